//! The set band on the account's page: what was set, by whom and until when, and the form to set one.

use jiff::ToSpan;
use kernel::{Class, Result};
use maud::{Markup, html};
use web::components::{Band, Button, DateField, FormView, Notice, PostButton, Select, TextArea};
use web::{App, Viewer};

use super::actions::BANDS;
use super::store::{self, Model};

/// The usual time for which a band is set, in days.
const USUAL: i64 = 30;

/// What holds, if anything does; `raw` is the band by the score.
pub(crate) async fn holding(app: &App, v: &Viewer, account: &str, raw: Band) -> Result<Markup> {
    let rights = team::rights::account(app, v, account);
    let found = store::holding(app.db.read(), account, (app.today(), &app.zone())).await?;
    let people = team::people::names(app).await?;
    let why = |row: &Model| if rights.sees(Class::Note) { row.why.clone() } else { v.t("value-hidden") };
    let told = found.as_ref().map(|row| {
        let says = v.reader.tell(
            "override-holds",
            &[
                ("band", name(v, &row.band).into()),
                ("who", people.get(&row.by_id).cloned().unwrap_or_else(|| v.t("owner-none")).into()),
                ("until", row.last().unwrap_or_default().into()),
                ("score", name(v, raw.key()).into()),
            ],
        );
        let end = format!("/accounts/{account}/health/band/{}/end", row.id);
        html! { (Notice::info(html! {
            p { (says) " " bdi { (why(row)) } }
            @if rights.log { (PostButton::new(end, &v.csrf, v.t("override-end")).small()) }
        })) }
    });
    Ok(told.unwrap_or_default())
}

fn name(v: &Viewer, band: &str) -> String {
    v.t(&format!("web-band-{}", band.replace('_', "-")))
}

/// The form to set one.
pub(crate) fn form(app: &App, v: &Viewer, account: &str) -> Markup {
    let bands = BANDS.map(|band| (band.key().to_owned(), name(v, band.key())));
    let until = app.today().saturating_add(USUAL.days());
    html! {
        details {
            summary { (v.t("override-set")) }
            (FormView::post(format!("/accounts/{account}/health/band"), &v.csrf).body(html! {
                p.quiet { (v.t("override-note")) }
                (Select::new("band", v.t("override-band")).options(bands).id("override-band"))
                (DateField::new(&v.reader, "until", v.t("override-until")).day(until).required().id("override-until"))
                (TextArea::new("why", v.t("health-why")).rows(2).required().id("override-why"))
                (Button::submit(v.t("override-set")))
            }))
        }
    }
}
