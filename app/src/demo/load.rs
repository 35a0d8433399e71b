//! Loads an invented company into an open folder: records in one write, events into the log.

use std::collections::HashMap;
use std::sync::Arc;

use customers::accounts::Account;
use customers::contacts::Contact;
use customers::timeline::Touchpoint;
use demo::Company;
use eventlog::Event;
use i18n::Language;
use kernel::{Actor, Currency, Day, Instant, Result, new_id};
use revenue::orders::{Order, Payment};
use revenue::subscriptions::Subscription;
use storage::{By, Tx};
use team::people::{Person, Role};
use team::rates::Rate;
use web::{App, Workspace};
use work::items::Item;

use super::ZONE;

/// How much was loaded.
#[derive(Debug, Clone, Copy, Default)]
pub struct Loaded {
    /// Customers.
    pub accounts: usize,
    /// Contacts.
    pub contacts: usize,
    /// Usage events.
    pub events: u64,
}

/// Ids by the generator's keys.
#[derive(Default)]
struct Ids {
    people: HashMap<String, String>,
    accounts: HashMap<String, String>,
    contacts: HashMap<String, String>,
    orders: HashMap<String, String>,
}

/// Whether the folder has no customers yet.
pub async fn is_empty(app: &App) -> Result<bool> {
    Ok(customers::accounts::store::ids(app).await?.is_empty())
}

/// Loads everything. Records are known at their own dates, so that the history is that of a living company.
pub async fn load(app: &App, company: &Company) -> Result<Loaded> {
    let workspace = Workspace {
        name: "Karavan".to_owned(),
        zone: ZONE.to_owned(),
        currency: Currency::USD,
        ..Workspace::default()
    };
    team::settings::set_workspace(app, write(app).await?, workspace).await?;
    let mut tx = write(app).await?;
    // What has no day of its own was known all along.
    tx.dated(Instant(0), Instant(0));
    let mut ids = Ids::default();
    people(app, &tx, company, &mut ids).await?;
    rates(app, &tx, company).await?;
    accounts(app, &tx, company, &mut ids).await?;
    contacts(app, &tx, company, &mut ids).await?;
    money(app, &tx, company, &mut ids).await?;
    talks(app, &tx, company, &ids).await?;
    items(app, &tx, company, &ids).await?;
    tx.commit().await?;
    let events = events(app, company)?;
    app.touched();
    Ok(Loaded { accounts: company.accounts.len(), contacts: company.contacts.len(), events })
}

async fn write(app: &App) -> Result<Tx> {
    app.db.write(By::new(Actor::system("demo"), app.id("act"), app.now())).await
}

/// The beginning of a day, when what is dated by it was learned; what is of a day to come was learned now.
fn morning(app: &App, day: Day) -> Instant {
    Instant::start_of(day, &app.zone()).min(app.now())
}

/// An id that sorts by the day it was made, as it would in a living workspace.
fn id(app: &App, prefix: &str, day: Day) -> String {
    new_id(prefix, Instant::start_of(day, &app.zone()), &app.entropy)
}

async fn people(app: &App, tx: &Tx, company: &Company, ids: &mut Ids) -> Result<()> {
    let mut rows = Vec::new();
    for person in &company.team {
        let role = person.role.parse().unwrap_or(Role::Analyst);
        let language = person.language.parse().unwrap_or(Language::En);
        let row = Person::new(app.id("usr"), &person.key, &person.email, &person.name, role).reading(language, ZONE);
        ids.people.insert(person.key.clone(), row.id.clone());
        rows.push(row);
    }
    tx.insert_many(rows).await
}

async fn rates(app: &App, tx: &Tx, company: &Company) -> Result<()> {
    let row = |rate: &demo::Rate| {
        Rate::new(app.id("rat"), (rate.currency, Currency::USD), rate.from, per_unit(rate.micro_per_usd))
    };
    tx.insert_many(company.rates.iter().filter(|r| r.currency != Currency::USD).map(row).collect()).await
}

/// The worth of one unit in dollars as a plain decimal, from how many millionths of it a dollar buys.
fn per_unit(micro_per_usd: i64) -> String {
    let nano = 1_000_000_000_000_000_i128 / i128::from(micro_per_usd.max(1));
    format!("{}.{:09}", nano / 1_000_000_000, nano % 1_000_000_000)
}

