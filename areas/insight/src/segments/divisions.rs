//! `GET/POST /insight/divisions/{tier|stage}`: the classes of a division and their rules, in order.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use kernel::{Error, Kind};
use maud::{Markup, html};
use web::components::{Button, Checkbox, ErrorSummary, Field, FormView, PageHeader, Section};
use web::{App, Form, Go, Outcome, Shared, Viewer, page};

use crate::definitions::check::is_name;
use crate::definitions::edit::{Typed, change, name_fields, name_of, reason_field};
use crate::definitions::help::columns_help;
use crate::definitions::model::{ACCOUNT, Definitions, Division, DivisionClass, Quantiles};
use crate::definitions::{Set, current};
use crate::words::Name;

/// Empty rows for further classes.
const SPARE: usize = 2;
/// Most classes.
const MOST: usize = 20;

fn division<'a>(all: &'a Definitions, key: &str) -> kernel::Result<Option<&'a Division>> {
    match key {
        "tier" => Ok(all.tiers.as_ref()),
        "stage" => Ok(all.stages.as_ref()),
        _ => Err(Error::not_found()),
    }
}

/// Handler.
pub(crate) async fn show(State(app): State<Shared>, viewer: Viewer, Path(key): Path<String>) -> Outcome {
    viewer.need("definition.read")?;
    let set = current(&app).await?;
    let typed = division(&set.definitions, &key)?.map(typed_of).unwrap_or_default();
    Ok(draw(&app, &viewer, (&key, &set), &typed, None))
}

/// Handler.
pub(crate) async fn save(
    State(app): State<Shared>,
    viewer: Viewer,
    Path(key): Path<String>,
    Form(typed): Form<Typed>,
) -> Outcome<Response> {
    let set = current(&app).await?;
    division(&set.definitions, &key)?;
    let done = change(&app, &viewer, (&typed, &key), |all| {
        let old = division(all, &key)?.cloned();
        let new = division_of(&app, &typed, old.as_ref())?;
        *(if key == "tier" { &mut all.tiers } else { &mut all.stages }) = Some(new);
        Ok(())
    });
    match done.await {
        Ok(cause) => Ok(Go::to("/insight/segments").undoing("definition-saved", &cause).into_response()),
        Err(error) if matches!(error.kind, Kind::Invalid | Kind::Conflict) => {
            Ok((StatusCode::UNPROCESSABLE_ENTITY, draw(&app, &viewer, (&key, &set), &typed, Some(&error)))
                .into_response())
        }
        Err(error) => Err(error.into()),
    }
}

fn typed_of(division: &Division) -> Typed {
    let mut typed = Typed::default();
    let mut put = |key: String, value: String| drop(typed.0.insert(key, value));
    if let Some(quantiles) = &division.quantiles {
        put("of".to_owned(), quantiles.of.clone());
        put("among".to_owned(), quantiles.among.clone().unwrap_or_default());
    }
    for (at, class) in division.classes.iter().enumerate() {
        put(format!("class-{at}-key"), class.key.clone());
        put(format!("class-{at}-rule"), class.rule.clone().unwrap_or_default());
        put(format!("class-{at}-percent"), class.percent.map(|p| p.to_string()).unwrap_or_default());
        put(format!("class-{at}-from"), class.from.join(", "));
        put(format!("class-{at}-settled"), class.settled.to_string());
    }
    typed
}

fn old_name<'a>(old: Option<&'a Division>, at: usize, key: &str) -> Option<&'a Name> {
    let class = old?.classes.get(at).filter(|c| c.key == key);
    class.or_else(|| old?.classes.iter().find(|c| c.key == key))?.name.as_ref()
}

