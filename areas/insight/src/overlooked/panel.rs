//! The account page: what comparable customers use and this one does not.

use kernel::{Error, Result};
use maud::{Markup, html};
use web::components::Section;
use web::{App, BoxFuture, Viewer};

use super::alike::{Alike, LEAST, Overlooked, TIMES, alike, overlooked};
use super::company::traits;
use super::{lately, words};
use crate::adoption::{PANEL, used};
use crate::definitions::model::ACCOUNT;

/// Features that are told.
const TOLD: usize = 8;

/// What is found out away from the threads that answer.
enum Found {
    /// It used nothing itself.
    Silent,
    TooFew,
    These(Alike, Vec<Overlooked>),
}

pub(crate) fn draw<'a>(app: &'a App, v: &'a Viewer, account: &'a str) -> BoxFuture<'a, Result<Option<Markup>>> {
    Box::pin(async move {
        if !v.may("usage.read") {
            return Ok(None);
        }
        let Some(used) = used(app, lately(app), PANEL).await? else { return Ok(None) };
        let Some(&number) = used.people.numbers.get(account) else { return Ok(None) };
        let rights = team::rights::viewed(app, v, ACCOUNT);
        let finding = move || {
            let all = traits(&rights.viewed(), &used);
            let Some(own) = all.iter().find(|own| own.account == number) else { return Found::Silent };
            alike(own, &all).map_or(Found::TooFew, |alike| {
                let found = overlooked(&used, number, &alike);
                Found::These(alike, found)
            })
        };
        let body = match tokio::task::spawn_blocking(finding).await.map_err(Error::internal)? {
            Found::Silent => return Ok(None),
            Found::TooFew => {
                let least = i64::try_from(LEAST).unwrap_or(i64::MAX);
                html! { p { (v.reader.tell("overlooked-too-few", &[("least", least.into())])) } }
            }
            Found::These(alike, found) => these(app, v, &alike, &found).await?,
        };
        Ok(Some(html! { (Section::new(v.t("overlooked-panel")).id("overlooked").body(body)) }))
    })
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
