//! What the looks at the past say: first to a lead, then to whoever asks for statistics.

use std::collections::{BTreeMap, BTreeSet};
use std::thread;

use kernel::{Day, Error, Result, Says};
use stats::Estimate;
use stats::calibration::{Bin, reliability};
use stats::discrimination::{auc, auc_within_groups};
use stats::pick;
use web::components::Band;

use super::learned::chances;
use super::measures::{LEVEL, Measures, measured};
use super::outcomes::is_loss;
use super::warning::{median, occurrences, warnings};
use super::{Asked, Looks, Said, unfit};

/// A single column that tells the lost so well knows of the outcome: it is looked at, not believed.
const TOO_GOOD: f64 = 0.9;
/// Bins of the reliability diagram.
const BINS: usize = 10;
/// Fewer lost looks say nothing of a class by itself.
const OF_CLASS: usize = 5;

/// The looks of a band.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct InBand {
    /// How many looks.
    pub looks: usize,
    /// How many of them were lost.
    pub lost: usize,
}

/// What one version would have told a lead.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Told {
    /// Outcomes whose customer's band was at risk or critical when it was last seen before.
    pub flagged: usize,
    /// Days of warning of those, the median.
    pub warning: Option<i64>,
    /// By band, best first; looks without a band are in none.
    pub bands: BTreeMap<usize, InBand>,
}

impl Told {
    fn of(looks: &Looks, said: &Said) -> Self {
        let warned = warnings(looks, |at| is_flag(said.band[at]));
        let mut bands: BTreeMap<usize, InBand> = BTreeMap::new();
        for (band, lost) in said.band.iter().zip(&looks.lost) {
            let place = band.and_then(|band| Band::ALL.iter().position(|b| *b == band));
            let Some(place) = place else { continue };
            let own = bands.entry(place).or_default();
            own.looks += 1;
            own.lost += usize::from(*lost);
        }
        let flagged: Vec<i64> = warned.into_iter().flatten().collect();
        Self { flagged: flagged.len(), warning: median(flagged), bands }
    }

    /// Looks that were flagged: how many, and how many of them were lost.
    pub fn alarms(&self) -> InBand {
        let flags = self.bands.iter().filter(|(place, _)| is_flag(Band::ALL.get(**place).copied()));
        flags
            .fold(InBand::default(), |all, (_, own)| InBand { looks: all.looks + own.looks, lost: all.lost + own.lost })
    }
}

const fn is_flag(band: Option<Band>) -> bool {
    matches!(band, Some(Band::AtRisk | Band::Critical))
}

/// A sign, and how well it told.
#[derive(Debug, Clone, PartialEq)]
pub struct Sign {
    /// `scorecard`, `other` (another version of it), `baseline`, `learned`.
    pub key: &'static str,
    /// Its measures.
    pub measures: Measures,
}

/// The looks of one class.
#[derive(Debug, Clone, PartialEq)]
pub struct OfClass {
    /// Its value; nothing for looks without one.
    pub class: Option<String>,
    /// Looks.
    pub looks: usize,
    /// Those that were lost.
    pub lost: usize,
    /// Those of the lost that were flagged by the first version.
    pub flagged: usize,
    /// How well the first version told them; nothing where too few were lost to say.
    pub auc: Option<Estimate>,
}

/// An outcome whose customer had no sign when it was last seen before.
#[derive(Debug, Clone, PartialEq)]
pub struct Missed {
    /// The customer.
    pub account: String,
    /// The day of the outcome.
    pub on: Day,
    /// When it was last seen.
    pub seen: Day,
    /// Its score then.
    pub score: Option<f64>,
    /// Its band then.
    pub band: Option<Band>,
    /// Its value then, 0 where it is not known.
    pub value: f64,
}

