//! Bands whose borders depend on the plan: within one scorecard, with its hysteresis, and edited on screen.

use std::sync::Arc;

use insight::definitions::{Definitions, current, sets};
use insight::proof::{self, Asked, Trial};
use insight::refresh::transitions;
use kernel::{Actor, Value};
use serde_json::{Value as Json, json};
use team::people::Role;
use testkit::{Answer, Client};
use web::components::Band;

use crate::work::{DAY, Scene, undo};

/// The score is the team size. A trial is healthy from 55.
const CARD: &str = r#"
    [[scorecard]]
    key = "size"
    healthy_from = 70
    at_risk_from = 40
    [[scorecard.borders]]
    when = "plan = 'Trial'"
    healthy_from = 55
    at_risk_from = 35
    [[scorecard.component]]
    key = "size"
    input = "team_size"
    curve = { points = [[0, 0], [100, 100]] }
    weight = 1
"#;
const PAGE: &str = "/insight/scorecards/size";

fn steady() -> String {
    CARD.replace("at_risk_from = 40", "at_risk_from = 40\nsteady = { hysteresis = 5, stay_days = 1 }")
}

fn plain() -> String {
    let (begin, end) = (CARD.find("[[scorecard.borders]]").unwrap(), CARD.find("[[scorecard.component]]").unwrap());
    format!("{}{}", &CARD[..begin], &CARD[end..])
}

async fn define(scene: &Scene, text: &str) {
    let app = scene.place.app();
    let base = current(app).await.unwrap().id;
    let all = sets::read(text).unwrap();
    insight::definitions::save(app, Actor::system("test"), (&base, ""), all, "for this test").await.unwrap();
    scene.follow().await;
}

async fn sized(scene: &Scene, account: &str, size: i64) {
    scene.place.clock.advance(1_000_000);
    let app = scene.place.app();
    let old = customers::accounts::store::get(app.db.read(), account).await.unwrap();
    let tx = app.db.write(app.by(Actor::system("test"))).await.unwrap();
    let new = customers::accounts::Account { team_size: Some(size), ..old.clone() };
    tx.update(&old, new).await.unwrap();
    tx.commit().await.unwrap();
    scene.follow().await;
}

async fn buys(scene: &Scene, account: &str, plan: &str) {
    scene.place.clock.advance(1_000_000);
    let app = scene.place.app();
    let terms = revenue::subscriptions::store::of_account(app.db.read(), account).await.unwrap();
    let old = terms.into_iter().next().expect("a term");
    let tx = app.db.write(app.by(Actor::system("test"))).await.unwrap();
    let new = revenue::subscriptions::Subscription { plan: plan.to_owned(), ..old.clone() };
    tx.update(&old, new).await.unwrap();
    tx.commit().await.unwrap();
    scene.follow().await;
}

/// A day ends, and the next one begins.
async fn night(scene: &Scene) {
    scene.place.clock.advance(DAY * 1_000_000);
    scene.follow().await;
    tenure::closing::close(scene.place.app()).await.unwrap();
}

/// Two customers with the score 60, of which the first one is on trial.
async fn begun(text: &str) -> (Scene, Client) {
    let scene = Scene::of(&["Abadan Pipes", "Karun Steel"], Role::Manager).await;
    let admin = scene.place.signed_in("admin").await;
    define(&scene, text).await;
    for account in &scene.accounts {
        sized(&scene, account, 60).await;
    }
    buys(&scene, scene.account(), "Trial").await;
    (scene, admin)
}

async fn health(admin: &mut Client, account: &str) -> Json {
    admin.get(&format!("/api/v1/accounts/{account}/health")).await.expect(200).json()
}

/// The band that holds, and that of the score alone.
async fn bands(scene: &Scene, admin: &mut Client) -> [String; 2] {
    let json = health(admin, scene.account()).await;
    ["band", "band_by_score"].map(|key| json[key].as_str().unwrap_or_default().to_owned())
}

fn both(one: &str, other: &str) -> [String; 2] {
    [one, other].map(str::to_owned)
}

