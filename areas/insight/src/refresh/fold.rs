//! Events folded into metrics, as of today and as of four weeks ago, with what is known of their senders.

use std::sync::Arc;

use jiff::tz::TimeZone;
use kernel::{Day, Result};
use metrics::{Folded, MetricSpec};

use super::counting::Counting;
use super::people::People;
use super::sources::{AccountSources, SourceDays};

/// What a fold depends on, besides the log, links and roles.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Basis {
    /// Today, and four weeks ago.
    pub(super) days: [Day; 2],
    /// The workspace's zone.
    pub(super) zone: TimeZone,
    /// What is counted.
    pub(super) specs: Vec<MetricSpec>,
}

/// Metrics of all accounts on two days, as of one position of the log.
#[derive(Debug)]
pub struct Fold {
    pub(super) basis: Basis,
    /// Of the log.
    pub(super) position: u64,
    pub(super) people: Arc<People>,
    folded: [Folded; 2],
    /// The number that stands for accounts without any link.
    nobody: u32,
    sources: Vec<String>,
    /// The days of each source, by its number.
    pub(super) source_days: Vec<SourceDays>,
    /// Which sources fed which account lately.
    pub(super) account_sources: AccountSources,
    unattached: Vec<(String, String, Unattached)>,
    groupless: bool,
}

/// Events of one sender's key that belong to nobody yet.
#[derive(Debug, Clone, Copy, Default)]
pub struct Unattached {
    /// How many.
    pub events: u64,
    /// When the last one happened.
    pub last_at: i64,
}

impl Fold {
    /// Whether it still is what counting anew would give, as far as that can be told without looking at keys.
    pub(super) fn holds(&self, basis: &Basis, position: u64, people: &Arc<People>) -> bool {
        self.position == position && self.basis == *basis && Arc::ptr_eq(&self.people, people)
    }

    /// The metrics of a day: 0 is today, 1 is four weeks ago.
    pub fn folded(&self, day: usize) -> &Folded {
        &self.folded[day.min(1)]
    }

    /// Whether some event has no group key.
    pub const fn has_groupless(&self) -> bool {
        self.groupless
    }

    /// The number of an account in the fold.
    pub fn number(&self, account: &str) -> u32 {
        self.people.numbers.get(account).copied().unwrap_or(self.nobody)
    }

    /// The names of all sources, by their number.
    pub fn sources(&self) -> Vec<String> {
        self.sources.clone()
    }

    /// Keys whose events belong to nobody, the most events first: source, group key, and how much.
    pub fn unattached(&self) -> Vec<(String, String, Unattached)> {
        self.unattached.clone()
    }

    pub(super) fn new(counting: &mut Counting) -> Result<Self> {
        let people = Arc::clone(&counting.people);
        let nobody = people.accounts.len();
        let folded: Vec<Folded> = counting.folders.iter_mut().map(|folder| folder.folded(nobody + 1)).collect();
        Ok(Self {
            basis: counting.basis.clone(),
            position: counting.position,
            folded: folded.try_into().map_err(|_| kernel::Error::internal("two days are folded"))?,
            nobody: u32::try_from(nobody).unwrap_or(u32::MAX),
            people,
            sources: counting.dictionaries.sources.texts().iter().map(ToString::to_string).collect(),
            source_days: counting.source_days.clone(),
            account_sources: counting.account_sources.clone(),
            unattached: counting.unattached(),
            groupless: counting.groupless,
        })
    }
}
