//! How long before an outcome a sign stood.

use std::collections::BTreeMap;

use jiff::Unit;

use super::Look;

/// For each lost customer, by its last look before the outcome: how many days before the notice deadline, or the outcome where there
/// is none, its sign began that stood until then; nothing when there was none.
pub(super) fn warnings(looks: &[Look], has_sign: impl Fn(usize) -> bool) -> Vec<Option<i64>> {
    let mut of_account: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (at, look) in looks.iter().enumerate().filter(|(_, look)| look.outcome.is_some()) {
        of_account.entry(&look.account).or_default().push(at);
    }
    let mut warnings = Vec::new();
    for mut own in of_account.into_values() {
        own.sort_by_key(|&at| looks[at].day);
        let Some(last) = own.last().map(|&at| &looks[at]).filter(|look| look.lost) else { continue };
        let first = own.iter().rev().take_while(|&&at| has_sign(at)).last();
        let deadline = last.notice.into_iter().chain(last.outcome).min();
        let days = first.zip(deadline).and_then(|(&at, end)| {
            let span = looks[at].day.until((Unit::Day, end)).ok()?;
            Some(i64::from(span.get_days()))
        });
        warnings.push(days);
    }
    warnings
}

/// The middle one; the lower of two.
pub(super) fn median(mut values: Vec<i64>) -> Option<i64> {
    values.sort_unstable();
    values.get(values.len().checked_sub(1)? / 2).copied()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use kernel::Day;

    use super::*;

    fn seen(account: &str, day: Day, outcome: Option<Day>, notice: Option<Day>) -> Look {
        let lost = outcome.is_some_and(|on| on <= day.saturating_add(jiff::ToSpan::days(28)));
        let account = account.to_owned();
        Look {
            account,
            day,
            lost,
            outcome,
            score: None,
            band: None,
            baseline: None,
            features: vec![],
            value: None,
            notice,
        }
    }

    #[test]
    fn a_sign_counts_from_when_it_stood_until_the_end() {
        let (out, day) = (Some(date(2026, 3, 31)), |d| date(2026, 3, d));
        let looks = [
            seen("a", day(1), out, None),
            seen("a", day(8), out, None),
            seen("a", day(15), out, None),
            seen("b", day(8), out, Some(day(20))),
            seen("c", day(8), None, None),
            seen("d", date(2026, 1, 1), out, None),
        ];
        // The sign of the first look of a went away again; d was not seen within the days before its outcome.
        let found = warnings(&looks, |at| at != 1);
        assert_eq!(found, [Some(16), Some(12)]);
        assert_eq!(warnings(&looks, |at| at == 0), [None, None]);
        assert_eq!((median(vec![5, 1, 9, 3]), median(vec![])), (Some(3), None));
    }
}
