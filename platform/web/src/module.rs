//! What an area gives to the program: plain data and function pointers, no registry.

use std::collections::HashMap;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

use axum::Router;
use axum::http::Method;
use kernel::{Day, Money, Result, Value};
use maud::Markup;
use query::ColumnSpec;
use storage::{Migration, Tx};
use tables::{MappedRow, Mapping, Target};
use tokio::sync::OnceCell;

use crate::app::{App, Shared};
use crate::kept::Kept;
use crate::viewer::Viewer;

/// A boxed future that borrows what it was called with.
pub type BoxFuture<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// An area of the product.
#[derive(Clone)]
pub struct Module {
    /// The area's name: `customers`.
    pub key: &'static str,
    /// Its pages and API calls.
    pub routes: fn() -> Router<Shared>,
    /// Its entries of the side menu.
    pub menu: &'static [MenuEntry],
    /// Its part of the schema's history.
    pub migrations: &'static [Migration],
    /// Where the ids of a subject kind come from, if it is this area that knows them.
    pub subjects: &'static [Subjects],
    /// The columns that it publishes.
    pub publishers: &'static [Publisher],
    /// Its panels on a subject's page.
    pub panels: &'static [Panel],
    /// The kinds of files that it takes.
    pub imports: &'static [ImportKind],
    /// Its API calls by slice, for the OpenAPI document.
    pub api: &'static [&'static [ApiCall]],
}

/// An entry of the side menu.
#[derive(Debug, Clone, Copy)]
pub struct MenuEntry {
    /// Where it leads.
    pub href: &'static str,
    /// Message key of its name.
    pub label: &'static str,
    /// Name of its icon.
    pub icon: &'static str,
    /// `g` then this letter goes there.
    pub letter: char,
    /// Place in the menu: Today 10, Customers 20, … Settings 110.
    pub order: u16,
    /// The action that a viewer must be allowed to see it; empty for everybody.
    pub action: &'static str,
    /// How much there waits for a viewer, if the entry tells it.
    pub count: Option<fn(&App, &Viewer) -> usize>,
}

/// Who knows the ids of one kind of subject, in a stable order.
#[derive(Clone, Copy)]
pub struct Subjects {
    /// `account`, `person`.
    pub kind: &'static str,
    /// All ids, sorted.
    pub ids: for<'a> fn(&'a App) -> BoxFuture<'a, Result<Vec<String>>>,
}

/// What a publisher is asked: the subjects in row order, and the day that it should speak of.
#[derive(Debug, Clone)]
pub struct Ask {
    /// The day that values are for.
    pub day: Day,
    /// Ids in row order.
    pub ids: Arc<Vec<String>>,
    rows: Arc<HashMap<String, usize>>,
    all: bool,
    read: Arc<Kept>,
}

impl Ask {
    /// Asks of every subject that there is.
    pub fn all(day: Day, ids: Arc<Vec<String>>) -> Self {
        Self { all: true, ..Self::some(day, ids) }
    }

    /// Asks of these subjects only; there may be others.
    pub fn some(day: Day, ids: Arc<Vec<String>>) -> Self {
        let rows = ids.iter().enumerate().map(|(row, id)| (id.clone(), row)).collect();
        Self { day, ids, rows: Arc::new(rows), all: false, read: Arc::default() }
    }

    /// Asks the same of another day; what was read once is not read again.
    #[must_use]
    pub fn on(&self, day: Day) -> Self {
        Self { day, ..self.clone() }
    }

    /// The same question, with all that was read put away.
    #[must_use]
    pub fn anew(&self) -> Self {
        Self { read: Arc::default(), ..self.clone() }
    }

    /// Rows that do not depend on the day: read when first asked for, and there on the other days too. They are told apart by their
    /// type.
    ///
    /// # Errors
    /// They cannot be read.
    pub async fn once<T: Send + Sync + 'static>(
        &self,
        read: impl Future<Output = Result<Vec<T>>> + Send,
    ) -> Result<Arc<Vec<T>>> {
        let place = self.read.of::<OnceCell<Arc<Vec<T>>>>();
        place.get_or_try_init(|| async { read.await.map(Arc::new) }).await.cloned()
    }

    /// A column full of unknowns, to be filled by row.
    pub fn blank(&self) -> Vec<Value> {
        vec![Value::Null; self.ids.len()]
    }

    /// The row of a subject.
    pub fn row(&self, id: &str) -> Option<usize> {
        self.rows.get(id).copied()
    }

    /// The subjects to which a query should be narrowed; nothing when all are asked of.
    pub fn only(&self) -> Option<&[String]> {
        (!self.all).then_some(self.ids.as_slice())
    }
}

/// One column with a value for every subject.
pub type Published = (ColumnSpec, Vec<Value>);

/// A source of columns.
#[derive(Clone, Copy)]
pub struct Publisher {
    /// Kind of subject: `account`, `person`.
    pub subject: &'static str,
    /// Loads all its columns.
    pub load: for<'a> fn(&'a App, &'a Ask) -> BoxFuture<'a, Result<Vec<Published>>>,
    /// The tables it reads, each with the column that names the subject of a row.
    pub rows: &'static [(&'static str, &'static str)],
    /// Tables of which a row may change the columns of any subject.
    pub shared: &'static [&'static str],
    /// Whether it compares subjects with each other: then it is always asked of all.
    pub compares: bool,
}

