//! Weights from evidence: how much each factor's points told about who left, beside the weights that somebody chose. Nothing is applied by
//! itself.
//!
//! The chance of leaving in a week is fitted to the shares of points that the factors gave (the hazard of `chances`); a factor's weight is in
//! proportion to how much its full points lower the log-odds, and to nothing where they raise them.

use std::sync::Arc;

use kernel::{Error, Result};
use maud::{Markup, html};
use stats::Table;
use web::components::{Button, Column, DataTable, Row, Section};
use web::{Shared, Viewer};

use super::{found, too_little};
use crate::chances::fitted;
use crate::definitions::Definitions;
use crate::definitions::model::{Component, Scorecard};
use crate::proof::{Looks, tried};
use crate::words::label;

/// How sure the intervals are.
const LEVEL: f64 = 0.9;
/// Suggested weights add up to this at least.
const SUM: f64 = 100.0;

/// What history says of one factor.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Found {
    /// The weight in place of the chosen one; all of them add up to the same sum, or to 100 where that is less.
    weight: f64,
    /// Whether it is surely more than nothing.
    sure: bool,
}

/// The suggestion for the scorecard `key` of a draft, with what it would have done in the past; in words what keeps it from being made.
///
/// # Errors
/// The right is missing; the database or a kept day cannot be read.
pub(in crate::health) async fn weights(app: &Shared, v: &Viewer, all: Arc<Definitions>, key: &str) -> Result<Markup> {
    v.need("definition.write")?;
    let section = Section::new(v.t("evidence-weights-title")).id("weights").note(v.t("evidence-weights-note"));
    let card = all.scorecard(key).cloned().ok_or_else(Error::not_found)?;
    let say = |card: &Scorecard, looks: &Looks| of_looks(card, looks).map_err(|_| too_little(looks));
    let found = match found(app, v, (&all, &card), say).await? {
        Ok(found) => found,
        Err(why_not) => return Ok(html! { (section.body(why_not)) }),
    };
    let mut draft = Definitions::clone(&all);
    let own = draft.scorecards.iter_mut().find(|own| own.key == key);
    for (component, found) in own.into_iter().flat_map(|card| &mut card.components).zip(&found) {
        // A scorecard has no factor without weight: the least one stands for none.
        component.weight = found.weight.max(1.0);
    }
    let past = tried(app, v, Arc::new(draft)).await?;
    Ok(html! { (section.body(table(v, &card, &found))) (past) })
}

/// The share of its points that a component gave in each look; what is left out counts as usual.
fn shares(component: &Component, numbers: &[f64]) -> Vec<f64> {
    let share = |x: &f64| if x.is_finite() { Some(component.curve.share(*x)) } else { component.missing.share() };
    let all: Vec<Option<f64>> = numbers.iter().map(share).collect();
    let known: Vec<f64> = all.iter().copied().flatten().collect();
    let usual = known.iter().sum::<f64>() / known.len().max(1) as f64;
    all.into_iter().map(|share| share.unwrap_or(usual)).collect()
}

/// What the looks say of each component.
fn of_looks(card: &Scorecard, looks: &Looks) -> stats::Result<Vec<Found>> {
    let columns: Vec<Vec<f64>> = card.components.iter().zip(&looks.features).map(|(c, x)| shares(c, x)).collect();
    of_shares(card, looks, &columns)
}

fn of_shares(card: &Scorecard, looks: &Looks, columns: &[Vec<f64>]) -> stats::Result<Vec<Found>> {
    // A factor that always gave the same says nothing.
    let told: Vec<usize> = (0..columns.len())
        .filter(|at| columns[*at].iter().any(|share| (share - columns[*at][0]).abs() > 1e-12))
        .collect();
    let table = Table::of_columns(&told.iter().map(|at| columns[*at].as_slice()).collect::<Vec<_>>())?;
    let hazard = fitted(&table, &looks.lost, &(0..looks.len()).collect::<Vec<_>>())?;
    let estimates = hazard.model.estimates(LEVEL)?;
    let mut strength = vec![(0.0, false); columns.len()];
    for ((at, estimate), deviation) in told.iter().zip(&estimates[1..]).zip(&hazard.scaler.deviations) {
        strength[*at] = ((-estimate.value / deviation).max(0.0), estimate.interval.high < 0.0);
    }
    let sum: f64 = strength.iter().map(|(strength, _)| strength).sum();
    // Only shares count: where chosen weights are small, whole numbers need a greater sum.
    let all = card.components.iter().map(|component| component.weight).sum::<f64>().max(SUM);
    if sum <= 0.0 {
        return Err(stats::Unfit::NoEvents);
    }
    Ok(strength.into_iter().map(|(own, sure)| Found { weight: (own / sum * all).round(), sure }).collect())
}

