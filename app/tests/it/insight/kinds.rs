//! What a component counts: a level, a trend, a place among peers, days since a day, an event; against points worked out by hand.

use ::work::items::Item;
use customers::accounts::Account;
use insight::definitions::sets;
use kernel::{Actor, Value};
use query::Frame;
use team::people::Role;
use testkit::fields;

use crate::work::{Scene, attribute};

const CARD: &str = r#"
    [[scorecard]]
    key = "kinds"
    healthy_from = 70
    at_risk_from = 40
    component = [
        { key = "level", input = "seats", curve = { points = [[0, 0], [80, 100]] }, weight = 20 },
        { key = "trend", kind = "trend", input = "open_problems", curve = { points = [[-1, 100], [1, 0]] }, weight = 20, missing = "zero" },
        { key = "peers", kind = "peers", input = "team_size", curve = { points = [[0, 0], [100, 100]] }, weight = 20 },
        { key = "recency", kind = "recency", input = "team_size_on", curve = { points = [[10, 100], [30, 0]] }, weight = 20, missing = "half" },
        { key = "event", kind = "event", input = "open_requests > 0", curve = { points = [[0, 100], [1, 0]] }, weight = 20 },
    ]
"#;
const NAMES: [&str; 4] = ["Alborz", "Bistun", "Caspian", "Damavand"];
const EDITOR: &str = "/insight/scorecards/kinds";

async fn define(scene: &Scene, text: &str) {
    let app = scene.place.app();
    let base = insight::definitions::current(app).await.unwrap().id;
    let all = sets::read(text).unwrap();
    insight::definitions::save(app, Actor::system("test"), (&base, ""), all, "for this test").await.unwrap();
    scene.follow().await;
}

async fn sized(scene: &Scene, at: usize, size: i64, on: Option<&str>) {
    let app = scene.place.app();
    let old = customers::accounts::store::get(app.db.read(), &scene.accounts[at]).await.unwrap();
    let new = Account { team_size: Some(size), team_size_on: on.map(str::to_owned), ..old.clone() };
    let tx = app.db.write(app.by(Actor::system("test"))).await.unwrap();
    tx.update(&old, new).await.unwrap();
    tx.commit().await.unwrap();
    scene.follow().await;
}

async fn asked(scene: &Scene, at: usize, kind: &str, on: &str) {
    let app = scene.place.app();
    let id = app.id("itm");
    let (key, account_id) = (id.clone(), scene.accounts[at].clone());
    let (kind, title, asked_on) = (kind.to_owned(), "Something".to_owned(), on.to_owned());
    let item = Item { id, key, account_id, kind, title, asked_on, version: 1, ..Item::default() };
    let tx = app.db.write(app.by(Actor::system("test"))).await.unwrap();
    tx.insert(item).await.unwrap();
    tx.commit().await.unwrap();
}

/// Four customers of 10, 20, 30 and 40 people with 40 seats each, on 21 November. Two have two problems since October, the first one a
/// third one since, and a request; the third one has its first problem.
async fn scene() -> Scene {
    let scene = Scene::of(&NAMES, Role::Manager).await;
    define(&scene, CARD).await;
    for (at, on) in [(0, "2026-10-01"), (0, "2026-10-02"), (0, "2026-11-01"), (1, "2026-10-01"), (1, "2026-10-24")] {
        asked(&scene, at, "problem", on).await;
    }
    asked(&scene, 2, "problem", "2026-10-25").await;
    asked(&scene, 0, "request", "2026-11-11").await;
    sized(&scene, 0, 10, Some("2026-11-06")).await;
    for (at, size) in [(1, 20), (2, 30), (3, 40)] {
        sized(&scene, at, size, None).await;
    }
    scene
}

fn board(scene: &Scene) -> Frame {
    scene.place.app().board.load().frame("account").unwrap().clone()
}

fn values(scene: &Scene, key: &str) -> Vec<Option<f64>> {
    let frame = board(scene);
    scene.accounts.iter().map(|id| frame.value(frame.row(id).unwrap(), key).number()).collect()
}

fn some(values: [f64; 4]) -> Vec<Option<f64>> {
    values.map(Some).to_vec()
}

#[tokio::test(flavor = "multi_thread")]
async fn points_of_all_kinds_are_those_worked_out_by_hand() {
    let scene = scene().await;
    assert_eq!(values(&scene, "kinds_peers_place"), some([0.0, 33.0, 66.0, 100.0]));
    // 40 of 80 seats give 10 of 20 points to everybody. Half as many problems again are a quarter of the points, as many half of them;
    // where there were none nothing is known, and gives none. 15 days are three quarters of the way; no day gives half.
    // So: 10 + 5 + 0 + 15 + 0, 10 + 10 + 6.6 + 10 + 20, 10 + 0 + 13.2 + 10 + 20, 10 + 0 + 20 + 10 + 20.
    assert_eq!(values(&scene, "health"), some([30.0, 56.6, 53.2, 60.0]));
    let mut admin = scene.place.signed_in("admin").await;
    let health = format!("/api/v1/accounts/{}/health", scene.account());
    let json = admin.get(&health).await.expect(200).json();
    let part = |key: &str| json["contributions"].as_array().unwrap().iter().find(|p| p["key"] == key).unwrap().clone();
    for (kind, input, points) in
        [("level", 40.0, 10), ("trend", 0.5, 5), ("peers", 0.0, 0), ("recency", 15.0, 15), ("event", 1.0, 0)]
    {
        let part = part(kind);
        assert_eq!((part["kind"].as_str(), part["input"].as_f64()), (Some(kind), Some(input)), "{part}");
        assert_eq!(part["points"].as_u64(), Some(points), "{part}");
    }
    assert_eq!(part("recency")["input_before"].as_f64(), Some(-13.0));
}