impl Publisher {
    /// A publisher about a kind of subject, out of rows that each belong to one subject.
    pub const fn new(
        subject: &'static str,
        load: for<'a> fn(&'a App, &'a Ask) -> BoxFuture<'a, Result<Vec<Published>>>,
        rows: &'static [(&'static str, &'static str)],
    ) -> Self {
        Self { subject, load, rows, shared: &[], compares: false }
    }

    /// It reads these tables too, of which any row may change any column.
    #[must_use]
    pub const fn sharing(self, shared: &'static [&'static str]) -> Self {
        Self { shared, ..self }
    }

    /// Its values compare subjects with each other.
    #[must_use]
    pub const fn comparing(self) -> Self {
        Self { compares: true, ..self }
    }
}

/// Draws a panel for the subject with this id.
pub type Draw = for<'a> fn(&'a App, &'a Viewer, &'a str) -> BoxFuture<'a, Result<Option<Markup>>>;

/// A part of a subject's page.
#[derive(Clone, Copy)]
pub struct Panel {
    /// Kind of subject whose page it stands on.
    pub subject: &'static str,
    /// Its anchor on the page and the end of its title's message key: `panel-health`.
    pub key: &'static str,
    /// Place on the page: 10 strip, 20 know before you call, 30 open items, 40 people, 50 usage, 60 health, 70 goals, 80 timeline, 90 contract, 100 fields.
    pub order: u16,
    /// Draws it for one subject; nothing when there is nothing to say to this viewer.
    pub draw: Draw,
}

/// What became of a row of a file.
#[derive(Debug, Clone, PartialEq)]
pub enum RowOutcome {
    /// A new record.
    New,
    /// A record changed.
    Changed,
    /// Nothing to change.
    Unchanged,
    /// Not taken: which column, what stood there, why and what to do.
    Rejected(tables::Reject),
}

/// What an import may know besides its rows.
pub struct Importing<'a> {
    /// The program.
    pub app: &'a App,
    /// The write; a dry run rolls it back.
    pub tx: &'a mut Tx,
    /// The mapping in use.
    pub mapping: &'a Mapping,
    /// The import's id: cause of its changes, batch of its events.
    pub batch: &'a str,
    /// Keys already seen in this file, to find duplicates, and whatever else the kind wants to remember between chunks.
    pub memory: &'a mut HashMap<String, String>,
}

/// Upserts a chunk of rows; one outcome for each row.
pub type Take = for<'a, 'b> fn(&'a mut Importing<'b>, &'a [MappedRow]) -> BoxFuture<'a, Result<Vec<RowOutcome>>>;
/// The key of the account that each of these records, given by key, belongs to; unknown ones are left out.
pub type Resolver = for<'a> fn(&'a App, &'a [&'a str]) -> BoxFuture<'a, Result<HashMap<String, String>>>;
/// The median of the stored amounts of a field, one for each currency in use.
pub type Usual = for<'a> fn(&'a App, &'a str) -> BoxFuture<'a, Result<Vec<Money>>>;

/// A kind of file that can be imported as records. (Events go to the log and have their own way.)
///
/// The engine has done before `take`: rows whose key stood in the file before are rejected, a reference through another
/// record stands in its field, and where the file has no key the row has one made of its content.
#[derive(Clone, Copy)]
pub struct ImportKind {
    /// `accounts`, `contacts`, …
    pub key: &'static str,
    /// Fields that columns can be matched to.
    pub target: fn() -> Target,
    /// Upserts a chunk of rows; one outcome for each row.
    pub take: Take,
    /// Lets other files name an account by the key of a record of this kind: usage → subscription → account.
    pub resolve: Option<Resolver>,
    /// What amounts of this kind usually are, so that rial where toman is meant is noticed.
    pub usual: Option<Usual>,
}

impl ImportKind {
    /// A kind that other files cannot refer to and that has no amounts.
    pub const fn new(key: &'static str, target: fn() -> Target, take: Take) -> Self {
        Self { key, target, take, resolve: None, usual: None }
    }

    /// The same kind; other files may name its records instead of an account.
    #[must_use]
    pub const fn resolving(self, resolve: Resolver) -> Self {
        Self { resolve: Some(resolve), ..self }
    }

    /// The same kind; new amounts are compared with what is usual.
    #[must_use]
    pub const fn comparing(self, usual: Usual) -> Self {
        Self { usual: Some(usual), ..self }
    }
}

/// One call of the API, for the OpenAPI document.
#[derive(Debug, Clone)]
pub struct ApiCall {
    /// Method.
    pub method: Method,
    /// Path with `{id}` parameters.
    pub path: &'static str,
    /// One English sentence.
    pub summary: &'static str,
    /// The scope a token needs: `accounts:read`.
    pub scope: &'static str,
    /// JSON schemas of the request and of the answer, as functions to keep this value plain.
    pub body: Option<fn() -> serde_json::Value>,
    /// The answer's schema.
    pub answer: fn() -> serde_json::Value,
    /// Query parameters: name and what they do.
    pub parameters: &'static [(&'static str, &'static str)],
}
