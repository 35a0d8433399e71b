//! Which customer belongs to which: by hand, by a program, by a file; never in a circle.

use std::sync::Arc;

use axum::http::Method;
use customers::accounts::{Account, store};
use customers::imports::{self, Job};
use kernel::{Actor, Value};
use serde_json::json;
use tables::Mapping;
use team::people::Role;
use testkit::{Answer, Client};

use crate::place::Place;
use crate::work::{Scene, text, undo};

const NAMES: [&str; 3] = ["Abadan Pipes", "Bushehr Ports", "Karun Steel"];

fn edit(account: &str) -> String {
    format!("/accounts/{account}/edit")
}

/// Sends the form of a customer with this parent.
async fn belongs(client: &mut Client, account: &str, parent: &str) -> Answer {
    let page = edit(account);
    let mut fields = testkit::fields(&client.get(&page).await.expect(200).text(), &format!("form[action='{page}']"));
    fields.iter_mut().filter(|(name, _)| name == "parent_id").for_each(|(_, value)| parent.clone_into(value));
    client.submit(&page, &page, fields).await
}

fn fault(answer: &Answer) -> String {
    plain(&text(answer, "#f-parent_id-error"))
}

/// Without the marks that keep directions apart.
fn plain(text: &str) -> String {
    text.chars().filter(|c| !('\u{2066}'..='\u{2069}').contains(c)).collect()
}

fn cell(place: &Place, account: &str, key: &str) -> Value {
    let board = place.app().board.load();
    let frame = board.frame("account").unwrap();
    frame.value(frame.row(account).expect("the account is on the board"), key)
}

async fn changed(place: &Place, account: &str, change: impl FnOnce(&mut Account)) {
    let app = place.app();
    let old = store::get(app.db.read(), account).await.unwrap();
    let mut new = old.clone();
    change(&mut new);
    let tx = app.db.write(app.by(Actor::system("test"))).await.unwrap();
    tx.update(&old, new).await.unwrap();
    tx.commit().await.unwrap();
    app.touched();
    app.refresh().await.unwrap();
}

#[tokio::test]
async fn a_parent_is_chosen_by_name_and_both_pages_say_so() {
    let mut scene = Scene::of(&NAMES, Role::Manager).await;
    let [group, middle, low] = [0, 1, 2].map(|at| scene.accounts[at].clone());
    let manager = &mut scene.csm.1;
    let _ = belongs(manager, &middle, "abadan-pipes").await.expect(200);
    let saved = belongs(manager, &low, "bushehr PORTS industries").await.expect(200);
    scene.follow().await;
    let of = |key: &str| [&group, &middle, &low].map(|id| cell(&scene.place, id, key));
    assert_eq!(of("accounts_below"), [2.0, 1.0, 0.0].map(Value::Number));
    let name = |at: usize| Value::Text(format!("{} Industries", NAMES[at]));
    assert_eq!(of("parent"), [Value::Null, name(0), name(1)]);

    let page = scene.csm.1.get(&format!("/accounts/{low}")).await.expect(200);
    let above = page.all("nav[aria-label='Belongs to'] a");
    assert_eq!(
        above.iter().map(|a| plain(a)).collect::<Vec<_>>(),
        ["Abadan Pipes Industries", "Bushehr Ports Industries"]
    );
    assert!(page.all("#below").is_empty(), "nobody is below it");
    let page = scene.csm.1.get(&format!("/accounts/{group}")).await.expect(200);
    assert_eq!(page.all("#below tbody tr").len(), 2);
    let panel = plain(&text(&page, "#below"));
    assert!(panel.contains("2 customers are below") && panel.contains("Of 2 the value is hidden"), "{panel}");
    let panel = plain(&text(&scene.admin.1.get(&format!("/accounts/{group}")).await.expect(200), "#below"));
    assert!(panel.contains("Together they are worth") && !panel.contains("hidden"), "{panel}");

    let list =
        scene.csm.1.get("/accounts?where=accounts_below%20%3E%201&columns=name,accounts_below").await.expect(200);
    assert!(list.text().contains("Abadan") && !list.text().contains("Karun"));
    let list = scene.csm.1.get("/accounts/export?columns=name,parent").await.expect(200).text();
    assert!(list.contains("Karun Steel Industries,Bushehr Ports Industries"), "{list}");
    let _ = undo(&mut scene.csm.1, &saved).await.expect(200);
    scene.follow().await;
    assert_eq!(cell(&scene.place, &group, "accounts_below"), Value::Number(1.0));
    assert_eq!(cell(&scene.place, &low, "parent"), Value::Null);
}

