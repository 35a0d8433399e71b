//! What is asked of the past: outcome, risk set, and what is compared; all of it in the page's address, so that it can be sent to others.

use kernel::{Error, Instant, Result, Says, ValueType};
use maud::{Markup, html};
use serde::{Deserialize, Serialize};
use web::components::{Button, Checkbox, Field, FormView, Section, Select, TextArea};
use web::{App, Viewer};

use crate::definitions::help::columns;
use crate::definitions::{Definitions, current, kinds, store};
use crate::proof::{Asked, comes_again, is_loss};

/// The spans in which outcomes count that are offered, in days.
const WITHIN: [u16; 4] = [28, 90, 180, 365];
/// Former sets that are offered.
const SETS: u64 = 30;
/// Most numbers to learn from.
const MOST: usize = 20;

/// The page's address.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub(in crate::proof) struct Input {
    /// That the form was sent: what is empty then is meant to be.
    pub(super) asked: String,
    pub(super) outcome: String,
    /// That it may come again: ticked or empty.
    pub(super) again: String,
    /// The outcome for which that box was drawn: of another one what is usual counts.
    pub(super) again_of: String,
    pub(super) within: String,
    pub(super) risk: String,
    pub(super) baseline: String,
    /// One expression a line.
    pub(super) features: String,
    pub(super) by: String,
    /// Another set of definitions.
    pub(super) against: String,
    /// That only the progress is asked for, by the page itself, again and again.
    pub(super) progress: String,
}

impl Input {
    /// With what is usual where nothing was asked yet: cancellations of paying customers within 90 days, learned from what scorecards read.
    pub(super) fn or_usual(mut self, definitions: &Definitions) -> Self {
        if !self.asked.is_empty() {
            self.again_or_usual();
            return self;
        }
        let usual = |text: &mut String, usual: &str| {
            if text.is_empty() {
                usual.clone_into(text);
            }
        };
        usual(&mut self.outcome, "cancelled_on");
        usual(&mut self.within, "90");
        usual(&mut self.risk, "paying");
        usual(&mut self.baseline, "coalesce(today - last_event_on, 999)");
        let mut inputs: Vec<String> = Vec::new();
        for (_, source) in kinds::sources(definitions) {
            if !inputs.contains(&source) {
                inputs.push(source);
            }
        }
        inputs.truncate(MOST);
        usual(&mut self.features, &inputs.join("\n"));
        self.again_or_usual();
        self
    }

    /// The box as it was ticked; for an outcome that was chosen since, or with no box before it, as is usual for the column.
    fn again_or_usual(&mut self) {
        let untold = self.again_of.is_empty() && self.again.is_empty();
        let other = !self.again_of.is_empty() && self.again_of != self.outcome;
        if untold || other {
            self.again = if comes_again(&self.outcome) { "true".to_owned() } else { String::new() };
        }
        self.again_of.clone_from(&self.outcome);
    }

    /// As it is tried.
    ///
    /// # Errors
    /// The field that is wrong.
    pub(super) fn asked(&self) -> Result<Asked> {
        let within =
            text::latin_digits(self.within.trim()).parse::<u16>().ok().filter(|days| (1..=1_000).contains(days));
        let Some(within) = within else { return Err(Error::field("within", "proof-within-wrong")) };
        if self.risk.trim().is_empty() {
            return Err(Error::field("risk", "error-required"));
        }
        let some = |text: &str| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
        let features: Vec<String> = self.features.lines().filter_map(some).collect();
        if features.len() > MOST {
            let says = Says::new("proof-features-many").with("most", i64::try_from(MOST).unwrap_or(i64::MAX));
            return Err(Error::invalid("error-form").fault("features", says));
        }
        Ok(Asked {
            within,
            risk: self.risk.trim().to_owned(),
            outcome: self.outcome.clone(),
            again: !self.again.is_empty(),
            baseline: some(&self.baseline),
            features,
            by: some(&self.by),
        })
    }
}

