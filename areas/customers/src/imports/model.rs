//! What is kept of an import, and a mapping with a name.

use kernel::{Error, Instant, Result, Says};
use serde::{Deserialize, Serialize};

use super::engine::Counts;

/// Places that are remembered of an undo that left some; more would be no list that anybody reads.
const LEFT: usize = 500;

/// An import that was started.
pub type Import = import::Model;
/// A mapping that was kept.
pub type SavedMapping = mapping::Model;

/// The table `imports`.
pub(crate) mod import {
    use sea_orm::entity::prelude::*;
    use serde::{Deserialize, Serialize};

    /// A row of `imports`.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
    #[sea_orm(table_name = "imports")]
    pub struct Model {
        /// `imp_…`: cause of its changes, batch of its events.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: String,
        /// `accounts`, `events`, …
        pub kind: String,
        /// The file's name.
        pub file: String,
        /// The mapping as it was used, as TOML.
        pub mapping: String,
        /// The key of a [`super::State`].
        pub state: String,
        /// Who, as an actor is stored.
        pub by: String,
        /// When it began, in microseconds.
        pub at: i64,
        /// When it ended, in microseconds.
        pub ended_at: Option<i64>,
        /// New records or events.
        pub fresh: i64,
        /// Changed records.
        pub changed: i64,
        /// Rows that changed nothing.
        pub unchanged: i64,
        /// Rows that were not taken.
        pub rejected: i64,
        /// Why it failed, or the places that its undo left as they were, as JSON.
        pub message: Option<String>,
        /// Counts changes.
        pub version: i64,
    }

    /// No relations in the ORM.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}

    storage::record!("imports");
}

/// The table `mappings`.
pub(crate) mod mapping {
    use sea_orm::entity::prelude::*;
    use serde::{Deserialize, Serialize};

    /// A row of `mappings`.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
    #[sea_orm(table_name = "mappings")]
    pub struct Model {
        /// `map_…`.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: String,
        /// `accounts`, `events`, …
        pub kind: String,
        /// Its name; unique.
        pub name: String,
        /// The mapping, as the command line takes it.
        pub toml: String,
        /// Counts changes.
        pub version: i64,
    }

    /// No relations in the ORM.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}

    storage::record!("mappings");
}

/// How far an import is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// Under way; or interrupted, if nobody works on it any more.
    Running,
    /// Everything is in.
    Done,
    /// Nothing is in: the message says why.
    Failed,
    /// Nothing is in, because somebody stopped it.
    Cancelled,
    /// It was in and was taken back.
    Undone,
}

impl State {
    /// All states.
    pub const ALL: [Self; 5] = [Self::Running, Self::Done, Self::Failed, Self::Cancelled, Self::Undone];

    /// The key in the table and the end of the message key `import-state-…`.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Running => "running",
            Self::Done => "done",
            Self::Failed => "failed",
            Self::Cancelled => "cancelled",
            Self::Undone => "undone",
        }
    }

    /// Whether something of it may be in the records or in the log.
    pub const fn can_be_undone(self) -> bool {
        matches!(self, Self::Done | Self::Running)
    }
}

impl import::Model {
    /// How far it is.
    pub fn state(&self) -> State {
        State::ALL.into_iter().find(|state| state.key() == self.state).unwrap_or(State::Failed)
    }

    /// When it began.
    pub const fn began(&self) -> Instant {
        Instant(self.at)
    }

    /// Why it failed.
    pub fn why(&self) -> Option<Says> {
        serde_json::from_str(self.message.as_deref()?).ok()
    }

    /// What its undo left as it was, because somebody had edited it since: (table, id, field).
    pub fn left(&self) -> Vec<(String, String, String)> {
        self.message.as_deref().and_then(|json| serde_json::from_str(json).ok()).unwrap_or_default()
    }

    /// The same import, taken back but for these places; of very many the first are kept.
    pub(crate) fn undone(&self, left: &[(String, String, String)]) -> Result<Self> {
        let left = (!left.is_empty()).then(|| serde_json::to_string(&left[..left.len().min(LEFT)])).transpose();
        Ok(Self { state: State::Undone.key().to_owned(), message: left.map_err(Error::internal)?, ..self.clone() })
    }

    /// The same import, ended.
    pub(crate) fn ended(&self, state: State, at: Instant, counts: &Counts) -> Self {
        let whole = |n: u64| i64::try_from(n).unwrap_or(i64::MAX);
        Self {
            state: state.key().to_owned(),
            ended_at: Some(at.0),
            fresh: whole(counts.fresh),
            changed: whole(counts.changed),
            unchanged: whole(counts.unchanged),
            rejected: whole(counts.rejected),
            ..self.clone()
        }
    }
}
