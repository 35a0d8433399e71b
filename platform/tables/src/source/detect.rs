//! What a file is: its format by its first bytes, its delimiter and header by its first rows.

use std::fs::File;
use std::io::{Cursor, Read};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::AtomicU64;

use serde::{Deserialize, Serialize};

use super::bytes::{Bytes, Counted, Decoded, Gunzip, guarded, head};
use super::{Detected, Encoding, FileOptions, Opened, SAMPLE, SAMPLE_ROWS, delimited, json, parquet, words, workbook};
use crate::{Calendar, DayFormat, Failure, NumberStyle, Order, parse};

/// What kind of file it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FileKind {
    /// Text with one row per line and a delimiter.
    Csv,
    /// A workbook of Excel 2007 and later.
    Xlsx,
    /// One JSON object per line.
    JsonLines,
    /// Parquet.
    Parquet,
}

/// What separates the cells of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Delimiter {
    /// `,`
    Comma,
    /// `;`
    Semicolon,
    /// A tabulator.
    Tab,
    /// `|`
    Pipe,
    /// Any number of spaces and tabulators; no quotation marks.
    Whitespace,
}

impl Delimiter {
    /// The byte, where it is one.
    pub(crate) const fn byte(self) -> Option<u8> {
        match self {
            Self::Comma => Some(b','),
            Self::Semicolon => Some(b';'),
            Self::Tab => Some(b'\t'),
            Self::Pipe => Some(b'|'),
            Self::Whitespace => None,
        }
    }
}

const DELIMITERS: [Delimiter; 4] = [Delimiter::Comma, Delimiter::Semicolon, Delimiter::Tab, Delimiter::Pipe];

/// Opens `path` and finds out what `options` leave open.
pub(super) fn open(path: &Path, options: &FileOptions, read: &Arc<AtomicU64>) -> Result<Opened, Failure> {
    let file = || File::open(path).map_err(|e| Failure::from_io(&e));
    let first = head(&mut file()?, SAMPLE)?;
    if first.is_empty() {
        return Err(Failure::Empty);
    }
    let gzip = first.starts_with(&[0x1f, 0x8b]);
    if !gzip {
        match options.format.or_else(|| binary_kind(&first)) {
            Some(FileKind::Xlsx) => return workbook::open(path, options, read),
            Some(FileKind::Parquet) => return parquet::open(file()?, options, read),
            _ if first.starts_with(&[0xd0, 0xcf, 0x11, 0xe0]) => return Err(Failure::OldWorkbook),
            _ => {}
        }
    }
    let counted = Counted { inner: file()?, read: Arc::clone(read) };
    let mut bytes: Bytes = if gzip { Box::new(Gunzip::new(counted)) } else { Box::new(counted) };
    let sample = head(&mut bytes, SAMPLE)?;
    if binary_kind(&sample).is_some() {
        return Err(Failure::UnknownFormat);
    }
    text(sample, bytes, gzip, options)
}

fn binary_kind(first: &[u8]) -> Option<FileKind> {
    match first {
        [b'P', b'K', 3, 4, ..] => Some(FileKind::Xlsx),
        [b'P', b'A', b'R', b'1', ..] => Some(FileKind::Parquet),
        _ => None,
    }
}

/// Text of any kind, of which `sample` has been read already.
fn text(sample: Vec<u8>, rest: Bytes, gzip: bool, options: &FileOptions) -> Result<Opened, Failure> {
    let encoding = options.encoding.unwrap_or_else(|| Encoding::detect(&sample));
    let beginning = encoding.sample(&sample);
    let beginning = beginning.strip_prefix('\u{feff}').unwrap_or(&beginning);
    if beginning.contains('\0') {
        return Err(Failure::UnknownFormat);
    }
    let Some(visible) = beginning.trim_start().chars().next() else {
        return Err(Failure::Empty);
    };
    let whole = sample.len() < SAMPLE;
    let decoded = Decoded::new(Cursor::new(sample).chain(rest), encoding);
    let (guarded, guard) = guarded(decoded);
    let mut detected = Detected { kind: FileKind::Csv, gzip, encoding, delimiter: None, header: true, sheet: None };
    let kind = options.format.unwrap_or(if visible == '{' { FileKind::JsonLines } else { FileKind::Csv });
    if options.format.is_none() && visible == '[' && beginning.trim_start()[1..].trim_start().starts_with('{') {
        return Err(Failure::JsonArray);
    }
    if kind == FileKind::JsonLines {
        detected.kind = kind;
        return json::open(Box::new(guarded), guard, detected);
    }
    let (skip_lines, announced) = announced(beginning, options.skip_lines);
    let lines = complete_lines(beginning, skip_lines, whole);
    let delimiter = options.delimiter.or(announced).unwrap_or_else(|| delimiter_of(&lines));
    detected.delimiter = Some(delimiter);
    detected.header = options.header.unwrap_or_else(|| has_header(&rows_of(&lines, delimiter)));
    match delimiter.byte() {
        Some(byte) => delimited::open(Box::new(guarded), guard, detected, (byte, skip_lines)),
        None => words::open(Box::new(guarded), guard, detected, skip_lines),
    }
}

