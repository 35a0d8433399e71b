//! The connect area: sources with write keys, events by SDKs and by lines of JSON.
mod intake;
mod kills;
mod lines;
mod people;
mod retention;
pub mod sdks;
mod sources;

use axum::http::Method;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use customers::accounts::{self, Account};
use eventlog::{Event, Scan};
use kernel::Actor;
use serde_json::{Value, json};
use team::people::Role;
use testkit::{Answer, Client};

use crate::place::Place;

/// What the form of a new source holds, unless a test says otherwise.
const USUAL: [(&str, &str); 6] = [
    ("name", "Web app"),
    ("kind", "node"),
    ("names", "person"),
    ("facts", "person"),
    ("own", "sdk"),
    ("per_second", "50000"),
];

/// A source that an administrator made.
pub struct Made {
    admin: Client,
    /// Where its page is.
    page: String,
    pub write_key: String,
}

/// Makes a source; `other` fields replace the usual ones.
async fn source(place: &Place, other: &[(&'static str, &'static str)]) -> Made {
    let (_, admin) = place.person("admin", Role::Admin).await;
    source_by(admin, other).await
}

/// An administrator makes a source.
pub async fn source_by(mut admin: Client, other: &[(&'static str, &'static str)]) -> Made {
    let kept = USUAL.iter().filter(|(name, _)| other.iter().all(|(o, _)| o != name));
    let fields: Vec<_> = kept.chain(other).copied().collect();
    let answer = admin.submit("/settings/sources", "/settings/sources", fields).await.expect(200);
    let write_key = write_key(&answer);
    let text = answer.text();
    let start = text.find("/settings/sources/src_").expect("the page has forms");
    let page = text[start..].split(['/', '"']).take(4).collect::<Vec<_>>().join("/");
    Made { admin, page, write_key }
}

/// The write key that is shown once.
fn write_key(answer: &Answer) -> String {
    answer.all("code").into_iter().find(|c| c.starts_with("wk_")).expect("the write key is shown once")
}

impl Made {
    /// A program with the write key, as SDKs send it.
    fn program(&self, place: &Place) -> Client {
        let encoded = STANDARD.encode(format!("{}:", self.write_key));
        place.visitor().header("authorization", &format!("Basic {encoded}"))
    }

    /// The page of the source.
    async fn shown(&mut self) -> Answer {
        let page = self.page.clone();
        self.admin.get(&page).await.expect(200)
    }
}

/// A message about something that user `u-1` did.
fn track(id: &str, more: &Value) -> Value {
    let mut message = json!({"type": "track", "event": "report.opened", "userId": "u-1", "messageId": id});
    message.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    message
}

async fn post(program: &mut Client, path: &str, body: &Value) -> Answer {
    program.call(Method::POST, path, Some(body)).await
}

/// Every event of the log, oldest first.
fn logged(place: &Place) -> Vec<Event> {
    let mut events = place.app().log.events(&Scan::default(), 0, 10_000).unwrap().events;
    events.sort_by_key(|e| e.at);
    events
}

/// An account that events find by its key.
pub async fn account(place: &Place, key: &str) -> String {
    let app = place.app();
    let tx = app.db.write(app.by(Actor::Person("usr_test".to_owned()))).await.unwrap();
    let template: Account = accounts::plain(app);
    let made = accounts::create_missing(app, &tx, &[key.to_owned()], &template).await.unwrap();
    tx.commit().await.unwrap();
    app.touched();
    app.refresh().await.unwrap();
    made[0].1.clone()
}

async fn read(place: &Place, id: &str) -> Account {
    accounts::store::get(place.app().db.read(), id).await.unwrap()
}
