//! What stands on somebody's Today: their lines from the signals, put in order, less what was said of them.

use std::collections::{BTreeMap, HashMap, HashSet};

use insight::signals::{self, Audience, Line};
use jiff::ToSpan;
use kernel::{Instant, Result, Value};
use query::Viewed;
use team::people::Role;
use web::{App, Viewer};

use super::order::{Facts, Place, Weights, percentiles, place};
use super::state::{self, LineState};
use crate::tasks::{self, Task};

/// How far back something said of a line can still matter, in years: a season comes back.
const MEMORY_YEARS: i64 = 3;
/// What a cause that was dismissed as not worth it loses in the order, for whoever said so.
const UNWORTHY: f64 = 0.5;

/// One account that needs somebody, with its reasons, the weightiest first.
#[derive(Debug, Clone)]
pub(crate) struct Need {
    /// The account.
    pub(crate) account_id: String,
    /// Its row on the board.
    pub(crate) row: usize,
    /// Reasons.
    pub(crate) lines: Vec<Line>,
    /// Why it stands where it stands.
    pub(crate) place: Place,
    /// A task of somebody else on its first reason.
    pub(crate) with: Option<Task>,
}

impl Need {
    /// Its first reason.
    pub(crate) fn first(&self) -> Option<&Line> {
        self.lines.first()
    }

    /// What "since you last looked" remembers it by.
    pub(crate) fn key(&self) -> String {
        format!("{}/{}", self.account_id, self.first().map_or("", |l| l.signal.as_str()))
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
pub(crate) fn values(line: &Line) -> String {
    let numbers = line.values.iter().filter_map(|(key, cell)| Some((key.clone(), cell.value()?.number()?)));
    serde_json::to_string(&numbers.collect::<BTreeMap<_, _>>()).unwrap_or_default()
}

/// The lines that are for this viewer, before anything that was said of them.
pub(crate) fn own_lines(app: &App, viewer: &Viewer, viewed: &Viewed<'_>) -> Vec<Line> {
    let board = app.board.load();
    let owner = |line: &Line, column: &str| {
        let row = viewed.row(&line.account_id);
        row.and_then(|row| viewed.value(row, column).value().and_then(Value::text).map(|id| id == viewer.id))
            .unwrap_or(false)
    };
    let mut lines = signals::for_accounts(app, &board, viewer);
    lines.retain(|line| match line.role {
        Audience::Owner => owner(line, "csm"),
        Audience::Specialist => viewer.role == Role::Specialist.key() && owner(line, "csm"),
        Audience::Manager => viewer.role == Role::Manager.key() && owner(line, "csm"),
        Audience::AccountManager => owner(line, "am"),
        Audience::Lead => viewer.role == Role::Lead.key(),
        Audience::Admin => viewer.role == Role::Admin.key(),
    });
    lines
}

/// What was said of lines, by account and signal.
pub(crate) struct Said(HashMap<(String, String), Vec<LineState>>);

impl Said {
    /// Everything that may still matter.
    pub(crate) async fn load(app: &App) -> Result<Self> {
        let from = app.today().checked_sub(MEMORY_YEARS.years()).unwrap_or(app.today());
        let mut said: HashMap<(String, String), Vec<LineState>> = HashMap::new();
        for state in state::since(app.db.read(), Instant::start_of(from, &app.zone())).await? {
            said.entry((state.account_id.clone(), state.signal.clone())).or_default().push(state);
        }
        Ok(Self(said))
    }

    /// Whether the line is quiet for this viewer today.
    pub(crate) fn quiets(&self, app: &App, viewer: &Viewer, line: &Line) -> bool {
        let states = self.0.get(&(line.account_id.clone(), line.signal.clone()));
        let now = values(line);
        states.is_some_and(|all| all.iter().any(|s| s.quiets(&viewer.id, app.today(), &now)))
    }

    /// Signals that this viewer has called not worth it.
    fn unworthy(&self, viewer: &Viewer) -> HashSet<&str> {
        let all = self.0.values().flatten();
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
    let mut lines = own_lines(app, viewer, &viewed);
    lines.retain(|line| !said.quiets(app, viewer, line));
    let tasks = tasks::store::open(app.db.read()).await?;
    let book = book(&viewed, viewer);
    let unworthy = said.unworthy(viewer);
    let mut by_account: BTreeMap<usize, Vec<Line>> = BTreeMap::new();
    for line in lines {
        if let Some(row) = viewed.row(&line.account_id) {
            by_account.entry(row).or_default().push(line);
        }
    }
    let mut needs = Needs::default();
    for (row, mut lines) in by_account {
        lines.sort_by(|a, b| b.weight.cmp(&a.weight).then_with(|| a.signal.cmp(&b.signal)));
        let Some(first) = lines.first() else { continue };
        let mut place = place(&facts(&viewed, row, first, &book), &weights);
        if unworthy.contains(first.signal.as_str()) {
            place.points *= UNWORTHY;
        }
        let with = tasks.iter().find(|t| {
            t.assignee_id != viewer.id
                && t.account_id.as_deref() == Some(&first.account_id)
                && t.signal.as_deref() == Some(&first.signal)
        });
        let need = Need { account_id: first.account_id.clone(), row, place, with: with.cloned(), lines };
        if need.with.is_some() { needs.others.push(need) } else { needs.mine.push(need) }
    }
    needs.mine.sort_by(|a, b| b.place.points.total_cmp(&a.place.points).then_with(|| a.account_id.cmp(&b.account_id)));
    Ok(needs)
}

/// The value percentile of each of this viewer's own accounts, by row.
fn book(viewed: &Viewed<'_>, viewer: &Viewer) -> HashMap<usize, f64> {
    let mine = |row: &usize| {
        ["csm", "am"].iter().any(|c| viewed.value(*row, c).value().and_then(Value::text) == Some(&viewer.id))
    };
    let rows: Vec<usize> = (0..viewed.frame.len()).filter(|row| viewed.view.visible(*row)).filter(mine).collect();
    let values: Vec<Option<f64>> = rows.iter().map(|&row| number(viewed, row, "value_rank")).collect();
    rows.into_iter().zip(percentiles(&values)).collect()
}

fn facts<'a>(viewed: &Viewed<'_>, row: usize, line: &Line, book: &HashMap<usize, f64>) -> Facts<'a> {
    let band = viewed.value(row, "health_band").value().and_then(Value::text).map(str::to_owned);
    let band = match band.as_deref() {
        Some("critical") => Some("critical"),
        Some("at_risk") => Some("at_risk"),
        _ => None,
    };
    let talked = viewed.value(row, "last_talk_on").value().and_then(Value::date);
    let since = line.since.map(|at| at.day(&jiff::tz::TimeZone::UTC));
    let percentile = book.get(&row).copied().or_else(|| number(viewed, row, "value_rank")).unwrap_or(0.0);
    let talked_since = talked.zip(since).is_some_and(|(talk, since)| talk > since);
    Facts { band, weight: line.weight, percentile, days_to_notice: number(viewed, row, "days_to_notice"), talked_since }
}

/// A number of a row, if the viewer may see it.
pub(crate) fn number(viewed: &Viewed<'_>, row: usize, key: &str) -> Option<f64> {
    viewed.value(row, key).value().and_then(Value::number)
}
