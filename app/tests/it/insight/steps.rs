//! Events in sequence as a metric: defined through its form, counted whatever order the events come in, told of a past day as it was known.

use customers::accounts::{self, Account};
use eventlog::Event;
use insight::definitions::current;
use jiff::ToSpan;
use kernel::{Actor, Instant, MICROS_PER_DAY};
use team::people::Role;
use testkit::{Answer, Client};
use web::Shared;

use crate::place::Place;

const NEW: &str = "/insight/metrics/new";
const SAVED: &str = "/insight/metrics/onboarding";

/// Sends the form of the metric, with some fields other than usual.
async fn metric(place: &Place, client: &mut Client, page: &str, other: &[(&str, &str)]) -> Answer {
    let set = current(place.app()).await.unwrap();
    let usual = [
        ("key", "onboarding"),
        ("aggregate", "steps"),
        ("window", "days"),
        ("days", "28"),
        ("names", "signed_up\r\ninvited\r\npaid"),
        ("within", "10"),
        ("base", &*set.id),
    ];
    let kept = usual.iter().filter(|(name, _)| other.iter().all(|(changed, _)| changed != name));
    let fields: Vec<(&str, &str)> = kept.chain(other).copied().collect();
    client.submit(page, page, fields).await
}

#[tokio::test(flavor = "multi_thread")]
async fn steps_are_defined_through_the_form_and_every_mistake_is_named() {
    let place = Place::empty().await;
    let (_, mut admin) = place.person("admin", Role::Admin).await;
    let wrong = [
        (("names", "signed_up"), "Steps in order need 2 to 8 event names"),
        (("names", "a,b,c,d,e,f,g,h,i"), "Steps in order need 2 to 8 event names"),
        (("within", "29"), "there may be 0 to 28 days"),
        (("within", "soon"), "there may be 0 to 28 days"),
        (("aggregate", "count"), "Only steps in order have such a limit"),
        (("window", "lifetime"), "This figure exists only over a window of days"),
    ];
    for (field, says) in wrong {
        let answer = metric(&place, &mut admin, NEW, &[field]).await.expect(422).says(says);
        let typed = testkit::fields(&answer.text(), &format!("form[action='{NEW}']"));
        let kept = typed.iter().find(|(name, _)| name == field.0).map(|(_, value)| value.as_str());
        assert_eq!(kept, Some(field.1), "what was typed stays");
    }
    let list = metric(&place, &mut admin, NEW, &[]).await.expect(200);
    let _ = list.says("steps in order · last 28 days · within 10 days").says("signed_up › invited › paid");
    let form = admin.get(SAVED).await.expect(200).text();
    let shown = testkit::fields(&form, &format!("form[action='{SAVED}']"));
    let value = |field: &str| shown.iter().find(|(name, _)| name == field).map(|(_, value)| value.trim().to_owned());
    assert_eq!((value("names"), value("within")), (Some("signed_up\ninvited\npaid".into()), Some("10".into())));
    let _ = metric(&place, &mut admin, SAVED, &[("names", "signed_up, paid"), ("within", "")]).await.expect(200);
    let history = admin.get("/insight/definitions/history").await.expect(200);
    let history = history.says("Events: signed_up › invited › paid → signed_up › paid");
    let _ = history.says("From the first step to the last: within 10 days → any time");
}

/// What happened at noon so many days before today: account, name.
async fn happened(place: &Place, all: &[(&str, &str, i64)]) {
    let app = place.app();
    let event = |(group, name, ago): &(&str, &str, i64)| {
        let day = app.today().saturating_sub(ago.days());
        let noon = Instant::start_of(day, &app.zone()).plus_seconds(12 * 3600);
        Event {
            message_id: Some(format!("{group} {name} {day}")),
            group_key: Some((*group).into()),
            known_at: app.now(),
            ..Event::new("test", name, noon)
        }
    };
    app.log.append(&all.iter().map(event).collect::<Vec<_>>(), None).unwrap();
    app.touched();
    app.refresh().await.unwrap();
}

