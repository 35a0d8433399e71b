//! What stands on somebody's Today: their lines from the signals, put in order, less what was said of them.

use std::collections::{BTreeMap, HashMap, HashSet};

use insight::signals::{self, Audience, Line, Signal, Spoken};
use jiff::ToSpan;
use kernel::{Instant, Result, Value};
use query::{Cell, Days, Numbers, Texts, Viewed};
use team::people::Role;
use web::{App, Viewer};

use super::order::{Facts, Place, Weights, percentiles, place};
use super::state::{self, LineState};
use crate::tasks::{self, Task};

/// How far back something said of a line can still matter, in years: a season comes back.
const MEMORY_YEARS: i64 = 3;
/// What a cause that was dismissed as not worth it loses in the order, for whoever said so.
const UNWORTHY: f64 = 0.5;

/// One account that needs somebody, with its reasons, the weightiest first. They are put into words only where they are shown.
#[derive(Debug, Clone)]
pub(crate) struct Need {
    /// The account.
    pub(crate) account_id: String,
    /// Its row on the board.
    pub(crate) row: usize,
    /// Reasons; never empty.
    pub(crate) reasons: Vec<Spoken>,
    /// Why it stands where it stands.
    pub(crate) place: Place,
    /// A task of somebody else on its first reason.
    pub(crate) with: Option<Task>,
}

impl Need {
    /// The signal of its first reason.
    pub(crate) fn signal(&self) -> &str {
        self.reasons.first().map_or("", |reason| reason.signal.key.as_str())
    }

    /// Its reasons in words.
    pub(crate) fn lines(&self, app: &App, viewer: &Viewer, viewed: &Viewed<'_>) -> Vec<Line> {
        self.reasons.iter().map(|reason| signals::line(app, viewer, viewed, reason)).collect()
    }

    /// What "since you last looked" remembers it by.
    pub(crate) fn key(&self) -> String {
        format!("{}/{}", self.account_id, self.signal())
    }
}

/// Everything that needs somebody: mine to do, and under way with others.
#[derive(Debug, Default)]
pub(crate) struct Needs {
    /// In order.
    pub(crate) mine: Vec<Need>,
    /// A task on the reason is open with somebody else.
    pub(crate) others: Vec<Need>,
}

/// The evidence of a line as JSON of its numbers, to tell later whether it changed.
pub(crate) fn values(evidence: &[(String, Cell)]) -> String {
    let numbers = evidence.iter().filter_map(|(key, cell)| Some((key.clone(), cell.value()?.number()?)));
    serde_json::to_string(&numbers.collect::<BTreeMap<_, _>>()).unwrap_or_default()
}

/// What speaks to this viewer, before anything that was said of it.
pub(crate) fn own_reasons(app: &App, viewer: &Viewer, viewed: &Viewed<'_>) -> Vec<Spoken> {
    let [csm, am] = ["csm", "am"].map(|key| Texts::new(viewed.column(key).as_ref()));
    let owns = |owner: &Texts, row: usize| owner.at(row) == Some(&viewer.id);
    let is = |role: Role| viewer.role == role.key();
    let wanted = |signal: &Signal, row: usize| match signal.role {
        Audience::Owner => owns(&csm, row),
        Audience::Specialist => is(Role::Specialist) && owns(&csm, row),
        Audience::Manager => is(Role::Manager) && owns(&csm, row),
        Audience::AccountManager => owns(&am, row),
        Audience::Lead => is(Role::Lead),
        Audience::Admin => is(Role::Admin),
    };
    signals::speaking(app, viewed, &wanted)
}

/// What was said of lines, by account and signal.
pub(crate) struct Said(HashMap<String, HashMap<String, Vec<LineState>>>);

impl Said {
    /// Everything that may still matter.
    pub(crate) async fn load(app: &App) -> Result<Self> {
        let from = app.today().checked_sub(MEMORY_YEARS.years()).unwrap_or(app.today());
        let mut said: HashMap<String, HashMap<String, Vec<LineState>>> = HashMap::new();
        for state in state::since(app.db.read(), Instant::start_of(from, &app.zone())).await? {
            let of_account = said.entry(state.account_id.clone()).or_default();
            of_account.entry(state.signal.clone()).or_default().push(state);
        }
        Ok(Self(said))
    }

    /// Whether the line is quiet for this viewer today.
    pub(crate) fn quiets(&self, app: &App, viewer: &Viewer, viewed: &Viewed<'_>, reason: &Spoken) -> bool {
        let states = self.0.get(viewed.frame.id(reason.row)).and_then(|of| of.get(reason.signal.key.as_str()));
        states.is_some_and(|all| {
            let (today, now) = (app.today(), values(&signals::evidence_values(viewed, reason)));
            all.iter().any(|s| s.quiets(&viewer.id, today, &now))
        })
    }

