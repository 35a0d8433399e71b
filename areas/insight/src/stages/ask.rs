//! The period that is looked at, what is compared, and whose move is listed; all of it in the page's address.

use jiff::ToSpan;
use kernel::Day;
use maud::{Markup, html};
use serde::Deserialize;
use web::components::{Button, FormView, Select};
use web::page::encoded;

use super::Look;
use crate::map::divisions;

/// Lengths of the period in days.
const PERIODS: [i64; 4] = [30, 90, 180, 365];
/// That of them which is told at first.
const USUAL: i64 = 180;

/// The page's address.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    days: String,
    /// The division whose classes are compared.
    pub(super) by: String,
    /// The move whose customers are listed: `from.to`, from a stage to itself for those who are still there, to nothing for no stage.
    #[serde(rename = "move")]
    pub(super) moved: String,
    /// The class of them, by its place.
    pub(super) class: String,
}

impl Asked {
    /// The length of the period; what is none of those offered is the usual one.
    pub(super) fn days(&self) -> i64 {
        PERIODS.into_iter().find(|days| days.to_string() == self.days).unwrap_or(USUAL)
    }

    /// The first day of the period.
    pub(super) fn first(&self, today: Day) -> Day {
        today.saturating_sub(self.days().days())
    }

    /// Where the customers of a move are listed.
    pub(super) fn listing(&self, (from, to): (&str, &str), class: Option<usize>) -> String {
        let class = class.map(|at| format!("&class={at}")).unwrap_or_default();
        format!(
            "/insight/stages?days={}&by={}&move={}{class}#movers",
            self.days(),
            encoded(&self.by),
            encoded(&format!("{from}.{to}"))
        )
    }
}

/// The form.
pub(super) fn form(look: &Look<'_>) -> Markup {
    let (v, asked) = (look.v, &look.asked);
    let periods = PERIODS.map(|days| (days.to_string(), v.reader.tell("stages-days", &[("days", days.into())])));
    // Whoever moved stands in another stage now: it would tell who moved by where they are.
    let by: Vec<(String, String)> = divisions(v, &look.viewed).into_iter().filter(|(key, _)| key != "stage").collect();
    let body = html! {
        (Select::new("days", v.t("stages-period")).options(periods).selected(asked.days().to_string()))
        (Select::new("by", v.t("cohorts-by")).blank(v.t("cohorts-by-nothing")).options(by).selected(&asked.by))
        (Button::submit(v.t("map-show")))
    };
    html! { (FormView::get("/insight/stages").inline().body(body)) p.quiet { (v.t("stages-by-note")) } }
}
