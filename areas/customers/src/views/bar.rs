//! The row of views above the list, with what can be done to the one that is open.

use kernel::Result;
use maud::{Markup, html};
use web::components::{Button, Checkbox, Field, FormView, PostButton, Tabs};
use web::{App, Viewer};

use super::model::{SavedView, query_of};
use crate::accounts::ListQuery;

/// The views as tabs; a changed question can be kept, the open view renamed, shared and removed.
pub(crate) async fn bar(app: &App, v: &Viewer, asked: &ListQuery) -> Result<Markup> {
    let views = super::of(app.db.read(), &v.id).await?;
    let query = query_of(asked);
    let open = views.iter().find(|view| view.id == asked.view);
    if views.is_empty() && query.is_empty() {
        return Ok(html! {});
    }
    let mut tabs = Tabs::new(v.t("view-title")).tab("/accounts", v.t("view-all"), open.is_none() && query.is_empty());
    for view in &views {
        let name = if view.person_id == v.id {
            view.name.clone()
        } else {
            v.reader.tell("view-of-team", &[("name", view.name.as_str().into())])
        };
        tabs = tabs.tab(view.href(), name, asked.view == view.id);
    }
    let mine = open.filter(|view| view.person_id == v.id);
    Ok(html! {
        div class="views" {
            (tabs)
            @if let Some(view) = mine.filter(|view| view.query != query) {
                (PostButton::new(format!("/views/{}", view.id), &v.csrf, v.t("view-keep")).hidden("do", "query").hidden("query", &query).small())
            }
            @if !query.is_empty() && open.is_none_or(|view| view.query != query) { (new(v, &query)) }
            @if let Some(view) = mine { (manage(v, view)) }
        }
    })
}

fn new(v: &Viewer, query: &str) -> Markup {
    let body = html! {
        (Field::text("name", v.t("view-name")).id("f-view-new").required())
        @if v.may("view.share") { (Checkbox::new("shared", v.t("view-share")).id("f-view-share")) }
        (Button::submit(v.t("view-save")).small())
    };
    html! {
        details class="view-new" {
            summary { (v.t("view-save-as")) }
            (FormView::post("/views", &v.csrf).inline().hidden("query", query).body(body))
        }
    }
}

fn manage(v: &Viewer, view: &SavedView) -> Markup {
    let place = format!("/views/{}", view.id);
    let rename = html! {
        (Field::text("name", v.t("view-name")).id("f-view-rename").value(&view.name).required())
        (Button::submit(v.t("view-rename")).small())
    };
    html! {
        details class="view-manage" {
            summary { (v.t("view-manage")) }
            (FormView::post(&place, &v.csrf).inline().hidden("do", "rename").body(rename))
            @if view.shared {
                (PostButton::new(&place, &v.csrf, v.t("view-unshare")).hidden("do", "unshare").small().quiet())
            } @else if v.may("view.share") {
                (PostButton::new(&place, &v.csrf, v.t("view-share")).hidden("do", "share").small().quiet())
            }
            (PostButton::new(format!("{place}/delete"), &v.csrf, v.t("view-remove")).small().danger())
        }
    }
}
