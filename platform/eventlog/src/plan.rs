//! Which row groups have to be read for a scan, and which conditions are left to test on their rows.

use std::collections::BTreeSet;
use std::fs::File;
use std::path::PathBuf;
use std::sync::{Arc, PoisonError};

use arrow::array::{Array, BooleanArray, DictionaryArray, RecordBatch, StringArray, TimestampMicrosecondArray};
use arrow::compute::{and, is_null, or};
use arrow::datatypes::Int32Type;
use arrow::error::ArrowError;
use kernel::{Error, Result};
use parquet::arrow::ProjectionMask;
use parquet::arrow::arrow_reader::{
    ArrowPredicate, ArrowPredicateFn, ArrowReaderMetadata, ArrowReaderOptions, RowFilter, RowSelection,
};
use parquet::file::metadata::{PageIndexPolicy, RowGroupMetaData};

use crate::buffer::Buffer;
use crate::hot::HotView;
use crate::manifest::{FileEntry, Manifest};
use crate::schema::Column;
use crate::writer::{GROUP_ROWS, record_batch};
use crate::{EventLog, Scan, failure, skip};

/// A part of the events to read.
pub(crate) struct Unit {
    pub part: Part,
    pub filter: Option<RowFilter>,
}

/// Where the events of a unit are.
pub(crate) enum Part {
    /// One row group of a file.
    Stored {
        file: String,
        footer: ArrowReaderMetadata,
        row_group: usize,
        columns: ProjectionMask,
        /// Rows of pages that may hold what is asked for; nothing when all may.
        rows: Option<RowSelection>,
        /// Keeps the file from being removed.
        view: Arc<Manifest>,
    },
    /// Accepted events, ready to use.
    Hot(RecordBatch),
}

/// The row groups that may hold what the scan asks for: of the visible files, then of the accepted events; or of exactly these
/// `files`.
pub(crate) fn plan(log: &EventLog, scan: &Scan, files: Option<&BTreeSet<String>>) -> Result<Vec<Unit>> {
    let (manifest, hot) = log.snapshot();
    let scan = log.bounded(scan);
    let mut units = plan_files(log, &manifest, &scan, files)?;
    if files.is_none() {
        units.extend(accepted(&hot, &scan)?);
    }
    Ok(units)
}

/// All events, with the position up to which they are all.
pub(crate) fn plan_all(log: &EventLog, columns: &[Column]) -> Result<(u64, Vec<Unit>)> {
    let scan = log.bounded(&Scan { columns: Some(columns.to_vec()), ..Scan::default() });
    let (position, manifest, hot) = log.snapshot_at();
    let mut units = plan_files(log, &manifest, &scan, None)?;
    units.extend(accepted(&hot, &scan)?);
    Ok((position, units))
}

/// The same of the files of this manifest.
pub(crate) fn plan_files(
    log: &EventLog,
    manifest: &Arc<Manifest>,
    scan: &Scan,
    files: Option<&BTreeSet<String>>,
) -> Result<Vec<Unit>> {
    let mut units = Vec::new();
    for file in &manifest.files {
        let wanted = match files {
            Some(files) => files.contains(&file.name),
            None => manifest.is_live(file) && may_hold(file, scan),
        };
        if !wanted {
            continue;
        }
        let footer = log.footer(&file.name)?;
        let roots =
            |columns: &[Column]| ProjectionMask::roots(footer.parquet_schema(), columns.iter().map(|c| c.index()));
        let left = remaining(scan, file);
        for (row_group, meta) in footer.metadata().row_groups().iter().enumerate() {
            if !group_may_hold(meta, &left) {
                continue;
            }
            let predicates = predicates(&left, &roots);
            let rows = left.group_keys.as_ref().and_then(|keys| {
                let wanted = skip::Wanted { keys, without: left.person_keys.is_some() };
                skip::rows_with(&footer, row_group, &wanted)
            });
            if rows.as_ref().is_some_and(|rows| !rows.selects_any()) {
                continue;
            }
            let part = Part::Stored {
                file: file.name.clone(),
                footer: footer.clone(),
                row_group,
                rows,
                columns: roots(scan.columns.as_deref().unwrap_or(&Column::ALL)),
                view: Arc::clone(manifest),
            };
            units.push(Unit { part, filter: (!predicates.is_empty()).then(|| RowFilter::new(predicates)) });
        }
    }
    Ok(units)
}

