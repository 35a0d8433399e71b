//! One world: a data folder, its clock and its disk, and a list of everything that it was told.

use std::path::PathBuf;
use std::sync::Arc;

use eventlog::{Event, Scan};
use i18n::Catalogues;
use kernel::{Actor, Clock, Day, Entropy, Instant};
use tempfile::TempDir;
use tenure::open::Opened;
use testkit::recorder::Crash;
use web::{Shared, Workspace};

use super::accepted::{Accepted, Kept};
use super::board;
use super::opened::{With, quickly, whole};
use super::past::Ended;
use super::plain::Records;
use super::power::{Fuse, Power, copy_records};
use super::step::{Look, PLACES, Shape, Step};
use super::verdicts;

/// More events than a world has.
const ALL: usize = 100_000;

pub struct World {
    folder: TempDir,
    texts: Arc<Catalogues>,
    /// Nothing while the folder is closed.
    app: Option<Shared>,
    /// Keeps the folder's lock, where the program itself opened it.
    opened: Option<Opened>,
    pub clock: Clock,
    power: Power,
    pub accepted: Accepted,
    pub shape: Shape,
    /// What can be taken back.
    pub causes: Vec<String>,
    pub imports: Vec<String>,
    /// Counts ids, rows and openings, so that none is like another.
    pub count: u64,
    /// A day that is over, as it was shown.
    pub ended: Option<Ended>,
    /// The latest moment that the clock has shown.
    pub latest: Instant,
    /// What was asked of the log and not answered yet: events, and an import to take back.
    pub asked: (Vec<Option<Kept>>, Option<String>),
}

/// What all worlds begin with: definitions and accounts, long before anything happens.
pub struct Template {
    folder: TempDir,
    shape: Shape,
    texts: Arc<Catalogues>,
}

pub async fn template(shape: Shape) -> Template {
    let folder = tempfile::tempdir().unwrap();
    let clock = Clock::manual(Instant(631_152_000_000_000));
    let with = With { clock, entropy: Entropy::seeded(0), disk: eventlog::Disk::default() };
    let opened = whole(folder.path(), with).await.unwrap();
    let app = &opened.app;
    app.refresh().await.unwrap();
    let base = insight::definitions::current(app).await.unwrap().id;
    let definitions = verdicts::definitions(&shape);
    insight::definitions::save(app, Actor::system("test"), (&base, ""), definitions, "begun").await.unwrap();
    let tx = app.db.write(app.by(Actor::system("test"))).await.unwrap();
    for (calendar, keys) in [("INTL", &["g0", "g1"][..]), ("CN", &["g2", "g3"]), ("IR", &["g4"])] {
        let template =
            customers::accounts::Account { calendar: calendar.to_owned(), ..customers::accounts::plain(app) };
        let keys: Vec<String> = keys.iter().map(|key| (*key).to_owned()).collect();
        customers::accounts::create_missing(app, &tx, &keys, &template).await.unwrap();
    }
    tx.commit().await.unwrap();
    for connections in [app.db.writer(), app.db.read()] {
        connections.clone().close().await.unwrap();
    }
    Template { folder, shape, texts: Arc::clone(&app.catalogues) }
}

impl World {
    pub async fn begin(template: &Template, (zone, day): (&str, &str)) -> Self {
        let folder = tempfile::tempdir().unwrap();
        copy_records(template.folder.path(), folder.path());
        std::fs::create_dir(folder.path().join("events")).unwrap();
        let start = Instant::start_of(day.parse::<Day>().unwrap(), &jiff::tz::TimeZone::get(zone).unwrap());
        let mut world = Self {
            power: Power::over(folder.path()),
            folder,
            texts: Arc::clone(&template.texts),
            app: None,
            opened: None,
            clock: Clock::manual(start.plus_seconds(12 * 3600)),
            accepted: Accepted::default(),
            shape: template.shape.clone(),
            causes: Vec::new(),
            imports: Vec::new(),
            count: 0,
            ended: None,
            latest: Instant(0),
            asked: (Vec::new(), None),
        };
        assert!(world.open().await, "the folder opens");
        world.zone(PLACES.iter().position(|place| *place == (zone, day)).unwrap()).await;
        world
    }

    pub fn app(&self) -> &Shared {
        self.app.as_ref().expect("the folder is open")
    }

