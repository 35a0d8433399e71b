//! Where somebody who was invited sets a password.

use axum::extract::{Path, State};
use axum::http::request::Parts;
use i18n::{Language, Reader};
use kernel::{Error, Says};
use maud::{Markup, html};
use web::components::{Button, ErrorSummary, Field, FormView, Select};
use web::page::bare;
use web::viewer::visitor_language;
use web::{App, Outcome, Shared};

use super::super::actions::accept::{Input, invited};
use super::languages;
use crate::people::Person;

/// `GET /invite/{secret}`.
pub(in crate::sessions) async fn page(State(app): State<Shared>, Path(secret): Path<String>, parts: Parts) -> Outcome {
    let (_, person) = invited(&app, &secret).await?;
    let reader = app.reader_in(visitor_language(&app, &parts));
    let input = Input { language: reader.language.tag().to_owned(), zone: person.zone.clone(), ..Input::default() };
    Ok(shown(&app, &reader, (&secret, &person, &input), None))
}

/// The form with what was chosen and what is wrong.
pub(in crate::sessions) fn shown(
    app: &App,
    r: &Reader,
    (secret, person, input): (&str, &Person, &Input),
    error: Option<&Error>,
) -> Markup {
    let title = r.t("invitation-title");
    let here = format!("/invite/{secret}");
    let workspace = app.workspace.load();
    let welcome =
        Says::new("invitation-text").with("name", person.name.as_str()).with("workspace", workspace.name.as_str());
    let language = Select::new("language", r.t("person-language")).selected(&input.language).faults(r, error);
    let language = language.options(Language::ALL.map(|l| (l.tag().to_owned(), l.own_name().to_owned())));
    let form = FormView::post(&here, "").body(html! {
        (Field::email("email", r.t("person-email")).value(&person.email).autocomplete("username").attr("readonly", ""))
        (new_password(r, error))
        (language)
        (Field::text("zone", r.t("person-zone")).value(&input.zone).hint(r.t("person-zone-hint")).required().faults(r, error))
        (Button::submit(r.t("invitation-button")).primary())
    });
    let main = html! {
        h1 { (title) }
        p.question { (r.say(&welcome)) }
        (ErrorSummary::new(r, error))
        (form)
        (languages(r, &here))
    };
    bare(app, r, &title, main)
}

/// The two fields of a new password.
pub(in crate::sessions) fn new_password(r: &Reader, error: Option<&Error>) -> Markup {
    html! {
        (Field::password("password", r.t("password-new")).hint(r.t("password-hint")).required().autocomplete("new-password").faults(r, error))
        (Field::password("again", r.t("password-again")).required().autocomplete("new-password").faults(r, error))
    }
}
