//! `GET/POST /insight/formulas/{key}`: one formula, or one rank.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use kernel::{Error, Kind};
use maud::html;
use web::components::{Button, ErrorSummary, Field, FormView, PageHeader, PostButton, Select, TextArea};
use web::{App, Form, Go, Outcome, Shared, Viewer, page};

use crate::definitions::edit::{Typed, change, name_fields, name_of, put, reason_field, remove};
use crate::definitions::help::columns_help;
use crate::definitions::model::{ACCOUNT, Definitions, Formula, Rank};
use crate::definitions::sets::current;
use crate::words::label;

/// The key of the form for a new one.
const NEW: &str = "new";

/// Handler.
pub(crate) async fn show(State(app): State<Shared>, viewer: Viewer, Path(key): Path<String>) -> Outcome {
    viewer.need("definition.read")?;
    let set = current(&app).await?;
    let typed = typed_of(&set.definitions, &key)?;
    Ok(draw(&app, &viewer, (&key, &set.id, &set.definitions), &typed, None))
}

/// Handler.
pub(crate) async fn save(
    State(app): State<Shared>,
    viewer: Viewer,
    Path(key): Path<String>,
    Form(typed): Form<Typed>,
) -> Outcome<Response> {
    let new = typed.text("key").to_owned();
    let done = change(&app, &viewer, (&typed, &new), |all| replace(&app, all, &key, &typed)).await;
    match done {
        Ok(cause) => Ok(Go::to("/insight/definitions").undoing("definition-saved", &cause).into_response()),
        Err(error) if matches!(error.kind, Kind::Invalid | Kind::Conflict) => {
            let set = current(&app).await?;
            let markup = draw(&app, &viewer, (&key, &set.id, &set.definitions), &typed, Some(&error));
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
    let cause = change(&app, &viewer, (&typed, &key), |all| {
        remove(&mut all.formulas, &key, |f| &f.key).or_else(|_| remove(&mut all.ranks, &key, |r| &r.key))
    });
    Ok(Go::to("/insight/definitions").undoing("definition-deleted", &cause.await?))
}

fn typed_of(all: &Definitions, key: &str) -> kernel::Result<Typed> {
    let pairs =
        |pairs: [(&str, &str); 4]| Typed(pairs.into_iter().map(|(k, v)| (k.to_owned(), v.to_owned())).collect());
    if key == NEW {
        return Ok(Typed::default());
    }
    if let Some(f) = all.formulas.iter().find(|f| f.key == key) {
        return Ok(pairs([("key", key), ("kind", "formula"), ("expression", &f.expression), ("among", "")]));
    }
    let rank = all.ranks.iter().find(|r| r.key == key).ok_or_else(Error::not_found)?;
    Ok(pairs([
        ("key", key),
        ("kind", "rank"),
        ("expression", &rank.of),
        ("among", rank.among.as_deref().unwrap_or("")),
    ]))
}

fn old_name<'a>(all: &'a Definitions, key: &str) -> Option<&'a crate::words::Name> {
    let formula = all.formulas.iter().find(|f| f.key == key).and_then(|f| f.name.as_ref());
    formula.or_else(|| all.ranks.iter().find(|r| r.key == key).and_then(|r| r.name.as_ref()))
}

/// Puts what was typed in the place of `old`; a new key is written into every expression that uses the old one.
fn replace(app: &App, all: &mut Definitions, old: &str, typed: &Typed) -> kernel::Result<()> {
    let name = name_of(app, typed, "name", old_name(all, old));
    let (key, expression) = (typed.text("key").to_owned(), typed.text("expression").to_owned());
    if typed.text("kind") == "rank" {
        let rank = Rank { key: key.clone(), name, of: expression, among: typed.some("among") };
        all.formulas.retain(|f| f.key != old);
        put(&mut all.ranks, old, |r| &r.key, rank);
    } else {
        all.ranks.retain(|r| r.key != old);
        put(&mut all.formulas, old, |f| &f.key, Formula { key: key.clone(), name, expression });
    }
    if old != NEW && old != key {
        crate::definitions::rename::everywhere(all, old, &key);
    }
    Ok(())
}

fn draw(
    app: &App,
    v: &Viewer,
    (key, base, all): (&str, &str, &Definitions),
    typed: &Typed,
    error: Option<&Error>,
) -> maud::Markup {
    let rights = team::rights::viewed(app, v, ACCOUNT);
    let r = &v.reader;
    let title = if key == NEW { v.t("formula-new") } else { r.say(&label(old_name(all, key), key)) };
    // The faults of a rank's number belong to the one field of the form that holds it.
    let error = error.cloned().map(|mut e| {
        e.faults.iter_mut().filter(|f| f.field == "of").for_each(|f| f.field = "expression".to_owned());
        e
    });
    let error = error.as_ref();
    let body = html! {
        (Field::text("key", v.t("definition-key")).hint(v.t("definition-key-hint")).value(typed.text("key")).required().attr("dir", "ltr").faults(r, error))
        (name_fields(app, v, ("name", "definition-name"), old_name(all, key)))
        (Select::new("kind", v.t("definition-kind")).options(["formula", "rank"].map(|k| (k.to_owned(), v.t(&format!("definition-kind-{k}"))))).selected(typed.text("kind")))
        (TextArea::new("expression", v.t("definition-expression")).hint(v.t("definition-expression-hint")).value(typed.text("expression")).rows(3).required().attr("dir", "ltr").faults(r, error))
        (Field::text("among", v.t("rank-among")).hint(v.t("rank-among-hint")).value(typed.text("among")).attr("dir", "ltr").faults(r, error))
        (reason_field(v, base, (typed, error)))
        @if v.may("definition.write") { div class="actions" { (Button::submit(v.t("act-save")).primary()) } }
    };
    let main = html! {
        (PageHeader::new(&title).question(v.t("formula-question")).back("/insight/definitions", v.t("definitions-title")))
        (ErrorSummary::new(r, error))
        (FormView::post(format!("/insight/formulas/{key}"), &v.csrf).body(body))
        (columns_help(v, &rights.frame, &rights.view))
        @if key != NEW && v.may("definition.write") {
            (PostButton::new(format!("/insight/formulas/{key}/delete"), &v.csrf, v.t("definition-delete")).hidden("base", base).danger())
        }
    };
    page(app, v, &title, main)
}
