//! `GET/POST /insight/segments/{key}`: one segment, its live count, and why an account is in or out.

use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use kernel::{Error, Kind};
use maud::{Markup, html};
use query::{Expression, Listing};
use web::components::{Button, ErrorSummary, Field, FormView, Notice, PageHeader, PostButton, Section, TextArea};
use web::{App, Form, Go, Outcome, Shared, Viewer, page};

use crate::definitions::edit::{Typed, change, name_fields, name_of, put, reason_field, remove};
use crate::definitions::help::columns_help;
use crate::definitions::model::{ACCOUNT, Segment};
use crate::definitions::{Set, current};
use crate::words::label;

/// The key of the form for a new one.
const NEW: &str = "new";

/// Handler. The address may ask about an account (`account`), try out an `expression`, and fill in the form for a new one (`key`, `name-…`).
pub(crate) async fn show(
    State(app): State<Shared>,
    viewer: Viewer,
    Path(key): Path<String>,
    Query(mut typed): Query<Typed>,
) -> Outcome {
    viewer.need("definition.read")?;
    let set = current(&app).await?;
    let segment = set.definitions.segments.iter().find(|s| s.key == key);
    if segment.is_none() && key != NEW {
        return Err(Error::not_found().into());
    }
    if let Some(segment) = segment {
        typed.0.insert("key".to_owned(), segment.key.clone());
        if typed.text("expression").is_empty() {
            typed.0.insert("expression".to_owned(), segment.expression.clone());
        }
    }
    let account = typed.text("account").to_owned();
    Ok(draw(&app, &viewer, (&key, &set), (&typed, &account), None))
}

