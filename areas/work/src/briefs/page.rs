//! `GET /accounts/{id}/brief`, and the sentences at the head of the account's page.

use axum::extract::{Path, State};
use kernel::Result;
use maud::{Markup, html};
use web::components::{Button, PageHeader, Section};
use web::{App, BoxFuture, Outcome, Shared, Viewer, page};

use super::facts;

/// Handler.
pub(crate) async fn show(State(app): State<Shared>, viewer: Viewer, Path(id): Path<String>) -> Outcome {
    team::rights::need_read(&app, &viewer, &id)?;
    let account = customers::accounts::store::get(app.db.read(), &id).await?;
    let sections = facts::gather(&app, &viewer, &id).await?;
    let text = as_text(&viewer, &account.name, &sections);
    let main = html! {
        (PageHeader::new(&account.name).question(viewer.t("brief-title")).freshness(viewer.reader.moment(app.now()))
            .back(format!("/accounts/{id}"), viewer.t("account-back"))
            .action(Button::plain(viewer.t("brief-copy")).copies(text).icon("copy").key("c")))
        @for (key, lines) in &sections {
            (Section::new(viewer.t(&format!("brief-part-{key}"))).body(html! { ul class="brief" { @for line in lines { li { (line) } } } }))
        }
    };
    Ok(page(&app, &viewer, &viewer.t("brief-title"), main))
}

fn as_text(v: &Viewer, name: &str, sections: &[facts::Section]) -> String {
    let mut text = format!("{name}\n");
    for (key, lines) in sections {
        text.push_str(&format!("\n{}\n", v.t(&format!("brief-part-{key}"))));
        for line in lines {
            text.push_str(&format!("- {line}\n"));
        }
    }
    text
}

/// The panel "know before you call": at most five sentences.
pub(crate) fn short<'a>(app: &'a App, v: &'a Viewer, account: &'a str) -> BoxFuture<'a, Result<Option<Markup>>> {
    Box::pin(async move {
        let sentences = facts::short(app, v, account).await?;
        if sentences.is_empty() {
            return Ok(None);
        }
        let body = html! { ul class="brief" { @for sentence in &sentences { li { (sentence) } } } };
        let link = Button::link(format!("/accounts/{account}/brief"), v.t("brief-title")).small();
        Ok(Some(html! { (Section::new(v.t("panel-brief")).id("brief").action(link).body(body)) }))
    })
}
