//! Events in memory before they are written: 80 bytes each, plus their texts.

use std::collections::BTreeMap;

use kernel::Instant;

use crate::interner::Interner;
use crate::manifest::Tally;
use crate::{Event, NONE};

/// Rows after which a buffer is written: 80 bytes × 524,288 = 42 MB.
const ROWS: usize = 524_288;
/// Bytes of ids, keys and properties after which a buffer is written, however few the rows.
const TEXT_BYTES: usize = 24 << 20;

/// A piece of the buffer's text.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Span {
    start: u32,
    len: u32,
}

/// One event; texts as numbers.
#[derive(Debug, Clone)]
pub(crate) struct Row {
    pub identity: u128,
    /// [`NO_VALUE`] when there is none.
    pub value: i128,
    pub at: i64,
    pub known_at: i64,
    pub source: u32,
    pub group: u32,
    pub person: u32,
    pub name: u32,
    pub message: Span,
    pub properties: Span,
}

/// Stands for "no value"; outside the limits of values.
pub(crate) const NO_VALUE: i128 = i128::MIN;

/// Events waiting to be written to one file.
#[derive(Debug, Default)]
pub(crate) struct Buffer {
    pub rows: Vec<Row>,
    pub sources: Interner,
    pub groups: Interner,
    pub persons: Interner,
    pub names: Interner,
    text: String,
}

impl Buffer {
    /// Adds an event that was validated.
    pub(crate) fn push(&mut self, event: &Event, identity: u128) {
        let row = Row {
            identity,
            value: event.value.unwrap_or(NO_VALUE),
            at: event.at.0,
            known_at: event.known_at.0,
            source: self.sources.intern(&event.source),
            group: event.group_key.as_deref().map_or(NONE, |key| self.groups.intern(key)),
            person: event.person_key.as_deref().map_or(NONE, |key| self.persons.intern(key)),
            name: self.names.intern(&event.name),
            message: self.store(event.message_id.as_deref()),
            properties: self.store(event.properties.as_deref()),
        };
        self.rows.push(row);
    }

    /// Whether it is time to write.
    pub(crate) fn is_full(&self) -> bool {
        let texts = self.text.len() + self.groups.bytes() + self.persons.bytes() + self.names.bytes();
        self.rows.len() >= ROWS || texts >= TEXT_BYTES
    }

    /// The text of a span.
    pub(crate) fn text(&self, span: Span) -> Option<&str> {
        let start = span.start as usize;
        (span.len != NONE).then(|| self.text.get(start..start + span.len as usize)).flatten()
    }

    /// Sorts by group key, then time; the identity makes the order, and so the file, a function of the events alone.
    pub(crate) fn sort(&mut self) {
        let texts = self.groups.texts();
        let mut order: Vec<usize> = (0..texts.len()).collect();
        order.sort_unstable_by(|&a, &b| texts[a].cmp(&texts[b]));
        let mut rank = vec![0_u32; texts.len()];
        for (place, id) in (1..).zip(order) {
            rank[id] = place;
        }
        let rank = |group: u32| rank.get(group as usize).copied().unwrap_or(0);
        self.rows.sort_unstable_by_key(|row| (rank(row.group), row.at, row.identity));
    }

    /// Tallies of all rows, by source, and by name.
    pub(crate) fn tallies(&self) -> (Option<Tally>, BTreeMap<String, Tally>, BTreeMap<String, Tally>) {
        let mut total: Option<Tally> = None;
        let mut sources = vec![None; self.sources.len()];
        let mut names = vec![None; self.names.len()];
        for row in &self.rows {
            let one = Tally::one(Instant(row.at), Instant(row.known_at));
            for tally in [&mut total, &mut sources[row.source as usize], &mut names[row.name as usize]] {
                *tally = Some(tally.map_or(one, |sum| sum.with(&one)));
            }
        }
        (total, keyed(&self.sources, &sources), keyed(&self.names, &names))
    }

    fn store(&mut self, text: Option<&str>) -> Span {
        let start = u32::try_from(self.text.len()).unwrap_or(u32::MAX);
        self.text.push_str(text.unwrap_or_default());
        Span { start, len: text.map_or(NONE, |t| u32::try_from(t.len()).unwrap_or(NONE)) }
    }
}

fn keyed(texts: &Interner, tallies: &[Option<Tally>]) -> BTreeMap<String, Tally> {
    texts.texts().iter().zip(tallies).filter_map(|(text, tally)| Some((text.to_string(), (*tally)?))).collect()
}