async fn accounts(app: &App, tx: &Tx, company: &Company, ids: &mut Ids) -> Result<()> {
    for account in &company.accounts {
        ids.accounts.insert(account.key.clone(), id(app, "acc", account.created_on));
    }
    let person = |key: &Option<String>| key.as_ref().and_then(|k| ids.people.get(k)).cloned();
    let row = |a: &demo::Account| Account {
        id: ids.accounts.get(&a.key).cloned().unwrap_or_default(),
        key: a.key.clone(),
        name: a.name.clone(),
        short_name: Some(a.short_name.clone()),
        legal_name: a.legal_name.clone(),
        kind: a.kind.to_owned(),
        parent_id: a.parent_key.as_ref().and_then(|k| ids.accounts.get(k)).cloned(),
        country: Some(a.country.to_owned()),
        region: Some(a.region.to_owned()),
        zone: Some(a.zone.to_owned()),
        calendar: a.calendar.to_owned(),
        industry: Some(a.industry.to_owned()),
        language: Some(a.language.to_owned()),
        team_size: a.team_size.map(i64::from),
        team_size_on: a.team_size.map(|_| a.created_on.to_string()),
        created_on: Some(a.created_on.to_string()),
        csm_id: person(&a.csm),
        am_id: person(&a.am),
        registration_id: a.registration_id.clone(),
        phone: a.phone.clone(),
        email: a.email.clone(),
        website: a.website.clone(),
        own: "{}".to_owned(),
        version: 1,
    };
    tx.insert_lives(company.accounts.iter().map(|a| vec![(morning(app, a.created_on), row(a))]).collect()).await?;
    let links: Vec<_> = ids.accounts.iter().map(|(key, id)| ("account", key.clone(), id.clone())).collect();
    customers::links::attach(app, tx, &links).await
}

async fn contacts(app: &App, tx: &Tx, company: &Company, ids: &mut Ids) -> Result<()> {
    let mut rows = Vec::new();
    let mut links = Vec::new();
    for c in &company.contacts {
        let id = app.id("con");
        ids.contacts.insert(c.key.clone(), id.clone());
        links.extend(c.person_key.clone().map(|key| ("person", key, id.clone())));
        rows.push(Contact {
            id,
            key: c.key.clone(),
            account_id: ids.accounts.get(&c.account_key).cloned().unwrap_or_default(),
            name: c.name.clone(),
            form_of_address: Some(c.form_of_address.clone()),
            role: c.role.to_owned(),
            email: c.email.clone(),
            phone: c.phone.clone(),
            messenger: c.messenger.clone(),
            person_key: c.person_key.clone(),
            language: Some(c.language.to_owned()),
            bounced_on: c.bounced_on.map(|d| d.to_string()),
            own: "{}".to_owned(),
            version: 1,
        });
    }
    tx.insert_many(rows).await?;
    customers::links::attach(app, tx, &links).await
}

async fn money(app: &App, tx: &Tx, company: &Company, ids: &mut Ids) -> Result<()> {
    let account = |key: &str, ids: &Ids| ids.accounts.get(key).cloned().unwrap_or_default();
    let subscription = |s: &demo::Subscription| Subscription {
        id: id(app, "sub", s.starts_on),
        key: s.key.clone(),
        account_id: account(&s.account_key, ids),
        plan: s.plan.to_owned(),
        seats: i64::from(s.seats),
        mrr_minor: s.mrr_minor,
        currency: s.currency.to_string(),
        starts_on: s.starts_on.to_string(),
        ends_on: s.ends_on.map(|d| d.to_string()),
        notice_days: i64::from(s.notice_days),
        auto_renew: s.auto_renew,
        billing_months: i64::from(s.billing_months),
        discount_percent: i64::from(s.discount_percent),
        status: s.status.to_owned(),
        cancelled_on: s.cancelled_on.map(|d| d.to_string()),
        version: 1,
    };
    let life = |s: &demo::Subscription| {
        let now = subscription(s);
        let known = |day| morning(app, day);
        match s.cancelled_on {
            Some(day) if day > s.starts_on => {
                let before = Subscription { cancelled_on: None, status: "active".to_owned(), ..now.clone() };
                vec![(known(s.starts_on), before), (known(day), now)]
            }
            _ => vec![(known(s.starts_on), now)],
        }
    };
    tx.insert_lives(company.subscriptions.iter().map(life).collect()).await?;
    let mut orders = Vec::new();
    for o in &company.orders {
        let id = id(app, "ord", o.ordered_on);
        orders.push(vec![(
            morning(app, o.ordered_on),
            Order {
                id: id.clone(),
                key: o.key.clone(),
                account_id: account(&o.account_key, ids),
                ordered_on: o.ordered_on.to_string(),
                due_on: o.due_on.to_string(),
                amount_minor: o.amount_minor,
                currency: o.currency.to_string(),
                description: o.description.clone(),
                version: 1,
            },
        )]);
        ids.orders.insert(o.key.clone(), id);
    }
    tx.insert_lives(orders).await?;
    let payment = |p: &demo::Payment| Payment {
        id: id(app, "pay", p.paid_on),
        key: p.key.clone(),
        account_id: account(&p.account_key, ids),
        order_id: ids.orders.get(&p.order_key).cloned(),
        paid_on: p.paid_on.to_string(),
        amount_minor: p.amount_minor,
        currency: p.currency.to_string(),
        version: 1,
    };
    tx.insert_lives(company.payments.iter().map(|p| vec![(morning(app, p.paid_on), payment(p))]).collect()).await
}

