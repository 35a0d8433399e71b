//! What a product says of its users: who they are, to which account they belong, and which keys are one person.

use kernel::{Day, Instant, Result};
use sea_orm::entity::prelude::*;
use serde_json::{Map, Value};
use storage::{Tx, fault};
use web::App;

use super::model::User;
use super::{ALIAS, MEMBER, store};
use crate::links;

/// `last_seen` moves at most once in this time, so that a product that says the same all day leaves no trail of changes.
const GRAIN: i64 = 3600;
/// Facts of one user; further names are left out, so that a careless product cannot fill the records.
const FACTS: usize = 200;

/// A user as a product introduces them.
#[derive(Debug, Clone, Copy)]
pub struct Seen<'a> {
    /// The user's key.
    pub key: &'a str,
    /// What is said of the user; null takes a fact away.
    pub traits: &'a Map<String, Value>,
    /// The key of the account that the user belongs to.
    pub group: Option<&'a str>,
    /// When it was so.
    pub at: Instant,
    /// The source that says it.
    pub source: &'a str,
}

/// Keeps a user; whether anything changed. What was so earlier than what is known already adds only what is not known.
///
/// # Errors
/// The database cannot be written.
pub async fn seen(app: &App, tx: &Tx, seen: &Seen<'_>) -> Result<bool> {
    let known = store::by_key(&**tx, seen.key).await?;
    let mut changed = match &known {
        None => {
            tx.insert(made(app.id("eus"), seen)).await?;
            true
        }
        Some(old) => {
            let new = merged(old, seen);
            let differs = new != *old;
            if differs {
                tx.update(old, new).await?;
            }
            differs
        }
    };
    if let Some(group) = seen.group {
        changed |= belongs(app, tx, (seen.key, group), seen.at.day(&app.zone())).await?;
    }
    Ok(changed)
}

fn made(id: String, seen: &Seen<'_>) -> User {
    let blank = User {
        id,
        key: seen.key.to_owned(),
        traits: "{}".to_owned(),
        group_key: None,
        first_seen: seen.at.0,
        last_seen: seen.at.0,
        source: seen.source.to_owned(),
        version: 1,
    };
    merged(&blank, seen)
}

fn merged(old: &User, seen: &Seen<'_>) -> User {
    let mut new = old.clone();
    let later = seen.at.0 >= old.last_seen;
    let before = old.facts();
    let mut facts = before.clone();
    for (name, value) in seen.traits {
        match (value, facts.contains_key(name)) {
            (Value::Null, true) if later => drop(facts.shift_remove(name)),
            (Value::Null, _) => {}
            (value, true) if later => drop(facts.insert(name.clone(), value.clone())),
            (value, false) if facts.len() < FACTS => drop(facts.insert(name.clone(), value.clone())),
            _ => {}
        }
    }
    if facts != before {
        new.traits = Value::Object(facts).to_string();
    }
    if let Some(group) = seen.group.filter(|_| later || old.group_key.is_none()) {
        new.group_key = Some(group.to_owned());
    }
    if seen.at.seconds_since(Instant(old.last_seen)) >= GRAIN {
        new.last_seen = seen.at.0;
    }
    new.first_seen = new.first_seen.min(seen.at.0);
    new
}

/// From `day` on the user belongs to the account with the key `group`; before, to whichever was named before.
async fn belongs(app: &App, tx: &Tx, (key, group): (&str, &str), day: Day) -> Result<bool> {
    let mut changed = false;
    for key in with_aliases(tx, key).await? {
        let mut links = of_key(tx, MEMBER, &key).await?;
        links.sort_by(|a, b| a.from_day.cmp(&b.from_day));
        changed |= match links.pop() {
            None => insert(app, tx, (MEMBER, &key, group), (None, None)).await?,
            Some(last) if last.subject_id == group => false,
            Some(last) => take_over(app, tx, &last, (group, day)).await?,
        };
    }
    Ok(changed)
}

