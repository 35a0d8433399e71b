//! Transitions: an account changed band, tier or stage, entered or left a segment, or a signal began or ended to speak.
//!
//! Written once, when the verdict differs from the last one recorded; never rewritten, never derived again. The first judgement of
//! an account is recorded too, from nothing: without it there would be no last one.

use std::collections::HashMap;
use std::sync::Arc;

use arrow::array::{Array, ArrayRef, AsArray};
use jiff::tz::TimeZone;
use kernel::{Actor, Day, Instant, Result, made_at, new_id};
use query::Frame;
use sea_orm::entity::prelude::*;
use sea_orm::{ConnectionTrait, FromQueryResult, QueryOrder, QuerySelect, Statement};
use serde::{Deserialize, Serialize};
use storage::{Db, Tx, fault};
use web::App;
use web::components::Band;

use crate::alerts;
use crate::definitions::model::{ACCOUNT, Definitions};
use crate::health::overrides::COLUMN;

/// A row of `transitions`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "transitions")]
pub struct Model {
    /// `tra_…`.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    /// The account.
    pub account_id: String,
    /// `band`, `tier`, `stage`, `segment`, `signal`; `source` for a signal about a source, whose name then stands for the account.
    pub kind: String,
    /// The segment's or signal's key; empty for the others.
    pub key: String,
    /// The verdict before; nothing for the first judgement.
    pub old: Option<String>,
    /// The verdict now; nothing when there is none any more.
    pub new: Option<String>,
    /// When it was judged.
    pub at: i64,
    /// Why: `day`, `data`, `definitions`, `person`.
    pub cause: String,
    /// By which definitions.
    pub definition_set: String,
    /// Stays 1.
    pub version: i64,
}

/// No relations.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

storage::record!("transitions");

/// What was last recorded of one account and verdict.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Stand {
    value: Option<String>,
    /// When it became so; nothing when it was found so at the first judgement.
    since: Option<i64>,
}

/// What was last recorded, by verdict (kind and key) and account.
#[derive(Debug, Default)]
pub struct Standing {
    by_verdict: HashMap<(String, String), HashMap<String, Stand>>,
    /// The set and the day of the last recording of this process, for the cause.
    last: Option<(String, Day)>,
    /// The id of the last row: of several rows about one verdict the one with the greatest id holds.
    newest: String,
}

/// What was last recorded of one verdict, by account.
#[derive(Clone, Copy)]
pub struct Stands<'a>(&'a HashMap<String, Stand>);

impl Stands<'_> {
    /// Since when an account is in, as far as we saw it come in.
    pub fn since(&self, account: &str) -> Option<Instant> {
        let stand = self.0.get(account)?;
        stand.since.filter(|_| stand.value.as_deref() == Some(IN)).map(Instant)
    }
}

/// What the engine says of one account: its verdict's kind and key, and its value.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Verdict {
    kind: &'static str,
    key: String,
    column: String,
}

/// Rows that are copied at once.
const COPIED: u64 = 20_000;
/// Segments and signals are in or out; what was never in is not recorded.
pub(crate) const IN: &str = "in";
/// A row to be recorded.
pub(crate) type Transition = Model;

