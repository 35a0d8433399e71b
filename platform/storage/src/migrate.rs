//! One migration history for both databases. Each migration runs in a transaction; newer data is refused.

use std::collections::BTreeSet;

use kernel::{Error, Instant, Kind, Result};
use sea_orm::sea_query::{IndexCreateStatement, Table, TableCreateStatement};
use sea_orm::{ConnectionTrait, FromQueryResult, Statement, TransactionTrait};
use sea_orm_migration::schema::{big_integer, string};

use crate::{Db, fault};

/// One statement of a migration.
#[expect(clippy::large_enum_variant, reason = "a few dozen steps, made once at start")]
#[derive(Debug)]
pub enum Step {
    /// A new table.
    Table(TableCreateStatement),
    /// A new index.
    Index(IndexCreateStatement),
    /// SQL that both databases understand.
    Sql(&'static str),
}

/// A named, ordered change of the schema. A migration that has been released is never edited.
#[derive(Debug, Clone, Copy)]
pub struct Migration {
    /// Sorts the history: `0001_team`, `0002_customers`, …
    pub name: &'static str,
    /// What it does.
    pub up: fn() -> Vec<Step>,
}

#[derive(FromQueryResult)]
struct Applied {
    name: String,
}

impl Db {
    /// Applies what is missing of `migrations`, in the order of their names.
    ///
    /// Refuses data that a newer program has migrated further than this one knows.
    pub async fn migrate(&self, migrations: &[Migration], now: Instant) -> Result<()> {
        let db = self.writer();
        let mut table = Table::create().table("migrations").if_not_exists().take();
        table.col(string("name").primary_key()).col(big_integer("applied_at"));
        db.execute(&table).await.map_err(|e| fault(&e))?;
        let applied = self.applied().await?;
        let mut known: Vec<&Migration> = migrations.iter().collect();
        known.sort_by_key(|m| m.name);
        let names: BTreeSet<&str> = known.iter().map(|m| m.name).collect();
        if let Some(newer) = applied.iter().find(|name| !names.contains(name.as_str())) {
            return Err(Error::new(Kind::Conflict, "error-newer-data").with("migration", newer.as_str()));
        }
        for migration in known.into_iter().filter(|m| !applied.contains(m.name)) {
            self.apply(migration, now).await?;
        }
        Ok(())
    }

    async fn applied(&self) -> Result<BTreeSet<String>> {
        let db = self.writer();
        let select = Statement::from_string(db.get_database_backend(), "SELECT name FROM migrations");
        let rows = Applied::find_by_statement(select).all(db).await.map_err(|e| fault(&e))?;
        Ok(rows.into_iter().map(|row| row.name).collect())
    }

    async fn apply(&self, migration: &Migration, now: Instant) -> Result<()> {
        let tx = self.writer().begin().await.map_err(|e| fault(&e))?;
        for step in (migration.up)() {
            let done = match &step {
                Step::Table(table) => tx.execute(table).await,
                Step::Index(index) => tx.execute(index).await,
                Step::Sql(sql) => tx.execute_unprepared(sql).await,
            };
            done.map_err(|e| fault(&e))?;
        }
        let backend = tx.get_database_backend();
        let sql = format!("INSERT INTO migrations (name, applied_at) VALUES ('{}', {})", migration.name, now.0);
        tx.execute_raw(Statement::from_string(backend, sql)).await.map_err(|e| fault(&e))?;
        tx.commit().await.map_err(|e| fault(&e))
    }
}
