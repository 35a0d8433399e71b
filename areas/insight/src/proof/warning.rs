//! How long before an outcome a sign stood.

use std::collections::BTreeMap;

use jiff::Unit;

use super::Looks;

/// For each lost customer, by its last look before the outcome: how many days before the notice deadline, or the outcome where there
/// is none, its sign began that stood until then; nothing when there was none.
pub(super) fn warnings(looks: &Looks, has_sign: impl Fn(usize) -> bool) -> Vec<Option<i64>> {
    let mut of_account: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (at, who) in looks.who.iter().enumerate().filter(|(_, who)| looks.outcomes[**who].is_some()) {
        of_account.entry(*who).or_default().push(at);
    }
    let mut warnings = Vec::new();
    for (who, mut own) in of_account {
        own.sort_by_key(|&at| looks.day[at]);
        let Some(last) = own.last().copied().filter(|&at| looks.lost[at]) else { continue };
        let first = own.iter().rev().take_while(|&&at| has_sign(at)).last();
        let deadline = looks.notice[last].into_iter().chain(looks.outcomes[who]).min();
        let days = first.zip(deadline).and_then(|(&at, end)| {
            let span = looks.day[at].until((Unit::Day, end)).ok()?;
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

    #[test]
    fn a_sign_counts_from_when_it_stood_until_the_end() {
        let (out, day) = (Some(date(2026, 3, 31)), |d| date(2026, 3, d));
        let seen: [(usize, Day, Option<Day>); 6] = [
            (0, day(1), None),
            (0, day(8), None),
            (0, day(15), None),
            (1, day(8), Some(day(20))),
            (2, day(8), None),
            (3, date(2026, 1, 1), None),
        ];
        let outcomes = vec![out, out, None, out];
        let soon = |(who, day, _): &(usize, Day, Option<Day>)| {
            outcomes[*who].is_some_and(|on| on <= day.saturating_add(jiff::ToSpan::days(28)))
        };
        let looks = Looks {
            who: seen.iter().map(|look| look.0).collect(),
            day: seen.iter().map(|look| look.1).collect(),
            notice: seen.iter().map(|look| look.2).collect(),
            lost: seen.iter().map(soon).collect(),
            outcomes: outcomes.clone(),
            ..Looks::default()
        };
        // The sign of the first look of the first went away again; the last was not seen within the days before its outcome.
        let found = warnings(&looks, |at| at != 1);
        assert_eq!(found, [Some(16), Some(12)]);
        assert_eq!(warnings(&looks, |at| at == 0), [None, None]);
        assert_eq!((median(vec![5, 1, 9, 3]), median(vec![])), (Some(3), None));
    }
}
