//! The present state of all columns: readers take it whole, the engine puts a new one in its place.

use std::collections::BTreeMap;
use std::sync::Arc;

use arc_swap::ArcSwap;
use kernel::{Day, Instant};
use serde::{Deserialize, Serialize};

use crate::expression::Finding;
use crate::frame::Frame;

/// Everything that lists, pages and signals read, as of one instant.
#[derive(Debug, Clone)]
pub struct Snapshot {
    /// One frame per kind of subject.
    pub frames: BTreeMap<String, Frame>,
    /// The day on which all is judged.
    pub today: Day,
    /// How fresh it is.
    pub as_of: Instant,
    /// The id of the definitions by which it was computed.
    pub definition_set: String,
    /// What could not be computed.
    pub findings: Vec<SnapshotFinding>,
}

/// A cell that could not be computed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SnapshotFinding {
    /// The kind of subject.
    pub subject: String,
    /// The column.
    pub column: String,
    /// The row and the reason.
    pub finding: Finding,
}

impl Snapshot {
    /// A snapshot without frames.
    pub const fn empty(today: Day, as_of: Instant) -> Self {
        Self { frames: BTreeMap::new(), today, as_of, definition_set: String::new(), findings: Vec::new() }
    }

    /// The frame of a kind of subject.
    pub fn frame(&self, subject: &str) -> Option<&Frame> {
        self.frames.get(subject)
    }
}

/// Holds the present snapshot. Loading never waits; a reader keeps what it loaded until it is done.
#[derive(Debug)]
pub struct Board(ArcSwap<Snapshot>);

impl Board {
    /// A board that shows `snapshot`.
    pub fn new(snapshot: Snapshot) -> Self {
        Self(ArcSwap::from_pointee(snapshot))
    }

    /// The present snapshot.
    pub fn load(&self) -> Arc<Snapshot> {
        self.0.load_full()
    }

    /// Puts `snapshot` in the place of the present one.
    pub fn store(&self, snapshot: Snapshot) {
        self.0.store(Arc::new(snapshot));
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_reader_keeps_what_it_loaded() {
        let board = Board::new(Snapshot::empty(date(2024, 3, 1), Instant(1)));
        let before = board.load();
        let mut next = Snapshot::empty(date(2024, 3, 2), Instant(2));
        next.frames.insert("thing".into(), Frame::new(vec!["a".into()]));
        board.store(next);
        assert_eq!(before.today, date(2024, 3, 1));
        assert!(before.frame("thing").is_none());
        assert_eq!(board.load().frame("thing").map(Frame::len), Some(1));
        assert_eq!(board.load().as_of, Instant(2));
    }
}
