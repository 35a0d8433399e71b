//! Which days, whose use, and which funnel are asked for; all of it in the page's address.

use kernel::{Day, Error, Result};
use maud::{Markup, Render, html};
use serde::Deserialize;
use web::components::{Address, Button, Field, FormView, Select};
use web::{App, Viewer};

use super::features::Feature;
use super::funnel::{Funnel, STEPS};
use super::used::{LONGEST, Period};

/// The page.
pub(super) const PATH: &str = "/insight/adoption";
/// Periods that can be asked for, in days.
const PERIODS: [u32; 3] = [28, 56, LONGEST];
/// Days from the first to the last step of a funnel; the third is usual.
const WITHIN: [u32; 5] = [1, 7, 14, 28, 56];
/// Names that are suggested.
const SUGGESTED: usize = 200;

/// The page's address.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    days: String,
    /// Which accounts count.
    pub(super) who: String,
    /// The column by which features are sorted, with `-` before it when descending.
    sort: String,
    step1: String,
    step2: String,
    step3: String,
    step4: String,
    step5: String,
    step6: String,
    by: String,
    within: String,
}

fn chosen<const N: usize>(text: &str, among: [u32; N], usual: u32) -> u32 {
    text.parse().ok().filter(|days| among.contains(days)).unwrap_or(usual)
}

impl Asked {
    /// The days until `today`.
    pub(super) fn period(&self, today: Day) -> Period {
        Period { last: today, days: chosen(&self.days, PERIODS, PERIODS[0]) }
    }

    fn typed(&self) -> [&str; STEPS] {
        [&self.step1, &self.step2, &self.step3, &self.step4, &self.step5, &self.step6].map(|step| step.trim())
    }

    fn of_people(&self) -> bool {
        self.by == "people"
    }

    fn within(&self) -> u32 {
        chosen(&self.within, WITHIN, WITHIN[2])
    }

    /// The funnel that is asked for, if one is.
    ///
    /// # Errors
    /// Faults of the steps: a name that no event has, a single step.
    pub(super) fn funnel(&self, app: &App) -> Result<Option<Funnel>> {
        let typed = self.typed();
        let asked: Vec<(usize, &str)> = typed.into_iter().enumerate().filter(|(_, step)| !step.is_empty()).collect();
        let Some((first, _)) = asked.first() else { return Ok(None) };
        let known = app.log.names()?;
        let strange = asked.iter().filter(|(_, step)| !known.contains_key(*step));
        let error = strange.fold(None, |error: Option<Error>, (at, _)| {
            let (field, says) = (field(*at), "adoption-no-event");
            Some(error.map_or_else(|| Error::field(&field, says), |error| error.fault(&field, says)))
        });
        if let Some(error) = error {
            return Err(error);
        }
        if asked.len() < 2 {
            return Err(Error::field(&field(if *first == 0 { 1 } else { 0 }), "adoption-two-steps"));
        }
        let steps = asked.into_iter().map(|(_, step)| step.to_owned()).collect();
        let period = self.period(app.today());
        Ok(Some(Funnel { steps, of_people: self.of_people(), within: self.within(), period }))
    }

    /// The column that sorts features, and whether the greatest is first.
    pub(super) fn sort(&self) -> (&str, bool) {
        match self.sort.strip_prefix('-') {
            Some(column) => (column, true),
            None if self.sort.is_empty() => ("accounts", true),
            None => (&self.sort, false),
        }
    }

    /// The same page sorted in another way.
    pub(super) fn address(&self) -> Address {
        let all = [("days", &self.days), ("who", &self.who), ("by", &self.by), ("within", &self.within)];
        let steps = self.typed().into_iter().enumerate().map(|(at, step)| (field(at), step.to_owned()));
        let all = all.into_iter().map(|(name, value)| (name.to_owned(), value.clone())).chain(steps);
        let asked = all.filter(|(_, value)| !value.is_empty());
        asked.fold(Address::new(PATH), |address, (name, value)| address.with(&name, value))
    }
}

/// The name of a step's field.
fn field(at: usize) -> String {
    format!("step{}", at + 1)
}

fn days(v: &Viewer, all: &[u32]) -> Vec<(String, String)> {
    all.iter().map(|days| (days.to_string(), v.reader.days(i64::from(*days)))).collect()
}

/// The form of the days and of who counts; it keeps the funnel.
pub(super) fn form(v: &Viewer, (asked, error): (&Asked, Option<&Error>), period: Period) -> Markup {
    let r = &v.reader;
    let body = html! {
        (Select::new("days", v.t("adoption-days")).options(days(v, &PERIODS)).selected(period.days.to_string()))
        (Field::text("who", v.t("cohorts-who")).hint(v.t("adoption-who-hint")).value(&asked.who).attr("dir", "ltr").faults(r, error))
        (Button::submit(v.t("map-show")).primary())
    };
    kept(asked, &["days", "who"]).body(body).render()
}

/// The form of the funnel; it keeps the days and who counts.
pub(super) fn funnel(v: &Viewer, (asked, error): (&Asked, Option<&Error>), features: &[Feature]) -> Markup {
    let r = &v.reader;
    let step = |(at, value): (usize, &str)| {
        let label = v.reader.tell("adoption-step-n", &[("n", (at + 1).into())]);
        Field::text(field(at), label).value(value).attr("dir", "ltr").attr("list", "adoption-names").faults(r, error)
    };
    let by = ["accounts", "people"].map(|by| (by.to_owned(), v.t(&format!("adoption-{by}"))));
    let by = Select::new("by", v.t("adoption-by")).options(by).selected(&asked.by);
    let within = days(v, &WITHIN);
    let body = html! {
        @for typed in asked.typed().into_iter().enumerate() { (step(typed)) }
        (by)
        (Select::new("within", v.t("adoption-within")).options(within).selected(asked.within().to_string()))
        datalist id="adoption-names" { @for feature in features.iter().take(SUGGESTED) { option value=(feature.name) {} } }
        (Button::submit(v.t("adoption-funnel-show")).primary())
    };
    let steps: Vec<String> = (0..STEPS).map(field).collect();
    let own: Vec<&str> = steps.iter().map(String::as_str).chain(["by", "within"]).collect();
    kept(asked, &own).columns().body(body).render()
}

/// A form that sends along what it does not ask for.
fn kept(asked: &Asked, own: &[&str]) -> FormView {
    let address = asked.address();
    let others = address.parameters().iter().filter(|(name, _)| !own.contains(&name.as_str()));
    others.fold(FormView::get(PATH), |form, (name, value)| form.hidden(name, value))
}
