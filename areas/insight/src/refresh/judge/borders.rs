//! Which rows are judged between other borders than the scorecard's own.

use arrow::array::BooleanArray;
use query::Frame;

use super::part::{flags, holds};
use crate::definitions::compiled::Card;

/// Where each exception of a scorecard holds; nothing for one that could not be made ready.
pub(crate) struct Exceptions(Vec<Option<BooleanArray>>);

impl Exceptions {
    /// In all rows of a frame.
    pub(crate) fn of(card: &Card, frame: &Frame) -> Self {
        Self(card.others.iter().map(|(when, _)| Some(flags(when.as_ref()?, frame))).collect())
    }

    /// The place of the first one that holds in a row.
    pub(crate) fn at(&self, row: usize) -> Option<usize> {
        self.0.iter().position(|flags| flags.as_ref().is_some_and(|flags| holds(flags, row)))
    }
}
