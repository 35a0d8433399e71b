//! What the looks at the past say: first to a lead, then to whoever asks for statistics.

use std::collections::{BTreeMap, BTreeSet};

use kernel::{Error, Result};
use stats::discrimination::auc;
use web::components::Band;

use super::learned::chances;
use super::measures::{Measures, measured};
use super::warning::{median, warnings};
use super::{Asked, Look};

/// A single column that tells the lost so well knows of the outcome: it is looked at, not believed.
const TOO_GOOD: f64 = 0.9;

/// The looks of a band.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct InBand {
    /// How many looks.
    pub looks: usize,
    /// How many of them were lost.
    pub lost: usize,
}

/// A sign, and how well it told.
#[derive(Debug, Clone, PartialEq)]
pub struct Sign {
    /// `scorecard`, `baseline`, `learned`.
    pub key: &'static str,
    /// Its measures.
    pub measures: Measures,
}

/// What came out.
#[derive(Debug, Clone, PartialEq)]
pub struct Report {
    /// Looks at risk.
    pub looks: usize,
    /// Customers among them.
    pub accounts: usize,
    /// Looks that were lost.
    pub lost_looks: usize,
    /// Customers that were lost, by their last look.
    pub lost: usize,
    /// Those of them whose band was at risk or critical then.
    pub flagged: usize,
    /// Days of warning of those, the median.
    pub warning: Option<i64>,
    /// By band, best first; looks without a band are in none.
    pub bands: BTreeMap<usize, InBand>,
    /// Side by side.
    pub signs: Vec<Sign>,
    /// Columns that know too much by themselves, each with its area.
    pub too_good: Vec<(String, f64)>,
}

impl Report {
    /// Of looks in any order.
    ///
    /// # Errors
    /// `proof-nobody-lost` when none or all were lost; too few customers to learn from.
    pub fn of(asked: &Asked, looks: &[Look]) -> Result<Self> {
        let lost_looks = looks.iter().filter(|look| look.lost).count();
        if lost_looks == 0 || lost_looks == looks.len() {
            return Err(Error::invalid("proof-nobody-lost").with("looks", looks.len()));
        }
        let names: BTreeSet<&str> = looks.iter().map(|look| look.account.as_str()).collect();
        let places: BTreeMap<&str, usize> = names.iter().enumerate().map(|(at, name)| (*name, at)).collect();
        let groups: Vec<usize> = looks.iter().map(|look| places[look.account.as_str()]).collect();
        let flagged = |at: usize| matches!(looks[at].band, Some(Band::AtRisk | Band::Critical));
        let warned = warnings(looks, flagged);
        let mut bands: BTreeMap<usize, InBand> = BTreeMap::new();
        for look in looks {
            let place = look.band.and_then(|band| Band::ALL.iter().position(|b| *b == band));
            let Some(place) = place else { continue };
            let own = bands.entry(place).or_default();
            own.looks += 1;
            own.lost += usize::from(look.lost);
        }
        Ok(Self {
            looks: looks.len(),
            accounts: names.len(),
            lost_looks,
            lost: warned.len(),
            flagged: warned.iter().flatten().count(),
            warning: median(warned.into_iter().flatten().collect()),
            bands,
            signs: signs(asked, looks, &groups)?,
            too_good: too_good(asked, looks),
        })
    }
}

fn signs(asked: &Asked, looks: &[Look], groups: &[usize]) -> Result<Vec<Sign>> {
    let mut signs = Vec::new();
    let mut add = |key, scores: Option<Vec<f64>>, are_chances| -> Result<()> {
        if let Some(scores) = scores {
            signs.push(Sign { key, measures: measured(looks, groups, &scores, are_chances)? });
        }
        Ok(())
    };
    add("scorecard", known(looks, |look| look.score.map(|score| -score)), false)?;
    add("baseline", known(looks, |look| look.baseline), false)?;
    let learned = (!asked.features.is_empty()).then(|| chances(looks, groups, 1)).transpose()?;
    add("learned", learned, true)?;
    Ok(signs)
}

