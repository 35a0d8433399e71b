//! Scores that roll up over the hierarchy: live, on past days, on drafts, and to nobody who may not see them.

use std::sync::Arc;

use customers::accounts::Account;
use insight::definitions::{current, sets};
use insight::proof::{self, Asked, Trial};
use insight::refresh::transitions;
use kernel::{Actor, Value};
use serde_json::{Value as Json, json};
use team::people::Role;
use testkit::{Answer, Client};
use web::components::Band;

use crate::place::Place;
use crate::work::Scene;

/// The score is the team size.
const PLAIN: &str = r#"
    [[scorecard]]
    key = "size"
    healthy_from = 70
    at_risk_from = 40
    [[scorecard.component]]
    key = "size"
    input = "team_size"
    curve = { points = [[0, 0], [100, 100]] }
    weight = 1
"#;
const PAGE: &str = "/insight/scorecards/size";

fn rolled(rule: &str) -> String {
    PLAIN.replace("at_risk_from = 40", &format!("at_risk_from = 40\nroll_up = \"{rule}\""))
}

async fn define(scene: &Scene, text: &str) {
    let app = scene.place.app();
    let base = current(app).await.unwrap().id;
    let all = sets::read(text).unwrap();
    insight::definitions::save(app, Actor::system("test"), (&base, ""), all, "for this test").await.unwrap();
    scene.follow().await;
}

async fn changed(place: &Place, account: &str, change: impl FnOnce(&mut Account)) {
    place.clock.advance(1_000_000);
    let app = place.app();
    let old = customers::accounts::store::get(app.db.read(), account).await.unwrap();
    let mut new = old.clone();
    change(&mut new);
    let tx = app.db.write(app.by(Actor::system("test"))).await.unwrap();
    tx.update(&old, new).await.unwrap();
    tx.commit().await.unwrap();
    app.touched();
    app.refresh().await.unwrap();
}

async fn sized(scene: &Scene, at: usize, size: i64) {
    changed(&scene.place, &scene.accounts[at], |account| account.team_size = Some(size)).await;
}

/// Three customers with the scores 80, 90 and 60, each below the one before it.
async fn chain(text: &str) -> Scene {
    let scene = Scene::of(&["Abadan Pipes", "Bushehr Ports", "Karun Steel"], Role::Manager).await;
    define(&scene, text).await;
    for (at, size) in [80, 90, 60].into_iter().enumerate() {
        sized(&scene, at, size).await;
    }
    for at in [1, 2] {
        let parent = scene.accounts[at - 1].clone();
        changed(&scene.place, &scene.accounts[at], |account| account.parent_id = Some(parent)).await;
    }
    scene
}

async fn health(client: &mut Client, account: &str) -> Json {
    client.get(&format!("/api/v1/accounts/{account}/health")).await.expect(200).json()
}

fn scores(place: &Place, accounts: &[String]) -> Vec<Option<f64>> {
    let board = place.app().board.load();
    let frame = board.frame("account").unwrap();
    accounts.iter().map(|id| frame.value(frame.row(id).unwrap(), "health").number()).collect()
}

/// What the board shows of the accounts.
fn board(scene: &Scene) -> Vec<(String, Vec<Value>)> {
    let board = scene.place.app().board.load();
    let frame = board.frame("account").unwrap();
    let cells = |key: &String| (0..frame.len()).map(|row| frame.value(row, key)).collect();
    frame.specs().map(|spec| (spec.key.clone(), cells(&spec.key))).collect()
}

