//! One person on the team.

use axum::extract::{Path, State};
use kernel::{Error, Instant, Result};
use maud::{Markup, html};
use web::components::{Button, ErrorSummary, Field, FormView, PageHeader, PostButton, Section, Select, Strip};
use web::{App, Outcome, Shared, Viewer};

use super::super::actions::change::Input;
use super::super::{Person, Role, role_name, store};
use super::list::standing;
use crate::{actions, sessions};

/// `GET /team/{id}`.
pub(in crate::people) async fn page(State(app): State<Shared>, viewer: Viewer, Path(id): Path<String>) -> Outcome {
    viewer.need(actions::PERSON_READ)?;
    let person = store::one(app.db.read(), &id).await?.ok_or_else(Error::not_found)?;
    let input = Input {
        name: person.name.clone(),
        email: person.email.clone(),
        role: person.role.clone(),
        team: person.team.clone().unwrap_or_default(),
        version: person.version,
    };
    Ok(shown(&app, &viewer, &person, (&input, None)).await?)
}

/// The page with what was typed and what is wrong.
pub(in crate::people) async fn shown(
    app: &App,
    viewer: &Viewer,
    person: &Person,
    (input, error): (&Input, Option<&Error>),
) -> Result<Markup> {
    let r = &viewer.reader;
    let ways = sessions::state_of_links(app.db.read(), app.now()).await?;
    let seen = sessions::last_seen(app.db.read()).await?.get(&person.id).copied();
    let manages = viewer.may(actions::PERSON_MANAGE);
    let mut facts = Strip::new(r.t("person-facts"))
        .item(r.t("person-standing"), standing(r, person, &ways))
        .item(r.t("person-role"), role_name(r, person.role()))
        .item(r.t("person-email"), html! { span dir="ltr" { (person.email) } })
        .item(r.t("person-language"), html! { span lang=(person.language) { (person.language().own_name()) } })
        .item(r.t("person-zone"), html! { span dir="ltr" { (person.zone) } })
        .item(r.t("person-seen"), seen.map_or_else(|| r.t("team-never"), |at| r.ago(at, app.now())));
    if let Some(at) = person.ended_at {
        facts = facts.item(r.t("person-ended-at"), r.moment(Instant(at)));
    }
    let main = html! {
        (PageHeader::new(&person.name).question(r.t("person-question")).back("/team", r.t("team-title")))
        (facts)
        @if manages {
            (ErrorSummary::new(r, error))
            (Section::new(r.t("person-change")).body(form(viewer, person, input, error)))
            (Section::new(r.t("person-access")).body(access(viewer, person)))
        }
    };
    Ok(web::page(app, viewer, &person.name, main))
}

fn form(viewer: &Viewer, person: &Person, input: &Input, error: Option<&Error>) -> Markup {
    let r = &viewer.reader;
    let role = Select::new("role", r.t("person-role")).selected(&input.role).faults(r, error);
    let role = role.options(Role::ALL.map(|role| (role.key().to_owned(), role_name(r, role))));
    let form =
        FormView::post(format!("/team/{}", person.id), &viewer.csrf).hidden("version", person.version.to_string());
    let body = html! {
        (Field::text("name", r.t("person-name")).value(&input.name).required().faults(r, error))
        (Field::email("email", r.t("person-email")).value(&input.email).required().faults(r, error))
        (role)
        (Field::text("team", r.t("person-team")).value(&input.team).hint(r.t("person-team-hint")).faults(r, error))
        (Button::submit(r.t("team-save")).primary())
    };
    html! { (form.body(body)) }
}

fn access(viewer: &Viewer, person: &Person) -> Markup {
    let r = &viewer.reader;
    let post = |end: &str, label: &str| PostButton::new(format!("/team/{}/{end}", person.id), &viewer.csrf, r.t(label));
    html! {
        @if person.is_active() {
            p.hint { (r.t("person-link-hint")) }
            (post("link", "person-link").icon("link"))
            p.hint { (r.t("person-end-hint")) }
            (post("end", "person-end").icon("close").danger())
        } @else {
            p.hint { (r.t("person-restore-hint")) }
            (post("restore", "person-restore").icon("undo"))
        }
    }
}
