//! Comma-separated and its relatives.

use std::io::{BufRead, BufReader, Read};

use csv::{Reader, ReaderBuilder, StringRecord};

use super::bytes::{Bytes, Guard};
use super::{Detected, Opened, Rows, numbered};
use crate::{Cell, Failure, Fault, Row, RowFault};

/// Rows of delimited text.
pub(crate) struct Delimited {
    reader: Reader<Bytes>,
    record: StringRecord,
    guard: Guard,
    skipped: u64,
    first: Option<Row>,
}

/// Opens delimited text and takes the header off; `how` is the delimiter and the number of lines to be skipped.
pub(super) fn open(bytes: Bytes, guard: Guard, detected: Detected, how: (u8, u32)) -> Result<Opened, Failure> {
    let (delimiter, skip) = how;
    let bytes = skip_lines(bytes, &guard, skip)?;
    let reader = ReaderBuilder::new()
        .delimiter(delimiter)
        .has_headers(false)
        .flexible(true)
        .buffer_capacity(64 << 10)
        .from_reader(bytes);
    let mut rows = Delimited { reader, record: StringRecord::new(), guard, skipped: u64::from(skip), first: None };
    let first = rows.read().ok_or(Failure::Empty)??;
    let columns = if detected.header {
        names(&first, &detected)?
    } else {
        let width = first.cells.len();
        rows.first = Some(first);
        numbered(width)
    };
    Ok(Opened { detected, columns, rows: Rows::Delimited(Box::new(rows)) })
}

/// The texts of a header row.
pub(super) fn names(row: &Row, detected: &Detected) -> Result<Vec<String>, Failure> {
    let names: Vec<String> = row.cells.iter().map(|cell| cell.text().into_owned()).collect();
    if names.iter().any(|name| name.contains('\u{fffd}')) {
        return Err(Failure::DamagedHeader { encoding: detected.encoding.to_string() });
    }
    Ok(names)
}

/// Reads past lines that are no rows.
pub(super) fn skip_lines(bytes: Bytes, guard: &Guard, lines: u32) -> Result<Bytes, Failure> {
    if lines == 0 {
        return Ok(bytes);
    }
    let mut buffered = BufReader::new(bytes);
    for _ in 0..lines {
        buffered.skip_until(b'\n').map_err(|e| Failure::from_io(&e))?;
        guard.row_complete();
    }
    let rest: Box<dyn Read + Send> = Box::new(buffered);
    Ok(rest)
}

impl Delimited {
    /// The next row, checked against the number of columns.
    pub fn next(&mut self, width: usize) -> Option<Result<Row, Failure>> {
        let row = match self.first.take() {
            Some(first) => Ok(first),
            None => self.read()?,
        };
        Some(row.map(|row| fitted(row, width)))
    }

    fn read(&mut self) -> Option<Result<Row, Failure>> {
        match self.reader.read_record(&mut self.record) {
            Ok(true) => {}
            Ok(false) => return None,
            Err(error) => return Some(Err(self.failure(error))),
        }
        self.guard.row_complete();
        // The position is behind the row's end of line; lines inside quotation marks belong to the row.
        let inside: usize = self.record.iter().map(|cell| cell.matches('\n').count()).sum();
        let behind = self.reader.position().line();
        let number = self.skipped + behind.saturating_sub(1 + inside as u64);
        Some(Ok(Row { number, cells: self.record.iter().map(Cell::from_text).collect(), fault: None }))
    }

    fn failure(&self, error: csv::Error) -> Failure {
        let row = self.skipped + self.reader.position().line();
        match error.into_kind() {
            csv::ErrorKind::Io(error) => match Failure::from_io(&error) {
                Failure::RecordTooLong { .. } => Failure::RecordTooLong { row },
                other => other,
            },
            other => Failure::Io(format!("{other:?}")),
        }
    }
}

/// The row with exactly `width` cells, or with a fault. Blank cells too many are what spreadsheets leave behind.
pub(super) fn fitted(mut row: Row, width: usize) -> Row {
    while row.cells.len() > width && row.cells.last().is_some_and(Cell::is_blank) {
        row.cells.pop();
    }
    let found = row.cells.len();
    if found != width && !row.cells.iter().all(Cell::is_blank) {
        let mut value = row.cells.iter().map(Cell::text).collect::<Vec<_>>().join(" | ");
        if let Some((end, _)) = value.char_indices().nth(80) {
            value.truncate(end);
            value.push('…');
        }
        let fault = Fault::new("width").with("found", found).with("expected", width);
        row.fault = Some(RowFault { value, fault });
    }
    row
}
