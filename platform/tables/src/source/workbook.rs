//! Workbooks of Excel 2007 and later, cell by cell.

use std::fs::File;
use std::io::BufReader;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};

use calamine::{DataRef, ExcelDateTime, Reader, SheetType, SheetVisible, Xlsx, open_workbook};
use jiff::civil::{Date, Time};

use super::delimited::{fitted, names};
use super::{Detected, Encoding, FileKind, FileOptions, MAX_COLUMNS, Opened, Rows, numbered};
use crate::{Cell, Failure, Row};

/// Rows that wait between the unpacking thread and the reader.
const WAITING: usize = 64;

/// Rows of one sheet. A thread of its own unpacks them, because the library's reader borrows its workbook; it ends
/// with the rows or as soon as nobody takes them any more.
pub(crate) struct Workbook {
    rows: Receiver<Result<Row, Failure>>,
    first: Option<Row>,
}

/// Opens a sheet and takes the header off.
pub(super) fn open(path: &Path, options: &FileOptions, read: &Arc<AtomicU64>) -> Result<Opened, Failure> {
    let damaged = |error: calamine::XlsxError| Failure::DamagedWorkbook(error.to_string());
    let workbook: Xlsx<BufReader<File>> = open_workbook(path).map_err(damaged)?;
    let sheet = choose(&workbook, options)?;
    let (send, rows) = sync_channel(WAITING);
    let name = sheet.clone();
    std::thread::Builder::new()
        .name("workbook".to_owned())
        .spawn(move || unpack(workbook, &name, &send))
        .map_err(|error| Failure::Io(error.to_string()))?;
    read.store(u64::MAX, Ordering::Relaxed);
    let mut detected = Detected {
        kind: FileKind::Xlsx,
        gzip: false,
        encoding: Encoding::UTF_8,
        delimiter: None,
        header: true,
        sheet: Some(sheet),
    };
    let mut rows = Workbook { rows, first: None };
    let first = loop {
        let row = rows.rows.recv().map_err(|_| Failure::Empty)??;
        if row.number > u64::from(options.skip_lines) {
            break row;
        }
    };
    let all_text = first.cells.iter().all(|cell| matches!(cell, Cell::Text(_) | Cell::Empty));
    detected.header = options.header.unwrap_or(all_text);
    let columns = if detected.header {
        names(&first, &detected)?
    } else {
        let width = first.cells.len();
        rows.first = Some(first);
        numbered(width)
    };
    Ok(Opened { detected, columns, rows: Rows::Workbook(rows) })
}

fn choose(workbook: &Xlsx<BufReader<File>>, options: &FileOptions) -> Result<String, Failure> {
    let sheets = workbook.sheets_metadata();
    let readable = |sheet: &&calamine::Sheet| sheet.typ == SheetType::WorkSheet;
    let found = match &options.sheet {
        Some(wanted) => sheets.iter().filter(readable).find(|sheet| sheet.name == *wanted),
        None => sheets.iter().filter(readable).find(|sheet| sheet.visible == SheetVisible::Visible),
    };
    found.map(|sheet| sheet.name.clone()).ok_or_else(|| Failure::NoSuchSheet {
        sheet: options.sheet.clone().unwrap_or_default(),
        sheets: workbook.sheet_names().join(", "),
    })
}

/// Sends the rows of a sheet until it ends or nobody listens.
fn unpack(mut workbook: Xlsx<BufReader<File>>, sheet: &str, send: &SyncSender<Result<Row, Failure>>) {
    let damaged = |error: calamine::XlsxError| Failure::DamagedWorkbook(error.to_string());
    let mut cells = match workbook.worksheet_cells_reader(sheet) {
        Ok(cells) => cells,
        Err(error) => {
            let _ = send.send(Err(damaged(error)));
            return;
        }
    };
    let mut row = Row { number: 0, cells: Vec::new(), fault: None };
    loop {
        let next = match cells.next_cell() {
            Ok(next) => next,
            Err(error) => {
                let _ = send.send(Err(damaged(error)));
                return;
            }
        };
        let number = next.as_ref().map_or(0, |cell| u64::from(cell.get_position().0) + 1);
        if number != row.number {
            let done = std::mem::replace(&mut row, Row { number, cells: Vec::new(), fault: None });
            if !done.cells.is_empty() && send.send(Ok(done)).is_err() {
                return;
            }
        }
        let Some(cell) = next else { return };
        let column = cell.get_position().1 as usize;
        let value = read_cell(cell.get_value());
        if !value.is_blank() && column <= MAX_COLUMNS {
            row.cells.resize(row.cells.len().max(column + 1), Cell::Empty);
            row.cells[column] = value;
        }
    }
}

fn read_cell(data: &DataRef<'_>) -> Cell {
    match data {
        DataRef::Int(number) => Cell::Number(number.to_string()),
        DataRef::Float(number) => Cell::Number(number.to_string()),
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => Cell::from_text(text),
        DataRef::SharedString(text) => Cell::from_text(text),
        DataRef::Bool(flag) => Cell::Flag(*flag),
        DataRef::DateTime(at) => date_time(at),
        DataRef::Error(error) => Cell::Error(error.to_string()),
        DataRef::Empty => Cell::Empty,
    }
}

/// A date without a time of day is a day; a length of time is a number of days, as the workbook keeps it.
fn date_time(at: &ExcelDateTime) -> Cell {
    if at.is_duration() || at.as_f64() < 1.0 {
        return Cell::Number(at.as_f64().to_string());
    }
    let (year, month, day, hour, minute, second, milli) = at.to_ymd_hms_milli();
    let small = |number: u8| i8::try_from(number).unwrap_or(-1);
    let date = i16::try_from(year).ok().and_then(|year| Date::new(year, small(month), small(day)).ok());
    let time = Time::new(small(hour), small(minute), small(second), i32::from(milli) * 1_000_000).ok();
    match (date, time) {
        (Some(date), Some(time)) if time == Time::midnight() => Cell::Day(date),
        (Some(date), Some(time)) => Cell::Civil(date.to_datetime(time)),
        _ => Cell::Error(at.as_f64().to_string()),
    }
}

impl Workbook {
    /// The next row, with blanks up to the last column.
    pub fn next(&mut self, width: usize) -> Option<Result<Row, Failure>> {
        let read = match self.first.take() {
            Some(first) => Ok(first),
            None => self.rows.recv().ok()?,
        };
        Some(read.map(|mut row| {
            row.cells.resize(row.cells.len().max(width), Cell::Empty);
            fitted(row, width)
        }))
    }
}
