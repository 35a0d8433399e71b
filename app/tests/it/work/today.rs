//! Today: a line is logged and rests, snoozed, dismissed; its order; the specialist's causes; the lead's board.

use team::people::Role;
use testkit::Client;

use super::{COMPLAINT, Scene, attribute, complains, needs, text, undo};

fn handling<'a>(scene: &'a Scene, more: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let mut fields = vec![
        ("account", scene.account()),
        ("signal", COMPLAINT),
        ("kind", "call"),
        ("text", "We send a corrected export"),
    ];
    fields.extend(more);
    fields
}

#[tokio::test]
async fn a_line_says_the_fact_the_deadline_and_one_act() {
    let mut scene = Scene::new().await;
    let page = scene.csm.1.get("/").await.expect(200);
    let line = text(&page, "#needs .line");
    assert!(line.contains("Karun Steel") && line.contains("10 days") && line.contains("never spoken"), "{line}");
    assert!(line.contains("notice in 10 d") && line.contains("(40 d)"), "{line}");
    assert!(!line.contains("1,234") && !line.contains("14,808"), "a success manager sees no price: {line}");
    assert!(text(&page, "#needs .why").contains('='), "it says why it stands here");
}

#[tokio::test]
async fn a_line_is_logged_and_rests() {
    let mut scene = Scene::new().await;
    let account = scene.account().to_owned();
    let form = scene.csm.1.get(&format!("/today/handle?account={account}&signal={COMPLAINT}")).await.expect(200);
    assert_eq!(form.all("h1"), ["Karun Steel"]);
    let fields =
        handling(&scene, &[("mood", "good"), ("next_step", "Ask whether it works"), ("next_on", "2026-11-25")]);
    let mut csm = scene.csm.1.clone();
    let page =
        csm.submit("/tasks/new", "/today/handle", fields).await.expect(200).says("Logged").says("Handled today: 1");
    assert!(!text(&page, "#needs").contains("Karun Steel") && !complains(&mut csm, &account).await);
    let _ = csm.get("/tasks").await.says("Ask whether it works");
    let _ = csm.get(&format!("/accounts/{account}")).await.says("We send a corrected export");
    scene.wait(8).await;
    assert!(complains(&mut csm, &account).await, "after its rest it speaks again");
}

#[tokio::test]
async fn a_log_without_a_word_is_refused_and_keeps_what_was_typed() {
    let mut scene = Scene::new().await;
    let account = scene.account().to_owned();
    let fields = [
        ("account", account.as_str()),
        ("signal", COMPLAINT),
        ("kind", "call"),
        ("text", " "),
        ("next_step", "Ring again"),
    ];
    let page = scene.csm.1.submit("/tasks/new", "/today/handle", fields).await.expect(422);
    assert_eq!(super::value_of(&page, "input[name=next_step]").as_deref(), Some("Ring again"));
    assert!(complains(&mut scene.csm.1, &account).await);
}

#[tokio::test]
async fn a_log_is_taken_back_with_its_promise() {
    let scene = Scene::new().await;
    let mut csm = scene.csm.1.clone();
    let fields = handling(&scene, &[("promise", "A new export"), ("promise_on", "2026-11-22")]);
    let page = csm.submit("/tasks/new", "/today/handle", fields).await.expect(200);
    assert!(text(&page, "#word").contains("A new export"));
    let page = undo(&mut csm, &page).await;
    assert!(!text(&page, "#word").contains("A new export") && text(&page, "#needs").contains("Karun Steel"));
    scene.follow().await;
    let items = work::items::store::of_account(scene.place.app().db.read(), scene.account()).await.unwrap();
    assert_eq!(items.len(), 1);
}

#[tokio::test]
async fn a_snoozed_line_comes_back_on_its_day() {
    let scene = Scene::new().await;
    let mut csm = scene.csm.1.clone();
    let fields = [("account", scene.account()), ("signal", COMPLAINT), ("until", "tomorrow")];
    let page = csm.submit("/tasks/new", "/today/snooze", fields).await.expect(200).says("Comes back on 22 Nov 2026");
    assert!(!complains(&mut csm, scene.account()).await);
    let _ = page.says("Handled today: 0");
    scene.wait(1).await;
    assert!(complains(&mut csm, scene.account()).await);
}

