//! Single events for a person to look at, the newest first.

use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::sync::Arc;

use arrow::array::{
    Array, Decimal128Array, DictionaryArray, FixedSizeBinaryArray, RecordBatch, StringArray, TimestampMicrosecondArray,
};
use arrow::datatypes::Int32Type;
use kernel::{Error, Instant, Result};

use crate::schema::Column;
use crate::{Event, EventLog, Scan};

/// A part of the matching events.
#[derive(Debug, Clone, PartialEq)]
pub struct EventPage {
    /// The newest first; events of one instant in an order that stays.
    pub events: Vec<Event>,
    /// How many match in all.
    pub total: u64,
}

impl EventLog {
    /// The matching events, newest first, from `offset` on, at most `limit`. The scan's `columns` are ignored.
    ///
    /// Reads the times first, then whole events only from the oldest wanted instant on.
    ///
    /// # Errors
    /// A file is missing or damaged.
    pub fn events(&self, scan: &Scan, offset: usize, limit: usize) -> Result<EventPage> {
        let keep = offset.saturating_add(limit);
        let (oldest, total) = self.oldest_of_newest(scan, keep)?;
        let Some(oldest) = oldest else { return Ok(EventPage { events: Vec::new(), total }) };
        let from = scan.from.map_or(oldest, |from| from.max(oldest));
        let mut found: Vec<(Reverse<i64>, u128, Event)> = Vec::new();
        for batch in self.scan(&Scan { from: Some(from), columns: None, ..scan.clone() })? {
            let batch = batch?;
            let reader = Reader::new(&batch)?;
            found.extend((0..batch.num_rows()).map(|row| reader.keyed(row)));
        }
        found.sort_unstable_by_key(|(at, identity, _)| (*at, *identity));
        let events = found.into_iter().skip(offset).take(limit).map(|(_, _, event)| event).collect();
        Ok(EventPage { events, total })
    }

    /// The instant of the last of the `keep` newest matching events, and how many match.
    fn oldest_of_newest(&self, scan: &Scan, keep: usize) -> Result<(Option<Instant>, u64)> {
        let mut total = 0;
        let mut newest: BinaryHeap<Reverse<i64>> = BinaryHeap::new();
        for batch in self.scan(&Scan { columns: Some(vec![Column::At]), ..scan.clone() })? {
            let batch = batch?;
            total += batch.num_rows() as u64;
            for &at in typed::<TimestampMicrosecondArray>(&batch, "at")?.values() {
                if newest.len() < keep {
                    newest.push(Reverse(at));
                } else if newest.peek().is_some_and(|oldest| oldest.0 < at) {
                    newest.pop();
                    newest.push(Reverse(at));
                }
            }
        }
        Ok((newest.peek().map(|oldest| Instant(oldest.0)), total))
    }
}

/// The columns of one batch with their types.
pub(crate) struct Reader<'a> {
    texts: [(&'a DictionaryArray<Int32Type>, &'a StringArray); 5],
    message_id: &'a StringArray,
    at: &'a TimestampMicrosecondArray,
    known_at: &'a TimestampMicrosecondArray,
    value: &'a Decimal128Array,
    properties: &'a StringArray,
    identity: &'a FixedSizeBinaryArray,
}

impl<'a> Reader<'a> {
    pub(crate) fn new(batch: &'a RecordBatch) -> Result<Self> {
        let text = |name| {
            let column = typed::<DictionaryArray<Int32Type>>(batch, name)?;
            let values = column.values().as_any().downcast_ref::<StringArray>();
            Ok((column, values.ok_or_else(|| strange(name))?))
        };
        Ok(Self {
            texts: [text("source")?, text("group_key")?, text("person_key")?, text("name")?, text("batch")?],
            message_id: typed(batch, "message_id")?,
            at: typed(batch, "at")?,
            known_at: typed(batch, "known_at")?,
            value: typed(batch, "value")?,
            properties: typed(batch, "properties")?,
            identity: typed(batch, "identity")?,
        })
    }

    fn text(&self, column: usize, row: usize) -> Option<Arc<str>> {
        let (keys, texts) = self.texts[column];
        keys.key(row).map(|key| texts.value(key).into())
    }

    /// The event with what it is sorted by.
    pub(crate) fn keyed(&self, row: usize) -> (Reverse<i64>, u128, Event) {
        let optional = |column: &StringArray| column.is_valid(row).then(|| column.value(row).to_owned());
        let identity = self.identity.value(row).iter().fold(0, |sum, byte| (sum << 8) | u128::from(*byte));
        let event = Event {
            source: self.text(0, row).unwrap_or_default(),
            message_id: optional(self.message_id),
            group_key: self.text(1, row),
            person_key: self.text(2, row),
            name: self.text(3, row).unwrap_or_default(),
            at: Instant(self.at.value(row)),
            known_at: Instant(self.known_at.value(row)),
            value: self.value.is_valid(row).then(|| self.value.value(row)),
            properties: optional(self.properties),
            batch: self.text(4, row),
        };
        (Reverse(event.at.0), identity, event)
    }
}

fn typed<'a, T: 'static>(batch: &'a RecordBatch, name: &str) -> Result<&'a T> {
    batch.column_by_name(name).and_then(|c| c.as_any().downcast_ref()).ok_or_else(|| strange(name))
}

fn strange(name: &str) -> Error {
    Error::internal(format!("column {name} of the event log has a strange type"))
}
