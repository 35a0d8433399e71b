//! Signing in and out, throttling, links.

use team::people::Role;

use super::{PASSWORD, accept, invite, sign_in, value_of};
use crate::place::Place;

#[tokio::test]
async fn an_invitation_works_once_and_lets_somebody_in() {
    let place = Place::empty().await;
    let (_, mut admin) = place.person("admin", Role::Admin).await;
    let (_, path) = invite(&mut admin, "Sara", "manager").await;
    let _ = place.visitor().get(&path).await.expect(200).says("Sara");
    let (mut sara, _) = accept(&place, &path).await;
    let _ = sara.get("/preferences").await.expect(200).says("sara@example.org");
    let (_, again) = accept(&place, &path).await;
    let _ = again.expect(404).says("This link has been used or has expired");
    let mut visitor = place.visitor();
    let _ = sign_in(&mut visitor, " SARA@example.org ", PASSWORD).await.expect(200).says("Sara");
}

#[tokio::test]
async fn an_invitation_expires_and_a_newer_one_replaces_it() {
    let place = Place::empty().await;
    let (_, mut admin) = place.person("admin", Role::Admin).await;
    let (_, first) = invite(&mut admin, "Sara", "manager").await;
    let people = team::people::all(place.app()).await.unwrap();
    let sara = people.iter().find(|p| p.name == "Sara").unwrap().id.clone();
    let page = admin.submit("/team/invite", &format!("/team/{sara}/link"), [("x", "")]).await.expect(200);
    let link = value_of(&page, "input[name=link]").unwrap();
    let second = link.strip_prefix("http://tenure.test").unwrap();
    let _ = place.visitor().get(&first).await.expect(404);
    let _ = place.visitor().get(second).await.expect(200);
    place.clock.advance(14 * 86_400 * 1_000_000);
    let _ = place.visitor().get(second).await.expect(404);
}

#[tokio::test]
async fn a_weak_password_is_refused_and_the_link_still_works() {
    let place = Place::empty().await;
    let (_, mut admin) = place.person("admin", Role::Admin).await;
    let (_, path) = invite(&mut admin, "Sara", "manager").await;
    let fields = [("password", "short"), ("again", "short"), ("language", "en"), ("zone", "UTC")];
    let _ = place.visitor().post_bare(&path, fields).await.expect(422).says("At least 10 characters are needed");
    let (mut sara, _) = accept(&place, &path).await;
    let _ = sara.get("/preferences").await.expect(200);
}

#[tokio::test]
async fn a_wrong_password_and_an_unknown_address_get_the_same_answer() {
    let place = Place::empty().await;
    let (_, mut admin) = place.person("admin", Role::Admin).await;
    let (_, path) = invite(&mut admin, "Sara", "manager").await;
    let _ = accept(&place, &path).await;
    let wrong = sign_in(&mut place.visitor(), "sara@example.org", "not my password").await.expect(422);
    let unknown = sign_in(&mut place.visitor(), "nobody@example.org", "not my password").await.expect(422);
    let neutral = |text: String| text.replace("sara@", "").replace("nobody@", "");
    assert_eq!(neutral(wrong.text()), neutral(unknown.text()));
}

#[tokio::test]
async fn after_five_wrong_passwords_even_the_right_one_waits() {
    let place = Place::empty().await;
    let (_, mut admin) = place.person("admin", Role::Admin).await;
    let (_, path) = invite(&mut admin, "Sara", "manager").await;
    let _ = accept(&place, &path).await;
    let mut visitor = place.visitor();
    for _ in 0..5 {
        let _ = sign_in(&mut visitor, "sara@example.org", "wrong").await.expect(422);
    }
    let _ = sign_in(&mut visitor, "sara@example.org", PASSWORD).await.expect(429).says("Too many attempts");
    place.clock.advance(15 * 60 * 1_000_000);
    let _ = sign_in(&mut visitor, "sara@example.org", PASSWORD).await.expect(200);
}

#[tokio::test]
async fn signing_out_and_rest_end_a_session() {
    let place = Place::empty().await;
    let (_, mut lead) = place.person("lead", Role::Lead).await;
    let mut other = lead.clone();
    let page = lead.submit("/preferences", "/sign-out", [("x", "")]).await;
    assert_eq!(page.path, "/sign-in");
    assert_eq!(other.get("/preferences").await.path.split('?').next(), Some("/sign-in"), "the same session elsewhere");
    let mut back = place.signed_in("lead").await;
    place.clock.advance(29 * 86_400 * 1_000_000);
    let _ = back.get("/preferences").await.expect(200);
    assert_eq!(back.get("/preferences").await.path, "/preferences");
    place.clock.advance(30 * 86_400 * 1_000_000);
    assert!(back.get("/preferences").await.path.starts_with("/sign-in"));
}

