//! The stays that a viewer may see, in days of the workspace; and what was read of them is kept from one look to the next.

use std::sync::{Arc, Mutex, PoisonError};

use jiff::tz::TimeZone;
use jiff::{ToSpan, Unit};
use kernel::{Day, Result};
use query::{Cell, Viewed};
use web::Shared;

use super::stays::{Began, Stay, Stays};
use super::weeks::{Weeks, weeks};
use crate::refresh::transitions;

/// What was read last, over which weeks. Changes are only ever added, so what is new is all that is read.
#[derive(Default)]
struct Read(Mutex<(Arc<Weeks>, Arc<Stays>)>);

/// Every stay that was recorded, with what the kept weeks tell of the time before.
///
/// # Errors
/// The database or a kept week cannot be read.
pub(super) async fn known(app: &Shared) -> Result<Arc<Stays>> {
    let weeks = weeks(app).await?;
    let kept = app.kept.of::<Read>();
    let (of, before) = kept.0.lock().unwrap_or_else(PoisonError::into_inner).clone();
    let before = if Arc::ptr_eq(&of, &weeks) { before } else { Arc::default() };
    let new = transitions::of_stages(app.db.read(), &before.last).await?;
    if new.is_empty() {
        return Ok(before);
    }
    let mut stays = Stays::clone(&before);
    new.into_iter().for_each(|change| stays.take(change, &weeks));
    let stays = Arc::new(stays);
    *kept.0.lock().unwrap_or_else(PoisonError::into_inner) = (weeks, Arc::clone(&stays));
    Ok(stays)
}

/// How a stay stands today.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Left<'a> {
    /// The customer is still there.
    Not,
    /// The rules changed: what would have become of it is not known.
    Rules,
    /// To another stage, or to none.
    To(Option<&'a str>),
}

/// A stay of an account.
#[derive(Debug, Clone, Copy)]
pub(super) struct Seen<'a> {
    /// The row of the accounts.
    pub(super) row: usize,
    pub(super) stay: &'a Stay,
    /// The day on which it began, or from which it is known.
    pub(super) since: Day,
    /// Whether it began on that day; otherwise it is at least as long.
    pub(super) whole: bool,
    /// The day on which it ended; today while it lasts.
    pub(super) until: Day,
}

impl<'a> Seen<'a> {
    /// How many days it lasted.
    pub(super) fn days(&self) -> i64 {
        self.since.until((Unit::Day, self.until)).map_or(0, |span| i64::from(span.get_days())).max(0)
    }

    pub(super) fn left(&self) -> Left<'a> {
        match &self.stay.end {
            None => Left::Not,
            Some(end) if end.by_rules => Left::Rules,
            Some(end) => Left::To(end.to.as_deref()),
        }
    }

    /// Whether the customer came in on a day of the period that began then, and it is known what became of it.
    pub(super) fn entered_from(&self, first: Day) -> bool {
        self.whole && self.since >= first && self.left() != Left::Rules
    }
}

/// The stays of those whose stage the viewer may see, and of how many customers it is hidden.
pub(super) fn seen<'a>(
    viewed: &Viewed<'_>,
    stays: &'a Stays,
    (today, zone): (Day, &TimeZone),
) -> (Vec<Seen<'a>>, usize) {
    let (mut all, mut hidden) = (Vec::new(), 0);
    for row in (0..viewed.frame.len()).filter(|&row| viewed.view.visible(row)) {
        if viewed.value(row, "stage").is_hidden() {
            hidden += 1;
            continue;
        }
        let created = match viewed.value(row, "created_on") {
            Cell::Known(value) => value.date(),
            Cell::Hidden => None,
        };
        all.extend(stays.of(viewed.frame.id(row)).iter().map(|stay| {
            let since = stay.at.day(zone);
            let until = stay.end.as_ref().map_or(today, |end| end.at.day(zone));
            Seen { row, stay, since, whole: is_whole(stay, since, created), until }
        }));
    }
    (all, hidden)
}

/// Whether the beginning was seen: the customer moved in, or was new when it was judged first.
fn is_whole(stay: &Stay, since: Day, created: Option<Day>) -> bool {
    match stay.began {
        Began::Moved => true,
        Began::Rules => false,
        // Since yesterday: what is imported at night was made the day before.
        Began::Found => created.is_some_and(|day| day >= since.saturating_sub(1.day())),
        Began::InWeek => created.is_some_and(|day| day > since.saturating_sub(7.days())),
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use kernel::Instant;

    use super::super::stays::End;
    use super::*;

    fn stay(began: Began, end: Option<End>) -> Stay {
        Stay { stage: "trial".to_owned(), from: None, at: Instant(0), began, end }
    }

    #[test]
    fn a_beginning_is_seen_of_whoever_moved_or_is_new() {
        let day = date(2026, 3, 10);
        let whole = |began, created| is_whole(&stay(began, None), day, created);
        assert!(whole(Began::Moved, None) && !whole(Began::Rules, Some(day)));
        assert!(whole(Began::Found, Some(day)) && whole(Began::Found, Some(date(2026, 3, 9))));
        assert!(!whole(Began::Found, Some(date(2026, 3, 8))) && !whole(Began::Found, None));
    }

    #[test]
    fn what_became_of_a_stay_that_other_rules_ended_is_not_known() {
        let first = date(2026, 3, 10);
        let end = |by_rules| Some(End { at: Instant(0), to: None, by_rules });
        for (end, left, counts) in
            [(None, Left::Not, true), (end(true), Left::Rules, false), (end(false), Left::To(None), true)]
        {
            let stay = stay(Began::Moved, end);
            let seen = Seen { row: 0, stay: &stay, since: first, whole: true, until: date(2026, 3, 24) };
            assert_eq!((seen.left(), seen.entered_from(first), seen.days()), (left, counts, 14));
            assert!(!seen.entered_from(date(2026, 3, 11)) && !Seen { whole: false, ..seen }.entered_from(first));
        }
    }
}
