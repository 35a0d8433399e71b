//! Accepted events in memory: what no file holds yet, and a little of what was rolled last, for those who follow.

use std::collections::BTreeMap;
use std::sync::Arc;

use kernel::Instant;

use crate::Event;
use crate::manifest::Tally;

/// Events of one piece. Readers share pieces; the newest is copied when a reader holds it.
const PIECE: usize = 1_024;
/// Rolled events that stay for followers: a follower may be this far behind.
const KEPT: usize = 16_384;
/// Bytes of an event beside its texts: its parts, numbers, and places in two lists.
const EVENT_BYTES: usize = 256;

/// An accepted event.
#[derive(Debug, Clone)]
pub(crate) struct Stored {
    pub seq: u64,
    pub identity: u128,
    pub event: Arc<Event>,
}

type Piece = Arc<Vec<Stored>>;

/// Accepted events that readers see from memory.
#[derive(Debug, Clone, Default)]
pub(crate) struct Hot {
    pieces: Vec<Piece>,
    /// Events up to this number are in files.
    rolled: u64,
    /// The number of the last accepted event.
    last: u64,
    /// What is not in files, in sum.
    pub tallies: Tallies,
}

/// Sums over events.
#[derive(Debug, Clone, Default)]
pub(crate) struct Tallies {
    pub total: Option<Tally>,
    pub sources: BTreeMap<Arc<str>, Tally>,
    pub names: BTreeMap<Arc<str>, Tally>,
    pub bytes: usize,
}

impl Tallies {
    /// How many events.
    pub(crate) fn rows(&self) -> u64 {
        self.total.map_or(0, |total| total.rows)
    }

    fn add(&mut self, event: &Event) {
        let one = Tally::one(event.at, event.known_at);
        self.total = Some(self.total.map_or(one, |sum| sum.with(&one)));
        Tally::count(&mut self.sources, Arc::clone(&event.source), &one);
        Tally::count(&mut self.names, Arc::clone(&event.name), &one);
        self.bytes += size(event);
    }
}

impl Hot {
    /// Nothing yet behind the event with this number.
    pub(crate) fn new(rolled: u64) -> Self {
        Self { rolled, last: rolled, ..Self::default() }
    }

    /// The number of the last accepted event.
    pub(crate) const fn last(&self) -> u64 {
        self.last
    }

    /// Adds an event with a number greater than all before.
    pub(crate) fn push(&mut self, stored: Stored) {
        self.last = stored.seq;
        self.tallies.add(&stored.event);
        match self.pieces.last_mut().filter(|piece| piece.len() < PIECE) {
            Some(piece) => Arc::make_mut(piece).push(stored),
            None => self.pieces.push(Arc::new(vec![stored])),
        }
    }

    /// The events up to `seq` are in files now.
    pub(crate) fn roll(&mut self, seq: u64) {
        self.rolled = seq;
        let mut kept: usize = self.pieces.iter().map(|piece| piece.len()).sum();
        let old = |piece: &Piece| piece.last().is_none_or(|stored| stored.seq <= seq);
        while let Some(piece) = self.pieces.first().filter(|piece| old(piece) && kept - piece.len() >= KEPT) {
            kept -= piece.len();
            self.pieces.remove(0);
        }
        self.tallies = Tallies::default();
        for stored in self.view().iter() {
            self.tallies.add(&stored.event);
        }
    }

    /// What readers see now, unmoved by what comes later.
    pub(crate) fn view(&self) -> HotView {
        let fresh = |piece: &&Piece| piece.last().is_some_and(|stored| stored.seq > self.rolled);
        HotView { pieces: self.pieces.iter().filter(fresh).cloned().collect(), after: self.rolled, last: self.last }
    }

    /// The events behind number `seq`; nothing when some of them are not in memory any more.
    pub(crate) fn since(&self, seq: u64) -> Option<Vec<Arc<Event>>> {
        let first = self.pieces.first().and_then(|piece| piece.first()).map_or(self.last + 1, |stored| stored.seq);
        if seq > self.last || seq + 1 < first {
            return None;
        }
        let begin = self.pieces.partition_point(|piece| piece.last().is_none_or(|stored| stored.seq <= seq));
        let behind = self.pieces[begin..].iter().flat_map(|piece| piece.iter()).filter(|stored| stored.seq > seq);
        Some(behind.map(|stored| Arc::clone(&stored.event)).collect())
    }
}

/// The accepted events that no file holds, at one moment.
#[derive(Debug, Clone)]
pub(crate) struct HotView {
    pieces: Vec<Piece>,
    after: u64,
    /// The number of the last accepted event.
    pub last: u64,
}

impl HotView {
    /// The events in the order of their numbers.
    pub(crate) fn iter(&self) -> impl Iterator<Item = &Stored> {
        let after = self.after;
        self.pieces.iter().flat_map(|piece| piece.iter()).filter(move |stored| stored.seq > after)
    }

    /// The events behind number `seq`.
    pub(crate) fn behind(&self, seq: u64) -> impl Iterator<Item = &Stored> {
        let begin = self.pieces.partition_point(|piece| piece.last().is_none_or(|stored| stored.seq <= seq));
        let after = self.after.max(seq);
        self.pieces[begin..].iter().flat_map(|piece| piece.iter()).filter(move |stored| stored.seq > after)
    }

    /// When we learned of the last one.
    pub(crate) fn known_at(&self) -> Option<Instant> {
        self.iter().map(|stored| stored.event.known_at).max()
    }
}

/// Bytes that an event takes in memory, about.
fn size(event: &Event) -> usize {
    let texts = [event.message_id.as_deref(), event.group_key.as_deref(), event.person_key.as_deref()];
    let long = event.properties.as_ref().map_or(0, String::len);
    EVENT_BYTES + long + texts.into_iter().flatten().map(str::len).sum::<usize>()
}
