//! What scores said at the ends of the last days: bands that shall not change to and fro follow from it.
//!
//! A closed day is judged as we knew it then, by the definitions in force then: by the workspace of that past day, which the program
//! opens for every day that is [`wanted`] and hands to [`keep`]. Days count only as long as they were judged by the rules of today, so that
//! an edited scorecard counts at once. All of it is derived: a day whose file is missing, or made of what is another now, is made
//! again, and equal (decision 0010).
mod files;
mod fold;
mod rule;

use std::collections::{BTreeMap, HashMap};
use std::path::Path;
use std::sync::Arc;

use jiff::ToSpan;
use kernel::{Day, Error, Result};
use web::App;
use web::components::Band;
use web::past::Of;

use files::Cards;
use fold::Held;
pub(crate) use fold::Said;

use crate::definitions::Compiled;
use crate::definitions::compiled::Card;
use crate::definitions::model::{ACCOUNT, Definitions};
use crate::definitions::score::shown;
use crate::past_days::{Basis, Days, holding};
use crate::state;

/// So many closed days are looked back on: a score that lies past a border for longer, if only by little, gets its band.
const DAYS: i64 = 14;

/// What closed days say of the bands of today.
#[derive(Debug, Default)]
pub struct Closed {
    /// Of which days, rules and files; equal ones say the same.
    key: String,
    /// Whether all days that count are there. Until then bands stay as they were recorded.
    waits: bool,
    held: HashMap<String, (String, Held)>,
}

impl Closed {
    /// Whether both say the same.
    pub(crate) fn is(&self, other: &Self) -> bool {
        self.key == other.key
    }

    /// The band that holds today: of an account of which `card` says this; `recorded` is the last band that was recorded of it.
    pub(crate) fn band(&self, (account, card): (&str, &Card), said: Said, recorded: Option<Band>) -> Band {
        let raw = said.raw;
        let Some(steady) = card.steady else { return raw };
        if self.waits {
            let judged = recorded.filter(|_| raw != Band::NotEnoughData);
            return judged.filter(|band| *band != Band::NotEnoughData).unwrap_or(raw);
        }
        let held = self.held.get(account).filter(|(key, _)| *key == card.key);
        let said = Said { score: said.score.map(shown), ..said };
        held.map_or(raw, |(_, held)| held.open(steady, said))
    }
}

fn is_steady(definitions: &Definitions) -> bool {
    definitions.scorecards.iter().any(|card| card.steady.is_some())
}

/// What closed days say under these definitions.
///
/// # Errors
/// Database or disk cannot be read.
pub(crate) async fn of(app: &App, compiled: &Arc<Compiled>) -> Result<Arc<Closed>> {
    if !is_steady(&compiled.definitions) {
        return Ok(Arc::default());
    }
    if let Some(past) = &app.past {
        // Nothing is closed in the past: what was recorded by then holds, unless one looks with what was learned since.
        let waits = past.look.knowledge == Of::Then && past.look.definitions == Of::Then;
        return Ok(Arc::new(Closed { key: "past".to_owned(), waits, ..Closed::default() }));
    }
    let days = days(app).await?;
    let waits = !days.missing(counting(app.today())).is_empty();
    let key = key(compiled, app.today(), (&days, waits))?;
    if let Some(engine) = state::engine(app).filter(|engine| engine.closed.key == key) {
        return Ok(Arc::clone(&engine.closed));
    }
    let (folder, compiled) = (app.folder.clone(), Arc::clone(compiled));
    let folding = tokio::task::spawn_blocking(move || held(&folder, &compiled, &days.valid));
    let held = folding.await.map_err(Error::internal)??;
    Ok(Arc::new(Closed { key, waits, held }))
}

/// The same under definitions that are not in force yet.
///
/// # Errors
/// The disk cannot be read.
pub(crate) fn under(app: &App, compiled: &Compiled) -> Result<Closed> {
    let days = state::of(app).days(files::FOLDER).filter(|_| is_steady(&compiled.definitions));
    let Some(days) = days else { return Ok(Closed::default()) };
    Ok(Closed { held: held(&app.folder, compiled, &days.valid)?, ..Closed::default() })
}

fn key(compiled: &Compiled, today: Day, (days, waits): (&Days, bool)) -> Result<String> {
    let about = (today, rule::of(compiled)?, &compiled.definitions.scorecards, waits);
    let about = (about, days.valid.iter().map(|(day, basis)| (day.to_string(), basis)).collect::<Vec<_>>());
    serde_json::to_string(&about).map_err(Error::internal)
}

/// The bands that held at the end of the last closed day, of accounts that are judged by a steady scorecard. Each day counts by the
/// borders between which it was judged: an account whose plan changes is past the old border before, and past the new one after.
fn held(folder: &Path, compiled: &Compiled, days: &BTreeMap<Day, Basis>) -> Result<HashMap<String, (String, Held)>> {
    let rule = rule::of(compiled)?;
    let cards = Cards::of(compiled);
    let mut all: HashMap<String, (String, Held)> = HashMap::new();
    for day in days.iter().filter(|(_, basis)| basis.rule() == rule).map(|(day, _)| *day) {
        files::read(folder, (day, &cards), &mut |account, card, said| {
            let Some(steady) = card.steady else { return };
            let before = all.get(account).filter(|(key, _)| *key == card.key).map(|(_, held)| *held);
            let held = before.map_or(Held::first(said.raw), |held| held.next(steady, said));
            all.insert(account.to_owned(), (card.key.clone(), held));
        })?;
    }
    Ok(all)
}

/// The days that are over and are to be closed, newest first; none while no band shall be steady.
///
/// # Errors
/// The database cannot be read.
pub async fn wanted(app: &App) -> Result<Vec<Day>> {
    let set = crate::definitions::current(app).await?;
    if app.past.is_some() || !is_steady(&set.definitions) {
        return Ok(Vec::new());
    }
    Ok(days(app).await?.missing(counting(app.today())))
}

/// Keeps what `past`, the workspace of a day as we knew it then, says at its end.
///
/// # Errors
/// Faults of the disk.
pub async fn keep(app: &App, past: &App, basis: Basis) -> Result<()> {
    let (board, engine) = (past.board.load(), state::engine(past));
    let (Some(frame), Some(engine)) = (board.frame(ACCOUNT).cloned(), engine) else { return Ok(()) };
    let basis = basis.by(rule::of(&engine.compiled)?);
    let (folder, day) = (app.folder.clone(), board.today);
    let kept = basis.clone();
    let writing = tokio::task::spawn_blocking(move || {
        let columns = files::kept(&frame, &Cards::of(&engine.compiled))?;
        files::FOLDER.write(&folder, day, (&columns, &kept))
    });
    writing.await.map_err(Error::internal)??;
    state::of(app).add_day(files::FOLDER, day, basis);
    Ok(())
}

/// The closed days that count today.
async fn days(app: &App) -> Result<Days> {
    let horizon = app.today().saturating_sub(DAYS.days());
    holding(app, files::FOLDER, |day| day >= horizon).await
}

/// The days that count today, newest first.
fn counting(today: Day) -> impl Iterator<Item = Day> {
    (1..=DAYS).map(move |ago| today.saturating_sub(ago.days()))
}
