//! Sending, accepting, returning and closing a handoff.

use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use i18n::workdays;
use kernel::Error;
use maud::html;
use serde::Deserialize;
use team::people::Role;
use web::components::{Button, ErrorSummary, FormView, PageHeader, Select, TextArea};
use web::{App, Form, Go, Outcome, Shared, Viewer, page};

use super::model::{ANSWER_DAYS, Handoff, MATTERS};
use super::store;

/// The form as it is posted.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Input {
    to_id: String,
    matter: String,
    text: String,
    next: String,
}

/// `GET /accounts/{id}/handoffs/new`.
pub(crate) async fn new(
    State(app): State<Shared>,
    viewer: Viewer,
    Path(account): Path<String>,
    Query(mut input): Query<Input>,
) -> Outcome {
    team::rights::need_log(&app, &viewer, &account)?;
    let record = customers::accounts::store::get(app.db.read(), &account).await?;
    if input.to_id.is_empty() {
        let other = if is_am(&viewer) { record.csm_id.clone() } else { record.am_id.clone() };
        input.to_id = other.unwrap_or_default();
    }
    form(&app, &viewer, &account, &input, None).await
}

fn is_am(viewer: &Viewer) -> bool {
    viewer.role == Role::AccountManager.key()
}

/// `POST /accounts/{id}/handoffs/new`.
pub(crate) async fn create(
    State(app): State<Shared>,
    viewer: Viewer,
    Path(account): Path<String>,
    Form(input): Form<Input>,
) -> Outcome<Response> {
    team::rights::need_log(&app, &viewer, &account)?;
    let record = customers::accounts::store::get(app.db.read(), &account).await?;
    let calendar = workdays::shipped(&record.calendar)
        .ok_or_else(|| Error::internal("an account's calendar is one of the shipped ones"))?;
    let handoff = Handoff {
        id: app.id("han"),
        account_id: account.clone(),
        direction: if is_am(&viewer) { "to_csm" } else { "to_am" }.to_owned(),
        from_id: viewer.id.clone(),
        to_id: input.to_id.clone(),
        matter: input.matter.clone(),
        text: input.text.trim().to_owned(),
        at: app.now().0,
        answer_by: calendar.add_working_days(app.today(), ANSWER_DAYS).to_string(),
        state: "sent".to_owned(),
        version: 1,
        ..Handoff::default()
    };
    match handoff.checked() {
        Ok(handoff) => {
            let tx = app.db.write(app.by(viewer.actor())).await?;
            let cause = tx.by().cause.clone();
            tx.insert(handoff).await?;
            tx.commit().await?;
            app.touched();
            Ok(Go::back(&input.next, &format!("/accounts/{account}#handoffs"))
                .undoing("handoff-sent", &cause)
                .into_response())
        }
        Err(error) => {
            Ok((StatusCode::UNPROCESSABLE_ENTITY, form(&app, &viewer, &account, &input, Some(&error)).await?)
                .into_response())
        }
    }
}

#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Answer {
    answer: String,
    next: String,
}

/// `POST /handoffs/{id}/accept`.
pub(crate) async fn accept(
    State(app): State<Shared>,
    viewer: Viewer,
    Path(id): Path<String>,
    Form(answer): Form<Answer>,
) -> Outcome<Go> {
    turn(&app, &viewer, &id, ("sent", "accepted"), &answer).await
}

/// `POST /handoffs/{id}/return`: needs a reason.
pub(crate) async fn give_back(
    State(app): State<Shared>,
    viewer: Viewer,
    Path(id): Path<String>,
    Form(answer): Form<Answer>,
) -> Outcome<Go> {
    if answer.answer.trim().is_empty() {
        return Err(Error::field("answer", "handoff-reason-missing").into());
    }
    turn(&app, &viewer, &id, ("sent", "returned"), &answer).await
}

/// `POST /handoffs/{id}/close`: what came of it; a returned one is closed by whoever sent it.
pub(crate) async fn close(
    State(app): State<Shared>,
    viewer: Viewer,
    Path(id): Path<String>,
    Form(answer): Form<Answer>,
) -> Outcome<Go> {
    let from = store::get(app.db.read(), &id).await?.state;
    if from != "accepted" && from != "returned" {
        return Err(Error::invalid("handoff-not-accepted").into());
    }
    turn(&app, &viewer, &id, (&from, "closed"), &answer).await
}

/// One step of a handoff, by whom it waits for; a lead may always.
async fn turn(app: &App, viewer: &Viewer, id: &str, (from, to): (&str, &str), answer: &Answer) -> Outcome<Go> {
    let old = store::get(app.db.read(), id).await?;
    let turn = if old.state == "returned" { &old.from_id } else { &old.to_id };
    if *turn != viewer.id && !viewer.may("task.assign") {
        return Err(Error::forbidden().into());
    }
    if old.state != from {
        return Err(Error::stale().into());
    }
    let said = Some(answer.answer.trim().to_owned()).filter(|a| !a.is_empty());
    let new = Handoff {
        state: to.to_owned(),
        answer: said.or_else(|| old.answer.clone()),
        answered_at: Some(app.now().0),
        ..old.clone()
    };
    let tx = app.db.write(app.by(viewer.actor())).await?;
    let cause = tx.by().cause.clone();
    tx.update(&old, new).await?;
    tx.commit().await?;
    app.touched();
    Ok(Go::back(&answer.next, &format!("/accounts/{}#handoffs", old.account_id))
        .undoing(format!("handoff-is-{to}").as_str(), &cause))
}

async fn form(app: &App, v: &Viewer, account: &str, input: &Input, error: Option<&Error>) -> Outcome {
    let record = customers::accounts::store::get(app.db.read(), account).await?;
    let people = team::people::all(app).await?;
    let roles: &[Role] =
        if is_am(v) { &[Role::Manager, Role::Specialist, Role::Lead] } else { &[Role::AccountManager, Role::Lead] };
    let title = v.t(if is_am(v) { "handoff-to-csm" } else { "handoff-to-am" });
    let r = &v.reader;
    let body = html! {
        (ErrorSummary::new(r, error))
        (team::people::select(("to_id", v.t("handoff-to")), &people, roles, &input.to_id).faults(r, error))
        (Select::new("matter", v.t("handoff-matter")).options(MATTERS.iter().map(|m| ((*m).to_owned(), v.t(&format!("handoff-matter-{m}"))))).selected(&input.matter).faults(r, error))
        (TextArea::new("text", v.t("handoff-text")).value(&input.text).rows(4).placeholder(v.t("handoff-text-hint")).required().faults(r, error))
        (Button::submit(v.t("handoff-send")).primary())
    };
    let main = html! {
        (PageHeader::new(record.called()).question(&title).back(format!("/accounts/{account}"), v.t("account-back")))
        (FormView::post(format!("/accounts/{account}/handoffs/new"), &v.csrf).hidden("next", &input.next).draft(format!("handoff-{account}")).body(body))
    };
    Ok(page(app, v, &title, main))
}
