//! Each stage: how many are in it now, what they are worth a year, and how long customers stay.

use kernel::Value;
use maud::{Markup, html};
use query::Cell;
use stats::survival::{KaplanMeier, Observed};
use web::components::{Column, DataTable, Row};
use web::page::encoded;

use super::seen::{Left, Seen};
use super::{LEAST, LEVEL, Look, count};

/// How many stays leave the question open when they are still going on: a quarter.
const MOST: f64 = 0.75;

/// How long stays in one stage last.
pub(super) struct Time {
    /// Stays whose beginning was seen.
    pub(super) stays: usize,
    /// Nothing with too few.
    curve: Option<KaplanMeier>,
}

/// After how long most have left.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Usual {
    /// Too few stays.
    TooFew,
    /// More than a quarter are still there at the end of what we know.
    NotYet,
    /// Three quarters have left after so many days.
    Days(f64),
}

impl Time {
    /// Of these stays; whose beginning was not seen do not count.
    pub(super) fn of<'a>(stays: impl Iterator<Item = &'a Seen<'a>>) -> Self {
        let known = stays.filter(|stay| stay.whole);
        Self::fitted(&known.map(|stay| (stay.days(), matches!(stay.left(), Left::To(_)))).collect::<Vec<_>>())
    }

    /// Of stays of so many days, each with whether it ended then.
    fn fitted(stays: &[(i64, bool)]) -> Self {
        let (days, ended): (Vec<f64>, Vec<bool>) = stays.iter().map(|(days, ended)| (*days as f64, *ended)).unzip();
        let curve = || Observed::new(&days, &ended).and_then(|observed| KaplanMeier::fit(observed, LEVEL)).ok();
        Self { stays: stays.len(), curve: (stays.len() >= LEAST).then(curve).flatten() }
    }

    /// After how many days three quarters have left.
    pub(super) fn usual(&self) -> Usual {
        let Some(curve) = &self.curve else { return Usual::TooFew };
        curve.quantile(MOST).ok().and_then(|quantile| quantile.time).map_or(Usual::NotYet, Usual::Days)
    }

    /// "12 days (9 to 15)".
    fn says(&self, look: &Look<'_>) -> String {
        let r = &look.v.reader;
        let Some(curve) = &self.curve else { return look.v.t("stages-too-few") };
        let median = curve.median();
        let Some(days) = median.time else {
            return r.tell("stages-longer", &[("days", curve.until().into())]);
        };
        let border = |days: Option<f64>| days.map_or_else(|| "…".to_owned(), |days| r.number(days, 0));
        let within = [("low", border(median.low).into()), ("high", border(median.high).into())];
        r.tell("stages-median", &[&[("days", days.into())], within.as_slice()].concat())
    }
}

/// Who is in a stage now.
#[derive(Debug, Default, Clone, Copy)]
struct Now {
    customers: usize,
    /// Of those whose value may be seen and is known: the sum, and how many.
    value: (f64, usize),
    /// Of how many it is hidden.
    hidden: usize,
}

/// The table.
pub(super) fn drawn(look: &Look<'_>, times: &[Time]) -> Markup {
    let (v, now) = (look.v, now(look));
    let mut table = DataTable::new(&v.reader, v.t("stages-times"))
        .column(Column::new("stage", v.t("column-stage")).header())
        .column(Column::new("now", v.t("stages-now")).numeric())
        .column(Column::new("value", v.t("column-arr")).numeric())
        .column(Column::new("time", v.t("stages-time")))
        .column(Column::new("stays", v.t("stages-measured")).numeric().optional())
        .column(Column::new("unseen", v.t("stages-unseen")).numeric().optional());
    for ((stage, time), now) in look.stages.iter().zip(times).zip(now) {
        let unseen = look.stays_in(&stage.class.key).filter(|stay| !stay.whole).count();
        let condition = format!("stage = '{}'", stage.class.key.replace('\'', "''"));
        let href = format!("/accounts?where={}", encoded(&condition));
        let row = Row::new(&stage.class.key)
            .cell(stage.name.clone())
            .cell(html! { a href=(href) { (count(v, now.customers)) } })
            .cell(value(look, now))
            .cell(time.says(look));
        table = table.row(row.cell(count(v, time.stays)).cell(count(v, unseen)));
    }
    html! { (table) }
}

/// Who is in each stage, in their order.
fn now(look: &Look<'_>) -> Vec<Now> {
    let mut all = vec![Now::default(); look.stages.len()];
    let viewed = &look.viewed;
    for row in (0..viewed.frame.len()).filter(|&row| viewed.view.visible(row)) {
        let Some(at) = look.stage_of(row).and_then(|key| look.stages.iter().position(|own| own.class.key == key))
        else {
            continue;
        };
        all[at].customers += 1;
        match viewed.value(row, "arr") {
            Cell::Hidden => all[at].hidden += 1,
            Cell::Known(value) => {
                let known = Value::number(&value).map_or((0.0, 0), |value| (value, 1));
                all[at].value = (all[at].value.0 + known.0, all[at].value.1 + known.1);
            }
        }
    }
    all
}

fn value(look: &Look<'_>, now: Now) -> String {
    let sum = || look.v.reader.number(now.value.0, 0);
    match (now.value.1, now.hidden) {
        (0, 0) => "–".to_owned(),
        (0, _) => look.v.t("value-hidden"),
        (_, 0) => sum(),
        (_, hidden) => look.v.reader.tell("stages-value-part", &[("value", sum().into()), ("hidden", hidden.into())]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_usual_time_is_when_three_quarters_have_left() {
        // 4/5, 3/5, then two of the three that are left: 1/5.
        let time = Time::fitted(&[(4, true), (6, true), (10, true), (10, true), (12, false)]);
        assert_eq!((time.stays, time.usual()), (5, Usual::Days(10.0)));
        let time = Time::fitted(&[(4, true), (6, true), (10, true), (10, false), (12, false)]);
        assert_eq!(time.usual(), Usual::NotYet);
        assert_eq!(Time::fitted(&[(4, true); 4]).usual(), Usual::TooFew);
        assert_eq!(Time::fitted(&[]).usual(), Usual::TooFew);
        assert_eq!(Time::fitted(&[(0, true); 5]).usual(), Usual::Days(0.0));
    }
}
