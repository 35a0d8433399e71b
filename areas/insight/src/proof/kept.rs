//! The columns of past days, as we knew them: what scorecards read, not what they said.

use std::collections::BTreeSet;
use std::sync::Arc;

use customers::hierarchy::PARENT_ID;
use kernel::{Day, Error, Result, ValueType};
use query::{ColumnSpec, Frame};
use web::App;

use super::days::Days;
use crate::definitions::compiled::HEALTH;
use crate::definitions::model::Metric;
use crate::definitions::{Compiled, Definitions};
use crate::frames;
use crate::past_days::{self, Basis, Folder, holding};
use crate::refresh::judged_alone;
use crate::state::{self, Engine};

/// The folder in the data folder.
pub(super) const FOLDER: Folder = Folder("looks");

/// Texts that stand for few classes, and who belongs to whom: a draft may let scores roll up.
const CLASSES: [&str; 5] = ["country", "industry", PARENT_ID, "plan", "region"];

/// The days that shall be kept and are not there yet, newest first.
///
/// # Errors
/// The database cannot be read.
pub async fn wanted(app: &App) -> Result<Vec<Day>> {
    if app.past.is_some() {
        return Ok(Vec::new());
    }
    let mut days = Days::of(app).await?.until(app.today());
    days.reverse();
    missing(app, days).await
}

/// Those of `days` that are not there, in the same order.
///
/// # Errors
/// The database cannot be read.
pub async fn missing(app: &App, days: Vec<Day>) -> Result<Vec<Day>> {
    if days.is_empty() {
        return Ok(days);
    }
    Ok(valid(app).await?.missing(days))
}

/// The days that hold. On a past day they are those of today's folder that were over by then: what holds, only the workspace of now can say.
pub(crate) async fn valid(app: &App) -> Result<past_days::Days> {
    let present = app.past.as_ref().map(|past| past.present.upgrade().ok_or_else(|| Error::internal("it has ended")));
    let mut days = match present {
        Some(present) => holding(&*present?, FOLDER, |_| true).await?,
        None => holding(app, FOLDER, |_| true).await?,
    };
    days.valid.retain(|day, _| *day < app.today());
    if let Some(engine) = state::engine(app) {
        let rule = rule_of(&engine)?;
        days.valid.retain(|_, basis| basis.rule() == rule);
    }
    Ok(days)
}

/// The accounts of a kept day as the definitions of today judge them, with these columns.
///
/// # Errors
/// The day is not kept, or cannot be read.
pub(crate) fn judged(app: &App, day: Day, wanted: &BTreeSet<String>) -> Result<Frame> {
    let engine = state::engine(app).ok_or_else(|| Error::internal("nothing was judged yet"))?;
    let definitions = Arc::clone(&engine.set.definitions);
    let compiled = Compiled::new(definitions, &engine.published, &[]).towards(wanted);
    let specs = specs(&engine, &compiled.needs(wanted));
    judged_alone(FOLDER.read(&app.folder, day, &specs)?.with_today(day), &compiled)
}

/// Those of these columns that a kept day has.
pub(super) fn specs(engine: &Engine, needs: &BTreeSet<String>) -> Vec<ColumnSpec> {
    let texts = texts(engine);
    let known = needs.iter().filter_map(|key| engine.now.spec(key));
    known.filter(|spec| is_kept(spec, &texts)).cloned().collect()
}

/// Forgets the days that nobody asks for.
pub(super) async fn forget_but(app: &App, wanted: &[Day]) -> Result<()> {
    holding(app, FOLDER, |day| wanted.contains(&day)).await.map(drop)
}

/// Keeps the columns of `past`, the workspace of a day as we knew it then, with the definitions of today.
///
/// # Errors
/// Faults of the disk.
pub async fn keep(app: &App, past: &App, basis: Basis) -> Result<()> {
    let Some(engine) = state::engine(past) else { return Ok(()) };
    let basis = basis.by(rule_of(&engine)?);
    let (folder, day) = (app.folder.clone(), past.board.load().today);
    let kept = basis.clone();
    let writing = tokio::task::spawn_blocking(move || FOLDER.write(&folder, day, (&columns(&engine)?, &kept)));
    writing.await.map_err(Error::internal)??;
    state::of(app).add_day(FOLDER, day, basis);
    Ok(())
}

/// What is kept of a day: everything that can be judged by or divided by, but what definitions themselves give.
fn columns(engine: &Engine) -> Result<Frame> {
    frames::only(&engine.now, taken(engine).cloned())
}

fn taken(engine: &Engine) -> impl Iterator<Item = &ColumnSpec> {
    let (given, texts) = (engine.compiled.gives(), texts(engine));
    engine.now.specs().filter(move |spec| is_kept(spec, &texts) && !given.contains(&spec.key))
}

/// A text is kept only where one goes by it: most texts are names.
fn is_kept(spec: &ColumnSpec, texts: &BTreeSet<String>) -> bool {
    spec.ty != ValueType::Text || texts.contains(&spec.key)
}

/// The texts that one goes by: those that scorecards, stages and tiers read, and those that a draft may read.
fn texts(engine: &Engine) -> BTreeSet<String> {
    let read = engine.compiled.leading(&HEALTH).into_iter().chain(engine.compiled.leading(&["stage", "tier"]));
    read.chain(CLASSES.map(str::to_owned)).collect()
}

/// What the columns follow from besides records and events, as a hash: the metrics, which columns there are, and which columns of four weeks before are there. Where
/// those are judged ones, all that judges.
fn rule_of(engine: &Engine) -> Result<String> {
    let Compiled { definitions, before, .. } = &*engine.compiled;
    let given = engine.compiled.gives();
    let judged = before.iter().any(|key| given.contains(key));
    let columns: Vec<&str> = taken(engine).map(|spec| spec.key.as_str()).collect();
    past_days::rule(&(metrics(definitions), before, columns, judged.then(|| judging(definitions))))
}

/// Names are for people: another name is the same metric.
fn metrics(definitions: &Definitions) -> Vec<Metric> {
    definitions.metrics.iter().map(|metric| Metric { name: None, ..metric.clone() }).collect()
}

fn judging(definitions: &Definitions) -> impl serde::Serialize + '_ {
    let Definitions { formulas, ranks, scorecards, tiers, stages, segments, .. } = definitions;
    // From where a stage may be reached judges nobody.
    let mut stages = stages.clone();
    stages.iter_mut().flat_map(|own| &mut own.classes).for_each(|class| {
        class.from.clear();
        class.settled = false;
    });
    (formulas, ranks, scorecards, tiers, stages, segments)
}
