//! The way to every setting.

use axum::extract::State;
use i18n::Reader;
use maud::{Markup, html};
use web::components::{PageHeader, icon};
use web::{Outcome, Shared, Viewer};

use crate::actions;

/// A page of settings: where it is, the key of its texts (`settings-link-…`, `settings-link-…-note`), its icon, the right it needs.
pub(crate) struct Link(&'static str, pub(crate) &'static str, &'static str, &'static str);

pub(crate) const LINKS: &[Link] = &[
    Link("/preferences", "preferences", "person", ""),
    Link("/settings/sessions", "sessions", "lock", ""),
    Link("/settings/workspace", "workspace", "settings", actions::SETTINGS_MANAGE),
    Link("/settings/calendars", "calendars", "calendar", ""),
    Link("/settings/rates", "rates", "money", ""),
    Link("/settings/fields", "fields", "table", actions::FIELD_MANAGE),
    Link("/imports", "imports", "upload", actions::IMPORT_RUN),
    Link("/settings/sources", "sources", "inbox", actions::SETTINGS_MANAGE),
    Link("/settings/retention", "retention", "history", actions::SETTINGS_MANAGE),
    Link("/settings/tokens", "tokens", "link", actions::TOKEN_MANAGE),
    Link("/settings/policies", "policies", "flag", ""),
    Link("/settings/audit", "audit", "history", actions::AUDIT_READ),
];

/// `GET /settings`.
pub(in crate::settings) async fn page(State(app): State<Shared>, viewer: Viewer) -> Outcome {
    let r = &viewer.reader;
    let title = r.t("settings-title");
    let links = LINKS.iter().filter(|link| link.3.is_empty() || viewer.may(link.3));
    let main = html! {
        (PageHeader::new(&title).question(r.t("settings-question")))
        ul.link-cards { @for link in links { li { (card(r, link)) } } }
    };
    Ok(web::page(&app, &viewer, &title, main))
}

fn card(r: &Reader, Link(href, key, mark, _): &Link) -> Markup {
    html! {
        a.link-card href=(href) {
            (icon(mark))
            span.link-card-text {
                strong { (r.t(&format!("settings-link-{key}"))) }
                span.hint { (r.t(&format!("settings-link-{key}-note"))) }
            }
        }
    }
}
