//! What of an account's record its reader may see, beyond the columns of the board: forms and programs read the record itself.

use kernel::{Class, Error, Result};
use serde_json::{Map, Value};
use web::{App, Viewer};

use super::model::Account;
use crate::fields::{self, OwnField};

/// Fields of the record that lead to a person.
const PERSONAL: [&str; 2] = ["phone", "email"];

/// The parts of one account's record that one viewer may see, and so may change.
pub(crate) struct Seen {
    /// Own fields.
    pub own: Vec<OwnField>,
    /// Keys of the other own fields.
    hidden: Vec<String>,
    /// Telephone and mail address.
    pub personal: bool,
}

impl Seen {
    /// By the rights of `viewer` over the account; a new one has no owner yet.
    pub async fn of(app: &App, viewer: &Viewer, account: &str) -> Result<Self> {
        let rights = team::rights::account(app, viewer, account);
        let all = fields::all(app.db.read()).await?;
        let (own, hidden): (Vec<OwnField>, Vec<OwnField>) =
            all.into_iter().partition(|field| rights.sees(field.class_of()));
        let hidden = hidden.into_iter().map(|field| field.key).collect();
        Ok(Self { own, hidden, personal: rights.sees(Class::Personal) })
    }

    /// The record as an object without what may not be seen. Values whose field was removed have no class and are left out.
    pub fn record(&self, account: &Account) -> Map<String, Value> {
        let Value::Object(mut record) = serde_json::json!(account) else { return Map::new() };
        if !self.personal {
            record.retain(|key, _| !PERSONAL.contains(&key.as_str()));
        }
        let own = account.own_fields().into_iter().filter(|(key, _)| self.own.iter().any(|field| field.key == *key));
        record.insert("own".to_owned(), Value::Object(own.collect()));
        record
    }

    /// Fails when a program sets what its owner may not see.
    pub fn need(&self, body: &Map<String, Value>) -> Result<()> {
        let own = body.get("own").and_then(Value::as_object);
        let hidden_own = own.is_some_and(|own| own.keys().any(|key| self.hidden.contains(key)));
        let hidden = !self.personal && PERSONAL.iter().any(|key| body.contains_key(*key));
        if hidden_own || hidden { Err(Error::forbidden()) } else { Ok(()) }
    }
}