#[tokio::test]
async fn snoozed_until_it_changes_does_not_mind_that_days_pass() {
    let scene = Scene::new().await;
    let mut csm = scene.csm.1.clone();
    let fields = [("account", scene.account()), ("signal", COMPLAINT), ("until", "changes")];
    let _ = csm.submit("/tasks/new", "/today/snooze", fields).await.expect(200);
    scene.wait(3).await;
    assert!(!complains(&mut csm, scene.account()).await);
    scene.item("complaint", "And now the login", "2026-11-22").await;
    assert!(complains(&mut csm, scene.account()).await, "a second complaint is a change");
}

#[tokio::test]
async fn a_dismissal_needs_a_reason_and_handled_asks_for_the_log() {
    let scene = Scene::new().await;
    let mut csm = scene.csm.1.clone();
    let which = [("account", scene.account()), ("signal", COMPLAINT)];
    let page = csm.submit("/tasks/new", "/today/dismiss", which).await.expect(422).says("Choose a reason");
    assert_eq!(page.all("input[name=reason]").len(), 6);
    let page =
        csm.submit("/tasks/new", "/today/dismiss", [which[0], which[1], ("reason", "handled")]).await.expect(200);
    assert!(
        page.path.contains("/today/handle") || attribute(&page, "form[action='/today/handle']", "action").is_some()
    );
    assert!(complains(&mut csm, scene.account()).await);
}

#[tokio::test]
async fn a_known_line_is_quiet_for_thirty_days_unless_it_gets_worse() {
    let scene = Scene::new().await;
    let mut csm = scene.csm.1.clone();
    dismiss(&scene, &[("reason", "known")]).await;
    scene.wait(20).await;
    assert!(!complains(&mut csm, scene.account()).await);
    scene.wait(10).await;
    assert!(complains(&mut csm, scene.account()).await, "after thirty days");
    dismiss(&scene, &[("reason", "known")]).await;
    assert!(!complains(&mut csm, scene.account()).await);
    for title in ["The login", "The invoice", "The mail"] {
        scene.item("complaint", title, "2026-11-20").await;
    }
    assert!(complains(&mut csm, scene.account()).await, "four complaints are worse than one");
}

async fn dismiss(scene: &Scene, more: &[(&str, &str)]) -> testkit::Answer {
    let mut fields = vec![("account", scene.account()), ("signal", COMPLAINT)];
    fields.extend(more);
    scene.csm.1.clone().submit("/tasks/new", "/today/dismiss", fields).await.expect(200)
}

#[tokio::test]
async fn a_seasonal_line_is_quiet_in_these_weeks_only() {
    let scene = Scene::new().await;
    let mut csm = scene.csm.1.clone();
    scene.renew().await;
    dismiss(&scene, &[("reason", "seasonal")]).await;
    for _ in 0..2 {
        scene.wait(20).await;
        assert!(!complains(&mut csm, scene.account()).await);
    }
    scene.wait(3).await;
    assert!(complains(&mut csm, scene.account()).await, "after six weeks");
}

#[tokio::test]
async fn wrong_data_goes_to_the_administrator() {
    let scene = Scene::new().await;
    let (mut csm, mut admin) = (scene.csm.1.clone(), scene.admin.1.clone());
    let page = dismiss(&scene, &[("reason", "data_wrong"), ("note", "they never complained")]).await;
    assert!(!complains(&mut csm, scene.account()).await);
    let _ = admin.get("/tasks").await.says("they never complained");
    let _ = undo(&mut csm, &page).await;
    assert!(complains(&mut csm, scene.account()).await);
    assert!(!admin.get("/tasks").await.text().contains("they never complained"), "undo takes the task back too");
}

#[tokio::test]
async fn what_is_not_mine_becomes_somebody_elses_task() {
    let scene = Scene::new().await;
    let (mut csm, mut am) = (scene.csm.1.clone(), scene.am.1.clone());
    let fields = [("account", scene.account()), ("signal", COMPLAINT), ("reason", "not_mine")];
    let _ = csm.submit("/tasks/new", "/today/dismiss", fields).await.expect(422).says("Choose who should do it");
    assert!(complains(&mut csm, scene.account()).await);
    let page =
        dismiss(&scene, &[("reason", "not_mine"), ("to_id", &scene.am.0), ("note", "it is about the invoice")]).await;
    assert!(!complains(&mut csm, scene.account()).await);
    let _ = am.get("/tasks").await.says("it is about the invoice");
    let _ = undo(&mut csm, &page).await;
    assert!(complains(&mut csm, scene.account()).await);
}

