//! What of the accounts comparisons read: size, age, tier, and whether they left; only of whom the viewer may see.

use jiff::{ToSpan, Unit};
use kernel::{Day, Value};
use query::Viewed;

use super::alike::Traits;
use super::later::Subject;
use crate::adoption::Used;

/// Days over which it is told who left.
pub(super) const LATER: u32 = 180;
/// The day since which an account is known, the one on which it left, and whether it pays.
const SINCE: &str = "created_on";
const LEFT: &str = "cancelled_on";
const PAYS: &str = "paying";

/// The row of an account, its number and its size.
fn active<'a>(viewed: &'a Viewed<'a>, used: &'a Used) -> impl Iterator<Item = (usize, u32, f64)> + 'a {
    let sizes = used.sizes();
    (0..viewed.frame.len()).filter(|&row| viewed.view.visible(row)).filter_map(move |row| {
        let number = *used.people.numbers.get(viewed.frame.id(row))?;
        let size = *sizes.get(number as usize)?;
        (size > 0).then_some((row, number, f64::from(size)))
    })
}

fn day(viewed: &Viewed<'_>, row: usize, key: &str) -> Option<Day> {
    match viewed.value(row, key).value() {
        Some(Value::Date(day)) => Some(*day),
        _ => None,
    }
}

fn days(from: Day, to: Day) -> Option<f64> {
    let days = from.until((Unit::Day, to)).ok()?.get_days();
    (days >= 0).then(|| days.into())
}

/// The active accounts with what they are compared by; who it is not known of since when stays out.
pub(super) fn traits(viewed: &Viewed<'_>, used: &Used) -> Vec<Traits> {
    let told = active(viewed, used).filter_map(|(row, account, size)| {
        let age = days(day(viewed, row, SINCE)?, used.period.last)?;
        let tier = viewed.value(row, "tier").value().and_then(Value::text).map(str::to_owned);
        Some(Traits { account, tier, size, age })
    });
    told.collect()
}

/// The customers that were active in a period that ended long enough ago, and whether they left after it.
pub(super) fn subjects(viewed: &Viewed<'_>, used: &Used) -> Vec<Subject> {
    let last = used.period.last;
    let border = last.saturating_add(i64::from(LATER).days());
    let told = active(viewed, used).filter_map(|(row, account, size)| {
        // Of whom it may not be known whether they left, nothing is told.
        if viewed.value(row, LEFT).is_hidden() || viewed.value(row, PAYS).is_hidden() {
            return None;
        }
        let age = days(day(viewed, row, SINCE)?, last)?;
        let left = day(viewed, row, LEFT);
        let pays = viewed.value(row, PAYS).value().and_then(Value::flag) == Some(true);
        let customer = left.map_or(pays, |left| left > last);
        customer.then(|| Subject { account, size, age, lost: left.is_some_and(|left| left <= border) })
    });
    told.collect()
}
