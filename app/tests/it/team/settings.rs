//! Settings: workspace, working days, rates, preferences.

use jiff::civil::date;
use kernel::{Currency, Money};
use team::people::Role;

use super::undo;
use crate::place::Place;

#[tokio::test]
async fn an_own_holiday_counts_until_it_is_removed() {
    let place = Place::empty().await;
    let (_, mut admin) = place.person("admin", Role::Admin).await;
    let day = date(2026, 11, 24);
    let working = async || team::settings::calendar(place.app(), "INTL").await.unwrap().is_working(day);
    assert!(working().await);
    let fields = [("calendar", "INTL"), ("day", "2026-11-24"), ("name", "Founders’ day"), ("kind", "holiday")];
    let page =
        admin.submit("/settings/calendars", "/settings/calendars/days", fields).await.expect(200).says("Founders’ day");
    assert!(!working().await);
    let _ =
        admin.submit("/settings/calendars", "/settings/calendars/days", fields).await.expect(422).says("added already");
    let _ = undo(&mut admin, &page).await.expect(200);
    assert!(working().await);
}

#[tokio::test]
async fn a_day_that_does_not_exist_is_refused_and_stays_typed() {
    let place = Place::empty().await;
    let (_, mut admin) = place.person("admin", Role::Admin).await;
    let fields = [("calendar", "IR"), ("day", "31.02.2026"), ("name", "x"), ("kind", "holiday")];
    let page =
        admin.submit("/settings/calendars", "/settings/calendars/days", fields).await.expect(422).says("is not a day");
    assert_eq!(super::value_of(&page, "input[name=day]").as_deref(), Some("31.02.2026"));
}

#[tokio::test]
async fn a_rate_makes_amounts_known_from_its_day_on() {
    let place = Place::empty().await;
    let (_, mut admin) = place.person("admin", Role::Admin).await;
    let yuan = Money::new(70_000, Currency::CNY);
    let worth = async |day| team::rates::convert(place.app(), yuan, day).await.unwrap();
    assert_eq!(worth(date(2026, 2, 1)).await, None);
    let fields = [("currency", "CNY"), ("day", "2026-01-01"), ("rate", "۷"), ("direction", "reversed")];
    let page = admin.submit("/settings/rates", "/settings/rates", fields).await.expect(200);
    assert!((worth(date(2026, 2, 1)).await.unwrap() - 100.0).abs() < 1e-9);
    assert_eq!(worth(date(2025, 12, 31)).await, None);
    let _ = undo(&mut admin, &page).await.expect(200);
    assert_eq!(worth(date(2026, 2, 1)).await, None);
}

#[tokio::test]
async fn a_setting_is_stored_changed_and_read_back_as_its_type() {
    let place = Place::empty().await;
    let app = place.app();
    for value in [vec![1, 2], vec![3]] {
        let tx = app.db.write(app.by(kernel::Actor::system("test"))).await.unwrap();
        team::settings::set(&tx, "test_numbers", &value).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(team::settings::get::<Vec<i32>>(app, "test_numbers").await.unwrap(), Some(value));
    }
    assert_eq!(team::settings::get::<String>(app, "missing").await.unwrap(), None);
    assert!(team::settings::get::<String>(app, "test_numbers").await.is_err());
}

#[tokio::test]
async fn the_workspace_is_the_same_after_opening_it_again() {
    let place = Place::empty().await;
    let (_, mut admin) = place.person("admin", Role::Admin).await;
    let mut fields =
        vec![("name", "کاروان"), ("zone", "Asia/Tehran"), ("currency", "IRR"), ("calendar", "IR"), ("language", "fa")];
    fields.extend([("toman", "1"), ("renewal_owner", "cs"), ("amounts", "everybody")]);
    let _ = admin.submit("/settings/workspace", "/settings/workspace", &fields).await.expect(200);
    let place = place.reopened().await;
    let workspace = place.app().workspace.load();
    assert_eq!(
        (workspace.name.as_str(), workspace.language.as_str(), workspace.currency),
        ("کاروان", "fa", Currency::IRR)
    );
}

#[tokio::test]
async fn preferences_change_language_and_calendar_and_can_be_undone() {
    let place = Place::empty().await;
    let (_, mut sara) = place.person("sara", Role::Manager).await;
    let page =
        sara.submit("/preferences", "/preferences", [("language", "fa"), ("back", "/preferences")]).await.expect(200);
    let text = page.text();
    assert!(text.contains("dir=\"rtl\"") && text.contains("ترجیحات"));
    let page = undo(&mut sara, &page).await.expect(200);
    assert!(page.text().contains("dir=\"ltr\""));
}

#[tokio::test]
async fn a_visitor_chooses_a_language_without_an_account() {
    let place = Place::empty().await;
    let mut visitor = place.visitor();
    let page = visitor.post_bare("/preferences", [("language", "zh-CN"), ("back", "/sign-in")]).await.expect(200);
    assert!(page.text().contains("登录"));
    let page = visitor.post_bare("/preferences", [("language", "fa"), ("back", "//evil.example")]).await.expect(200);
    assert_eq!(page.path, "/sign-in", "never to another site");
}

#[tokio::test]
async fn every_page_of_the_area_is_whole_in_every_language() {
    let place = Place::empty().await;
    let (id, mut admin) = place.person("admin", Role::Admin).await;
    let person = format!("/team/{id}");
    let paths = [
        "/team",
        "/team?show=ended",
        "/team/invite",
        &person,
        "/preferences",
        "/demo",
        "/settings",
        "/settings/workspace",
        "/settings/calendars",
        "/settings/calendars?calendar=CN",
        "/settings/rates",
        "/settings/policies",
        "/settings/audit",
        "/settings/sessions",
        "/settings/password",
    ];
    for language in ["en", "zh-CN", "fa"] {
        let _ = admin.submit("/preferences", "/preferences", [("language", language)]).await.expect(200);
        for path in paths {
            let page = admin.get(path).await.expect(200);
            let faults = testkit::faults(&page.text(), language);
            assert!(faults.is_empty(), "{language} {path}: {faults:#?}");
        }
        let mut visitor = place.visitor();
        visitor.set_cookie("tenure_language", language);
        let page = visitor.get("/sign-in").await.expect(200);
        let faults = testkit::faults(&page.text(), language);
        assert!(faults.is_empty(), "{language} /sign-in: {faults:#?}");
    }
}