#[tokio::test]
async fn what_is_not_worth_it_sinks_for_whoever_said_so() {
    let scene = Scene::of(&["Karun Steel", "Shiraz Textile"], Role::Manager).await;
    let mut csm = scene.csm.1.clone();
    let other = |needs: &[(String, Vec<String>, f64)]| needs.iter().find(|n| n.0 == scene.accounts[1]).unwrap().2;
    let before = other(&needs(&mut csm).await);
    dismiss(&scene, &[("reason", "not_worth_it")]).await;
    let after = needs(&mut csm).await;
    assert!(!after.iter().any(|n| n.0 == scene.account()));
    assert_eq!(other(&after), before / 2.0);
}

#[tokio::test]
async fn a_line_moves_to_others_while_a_task_on_it_is_open() {
    let scene = Scene::new().await;
    let mut csm = scene.csm.1.clone();
    let task = [
        ("title", "Repair the export"),
        ("account_id", scene.account()),
        ("signal", COMPLAINT),
        ("assignee_id", &scene.am.0),
        ("next", "/"),
    ];
    let page = csm.submit("/tasks/new", "/tasks/new", task).await.expect(200);
    assert!(!text(&page, "#needs").contains("Karun Steel"));
    assert!(text(&page, "details.others").contains("Repair the export"));
}

#[tokio::test]
async fn what_came_since_the_last_look_is_told_once() {
    let scene = Scene::new().await;
    let mut csm = scene.csm.1.clone();
    scene.place.clock.advance(3_600_000_000);
    let since = text(&csm.get("/").await, ".since");
    assert!(since.contains("Karun Steel"), "signing in was a look at an empty list: {since}");
    dismiss(&scene, &[("reason", "known")]).await;
    scene.place.clock.advance(3_600_000_000);
    let since = text(&csm.get("/").await, ".since");
    assert!(since.contains("1 solved by itself (Karun Steel)"), "{since}");
    scene.place.clock.advance(3_600_000_000);
    assert!(text(&csm.get("/").await, ".since").contains("nothing new"));
}

#[tokio::test]
async fn a_specialist_answers_a_cause_for_many() {
    let scene = Scene::of(&["Karun Steel", "Shiraz Textile", "Tabriz Foods"], Role::Specialist).await;
    let mut specialist = scene.csm.1.clone();
    let page = specialist.get("/").await.expect(200);
    assert!(text(&page, "ul.causes > li > a").starts_with("3 customers:"), "{}", page.text());
    let path = format!("/today/causes/{COMPLAINT}");
    let form = specialist.get(&path).await.expect(200);
    assert_eq!(form.all("input[name=id][checked]").len(), 3, "all are ticked");
    let none = specialist.submit(&path, &path, [("kind", "mail"), ("text", "We are on it")]).await.expect(422);
    let _ = none.says("Tick at least one");
    let two = [
        ("id", scene.accounts[0].as_str()),
        ("id", scene.accounts[2].as_str()),
        ("kind", "mail"),
        ("text", "We are on it"),
    ];
    let page = specialist
        .submit(&path, &path, two)
        .await
        .expect(200)
        .says("2 customers were written to")
        .says("Handled today: 2");
    assert!(text(&page, "ul.causes > li > a").starts_with("1 customer:"));
    let _ = specialist.get(&format!("/accounts/{}", scene.accounts[2])).await.says("We are on it");
    let page = undo(&mut specialist, &page).await;
    assert!(text(&page, "ul.causes > li > a").starts_with("3 customers:"), "one undo takes both back");
}

#[tokio::test]
async fn a_lead_sees_load_and_what_nobody_touched() {
    let scene = Scene::new().await;
    let (_, mut lead) = scene.place.person("parvin", Role::Lead).await;
    scene.wait(6).await;
    let page = lead.get("/").await.expect(200);
    let row = text(&page, "#lead tbody tr");
    assert!(row.contains("mina"), "{row}");
    assert!(text(&page, "#lead").contains("Lines untouched"));
}