/// Excel's first line `sep=;` names the delimiter and is no row.
fn announced(beginning: &str, skip_lines: u32) -> (u32, Option<Delimiter>) {
    let first = beginning.lines().next().unwrap_or_default().trim_end();
    match first.strip_prefix("sep=") {
        Some(sign) if skip_lines == 0 => {
            (1, DELIMITERS.into_iter().find(|d| d.byte().is_some_and(|b| sign.as_bytes() == [b])))
        }
        _ => (skip_lines, None),
    }
}

/// The sample without the lines to be skipped and without a last line that may be cut off.
fn complete_lines(beginning: &str, skip: u32, whole: bool) -> String {
    let text = beginning.replace("\r\n", "\n").replace('\r', "\n");
    let end = if whole { text.len() } else { text.rfind('\n').map_or(text.len(), |at| at + 1) };
    text[..end].splitn(skip as usize + 1, '\n').nth(skip as usize).unwrap_or_default().to_owned()
}

fn rows_of(lines: &str, delimiter: Delimiter) -> Vec<Vec<String>> {
    let Some(byte) = delimiter.byte() else {
        let rows = lines.lines().filter(|line| !line.trim().is_empty());
        return rows.take(SAMPLE_ROWS).map(|line| line.split_whitespace().map(str::to_owned).collect()).collect();
    };
    let reader =
        csv::ReaderBuilder::new().delimiter(byte).has_headers(false).flexible(true).from_reader(lines.as_bytes());
    let rows = reader.into_records().map_while(Result::ok).take(SAMPLE_ROWS);
    rows.map(|record| record.iter().map(|cell| cell.trim().to_owned()).collect()).collect()
}

/// The delimiter that cuts the most rows into the same number of cells; with equal shares the one that makes more cells.
fn delimiter_of(lines: &str) -> Delimiter {
    let score = |delimiter: Delimiter| {
        let rows = rows_of(lines, delimiter);
        let width = rows.first().map_or(0, Vec::len);
        let same = rows.iter().filter(|row| row.len() == width).count();
        if width < 2 || same * 10 < rows.len() * 8 { None } else { Some((same * 1_000 / rows.len(), width)) }
    };
    let best = DELIMITERS.into_iter().filter_map(|d| Some((score(d)?, d))).max_by_key(|&(score, _)| score);
    if let Some((_, delimiter)) = best {
        return delimiter;
    }
    // Two words may be one name; three in every line are columns.
    match score(Delimiter::Whitespace) {
        Some((1_000, 3..)) => Delimiter::Whitespace,
        _ => Delimiter::Comma,
    }
}

/// A header holds no value; its names differ, or there are values below it.
fn has_header(rows: &[Vec<String>]) -> bool {
    let Some(first) = rows.first() else { return true };
    let is_value = |cell: &String| {
        let formats = [Order::Ymd, Order::Dmy].map(|order| DayFormat { order, ..DayFormat::default() });
        let jalali = DayFormat { calendar: Calendar::Jalali, ..DayFormat::default() };
        parse::number(cell, NumberStyle::Point).is_ok()
            || parse::number(cell, NumberStyle::Comma).is_ok()
            || formats.iter().chain([&jalali]).any(|format| parse::day(cell, format).is_ok())
            || cell.contains('@')
            || matches!(cell.to_lowercase().as_str(), "true" | "false")
    };
    let names: std::collections::HashSet<&String> = first.iter().filter(|cell| !cell.is_empty()).collect();
    let blank = first.iter().filter(|cell| cell.is_empty()).count();
    let distinct = names.len() + blank == first.len();
    !first.iter().any(is_value) && names.len() > blank && (distinct || rows[1..].iter().flatten().any(is_value))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn delimiters_are_found_out() {
        assert_eq!(delimiter_of("a,b,c\n1,2,3\n"), Delimiter::Comma);
        assert_eq!(delimiter_of("a;b;c\n1,5;2,5;3,5\n"), Delimiter::Semicolon);
        assert_eq!(delimiter_of("a\tb\nx, y\tz\n"), Delimiter::Tab);
        assert_eq!(delimiter_of("a|b\n1|2\n"), Delimiter::Pipe);
        assert_eq!(
            delimiter_of(" 00004 0001 19970101  2   29.33\n 00004 0001 19970118  2   29.73\n"),
            Delimiter::Whitespace
        );
        assert_eq!(delimiter_of("name\nAcme Ltd\nKarun Steel\n"), Delimiter::Comma);
        assert_eq!(delimiter_of("a,b\n\"x, y\nz\",2\n"), Delimiter::Comma);
    }

    #[test]
    fn headers_are_found_out() {
        let header = |lines: &str| has_header(&rows_of(lines, delimiter_of(lines)));
        assert!(header("id,name\n1,Acme\n"));
        assert!(header("客户,城市\n上海云帆,上海\n"));
        assert!(!header("1,Acme\n2,Karun\n"));
        assert!(!header("Acme,2024-01-01\nKarun,2024-02-01\n"));
        assert!(!header("ali@example.org,Ali\nmina@example.org,Mina\n"));
        assert!(!header(" 00004 0001 19970101  2   29.33\n 00004 0001 19970118  2   29.73\n"));
    }
}
