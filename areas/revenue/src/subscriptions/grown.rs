//! When a contract last grew or shrank: more or fewer seats, or another plan at another price. A new price of the same plan and seats is
//! neither: inflation is no growth.

use std::collections::BTreeSet;

use kernel::Day;

use super::model::Subscription;

/// After so many days without a term, the next one begins anew.
const GAP: i32 = 31;

/// The days of the last change for more and for less.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Changed {
    pub(super) upgraded: Option<Day>,
    pub(super) downgraded: Option<Day>,
}

/// What all terms of one day come to.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Whole<'a> {
    currency: &'a str,
    plans: BTreeSet<&'a str>,
    seats: i64,
    price: i64,
}

/// The last changes among terms that began by `day`; trials are no contract yet.
pub(super) fn changed(terms: &[&Subscription], day: Day) -> Changed {
    let paid: Vec<&Subscription> = terms.iter().copied().filter(|term| term.status != "trial").collect();
    let starts: BTreeSet<Day> = paid.iter().filter_map(|term| term.starts()).filter(|start| *start <= day).collect();
    let mut changed = Changed::default();
    for start in starts {
        let before = (1..=GAP).filter_map(|ago| start.checked_sub(jiff::Span::new().days(ago)).ok());
        let before = before.into_iter().find_map(|day| whole(&paid, day));
        let (Some(before), Some(now)) = (before, whole(&paid, start)) else { continue };
        if before.currency != now.currency {
            continue;
        }
        let other_plan = before.plans != now.plans;
        if now.price > before.price && (now.seats > before.seats || other_plan) {
            changed.upgraded = Some(start);
        } else if now.price < before.price && (now.seats < before.seats || other_plan) {
            changed.downgraded = Some(start);
        }
    }
    changed
}

fn whole<'a>(terms: &[&'a Subscription], day: Day) -> Option<Whole<'a>> {
    let mut covering = terms.iter().filter(|term| term.covers(day));
    let first = covering.next()?;
    let start = Whole {
        currency: &first.currency,
        plans: BTreeSet::from([first.plan.as_str()]),
        seats: first.seats,
        price: first.mrr_minor,
    };
    Some(covering.filter(|term| term.currency == first.currency).fold(start, |mut whole, term| {
        whole.plans.insert(&term.plan);
        Whole { seats: whole.seats + term.seats, price: whole.price + term.mrr_minor, ..whole }
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn term(from: &str, to: &str, (plan, seats, price): (&str, i64, i64)) -> Subscription {
        Subscription {
            starts_on: from.to_owned(),
            ends_on: Some(to.to_owned()),
            plan: plan.to_owned(),
            seats,
            mrr_minor: price,
            currency: "EUR".to_owned(),
            status: "active".to_owned(),
            ..Subscription::default()
        }
    }

    fn of(terms: &[Subscription]) -> Changed {
        changed(&terms.iter().collect::<Vec<_>>(), "2027-06-01".parse().unwrap())
    }

    fn day(text: &str) -> Option<Day> {
        text.parse().ok()
    }

    #[test]
    fn more_seats_are_an_upgrade_and_a_price_alone_is_none() {
        let first = term("2024-01-01", "2024-12-31", ("team", 10, 100));
        let dearer = term("2025-01-01", "2025-12-31", ("team", 10, 140));
        let larger = term("2026-01-01", "2026-12-31", ("team", 15, 210));
        let smaller = term("2027-01-01", "2027-12-31", ("team", 5, 70));
        assert_eq!(of(&[first.clone(), dearer.clone()]), Changed::default());
        let all = of(&[first, dearer, larger, smaller]);
        assert_eq!(all, Changed { upgraded: day("2026-01-01"), downgraded: day("2027-01-01") });
    }

    #[test]
    fn a_second_subscription_and_another_plan_count_and_a_gap_or_a_trial_does_not() {
        let team = term("2025-01-01", "2027-12-31", ("team", 10, 100));
        let more = term("2026-03-01", "2027-12-31", ("archive", 0, 20));
        assert_eq!(of(&[team, more]).upgraded, day("2026-03-01"));
        let small = term("2024-01-01", "2024-12-31", ("team", 10, 100));
        let late = term("2025-06-01", "2026-05-31", ("company", 10, 300));
        assert_eq!(of(&[small.clone(), late]), Changed::default());
        let trial = Subscription { status: "trial".to_owned(), ..term("2024-12-01", "2024-12-31", ("team", 2, 0)) };
        assert_eq!(of(&[trial, term("2025-01-01", "2026-12-31", ("team", 10, 100))]), Changed::default());
        let company = term("2025-01-10", "2026-12-31", ("company", 10, 300));
        assert_eq!(of(&[small, company]).upgraded, day("2025-01-10"));
    }
}
