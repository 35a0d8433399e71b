//! Signals on screen: what each says, of how many accounts it speaks now, and its form.

use axum::Router;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use kernel::{Error, Kind, Value};
use maud::{Markup, html};
use web::components::{
    Button, Checkbox, Column, DataTable, ErrorSummary, Field, FormView, PageHeader, PostButton, Row, Select, TextArea,
    live,
};
use web::{App, Form, Go, Outcome, Shared, Viewer, page};

use crate::definitions::edit::{Typed, change, name_fields, name_of, put, reason_field, remove};
use crate::definitions::help::columns_help;
use crate::definitions::model::{ACCOUNT, Act, Audience, Group, SOURCE, Signal, Tells};
use crate::definitions::{Set, current};
use crate::words::label;

/// The key of the form for a new one.
const NEW: &str = "new";

pub(crate) fn routes() -> Router<Shared> {
    Router::new()
        .route("/insight/signals", get(list))
        .route("/insight/signals/{key}", get(show).post(save))
        .route("/insight/signals/{key}/delete", post(delete))
}

async fn list(State(app): State<Shared>, viewer: Viewer) -> Outcome {
    viewer.need("definition.read")?;
    let set = current(&app).await?;
    let rights = team::rights::viewed(&app, &viewer, ACCOUNT);
    let viewed = rights.viewed();
    let title = viewer.t("signals-title");
    let mut header = PageHeader::new(&title).question(viewer.t("signals-question"));
    if viewer.may("definition.write") {
        header =
            header.action(Button::link("/insight/signals/new", viewer.t("signal-new")).primary().icon("plus").key("n"));
    }
    let mut table = DataTable::new(&viewer.reader, &title)
        .column(Column::new("name", viewer.t("definition-name")).header())
        .column(Column::new("count", viewer.t("signals-speaks")).numeric())
        .column(Column::new("role", viewer.t("signal-role")))
        .column(Column::new("tells", viewer.t("signal-tells")))
        .column(Column::new("act", viewer.t("signal-act")))
        .column(Column::new("group", viewer.t("signal-group")).optional())
        .column(Column::new("weight", viewer.t("signal-weight")).numeric().optional());
    let sources = app.board.load();
    for signal in &set.definitions.signals {
        let count = if signal.subject == SOURCE {
            let frame = sources.frame(SOURCE);
            frame.map_or(0, |f| (0..f.len()).filter(|&row| f.value(row, &signal.column()) == Value::Flag(true)).count())
        } else {
            let groups = viewed.group_count(&signal.column()).unwrap_or_default();
            groups.known.iter().find(|(value, _)| *value == Value::Flag(true)).map_or(0, |(_, n)| *n)
        };
        table = table.row(
            Row::new(&signal.key)
                .href(format!("/insight/signals/{}", signal.key))
                .cell(viewer.reader.say(&label(signal.name.as_ref(), &signal.key)))
                .cell(html! { a href=(format!("/accounts?where={}", signal.column())) { (viewer.reader.integer(i64::try_from(count).unwrap_or(i64::MAX))) } })
                .cell(viewer.t(&format!("signal-role-{}", signal.role.key())))
                .cell(viewer.t(&format!("signal-tells-{}", signal.tells.key())))
                .cell(viewer.t(&format!("signal-act-{}", signal.act.key())))
                .cell(viewer.t(&format!("signal-group-{}", signal.group.key())))
                .cell(viewer.reader.integer(signal.weight.into())),
        );
    }
    let main = html! { (header) (crate::segments::tabs(&viewer, "/insight/signals")) (table) };
    Ok(page(&app, &viewer, &title, live("signals", &main)))
}

