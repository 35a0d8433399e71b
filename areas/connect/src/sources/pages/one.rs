//! `GET /settings/sources/{id}`: one source: what arrived, what did not and why, its rules and its write key.

use axum::extract::{Path, State};
use kernel::{Error, Result};
use maud::{Markup, html};
use web::components::{Button, ErrorSummary, FormView, Notice, PageHeader, PostButton, Section, live};
use web::{App, Outcome, Shared, Viewer, page};

use super::super::actions::Input;
use super::super::{Source, store};
use super::{arrived, form, hint};

/// What was typed into the form and is wrong.
type Typed<'a> = Option<(&'a Input, &'a Error)>;

/// Handler.
pub(in crate::sources) async fn show(State(app): State<Shared>, viewer: Viewer, Path(id): Path<String>) -> Outcome {
    viewer.need("settings.manage")?;
    let source = store::get(app.db.read(), &id).await?;
    Ok(shown(&app, &viewer, &source, (None, None)).await?)
}

/// The page, with what is wrong in the form or with a write key that is shown once.
pub(in crate::sources) async fn shown(
    app: &App,
    v: &Viewer,
    source: &Source,
    (typed, secret): (Typed<'_>, Option<&str>),
) -> Result<Markup> {
    let present = Input::of(source);
    let (input, error) = typed.map_or((&present, None), |(input, error)| (input, Some(error)));
    let arrived = arrived::sections(app, v, source).await?;
    let at = format!("/settings/sources/{}", source.id);
    let body = html! { (form::fields(v, input, error)) (Button::submit(v.t("act-save")).primary()) };
    let main = html! {
        (PageHeader::new(&source.name).question(v.t("source-question")).back("/settings/sources", v.t("event-sources-title")))
        (ErrorSummary::new(&v.reader, error))
        @if let Some(secret) = secret {
            (Notice::good(html! { p { (v.t("source-shown-once")) } code dir="ltr" { (secret) } " " (Button::plain(v.t("act-copy")).small().copies(secret)) }))
        }
        @if !source.is_active() { (Notice::warn(html! { p { (v.t("source-ended-text")) } })) }
        (live("arrived", &arrived))
        (hint::section(v, &source.kind, secret))
        (Section::new(v.t("source-rules")).note(v.t("source-rules-note")).body(html! {
            (FormView::post(&at, &v.csrf).hidden("version", input_version(input, source)).body(body))
        }))
        (Section::new(v.t("source-key")).note(v.t("source-key-note")).body(html! {
            (PostButton::new(format!("{at}/rotate"), &v.csrf, v.t("source-rotate")).icon("lock"))
            @if source.is_active() { " " (PostButton::new(format!("{at}/end"), &v.csrf, v.t("source-end")).danger()) }
        }))
    };
    Ok(page(app, v, &source.name, main))
}

/// The version that the form was made from: a stale form stays stale until the page is loaded again.
fn input_version(input: &Input, source: &Source) -> String {
    if input.version == 0 { source.version.to_string() } else { input.version.to_string() }
}
