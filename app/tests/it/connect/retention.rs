//! How long events are kept: said before, taken back until the night, and then gone by whole months.

use eventlog::{Event, Scan};
use kernel::Instant;
use team::people::Role;

use crate::place::Place;
use crate::team::undo;

const PAGE: &str = "/settings/retention";

/// An event of a name on the first of each of the last `months` months.
fn events(place: &Place, name: &str, months: i32) {
    let app = place.app();
    let event = |ago: i32| {
        let day = app.today().first_of_month().saturating_sub(jiff::ToSpan::months(ago));
        Event {
            message_id: Some(format!("{name}-{ago}")),
            group_key: Some("karun".into()),
            known_at: app.now(),
            ..Event::new("file", name, Instant::start_of(day, &app.zone()))
        }
    };
    let all: Vec<Event> = (0..months).map(event).collect();
    app.log.append(&all, Some(name)).unwrap();
}

fn count(place: &Place, name: &str) -> u64 {
    place.app().log.count_matching(&Scan::default().named([name])).unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn events_go_by_months_after_it_was_said_what_goes() {
    let place = Place::empty().await;
    let (_, mut admin) = place.person("admin", Role::Admin).await;
    let _ = admin.get(PAGE).await.expect(200).says("There are no events yet");
    events(&place, "heartbeat", 24);
    events(&place, "invoice", 24);
    let form = |name: &str, days: &str| [("name", name.to_owned()), ("days", days.to_owned())];
    let _ = admin.submit(PAGE, PAGE, form("heartbeat", "30")).await.expect(422).says("at least 184");
    let _ = admin.submit(PAGE, PAGE, form("heartbeat", "much")).await.expect(422).says("at least 184");
    let _ = admin.submit(PAGE, PAGE, form("nothing", "400")).await.expect(422).says("no events of this name");
    // 365 days before 21 November 2026: November 2025 and later stay.
    let said = admin.submit(PAGE, PAGE, form("heartbeat", "۳۶۵")).await.expect(200);
    let _ = said.says("11 events of “heartbeat” from before 1 Nov 2025");
    assert_eq!(connect::retention::rules(place.app()).await.unwrap().len(), 0, "nothing is decided by asking");
    let sure = [("name", "heartbeat"), ("days", "365"), ("confirmed", "1")];
    let saved = admin.submit(PAGE, PAGE, sure).await.expect(200).says("365 days");
    let _ = undo(&mut admin, &saved).await.expect(200);
    assert_eq!(connect::retention::carry_out(place.app()).await.unwrap(), 0, "it was taken back");
    let _ = admin.submit(PAGE, PAGE, sure).await.expect(200);
    assert_eq!(connect::retention::carry_out(place.app()).await.unwrap(), 0, "not before the night");
    place.clock.advance(86_400 * 1_000_000);
    assert_eq!(connect::retention::carry_out(place.app()).await.unwrap(), 11);
    assert_eq!((count(&place, "heartbeat"), count(&place, "invoice")), (13, 24));
    assert_eq!(connect::retention::carry_out(place.app()).await.unwrap(), 0, "once a month");
    place.clock.advance(12 * 86_400 * 1_000_000);
    assert_eq!(connect::retention::carry_out(place.app()).await.unwrap(), 1);
    let _ = admin.submit(PAGE, PAGE, form("heartbeat", "")).await.expect(200).says("For ever");
    let _ = admin.get("/settings/audit").await.expect(200).says("365 days").says("kept for ever");
    assert!(place.app().log.check().unwrap().is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn only_who_manages_settings_decides() {
    let place = Place::empty().await;
    let (_, mut specialist) = place.person("sara", Role::Specialist).await;
    let _ = specialist.get(PAGE).await.expect(403);
    let _ = specialist.post_bare(PAGE, [("name", "x"), ("days", "400")]).await.expect(403);
}
