//! Lines for the work area: of which accounts a signal speaks, with the fact before → after and one act.

use kernel::{Arg, Class, Instant, Says};
use query::Viewed;
use web::{App, Viewer};

use super::evidence;
use super::spoken::{Spoken, speaking_of};
use crate::definitions::model::{ACCOUNT, Act, Audience, Group, SOURCE, Signal};
use crate::state;
use crate::words::{Name, label};

/// One account of which a signal speaks, in words.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// The account.
    pub account_id: String,
    /// The signal's key.
    pub signal: String,
    /// The signal's name.
    pub name: Says,
    /// What it is about.
    pub group: Group,
    /// Whose line it is; `owner` is the account's CSM, whatever their role.
    pub role: Audience,
    /// What to do.
    pub act: Act,
    /// With whom, if somebody fitting is known.
    pub target: Option<Target>,
    /// Days until it should be done.
    pub due_days: u16,
    /// Days of rest after it was handled.
    pub rest_days: u16,
    /// 1 to 3.
    pub weight: u8,
    /// Whether it speaks of a risk.
    pub risk: bool,
    /// The fact, for this viewer: what is hidden says so.
    pub evidence: Says,
    /// The columns that the fact speaks of, with their values for this viewer: to tell whether it got worse.
    pub values: Vec<(String, query::Cell)>,
    /// Since when the signal speaks.
    pub since: Option<Instant>,
}

/// With whom something should be done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Target {
    /// Role of the contact.
    pub role: String,
    /// How to address them; nothing when the viewer may not know.
    pub name: Option<String>,
}

/// Something that is about no account: a silent source of events.
#[derive(Debug, Clone, PartialEq)]
pub struct WorkspaceLine {
    /// What it is about: the source's name.
    pub subject: String,
    /// The signal's key.
    pub signal: String,
    /// The signal's name.
    pub name: Says,
    /// What it is about.
    pub group: Group,
    /// Whose line it is.
    pub role: Audience,
    /// What to do.
    pub act: Act,
    /// Days until it should be done.
    pub due_days: u16,
    /// 1 to 3.
    pub weight: u8,
    /// The fact.
    pub evidence: Says,
    /// Where to look.
    pub href: &'static str,
}

/// The lines of one account, in words.
pub fn for_account(app: &App, viewer: &Viewer, account_id: &str) -> Vec<Line> {
    let rights = team::rights::viewed(app, viewer, ACCOUNT);
    let viewed = rights.viewed();
    let Some(row) = viewed.row(account_id) else { return Vec::new() };
    let spoken = speaking_of(app, &viewed, Some(row), &|_, _| true);
    spoken.iter().map(|spoken| line(app, viewer, &viewed, spoken)).collect()
}

/// The columns that a signal's text speaks of, with their values for this viewer.
pub fn evidence_values(viewed: &Viewed<'_>, spoken: &Spoken) -> Vec<(String, query::Cell)> {
    spoken.signal.evidence.iter().map(|c| (c.clone(), viewed.value(spoken.row, c))).collect()
}

/// A signal's name.
pub fn name_of(signal: &Signal) -> Says {
    label(signal.name.as_ref(), &signal.key)
}

/// The line in words.
pub fn line(app: &App, viewer: &Viewer, viewed: &Viewed<'_>, spoken: &Spoken) -> Line {
    let (row, signal) = (spoken.row, spoken.signal.as_ref());
    Line {
        account_id: viewed.frame.id(row).to_owned(),
        signal: signal.key.clone(),
        name: name_of(signal),
        group: signal.group,
        role: signal.role,
        act: signal.act,
        target: target(app, (viewed, row), signal),
        due_days: signal.due_days,
        rest_days: signal.rest_days,
        weight: signal.weight,
        risk: signal.risk,
        evidence: fact(app, viewer, (viewed, row), signal),
        values: evidence_values(viewed, spoken),
        since: spoken.since,
    }
}

/// The signal's text over its evidence; without one its name and the values.
fn fact(app: &App, viewer: &Viewer, at: (&Viewed<'_>, usize), signal: &Signal) -> Says {
    if let Some(text) = &signal.text {
        return evidence::says(app, &viewer.reader, text, at, &signal.evidence);
    }
    let (viewed, row) = at;
    let part = |column: &String| {
        let spec = viewed.frame.spec(column);
        let name = spec.map_or_else(|| column.clone(), |s| viewer.reader.say(&s.label));
        let value = evidence::argument(app, spec, &viewed.value(row, column));
        format!("{name}: {}", evidence::shown_text(&viewer.reader, &value))
    };
    let parts: Vec<String> = signal.evidence.iter().map(part).collect();
    let name = Arg::from(label(signal.name.as_ref(), &signal.key));
    Says::new("signal-plain-text").with("name", name).with("facts", parts.join(" · "))
}

/// The first role of the signal for which the account has a contact.
fn target(app: &App, (viewed, row): (&Viewed<'_>, usize), signal: &Signal) -> Option<Target> {
    let people = state::of(app).people()?;
    let account = viewed.frame.id(row);
    let (role, name) = signal.with.iter().find_map(|role| Some((role, people.addressed(account, role)?)))?;
    let name = viewed.view.may_see(row, Class::Personal).then(|| name.to_owned());
    Some(Target { role: role.clone(), name })
}

/// The lines that are about no account. They name senders of events and are for those who look after the workspace.
pub fn for_workspace(app: &App, viewer: &Viewer) -> Vec<WorkspaceLine> {
    let board = app.board.load();
    let (Some(frame), Some(engine)) = (board.frame(SOURCE), state::engine(app)) else { return Vec::new() };
    let view = query::View::all(frame.len());
    let viewed = Viewed::new(frame, &view);
    let mut lines = Vec::new();
    for signal in engine.set.definitions.signals.iter().filter(|s| s.subject == SOURCE && s.tells.line()) {
        for row in (0..frame.len()).filter(|&row| frame.value(row, &signal.column()).flag() == Some(true)) {
            lines.push(WorkspaceLine {
                subject: frame.id(row).to_owned(),
                signal: signal.key.clone(),
                name: label(signal.name.as_ref(), &signal.key),
                group: signal.group,
                role: signal.role,
                act: signal.act,
                due_days: signal.due_days,
                weight: signal.weight,
                evidence: match &signal.text {
                    Some(text) => evidence::says(app, &viewer.reader, text, (&viewed, row), &signal.evidence),
                    None => label(signal.name.as_ref().or(Some(&Name::Key(signal.key.clone()))), &signal.key),
                },
                href: "/insight/usage",
            });
        }
    }
    lines
}
