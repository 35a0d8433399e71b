//! Parquet files, one batch of rows at a time.

use std::fs::File;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use arrow::array::{Array, ArrayRef, AsArray, RecordBatch};
use arrow::datatypes::{DataType, Date32Type, TimeUnit, TimestampMicrosecondType};
use arrow::util::display::{ArrayFormatter, FormatOptions};
use jiff::civil::DateTime;
use jiff::{Timestamp, ToSpan, tz::TimeZone};
use kernel::{Day, Instant};
use parquet::arrow::arrow_reader::{ParquetRecordBatchReader, ParquetRecordBatchReaderBuilder};

use super::{Detected, Encoding, FileKind, FileOptions, Opened, Rows};
use crate::{Cell, Failure, Row};

/// Rows that are unpacked together.
const BATCH: usize = 1_024;

/// Rows of a Parquet file.
pub(crate) struct ParquetRows {
    batches: ParquetRecordBatchReader,
    columns: Vec<ArrayRef>,
    length: usize,
    at: usize,
    number: u64,
    rows: u64,
    bytes: u64,
    read: Arc<AtomicU64>,
}

/// Opens a Parquet file.
pub(super) fn open(file: File, _options: &FileOptions, read: &Arc<AtomicU64>) -> Result<Opened, Failure> {
    let bytes = file.metadata().map_err(|e| Failure::from_io(&e))?.len();
    let damaged = |error: parquet::errors::ParquetError| Failure::DamagedParquet(error.to_string());
    let builder = ParquetRecordBatchReaderBuilder::try_new(file).map_err(damaged)?;
    let columns = builder.schema().fields().iter().map(|field| field.name().clone()).collect();
    let rows = u64::try_from(builder.metadata().file_metadata().num_rows()).unwrap_or(0);
    let batches = builder.with_batch_size(BATCH).build().map_err(damaged)?;
    let detected = Detected {
        kind: FileKind::Parquet,
        gzip: false,
        encoding: Encoding::UTF_8,
        delimiter: None,
        header: true,
        sheet: None,
    };
    let read = Arc::clone(read);
    let reader = ParquetRows { batches, columns: Vec::new(), length: 0, at: 0, number: 0, rows, bytes, read };
    Ok(Opened { detected, columns, rows: Rows::Parquet(Box::new(reader)) })
}

impl ParquetRows {
    /// The next row.
    pub fn next(&mut self) -> Option<Result<Row, Failure>> {
        while self.at == self.length {
            match self.batches.next()? {
                Ok(batch) => self.take(&batch),
                Err(error) => return Some(Err(Failure::DamagedParquet(error.to_string()))),
            }
        }
        let cells = self.columns.iter().map(|column| cell(column, self.at)).collect();
        self.at += 1;
        self.number += 1;
        Some(Ok(Row { number: self.number, cells, fault: None }))
    }

    fn take(&mut self, batch: &RecordBatch) {
        self.columns = batch.columns().iter().map(plain).collect();
        self.length = batch.num_rows();
        self.at = 0;
        let part = u128::from(self.bytes) * u128::from(self.number) / u128::from(self.rows.max(1));
        self.read.store(u64::try_from(part).unwrap_or(u64::MAX), Ordering::Relaxed);
    }
}

/// The column as one of few types: what can be cast without loss is.
fn plain(column: &ArrayRef) -> ArrayRef {
    let wanted = match column.data_type() {
        DataType::Timestamp(_, zone) => DataType::Timestamp(TimeUnit::Microsecond, zone.clone()),
        DataType::Date64 => DataType::Date32,
        DataType::Dictionary(_, value) => value.as_ref().clone(),
        _ => return Arc::clone(column),
    };
    arrow::compute::cast(column, &wanted).unwrap_or_else(|_| Arc::clone(column))
}

fn cell(column: &ArrayRef, row: usize) -> Cell {
    if column.is_null(row) {
        return Cell::Empty;
    }
    match column.data_type() {
        DataType::Utf8 => Cell::from_text(column.as_string::<i32>().value(row)),
        DataType::Boolean => Cell::Flag(column.as_boolean().value(row)),
        DataType::Date32 => day(column.as_primitive::<Date32Type>().value(row)),
        DataType::Timestamp(TimeUnit::Microsecond, zone) => {
            let micros = column.as_primitive::<TimestampMicrosecondType>().value(row);
            if zone.is_some() { Cell::At(Instant(micros)) } else { civil(micros) }
        }
        kind if kind.is_numeric() => Cell::Number(shown(column, row)),
        _ => Cell::from_text(&shown(column, row)),
    }
}

fn shown(column: &ArrayRef, row: usize) -> String {
    let options = FormatOptions::default();
    ArrayFormatter::try_new(column.as_ref(), &options).map_or_else(|e| e.to_string(), |f| f.value(row).to_string())
}

fn day(days: i32) -> Cell {
    match Day::constant(1970, 1, 1).checked_add(days.days()) {
        Ok(day) => Cell::Day(day),
        Err(_) => Cell::Error(days.to_string()),
    }
}

fn civil(micros: i64) -> Cell {
    let at: Option<DateTime> = Timestamp::from_microsecond(micros).ok().map(|t| TimeZone::UTC.to_datetime(t));
    at.map_or_else(|| Cell::Error(micros.to_string()), Cell::Civil)
}