impl Standing {
    /// What was recorded of a signal.
    pub fn of_signal(&self, key: &str) -> Option<Stands<'_>> {
        self.by_verdict.get(&("signal".to_owned(), key.to_owned())).map(Stands)
    }

    /// The band that was last recorded of an account.
    pub(super) fn band(&self, account: &str) -> Option<Band> {
        let stand = self.by_verdict.get(&("band".to_owned(), String::new()))?.get(account)?;
        Band::from_key(stand.value.as_deref()?)
    }

    /// Since when each account has its band, if it is the one that it has from now on: `today` for one that is new.
    pub(super) fn bands<'a>(&'a self, today: Day, zone: &'a TimeZone) -> impl Fn(&str, &str) -> Option<Day> + 'a {
        let bands = self.by_verdict.get(&("band".to_owned(), String::new()));
        move |account, band| {
            let stand = bands?.get(account)?;
            // From no band to one is a first judgement again.
            let before = stand.value.as_deref()?;
            if before == band { stand.since.map(|at| Instant(at).day(zone)) } else { Some(today) }
        }
    }

    /// Whether anything was recorded of an account.
    fn knows(&self, account: &str) -> bool {
        self.by_verdict.values().any(|stands| stands.contains_key(account))
    }

    /// Takes a row over.
    fn take(&mut self, row: &Model) {
        let dated = row.old.is_some() || matches!(row.kind.as_str(), "segment" | "signal" | "source");
        let stand = Stand { value: row.new.clone(), since: dated.then_some(row.at) };
        self.by_verdict.entry((row.kind.clone(), row.key.clone())).or_default().insert(row.account_id.clone(), stand);
        self.newest = std::mem::take(&mut self.newest).max(row.id.clone());
    }

    /// The verdicts of a frame that differ from the recorded ones: account, verdict, old and new value. Of `shown`, the frame
    /// before, all was recorded: rows that are as they were there need no second look.
    fn changes<'a>(&self, frame: &'a Frame, shown: Option<&Frame>, verdicts: &'a [Verdict]) -> Vec<Change<'a>> {
        let shown = shown.filter(|before| before.same_subjects(frame));
        let mut changes = Vec::new();
        for verdict in verdicts {
            let known = self.by_verdict.get(&(verdict.kind.to_owned(), verdict.key.clone()));
            let now = Said(frame.array(&verdict.column));
            let before = shown.and_then(|f| f.array(&verdict.column));
            if before.as_ref().zip(now.0.as_ref()).is_some_and(|(before, now)| Arc::ptr_eq(before, now)) {
                continue;
            }
            let before = before.map(|array| Said(Some(array)));
            for row in 0..frame.len() {
                let new = now.at(row);
                if before.as_ref().is_some_and(|before| before.at(row) == new) {
                    continue;
                }
                let account = frame.id(row);
                let old = known.and_then(|k| k.get(account)).and_then(|stand| stand.value.as_deref());
                if old != new {
                    changes.push((account, verdict, old.map(str::to_owned), new.map(str::to_owned)));
                }
            }
        }
        changes
    }
}

/// Account, verdict, old and new value.
type Change<'a> = (&'a str, &'a Verdict, Option<String>, Option<String>);

/// A column of verdicts as recorded: the class, or that it is in.
struct Said(Option<ArrayRef>);

impl Said {
    fn at(&self, row: usize) -> Option<&str> {
        let array = self.0.as_ref().filter(|a| a.is_valid(row))?;
        match (array.as_string_opt::<i32>(), array.as_boolean_opt()) {
            (Some(texts), _) => Some(texts.value(row)),
            (_, Some(flags)) => flags.value(row).then_some(IN),
            _ => None,
        }
    }
}

fn verdicts(definitions: &Definitions, subject: &str) -> Vec<Verdict> {
    let signals = definitions.signals.iter().filter(|signal| signal.subject == subject);
    if subject != ACCOUNT {
        return signals.map(|s| Verdict { kind: "source", key: s.key.clone(), column: s.column() }).collect();
    }
    let whole = |kind, column: &str| Verdict { kind, key: String::new(), column: column.to_owned() };
    let mut all = vec![whole("band", "health_band"), whole("tier", "tier"), whole("stage", "stage")];
    all.extend(definitions.segments.iter().map(|s| Verdict {
        kind: "segment",
        key: s.key.clone(),
        column: s.column(),
    }));
    all.extend(signals.map(|s| Verdict { kind: "signal", key: s.key.clone(), column: s.column() }));
    all
}

/// Makes sure that what was last recorded is known: it is read from the database once, then kept.
pub(super) async fn stand(app: &App) -> Result<()> {
    let kept = crate::state::of(app);
    if kept.standing().is_some() {
        return Ok(());
    }
    let db = app.db.read();
    let sql = "SELECT t.* FROM transitions t JOIN \
        (SELECT MAX(id) AS id FROM transitions GROUP BY account_id, kind, key) newest ON newest.id = t.id";
    let select = Entity::find().from_raw_sql(Statement::from_string(db.get_database_backend(), sql));
    let mut standing = Standing::default();
    let rows = select.all(db).await.map_err(|e| fault(&e))?;
    rows.iter().for_each(|row| standing.take(row));
    // What a program before this one judged by: other definitions or another day since then are the cause of what differs now.
    let (shown, newest) = (app.board.load(), rows.iter().max_by(|a, b| a.id.cmp(&b.id)));
    standing.last = if shown.definition_set.is_empty() {
        newest.map(|row| (row.definition_set.clone(), Instant(row.at).day(&app.zone())))
    } else {
        Some((shown.definition_set.clone(), shown.today))
    };
    *kept.standing_mut() = Some(standing);
    Ok(())
}