/// The form.
pub(super) async fn form(app: &App, v: &Viewer, input: &Input, error: Option<&Error>) -> Result<Markup> {
    let r = &v.reader;
    let columns = |fits: fn(ValueType) -> bool| columns(app, v, fits);
    let within = WITHIN
        .into_iter()
        .map(|days| (days.to_string(), r.tell("proof-within-days", &[("days", i64::from(days).into())])));
    let mut spans: Vec<(String, String)> = within.collect();
    if !spans.iter().any(|(days, _)| *days == input.within) && !input.within.is_empty() {
        spans.push((input.within.clone(), input.within.clone()));
    }
    let classes = columns(|ty| matches!(ty, ValueType::Choice | ValueType::Date | ValueType::Flag));
    let expression = |name: &str, value: &str, label: &str, hint: &str| {
        Field::text(name, v.t(label)).hint(v.t(hint)).value(value).attr("dir", "ltr").faults(r, error)
    };
    let body = html! {
        (Select::new("outcome", v.t("proof-outcome-label")).options(columns(|ty| ty == ValueType::Date)).selected(&input.outcome).faults(r, error))
        (Checkbox::new("again", v.t("proof-again")).hint(v.t("proof-again-hint")).checked(!input.again.is_empty()))
        input type="hidden" name="again_of" value=(input.outcome);
        (Select::new("within", v.t("proof-within")).options(spans).selected(&input.within).faults(r, error))
        (expression("risk", &input.risk, if is_loss(&input.outcome) { "proof-risk" } else { "proof-risk-other" }, "proof-risk-hint"))
        (Select::new("by", v.t("proof-by")).blank(v.t("proof-by-nothing")).options(classes).selected(&input.by).faults(r, error))
        (Select::new("against", v.t("proof-against")).blank(v.t("proof-against-nothing")).options(former(app, v).await?).selected(&input.against).faults(r, error))
        (expression("baseline", &input.baseline, "proof-baseline", "proof-baseline-hint"))
        (TextArea::new("features", v.t("proof-features")).hint(v.t("proof-features-hint")).value(&input.features).rows(6).attr("dir", "ltr").faults(r, error))
        (Button::submit(v.t("proof-try")).primary())
    };
    let form = FormView::get("/insight/proof").hidden("asked", "1").body(body);
    Ok(html! { (Section::new(v.t("proof-ask")).note(v.t("proof-ask-note")).body(html! { (form) })) })
}

/// Other sets than the one in force, newest first.
async fn former(app: &App, v: &Viewer) -> Result<Vec<(String, String)>> {
    let (rows, in_force) = (store::page(app.db.read(), SETS).await?, current(app).await?.id);
    let name = |row: &store::Model| {
        let at = v.reader.moment(Instant(row.at));
        if row.reason.is_empty() { at } else { format!("{at} · {}", row.reason) }
    };
    Ok(rows.iter().filter(|row| row.id != in_force).map(|row| (row.id.clone(), name(row))).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn again(query: &[(&str, &str)]) -> bool {
        let of = |key: &str| query.iter().find(|(own, _)| *own == key).map_or("", |(_, value)| *value).to_owned();
        let input = Input {
            asked: of("asked"),
            outcome: of("outcome"),
            again: of("again"),
            again_of: of("again_of"),
            ..Input { within: "90".to_owned(), risk: "paying".to_owned(), ..Input::default() }
        };
        input.or_usual(&Definitions::default()).asked().unwrap().again
    }

    #[test]
    fn what_comes_again_by_its_column_does_unless_the_box_says_otherwise() {
        let (sent, renewed, cancelled) = (("asked", "1"), ("outcome", "renewed_on"), ("outcome", "cancelled_on"));
        assert!(!again(&[]) && again(&[renewed]) && !again(&[sent, cancelled]));
        assert!(again(&[sent, renewed]) && again(&[sent, cancelled, ("again", "true")]), "an address by hand");
        assert!(!again(&[sent, renewed, ("again_of", "renewed_on")]), "unticked");
        assert!(again(&[sent, renewed, ("again_of", "cancelled_on")]), "chosen since");
        assert!(!again(&[sent, cancelled, ("again_of", "renewed_on"), ("again", "true")]));
    }
}
