//! Stages: how long customers stay, where they go and who is stuck, against numbers worked out by hand; and moves that nobody expected.

use insight::definitions::sets;
use kernel::Actor;
use team::people::Role;
use testkit::{Answer, Client, fields};

use crate::place::Place;
use crate::work::{Scene, attribute};

/// The stage follows the team size, which a test can change from day to day.
const STAGES: &str = r#"
    [[stages.class]]
    key = "late"
    rule = "team_size >= 20"
    from = ["mid"]
    [[stages.class]]
    key = "mid"
    rule = "team_size >= 10"
    [[stages.class]]
    key = "early"
    rule = "team_size is not null"
"#;
const NAMES: [&str; 5] = ["Alborz", "Bistun", "Caspian", "Damavand", "Elburz"];
const DIVISION: &str = "/insight/divisions/stage";

async fn define(scene: &Scene, text: &str) {
    let app = scene.place.app();
    let base = insight::definitions::current(app).await.unwrap().id;
    let all = sets::read(text).unwrap();
    insight::definitions::save(app, Actor::system("test"), (&base, ""), all, "for this test").await.unwrap();
    scene.follow().await;
}

/// Gives some customers another team size.
async fn sized(scene: &Scene, some: &[usize], size: i64) {
    let app = scene.place.app();
    for at in some {
        let old = customers::accounts::store::get(app.db.read(), &scene.accounts[*at]).await.unwrap();
        let tx = app.db.write(app.by(Actor::system("test"))).await.unwrap();
        let new = customers::accounts::Account { team_size: Some(size), ..old.clone() };
        tx.update(&old, new).await.unwrap();
        tx.commit().await.unwrap();
    }
    scene.follow().await;
}

/// Five customers enter `early`; three move to `mid` after 4, 6 and 10 days, one skips to `late` after 10, one is still there after 12.
async fn twelve_days() -> Scene {
    let scene = Scene::of(&NAMES, Role::Manager).await;
    define(&scene, STAGES).await;
    sized(&scene, &[0, 1, 2, 3, 4], 1).await;
    for (days, some, size) in [(4, [0].as_slice(), 10), (2, &[1], 10), (4, &[2], 10), (0, &[3], 20), (2, &[], 0)] {
        scene.wait(days).await;
        sized(&scene, some, size).await;
    }
    scene
}

/// The cells of a row of a table in a section.
fn row(answer: &Answer, section: &str, key: &str) -> Vec<String> {
    answer.all(&format!("#{section} tr[data-row='{key}'] > *"))
}

async fn seen_by(scene: &Scene, person: &str, asked: &str) -> (Client, Answer) {
    let mut client = scene.place.signed_in(person).await;
    let page = client.get(&format!("/insight/stages{asked}")).await.expect(200);
    (client, page)
}

