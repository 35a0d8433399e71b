//! The fast reader for folding: small numbers instead of texts, decoding on other threads.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;

use arrow::array::{Array, Decimal128Array, DictionaryArray, RecordBatch, StringArray, TimestampMicrosecondArray};
use arrow::datatypes::Int32Type;
use kernel::{Error, Instant, Result};

use crate::interner::Interner;
use crate::manifest::{Manifest, Tally};
use crate::plan::{Unit, plan, plan_all};
use crate::schema::Column;
use crate::{EventLog, Scan};

/// The columns that are folded.
const FOLDED: [Column; 6] =
    [Column::Source, Column::GroupKey, Column::PersonKey, Column::Name, Column::At, Column::Value];

/// The number of a missing text.
pub const NONE: u32 = u32::MAX;
/// Row groups that wait decoded per thread: 65,536 rows each, about 3 MB.
const AHEAD: usize = 2;

/// The texts behind the numbers; may be kept over several scans, and filled before the first.
#[derive(Debug, Default, Clone)]
pub struct Dictionaries {
    /// Group keys.
    pub groups: Interner,
    /// Person keys.
    pub persons: Interner,
    /// Event names.
    pub names: Interner,
    /// Sources.
    pub sources: Interner,
}

/// Some events in columns of equal length.
#[derive(Debug, Default, Clone, PartialEq)]
pub struct Columns {
    /// Number of the group key, or [`NONE`].
    pub group: Vec<u32>,
    /// Number of the person key, or [`NONE`].
    pub person: Vec<u32>,
    /// Number of the name.
    pub name: Vec<u32>,
    /// Number of the source.
    pub source: Vec<u32>,
    /// When it happened: microseconds since 1970 UTC.
    pub at: Vec<i64>,
    /// The value in units of 10^-9.
    pub value: Vec<Option<i128>>,
}

impl Columns {
    /// How many events.
    pub const fn len(&self) -> usize {
        self.at.len()
    }

    /// Whether there is none.
    pub const fn is_empty(&self) -> bool {
        self.at.is_empty()
    }
}

impl EventLog {
    /// Hands the events asked for to `fold`, at most 65,536 at a time, always in the same order (that of the files, sorted by
    /// group key and time within each) and with the same numbers, however many threads decode. The scan's `columns` are
    /// ignored. Gives the number of events.
    ///
    /// # Errors
    /// A file is missing or damaged; `fold` may have seen a part of the events then.
    pub fn scan_columns(
        &self,
        scan: &Scan,
        dictionaries: &mut Dictionaries,
        fold: &mut dyn FnMut(&Dictionaries, &Columns),
    ) -> Result<u64> {
        let units = plan(self, &Scan { columns: Some(FOLDED.to_vec()), ..scan.clone() }, None)?;
        self.fold_units(units, dictionaries, fold)
    }

    /// Hands all events to `fold` in the same way. Gives the position up to which they are all: [`since`](Self::since) goes on there.
    ///
    /// # Errors
    /// As [`scan_columns`](Self::scan_columns).
    pub fn scan_all(
        &self,
        dictionaries: &mut Dictionaries,
        fold: &mut dyn FnMut(&Dictionaries, &Columns),
    ) -> Result<u64> {
        let (position, units) = plan_all(self, &FOLDED)?;
        self.fold_units(units, dictionaries, fold)?;
        Ok(position)
    }

    fn fold_units(
        &self,
        units: Vec<Unit>,
        dictionaries: &mut Dictionaries,
        fold: &mut dyn FnMut(&Dictionaries, &Columns),
    ) -> Result<u64> {
        let threads = thread::available_parallelism().map_or(1, |n| n.get().min(4)).min(units.len()).max(1);
        let count = units.len();
        let mut shares: Vec<Vec<Unit>> = (0..threads).map(|_| Vec::new()).collect();
        for (place, unit) in units.into_iter().enumerate() {
            shares[place % threads].push(unit);
        }
        thread::scope(|scope| {
            let mut receivers: Vec<Receiver<Decoded>> = Vec::new();
            for share in shares {
                let (sender, receiver) = sync_channel(AHEAD);
                receivers.push(receiver);
                scope.spawn(move || self.decode(share, &sender));
            }
            let mut rows = 0;
            for place in 0..count {
                let decoded = receivers[place % threads].recv().map_err(Error::internal)?;
                for batch in decoded? {
                    let columns = intern(&batch, dictionaries)?;
                    rows += columns.len() as u64;
                    fold(dictionaries, &columns);
                }
            }
            Ok(rows)
        })
    }

