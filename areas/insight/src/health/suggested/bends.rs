//! From who left at which number to a curve: the monotone relation that fits best, drawn by a few points where it bends.

use stats::Result;
use stats::calibration::{Isotonic, log_score};

use super::trend::{is_sure, trend};
use crate::chances::LEAST;
use crate::definitions::curve::Curve;
use crate::proof::Looks;

/// Most points of a curve.
const POINTS: usize = 5;
/// One of so many known numbers lies beyond each end of a curve: single ones far out say nothing.
const BEYOND: usize = 20;
/// A bend of less percent is not worth a point.
const SLIGHT: f64 = 2.0;
/// No chance counts as certain.
const CERTAIN: f64 = 1e-12;

/// What history says of the numbers of one component.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Found {
    /// Whoever asks may not see it.
    Hidden,
    /// Of so many who left the number was known: too few to say.
    TooFew(usize),
    /// Nearly all have the same number, or whoever had another one left as often.
    Flat,
    /// A curve.
    Bent(Bent),
}

/// A curve by history.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Bent {
    /// Number, and percent of the points.
    pub(super) points: Vec<(f64, f64)>,
    /// The chance to leave within a period at the first and at the last point.
    pub(super) chances: (f64, f64),
    /// Whether it is more than chance.
    pub(super) sure: bool,
    /// Those who left whose number was known.
    pub(super) lost: usize,
    /// The known numbers, in order.
    pub(super) numbers: Vec<f64>,
}

impl Bent {
    /// Whether more is better.
    pub(super) fn rises(&self) -> bool {
        self.chances.1 < self.chances.0
    }
}

/// What the looks say of these numbers; NaN where a number is not known.
pub(super) fn bent(numbers: &[f64], looks: &Looks) -> Result<Found> {
    let rows: Vec<usize> = (0..numbers.len()).filter(|&at| numbers[at].is_finite()).collect();
    let (known, lost) = (stats::pick(numbers, &rows), stats::pick(&looks.lost, &rows));
    let gone = lost.iter().filter(|lost| **lost).count();
    if gone < LEAST {
        return Ok(Found::TooFew(gone));
    }
    let mut sorted = known.clone();
    sorted.sort_by(f64::total_cmp);
    let ends = ends(&sorted);
    let fit = Monotone::of(&known, &lost)?;
    let chances = (fit.at(ends.0)?, fit.at(ends.1)?);
    let points = points(&fit.between(ends, chances), ends);
    if points.len() < 2 {
        return Ok(Found::Flat);
    }
    let trend = trend(&known, &lost, &stats::pick(&looks.day, &rows));
    // A trend the other way round says that the fit follows a few numbers at one end.
    let sure = is_sure(trend) && (trend > 0.0) == (chances.0 < chances.1);
    Ok(Found::Bent(Bent { points, chances, sure, lost: gone, numbers: sorted }))
}

/// From where to where a curve over sorted numbers reaches.
fn ends(sorted: &[f64]) -> (f64, f64) {
    let beyond = sorted.len() / BEYOND;
    (sorted[beyond], sorted[sorted.len() - 1 - beyond])
}

/// Chances that only rise with a number, or only fall.
struct Monotone {
    fit: Isotonic,
    /// -1 where they fall: then it is fitted to the numbers turned round.
    side: f64,
}

impl Monotone {
    /// The one that is less surprised by who left.
    fn of(numbers: &[f64], lost: &[bool]) -> Result<Self> {
        let one = |side: f64| -> Result<(f64, Self)> {
            let turned: Vec<f64> = numbers.iter().map(|x| side * x).collect();
            let own = Self { fit: Isotonic::fit(&turned, lost, None)?, side };
            let chances = numbers.iter().map(|x| Ok(own.at(*x)?.clamp(CERTAIN, 1.0 - CERTAIN)));
            Ok((log_score(&chances.collect::<Result<Vec<_>>>()?, lost)?, own))
        };
        let (rising, falling) = (one(1.0)?, one(-1.0)?);
        Ok(if rising.0 < falling.0 { rising.1 } else { falling.1 })
    }

