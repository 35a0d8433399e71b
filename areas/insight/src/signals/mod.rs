//! Signals: what puts lines on Today. A signal is a definition; a *line* is one account of which it speaks, as one viewer may see it.
//!
//! Publishes a flag `signal_{key}` for each signal. Other areas ask [`for_accounts`] and [`for_workspace`].
mod evidence;
mod lines;
mod pages;

pub use crate::definitions::model::{Act, Audience, Group};
pub use lines::{Line, Target, WorkspaceLine, for_account, for_accounts, for_workspace};

pub(crate) use evidence::{argument, shown_text};
pub(crate) use pages::routes;