    /// Adds the tallies of each name in these files.
    pub(crate) fn count_names(
        &self,
        manifest: &Arc<Manifest>,
        files: &BTreeSet<String>,
        names: &mut BTreeMap<String, Tally>,
    ) -> Result<()> {
        for batch in self.scan_files(manifest, files, vec![Column::Name, Column::At, Column::KnownAt])? {
            let batch = batch?;
            let mut interner = Interner::default();
            let name = numbers(&batch, 0, &mut interner)?;
            let at = array::<TimestampMicrosecondArray>(&batch, 1)?.values();
            let known_at = array::<TimestampMicrosecondArray>(&batch, 2)?.values();
            let mut tallies: Vec<Option<Tally>> = vec![None; interner.len()];
            for ((&name, &at), &known_at) in name.iter().zip(at).zip(known_at) {
                let one = Tally::one(Instant(at), Instant(known_at));
                let tally = &mut tallies[name as usize];
                *tally = Some(tally.map_or(one, |sum| sum.with(&one)));
            }
            for (name, tally) in interner.texts().iter().zip(tallies) {
                tally.iter().for_each(|tally| Tally::count(names, name.to_string(), tally));
            }
        }
        Ok(())
    }

    /// Decodes row groups one by one until done or nobody listens any more.
    fn decode(&self, units: Vec<Unit>, sender: &SyncSender<Decoded>) {
        for unit in units {
            let decoded = self.open_unit(unit).and_then(|mut open| std::iter::from_fn(|| open.next()).collect());
            if sender.send(decoded).is_err() {
                return;
            }
        }
    }
}

/// One row group.
type Decoded = Result<Vec<RecordBatch>>;

fn intern(batch: &RecordBatch, dictionaries: &mut Dictionaries) -> Result<Columns> {
    let at = array::<TimestampMicrosecondArray>(batch, 4)?;
    let value = array::<Decimal128Array>(batch, 5)?;
    Ok(Columns {
        source: numbers(batch, 0, &mut dictionaries.sources)?,
        group: numbers(batch, 1, &mut dictionaries.groups)?,
        person: numbers(batch, 2, &mut dictionaries.persons)?,
        name: numbers(batch, 3, &mut dictionaries.names)?,
        at: at.values().to_vec(),
        value: if value.null_count() == value.len() { vec![None; value.len()] } else { value.iter().collect() },
    })
}

/// The numbers of a dictionary column; texts that no row uses get none.
fn numbers(batch: &RecordBatch, column: usize, interner: &mut Interner) -> Result<Vec<u32>> {
    let column = array::<DictionaryArray<Int32Type>>(batch, column)?;
    let texts = column.values().as_any().downcast_ref::<StringArray>().ok_or_else(strange)?;
    let mut numbers = vec![NONE; texts.len()];
    let mut number = |key: Option<usize>| match key {
        Some(key) if texts.is_valid(key) => {
            let number = &mut numbers[key];
            if *number == NONE {
                *number = interner.intern(texts.value(key));
            }
            *number
        }
        _ => NONE,
    };
    Ok(column.keys_iter().map(&mut number).collect())
}

fn array<T: 'static>(batch: &RecordBatch, column: usize) -> Result<&T> {
    batch.columns().get(column).and_then(|c| c.as_any().downcast_ref()).ok_or_else(strange)
}

fn strange() -> Error {
    Error::internal("a column of the event log has a strange type")
}
