//! Adoption: activity, features and funnels of a handful of events, worked out by hand; what comparable customers use; who left later.

use customers::accounts::{self, Account};
use customers::{links, users};
use eventlog::Event;
use jiff::ToSpan;
use kernel::{Actor, Instant};
use revenue::subscriptions::Subscription;
use team::people::Role;
use testkit::{Answer, Client};

use crate::place::Place;

/// What somebody did at noon so many days ago, so many times: group, person, name.
type Did<'a> = (Option<&'a str>, &'a str, &'a str, i64, usize);

/// Accounts that are known since the beginning of 2025, by their keys.
async fn known(place: &Place, keys: &[String]) -> Vec<String> {
    let app = place.app();
    let tx = app.db.write(app.by(Actor::Person("usr_test".to_owned()))).await.unwrap();
    let template = Account { created_on: Some("2025-01-01".to_owned()), ..accounts::plain(app) };
    let made = accounts::create_missing(app, &tx, keys, &template).await.unwrap();
    tx.commit().await.unwrap();
    made.into_iter().map(|(_, id)| id).collect()
}

async fn happened(place: &Place, all: &[Did<'_>]) {
    let app = place.app();
    let one = |did: &Did<'_>| {
        let (group, person, name, ago, times) = *did;
        let day = app.today().saturating_sub(ago.days());
        let noon = Instant::start_of(day, &app.zone()).plus_seconds(12 * 3600);
        let event = Event {
            group_key: group.map(Into::into),
            person_key: Some(person.into()),
            ..Event::new("test", name, noon)
        };
        let id = format!("{person} {name} {ago}");
        (0..times).map(|n| Event { message_id: Some(format!("{id} {n}")), ..event.clone() }).collect::<Vec<_>>()
    };
    let events: Vec<Event> = all.iter().flat_map(one).collect();
    app.log.append(&events, None).unwrap();
    app.touched();
    app.refresh().await.unwrap();
}

/// Three accounts and five people; one of them names no group, but is known to be of the first account.
async fn small() -> (Place, Vec<String>, Client) {
    let place = Place::empty().await;
    let (_, lead) = place.person("lead", Role::Lead).await;
    let ids = known(&place, &["a", "b", "c"].map(str::to_owned)).await;
    let app = place.app();
    let tx = app.db.write(app.by(Actor::system("test"))).await.unwrap();
    let (id, kind, key) = (app.id("lnk"), users::MEMBER.to_owned(), "lone".to_owned());
    tx.insert(links::Model { id, kind, key, subject_id: "a".to_owned(), from_day: None, to_day: None, version: 1 })
        .await
        .unwrap();
    let old = accounts::store::get(app.db.read(), &ids[2]).await.unwrap();
    tx.update(&old, Account { region: Some("sealed".to_owned()), ..old.clone() }).await.unwrap();
    tx.commit().await.unwrap();
    let all = [
        (Some("a"), "p1", "opened", 10, 1),
        (Some("a"), "p1", "shared", 9, 1),
        (Some("a"), "p1", "exported", 8, 3),
        (Some("a"), "p2", "opened", 20, 1),
        (Some("a"), "p2", "shared", 3, 1),
        (Some("b"), "p3", "shared", 12, 1),
        (Some("b"), "p3", "opened", 11, 1),
        (Some("c"), "p4", "opened", 5, 1),
        (Some("c"), "p4", "shared", 4, 1),
        (None, "lone", "opened", 6, 1),
        (Some("nobody's"), "p9", "opened", 7, 1),
        (Some("a"), "p1", "long ago", 40, 1),
    ];
    happened(&place, &all).await;
    (place, ids, lead)
}