/// The accepted events that the scan asks for, in the shape and order of a file.
fn accepted(hot: &HotView, scan: &Scan) -> Result<Vec<Unit>> {
    let mut buffer = Buffer::default();
    for stored in hot.iter().filter(|stored| scan.asks_for(&stored.event)) {
        buffer.push(&stored.event, stored.identity);
    }
    buffer.sort();
    let wanted = |column: &Column| scan.columns.as_ref().is_none_or(|columns| columns.contains(column));
    let columns: Vec<Column> = Column::ALL.into_iter().filter(wanted).collect();
    let unit = |rows| {
        let batch = record_batch(&buffer, rows, None, &columns).map_err(Error::internal)?;
        Ok(Unit { part: Part::Hot(batch), filter: None })
    };
    buffer.rows.chunks(GROUP_ROWS).map(unit).collect()
}

impl EventLog {
    /// Where a file is: an undo moves it, perhaps while it is being read.
    pub(crate) fn locate(&self, file: &str) -> PathBuf {
        let visible = self.visible_dir().join(file);
        let hidden = self.hidden_dir().join(file);
        if !visible.exists() && hidden.exists() { hidden } else { visible }
    }

    fn footer(&self, file: &str) -> Result<ArrowReaderMetadata> {
        if let Some(footer) = self.footers().lock().unwrap_or_else(PoisonError::into_inner).get(file) {
            return Ok(footer.clone());
        }
        let path = self.locate(file);
        let open = File::open(&path).map_err(|e| failure::io(&path, &e))?;
        let options = ArrowReaderOptions::new().with_page_index_policy(PageIndexPolicy::Optional);
        let footer = ArrowReaderMetadata::load(&open, options).map_err(|e| failure::parquet(&path, &e))?;
        self.footers().lock().unwrap_or_else(PoisonError::into_inner).insert(file.to_owned(), footer.clone());
        Ok(footer)
    }
}

/// By the manifest: whether the file can hold such events.
fn may_hold(file: &FileEntry, scan: &Scan) -> bool {
    let by_group = match (&scan.group_keys, &scan.person_keys, &file.groups) {
        (Some(keys), None, Some((first, last))) => keys.range(first.clone()..=last.clone()).next().is_some(),
        (Some(_), None, None) => false,
        _ => true,
    };
    let listed = |wanted: &Option<BTreeSet<String>>, held: &std::collections::BTreeMap<String, _>| {
        wanted.as_ref().is_none_or(|wanted| wanted.iter().any(|key| held.contains_key(key)))
    };
    by_group
        && listed(&scan.sources, &file.sources)
        && file.names.as_ref().is_none_or(|names| listed(&scan.names, names))
        && scan.from.is_none_or(|from| file.total.last_at >= from)
        && scan.to.is_none_or(|to| file.total.first_at < to)
        && scan.batch.as_ref().is_none_or(|batch| file.batch.as_ref() == Some(batch))
}

/// The scan without the conditions that every event of the file fulfils.
fn remaining(scan: &Scan, file: &FileEntry) -> Scan {
    let mut left = scan.clone();
    left.from = scan.from.filter(|from| file.total.first_at < *from);
    left.to = scan.to.filter(|to| file.total.last_at >= *to);
    left.known_before = scan.known_before.filter(|before| file.total.last_known_at >= *before);
    left.sources = left.sources.filter(|sources| !file.sources.keys().all(|source| sources.contains(source)));
    if let Some(held) = &file.names {
        left.names = left.names.filter(|names| !held.keys().all(|name| names.contains(name)));
    }
    left
}