#[tokio::test(flavor = "multi_thread")]
async fn an_edit_moves_the_points_of_peers_and_comes_back_equal() {
    let scene = scene().await;
    let before = values(&scene, "health");
    sized(&scene, 3, 5, None).await;
    assert_eq!(values(&scene, "kinds_peers_place"), some([33.0, 66.0, 100.0, 0.0]));
    assert_eq!(values(&scene, "health"), some([36.6, 63.2, 60.0, 40.0]));
    assert_ne!(values(&scene, "health")[..3], before[..3], "those that nobody touched moved too");
    // A place is one among those whom the scorecard judges.
    define(&scene, &CARD.replace("key = \"kinds\"", "key = \"kinds\"\napplies = \"team_size < 30\"")).await;
    assert_eq!(values(&scene, "kinds_peers_place"), [Some(50.0), Some(100.0), None, Some(0.0)]);
    let enough = "key = \"kinds\"\napplies = \"team_size < 30\"\nenough = \"team_size > 5\"";
    define(&scene, &CARD.replace("key = \"kinds\"", enough)).await;
    assert_eq!(values(&scene, "kinds_peers_place"), [Some(0.0), Some(100.0), None, None]);
    sized(&scene, 2, 15, None).await;
    assert_eq!(values(&scene, "kinds_peers_place"), [Some(0.0), Some(100.0), Some(50.0), None]);
    let followed = board(&scene);
    insight::forget_derived(scene.place.app());
    scene.follow().await;
    let anew = board(&scene);
    let keys: Vec<String> = anew.specs().map(|spec| spec.key.clone()).collect();
    let differing: Vec<(&String, Value, Value)> = keys
        .iter()
        .flat_map(|key| (0..anew.len()).map(move |row| (key, row)))
        .map(|(key, row)| (key, followed.value(row, key), anew.value(row, key)))
        .filter(|(_, one, other)| one != other)
        .collect();
    assert_eq!(differing, []);
}

#[tokio::test(flavor = "multi_thread")]
async fn each_kind_is_told_in_its_own_words() {
    let scene = scene().await;
    let mut admin = scene.place.signed_in("admin").await;
    let account = format!("/accounts/{}", scene.account());
    let mut said = admin.get(&account).await.expect(200);
    for words in ["150% of four weeks ago", "3 (2)", "higher than 0 of 100 like it", "15 days ago", "in 13 days"] {
        said = said.says(words);
    }
    for (key, words) in [
        ("trend", "+50%"),
        ("peers", "place among the others"),
        ("recency", "15 days ago"),
        ("event", "Whether something holds"),
    ] {
        let _ = admin.get(&format!("{account}/health/{key}")).await.expect(200).says(words);
    }
    define(&scene, &CARD.replace("\"level\", input", "\"level\", kind = \"peers\", input")).await;
    let history = admin.get("/insight/definitions/history").await.expect(200);
    let _ = history.says("The number as it is").says("Its place among the others");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_editor_shows_the_numbers_of_each_kind_and_names_what_does_not_fit() {
    let scene = scene().await;
    let mut admin = scene.place.signed_in("admin").await;
    let page = admin.get(EDITOR).await.expect(200);
    let shown = fields(&page.text(), &format!("form[action='{EDITOR}']"));
    let kind = |at: usize| shown.iter().find(|(name, _)| *name == format!("component-{at}-kind")).unwrap().1.clone();
    assert_eq!([0, 1, 2, 3, 4].map(kind), ["level", "trend", "peers", "recency", "event"]);
    let page = page.says("the numbers of 2 accounts of today; of 2 it is not known");
    let _ = page.says("the numbers of 1 accounts of today; of 3 it is not known");
    let with = |changes: &[(&str, &str)], act: &str| {
        let mut fields = shown.clone();
        for (name, value) in &mut fields {
            if let Some((_, new)) = changes.iter().find(|(changed, _)| changed == name) {
                (*new).clone_into(value);
            }
        }
        fields.push(("act".to_owned(), act.to_owned()));
        fields
    };
    let wrong = [
        ("component-1-input", "open_problems_before", "has no value of four weeks ago"),
        ("component-1-input", "28", "A change needs a column"),
        ("component-2-input", "team_size_on", "A number is needed here"),
        ("component-3-input", "seats", "A date is needed here"),
        ("component-4-input", "seats", "A condition is needed here"),
    ];
    for (field, input, says) in wrong {
        let answer = admin.submit(EDITOR, EDITOR, with(&[(field, input)], "save")).await.expect(422).says(says);
        let invalid = attribute(&answer, &format!("textarea[name='{field}']"), "aria-invalid");
        assert_eq!(invalid.as_deref(), Some("true"), "{field} {input}");
    }
    let other = [("component-0-kind", "peers"), ("component-0-input", "team_size")];
    let answer = admin.submit(EDITOR, EDITOR, with(&other, "preview")).await.expect(200);
    assert_eq!(attribute(&answer, "select[name='component-0-kind'] option[selected]", "value").unwrap(), "peers");
    assert_eq!(values(&scene, "kinds_level_place"), [None; 4], "a preview saves nothing");
    let _ = admin.submit(EDITOR, EDITOR, with(&other, "save")).await.expect(200);
    assert_eq!(values(&scene, "kinds_level_place"), some([0.0, 33.0, 66.0, 100.0]));
}
