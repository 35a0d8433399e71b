//! The board follows single edits, and is then what a computation of everything anew gives.

use kernel::{Actor, Value};
use query::Frame;
use storage::Record;
use team::people::Role;
use testkit::Client;

use crate::place::Place;

/// The columns of which two boards differ, with the first row.
fn differing(one: &Frame, other: &Frame) -> Vec<String> {
    let keys = |frame: &Frame| frame.specs().map(|s| s.key.clone()).collect::<Vec<_>>();
    assert_eq!(keys(one), keys(other), "the same columns");
    let ids = |frame: &Frame| (0..frame.len()).map(|row| frame.id(row).to_owned()).collect::<Vec<_>>();
    assert_eq!(ids(one), ids(other), "the same accounts");
    let row = |key: &str| (0..one.len()).find(|&row| one.value(row, key) != other.value(row, key));
    let told = |key: &String, at: usize| format!("{key}: {:?} and {:?}", one.value(at, key), other.value(at, key));
    keys(one).iter().filter_map(|key| row(key).map(|at| told(key, at))).collect()
}

/// Deletes everything derived and makes it again: nothing may differ.
async fn comes_back_equal(place: &Place, after: &str) {
    let app = place.app();
    app.refresh().await.unwrap();
    let followed = app.board.load();
    insight::forget_derived(app);
    app.touched();
    app.refresh().await.unwrap();
    let anew = app.board.load();
    let frames = [&followed, &anew].map(|board| board.frame("account").unwrap().clone());
    assert_eq!(differing(&frames[0], &frames[1]), Vec::<String>::new(), "after {after}");
}

fn an_account(place: &Place, at: usize) -> String {
    place.app().board.load().frame("account").unwrap().id(at).to_owned()
}

async fn changed<M: Record>(place: &Place, old: &M, new: M) {
    let app = place.app();
    let tx = app.db.write(app.by(Actor::system("test"))).await.unwrap();
    tx.update(old, new).await.unwrap();
    tx.commit().await.unwrap();
    app.touched();
}

async fn logged(client: &mut Client, account: &str) {
    let fields = [("kind", "meeting"), ("direction", "both"), ("text", "We met"), ("mood", "bad")];
    client.submit(&format!("/accounts/{account}"), &format!("/accounts/{account}/log"), fields).await.expect(200);
}

#[tokio::test]
async fn every_kind_of_edit_is_followed() {
    let place = Place::demo().await;
    let app = place.app();
    let mut lead = place.as_role(Role::Lead).await;
    let account = an_account(&place, 7);
    logged(&mut lead, &account).await;
    let row = app.board.load().frame("account").unwrap().row(&account).unwrap();
    assert_eq!(app.board.load().frame("account").unwrap().value(row, "days_since_talk"), Value::Number(0.0));
    comes_back_equal(&place, "a log").await;

    let mut found = customers::accounts::store::by_ids(app.db.read(), &[&account]).await.unwrap();
    let old = found.remove(&account).unwrap();
    let new = customers::accounts::Account { team_size: Some(7_000), calendar: "IR".to_owned(), ..old.clone() };
    changed(&place, &old, new).await;
    comes_back_equal(&place, "an edited account").await;

    let all = revenue::subscriptions::store::all(app.db.read(), None).await.unwrap();
    let old = all.last().unwrap();
    let new = revenue::subscriptions::Subscription { mrr_minor: old.mrr_minor * 50, ..old.clone() };
    changed(&place, old, new).await;
    comes_back_equal(&place, "a price, which moves the ranks of others").await;

    let contacts = customers::contacts::store::all(app.db.read(), None).await.unwrap();
    let old = contacts.iter().find(|c| c.role == "decision_maker").unwrap();
    let new = customers::contacts::Contact { role: "user".to_owned(), ..old.clone() };
    changed(&place, old, new).await;
    comes_back_equal(&place, "a contact of another role").await;
}

#[tokio::test]
async fn accounts_come_and_go() {
    let place = Place::demo().await;
    let app = place.app();
    let mut lead = place.as_role(Role::Lead).await;
    let before = app.board.load().frame("account").unwrap().len();
    let fields = [("name", "Aa New"), ("key", "new-1"), ("kind", "company"), ("calendar", "INTL")];
    let page = lead.submit("/accounts/new", "/accounts/new", fields).await.expect(200);
    assert_eq!(app.board.load().frame("account").unwrap().len(), before + 1);
    comes_back_equal(&place, "a new account").await;
    let id = page.path.rsplit('/').next().unwrap().split('?').next().unwrap().to_owned();
    logged(&mut lead, &id).await;
    comes_back_equal(&place, "its first talk").await;
    let gone = an_account(&place, 3);
    let edit = format!("/accounts/{gone}/edit");
    let _ = lead.submit(&edit, &format!("/accounts/{gone}/delete"), [("x", "")]).await;
    comes_back_equal(&place, "an account less").await;
}

#[tokio::test]
async fn a_setting_or_a_colleague_reaches_every_row() {
    let place = Place::demo().await;
    let _ = place.person("newcomer", Role::Manager).await;
    comes_back_equal(&place, "a new colleague").await;
    let app = place.app();
    let workspace =
        web::Workspace { zone: "America/New_York".to_owned(), ..web::Workspace::clone(&app.workspace.load()) };
    let tx = app.db.write(app.by(Actor::system("test"))).await.unwrap();
    team::settings::set_workspace(app, tx, workspace).await.unwrap();
    app.touched();
    comes_back_equal(&place, "another zone").await;
}
