//! Signals: what puts lines on Today. A signal is a definition; a *line* is one account of which it speaks, as one viewer may see it.
//!
//! Publishes a flag `signal_{key}` for each signal. Other areas ask [`speaking`], [`for_account`] and [`for_workspace`].
mod evidence;
mod lines;
mod pages;
mod spoken;

pub use crate::definitions::model::{Act, Audience, Group, Signal};
pub use lines::{Line, Target, WorkspaceLine, evidence_values, for_account, for_workspace, line, name_of};
pub use spoken::{Spoken, speaking};

pub(crate) use evidence::{argument, says_of, shown_text};
pub(crate) use pages::routes;