#[tokio::test]
async fn nobody_stands_below_itself() {
    let mut scene = Scene::of(&NAMES, Role::Manager).await;
    let [group, middle, low] = [0, 1, 2].map(|at| scene.accounts[at].clone());
    let manager = &mut scene.csm.1;
    let _ = belongs(manager, &middle, "abadan-pipes").await.expect(200);
    let _ = belongs(manager, &low, "bushehr-ports").await.expect(200);
    let refused = belongs(manager, &group, "karun-steel").await.expect(422);
    assert_eq!(
        fault(&refused),
        "That would be a circle: Karun Steel Industries belongs to Abadan Pipes Industries already, by way of Bushehr \
         Ports Industries."
    );
    assert!(refused.text().contains("value=\"karun-steel\""), "what was typed is kept");
    let refused = fault(&belongs(manager, &group, "bushehr-ports").await.expect(422));
    assert!(refused.contains("Bushehr Ports Industries belongs to Abadan Pipes Industries itself"), "{refused}");
    let refused = fault(&belongs(manager, &group, "Abadan Pipes").await.expect(422));
    assert_eq!(refused, "A customer cannot belong to itself.");
    assert!(fault(&belongs(manager, &group, "Nobody").await.expect(422)).contains("no customer “Nobody”"));

    changed(&scene.place, &low, |account| account.name = "Bushehr Ports Industries".to_owned()).await;
    let manager = &mut scene.csm.1;
    let refused = fault(&belongs(manager, &group, "Bushehr Ports Industries").await.expect(422));
    assert!(refused.contains("bushehr-ports, karun-steel"), "{refused}");
    let _ = belongs(manager, &low, "Bushehr Ports Industries").await.expect(200);
    assert_eq!(cell(&scene.place, &low, "parent_id"), Value::Text(middle.clone()), "what was shown stays as it was");

    let admin = &mut scene.admin.1;
    let path = format!("/api/v1/accounts/{group}");
    for parent in [&group, &middle, &low, &"acc_unknown".to_owned()] {
        let answer = admin.call(Method::PATCH, &path, Some(&json!({"parent_id": parent}))).await.expect(422).json();
        assert_eq!(answer["errors"][0]["field"], "parent_id", "{answer}");
    }
    let path = format!("/api/v1/accounts/{low}");
    let answer = admin.call(Method::PATCH, &path, Some(&json!({"parent_id": group}))).await.expect(200).json();
    assert_eq!(answer["parent_id"], json!(group));
}

#[tokio::test]
async fn those_below_a_removed_customer_stand_for_themselves_until_it_is_brought_back() {
    let mut scene = Scene::of(&NAMES, Role::Manager).await;
    let [group, middle, low] = [0, 1, 2].map(|at| scene.accounts[at].clone());
    let manager = &mut scene.csm.1;
    let _ = belongs(manager, &middle, "abadan-pipes").await.expect(200);
    let _ = belongs(manager, &low, "bushehr-ports").await.expect(200);
    let nothing: [(&str, &str); 0] = [];
    let removed = manager.submit(&edit(&middle), &format!("/accounts/{middle}/delete"), nothing).await.expect(200);
    scene.follow().await;
    assert_eq!(store::get(scene.place.app().db.read(), &low).await.unwrap().parent_id, None);
    assert_eq!(
        (cell(&scene.place, &low, "parent"), cell(&scene.place, &group, "accounts_below")),
        (Value::Null, Value::Number(0.0))
    );
    let _ = undo(&mut scene.csm.1, &removed).await.expect(200);
    scene.follow().await;
    assert_eq!(cell(&scene.place, &group, "accounts_below"), Value::Number(2.0));
    assert_eq!(cell(&scene.place, &low, "parent_id"), Value::Text(middle.clone()));
}

#[tokio::test]
async fn a_circle_that_an_undo_closes_breaks_nothing() {
    let mut scene = Scene::of(&NAMES, Role::Manager).await;
    let [group, middle, _] = [0, 1, 2].map(|at| scene.accounts[at].clone());
    let manager = &mut scene.csm.1;
    let _ = belongs(manager, &middle, "abadan-pipes").await.expect(200);
    let alone = belongs(manager, &middle, "").await.expect(200);
    let _ = belongs(manager, &group, "bushehr-ports").await.expect(200);
    let _ = undo(manager, &alone).await.expect(200);
    scene.follow().await;
    for account in [&group, &middle] {
        assert_eq!(cell(&scene.place, account, "accounts_below"), Value::Number(1.0));
        let page = scene.csm.1.get(&format!("/accounts/{account}")).await.expect(200);
        assert_eq!(page.all("#below tbody tr").len(), 1);
    }
}

