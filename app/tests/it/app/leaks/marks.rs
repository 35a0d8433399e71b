//! Values of every class that can be told from everything else in the program, planted on accounts within and outside of a scope.

use std::collections::HashMap;

use customers::accounts::Account;
use customers::contacts::Contact;
use customers::fields::OwnField;
use customers::timeline::Touchpoint;
use insight::health::store::{dispute, view};
use kernel::{Actor, Class, Value};
use revenue::orders::{Order, Payment};
use revenue::subscriptions::Subscription;
use serde_json::json;
use storage::Tx;
use work::handoffs::Handoff;
use work::items::Item;
use work::tasks::Task;

use crate::place::Place;

/// The accounts that carry marks, by what the viewer is to them: success manager, account manager, nothing, nothing and sealed.
pub const ACCOUNTS: usize = 4;
/// The region that the strict policies seal off.
pub const SEALED: &str = "sealed";

/// One planted value.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Mark {
    pub account: String,
    pub class: Class,
    pub what: String,
    /// What stands in an answer that shows it; of an amount, the digits of its whole part.
    pub text: String,
}

/// Everything that was planted, and ids for the parameters of routes.
pub struct Planted {
    pub accounts: Vec<String>,
    pub marks: Vec<Mark>,
    pub ids: HashMap<&'static str, Vec<String>>,
}

impl Planted {
    fn mark(&mut self, account: &str, class: Class, what: &str, text: impl Into<String>) {
        self.marks.push(Mark { account: account.to_owned(), class, what: what.to_owned(), text: text.into() });
    }

    fn id(&mut self, of: &'static str, id: &str) {
        self.ids.entry(of).or_default().push(id.to_owned());
    }

    /// A word that nothing else contains, noted as a mark.
    fn word(&mut self, (at, account): (usize, &str), class: Class, what: &str) -> String {
        let word = format!("zq{}{what}{at}x", class.key());
        self.mark(account, class, what, word.clone());
        word
    }

    /// An amount in minor units that nothing else contains, noted as a mark.
    fn amount(&mut self, (at, account): (usize, &str), what: &str, first: i64) -> i64 {
        let minor = first + i64::try_from(at).unwrap() * 111_111_100;
        self.mark(account, Class::Money, what, (minor / 100).to_string());
        minor
    }
}

/// Plants marks of every class on accounts of the invented company.
pub async fn plant(place: &Place) -> Planted {
    let app = place.app();
    let mut planted = Planted { accounts: Vec::new(), marks: Vec::new(), ids: HashMap::new() };
    let tx = app.db.write(app.by(Actor::system("test"))).await.unwrap();
    for class in Class::ALL {
        let field = own_field(class);
        planted.id("fields", &field.id);
        tx.insert(field).await.unwrap();
    }
    for (at, found) in fitting(place).await.into_iter().enumerate() {
        let id = found.account.id.clone();
        let here = (at, id.as_str());
        let account = account(&mut planted, here, &found.account);
        tx.update(&found.account, account).await.unwrap();
        people(&tx, &mut planted, here, &found.contact).await;
        money(&tx, &mut planted, here, found).await;
        talks(place, &tx, &mut planted, here).await;
        planted.accounts.push(id);
    }
    let source = source(place);
    planted.id("sources", &source.id);
    tx.insert(source).await.unwrap();
    planted.ids.insert("accounts", planted.accounts.clone());
    planted.id("audit", &tx.by().cause.clone());
    tx.commit().await.unwrap();
    planted
}

/// A sender of events.
fn source(place: &Place) -> connect::sources::Source {
    let app = place.app();
    let rule = || "person".to_owned();
    connect::sources::Source {
        id: app.id("src"),
        key: "app".to_owned(),
        name: "App".to_owned(),
        kind: "other".to_owned(),
        secret_hash: String::new(),
        names_rule: rule(),
        facts_rule: rule(),
        own_rule: rule(),
        creates: false,
        per_second: connect::sources::USUAL_RATE,
        made_at: app.now().0,
        ended_at: None,
        version: 1,
    }
}

/// An account that has everything that can be marked.
struct Found {
    account: Account,
    contact: Contact,
    subscription: Subscription,
    order: Order,
    payment: Payment,
}

