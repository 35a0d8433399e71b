//! The link that lets somebody in, shown once.

use kernel::Says;
use maud::{Markup, html};
use web::components::{Button, Field, Notice, PageHeader, PostButton, Section};
use web::{App, Viewer};

use super::super::Person;

/// The page with the link `path`; with the cause of an invitation it can be taken back.
pub(in crate::people) fn shown(
    app: &App,
    viewer: &Viewer,
    person: &Person,
    (path, cause): (&str, Option<&str>),
) -> Markup {
    let r = &viewer.reader;
    let title = r.say(&Says::new("link-title").with("name", person.name.as_str()));
    let mut header = PageHeader::new(&title).question(r.t("link-question")).back("/team", r.t("team-title"));
    if let Some(cause) = cause {
        let undo =
            PostButton::new("/undo", &viewer.csrf, r.t("web-undo")).hidden("cause", cause).hidden("back", "/team");
        header = header.action(undo.icon("undo").undo());
    }
    let main = html! {
        (header)
        (Section::new(r.t("link-copy-title")).body(html! {
            (Field::text("link", r.t("link-label")).value(path).attr("readonly", ""))
            (Button::plain(r.t("link-copy")).primary().icon("copy").copies(path))
            (Notice::info(html! { p { (r.t("link-once")) } }))
        }))
        p { (Button::link("/team", r.t("link-done"))) }
    };
    web::page(app, viewer, &title, main)
}