/// Of each account how many steps it took, and whether it is in the segment.
fn told(app: &Shared, ids: &[String]) -> Vec<(Option<f64>, Option<bool>)> {
    let board = app.board.load();
    let frame = board.frame("account").unwrap();
    let row = |id: &String| frame.row(id).unwrap();
    let value =
        |id: &String| (frame.value(row(id), "onboarding").number(), frame.value(row(id), "segment_onboarded").flag());
    ids.iter().map(value).collect()
}

fn steps<const N: usize>(of: [(u8, bool); N]) -> Vec<(Option<f64>, Option<bool>)> {
    of.into_iter().map(|(steps, holds)| (Some(f64::from(steps)), Some(holds))).collect()
}

/// Two accounts, the metric of their steps, and the segment of those that took all.
async fn defined() -> (Place, Vec<String>) {
    let place = Place::empty().await;
    let (_, mut admin) = place.person("admin", Role::Admin).await;
    let app = place.app();
    let tx = app.db.write(app.by(Actor::system("test"))).await.unwrap();
    let template = Account { created_on: Some("2025-01-01".to_owned()), ..accounts::plain(app) };
    let made = accounts::create_missing(app, &tx, &["a", "b"].map(str::to_owned), &template).await.unwrap();
    tx.commit().await.unwrap();
    app.touched();
    let _ = metric(&place, &mut admin, NEW, &[]).await.expect(200);
    let set = current(app).await.unwrap();
    let fields = [("base", &*set.id), ("key", "onboarded"), ("expression", "onboarding >= 3"), ("act", "save")];
    let _ = admin.submit("/insight/segments/new", "/insight/segments/new", fields).await.expect(200);
    (place, made.into_iter().map(|(_, id)| id).collect())
}

async fn past(place: &Place, key: &str) -> Shared {
    let look = web::past::Look::parse(key).unwrap();
    tenure::past::opened(place.app(), look).await.expect("the past day is made")
}

#[tokio::test(flavor = "multi_thread")]
async fn a_segment_of_events_in_sequence_fills_whatever_order_they_come_in() {
    let (place, ids) = defined().await;
    let app = place.app();
    assert_eq!(told(app, &ids), steps([(0, false), (0, false)]), "nobody did anything");
    happened(&place, &[("a", "paid", 3), ("b", "invited", 1), ("a", "signed_up", 9)]).await;
    happened(&place, &[("b", "paid", 5), ("b", "signed_up", 8)]).await;
    assert_eq!(told(app, &ids), steps([(1, false), (2, false)]), "of b the third step came before the second");

    place.clock.advance(MICROS_PER_DAY);
    app.touched();
    app.refresh().await.unwrap();
    // Late, and another one that was there already.
    happened(&place, &[("a", "invited", 7), ("a", "paid", 4)]).await;
    assert_eq!(told(app, &ids), steps([(3, true), (2, false)]));
    happened(&place, &[("b", "paid", 0)]).await;
    assert_eq!(told(app, &ids), steps([(3, true), (3, true)]), "nine days from the first to the last");
    insight::forget_derived(app);
    app.touched();
    app.refresh().await.unwrap();
    assert_eq!(told(app, &ids), steps([(3, true), (3, true)]), "counted anew");

    let knew = past(&place, "2026-11-21.then.then").await;
    assert_eq!(told(&knew, &ids), steps([(1, false), (2, false)]), "as we knew it");
    let was = past(&place, "2026-11-21.now.then").await;
    assert_eq!(told(&was, &ids), steps([(3, true), (2, false)]), "with what was learned since");

    place.clock.advance(18 * MICROS_PER_DAY);
    app.touched();
    app.refresh().await.unwrap();
    assert_eq!(told(app, &ids), steps([(0, false), (3, true)]), "the first step of a is no longer among the 28 days");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_last_step_comes_in_time_after_some_first_one() {
    let (place, ids) = defined().await;
    let app = place.app();
    let late = [("a", "signed_up", 20), ("a", "invited", 15), ("a", "paid", 9)];
    happened(&place, &late).await;
    happened(&place, &[("b", "signed_up", 19), ("b", "invited", 15), ("b", "paid", 9)]).await;
    assert_eq!(told(app, &ids), steps([(2, false), (3, true)]), "eleven days are too many, ten are not");
    // A later begin gives more time.
    happened(&place, &[("a", "signed_up", 16)]).await;
    assert_eq!(told(app, &ids), steps([(3, true), (3, true)]));
}