#[tokio::test]
async fn nobody_says_anything_of_a_line_that_is_not_there() {
    let scene = Scene::new().await;
    let mut csm = scene.csm.1.clone();
    let _ = csm.get(&format!("/today/dismiss?account={}&signal=usage_falling", scene.account())).await.expect(404);
    let (_, mut analyst) = scene.place.person("nima", Role::Analyst).await;
    let _ = analyst.get(&format!("/today/handle?account={}&signal={COMPLAINT}", scene.account())).await.expect(403);
}

#[tokio::test]
async fn today_and_its_forms_are_whole_in_every_language() {
    let scene = Scene::of(&["Karun Steel"], Role::Specialist).await;
    let (_, mut lead) = scene.place.person("parvin", Role::Lead).await;
    let mut specialist = scene.csm.1.clone();
    let account = scene.account().to_owned();
    let line = format!("account={account}&signal={COMPLAINT}");
    let paths = [
        "/".to_owned(),
        "/tasks".to_owned(),
        "/tasks/new".to_owned(),
        format!("/today/handle?{line}"),
        format!("/today/snooze?{line}"),
        format!("/today/dismiss?{line}"),
        format!("/today/causes/{COMPLAINT}"),
        format!("/accounts/{account}/brief"),
        format!("/accounts/{account}/items/new?kind=promise"),
        format!("/accounts/{account}/handoffs/new"),
        "/search?q=karun".to_owned(),
    ];
    for language in ["en", "zh-CN", "fa"] {
        let _ =
            specialist.submit("/tasks/new", "/preferences", [("language", language), ("back", "/")]).await.expect(200);
        for path in &paths {
            let page = specialist.get(path).await.expect(200);
            assert_eq!(testkit::faults(&page.text(), language), Vec::<String>::new(), "{path} in {language}");
        }
        let _ = lead.submit("/tasks/new", "/preferences", [("language", language), ("back", "/")]).await.expect(200);
        assert_eq!(
            testkit::faults(&lead.get("/").await.text(), language),
            Vec::<String>::new(),
            "the lead's Today in {language}"
        );
    }
}

#[tokio::test]
async fn the_brief_shows_no_price_to_a_success_manager_and_does_to_the_account_manager() {
    let scene = Scene::new().await;
    let (mut csm, mut am) = (scene.csm.1.clone(), scene.am.1.clone());
    let path = format!("/accounts/{}/brief", scene.account());
    let brief = csm.get(&path).await.expect(200).says("Price (hidden)").says("The export is wrong");
    assert!(
        !brief.text().contains("14,808") && !brief.text().contains("1,234"),
        "neither on the page nor in the text to copy"
    );
    let brief = am.get(&path).await.expect(200).says("$14,808 a year").says("Three questions to ask");
    assert!(attribute(&brief, "[data-copy]", "data-copy").unwrap().contains("$14,808"));
}

#[tokio::test]
async fn the_weights_of_the_order_are_a_setting_that_can_be_undone() {
    let mut scene = Scene::of(&["Karun Steel", "Arvand Foods"], Role::Manager).await;
    let page = "/settings/today";
    let weigh = |other: &str| {
        let weights =
            [("critical", "۳"), ("at_risk", "2"), ("within_14", "3"), ("within_45", "2"), ("within_120", "1.5")];
        let weights = weights.into_iter().chain([("after_talk", "3"), ("other", other)]);
        weights.map(|(name, value)| (name.to_owned(), value.to_owned())).collect::<Vec<_>>()
    };
    let points = async |client: &mut Client| needs(client).await.iter().map(|(.., points)| *points).sum::<f64>();
    let before = points(&mut scene.csm.1).await;
    let wrong =
        scene.admin.1.submit(page, page, weigh("many")).await.expect(422).says("A number from 1 to 100, please.");
    assert!(wrong.text().contains("many"), "what was typed is kept");
    let mut critical = weigh("1");
    critical
        .iter_mut()
        .filter(|(name, _)| name == "critical" || name == "at_risk")
        .for_each(|(_, v)| "50".clone_into(v));
    let saved = scene.admin.1.submit(page, page, critical.clone()).await.expect(200).says("The weights were saved");
    assert!(points(&mut scene.csm.1).await > before * 2.0, "the order does not follow its weights");
    let _ = scene.admin.1.get("/settings/audit").await.expect(200).says("Weights of Today’s order changed");
    let _ = undo(&mut scene.admin.1, &saved).await;
    assert!((points(&mut scene.csm.1).await - before).abs() < 1e-9);
    scene.csm.1.submit("/tasks/new", page, critical).await.expect(403);
}