/// What a page says, without the marks that keep directions apart.
fn said(page: &Answer) -> String {
    testkit::text_of(&page.text()).chars().filter(|c| !('\u{2066}'..='\u{2069}').contains(c)).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_group_is_as_healthy_as_its_weakest_and_follows_it() {
    let mut scene = chain(&rolled("worst")).await;
    let [group, _, low] = [0, 1, 2].map(|at| scene.accounts[at].clone());
    let told = health(&mut scene.admin.1, &group).await;
    assert_eq!((&told["score"], &told["band"]), (&json!(60.0), &json!("at_risk")));
    let rolled = &told["roll_up"];
    assert_eq!((&rolled["rule"], &rolled["own_score"], &rolled["count"]), (&json!("worst"), &json!(80.0), &json!(3)));
    assert_eq!(rolled["accounts"][0]["id"], json!(low));
    assert_eq!(health(&mut scene.admin.1, &low).await["roll_up"], Json::Null, "nobody is below it");
    let page = scene.csm.1.get(&format!("/accounts/{group}")).await.expect(200);
    let words = said(&page);
    assert!(words.contains("The lowest score of 3 customers: Karun Steel Industries 60"), "{words}");
    assert!(words.contains("Its own score is 80 of 100"), "{words}");
    assert!(page.all("#health a").iter().any(|link| link.contains("Karun")));

    sized(&scene, 2, 30).await;
    assert_eq!(scores(&scene.place, &scene.accounts), [Some(30.0); 3], "those above are judged with it");
    let turns = transitions::of_account(scene.place.app().db.read(), &group, 40).await.unwrap();
    let last = turns.into_iter().find(|turn| turn.kind == "band").unwrap();
    assert_eq!((last.old.as_deref(), last.new.as_deref()), (Some("at_risk"), Some("critical")));
    let followed = board(&scene);
    insight::forget_derived(scene.place.app());
    scene.follow().await;
    assert_eq!(board(&scene), followed, "an edit that was followed gives what a new computation gives");

    changed(&scene.place, &low, |account| account.parent_id = None).await;
    assert_eq!(scores(&scene.place, &scene.accounts), [Some(80.0), Some(90.0), Some(30.0)]);
    changed(&scene.place, &low, |account| (account.parent_id, account.team_size) = (Some(group.clone()), None)).await;
    assert_eq!(scores(&scene.place, &scene.accounts), [Some(80.0), Some(90.0), None], "what is not known is left out");
    let followed = board(&scene);
    insight::forget_derived(scene.place.app());
    scene.follow().await;
    assert_eq!(board(&scene), followed);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_past_day_goes_by_who_belonged_to_whom_then() {
    let scene = chain(&rolled("worst")).await;
    let day = scene.place.app().today();
    scene.wait(3).await;
    changed(&scene.place, &scene.accounts[1], |account| account.parent_id = None).await;
    assert_eq!(scores(&scene.place, &scene.accounts), [Some(80.0), Some(60.0), Some(60.0)]);
    let look = web::past::Look::parse(&format!("{day}.then.then")).unwrap();
    let past = tenure::past::opened(scene.place.app(), look).await.expect("the past day is made");
    let board = past.board.load();
    let frame = board.frame("account").unwrap();
    let then: Vec<_> = scene.accounts.iter().map(|id| frame.value(frame.row(id).unwrap(), "health").number()).collect();
    assert_eq!(then, [Some(60.0); 3]);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_band_of_a_group_is_steady_like_any_other() {
    let steady = "at_risk_from = 40\nsteady = { hysteresis = 5, stay_days = 1 }";
    let mut scene = chain(&rolled("worst").replace("at_risk_from = 40", steady)).await;
    let group = scene.accounts[0].clone();
    sized(&scene, 2, 75).await;
    for _ in 0..2 {
        scene.place.clock.advance(86_400 * 1_000_000);
        scene.follow().await;
        tenure::closing::close(scene.place.app()).await.unwrap();
        scene.follow().await;
    }
    let before = health(&mut scene.admin.1, &group).await["band"].clone();
    assert_eq!(before, json!("healthy"));
    sized(&scene, 2, 60).await;
    let told = health(&mut scene.admin.1, &group).await;
    assert_eq!(
        (&told["band"], &told["band_by_score"]),
        (&json!("healthy"), &json!("at_risk")),
        "it has not been so for a day"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_draft_with_a_rule_is_tried_on_kept_days() {
    let scene = chain(PLAIN).await;
    let (app, day) = (scene.place.app(), scene.place.app().today());
    scene.wait(1).await;
    tenure::closing::look_at(app, day).await.unwrap();
    let draft = Arc::new(sets::read(&rolled("mean")).unwrap());
    let versions = vec![Arc::clone(&current(app).await.unwrap().definitions), draft];
    let asked = Asked {
        again: false,
        within: 90,
        risk: "team_size > 0".to_owned(),
        outcome: "cancelled_on".to_owned(),
        baseline: None,
        features: Vec::new(),
        by: None,
    };
    let looks = proof::looks(app, &asked, &Trial { versions, may: &|_, _| true }, &[day]).unwrap();
    let said = |version: usize, account: &String| {
        let at = (0..looks.len()).find(|&at| looks.accounts[looks.who[at]] == *account).expect("it was looked at");
        (looks.said[version].score[at], looks.said[version].band[at].map(Band::key))
    };
    let [group, middle, _] = [&scene.accounts[0], &scene.accounts[1], &scene.accounts[2]];
    assert_eq!([said(0, group), said(0, middle)], [(80.0, Some("healthy")), (90.0, Some("healthy"))]);
    assert_eq!([said(1, group), said(1, middle)], [(76.67, Some("healthy")), (75.0, Some("healthy"))]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_rule_is_chosen_on_screen_after_what_it_does_was_shown() {
    let mut scene = chain(PLAIN).await;
    let page = scene.admin.1.get(PAGE).await.expect(200).text();
    let form = |rule: &str, act: &str| {
        let mut fields = testkit::fields(&page, &format!("form[action='{PAGE}']"));
        fields.retain(|(name, _)| name != "roll_up");
        fields.extend([("roll_up", rule), ("act", act)].map(|(name, value)| (name.to_owned(), value.to_owned())));
        fields
    };
    let preview = scene.admin.1.submit(PAGE, PAGE, form("worst", "preview")).await.expect(200);
    let moved = preview.all("#moved tbody tr");
    assert_eq!(moved.len(), 2, "{moved:?}");
    assert_eq!(scores(&scene.place, &scene.accounts), [Some(80.0), Some(90.0), Some(60.0)], "a preview saves nothing");
    let wrong = scene.admin.1.submit(PAGE, PAGE, form("best", "save")).await.expect(422);
    assert_eq!(wrong.all("#f-roll_up-error").len(), 1);
    let _ = scene.admin.1.submit(PAGE, PAGE, form("worst", "save")).await.expect(200);
    scene.follow().await;
    assert_eq!(scores(&scene.place, &scene.accounts), [Some(60.0); 3]);
    let history = said(&scene.admin.1.get("/insight/definitions/history").await.expect(200));
    assert!(history.contains("Customers below: do not count → the lowest of all scores counts"), "{history}");
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_may_not_see_what_counts_learns_nothing_by_name() {
    let mut scene = chain(&rolled("mean_by_revenue")).await;
    let group = scene.accounts[0].clone();
    assert_eq!(health(&mut scene.csm.1, &group).await["hidden"], true, "revenue can be read off a score");
    assert_eq!(health(&mut scene.admin.1, &group).await["score"], json!(77.0), "all pay the same");
    define(&scene, &rolled("worst")).await;
    changed(&scene.place, &scene.accounts[2], |account| account.region = Some("sealed".to_owned())).await;
    let rules = "permit (principal, action, resource);\nforbid (principal in Role::\"manager\", \
                 action == Action::\"account.see_general\", resource) when { resource has region && resource.region == \"sealed\" };";
    std::fs::write(scene.place.database.file(team::policies::FILE), rules).unwrap();
    let place = scene.place.reopened().await;
    let mut manager = place.signed_in("mina").await;
    let page = said(&manager.get(&format!("/accounts/{group}")).await.expect(200));
    assert!(page.contains("The lowest score of 3 customers: another customer") && !page.contains("Karun"), "{page}");
    let told = health(&mut manager, &group).await;
    assert_eq!((&told["roll_up"]["count"], told["roll_up"]["accounts"].as_array().unwrap().len()), (&json!(3), 2));
}
