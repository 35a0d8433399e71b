//! People for programs.

use axum::Json;
use axum::extract::{Query, State};
use axum::http::Method;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use web::module::ApiCall;
use web::{Outcome, Scope, Shared, Viewer};

use super::{Person, all};
use crate::actions;

const READ: Scope = Scope("people:read");
/// Rows of an answer unless fewer are asked for.
const MOST: usize = 200;

/// The calls, for the OpenAPI document.
pub(crate) const API: &[ApiCall] = &[
    ApiCall {
        method: Method::GET,
        path: "/api/v1/people",
        summary: "Everybody who is or was on the team, in the order of their ids.",
        scope: "people:read",
        body: None,
        answer: list_schema,
        parameters: &[
            ("cursor", "Where to go on: `next` of the answer before."),
            ("limit", "At most so many people, 1 to 200; 200 if left out."),
        ],
    },
    ApiCall {
        method: Method::GET,
        path: "/api/v1/me",
        summary: "The person that the session or token belongs to.",
        scope: "people:read",
        body: None,
        answer: person_schema,
        parameters: &[],
    },
];

fn person_schema() -> Value {
    let text = json!({"type": "string"});
    json!({
        "type": "object",
        "required": ["id", "key", "name", "email", "role", "language", "calendar", "zone", "active"],
        "properties": {
            "id": text, "key": text, "name": text, "email": text, "role": text, "team": {"type": ["string", "null"]},
            "language": text, "calendar": text, "zone": text, "active": {"type": "boolean"}
        }
    })
}

fn list_schema() -> Value {
    json!({
        "type": "object",
        "required": ["items", "next"],
        "properties": {"items": {"type": "array", "items": person_schema()}, "next": {"type": ["string", "null"]}}
    })
}

/// A person as programs get one.
#[derive(Debug, Serialize)]
struct Item<'a> {
    id: &'a str,
    key: &'a str,
    name: &'a str,
    email: &'a str,
    role: &'a str,
    team: Option<&'a str>,
    language: &'a str,
    calendar: &'a str,
    zone: &'a str,
    active: bool,
}

impl<'a> From<&'a Person> for Item<'a> {
    fn from(p: &'a Person) -> Self {
        Self {
            id: &p.id,
            key: &p.key,
            name: &p.name,
            email: &p.email,
            role: p.role().key(),
            team: p.team.as_deref(),
            language: &p.language,
            calendar: &p.calendar,
            zone: &p.zone,
            active: p.is_active(),
        }
    }
}

/// Which part of the list is wanted.
#[derive(Debug, Deserialize)]
pub(super) struct Asked {
    #[serde(default)]
    cursor: String,
    limit: Option<usize>,
}

/// `GET /api/v1/people`.
pub(super) async fn list(
    State(app): State<Shared>,
    viewer: Viewer,
    Query(asked): Query<Asked>,
) -> Outcome<Json<Value>> {
    viewer.scope(READ)?;
    viewer.need(actions::PERSON_READ)?;
    let people = all(&app).await?;
    let (items, next) = part(&people, &asked.cursor, asked.limit.unwrap_or(MOST).clamp(1, MOST));
    let items: Vec<Item<'_>> = items.into_iter().map(Item::from).collect();
    Ok(Json(json!({"items": items, "next": next})))
}

/// At most `limit` people behind the id `cursor`, and the cursor of the next part.
fn part<'a>(people: &'a [Person], cursor: &str, limit: usize) -> (Vec<&'a Person>, Option<&'a str>) {
    let mut rest: Vec<&Person> = people.iter().filter(|p| p.id.as_str() > cursor).collect();
    rest.sort_by(|a, b| a.id.cmp(&b.id));
    let more = rest.len() > limit;
    rest.truncate(limit);
    let next = rest.last().filter(|_| more).map(|p| p.id.as_str());
    (rest, next)
}

/// `GET /api/v1/me`.
pub(super) async fn me(State(app): State<Shared>, viewer: Viewer) -> Outcome<Json<Value>> {
    viewer.scope(READ)?;
    let people = all(&app).await?;
    let person = people.iter().find(|p| p.id == viewer.id).ok_or_else(kernel::Error::not_found)?;
    Ok(Json(json!(Item::from(person))))
}

#[cfg(test)]
mod tests {
    use super::super::Role;
    use super::*;

    #[test]
    fn parts_of_the_list_meet_without_gap_or_overlap() {
        let person = |id: &str| Person::new(id.to_owned(), id, "a@b", id, Role::Lead);
        let people = ["c", "a", "e", "b", "d"].map(person);
        let (mut cursor, mut seen) = (String::new(), Vec::new());
        loop {
            let (items, next) = part(&people, &cursor, 2);
            seen.extend(items.iter().map(|p| p.id.clone()));
            let Some(next) = next else { break };
            next.clone_into(&mut cursor);
        }
        assert_eq!(seen, ["a", "b", "c", "d", "e"]);
    }
}
