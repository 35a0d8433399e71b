//! The parent that a row names: by its key or its name, among the accounts that are there and those of earlier rows.

use std::collections::HashMap;

use kernel::{Error, Result};
use sea_orm::QuerySelect;
use sea_orm::entity::prelude::*;
use storage::{Tx, fault};
use tables::{MappedRow, Mapping};
use web::module::{Importing, RowOutcome};

use super::super::model::{Account, Column, Entity};
use super::super::store;
use crate::hierarchy::{circle, closes, links};
use crate::imports::taking::{faulty, refused, text, unknown_account};

/// The field of a row.
const FIELD: &str = "parent_key";

/// The accounts that the rows of a chunk may name.
#[derive(Debug, Default)]
pub(super) struct Parents {
    by_key: HashMap<String, String>,
    by_name: HashMap<String, Vec<String>>,
    /// Who belongs to whom, as the rows so far leave it. New accounts alone close no circle: without others it stays empty.
    links: HashMap<String, String>,
}

impl Parents {
    /// For these rows; `changes` says that some of them change accounts that are there.
    pub async fn ready(importing: &Importing<'_>, rows: &[MappedRow], changes: bool) -> Result<Self> {
        let mut named: Vec<&str> = rows.iter().filter_map(|row| text(row, FIELD)).collect();
        named.sort_unstable();
        named.dedup();
        if named.is_empty() {
            return Ok(Self::default());
        }
        let by_key = store::ids_by_key(&**importing.tx, &named).await?;
        named.retain(|name| !by_key.contains_key(*name));
        let by_name = called(importing.tx, &named).await?;
        let links = if changes { links(&**importing.tx).await? } else { HashMap::new() };
        Ok(Self { by_key, by_name, links })
    }

    /// The account below the parent that its row names; or why the row is not taken.
    pub async fn placed(
        &mut self,
        importing: &Importing<'_>,
        row: &MappedRow,
        mut account: Account,
    ) -> Result<Result<Account, RowOutcome>> {
        let mapping = importing.mapping;
        if let Some(named) = text(row, FIELD) {
            let parent = match self.found(named, &account) {
                Ok(parent) => parent,
                Err(refuse) => return Ok(Err(refuse(row, mapping))),
            };
            if let Some(way) = closes(&self.links, (&account.id, &parent)) {
                let mut names = store::names(&**importing.tx, &way).await?;
                names.entry(account.id.clone()).or_insert_with(|| account.name.clone());
                return Ok(Err(faulty(row, mapping, &Error::field(FIELD, circle(&way, &names)))));
            }
            self.links.insert(account.id.clone(), parent.clone());
            account.parent_id = Some(parent);
        }
        self.note(&account);
        Ok(Ok(account))
    }

    fn found(&self, named: &str, account: &Account) -> Result<String, fn(&MappedRow, &Mapping) -> RowOutcome> {
        if named == account.key {
            return Ok(account.id.clone());
        }
        if let Some(id) = self.by_key.get(named) {
            return Ok(id.clone());
        }
        let called = self.by_name.get(named).map_or(&[][..], Vec::as_slice);
        // Of several that are called so the row means another one than itself: the second time it is there too.
        let others: Vec<&String> = called.iter().filter(|id| called.len() == 1 || **id != account.id).collect();
        match others.as_slice() {
            [] => Err(|row, mapping| unknown_account(row, mapping, FIELD)),
            [one] => Ok((*one).clone()),
            _ => Err(|row, mapping| refused(row, mapping, FIELD, ("import-key-ambiguous", "import-remedy-parent"))),
        }
    }

    /// Rows behind may name this one.
    fn note(&mut self, account: &Account) {
        self.by_key.insert(account.key.clone(), account.id.clone());
        let called = self.by_name.entry(account.name.clone()).or_default();
        if !called.contains(&account.id) {
            called.push(account.id.clone());
        }
    }
}

/// The ids of the accounts with these names.
async fn called(tx: &Tx, names: &[&str]) -> Result<HashMap<String, Vec<String>>> {
    let select = Entity::find().select_only().column(Column::Name).column(Column::Id);
    let select = select.filter(Column::Name.is_in(names.iter().copied()));
    let rows: Vec<(String, String)> = select.into_tuple().all(&**tx).await.map_err(|e| fault(&e))?;
    let mut called: HashMap<String, Vec<String>> = HashMap::new();
    for (name, id) in rows {
        called.entry(name).or_default().push(id);
    }
    Ok(called)
}