    fn at(&self, number: f64) -> Result<f64> {
        self.fit.at(self.side * number)
    }

    /// Where it bends between two numbers, and the ends, in the order of numbers.
    fn between(&self, (low, high): (f64, f64), chances: (f64, f64)) -> Vec<(f64, f64)> {
        let inside = self.fit.knots().iter().map(|(x, chance)| (self.side * x, *chance));
        let mut all: Vec<(f64, f64)> = inside.filter(|(x, _)| low < *x && *x < high).collect();
        if self.side < 0.0 {
            all.reverse();
        }
        all.insert(0, (low, chances.0));
        all.push((high, chances.1));
        all
    }
}

/// Chances over rising numbers as percent of the points, in few points and plain numbers; nothing where all are alike.
fn points(bends: &[(f64, f64)], (low, high): (f64, f64)) -> Vec<(f64, f64)> {
    let chances = || bends.iter().map(|(_, chance)| *chance);
    let (least, most) = (chances().fold(f64::INFINITY, f64::min), chances().fold(f64::NEG_INFINITY, f64::max));
    if low >= high || most - least < CERTAIN {
        return Vec::new();
    }
    let percents: Vec<(f64, f64)> =
        bends.iter().map(|(x, chance)| (*x, 100.0 * (most - chance) / (most - least))).collect();
    let mut plain: Vec<(f64, f64)> = Vec::new();
    let step = step(high - low);
    for (x, percent) in few(percents) {
        // A fall within less than a step stands upright as well as it can.
        let after = plain.last().map_or(f64::NEG_INFINITY, |(before, _)| before + step);
        plain.push((rounded(x.max(after), step), percent.round()));
    }
    plain
}

/// The ends, and those points between that lie furthest from the lines through the chosen ones.
fn few(all: Vec<(f64, f64)>) -> Vec<(f64, f64)> {
    let mut kept: Vec<usize> = vec![0, all.len() - 1];
    while kept.len() < POINTS {
        let curve = Curve::Points(kept.iter().map(|&at| all[at]).collect());
        let off = |at: usize| (all[at].1 - 100.0 * curve.share(all[at].0)).abs();
        let open = (0..all.len()).filter(|at| !kept.contains(at));
        let Some(furthest) = open.max_by(|&a, &b| off(a).total_cmp(&off(b))).filter(|&at| off(at) >= SLIGHT) else {
            break;
        };
        kept.push(furthest);
        kept.sort_unstable();
    }
    kept.into_iter().map(|at| all[at]).collect()
}

/// A power of ten that is a hundredth of a width at most.
fn step(wide: f64) -> f64 {
    10.0_f64.powf((wide / 100.0).log10().floor())
}

/// The nearest multiple of a power of ten, without the noise of binary fractions.
fn rounded(x: f64, step: f64) -> f64 {
    if step >= 1.0 { (x / step).round() * step } else { (x * (1.0 / step).round()).round() / (1.0 / step).round() }
}

#[cfg(test)]
mod tests {
    use jiff::ToSpan;
    use jiff::civil::date;

    use super::*;

    /// 50 customers on each of 20 weeks, numbers 0 to 49; of those for whom it is so one leaves.
    fn looks(leaves: impl Fn(usize, usize) -> bool) -> (Vec<f64>, Looks) {
        let (mut looks, mut numbers) = (Looks::default(), Vec::new());
        for week in 0..20_usize {
            for n in 0..50_usize {
                looks.who.push(n);
                looks.day.push(date(2026, 1, 4).saturating_add((7 * i64::try_from(week).unwrap()).days()));
                looks.lost.push(leaves(week, n));
                numbers.push(f64::from(u8::try_from(n).unwrap()));
            }
        }
        (numbers, looks)
    }