    /// A file beside the records.
    pub fn file(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// A number that was not used before.
    pub fn next(&mut self) -> u64 {
        self.count += 1;
        self.count
    }

    fn close(&mut self) {
        (self.app, self.opened) = (None, None);
    }

    fn with(&mut self) -> With {
        let entropy = Entropy::seeded(self.next());
        With { clock: self.clock.clone(), entropy, disk: self.power.disk() }
    }

    /// Opens the folder; false when the disk fails.
    async fn open(&mut self) -> bool {
        self.close();
        let with = self.with();
        self.app = quickly(self.folder.path(), with, &self.texts).await.ok();
        self.app.is_some()
    }

    /// Opens the folder as the program does.
    async fn open_whole(&mut self) -> kernel::Result<()> {
        self.close();
        let with = self.with();
        let opened = whole(self.folder.path(), with).await?;
        self.app = Some(Arc::clone(&opened.app));
        self.opened = Some(opened);
        Ok(())
    }

    pub async fn zone(&mut self, place: usize) {
        let zone = PLACES[place].0.to_owned();
        let workspace = Workspace { zone, ..Workspace::clone(&self.app().workspace.load()) };
        let tx = self.write().await;
        team::settings::set_workspace(self.app(), tx, workspace).await.unwrap();
    }

    pub async fn step(&mut self, step: &Step) -> Result<(), String> {
        self.remember(step).await?;
        // Two acts of one moment would have no order.
        self.clock.advance(1_000_000);
        match step {
            Step::Restart => self.restart(true).await,
            Step::Crash { after, how, again, within } => {
                self.power.fuse(Some(Fuse::Dark(*after)));
                self.act(within).await?;
                self.crash(*how, *again).await
            }
            Step::Fault { after, within } => {
                self.power.fuse(Some(Fuse::Fault(*after)));
                self.act(within).await?;
                self.power.fuse(None);
                self.found()
            }
            step => {
                let done = self.act(step).await;
                self.asked = (Vec::new(), None);
                done
            }
        }
    }

    pub fn is_dark(&self) -> bool {
        self.power.is_dark()
    }

    async fn restart(&mut self, wholly: bool) -> Result<(), String> {
        self.look(Look::Live).await?;
        let before = board::told(self.app());
        if wholly {
            self.open_whole().await.map_err(|e| e.to_string())?;
        } else if !self.open().await {
            return Err("the folder does not open".to_owned());
        }
        self.app().refresh().await.map_err(|e| e.to_string())?;
        board::same(&before, &board::told(self.app()), "after a restart")
    }

    async fn crash(&mut self, how: Crash, again: Option<usize>) -> Result<(), String> {
        let mut again = again;
        loop {
            let found = self.power.crashed(how);
            self.close();
            self.folder = found;
            self.power = Power::over(self.folder.path());
            self.power.fuse(again.take().map(Fuse::Dark));
            let opens = self.open().await;
            if !self.power.is_dark() {
                self.power.fuse(None);
                return if opens { self.found() } else { Err("the folder does not open after a crash".to_owned()) };
            }
        }
    }

    /// Takes over what the log holds of what was asked and not answered.
    fn found(&mut self) -> Result<(), String> {
        let (asked, undoing) = std::mem::take(&mut self.asked);
        let found = self.logged()?;
        self.accepted.adopt(asked, undoing.as_deref(), &found)?;
        self.accepted.same_as(&found)
    }

    fn logged(&self) -> Result<Vec<Event>, String> {
        Ok(self.app().log.events(&Scan::default(), 0, ALL).map_err(|e| e.to_string())?.events)
    }

    pub async fn look(&self, look: Look) -> Result<(), String> {
        if look == Look::Nothing {
            return Ok(());
        }
        let app = self.app();
        let told = |e: kernel::Error| format!("{e:?}");
        tenure::closing::close(app).await.map_err(told)?;
        app.touched();
        app.refresh().await.map_err(told)?;
        self.accepted.same_as(&self.logged()?)?;
        let records = Records::load(app).await;
        let (all, zone): (Vec<&Event>, _) = (self.accepted.events().collect(), app.zone());
        let events: Vec<_> = records.accounts.iter().map(|a| (a.id.clone(), records.of(&a.id, &all, &zone))).collect();
        let expected = verdicts::expected(&self.shape, &records, &events, app.today());
        board::as_expected(&app.board.load(), &expected)?;
        if look == Look::Anew {
            let live = board::told(app);
            insight::forget_derived(app);
            drop(std::fs::remove_dir_all(self.file("closed")));
            tenure::closing::close(app).await.map_err(told)?;
            app.touched();
            app.refresh().await.map_err(told)?;
            board::same(&live, &board::told(app), "forgotten and made again")?;
        }
        Ok(())
    }

    pub async fn end(&mut self) -> Result<(), String> {
        self.look_back().await?;
        self.restart(false).await?;
        let problems = self.app().log.check().map_err(|e| e.to_string())?;
        if !problems.is_empty() {
            return Err(format!("{problems:?}"));
        }
        board::transitions_hold(self.app()).await
    }
}
