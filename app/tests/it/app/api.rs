//! The API as a program meets it.

use axum::http::Method;
use serde_json::{Value, json};
use team::people::Role;
use testkit::Client;

use crate::place::Place;

/// A token of a lead with all scopes.
async fn token(place: &Place, scopes: &[&str]) -> Client {
    let mut lead = place.as_role(Role::Lead).await;
    let mut fields = vec![("name", "test")];
    fields.extend(scopes.iter().map(|s| ("scopes", *s)));
    let page = lead.submit("/settings/tokens", "/settings/tokens", fields).await.expect(200);
    let secret = page.all("code").into_iter().find(|c| c.starts_with("tnr_")).expect("the secret is shown once");
    place.visitor().bearer(&secret)
}

#[tokio::test]
async fn every_read_call_of_the_document_answers() {
    let place = Place::demo().await;
    let document = place.visitor().get("/api/openapi.json").await.expect(200).json();
    assert_eq!(document["openapi"], "3.1.0");
    let scopes: Vec<String> =
        document["components"]["securitySchemes"]["token"]["x-scopes"].as_object().unwrap().keys().cloned().collect();
    let scopes: Vec<&str> = scopes.iter().map(String::as_str).collect();
    let mut program = token(&place, &scopes).await;
    let board = place.app().board.load();
    let account = board.frame("account").unwrap().id(3).to_owned();
    let mut called = 0;
    for (path, operations) in document["paths"].as_object().unwrap() {
        if operations.get("get").is_none()
            || (path.contains('{') && !path.starts_with("/api/v1/accounts/{id}"))
            || path.matches('{').count() > 1
        {
            continue;
        }
        let answer = program.get(&path.replace("{id}", &account)).await;
        assert!(answer.status.is_success(), "{path}: {} {}", answer.status, answer.text());
        answer.json();
        called += 1;
    }
    assert!(called >= 6, "only {called} calls");
}

#[tokio::test]
async fn pages_follow_the_cursor_to_the_end_without_repeating() {
    let place = Place::demo().await;
    let mut program = token(&place, &["accounts:read"]).await;
    let (mut ids, mut cursor) = (Vec::new(), String::new());
    loop {
        let page = program
            .get(&format!("/api/v1/accounts?limit=25&columns=name&sort=-health{cursor}"))
            .await
            .expect(200)
            .json();
        ids.extend(page["items"].as_array().unwrap().iter().map(|i| i["id"].as_str().unwrap().to_owned()));
        match page["next"].as_u64() {
            Some(next) => cursor = format!("&cursor={next}"),
            None => break,
        }
    }
    let all = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!((all, ids.len()), (60, 60));
}

#[tokio::test]
async fn a_scope_that_a_token_lacks_is_named() {
    let place = Place::demo().await;
    let mut program = token(&place, &["accounts:read"]).await;
    let answer = program.call(Method::POST, "/api/v1/accounts", Some(&json!({"name": "x"}))).await.expect(403);
    assert_eq!(answer.json()["code"], "error-scope");
    place.visitor().bearer("tnr_nonsense").get("/api/v1/accounts").await.expect(401);
}

#[tokio::test]
async fn an_account_is_made_and_changed_and_two_cannot_save_it_at_once() {
    let place = Place::demo().await;
    let mut program = token(&place, &["accounts:read", "accounts:write"]).await;
    let made = program
        .call(Method::POST, "/api/v1/accounts", Some(&json!({"name": "Neu & Söhne", "key": "N-1"})))
        .await
        .expect(201)
        .json();
    let path = format!("/api/v1/accounts/{}", made["id"].as_str().unwrap());
    let changed =
        program.call(Method::PATCH, &path, Some(&json!({"industry": "Optics", "version": 1}))).await.expect(200).json();
    assert_eq!((&changed["industry"], &changed["version"]), (&json!("Optics"), &json!(2)));
    let stale =
        program.call(Method::PATCH, &path, Some(&json!({"industry": "Steel", "version": 1}))).await.expect(409).json();
    assert_eq!(stale["code"], "error-stale");
    let wrong = program.call(Method::PATCH, &path, Some(&json!({"calendar": "MARS"}))).await.expect(422).json();
    assert_eq!(wrong["errors"][0]["field"], "calendar");
    let taken = program
        .call(Method::POST, "/api/v1/accounts", Some(&json!({"name": "x", "key": "N-1"})))
        .await
        .expect(422)
        .json();
    assert_eq!(taken["errors"][0]["field"], "key");
}

