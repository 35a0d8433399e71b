//! A band that a person sets holds until its day, is told beside the score, and later it is told who was right.

use insight::refresh::transitions;
use kernel::{MICROS_PER_DAY, Value};
use team::people::Role;

use crate::place::Place;

fn value(place: &Place, id: &str, key: &str) -> Value {
    let board = place.app().board.load();
    let frame = board.frame("account").unwrap();
    frame.value(frame.row(id).unwrap(), key)
}

/// A healthy account that is not cancelled.
fn healthy(place: &Place) -> String {
    let board = place.app().board.load();
    let frame = board.frame("account").unwrap();
    let fits = |row: &usize| {
        frame.value(*row, "health_band").text() == Some("healthy") && frame.value(*row, "cancelled_on").is_null()
    };
    frame.id((0..frame.len()).find(fits).expect("somebody is healthy")).to_owned()
}

async fn days_later(place: &Place, days: i64) {
    place.clock.advance(days * MICROS_PER_DAY);
    place.app().touched();
    place.app().refresh().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_set_band_holds_until_its_day_and_the_report_says_who_was_right() {
    let place = Place::demo().await;
    let app = place.app();
    let id = healthy(&place);
    let (page, action) = (format!("/accounts/{id}"), format!("/accounts/{id}/health/band"));
    let mut lead = place.as_role(Role::Lead).await;
    let _ = lead.get("/insight/judgement").await.expect(200).says("Nobody has set a band yet");
    for (band, until, why, says) in [
        ("critical", "2026-12-01", "", "error"),
        ("critical", "2026-11-20", "they told us", "Choose a day from"),
        ("critical", "2027-11-20", "they told us", "Choose a day from"),
        ("critical", "soon", "they told us", "This is no day"),
        ("not_enough_data", "2026-12-01", "they told us", "error"),
    ] {
        let wrong = lead.submit(&page, &action, [("band", band), ("until", until), ("why", why)]).await.expect(422);
        assert!(wrong.text().contains(says), "{band} {until} {why}: {}", wrong.text());
    }
    let fields = [("band", "critical"), ("until", "2026-12-01"), ("why", "their budget was cut")];
    let _ = lead.submit(&page, &action, fields).await.expect(200).says("Set to").says("their budget was cut");
    assert_eq!(value(&place, &id, "health_band"), Value::Text("critical".into()));
    assert_eq!(value(&place, &id, "health_raw"), Value::Text("healthy".into()));
    let last = transitions::last_band(app.db.read(), &id).await.unwrap().unwrap();
    assert_eq!((last.cause.as_str(), last.new.as_deref()), ("person", Some("critical")));
    let _ = lead.get("/insight/judgement").await.expect(200).says("0 of 1 bands that people set are decided");
    let told = || {
        let board = place.app().board.load();
        let frame = board.frame("account").unwrap();
        let row = frame.row(&id).unwrap();
        frame.specs().map(|spec| (spec.key.clone(), frame.value(row, &spec.key))).collect::<Vec<_>>()
    };
    let followed = told();
    insight::forget_derived(app);
    app.touched();
    app.refresh().await.unwrap();
    assert_eq!(told(), followed, "an edit that was followed gives what a new computation gives");

    days_later(&place, 10).await;
    assert_eq!(value(&place, &id, "health_band"), Value::Text("critical".into()), "on its last day");
    days_later(&place, 1).await;
    assert_eq!(value(&place, &id, "health_band"), value(&place, &id, "health_raw"));
    days_later(&place, 180).await;
    let mut lead = place.as_role(Role::Lead).await;
    assert!(value(&place, &id, "cancelled_on").is_null());
    let report = lead.get("/insight/judgement").await.expect(200);
    let _ = report.says("1 of 1 bands that people set are decided: 0 times the person was right, 1 times the score");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_set_band_is_ended_and_undone() {
    let place = Place::demo().await;
    let id = healthy(&place);
    let (page, action) = (format!("/accounts/{id}"), format!("/accounts/{id}/health/band"));
    let mut lead = place.as_role(Role::Lead).await;
    let first = [("band", "critical"), ("until", "2026-12-20"), ("why", "at first")];
    let _ = lead.submit(&page, &action, first).await.expect(200);
    let fields = [("band", "at_risk"), ("until", "2026-12-01"), ("why", "they told us")];
    let text = lead.submit(&page, &action, fields).await.expect(200).text();
    let end = text.split("action=\"").filter_map(|rest| rest.split('"').next()).find(|a| a.ends_with("/end")).unwrap();
    let _ = lead.submit(&page, end, [("x", "")]).await.expect(200).says("The score gives the band again");
    assert_eq!(value(&place, &id, "health_band"), Value::Text("healthy".into()));
    let _ = lead.submit(&page, end, [("x", "")]).await.expect(404);
    let board = place.app().board.load();
    let frame = board.frame("account").unwrap();
    let other = (0..frame.len()).map(|row| frame.id(row)).find(|other| *other != id).unwrap();
    let foreign = end.replace(&id, other);
    let _ = lead.submit(&page, &foreign, [("x", "")]).await.expect(404);
}
