//! Whether those who left had other numbers than those who stayed, more than chance explains.

use std::collections::BTreeMap;

use kernel::Day;
use stats::midranks;

/// Beyond so many standard deviations lies one of twenty, if it were all chance.
const SURE: f64 = 1.96;

/// One week: everybody at risk, by their places in the order of numbers.
#[derive(Default)]
struct Week {
    all: f64,
    sum: f64,
    squares: f64,
    lost: f64,
    lost_sum: f64,
}

/// By how many standard deviations the places of those who left lie above those of all who could leave in the same week: the log-rank
/// test for a trend (Tarone 1975), with midranks, so that it follows any rising or falling relation; 0 where there is nothing to compare.
///
/// A customer who stays is compared again each week; that is no repetition, as each week it could leave.
pub(super) fn trend(numbers: &[f64], lost: &[bool], day: &[Day]) -> f64 {
    let mut weeks: BTreeMap<Day, Week> = BTreeMap::new();
    for ((rank, lost), day) in midranks(numbers).into_iter().zip(lost).zip(day) {
        let week = weeks.entry(*day).or_default();
        week.all += 1.0;
        week.sum += rank;
        week.squares += rank * rank;
        if *lost {
            week.lost += 1.0;
            week.lost_sum += rank;
        }
    }
    let (mut above, mut variance) = (0.0, 0.0);
    for week in weeks.values().filter(|week| week.lost > 0.0 && week.all > week.lost) {
        let mean = week.sum / week.all;
        above += week.lost_sum - week.lost * mean;
        let drawn = week.lost * (week.all - week.lost) / (week.all - 1.0);
        variance += drawn * (week.squares / week.all - mean * mean).max(0.0);
    }
    if variance > 0.0 { above / variance.sqrt() } else { 0.0 }
}

/// Whether a trend is more than chance.
pub(super) fn is_sure(trend: f64) -> bool {
    trend.abs() >= SURE
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn of_two_classes_it_is_the_log_rank_test() {
        // First week: of 2 + 2 one of the second class leaves; then of 2 + 1 one of the first. By hand: expected of the second class
        // 1 × 2/4 and 1 × 1/3, variance 1/4 and 2/9, so (1 − 5/6) / √(17/36).
        let day = [1, 1, 1, 1, 8, 8, 8].map(|day| date(2026, 3, day));
        let class = [0.0, 0.0, 1.0, 1.0, 0.0, 0.0, 1.0];
        let lost = [false, false, true, false, true, false, false];
        let found = trend(&class, &lost, &day);
        assert!((found - (1.0 / 6.0) / (17.0_f64 / 36.0).sqrt()).abs() < 1e-12, "{found}");
        let turned = trend(&class.map(|class| 7.0 - 3.0 * class), &lost, &day);
        assert!((turned + found).abs() < 1e-12, "only the order counts: {turned}");
    }

    #[test]
    fn where_nothing_differs_there_is_no_trend() {
        let day = [date(2026, 3, 1); 3];
        assert_eq!(trend(&[2.0; 3], &[true, false, false], &day), 0.0);
        assert_eq!(trend(&[1.0, 2.0, 3.0], &[true; 3], &day), 0.0);
        assert!(!is_sure(0.0) && is_sure(-2.5));
    }
}