#[tokio::test]
async fn sessions_can_be_ended_by_their_owner_and_by_an_administrator_only() {
    let place = Place::empty().await;
    let (_, mut lead) = place.person("lead", Role::Lead).await;
    let mut second = place.signed_in("lead").await;
    let (_, mut nosy) = place.person("nosy", Role::Manager).await;
    let page = second.get("/settings/sessions").await.expect(200);
    let html = page.text();
    let ends: Vec<&str> = html
        .split("/settings/sessions/")
        .skip(1)
        .filter_map(|rest| rest.split("/end\"").next())
        .filter(|id| id.starts_with("ses_"))
        .collect();
    assert_eq!(ends.len(), 2);
    let _ = nosy.submit("/preferences", &format!("/settings/sessions/{}/end", ends[0]), [("x", "")]).await.expect(403);
    let _ = second.submit("/preferences", "/settings/sessions/end-others", [("x", "")]).await.expect(200);
    assert!(lead.get("/preferences").await.path.starts_with("/sign-in"));
    let _ = second.get("/preferences").await.expect(200);
}

#[tokio::test]
async fn the_first_link_sets_up_a_workspace_once() {
    let place = Place::empty().await;
    let old = team::first_link(place.app()).await.unwrap().unwrap();
    let link = team::first_link(place.app()).await.unwrap().unwrap();
    let _ = place.visitor().get(&old).await.expect(404);
    let mut admin = place.visitor();
    let _ = admin.get(&link).await.expect(200).says("Set up Tenure");
    let mut fields = vec![
        ("person", "Mina"),
        ("email", "mina@example.org"),
        ("password", PASSWORD),
        ("again", PASSWORD),
        ("name", "Karavan"),
    ];
    fields.extend([
        ("language", "en"),
        ("zone", "Mars/One"),
        ("currency", "IRR"),
        ("calendar", "IR"),
        ("renewal_owner", "both"),
    ]);
    let page = admin.post_bare(&link, &fields).await.expect(422).says("There is no such time zone");
    assert_eq!(value_of(&page, "input[name=person]").as_deref(), Some("Mina"));
    fields[6] = ("zone", "Asia/Tehran");
    let _ = admin.post_bare(&link, &fields).await;
    let _ = admin.get("/settings/workspace").await.expect(200).says("Karavan");
    assert_eq!(place.app().workspace.load().currency.code(), "IRR");
    assert_eq!(team::settings::renewal_owner(place.app()).await.unwrap(), team::settings::RenewalOwner::Both);
    assert_eq!(team::first_link(place.app()).await.unwrap(), None);
    let _ = place.visitor().get(&link).await.expect(404);
}

#[tokio::test]
async fn a_demo_lets_one_become_somebody_else() {
    let place = Place::empty().await;
    let (_, _) = place.person("lead", Role::Lead).await;
    let (sara, mut client) = place.person("sara", Role::Manager).await;
    let _ = client.get("/demo").await.expect(200).says("lead");
    let people = team::people::all(place.app()).await.unwrap();
    let lead = people.iter().find(|p| p.key == "lead").unwrap();
    assert_ne!(lead.id, sara);
    let _ = client.submit("/preferences", "/demo", [("person", lead.id.as_str())]).await;
    let _ = client.get("/preferences").await.expect(200).says("lead@example.org");
    let _ = place.visitor().get("/demo/wrong?as=lead").await.expect(404);
}

#[tokio::test]
async fn no_secret_stands_in_the_records() {
    let place = Place::empty().await;
    let (_, mut admin) = place.person("admin", Role::Admin).await;
    let (_, path) = invite(&mut admin, "Sara", "manager").await;
    let _ = accept(&place, &path).await;
    let secret = path.rsplit('/').next().unwrap();
    let people = team::people::all(place.app()).await.unwrap();
    let sara = people.iter().find(|p| p.name == "Sara").unwrap();
    let history = storage::history(place.app().db.read(), "people", &sara.id).await.unwrap();
    let text = format!("{history:?}");
    assert!(!history.is_empty() && !text.contains("argon2") && !text.contains(secret));
    let log = admin.get("/settings/audit").await.expect(200).text();
    assert!(log.contains("Sara") && !log.contains(secret));
}