/// By the statistics of a row group: whether it can hold such events. Missing statistics mean yes.
fn group_may_hold(group: &RowGroupMetaData, scan: &Scan) -> bool {
    let by_text = |column: Column, keys: &BTreeSet<String>| {
        let statistics = group.column(column.index()).statistics();
        let bounds = statistics.and_then(|s| Some((s.min_bytes_opt()?, s.max_bytes_opt()?)));
        bounds.is_none_or(|(min, max)| keys.iter().any(|key| min <= key.as_bytes() && key.as_bytes() <= max))
    };
    let by_owner = match (&scan.group_keys, &scan.person_keys) {
        (None, None) => true,
        (groups, persons) => {
            let nulls = group.column(Column::GroupKey.index()).statistics().and_then(|s| s.null_count_opt());
            let nameless = groups.is_none() || nulls.is_none_or(|nulls| nulls > 0);
            groups.as_ref().is_some_and(|keys| by_text(Column::GroupKey, keys))
                || persons.as_ref().is_some_and(|keys| nameless && by_text(Column::PersonKey, keys))
        }
    };
    let moment = |bytes: Option<&[u8]>| bytes.and_then(|b| Some(i64::from_le_bytes(b.try_into().ok()?)));
    let at = group.column(Column::At.index()).statistics();
    let first = moment(at.and_then(|s| s.min_bytes_opt()));
    let last = moment(at.and_then(|s| s.max_bytes_opt()));
    by_owner
        && scan.from.zip(last).is_none_or(|(from, last)| last >= from.0)
        && scan.to.zip(first).is_none_or(|(to, first)| first < to.0)
}

/// The tests on rows, the most selective first: later ones read only the pages that earlier ones left.
fn predicates(scan: &Scan, roots: &dyn Fn(&[Column]) -> ProjectionMask) -> Vec<Box<dyn ArrowPredicate>> {
    let mut tests: Vec<Box<dyn ArrowPredicate>> = Vec::new();
    match (scan.group_keys.clone(), scan.person_keys.clone()) {
        (Some(groups), Some(persons)) => {
            let mask = roots(&[Column::GroupKey, Column::PersonKey]);
            tests.push(Box::new(ArrowPredicateFn::new(mask, move |batch| {
                let nameless = is_null(batch.column(0))?;
                or(&among(&batch, 0, &groups)?, &and(&nameless, &among(&batch, 1, &persons)?)?)
            })));
        }
        (groups, persons) => {
            push_among(&mut tests, roots, Column::GroupKey, groups);
            push_among(&mut tests, roots, Column::PersonKey, persons);
        }
    }
    push_among(&mut tests, roots, Column::Name, scan.names.clone());
    push_among(&mut tests, roots, Column::Source, scan.sources.clone());
    if scan.from.is_some() || scan.to.is_some() {
        let from = scan.from.map_or(i64::MIN, |at| at.0);
        let before = scan.to.map(|at| at.0);
        push_moment(&mut tests, roots(&[Column::At]), move |at| at >= from && before.is_none_or(|before| at < before));
    }
    if let Some(before) = scan.known_before {
        push_moment(&mut tests, roots(&[Column::KnownAt]), move |at| at < before.0);
    }
    tests
}

fn push_among(
    tests: &mut Vec<Box<dyn ArrowPredicate>>,
    roots: &dyn Fn(&[Column]) -> ProjectionMask,
    column: Column,
    keys: Option<BTreeSet<String>>,
) {
    if let Some(keys) = keys {
        tests.push(Box::new(ArrowPredicateFn::new(roots(&[column]), move |batch| among(&batch, 0, &keys))));
    }
}

