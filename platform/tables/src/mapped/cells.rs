//! One field of one row: from cells to a typed value.

use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;

use jiff::tz::TimeZone;
use kernel::{Currency, Instant};

use crate::parse::{self, AmountFormat};
use crate::{Cell, DayFormat, Fault, FieldType, NumberStyle, Otherwise, Row, Typed, Unit};

/// Characters that a text may have: a long conversation, but not a book.
const MAX_TEXT: usize = 100_000;

/// Where a field's value comes from.
pub(super) enum From {
    Column { at: usize, time: Option<usize> },
    Template(Vec<Slot>),
    Constant(Cell),
    Object(Vec<(String, usize)>),
}

/// A part of a template whose column was found.
pub(super) enum Slot {
    Text(String),
    Column { at: usize, fallback: Option<String> },
}

/// How one field is read.
pub(super) struct Reading {
    pub name: Arc<str>,
    pub own: bool,
    /// The column that messages name.
    pub column: String,
    pub from: From,
    pub ty: FieldType,
    pub zone: Option<TimeZone>,
    pub style: NumberStyle,
    pub dates: DayFormat,
    pub unit: Unit,
    pub currency: Option<Currency>,
    pub currency_at: Option<usize>,
    pub decimals: Option<u32>,
    pub multiply: i128,
    pub translate: Option<BTreeMap<String, String>>,
    pub from_file: bool,
    pub otherwise: Otherwise,
    pub unknown: Vec<String>,
}

/// The text of a template, or nothing where a column without a fallback is blank.
pub(super) fn joined(slots: &[Slot], row: &Row) -> Option<String> {
    let mut text = String::new();
    for slot in slots {
        match slot {
            Slot::Text(part) => text.push_str(part),
            Slot::Column { at, fallback } => match (row.cells.get(*at), fallback) {
                (Some(cell), _) if !cell.is_blank() => text.push_str(&cell.text()),
                (_, Some(fallback)) => text.push_str(fallback),
                _ => return None,
            },
        }
    }
    Some(text.trim().to_owned()).filter(|text| !text.is_empty())
}

/// The moment in a cell.
pub(super) fn moment(cell: &Cell, dates: &DayFormat, zone: Option<&TimeZone>) -> Result<Instant, Fault> {
    match cell {
        Cell::At(at) => Ok(*at),
        Cell::Civil(civil) => parse::at(*civil, zone),
        Cell::Day(day) => Ok(Instant::start_of(*day, zone.ok_or_else(|| Fault::new("no-zone"))?)),
        other => parse::instant(&other.text(), dates, zone),
    }
}

impl Reading {
    /// The column whose cell decides whether there is a value at all.
    pub fn place(&self) -> usize {
        if let From::Column { at, .. } = &self.from { *at } else { usize::MAX }
    }

    /// The value of this field in `row`, or the text that could not be read and why.
    pub fn read(&self, row: &Row, unknown: &HashSet<String>) -> Result<Typed, (String, Fault)> {
        let built;
        let cell = match &self.from {
            From::Column { at, .. } => row.cells.get(*at).unwrap_or(&Cell::Empty),
            From::Constant(cell) => cell,
            From::Template(slots) => {
                built = joined(slots, row).map_or(Cell::Empty, Cell::Text);
                &built
            }
            From::Object(columns) => return Ok(object(columns, row)),
        };
        self.value(cell, row, unknown).map_err(|fault| (cell.text().into_owned(), fault))
    }

    fn value(&self, cell: &Cell, row: &Row, unknown: &HashSet<String>) -> Result<Typed, Fault> {
        if let Cell::Text(text) = cell
            && (unknown.contains(text) || self.unknown.contains(text))
        {
            return Ok(Typed::Null);
        }
        let translated = self.translated(cell)?;
        let cell = translated.as_ref().unwrap_or(cell);
        match cell {
            Cell::Empty => return Ok(Typed::Null),
            Cell::Error(_) => return Err(Fault::new("cell-error")),
            Cell::Text(text) if text.contains('\u{fffd}') => return Err(Fault::new("damaged-text")),
            _ => {}
        }
        match &self.ty {
            FieldType::Text => text(cell),
            FieldType::Number => self.number(cell),
            FieldType::Whole => match self.number(cell)? {
                Typed::Number(nano) if nano % Typed::ONE != 0 => Err(Fault::new("not-whole")),
                whole => Ok(whole),
            },
            FieldType::Amount => self.amount(cell, row),
            FieldType::Day => self.day(cell),
            FieldType::Instant => self.instant(cell, row),
            FieldType::Flag => match cell {
                Cell::Flag(flag) => Ok(Typed::Flag(*flag)),
                other => parse::flag(&other.text()).map(Typed::Flag),
            },
            FieldType::Choice(keys) => choice(cell, keys),
            FieldType::Currency => {
                let code: Result<Currency, ()> = cell.text().parse();
                code.map(|code| Typed::Text(code.to_string())).map_err(|()| Fault::new("unknown-currency"))
            }
            FieldType::Json => {
                let object = serde_json::from_str::<serde_json::Map<String, serde_json::Value>>(&cell.text());
                object.map(|_| Typed::Text(cell.text().into_owned())).map_err(|_| Fault::new("not-json"))
            }
        }
    }

    /// What the cell stands for by the mapping's own table; nothing where there is no table.
    fn translated(&self, cell: &Cell) -> Result<Option<Cell>, Fault> {
        let Some(table) = self.translate.as_ref().filter(|_| !cell.is_blank()) else { return Ok(None) };
        match (table.get(cell.text().as_ref()), self.otherwise) {
            (Some(becomes), _) => Ok(Some(Cell::from_text(becomes))),
            (None, Otherwise::Keep) => Ok(None),
            (None, Otherwise::Unknown) => Ok(Some(Cell::Empty)),
            (None, Otherwise::Reject) => Err(Fault::new(if self.from_file { "not-in-lookup" } else { "not-in-map" })),
        }
    }

