//! What areas publish of all accounts, today and four weeks ago, kept up to date by the history of records.
//!
//! An edit asks the publishers about the touched accounts only; so that a person sees the effect of a click at once, however many
//! accounts there are. A new day, other settings or a flood of changes ask about all.

use std::collections::BTreeSet;
use std::sync::Arc;

use kernel::{Day, Result};
use query::Frame;
use storage::Touched;
use web::{App, Ask, Publisher};

use crate::definitions::model::ACCOUNT;
use crate::state;

/// Settings of the workspace reach everything: its zone, its currency, its calendars.
const SHARED: [&str; 2] = ["settings", "holidays"];
/// Beyond so many changes all is read anew.
const FOLLOWED: u64 = 20_000;
/// Beyond so many accounts too.
const ACCOUNTS: usize = 1_000;

/// Published columns on two days.
#[derive(Debug)]
pub(crate) struct Records {
    /// The position of the history up to which they tell.
    position: i64,
    /// The position when all was read last, settings of the workspace included.
    pub(super) whole_at: i64,
    days: [Day; 2],
    /// Today, and four weeks ago.
    pub(super) frames: [Frame; 2],
}

impl Records {
    /// The position of the history up to which they tell.
    pub(crate) const fn position(&self) -> i64 {
        self.position
    }
}

/// The published columns of now.
pub(super) async fn load(app: &App, days: [Day; 2]) -> Result<Arc<Records>> {
    let kept = state::of(app);
    let position = storage::position(app.db.read()).await?;
    let before = kept.records();
    let known = before.clone().filter(|r| r.days == days);
    if let Some(records) = known.as_ref().filter(|r| r.position == position) {
        return Ok(Arc::clone(records));
    }
    let followed = match known {
        Some(records) => followed(app, &records, position).await?,
        None => None,
    };
    let records = match followed {
        Some(records) => records,
        None => all(app, days, position, before.as_deref()).await?,
    };
    let records = Arc::new(records);
    kept.keep_records(&records);
    Ok(records)
}

/// All of them; columns that are what they were `before` are the same ones.
async fn all(app: &App, days: [Day; 2], position: i64, before: Option<&Records>) -> Result<Records> {
    let ids = super::published::ids(app, ACCOUNT).await?;
    let ask = Ask::all(days[0], ids);
    let frames = super::published::asked_of(app, &ask, &days, |p| p.subject == ACCOUNT).await?;
    let frames: [Frame; 2] = frames.try_into().map_err(|_| kernel::Error::internal("two days are published"))?;
    let frames = match before {
        Some(Records { frames: [now, then], .. }) => {
            let [new, new_then] = frames;
            [new.reusing(now), new_then.reusing(then)]
        }
        None => frames,
    };
    Ok(Records { position, whole_at: position, days, frames })
}

fn publishers(app: &App) -> impl Iterator<Item = &'static Publisher> {
    app.modules.iter().flat_map(|m| m.publishers).filter(|p| p.subject == ACCOUNT)
}

/// The records before with what changed since; nothing when it is not told by a few accounts.
async fn followed(app: &App, before: &Records, position: i64) -> Result<Option<Records>> {
    let Some(touched) = storage::touched(app.db.read(), (before.position, position), FOLLOWED).await? else {
        return Ok(None);
    };
    let mut shared = SHARED.iter().chain(publishers(app).flat_map(|p| p.shared));
    if shared.any(|table| touched.has(table)) {
        return Ok(None);
    }
    let owners = owners(app, &touched).await?;
    if owners.is_empty() {
        let frames = before.frames.clone();
        return Ok(Some(Records { position, frames, ..*before }));
    }
    if owners.len() > ACCOUNTS {
        return Ok(None);
    }
    let ids = super::published::ids(app, ACCOUNT).await?;
    let mut frames = before.frames.clone();
    for (frame, day) in frames.iter_mut().zip(before.days) {
        *frame = day_followed(app, frame, (day, &ids), (&touched, &owners)).await?;
    }
    Ok(Some(Records { position, frames, ..*before }))
}

/// The accounts whose rows changed.
async fn owners(app: &App, touched: &Touched) -> Result<BTreeSet<String>> {
    let tables: BTreeSet<(&str, &str)> = publishers(app).flat_map(|p| p.rows).copied().collect();
    let mut owners = BTreeSet::new();
    for (table, column) in tables {
        owners.extend(touched.owners(app.db.read(), table, column).await?);
    }
    Ok(owners)
}

async fn day_followed(
    app: &App,
    frame: &Frame,
    (day, ids): (Day, &Arc<Vec<String>>),
    (touched, owners): (&Touched, &BTreeSet<String>),
) -> Result<Frame> {
    let is_new = |id: &String| frame.row(id).is_none();
    // An account that came needs all columns; otherwise only those whose tables changed are asked for.
    let moved = frame.len() != ids.len() || ids.iter().any(is_new);
    let asked = |p: &Publisher| p.subject == ACCOUNT && (moved || p.rows.iter().any(|(table, _)| touched.has(table)));
    let some: Vec<String> = ids.iter().filter(|id| owners.contains(*id) || is_new(id)).cloned().collect();
    let ask = Ask::some(day, Arc::new(some));
    let newer = super::published::asked(app, &ask, |p| asked(p) && !p.compares).await?;
    let frame = frame.updated(ids, &newer)?;
    let ask = Ask::all(day, Arc::clone(ids));
    let compared = super::published::asked(app, &ask, |p| asked(p) && p.compares).await?;
    frame.updated(ids, &compared)
}
