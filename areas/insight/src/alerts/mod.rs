//! Alerts: somebody is told once that a signal began to speak of an account of theirs, or of a source.
//!
//! Words: a signal *alerts* where its definition says so ([`Tells`](crate::definitions::model::Tells)); an *alert* is one person told of one
//! subject by one signal, with the evidence of that moment. It goes to whom the signal is for; where an account has no such owner, to
//! the leads.
//! Invariants: an alert follows from a transition, which is recorded once, so nobody is told twice of one beginning; within the rest of
//! the signal nobody is told again. Nothing is told of what was found so (new accounts and sources, accounts whose band was not known before) or of what definitions
//! changed: who saves them sees it before.
mod begun;
mod page;
mod store;
mod told;
mod unseen;

use axum::Router;
use axum::routing::{get, post};
use kernel::Result;
use query::Viewed;
use web::{App, MenuEntry, Shared};

use crate::definitions::model::Signal;

pub(crate) use begun::of;

/// In the menu, with how many were not seen yet.
pub(crate) const MENU: MenuEntry = MenuEntry {
    href: "/alerts",
    label: "menu-alerts",
    icon: "bell",
    letter: 'a',
    order: 15,
    action: "today.read",
    count: Some(unseen::count),
};

/// Whether the subject's row may be seen, and what the signal says of it: who may not see what a signal reads is not told that it spoke.
fn is_told(viewed: &Viewed<'_>, id: &str, signal: &Signal) -> bool {
    viewed.row(id).is_some_and(|row| !viewed.value(row, &signal.column()).is_hidden())
}

/// Brings what is kept of unseen alerts up to date.
///
/// # Errors
/// The database cannot be read.
pub(crate) async fn follow(app: &App) -> Result<()> {
    unseen::follow(app).await
}

pub(crate) fn routes() -> Router<Shared> {
    Router::new().route("/alerts", get(page::show)).route("/alerts/seen", post(page::seen))
}