#[tokio::test]
async fn a_filter_that_is_no_formula_is_explained() {
    let place = Place::demo().await;
    let mut program = token(&place, &["accounts:read"]).await;
    for wrong in ["health%20%3C", "helth%20%3C%2050", "select%201", "seats%20%2B%201", "seats%20%2F%200%20%3E%201"] {
        let answer = program.get(&format!("/api/v1/accounts?where={wrong}")).await.expect(422).json();
        assert_eq!(answer["errors"][0]["field"], Value::from("where"), "{wrong}: {answer}");
    }
    let none =
        program.get("/api/v1/accounts?where=seats%20%2F%20%28seats%20-%20seats%29%20%3E%201").await.expect(200).json();
    assert_eq!(none["total"], 0, "a division by zero is unknown, not true");
}

#[tokio::test]
async fn an_open_item_is_changed_settled_and_two_cannot_save_it_at_once() {
    let place = Place::demo().await;
    let mut program = token(&place, &["items:read", "items:write"]).await;
    let account = place.app().board.load().frame("account").unwrap().id(3).to_owned();
    let asked = json!({"kind": "question", "title": "Which plan?"});
    let made = program.call(Method::POST, &format!("/api/v1/accounts/{account}/items"), Some(&asked)).await;
    let made = made.expect(201).json();
    let path = format!("/api/v1/items/{}", made["id"].as_str().unwrap());
    let change = json!({"title": "Which plan fits us?", "due_on": "2026-12-01", "version": 1});
    let changed = program.call(Method::PATCH, &path, Some(&change)).await.expect(200).json();
    assert_eq!((&changed["title"], &changed["version"]), (&json!("Which plan fits us?"), &json!(2)));
    let stale = program.call(Method::PATCH, &path, Some(&change)).await.expect(409).json();
    assert_eq!(stale["code"], "error-stale");
    for (wrong, field) in [
        (json!({"kind": "wish"}), "kind"),
        (json!({"due_on": "31.02.2026"}), "due_on"),
        (json!({"account_id": "acc_other"}), "account_id"),
    ] {
        let refused = program.call(Method::PATCH, &path, Some(&wrong)).await.expect(422).json();
        assert_eq!(refused["errors"][0]["field"], field, "{refused}");
    }
    program.call(Method::PATCH, &path, Some(&json!({"closed_on": "2026-11-21"}))).await.expect(200);
    let all = program.get(&format!("/api/v1/accounts/{account}/items")).await.expect(200).json();
    let item = all["items"].as_array().unwrap().iter().find(|i| i["id"] == made["id"]).unwrap();
    assert_eq!((&item["closed_on"], &item["due_on"]), (&json!("2026-11-21"), &json!("2026-12-01")));
}

#[tokio::test]
async fn a_task_is_given_on_ended_with_its_outcome_and_then_stays() {
    let place = Place::demo().await;
    let mut lead = place.as_role(Role::Lead).await;
    let people = team::people::all(place.app()).await.unwrap();
    let of = |role: Role| people.iter().find(|p| p.role() == role).unwrap().id.clone();
    let fields = [("title", "Call them"), ("assignee_id", &of(Role::Lead)), ("next", "/tasks")];
    let _ = lead.submit("/tasks/new", "/tasks/new", fields).await.expect(200);
    let mut program = token(&place, &["tasks:read", "tasks:write"]).await;
    let tasks = program.get("/api/v1/tasks").await.expect(200).json();
    let task = tasks["items"].as_array().unwrap().iter().find(|t| t["title"] == "Call them").unwrap().clone();
    let path = format!("/api/v1/tasks/{}", task["id"].as_str().unwrap());
    let nobody = program.call(Method::PATCH, &path, Some(&json!({"assignee_id": "usr_gone"}))).await.expect(422).json();
    assert_eq!(nobody["errors"][0]["field"], "assignee_id");
    let manager = of(Role::Manager);
    let given = program.call(Method::PATCH, &path, Some(&json!({"assignee_id": manager, "version": 1}))).await;
    assert_eq!(given.expect(200).json()["assignee_id"], json!(manager));
    let wrong = program.call(Method::PATCH, &path, Some(&json!({"state": "lost"}))).await.expect(422).json();
    assert_eq!(wrong["errors"][0]["field"], "state");
    let done = json!({"state": "done", "outcome": "They renew", "version": 2});
    let ended = program.call(Method::PATCH, &path, Some(&done)).await.expect(200).json();
    assert_eq!((&ended["state"], &ended["outcome"]), (&json!("done"), &json!("They renew")));
    assert!(ended["done_at"].is_i64(), "{ended}");
    program.call(Method::PATCH, &path, Some(&json!({"title": "Again"}))).await.expect(409);
}