async fn talks(app: &App, tx: &Tx, company: &Company, ids: &Ids) -> Result<()> {
    let row = |t: &demo::Touchpoint| Touchpoint {
        id: new_id("tou", t.at, &app.entropy),
        key: t.key.clone(),
        account_id: ids.accounts.get(&t.account_key).cloned().unwrap_or_default(),
        contact_id: t.contact_key.as_ref().and_then(|k| ids.contacts.get(k)).cloned(),
        kind: t.kind.to_owned(),
        at: t.at.0,
        direction: t.direction.unwrap_or("out").to_owned(),
        text: t.text.clone(),
        mood: t.mood.map(str::to_owned),
        by_id: ids.people.get(&t.by).cloned(),
        version: 1,
    };
    tx.insert_lives(company.touchpoints.iter().map(|t| vec![(t.at, row(t))]).collect()).await
}

async fn items(app: &App, tx: &Tx, company: &Company, ids: &Ids) -> Result<()> {
    let row = |i: &demo::OpenItem| Item {
        id: id(app, "itm", i.asked_on),
        key: i.key.clone(),
        account_id: ids.accounts.get(&i.account_key).cloned().unwrap_or_default(),
        kind: i.kind.to_owned(),
        title: i.title.clone(),
        asked_on: i.asked_on.to_string(),
        due_on: i.due_on.map(|d| d.to_string()),
        owner_id: ids.people.get(&i.owner).cloned(),
        closed_on: i.closed_on.map(|d| d.to_string()),
        visible: i.visible,
        version: 1,
    };
    let life = |i: &demo::OpenItem| {
        let now = row(i);
        let asked = morning(app, i.asked_on);
        match i.closed_on {
            Some(day) if day > i.asked_on => {
                vec![(asked, Item { closed_on: None, ..now.clone() }), (morning(app, day), now)]
            }
            _ => vec![(asked, now)],
        }
    };
    tx.insert_lives(company.open_items.iter().map(life).collect()).await
}

/// Streams the events into the log; the generator's ids are unique, so nothing is looked up.
fn events(app: &App, company: &Company) -> Result<u64> {
    let mut appender = app.log.trusted_appender(None)?;
    let mut texts: HashMap<&'static str, Arc<str>> = HashMap::new();
    let mut wrong = Ok(());
    let mut account: Arc<str> = Arc::from("");
    company.events(&mut |row| {
        if wrong.is_err() {
            return;
        }
        if &*account != row.account_key {
            account = Arc::from(row.account_key);
        }
        let event = Event {
            source: Arc::clone(texts.entry(row.source).or_insert_with(|| Arc::from(row.source))),
            message_id: Some(row.id.to_owned()),
            group_key: Some(Arc::clone(&account)),
            person_key: Some(Arc::from(row.person_key)),
            name: Arc::clone(texts.entry(row.name).or_insert_with(|| Arc::from(row.name))),
            at: row.at,
            known_at: row.at,
            value: row.value,
            properties: None,
            batch: None,
        };
        wrong = appender.push(&event).map(drop);
    });
    wrong?;
    Ok(appender.commit()?.new)
}