fn table(v: &Viewer, card: &Scorecard, found: &[Found]) -> Markup {
    let mut table = DataTable::new(&v.reader, v.t("evidence-weights-title"))
        .column(Column::new("factor", v.t("health-which-factor")).header())
        .column(Column::new("now", v.t("evidence-weights-now")).numeric())
        .column(Column::new("then", v.t("evidence-weights-found")).numeric())
        .column(Column::new("sure", v.t("evidence-weights-sure")));
    for (component, found) in card.components.iter().zip(found) {
        let sure = if found.sure { "evidence-weights-surely" } else { "evidence-weights-perhaps" };
        table = table.row(
            Row::new(&component.key)
                .cell(v.reader.say(&label(component.name.as_ref(), &component.key)))
                .cell(v.reader.number(component.weight, 1))
                .cell(v.reader.number(found.weight, 1))
                .cell(v.t(sure)),
        );
    }
    let weights: Vec<String> = found.iter().map(|found| found.weight.max(1.0).to_string()).collect();
    html! {
        (table)
        p.quiet { (v.t("evidence-weights-read")) }
        div class="actions" {
            (Button::submit(v.t("evidence-weights-take")).value("act", format!("take:{}", weights.join(","))).attr("form", "scorecard").attr("formnovalidate", ""))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::definitions::curve::Curve;
    use crate::definitions::model::Missing;

    fn component(key: &str, weight: f64) -> Component {
        let curve = Curve::Points(vec![(0.0, 0.0), (1.0, 100.0)]);
        let (name, evidence, text, scale) = (None, Vec::new(), None, None);
        Component {
            key: key.into(),
            name,
            kind: crate::definitions::kinds::ComponentKind::Level,
            input: key.into(),
            curve,
            weight,
            missing: Missing::LeaveOut,
            evidence,
            text,
            scale,
        }
    }

    #[test]
    fn a_factor_weighs_as_much_as_it_told() {
        // Of 1,000 looks those with few first points leave; the second factor tells nothing, the third one the wrong way round.
        let first: Vec<f64> = (0..1_000).map(|n| f64::from(n % 10) / 10.0).collect();
        let second: Vec<f64> = (0..1_000).map(|n| f64::from(n % 7) / 7.0).collect();
        let lost: Vec<bool> = (0..1_000).map(|n| n % 10 < 2 && n % 3 == 0).collect();
        let third: Vec<f64> = (0..1_000).map(|n| if lost[n] { 1.0 } else { (n % 11) as f64 / 11.0 }).collect();
        let components = vec![component("a", 30.0), component("b", 30.0), component("c", 30.0), component("d", 10.0)];
        let text = "scorecard = [{ key = \"s\", healthy_from = 70, at_risk_from = 40, component = [] }]";
        let mut card = crate::definitions::sets::read(text).unwrap().scorecards.remove(0);
        card.components = components;
        let looks = Looks { who: (0..1_000).collect(), lost, ..Looks::default() };
        let same = vec![0.5; 1_000];
        let found = of_shares(&card, &looks, &[first, second, third, same]).unwrap();
        assert!((found.iter().map(|f| f.weight).sum::<f64>() - 100.0).abs() <= 2.0, "{found:?}");
        assert!(found[0].sure && found[0].weight > 80.0 && !found[1].sure, "{found:?}");
        assert_eq!((found[2], found[3]), (Found { weight: 0.0, sure: false }, Found { weight: 0.0, sure: false }));
    }

    #[test]
    fn what_is_unknown_counts_by_the_rule_of_the_component() {
        let mut own = component("a", 1.0);
        assert_eq!(shares(&own, &[0.0, 1.0, f64::NAN]), [0.0, 1.0, 0.5]);
        own.missing = Missing::Full;
        assert_eq!(shares(&own, &[0.0, f64::NAN]), [0.0, 1.0]);
    }
}
