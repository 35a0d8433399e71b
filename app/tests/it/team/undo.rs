//! Undo, and the audit log that tells of it.

use team::people::Role;

use super::{undo, value_of};
use crate::place::Place;

async fn rename(place: &Place, admin: &mut testkit::Client, id: &str, name: &str) -> testkit::Answer {
    let version = team::people::by_key(place.app(), id).await.unwrap().unwrap().version.to_string();
    let fields =
        [("name", name), ("email", "sara@example.org"), ("role", "specialist"), ("team", ""), ("version", &version)];
    let path = format!("/team/{id}");
    admin.submit(&path, &path, fields).await.expect(200)
}

async fn name(place: &Place, id: &str) -> String {
    team::people::names(place.app()).await.unwrap()[id].clone()
}

#[tokio::test]
async fn an_undo_can_itself_be_undone() {
    let place = Place::empty().await;
    let (_, mut admin) = place.person("admin", Role::Admin).await;
    let (sara, _) = place.person("sara", Role::Specialist).await;
    let page = rename(&place, &mut admin, &sara, "Sara R.").await;
    let page = undo(&mut admin, &page).await.expect(200).says("1 change was taken back");
    assert_eq!(name(&place, &sara).await, "sara");
    let _ = undo(&mut admin, &page).await.expect(200);
    assert_eq!(name(&place, &sara).await, "Sara R.");
}

#[tokio::test]
async fn what_somebody_changed_later_stays_and_is_reported() {
    let place = Place::empty().await;
    let (_, mut admin) = place.person("admin", Role::Admin).await;
    let (sara, _) = place.person("sara", Role::Specialist).await;
    let first = rename(&place, &mut admin, &sara, "First").await;
    let _ = rename(&place, &mut admin, &sara, "Second").await;
    let _ = undo(&mut admin, &first).await.expect(200).says("Not everything was taken back");
    assert_eq!(name(&place, &sara).await, "Second");
}

#[tokio::test]
async fn nobody_undoes_what_they_may_not_do() {
    let place = Place::empty().await;
    let (_, mut admin) = place.person("admin", Role::Admin).await;
    let (sara, mut client) = place.person("sara", Role::Specialist).await;
    let (_, mut lead) = place.person("lead", Role::Lead).await;
    let page = rename(&place, &mut admin, &sara, "Sara R.").await;
    let cause = value_of(&page, "form[data-undo] input[name=cause]").unwrap();
    for other in [&mut client, &mut lead] {
        let _ = other.submit("/preferences", "/undo", [("cause", cause.as_str())]).await.expect(403);
    }
    let _ = admin.submit("/preferences", "/undo", [("cause", "act_unknown")]).await.expect(404);
    let _ = admin.submit("/preferences", "/undo", [("cause", "imp_unknown")]).await.expect(404);
    assert_eq!(name(&place, &sara).await, "Sara R.");
}

#[tokio::test]
async fn the_audit_log_tells_who_did_what_and_leads_to_the_change() {
    let place = Place::empty().await;
    let (_, mut admin) = place.person("admin", Role::Admin).await;
    let (sara, mut client) = place.person("sara", Role::Specialist).await;
    let page = rename(&place, &mut admin, &sara, "Sara R.").await;
    let cause = value_of(&page, "form[data-undo] input[name=cause]").unwrap();
    let _ = undo(&mut admin, &page).await.expect(200);
    let log =
        admin.get("/settings/audit").await.expect(200).says("Changed sara").says("Took an act back (changes: 1).");
    assert!(log.text().contains(&cause));
    let _ = admin.get(&format!("/settings/audit/{cause}")).await.expect(200).says("Person on the team").says("name");
    let _ = client.get("/settings/audit").await.expect(403);
    let _ = client.get(&format!("/settings/audit/{cause}")).await.expect(403);
}