/// Handler; `act=count` shows the live count without saving.
pub(crate) async fn save(
    State(app): State<Shared>,
    viewer: Viewer,
    Path(key): Path<String>,
    Form(typed): Form<Typed>,
) -> Outcome<Response> {
    viewer.need("definition.read")?;
    let set = current(&app).await?;
    if typed.text("act") == "count" {
        return Ok(draw(&app, &viewer, (&key, &set), (&typed, ""), None).into_response());
    }
    let new = typed.text("key").to_owned();
    let done = change(&app, &viewer, (&typed, &new), |all| {
        let old = all.segments.iter().find(|s| s.key == key).and_then(|s| s.name.clone());
        let segment = Segment {
            key: new.clone(),
            name: name_of(&app, &typed, "name", old.as_ref()),
            expression: typed.text("expression").to_owned(),
        };
        let renamed = (format!("segment_{key}"), segment.column());
        put(&mut all.segments, &key, |s| &s.key, segment);
        if key != NEW && renamed.0 != renamed.1 {
            crate::definitions::rename_everywhere(all, &renamed.0, &renamed.1);
        }
        Ok(())
    });
    match done.await {
        Ok(cause) => Ok(Go::to("/insight/segments").undoing("definition-saved", &cause).into_response()),
        Err(error) if matches!(error.kind, Kind::Invalid | Kind::Conflict) => {
            Ok((StatusCode::UNPROCESSABLE_ENTITY, draw(&app, &viewer, (&key, &set), (&typed, ""), Some(&error)))
                .into_response())
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
    let cause = change(&app, &viewer, (&typed, &key), |all| remove(&mut all.segments, &key, |s| &s.key)).await?;
    Ok(Go::to("/insight/segments").undoing("definition-deleted", &cause))
}

fn draw(
    app: &App,
    v: &Viewer,
    (key, set): (&str, &Set),
    (typed, account): (&Typed, &str),
    error: Option<&Error>,
) -> Markup {
    let r = &v.reader;
    let rights = team::rights::viewed(app, v, ACCOUNT);
    let saved = set.definitions.segments.iter().find(|s| s.key == key).and_then(|s| s.name.as_ref());
    let title = if key == NEW { v.t("segment-new") } else { r.say(&label(saved, key)) };
    let typed_name = name_of(app, typed, "name", saved);
    let body = html! {
        (Field::text("key", v.t("definition-key")).hint(v.t("definition-key-hint")).value(typed.text("key")).required().attr("dir", "ltr").faults(r, error))
        (name_fields(app, v, ("name", "definition-name"), typed_name.as_ref().or(saved)))
        (TextArea::new("expression", v.t("segment-expression")).hint(v.t("segment-expression-hint")).value(typed.text("expression")).rows(3).required().attr("dir", "ltr").faults(r, error))
        (count(app, v, typed.text("expression")))
        (reason_field(v, &set.id, (typed, error)))
        div class="actions" {
            (Button::submit(v.t("segment-count")).value("act", "count"))
            @if v.may("definition.write") { (Button::submit(v.t("act-save")).primary().value("act", "save")) }
        }
    };
    let main = html! {
        (PageHeader::new(&title).question(v.t("segment-question")).back("/insight/segments", v.t("segments-title")))
        (ErrorSummary::new(r, error))
        (FormView::post(format!("/insight/segments/{key}"), &v.csrf).body(body))
        @if key != NEW { (why(app, v, (key, typed.text("expression")), account)) }
        (columns_help(v, &rights.frame, &rights.view))
        @if key != NEW && v.may("definition.write") {
            (PostButton::new(format!("/insight/segments/{key}/delete"), &v.csrf, v.t("definition-delete")).hidden("base", &set.id).danger())
        }
    };
    page(app, v, &title, main)
}

/// How many accounts the expression selects now, and for how many it cannot say.
fn count(app: &App, v: &Viewer, source: &str) -> Markup {
    if source.is_empty() {
        return html! {};
    }
    let rights = team::rights::viewed(app, v, ACCOUNT);
    match Expression::condition(source, &rights.frame) {
        Ok(filter) => {
            let listing = Listing { filter: Some(filter), limit: Some(0), ..Listing::default() };
            let listed = rights.viewed().list(&listing).unwrap_or_default();
            let says = r_count(v, listed.total, listed.unknown);
            html! { (Notice::info(html! { (says) " " a href=(format!("/accounts?where={}", page::encoded(source))) { (v.t("segment-show")) } })) }
        }
        Err(wrong) => html! { (Notice::bad(html! { (v.reader.say(&wrong.says())) })) },
    }
}

fn r_count(v: &Viewer, total: usize, unknown: usize) -> String {
    v.reader.tell("segment-counted", &[("count", total.into()), ("unknown", unknown.into())])
}

/// Why one account is in or out.
fn why(app: &App, v: &Viewer, (key, source): (&str, &str), account: &str) -> Markup {
    let rights = team::rights::viewed(app, v, ACCOUNT);
    let viewed = rights.viewed();
    let wanted = text::normalise(account);
    let found = (!wanted.is_empty()).then(|| {
        (0..viewed.frame.len()).find(|&row| {
            let is =
                |column: &str| viewed.frame.value(row, column).text().is_some_and(|t| text::normalise(t) == wanted);
            viewed.view.visible(row) && (viewed.frame.id(row) == account || is("key") || is("name") || is("short_name"))
        })
    });
    let form = FormView::get(format!("/insight/segments/{key}")).inline().body(html! {
        (Field::search("account", v.t("segment-why-account")).value(account))
        (Button::submit(v.t("segment-why-ask")))
    });
    let body = html! {
        (form)
        @match (found, Expression::condition(source, viewed.frame)) {
            (Some(Some(row)), Ok(expression)) => {
                p { a href=(format!("/accounts/{}", viewed.frame.id(row))) { bdi { (viewed.frame.value(row, "name").text().unwrap_or("")) } } }
                (super::reasons(app, v, &viewed, &viewed.explain(&expression, row)))
            },
            (Some(None), _) => p.quiet { (v.t("segment-why-nobody")) },
            _ => {},
        }
    };
    html! { (Section::new(v.t("segment-why")).id("why").body(body)) }
}
