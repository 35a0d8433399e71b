//! Which past days are kept, and how far that has come.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use kernel::{Error, Says};
use maud::{Markup, html};
use serde::Deserialize;
use web::components::{Button, Field, FormView, Progress, Section, TextArea};
use web::{Form, Go, Outcome, Shared, Viewer};

use super::{Input, drawn, is_asked};
use crate::proof::days::Days;
use crate::proof::kept;

/// Offered to whoever keeps nothing yet.
const USUAL: u16 = 52;

/// What the form sends.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(in crate::proof) struct Typed {
    weeks: String,
    during: String,
}

/// Handler.
pub(in crate::proof) async fn save(
    State(app): State<Shared>,
    viewer: Viewer,
    Form(typed): Form<Typed>,
) -> Outcome<Response> {
    viewer.need("definition.write")?;
    let days = match Days::parse(&typed.weeks, &typed.during) {
        Ok(days) => days,
        Err(error) if is_asked(&error) => {
            let old = Days::of(&app).await?;
            let page = drawn(&app, &viewer, (Input::default(), &old), Some((&typed, &error))).await?;
            return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
        }
        Err(error) => return Err(error.into()),
    };
    let tx = app.db.write(app.by(viewer.actor())).await?;
    let cause = tx.by().cause.clone();
    let says = Says::new("audit-proof").with("days", days.until(app.today()).len());
    team::audit::note(&tx, "definition.write", "setting:proof", says).await?;
    days.decide(&tx).await?;
    tx.commit().await?;
    kept::forget_but(&app, &days.until(app.today())).await?;
    app.touched();
    Ok(Go::to("/insight/proof").undoing("proof-saved", &cause).into_response())
}

/// The form.
pub(super) fn section(v: &Viewer, days: &Days, wrong: Option<(&Typed, &Error)>, first: bool) -> Markup {
    let (r, error) = (&v.reader, wrong.map(|(_, error)| error));
    if !v.may("definition.write") {
        return html! {};
    }
    let usual = if first && *days == Days::default() { USUAL } else { days.weeks };
    let lines: Vec<String> = days.during.iter().map(|(from, to)| format!("{from}..{to}")).collect();
    let (weeks, during) = wrong.map_or_else(
        || (usual.to_string(), lines.join("\n")),
        |(typed, _)| (typed.weeks.clone(), typed.during.clone()),
    );
    let body = html! {
        (Field::number("weeks", v.t("proof-weeks")).hint(v.t("proof-weeks-hint")).value(weeks).faults(r, error))
        (TextArea::new("during", v.t("proof-during")).hint(v.t("proof-during-hint")).value(during).rows(3).attr("dir", "ltr").faults(r, error))
        (Button::submit(v.t("proof-keep")))
    };
    html! { (Section::new(v.t("proof-days")).id("days").note(v.t("proof-days-note")).body(html! { (FormView::post("/insight/proof/days", &v.csrf).body(body)) })) }
}

/// How far it has come.
pub(super) fn progress(v: &Viewer, (there, missing): (usize, usize)) -> Markup {
    let count = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    let says =
        v.reader.tell("proof-progress", &[("done", count(there).into()), ("all", count(there + missing).into())]);
    let number = |n: usize| u32::try_from(n).map_or(f64::from(u32::MAX), f64::from);
    html! { (Progress::new(&v.reader, says).id("looking-back").done(number(there), Some(number(there + missing))).refresh("/insight/proof?progress=1", 3)) }
}
