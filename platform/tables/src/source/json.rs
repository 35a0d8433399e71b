//! One JSON object per line. Objects inside objects become columns with a dot: `address.city`.

use std::collections::HashMap;
use std::collections::VecDeque;
use std::io::{BufRead, BufReader};

use serde_json::{Map, Value};

use super::bytes::{Bytes, Guard};
use super::{Detected, Opened, Rows, SAMPLE_ROWS};
use crate::{Cell, Failure, Fault, Row, RowFault};

/// Objects inside objects are opened so deep; further down they stay JSON text.
const DEPTH: usize = 4;

/// Rows of JSON objects.
pub(crate) struct JsonLines {
    lines: BufReader<Bytes>,
    line: String,
    guard: Guard,
    number: u64,
    columns: HashMap<String, usize>,
    waiting: VecDeque<Line>,
}

/// The number of a line, and its cells by name or the text that is no object.
type Line = (u64, Result<Vec<(String, Cell)>, String>);

/// Opens JSON lines; the columns are the keys of the first rows, in order of appearance. Later keys cannot be mapped.
pub(super) fn open(bytes: Bytes, guard: Guard, detected: Detected) -> Result<Opened, Failure> {
    let lines = BufReader::with_capacity(64 << 10, bytes);
    let mut rows =
        JsonLines { lines, line: String::new(), guard, number: 0, columns: HashMap::new(), waiting: VecDeque::new() };
    let mut columns = Vec::new();
    while rows.waiting.len() < SAMPLE_ROWS {
        let Some(read) = rows.read() else { break };
        let read = read?;
        for (name, _) in read.1.as_deref().unwrap_or_default() {
            if !rows.columns.contains_key(name) {
                rows.columns.insert(name.clone(), columns.len());
                columns.push(name.clone());
            }
        }
        rows.waiting.push_back(read);
    }
    Ok(Opened { detected: Detected { header: false, ..detected }, columns, rows: Rows::Json(Box::new(rows)) })
}

impl JsonLines {
    /// The next row.
    pub fn next(&mut self) -> Option<Result<Row, Failure>> {
        let read = match self.waiting.pop_front() {
            Some(read) => read,
            None => match self.read()? {
                Ok(read) => read,
                Err(failure) => return Some(Err(failure)),
            },
        };
        let mut cells = vec![Cell::Empty; self.columns.len()];
        let fault = match read.1 {
            Ok(named) => {
                for (name, cell) in named {
                    if let Some(&at) = self.columns.get(&name) {
                        cells[at] = cell;
                    }
                }
                None
            }
            Err(value) => Some(RowFault { value, fault: Fault::new("not-json") }),
        };
        Some(Ok(Row { number: read.0, cells, fault }))
    }

    fn read(&mut self) -> Option<Result<Line, Failure>> {
        loop {
            self.line.clear();
            self.number += 1;
            match self.lines.read_line(&mut self.line) {
                Ok(0) => return None,
                Ok(_) => self.guard.row_complete(),
                Err(error) => {
                    return Some(Err(match Failure::from_io(&error) {
                        Failure::RecordTooLong { .. } => Failure::RecordTooLong { row: self.number },
                        other => other,
                    }));
                }
            }
            if self.line.trim().is_empty() {
                continue;
            }
            let cells = match serde_json::from_str::<Map<String, Value>>(&self.line) {
                Ok(object) => {
                    let mut cells = Vec::with_capacity(object.len());
                    flatten("", object, DEPTH, &mut cells);
                    Ok(cells)
                }
                Err(_) => Err(self.line.trim().chars().take(80).collect()),
            };
            return Some(Ok((self.number, cells)));
        }
    }
}

fn flatten(prefix: &str, object: Map<String, Value>, depth: usize, cells: &mut Vec<(String, Cell)>) {
    for (key, value) in object {
        let name = if prefix.is_empty() { key } else { format!("{prefix}.{key}") };
        match value {
            Value::Object(inner) if depth > 1 => flatten(&name, inner, depth - 1, cells),
            other => cells.push((name, cell(other))),
        }
    }
}

fn cell(value: Value) -> Cell {
    match value {
        Value::Null => Cell::Empty,
        Value::Bool(flag) => Cell::Flag(flag),
        Value::Number(number) => Cell::Number(number.to_string()),
        Value::String(text) => Cell::from_text(&text),
        other => Cell::Text(other.to_string()),
    }
}