    fn found(leaves: impl Fn(usize, usize) -> bool) -> Found {
        let (numbers, looks) = looks(leaves);
        bent(&numbers, &looks).unwrap()
    }

    #[test]
    fn where_few_leave_with_great_numbers_the_curve_rises_between_the_ends() {
        // Below 20 in every second week two of twenty leave, above nobody.
        let Found::Bent(bent) = found(|week, n| week % 2 == 0 && n < 20 && n % 10 == (week / 2) % 10) else {
            panic!("it is no chance")
        };
        assert!(bent.rises() && bent.sure && bent.lost == 20, "{bent:?}");
        assert_eq!((bent.points[0], bent.points[bent.points.len() - 1]), ((2.0, 0.0), (47.0, 100.0)), "{bent:?}");
        assert!(bent.points.len() <= POINTS && Curve::Points(bent.points.clone()).fault().is_none());
        let curve = Curve::Points(bent.points.clone());
        assert!(curve.share(15.0) < 0.2 && curve.share(25.0) > 0.8, "it bends at 20: {bent:?}");
        assert_eq!((bent.chances.1, bent.numbers.len()), (0.0, 1_000));
    }

    #[test]
    fn where_many_leave_with_great_numbers_it_falls() {
        let Found::Bent(bent) = found(|week, n| n >= 40 && n % 10 == week % 10) else { panic!("it is no chance") };
        assert!(!bent.rises() && bent.sure, "{bent:?}");
        assert_eq!((bent.points[0], bent.points[bent.points.len() - 1]), ((2.0, 100.0), (47.0, 0.0)), "{bent:?}");
        assert!(bent.points.windows(2).all(|two| two[0].0 < two[1].0 && two[0].1 >= two[1].1), "{bent:?}");
    }

    #[test]
    fn where_all_leave_alike_nothing_is_sure() {
        // Each week one leaves, whose number is another one each time, without order.
        match found(|week, n| n == (week * 23 + 7) % 50) {
            Found::Bent(bent) => assert!(!bent.sure, "{bent:?}"),
            other => assert_eq!(other, Found::Flat),
        }
        let (_, looks) = looks(|week, n| n == week);
        assert_eq!(bent(&[3.0; 1_000], &looks).unwrap(), Found::Flat, "all have the same number");
    }

    #[test]
    fn too_few_say_nothing() {
        assert_eq!(found(|week, n| week < 19 && n == 3), Found::TooFew(19));
        let (mut numbers, looks) = looks(|_, n| n == 3);
        numbers[3] = f64::NAN;
        assert_eq!(bent(&numbers, &looks).unwrap(), Found::TooFew(19), "of one who left the number is not known");
    }

    #[test]
    fn few_points_stand_where_it_bends() {
        let line = (0..=10).map(|n| (f64::from(n), 10.0 * f64::from(n))).collect();
        assert_eq!(few(line), [(0.0, 0.0), (10.0, 100.0)]);
        let corner = vec![(0.0, 0.0), (2.0, 1.0), (4.0, 0.0), (5.0, 100.0), (10.0, 100.0)];
        assert_eq!(few(corner), [(0.0, 0.0), (4.0, 0.0), (5.0, 100.0), (10.0, 100.0)]);
    }

    #[test]
    fn numbers_are_plain_and_rise() {
        assert_eq!([rounded(0.123_456, step(0.9)), rounded(1_234.5, step(5_000.0))], [0.123, 1_230.0]);
        let cliff = [(0.0, 0.2), (5.000_1, 0.2), (5.000_2, 0.1), (10.0, 0.1)];
        assert_eq!(points(&cliff, (0.0, 10.0)), [(0.0, 0.0), (5.0, 0.0), (5.1, 100.0), (10.0, 100.0)]);
        assert_eq!(points(&[(0.0, 0.1), (1.0, 0.1)], (0.0, 1.0)), []);
    }
}
