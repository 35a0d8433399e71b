//! Who may see what of a past day: whoever may see the account today. Nobody changes it.
//!
//! By the owners of that day, somebody would keep what they gave away, and a removed role would live on.

use std::sync::Arc;

use query::{Frame, View};
use web::past::Past;
use web::{App, Viewer};

use super::{AccountRights, Rights};

/// The rows of the past with what `viewer` may see of the same subjects today. What is gone today is gone here.
pub(super) fn viewed(app: &App, past: &Past, viewer: &Viewer, kind: &str) -> Rights {
    let frame = app.board.load().frame(kind).cloned().unwrap_or_else(|| Frame::new(Vec::new()));
    let Some(present) = past.present.upgrade() else {
        let view = Arc::new(View::none(frame.len()));
        return Rights { frame, view };
    };
    let now = super::viewed(&present, viewer, kind);
    let rows: Vec<Option<usize>> = (0..frame.len()).map(|row| now.frame.row(frame.id(row))).collect();
    let view = View::new(frame.len(), |class, row| rows[row].is_some_and(|row| now.view.may_see(row, class)));
    Rights { frame, view: Arc::new(view) }
}

/// What `viewer` may see of one account today, and nothing that changes it. As in [`viewed`], what is gone today is gone here.
pub(super) fn account(past: &Past, viewer: &Viewer, account_id: &str) -> AccountRights {
    let Some(present) = past.present.upgrade() else { return AccountRights::default() };
    if present.board.load().frame("account").is_none_or(|accounts| accounts.row(account_id).is_none()) {
        return AccountRights::default();
    }
    let now = super::account(&present, viewer, account_id);
    AccountRights { read: now.read, classes: now.classes, ..AccountRights::default() }
}
