//! Role × route × class: what a role may not see of an account stands nowhere: not on a page, not in an export, not in the API, and it
//! cannot be found out by searching, filtering or sorting. The routes come from the program itself, the rights from its policies.

mod marks;
mod routes;
mod walk;

use axum::http::Method;
use kernel::{Class, Value};
use query::Cell;
use serde_json::json;
use team::people::Role;

use crate::place::Place;

/// Roles that see no amounts unless the workspace decides otherwise.
const BLIND: [Role; 5] = [Role::Manager, Role::Specialist, Role::Support, Role::Product, Role::Analyst];

/// Roles whose pages are made in a way of their own: where every door is open, the others see what one of these sees.
const OF_THEIR_OWN: [Role; 5] = [Role::Admin, Role::Lead, Role::Manager, Role::Specialist, Role::AccountManager];

/// A company whose few events are counted again quickly.
async fn company() -> Place {
    Place::company(7, 60, 12_000).await
}

/// Every door is open to everybody, but what stands behind it is seen by owners only, each class by another rule, and a sealed
/// region by nobody: so every route is walked by people who may see a part.
fn narrow() -> String {
    let sealed = marks::SEALED;
    let owner = |who: &str| format!("(resource has {who} && resource.{who} == principal)");
    let (csm, am) = (owner("csm"), owner("am"));
    [
        "permit (principal, action, resource);".to_owned(),
        format!(
            "forbid (principal, action == Action::\"account.see_general\", resource) when {{ resource.region == \"{sealed}\" }};"
        ),
        format!("forbid (principal, action == Action::\"account.see_personal\", resource) unless {{ {csm} }};"),
        format!("forbid (principal, action == Action::\"account.see_note\", resource) unless {{ {csm} || {am} }};"),
        format!("forbid (principal, action == Action::\"account.see_money\", resource) unless {{ {am} }};"),
    ]
    .join("\n")
}

#[tokio::test]
async fn no_route_shows_what_the_shipped_policies_hide() {
    let walked = walk::walk(&company().await, &Role::ALL).await;
    walked.is_sound();
    let amounts = |role: Role| walked.seen.iter().any(|(by, m)| *by == role && m.class == Class::Money);
    assert!(amounts(Role::Lead) && amounts(Role::AccountManager), "nobody sees an amount: the test could not fail");
    assert!(!BLIND.into_iter().any(amounts));
}

#[tokio::test]
async fn no_route_shows_what_narrow_policies_hide() {
    let place = company().await;
    std::fs::write(place.database.file(team::policies::FILE), narrow()).unwrap();
    let walked = walk::walk(&place.reopened().await, &OF_THEIR_OWN).await;
    walked.is_sound();
    walked.went_everywhere();
}

#[tokio::test]
async fn what_may_not_be_seen_is_neither_changed_nor_lost() {
    let place = Place::demo().await;
    let mut planted = marks::plant(&place).await;
    let (other, _) = place.person("somebody-else", Role::Lead).await;
    let (id, mut manager) = place.person("owner", Role::Manager).await;
    marks::owned_by(&place, &mut planted, (&id, &other)).await;
    let account = planted.accounts[0].clone();
    let kept = async || {
        let account = customers::accounts::store::get(place.app().db.read(), &account).await.unwrap();
        account.own_fields()["zq_money"].as_i64().unwrap()
    };
    let amount = kept().await;
    let page = format!("/accounts/{account}/edit");
    let seen = manager.get(&page).await.expect(200).text();
    let mut fields = testkit::fields(&seen, &format!("form[action='{page}']"));
    assert!(fields.iter().any(|(name, _)| name == "own.zq_note"), "{fields:?}");
    assert!(!fields.iter().any(|(name, _)| name == "own.zq_money"), "the form offers a hidden amount");
    fields.push(("own.zq_money".to_owned(), "1".to_owned()));
    let _ = manager.submit(&page, &page, fields).await.expect(200);
    assert_eq!(kept().await, amount, "a forged field changed a hidden amount");

    let form = [("name", "test"), ("scopes", "accounts:read"), ("scopes", "accounts:write")];
    let page = manager.submit("/settings/tokens", "/settings/tokens", form).await.expect(200);
    let secret = page.all("code").into_iter().find(|c| c.starts_with("tnr_")).expect("the secret is shown once");
    let mut program = place.visitor().bearer(&secret);
    let path = format!("/api/v1/accounts/{account}");
    let forged = json!({"own": {"zq_money": 1}});
    program.call(Method::PATCH, &path, Some(&forged)).await.expect(403);
    let changed = program.call(Method::PATCH, &path, Some(&json!({"country": "IR"}))).await.expect(200);
    assert!(!changed.text().contains(&amount.to_string()), "{}", changed.text());
    assert_eq!(kept().await, amount);
}