/// The last link ends where the new account begins. What was so before the last link began is no news.
async fn take_over(app: &App, tx: &Tx, last: &links::Model, (group, day): (&str, Day)) -> Result<bool> {
    let from = day.to_string();
    match last.from_day.as_deref() {
        Some(began) if began > from.as_str() => return Ok(false),
        Some(began) if began == from => {
            tx.update(last, links::Model { subject_id: group.to_owned(), ..last.clone() }).await?;
            return Ok(true);
        }
        _ => {}
    }
    let ends = day.yesterday().unwrap_or(day).to_string();
    tx.update(last, links::Model { to_day: Some(ends), ..last.clone() }).await?;
    insert(app, tx, (MEMBER, &last.key, group), (Some(from), None)).await
}

/// `other` and `key` are one user; whether that is news. What is known of the user's account holds for the other key too.
///
/// # Errors
/// The database cannot be written.
pub async fn alias(app: &App, tx: &Tx, other: &str, key: &str) -> Result<bool> {
    if other == key || of_key(tx, ALIAS, other).await?.iter().any(|link| link.subject_id == key) {
        return Ok(false);
    }
    insert(app, tx, (ALIAS, other, key), (None, None)).await?;
    for kind in [MEMBER, "person"] {
        if !of_key(tx, kind, other).await?.is_empty() {
            continue;
        }
        for link in of_key(tx, kind, key).await? {
            insert(app, tx, (kind, other, &link.subject_id), (link.from_day, link.to_day)).await?;
        }
    }
    Ok(true)
}

/// A user's key with all others that are the same user.
pub(super) async fn with_aliases(tx: &Tx, key: &str) -> Result<Vec<String>> {
    let select = links::Entity::find().filter(links::Column::Kind.eq(ALIAS)).filter(links::Column::SubjectId.eq(key));
    let others = select.all(&**tx).await.map_err(|e| fault(&e))?;
    Ok(std::iter::once(key.to_owned()).chain(others.into_iter().map(|link| link.key)).collect())
}

async fn of_key(tx: &Tx, kind: &str, key: &str) -> Result<Vec<links::Model>> {
    let select = links::Entity::find().filter(links::Column::Kind.eq(kind)).filter(links::Column::Key.eq(key));
    select.all(&**tx).await.map_err(|e| fault(&e))
}

async fn insert(
    app: &App,
    tx: &Tx,
    (kind, key, subject): (&str, &str, &str),
    (from_day, to_day): (Option<String>, Option<String>),
) -> Result<bool> {
    let link = links::Model {
        id: app.id("lnk"),
        kind: kind.to_owned(),
        key: key.to_owned(),
        subject_id: subject.to_owned(),
        from_day,
        to_day,
        version: 1,
    };
    tx.insert(link).await.map(|_| true)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn said(traits: &Value, at: i64, group: Option<&'static str>, old: Option<&User>) -> User {
        let traits = traits.as_object().unwrap();
        let seen = Seen { key: "u", traits, group, at: Instant(at * 1_000_000), source: "web" };
        old.map_or_else(|| made("eus_1".to_owned(), &seen), |old| merged(old, &seen))
    }

    #[test]
    fn later_words_replace_earlier_ones_and_not_the_other_way_round() {
        let first = said(&json!({"name": "Ann", "plan": "pro"}), 10_000, Some("a"), None);
        let later = said(&json!({"name": "Ann Lee", "plan": null}), 20_000, Some("b"), Some(&first));
        assert_eq!(
            (later.facts(), later.group_key.as_deref()),
            (json!({"name": "Ann Lee"}).as_object().unwrap().clone(), Some("b"))
        );
        let late = said(&json!({"name": "Old", "city": "Shiraz"}), 5_000, Some("c"), Some(&later));
        assert_eq!(late.facts(), json!({"name": "Ann Lee", "city": "Shiraz"}).as_object().unwrap().clone());
        assert_eq!(
            (late.group_key.as_deref(), late.first_seen, late.last_seen),
            (Some("b"), 5_000_000_000, 20_000_000_000)
        );
    }

    #[test]
    fn saying_the_same_again_within_the_hour_changes_nothing() {
        let first = said(&json!({"name": "Ann"}), 10_000, None, None);
        assert_eq!(said(&json!({"name": "Ann"}), 10_000 + GRAIN - 1, None, Some(&first)), first);
        assert_ne!(said(&json!({"name": "Ann"}), 10_000 + GRAIN, None, Some(&first)), first);
    }
}