/// The cells of a table's rows.
fn rows(page: &Answer, table: &str) -> Vec<Vec<String>> {
    let names = page.all(&format!("{table} tbody tr th"));
    let cells = page.all(&format!("{table} tbody tr td"));
    let wide = cells.len() / names.len().max(1);
    let row = |(at, name): (usize, String)| [vec![name], cells[at * wide..(at + 1) * wide].to_vec()].concat();
    names.into_iter().enumerate().map(row).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn activity_breadth_and_depth_are_those_on_paper() {
    let (_place, _, mut lead) = small().await;
    let page = lead.get("/insight/adoption").await.expect(200);
    // On the 20 working days of the 27 that are over, people were there on eight, and on two of other days.
    assert_eq!(page.all(".tile-value"), ["5", "8%", "3", "13%"]);
    let page = page.says("0.4 on a working day, 5 in the month; of all days 7.4%");
    assert_eq!(
        rows(&page, "#features"),
        [
            ["opened", "100% · 3", "100% · 5", "1", "1", "5"],
            ["shared", "100% · 3", "80% · 4", "1", "1", "4"],
            ["exported", "33% · 1", "20% · 1", "3", "3", "3"],
        ]
    );
    let of_day = |page: &Answer, ago: usize| {
        let all = rows(page, "#activity figure:nth-of-type(1) details");
        all[all.len() - 1 - ago][1..].to_vec()
    };
    // Daily, in 7 days, in 28 days; who came 40 days ago counts for the month of somebody's first days, not for the period.
    // The day that is not over has no number of its own.
    assert_eq!(of_day(&page, 0), ["–", "3", "5"]);
    assert_eq!(of_day(&page, 6), ["1", "3", "4"]);
    assert_eq!(of_day(&page, 27), ["0", "0", "1"]);
    let longer = lead.get("/insight/adoption?days=56&sort=name").await.expect(200);
    assert_eq!(rows(&longer, "#features")[1], ["long ago", "33% · 1", "20% · 1", "1", "1", "1"]);
    let few = lead.get("/insight/adoption?who=name+%3D+%27b%27").await.expect(200);
    assert_eq!(few.all(".tile-value")[0], "1");
    assert_eq!(rows(&few, "#features").len(), 2);
    let _ = lead.get("/insight/adoption?who=false").await.expect(200).says("Nobody used anything in these days");
}

#[tokio::test(flavor = "multi_thread")]
async fn funnels_count_their_order_their_window_and_their_subjects() {
    let (_place, _, mut lead) = small().await;
    let asked = "/insight/adoption?step1=opened&step2=shared";
    let page = lead.get(asked).await.expect(200).says("2 of 3 accounts that began came to the end within 14 days.");
    let page = page.says("1 of the others took the first step less than 14 days ago and may still go on.");
    let table = "#funnel .section-body > .table-wrap";
    let told = [["opened", "3", "100%", "100%", "1 day"], ["shared", "2", "67%", "67%", "–"]];
    assert_eq!(rows(&page, table), told);
    let _ = lead.get(&format!("{asked}&by=people")).await.says("2 of 5 people who began came to the end");
    let wide = lead.get(&format!("{asked}&by=people&within=28")).await.expect(200);
    let _ = wide.says("3 of 5 people who began came to the end within 28 days.");
    let three = lead.get(&format!("{asked}&step3=exported")).await.expect(200);
    let steps: Vec<Vec<String>> = rows(&three, table).into_iter().map(|row| row[1..4].to_vec()).collect();
    assert_eq!(steps, [["3", "100%", "100%"], ["2", "67%", "67%"], ["1", "50%", "33%"]]);
    // Of the first account somebody opened after somebody else had shared; of people only one did both.
    let turned = "/insight/adoption?step1=shared&step3=opened";
    let _ = lead.get(turned).await.says("2 of 3 accounts that began");
    let _ = lead.get(&format!("{turned}&by=people")).await.says("1 of 4 people who began");
    let nobody = "/insight/adoption?step1=exported&step2=opened&who=name+%3D+%27b%27";
    let _ = lead.get(nobody).await.expect(200).says("Nobody took the first step in these days.");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_asked_wrongly_is_named_at_its_field() {
    let (_place, _, mut lead) = small().await;
    let page = lead.get("/insight/adoption?step1=opened&step2=no+such").await.expect(422);
    let page = page.says("No event has this name.");
    assert_eq!(page.all("#f-step2-error"), ["No event has this name."]);
    assert!(page.all("#f-step1-error").is_empty());
    let page = lead.get("/insight/adoption?step1=opened").await.expect(422);
    assert_eq!(page.all("#f-step2-error"), ["A funnel has at least two steps."]);
    let page = lead.get("/insight/adoption?who=seats+%3E+%27a%27").await.expect(422);
    assert_eq!(page.all("#f-who-error").len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_account_that_may_not_be_seen_is_not_counted() {
    let (place, ids, mut lead) = small().await;
    let _ = lead.get(&format!("/accounts/{}", ids[2])).await.expect(200);
    let policies = "permit (principal, action, resource);\n\
         forbid (principal, action == Action::\"account.see_general\", resource) when { resource.region == \"sealed\" };";
    std::fs::write(place.database.file(team::policies::FILE), policies).unwrap();
    let place = place.reopened().await;
    let mut lead = place.signed_in("lead").await;
    let page = lead.get("/insight/adoption?step1=opened&step2=shared").await.expect(200);
    assert_eq!((page.all(".tile-value")[0].as_str(), page.all(".tile-value")[2].as_str()), ("4", "2"));
    assert_eq!(rows(&page, "#features")[0][..3], ["opened", "100% · 2", "100% · 4"]);
    let _ = page.says("1 of 2 accounts that began came to the end within 14 days.");
    let _ = lead.get("/insight/adoption?by=people&step1=opened&step2=shared").await.says("1 of 4 people who began");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_customer_overlooks_what_half_of_comparable_ones_use() {
    let place = Place::empty().await;
    let (_, mut lead) = place.person("lead", Role::Lead).await;
    let keys: Vec<String> = (0..12).map(|n| format!("k{n:02}")).collect();
    let ids = known(&place, &keys).await;
    let mut all: Vec<Did<'_>> = Vec::new();
    for (at, key) in keys.iter().enumerate() {
        let did = |name| (Some(key.as_str()), key.as_str(), name, 5, 1);
        all.push(did("opened"));
        all.extend((at >= 1).then(|| did("shared")));
        all.extend((at >= 6).then(|| did("archived")));
        all.extend((at >= 7).then(|| did("exported")));
    }
    happened(&place, &all[..2]).await;
    let page = lead.get(&format!("/accounts/{}/overlooked", ids[0])).await.expect(200);
    let _ = page.says("Too few to say: fewer than 10 active customers are comparable");
    happened(&place, &all[2..]).await;
    let page = lead.get(&format!("/accounts/{}/overlooked", ids[0])).await.expect(200);
    let told = [
        "shared: used by 11 of 11 comparable customers, not here",
        "archived: used by 6 of 11 comparable customers, not here",
    ];
    assert_eq!(page.all("#overlooked-told li"), told, "five of eleven are less than half");
    let page = lead.get(&format!("/accounts/{}/overlooked", ids[11])).await.expect(200);
    let _ = page.says("Nothing that at least half of the comparable customers use is left unused here.");
}

#[tokio::test(flavor = "multi_thread")]
async fn who_left_later_is_told_as_association() {
    let place = Place::empty().await;
    let (_, mut lead) = place.person("lead", Role::Lead).await;
    let _ = lead.get("/insight/overlooked").await.expect(200).says("Nothing to compare yet");
    let keys: Vec<String> = (0..46).map(|n| format!("k{n:02}")).collect();
    let ids = known(&place, &keys).await;
    let app = place.app();
    let tx = app.db.write(app.by(Actor::system("test"))).await.unwrap();
    for (at, id) in ids.iter().enumerate() {
        // Two of the first 22 left and eight of the next 23; the last one had left before.
        let cancelled_on = match at {
            0..=1 | 22..=29 => Some("2026-08-01".to_owned()),
            45 => Some("2026-05-01".to_owned()),
            _ => None,
        };
        let subscription = Subscription {
            id: app.id("sub"),
            key: format!("s{at}"),
            account_id: id.clone(),
            plan: "Team".to_owned(),
            seats: 1,
            mrr_minor: 1_000,
            currency: "USD".to_owned(),
            starts_on: "2025-01-01".to_owned(),
            billing_months: 1,
            status: "active".to_owned(),
            cancelled_on,
            version: 1,
            ..Subscription::default()
        };
        tx.insert(subscription).await.unwrap();
    }
    tx.commit().await.unwrap();
    let mut all: Vec<Did<'_>> = Vec::new();
    for (at, key) in keys.iter().enumerate() {
        // Twenty days before the day 180 days ago.
        let did = |name, ago| (Some(key.as_str()), key.as_str(), name, ago, 1);
        all.push(did("opened", 200));
        all.extend((!(22..45).contains(&at)).then(|| did("shared", 200)));
        // What is used now says nothing of who left since.
        all.push(did("exported", 2));
    }
    happened(&place, &all).await;
    let page = lead.get("/insight/overlooked").await.expect(200);
    // 2 ÷ 22 and 8 ÷ 23; the error is √(0.0909 · 0.9091 ÷ 22 + 0.3478 · 0.6522 ÷ 23) = 0.1167.
    assert_eq!(
        rows(&page, ".section-body"),
        [
            ["shared", "22", "23", "9.1", "34.8", "25.7 (2.8 – 48.6)", "Fewer users left"],
            ["opened", "0", "0", "–", "–", "–", "Too few to say"],
        ]
    );
    let _ = page.says("it is not shown that one makes the other");
    let page = lead.get(&format!("/accounts/{}/overlooked", ids[30])).await.expect(200);
    let _ = page.says("Nothing that at least half of the comparable customers use is left unused here.");
}
