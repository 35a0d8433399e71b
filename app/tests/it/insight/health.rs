//! A score adds up on paper, and leads to the very events behind it.

use team::people::Role;

use crate::place::Place;

fn judged(place: &Place) -> Vec<String> {
    let board = place.app().board.load();
    let frame = board.frame("account").unwrap();
    let known = |row: &usize| frame.value(*row, "health").number().is_some();
    (0..frame.len()).filter(known).map(|row| frame.id(row).to_owned()).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn points_add_up_to_the_shown_score_for_everybody() {
    let place = Place::demo().await;
    let (_, mut admin) = place.person("admin", Role::Admin).await;
    let ids = judged(&place);
    assert!(ids.len() > 20, "the small company has scores: {}", ids.len());
    for id in ids {
        let json = admin.get(&format!("/api/v1/accounts/{id}/health")).await.expect(200).json();
        let parts = json["contributions"].as_array().unwrap();
        let sum = |key: &str| parts.iter().filter_map(|p| p[key].as_u64()).sum::<u64>();
        assert_eq!(sum("points"), json["score"].as_f64().unwrap() as u64, "{json}");
        assert_eq!(sum("max"), 100, "{json}");
        if let Some(before) = json["score_before"].as_f64() {
            assert_eq!(sum("points_before"), before as u64, "{json}");
        }
        let exact: f64 = parts.iter().filter_map(|p| p["exact_points"].as_f64()).sum();
        assert!((exact - json["score"].as_f64().unwrap()).abs() <= 0.51, "{json}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_events_behind_a_factor_recompute_it() {
    let place = Place::demo().await;
    let (_, mut admin) = place.person("admin", Role::Admin).await;
    for id in judged(&place).into_iter().take(8) {
        for part in ["people_on_seats", "people_against_before", "core_functions", "satisfaction"] {
            let answer = admin.get(&format!("/accounts/{id}/health/{part}")).await;
            if answer.status == 404 {
                continue;
            }
            let text = answer.expect(200).text();
            assert!(text.contains("agrees") && !text.contains("differs"), "{id} {part}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_view_and_a_disagreement_stand_beside_the_score() {
    let place = Place::demo().await;
    let (_, mut admin) = place.person("admin", Role::Admin).await;
    let id = judged(&place).remove(0);
    let page = format!("/accounts/{id}");
    let before = place.app().board.load().frame("account").unwrap().clone();
    let said = [("view", "poor"), ("why", "They are moving to another product")];
    let _ = admin.submit(&page, &format!("{page}/health/view"), said).await.expect(200).says("Your view was kept");
    let disagree = [("component", "people_on_seats"), ("why", "Half of them are on leave")];
    let _ = admin
        .submit(&page, &format!("{page}/health/dispute"), disagree)
        .await
        .expect(200)
        .says("Half of them are on leave");
    let _ = admin.get("/insight/health").await.expect(200).says("Half of them are on leave");
    let after = place.app().board.load().frame("account").unwrap().clone();
    let row = before.row(&id).unwrap();
    assert_eq!(before.value(row, "health"), after.value(row, "health"), "an opinion moves no score");
    let _ = admin.submit(&page, &format!("{page}/health/dispute"), [("component", ""), ("why", " ")]).await.expect(422);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_changes_of_the_factors_add_up_to_that_of_the_score() {
    let place = Place::demo().await;
    let (_, mut admin) = place.person("admin", Role::Admin).await;
    let number = |cell: &String| cell.trim().replace('−', "-").replace('+', "").parse::<i64>().unwrap_or(0);
    let mut compared = 0;
    for id in judged(&place).into_iter().take(20) {
        let json = admin.get(&format!("/api/v1/accounts/{id}/health")).await.expect(200).json();
        let Some(before) = json["score_before"].as_f64() else { continue };
        let page = admin.get(&format!("/accounts/{id}")).await.expect(200);
        let factors: i64 = page.all("table.contributions tbody td.num:last-child").iter().map(number).sum();
        let foot = number(&page.all("table.contributions tfoot td.num:last-child")[0]);
        let change = (json["score"].as_f64().unwrap() - before) as i64;
        assert_eq!((factors, foot), (change, change), "{json}");
        compared += 1;
    }
    assert!(compared > 5, "some accounts had a score four weeks ago: {compared}");
}
