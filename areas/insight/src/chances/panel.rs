//! The account page: how likely this customer is to cancel, and what speaks for it.

use kernel::Result;
use maud::{Markup, html};
use web::components::{Section, Strip};
use web::{App, BoxFuture, Viewer};

use super::said::in_ten;
use super::{Chance, HORIZONS, Known, Model, known};
use crate::definitions::model::ACCOUNT;

/// Reasons that are told.
const REASONS: usize = 4;
/// What adds less to the logit is not worth a word.
const SLIGHT: f64 = 0.1;

pub(crate) fn draw<'a>(app: &'a App, v: &'a Viewer, account: &'a str) -> BoxFuture<'a, Result<Option<Markup>>> {
    Box::pin(async move {
        let Known::Learned(model) = known(app) else { return Ok(None) };
        let rights = team::rights::viewed(app, v, ACCOUNT);
        let Some(row) = rights.frame.row(account) else { return Ok(None) };
        if !rights.view.may_see(row, model.class(&rights.frame)) {
            return Ok(None);
        }
        let told = model.chances(&rights.frame, [row])?;
        Ok(told.first().map(|chance| drawn(v, &model, chance)))
    })
}

fn drawn(v: &Viewer, model: &Model, chance: &Chance) -> Markup {
    let mut strip = Strip::new(v.t("chances-to-cancel"));
    for (days, said) in HORIZONS.iter().zip(chance.within) {
        strip = strip.item(v.reader.tell("chances-within", &[("days", i64::from(*days).into())]), in_ten(v, said));
    }
    let body = html! {
        (strip)
        (reasons(v, model, chance))
        p.quiet { (v.t("chances-not-cause")) " " a href="/insight/chances" { (v.t("chances-how-good")) } }
    };
    html! { (Section::new(v.t("chances-panel")).id("chances").body(body)) }
}

/// "Speaks for leaving: seat use, answers us. Speaks against: pays on time."
fn reasons(v: &Viewer, model: &Model, chance: &Chance) -> Markup {
    let side = |leaving: bool| {
        let told = strongest(chance, leaving).into_iter().filter_map(|at| model.factors.get(at));
        told.map(|factor| v.reader.say(&factor.name)).collect::<Vec<_>>()
    };
    let (leaving, staying) = (side(true), side(false));
    html! {
        @if !leaving.is_empty() { p { (v.reader.tell("chances-for", &[("factors", v.reader.list(&leaving).into())])) } }
        @if !staying.is_empty() { p { (v.reader.tell("chances-against", &[("factors", v.reader.list(&staying).into())])) } }
    }
}

/// The factors that speak most for leaving, or for staying, the strongest first.
pub(super) fn strongest(chance: &Chance, leaving: bool) -> Vec<usize> {
    let sign = if leaving { 1.0 } else { -1.0 };
    let mut told: Vec<usize> = (0..chance.reasons.len()).filter(|&at| chance.reasons[at] * sign >= SLIGHT).collect();
    told.sort_by(|&a, &b| chance.reasons[b].abs().total_cmp(&chance.reasons[a].abs()));
    told.truncate(REASONS);
    told
}
