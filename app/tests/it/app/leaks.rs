//! Role × route × class: an amount that a role may not see stands nowhere: not on a page, not in an export, not in the API, and it
//! cannot be found out by filtering or sorting.

use axum::http::Method;
use kernel::{Class, Value};
use query::Cell;
use team::people::Role;

use crate::place::Place;

/// Roles that see no amounts unless the workspace decides otherwise.
const BLIND: [Role; 5] = [Role::Manager, Role::Specialist, Role::Support, Role::Product, Role::Analyst];

#[tokio::test]
async fn no_route_shows_an_amount_to_a_role_that_may_not_see_it() {
    let place = Place::demo().await;
    // An amount that can be told from every other number in the program.
    let marked = 987_654_321_i64;
    let account = marked_account(&place, marked).await;
    let routes = routes(&account);
    for role in BLIND {
        let mut client = place.person(&format!("blind-{}", role.key()), role).await.1;
        for route in &routes {
            let text: String = client.get(route).await.text().chars().filter(char::is_ascii_digit).collect();
            assert!(!text.contains("987654"), "{} sees the amount at {route}", role.key());
        }
    }
    let mut seeing = place.as_role(Role::Lead).await;
    let contract = seeing.get(&format!("/accounts/{account}")).await.text();
    let digits: String = contract.chars().filter(char::is_ascii_digit).collect();
    assert!(digits.contains("987654"), "a lead does not see the amount: the test could not fail");
}

async fn marked_account(place: &Place, minor: i64) -> String {
    let app = place.app();
    let all = revenue::subscriptions::store::all(app.db.read(), None).await.unwrap();
    let old = all
        .into_iter()
        .filter(|s| s.covers(app.today()) && s.currency == "USD")
        .max_by_key(|s| s.mrr_minor)
        .expect("a subscription in dollars");
    let account = old.account_id.clone();
    let new = revenue::subscriptions::Subscription { mrr_minor: minor, ..old.clone() };
    let tx = app.db.write(app.by(kernel::Actor::system("test"))).await.unwrap();
    tx.update(&old, new).await.unwrap();
    tx.commit().await.unwrap();
    app.touched();
    app.refresh().await.unwrap();
    account
}

fn routes(account: &str) -> Vec<String> {
    let mut routes: Vec<String> = [
        "/",
        "/accounts",
        "/renewals",
        "/insight/health",
        "/insight/segments",
        "/tasks",
        "/api/v1/accounts",
        "/api/v1/today",
        "/settings/audit",
    ]
    .iter()
    .map(|r| (*r).to_owned())
    .collect();
    let columns = "name,mrr,arr,seat_price,overdue_amount";
    routes.push(format!("/accounts?columns={columns}"));
    routes.push(format!("/accounts/export?format=csv&columns={columns}"));
    for part in ["", "/brief", "/edit", "/events", "?panel=1"] {
        routes.push(format!("/accounts/{account}{part}"));
    }
    routes.push(format!("/api/v1/accounts/{account}"));
    routes.push(format!("/api/v1/accounts/{account}/contract"));
    routes
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
        let viewer = team::sessions::viewer_of(place.app(), &id, web::Via::Session("test".into()), String::new())
            .await
            .unwrap()
            .unwrap();
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
