//! `POST /accounts/{id}/users/{user}/contact`: somebody says that a user is a contact.

use axum::extract::{Path, State};
use kernel::{Error, Kind, Says};
use serde::Deserialize;
use web::{Form, Go, Outcome, Shared, Viewer};

use super::{seen, store};
use crate::contacts::{self, Contact};
use crate::links;

#[derive(Debug, Deserialize)]
pub(super) struct Nothing {}

/// Makes the contact with what the product knows, and links the user's keys to it.
pub(super) async fn make_contact(
    State(app): State<Shared>,
    viewer: Viewer,
    Path((account, user)): Path<(String, String)>,
    Form(Nothing {}): Form<Nothing>,
) -> Outcome<Go> {
    team::rights::need_write(&app, &viewer, &account)?;
    let user = store::get(app.db.read(), &user).await?;
    let keys = links::keys_of(&app, "account", &account).await?;
    if user.group_key.as_ref().is_none_or(|key| !keys.contains(key)) {
        return Err(Error::not_found().into());
    }
    let id = app.id("con");
    let contact = Contact {
        key: id.clone(),
        id: id.clone(),
        account_id: account.clone(),
        name: user.called(),
        role: "user".to_owned(),
        email: user.fact("email").filter(|mail| mail.contains('@')),
        phone: user.fact("phone").map(|phone| text::latin_digits(&phone)),
        person_key: Some(user.key.clone()),
        own: "{}".to_owned(),
        version: 1,
        ..Contact::default()
    }
    .checked()?;
    let tx = app.db.write(app.by(viewer.actor())).await?;
    let cause = tx.by().cause.clone();
    if contacts::store::of_account(&*tx, &account).await?.iter().any(|c| c.person_key == contact.person_key) {
        return Err(Error::new(Kind::Conflict, "user-contact-already").into());
    }
    let contact = tx.insert(contact).await?;
    let linked = seen::with_aliases(&tx, &user.key).await?.into_iter().map(|key| ("person", key, id.clone()));
    links::attach(&app, &tx, &linked.collect::<Vec<_>>()).await?;
    tx.commit().await?;
    app.touched();
    let says = Says::new("contact-added").with("name", contact.name.as_str());
    Ok(Go::to(format!("/accounts/{account}#people")).undoing(says, &cause))
}
