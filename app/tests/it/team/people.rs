//! People: roles and access.

use team::people::Role;

use super::{accept, invite, undo};
use crate::place::Place;

async fn id_of(place: &Place, key: &str) -> String {
    team::people::by_key(place.app(), key).await.unwrap().unwrap().id
}

#[tokio::test]
async fn an_invitation_can_be_taken_back() {
    let place = Place::empty().await;
    let (_, mut admin) = place.person("admin", Role::Admin).await;
    let (page, path) = invite(&mut admin, "Sara", "manager").await;
    let _ = undo(&mut admin, &page).await.expect(200);
    assert!(team::people::by_key(place.app(), "sara@example.org").await.unwrap().is_none());
    let (_, answer) = accept(&place, &path).await;
    let _ = answer.expect(404);
}

#[tokio::test]
async fn the_same_address_is_not_invited_twice_and_the_typed_stays() {
    let place = Place::empty().await;
    let (_, mut admin) = place.person("admin", Role::Admin).await;
    let fields = [("name", "Another"), ("email", "ADMIN@example.org"), ("role", "lead"), ("language", "en")];
    let page =
        admin.submit("/team/invite", "/team/invite", fields).await.expect(422).says("has this mail address already");
    assert_eq!(super::value_of(&page, "input[name=name]").as_deref(), Some("Another"));
}

#[tokio::test]
async fn a_new_role_holds_at_the_next_click_and_can_be_undone() {
    let place = Place::empty().await;
    let (_, mut admin) = place.person("admin", Role::Admin).await;
    let (sara, mut client) = place.person("sara", Role::Specialist).await;
    let _ = client.get("/settings/audit").await.expect(403);
    let fields = [("name", "sara"), ("email", "sara@example.org"), ("role", "lead"), ("team", ""), ("version", "1")];
    let page = admin.submit(&format!("/team/{sara}"), &format!("/team/{sara}"), fields).await.expect(200);
    let _ =
        client.get("/settings/audit").await.expect(200).says("Changed the role of sara from CS specialist to CS lead");
    let _ = undo(&mut admin, &page).await.expect(200);
    let _ = client.get("/settings/audit").await.expect(403);
}

#[tokio::test]
async fn two_people_saving_one_person_do_not_overwrite_each_other() {
    let place = Place::empty().await;
    let (_, mut admin) = place.person("admin", Role::Admin).await;
    let (sara, _) = place.person("sara", Role::Specialist).await;
    let path = format!("/team/{sara}");
    let save = |name: &'static str| {
        [("name", name), ("email", "sara@example.org"), ("role", "specialist"), ("team", ""), ("version", "1")]
    };
    let _ = admin.submit(&path, &path, save("First")).await.expect(200);
    let page = admin.submit(&path, &path, save("Second")).await.expect(409);
    assert_eq!(super::value_of(&page, "input[name=name]").as_deref(), Some("Second"), "what was typed stays");
    assert_eq!(team::people::names(place.app()).await.unwrap().get(&sara).map(String::as_str), Some("First"));
}

#[tokio::test]
async fn ended_access_holds_at_once_and_can_be_given_back() {
    let place = Place::empty().await;
    let (_, mut admin) = place.person("admin", Role::Admin).await;
    let (sara, mut client) = place.person("sara", Role::Specialist).await;
    let page = admin.submit("/preferences", &format!("/team/{sara}/end"), [("x", "")]).await.expect(200);
    assert!(client.get("/preferences").await.path.starts_with("/sign-in"));
    let _ = admin.get("/team?show=ended").await.expect(200).says("sara");
    let _ = undo(&mut admin, &page).await.expect(200);
    let mut again = place.signed_in("sara").await;
    let _ = again.get("/preferences").await.expect(200);
}

#[tokio::test]
async fn the_last_administrator_stays_one() {
    let place = Place::empty().await;
    let (me, mut admin) = place.person("admin", Role::Admin).await;
    let path = format!("/team/{me}");
    let _ = admin
        .submit("/preferences", &format!("{path}/end"), [("x", "")])
        .await
        .expect(409)
        .says("At least one administrator");
    let fields = [("name", "admin"), ("email", "admin@example.org"), ("role", "lead"), ("team", ""), ("version", "1")];
    let _ = admin.submit(&path, &path, fields).await.expect(422).says("At least one administrator");
    assert_eq!(id_of(&place, "admin").await, me);
    let _ = admin.get("/settings/workspace").await.expect(200);
}

#[tokio::test]
async fn only_administrators_manage_people() {
    let place = Place::empty().await;
    let (sara, _) = place.person("sara", Role::Specialist).await;
    for role in Role::ALL.into_iter().filter(|r| *r != Role::Admin) {
        let (_, mut client) = place.person(&format!("one-{}", role.key()), role).await;
        let _ = client.get("/team").await.expect(200);
        let _ = client.get("/team/invite").await.expect(403);
        let _ = client.submit("/preferences", &format!("/team/{sara}/end"), [("x", "")]).await.expect(403);
        let _ = client.submit("/preferences", &format!("/team/{sara}/link"), [("x", "")]).await.expect(403);
        let _ = client.get("/settings/workspace").await.expect(403);
    }
}
