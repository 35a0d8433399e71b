//! A place where a test happens: a fresh folder, a clock that only the test moves, and people with roles.

use std::sync::Arc;

use ::demo::Company;
use jiff::tz::TimeZone;
use kernel::{Actor, Clock, Day, Entropy, Instant};
use team::people::{Person, Role};
use tenure::demo::load;
use tenure::open::{Opened, Opening, open};
use tenure::serve::router;
use testkit::{Client, Database};
use web::Shared;

/// An opened folder under test.
pub struct Place {
    pub database: Database,
    pub opened: Opened,
    pub clock: Clock,
}

impl Place {
    /// An empty workspace on 21 November 2026, noon in Tehran.
    pub async fn empty() -> Self {
        Self::on("2026-11-21".parse().unwrap()).await
    }

    /// An empty workspace at noon of a day.
    pub async fn on(day: Day) -> Self {
        let database = Database::fresh().await;
        let zone = TimeZone::get(tenure::demo::ZONE).unwrap();
        let clock = Clock::manual(Instant::start_of(day, &zone).plus_seconds(12 * 3600));
        let opened = Self::open(&database, &clock, None).await;
        Self { database, opened, clock }
    }

    async fn open(database: &Database, clock: &Clock, as_of: Option<Day>) -> Opened {
        let usual = Opening::usual(database.location());
        let opening = Opening { clock: clock.clone(), entropy: Entropy::seeded(1), as_of, demo: true, ..usual };
        open(database.folder(), opening).await.expect("the folder opens")
    }

    /// The small invented company: 60 accounts, 60,000 events.
    pub async fn demo() -> Self {
        Self::company(7, 60, 60_000).await
    }

    /// An invented company of a size.
    pub async fn company(seed: u64, accounts: usize, events: u64) -> Self {
        let place = Self::empty().await;
        let zone = TimeZone::get(tenure::demo::ZONE).unwrap();
        let plan = ::demo::Plan { accounts, events, ..::demo::Plan::usual(seed, place.app().today(), zone) };
        load::load(place.app(), &Company::generate(&plan)).await.expect("the company loads");
        place.app().refresh().await.expect("the board is made");
        place
    }

    /// The program under test.
    pub fn app(&self) -> &Shared {
        &self.opened.app
    }

    /// Ends the program and opens the folder again.
    pub async fn reopened(self) -> Self {
        let Self { database, opened, clock } = self;
        drop(opened);
        let opened = Self::open(&database, &clock, None).await;
        opened.app.refresh().await.expect("the board is made");
        Self { database, opened, clock }
    }

    /// Ends the program and opens the folder again, with an empty board.
    pub async fn reopened_as_it_was(self) -> Self {
        let Self { database, opened, clock } = self;
        drop(opened);
        let opened = Self::open(&database, &clock, None).await;
        Self { database, opened, clock }
    }

    /// Ends the program; its folder stays.
    pub fn closed(self) -> Database {
        self.database
    }

    /// Ends the program and opens the folder as of noon of a day in its data.
    pub async fn opened_at(self, day: Day) -> Self {
        let Self { database, opened, .. } = self;
        let clock = Clock::manual(Instant::start_of(day, &opened.app.zone()).plus_seconds(12 * 3600));
        drop(opened);
        let opened = Self::open(&database, &clock, Some(day)).await;
        opened.app.refresh().await.expect("the board is made");
        Self { database, opened, clock }
    }

    /// A visitor without cookies.
    pub fn visitor(&self) -> Client {
        Client::new(router(Arc::clone(self.app())))
    }

    /// Adds somebody with a role to the team, and signs them in.
    pub async fn person(&self, key: &str, role: Role) -> (String, Client) {
        let app = self.app();
        let person = Person::new(app.id("usr"), key, &format!("{key}@example.org"), key, role);
        let id = person.id.clone();
        let tx = app.db.write(app.by(Actor::system("test"))).await.unwrap();
        tx.insert(person).await.unwrap();
        tx.commit().await.unwrap();
        app.touched();
        app.refresh().await.unwrap();
        (id, self.signed_in(key).await)
    }

    /// Signs in as somebody of the team, by key, as the demo lets one do.
    pub async fn signed_in(&self, key: &str) -> Client {
        let mut client = self.visitor();
        let secret = team::demo_secret(self.app()).await.unwrap();
        let answer = client.get(&format!("/demo/{secret}?as={key}")).await;
        assert!(answer.status.is_success(), "{key} cannot sign in: {}", answer.text());
        client
    }

    /// The first person of the invented company with a role.
    pub async fn as_role(&self, role: Role) -> Client {
        let people = team::people::all(self.app()).await.unwrap();
        let person = people.iter().find(|p| p.role() == role).unwrap_or_else(|| panic!("nobody is {}", role.key()));
        self.signed_in(&person.key).await
    }
}
