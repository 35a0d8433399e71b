//! Lines of words with any white space between them, as older programs write tables.

use std::io::{BufRead, BufReader};

use super::bytes::{Bytes, Guard};
use super::delimited::{fitted, names, skip_lines};
use super::{Detected, Opened, Rows, numbered};
use crate::{Cell, Failure, Row};

/// Rows of words.
pub(crate) struct Words {
    lines: BufReader<Bytes>,
    line: String,
    guard: Guard,
    number: u64,
    first: Option<Row>,
}

/// Opens lines of words and takes the header off.
pub(super) fn open(bytes: Bytes, guard: Guard, detected: Detected, skip: u32) -> Result<Opened, Failure> {
    let lines = BufReader::with_capacity(64 << 10, skip_lines(bytes, &guard, skip)?);
    let mut rows = Words { lines, line: String::new(), guard, number: u64::from(skip), first: None };
    let first = rows.read().ok_or(Failure::Empty)??;
    let columns = if detected.header {
        names(&first, &detected)?
    } else {
        let width = first.cells.len();
        rows.first = Some(first);
        numbered(width)
    };
    Ok(Opened { detected, columns, rows: Rows::Words(rows) })
}

impl Words {
    /// The next row, checked against the number of columns.
    pub fn next(&mut self, width: usize) -> Option<Result<Row, Failure>> {
        let row = match self.first.take() {
            Some(first) => Ok(first),
            None => self.read()?,
        };
        Some(row.map(|row| fitted(row, width)))
    }

    fn read(&mut self) -> Option<Result<Row, Failure>> {
        loop {
            self.line.clear();
            self.number += 1;
            match self.lines.read_line(&mut self.line) {
                Ok(0) => return None,
                Ok(_) => self.guard.row_complete(),
                Err(error) => return Some(Err(self.failure(&error))),
            }
            let cells: Vec<Cell> = self.line.split_whitespace().map(Cell::from_text).collect();
            if !cells.is_empty() {
                return Some(Ok(Row { number: self.number, cells, fault: None }));
            }
        }
    }

    fn failure(&self, error: &std::io::Error) -> Failure {
        match Failure::from_io(error) {
            Failure::RecordTooLong { .. } => Failure::RecordTooLong { row: self.number },
            other => other,
        }
    }
}
