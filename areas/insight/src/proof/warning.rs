//! How long before an outcome a sign stood.

use std::collections::BTreeMap;

use jiff::Unit;
use kernel::Day;

use super::Looks;

/// The looks before each outcome that came soon after the last of them, in order: what comes again has those since the one before it.
pub(super) fn occurrences(looks: &Looks) -> Vec<(Day, Vec<usize>)> {
    let mut before: BTreeMap<(usize, Day), Vec<usize>> = BTreeMap::new();
    for (at, (who, on)) in looks.who.iter().zip(&looks.outcomes).enumerate() {
        if let Some(on) = on {
            before.entry((*who, *on)).or_default().push(at);
        }
    }
    before.values_mut().for_each(|own| own.sort_by_key(|&at| looks.day[at]));
    let soon = |own: &Vec<usize>| own.last().is_some_and(|&at| looks.lost[at]);
    before.into_iter().filter(|(_, own)| soon(own)).map(|((_, on), own)| (on, own)).collect()
}

/// For each outcome that came soon after a look: how many days before the notice deadline, or the outcome where there is none, the
/// customer's sign began that stood until its last look; nothing when there was none.
pub(super) fn warnings(looks: &Looks, has_sign: impl Fn(usize) -> bool) -> Vec<Option<i64>> {
    let warning = |(on, own): (Day, Vec<usize>)| {
        let first = own.iter().rev().take_while(|&&at| has_sign(at)).last()?;
        let deadline = own.last().and_then(|&last| looks.notice[last]).map_or(on, |notice| notice.min(on));
        let span = looks.day[*first].until((Unit::Day, deadline)).ok()?;
        Some(i64::from(span.get_days()))
    };
    occurrences(looks).into_iter().map(warning).collect()
}

/// The middle one; the lower of two.
pub(super) fn median(mut values: Vec<i64>) -> Option<i64> {
    values.sort_unstable();
    values.get(values.len().checked_sub(1)? / 2).copied()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

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
        let outcomes = [out, out, None, out];
        let soon = |(who, day, _): &(usize, Day, Option<Day>)| {
            outcomes[*who].is_some_and(|on| on <= day.saturating_add(jiff::ToSpan::days(28)))
        };
        let looks = Looks {
            who: seen.iter().map(|look| look.0).collect(),
            day: seen.iter().map(|look| look.1).collect(),
            notice: seen.iter().map(|look| look.2).collect(),
            lost: seen.iter().map(soon).collect(),
            outcomes: seen.iter().map(|look| outcomes[look.0]).collect(),
            ..Looks::default()
        };
        // The sign of the first look of the first went away again; the last was not seen within the days before its outcome.
        let found = warnings(&looks, |at| at != 1);
        assert_eq!(found, [Some(16), Some(12)]);
        assert_eq!(warnings(&looks, |at| at == 0), [None, None]);
        assert_eq!((median(vec![5, 1, 9, 3]), median(vec![])), (Some(3), None));
    }

    #[test]
    fn what_comes_again_is_counted_each_time_by_the_looks_since_the_one_before() {
        // It renews on 10 March and on 10 May. A sign stands from 1 March on, goes after the first renewal, and is back on 1 May.
        let (first, second) = (date(2026, 3, 10), date(2026, 5, 10));
        let seen = [
            (date(2026, 3, 1), first, true),
            (date(2026, 3, 8), first, true),
            (date(2026, 3, 15), second, true),
            (date(2026, 4, 20), second, false),
            (date(2026, 5, 1), second, true),
            (date(2026, 5, 8), second, true),
        ];
        let mut looks = Looks {
            accounts: vec!["a".to_owned()],
            who: vec![0; 6],
            day: seen.iter().map(|look| look.0).collect(),
            outcomes: seen.iter().map(|look| Some(look.1)).collect(),
            lost: seen.iter().map(|(day, on, _)| *on <= day.saturating_add(jiff::ToSpan::days(30))).collect(),
            notice: vec![None; 6],
            ..Looks::default()
        };
        let all = occurrences(&looks);
        assert_eq!(
            all,
            [(first, vec![0, 1]), (second, vec![2, 3, 4, 5])],
            "the look of 15 March is one before the second"
        );
        assert_eq!(warnings(&looks, |at| seen[at].2), [Some(9), Some(9)], "no sign reaches over the renewal");
        assert_eq!(warnings(&looks, |at| at == 1 || at == 2), [Some(2), None]);
        // A sign on every look began for the second one after the first had come.
        assert_eq!(warnings(&looks, |_| true), [Some(9), Some(56)]);
        // Of a second one that came long after the last look nobody could have been told.
        looks.lost[5] = false;
        assert_eq!(occurrences(&looks).len(), 1);
    }
}