async fn fitting(place: &Place) -> Vec<Found> {
    let app = place.app();
    let db = app.db.read();
    let contacts = customers::contacts::store::all(db, None).await.unwrap();
    let subscriptions = revenue::subscriptions::store::all(db, None).await.unwrap();
    let board = app.board.load();
    let frame = board.frame("account").unwrap();
    let scored = |id: &str| frame.row(id).is_some_and(|row| frame.value(row, "health").number().is_some());
    let mut found = Vec::new();
    for account in customers::accounts::store::all(db, None).await.unwrap() {
        let contact = contacts.iter().find(|c| c.account_id == account.id && c.person_key.is_some()).cloned();
        let covers =
            |s: &&Subscription| s.account_id == account.id && s.covers(app.today()) && s.cancelled_on.is_none();
        let subscription = subscriptions.iter().find(covers).cloned();
        let order = revenue::orders::store::orders_of(db, &account.id).await.unwrap().into_iter().next();
        let payment = revenue::orders::store::payments_of(db, &account.id).await.unwrap().into_iter().next();
        if let (Some(contact), Some(subscription), Some(order), Some(payment)) = (contact, subscription, order, payment)
            && scored(&account.id)
        {
            found.push(Found { account, contact, subscription, order, payment });
        }
    }
    assert!(found.len() > ACCOUNTS, "only {} accounts can be marked", found.len());
    found.truncate(ACCOUNTS);
    found
}

fn own_field(class: Class) -> OwnField {
    let kind = if class == Class::Money { "money" } else { "text" };
    OwnField {
        id: format!("fld_{}", class.key()),
        key: format!("zq_{}", class.key()),
        label: format!("Marked {}", class.key()),
        kind: kind.to_owned(),
        class: class.key().to_owned(),
        choices: "[]".to_owned(),
        version: 1,
    }
}

fn account(planted: &mut Planted, here: (usize, &str), old: &Account) -> Account {
    let amount = planted.amount(here, "own", 9_512_345_600) / 100;
    let [general, personal, note] =
        [Class::General, Class::Personal, Class::Note].map(|class| planted.word(here, class, "own"));
    let own = json!({"zq_general": general, "zq_personal": personal, "zq_note": note, "zq_money": amount});
    let digits = format!("98912770{:04}", here.0 * 1111 + 1);
    planted.mark(here.1, Class::Personal, "office", digits.clone());
    Account {
        name: planted.word(here, Class::General, "name"),
        short_name: Some(planted.word(here, Class::General, "short")),
        industry: Some(planted.word(here, Class::General, "industry")),
        region: (here.0 == ACCOUNTS - 1).then(|| SEALED.to_owned()),
        phone: Some(format!("+{digits}")),
        email: Some(format!("{}@office.example", planted.word(here, Class::Personal, "officemail"))),
        own: own.to_string(),
        ..old.clone()
    }
}

async fn people(tx: &Tx, planted: &mut Planted, here: (usize, &str), old: &Contact) {
    let digits = format!("98912880{:04}", here.0 * 1111 + 1);
    planted.mark(here.1, Class::Personal, "mobile", digits.clone());
    let contact = Contact {
        name: planted.word(here, Class::Personal, "contact"),
        form_of_address: Some(planted.word(here, Class::Personal, "address")),
        role: "decision_maker".to_owned(),
        email: Some(format!("{}@mail.example", planted.word(here, Class::Personal, "mail"))),
        phone: Some(format!("+{digits}")),
        messenger: Some(planted.word(here, Class::Personal, "messenger")),
        ..old.clone()
    };
    planted.id("contacts", &old.id);
    tx.update(old, contact).await.unwrap();
}

async fn money(tx: &Tx, planted: &mut Planted, here: (usize, &str), found: Found) {
    let usd = || "USD".to_owned();
    let discount_percent = planted.amount(here, "discount", 777_700_100) / 100;
    let mrr_minor = planted.amount(here, "price", 987_654_300);
    let subscription = Subscription { mrr_minor, discount_percent, currency: usd(), ..found.subscription.clone() };
    tx.update(&found.subscription, subscription).await.unwrap();
    let amount_minor = planted.amount(here, "order", 912_345_600);
    let order = Order { amount_minor, currency: usd(), ..found.order.clone() };
    tx.update(&found.order, order).await.unwrap();
    let amount_minor = planted.amount(here, "payment", 934_567_800);
    let payment = Payment { amount_minor, currency: usd(), ..found.payment.clone() };
    tx.update(&found.payment, payment).await.unwrap();
}

