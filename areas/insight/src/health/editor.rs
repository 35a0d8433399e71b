//! Scorecards on screen: components with curves, weights and rules; what a change does is shown before it is saved.

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use kernel::{Error, Kind};
use maud::html;
use web::components::{Button, Column, DataTable, PageHeader, Row};
use web::{App, Form, Go, Outcome, Shared, Viewer, page};

use super::editor_form::{draw, scorecard_of, typed_of};
use super::effect::effect;
use super::suggested;
use crate::definitions::edit::{Typed, change, put, remove};
use crate::definitions::model::{ACCOUNT, Definitions, Scorecard};
use crate::definitions::saving::sound;
use crate::definitions::{current, planned_notice};
use crate::proof;
use crate::words::label;

/// The key of the form for a new one.
pub(super) const NEW: &str = "new";

/// `GET /insight/scorecards`.
pub(crate) async fn list(State(app): State<Shared>, viewer: Viewer) -> Outcome {
    viewer.need("definition.read")?;
    let set = current(&app).await?;
    let rights = team::rights::viewed(&app, &viewer, ACCOUNT);
    let groups = rights.viewed().group_count("scorecard").unwrap_or_default();
    let title = viewer.t("scorecards-title");
    let mut header = PageHeader::new(&title).question(viewer.t("scorecards-question"));
    if viewer.may("definition.write") {
        header = header
            .action(Button::link("/insight/scorecards/new", viewer.t("scorecard-new")).primary().icon("plus").key("n"));
    }
    let mut table = DataTable::new(&viewer.reader, &title)
        .column(Column::new("name", viewer.t("definition-name")).header())
        .column(Column::new("accounts", viewer.t("segments-accounts")).numeric())
        .column(Column::new("components", viewer.t("scorecard-components")).numeric())
        .column(Column::new("applies", viewer.t("scorecard-applies")).optional());
    for card in &set.definitions.scorecards {
        let judged = groups.known.iter().find(|(value, _)| value.text() == Some(&card.key)).map_or(0, |(_, n)| *n);
        let number = |n: usize| viewer.reader.integer(i64::try_from(n).unwrap_or(i64::MAX));
        table = table.row(
            Row::new(&card.key)
                .href(format!("/insight/scorecards/{}", card.key))
                .cell(viewer.reader.say(&label(card.name.as_ref(), &card.key)))
                .cell(number(judged))
                .cell(number(card.components.len()))
                .cell(html! { code dir="ltr" { (card.applies.as_deref().unwrap_or("true")) } }),
        );
    }
    let planned = planned_notice(&app, &viewer).await?;
    let main = html! { (header) (crate::segments::tabs(&viewer, "/insight/scorecards")) (planned) (table) p.quiet { (viewer.t("scorecards-first")) } };
    Ok(page(&app, &viewer, &title, main))
}

/// `GET /insight/scorecards/{key}`.
pub(crate) async fn show(State(app): State<Shared>, viewer: Viewer, Path(key): Path<String>) -> Outcome {
    viewer.need("definition.read")?;
    let set = current(&app).await?;
    let card = set.definitions.scorecard(&key);
    if card.is_none() && key != NEW {
        return Err(Error::not_found().into());
    }
    let order =
        set.definitions.scorecards.iter().position(|c| c.key == key).unwrap_or(set.definitions.scorecards.len());
    let typed = typed_of(card, order);
    Ok(draw(&app, &viewer, (&key, &set), (&typed, None), (None, html! {})))
}

/// `POST /insight/scorecards/{key}`: `act` is `preview`, `try` (on the past), `evidence` (weights from history), `curves` (curves from
/// history), `save`, `add` (one more component), `remove-N`, `take:W,W` (other weights) or `bend:…` (other curves).
pub(crate) async fn save(
    State(app): State<Shared>,
    viewer: Viewer,
    Path(key): Path<String>,
    Form(mut typed): Form<Typed>,
) -> Outcome<Response> {
    viewer.need("definition.read")?;
    let set = current(&app).await?;
    super::borders_form::close_up(&mut typed);
    let act = typed.text("act").to_owned();
    if act == "add" || act.starts_with("remove-") || suggested::is_taken(&act) {
        super::editor_form::reshape(&mut typed, &act);
        return Ok(draw(&app, &viewer, (&key, &set), (&typed, None), (None, html! {})).into_response());
    }
    let done = match act.as_str() {
        "preview" => draft(&app, (&key, &typed), &set.definitions)
            .and_then(|all| effect(&app, &viewer, typed.text("key"), &all))
            .map(Err),
        "try" => match draft(&app, (&key, &typed), &set.definitions) {
            Ok(all) => proof::tried(&app, &viewer, all).await.map(|tried| Err((tried, None))),
            Err(error) => Err(error),
        },
        "evidence" => match draft(&app, (&key, &typed), &set.definitions) {
            Ok(all) => suggested::weights(&app, &viewer, all, typed.text("key")).await.map(|found| Err((found, None))),
            Err(error) => Err(error),
        },
        "curves" => match draft(&app, (&key, &typed), &set.definitions) {
            Ok(all) => suggested::curves(&app, &viewer, all, typed.text("key")).await.map(|found| Err((found, None))),
            Err(error) => Err(error),
        },
        _ => change(&app, &viewer, (&typed, typed.text("key")), |all| replace(&app, all, &key, &typed)).await.map(Ok),
    };
    match done {
        Ok(Ok(cause)) => Ok(Go::to("/insight/scorecards").undoing("definition-saved", &cause).into_response()),
        Ok(Err((effect, after))) => {
            Ok(draw(&app, &viewer, (&key, &set), (&typed, after.as_ref()), (None, effect)).into_response())
        }
        Err(error) if matches!(error.kind, Kind::Invalid | Kind::Conflict) => Ok((
            StatusCode::UNPROCESSABLE_ENTITY,
            draw(&app, &viewer, (&key, &set), (&typed, None), (Some(&error), html! {})),
        )
            .into_response()),
        Err(error) => Err(error.into()),
    }
}

/// `POST /insight/scorecards/{key}/delete`.
pub(crate) async fn delete(
    State(app): State<Shared>,
    viewer: Viewer,
    Path(key): Path<String>,
    Form(typed): Form<Typed>,
) -> Outcome<Go> {
    let cause = change(&app, &viewer, (&typed, &key), |all| remove(&mut all.scorecards, &key, |c| &c.key)).await?;
    Ok(Go::to("/insight/scorecards").undoing("definition-deleted", &cause))
}

/// Puts what was typed in the place of the scorecard `old`, at the place in the order that was typed.
fn replace(app: &App, all: &mut Definitions, old: &str, typed: &Typed) -> kernel::Result<()> {
    let card: Scorecard = scorecard_of(app, typed, all.scorecard(old))?;
    let key = card.key.clone();
    put(&mut all.scorecards, old, |c| &c.key, card);
    let from = all.scorecards.iter().position(|c| c.key == key).unwrap_or(0);
    let card = all.scorecards.remove(from);
    let to = typed.whole("order").map_or(from, |n| usize::from(n).saturating_sub(1)).min(all.scorecards.len());
    all.scorecards.insert(to, card);
    Ok(())
}

/// The definitions with what was typed, if they could be saved.
fn draft(app: &App, (key, typed): (&str, &Typed), definitions: &Definitions) -> kernel::Result<Arc<Definitions>> {
    let mut all = definitions.clone();
    replace(app, &mut all, key, typed)?;
    sound(app, all, typed.text("key"))
}