#[tokio::test(flavor = "multi_thread")]
async fn times_and_conversion_are_those_worked_out_by_hand() {
    let scene = twelve_days().await;
    let (mut admin, page) = seen_by(&scene, "admin", "?days=30").await;
    // Kaplan and Meier: 4/5 after 4 days, 3/5 after 6, 1/5 after 10.
    assert_eq!(row(&page, "times", "early"), ["early", "1", "14,808", "10 days (4 to …)", "5", "0"]);
    assert_eq!(row(&page, "times", "mid"), ["mid", "3", "44,424", "too few to say", "3", "0"]);
    // Wilson: 3 of 5, 1 of 5.
    let moved = row(&page, "conversion", "early.mid");
    assert_eq!(moved, ["early", "5", "moved to mid", "3", "60% (23% to 88%)", "6"]);
    let skipped = row(&page, "conversion", "early.late");
    assert_eq!(skipped, ["early", "5", "moved to late", "1", "20% (3.6% to 62%)", "10"]);
    assert_eq!(row(&page, "conversion", "early.early")[2..4], ["still there", "1"]);
    assert_eq!(row(&page, "conversion", "mid.mid"), ["mid", "3", "still there", "3", "too few to say", "–"]);
    // A number opens its customers.
    let href = attribute(&page, "#conversion tr[data-row='early.mid'] a", "href").expect("a link");
    let listed = admin.get(href.trim_end_matches("#movers")).await.expect(200);
    let mut found = listed.all("#movers tbody tr th");
    found.sort();
    assert_eq!(found, NAMES[..3].iter().map(|name| format!("{name} Industries")).collect::<Vec<_>>());
    assert_eq!(page.all("#stuck tbody tr").len(), 1, "of the other stages it cannot be said");
    let stuck = row(&page, "stuck", &scene.accounts[4]);
    assert_eq!(stuck[..6], ["Elburz Industries", "early", "21 Nov 2026", "12", "10", "14,808"]);
    let _ = page.says("Too few stays to say: late and mid.");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_unexpected_move_is_named_and_a_hidden_value_is_not() {
    let scene = twelve_days().await;
    let (_, page) = seen_by(&scene, "mina", "?days=30").await;
    assert_eq!(row(&page, "times", "early")[2], "hidden");
    assert_eq!(row(&page, "stuck", &scene.accounts[4])[5], "hidden");
    assert!(!page.text().contains("14,808") && !page.text().contains("44,424"));
    let page = page.says("early → late: once");
    let skipped = row(&page, "unexpected", &scene.accounts[3]);
    assert_eq!(skipped[..4], ["Damavand Industries", "early", "late", "1 Dec 2026"]);
    assert_eq!(page.all("#unexpected tbody tr").len(), 1, "the others moved as expected");
    // After a month it is out of the period, and nobody entered since.
    scene.wait(30).await;
    let (_, later) = seen_by(&scene, "mina", "?days=30").await;
    let _ = later.says("Every move in this period was expected.").says("Nobody entered a stage in this period");
}

#[tokio::test(flavor = "multi_thread")]
async fn other_rules_are_no_moves_and_what_is_asked_wrongly_is_the_usual() {
    let scene = twelve_days().await;
    let (_, page) = seen_by(&scene, "admin", "?days=never&by=nothing&move=early.gone&class=x").await;
    assert_eq!(page.all("select[name=days] option[selected]"), ["180 days"]);
    let _ = page.says("Nobody entered a stage in this period").says("60% (23% to 88%)");
    let (_, page) = seen_by(&scene, "admin", "?days=90&by=paying").await;
    assert_eq!(row(&page, "conversion", "early.mid")[..4], ["early", "yes", "5", "moved to mid"]);
    // The same customers under another name of their stage did not move, and when they came in is not told.
    define(&scene, &STAGES.replace("\"early\"", "\"begin\"").replace("\"mid\"", "\"amid\"")).await;
    let (_, page) = seen_by(&scene, "admin", "?days=90").await;
    assert_eq!(row(&page, "times", "amid"), ["amid", "3", "44,424", "too few to say", "0", "3"]);
    assert!(row(&page, "conversion", "begin.begin").is_empty());
    let _ = page.says("Every move in this period was expected.");
}

#[tokio::test(flavor = "multi_thread")]
async fn from_where_a_stage_may_be_reached_is_edited_on_screen() {
    let scene = Scene::new().await;
    define(&scene, STAGES).await;
    let mut admin = scene.place.signed_in("admin").await;
    let form = fields(&admin.get(DIVISION).await.expect(200).text(), &format!("form[action='{DIVISION}']"));
    assert!(form.contains(&("class-0-from".to_owned(), "mid".to_owned())), "{form:?}");
    let with = |from: &str| {
        let changed = |(name, value): &(String, String)| {
            (name.clone(), if name == "class-0-from" { from.to_owned() } else { value.clone() })
        };
        form.iter().map(changed).collect::<Vec<_>>()
    };
    let wrong = admin.submit(DIVISION, DIVISION, with("mid, nowhere")).await.expect(422);
    let _ = wrong.says("There is no stage with the key nowhere.");
    let _ = admin.submit(DIVISION, DIVISION, with("mid, early")).await.expect(200);
    let set = insight::definitions::current(scene.place.app()).await.unwrap();
    let from = |at: usize| set.definitions.stages.as_ref().unwrap().classes[at].from.clone();
    assert_eq!((from(0), from(1)), (vec!["mid".to_owned(), "early".to_owned()], vec![]));
    let history = admin.get("/insight/definitions/history").await.expect(200);
    let _ = history.says("late: may be reached from mid → mid, early");
    define(&scene, &STAGES.replace("from = [\"mid\"]", "")).await;
    let _ =
        admin.get("/insight/stages").await.expect(200).says("No stage says yet from which stages it may be reached");
    let tier = admin.get("/insight/divisions/tier").await.expect(200).text();
    assert!(!tier.contains("class-0-from"), "a tier is reached from anywhere");
}

#[tokio::test(flavor = "multi_thread")]
async fn kept_weeks_tell_what_was_before_anything_was_recorded() {
    let place = Place::demo().await;
    let mut lead = place.as_role(Role::Lead).await;
    let measured = |page: &Answer| -> i64 {
        let cells = page.all("#times tbody tr td:nth-of-type(4)");
        cells.iter().map(|cell| cell.parse::<i64>().unwrap_or_else(|_| panic!("{cells:?}"))).sum()
    };
    assert_eq!(measured(&lead.get("/insight/stages?days=365").await.expect(200)), 0);
    super::chances::looked_back(&place, 26).await;
    let page = lead.get("/insight/stages?days=365").await.expect(200);
    assert!(measured(&page) > 0, "{}", page.text());
    let _ = page.says("moved to");
}
