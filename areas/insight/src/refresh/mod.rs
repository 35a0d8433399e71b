//! From records and events to verdicts: what the board shows.
//!
//! One way: what areas publish and metrics (both as of today and as of four weeks ago) → formulas and verdicts → transitions → board.
//! Events are read again only when the log, the metrics, the day or the owners of events changed; a record's edit does not. Only
//! rows whose columns differ from those of the last time are judged again.
pub mod calendars;
pub(crate) mod counting;
mod earlier;
pub(crate) mod filling;
pub mod fold;
mod judge;
pub mod owner;
pub mod people;
pub(crate) mod published;
pub(crate) mod records;
pub(crate) mod roll;
pub mod sources;
pub mod transitions;
mod watch;

use std::sync::Arc;

use jiff::ToSpan;
use kernel::{Day, Error, Result};
use query::{ColumnSpec, Finding, Frame, Snapshot, SnapshotFinding};
use web::{App, Ask, BoxFuture};

use crate::closed::{self, Closed, Said};
use crate::definitions::compiled::Card;
use crate::definitions::model::{ACCOUNT, SOURCE};
use crate::definitions::{Compiled, Definitions, Set, current};
use crate::state::{self, Counted, Engine};
use counting::Counting;
use earlier::Earlier;
use fold::{Basis, Fold};
use judge::{Case, Judged, Last, judge};
pub(crate) use judge::{Exceptions, band, share};
use people::People;
use roll::Roll;
use watch::Watch;

/// How many days ago "before" is.
pub const BEFORE_DAYS: i64 = 28;

/// Brings the board up to date with records, events, definitions and the day.
pub fn refresh(app: &App) -> BoxFuture<'_, Result<()>> {
    Box::pin(run(app))
}

async fn run(app: &App) -> Result<()> {
    let mut watch = Watch::start(&app.clock);
    let set = current(app).await?;
    let (as_of, today) = (app.now(), app.today());
    let before_day = today.saturating_sub(BEFORE_DAYS.days());
    let records = records::load(app, [today, before_day]).await?;
    let [now, before] = records.frames.clone();
    watch.lap("records");
    let people = people::load(app).await?;
    watch.lap("people");
    let fold = folded(app, &set, [today, before_day], &people).await?;
    watch.lap("events");
    let compiled = compiled(app, &set, &now);
    let closed = closed::of(app, &compiled.0).await?;
    let earlier = Earlier::of(app, &set, (&compiled.0, &closed));
    let earlier = earlier.as_ref();
    let roll = Roll::of(app, (&records, &people, &fold), earlier).await?;
    let sources = sources::judge(&fold, &roll, &compiled, today)?;
    let tracked = app.log.has_events()?;
    let now = published::with_metrics(now, &set.definitions, (&fold, 0), &roll, earlier)?;
    let now = published::with_own(now, (&sources.silent, tracked), (&roll, 0), earlier)?;
    let before = published::with_metrics(before, &set.definitions, (&fold, 1), &roll, earlier)?;
    let before = published::with_own(before, (&[], tracked), (&roll, 1), earlier)?;
    watch.lap("metrics");
    let (before, judged) = judged(app, [now, before], (&compiled, &closed), earlier).await?;
    watch.lap("verdicts");
    let verdicts = [(ACCOUNT, &judged.frame), (SOURCE, &sources.frame)];
    transitions::record(app, &verdicts, (&set.id, &set.definitions), today).await?;
    watch.lap("transitions");
    let frame = match app.board.load().frame(ACCOUNT) {
        Some(shown) => judged.frame.reusing(shown),
        None => judged.frame,
    };
    let mut snapshot = Snapshot { definition_set: set.id.clone(), ..Snapshot::empty(today, as_of) };
    snapshot.findings.clone_from(&judged.findings);
    snapshot.findings.extend(compiled.flaws.iter().map(|flaw| {
        let finding = Finding { row: 0, id: String::new(), says: flaw.says.clone() };
        SnapshotFinding { subject: ACCOUNT.to_owned(), column: flaw.key.clone(), finding }
    }));
    for kind in app.modules.iter().flat_map(|m| m.subjects).map(|s| s.kind).filter(|kind| *kind != ACCOUNT) {
        let ids = published::ids(app, kind).await?;
        let ask = Ask::all(today, ids);
        snapshot.frames.insert(kind.to_owned(), published::asked(app, &ask, |p| p.subject == kind).await?);
    }
    snapshot.frames.insert(ACCOUNT.to_owned(), frame.clone());
    snapshot.frames.insert(SOURCE.to_owned(), sources.frame);
    let published = compiled.1;
    let of_sources = sources::specs();
    let findings = judged.findings;
    state::of(app).keep_engine(Engine {
        set,
        compiled: compiled.0,
        published,
        of_sources,
        now: frame.clone(),
        before,
        zone: app.workspace.load().zone.clone(),
        closed,
        counted: Some(Counted { roll, fold }),
        findings,
    });
    app.board.store(snapshot);
    watch.lap("board");
    frame.prepare(["name", "health", "health_band", "health_change"]);
    watch.lap("sorted");
    Ok(())
}

