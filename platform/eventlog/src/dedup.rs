//! Which identities are known already.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::sync::Arc;

use arrow::array::{Array, FixedSizeBinaryArray};
use kernel::{Error, Result};

use crate::identity::Hasher;
use crate::schema::Column;
use crate::{Event, EventLog};

/// Identities of the log's visible events (16 bytes each, sorted) and of this import (about 30 bytes each). What is accepted
/// while the import is open is compared at its end, see `late.rs`.
///
/// Only files that hold a source of this import are read.
#[derive(Debug, Default)]
pub(crate) struct Known {
    stored: Vec<u128>,
    /// Sources whose files were read.
    sources: HashSet<Arc<str>>,
    /// Files that were read.
    files: HashSet<String>,
    pushed: HashSet<u128, ahash::RandomState>,
    /// How often a row without id came again in this import, by its first identity.
    repeats: HashMap<u128, u32, ahash::RandomState>,
}

impl Known {
    /// The identity of the event, if it is new.
    pub(crate) fn admit(&mut self, log: &EventLog, hasher: &mut Hasher, event: &Event) -> Result<Option<u128>> {
        if !self.sources.contains(&event.source) {
            self.load(log, &event.source)?;
        }
        let identity = match &event.message_id {
            Some(id) => {
                let identity = hasher.message(&event.source, id);
                if !self.pushed.insert(identity) {
                    return Ok(None);
                }
                identity
            }
            None => self.place(hasher, event),
        };
        Ok(self.stored.binary_search(&identity).is_err().then_some(identity))
    }

    /// Equal rows of one import are told apart by counting them; equal rows of two imports meet at the same count.
    fn place(&mut self, hasher: &mut Hasher, event: &Event) -> u128 {
        let first = hasher.row(event);
        if self.pushed.insert(first) {
            return first;
        }
        let n = self.repeats.entry(first).or_insert(0);
        *n += 1;
        let repeat = hasher.repeat(first, *n);
        self.pushed.insert(repeat);
        repeat
    }

    /// Whether the import brought events of this source.
    pub(crate) fn has_source(&self, source: &str) -> bool {
        self.sources.contains(source)
    }

    /// Whether the import brought this identity.
    pub(crate) fn has_pushed(&self, identity: u128) -> bool {
        self.pushed.contains(&identity)
    }

    fn load(&mut self, log: &EventLog, source: &Arc<str>) -> Result<()> {
        self.sources.insert(Arc::clone(source));
        let (manifest, hot) = log.snapshot();
        let accepted = hot.iter().filter(|stored| stored.event.source == *source);
        self.stored.extend(accepted.map(|stored| stored.identity));
        let fresh: BTreeSet<String> = manifest
            .live()
            .filter(|file| file.sources.contains_key(&**source) && !self.files.contains(&file.name))
            .map(|file| file.name.clone())
            .collect();
        identities(log, &fresh, &mut |identity| self.stored.push(identity))?;
        self.stored.sort_unstable();
        self.files.extend(fresh);
        Ok(())
    }
}

/// Calls `each` with every identity in these files, hidden ones too.
pub(crate) fn identities(log: &EventLog, files: &BTreeSet<String>, each: &mut dyn FnMut(u128)) -> Result<()> {
    for batch in log.scan_files(&log.manifest(), files, vec![Column::Identity])? {
        let batch = batch?;
        let column = batch.column(0).as_any().downcast_ref::<FixedSizeBinaryArray>();
        let column = column.ok_or_else(|| Error::internal("identity is no 16 bytes"))?;
        for bytes in column.iter().flatten() {
            each(bytes.iter().fold(0, |sum, byte| (sum << 8) | u128::from(*byte)));
        }
    }
    Ok(())
}