/// What came out.
#[derive(Debug, Clone, PartialEq)]
pub struct Report {
    /// The first and the last day with looks, and how many days there were.
    pub days: (Day, Day, usize),
    /// Looks at risk.
    pub looks: usize,
    /// Customers among them.
    pub accounts: usize,
    /// Looks that were lost.
    pub lost_looks: usize,
    /// Outcomes that came soon after the customer's last look before: lost customers, where it comes once.
    pub lost: usize,
    /// What each version told.
    pub told: Vec<Told>,
    /// Those of them without a sign by the first version, the greatest value first.
    pub missed: Vec<Missed>,
    /// Side by side.
    pub signs: Vec<Sign>,
    /// Learned chances beside what came.
    pub reliability: Vec<Bin>,
    /// By class, the most looks first.
    pub classes: Vec<OfClass>,
    /// Columns that know too much by themselves, each with its area.
    pub too_good: Vec<(String, f64)>,
}

impl Report {
    /// Of looks in any order.
    ///
    /// # Errors
    /// `proof-nobody-lost` (`-other`, where it is no loss) when none or all were lost; too few customers to learn from.
    pub fn of(asked: &Asked, looks: &Looks) -> Result<Self> {
        let lost_looks = looks.lost.iter().filter(|lost| **lost).count();
        if lost_looks == 0 || lost_looks == looks.len() {
            let says = if is_loss(&asked.outcome) { "proof-nobody-lost" } else { "proof-nobody-lost-other" };
            return Err(Error::invalid(Says::new(says).with("looks", looks.len())));
        }
        let learned = (!looks.features.is_empty()).then(|| chances(looks, 1)).transpose()?;
        let bins = |chances: &Vec<f64>| reliability(chances, &looks.lost, BINS, LEVEL).map_err(unfit);
        let days: BTreeSet<Day> = looks.day.iter().copied().collect();
        let end = |day: Option<&Day>| day.copied().unwrap_or_default();
        Ok(Self {
            days: (end(days.first()), end(days.last()), days.len()),
            looks: looks.len(),
            accounts: looks.accounts.len(),
            lost_looks,
            lost: warnings(looks, |_| true).len(),
            told: looks.said.iter().map(|said| Told::of(looks, said)).collect(),
            missed: missed(looks),
            reliability: learned.as_ref().map(bins).transpose()?.unwrap_or_default(),
            signs: signs(looks, learned)?,
            classes: if asked.by.is_some() { classes(looks) } else { Vec::new() },
            too_good: too_good(asked, looks),
        })
    }
}

fn missed(looks: &Looks) -> Vec<Missed> {
    let Some(said) = looks.said.first() else { return Vec::new() };
    let last = occurrences(looks).into_iter().filter_map(|(on, own)| Some((on, *own.last()?)));
    let mut missed: Vec<Missed> = last
        .filter(|(_, at)| !is_flag(said.band[*at]))
        .map(|(on, at)| {
            let score = Some(said.score[at]).filter(|score| score.is_finite());
            let account = looks.accounts[looks.who[at]].clone();
            Missed { account, on, seen: looks.day[at], score, band: said.band[at], value: looks.value[at] }
        })
        .collect();
    missed.sort_by(|a, b| {
        b.value.total_cmp(&a.value).then_with(|| b.on.cmp(&a.on)).then_with(|| a.account.cmp(&b.account))
    });
    missed
}

/// Every order of the looks, each measured by a thread of its own: each sorts millions several times.
fn signs(looks: &Looks, learned: Option<Vec<f64>>) -> Result<Vec<Sign>> {
    let said = ["scorecard", "other"].into_iter().zip(&looks.said).map(|(key, said)| (key, known(&worse(said)), false));
    let baseline = ("baseline", looks.baseline.as_deref().and_then(known), false);
    let orders = said.chain([baseline, ("learned", learned, true)]);
    let sign = |key, scores: Vec<f64>, are_chances| -> Result<Sign> {
        Ok(Sign { key, measures: measured(looks, &scores, are_chances)? })
    };
    thread::scope(|scope| {
        let there = orders.filter_map(|(key, scores, are_chances)| Some((key, scores?, are_chances)));
        let running: Vec<_> =
            there.map(|(key, scores, chances)| scope.spawn(move || sign(key, scores, chances))).collect();
        let ended = running.into_iter().map(|one| one.join());
        ended.map(|sign| sign.unwrap_or_else(|_| Err(Error::internal("a sign could not be measured")))).collect()
    })
}