#[tokio::test]
async fn the_preview_of_a_scorecard_does_not_tell_what_its_maker_may_not_see() {
    let place = Place::demo().await;
    let page = "/insight/scorecards/business";
    let mut rows = Vec::new();
    for role in [Role::Lead, Role::Analyst] {
        let (_, mut client) = place.person(&format!("maker-{}", role.key()), role).await;
        let mut fields = testkit::fields(&client.get(page).await.expect(200).text(), &format!("form[action='{page}']"));
        let input = fields.iter_mut().find(|(name, _)| name.contains("input")).expect("a component");
        input.1 = "arr / mrr".to_owned();
        fields.iter_mut().filter(|(name, _)| name == "healthy_from").for_each(|(_, value)| "99".clone_into(value));
        fields.push(("act".to_owned(), "preview".to_owned()));
        let effect = client.submit(page, page, fields).await.expect(200);
        rows.push((effect.all("#effect tbody tr").len(), effect.all("#effect").join(" ").contains("hidden")));
    }
    assert!(rows[0].0 > 0 && !rows[0].1, "a lead sees what it would do: {rows:?}");
    assert_eq!(rows[1], (0, true), "an analyst reads amounts off a preview");
}

#[tokio::test]
async fn filtering_and_sorting_by_a_hidden_column_tell_nothing() {
    let place = Place::demo().await;
    let mut manager = place.as_role(Role::Manager).await;
    let found = manager.call(Method::GET, "/api/v1/accounts?where=arr%20%3E%200", None).await.expect(200).json();
    assert_eq!(found["total"], 0, "a filter on a hidden amount finds something");
    let order = |sort: &'static str| {
        let mut manager = manager.clone();
        async move { manager.get(&format!("/accounts?sort={sort}")).await.expect(200).all("th[scope=row]") }
    };
    assert_eq!(order("arr").await, order("-arr").await, "sorting by a hidden amount tells its order");
}

#[tokio::test]
async fn every_column_of_money_is_hidden_from_every_blind_role() {
    let place = Place::demo().await;
    let board = place.app().board.load();
    let frame = board.frame("account").unwrap();
    let money: Vec<&str> = frame.specs().filter(|s| s.class == Class::Money).map(|s| s.key.as_str()).collect();
    assert!(money.len() >= 4, "{money:?}");
    for role in BLIND {
        let (id, _) = place.person(&format!("eyes-{}", role.key()), role).await;
        let viewer = walk::viewer(&place, &id).await;
        let rights = team::rights::viewed(place.app(), &viewer, "account");
        let viewed = rights.viewed();
        for key in &money {
            for row in 0..frame.len() {
                assert_eq!(viewed.value(row, key), Cell::Hidden, "{} sees {key}", role.key());
            }
        }
        assert!(
            (0..frame.len()).any(|row| matches!(viewed.value(row, "name"), Cell::Known(Value::Text(_)))),
            "{} sees nothing",
            role.key()
        );
    }
}
