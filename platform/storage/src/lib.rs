//! SQLite and PostgreSQL behind one door: every write is a transaction that leaves its trace in `changes`.
mod changes;
mod db;
mod known;
mod lock;
mod migrate;
mod past;
mod record;
mod touched;
mod tx;
mod undo;

pub use changes::{CHANGES, Change, WHOLE, history, history_of_cause};
pub use db::{Db, Location, fault};
pub use known::{first_known, learned_since};
pub use lock::FolderLock;
pub use migrate::{Migration, Step};
pub use past::{Upto, rebuild, tables};
pub use record::Record;
pub use touched::{Touched, among, position, touched};
pub use tx::{By, Tx};
pub use undo::{Undone, undo};
