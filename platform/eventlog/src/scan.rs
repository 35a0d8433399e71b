//! What to read, and reading it as Arrow batches.

use std::collections::BTreeSet;
use std::fs::File;
use std::sync::Arc;
use std::vec::IntoIter;

use arrow::array::RecordBatch;
use kernel::{Instant, Result};
use parquet::arrow::arrow_reader::{ParquetRecordBatchReader, ParquetRecordBatchReaderBuilder};

use crate::manifest::Manifest;
use crate::plan::{Part, Unit, plan, plan_files};
use crate::schema::Column;
use crate::writer::GROUP_ROWS;
use crate::{Event, EventLog, failure};

/// Which events to read. The default is all of them, all columns. Conditions hold together; within a list, any.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Scan {
    /// Events of these groups. Together with `person_keys`: of these groups, or of these persons where no group is named.
    pub group_keys: Option<BTreeSet<String>>,
    /// Events of these persons. Together with `group_keys`: only those that name no group, besides those of the groups.
    pub person_keys: Option<BTreeSet<String>>,
    /// Events reported by these sources.
    pub sources: Option<BTreeSet<String>>,
    /// Events with these names.
    pub names: Option<BTreeSet<String>>,
    /// Events that happened at this instant or later.
    pub from: Option<Instant>,
    /// Events that happened before this instant.
    pub to: Option<Instant>,
    /// Events that we had learned of before this instant: the log as we knew it then.
    pub known_before: Option<Instant>,
    /// Events of this import only.
    pub batch: Option<String>,
    /// The columns wanted; they come in the order of [`Column::ALL`].
    pub columns: Option<Vec<Column>>,
}

impl Scan {
    /// All events of these groups.
    pub fn groups<T: Into<String>>(keys: impl IntoIterator<Item = T>) -> Self {
        Self { group_keys: Some(keys.into_iter().map(Into::into).collect()), ..Self::default() }
    }

    /// The same, restricted to these names.
    #[must_use]
    pub fn named<T: Into<String>>(mut self, names: impl IntoIterator<Item = T>) -> Self {
        self.names = Some(names.into_iter().map(Into::into).collect());
        self
    }

    /// The same, restricted to `from` and later, before `to`.
    #[must_use]
    pub const fn between(mut self, from: Instant, to: Instant) -> Self {
        self.from = Some(from);
        self.to = Some(to);
        self
    }

    /// Whether an event is among those asked for.
    pub(crate) fn asks_for(&self, event: &Event) -> bool {
        let among = |keys: &BTreeSet<String>, key: &Option<Arc<str>>| key.as_ref().is_some_and(|k| keys.contains(&**k));
        let (groups, persons) = (self.group_keys.as_ref(), self.person_keys.as_ref());
        let by_owner = (groups.is_none() && persons.is_none())
            || groups.is_some_and(|keys| among(keys, &event.group_key))
            || persons
                .is_some_and(|keys| (groups.is_none() || event.group_key.is_none()) && among(keys, &event.person_key));
        by_owner
            && self.sources.as_ref().is_none_or(|sources| sources.contains(&*event.source))
            && self.names.as_ref().is_none_or(|names| names.contains(&*event.name))
            && self.from.is_none_or(|from| event.at >= from)
            && self.to.is_none_or(|to| event.at < to)
            && self.known_before.is_none_or(|before| event.known_at < before)
            && self.batch.as_ref().is_none_or(|batch| event.batch.as_deref() == Some(batch))
    }
}

impl EventLog {
    /// The events asked for, as they are visible now: what is written or undone meanwhile makes no difference. Dictionary
    /// columns stay dictionaries. Files and row groups that cannot hold such events are not read.
    ///
    /// # Errors
    /// A file is missing or damaged, here or from the iterator.
    pub fn scan(&self, scan: &Scan) -> Result<Batches> {
        Ok(Batches { log: self.clone(), units: plan(self, scan, None)?.into_iter(), open: None })
    }

    /// All events of exactly these files of a manifest, hidden ones too.
    pub(crate) fn scan_files(
        &self,
        manifest: &Arc<Manifest>,
        files: &BTreeSet<String>,
        columns: Vec<Column>,
    ) -> Result<Batches> {
        let scan = Scan { columns: Some(columns), ..Scan::default() };
        let units = plan_files(self, manifest, &scan, Some(files))?;
        Ok(Batches { log: self.clone(), units: units.into_iter(), open: None })
    }

    /// How many visible events there are of this kind.
    ///
    /// # Errors
    /// As [`scan`](Self::scan).
    pub fn count_matching(&self, scan: &Scan) -> Result<u64> {
        let scan = Scan { columns: Some(vec![Column::At]), ..scan.clone() };
        let mut rows = 0;
        for batch in self.scan(&scan)? {
            rows += batch?.num_rows() as u64;
        }
        Ok(rows)
    }

    /// Opens one part.
    pub(crate) fn open_unit(&self, unit: Unit) -> Result<Open> {
        let (file, footer, row_group, columns, rows) = match unit.part {
            Part::Hot(batch) => return Ok(Open::Hot(Some(batch))),
            Part::Stored { file, footer, row_group, columns, rows, view: _view } => {
                (file, footer, row_group, columns, rows)
            }
        };
        let path = self.locate(&file);
        let open = File::open(&path).map_err(|e| failure::io(&path, &e))?;
        let builder = ParquetRecordBatchReaderBuilder::new_with_metadata(open, footer)
            // Room is made for a whole batch: of a few rows in a few pages it need not be that large.
            .with_batch_size(rows.as_ref().map_or(GROUP_ROWS, |rows| rows.row_count().clamp(1, GROUP_ROWS)))
            .with_row_groups(vec![row_group])
            .with_projection(columns);
        let builder = match rows {
            Some(rows) => builder.with_row_selection(rows),
            None => builder,
        };
        let builder = match unit.filter {
            Some(filter) => builder.with_row_filter(filter),
            None => builder,
        };
        let reader = builder.build().map_err(|e| failure::parquet(&path, &e))?;
        Ok(Open::Stored(file, Box::new(reader)))
    }
}

/// A part being read.
pub(crate) enum Open {
    /// A row group of the named file.
    Stored(String, Box<ParquetRecordBatchReader>),
    /// Accepted events, until they were given.
    Hot(Option<RecordBatch>),
}

impl Open {
    pub(crate) fn next(&mut self) -> Option<Result<RecordBatch>> {
        match self {
            Self::Stored(file, reader) => Some(reader.next()?.map_err(|e| failure::arrow(file.as_ref(), &e))),
            Self::Hot(batch) => batch.take().map(Ok),
        }
    }
}

/// Arrow batches of at most 65,536 rows, in the order of the files; sorted by group key and time within each file.
pub struct Batches {
    log: EventLog,
    units: IntoIter<Unit>,
    open: Option<Open>,
}

impl Iterator for Batches {
    type Item = Result<RecordBatch>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(batch) = self.open.as_mut().and_then(Open::next) {
                return Some(batch);
            }
            match self.log.open_unit(self.units.next()?) {
                Ok(open) => self.open = Some(open),
                Err(e) => return Some(Err(e)),
            }
        }
    }
}