async fn show(State(app): State<Shared>, viewer: Viewer, Path(key): Path<String>) -> Outcome {
    viewer.need("definition.read")?;
    let set = current(&app).await?;
    let typed = match set.definitions.signals.iter().find(|s| s.key == key) {
        Some(signal) => typed_of(signal),
        None if key == NEW => Typed(
            [("due_days", "3"), ("rest_days", "14"), ("weight", "2")].map(|(k, v)| (k.to_owned(), v.to_owned())).into(),
        ),
        None => return Err(Error::not_found().into()),
    };
    Ok(draw(&app, &viewer, (&key, &set), &typed, None))
}

async fn save(
    State(app): State<Shared>,
    viewer: Viewer,
    Path(key): Path<String>,
    Form(typed): Form<Typed>,
) -> Outcome<Response> {
    let new = typed.text("key").to_owned();
    let done = change(&app, &viewer, (&typed, &new), |all| {
        let old = all.signals.iter().find(|s| s.key == key).cloned();
        let signal = signal_of(&app, &typed, old.as_ref())?;
        let renamed = (format!("signal_{key}"), signal.column());
        put(&mut all.signals, &key, |s| &s.key, signal);
        if key != NEW && renamed.0 != renamed.1 {
            crate::definitions::rename_everywhere(all, &renamed.0, &renamed.1);
        }
        Ok(())
    });
    match done.await {
        Ok(cause) => Ok(Go::to("/insight/signals").undoing("definition-saved", &cause).into_response()),
        Err(error) if matches!(error.kind, Kind::Invalid | Kind::Conflict) => {
            let set = current(&app).await?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, draw(&app, &viewer, (&key, &set), &typed, Some(&error)))
                .into_response())
        }
        Err(error) => Err(error.into()),
    }
}

async fn delete(
    State(app): State<Shared>,
    viewer: Viewer,
    Path(key): Path<String>,
    Form(typed): Form<Typed>,
) -> Outcome<Go> {
    let cause = change(&app, &viewer, (&typed, &key), |all| remove(&mut all.signals, &key, |s| &s.key)).await?;
    Ok(Go::to("/insight/signals").undoing("definition-deleted", &cause))
}

fn typed_of(signal: &Signal) -> Typed {
    let pairs = [
        ("key", signal.key.clone()),
        ("subject", signal.subject.clone()),
        ("expression", signal.expression.clone()),
        ("group", signal.group.key().to_owned()),
        ("role", signal.role.key().to_owned()),
        ("act", signal.act.key().to_owned()),
        ("with", signal.with.join(", ")),
        ("evidence", signal.evidence.join(", ")),
        ("due_days", signal.due_days.to_string()),
        ("rest_days", signal.rest_days.to_string()),
        ("weight", signal.weight.to_string()),
        ("risk", signal.risk.to_string()),
        ("tells", signal.tells.key().to_owned()),
    ];
    Typed(pairs.into_iter().map(|(k, v)| (k.to_owned(), v)).collect())
}

fn signal_of(app: &App, typed: &Typed, old: Option<&Signal>) -> kernel::Result<Signal> {
    let needed = |field: &str| Error::field(field, "error-required");
    let days = |field: &str| typed.whole(field).ok_or_else(|| Error::field(field, "error-not-a-number"));
    let weight = typed.whole("weight").and_then(|n| u8::try_from(n).ok());
    Ok(Signal {
        key: typed.text("key").to_owned(),
        name: name_of(app, typed, "name", old.and_then(|s| s.name.as_ref())),
        subject: if typed.text("subject") == SOURCE { SOURCE } else { ACCOUNT }.to_owned(),
        expression: typed.text("expression").to_owned(),
        group: Group::from_key(typed.text("group")).ok_or_else(|| needed("group"))?,
        role: Audience::from_key(typed.text("role")).ok_or_else(|| needed("role"))?,
        text: name_of(app, typed, "text", old.and_then(|s| s.text.as_ref())),
        evidence: typed.list("evidence"),
        act: Act::from_key(typed.text("act")).ok_or_else(|| needed("act"))?,
        with: typed.list("with"),
        due_days: days("due_days")?,
        rest_days: days("rest_days")?,
        weight: weight.ok_or_else(|| Error::field("weight", "signal-weight-range"))?,
        risk: typed.ticked("risk"),
        tells: Tells::from_key(typed.text("tells")).unwrap_or(Tells::Line),
    })
}

