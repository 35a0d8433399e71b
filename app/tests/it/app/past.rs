//! A past day shows what was known then, or what was, by the rules of then or of now; to nobody more than today does.

use team::people::Role;
use web::Shared;

use crate::place::Place;

const DAY: i64 = 86_400;

/// Every cell of the accounts, by account and column.
fn told(app: &Shared) -> Vec<(String, String, String)> {
    let board = app.board.load();
    let frame = board.frame("account").unwrap();
    let cells = |row: usize| {
        let cell = move |key: &str| (frame.id(row).to_owned(), key.to_owned(), format!("{:?}", frame.value(row, key)));
        frame.specs().map(|spec| cell(&spec.key)).collect::<Vec<_>>()
    };
    (0..frame.len()).flat_map(cells).collect()
}

async fn look(place: &Place, key: &str) -> Shared {
    let look = web::past::Look::parse(key).unwrap();
    tenure::past::opened(place.app(), look).await.expect("the past day is made")
}

#[tokio::test(flavor = "multi_thread")]
async fn as_we_knew_it_is_what_the_board_showed() {
    let place = Place::demo().await;
    drop(place.person("admin", Role::Admin).await);
    let (then, id) = (told(place.app()), place.app().board.load().frame("account").unwrap().id(0).to_owned());
    place.clock.advance(30 * DAY * 1_000_000);
    let mut admin = place.signed_in("admin").await;
    // A month of changes: facts, a talk that is said to have been before, and other definitions.
    let old = customers::accounts::store::get(place.app().db.read(), &id).await.unwrap();
    let tx = place.app().db.write(place.app().by(kernel::Actor::system("test"))).await.unwrap();
    tx.update(&old, customers::accounts::Account { name: "Renamed since".to_owned(), ..old.clone() }).await.unwrap();
    tx.commit().await.unwrap();
    place.app().touched();
    let talk = [("kind", "call"), ("direction", "both"), ("text", "We spoke"), ("on", "2026-11-20")];
    let _ = admin.submit(&format!("/accounts/{id}"), &format!("/accounts/{id}/log"), talk).await.expect(200);
    place.app().refresh().await.unwrap();
    assert_ne!(told(place.app()), then);
    let past = look(&place, "2026-11-21.then.then").await;
    let (shown, row) = (told(&past), past.board.load().frame("account").unwrap().row(&id).unwrap());
    let moved: Vec<_> = shown.iter().filter(|cell| !then.contains(cell)).take(5).collect();
    assert!(moved.is_empty() && shown.len() == then.len(), "{moved:?}");
    let was = look(&place, "2026-11-21.now.then").await;
    let value = |app: &Shared, key: &str| app.board.load().frame("account").unwrap().value(row, key);
    assert_eq!(value(&was, "last_talk_on").date(), Some("2026-11-20".parse().unwrap()), "learned since, true then");
    assert_eq!(value(&was, "name"), value(&past, "name"), "the new name is of later");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_browser_looks_at_a_day_and_comes_back() {
    let place = Place::demo().await;
    let (_, mut admin) = place.person("admin", Role::Admin).await;
    let id = place.app().board.load().frame("account").unwrap().id(3).to_owned();
    let wrong = admin.submit("/past", "/past", [("day", "31.02.2026")]).await.expect(422);
    let _ = wrong.says("This is not a day");
    let _ = admin.submit("/past", "/past", [("day", "2026-11-21")]).await.expect(422).says("before today");
    let form = [("day", "2026-09-01"), ("knowledge", "then"), ("definitions", "then"), ("back", "/accounts")];
    let list = admin.submit("/past", "/past", form).await.expect(200).says("1 Sep 2026").text();
    assert!(list.contains("As we knew it then"));
    let page = admin.get(&format!("/accounts/{id}")).await.expect(200).says("1 Sep 2026").text();
    assert!(!page.contains(&format!("/accounts/{id}/edit")), "nothing is offered that cannot be done");
    let _ = admin
        .post_bare(&format!("/accounts/{id}/log"), [("text", "x")])
        .await
        .expect(409)
        .says("nothing can be changed");
    for path in ["/", "/insight", "/insight/health", "/renewals", "/search?q=a", "/tasks"] {
        let _ = admin.get(path).await.expect(200).says("1 Sep 2026");
    }
    assert!(!admin.get("/settings").await.expect(200).text().contains("1 Sep 2026"));
    let _ = admin.submit("/accounts", "/past/leave", [("back", "/accounts")]).await.expect(200);
    assert!(!admin.get("/accounts").await.expect(200).text().contains("1 Sep 2026"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_call_asks_for_a_day() {
    let place = Place::demo().await;
    let (_, mut admin) = place.person("admin", Role::Admin).await;
    let id = place.app().board.load().frame("account").unwrap().id(0).to_owned();
    let at = |query: &str| format!("/api/v1/accounts/{id}/health{query}");
    let now = admin.get(&at("")).await.expect(200).json();
    let then = admin.get(&at("?as_of=2026-08-01")).await.expect(200).json();
    let today = admin.get(&at("?as_of=2026-08-01&knowledge=now&definitions=now")).await.expect(200).json();
    assert!(now["contributions"] != then["contributions"] || now["score"] != then["score"], "{now}");
    assert_eq!(then["score"], today["score"], "nothing was learned or defined since");
    assert_eq!(admin.get(&at("?as_of=tomorrow")).await.expect(422).json()["errors"][0]["code"], "past-wrong");
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_sees_of_the_past_what_is_hidden_today() {
    let place = Place::demo().await;
    let (mut specialist, mut lead) = (place.as_role(Role::Specialist).await, place.as_role(Role::Lead).await);
    let id = place.app().board.load().frame("account").unwrap().id(0).to_owned();
    let at = format!("/api/v1/accounts/{id}?as_of=2026-09-01&knowledge=now");
    let hides =
        |json: &serde_json::Value| json["columns"]["hidden"].as_array().unwrap().iter().any(|key| *key == "arr");
    assert!(hides(&specialist.get(&at).await.expect(200).json()), "amounts stay hidden");
    assert!(!hides(&lead.get(&at).await.expect(200).json()));
    let _ = place.visitor().get(&at).await.expect(401);
    let account = customers::accounts::store::get(place.app().db.read(), &id).await.unwrap();
    let tx = place.app().db.write(place.app().by(kernel::Actor::system("test"))).await.unwrap();
    tx.delete(&account).await.unwrap();
    tx.commit().await.unwrap();
    place.app().touched();
    place.app().refresh().await.unwrap();
    let as_known = format!("/api/v1/accounts/{id}?as_of=2026-09-01");
    let _ = lead.get(&as_known).await.expect(404);
    let past = look(&place, "2026-09-01.then.then").await;
    assert!(past.board.load().frame("account").unwrap().row(&id).is_some(), "it is there, and nobody's any more");
}
