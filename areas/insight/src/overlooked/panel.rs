//! The account page: what comparable customers use and this one does not.

use axum::extract::{Path, State};
use kernel::{Error, Result};
use maud::{Markup, html};
use web::components::{PageHeader, Section, deferred};
use web::{App, BoxFuture, Outcome, Shared, Viewer, page};

use super::alike::{Alike, LEAST, Overlooked, TIMES, alike, overlooked};
use super::company::traits;
use super::{lately, words};
use crate::adoption::{PANEL, used};
use crate::definitions::model::ACCOUNT;

/// What comes after the page.
const ID: &str = "overlooked-told";
/// Features that are told.
const TOLD: usize = 8;

/// What is found out away from the threads that answer.
enum Found {
    /// It used nothing itself.
    Silent,
    TooFew,
    These(Alike, Vec<Overlooked>),
}

/// The panel: finding out takes longer than a page may, so that it comes after it.
pub(crate) fn draw<'a>(app: &'a App, v: &'a Viewer, account: &'a str) -> BoxFuture<'a, Result<Option<Markup>>> {
    Box::pin(async move {
        if !v.may("usage.read") || !app.log.has_events()? {
            return Ok(None);
        }
        let body = deferred(ID, &format!("/accounts/{account}/overlooked"), &v.t("overlooked-find"));
        Ok(Some(html! { (Section::new(v.t("panel-overlooked")).id("overlooked").body(body)) }))
    })
}

/// `GET /accounts/{id}/overlooked`.
pub(super) async fn show(State(app): State<Shared>, viewer: Viewer, Path(id): Path<String>) -> Outcome {
    viewer.need("usage.read")?;
    let v = &viewer;
    team::rights::need_read(&app, v, &id)?;
    let body = told(&app, v, &id).await?;
    let title = v.t("panel-overlooked");
    let main = html! {
        (PageHeader::new(&title).back(format!("/accounts/{id}"), name(&app, v, &id)))
        div id=(ID) { (body) }
    };
    Ok(page(&app, v, &title, main))
}

fn name(app: &App, v: &Viewer, id: &str) -> String {
    let rights = team::rights::viewed(app, v, ACCOUNT);
    let viewed = rights.viewed();
    viewed.row(id).map_or_else(|| id.to_owned(), |row| customers::accounts::facts(v, &viewed, row, "name"))
}

async fn told(app: &App, v: &Viewer, account: &str) -> Result<Markup> {
    let silent = || html! { p { (v.t("overlooked-silent")) } };
    let Some(used) = used(app, lately(app), PANEL).await? else { return Ok(silent()) };
    let Some(&number) = used.people.numbers.get(account) else { return Ok(silent()) };
    let rights = team::rights::viewed(app, v, ACCOUNT);
    let finding = move || {
        let all = traits(&rights.viewed(), &used);
        let Some(own) = all.iter().find(|own| own.account == number) else { return Found::Silent };
        alike(own, &all).map_or(Found::TooFew, |alike| {
            let found = overlooked(&used, number, &alike);
            Found::These(alike, found)
        })
    };
    match tokio::task::spawn_blocking(finding).await.map_err(Error::internal)? {
        Found::Silent => Ok(silent()),
        Found::TooFew => Ok(html! { p { (v.reader.tell("overlooked-too-few", &[("least", LEAST.into())])) } }),
        Found::These(alike, found) => these(app, v, &alike, &found).await,
    }
}

async fn these(app: &App, v: &Viewer, alike: &Alike, found: &[Overlooked]) -> Result<Markup> {
    let rule = if alike.of_tier { "overlooked-rule-tier" } else { "overlooked-rule" };
    let count = alike.accounts.len();
    let rule = v.reader.tell(rule, &[("count", count.into()), ("times", v.reader.number(TIMES, 0).into())]);
    let later = if found.is_empty() { None } else { super::later_of(app, v).await? };
    let said = |name: &str| later.as_ref().and_then(|later| later.get(name)?.compared);
    let users =
        |one: &Overlooked| v.reader.tell("overlooked-users", &[("users", one.users.into()), ("count", count.into())]);
    Ok(html! {
        @if found.is_empty() { p { (v.t("overlooked-nothing")) } }
        ul { @for one in found.iter().take(TOLD) { li {
            strong { bdi { (one.name) } } ": " (users(one))
            @if let Some(compared) = said(&one.name) { br; span.quiet { (words::sentence(v, &compared)) } }
        } } }
        @if found.iter().take(TOLD).any(|one| said(&one.name).is_some()) { p.quiet { (v.t("overlooked-no-cause")) } }
        p.quiet { (rule) " " a href="/insight/overlooked" { (v.t("overlooked-title")) } }
    })
}
