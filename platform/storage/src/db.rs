//! Opening a database, and the two ways in: readers, and one writer at a time.

use std::path::{Path, PathBuf};
use std::time::Duration;

use kernel::{Error, Kind, Result};
use sea_orm::sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqliteSynchronous};
use sea_orm::{
    ConnectOptions, ConnectionTrait, Database, DatabaseConnection, DbErr, RuntimeErr, SqliteTransactionMode,
    TransactionOptions, TransactionTrait,
};

use crate::{By, Tx};

/// Readers wait this long for a free connection before the request fails.
const ACQUIRE: Duration = Duration::from_secs(10);
/// Two cores serve at most a handful of queries at once; more connections only cost memory.
const READERS: u32 = 4;

/// The advisory lock of the one writer on PostgreSQL, per database.
const WRITER: i64 = 0x7465_6e75_7265;

/// Where the records are kept.
#[derive(Debug, Clone)]
pub enum Location {
    /// A file in the data folder, made when missing.
    Sqlite(PathBuf),
    /// A PostgreSQL connection URL.
    Postgres(String),
}

/// An open database.
#[derive(Debug, Clone)]
pub struct Db {
    readers: DatabaseConnection,
    writer: DatabaseConnection,
    sqlite: bool,
}

impl Db {
    /// Opens or creates the database at `location`.
    pub async fn open(location: &Location) -> Result<Self> {
        match location {
            Location::Sqlite(path) => {
                let writer = sqlite(path, 1).await?;
                let readers = sqlite(path, READERS).await?;
                Ok(Self { readers, writer, sqlite: true })
            }
            Location::Postgres(url) => {
                let mut options = ConnectOptions::new(url.clone());
                options.max_connections(READERS * 2).acquire_timeout(ACQUIRE).sqlx_logging(false);
                let pool = Database::connect(options).await.map_err(|e| fault(&e))?;
                Ok(Self { readers: pool.clone(), writer: pool, sqlite: false })
            }
        }
    }

    /// A connection for reading.
    pub const fn read(&self) -> &DatabaseConnection {
        &self.readers
    }

    /// The connection for work that needs no transaction of its own: migrations, checks, maintenance.
    pub const fn writer(&self) -> &DatabaseConnection {
        &self.writer
    }

    /// Whether this is the embedded database.
    pub const fn is_sqlite(&self) -> bool {
        self.sqlite
    }

    /// Begins a write in the name of somebody. Dropping it without `commit` undoes it.
    pub async fn write(&self, by: By) -> Result<Tx> {
        let options = TransactionOptions {
            sqlite_transaction_mode: self.sqlite.then_some(SqliteTransactionMode::Immediate),
            ..TransactionOptions::default()
        };
        let inner = self.writer.begin_with_options(options).await.map_err(|e| fault(&e))?;
        if !self.sqlite {
            // One writer at a time, as on SQLite: then positions of the history become visible in their order.
            let lock = format!("SELECT pg_advisory_xact_lock({WRITER})");
            inner.execute_unprepared(&lock).await.map_err(|e| fault(&e))?;
        }
        Ok(Tx::new(inner, by))
    }

    /// Asks the database to verify itself; the answer names what is damaged, and is empty when all is well.
    pub async fn check(&self) -> Result<Vec<String>> {
        if !self.sqlite {
            return Ok(Vec::new());
        }
        let rows = self
            .readers
            .query_all_raw(sea_orm::Statement::from_string(sea_orm::DbBackend::Sqlite, "PRAGMA integrity_check"));
        let rows = rows.await.map_err(|e| fault(&e))?;
        let lines: Vec<String> = rows.iter().filter_map(|row| row.try_get_by_index(0).ok()).collect();
        Ok(lines.into_iter().filter(|line| line != "ok").collect())
    }
}

async fn sqlite(path: &Path, connections: u32) -> Result<DatabaseConnection> {
    let mut options = ConnectOptions::new("sqlite::memory:");
    let path = path.to_owned();
    options.max_connections(connections).acquire_timeout(ACQUIRE).sqlx_logging(false);
    options.map_sqlx_sqlite_opts(move |_| {
        SqliteConnectOptions::new()
            .filename(&path)
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            // FULL: a commit survives power loss; NORMAL would only survive a crash of the program.
            .synchronous(SqliteSynchronous::Full)
            .foreign_keys(true)
            .busy_timeout(Duration::from_secs(10))
            .pragma("cache_size", "-8000")
    });
    Database::connect(options).await.map_err(|e| fault(&e))
}

/// Turns a database error into one that a person can act on: a full disk and a taken key are told apart from faults of ours.
pub fn fault(error: &DbErr) -> Error {
    let text = error.to_string();
    let lower = text.to_lowercase();
    if lower.contains("disk is full") || lower.contains("no space left") || lower.contains("disk full") {
        return Error { detail: text, ..Error::new(Kind::Internal, "error-disk-full") };
    }
    if lower.contains("unique constraint") || lower.contains("duplicate key") {
        return Error { detail: text, ..Error::new(Kind::Conflict, "error-exists") };
    }
    match error {
        DbErr::Conn(RuntimeErr::Internal(_)) | DbErr::ConnectionAcquire(_) => {
            Error { detail: text, ..Error::new(Kind::Internal, "error-database") }
        }
        _ => Error::internal(text),
    }
}
