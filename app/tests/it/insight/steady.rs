//! A band that is kept steady: it changes when the score is past a border by enough, and was so on enough days that are over.

use insight::definitions::sets;
use kernel::Actor;
use testkit::Client;

use crate::work::{DAY, Scene};

/// The score is the team size, which a test can change from day to day.
const CARD: &str = r#"
    [[scorecard]]
    key = "size"
    healthy_from = 70
    at_risk_from = 40
    steady = { hysteresis = 5, stay_days = 2 }
    [[scorecard.component]]
    key = "size"
    input = "team_size"
    curve = { points = [[0, 0], [100, 100]] }
    weight = 1
"#;

async fn define(scene: &Scene, text: &str) {
    let app = scene.place.app();
    let base = insight::definitions::current(app).await.unwrap().id;
    let all = sets::read(text).unwrap();
    insight::definitions::save(app, Actor::system("test"), (&base, ""), all, "for this test").await.unwrap();
    app.touched();
    app.refresh().await.unwrap();
}

async fn sized(scene: &Scene, size: i64) {
    let app = scene.place.app();
    let old = customers::accounts::store::get(app.db.read(), scene.account()).await.unwrap();
    let tx = app.db.write(app.by(Actor::system("test"))).await.unwrap();
    let new = customers::accounts::Account { team_size: Some(size), ..old.clone() };
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

/// The band that holds, and that of the score alone.
async fn bands(scene: &Scene, admin: &mut Client) -> (String, String) {
    let json = admin.get(&format!("/api/v1/accounts/{}/health", scene.account())).await.expect(200).json();
    let text = |key: &str| json[key].as_str().unwrap_or_default().to_owned();
    (text("band"), text("band_by_score"))
}

fn both(one: &str, other: &str) -> (String, String) {
    (one.to_owned(), other.to_owned())
}

async fn begun() -> (Scene, Client) {
    let scene = Scene::new().await;
    let admin = scene.place.signed_in("admin").await;
    define(&scene, CARD).await;
    sized(&scene, 80).await;
    (scene, admin)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_band_changes_after_two_days_past_the_border() {
    let (mut scene, mut admin) = begun().await;
    assert_eq!(bands(&scene, &mut admin).await, both("healthy", "healthy"));
    night(&scene).await;
    // Within the hysteresis: for however long, up to two weeks.
    sized(&scene, 66).await;
    for _ in 0..4 {
        night(&scene).await;
        assert_eq!(bands(&scene, &mut admin).await, both("healthy", "at_risk"));
    }
    sized(&scene, 60).await;
    for _ in 0..2 {
        assert_eq!(bands(&scene, &mut admin).await, both("healthy", "at_risk"));
        night(&scene).await;
    }
    assert_eq!(bands(&scene, &mut admin).await, both("at_risk", "at_risk"), "on the third day");
    sized(&scene, 90).await;
    assert_eq!(bands(&scene, &mut admin).await, both("healthy", "healthy"), "a day that is not over decides nothing");
    sized(&scene, 60).await;
    night(&scene).await;
    let page = format!("/accounts/{}", scene.account());
    sized(&scene, 90).await;
    let said = scene.csm.1.get(&page).await.expect(200);
    let said = said.says("By the score alone it would be").says("5 points past the border and was so on 2 days before");
    drop(said);
    night(&scene).await;
    sized(&scene, 60).await;
    night(&scene).await;
    sized(&scene, 90).await;
    night(&scene).await;
    assert_eq!(bands(&scene, &mut admin).await, both("at_risk", "healthy"), "a day between begins anew");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_days_said_comes_back_equal() {
    let (scene, mut admin) = begun().await;
    night(&scene).await;
    sized(&scene, 60).await;
    night(&scene).await;
    night(&scene).await;
    let app = scene.place.app();
    let (before, closed) = (bands(&scene, &mut admin).await, app.folder.join("closed"));
    assert_eq!(before, both("at_risk", "at_risk"));
    assert_eq!(std::fs::read_dir(&closed).unwrap().count(), 3);
    insight::forget_derived(app);
    std::fs::remove_dir_all(&closed).unwrap();
    app.touched();
    app.refresh().await.unwrap();
    assert_eq!(bands(&scene, &mut admin).await, before, "until the days are closed again, what was recorded holds");
    tenure::closing::close(app).await.unwrap();
    assert_eq!(bands(&scene, &mut admin).await, before);
    assert_eq!(insight::closed::wanted(app).await.unwrap(), []);
    // A file that is damaged is made again.
    std::fs::write(closed.join("2026-11-22.parquet"), "no file").unwrap();
    insight::forget_derived(app);
    assert_eq!(insight::closed::wanted(app).await.unwrap().len(), 1);
    tenure::closing::close(app).await.unwrap();
    assert_eq!(bands(&scene, &mut admin).await, before);
}

#[tokio::test(flavor = "multi_thread")]
async fn another_scorecard_counts_at_once_and_another_rule_of_steadiness_too() {
    let (scene, mut admin) = begun().await;
    night(&scene).await;
    sized(&scene, 60).await;
    night(&scene).await;
    assert_eq!(bands(&scene, &mut admin).await, both("healthy", "at_risk"));
    define(&scene, &CARD.replace("stay_days = 2", "stay_days = 1")).await;
    assert_eq!(bands(&scene, &mut admin).await, both("at_risk", "at_risk"), "one day past the border was enough");
    define(&scene, &CARD.replace("healthy_from = 70", "healthy_from = 55")).await;
    assert_eq!(
        bands(&scene, &mut admin).await,
        both("healthy", "healthy"),
        "days that were judged otherwise do not count"
    );
    let recorded = insight::refresh::transitions::of_account(scene.place.app().db.read(), scene.account(), 20).await;
    let mut recorded: Vec<_> =
        recorded.unwrap().into_iter().filter(|t| t.kind == "band" && t.old.is_some()).map(|t| t.new).collect();
    recorded.reverse();
    let wanted = ["not_enough_data", "healthy", "at_risk", "healthy"].map(|band| Some(band.to_owned()));
    assert!(recorded.ends_with(&wanted[1..]), "{recorded:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn steadiness_is_edited_on_screen() {
    let (scene, mut admin) = begun().await;
    let page = "/insight/scorecards/size";
    let form = testkit::fields(&admin.get(page).await.expect(200).text(), "form[action='/insight/scorecards/size']");
    let with = |points: &str, days: &str| {
        let mut fields = form.clone();
        for (name, value) in &mut fields {
            match name.as_str() {
                "hysteresis" => points.clone_into(value),
                "stay_days" => days.clone_into(value),
                "reason" => "less to and fro".clone_into(value),
                _ => {}
            }
        }
        fields.push(("act".to_owned(), "save".to_owned()));
        fields
    };
    let _ = admin.submit(page, page, with("40", "2")).await.expect(422).says("Between 0 and 25 points");
    let _ = admin.submit(page, page, with("3", "9")).await.expect(422).says("from 0 to 7");
    let _ = admin.submit(page, page, with("much", "2")).await.expect(422);
    let _ = admin.submit(page, page, with("3.5", "1")).await.expect(200);
    let set = insight::definitions::current(scene.place.app()).await.unwrap();
    let steady = set.definitions.scorecards[0].steady.unwrap();
    assert_eq!((steady.hysteresis, steady.stay_days), (3.5, 1));
}
