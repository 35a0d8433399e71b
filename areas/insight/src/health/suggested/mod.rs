//! What history suggests for a scorecard, beside what somebody chose: weights and curves. Nothing is applied by itself.
mod bends;
mod curves;
mod taken;
mod trend;
mod weights;

use std::sync::Arc;

use kernel::{Class, Day, Error, Kind, Result, Says};
use maud::{Markup, html};
use web::components::Notice;
use web::{App, Shared, Viewer};

use crate::chances::{self, CANCELLED, LEAST, RISK, WEEK, seen};
use crate::definitions::model::{ACCOUNT, Scorecard};
use crate::definitions::{Definitions, kinds};
use crate::proof::{Asked, Looks};

pub(super) use curves::curves;
pub(super) use taken::{is_taken, put};
pub(super) use weights::weights;

/// Whether a class of columns of an account may be seen.
type May = dyn Fn(&str, Class) -> bool + Sync;

/// What the kept weeks say of a scorecard of a draft, worked out beside everything else; in words what keeps it from being said.
async fn found<T: Send + 'static>(
    app: &Shared,
    v: &Viewer,
    (all, card): (&Arc<Definitions>, &Scorecard),
    say: fn(&Scorecard, &Looks) -> Result<T>,
) -> Result<std::result::Result<T, Markup>> {
    let days = chances::weeks(app).await?;
    if days.is_empty() {
        let says = html! { (v.t("proof-draft-no-days")) " " a href="/insight/proof" { (v.t("proof-title")) } };
        return Ok(Err(html! { (Notice::info(says)) }));
    }
    let (shared, definitions, asked) = (Arc::clone(app), Arc::clone(all), card.clone());
    let rights = team::rights::viewed(app, v, ACCOUNT);
    // Amounts that one may not see must not be read off weights or curves, or off how many a condition fits.
    let may =
        move |account: &str, class: Class| rights.frame.row(account).is_some_and(|row| rights.view.may_see(row, class));
    let finding = move || say(&asked, &looks((&shared, &may), (&definitions, &asked), &days)?);
    match tokio::task::spawn_blocking(finding).await.map_err(Error::internal)? {
        Ok(found) => Ok(Ok(found)),
        Err(error) if error.kind == Kind::Invalid => Ok(Err(html! { (Notice::info(v.reader.say(&error.says))) })),
        Err(error) => Err(error),
    }
}

/// The looks at whom the scorecard judges, with the numbers of its components as features.
fn looks((app, may): (&App, &May), (all, card): (&Arc<Definitions>, &Scorecard), days: &[Day]) -> Result<Looks> {
    let risk = card.applies.as_ref().map_or_else(|| RISK.to_owned(), |applies| format!("{RISK} and ({applies})"));
    let features = card.components.iter().map(|c| kinds::source(&card.key, c)).collect();
    let outcome = CANCELLED.to_owned();
    let asked = Asked { within: WEEK, risk, outcome, features, ..Asked::default() };
    let looks = seen(app, all, &asked, days, may)?;
    if looks.lost.iter().filter(|lost| **lost).count() < LEAST { Err(too_little(&looks)) } else { Ok(looks) }
}

fn too_little(looks: &Looks) -> Error {
    let lost = looks.lost.iter().filter(|lost| **lost).count();
    let says = Says::new("chances-too-little-cancel").with("customers", looks.accounts.len());
    Error::invalid(says.with("lost", lost).with("needed", LEAST))
}
