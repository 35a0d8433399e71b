//! The step *facts*: identify fills users, group fills accounts, alias joins two keys; all of a request in one write.
//!
//! It comes after the log, and saying the same again changes nothing, so a request that is sent again is no harm.

use customers::accounts::{self, Account, Traits};
use customers::fields::{self, OwnField};
use customers::{links, users};
use kernel::{Instant, Result};
use serde_json::{Map, Value};
use storage::Tx;
use web::App;

use super::hands::{self, OWN};
use super::message::Body;
use super::resolve;
use super::steps::Origin;
use crate::sources::Wins;

/// What a message says of a user or an account.
#[derive(Debug)]
pub struct Fact {
    /// The user's key, or the visitor's.
    pub person: Option<String>,
    /// The visitor's key beside a user's.
    pub visitor: Option<String>,
    /// Whether only the visitor is named; a visitor is no user yet.
    pub anonymous: bool,
    /// The account's key.
    pub group: Option<String>,
    /// When it was so.
    pub at: Instant,
    /// What is said; never an event.
    pub body: Body,
}

/// Writes facts in the order in which they were sent.
pub async fn apply(app: &App, from: &Origin, facts: &[Fact]) -> Result<()> {
    if facts.is_empty() {
        return Ok(());
    }
    missing_accounts(app, from, facts).await?;
    let tx = app.db.write(app.by(from.actor())).await?;
    let own = fields::all(&*tx).await?;
    let mut changed = false;
    for fact in facts {
        changed |= one(app, &tx, (from, &own), fact).await?;
    }
    if changed {
        tx.commit().await?;
        app.touched();
    }
    Ok(())
}

/// Where the source's rule says so, accounts that are named and missing are made.
async fn missing_accounts(app: &App, from: &Origin, facts: &[Fact]) -> Result<()> {
    if from.source.as_ref().is_none_or(|s| !s.creates) {
        return Ok(());
    }
    let keys = facts.iter().filter_map(|f| f.group.as_deref()).collect();
    let known = resolve::known(app, &keys).await?;
    let missing: Vec<String> = keys.into_iter().filter(|k| !known.contains(*k)).map(str::to_owned).collect();
    resolve::create(app, from.actor(), &missing).await
}

/// Writes one fact; whether anything changed.
async fn one(app: &App, tx: &Tx, (from, own): (&Origin, &[OwnField]), fact: &Fact) -> Result<bool> {
    let Some(person) = &fact.person else { return Ok(false) };
    let account = match &fact.group {
        Some(key) => account_of(app, tx, key, fact.at).await?,
        None => None,
    };
    let nothing = Map::new();
    let traits = if let Body::Identify(traits) = &fact.body { traits } else { &nothing };
    let seen = users::Seen { key: person, traits, group: fact.group.as_deref(), at: fact.at, source: &from.key };
    let mut changed = !fact.anonymous && users::seen(app, tx, &seen).await?;
    if let Some(visitor) = &fact.visitor {
        changed |= users::alias(app, tx, visitor, person).await?;
    }
    match (&fact.body, account) {
        (Body::Alias(before), _) => changed |= users::alias(app, tx, before, person).await?,
        (Body::Group(traits), Some(account)) => changed |= fill(app, tx, (from, own), (&account, traits)).await?,
        (Body::Identify(traits), Some(account)) => {
            if let Some(Value::Object(company)) = traits.get("company") {
                changed |= fill(app, tx, (from, own), (&account, company)).await?;
            }
        }
        _ => {}
    }
    Ok(changed)
}

/// The account that a key meant on the day of the fact.
async fn account_of(app: &App, tx: &Tx, key: &str, at: Instant) -> Result<Option<Account>> {
    match links::subject(&**tx, "account", key, at.day(&app.zone())).await? {
        Some(id) => accounts::store::find(&**tx, &id).await,
        None => Ok(None),
    }
}

/// Puts the traits into the account's fields, as far as the source's rules let it.
async fn fill(
    app: &App,
    tx: &Tx,
    (from, own): (&Origin, &[OwnField]),
    (account, traits): (&Account, &Map<String, Value>),
) -> Result<bool> {
    let reading = Traits { traits, own, today: app.today() };
    if reading.onto(account, &|_| true) == *account {
        return Ok(false);
    }
    // Only now the history is worth reading.
    let hands = hands::last(&storage::history(&**tx, "accounts", &account.id).await?);
    let may = |field: &str| hands.get(field).is_none_or(|hand| hand.yields(rule(from, field)));
    let new = reading.onto(account, &may);
    if new == *account {
        return Ok(false);
    }
    tx.update(account, new).await?;
    Ok(true)
}

/// The rule of a source for a field. Without a source's record nothing that somebody set is overwritten.
fn rule(from: &Origin, field: &str) -> Wins {
    let Some(source) = &from.source else { return Wins::Import };
    match field {
        "name" => Wins::of(&source.names_rule),
        _ if field.starts_with(OWN) => Wins::of(&source.own_rule),
        _ => Wins::of(&source.facts_rule),
    }
}
