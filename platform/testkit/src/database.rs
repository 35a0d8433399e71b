//! A fresh database for each test.

use std::path::{Path, PathBuf};

use kernel::{Entropy, Instant, new_id};
use sea_orm::{ConnectionTrait, Database as Sea};
use storage::Location;
use tempfile::TempDir;

/// Names a PostgreSQL server on which tests make databases of their own: `postgres://user@host:port/postgres`.
const SERVER: &str = "TENURE_TEST_DATABASE";

/// A data folder of its own, and where its records are. The folder goes when this value does.
pub struct Database {
    folder: TempDir,
    location: Location,
}

impl Database {
    /// A fresh one: SQLite, unless the environment names a PostgreSQL server.
    pub async fn fresh() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let location = match std::env::var(SERVER) {
            Ok(server) => Location::Postgres(on_server(&server).await),
            Err(_) => Location::Sqlite(folder.path().join("tenure.db")),
        };
        Self { folder, location }
    }

    /// The data folder.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// A file in the data folder.
    pub fn file(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Where the records are.
    pub fn location(&self) -> Location {
        self.location.clone()
    }

    /// Whether it is the embedded database.
    pub fn is_sqlite(&self) -> bool {
        matches!(self.location, Location::Sqlite(_))
    }
}

async fn on_server(server: &str) -> String {
    let name = new_id("t", Instant(1), &Entropy::System);
    let admin = Sea::connect(server).await.expect("the PostgreSQL server of TENURE_TEST_DATABASE answers");
    admin.execute_unprepared(&format!("CREATE DATABASE {name}")).await.expect("a database can be made");
    let (base, _) = server.rsplit_once('/').expect("the URL ends with a database");
    format!("{base}/{name}")
}