/// The accounts as other definitions would judge them, without events being read again; nothing before the first refresh.
///
/// # Errors
/// A column cannot be computed.
pub(crate) fn preview(app: &App, definitions: &Arc<Definitions>) -> Result<Option<(Frame, Compiled)>> {
    let (board, engine) = (app.board.load(), state::engine(app));
    let (Some(frame), Some(engine)) = (board.frame(ACCOUNT), engine) else { return Ok(None) };
    let compiled = Compiled::new(Arc::clone(definitions), &engine.published, &engine.of_sources);
    let closed = closed::under(app, &compiled)?;
    let steady = |row: usize, card: &Card, said: Said| closed.band((frame.id(row), card), said, None);
    let case =
        Case { compiled: &compiled, before: Some(&engine.before), since: &|_, _| None, steady: &steady, last: None };
    let judged = judge(frame.clone(), &case)?.frame;
    Ok(Some((judged, compiled)))
}

/// Columns that stand for themselves, such as those of a past day, with what these definitions give: bands are those of the score.
///
/// # Errors
/// A column cannot be computed.
pub(crate) fn judged_alone(frame: Frame, compiled: &Compiled) -> Result<Frame> {
    let raw = |_: usize, _: &Card, said: Said| said.raw;
    let case = Case { compiled, before: None, since: &|_, _| None, steady: &raw, last: None };
    Ok(judge(frame, &case)?.frame)
}

/// Four weeks ago with verdicts, and today.
async fn judged(
    app: &App,
    [now, before]: [Frame; 2],
    (compiled, closed): (&Compiled, &Closed),
    earlier: Option<&Earlier>,
) -> Result<(Frame, Judged)> {
    transitions::stand(app).await?;
    let last =
        earlier.and_then(|e| Some(Last { frame: e.before(), rows: before.differing(e.before())?, findings: &[] }));
    let raw = |_: usize, _: &Card, said: Said| said.raw;
    let before = judge(before, &Case { compiled, before: None, since: &|_, _| None, steady: &raw, last })?;
    let (kept, zone, accounts) = (state::of(app), app.zone(), now.clone());
    let standing = kept.standing();
    let bands = standing.as_ref().map(|s| s.bands(app.today(), &zone));
    let steady = |row: usize, card: &Card, said: Said| {
        let account = accounts.id(row);
        closed.band((account, card), said, standing.as_ref().and_then(|s| s.band(account)))
    };
    let since = |row: usize, band: &str| bands.as_ref().and_then(|since| since(accounts.id(row), band));
    let last = earlier.zip(before.rows).and_then(|(e, moved)| {
        let rows = now.differing(e.now())?.union(&moved).copied().collect();
        Some(Last { frame: e.now(), rows, findings: e.findings() })
    });
    let judged = judge(now, &Case { compiled, before: Some(&before.frame), since: &since, steady: &steady, last })?;
    Ok((before.frame, judged))
}

/// Definitions made ready, with the columns that they stand on; those of the last time when nothing changed.
struct Ready(Arc<Compiled>, Vec<ColumnSpec>);

impl std::ops::Deref for Ready {
    type Target = Compiled;

    fn deref(&self) -> &Compiled {
        &self.0
    }
}

fn compiled(app: &App, set: &Set, now: &Frame) -> Ready {
    let published: Vec<ColumnSpec> = now.specs().cloned().chain(published::own_specs()).collect();
    if let Some(engine) = state::engine(app).filter(|e| e.set.id == set.id && e.published == published) {
        return Ready(Arc::clone(&engine.compiled), published);
    }
    let compiled = Compiled::new(Arc::clone(&set.definitions), &published, &sources::specs());
    Ready(Arc::new(compiled), published)
}

/// The events folded: counted on where the last refresh stopped, and from the beginning only when the day, a metric or the owners of
/// events changed.
async fn folded(app: &App, set: &Set, days: [Day; 2], people: &Arc<People>) -> Result<Arc<Fold>> {
    let specs = set.definitions.metrics.iter().map(crate::definitions::model::Metric::spec).collect();
    let basis = Basis { days, zone: app.zone(), specs };
    let kept = state::of(app);
    let position = app.log.position();
    if let Some(fold) = kept.fold().filter(|fold| fold.holds(&basis, position, people)) {
        return Ok(fold);
    }
    let (log, people) = (Arc::clone(&app.log), Arc::clone(people));
    let folding = tokio::task::spawn_blocking(move || {
        let mut place = kept.counting();
        let followed = place.take().and_then(|mut counting| {
            let known = counting.holds(&basis, &people);
            (known && counting.follow(&log)).then_some(counting)
        });
        let mut counting = match followed {
            Some(counting) => counting,
            None => {
                kept.filling.begin(log.count());
                let counted = Counting::of(&log, &basis, &people, &|rows| kept.filling.counted(rows));
                kept.filling.end();
                counted?
            }
        };
        let fold = Arc::new(Fold::new(&mut counting)?);
        *place = Some(counting);
        kept.keep_fold(&fold);
        Ok(fold)
    });
    folding.await.map_err(Error::internal)?
}
