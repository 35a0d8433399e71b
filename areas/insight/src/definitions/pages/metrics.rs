//! `GET/POST /insight/metrics/{key}`: one metric.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use kernel::{Error, Kind, Says};
use maud::html;
use metrics::{Aggregate, DAYS_LIMIT, Window};
use web::components::{Button, Checkbox, ErrorSummary, Field, FormView, PageHeader, PostButton, Select, TextArea};
use web::{App, Form, Go, Outcome, Shared, Viewer, page};

use crate::definitions::edit::{Typed, change, name_fields, name_of, put, reason_field, remove};
use crate::definitions::model::{Definitions, Metric};
use crate::definitions::sets::current;
use crate::words::label;

/// The key of the form for a new one.
const NEW: &str = "new";
/// The windows that a form offers.
const WINDOWS: [&str; 3] = ["days", "shifted", "lifetime"];
/// Event names that are offered.
const OFFERED: usize = 60;

/// Handler.
pub(crate) async fn show(State(app): State<Shared>, viewer: Viewer, Path(key): Path<String>) -> Outcome {
    viewer.need("definition.read")?;
    let set = current(&app).await?;
    let typed = if key == NEW {
        Typed([("days", "28"), ("window", "days")].map(|(k, v)| (k.to_owned(), v.to_owned())).into())
    } else {
        typed_of(set.definitions.metrics.iter().find(|m| m.key == key).ok_or_else(Error::not_found)?)
    };
    Ok(draw(&app, &viewer, (&key, &set.id, &set.definitions), &typed, None)?)
}

/// Handler.
pub(crate) async fn save(
    State(app): State<Shared>,
    viewer: Viewer,
    Path(key): Path<String>,
    Form(typed): Form<Typed>,
) -> Outcome<Response> {
    let new = typed.text("key").to_owned();
    let done = change(&app, &viewer, (&typed, &new), |all| {
        let old = all.metrics.iter().find(|m| m.key == key).and_then(|m| m.name.clone());
        let metric = metric_of(&app, &typed, old.as_ref())?;
        put(&mut all.metrics, &key, |m| &m.key, metric);
        if key != NEW && key != new {
            crate::definitions::rename::everywhere(all, &key, &new);
        }
        Ok(())
    });
    match done.await {
        Ok(cause) => Ok(Go::to("/insight/definitions").undoing("definition-saved", &cause).into_response()),
        Err(error) if matches!(error.kind, Kind::Invalid | Kind::Conflict) => {
            let set = current(&app).await?;
            let markup = draw(&app, &viewer, (&key, &set.id, &set.definitions), &typed, Some(&error))?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, markup).into_response())
        }
        Err(error) => Err(error.into()),
    }
}

/// Handler.
pub(crate) async fn delete(
    State(app): State<Shared>,
    viewer: Viewer,
    Path(key): Path<String>,
    Form(typed): Form<Typed>,
) -> Outcome<Go> {
    let cause = change(&app, &viewer, (&typed, &key), |all| remove(&mut all.metrics, &key, |m| &m.key)).await?;
    Ok(Go::to("/insight/definitions").undoing("definition-deleted", &cause))
}

fn typed_of(metric: &Metric) -> Typed {
    let (window, days, shift) = match metric.window {
        Window::Days(n) => ("days", n, 0),
        Window::Previous(n) => ("shifted", n, n),
        Window::PreviousBy { days, shift } => ("shifted", days, shift),
        Window::Lifetime => ("lifetime", 0, 0),
    };
    let some = |n: u16| if n == 0 { String::new() } else { n.to_string() };
    let pairs = [
        ("key", metric.key.clone()),
        ("aggregate", metric.aggregate.key().to_owned()),
        ("window", window.to_owned()),
        ("days", some(days)),
        ("shift", some(shift)),
        ("names", metric.names.join(if metric.aggregate == Aggregate::Steps { "\n" } else { ", " })),
        ("within", metric.within.map(|days| days.to_string()).unwrap_or_default()),
        ("role", metric.role.clone().unwrap_or_default()),
        ("per_working_day", metric.per_working_day.to_string()),
    ];
    Typed(pairs.into_iter().map(|(k, v)| (k.to_owned(), v)).collect())
}

