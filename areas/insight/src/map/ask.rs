//! Which divisions cross, and since when movements are told; all of it in the page's address.

use jiff::ToSpan;
use kernel::Day;
use maud::{Markup, html};
use query::Viewed;
use serde::Deserialize;
use web::Viewer;
use web::components::{Button, FormView, Select};

use super::classes::divides;

/// Movements are told over about so many days at first.
const USUAL: i64 = 28;

/// The page's address.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    pub(super) rows: String,
    pub(super) columns: String,
    /// The division whose movements are told.
    pub(super) moving: String,
    since: String,
}

impl Asked {
    /// With what is usual where nothing was asked.
    pub(super) fn or_usual(mut self, viewed: &Viewed<'_>, days: &[Day], today: Day) -> Self {
        let usual = |text: &mut String, keys: [&str; 3]| {
            if text.is_empty() {
                let there = keys.into_iter().find(|key| divides(viewed.frame, key));
                there.unwrap_or_default().clone_into(text);
            }
        };
        usual(&mut self.rows, ["tier", "health_band", "stage"]);
        usual(&mut self.columns, ["stage", "health_band", "tier"]);
        usual(&mut self.moving, ["health_band", "stage", "tier"]);
        if !self.since().is_some_and(|day| days.contains(&day)) {
            let border = today.saturating_sub(USUAL.days());
            let day = days.iter().find(|day| **day <= border).or(days.last());
            self.since = day.map(Day::to_string).unwrap_or_default();
        }
        self
    }

    /// The past day.
    pub(super) fn since(&self) -> Option<Day> {
        self.since.parse().ok()
    }
}

/// The columns that divide and may be seen.
pub(crate) fn divisions(v: &Viewer, viewed: &Viewed<'_>) -> Vec<(String, String)> {
    let fits = |spec: &&query::ColumnSpec| divides(viewed.frame, &spec.key) && viewed.view.sees_any(spec.class);
    let mut all: Vec<(String, String)> =
        viewed.frame.specs().filter(fits).map(|spec| (spec.key.clone(), v.reader.say(&spec.label))).collect();
    all.sort_by(|a, b| a.1.cmp(&b.1));
    all
}

/// The form of the matrix.
pub(super) fn crossed(v: &Viewer, viewed: &Viewed<'_>, asked: &Asked) -> Markup {
    let all = divisions(v, viewed);
    let body = html! {
        (Select::new("rows", v.t("map-row")).options(all.clone()).selected(&asked.rows))
        (Select::new("columns", v.t("map-column")).options(all).selected(&asked.columns))
        (Button::submit(v.t("map-show")))
    };
    let form = FormView::get("/insight/map").inline().hidden("moving", &asked.moving).hidden("since", &asked.since);
    html! { (form.body(body)) }
}

/// The form of the movements.
pub(super) fn moved(v: &Viewer, viewed: &Viewed<'_>, asked: &Asked, days: &[Day]) -> Markup {
    let days = days.iter().map(|day| (day.to_string(), v.reader.day(*day)));
    let body = html! {
        (Select::new("moving", v.t("map-division")).options(divisions(v, viewed)).selected(&asked.moving))
        (Select::new("since", v.t("map-since")).options(days).selected(&asked.since))
        (Button::submit(v.t("map-show")))
    };
    let form = FormView::get("/insight/map").inline().hidden("rows", &asked.rows).hidden("columns", &asked.columns);
    html! { (form.body(body)) }
}
