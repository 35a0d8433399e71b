//! What can be said of a line: log and be done, snooze, dismiss with a reason. Each is one act that can be undone.

use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use customers::timeline::{LogInput, MOODS, touchpoint_of};
use customers::{accounts, contacts};
use i18n::{parse_day, workdays};
use insight::signals::{self, Line};
use jiff::ToSpan;
use kernel::{Day, Error, Result, Says};
use maud::{Markup, html};
use serde::Deserialize;
use web::components::{Button, DateField, ErrorSummary, Field, FormView, PageHeader, RadioCards, Select, TextArea};
use web::{App, Form, Go, Outcome, Shared, Viewer, page};

use super::gather::values;
use super::state::{LineState, REASONS, quiet_until};
use crate::items::Item;
use crate::tasks::Task;

/// Which line.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Which {
    account: String,
    signal: String,
}

/// The line, as this viewer may see it.
fn line(app: &App, viewer: &Viewer, which: &Which) -> Result<Line> {
    team::rights::need_log(app, viewer, &which.account)?;
    let all = signals::for_account(app, viewer, &which.account);
    all.into_iter()
        .find(|l| l.signal == which.signal)
        .ok_or_else(|| Error::new(kernel::Kind::NotFound, "today-line-gone"))
}

fn said(app: &App, viewer: &Viewer, line: &Line, (state, until): (&str, Option<Day>)) -> LineState {
    LineState {
        id: app.id("lin"),
        account_id: line.account_id.clone(),
        signal: line.signal.clone(),
        person_id: None,
        state: state.to_owned(),
        until_day: until.map(|d| d.to_string()),
        reason: None,
        detail: Some(values(&line.values)),
        by_id: viewer.id.clone(),
        at: app.now().0,
        version: 1,
    }
}

/// The form of a log that handles a line: the log itself, the next step, and a promise.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Handling {
    account: String,
    signal: String,
    kind: String,
    contact_id: String,
    mood: String,
    text: String,
    next_step: String,
    next_on: String,
    promise: String,
    promise_on: String,
}

/// `GET /today/handle`.
pub(crate) async fn handle_form(State(app): State<Shared>, viewer: Viewer, Query(which): Query<Which>) -> Outcome {
    let line = line(&app, &viewer, &which)?;
    let kind = match line.act {
        signals::Act::Mail => "mail",
        signals::Act::Meeting => "meeting",
        _ => "call",
    };
    let input = Handling { account: which.account, signal: which.signal, kind: kind.to_owned(), ..Handling::default() };
    draw_handling(&app, &viewer, &line, &input, None).await
}

/// `POST /today/handle`: one touchpoint, perhaps a task and a promise, and the line rests.
pub(crate) async fn handle(
    State(app): State<Shared>,
    viewer: Viewer,
    Form(input): Form<Handling>,
) -> Outcome<Response> {
    let which = Which { account: input.account.clone(), signal: input.signal.clone() };
    let line = line(&app, &viewer, &which)?;
    match handled(&app, &viewer, &line, &input).await {
        Ok(cause) => Ok(Go::to("/").undoing("today-is-handled", &cause).into_response()),
        Err(error) => {
            Ok((StatusCode::UNPROCESSABLE_ENTITY, draw_handling(&app, &viewer, &line, &input, Some(&error)).await?)
                .into_response())
        }
    }
}

