//! The one value that is handed down: what the program has opened and knows. There is no global state.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use arc_swap::ArcSwap;
use eventlog::EventLog;
use i18n::{CalendarKind, Catalogues, Language, Reader};
use jiff::tz::TimeZone;
use kernel::{Actor, Clock, Currency, Day, Entropy, Instant, Result, new_id};
use query::Board;
use serde::{Deserialize, Serialize};
use storage::{By, Db};

use crate::live::Live;
use crate::module::{BoxFuture, Module};
use crate::past::Past;
use crate::viewer::{Credential, Viewer};

/// What handlers receive.
pub type Shared = Arc<App>;

/// What the areas hand to the platform so that it needs no word of theirs.
#[derive(Clone, Copy)]
pub struct Hooks {
    /// Who is behind a session or a token.
    pub authenticate: for<'a> fn(&'a App, &'a Credential) -> BoxFuture<'a, Result<Option<Viewer>>>,
    /// Brings the board up to date after records or events changed.
    pub refresh: for<'a> fn(&'a App) -> BoxFuture<'a, Result<()>>,
}

/// The settings of the workspace that the platform itself needs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Workspace {
    /// The company's name, shown in the menu.
    pub name: String,
    /// IANA time zone; a day of this workspace is a calendar day there.
    pub zone: String,
    /// The one currency of reports and formulas.
    pub currency: Currency,
    /// Key of the shipped working calendar: `CN`, `IR`, `INTL`.
    pub calendar: String,
    /// The language of whoever has not chosen one.
    pub language: String,
    /// Whether IRR amounts are shown and typed in toman.
    pub toman: bool,
}

impl Default for Workspace {
    fn default() -> Self {
        Self {
            name: "Tenure".to_owned(),
            zone: "UTC".to_owned(),
            currency: Currency::USD,
            calendar: "INTL".to_owned(),
            language: "en".to_owned(),
            toman: true,
        }
    }
}

/// Everything that the program has opened.
pub struct App {
    /// The records.
    pub db: Db,
    /// The event log.
    pub log: Arc<EventLog>,
    /// The columns of all subjects, replaced as a whole.
    pub board: Board,
    /// Where `now` comes from.
    pub clock: Clock,
    /// Where chance comes from.
    pub entropy: Entropy,
    /// All texts in all languages.
    pub catalogues: Arc<Catalogues>,
    /// The areas in menu order.
    pub modules: Vec<Module>,
    /// Settings that the platform needs; the truth is in the records.
    pub workspace: ArcSwap<Workspace>,
    /// The data folder.
    pub folder: PathBuf,
    /// The data day that the folder is opened at, if it is not today.
    pub as_of: Option<Day>,
    /// What this shows of the past of another `App`; nothing for the present.
    pub past: Option<Past>,
    /// Whether this is the demo: signing in without a password, switching roles.
    pub demo: bool,
    /// The areas' answers to the platform's questions.
    pub hooks: Hooks,
    /// News to open pages.
    pub live: Live,
    /// Counts writes; a refresh remembers up to where it has seen them.
    pub writes: AtomicU64,
    /// Wakes whoever keeps the board up to date.
    pub woken: tokio::sync::Notify,
    /// What areas remember between requests.
    pub kept: crate::kept::Kept,
    /// One refresh at a time.
    pub refreshing: tokio::sync::Mutex<u64>,
}

impl App {
    /// The present instant.
    pub fn now(&self) -> Instant {
        self.clock.now()
    }

    /// The workspace's time zone.
    pub fn zone(&self) -> TimeZone {
        TimeZone::get(&self.workspace.load().zone).unwrap_or(TimeZone::UTC)
    }

    /// The workspace's calendar day.
    pub fn today(&self) -> Day {
        self.now().day(&self.zone())
    }

    /// A new id with the given prefix.
    pub fn id(&self, prefix: &str) -> String {
        new_id(prefix, self.now(), &self.entropy)
    }

    /// A fresh act in the name of `actor`: what it writes can be taken back together.
    pub fn by(&self, actor: Actor) -> By {
        By::new(actor, self.id("act"), self.now())
    }

    /// A reader in the workspace's own language, for texts that nobody asked for.
    pub fn reader(&self) -> Reader {
        let workspace = self.workspace.load();
        self.reader_in(workspace.language.parse().unwrap_or(Language::En))
    }

    /// A reader of `language` with its usual calendar, in the workspace's zone.
    pub fn reader_in(&self, language: Language) -> Reader {
        let calendar = if language == Language::Fa { CalendarKind::Jalali } else { CalendarKind::Gregorian };
        Reader {
            language,
            calendar,
            zone: self.zone(),
            toman: self.workspace.load().toman,
            catalogues: Arc::clone(&self.catalogues),
        }
    }

    /// Says that records or events changed; the board follows.
    pub fn touched(&self) {
        self.writes.fetch_add(1, Ordering::SeqCst);
        self.woken.notify_one();
    }

    /// Brings the board up to date with every write so far. Cheap when nothing changed; one at a time.
    pub async fn refresh(&self) -> Result<()> {
        let mut seen = self.refreshing.lock().await;
        let writes = self.writes.load(Ordering::SeqCst);
        if *seen == writes {
            return Ok(());
        }
        (self.hooks.refresh)(self).await?;
        *seen = writes;
        self.live.announce();
        Ok(())
    }
}
