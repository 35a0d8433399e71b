//! All queries on contacts.

use std::collections::HashMap;

use kernel::{Error, Result};
use sea_orm::entity::prelude::*;
use sea_orm::{ConnectionTrait, FromQueryResult, QueryOrder, QuerySelect};
use storage::{among, fault};

use super::model::{Column, Contact, Entity};

/// The contact with this id.
pub async fn get(db: &impl ConnectionTrait, id: &str) -> Result<Contact> {
    Entity::find_by_id(id).one(db).await.map_err(|e| fault(&e))?.ok_or_else(Error::not_found)
}

/// An account's contacts, by id, which is the order of their making.
pub async fn of_account(db: &impl ConnectionTrait, account: &str) -> Result<Vec<Contact>> {
    let select = Entity::find().filter(Column::AccountId.eq(account)).order_by_asc(Column::Id);
    select.all(db).await.map_err(|e| fault(&e))
}

/// Contacts by key, for a chunk of rows of a file.
pub async fn by_keys(db: &impl ConnectionTrait, keys: &[&str]) -> Result<HashMap<String, Contact>> {
    let rows = Entity::find().filter(Column::Key.is_in(keys.iter().copied())).all(db).await.map_err(|e| fault(&e))?;
    Ok(rows.into_iter().map(|row| (row.key.clone(), row)).collect())
}

/// Every contact.
pub async fn all(db: &impl ConnectionTrait, only: Option<&[String]>) -> Result<Vec<Contact>> {
    Entity::find().filter(among(Column::AccountId, only)).order_by_asc(Column::Id).all(db).await.map_err(|e| fault(&e))
}

/// What telling whose events are whose needs of a contact.
#[derive(Debug, Clone, FromQueryResult)]
pub struct Keyed {
    /// The id.
    pub id: String,
    /// The account.
    pub account_id: String,
    /// What they do there.
    pub role: String,
    /// The key that senders use for them.
    pub person_key: Option<String>,
    name: String,
    form_of_address: Option<String>,
}

impl Keyed {
    /// How to speak of them: form of address, else the name as written.
    pub fn addressed(&self) -> &str {
        self.form_of_address.as_deref().unwrap_or(&self.name)
    }
}

/// Every contact, as far as the engine needs them.
pub async fn keyed(db: &impl ConnectionTrait) -> Result<Vec<Keyed>> {
    let columns = [Column::Id, Column::AccountId, Column::Role, Column::PersonKey, Column::Name, Column::FormOfAddress];
    Entity::find()
        .select_only()
        .columns(columns)
        .order_by_asc(Column::Id)
        .into_model()
        .all(db)
        .await
        .map_err(|e| fault(&e))
}

/// What the columns need of a contact.
#[derive(Debug, Clone, FromQueryResult)]
pub(crate) struct Slim {
    /// The id.
    pub id: String,
    /// The account.
    pub account_id: String,
    /// What they do there.
    pub role: String,
    /// The day a mail to them came back.
    pub bounced_on: Option<String>,
}

/// The contacts of these accounts, or all, without their names.
pub(crate) async fn slim(db: &impl ConnectionTrait, only: Option<&[String]>) -> Result<Vec<Slim>> {
    let columns = [Column::Id, Column::AccountId, Column::Role, Column::BouncedOn];
    let select = Entity::find().select_only().columns(columns).filter(among(Column::AccountId, only));
    select.order_by_asc(Column::Id).into_model().all(db).await.map_err(|e| fault(&e))
}

/// What a search needs of a contact.
#[derive(Debug, Clone, FromQueryResult)]
pub(crate) struct Named {
    /// The id.
    pub id: String,
    /// The account.
    pub account_id: String,
    /// The full name.
    pub name: String,
    /// How to address them.
    pub form_of_address: Option<String>,
    /// Mail address.
    pub email: Option<String>,
    /// Telephone number.
    pub phone: Option<String>,
    /// Messenger and name there.
    pub messenger: Option<String>,
}

/// The names and numbers of these contacts, or of all, without the rest.
pub(crate) async fn named(db: &impl ConnectionTrait, only: Option<&[String]>) -> Result<Vec<Named>> {
    let columns = [
        Column::Id,
        Column::AccountId,
        Column::Name,
        Column::FormOfAddress,
        Column::Email,
        Column::Phone,
        Column::Messenger,
    ];
    Entity::find()
        .select_only()
        .columns(columns)
        .filter(among(Column::Id, only))
        .order_by_asc(Column::Id)
        .into_model()
        .all(db)
        .await
        .map_err(|e| fault(&e))
}

/// Contacts by id, for the visible hits of a search.
pub(crate) async fn by_ids(db: &impl ConnectionTrait, ids: &[&str]) -> Result<Vec<Contact>> {
    Entity::find().filter(Column::Id.is_in(ids.iter().copied())).all(db).await.map_err(|e| fault(&e))
}