/// Scores as something that is higher for what is worse.
fn worse(said: &Said) -> Vec<f64> {
    said.score.iter().map(|score| -score).collect()
}

/// One number for each look, the mean of all where it is not known; nothing where it is known of none.
fn known(values: &[f64]) -> Option<Vec<f64>> {
    let finite = || values.iter().filter(|value| value.is_finite());
    let mean = finite().sum::<f64>() / finite().count() as f64;
    mean.is_finite().then(|| values.iter().map(|&value| if value.is_finite() { value } else { mean }).collect())
}

fn classes(looks: &Looks) -> Vec<OfClass> {
    let mut rows: BTreeMap<&Option<String>, Vec<usize>> = BTreeMap::new();
    for (at, class) in looks.class.iter().enumerate() {
        rows.entry(class).or_default().push(at);
    }
    let said = looks.said.first();
    let scores = said.and_then(|said| known(&worse(said)));
    let mut classes: Vec<OfClass> = rows
        .into_iter()
        .map(|(class, rows)| {
            let lost = pick(&looks.lost, &rows);
            let count = lost.iter().filter(|lost| **lost).count();
            let flag = |at: &&usize| looks.lost[**at] && is_flag(said.and_then(|said| said.band[**at]));
            let scores = scores.as_ref().filter(|_| count >= OF_CLASS).map(|scores| pick(scores, &rows));
            let auc = scores.and_then(|s| auc_within_groups(&s, &lost, &pick(&looks.who, &rows), LEVEL).ok());
            let flagged = rows.iter().filter(flag).count();
            OfClass { class: class.clone(), looks: rows.len(), lost: count, flagged, auc }
        })
        .collect();
    classes.sort_by(|a, b| b.looks.cmp(&a.looks).then_with(|| a.class.cmp(&b.class)));
    classes
}

