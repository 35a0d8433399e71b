//! Who may see and do what with which account: the policies' answers as bitmaps over the board.
//!
//! Rows are grouped by what policies may read of them; each distinct group is asked once. A bitmap is kept for each viewer until the
//! board, the policies or the team change.

mod groups;
mod past;

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::{Arc, Mutex, PoisonError, Weak};

use arrow::buffer::BooleanBuffer;
use kernel::{Class, Error, Result};
use query::{Frame, Snapshot, View, Viewed};
use web::{App, Viewer};

use crate::actions;
use crate::policies::{Shape, Whose};
use crate::state::{self, Known, State};

/// Viewers whose bitmaps are kept at once; a team has at most 50 people.
const KEPT: usize = 128;

/// The right that shows a class.
const fn sees(class: Class) -> &'static str {
    match class {
        Class::General => actions::SEE_GENERAL,
        Class::Personal => actions::SEE_PERSONAL,
        Class::Note => actions::SEE_NOTE,
        Class::Money => actions::SEE_MONEY,
    }
}

/// The rows of one kind of subject with what one viewer may see of them.
#[derive(Debug, Clone)]
pub struct Rights {
    /// All rows.
    pub frame: Frame,
    /// What of them may be seen.
    pub view: Arc<View>,
}

impl Rights {
    /// The rows as the viewer sees them.
    pub fn viewed(&self) -> Viewed<'_> {
        Viewed::new(&self.frame, &self.view)
    }
}

/// What one viewer may do with one account.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AccountRights {
    /// It exists for the viewer.
    pub read: bool,
    /// May add talks, tasks, open items.
    pub log: bool,
    /// May change its facts.
    pub write: bool,
    /// May change subscriptions, orders, payments.
    pub write_money: bool,
    /// May give it to another owner.
    pub assign: bool,
    /// The classes that may be seen; empty when it may not be read.
    pub classes: BTreeSet<Class>,
}

impl AccountRights {
    /// Whether this class of its columns may be seen.
    pub fn sees(&self, class: Class) -> bool {
        self.classes.contains(&class)
    }
}

/// The bitmaps of the present board.
#[derive(Default)]
pub(crate) struct Views(Mutex<Kept>);

#[derive(Default)]
struct Kept {
    /// The board that the bitmaps were made for.
    board: Weak<Snapshot>,
    views: HashMap<(String, Whose, String), Arc<View>>,
}

/// The rows of a kind of subject as `viewer` may see them. A person is seen by the rights of the account in its column `account`.
pub fn viewed(app: &App, viewer: &Viewer, kind: &str) -> Rights {
    if let Some(shown) = &app.past {
        return past::viewed(app, shown, viewer, kind);
    }
    let (state, known, board) = (state::of(app), state::last_known(app), app.board.load());
    let frame = board.frame(kind).cloned().unwrap_or_else(|| Frame::new(Vec::new()));
    let who = known.whose(&viewer.id, &viewer.role);
    let key = (viewer.id.clone(), who, kind.to_owned());
    let mut kept = state.views.0.lock().unwrap_or_else(PoisonError::into_inner);
    if !Weak::ptr_eq(&kept.board, &Arc::downgrade(&board)) || kept.views.len() >= KEPT {
        *kept = Kept { board: Arc::downgrade(&board), views: HashMap::new() };
    }
    if let Some(view) = kept.views.get(&key) {
        return Rights { frame, view: Arc::clone(view) };
    }
    let view = Arc::new(look(&state, &known, (&key.1, &viewer.id), (&board, &frame, kind)));
    kept.views.insert(key, Arc::clone(&view));
    Rights { frame, view }
}