    /// Signals that this viewer has called not worth it.
    fn unworthy(&self, viewer: &Viewer) -> HashSet<&str> {
        let all = self.0.values().flat_map(HashMap::values).flatten();
        all.filter(|s| s.by_id == viewer.id && s.reason.as_deref() == Some("not_worth_it"))
            .map(|s| s.signal.as_str())
            .collect()
    }
}

/// Everything that needs this viewer.
pub(crate) async fn needs(app: &App, viewer: &Viewer) -> Result<Needs> {
    let seen = team::rights::viewed(app, viewer, "account");
    let viewed = seen.viewed();
    let said = Said::load(app).await?;
    let weights: Weights = team::settings::get(app, "today_weights").await?.unwrap_or_default();
    let tasks = tasks::store::open(app.db.read()).await?;
    let order =
        Order { weights, book: book(&viewed, viewer), unworthy: said.unworthy(viewer), facts: Columns::of(&viewed) };
    let mut by_account: BTreeMap<usize, Vec<Spoken>> = BTreeMap::new();
    for reason in own_reasons(app, viewer, &viewed) {
        if !said.quiets(app, viewer, &viewed, &reason) {
            by_account.entry(reason.row).or_default().push(reason);
        }
    }
    let mut needs = Needs::default();
    for (row, mut reasons) in by_account {
        let key = |r: &Spoken| r.signal.key.clone();
        reasons.sort_by(|a, b| b.signal.weight.cmp(&a.signal.weight).then_with(|| key(a).cmp(&key(b))));
        let Some(first) = reasons.first() else { continue };
        let account_id = viewed.frame.id(row).to_owned();
        let with = tasks.iter().find(|t| {
            t.assignee_id != viewer.id
                && t.account_id.as_deref() == Some(&account_id)
                && t.signal.as_deref() == Some(&first.signal.key)
        });
        let need = Need { row, place: order.place(first), with: with.cloned(), account_id, reasons };
        if need.with.is_some() { needs.others.push(need) } else { needs.mine.push(need) }
    }
    needs.mine.sort_by(|a, b| b.place.points.total_cmp(&a.place.points).then_with(|| a.account_id.cmp(&b.account_id)));
    Ok(needs)
}

/// The value percentile of each of this viewer's own accounts, by row.
fn book(viewed: &Viewed<'_>, viewer: &Viewer) -> HashMap<usize, f64> {
    let owners = ["csm", "am"].map(|key| Texts::new(viewed.column(key).as_ref()));
    let ranks = Numbers::new(viewed.column("value_rank").as_ref());
    let mine = |row: &usize| owners.iter().any(|owner| owner.at(*row) == Some(&viewer.id));
    let rows: Vec<usize> = (0..viewed.frame.len()).filter(mine).collect();
    let values: Vec<Option<f64>> = rows.iter().map(|&row| ranks.at(row)).collect();
    rows.into_iter().zip(percentiles(&values)).collect()
}

/// What puts reasons in order.
struct Order<'a> {
    weights: Weights,
    book: HashMap<usize, f64>,
    unworthy: HashSet<&'a str>,
    facts: Columns,
}

/// The columns that the order looks at.
struct Columns {
    band: Texts,
    talked: Days,
    rank: Numbers,
    notice: Numbers,
}

impl Columns {
    fn of(viewed: &Viewed<'_>) -> Self {
        let column = |key: &str| viewed.column(key);
        Self {
            band: Texts::new(column("health_band").as_ref()),
            talked: Days::new(column("last_talk_on").as_ref()),
            rank: Numbers::new(column("value_rank").as_ref()),
            notice: Numbers::new(column("days_to_notice").as_ref()),
        }
    }
}

impl Order<'_> {
    fn place(&self, reason: &Spoken) -> Place {
        let row = reason.row;
        let since = reason.since.map(|at| at.day(&jiff::tz::TimeZone::UTC));
        let percentile = self.book.get(&row).copied().or_else(|| self.facts.rank.at(row)).unwrap_or(0.0);
        let facts = Facts {
            band: self.facts.band.at(row),
            weight: reason.signal.weight,
            percentile,
            days_to_notice: self.facts.notice.at(row),
            talked_since: self.facts.talked.at(row).zip(since).is_some_and(|(talk, since)| talk > since),
        };
        let mut place = place(&facts, &self.weights);
        if self.unworthy.contains(reason.signal.key.as_str()) {
            place.points *= UNWORTHY;
        }
        place
    }
}

/// A number of a row, if the viewer may see it.
pub(crate) fn number(viewed: &Viewed<'_>, row: usize, key: &str) -> Option<f64> {
    viewed.value(row, key).value().and_then(Value::number)
}
