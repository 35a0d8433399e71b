//! The door to the records, on a real SQLite file.
#![expect(clippy::unwrap_used, reason = "test code: a panic is how a test fails")]

mod undo;

use kernel::{Actor, Instant};
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::Table;
use sea_orm_migration::schema::{big_integer, big_integer_null, string, string_null};
use serde::{Deserialize, Serialize};
use storage::{By, CHANGES, Db, Location, Migration, Step, Tx};
use tenure_storage as storage;

/// A row of `plants`: one column of each sort.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "plants")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    pub name: String,
    pub colour: Option<String>,
    pub height: Option<i64>,
    pub version: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

storage::record!("plants");

fn plants() -> Vec<Step> {
    let mut table = Table::create().table("plants").take();
    table.col(string("id").primary_key()).col(string("name")).col(string_null("colour"));
    table.col(big_integer_null("height")).col(big_integer("version"));
    vec![Step::Table(table)]
}

pub(crate) struct Garden {
    pub db: Db,
    _folder: tempfile::TempDir,
}

impl Garden {
    pub async fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let db = Db::open(&Location::Sqlite(folder.path().join("records.db"))).await.unwrap();
        db.migrate(&[CHANGES, Migration { name: "0001_plants", up: plants }], Instant(0)).await.unwrap();
        Self { db, _folder: folder }
    }

    pub async fn act(&self, cause: &str) -> Tx {
        self.db.write(By::new(Actor::system("test"), cause, Instant(1))).await.unwrap()
    }

    pub async fn all(&self) -> Vec<Model> {
        use sea_orm::QueryOrder;
        Entity::find().order_by_asc(Column::Id).all(self.db.read()).await.unwrap()
    }
}

pub(crate) fn plant(id: &str, name: &str) -> Model {
    Model { id: id.to_owned(), name: name.to_owned(), colour: Some("green".to_owned()), height: None, version: 1 }
}
