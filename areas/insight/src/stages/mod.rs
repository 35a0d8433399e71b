//! Stages: how customers move through their life with us, how long they stay in each stage, and who is stuck.
//!
//! Words: a *stay* lasts from entering a stage to leaving it. It is told from recorded transitions, so in the stages as they were judged
//! then; before the first one from the kept weeks, as today's rules judge them, to the week. Where the beginning was not seen (the first judgement of an old customer, other rules) a stay says where somebody is, and not how
//! long it takes; one that other rules ended is known until then. Times follow Kaplan and Meier (1958), shares Wilson (1927). A verdict
//! stays a pure function: a move that the definitions do not expect happens all the same, and is shown.
mod ask;
mod listed;
mod moves;
mod seen;
mod stays;
mod stuck;
mod times;
mod unexpected;
mod weeks;

use axum::Router;
use axum::extract::{Query, State};
use axum::routing::get;
use kernel::Day;
use maud::{Markup, html};
use query::{Frame, Viewed};
use web::components::{Button, EmptyState, Notice, PageHeader, Section, live};
use web::{Outcome, Shared, Viewer, page};

use ask::Asked;
use seen::Seen;
use times::Time;

use crate::definitions::current;
use crate::definitions::model::{ACCOUNT, Definitions, DivisionClass};
use crate::words::label;

/// Fewer say nothing.
const LEAST: usize = 5;
/// How sure the intervals are.
const LEVEL: f64 = 0.95;

pub(crate) fn routes() -> Router<Shared> {
    Router::new().route("/insight/stages", get(show))
}

/// A stage as it is defined now.
struct Stage<'a> {
    class: &'a DivisionClass,
    name: String,
}

/// What the page is drawn from.
struct Look<'a> {
    v: &'a Viewer,
    viewed: Viewed<'a>,
    /// In the order of the definitions.
    stages: Vec<Stage<'a>>,
    stays: Vec<Seen<'a>>,
    asked: Asked,
    today: Day,
}

impl<'a> Look<'a> {
    /// The stays in one stage.
    fn stays_in<'s>(&'s self, key: &'s str) -> impl Iterator<Item = &'s Seen<'a>> {
        self.stays.iter().filter(move |stay| stay.stay.stage == key)
    }

    /// What a stage is called, also one that there is no more; *none* for nothing.
    fn name(&self, key: Option<&str>) -> String {
        let Some(key) = key else { return self.v.t("map-none") };
        self.stages.iter().find(|stage| stage.class.key == key).map_or_else(|| key.to_owned(), |own| own.name.clone())
    }

    /// The stage of a customer now, where it may be known.
    fn stage_of(&self, row: usize) -> Option<String> {
        self.viewed.value(row, "stage").value()?.text().map(str::to_owned)
    }

    /// The first day of the period.
    fn first(&self) -> Day {
        self.asked.first(self.today)
    }
}

/// A number in the reader's digits.
fn count(v: &Viewer, n: usize) -> String {
    v.reader.integer(i64::try_from(n).unwrap_or(i64::MAX))
}

/// Handler.
async fn show(State(app): State<Shared>, viewer: Viewer, Query(asked): Query<Asked>) -> Outcome {
    viewer.need("definition.read")?;
    let v = &viewer;
    let (set, recorded) = (current(&app).await?, seen::known(&app).await?);
    let rights = team::rights::viewed(&app, v, ACCOUNT);
    let viewed = rights.viewed();
    let today = app.today();
    let stages = stages(v, &set.definitions, viewed.frame);
    let (stays, hidden) = seen::seen(&viewed, &recorded, (today, &app.zone()));
    let look = Look { v, viewed, stages, stays, asked, today };
    let title = v.t("stages-title");
    let main = html! {
        (PageHeader::new(&title).question(v.t("stages-question")))
        (crate::segments::tabs(v, "/insight/stages"))
        @if hidden > 0 { (Notice::info(v.t("value-hidden"))) }
        @if look.stages.is_empty() { (none(v)) } @else { (drawn(&look)) }
    };
    Ok(page(&app, v, &title, live("stages", &main)))
}

/// The stages that are judged.
fn stages<'a>(v: &Viewer, definitions: &'a Definitions, frame: &Frame) -> Vec<Stage<'a>> {
    let judged = definitions.stages.as_ref().filter(|_| frame.spec("stage").is_some());
    let stage = |class: &'a DivisionClass| Stage { class, name: v.reader.say(&label(class.name.as_ref(), &class.key)) };
    judged.map(|division| division.classes.iter().map(stage).collect()).unwrap_or_default()
}

fn none(v: &Viewer) -> Markup {
    let empty = EmptyState::new(v.t("stages-none")).text(v.t("stages-none-text")).icon("chart");
    if !v.may("definition.write") {
        return html! { (empty) };
    }
    html! { (empty.action(Button::link("/insight/divisions/stage", v.t("stages-edit")).primary())) }
}

fn drawn(look: &Look<'_>) -> Markup {
    let v = look.v;
    let times: Vec<Time> = look.stages.iter().map(|stage| Time::of(look.stays_in(&stage.class.key))).collect();
    let moved = moves::drawn(look);
    let conversion = html! {
        (ask::form(look))
        @match moved {
            Some(moved) => { (moved) },
            None => { (EmptyState::new(v.t("stages-nobody")).text(v.t("stages-nobody-text")).icon("chart")) },
        }
    };
    let section = |key: &str, id: &str| Section::new(v.t(key)).id(id).note(v.t(&format!("{key}-note")));
    html! {
        (section("stages-times", "times").plain().body(times::drawn(look, &times)))
        (section("stages-stuck", "stuck").body(stuck::drawn(look, &times)))
        (section("stages-conversion", "conversion").body(conversion))
        @if let Some(movers) = listed::movers(look) { (movers) }
        (section("stages-unexpected", "unexpected").body(unexpected::drawn(look)))
    }
}
