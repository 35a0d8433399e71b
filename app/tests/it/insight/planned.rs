//! Definitions that judge from a later day on: nothing changes before, nothing is lost on the way, and the past keeps its own.

use insight::definitions::{current, planned};
use kernel::MICROS_PER_DAY;
use testkit::{Answer, Client};
use web::past::{Look, Of};

use crate::place::Place;

const CARD: &str = "/insight/scorecards/business";

/// Sends the form of a scorecard with some fields changed.
async fn edited(client: &mut Client, changes: &[(&str, &str)]) -> Answer {
    let form = client.get(CARD).await.expect(200);
    let mut fields = testkit::fields(&form.text(), &format!("form[action='{CARD}']"));
    for (name, value) in &mut fields {
        if let Some((_, new)) = changes.iter().find(|(changed, _)| changed == name) {
            (*new).clone_into(value);
        }
    }
    fields.push(("act".to_owned(), "save".to_owned()));
    client.submit(CARD, CARD, fields).await
}

async fn formula(place: &Place, client: &mut Client, (key, expression, effective): (&str, &str, &str)) -> Answer {
    let set = current(place.app()).await.unwrap();
    let fields =
        [("base", &*set.id), ("key", key), ("kind", "formula"), ("expression", expression), ("effective", effective)];
    client.submit("/insight/formulas/new", "/insight/formulas/new", fields).await
}

fn bands(place: &Place) -> Vec<kernel::Value> {
    let board = place.app().board.load();
    let frame = board.frame("account").unwrap();
    (0..frame.len()).map(|row| frame.value(row, "health_band")).collect()
}

async fn tomorrow(place: &Place) {
    place.clock.advance(MICROS_PER_DAY);
    place.app().touched();
    place.app().refresh().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_planned_version_judges_from_its_day_on_and_says_so() {
    let place = Place::demo().await;
    let app = place.app();
    let mut admin = place.signed_in("admin").await;
    let (old, before) = (current(app).await.unwrap(), bands(&place));
    let changes = [("healthy_from", "99"), ("effective", "2026-11-22"), ("reason", "stricter from Sunday")];
    let _ = edited(&mut admin, &changes).await.expect(200).says("Other definitions are planned from");
    app.refresh().await.unwrap();
    assert_eq!((current(app).await.unwrap().id, bands(&place)), (old.id.clone(), before.clone()));
    let _ = admin.get("/insight/definitions/history").await.expect(200).says("Healthy from 75 → 99").says("planned");

    tomorrow(&place).await;
    let new = current(app).await.unwrap();
    assert!(new.id != old.id && planned(app).await.unwrap().is_none());
    let after = bands(&place);
    let moved =
        (0..after.len()).filter(|&row| before[row].text() == Some("healthy") && after[row].text() == Some("at_risk"));
    let moved: Vec<usize> = moved.collect();
    assert!(moved.len() > 3, "{moved:?}");
    let id = app.board.load().frame("account").unwrap().id(moved[0]).to_owned();
    let mut admin = place.signed_in("admin").await;
    let page = admin.get(&format!("/accounts/{id}")).await.expect(200).says("because the definitions changed");
    let _ = page.says("Healthy from 75 → 99").says("stricter from Sunday");
    // The day before is judged as it was.
    let asked = admin.get("/past?back=/accounts").await.expect(200);
    let form = testkit::fields(&asked.text(), "form[action='/past']");
    let day = form
        .into_iter()
        .map(|(name, value)| if name == "day" { (name, "2026-11-21".to_owned()) } else { (name, value) });
    let _ = admin.submit("/past", "/past", day.collect::<Vec<_>>()).await.expect(200);
    let then = admin.get(&format!("/accounts/{id}")).await.expect(200);
    let text = then.says("21 Nov 2026").text();
    let health = &text[text.find("id=\"health\"").expect("the panel")..];
    assert!(health.contains("Healthy, ") && !health.contains("because the definitions changed"), "{}", &health[..2000]);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_saved_in_the_meantime_goes_into_the_planned_version() {
    let place = Place::demo().await;
    let app = place.app();
    let mut admin = place.signed_in("admin").await;
    let _ = edited(&mut admin, &[("healthy_from", "99"), ("effective", "2026-11-23")]).await.expect(200);
    let _ = formula(&place, &mut admin, ("meanwhile", "1", "")).await.expect(200);
    let _ = formula(&place, &mut admin, ("later", "2", "2026-11-23")).await.expect(200);
    let has = |all: &insight::definitions::Definitions, key: &str| all.formulas.iter().any(|f| f.key == key);
    let now = current(app).await.unwrap().definitions;
    assert!(has(&now, "meanwhile") && !has(&now, "later"));
    // The same scorecard in both, another day, a day that is over, no day.
    let clash = edited(&mut admin, &[("healthy_from", "70")]).await.expect(422);
    let _ = clash.says("also changes in the definitions that are planned");
    let _ =
        formula(&place, &mut admin, ("other", "1", "2026-11-24")).await.expect(422).says("Plan this for the same day");
    let _ = formula(&place, &mut admin, ("other", "1", "2026-11-20")).await.expect(422).says("This day is over");
    let _ = formula(&place, &mut admin, ("other", "1", "soon")).await.expect(422).says("This is no day");
    tomorrow(&place).await;
    assert!(!has(&current(app).await.unwrap().definitions, "later"));
    tomorrow(&place).await;
    let then = current(app).await.unwrap().definitions;
    assert!(has(&then, "meanwhile") && has(&then, "later"));
    assert!((then.scorecard("business").unwrap().healthy_from - 99.0).abs() < 1e-9);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_planned_version_can_be_taken_back() {
    let place = Place::demo().await;
    let app = place.app();
    let mut admin = place.signed_in("admin").await;
    let old = current(app).await.unwrap().id;
    let _ = formula(&place, &mut admin, ("later", "2", "2026-11-22")).await.expect(200);
    let (set, _) = planned(app).await.unwrap().expect("it is planned");
    let history = "/insight/definitions/history";
    let action = format!("{history}/{}/withdraw", set.id);
    let _ = admin.submit(history, &action, [("base", old.as_str())]).await.expect(200).says("taken back");
    assert!(planned(app).await.unwrap().is_none());
    let _ = admin.submit(history, &action, [("base", old.as_str())]).await.expect(404);
    tomorrow(&place).await;
    assert_eq!(current(app).await.unwrap().id, old);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_version_that_was_planned_judges_the_past_when_that_is_asked_for() {
    let place = Place::demo().await;
    let app = place.app();
    let mut admin = place.signed_in("admin").await;
    let _ = formula(&place, &mut admin, ("later", "2", "2026-11-22")).await.expect(200);
    tomorrow(&place).await;
    let look = Look { day: "2026-10-22".parse().unwrap(), knowledge: Of::Then, definitions: Of::Now };
    let past = tenure::past::opened(app, look).await.unwrap();
    assert_eq!(current(&past).await.unwrap().id, current(app).await.unwrap().id);
    let then = Look { definitions: Of::Then, ..look };
    let past = tenure::past::opened(app, then).await.unwrap();
    assert!(!current(&past).await.unwrap().definitions.formulas.iter().any(|f| f.key == "later"));
}