async fn handled(app: &App, viewer: &Viewer, line: &Line, input: &Handling) -> Result<String> {
    let log = LogInput {
        kind: input.kind.clone(),
        contact_id: input.contact_id.clone(),
        direction: "both".into(),
        text: input.text.clone(),
        mood: input.mood.clone(),
        ..LogInput::default()
    };
    let touchpoint = touchpoint_of(app, viewer, &line.account_id, &log)?;
    let day = |field: &str, typed: &str| match typed.trim() {
        "" => Ok(None),
        typed => {
            parse_day(typed, viewer.reader.calendar).map(Some).ok_or_else(|| Error::field(field, "form-day-wrong"))
        }
    };
    let (next_on, promise_on) = (day("next_on", &input.next_on)?, day("promise_on", &input.promise_on)?);
    let tx = app.db.write(app.by(viewer.actor())).await?;
    let cause = tx.by().cause.clone();
    tx.insert(touchpoint).await?;
    if !input.next_step.trim().is_empty() {
        let task = Task {
            id: app.id("tsk"),
            account_id: Some(line.account_id.clone()),
            title: input.next_step.trim().to_owned(),
            due_on: next_on.map(|d| d.to_string()),
            assignee_id: viewer.id.clone(),
            made_by: viewer.id.clone(),
            made_at: app.now().0,
            state: "open".to_owned(),
            version: 1,
            ..Task::default()
        };
        tx.insert(task).await?;
    }
    if !input.promise.trim().is_empty() {
        let id = app.id("itm");
        let promise = Item {
            key: id.clone(),
            id,
            account_id: line.account_id.clone(),
            kind: "promise".to_owned(),
            title: input.promise.trim().to_owned(),
            asked_on: app.today().to_string(),
            due_on: promise_on.map(|d| d.to_string()),
            owner_id: Some(viewer.id.clone()),
            version: 1,
            ..Item::default()
        };
        tx.insert(promise.checked().map_err(|_| Error::field("promise_on", "item-promise-needs-day"))?).await?;
    }
    tx.insert(said(app, viewer, line, ("handled", quiet_until("handled", app.today(), line.rest_days)))).await?;
    tx.commit().await?;
    app.touched();
    Ok(cause)
}

async fn draw_handling(app: &App, v: &Viewer, line: &Line, input: &Handling, error: Option<&Error>) -> Outcome {
    let account = accounts::store::get(app.db.read(), &line.account_id).await?;
    let people = contacts::known_to(app, v, &line.account_id).await?;
    let r = &v.reader;
    let wanted = line.target.as_ref().and_then(|t| people.iter().find(|c| c.role == t.role)).or_else(|| people.first());
    let chosen = if input.contact_id.is_empty() { wanted.map_or("", |c| c.id.as_str()) } else { &input.contact_id };
    let options = |prefix: &'static str, keys: &'static [&'static str]| {
        keys.iter().map(move |k| ((*k).to_owned(), v.t(&format!("{prefix}-{k}"))))
    };
    let body = html! {
        (ErrorSummary::new(r, error))
        (TextArea::new("text", v.t("log-text")).value(&input.text).rows(2).placeholder(v.t("log-text-hint")).required().attr("autofocus", "").faults(r, error))
        (Select::new("kind", v.t("log-kind")).options(options("touchpoint-kind", &customers::timeline::KINDS)).selected(&input.kind))
        (Select::new("contact_id", v.t("log-with")).blank(v.t("log-nobody")).options(people.iter().map(|c| (c.id.clone(), c.addressed().to_owned()))).selected(chosen))
        (Select::new("mood", v.t("log-mood")).blank(v.t("log-mood-unknown")).options(options("touchpoint-mood", &MOODS)).selected(&input.mood))
        (Field::text("next_step", v.t("today-next-step")).value(&input.next_step))
        (DateField::new(r, "next_on", v.t("today-next-on")).typed(&input.next_on).faults(r, error))
        (Field::text("promise", v.t("today-i-promised")).value(&input.promise))
        (DateField::new(r, "promise_on", v.t("today-promise-on")).typed(&input.promise_on).faults(r, error))
        (Button::submit(v.t("today-handle")).primary())
    };
    let form =
        FormView::post("/today/handle", &v.csrf).hidden("account", &input.account).hidden("signal", &input.signal);
    Ok(whole(
        app,
        v,
        (&account, line),
        html! { (form.draft(format!("handle-{}", line.account_id)).columns().body(body)) },
    ))
}

fn whole(app: &App, v: &Viewer, (account, line): (&accounts::Account, &Line), form: Markup) -> Markup {
    let main = html! {
        (PageHeader::new(account.called()).question(v.reader.say(&line.name)).back("/", v.t("today-title")))
        p class="line-fact" { (v.reader.say(&line.evidence)) }
        (form)
    };
    page(app, v, account.called(), main)
}

/// The snoozes that are offered, with their keys.
const SNOOZES: [(&str, &str); 4] = [("tomorrow", "t"), ("working_day", "w"), ("their_holiday", "h"), ("changes", "c")];

