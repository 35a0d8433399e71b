//! The work area: one customer with a complaint that nobody has answered for ten days, and those who look after it.
mod handoffs;
mod items;
mod search;
mod tasks;
mod today;

use customers::accounts::Account;
use kernel::Actor;
use revenue::subscriptions::Subscription;
use scraper::Selector;
use serde_json::Value;
use team::people::Role;
use testkit::{Answer, Client};
use work::items::Item;

use crate::place::Place;

/// The signal that speaks of a complaint without an answer.
pub const COMPLAINT: &str = "complaint_waiting";
/// Seconds of a day.
pub const DAY: i64 = 86_400;

/// A workspace with a success manager, an account manager, an administrator, and customers that complain.
pub struct Scene {
    pub place: Place,
    /// Ids of the customers, in the order of their names.
    pub accounts: Vec<String>,
    pub csm: (String, Client),
    pub am: (String, Client),
    pub admin: (String, Client),
}

impl Scene {
    /// Karun Steel, looked after by a success manager.
    pub async fn new() -> Self {
        Self::of(&["Karun Steel"], Role::Manager).await
    }

    /// Several customers of one person with a role; each has complained ten days ago, pays 1,234 dollars a month and can give notice
    /// until 1 December.
    pub async fn of(names: &[&str], role: Role) -> Self {
        let place = Place::empty().await;
        let admin = place.person("admin", Role::Admin).await;
        let csm = place.person("mina", role).await;
        let am = place.person("arash", Role::AccountManager).await;
        let mut accounts = Vec::new();
        for name in names {
            accounts.push(customer(&place, name, (&csm.0, &am.0)).await);
        }
        Self { place, accounts, csm, am, admin }
    }

    /// Its first customer.
    pub fn account(&self) -> &str {
        &self.accounts[0]
    }

    /// Lets days pass; the board follows as it would in the night.
    pub async fn wait(&self, days: i64) {
        self.place.clock.advance(days * DAY * 1_000_000);
        self.follow().await;
    }

    /// The first customer signs for one more year.
    pub async fn renew(&self) {
        let app = self.place.app();
        let terms = revenue::subscriptions::store::of_account(app.db.read(), self.account()).await.unwrap();
        let old = terms.into_iter().next().expect("a term");
        let (id, key) = (app.id("sub"), format!("{}-next", old.key));
        let (starts_on, ends_on) = ("2027-01-01".to_owned(), Some("2027-12-31".to_owned()));
        let next = Subscription { id, key, starts_on, ends_on, version: 1, ..old };
        let tx = app.db.write(app.by(Actor::system("test"))).await.unwrap();
        tx.insert(next).await.unwrap();
        tx.commit().await.unwrap();
        self.follow().await;
    }

    /// Brings the board up to date.
    pub async fn follow(&self) {
        self.place.app().touched();
        self.place.app().refresh().await.unwrap();
    }

    /// One more open item of the first customer.
    pub async fn item(&self, kind: &str, title: &str, asked_on: &str) {
        insert_item(&self.place, (self.account(), &self.csm.0), (kind, title, asked_on)).await;
        self.follow().await;
    }
}

async fn customer(place: &Place, name: &str, (csm, am): (&str, &str)) -> String {
    let app = place.app();
    let account = Account {
        id: app.id("acc"),
        key: name.to_lowercase().replace(' ', "-"),
        name: format!("{name} Industries"),
        short_name: Some(name.to_owned()),
        kind: "company".to_owned(),
        calendar: "IR".to_owned(),
        created_on: Some("2025-01-01".to_owned()),
        csm_id: Some(csm.to_owned()),
        am_id: Some(am.to_owned()),
        own: "{}".to_owned(),
        version: 1,
        ..Account::default()
    };
    let subscription = Subscription {
        id: app.id("sub"),
        key: format!("{}-1", account.key),
        account_id: account.id.clone(),
        plan: "Team".to_owned(),
        seats: 40,
        mrr_minor: 123_400,
        currency: "USD".to_owned(),
        starts_on: "2026-01-01".to_owned(),
        ends_on: Some("2026-12-31".to_owned()),
        notice_days: 30,
        billing_months: 12,
        status: "active".to_owned(),
        version: 1,
        ..Subscription::default()
    };
    let tx = app.db.write(app.by(Actor::system("test"))).await.unwrap();
    let id = account.id.clone();
    tx.insert(account).await.unwrap();
    tx.insert(subscription).await.unwrap();
    tx.commit().await.unwrap();
    insert_item(place, (&id, csm), ("complaint", "The export is wrong", "2026-11-11")).await;
    app.touched();
    app.refresh().await.unwrap();
    id
}

async fn insert_item(place: &Place, (account, owner): (&str, &str), (kind, title, asked_on): (&str, &str, &str)) {
    let app = place.app();
    let id = app.id("itm");
    let item = Item {
        key: id.clone(),
        id,
        account_id: account.to_owned(),
        kind: kind.to_owned(),
        title: title.to_owned(),
        asked_on: asked_on.to_owned(),
        owner_id: Some(owner.to_owned()),
        version: 1,
        ..Item::default()
    };
    let tx = app.db.write(app.by(Actor::system("test"))).await.unwrap();
    tx.insert(item).await.unwrap();
    tx.commit().await.unwrap();
}

/// What the API says needs somebody: account, signals of its reasons, points.
pub async fn needs(client: &mut Client) -> Vec<(String, Vec<String>, f64)> {
    let answer = client.get("/api/v1/today").await.expect(200).json();
    let item = |item: &Value| {
        let reasons =
            item["reasons"].as_array().unwrap().iter().map(|r| r["signal"].as_str().unwrap().to_owned()).collect();
        (item["account_id"].as_str().unwrap().to_owned(), reasons, item["points"].as_f64().unwrap())
    };
    answer["items"].as_array().unwrap().iter().map(item).collect()
}

/// Whether a complaint still speaks to somebody.
pub async fn complains(client: &mut Client, account: &str) -> bool {
    needs(client).await.iter().any(|(id, reasons, _)| id == account && reasons.iter().any(|r| r == COMPLAINT))
}

/// Presses the undo of the notice on a page.
pub async fn undo(client: &mut Client, answer: &Answer) -> Answer {
    let cause = value_of(answer, "form[data-undo] input[name=cause]")
        .unwrap_or_else(|| panic!("{} offers no undo:\n{}", answer.path, answer.text()));
    client.submit("/tasks/new", "/undo", [("cause", cause.as_str()), ("back", "/")]).await.expect(200)
}

/// The value of the first element that a CSS selector finds.
pub fn value_of(answer: &Answer, selector: &str) -> Option<String> {
    attribute(answer, selector, "value")
}

/// An attribute of the first element that a CSS selector finds.
pub fn attribute(answer: &Answer, selector: &str, name: &str) -> Option<String> {
    let selector = Selector::parse(selector).unwrap();
    answer.html().select(&selector).next().and_then(|e| e.value().attr(name)).map(str::to_owned)
}

/// All text of the elements that a CSS selector finds.
pub fn text(answer: &Answer, selector: &str) -> String {
    answer.all(selector).join(" ")
}
