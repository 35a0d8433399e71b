//! A write: what it does to records is kept in `changes` in the same transaction.

use std::ops::Deref;

use kernel::{Actor, Error, Instant, Result};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, DatabaseTransaction, EntityTrait, Iterable, ModelTrait, PrimaryKeyToColumn,
    QueryFilter,
};

use crate::{Record, changes, fault};

/// Rows of one insert statement; wide tables stay below SQLite's limit of 32,766 parameters.
const BATCH: usize = 400;

/// Who writes, why, and since when it is true.
#[derive(Debug, Clone)]
pub struct By {
    /// Who.
    pub actor: Actor,
    /// The act: one id for everything that one click, call or import did.
    pub cause: String,
    /// Since when it is true.
    pub valid_from: Instant,
    /// When we learned it.
    pub known_at: Instant,
}

impl By {
    /// A write that is true and known from `now` on.
    pub fn new(actor: Actor, cause: impl Into<String>, now: Instant) -> Self {
        Self { actor, cause: cause.into(), valid_from: now, known_at: now }
    }
}

/// An open write. It is a connection too: queries through it see what it wrote.
#[derive(Debug)]
pub struct Tx {
    inner: DatabaseTransaction,
    by: By,
}

impl Deref for Tx {
    type Target = DatabaseTransaction;

    fn deref(&self) -> &DatabaseTransaction {
        &self.inner
    }
}

impl Tx {
    pub(crate) const fn new(inner: DatabaseTransaction, by: By) -> Self {
        Self { inner, by }
    }

    /// Who writes, and why.
    pub const fn by(&self) -> &By {
        &self.by
    }

    /// From here on, what is written was known at `known_at` and true from `valid_from`.
    pub fn dated(&mut self, valid_from: Instant, known_at: Instant) {
        (self.by.valid_from, self.by.known_at) = (valid_from, known_at);
    }

    /// Makes everything durable.
    pub async fn commit(self) -> Result<()> {
        self.inner.commit().await.map_err(|e| fault(&e))
    }

    /// Makes a row.
    pub async fn insert<M: Record>(&self, model: M) -> Result<M> {
        self.insert_many(vec![model.clone()]).await?;
        Ok(model)
    }

    /// Makes many rows, in as few statements as the databases allow.
    pub async fn insert_many<M: Record>(&self, models: Vec<M>) -> Result<()> {
        let kept = models.iter().map(|m| changes::whole(&self.by, None, Some(m))).collect();
        self.insert_unrecorded(models).await?;
        changes::append(&self.inner, kept).await
    }

    /// Makes rows that have lived already: each with its versions and since when each is true and known, oldest first. The table gets
    /// the last one, the history all.
    pub async fn insert_lives<M: Record>(&self, lives: Vec<Vec<(Instant, M)>>) -> Result<()> {
        let mut kept = Vec::new();
        for life in &lives {
            let mut before: Option<&M> = None;
            for (at, model) in life {
                let by = By { valid_from: *at, known_at: *at, ..self.by.clone() };
                match before {
                    None => kept.push(changes::whole(&by, None, Some(model))),
                    Some(before) => kept.extend(changes::fields(&by, before, model)),
                }
                before = Some(model);
            }
        }
        let rows = lives.into_iter().filter_map(|mut life| life.pop()).map(|(_, model)| model).collect();
        self.insert_unrecorded(rows).await?;
        changes::append(&self.inner, kept).await
    }

    /// Makes many rows without history: for rows that are themselves history, such as an audit line.
    pub async fn insert_unrecorded<M: Record>(&self, models: Vec<M>) -> Result<()> {
        for batch in models.chunks(BATCH) {
            let rows = batch.iter().cloned().map(|m| m.into_active_model().reset_all());
            <M::Entity as EntityTrait>::insert_many(rows)
                .exec_without_returning(&self.inner)
                .await
                .map_err(|e| fault(&e))?;
        }
        Ok(())
    }

    /// Changes a row from `old` to `new`; fails with `error-stale` when somebody else changed it since `old` was read.
    pub async fn update<M: Record>(&self, old: &M, mut new: M) -> Result<M> {
        let kept = changes::fields(&self.by, old, &new);
        if kept.is_empty() {
            return Ok(old.clone());
        }
        new.set_version(old.version() + 1);
        let (id, version) = columns::<M>()?;
        let update = <M::Entity as EntityTrait>::update_many().set(new.clone().into_active_model().reset_all());
        let update = update.filter(id.eq(old.id())).filter(version.eq(old.version()));
        let done = update.exec(&self.inner).await.map_err(|e| fault(&e))?;
        if done.rows_affected != 1 {
            return Err(Error::stale());
        }
        changes::append(&self.inner, kept).await?;
        Ok(new)
    }

    /// Removes a row; its history stays, so that it can come back.
    pub async fn delete<M: Record>(&self, old: &M) -> Result<()> {
        let (id, version) = columns::<M>()?;
        let delete =
            <M::Entity as EntityTrait>::delete_many().filter(id.eq(old.id())).filter(version.eq(old.version()));
        let done = delete.exec(&self.inner).await.map_err(|e| fault(&e))?;
        if done.rows_affected != 1 {
            return Err(Error::stale());
        }
        changes::append(&self.inner, vec![changes::whole(&self.by, Some(old), None)]).await
    }
}

/// A column of a record's table.
type ColumnOf<M> = <<M as ModelTrait>::Entity as EntityTrait>::Column;

/// The columns `id` and `version` of a record's table.
fn columns<M: Record>() -> Result<(ColumnOf<M>, ColumnOf<M>)> {
    let id = <M::Entity as EntityTrait>::PrimaryKey::iter().next().map(PrimaryKeyToColumn::into_column);
    let version = "version".parse::<ColumnOf<M>>().ok();
    id.zip(version).ok_or_else(|| Error::internal(format!("{} needs the columns id and version", M::TABLE)))
}
