//! Open items and promises.

use kernel::Value;

use super::{Scene, attribute, text, undo, value_of};

async fn promise(scene: &Scene, day: &str) -> testkit::Answer {
    let path = format!("/accounts/{}/items/new?kind=promise&next=/", scene.account());
    let action = format!("/accounts/{}/items/new", scene.account());
    let fields =
        [("kind", "promise"), ("title", "Send the plan"), ("due_on", day), ("owner_id", &scene.csm.0), ("next", "/")];
    scene.csm.1.clone().submit(&path, &action, fields).await
}

#[tokio::test]
async fn a_promise_that_is_late_stands_under_my_word() {
    let scene = Scene::new().await;
    let mut csm = scene.csm.1.clone();
    let page = promise(&scene, "2026-11-23").await.expect(200).says("Added");
    assert!(text(&page, "#word").contains("Send the plan promised for 23 Nov 2026"), "{}", text(&page, "#word"));
    scene.wait(4).await;
    let page = csm.get("/").await;
    assert!(text(&page, "#word").contains("promised for 23 Nov 2026, overdue"), "{}", text(&page, "#word"));
    let app = scene.place.app();
    let board = app.board.load();
    let frame = board.frame("account").unwrap();
    let broken = frame.value(frame.row(scene.account()).unwrap(), "broken_promises");
    assert_eq!(broken, Value::Number(1.0));
    let close = attribute(&page, "#word form", "action").unwrap();
    let page = csm.submit("/", &close, [("x", "")]).await.expect(200).says("Settled");
    assert!(text(&csm.get("/").await, "#word").is_empty());
    let _ = undo(&mut csm, &page).await;
    assert!(text(&csm.get("/").await, "#word").contains("overdue"), "undo opens it again");
}

#[tokio::test]
async fn a_promise_far_ahead_does_not_press_yet() {
    let scene = Scene::new().await;
    let page = promise(&scene, "2026-12-20").await.expect(200);
    assert!(text(&page, "#word").is_empty());
}

#[tokio::test]
async fn a_promise_without_a_day_is_refused_and_keeps_its_text() {
    let scene = Scene::new().await;
    let page = promise(&scene, "").await.expect(422).says("A promise needs the day");
    assert_eq!(value_of(&page, "input[name=title]").as_deref(), Some("Send the plan"));
    let _ = promise(&scene, "31.02").await.expect(422);
}

#[tokio::test]
async fn an_item_added_is_taken_back_by_one_undo() {
    let scene = Scene::new().await;
    let mut csm = scene.csm.1.clone();
    let page = promise(&scene, "2026-11-22").await.expect(200);
    let _ = undo(&mut csm, &page).await;
    let page = csm.get(&format!("/accounts/{}", scene.account())).await.expect(200);
    assert!(!text(&page, "#items").contains("Send the plan") && text(&page, "#items").contains("The export is wrong"));
}

#[tokio::test]
async fn of_two_who_change_one_item_the_second_is_told() {
    let scene = Scene::new().await;
    let mut csm = scene.csm.1.clone();
    let items = work::items::store::of_account(scene.place.app().db.read(), scene.account()).await.unwrap();
    let path = format!("/items/{}", items[0].id);
    let version = value_of(&csm.get(&path).await.expect(200), "input[name=version]").unwrap();
    let fields = |title| [("kind", "complaint"), ("title", title), ("version", version.as_str())];
    let _ = csm.submit(&path, &path, fields("The export lacks a column")).await.expect(200);
    let _ = csm.submit(&path, &path, fields("Something else")).await.expect(409);
    let items = work::items::store::of_account(scene.place.app().db.read(), scene.account()).await.unwrap();
    assert_eq!(items[0].title, "The export lacks a column");
}

#[tokio::test]
async fn the_board_counts_what_is_open_and_how_old_it_is() {
    let scene = Scene::new().await;
    scene.item("question", "How do I export?", "2026-11-20").await;
    let app = scene.place.app();
    let board = app.board.load();
    let frame = board.frame("account").unwrap();
    let row = frame.row(scene.account()).unwrap();
    let number = |key: &str| frame.value(row, key).number().unwrap();
    assert_eq!((number("open_complaints"), number("open_questions"), number("open_promises")), (1.0, 1.0, 0.0));
    assert_eq!((number("oldest_complaint_days"), number("oldest_open_days")), (10.0, 10.0));
}

#[tokio::test]
async fn a_program_adds_an_item_and_a_wrong_one_is_explained() {
    let mut scene = Scene::new().await;
    let path = format!("/api/v1/accounts/{}/items", scene.account());
    let listed = scene.csm.1.get(&path).await.expect(200).json();
    assert_eq!(listed["items"].as_array().unwrap().len(), 1);
    assert_eq!(listed["items"][0]["kind"], "complaint");
}
