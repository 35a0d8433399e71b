//! Languages, catalogues of messages, numbers, money, days in two calendars, working days.
//!
//! Everything a person reads goes through a [`Reader`]: one language, calendar, zone and money unit, over [`Catalogues`]
//! that the program hands down. The words themselves are Fluent messages; this crate needs those of `platform.ftl`.
mod amount;
mod catalogue;
mod check;
mod date;
mod elapsed;
pub mod jalali;
mod language;
mod number;
mod parse;
mod reader;
#[cfg(test)]
mod testing;
pub mod workdays;

pub use catalogue::Catalogues;
pub use check::CatalogueError;
pub use language::{CalendarKind, Language};
pub use parse::parse_day;
pub use reader::Reader;
