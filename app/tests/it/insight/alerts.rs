//! Somebody is told once when a signal begins to speak of an account of theirs, or of a source; what was found so is told to nobody.

use i18n::Language;
use kernel::{MICROS_PER_DAY, Value};
use sea_orm::{ConnectionTrait, Statement};
use team::people::Role;
use testkit::Client;

use crate::place::Place;

/// A healthy account that pays and has an owner who reads English: its id, its name and its owner's key.
async fn owned(place: &Place) -> (String, String, String) {
    let board = place.app().board.load();
    let frame = board.frame("account").unwrap();
    let people = team::people::all(place.app()).await.unwrap();
    let english = people.iter().filter(|p| p.language() == Language::En);
    let fits = |row: &usize| {
        frame.value(*row, "health_band").text() == Some("healthy")
            && frame.value(*row, "paying") == Value::Flag(true)
            && english.clone().any(|p| frame.value(*row, "csm").text() == Some(&p.id))
    };
    let row = (0..frame.len()).find(fits).expect("somebody healthy pays");
    let owner = people.iter().find(|p| frame.value(row, "csm").text() == Some(&p.id)).unwrap();
    (frame.id(row).to_owned(), frame.value(row, "name").text().unwrap().to_owned(), owner.key.clone())
}

async fn days_later(place: &Place, days: i64) {
    place.clock.advance(days * MICROS_PER_DAY);
    place.app().touched();
    place.app().refresh().await.unwrap();
}

/// How many alerts by a signal there are about a subject.
async fn told(place: &Place, signal: &str, subject: &str) -> usize {
    let db = place.app().db.read();
    let sql = format!("SELECT id FROM alerts WHERE signal = '{signal}' AND subject_id = '{subject}'");
    db.query_all_raw(Statement::from_string(db.get_database_backend(), sql)).await.unwrap().len()
}

async fn set_band(lead: &mut Client, id: &str, band: &str, until: &str) {
    let fields = [("band", band), ("until", until), ("why", "their budget was cut")];
    let action = format!("/accounts/{id}/health/band");
    let _ = lead.submit(&format!("/accounts/{id}"), &action, fields).await.expect(200);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_owner_is_told_once_that_an_account_became_critical() {
    let place = Place::demo().await;
    let (id, name, owner) = owned(&place).await;
    let mut lead = place.as_role(Role::Lead).await;
    let mut csm = place.signed_in(&owner).await;
    let before = csm.get("/alerts").await.expect(200).says("You have seen everything");
    assert!(before.all(".menu-count").is_empty());

    set_band(&mut lead, &id, "critical", "2026-12-01").await;
    let page = csm.get("/alerts").await.expect(200).says("Has become critical").says(&name).says("still so");
    assert_eq!(page.all(".side .menu-count"), ["1"]);
    let _ = lead.get("/alerts").await.expect(200).says("You have seen everything");

    // What began is told once: not again by another look, another day or a restart, and not while the signal rests.
    place.app().touched();
    place.app().refresh().await.unwrap();
    days_later(&place, 1).await;
    assert_eq!(told(&place, "turned_critical", &id).await, 1);
    set_band(&mut lead, &id, "healthy", "2026-12-01").await;
    let _ = csm.get("/alerts").await.expect(200).says("no longer");
    set_band(&mut lead, &id, "critical", "2026-12-01").await;
    assert_eq!(told(&place, "turned_critical", &id).await, 1, "it rests for two weeks");

    let seen =
        csm.submit("/alerts", "/alerts/seen", [("id", "")]).await.expect(200).says("One alert is marked as seen");
    assert!(seen.all(".menu-count").is_empty());
    let _ = csm.get("/alerts?show=all").await.expect(200).says("Has become critical");
    let _ = crate::work::undo(&mut csm, &seen).await;
    let again = csm.get("/alerts").await.expect(200).says("Has become critical");
    assert_eq!(again.all(".side .menu-count"), ["1"]);

    days_later(&place, 20).await;
    let mut lead = place.as_role(Role::Lead).await;
    set_band(&mut lead, &id, "healthy", "2026-12-24").await;
    set_band(&mut lead, &id, "critical", "2026-12-24").await;
    assert_eq!(told(&place, "turned_critical", &id).await, 2, "after its rest it is told again");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_source_that_falls_silent_is_told_to_the_administrator_once() {
    let place = Place::demo().await;
    let source = {
        let board = place.app().board.load();
        let frame = board.frame("source").unwrap();
        let speaks = |row: &usize| frame.value(*row, "signal_source_silent") != Value::Flag(true);
        frame.id((0..frame.len()).find(speaks).expect("a source that is not silent")).to_owned()
    };
    assert_eq!(told(&place, "source_silent", &source).await, 0);
    let mut days = 0;
    while told(&place, "source_silent", &source).await == 0 {
        assert!(days < 80, "{source} never falls silent");
        days_later(&place, 5).await;
        days += 5;
    }
    let place = place.reopened().await;
    days_later(&place, 1).await;
    assert_eq!(told(&place, "source_silent", &source).await, 1);
    let mut admin = place.as_role(Role::Admin).await;
    let _ = admin.get("/alerts").await.expect(200).says(&source);
    let mut csm = place.as_role(Role::Specialist).await;
    let answer = csm.get("/alerts").await.expect(200);
    assert!(!answer.text().contains(&source));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_definitions_say_anew_alerts_nobody() {
    let place = Place::demo().await;
    let mut lead = place.as_role(Role::Lead).await;
    let form = [
        ("key", "everybody"),
        ("subject", "account"),
        ("expression", "paying"),
        ("group", "usage"),
        ("role", "owner"),
        ("tells", "alert"),
        ("act", "call"),
        ("due_days", "1"),
        ("rest_days", "1"),
        ("weight", "1"),
        ("reason", "a try"),
    ];
    let base = insight::definitions::current(place.app()).await.unwrap().id;
    let fields: Vec<(&str, &str)> = form.into_iter().chain([("base", base.as_str())]).collect();
    let _ = lead.submit("/insight/signals/new", "/insight/signals/new", fields).await.expect(200);
    let board = place.app().board.load();
    let frame = board.frame("account").unwrap();
    assert!((0..frame.len()).any(|row| frame.value(row, "signal_everybody") == Value::Flag(true)));
    let db = place.app().db.read();
    let all = Statement::from_string(db.get_database_backend(), "SELECT id FROM alerts".to_owned());
    assert!(db.query_all_raw(all).await.unwrap().is_empty());
    // It alerts instead of a line on Today.
    let mut manager = place.as_role(Role::Manager).await;
    assert!(!manager.get("/").await.expect(200).text().contains("everybody"));
}