/// The features that by themselves know too much, in either direction; also by being known of the lost alone.
fn too_good(asked: &Asked, looks: &Looks) -> Vec<(String, f64)> {
    let alone = |column: &Vec<f64>| {
        let there: Vec<f64> = column.iter().map(|value| f64::from(u8::from(value.is_finite()))).collect();
        let value = known(column).unwrap_or_default();
        let area = |scores: &[f64]| auc(scores, &looks.lost).map_or(0.5, |area| area.max(1.0 - area));
        area(&value).max(area(&there))
    };
    let all = asked.features.iter().zip(&looks.features).map(|(source, column)| (source.clone(), alone(column)));
    all.filter(|(_, area)| *area >= TOO_GOOD).collect()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    /// Customers whose second number rises before they leave, and whose third is only there when they do.
    fn looks() -> Looks {
        let mut looks = Looks { said: vec![Said::default()], features: vec![Vec::new(); 2], ..Looks::default() };
        for n in 0..200_usize {
            let leaves = n.is_multiple_of(10);
            looks.accounts.push(format!("a{n}"));
            for week in 0..4_i8 {
                let lost = leaves && week >= 2;
                let noise = f64::from(u32::try_from((n * 37 + usize::from(week.unsigned_abs()) * 11) % 23).unwrap());
                looks.who.push(n);
                looks.day.push(date(2026, 3, 1 + 7 * week));
                looks.outcomes.push(leaves.then(|| date(2026, 4, 10)));
                looks.lost.push(lost);
                let said = &mut looks.said[0];
                said.score.push(if n % 7 == 3 { f64::NAN } else { 80.0 - noise - if lost { 15.0 } else { 0.0 } });
                said.band.push(Some(if lost && n % 20 == 0 { Band::Critical } else { Band::Healthy }));
                looks.baseline.get_or_insert_default().push(noise);
                looks.features[0].push(noise + if lost { 8.0 } else { 0.0 });
                looks.features[1].push(if lost { 1.0 } else { f64::NAN });
                looks.value.push(100.0);
                looks.notice.push(None);
                looks.class.push(Some(if n < 150 { "A" } else { "B" }.to_owned()));
            }
        }
        looks
    }

    fn asked() -> Asked {
        Asked { features: vec!["use".to_owned(), "left_because".to_owned()], ..Asked::default() }
    }

    #[test]
    fn signs_stand_side_by_side_and_a_leak_is_named() {
        let report = Report::of(&asked(), &looks()).unwrap();
        assert_eq!((report.looks, report.accounts, report.lost_looks, report.lost), (800, 200, 40, 20));
        assert_eq!(report.days, (date(2026, 3, 1), date(2026, 3, 22), 4));
        let told = &report.told[0];
        assert_eq!((told.flagged, told.warning), (10, Some(26)));
        assert_eq!((told.bands[&2], told.alarms()), (InBand { looks: 20, lost: 20 }, InBand { looks: 20, lost: 20 }));
        let missed: Vec<&str> = report.missed.iter().map(|missed| missed.account.as_str()).collect();
        assert_eq!((missed.len(), missed[0], report.missed[0].seen), (10, "a10", date(2026, 3, 22)));
        let keys: Vec<&str> = report.signs.iter().map(|sign| sign.key).collect();
        assert_eq!(keys, ["scorecard", "baseline", "learned"]);
        let [scorecard, baseline, learned] = [0, 1, 2].map(|at| &report.signs[at].measures);
        assert!(scorecard.auc.value > 0.8 && (0.35..0.65).contains(&baseline.auc.value), "{scorecard:?} {baseline:?}");
        assert!(baseline.auc.interval.low < 0.5 && scorecard.auc.interval.low > 0.5);
        assert!(learned.brier.unwrap().1 > 0.0 && scorecard.brier.is_none());
        assert_eq!(report.too_good.iter().map(|(key, _)| key.as_str()).collect::<Vec<_>>(), ["left_because"]);
        assert_eq!(report.reliability.iter().map(|bin| bin.rows).sum::<usize>(), 800);
        assert_eq!(report.classes, [], "nobody asked for classes");
    }

    #[test]
    fn two_versions_and_classes_stand_side_by_side() {
        let mut looks = looks();
        let mut blind = looks.said[0].clone();
        blind.score.iter_mut().for_each(|score| *score = 50.0);
        blind.band.iter_mut().for_each(|band| *band = Some(Band::AtRisk));
        looks.said.push(blind);
        let report = Report::of(&Asked { by: Some("tier".to_owned()), ..asked() }, &looks).unwrap();
        assert_eq!(report.told[1].flagged, 20, "whoever warns of everybody misses nobody");
        assert_eq!(report.told[1].alarms(), InBand { looks: 800, lost: 40 });
        let other = &report.signs[1];
        assert_eq!((other.key, other.measures.auc.value), ("other", 0.5));
        let classes: Vec<_> = report.classes.iter().map(|c| (c.class.as_deref(), c.looks, c.lost, c.flagged)).collect();
        assert_eq!(classes, [(Some("A"), 600, 30, 16), (Some("B"), 200, 10, 4)]);
        assert!(report.classes[0].auc.unwrap().value > 0.8);
    }

    #[test]
    fn too_little_to_learn_from_is_said_in_plain_words() {
        let mut all = looks();
        for at in 0..all.len() {
            all.lost[at] &= all.who[at] == 0;
        }
        let error = Report::of(&asked(), &all).unwrap_err();
        assert_eq!((error.kind, error.says.key.as_str()), (kernel::Kind::Invalid, "proof-too-little"));
        assert!(!error.detail.is_empty());
    }

    #[test]
    fn where_nobody_left_there_is_nothing_to_say() {
        let mut all = looks();
        all.lost.iter_mut().for_each(|lost| *lost = false);
        let says = |outcome: &str| {
            let asked = Asked { outcome: outcome.to_owned(), ..Asked::default() };
            Report::of(&asked, &all).unwrap_err().says.key
        };
        assert_eq!([says("cancelled_on"), says("renewed_on")], ["proof-nobody-lost", "proof-nobody-lost-other"]);
    }
}
