//! Logging a touchpoint: kind and person filled in, one line, mood; fifteen seconds.

use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use kernel::{Error, Instant, Result, Says};
use maud::{Markup, html};
use serde::Deserialize;
use web::components::{Button, DateField, ErrorSummary, FormView, PageHeader, Select, TextArea};
use web::{App, Form, Go, Outcome, Shared, Viewer, page};

use super::model::{DIRECTIONS, KINDS, MOODS, Touchpoint};
use super::store;
use crate::contacts::{self, Contact};
use crate::{accounts, blank};

/// The log box as it is posted; other areas' forms embed the same fields.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct LogInput {
    /// Kind of touchpoint.
    #[serde(default)]
    pub kind: String,
    /// Whom with.
    #[serde(default)]
    pub contact_id: String,
    /// Who spoke.
    #[serde(default)]
    pub direction: String,
    /// What was said.
    #[serde(default)]
    pub text: String,
    /// How they were.
    #[serde(default)]
    pub mood: String,
    /// The day, in the viewer's calendar; blank is now.
    #[serde(default)]
    pub on: String,
    /// Where to go afterwards.
    #[serde(default)]
    pub next: String,
}

/// The touchpoint that a filled log box means.
///
/// # Errors
/// Every wrong field, named.
pub fn touchpoint_of(app: &App, viewer: &Viewer, account: &str, input: &LogInput) -> Result<Touchpoint> {
    let at = match input.on.trim() {
        "" => app.now(),
        typed => {
            let day = i18n::parse_day(typed, viewer.reader.calendar)
                .ok_or_else(|| Error::field("on", "touchpoint-day-wrong"))?;
            if day == app.today() {
                app.now()
            } else {
                Instant::start_of(day, &viewer.reader.zone).plus_seconds(12 * 3600)
            }
        }
    };
    let id = app.id("tou");
    Touchpoint {
        key: id.clone(),
        id,
        account_id: account.to_owned(),
        contact_id: blank(&input.contact_id),
        kind: input.kind.clone(),
        at: at.0,
        direction: if input.direction.is_empty() { "both".to_owned() } else { input.direction.clone() },
        text: input.text.trim().to_owned(),
        mood: blank(&input.mood),
        by_id: Some(viewer.id.clone()),
        version: 1,
    }
    .checked()
}

#[derive(Debug, Deserialize)]
pub(crate) struct Ask {
    #[serde(default)]
    next: String,
    #[serde(default)]
    kind: String,
}

/// `GET /accounts/{id}/log`: the box as a page of its own, for the side panel and for browsers without script.
pub(crate) async fn show(
    State(app): State<Shared>,
    viewer: Viewer,
    Path(account): Path<String>,
    Query(ask): Query<Ask>,
) -> Outcome {
    team::rights::need_log(&app, &viewer, &account)?;
    let kind = if KINDS.contains(&ask.kind.as_str()) { ask.kind } else { "call".to_owned() };
    let input = LogInput { next: ask.next, kind, ..LogInput::default() };
    form_page(&app, &viewer, &account, &input, None).await
}

/// `POST /accounts/{id}/log`.
pub(crate) async fn create(
    State(app): State<Shared>,
    viewer: Viewer,
    Path(account): Path<String>,
    Form(input): Form<LogInput>,
) -> Outcome<Response> {
    team::rights::need_log(&app, &viewer, &account)?;
    let touchpoint = match touchpoint_of(&app, &viewer, &account, &input) {
        Ok(touchpoint) => touchpoint,
        Err(error) => {
            let markup = form_page(&app, &viewer, &account, &input, Some(&error)).await?;
            return Ok((StatusCode::UNPROCESSABLE_ENTITY, markup).into_response());
        }
    };
    let tx = app.db.write(app.by(viewer.actor())).await?;
    let cause = tx.by().cause.clone();
    let says = Says::new("touchpoint-logged").with("kind", Says::new(format!("touchpoint-kind-{}", touchpoint.kind)));
    tx.insert(touchpoint).await?;
    tx.commit().await?;
    app.touched();
    Ok(Go::back(&input.next, &format!("/accounts/{account}#timeline")).undoing(says, &cause).into_response())
}

#[derive(Debug, Deserialize)]
pub(crate) struct Nothing {}

/// `POST /touchpoints/{id}/delete`.
pub(crate) async fn delete(
    State(app): State<Shared>,
    viewer: Viewer,
    Path(id): Path<String>,
    Form(Nothing {}): Form<Nothing>,
) -> Outcome<Go> {
    let touchpoint = store::get(app.db.read(), &id).await?;
    team::rights::need_log(&app, &viewer, &touchpoint.account_id)?;
    let tx = app.db.write(app.by(viewer.actor())).await?;
    let cause = tx.by().cause.clone();
    tx.delete(&touchpoint).await?;
    tx.commit().await?;
    app.touched();
    Ok(Go::to(format!("/accounts/{}#timeline", touchpoint.account_id)).undoing("touchpoint-removed", &cause))
}

async fn form_page(app: &App, v: &Viewer, account: &str, input: &LogInput, error: Option<&Error>) -> Outcome {
    let record = accounts::store::get(app.db.read(), account).await?;
    let contacts = contacts::known_to(app, v, account).await?;
    let title = v.t("log-title");
    let main = html! {
        (PageHeader::new(record.called()).question(v.t("log-title")).back(format!("/accounts/{account}"), v.t("account-back")))
        (log_box(v, account, &contacts, input, error))
    };
    Ok(page(app, v, &title, main))
}

/// The box. Its draft survives a closed tab.
pub fn log_box(v: &Viewer, account: &str, contacts: &[Contact], input: &LogInput, error: Option<&Error>) -> Markup {
    let r = &v.reader;
    let options = |prefix: &'static str, keys: &'static [&'static str]| {
        keys.iter().map(move |k| ((*k).to_owned(), v.t(&format!("{prefix}-{k}"))))
    };
    let people = contacts.iter().map(|c| (c.id.clone(), c.addressed().to_owned()));
    let direction = if input.direction.is_empty() { "both" } else { &input.direction };
    let first = contacts.first().map_or("", |c| c.id.as_str());
    let chosen = if input.contact_id.is_empty() { first } else { &input.contact_id };
    let body = html! {
        (ErrorSummary::new(r, error))
        div class="log-row" {
            (Select::new("kind", v.t("log-kind")).options(options("touchpoint-kind", &KINDS)).selected(&input.kind).faults(r, error))
            (Select::new("contact_id", v.t("log-with")).blank(v.t("log-nobody")).options(people).selected(chosen))
            (Select::new("direction", v.t("log-direction")).options(options("touchpoint-direction", &DIRECTIONS)).selected(direction).faults(r, error))
            (Select::new("mood", v.t("log-mood")).blank(v.t("log-mood-unknown")).options(options("touchpoint-mood", &MOODS)).selected(&input.mood).faults(r, error))
            (DateField::new(r, "on", v.t("log-on")).typed(&input.on).hint(v.t("log-on-hint")).faults(r, error))
        }
        (TextArea::new("text", v.t("log-text")).value(&input.text).rows(2).placeholder(v.t("log-text-hint")).required().faults(r, error))
        (Button::submit(v.t("log-save")).primary())
    };
    let form = FormView::post(format!("/accounts/{account}/log"), &v.csrf).draft(format!("log-{account}"));
    html! { (form.hidden("next", &input.next).body(body)) }
}
