//! The picture of a funnel: who reached each step, and how long they took for the next one.

use maud::{Markup, html};
use web::Viewer;
use web::charts::Bars;
use web::components::{Column, DataTable, Notice, Row};

use super::reach::{Funnel, Walks};
use super::walks::Walk;
use crate::adoption::features::median;
use crate::adoption::who::Who;

/// Microseconds of a second.
const SECOND: f64 = 1e6;

/// A step of a funnel.
#[derive(Debug, Clone, PartialEq)]
struct Step {
    reached: usize,
    /// Seconds to the next step, the median of those who reached it.
    to_next: Option<f64>,
}

/// Picture and table; who took the first step at `open_since` (microseconds) or later has time to go on.
pub(super) fn drawn(v: &Viewer, funnel: &Funnel, (walks, who): (&Walks, &Who), open_since: i64) -> Markup {
    let Some(walks) = walks else { return html! { (Notice::warn(v.t("adoption-funnel-many"))) } };
    let own: Vec<&Walk> = walks.iter().filter(|walk| who.counts(walk.account)).collect();
    let steps = steps(&own, funnel.steps.len());
    let began = steps.first().map_or(0, |step| step.reached);
    if began == 0 {
        return html! { (Notice::info(v.t("adoption-funnel-nobody"))) };
    }
    let open = own.iter().filter(|walk| walk.reached < steps.len() && walk.latest >= open_since).count();
    let kind = if funnel.of_people { "people" } else { "accounts" };
    let ended = steps.last().map_or(0, |step| step.reached);
    let days = i64::from(funnel.within);
    let arguments = [("began", began.into()), ("ended", ended.into()), ("days", days.into())];
    let series = v.t(&format!("adoption-{kind}"));
    let bars = Bars::new(&v.reader, v.t("adoption-funnel")).describe(v.t("adoption-funnel-text")).series(series);
    let named = || funnel.steps.iter().zip(&steps);
    let bars = named().fold(bars, |bars, (name, step)| bars.bar(name.as_str(), vec![step.reached as f64]));
    html! {
        p { (v.reader.tell(&format!("adoption-funnel-{kind}"), &arguments)) }
        @if open > 0 { p.quiet { (v.reader.tell("adoption-funnel-open", &[("n", open.into()), ("days", days.into())])) } }
        (bars)
        (table(v, named(), began))
        p.quiet { (v.t("adoption-funnel-note")) }
    }
}

fn table<'a>(v: &Viewer, steps: impl Iterator<Item = (&'a String, &'a Step)>, began: usize) -> Markup {
    let mut table = DataTable::new(&v.reader, v.t("adoption-funnel"))
        .column(Column::new("step", v.t("adoption-step")).header())
        .column(Column::new("reached", v.t("adoption-reached")).numeric())
        .column(Column::new("previous", v.t("adoption-of-previous")).numeric())
        .column(Column::new("first", v.t("adoption-of-first")).numeric())
        .column(Column::new("next", v.t("adoption-to-next")).numeric());
    let mut previous = began;
    for (at, (name, step)) in steps.enumerate() {
        let share =
            |of: usize| if of > 0 { v.reader.percent(step.reached as f64 / of as f64) } else { "–".to_owned() };
        table = table.row(
            Row::new(at.to_string())
                .cell(html! { bdi { (name) } })
                .cell(v.reader.integer(i64::try_from(step.reached).unwrap_or(i64::MAX)))
                .cell(share(previous))
                .cell(share(began))
                .cell(step.to_next.map_or_else(|| "–".to_owned(), |seconds| v.reader.duration(whole(seconds)))),
        );
        previous = step.reached;
    }
    html! { (table) }
}

fn whole(seconds: f64) -> i64 {
    seconds.round() as i64
}

fn steps(walks: &[&Walk], count: usize) -> Vec<Step> {
    let step = |at: usize| Step {
        reached: walks.iter().filter(|walk| walk.reached > at).count(),
        to_next: median(walks.iter().filter_map(|walk| Some(walk.until_next(at)? as f64 / SECOND)).collect()),
    };
    (0..count).map(step).collect()
}