/// Records every verdict of `frames`, by kind of subject, that differs from the last one recorded, and alerts whom it concerns.
pub(super) async fn record(
    app: &App,
    frames: &[(&str, &Frame)],
    (set, definitions): (&str, &Definitions),
    today: Day,
) -> Result<()> {
    stand(app).await?;
    let kept = crate::state::of(app);
    let differ = |(subject, frame): &(&str, &Frame)| differing(app, (subject, frame), (set, definitions), today);
    let rows: Vec<Model> = frames.iter().flat_map(differ).collect();
    if !rows.is_empty() {
        let alerts = alerts::of(app, &rows, (frames, definitions), |subject, id| known(app, subject, id)).await?;
        let tx = app.db.write(app.by(Actor::system("engine"))).await?;
        tx.insert_unrecorded(rows.clone()).await?;
        tx.insert_unrecorded(alerts).await?;
        tx.commit().await?;
    }
    if let Some(standing) = kept.standing_mut().as_mut() {
        rows.iter().for_each(|row| standing.take(row));
        standing.last = Some((set.to_owned(), today));
    }
    alerts::follow(app).await
}

/// Whether a subject was judged before: the board shows it, or something of it was recorded.
fn known(app: &App, subject: &str, id: &str) -> bool {
    let shown = app.board.load().frame(subject).is_some_and(|frame| frame.row(id).is_some());
    shown || crate::state::of(app).standing().as_ref().is_some_and(|standing| standing.knows(id))
}

fn differing(
    app: &App,
    (subject, frame): (&str, &Frame),
    (set, definitions): (&str, &Definitions),
    today: Day,
) -> Vec<Model> {
    let (kept, board) = (crate::state::of(app), app.board.load());
    let guard = kept.standing();
    let Some(standing) = guard.as_ref() else { return Vec::new() };
    let verdicts = verdicts(definitions, subject);
    let changes = standing.changes(frame, board.frame(subject), &verdicts);
    let cause = match &standing.last {
        Some((last, _)) if last != set => "definitions",
        Some((_, day)) if *day != today => "day",
        _ => "data",
    };
    let at = app.now();
    // Behind all others, also when the clock was set back: otherwise a restart would take an older row for the last one.
    let made = made_at(&standing.newest).map_or(at, |newest| at.max(Instant(newest.0 + 1_000)));
    let by_person = |account: &str, verdict: &Verdict, new: &Option<String>| {
        let set = frame.row(account).map(|row| frame.value(row, COLUMN));
        verdict.kind == "band" && set.is_some_and(|set| set.text().is_some() && set.text() == new.as_deref())
    };
    let row = |(account, verdict, old, new): Change<'_>| Model {
        id: new_id("tra", made, &app.entropy),
        account_id: account.to_owned(),
        kind: verdict.kind.to_owned(),
        key: verdict.key.clone(),
        cause: if by_person(account, verdict, &new) { "person" } else { cause }.to_owned(),
        old,
        new,
        at: at.0,
        definition_set: set.to_owned(),
        version: 1,
    };
    changes.into_iter().map(row).collect()
}

/// Writes what was recorded in `from` before an instant into `into`, where nothing is.
pub(crate) async fn copy(from: &Db, into: Tx, before: Instant) -> Result<()> {
    let mut after = String::new();
    loop {
        let select = Entity::find().filter(Column::At.lt(before.0)).filter(Column::Id.gt(after.as_str()));
        let rows = select.order_by_asc(Column::Id).limit(COPIED).all(from.read()).await.map_err(|e| fault(&e))?;
        let Some(last) = rows.last() else { break };
        after.clone_from(&last.id);
        into.insert_unrecorded(rows).await?;
    }
    into.commit().await
}

/// The transitions of an account, newest first.
pub async fn of_account(db: &impl ConnectionTrait, account: &str, limit: u64) -> Result<Vec<Model>> {
    let select =
        Entity::find().filter(Column::AccountId.eq(account)).order_by_desc(Column::At).order_by_desc(Column::Id);
    select.limit(limit).all(db).await.map_err(|e| fault(&e))
}

/// The last change of an account's band; a first judgement is none.
pub async fn last_band(db: &impl ConnectionTrait, account: &str) -> Result<Option<Model>> {
    let bands = Entity::find().filter(Column::AccountId.eq(account)).filter(Column::Kind.eq("band"));
    let last = bands.filter(Column::Old.is_not_null()).order_by_desc(Column::At).order_by_desc(Column::Id);
    last.limit(1).one(db).await.map_err(|e| fault(&e))
}