fn push_moment(
    tests: &mut Vec<Box<dyn ArrowPredicate>>,
    mask: ProjectionMask,
    test: impl Fn(i64) -> bool + Send + 'static,
) {
    tests.push(Box::new(ArrowPredicateFn::new(mask, move |batch: RecordBatch| {
        let column = batch.column(0).as_any().downcast_ref::<TimestampMicrosecondArray>();
        let column = column.ok_or_else(|| ArrowError::CastError("no timestamp".to_owned()))?;
        Ok(column.values().iter().map(|&at| Some(test(at))).collect())
    })));
}

/// Which rows hold one of `keys`; a null is none of them. Each distinct text is looked up once.
fn among(batch: &RecordBatch, column: usize, keys: &BTreeSet<String>) -> Result<BooleanArray, ArrowError> {
    let wrong = || ArrowError::CastError("no dictionary text".to_owned());
    let column = batch.column(column).as_any().downcast_ref::<DictionaryArray<Int32Type>>().ok_or_else(wrong)?;
    let texts = column.values().as_any().downcast_ref::<StringArray>().ok_or_else(wrong)?;
    let wanted: Vec<bool> = texts.iter().map(|text| text.is_some_and(|text| keys.contains(text))).collect();
    Ok(column.keys_iter().map(|key| Some(key.is_some_and(|key| wanted[key]))).collect())
}

#[cfg(test)]
mod tests {
    use kernel::Instant;

    use super::*;
    use crate::Event;

    /// Two imports of 70,000 events in 100 groups each; the second a day later: two row groups a file.
    fn log() -> (tempfile::TempDir, EventLog) {
        let dir = tempfile::tempdir().unwrap();
        let log = EventLog::open(dir.path()).unwrap();
        for import in 0..2_i64 {
            let mut appender = log.trusted_appender(None).unwrap();
            for n in 0..70_000_i64 {
                let mut event = Event::new("s", "seen", Instant(import * 86_400_000_000 + n));
                event.message_id = Some(format!("{import}-{n}"));
                event.group_key = Some(format!("g{import}{:02}", n % 100).into());
                appender.push(&event).unwrap();
            }
            appender.commit().unwrap();
        }
        (dir, log)
    }

    #[test]
    fn what_cannot_hold_the_events_is_not_read() {
        let (_dir, log) = log();
        let read = |scan: &Scan| plan(&log, scan, None).unwrap();
        assert_eq!(read(&Scan::default()).len(), 4);
        assert!(read(&Scan::default()).iter().all(|unit| unit.filter.is_none()), "no test on rows without condition");
        assert_eq!(read(&Scan::groups(["g000"])).len(), 1, "by the manifest, then by the row groups' statistics");
        assert_eq!(read(&Scan::groups(["g000", "g199"])).len(), 2);
        assert_eq!(read(&Scan::groups(["g0", "zebra"])).len(), 0);
        assert_eq!(read(&Scan::default().named(["other"])).len(), 0);
        let first_day = Scan::default().between(Instant(0), Instant(86_400_000_000));
        assert_eq!(read(&first_day).len(), 2);
        assert!(read(&first_day).iter().all(|unit| unit.filter.is_none()), "every row of the file fulfils it");
        assert_eq!(log.count_matching(&Scan::groups(["g000"])).unwrap(), 700);
        assert_eq!(log.count_matching(&first_day).unwrap(), 70_000);
        let some = Scan::default().between(Instant(60_000), Instant(86_400_000_000 + 10));
        assert_eq!(log.count_matching(&some).unwrap(), 10_010);
        let mut texts = crate::Dictionaries::default();
        let mut order = Vec::new();
        let mut fold =
            |_: &crate::Dictionaries, columns: &crate::Columns| order.push((columns.group[0], columns.len()));
        log.scan_columns(&Scan::default(), &mut texts, &mut fold).unwrap();
        assert_eq!(order, [(0, 65_536), (93, 4_464), (100, 65_536), (193, 4_464)], "the order of the files");
    }
}
