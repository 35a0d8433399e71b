//! Every page of Insight is whole in every language, for whoever may see it.

use team::people::Role;
use testkit::Client;

use crate::place::Place;

const PAGES: [&str; 28] = [
    "/insight/health",
    "/insight/segments",
    "/insight/segments/new",
    "/insight/segments/full_seats?account=C-00001",
    "/insight/groups",
    "/insight/groups?method=mixture&k=3",
    "/insight/divisions/tier",
    "/insight/divisions/stage",
    "/insight/stages",
    "/insight/signals",
    "/insight/signals/new",
    "/insight/signals/usage_falling",
    "/insight/scorecards",
    "/insight/scorecards/new",
    "/insight/scorecards/business",
    "/insight/definitions",
    "/insight/formulas/seat_use",
    "/insight/formulas/usage_rank",
    "/insight/metrics/active_people_28",
    "/insight/usage",
    "/insight/adoption",
    "/insight/adoption?days=92&who=paying&step1=project_created&step2=document_shared&by=people&sort=-depth_people",
    "/insight/overlooked",
    "/insight/cohorts",
    "/insight/map",
    "/insight/chances?of=renew",
    "/alerts",
    "/alerts?show=all",
];

/// The account pages of somebody with a score.
fn of_account(place: &Place) -> Vec<String> {
    let board = place.app().board.load();
    let frame = board.frame("account").unwrap();
    let judged = (0..frame.len()).find(|&row| {
        frame.value(row, "scorecard").text() == Some("business") && frame.value(row, "health").number().is_some()
    });
    let id = frame.id(judged.expect("somebody has a score")).to_owned();
    let parts = ["people_on_seats", "answers_us", "pays_on_time", "people_against_before"];
    let mut pages: Vec<String> = parts.iter().map(|part| format!("/accounts/{id}/health/{part}")).collect();
    pages.push(format!("/accounts/{id}"));
    pages.push(format!("/accounts/{id}/events"));
    pages.push(format!("/accounts/{id}/overlooked"));
    pages
}

async fn whole(client: &mut Client, path: &str, language: &str) {
    let answer = client.get(path).await.expect(200);
    let faults = testkit::faults(&answer.text(), language);
    assert!(faults.is_empty(), "{path} in {language}: {faults:#?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn every_page_is_whole_in_every_language() {
    let place = Place::demo().await;
    let (_, mut admin) = place.person("admin", Role::Admin).await;
    let more = of_account(&place);
    for language in ["en", "zh-CN", "fa"] {
        let _ =
            admin.submit("/insight/health", "/preferences", [("language", language), ("calendar", "gregorian")]).await;
        for path in PAGES.iter().copied().chain(more.iter().map(String::as_str)).chain([
            "/insight/definitions/history",
            "/insight/metrics/new",
            "/insight/formulas/new",
        ]) {
            whole(&mut admin, path, language).await;
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_may_not_change_definitions_is_refused() {
    let place = Place::demo().await;
    let (_, mut specialist) = place.person("specialist", Role::Specialist).await;
    let page = specialist.get("/insight/segments/full_seats").await;
    if page.status == 200 {
        let set = insight::definitions::current(place.app()).await.unwrap();
        let fields = [("base", set.id.as_str()), ("key", "full_seats"), ("expression", "true"), ("act", "save")];
        let _ =
            specialist.submit("/insight/segments/full_seats", "/insight/segments/full_seats", fields).await.expect(403);
    } else {
        assert_eq!(page.status, 403);
    }
}
