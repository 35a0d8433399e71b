//! What stands in a column, from a sample of its cells.

use std::collections::HashSet;

use kernel::ValueType;

use crate::parse::{self, Calendar, DayFormat, NumberStyle, Order};
use crate::{Cell, FieldType, Row};

/// What the cells of a column look like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Looks {
    /// Nothing stands in it.
    Blank,
    /// Yes or no.
    Flag,
    /// A calendar day.
    Day,
    /// A day with a time.
    Instant,
    /// A whole number.
    Whole,
    /// A number with decimals.
    Number,
    /// An address of electronic mail.
    Email,
    /// A telephone number.
    Phone,
    /// A web address.
    Website,
    /// Few different texts.
    Choice,
    /// Any text.
    Text,
}

impl Looks {
    /// The end of the message key `tables-looks-…`.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Blank => "blank",
            Self::Flag => "flag",
            Self::Day => "day",
            Self::Instant => "instant",
            Self::Whole => "whole",
            Self::Number => "number",
            Self::Email => "email",
            Self::Phone => "phone",
            Self::Website => "website",
            Self::Choice => "choice",
            Self::Text => "text",
        }
    }

    /// All of them.
    pub const ALL: [Self; 11] = [
        Self::Blank,
        Self::Flag,
        Self::Day,
        Self::Instant,
        Self::Whole,
        Self::Number,
        Self::Email,
        Self::Phone,
        Self::Website,
        Self::Choice,
        Self::Text,
    ];
}

/// What was found out about one column.
pub(super) struct Column {
    pub looks: Looks,
    pub style: Option<NumberStyle>,
    pub dates: Option<DayFormat>,
}

/// Different texts up to which a column is a choice.
const FEW: usize = 12;

/// Looks at one column of the sample.
pub(super) fn look(samples: &[Row], at: usize) -> Column {
    let cells: Vec<&Cell> =
        samples.iter().filter_map(|row| row.cells.get(at)).filter(|cell| !cell.is_blank()).collect();
    let texts: Vec<String> = cells.iter().map(|cell| cell.text().into_owned()).collect();
    let plain = |looks| Column { looks, style: None, dates: None };
    if texts.is_empty() {
        return plain(Looks::Blank);
    }
    if cells.iter().all(|cell| matches!(cell, Cell::Day(_))) {
        return plain(Looks::Day);
    }
    if cells.iter().all(|cell| matches!(cell, Cell::Civil(_) | Cell::At(_))) {
        return plain(Looks::Instant);
    }
    let distinct = texts.iter().collect::<HashSet<_>>().len();
    let every = |test: &dyn Fn(&str) -> bool| texts.iter().all(|text| test(text));
    if distinct <= 2 && every(&|text| parse::flag(text).is_ok()) {
        return plain(Looks::Flag);
    }
    if let Some(column) = dates(&texts) {
        return column;
    }
    if every(&is_phone) {
        return plain(Looks::Phone);
    }
    if let Some(column) = numbers(&texts) {
        return column;
    }
    if every(&is_email) {
        return plain(Looks::Email);
    }
    if every(&is_website) {
        return plain(Looks::Website);
    }
    let repeats = texts.len() >= 10 && distinct <= FEW && distinct * 3 <= texts.len();
    plain(if repeats { Looks::Choice } else { Looks::Text })
}

/// The first order and calendar that read all cells; day-first and month-first alike mean that nobody can know.
fn dates(texts: &[String]) -> Option<Column> {
    // Bare numbers are numbers, except eight digits that are a day throughout.
    let bare = |text: &String| text.bytes().all(|b| b.is_ascii_digit()) && text.len() != 8;
    if texts.iter().any(bare) {
        return None;
    }
    let orders = [Order::Ymd, Order::Dmy, Order::Mdy];
    for calendar in [Calendar::Gregorian, Calendar::Jalali] {
        for order in orders {
            let format = DayFormat { order, calendar, pattern: None };
            if texts.iter().all(|text| parse::day(text, &format).is_ok()) {
                let timed = texts.iter().any(|text| text.contains(':'));
                let looks = if timed { Looks::Instant } else { Looks::Day };
                return Some(Column { looks, style: None, dates: Some(format) });
            }
        }
    }
    None
}

fn numbers(texts: &[String]) -> Option<Column> {
    for style in [NumberStyle::Point, NumberStyle::Comma] {
        let read: Result<Vec<i128>, _> = texts.iter().map(|text| parse::rounded(text, style, 9)).collect();
        let Ok(read) = read else { continue };
        let whole = read.iter().all(|nano| nano % crate::Typed::ONE == 0);
        let looks = if whole { Looks::Whole } else { Looks::Number };
        // "1.234" throughout says nothing about the style where "1,5" stands in another column.
        let telling = texts.iter().any(|text| text.contains(['.', ',']));
        return Some(Column { looks, style: telling.then_some(style), dates: None });
    }
    None
}

fn is_email(text: &str) -> bool {
    text.split_once('@').is_some_and(|(name, host)| {
        !name.is_empty() && host.contains('.') && !host.contains('@') && !text.contains(char::is_whitespace)
    })
}

fn is_phone(text: &str) -> bool {
    let latin = text::latin_digits(text);
    let digits = latin.chars().filter(char::is_ascii_digit).count();
    let rest = latin.chars().all(|c| c.is_ascii_digit() || matches!(c, '+' | '-' | ' ' | '(' | ')'));
    rest && (8..=15).contains(&digits) && (latin.starts_with(['+', '0']) || latin.contains(['-', '(']))
}

fn is_website(text: &str) -> bool {
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    rest.or_else(|| text.starts_with("www.").then_some(text))
        .is_some_and(|host| host.contains('.') && !host.contains(' '))
}

impl Column {
    /// Whether the content fits a type of field; nothing where it says nothing.
    pub fn fits(&self, ty: &FieldType) -> Option<bool> {
        if self.looks == Looks::Blank {
            return None;
        }
        let fits = match ty {
            FieldType::Text => !matches!(self.looks, Looks::Instant),
            FieldType::Choice(_) | FieldType::Currency => {
                matches!(self.looks, Looks::Choice | Looks::Text | Looks::Flag)
            }
            FieldType::Json => self.looks == Looks::Text,
            FieldType::Number => matches!(self.looks, Looks::Whole | Looks::Number | Looks::Flag),
            FieldType::Whole => matches!(self.looks, Looks::Whole | Looks::Flag),
            // Amounts may carry signs and words that make them text.
            FieldType::Amount => matches!(self.looks, Looks::Whole | Looks::Number | Looks::Text | Looks::Flag),
            FieldType::Day | FieldType::Instant => matches!(self.looks, Looks::Day | Looks::Instant),
            FieldType::Flag => self.looks == Looks::Flag,
        };
        Some(fits)
    }

    /// What an own field made of this column would hold.
    pub const fn value_type(&self) -> ValueType {
        match self.looks {
            Looks::Flag => ValueType::Flag,
            Looks::Day | Looks::Instant => ValueType::Date,
            Looks::Whole | Looks::Number => ValueType::Number,
            Looks::Choice => ValueType::Choice,
            Looks::Blank | Looks::Email | Looks::Phone | Looks::Website | Looks::Text => ValueType::Text,
        }
    }
}
