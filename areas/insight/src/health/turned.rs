//! Why a band changed where nothing happened at the account: other definitions judge it.

use kernel::{Instant, Result, Says};
use maud::{Markup, html};
use web::components::Band;
use web::{App, Viewer};

use crate::definitions::difference::between;
use crate::definitions::sets::former;
use crate::definitions::{store, turns};
use crate::refresh::transitions;

/// What the last change of the band came from, if it was a change of definitions.
pub(super) async fn turned(app: &App, v: &Viewer, account: &str) -> Result<Markup> {
    let db = app.db.read();
    let last = transitions::last_band(db, account).await?.filter(|row| row.cause == "definitions");
    let Some(row) = last else { return Ok(html! {}) };
    let band = |key: Option<&str>| {
        let band = key.and_then(Band::from_key).map(|band| band.key().replace('_', "-"));
        Says::new(band.map_or_else(|| "health-band-none".to_owned(), |key| format!("web-band-{key}")))
    };
    let says = Says::new("health-turned")
        .with("old", band(row.old.as_deref()))
        .with("new", band(row.new.as_deref()))
        .with("day", Instant(row.at).day(&app.zone()));
    let why = if v.may("definition.read") {
        why(app, v, &row.definition_set).await?
    } else {
        html! {}
    };
    Ok(html! { div { p { (v.reader.say(&says)) } (why) } })
}

/// Who changed what, and why.
async fn why(app: &App, v: &Viewer, set: &str) -> Result<Markup> {
    let db = app.db.read();
    // A set that was taken back by an undo has no row any more.
    let Ok(row) = store::get(db, set).await else { return Ok(html! {}) };
    let Some(before) = store::newest(db, row.at).await? else { return Ok(html! {}) };
    let differs = between(&former(&before)?, &former(&row)?);
    let people = team::people::names(app).await?;
    let who = row.author.strip_prefix("person:").and_then(|id| people.get(id)).cloned();
    let who = who.unwrap_or_else(|| v.t("definitions-by-system"));
    Ok(html! {
        (turns(v, &differs))
        p.quiet { bdi { (who) } @if !row.reason.is_empty() { ": " bdi { (row.reason) } } }
    })
}