/// `GET /today/snooze`.
pub(crate) async fn snooze_form(State(app): State<Shared>, viewer: Viewer, Query(which): Query<Which>) -> Outcome {
    let line = line(&app, &viewer, &which)?;
    let account = accounts::store::get(app.db.read(), &line.account_id).await?;
    let body = html! { @for (until, key) in SNOOZES { (Button::submit(viewer.t(&format!("snooze-{until}"))).value("until", until).key(key)) } };
    let form = FormView::post("/today/snooze", &viewer.csrf)
        .hidden("account", &which.account)
        .hidden("signal", &which.signal)
        .body(body);
    Ok(whole(&app, &viewer, (&account, &line), html! { (form) }))
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Snooze {
    account: String,
    signal: String,
    until: String,
}

/// `POST /today/snooze`: for this viewer only.
pub(crate) async fn snooze(State(app): State<Shared>, viewer: Viewer, Form(input): Form<Snooze>) -> Outcome<Go> {
    let line = line(&app, &viewer, &Which { account: input.account, signal: input.signal })?;
    let account = accounts::store::get(app.db.read(), &line.account_id).await?;
    let until = snoozed_until(app.today(), &account.calendar, &input.until)?;
    let state = LineState { person_id: Some(viewer.id.clone()), ..said(&app, &viewer, &line, ("snoozed", until)) };
    let says =
        until.map_or_else(|| Says::new("today-snoozed-changes"), |day| Says::new("today-snoozed").with("day", day));
    Ok(keep(&app, &viewer, state, says).await?)
}

/// The day a snooze ends; nothing for "until it changes".
fn snoozed_until(today: Day, calendar: &str, until: &str) -> Result<Option<Day>> {
    let calendar = workdays::shipped(calendar)
        .ok_or_else(|| Error::internal("an account's calendar is one of the shipped ones"))?;
    let tomorrow = today.checked_add(1.day()).map_err(Error::internal)?;
    match until {
        "tomorrow" => Ok(Some(tomorrow)),
        "working_day" => Ok(Some(calendar.next_working(today))),
        "changes" => Ok(None),
        // The first working day after their next holiday within a month; without one the next working day.
        "their_holiday" => {
            let mut day = tomorrow;
            for _ in 0..31 {
                if calendar.holiday(day).is_some() {
                    return Ok(Some(calendar.next_working(day)));
                }
                day = day.checked_add(1.day()).map_err(Error::internal)?;
            }
            Ok(Some(calendar.next_working(today)))
        }
        _ => Err(Error::field("until", "form-choice-wrong")),
    }
}

async fn keep(app: &App, viewer: &Viewer, state: LineState, says: Says) -> Result<Go> {
    let tx = app.db.write(app.by(viewer.actor())).await?;
    let cause = tx.by().cause.clone();
    tx.insert(state).await?;
    tx.commit().await?;
    app.touched();
    Ok(Go::to("/").undoing(says, &cause))
}

/// `GET /today/dismiss`.
pub(crate) async fn dismiss_form(State(app): State<Shared>, viewer: Viewer, Query(which): Query<Which>) -> Outcome {
    let line = line(&app, &viewer, &which)?;
    draw_dismissal(
        &app,
        &viewer,
        &line,
        &Dismissal { account: which.account, signal: which.signal, ..Dismissal::default() },
        None,
    )
    .await
}

#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Dismissal {
    account: String,
    signal: String,
    reason: String,
    note: String,
    to_id: String,
}

/// `POST /today/dismiss`: each reason with its own effect.
pub(crate) async fn dismiss(
    State(app): State<Shared>,
    viewer: Viewer,
    Form(input): Form<Dismissal>,
) -> Outcome<Response> {
    let which = Which { account: input.account.clone(), signal: input.signal.clone() };
    let line = line(&app, &viewer, &which)?;
    match input.reason.as_str() {
        // Handled asks for the log.
        "handled" => Ok(Go::to(format!(
            "/today/handle?account={}&signal={}",
            page::encoded(&which.account),
            page::encoded(&which.signal)
        ))
        .into_response()),
        reason if REASONS.contains(&reason) => match dismissed(&app, &viewer, &line, &input).await {
            Ok(go) => Ok(go.into_response()),
            Err(error) => Ok((
                StatusCode::UNPROCESSABLE_ENTITY,
                draw_dismissal(&app, &viewer, &line, &input, Some(&error)).await?,
            )
                .into_response()),
        },
        _ => {
            let error = Error::field("reason", "dismiss-reason-missing");
            Ok((StatusCode::UNPROCESSABLE_ENTITY, draw_dismissal(&app, &viewer, &line, &input, Some(&error)).await?)
                .into_response())
        }
    }
}