/// One number for each look, the mean of all where it is not known; nothing where it is known of none.
fn known(looks: &[Look], of: impl Fn(&Look) -> Option<f64>) -> Option<Vec<f64>> {
    let values: Vec<f64> = looks.iter().filter_map(&of).collect();
    let mean = values.iter().sum::<f64>() / values.len() as f64;
    (!values.is_empty()).then(|| looks.iter().map(|look| of(look).unwrap_or(mean)).collect())
}

/// The features that by themselves know too much, in either direction; also by being known of the lost alone.
fn too_good(asked: &Asked, looks: &[Look]) -> Vec<(String, f64)> {
    let lost: Vec<bool> = looks.iter().map(|look| look.lost).collect();
    let alone = |at: usize| {
        let there = looks.iter().map(|look| f64::from(u8::from(look.features[at].is_some()))).collect();
        let value = known(looks, |look| look.features[at]).unwrap_or_default();
        let area = |scores: Vec<f64>| auc(&scores, &lost).map_or(0.5, |area| area.max(1.0 - area));
        area(value).max(area(there))
    };
    let all = asked.features.iter().enumerate().map(|(at, source)| (source.clone(), alone(at)));
    all.filter(|(_, area)| *area >= TOO_GOOD).collect()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    /// Customers whose second number rises before they leave, and whose third is only there when they do.
    fn looks() -> Vec<Look> {
        let mut looks = Vec::new();
        for n in 0..200_u32 {
            for week in 0..4_i8 {
                let day = date(2026, 3, 1 + 7 * week);
                let leaves = n % 10 == 0;
                let outcome = leaves.then(|| date(2026, 4, 10));
                let lost = leaves && week >= 2;
                let noise = f64::from((n * 37 + u32::from(week.unsigned_abs()) * 11) % 23);
                looks.push(Look {
                    account: format!("a{n}"),
                    day,
                    lost,
                    outcome,
                    score: (n % 7 != 3).then_some(80.0 - noise - if lost { 15.0 } else { 0.0 }),
                    band: Some(if lost && n % 20 == 0 { Band::Critical } else { Band::Healthy }),
                    baseline: Some(noise),
                    features: vec![Some(noise + if lost { 8.0 } else { 0.0 }), lost.then_some(1.0)],
                    value: Some(100.0),
                    notice: None,
                });
            }
        }
        looks
    }

    #[test]
    fn signs_stand_side_by_side_and_a_leak_is_named() {
        let asked = Asked { features: vec!["use".to_owned(), "left_because".to_owned()], ..Asked::default() };
        let report = Report::of(&asked, &looks()).unwrap();
        assert_eq!((report.looks, report.accounts, report.lost_looks, report.lost), (800, 200, 40, 20));
        assert_eq!((report.flagged, report.warning), (10, Some(26)));
        assert_eq!(report.bands[&2], InBand { looks: 20, lost: 20 });
        let keys: Vec<&str> = report.signs.iter().map(|sign| sign.key).collect();
        assert_eq!(keys, ["scorecard", "baseline", "learned"]);
        let [scorecard, baseline, learned] = [0, 1, 2].map(|at| &report.signs[at].measures);
        assert!(scorecard.auc > 0.8 && (0.35..0.65).contains(&baseline.auc), "{scorecard:?} {baseline:?}");
        assert!(baseline.auc_within.0 < 0.5 && scorecard.auc_within.0 > 0.5);
        assert!(learned.brier.unwrap().1 > 0.0 && scorecard.brier.is_none());
        assert_eq!(report.too_good.iter().map(|(key, _)| key.as_str()).collect::<Vec<_>>(), ["left_because"]);
    }

    #[test]
    fn too_little_to_learn_from_is_said_in_plain_words() {
        let mut all = looks();
        all.iter_mut().for_each(|look| look.lost = look.account == "a0" && look.lost);
        let asked = Asked { features: vec!["use".to_owned(), "left_because".to_owned()], ..Asked::default() };
        let error = Report::of(&asked, &all).unwrap_err();
        assert_eq!((error.kind, error.says.key.as_str()), (kernel::Kind::Invalid, "proof-too-little"));
        assert!(!error.detail.is_empty());
    }

    #[test]
    fn where_nobody_left_there_is_nothing_to_say() {
        let mut all = looks();
        all.iter_mut().for_each(|look| look.lost = false);
        assert_eq!(Report::of(&Asked::default(), &all).unwrap_err().says.key, "proof-nobody-lost");
    }
}
