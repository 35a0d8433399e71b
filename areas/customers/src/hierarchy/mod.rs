//! Which account belongs to which: a company and its daughters.
//!
//! Words: the parent is the account that another one belongs to; the accounts below are those that lead up to it, through however many
//! others. Invariants: nobody is made to stand below itself. Undo and two files at once can still close a circle or leave a parent that
//! is gone: whoever climbs stops where an account comes again, and a parent that is gone is none.
//! Publishes the parent's name and id and how many accounts are below.
mod choice;
mod panel;
mod publish;
mod store;
mod tree;

use web::{Panel, Publisher};

pub(crate) use choice::{checked, circle, field, named, shown};
pub(crate) use panel::belongs;
pub(crate) use store::{links, of_parent};
pub(crate) use tree::closes;
pub use tree::{LEVELS, PARENT_ID, Tree};

/// Asked of all accounts: another name or another parent changes the columns of others.
pub(crate) const PUBLISHER: Publisher = Publisher::new("account", publish::load, &[("accounts", "id")]).comparing();
pub(crate) const PANEL: Panel = Panel { subject: "account", key: "below", order: 61, draw: panel::draw };
