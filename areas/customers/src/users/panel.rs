//! Users of an account whom nobody talks to yet, as a part of the panel of its people.

use kernel::{Instant, Result};
use maud::{Markup, html};
use web::components::PostButton;
use web::{App, Viewer};

use super::{User, store};
use crate::contacts::Contact;
use crate::links;

/// Users that are listed; the rest is counted.
const LISTED: usize = 8;

/// The list, folded, with a button for each that makes a contact of the user; nothing when every user is one.
pub(crate) async fn without_contact(
    app: &App,
    v: &Viewer,
    (account, contacts): (&str, &[Contact]),
    writes: bool,
) -> Result<Markup> {
    let keys = links::keys_of(app, "account", account).await?;
    let mut users = store::of_groups(app.db.read(), &keys).await?;
    users.retain(|user| contacts.iter().all(|c| c.person_key.as_ref() != Some(&user.key)));
    if users.is_empty() {
        return Ok(html! {});
    }
    let title = v.reader.tell("users-no-contact", &[("count", users.len().into())]);
    Ok(html! {
        details { summary { (title) }
            ul class="people" { @for user in users.iter().take(LISTED) { (line(app, v, (account, user), writes)) } }
            @if users.len() > LISTED { p class="quiet" { (v.reader.tell("users-more", &[("count", (users.len() - LISTED).into())])) } }
        }
    })
}

fn line(app: &App, v: &Viewer, (account, user): (&str, &User), writes: bool) -> Markup {
    let name = user.called();
    let at = format!("/accounts/{account}/users/{}/contact", user.id);
    html! {
        li {
            strong { bdi { (name) } }
            @if let Some(title) = user.fact("title") { " " span class="quiet" { bdi { (title) } } }
            span class="quiet" { " · " (v.t("user-last-seen")) " " (v.reader.ago(Instant(user.last_seen), app.now())) }
            @if writes { " " (PostButton::new(at, &v.csrf, v.t("user-make-contact")).small().quiet()) }
        }
    }
}
