//! Which model holds: each quarter a new one is learned, and takes over only where it foretold better what came since the old one.
//!
//! It is replayed from the kept weeks each time, so that it is the same wherever it is computed.

use std::collections::BTreeSet;

use jiff::ToSpan;
use kernel::{Day, Says};
use stats::calibration::log_score;
use stats::survival::Hazard;

use super::aims::Aim;
use super::learn::{Fit, table};
use super::parts::Parts;
use crate::proof::Looks;

/// Fewer who came to it since the old model was learned say nothing of which of two is better.
const ENOUGH: usize = 5;
/// No chance is told as certain, so that one surprise does not decide alone.
const CERTAIN: f64 = 1e-6;

/// A new model that was compared with the one that held.
#[derive(Debug, Clone, PartialEq)]
pub struct Tried {
    /// The day by whose end it was learned.
    pub day: Day,
    /// Looks since the old model that both foretold, and of how many customers it came.
    pub looks: usize,
    /// Customers who came to it in them.
    pub came: usize,
    /// Whether it was better; nothing where too few came to say.
    pub better: Option<bool>,
}

/// The model that holds.
pub(super) struct Held {
    pub(super) fit: Fit,
    /// The day by whose end it was learned.
    pub(super) day: Day,
    /// Every newer one.
    pub(super) tried: Vec<Tried>,
}

/// The model that holds on `today`; nothing where too little came to learn from.
pub(super) fn held(candidates: &[(Says, String)], looks: &Looks, (aim, today): (&Aim, Day)) -> Option<Held> {
    let first = looks.day.iter().min().copied()?;
    let mut held: Option<Held> = None;
    for day in quarters(first, today) {
        let Some(fit) = Fit::to(candidates, looks, known(looks, aim, day)) else { continue };
        let Some(old) = &mut held else {
            held = Some(Held { fit, day, tried: Vec::new() });
            continue;
        };
        let tried = compared((old, &fit), looks, day);
        if tried.better == Some(true) {
            *old = Held { fit, day, tried: Vec::new() };
        } else {
            old.tried.push(tried);
        }
    }
    // Before the first quarter is full, whatever there is.
    held.or_else(|| {
        Some(Held { fit: Fit::to(candidates, looks, known(looks, aim, today))?, day: today, tried: Vec::new() })
    })
}

/// The first days of quarters after `first`, until `today`.
fn quarters(first: Day, today: Day) -> Vec<Day> {
    let month = (first.month() - 1) / 3 * 3 + 1;
    let start = Day::new(first.year(), month, 1).unwrap_or(first);
    let all = (1..).map_while(|n: i32| start.checked_add((3 * n).months()).ok());
    all.take_while(|day| *day <= today).collect()
}

/// The looks whose outcome was known by a day.
fn known(looks: &Looks, aim: &Aim, day: Day) -> Vec<usize> {
    let last = day.saturating_sub(i64::from(aim.period).days());
    (0..looks.len()).filter(|&at| looks.day[at] <= last).collect()
}

/// How the new model does against the old one by the logarithmic score, on looks that the old one did not see, and the new one only of other customers.
fn compared((old, new): (&Held, &Fit), looks: &Looks, day: Day) -> Tried {
    let seen: BTreeSet<usize> = old.fit.rows.iter().copied().collect();
    let rows: Vec<usize> = new.rows.iter().copied().filter(|at| !seen.contains(at)).collect();
    let came: BTreeSet<usize> = rows.iter().filter(|&&at| looks.lost[at]).map(|&at| looks.who[at]).collect();
    let mut tried = Tried { day, looks: rows.len(), came: came.len(), better: None };
    if tried.came >= ENOUGH {
        let both = surprise_of_old(&old.fit, looks, &rows).ok().zip(surprise_of_new(new, looks, &rows).ok());
        tried.better = both.map(|(old, new)| new < old);
    }
    tried
}

fn surprise_of_old(fit: &Fit, looks: &Looks, rows: &[usize]) -> stats::Result<f64> {
    let table = table(&fit.factors, looks)?;
    let chances = rows.iter().map(|&at| likely(&fit.hazard, table.rows().row(at)));
    log_score(&chances.collect::<stats::Result<Vec<_>>>()?, &stats::pick(&looks.lost, rows))
}

fn surprise_of_new(fit: &Fit, looks: &Looks, rows: &[usize]) -> stats::Result<f64> {
    let table = table(&fit.factors, looks)?;
    let parts = Parts::of(fit, looks, &table)?;
    let foretold = |at: &usize| {
        let hazard = parts.hazard(parts.part(&looks.accounts[looks.who[*at]]));
        likely(hazard, table.rows().row(*at))
    };
    let chances = rows.iter().map(foretold).collect::<stats::Result<Vec<_>>>()?;
    log_score(&chances, &stats::pick(&looks.lost, rows))
}

fn likely(hazard: &Hazard, row: &[f64]) -> stats::Result<f64> {
    Ok(hazard.chance(row)?.clamp(CERTAIN, 1.0 - CERTAIN))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::chances::aims::CANCEL;

    #[test]
    fn quarters_begin_after_the_first_day() {
        let found = quarters(date(2025, 11, 20), date(2026, 7, 1));
        assert_eq!(found, [date(2026, 1, 1), date(2026, 4, 1), date(2026, 7, 1)]);
        assert!(quarters(date(2026, 1, 1), date(2026, 3, 31)).is_empty());
    }

    /// A company of 200: every week two of those with a high number leave; from a day on those with a low one.
    fn company(turn: Day, weeks: i64) -> Looks {
        let mut looks = Looks { features: vec![Vec::new()], ..Looks::default() };
        looks.accounts = (0..200).map(|n| format!("a{n}")).collect();
        let mut gone = [false; 200];
        for week in 0..weeks {
            let day = date(2025, 1, 6).saturating_add((7 * week).days());
            let leaving: Vec<usize> = (0..200).filter(|n| (n % 4 == 0) == (day < turn) && !gone[*n]).take(1).collect();
            for n in (0..200).filter(|n| !gone[*n]).collect::<Vec<_>>() {
                looks.who.push(n);
                looks.day.push(day);
                looks.lost.push(leaving.contains(&n));
                looks.features[0].push(if n % 4 == 0 { 5.0 } else { 1.0 } + (n % 7) as f64 / 10.0);
                if leaving.contains(&n) {
                    gone[n] = true;
                }
            }
        }
        looks
    }

    fn candidates() -> Vec<(Says, String)> {
        vec![(Says::new("x"), "x".to_owned())]
    }

    #[test]
    fn a_new_model_takes_over_where_the_world_has_turned_and_the_old_one_stays_where_it_has_not() {
        let today = date(2026, 7, 2);
        let turned = held(&candidates(), &company(date(2025, 11, 1), 76), (&CANCEL, today)).unwrap();
        assert!(turned.day > date(2025, 11, 1), "{}", turned.day);
        let few = held(&candidates(), &company(date(2027, 1, 1), 6), (&CANCEL, date(2025, 3, 1)));
        assert!(few.is_none(), "six who left teach nothing");
        let early = held(&candidates(), &company(date(2027, 1, 1), 24), (&CANCEL, date(2025, 6, 30))).unwrap();
        assert_eq!(early.day, date(2025, 6, 30), "no quarter has enough, so all there is counts");
    }
}