fn draw(app: &App, v: &Viewer, (key, set): (&str, &Set), typed: &Typed, error: Option<&Error>) -> Markup {
    let r = &v.reader;
    let rights = team::rights::viewed(app, v, ACCOUNT);
    let name = set.definitions.signals.iter().find(|s| s.key == key).and_then(|s| s.name.as_ref());
    let title = if key == NEW { v.t("signal-new") } else { r.say(&label(name, key)) };
    let main = html! {
        (PageHeader::new(&title).question(v.t("signal-question")).back("/insight/signals", v.t("signals-title")))
        (ErrorSummary::new(r, error))
        (FormView::post(format!("/insight/signals/{key}"), &v.csrf).body(fields(app, v, (key, set), typed, error)))
        (columns_help(v, &rights.frame, &rights.view))
        @if key != NEW && v.may("definition.write") {
            (PostButton::new(format!("/insight/signals/{key}/delete"), &v.csrf, v.t("definition-delete")).hidden("base", &set.id).danger())
        }
    };
    page(app, v, &title, main)
}

fn fields(app: &App, v: &Viewer, (key, set): (&str, &Set), typed: &Typed, error: Option<&Error>) -> Markup {
    let r = &v.reader;
    let old = set.definitions.signals.iter().find(|s| s.key == key);
    let choose = |name: &str, keys: &[&'static str]| {
        let options = keys.iter().map(|k| ((*k).to_owned(), v.t(&format!("signal-{name}-{k}"))));
        Select::new(name, v.t(&format!("signal-{name}"))).options(options).selected(typed.text(name)).faults(r, error)
    };
    let groups: Vec<&str> = Group::ALL.iter().map(|g| g.key()).collect();
    let roles: Vec<&str> = Audience::ALL.iter().map(|g| g.key()).collect();
    let acts: Vec<&str> = Act::ALL.iter().map(|g| g.key()).collect();
    let tells: Vec<&str> = Tells::ALL.iter().map(|g| g.key()).collect();
    html! {
        (Field::text("key", v.t("definition-key")).hint(v.t("definition-key-hint")).value(typed.text("key")).required().attr("dir", "ltr").faults(r, error))
        (name_fields(app, v, ("name", "definition-name"), old.and_then(|s| s.name.as_ref())))
        (choose("subject", &[ACCOUNT, SOURCE]))
        (TextArea::new("expression", v.t("signal-expression")).hint(v.t("segment-expression-hint")).value(typed.text("expression")).rows(4).required().attr("dir", "ltr").faults(r, error))
        (Field::text("evidence", v.t("signal-evidence")).hint(v.t("signal-evidence-hint")).value(typed.text("evidence")).attr("dir", "ltr"))
        (name_fields(app, v, ("text", "signal-text"), old.and_then(|s| s.text.as_ref())))
        p.quiet { (v.t("signal-text-hint")) }
        (choose("group", &groups))
        (choose("role", &roles))
        (choose("tells", &tells))
        (choose("act", &acts))
        (Field::text("with", v.t("signal-with")).hint(v.t("signal-with-hint")).value(typed.text("with")).attr("dir", "ltr"))
        (Field::number("due_days", v.t("signal-due-days")).value(typed.text("due_days")).faults(r, error))
        (Field::number("rest_days", v.t("signal-rest-days")).value(typed.text("rest_days")).faults(r, error))
        (Field::number("weight", v.t("signal-weight")).hint(v.t("signal-weight-range")).value(typed.text("weight")).faults(r, error))
        (Checkbox::new("risk", v.t("signal-risk")).checked(typed.ticked("risk")))
        (reason_field(v, &set.id, (typed, error)))
        @if v.may("definition.write") { div class="actions" { (Button::submit(v.t("act-save")).primary()) } }
    }
}
