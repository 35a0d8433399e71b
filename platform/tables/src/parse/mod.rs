//! One text to one value, strictly: what could mean two things is not taken.
mod amount;
mod day;
mod flag;
mod instant;
mod number;

pub use amount::{AmountFormat, Unit, amount, off_by_ten};
pub use day::{Calendar, DayFormat, Order, day};
pub use flag::flag;
pub use instant::{instant, time_of_day};
pub use number::{NumberStyle, number, rounded};

pub(crate) use instant::at;
pub(crate) use number::plain_number;