#[tokio::test]
async fn whoever_may_not_see_an_account_finds_it_in_no_panel() {
    let scene = Scene::of(&NAMES, Role::Manager).await;
    let [group, middle, low] = [0, 1, 2].map(|at| scene.accounts[at].clone());
    for (account, parent) in [(&middle, &group), (&low, &middle)] {
        changed(&scene.place, account, |account| account.parent_id = Some(parent.clone())).await;
    }
    changed(&scene.place, &group, |account| account.region = Some("sealed".to_owned())).await;
    let rules = "permit (principal, action, resource);\nforbid (principal in Role::\"manager\", \
                 action == Action::\"account.see_general\", resource) when { resource has region && resource.region == \"sealed\" };";
    std::fs::write(scene.place.database.file(team::policies::FILE), rules).unwrap();
    let place = scene.place.reopened().await;
    let mut manager = place.signed_in("mina").await;
    let page = manager.get(&format!("/accounts/{low}")).await.expect(200);
    let above = plain(&text(&page, "nav[aria-label='Belongs to']"));
    assert!(above.contains("another customer") && above.contains("Bushehr") && !above.contains("Abadan"), "{above}");
    let refused = fault(&belongs(&mut manager, &low, "abadan-pipes").await.expect(422));
    assert!(refused.contains("no customer"), "{refused}");
    changed(&place, &group, |account| account.region = None).await;
    changed(&place, &middle, |account| account.region = Some("sealed".to_owned())).await;
    let page = manager.get(&format!("/accounts/{group}")).await.expect(200);
    let rows = page.all("#below tbody tr");
    assert_eq!((rows.len(), rows[0].contains("Karun")), (1, true), "{rows:?}");
}

const MAPPING: &str = r#"
name = "parents"
kind = "accounts"
fields = [
    { field = "key", column = "id" },
    { field = "name", column = "company" },
    { field = "parent_key", column = "parent" },
]
"#;

/// Counts (new, changed, unchanged, rejected) and what was said of the rejected rows.
async fn import(place: &Place, rows: &str) -> ([u64; 4], String) {
    let (file, rejects) = (place.database.file("parents.csv"), place.database.file("rejects.csv"));
    std::fs::write(&file, format!("id,company,parent\n{rows}")).unwrap();
    drop(std::fs::remove_file(&rejects));
    let job = Job::new(Mapping::parse(MAPPING).unwrap(), &file).rejects_to(&rejects).by(Actor::system("test"));
    let done = imports::run(Arc::clone(place.app()), job, |_| ()).await.unwrap();
    place.app().refresh().await.unwrap();
    let c = &done.counts;
    ([c.fresh, c.changed, c.unchanged, c.rejected], plain(&std::fs::read_to_string(&rejects).unwrap_or_default()))
}

async fn parent_of(place: &Place, key: &str) -> Option<String> {
    let db = place.app().db.read();
    let parent = store::by_key(db, key).await.unwrap().expect("it was imported").parent_id?;
    Some(store::get(db, &parent).await.unwrap().key)
}

#[tokio::test]
async fn a_file_names_parents_by_key_or_name() {
    let place = Place::empty().await;
    let rows = "A,Alder Group,\nB,Birch,A\nC,Cedar,Birch\n";
    assert_eq!(import(&place, rows).await.0, [3, 0, 0, 0], "rows before count already");
    assert_eq!(parent_of(&place, "B").await.as_deref(), Some("A"));
    assert_eq!(parent_of(&place, "C").await.as_deref(), Some("B"));
    assert_eq!(import(&place, rows).await.0, [0, 0, 3, 0], "the same file again changes nothing");
    assert_eq!(import(&place, "C,Cedar,Alder Group\n").await.0, [0, 1, 0, 0]);
    assert_eq!(parent_of(&place, "C").await.as_deref(), Some("A"));
}

#[tokio::test]
async fn a_row_whose_parent_cannot_be_is_named_and_the_others_are_taken() {
    let place = Place::empty().await;
    let _ = import(&place, "A,Alder,\nB,Birch,A\nC,Cedar,B\nT1,Twin,\nT2,Twin,\n").await;
    let (counts, told) = import(&place, "D,Dogwood,Nobody\nE,Elm,Twin\nA,Alder,C\nF,Fir,F\nG,Ginkgo,A\n").await;
    assert_eq!(counts, [1, 0, 0, 4], "{told}");
    for said in ["Nobody", "fits several customers", "by way of Birch", "cannot belong to itself", "2", "3", "4", "5"] {
        assert!(told.contains(said), "{said} is not in:\n{told}");
    }
    assert_eq!((parent_of(&place, "G").await.as_deref(), parent_of(&place, "A").await), (Some("A"), None));
    let (counts, told) = import(&place, "A,Alder,H\nH,Holly,C\n").await;
    assert_eq!(counts, [1, 0, 0, 1], "a parent that comes later in the file is not known yet: {told}");
    assert_eq!(import(&place, "A,Alder,H\n").await.0, [0, 0, 0, 1], "and H is below A by now");
}
