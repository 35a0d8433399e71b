//! Every page in every language, for every role: one `h1`, labels, no missing text, right direction, nothing inline.

use std::collections::BTreeSet;

use i18n::Language;
use team::people::Role;
use testkit::{Client, faults};

use crate::place::Place;

/// Pages that need no id.
const PAGES: &[&str] = &[
    "/",
    "/tasks",
    "/tasks/new",
    "/accounts",
    "/accounts/new",
    "/renewals",
    "/insight/health",
    "/insight/usage",
    "/insight/adoption",
    "/insight/overlooked",
    "/insight/segments",
    "/insight/definitions",
    "/team",
    "/team/invite",
    "/settings",
    "/settings/sessions",
    "/settings/tokens",
    "/settings/sources",
    "/settings/retention",
    "/settings/fields",
    "/settings/audit",
    "/import",
    "/imports",
    "/demo",
    "/search?q=a",
    "/accounts?where=health%20%3C",
    "/accounts?q=nobody-at-all",
];

async fn speak(client: &mut Client, language: Language) {
    client.submit("/settings", "/preferences", [("language", language.tag()), ("back", "/")]).await;
}

/// Pages of one account.
fn of_account(id: &str) -> Vec<String> {
    ["", "/edit", "/log", "/brief", "/items/new", "/contacts/new", "/handoffs/new", "/events"]
        .iter()
        .map(|part| format!("/accounts/{id}{part}"))
        .collect()
}

#[tokio::test]
async fn every_page_is_sound_in_every_language() {
    let place = Place::demo().await;
    let board = place.app().board.load();
    let account = board.frame("account").unwrap().id(7).to_owned();
    let mut wrong = BTreeSet::new();
    let mut seen = 0;
    for role in [Role::Admin, Role::Lead, Role::Manager, Role::AccountManager, Role::Specialist] {
        let mut client = place.as_role(role).await;
        for language in Language::ALL {
            speak(&mut client, language).await;
            let paths = PAGES.iter().map(|p| (*p).to_owned()).chain(of_account(&account));
            for path in paths {
                let answer = client.get(&path).await;
                assert!(answer.status.as_u16() < 500, "{path}: {}", answer.text());
                assert!(
                    role != Role::Admin || answer.status.is_success() || answer.status == 422,
                    "{path} is {} for an administrator",
                    answer.status
                );
                seen += usize::from(answer.status.is_success());
                for fault in faults(&answer.text(), language.tag()) {
                    wrong.insert(format!("{} {path}: {fault}", language.tag()));
                }
            }
        }
    }
    assert!(seen > 200, "only {seen} pages were seen");
    assert!(wrong.is_empty(), "{} faults:\n{}", wrong.len(), wrong.into_iter().collect::<Vec<_>>().join("\n"));
}

#[tokio::test]
async fn the_catalogues_agree() {
    let place = Place::empty().await;
    let faults: Vec<String> = place.app().catalogues.check().iter().map(ToString::to_string).collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[tokio::test]
async fn a_visitor_is_sent_to_sign_in_and_a_program_is_told() {
    let place = Place::empty().await;
    let page = place.visitor().get("/accounts").await.expect(200);
    assert!(page.text().contains("name=\"password\""), "no sign-in form");
    let answer = place.visitor().get("/api/v1/accounts").await.expect(401);
    assert_eq!(answer.json()["code"], "error-signed-out");
}

#[tokio::test]
async fn a_form_from_elsewhere_is_refused() {
    let place = Place::demo().await;
    let mut client = place.as_role(Role::Manager).await;
    client.post_bare("/tasks/new", [("title", "x")]).await.expect(403);
}

#[tokio::test]
async fn every_answer_forbids_inline_script() {
    let place = Place::empty().await;
    let answer = place.visitor().get("/sign-in").await.expect(200);
    let policy = answer.headers.get("content-security-policy").unwrap().to_str().unwrap();
    assert!(policy.contains("script-src 'self'") && !policy.contains("unsafe"));
}