/// What the board shows of the accounts.
fn board(scene: &Scene) -> Vec<(String, Vec<Value>)> {
    let board = scene.place.app().board.load();
    let frame = board.frame("account").unwrap();
    let cells = |key: &String| (0..frame.len()).map(|row| frame.value(row, key)).collect();
    frame.specs().map(|spec| (spec.key.clone(), cells(&spec.key))).collect()
}

/// The bands that an account had, the first one first.
async fn recorded(scene: &Scene) -> Vec<String> {
    let all = transitions::of_account(scene.place.app().db.read(), scene.account(), 40).await.unwrap();
    all.into_iter().rev().filter(|turn| turn.kind == "band").filter_map(|turn| turn.new).collect()
}

/// What a page says, without the marks that keep directions apart.
fn said(page: &Answer) -> String {
    testkit::text_of(&page.text()).chars().filter(|c| !('\u{2066}'..='\u{2069}').contains(c)).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn equal_scores_stand_in_different_bands_by_plan() {
    let (scene, mut admin) = begun(CARD).await;
    let told = [health(&mut admin, &scene.accounts[0]).await, health(&mut admin, &scene.accounts[1]).await];
    assert_eq!(told[0]["score"], told[1]["score"]);
    assert_eq!((&told[0]["band"], &told[1]["band"]), (&json!("healthy"), &json!("at_risk")));
    let trial = json!({"healthy_from": 55.0, "at_risk_from": 35.0, "when": "plan = 'Trial'"});
    let own = json!({"healthy_from": 70.0, "at_risk_from": 40.0, "when": null});
    assert_eq!((&told[0]["borders"], &told[1]["borders"]), (&trial, &own));
    let page = said(&admin.get(&format!("/accounts/{}", scene.accounts[0])).await.expect(200));
    assert!(page.contains("Healthy from 55 points, at risk from 35, because:") && page.contains("plan = 'Trial'"));
    let page = said(&admin.get(&format!("/accounts/{}", scene.accounts[1])).await.expect(200));
    assert!(page.contains("Healthy from 70 points, at risk from 40.") && !page.contains("plan = 'Trial'"), "{page}");
    assert!(page.contains("from 60 to 70"), "the way back leads to its own border: {page}");

    // Another plan moves the band on the same day, and once.
    buys(&scene, scene.account(), "Team").await;
    assert_eq!(bands(&scene, &mut admin).await, both("at_risk", "at_risk"));
    let turns = recorded(&scene).await;
    assert!(turns.ends_with(&["at_risk", "healthy", "at_risk"].map(str::to_owned)), "{turns:?}");
    let followed = board(&scene);
    scene.follow().await;
    insight::forget_derived(scene.place.app());
    scene.follow().await;
    assert_eq!(board(&scene), followed, "an edit that was followed gives what a new computation gives");
    assert_eq!(recorded(&scene).await, turns);
}

#[tokio::test(flavor = "multi_thread")]
async fn segments_may_decide_and_whoever_may_not_see_what_decides_sees_no_health() {
    let segment = "[[segment]]\nkey = \"big\"\nexpression = \"team_size > 50\"\n";
    let text = CARD.replace("plan = 'Trial'", "segment_big") + segment;
    let (mut scene, mut admin) = begun(&text).await;
    assert_eq!(bands(&scene, &mut admin).await, both("healthy", "healthy"));
    let manager = &mut scene.csm.1;
    let account = scene.accounts[0].clone();
    assert_eq!(health(manager, &account).await["band"], "healthy");
    define(&scene, &CARD.replace("plan = 'Trial'", "mrr > 1 or seats > 0")).await;
    assert_eq!(health(&mut admin, &account).await["band"], "healthy");
    assert_eq!(health(&mut scene.csm.1, &account).await["hidden"], true, "an amount can be read off a band");
}

#[tokio::test(flavor = "multi_thread")]
async fn hysteresis_counts_each_day_by_its_own_borders() {
    let (scene, mut admin) = begun(&steady()).await;
    assert_eq!(bands(&scene, &mut admin).await, both("healthy", "healthy"));
    night(&scene).await;
    buys(&scene, scene.account(), "Team").await;
    assert_eq!(bands(&scene, &mut admin).await, both("healthy", "at_risk"), "the day before it was past no border");
    night(&scene).await;
    assert_eq!(bands(&scene, &mut admin).await, both("at_risk", "at_risk"), "one closed day past the new border");
    night(&scene).await;
    buys(&scene, scene.account(), "Trial").await;
    sized(&scene, scene.account(), 57).await;
    for _ in 0..2 {
        assert_eq!(
            bands(&scene, &mut admin).await,
            both("at_risk", "healthy"),
            "past the border of trials by too little"
        );
        night(&scene).await;
    }
    sized(&scene, scene.account(), 60).await;
    assert_eq!(bands(&scene, &mut admin).await, both("at_risk", "healthy"));
    night(&scene).await;
    let after = bands(&scene, &mut admin).await;
    assert_eq!(after, both("healthy", "healthy"));
    // The files of the closed days say between which borders each day stood: made again, they say the same.
    let (app, shown) = (scene.place.app(), board(&scene));
    insight::forget_derived(app);
    std::fs::remove_dir_all(app.folder.join("closed")).unwrap();
    scene.follow().await;
    tenure::closing::close(app).await.unwrap();
    assert_eq!(board(&scene), shown);
    insight::forget_derived(app);
    scene.follow().await;
    assert_eq!(insight::closed::wanted(app).await.unwrap(), []);
    assert_eq!(board(&scene), shown, "read from the files alone");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_draft_with_other_borders_is_tried_on_kept_days() {
    let (scene, _) = begun(&plain()).await;
    let (app, day) = (scene.place.app(), scene.place.app().today());
    scene.wait(1).await;
    tenure::closing::look_at(app, day).await.unwrap();
    assert_eq!(proof::kept::missing(app, vec![day]).await.unwrap(), []);
    let versions = vec![Arc::clone(&current(app).await.unwrap().definitions), Arc::new(sets::read(CARD).unwrap())];
    let asked = Asked {
        again: false,
        within: 90,
        risk: "team_size > 0".to_owned(),
        outcome: "cancelled_on".to_owned(),
        baseline: None,
        features: Vec::new(),
        by: Some("plan".to_owned()),
    };
    let looks = proof::looks(app, &asked, &Trial { versions, may: &|_, _| true }, &[day]).unwrap();
    let band = |version: usize, account: &String| {
        let at = (0..looks.len()).find(|&at| looks.accounts[looks.who[at]] == *account).expect("it was looked at");
        (looks.said[version].band[at].map(Band::key), looks.class[at].as_deref())
    };
    let [trial, team] = [&scene.accounts[0], &scene.accounts[1]];
    assert_eq!([band(0, trial), band(0, team)], [(Some("at_risk"), Some("Trial")), (Some("at_risk"), Some("Team"))]);
    assert_eq!([band(1, trial), band(1, team)], [(Some("healthy"), Some("Trial")), (Some("at_risk"), Some("Team"))]);
}

type Fields = Vec<(String, String)>;

async fn form(admin: &mut Client) -> Fields {
    testkit::fields(&admin.get(PAGE).await.expect(200).text(), &format!("form[action='{PAGE}']"))
}

/// The form with these borders in its rows.
fn with(form: &Fields, act: &str, rows: &[[&str; 3]]) -> Fields {
    let mut fields = form.clone();
    fields.retain(|(name, _)| !name.starts_with("borders-"));
    for (at, row) in rows.iter().enumerate() {
        for (end, text) in ["when", "healthy_from", "at_risk_from"].iter().zip(row) {
            fields.push((format!("borders-{at}-{end}"), (*text).to_owned()));
        }
    }
    fields.push(("act".to_owned(), act.to_owned()));
    fields
}

#[tokio::test(flavor = "multi_thread")]
async fn wrong_borders_are_refused_at_their_field() {
    let (scene, mut admin) = begun(&plain()).await;
    let before = current(scene.place.app()).await.unwrap().id;
    let form = form(&mut admin).await;
    assert!(form.iter().any(|(name, _)| name == "borders-0-when"), "an empty row is there to be filled");
    let trial = "plan = 'Trial'";
    let wrong: [(&[[&str; 3]], &str, &str); 7] = [
        (&[[trial, "35", "55"]], "borders-0-healthy_from", "Bands lie between 0 and 100"),
        (&[[trial, "55", "55"]], "borders-0-healthy_from", "Bands lie between 0 and 100"),
        (&[[trial, "101", "55"]], "borders-0-healthy_from", "Bands lie between 0 and 100"),
        (&[[trial, "55", "few"]], "borders-0-at_risk_from", ""),
        (&[["plam = 'Trial'", "55", "35"]], "borders-0-when", "Did you mean"),
        (&[["", "55", "35"]], "borders-0-when", "There is nothing here yet"),
        // An empty row before it closes up, and the fault goes with its row.
        (&[["", "", ""], [trial, "55", "35"], ["seats", "60", "30"]], "borders-1-when", ""),
    ];
    for (rows, field, says) in wrong {
        let answer = admin.submit(PAGE, PAGE, with(&form, "save", rows)).await.expect(422).says(says);
        let faults = answer.all(&format!("#f-{field}-error"));
        assert_eq!(faults.len(), 1, "{rows:?} is not refused at {field}");
        assert!(answer.text().contains(&format!("name=\"{field}\"")));
    }
    let circle = with(&form, "save", &[["health > 50", "55", "35"]]);
    let _ = admin.submit(PAGE, PAGE, circle).await.expect(422).says("goes round in a circle");
    assert_eq!(current(scene.place.app()).await.unwrap().id, before);
}

#[tokio::test(flavor = "multi_thread")]
async fn borders_are_edited_on_screen_and_a_save_is_undone() {
    let (scene, mut admin) = begun(&plain()).await;
    let definitions = async || Definitions::clone(&current(scene.place.app()).await.unwrap().definitions);
    let before = definitions().await;
    assert_eq!(bands(&scene, &mut admin).await, both("at_risk", "at_risk"));
    let rows = [["", "", ""], ["plan = 'Trial'", "۵۵", "35"]];
    let shown = with(&form(&mut admin).await, "preview", &rows);
    let preview = admin.submit(PAGE, PAGE, shown).await.expect(200).says("One account would change band.");
    assert!(preview.all("#moved tbody tr").join(" ").contains("Abadan"));
    assert_eq!(definitions().await, before, "a preview saves nothing");

    let fields = with(&form(&mut admin).await, "save", &rows);
    let saved = admin.submit(PAGE, PAGE, fields).await.expect(200);
    scene.follow().await;
    assert_eq!(definitions().await.scorecards[0].borders, sets::read(CARD).unwrap().scorecards[0].borders);
    assert_eq!(bands(&scene, &mut admin).await, both("healthy", "healthy"));
    let history = said(&admin.get("/insight/definitions/history").await.expect(200));
    let words = "Other borders when plan = 'Trial': healthy from 55 points, at risk from 35";
    assert!(history.contains(words), "{history}");

    let _ = undo(&mut admin, &saved).await;
    scene.follow().await;
    assert_eq!(definitions().await, before);
    assert_eq!(bands(&scene, &mut admin).await, both("at_risk", "at_risk"));

    // Emptying the row takes them away again.
    define(&scene, CARD).await;
    let fields = with(&form(&mut admin).await, "save", &[["", "", ""]]);
    let _ = admin.submit(PAGE, PAGE, fields).await.expect(200);
    assert!(definitions().await.scorecards[0].borders.is_empty());
    let history = said(&admin.get("/insight/definitions/history").await.expect(200));
    assert!(history.contains("No other borders any more when plan = 'Trial'"), "{history}");
}
