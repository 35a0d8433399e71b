//! What all engines are asked, as text that each process reads.

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

use eventlog::EventLog;
use jiff::ToSpan;
use jiff::tz::TimeZone;
use kernel::Instant;
use serde::{Deserialize, Serialize};

/// A zone with a change of its clocks in the windows.
const ZONE: &str = "America/New_York";

/// The twelve metrics over a log: instants in microseconds.
#[derive(Debug, Serialize, Deserialize)]
pub struct Question {
    /// The folder of the log.
    pub log: PathBuf,
    /// Its files, as other engines find them.
    files: String,
    /// How many threads an engine may use.
    threads: usize,
    pub zone: String,
    /// The last day.
    pub today: String,
    /// Names of events that are counted by themselves: the three most frequent ones.
    pub names: [String; 3],
    /// Where the last 7 days begin.
    pub d7: i64,
    /// Where the last 28 days begin.
    pub d28: i64,
    /// Where the 28 days before begin.
    pub d56: i64,
    /// Where the last day ends.
    pub end: i64,
}

impl Question {
    /// About the last days of a log's events.
    pub fn of(log: &Path) -> Result<Self, Box<dyn Error>> {
        let events = EventLog::open(log)?;
        let zone = TimeZone::get(ZONE)?;
        let last = events.total().ok_or("the log is empty")?.last_at;
        let today = last.day(&zone);
        let mut names: Vec<_> = events.names()?.into_iter().collect();
        names.sort_by_key(|(name, tally)| (std::cmp::Reverse(tally.rows), name.clone()));
        let mut names = names.into_iter().map(|(name, _)| name);
        let mut name = || names.next().ok_or("the log has fewer than three names");
        let from = |days: i64| Instant::start_of(today.saturating_sub((days - 1).days()), &zone).0;
        let end = Instant::start_of(today.saturating_add(1.day()), &zone).0;
        Ok(Self {
            log: log.to_owned(),
            files: format!("{}/events/*.parquet", log.display()),
            threads: 2,
            zone: ZONE.to_owned(),
            today: today.to_string(),
            names: [name()?, name()?, name()?],
            d7: from(7),
            d28: from(28),
            d56: from(56),
            end,
        })
    }

    /// Reads what [`write`](Self::write) wrote.
    pub fn read(path: &Path) -> Result<Self, Box<dyn Error>> {
        Ok(serde_json::from_str(&fs::read_to_string(path)?)?)
    }

    /// Writes it for the processes that are asked.
    pub fn write(&self, path: &Path) -> Result<(), Box<dyn Error>> {
        Ok(fs::write(path, serde_json::to_string_pretty(self)?)?)
    }
}