/// A talk, a meeting later today, a complaint of ten days ago, a matter between two others.
async fn talks(place: &Place, tx: &Tx, planted: &mut Planted, here: (usize, &str)) {
    let app = place.app();
    let contact_id = planted.ids["contacts"].get(here.0).cloned();
    for (what, kind, hours) in [("talk", "call", -1), ("meeting", "meeting", 1)] {
        let id = app.id("tou");
        let talk = Touchpoint {
            key: id.clone(),
            id,
            account_id: here.1.to_owned(),
            contact_id: contact_id.clone(),
            kind: kind.to_owned(),
            at: app.now().plus_seconds(hours * 3600).0,
            direction: "both".to_owned(),
            text: planted.word(here, Class::Note, what),
            mood: Some("good".to_owned()),
            version: 1,
            ..Touchpoint::default()
        };
        tx.insert(talk).await.unwrap();
    }
    for (what, kind) in [("complaint", "complaint"), ("promise", "promise")] {
        let id = app.id("itm");
        planted.id("items", &id);
        let item = Item {
            key: id.clone(),
            id,
            account_id: here.1.to_owned(),
            kind: kind.to_owned(),
            title: planted.word(here, Class::Note, what),
            asked_on: "2026-11-11".to_owned(),
            due_on: (kind == "promise").then(|| app.today().to_string()),
            version: 1,
            ..Item::default()
        };
        tx.insert(item).await.unwrap();
    }
    opinions(place, tx, planted, here).await;
    let handoff = Handoff {
        id: app.id("han"),
        account_id: here.1.to_owned(),
        direction: "to_am".to_owned(),
        from_id: "usr_one".to_owned(),
        to_id: "usr_two".to_owned(),
        matter: "price".to_owned(),
        text: planted.word(here, Class::Note, "handoff"),
        at: app.now().0,
        answer_by: app.today().to_string(),
        state: "sent".to_owned(),
        version: 1,
        ..Handoff::default()
    };
    tx.insert(handoff).await.unwrap();
}

/// What people think of the score.
async fn opinions(place: &Place, tx: &Tx, planted: &mut Planted, here: (usize, &str)) {
    let app = place.app();
    let view = view::Model {
        id: app.id("hvw"),
        account_id: here.1.to_owned(),
        view: "poor".to_owned(),
        why: planted.word(here, Class::Note, "view"),
        by_id: "usr_one".to_owned(),
        at: app.now().0,
        version: 1,
    };
    let dispute = dispute::Model {
        id: app.id("hdi"),
        account_id: here.1.to_owned(),
        component: String::new(),
        why: planted.word(here, Class::Note, "dispute"),
        by_id: "usr_one".to_owned(),
        at: app.now().0,
        settled_at: None,
        version: 1,
    };
    tx.insert(view).await.unwrap();
    tx.insert(dispute).await.unwrap();
}

/// Makes somebody the success manager of the first marked account, the account manager of the second, and nothing of the others;
/// the promises of all four are theirs, and a task on each.
pub async fn owned_by(place: &Place, planted: &mut Planted, (viewer, other): (&str, &str)) {
    let app = place.app();
    let owners = [(viewer, other), (other, viewer), (other, other), (other, other)];
    planted.ids.remove("tasks");
    let tx = app.db.write(app.by(Actor::system("test"))).await.unwrap();
    for (account, (csm, am)) in planted.accounts.clone().iter().zip(owners) {
        let old = customers::accounts::store::get(app.db.read(), account).await.unwrap();
        let new = Account { csm_id: Some(csm.to_owned()), am_id: Some(am.to_owned()), ..old.clone() };
        tx.update(&old, new).await.unwrap();
        for item in work::items::store::of_account(app.db.read(), account).await.unwrap() {
            let new = Item { owner_id: Some(viewer.to_owned()), ..item.clone() };
            tx.update(&item, new).await.unwrap();
        }
        let id = app.id("tsk");
        planted.id("tasks", &id);
        let task = Task {
            id,
            account_id: Some(account.clone()),
            title: "Follow up".to_owned(),
            assignee_id: viewer.to_owned(),
            made_by: other.to_owned(),
            made_at: app.now().0,
            state: "open".to_owned(),
            version: 1,
            ..Task::default()
        };
        tx.insert(task).await.unwrap();
    }
    tx.commit().await.unwrap();
    app.touched();
    app.refresh().await.unwrap();
}

/// Marks that the board makes of those that were planted: prices per seat, values of a year, in full and in short.
pub fn derived(place: &Place, planted: &Planted) -> Vec<Mark> {
    let app = place.app();
    let board = app.board.load();
    let frame = board.frame("account").unwrap();
    let currency = app.workspace.load().currency;
    let mut marks = Vec::new();
    for account in &planted.accounts {
        let row = frame.row(account).unwrap();
        for spec in frame.specs().filter(|s| s.class == Class::Money) {
            let Value::Number(value) = frame.value(row, &spec.key) else { continue };
            let money = customers::accounts::in_minor(value, currency);
            if money.minor < 10_000_000 {
                continue;
            }
            let mark =
                |text: String| Mark { account: account.clone(), class: spec.class, what: spec.key.clone(), text };
            marks.push(mark((money.minor / 100).to_string()));
            marks.push(mark(app.reader().money_short(money)));
        }
    }
    marks
}