fn metric_of(app: &App, typed: &Typed, old: Option<&crate::words::Name>) -> kernel::Result<Metric> {
    let aggregate = Aggregate::ALL.into_iter().find(|a| a.key() == typed.text("aggregate"));
    let aggregate = aggregate.ok_or_else(|| Error::field("aggregate", "error-required"))?;
    let limit = || Says::new("metric-days").with("limit", i64::from(DAYS_LIMIT));
    let days = |field| typed.whole(field).ok_or_else(|| Error::field(field, limit()));
    let window = match typed.text("window") {
        "days" => Window::Days(days("days")?),
        "shifted" => Window::PreviousBy { days: days("days")?, shift: days("shift")? },
        _ => Window::Lifetime,
    };
    let within = match typed.some("within") {
        None => None,
        Some(_) => Some(typed.whole("within").ok_or_else(|| Error::field("within", within_limit(window)))?),
    };
    Ok(Metric {
        key: typed.text("key").to_owned(),
        name: name_of(app, typed, "name", old),
        aggregate,
        window,
        names: typed.list("names"),
        within,
        role: typed.some("role"),
        per_working_day: typed.ticked("per_working_day"),
    })
}

/// What a number of days from the first step to the last may be.
fn within_limit(window: Window) -> Says {
    Says::new("metric-within").with("limit", i64::from(window.days().unwrap_or(DAYS_LIMIT)))
}

fn draw(
    app: &App,
    v: &Viewer,
    (key, base, all): (&str, &str, &Definitions),
    typed: &Typed,
    error: Option<&Error>,
) -> kernel::Result<maud::Markup> {
    let r = &v.reader;
    let name = all.metrics.iter().find(|m| m.key == key).and_then(|m| m.name.as_ref());
    let title = if key == NEW { v.t("metric-new") } else { r.say(&label(name, key)) };
    let roles = customers::contacts::ROLES.map(|role| (role.to_owned(), v.t(&format!("contact-role-{role}"))));
    let known: Vec<String> = app.log.names()?.into_keys().take(OFFERED).collect();
    let body = html! {
        (Field::text("key", v.t("definition-key")).hint(v.t("definition-key-hint")).value(typed.text("key")).required().attr("dir", "ltr").faults(r, error))
        (name_fields(app, v, ("name", "definition-name"), name))
        (Select::new("aggregate", v.t("metric-aggregate")).hint(v.t("metric-aggregate-hint")).options(Aggregate::ALL.map(|a| (a.key().to_owned(), v.t(&format!("metric-aggregate-{}", a.key()))))).selected(typed.text("aggregate")).faults(r, error))
        (Select::new("window", v.t("metric-window")).options(WINDOWS.map(|w| (w.to_owned(), v.t(&format!("metric-window-kind-{w}"))))).selected(typed.text("window")))
        (Field::number("days", v.t("metric-days-field")).value(typed.text("days")).faults(r, error))
        (Field::number("shift", v.t("metric-shift-field")).hint(v.t("metric-shift-hint")).value(typed.text("shift")).faults(r, error))
        (TextArea::new("names", v.t("metric-names")).hint(v.t("metric-names-hint")).value(typed.text("names")).rows(3).attr("dir", "ltr").faults(r, error))
        @if !known.is_empty() { p.quiet { (v.t("metric-known-names")) " " bdi dir="ltr" { (known.join(", ")) } } }
        (Field::number("within", v.t("metric-within-field")).hint(v.t("metric-within-hint")).value(typed.text("within")).faults(r, error))
        (Select::new("role", v.t("metric-role")).options(roles).blank(v.t("metric-everybody")).selected(typed.text("role")))
        (Checkbox::new("per_working_day", v.t("metric-per-working-day-field")).checked(typed.ticked("per_working_day")).faults(r, error))
        (reason_field(v, base, (typed, error)))
        @if v.may("definition.write") { div class="actions" { (Button::submit(v.t("act-save")).primary()) } }
    };
    let main = html! {
        (PageHeader::new(&title).question(v.t("metric-question")).back("/insight/definitions", v.t("definitions-title")))
        (ErrorSummary::new(r, error))
        (FormView::post(format!("/insight/metrics/{key}"), &v.csrf).body(body))
        @if key != NEW && v.may("definition.write") {
            (PostButton::new(format!("/insight/metrics/{key}/delete"), &v.csrf, v.t("definition-delete")).hidden("base", base).danger())
        }
    };
    Ok(page(app, v, &title, main))
}
