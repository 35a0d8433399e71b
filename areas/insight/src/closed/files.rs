//! What the file of a closed day says of each account: its score, its band by that score, and who judged.

use std::path::Path;

use arrow::array::{Array, AsArray};
use arrow::datatypes::Float64Type;
use kernel::{Class, Day, Error, Result, ValueType};
use query::{ColumnSpec, Frame};
use web::components::Band;

use super::fold::Said;
use crate::definitions::score::shown;
use crate::frames;
use crate::past_days::Folder;

/// The folder in the data folder.
pub(super) const FOLDER: Folder = Folder("closed");

/// What a closed day says of one account, and the scorecard that said it.
pub(super) type Judged = (String, Said);

fn specs() -> [ColumnSpec; 3] {
    let spec = |key: &str, ty| ColumnSpec::new(key, ty, Class::General);
    [spec("health", ValueType::Number), spec("health_raw", ValueType::Choice), spec("scorecard", ValueType::Choice)]
}

/// What is kept of a day.
///
/// # Errors
/// A column is of another type: never.
pub(super) fn kept(frame: &Frame) -> Result<Frame> {
    frames::only(frame, specs())
}

/// What a day says, by account. A file that cannot be read says nothing.
pub(super) fn read(data: &Path, day: Day, take: &mut impl FnMut(&str, Judged)) -> Result<()> {
    let frame = FOLDER.read(data, day, &specs())?;
    let column = |key: &str| frame.array(key).ok_or_else(|| Error::internal(format!("{day} has no column {key}")));
    let (scores, bands, cards) = (column("health")?, column("health_raw")?, column("scorecard")?);
    let scores = scores.as_primitive_opt::<Float64Type>();
    let (bands, cards) = (bands.as_string_opt::<i32>(), cards.as_string_opt::<i32>());
    let (Some(scores), Some(bands), Some(cards)) = (scores, bands, cards) else { return Ok(()) };
    for row in (0..frame.len()).filter(|&row| cards.is_valid(row) && bands.is_valid(row)) {
        let Some(band) = Band::from_key(bands.value(row)) else { continue };
        let score = scores.is_valid(row).then(|| shown(scores.value(row)));
        take(frame.id(row), (cards.value(row).to_owned(), (score, band)));
    }
    Ok(())
}