fn division_of(app: &App, typed: &Typed, old: Option<&Division>) -> kernel::Result<Division> {
    let mut classes: Vec<DivisionClass> = Vec::new();
    for at in 0..MOST {
        let Some(key) = typed.some(&format!("class-{at}-key")) else { continue };
        let fits = key.chars().all(|c| c.is_ascii_alphanumeric() || c == '_') && (is_name(&key.to_ascii_lowercase()));
        if !fits || classes.iter().any(|c| c.key == key) {
            return Err(Error::field(&format!("class-{at}-key"), "division-key-wrong"));
        }
        let name = name_of(app, typed, &format!("class-{at}-name"), old_name(old, at, &key));
        let percent = typed.number(&format!("class-{at}-percent"));
        let (rule, from) = (typed.some(&format!("class-{at}-rule")), typed.list(&format!("class-{at}-from")));
        let settled = typed.ticked(&format!("class-{at}-settled"));
        classes.push(DivisionClass { key, name, rule, percent, from, settled });
    }
    if classes.is_empty() {
        return Err(Error::field("class-0-key", "error-required"));
    }
    let quantiles = typed.some("of").map(|of| Quantiles { of, among: typed.some("among") });
    Ok(Division { quantiles, classes })
}

fn draw(app: &App, v: &Viewer, (key, set): (&str, &Set), typed: &Typed, error: Option<&Error>) -> Markup {
    let r = &v.reader;
    let rights = team::rights::viewed(app, v, ACCOUNT);
    let title = v.t(&format!("column-{key}"));
    let old = division(&set.definitions, key).ok().flatten();
    let filled = (0..MOST).rev().find(|at| typed.some(&format!("class-{at}-key")).is_some()).map_or(0, |at| at + 1);
    let body = html! {
        (Section::new(v.t("division-quantiles")).body(html! {
            p.quiet { (v.t("division-quantiles-text")) }
            (Field::text("of", v.t("division-of")).value(typed.text("of")).attr("dir", "ltr").faults(r, error))
            (Field::text("among", v.t("rank-among")).value(typed.text("among")).attr("dir", "ltr").faults(r, error))
        }))
        @for at in 0..(filled + SPARE).min(MOST) {
            (Section::new(r.tell("division-class", &[("number", (at + 1).into())])).body(class((app, v), (at, key, old), typed, error)))
        }
        (reason_field(v, &set.id, (typed, error)))
        @if v.may("definition.write") { div class="actions" { (Button::submit(v.t("act-save")).primary()) } }
    };
    let main = html! {
        (PageHeader::new(&title).question(v.t("division-question")).back("/insight/segments", v.t("segments-title")))
        (ErrorSummary::new(r, error))
        (FormView::post(format!("/insight/divisions/{key}"), &v.csrf).body(body))
        (columns_help(v, &rights.frame, &rights.view))
    };
    page(app, v, &title, main)
}

fn class(
    (app, v): (&App, &Viewer),
    (at, key, old): (usize, &str, Option<&Division>),
    typed: &Typed,
    error: Option<&Error>,
) -> Markup {
    let field = |end: &str| format!("class-{at}-{end}");
    let name = old_name(old, at, typed.text(&field("key")));
    html! {
        (Field::text(field("key"), v.t("definition-key")).value(typed.text(&field("key"))).attr("dir", "ltr").faults(&v.reader, error))
        (name_fields(app, v, (&field("name"), "definition-name"), name))
        (Field::text(field("rule"), v.t("division-rule")).hint(v.t("division-rule-hint")).value(typed.text(&field("rule"))).attr("dir", "ltr").faults(&v.reader, error))
        (Field::number(field("percent"), v.t("division-percent")).value(typed.text(&field("percent"))).faults(&v.reader, error))
        @if key == "stage" {
            (Field::text(field("from"), v.t("division-from")).hint(v.t("division-from-hint")).value(typed.text(&field("from"))).attr("dir", "ltr").faults(&v.reader, error))
            (Checkbox::new(field("settled"), v.t("division-settled")).checked(typed.ticked(&field("settled"))))
        }
    }
}
