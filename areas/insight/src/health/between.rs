//! Between which borders a score was judged, and why.

use kernel::Says;
use maud::{Markup, html};
use query::Expression;
use serde_json::{Value, json};
use web::{App, Viewer};

use crate::definitions::compiled::Card;
use crate::definitions::model::{ACCOUNT, Scorecard};
use crate::state::engine;

/// The borders of one account.
#[derive(Debug, Clone, PartialEq)]
pub struct Between {
    /// The lowest score of the band *healthy*.
    pub healthy_from: f64,
    /// The lowest score of the band *at risk*.
    pub at_risk_from: f64,
    /// The place and the condition of the exception that gave them; nothing when they are the scorecard's own.
    pub because: Option<(usize, String)>,
}

impl Between {
    /// Those of an account of which these conditions hold.
    pub(super) fn of(card: &Card, definition: &Scorecard, holds: impl Fn(&Expression) -> bool) -> Self {
        let place = card.others.iter().position(|(when, _)| when.as_ref().is_some_and(&holds));
        let (healthy_from, at_risk_from) = card.borders(place);
        let because = place.and_then(|at| Some((at, definition.borders.get(at)?.when.clone())));
        Self { healthy_from, at_risk_from, because }
    }

    /// As the engine takes them.
    pub(super) const fn from(&self) -> (f64, f64) {
        (self.healthy_from, self.at_risk_from)
    }

    /// For programs.
    pub(super) fn json(&self) -> Value {
        let when = self.because.as_ref().map(|(_, when)| when);
        json!({"healthy_from": self.healthy_from, "at_risk_from": self.at_risk_from, "when": when})
    }

    fn says(&self) -> Says {
        let key = if self.because.is_some() { "health-between-because" } else { "health-between" };
        Says::new(key).with("healthy", self.healthy_from).with("risk", self.at_risk_from)
    }
}

/// The schema of [`Between::json`].
pub(super) fn schema() -> Value {
    let number = json!({"type": "number"});
    let when = json!({"type": ["string", "null"]});
    json!({"type": ["object", "null"], "properties": {"healthy_from": number, "at_risk_from": number, "when": when}})
}

/// The borders on an account's page; those of an exception with its reasons.
pub(super) fn draw(app: &App, v: &Viewer, account: &str, (card, between): (&str, &Between)) -> Markup {
    let rights = team::rights::viewed(app, v, ACCOUNT);
    let (viewed, engine) = (rights.viewed(), engine(app));
    let reasons = between.because.as_ref().and_then(|(at, _)| {
        let (when, _) = engine.as_ref()?.compiled.card(card)?.others.get(*at)?;
        Some(viewed.explain(when.as_ref()?, viewed.row(account)?))
    });
    html! {
        p { (v.reader.say(&between.says())) }
        @if let Some(reasons) = &reasons { (crate::segments::reasons(app, v, &viewed, reasons)) }
    }
}
