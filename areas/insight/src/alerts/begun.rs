//! Who is to be told of the transitions that are about to be recorded.

use std::collections::{BTreeMap, HashSet};

use kernel::{MICROS_PER_DAY, Result, Value, new_id};
use query::Frame;
use team::people::{Person, Role};
use web::App;
use web::components::Band;

use super::store::{self, Model};
use crate::definitions::Definitions;
use crate::definitions::model::{ACCOUNT, Audience, SOURCE, Signal};
use crate::refresh::transitions::{IN, Transition};

/// A signal that begins to speak of a subject.
struct Begun<'a> {
    signal: &'a Signal,
    frame: &'a Frame,
    row: usize,
    at: i64,
}

/// The alerts that follow from `transitions`, of which nothing was recorded yet; `known` says whether a subject was there before.
///
/// # Errors
/// The people or the alerts of late cannot be read.
pub(crate) async fn of(
    app: &App,
    transitions: &[Transition],
    (frames, definitions): (&[(&str, &Frame)], &Definitions),
    known: impl Fn(&str, &str) -> bool,
) -> Result<Vec<Model>> {
    if app.past.is_some() {
        return Ok(Vec::new());
    }
    let begun: Vec<Begun<'_>> = transitions.iter().filter_map(|row| begun(row, (frames, definitions))).collect();
    let fresh = judged_first(transitions);
    let begun = begun.into_iter().filter(|one| !fresh.contains(one.frame.id(one.row)));
    let begun: Vec<Begun<'_>> = begun.filter(|one| known(&one.signal.subject, one.frame.id(one.row))).collect();
    if begun.is_empty() {
        return Ok(Vec::new());
    }
    let people = team::people::all(app).await?;
    let resting = resting(app, &begun).await?;
    let mut alerts = Vec::new();
    for one in &begun {
        let id = one.frame.id(one.row);
        for person in receivers(one, &people) {
            if resting.contains(&(one.signal.key.clone(), id.to_owned(), person.id.clone())) {
                continue;
            }
            alerts.push(Model {
                id: new_id("alt", app.now(), &app.entropy),
                person_id: person.id.clone(),
                signal: one.signal.key.clone(),
                subject: one.signal.subject.clone(),
                subject_id: id.to_owned(),
                at: one.at,
                evidence: evidence(one)?,
                seen_at: None,
                version: 1,
            });
        }
    }
    Ok(alerts)
}

fn begun<'a>(row: &Transition, (frames, definitions): (&[(&str, &'a Frame)], &'a Definitions)) -> Option<Begun<'a>> {
    let subject = match row.kind.as_str() {
        "signal" => ACCOUNT,
        "source" => SOURCE,
        _ => return None,
    };
    if row.new.as_deref() != Some(IN) || row.cause == "definitions" {
        return None;
    }
    let signal = definitions.signals.iter().find(|s| s.key == row.key && s.tells.alert())?;
    let frame = frames.iter().find(|(kind, _)| *kind == subject)?.1;
    Some(Begun { signal, frame, row: frame.row(&row.account_id)?, at: row.at })
}

/// The accounts whose band was not known until now: what else becomes known of them with it was so before.
fn judged_first(transitions: &[Transition]) -> HashSet<&str> {
    let unknown = |band: Option<&str>| band.is_none_or(|band| band == Band::NotEnoughData.key());
    let bands = transitions.iter().filter(|row| row.kind == "band" && unknown(row.old.as_deref()));
    bands.map(|row| row.account_id.as_str()).collect()
}

/// Whoever was told of late, by signal, subject and person: the signal rests.
async fn resting(app: &App, begun: &[Begun<'_>]) -> Result<HashSet<(String, String, String)>> {
    let signals: BTreeMap<&str, &Signal> = begun.iter().map(|one| (one.signal.key.as_str(), one.signal)).collect();
    let rest = |signal: &Signal| app.now().0 - i64::from(signal.rest_days) * MICROS_PER_DAY;
    let from = signals.values().map(|signal| rest(signal)).min().unwrap_or(app.now().0);
    let keys: Vec<&str> = signals.keys().copied().collect();
    let told = store::since(app.db.read(), &keys, from).await?;
    let rests = |alert: &Model| signals.get(alert.signal.as_str()).is_some_and(|signal| alert.at > rest(signal));
    Ok(told.into_iter().filter(rests).map(|alert| (alert.signal, alert.subject_id, alert.person_id)).collect())
}

/// Whom a signal is for; the leads where an account has no owner of that kind.
fn receivers<'a>(one: &Begun<'_>, people: &'a [Person]) -> Vec<&'a Person> {
    let active = || people.iter().filter(|person| person.is_active());
    let having = |role: Role| -> Vec<&Person> { active().filter(|person| person.role() == role).collect() };
    let owner = |column: &str| {
        let id = one.frame.value(one.row, column);
        active().find(|person| id.text() == Some(&person.id))
    };
    let or_leads = |owner: Option<&'a Person>| owner.map_or_else(|| having(Role::Lead), |person| vec![person]);
    let if_role = |role: Role| owner("csm").filter(|person| person.role() == role).into_iter().collect();
    match one.signal.role {
        Audience::Owner => or_leads(owner("csm")),
        Audience::AccountManager => or_leads(owner("am")),
        Audience::Specialist => if_role(Role::Specialist),
        Audience::Manager => if_role(Role::Manager),
        Audience::Lead => having(Role::Lead),
        Audience::Admin => having(Role::Admin),
    }
}

fn evidence(one: &Begun<'_>) -> Result<String> {
    let value = |column: &String| (column.clone(), one.frame.value(one.row, column));
    let values: BTreeMap<String, Value> = one.signal.evidence.iter().map(value).collect();
    serde_json::to_string(&values).map_err(kernel::Error::internal)
}
