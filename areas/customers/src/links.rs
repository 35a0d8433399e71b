//! Whose events are whose: a sender's key leads to an account or a person from one day to another.
//!
//! The log is never rewritten: attaching, merging and separating change these links, and the metrics follow.

use std::collections::{BTreeMap, HashMap, HashSet};

use kernel::{Day, Instant, Result};
use sea_orm::entity::prelude::*;
use sea_orm::{ConnectionTrait, QueryOrder, QuerySelect};
use serde::{Deserialize, Serialize};
use storage::{Tx, fault};
use web::App;

/// Keys in one query, below both databases' limit of parameters.
const CHUNK: usize = 5_000;

/// A dated link from a sender's key to a subject.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "identity_links")]
pub struct Model {
    /// `lnk_…`.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    /// `account` or `person`; `member` and `alias` as [`crate::users`] says.
    pub kind: String,
    /// The key that senders use.
    pub key: String,
    /// The account's or contact's id; a key for `member` and `alias`.
    pub subject_id: String,
    /// First day, or since ever.
    pub from_day: Option<String>,
    /// Last day, or still.
    pub to_day: Option<String>,
    /// Counts changes.
    pub version: i64,
}

/// No relations: a link may wait for a subject that does not exist yet.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

storage::record!("identity_links");

/// A link's kind, key, subject, first and last day.
pub type LinkSpan = (String, String, String, Option<String>, Option<String>);

/// Every link, in the order of their making.
///
/// # Errors
/// They cannot be read.
pub async fn spans(db: &impl ConnectionTrait) -> Result<Vec<LinkSpan>> {
    let columns = [Column::Kind, Column::Key, Column::SubjectId, Column::FromDay, Column::ToDay];
    let select = Entity::find().select_only().columns(columns).order_by_asc(Column::Id);
    select.into_tuple().all(db).await.map_err(|e| fault(&e))
}

/// The links of one kind, ready to be asked. Where several hold on a day, the one that was made first counts, also after it was taken
/// away and came back.
#[derive(Debug, Default)]
pub struct Links {
    by_key: HashMap<String, Vec<Model>>,
}

impl Links {
    /// Whom `key` meant on `day`.
    pub fn subject(&self, key: &str, day: Day) -> Option<&str> {
        let day = day.to_string();
        let links = self.by_key.get(key)?;
        let on = links
            .iter()
            .find(|l| l.from_day.as_ref().is_none_or(|d| *d <= day) && l.to_day.as_ref().is_none_or(|d| *d >= day));
        on.map(|l| l.subject_id.as_str())
    }

    /// The one subject of a key that never changed hands; nothing when it did, or is unknown.
    pub fn constant(&self, key: &str) -> Option<&str> {
        match self.by_key.get(key)?.as_slice() {
            [link] if link.from_day.is_none() && link.to_day.is_none() => Some(&link.subject_id),
            _ => None,
        }
    }

    /// All keys that ever meant `subject`.
    pub fn keys_of(&self, subject: &str) -> Vec<&str> {
        let mut keys: Vec<&str> = self
            .by_key
            .iter()
            .filter(|(_, ls)| ls.iter().any(|l| l.subject_id == subject))
            .map(|(k, _)| k.as_str())
            .collect();
        keys.sort_unstable();
        keys
    }
}

/// All links of `kind`.
pub async fn load(app: &App, kind: &str) -> Result<Links> {
    let select = Entity::find().filter(Column::Kind.eq(kind)).order_by_asc(Column::Id);
    let rows = select.all(app.db.read()).await.map_err(|e| fault(&e))?;
    let mut links = Links::default();
    for row in rows {
        links.by_key.entry(row.key.clone()).or_default().push(row);
    }
    Ok(links)
}

/// The keys that ever meant one subject.
pub async fn keys_of(app: &App, kind: &str, subject: &str) -> Result<Vec<String>> {
    let select = Entity::find().filter(Column::Kind.eq(kind)).filter(Column::SubjectId.eq(subject));
    let rows = select.all(app.db.read()).await.map_err(|e| fault(&e))?;
    Ok(rows.into_iter().map(|row| row.key).collect())
}

/// The keys among `keys` that mean somebody of this kind on some day.
pub async fn known(app: &App, kind: &str, keys: &[&str]) -> Result<HashSet<String>> {
    let mut known = HashSet::new();
    for chunk in keys.chunks(CHUNK) {
        let select = Entity::find().select_only().column(Column::Key).filter(Column::Kind.eq(kind));
        let select = select.filter(Column::Key.is_in(chunk.iter().copied()));
        let found: Vec<String> = select.into_tuple().all(app.db.read()).await.map_err(|e| fault(&e))?;
        known.extend(found);
    }
    Ok(known)
}

/// Whom `key` means on `day`.
pub async fn subject(db: &impl ConnectionTrait, kind: &str, key: &str, day: Day) -> Result<Option<String>> {
    let select = Entity::find().filter(Column::Kind.eq(kind)).filter(Column::Key.eq(key));
    let rows = select.order_by_asc(Column::Id).all(db).await.map_err(|e| fault(&e))?;
    let links = Links { by_key: HashMap::from([(key.to_owned(), rows)]) };
    Ok(links.subject(key, day).map(str::to_owned))
}

/// A link that a row of a file makes: when the row was learned, and kind, key and subject.
pub type Dated = (Option<Instant>, (&'static str, String, String));

/// Links as of [`attach`], each known since its row was: on a past day events find the accounts that we knew.
///
/// # Errors
/// The database cannot be written.
pub async fn attach_dated(app: &App, tx: &mut Tx, links: Vec<Dated>) -> Result<()> {
    let mut by_moment: BTreeMap<Instant, Vec<(&str, String, String)>> = BTreeMap::new();
    for (known_at, link) in links {
        by_moment.entry(known_at.unwrap_or_else(|| app.now())).or_default().push(link);
    }
    for (known_at, pairs) in by_moment {
        tx.dated(known_at, known_at);
        attach(app, tx, &pairs).await?;
    }
    tx.dated(app.now(), app.now());
    Ok(())
}

/// Links that lead from `key` to `subject` for all days.
pub async fn attach(app: &App, tx: &Tx, pairs: &[(&str, String, String)]) -> Result<()> {
    let links = pairs.iter().map(|(kind, key, subject)| Model {
        id: app.id("lnk"),
        kind: (*kind).to_owned(),
        key: key.clone(),
        subject_id: subject.clone(),
        from_day: None,
        to_day: None,
        version: 1,
    });
    tx.insert_many(links.collect()).await
}