/// Changes of a kind since an instant, newest first; first judgements are left out.
pub async fn since(db: &impl ConnectionTrait, kind: &str, from: Instant, limit: u64) -> Result<Vec<Model>> {
    let select =
        Entity::find().filter(Column::Kind.eq(kind)).filter(Column::At.gte(from.0)).filter(Column::Old.is_not_null());
    select.order_by_desc(Column::At).order_by_desc(Column::Id).limit(limit).all(db).await.map_err(|e| fault(&e))
}

/// A change of an account's stage.
#[derive(Debug, Clone, FromQueryResult)]
pub(crate) struct StageChange {
    /// Of the row; later ones are greater.
    pub(crate) id: String,
    pub(crate) account_id: String,
    /// Nothing for the first judgement, and where there was no stage.
    pub(crate) old: Option<String>,
    pub(crate) new: Option<String>,
    pub(crate) at: i64,
    pub(crate) cause: String,
}

/// The changes of stages that were recorded behind the row with this id, in their order.
pub(crate) async fn of_stages(db: &impl ConnectionTrait, after: &str) -> Result<Vec<StageChange>> {
    let columns = [Column::Id, Column::AccountId, Column::Old, Column::New, Column::At, Column::Cause];
    let stages = Entity::find().select_only().columns(columns).filter(Column::Kind.eq("stage"));
    let later = stages.filter(Column::Id.gt(after)).order_by_asc(Column::Id);
    later.into_model::<StageChange>().all(db).await.map_err(|e| fault(&e))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use kernel::{Class, Value, ValueType};
    use query::ColumnSpec;

    use super::*;

    fn frame(bands: [Option<&str>; 2], flags: [Option<bool>; 2]) -> Frame {
        let band = ColumnSpec::new("health_band", ValueType::Choice, Class::General);
        let flag = ColumnSpec::new("segment_x", ValueType::Flag, Class::General);
        let text = bands.map(|b| b.map_or(Value::Null, |b| Value::Text(b.into()))).to_vec();
        let frame = Frame::new(vec!["a".into(), "b".into()]).with(band, text).unwrap();
        frame.with(flag, flags.map(|f| f.map_or(Value::Null, Value::Flag)).to_vec()).unwrap()
    }

    fn all() -> Vec<Verdict> {
        vec![
            Verdict { kind: "band", key: String::new(), column: "health_band".into() },
            Verdict { kind: "segment", key: "x".into(), column: "segment_x".into() },
        ]
    }

    fn record(standing: &mut Standing, frame: &Frame, at: i64) -> usize {
        let verdicts = all();
        let changes = standing.changes(frame, None, &verdicts);
        let count = changes.len();
        let rows: Vec<Model> = changes
            .into_iter()
            .map(|(account, verdict, old, new)| Model {
                id: String::new(),
                account_id: account.into(),
                kind: verdict.kind.into(),
                key: verdict.key.clone(),
                old,
                new,
                at,
                cause: "data".into(),
                definition_set: "s".into(),
                version: 1,
            })
            .collect();
        rows.iter().for_each(|row| standing.take(row));
        count
    }

    #[test]
    fn a_transition_is_recorded_once() {
        let mut standing = Standing::default();
        let first = frame([Some("healthy"), None], [Some(false), Some(true)]);
        assert_eq!(record(&mut standing, &first, 10), 2);
        assert_eq!(record(&mut standing, &first, 20), 0);
        assert_eq!(record(&mut standing, &frame([Some("critical"), None], [None, Some(false)]), 30), 2);
        assert_eq!(record(&mut standing, &frame([Some("critical"), None], [Some(false), None]), 40), 0);
        assert_eq!(record(&mut standing, &frame([None, Some("at_risk")], [None, None]), 50), 2);
    }

    #[test]
    fn a_first_judgement_has_no_beginning_but_a_segment_has() {
        let mut standing = Standing::default();
        let zone = TimeZone::UTC;
        let today = date(1970, 1, 9);
        record(&mut standing, &frame([Some("healthy"), None], [Some(true), None]), 10);
        assert_eq!(standing.bands(today, &zone)("a", "healthy"), None);
        let segment = standing.by_verdict.get(&("segment".to_owned(), "x".to_owned())).map(Stands);
        assert_eq!(segment.and_then(|s| s.since("a")), Some(Instant(10)));
        assert_eq!(standing.bands(today, &zone)("a", "critical"), Some(today));
        assert_eq!(standing.bands(today, &zone)("b", "critical"), None);
        record(&mut standing, &frame([Some("critical"), None], [Some(true), None]), kernel::MICROS_PER_DAY * 3);
        assert_eq!(standing.bands(today, &zone)("a", "critical"), Some(date(1970, 1, 4)));
    }
}
