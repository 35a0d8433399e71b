//! How good a model is: customers are foretold by a model that saw nothing of them, and compared with what came.

use jiff::ToSpan;
use kernel::{Day, Result};
use stats::Estimate;
use stats::calibration::{Bin, Calibration, Platt, brier_skill, calibration, reliability};
use stats::discrimination::auc_within_groups;

use super::aims::Aim;
use super::learn::{Fit, table};
use super::parts::{PARTS, Parts};
use crate::proof::Looks;

/// The chances that are compared reach so many days ahead.
pub(super) const AHEAD: u16 = 90;
/// A curve has two numbers: fewer who came to it, or did not, say nothing of it.
const ENOUGH: usize = 10;
/// Bins of the reliability diagram.
const BINS: usize = 8;
/// How sure intervals are.
const LEVEL: f64 = 0.95;

/// What came of chances within 90 days.
#[derive(Debug, Clone, PartialEq)]
pub struct Quality {
    /// Looks that were foretold.
    pub looks: usize,
    /// Those whose customer came to it.
    pub lost: usize,
    /// The chance that a look whose customer came to it was given a higher chance than another one.
    pub auc: Estimate,
    /// Whether chances were too high, too low, too bold or too shy.
    pub calibration: Calibration,
    /// How much better than the base rate.
    pub skill: f64,
    /// By rising chance.
    pub bins: Vec<Bin>,
}

impl Quality {
    /// Whether chances differ from what came by more than chance explains.
    pub fn is_off(&self) -> bool {
        !self.calibration.slope.interval.covers(1.0) || !self.calibration.in_the_large.interval.covers(0.0)
    }
}

/// What it takes to tell chances that mean what they say, and how good those are: of models that are learned as `fit` was, from its looks;
/// `seen` looks 90 days ahead. Nothing where too little came to say.
///
/// # Errors
/// A kept week cannot be read.
pub(super) fn quality(
    (fit, aim): (&Fit, &Aim),
    weekly: &Looks,
    (days, today): (&[Day], Day),
    seen: impl Fn(&[Day]) -> Result<Looks>,
) -> Result<(Option<Platt>, Option<Quality>)> {
    let last = today.saturating_sub((i64::from(AHEAD) + 1).days());
    let mut compared: Vec<Day> = days.iter().rev().copied().filter(|day| *day <= last).step_by(aim.apart).collect();
    compared.reverse();
    if compared.is_empty() {
        return Ok((None, None));
    }
    let ahead = seen(&compared)?;
    let Ok(foretold) = Foretold::of((fit, aim), weekly, &ahead) else { return Ok((None, None)) };
    let curve = curve(&foretold, &ahead, |_| true);
    Ok((curve, told(&foretold.calibrated(&ahead), &ahead).ok()))
}

/// Each look foretold by a model that saw nothing of its customer.
struct Foretold {
    chances: Vec<f64>,
    /// The part of the customers that it belongs to.
    parts: Vec<usize>,
}

impl Foretold {
    fn of((fit, aim): (&Fit, &Aim), weekly: &Looks, ahead: &Looks) -> stats::Result<Self> {
        let (learned_from, asked) = (table(&fit.factors, weekly)?, table(&fit.factors, ahead)?);
        let models = Parts::of(fit, weekly, &learned_from)?;
        let parts: Vec<usize> = ahead.who.iter().map(|who| models.part(&ahead.accounts[*who])).collect();
        let periods = f64::from(AHEAD) / f64::from(aim.period);
        let chance = |(look, part): (usize, &usize)| {
            models.hazard(*part).within(asked.rows().row(look), periods, LEVEL).map(|chance| chance.value)
        };
        let chances = parts.iter().enumerate().map(chance).collect::<stats::Result<_>>()?;
        Ok(Self { chances, parts })
    }

    /// The chances as they are told: each part by the curve of the others, so that what is told of a look never knew what came of it.
    fn calibrated(&self, ahead: &Looks) -> Vec<f64> {
        let curves: Vec<Option<Platt>> =
            (0..PARTS).map(|part| curve(self, ahead, |look| self.parts[look] != part)).collect();
        let told = self.chances.iter().zip(&self.parts);
        told.map(|(chance, part)| curves[*part].map_or(*chance, |curve| curve.again(*chance))).collect()
    }
}

/// The curve by what came of some looks; nothing where too few came, or where it would turn the order round.
fn curve(foretold: &Foretold, ahead: &Looks, some: impl Fn(usize) -> bool) -> Option<Platt> {
    let looks: Vec<usize> = (0..ahead.len()).filter(|&look| some(look)).collect();
    let (chances, came) = (stats::pick(&foretold.chances, &looks), stats::pick(&ahead.lost, &looks));
    let least = came.iter().filter(|came| **came).count().min(came.iter().filter(|came| !**came).count());
    let curve = (least >= ENOUGH).then(|| Platt::of_chances(&chances, &came).ok())??;
    (curve.slope > 0.0).then_some(curve)
}

fn told(chances: &[f64], ahead: &Looks) -> stats::Result<Quality> {
    Ok(Quality {
        looks: ahead.len(),
        lost: ahead.lost.iter().filter(|lost| **lost).count(),
        auc: auc_within_groups(chances, &ahead.lost, &ahead.who, LEVEL)?,
        calibration: calibration(chances, &ahead.lost, LEVEL)?,
        skill: brier_skill(chances, &ahead.lost)?,
        bins: reliability(chances, &ahead.lost, BINS, LEVEL)?,
    })
}