async fn dismissed(app: &App, viewer: &Viewer, line: &Line, input: &Dismissal) -> Result<Go> {
    let until = quiet_until(&input.reason, app.today(), line.rest_days);
    let state = LineState { reason: Some(input.reason.clone()), ..said(app, viewer, line, ("dismissed", until)) };
    let state = if input.reason == "not_worth_it" || input.reason == "not_mine" {
        LineState { person_id: Some(viewer.id.clone()), ..state }
    } else {
        state
    };
    let tx = app.db.write(app.by(viewer.actor())).await?;
    let cause = tx.by().cause.clone();
    let note = input.note.trim();
    let assignee = match input.reason.as_str() {
        "not_mine" if input.to_id.is_empty() => return Err(Error::field("to_id", "dismiss-to-whom")),
        "not_mine" => Some(input.to_id.clone()),
        "data_wrong" => data_owner(app).await?,
        _ => None,
    };
    if let Some(assignee) = assignee {
        let name = viewer.reader.say(&line.name);
        let title = if note.is_empty() { name } else { format!("{name}: {note}") };
        let task = Task {
            id: app.id("tsk"),
            account_id: Some(line.account_id.clone()),
            title,
            assignee_id: assignee,
            made_by: viewer.id.clone(),
            made_at: app.now().0,
            signal: Some(line.signal.clone()),
            state: "open".to_owned(),
            version: 1,
            ..Task::default()
        };
        tx.insert(task).await?;
    }
    tx.insert(state).await?;
    tx.commit().await?;
    app.touched();
    Ok(Go::to("/").undoing(format!("dismissed-{}", input.reason).as_str(), &cause))
}

/// Who looks after data that is wrong: the first administrator.
async fn data_owner(app: &App) -> Result<Option<String>> {
    let people = team::people::all(app).await?;
    Ok(people.iter().filter(|p| p.is_active() && p.role() == team::people::Role::Admin).map(|p| p.id.clone()).min())
}

async fn draw_dismissal(app: &App, v: &Viewer, line: &Line, input: &Dismissal, error: Option<&Error>) -> Outcome {
    let account = accounts::store::get(app.db.read(), &line.account_id).await?;
    let people = team::people::all(app).await?;
    let cards = REASONS.iter().fold(RadioCards::new("reason", v.t("dismiss-why")), |cards, reason| {
        cards.card(*reason, v.t(&format!("dismiss-{reason}")), v.t(&format!("dismiss-{reason}-effect")))
    });
    let body = html! {
        (ErrorSummary::new(&v.reader, error))
        (cards.selected(&input.reason).faults(&v.reader, error))
        (Field::text("note", v.t("dismiss-note")).value(&input.note))
        (team::people::select(("to_id", v.t("dismiss-to")), &people, &[], &input.to_id).blank(v.t("owner-none")).faults(&v.reader, error))
        (Button::submit(v.t("today-dismiss")).primary())
    };
    let form = FormView::post("/today/dismiss", &v.csrf)
        .hidden("account", &input.account)
        .hidden("signal", &input.signal)
        .body(body);
    Ok(whole(app, v, (&account, line), html! { (form) }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_snooze_follows_their_calendar() {
        // 21 November 2026 is a Saturday: a working day in Iran, none in China.
        let saturday: Day = "2026-11-21".parse().unwrap();
        assert_eq!(snoozed_until(saturday, "IR", "working_day").unwrap(), "2026-11-22".parse().ok());
        assert_eq!(snoozed_until(saturday, "CN", "working_day").unwrap(), "2026-11-23".parse().ok());
        assert_eq!(snoozed_until(saturday, "INTL", "changes").unwrap(), None);
        assert_eq!(snoozed_until(saturday, "INTL", "tomorrow").unwrap(), "2026-11-22".parse().ok());
        assert!(snoozed_until(saturday, "INTL", "never").is_err());
        // The last working day before Nowruz 1405: back after the holiday, not in the middle of it.
        let before: Day = "2026-03-18".parse().unwrap();
        assert!(snoozed_until(before, "IR", "their_holiday").unwrap() >= "2026-03-25".parse().ok());
    }
}
