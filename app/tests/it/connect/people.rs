//! identify, group and alias: users, accounts under the source's rules, and who becomes a contact.

use customers::{contacts, links, users};
use kernel::Actor;
use serde_json::json;
use team::people::Role;

use super::{account, post, read, source};
use crate::place::Place;

#[tokio::test]
async fn a_user_is_introduced_and_becomes_a_contact_only_when_somebody_says_so() {
    let place = Place::empty().await;
    let acme = account(&place, "acme").await;
    let mut program = source(&place, &[]).await.program(&place);
    let traits = json!({"name": "سارا رضایی", "email": "sara@acme.example", "company": {"id": "acme"}});
    let _ = post(&mut program, "/v1/identify", &json!({"userId": "u-1", "anonymousId": "v-1", "traits": traits}))
        .await
        .expect(200);
    let app = place.app();
    let user = users::store::by_key(app.db.read(), "u-1").await.unwrap().expect("the user is known");
    assert_eq!((user.called().as_str(), user.group_key.as_deref()), ("سارا رضایی", Some("acme")));
    assert!(contacts::store::of_account(app.db.read(), &acme).await.unwrap().is_empty());
    let (_, mut lead) = place.person("lead", Role::Lead).await;
    let page = format!("/accounts/{acme}");
    let _ = lead.get(&page).await.expect(200).says("One user is no contact yet").says("سارا رضایی");
    let made = lead.submit(&page, &format!("{page}/users/{}/contact", user.id), [("x", "")]).await.expect(200);
    let people = contacts::store::of_account(app.db.read(), &acme).await.unwrap();
    assert_eq!((people[0].person_key.as_deref(), people[0].email.as_deref()), (Some("u-1"), Some("sara@acme.example")));
    let mut keys = links::keys_of(app, "person", &people[0].id).await.unwrap();
    keys.sort_unstable();
    assert_eq!(keys, ["u-1", "v-1"], "what the visitor did before signing in is the contact's too");
    assert!(!lead.get(&page).await.text().contains("no contact yet"));
    let _ = crate::team::undo(&mut lead, &made).await.expect(200);
    assert!(contacts::store::of_account(app.db.read(), &acme).await.unwrap().is_empty());
    let _ = lead.get(&page).await.expect(200).says("One user is no contact yet");
}

#[tokio::test]
async fn a_group_fills_the_account_but_not_over_what_a_person_wrote() {
    let place = Place::empty().await;
    let acme = account(&place, "acme").await;
    let app = place.app();
    let old = read(&place, &acme).await;
    let tx = app.db.write(app.by(Actor::Person("usr_1".to_owned()))).await.unwrap();
    let renamed = customers::accounts::Account { name: "ACME Group".to_owned(), ..old.clone() };
    tx.update(&old, renamed).await.unwrap();
    tx.commit().await.unwrap();
    let mut program = source(&place, &[]).await.program(&place);
    let said = |name: &str, industry: &str| json!({"userId": "u-1", "groupId": "acme", "traits": {"name": name, "industry": industry, "employees": 40}});
    let _ = post(&mut program, "/v1/group", &said("acme inc", "Steel")).await.expect(200);
    let filled = read(&place, &acme).await;
    assert_eq!(
        (filled.name.as_str(), filled.industry.as_deref(), filled.team_size),
        ("ACME Group", Some("Steel"), Some(40))
    );
    // What the source itself wrote, it may change.
    let _ = post(&mut program, "/v1/group", &said("acme inc", "Optics")).await.expect(200);
    assert_eq!(read(&place, &acme).await.industry.as_deref(), Some("Optics"));
    // Saying the same again is no change.
    let version = read(&place, &acme).await.version;
    let _ = post(&mut program, "/v1/group", &said("acme inc", "Optics")).await.expect(200);
    assert_eq!(read(&place, &acme).await.version, version);
}

#[tokio::test]
async fn a_source_that_wins_overwrites_what_a_person_wrote() {
    let place = Place::empty().await;
    let acme = account(&place, "acme").await;
    let mut program = source(&place, &[("names", "sdk")]).await.program(&place);
    let _ =
        post(&mut program, "/v1/group", &json!({"userId": "u-1", "groupId": "acme", "traits": {"name": "Acme Inc"}}))
            .await
            .expect(200);
    assert_eq!(read(&place, &acme).await.name, "Acme Inc");
}

#[tokio::test]
async fn an_account_that_is_missing_is_made_only_where_the_rule_says_so() {
    let place = Place::empty().await;
    let mut made = source(&place, &[]).await;
    let mut program = made.program(&place);
    let message = json!({"userId": "u-1", "groupId": "new-one", "traits": {"name": "New One"}});
    let _ = post(&mut program, "/v1/group", &message).await.expect(200);
    let _ = post(&mut program, "/v1/track", &super::track("m-1", &json!({"context": {"groupId": "new-one"}})))
        .await
        .expect(200);
    let find = async || customers::accounts::store::by_key(place.app().db.read(), "new-one").await.unwrap();
    assert!(find().await.is_none());
    let _ = made.shown().await.says("Events of unknown accounts").says("new-one");
    let fields = [
        ("name", "Web app"),
        ("kind", "node"),
        ("names", "person"),
        ("facts", "person"),
        ("own", "sdk"),
        ("per_second", "500"),
        ("creates", "1"),
        ("version", "1"),
    ];
    let page = made.page.clone();
    let _ = made.admin.submit(&page, &page, fields).await.expect(200).says("was saved");
    let _ = post(&mut program, "/v1/group", &message).await.expect(200);
    assert_eq!(find().await.map(|a| a.name).as_deref(), Some("New One"));
}

#[tokio::test]
async fn a_user_who_moves_belongs_to_each_account_in_its_days() {
    let place = Place::empty().await;
    let mut program = source(&place, &[]).await.program(&place);
    let at =
        |group: &str, day: &str| json!({"userId": "u-1", "groupId": group, "timestamp": format!("{day}T12:00:00Z")});
    let _ = post(&mut program, "/v1/group", &at("a", "2026-10-01")).await.expect(200);
    let _ = post(&mut program, "/v1/alias", &json!({"userId": "u-1", "previousId": "old-1"})).await.expect(200);
    let _ = post(&mut program, "/v1/group", &at("b", "2026-11-01")).await.expect(200);
    let _ = post(&mut program, "/v1/group", &at("c", "2026-10-15")).await.expect(200);
    let members = links::load(place.app(), users::MEMBER).await.unwrap();
    let day = |text: &str| text.parse::<kernel::Day>().unwrap();
    for key in ["u-1", "old-1"] {
        assert_eq!(members.subject(key, day("2026-10-31")), Some("a"), "{key}");
        assert_eq!(members.subject(key, day("2026-11-01")), Some("b"), "{key}");
    }
}
