//! Tasks: made, done with an outcome, snoozed, reassigned.

use super::{Scene, text, undo, value_of};

async fn made(scene: &Scene, assignee: &str) -> (testkit::Answer, String) {
    let fields = [
        ("title", "Prepare the review"),
        ("account_id", scene.account()),
        ("due_on", "2026-11-24"),
        ("assignee_id", assignee),
        ("next", "/tasks"),
    ];
    let page =
        scene.csm.1.clone().submit("/tasks/new", "/tasks/new", fields).await.expect(200).says("The task was added");
    let tasks = work::tasks::store::open(scene.place.app().db.read()).await.unwrap();
    (page, tasks[0].id.clone())
}

#[tokio::test]
async fn a_task_is_done_with_what_came_of_it() {
    let scene = Scene::new().await;
    let mut csm = scene.csm.1.clone();
    let (page, id) = made(&scene, &scene.csm.0).await;
    assert!(
        text(&page, "main table").contains("Prepare the review") && text(&page, "main table").contains("Karun Steel")
    );
    let path = format!("/tasks/{id}");
    let page = csm
        .submit(&path, &format!("{path}/done"), [("outcome", "They come on Monday"), ("next", "/tasks")])
        .await
        .expect(200);
    let page = page.says("Done: Prepare the review");
    assert!(text(&page, "main table").is_empty());
    let _ = csm.get(&path).await.says("They come on Monday");
    let page = undo(&mut csm, &page).await;
    assert_eq!(page.path, "/");
    let _ = csm.get("/tasks").await.says("Prepare the review");
}

#[tokio::test]
async fn a_task_given_to_somebody_stands_in_both_lists() {
    let scene = Scene::new().await;
    let (page, id) = made(&scene, &scene.am.0).await;
    let _ = page.says("Asked of others");
    let _ = scene.am.1.clone().get("/tasks").await.says("Prepare the review");
    let (_, mut stranger) = scene.place.person("nima", team::people::Role::Manager).await;
    let page = stranger.submit("/tasks/new", &format!("/tasks/{id}/done"), [("outcome", "x")]).await;
    assert_eq!(page.status.as_u16(), 403, "who neither does nor asked for it cannot end it");
}

#[tokio::test]
async fn a_task_without_words_or_with_a_wrong_day_is_refused() {
    let scene = Scene::new().await;
    let mut csm = scene.csm.1.clone();
    let page = csm.submit("/tasks/new", "/tasks/new", [("title", ""), ("assignee_id", &scene.csm.0)]).await.expect(422);
    let _ = page.says("Say what is to be done");
    let page = csm
        .submit("/tasks/new", "/tasks/new", [("title", "Call"), ("due_on", "31.02"), ("assignee_id", &scene.csm.0)])
        .await
        .expect(422);
    assert_eq!(value_of(&page, "input[name=title]").as_deref(), Some("Call"));
}

#[tokio::test]
async fn a_task_put_off_until_tomorrow_is_there_tomorrow() {
    let scene = Scene::new().await;
    let mut csm = scene.csm.1.clone();
    let (_, id) = made(&scene, &scene.csm.0).await;
    let page =
        csm.submit("/tasks/new", &format!("/tasks/{id}/snooze"), [("days", "1"), ("next", "/tasks")]).await.expect(200);
    let _ = page.says("Comes back on 22 Nov 2026");
    assert!(text(&csm.get("/tasks").await, "main table").is_empty(), "quiet today");
    scene.wait(1).await;
    assert!(text(&csm.get("/tasks").await, "main table").contains("Prepare the review"));
}
