//! Where somebody changes their own password.

use axum::extract::State;
use kernel::Error;
use maud::{Markup, html};
use web::components::{Button, ErrorSummary, Field, FormView, PageHeader, Section};
use web::{App, Outcome, Shared, Viewer};

use super::invitation::new_password;

/// `GET /settings/password`.
pub(in crate::sessions) async fn page(State(app): State<Shared>, viewer: Viewer) -> Outcome {
    Ok(shown(&app, &viewer, None))
}

/// The form with what is wrong.
pub(in crate::sessions) fn shown(app: &App, viewer: &Viewer, error: Option<&Error>) -> Markup {
    let r = &viewer.reader;
    let title = r.t("password-title");
    let form = FormView::post("/settings/password", &viewer.csrf).body(html! {
        (Field::password("present", r.t("password-present")).required().autocomplete("current-password").faults(r, error))
        (new_password(r, error))
        (Button::submit(r.t("password-button")).primary())
    });
    let main = html! {
        (PageHeader::new(&title).question(r.t("password-question")).back("/preferences", r.t("preferences-title")))
        (ErrorSummary::new(r, error))
        (Section::new(r.t("password-new")).body(html! { (form) }))
    };
    web::page(app, viewer, &title, main)
}