fn look(
    state: &State,
    known: &Known,
    (who, me): (&Whose, &str),
    (board, frame, kind): (&Snapshot, &Frame, &str),
) -> View {
    let accounts = board.frame("account");
    let grouped = match accounts {
        Some(accounts) => {
            let own = groups::of(accounts, me, &known.teams, |attribute| state.judge.reads(attribute));
            if kind == "account" { own } else { own.through(frame, accounts) }
        }
        None => groups::Groups::alike(frame.len()),
    };
    Class::ALL.into_iter().fold(View::none(frame.len()), |view, class| {
        let answers: Vec<bool> = grouped.shapes.iter().map(|shape| state.judge.may(who, sees(class), shape)).collect();
        let rows = BooleanBuffer::collect_bool(frame.len(), |row| {
            answers.get(grouped.of_row[row] as usize).copied().unwrap_or(false)
        });
        view.allow(class, rows)
    })
}

/// What `viewer` may do with one account. One that the board does not know yet has no owner and no traits.
pub fn account(app: &App, viewer: &Viewer, account_id: &str) -> AccountRights {
    if let Some(shown) = &app.past {
        return past::account(shown, viewer, account_id);
    }
    let (state, known, board) = (state::of(app), state::last_known(app), app.board.load());
    let shape =
        board.frame("account").and_then(|f| Some(groups::shape(f, f.row(account_id)?, &viewer.id, &known.teams)));
    let shape = shape.unwrap_or_default();
    rights_of(&state, &known.whose(&viewer.id, &viewer.role), &shape)
}

fn rights_of(state: &State, who: &Whose, shape: &Shape) -> AccountRights {
    let may = |action| state.judge.may(who, action, shape);
    let read = may(actions::SEE_GENERAL);
    AccountRights {
        read,
        log: read && may(actions::LOG),
        write: read && may(actions::WRITE),
        write_money: read && may(actions::WRITE_MONEY),
        assign: read && may(actions::ASSIGN),
        classes: Class::ALL.into_iter().filter(|&class| read && may(sees(class))).collect(),
    }
}

/// Whether `viewer` may see a class of an account's columns.
pub fn may_see(app: &App, viewer: &Viewer, account_id: &str, class: Class) -> bool {
    account(app, viewer, account_id).sees(class)
}

/// The rights over several accounts at once, by id: for an act on many rows.
pub fn accounts<'a>(
    app: &App,
    viewer: &Viewer,
    ids: impl IntoIterator<Item = &'a str>,
) -> BTreeMap<String, AccountRights> {
    ids.into_iter().map(|id| (id.to_owned(), account(app, viewer, id))).collect()
}

/// The account's rights, or "there is no such account" for whoever may not see it.
pub fn need_read(app: &App, viewer: &Viewer, account_id: &str) -> Result<AccountRights> {
    let rights = account(app, viewer, account_id);
    if rights.read { Ok(rights) } else { Err(Error::not_found()) }
}

/// The account's rights, if this class of what stands there may be seen; "there is no such thing" where the account may not be.
pub fn need_see(app: &App, viewer: &Viewer, account_id: &str, class: Class) -> Result<AccountRights> {
    let rights = need_read(app, viewer, account_id)?;
    if rights.sees(class) { Ok(rights) } else { Err(Error::forbidden()) }
}

/// Fails unless talks, tasks and open items may be added.
pub fn need_log(app: &App, viewer: &Viewer, account_id: &str) -> Result<()> {
    only_if(need_read(app, viewer, account_id)?.log)
}

/// Fails unless the account's facts may be changed.
pub fn need_write(app: &App, viewer: &Viewer, account_id: &str) -> Result<()> {
    only_if(need_read(app, viewer, account_id)?.write)
}

/// Fails unless its subscriptions, orders and payments may be changed.
pub fn need_write_money(app: &App, viewer: &Viewer, account_id: &str) -> Result<()> {
    only_if(need_read(app, viewer, account_id)?.write_money)
}

/// Fails unless it may be given to another owner.
pub fn need_assign(app: &App, viewer: &Viewer, account_id: &str) -> Result<()> {
    only_if(need_read(app, viewer, account_id)?.assign)
}

fn only_if(right: bool) -> Result<()> {
    if right { Ok(()) } else { Err(Error::forbidden()) }
}
