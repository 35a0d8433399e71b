//! The demo's people: one link signs in without a password, and anybody inside may become anybody else. Only where `app.demo`.

use axum::extract::{Path, Query, State};
use axum::http::HeaderMap;
use axum::http::header::USER_AGENT;
use axum::response::{IntoResponse, Response};
use kernel::{Error, Result, Says, new_secret};
use maud::html;
use serde::Deserialize;
use web::components::{Column, DataTable, PageHeader, PostButton, Row};
use web::{App, Form, Go, Outcome, Shared, Viewer};

use super::viewer::{begin, let_in};
use super::{digest, store};
use crate::people::{self, Person, Role};
use crate::settings::{self, keys};

/// Who a visitor becomes when the link names nobody: the one whose Today tells the most.
const USUAL: Role = Role::Manager;

/// The secret of the link `/demo/<secret>`, made at the first call and kept in the folder.
///
/// # Errors
/// The folder is no demo, or the database cannot be written.
pub async fn demo_secret(app: &App) -> Result<String> {
    only_demo(app)?;
    if let Some(secret) = settings::get::<String>(app, keys::DEMO_SECRET).await? {
        return Ok(secret);
    }
    let secret = new_secret(&app.entropy);
    let tx = app.db.write(app.by(kernel::Actor::system("demo"))).await?;
    settings::set(&tx, keys::DEMO_SECRET, &secret).await?;
    tx.commit().await?;
    Ok(secret)
}

fn only_demo(app: &App) -> Result<()> {
    if app.demo { Ok(()) } else { Err(Error::not_found()) }
}

/// Whom the link names: by role, key or id.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct As {
    #[serde(rename = "as")]
    who: String,
}

/// `GET /demo/{secret}?as=manager`: signs in.
pub(super) async fn enter(
    State(app): State<Shared>,
    Path(secret): Path<String>,
    Query(As { who }): Query<As>,
    headers: HeaderMap,
) -> Outcome<Go> {
    only_demo(&app)?;
    let kept = settings::get::<String>(&app, keys::DEMO_SECRET).await?;
    // Digests are compared, so that the time it takes says nothing of the secret.
    if kept.is_none_or(|kept| digest(&kept) != digest(&secret)) {
        return Err(Error::not_found().into());
    }
    become_person(&app, &who, &headers).await
}

/// What the button sends.
#[derive(Debug, Deserialize)]
pub(super) struct Switch {
    person: String,
}

/// `POST /demo`: becomes somebody else.
pub(super) async fn switch(
    State(app): State<Shared>,
    viewer: Viewer,
    headers: HeaderMap,
    Form(input): Form<Switch>,
) -> Outcome<Go> {
    only_demo(&app)?;
    if let web::Via::Session(id) = &viewer.via {
        store::end(app.db.writer(), id).await?;
    }
    become_person(&app, &input.person, &headers).await
}

async fn become_person(app: &App, who: &str, headers: &HeaderMap) -> Outcome<Go> {
    let people = people::all(app).await?;
    let person = chosen(&people, who).ok_or_else(Error::not_found)?;
    let agent = headers.get(USER_AGENT).and_then(|v| v.to_str().ok()).unwrap_or("");
    let secret = begin(app, app.db.writer(), &person.id, agent).await?;
    Ok(let_in(Go::to("/").saying(Says::new("demo-welcome").with("name", person.name.as_str())), secret))
}

/// Somebody with access: named by id, key or role, else of the usual role, else anybody; the first by key among several.
fn chosen<'a>(people: &'a [Person], who: &str) -> Option<&'a Person> {
    let active = || people.iter().filter(|p| p.is_active());
    let of_role = |role: &str| active().filter(|p| p.role == role).min_by(|a, b| a.key.cmp(&b.key));
    if who.is_empty() {
        return of_role(USUAL.key()).or_else(|| active().min_by(|a, b| a.key.cmp(&b.key)));
    }
    active().find(|p| p.id == who || p.key == who).or_else(|| of_role(who))
}

/// `GET /demo`: everybody one can become, by role.
pub(super) async fn page(State(app): State<Shared>, viewer: Viewer) -> Outcome<Response> {
    only_demo(&app)?;
    let r = &viewer.reader;
    let people = people::all(&app).await?;
    let mut active: Vec<&Person> = people.iter().filter(|p| p.is_active()).collect();
    active.sort_by_key(|p| (p.role(), p.key.clone()));
    let rows = active.into_iter().map(|p| {
        let become_button = PostButton::new("/demo", &viewer.csrf, r.t("demo-become")).hidden("person", &p.id).small();
        let row = Row::new(&p.id).cell(html! { bdi { (p.name) } }).cell(html! { (people::role_name(r, p.role())) });
        let row = row.cell(html! { span lang=(p.language) { (p.language().own_name()) } });
        if p.id == viewer.id {
            row.actions(html! { (r.t("demo-you")) })
        } else {
            row.actions(html! { (become_button) })
        }
    });
    let title = r.t("demo-title");
    let table = DataTable::new(r, &title).column(Column::new("name", r.t("person-name")).header());
    let table = table
        .column(Column::new("role", r.t("person-role")))
        .column(Column::new("language", r.t("person-language")).optional());
    let main = html! {
        (PageHeader::new(&title).question(r.t("demo-question")))
        (table.rows(rows))
    };
    Ok(web::page(&app, &viewer, &title, main).into_response())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn person(key: &str, role: Role) -> Person {
        Person::new(format!("usr_{key}"), key, &format!("{key}@example.com"), key, role)
    }

    #[test]
    fn a_visitor_becomes_whom_the_link_names() {
        let gone = person("a", Role::Lead).ended(kernel::Instant(1));
        let people = [person("z", Role::Manager), person("m", Role::Manager), person("l", Role::Lead), gone];
        let key = |who: &str| chosen(&people, who).map(|p| p.key.as_str());
        assert_eq!(key("manager"), Some("m"));
        assert_eq!(key(""), Some("m"));
        assert_eq!(key("lead"), Some("l"));
        assert_eq!(key("z"), Some("z"));
        assert_eq!(key("usr_z"), Some("z"));
        assert_eq!(key("usr_a"), None, "access has ended");
        assert_eq!(key("support"), None);
        assert_eq!(chosen(&[person("s", Role::Support)], "").map(|p| p.key.as_str()), Some("s"));
    }
}