    fn number(&self, cell: &Cell) -> Result<Typed, Fault> {
        let nano = match (cell, self.decimals) {
            // Binary numbers carry noise behind the ninth decimal that nobody wrote.
            (Cell::Number(text), decimals) => parse::plain_number(text, Some(decimals.unwrap_or(9))),
            (Cell::Text(text), Some(decimals)) => parse::rounded(text, self.style, decimals),
            (Cell::Text(text), None) => parse::number(text, self.style),
            _ => Err(Fault::new("not-a-number")),
        }?;
        nano.checked_mul(self.multiply).map(Typed::Number).ok_or_else(|| Fault::new("too-large"))
    }

    fn amount(&self, cell: &Cell, row: &Row) -> Result<Typed, Fault> {
        let named = self.currency_at.and_then(|at| row.cells.get(at)).filter(|cell| !cell.is_blank());
        let currency = match named {
            Some(code) => {
                let text = code.text();
                text.parse().map_err(|()| Fault::new("unknown-currency").with("found", text.as_ref()))?
            }
            None => self.currency.ok_or_else(|| Fault::new("unknown-currency").with("found", ""))?,
        };
        let unit = if self.unit.is_iranian() && currency != Currency::IRR { Unit::Major } else { self.unit };
        let (style, decimals) = match cell {
            Cell::Number(_) => (NumberStyle::Point, self.decimals),
            _ => (self.style, self.decimals),
        };
        let clean = match cell {
            Cell::Number(text) => without_noise(text)?,
            Cell::Text(text) => text.clone(),
            _ => return Err(Fault::new("not-a-number")),
        };
        let money = parse::amount(&clean, &AmountFormat { style, unit, currency, decimals })?;
        Ok(Typed::Amount { minor: money.minor, currency: money.currency })
    }

    fn day(&self, cell: &Cell) -> Result<Typed, Fault> {
        match cell {
            Cell::Day(day) => Ok(Typed::Day(*day)),
            Cell::Civil(civil) => Ok(Typed::Day(civil.date())),
            Cell::At(at) => Ok(Typed::Day(at.day(self.zone.as_ref().unwrap_or(&TimeZone::UTC)))),
            other => parse::day(&other.text(), &self.dates).map(Typed::Day),
        }
    }

    fn instant(&self, cell: &Cell, row: &Row) -> Result<Typed, Fault> {
        let zone = self.zone.as_ref();
        let time = if let From::Column { time: Some(at), .. } = &self.from { row.cells.get(*at) } else { None };
        if let Some(time) = time.filter(|time| !time.is_blank()) {
            let Typed::Day(day) = self.day(cell)? else { return Err(Fault::new("not-a-day")) };
            return parse::time_of_day(day, &time_text(time), zone).map(Typed::Instant);
        }
        moment(cell, &self.dates, zone).map(Typed::Instant)
    }
}

/// The time of day in a cell; workbooks keep it as a part of a day.
fn time_text(cell: &Cell) -> String {
    match cell {
        Cell::Civil(civil) => civil.time().to_string(),
        Cell::Number(part) => match parse::plain_number(part, Some(9)) {
            Ok(nano) if (0..Typed::ONE).contains(&nano) => {
                let seconds = (nano * 86_400 + Typed::ONE / 2) / Typed::ONE;
                format!("{:02}:{:02}:{:02}", seconds / 3_600, seconds / 60 % 60, seconds % 60)
            }
            _ => part.clone(),
        },
        other => other.text().into_owned(),
    }
}

/// A number that a program wrote, without what binary numbers carry behind the ninth decimal.
fn without_noise(text: &str) -> Result<String, Fault> {
    let nano = parse::plain_number(text, Some(9))?;
    let sign = if nano < 0 { "-" } else { "" };
    let (whole, part) = (nano.unsigned_abs() / 1_000_000_000, nano.unsigned_abs() % 1_000_000_000);
    Ok(format!("{sign}{whole}.{part:09}"))
}

fn text(cell: &Cell) -> Result<Typed, Fault> {
    let text = cell.text().into_owned();
    if text.len() > MAX_TEXT && text.chars().nth(MAX_TEXT).is_some() {
        return Err(Fault::new("too-long").with("most", MAX_TEXT));
    }
    Ok(Typed::Text(text))
}

fn choice(cell: &Cell, keys: &[String]) -> Result<Typed, Fault> {
    if keys.is_empty() {
        return text(cell);
    }
    let folded = |text: &str| text.trim().to_lowercase().replace([' ', '-'], "_");
    let wanted = folded(&cell.text());
    let found = keys.iter().find(|key| folded(key) == wanted);
    found.map(|key| Typed::Text(key.clone())).ok_or_else(|| Fault::new("not-a-choice").with("choices", keys.join(", ")))
}

/// Several columns as one JSON object without its blanks; text stays text.
fn object(columns: &[(String, usize)], row: &Row) -> Typed {
    let mut object = serde_json::Map::new();
    for (name, at) in columns {
        let value = match row.cells.get(*at) {
            None | Some(Cell::Empty | Cell::Error(_)) => continue,
            Some(Cell::Flag(flag)) => serde_json::Value::Bool(*flag),
            Some(Cell::Number(number)) => {
                serde_json::from_str(number).unwrap_or_else(|_| serde_json::Value::String(number.clone()))
            }
            Some(other) => serde_json::Value::String(other.text().into_owned()),
        };
        object.insert(name.clone(), value);
    }
    if object.is_empty() { Typed::Null } else { Typed::Text(serde_json::Value::Object(object).to_string()) }
}
