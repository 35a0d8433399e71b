//! Text as people write it, in Chinese, Persian and Latin scripts: digits, folding for comparison, search, likeness
//! of names, direction. No IO; nothing here is shown to a reader except what [`isolate`] and the digit functions return.
mod bidi;
mod digits;
mod fold;
mod search;
mod similar;
mod traditional;

pub use bidi::{Direction, direction, isolate};
pub use digits::{latin_digits, persian_digits};
pub use fold::normalise;
pub use search::{Needle, matches};
pub use similar::{name_key, similarity};
