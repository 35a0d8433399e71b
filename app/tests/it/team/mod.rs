//! The team area: signing in, people, rights, settings, undo.
mod people;
mod rights;
mod sessions;
mod settings;
mod undo;

use customers::accounts::Account;
use kernel::Actor;
use scraper::Selector;
use testkit::{Answer, Client};

use crate::place::Place;

/// A password that is long enough.
pub const PASSWORD: &str = "four calm river stones";

/// The value of the first element that a CSS selector finds.
pub fn value_of(answer: &Answer, selector: &str) -> Option<String> {
    let selector = Selector::parse(selector).unwrap();
    answer.html().select(&selector).next().and_then(|e| e.value().attr("value")).map(str::to_owned)
}

/// Presses the undo of the notice on a page.
pub async fn undo(client: &mut Client, answer: &Answer) -> Answer {
    let cause = value_of(answer, "form[data-undo] input[name=cause]")
        .unwrap_or_else(|| panic!("{} offers no undo", answer.path));
    client.submit("/preferences", "/undo", [("cause", cause.as_str()), ("back", "/team")]).await
}

/// Invites somebody as the administrator; the path of the link.
pub async fn invite(admin: &mut Client, name: &str, role: &str) -> (Answer, String) {
    let mail = format!("{}@example.org", name.to_lowercase());
    let fields = [("name", name), ("email", &mail), ("role", role), ("language", "en")];
    let page = admin.submit("/team/invite", "/team/invite", fields).await.expect(200);
    let link = value_of(&page, "input[name=link]").unwrap();
    let path = link.strip_prefix("http://tenure.test").unwrap().to_owned();
    (page, path)
}

/// Opens an invitation and sets a password; the client is signed in then.
pub async fn accept(place: &Place, path: &str) -> (Client, Answer) {
    let mut client = place.visitor();
    let fields = [("password", PASSWORD), ("again", PASSWORD), ("language", "en"), ("zone", "Asia/Tehran")];
    let page = client.post_bare(path, fields).await;
    (client, page)
}

/// Tries to sign in.
pub async fn sign_in(client: &mut Client, mail: &str, password: &str) -> Answer {
    client.post_bare("/sign-in", [("email", mail), ("password", password), ("next", "/preferences")]).await
}

/// Adds an account with owners.
pub async fn account(place: &Place, key: &str, csm: Option<&str>, am: Option<&str>) -> String {
    let app = place.app();
    let account = Account {
        id: app.id("acc"),
        key: key.to_owned(),
        name: key.to_owned(),
        kind: "company".to_owned(),
        region: Some("iran".to_owned()),
        calendar: "IR".to_owned(),
        csm_id: csm.map(str::to_owned),
        am_id: am.map(str::to_owned),
        own: "{}".to_owned(),
        version: 1,
        ..Account::default()
    };
    let tx = app.db.write(app.by(Actor::system("test"))).await.unwrap();
    let account = tx.insert(account).await.unwrap();
    tx.commit().await.unwrap();
    app.touched();
    app.refresh().await.unwrap();
    account.id
}
