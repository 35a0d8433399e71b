//! Definitions on screen and as text: every mistake is named at its field, and nothing is saved over somebody else's change.

use insight::definitions::{current, text};
use kernel::{Actor, Kind, Value};
use team::people::Role;
use testkit::{Answer, Client};

use crate::place::Place;

async fn formula(place: &Place, client: &mut Client, key: &str, expression: &str) -> Answer {
    let set = current(place.app()).await.unwrap();
    let fields = [
        ("base", set.id.as_str()),
        ("key", key),
        ("kind", "formula"),
        ("expression", expression),
        ("reason", "a test"),
    ];
    client.submit("/insight/formulas/new", "/insight/formulas/new", fields).await
}

#[tokio::test(flavor = "multi_thread")]
async fn wrong_formulas_are_refused_with_their_reason() {
    let place = Place::demo().await;
    let (_, mut admin) = place.person("admin", Role::Admin).await;
    let wrong = [
        ("x", "active_peple_28 + 1", "Did you mean"),
        ("x", "name + 1", "does not work between"),
        ("x", "seats / 0", "This divides by zero."),
        ("x", "select 1", "This is a statement."),
        ("x", "x + 1", "This goes round in a circle"),
        ("seats", "1", "is taken by a field or another definition."),
        ("Big X", "1", "is no name"),
        ("x", "", "There is nothing here yet."),
    ];
    for (key, expression, says) in wrong {
        let _ = formula(&place, &mut admin, key, expression).await.expect(422).says(says);
    }
    let answer = formula(&place, &mut admin, "people_twice", "active_people_28 * 2").await.expect(200);
    assert!(answer.text().contains("people_twice"));
    let board = place.app().board.load();
    let frame = board.frame("account").unwrap();
    let twice =
        |row| frame.value(row, "active_people_28").number().map(|n| Value::Number(n * 2.0)).unwrap_or(Value::Null);
    assert!((0..frame.len()).all(|row| frame.value(row, "people_twice") == twice(row)));
}

#[tokio::test(flavor = "multi_thread")]
async fn two_people_saving_definitions_at_once_do_not_overwrite_each_other() {
    let place = Place::demo().await;
    let (_, mut admin) = place.person("admin", Role::Admin).await;
    let old = current(place.app()).await.unwrap().id;
    let _ = formula(&place, &mut admin, "first", "1").await.expect(200);
    let fields = [("base", old.as_str()), ("key", "second"), ("kind", "formula"), ("expression", "2")];
    let _ = admin.submit("/insight/formulas/new", "/insight/formulas/new", fields).await.expect(422);
    let now = current(place.app()).await.unwrap();
    assert!(
        now.definitions.formulas.iter().any(|f| f.key == "first")
            && !now.definitions.formulas.iter().any(|f| f.key == "second")
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_former_set_can_be_put_in_force_again() {
    let place = Place::demo().await;
    let (_, mut admin) = place.person("admin", Role::Admin).await;
    let first = current(place.app()).await.unwrap();
    let _ = formula(&place, &mut admin, "extra", "1").await.expect(200);
    let second = current(place.app()).await.unwrap();
    let action = format!("/insight/definitions/history/{}/restore", first.id);
    let _ = admin.submit("/insight/definitions/history", &action, [("base", second.id.as_str())]).await.expect(200);
    let third = current(place.app()).await.unwrap();
    assert_eq!(third.definitions, first.definitions);
    assert!(third.id != first.id && third.id != second.id, "a set is never written twice");
}

#[tokio::test(flavor = "multi_thread")]
async fn text_goes_out_and_comes_back() {
    let place = Place::demo().await;
    let app = place.app();
    let exported = text::export(app).await.unwrap();
    assert!(text::difference(app, &exported).await.unwrap().is_empty());
    let edited = exported.replace("healthy_from = 75.0", "healthy_from = 80.0");
    assert_ne!(edited, exported);
    let lines = text::difference(app, &edited).await.unwrap();
    assert!(lines.iter().any(|l| l.contains("scorecard business") && l.contains("80")), "{lines:?}");
    let id = text::apply(app, &edited, "stricter", Actor::system("test")).await.unwrap();
    assert_eq!(app.board.load().definition_set, id);
    let stale = text::apply(app, &exported, "again", Actor::system("test")).await.unwrap_err();
    assert_eq!((stale.kind, stale.says.key.as_str()), (Kind::Conflict, "definitions-moved"));
    let broken =
        edited.replacen("expression = \"", "expression = \"nonsense_name + ", 1).replacen("base = ", "# base = ", 1);
    let refused = text::apply(app, &broken, "", Actor::system("test")).await.unwrap_err();
    assert!(!refused.faults.is_empty(), "{refused}");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_effect_of_a_scorecard_is_shown_before_it_is_saved() {
    let place = Place::demo().await;
    let (_, mut admin) = place.person("admin", Role::Admin).await;
    let set = current(place.app()).await.unwrap();
    let page = "/insight/scorecards/business";
    let form = admin.get(page).await.expect(200);
    let mut fields = testkit::fields(&form.text(), "form[action='/insight/scorecards/business']");
    for (name, value) in &mut fields {
        if name == "healthy_from" {
            *value = "۹۹".to_owned();
        }
    }
    fields.push(("act".to_owned(), "preview".to_owned()));
    let answer = admin.submit(page, page, fields.clone()).await.expect(200);
    assert!(answer.text().contains("would change band"), "{}", answer.text());
    assert_eq!(current(place.app()).await.unwrap().id, set.id, "a preview saves nothing");
    for (name, value) in &mut fields {
        match name.as_str() {
            "applies" => "seats > 100000".clone_into(value),
            "act" => "preview".clone_into(value),
            _ => {}
        }
    }
    let _ = admin.submit(page, page, fields).await.expect(200).says("fits no account");
}
