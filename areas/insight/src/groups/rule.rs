//! A rule that says in a few words who is in a group: at most three borders on columns, found one after the other.

use query::quote_name;

/// Most borders of a rule: more cannot be read at a glance.
const MOST: usize = 3;
/// A border that makes the rule better by less is not worth its words.
const GAIN: f64 = 0.01;
/// Powers of ten that borders are rounded to.
const POWERS: std::ops::RangeInclusive<i32> = -9..=15;

/// One border: the numbers of a column from it on, or those below it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Border {
    /// The column's place.
    pub(super) column: usize,
    /// Where it lies.
    pub(super) at: f64,
    /// Whether the numbers from it on are meant; else those below it.
    pub(super) from: bool,
}

/// Columns of one length, each with the order of its numbers.
pub(super) struct Sorted {
    columns: Vec<Vec<f64>>,
    orders: Vec<Vec<usize>>,
}

impl Sorted {
    /// With their orders; of equal numbers the first comes first.
    pub(super) fn new(columns: Vec<Vec<f64>>) -> Self {
        let order = |column: &Vec<f64>| {
            let mut order: Vec<usize> = (0..column.len()).collect();
            order.sort_by(|a, b| column[*a].total_cmp(&column[*b]));
            order
        };
        let orders = columns.iter().map(order).collect();
        Self { columns, orders }
    }

    /// The rule for those that are meant: each border is the one after which hits are most in balance (the greatest F1), and the search
    /// ends where no further one helps. Empty when none does.
    pub(super) fn rule(&self, meant: &[bool]) -> Vec<Border> {
        let members = count(meant.iter().filter(|meant| **meant).count());
        let mut inside = vec![true; meant.len()];
        let mut best = balance((members, count(meant.len())), members);
        let mut rule: Vec<Border> = Vec::new();
        for _ in 0..MOST {
            let found = (0..self.columns.len()).filter_map(|column| self.border(column, (&inside, meant), members));
            let better = |best: Option<(f64, Border)>, own: (f64, Border)| match best {
                Some(best) if best.0 >= own.0 => Some(best),
                _ => Some(own),
            };
            let Some((own, border)) = found.fold(None, better).filter(|(own, _)| *own >= best + GAIN) else { break };
            best = own;
            for (inside, value) in inside.iter_mut().zip(&self.columns[border.column]) {
                *inside = *inside && border.from == (*value >= border.at);
            }
            // Within what is left a second border of the same side is the narrower one.
            rule.retain(|former| (former.column, former.from) != (border.column, border.from));
            rule.push(border);
        }
        rule
    }

    /// The best border on one column among those inside, with its balance.
    fn border(&self, column: usize, (inside, meant): (&[bool], &[bool]), members: f64) -> Option<(f64, Border)> {
        let values = &self.columns[column];
        let order: Vec<usize> = self.orders[column].iter().copied().filter(|at| inside[*at]).collect();
        let all = (count(order.iter().filter(|at| meant[**at]).count()), count(order.len()));
        let (mut below, mut best) = ((0.0, 0.0), None::<(f64, Border)>);
        for pair in order.windows(2) {
            below = (below.0 + f64::from(u8::from(meant[pair[0]])), below.1 + 1.0);
            let (low, high) = (values[pair[0]], values[pair[1]]);
            if low == high {
                continue;
            }
            let above = (all.0 - below.0, all.1 - below.1);
            for (from, found) in [(false, below), (true, above)] {
                let own = balance(found, members);
                if best.as_ref().is_none_or(|(best, _)| own > *best) {
                    best = Some((own, Border { column, at: between(low, high), from }));
                }
            }
        }
        best
    }
}

/// The harmonic mean of how many of those found are meant, and how many of those meant are found.
fn balance((hits, found): (f64, f64), members: f64) -> f64 {
    if found + members > 0.0 { 2.0 * hits / (found + members) } else { 0.0 }
}

/// A round number above `low` and not above `high`.
fn between(low: f64, high: f64) -> f64 {
    let middle = f64::midpoint(low, high);
    let power = POWERS.rev().find(|power| 10_f64.powi(*power) <= high - low);
    let round = match power.map(|power| (power, usize::try_from(-power))) {
        // Written and read again, so that it is the number that one reads.
        Some((_, Ok(places))) => format!("{middle:.places$}").parse().unwrap_or(high),
        Some((power, Err(_))) => (middle / 10_f64.powi(power)).round() * 10_f64.powi(power),
        None => high,
    };
    if round > low && round <= high { round } else { high }
}

/// The condition of a rule over columns of these keys, for those who count.
pub(super) fn condition(rule: &[Border], keys: &[String], who: &str) -> String {
    let mut sorted = rule.to_vec();
    sorted.sort_by_key(|border| (border.column, !border.from));
    let border = |border: &Border| {
        let sign = if border.from { ">=" } else { "<" };
        format!("{} {sign} {}", quote_name(keys.get(border.column).map_or("", String::as_str)), border.at)
    };
    let who = Some(who.trim()).filter(|who| !who.is_empty()).map(|who| format!("({who})"));
    who.into_iter().chain(sorted.iter().map(border)).collect::<Vec<_>>().join(" and ")
}

fn count(n: usize) -> f64 {
    n as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn borders_are_round() {
        let cases = [
            ((3.0, 11.0), 7.0),
            ((2.0, 3.0), 3.0),
            ((-3.0, -2.0), -2.0),
            ((0.2, 0.3), 0.25),
            ((0.0, 15.0), 10.0),
            ((480.0, 12_000.0), 10_000.0),
            ((-5.0, 5.0), 0.0),
            ((0.1, 0.1 + 1e-12), 0.1 + 1e-12),
        ];
        for ((low, high), wanted) in cases {
            assert_eq!(between(low, high), wanted, "{low} to {high}");
        }
    }

    #[test]
    fn a_corner_and_a_middle_are_found() {
        // A field of 10 × 10 places; the group is a corner of it.
        let columns: Vec<Vec<f64>> =
            vec![(0..100).map(|n| f64::from(n % 10)).collect(), (0..100).map(|n| f64::from(n / 10)).collect()];
        let sorted = Sorted::new(columns);
        let meant: Vec<bool> = (0..100).map(|n| n % 10 >= 7 && n / 10 < 4).collect();
        let rule = sorted.rule(&meant);
        let keys = ["people".to_owned(), "Days of use".to_owned()];
        assert_eq!(condition(&rule, &keys, " paying "), "(paying) and people >= 7 and \"Days of use\" < 4");
        // A stripe has a border on either side of one column.
        let stripe: Vec<bool> = (0..100).map(|n| (4..6).contains(&(n / 10))).collect();
        let rule = sorted.rule(&stripe);
        assert_eq!(condition(&rule, &keys, ""), "\"Days of use\" >= 4 and \"Days of use\" < 6");
    }

    #[test]
    fn nothing_is_said_of_those_who_lie_anywhere() {
        let sorted = Sorted::new(vec![vec![1.0; 10]]);
        assert!(sorted.rule(&[true, false, true, false, true, false, true, false, true, false]).is_empty());
        assert!(Sorted::new(Vec::new()).rule(&[]).is_empty());
        assert_eq!(condition(&[], &[], ""), "");
    }
}
