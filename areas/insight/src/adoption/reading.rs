//! Events of the whole company out of the log, each with the account that it belongs to on its day.

use eventlog::{Columns, Dictionaries, EventLog, NONE, Scan};
use jiff::tz::TimeZone;
use kernel::{Instant, Result};
use metrics::DayFinder;

use crate::refresh::people::{Owner, People};

/// An event by the numbers of its account, person and name; the person may be [`NONE`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Taken {
    pub(crate) account: u32,
    pub(crate) person: u32,
    pub(crate) name: u32,
    pub(crate) at: Instant,
    /// Days from 1970-01-01 to its day in the workspace's zone.
    pub(crate) day: i64,
}

/// What keys mean, found out once for each.
struct Owners<'a> {
    people: &'a People,
    groups: Vec<Owner>,
    persons: Vec<Owner>,
}

impl Owners<'_> {
    fn meet(&mut self, dictionaries: &Dictionaries) {
        for key in dictionaries.groups.texts().get(self.groups.len()..).unwrap_or_default() {
            self.groups.push(self.people.of_group(key));
        }
        for key in dictionaries.persons.texts().get(self.persons.len()..).unwrap_or_default() {
            self.persons.push(self.people.of_person(key));
        }
    }

    /// Its own group decides; without one the person does.
    fn account(&self, columns: &Columns, row: usize, day: i64) -> Option<u32> {
        let (group, person) = (columns.group[row], columns.person[row]);
        let owner = if group == NONE { self.persons.get(person as usize) } else { self.groups.get(group as usize) };
        owner.and_then(|owner| owner.on(day))
    }
}

/// Hands the events asked for to `take`, in no order that means something, and gives their texts; those of nobody are left out. Blocks: it
/// reads files.
///
/// # Errors
/// The log cannot be read.
pub(crate) fn each(
    log: &EventLog,
    people: &People,
    (scan, zone): (&Scan, &TimeZone),
    take: &mut dyn FnMut(Taken),
) -> Result<Dictionaries> {
    let mut owners = Owners { people, groups: Vec::new(), persons: Vec::new() };
    let mut days = DayFinder::new(zone);
    let mut dictionaries = Dictionaries::default();
    log.scan_columns(scan, &mut dictionaries, &mut |dictionaries, columns| {
        owners.meet(dictionaries);
        for row in 0..columns.len() {
            let at = Instant(columns.at[row]);
            let day = days.number(at);
            if let Some(account) = owners.account(columns, row, day) {
                take(Taken { account, person: columns.person[row], name: columns.name[row], at, day });
            }
        }
    })?;
    Ok(dictionaries)
}
