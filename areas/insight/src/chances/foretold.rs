//! Looks foretold by models that saw nothing of what came of them.

use stats::calibration::Platt;
use stats::survival::Hazard;

use super::aims::Aim;
use super::holding::Held;
use super::learn::table;
use super::parts::{PARTS, Parts};
use super::quality::{AHEAD, ENOUGH};
use crate::proof::Looks;

/// How sure intervals are; they are not read here.
const LEVEL: f64 = 0.95;

/// The chances of looks within 90 days, before they are corrected.
pub(super) struct Foretold {
    /// By a model that saw nothing of the customer.
    without: Vec<f64>,
    /// As the model that holds tells them, of looks since it was learned; of others as `without`, as it saw some of what came of them.
    own: Vec<f64>,
    /// The part of the customers that each look belongs to.
    parts: Vec<usize>,
}

impl Foretold {
    pub(super) fn of((held, aim): (&Held, &Aim), weekly: &Looks, ahead: &Looks) -> stats::Result<Self> {
        let factors = &held.fit.factors;
        let (learned_from, asked) = (table(factors, weekly)?, table(factors, ahead)?);
        let models = Parts::of(&held.fit, weekly, &learned_from)?;
        let parts: Vec<usize> = ahead.who.iter().map(|who| models.part(&ahead.accounts[*who])).collect();
        let periods = f64::from(AHEAD) / f64::from(aim.period);
        let by = |hazard: &Hazard, look: usize| {
            hazard.within(asked.rows().row(look), periods, LEVEL).map(|chance| chance.value)
        };
        let looks = parts.iter().enumerate();
        let without: Vec<f64> =
            looks.map(|(look, part)| by(models.hazard(*part), look)).collect::<stats::Result<_>>()?;
        let own = |look: usize| if ahead.day[look] < held.day { Ok(without[look]) } else { by(&held.fit.hazard, look) };
        let own = (0..ahead.len()).map(own).collect::<stats::Result<_>>()?;
        Ok(Self { without, own, parts })
    }

    /// The chances of `looks` as they are told by what came of the `known` ones: each part of the customers by the curve of the others, so that what
    /// is told of a look never knew what came of it.
    pub(super) fn told(&self, ahead: &Looks, looks: &[usize], known: &[usize]) -> Vec<f64> {
        let of_others =
            |part: usize| known.iter().copied().filter(|&look| self.parts[look] != part).collect::<Vec<_>>();
        let curves: Vec<Option<Platt>> = (0..PARTS).map(|part| self.curve(ahead, &of_others(part))).collect();
        let told = looks.iter().map(|&look| (self.own[look], curves[self.parts[look]]));
        told.map(|(chance, curve)| curve.map_or(chance, |curve| curve.again(chance))).collect()
    }

    /// The curve by what came of some looks; nothing where too few came, or where it would turn the order round.
    pub(super) fn curve(&self, ahead: &Looks, looks: &[usize]) -> Option<Platt> {
        let (chances, came) = (stats::pick(&self.without, looks), stats::pick(&ahead.lost, looks));
        let least = came.iter().filter(|came| **came).count().min(came.iter().filter(|came| !**came).count());
        let curve = (least >= ENOUGH).then(|| Platt::of_chances(&chances, &came).ok())??;
        (curve.slope > 0.0).then_some(curve)
    }
}
