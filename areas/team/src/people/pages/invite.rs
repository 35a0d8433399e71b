//! Where somebody is invited.

use axum::extract::State;
use i18n::Language;
use kernel::Error;
use maud::{Markup, html};
use web::components::{Button, ErrorSummary, Field, FormView, PageHeader, RadioCards, Section, Select};
use web::{App, Outcome, Shared, Viewer};

use super::super::actions::invite::Input;
use super::super::{Role, role_name};
use crate::actions;

/// `GET /team/invite`.
pub(in crate::people) async fn page(State(app): State<Shared>, viewer: Viewer) -> Outcome {
    viewer.need(actions::PERSON_MANAGE)?;
    let language = app.workspace.load().language.clone();
    let input = Input { role: Role::Specialist.key().to_owned(), language, ..Input::default() };
    Ok(shown(&app, &viewer, &input, None))
}

/// The form with what was typed and what is wrong.
pub(in crate::people) fn shown(app: &App, viewer: &Viewer, input: &Input, error: Option<&Error>) -> Markup {
    let r = &viewer.reader;
    let title = r.t("invite-title");
    let mut roles = RadioCards::new("role", r.t("person-role")).selected(&input.role).faults(r, error);
    for role in Role::ALL {
        roles = roles.card(role.key(), role_name(r, role), r.t(&format!("role-{}-note", role.key())));
    }
    let language = Select::new("language", r.t("person-language")).selected(&input.language);
    let language = language.options(Language::ALL.map(|l| (l.tag().to_owned(), l.own_name().to_owned())));
    let form = FormView::post("/team/invite", &viewer.csrf).draft("team-invite").body(html! {
        (Field::text("name", r.t("person-name")).value(&input.name).required().autocomplete("off").faults(r, error))
        (Field::email("email", r.t("person-email")).value(&input.email).required().autocomplete("off").faults(r, error))
        (roles)
        (Field::text("team", r.t("person-team")).value(&input.team).hint(r.t("person-team-hint")).faults(r, error))
        (language)
        (Button::submit(r.t("invite-button")).primary())
    });
    let main = html! {
        (PageHeader::new(&title).question(r.t("invite-question")).back("/team", r.t("team-title")))
        (ErrorSummary::new(r, error))
        (Section::new(r.t("invite-who")).body(html! { (form) }))
    };
    web::page(app, viewer, &title, main)
}
