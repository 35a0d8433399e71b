//! The account page: how likely this customer is to cancel, to renew and to upgrade, and what speaks for it.

use kernel::Result;
use maud::{Markup, html};
use web::components::{Section, Strip};
use web::{App, BoxFuture, Viewer};

use super::said::{Of, told as said_of};
use super::{AIMS, Chance, Known, Model, known};
use crate::definitions::model::ACCOUNT;

/// Reasons that are told.
const REASONS: usize = 4;
/// What adds less to the logit is not worth a word.
const SLIGHT: f64 = 0.1;

pub(crate) fn draw<'a>(app: &'a App, v: &'a Viewer, account: &'a str) -> BoxFuture<'a, Result<Option<Markup>>> {
    Box::pin(async move {
        let rights = team::rights::viewed(app, v, ACCOUNT);
        let Some(row) = rights.frame.row(account) else { return Ok(None) };
        let mut told = Vec::new();
        for aim in &AIMS {
            let Known::Learned(model) = known(app, aim) else { continue };
            if rights.view.may_see(row, model.class(&rights.frame)) {
                told.extend(model.chance_of(&rights.frame, row)?.map(|chance| drawn(v, &model, &chance)));
            }
        }
        Ok((!told.is_empty()).then(|| section(v, &told)))
    })
}

fn section(v: &Viewer, told: &[Markup]) -> Markup {
    let body = html! {
        @for one in told { (one) }
        p.quiet { (v.t("chances-not-cause")) " " a href="/insight/chances" { (v.t("chances-how-good")) } }
    };
    html! { (Section::new(v.t("chances-panel")).id("chances").body(body)) }
}

fn drawn(v: &Viewer, model: &Model, chance: &Chance) -> Markup {
    let mut strip = Strip::new(v.t(&format!("chances-to-{}", model.aim.key)));
    let of = Of::chances(chance.within.iter().map(|(chance, _)| *chance));
    for (days, said) in model.aim.horizons.iter().zip(&chance.within) {
        strip =
            strip.item(v.reader.tell("chances-within", &[("days", i64::from(*days).into())]), said_of(v, *said, of));
    }
    html! {
        h3 { (v.t(&format!("chances-to-{}", model.aim.key))) }
        (strip)
        (reasons(v, model, chance))
    }
}

/// "Speaks for it: seat use, answers us. Speaks against it: pays on time."
fn reasons(v: &Viewer, model: &Model, chance: &Chance) -> Markup {
    let side = |speaks_for: bool| {
        let told = strongest(chance, speaks_for).into_iter().filter_map(|at| model.factors.get(at));
        told.map(|factor| v.reader.say(&factor.name)).collect::<Vec<_>>()
    };
    let (speaks_for, against) = (side(true), side(false));
    html! {
        @if !speaks_for.is_empty() { p { (v.reader.tell("chances-for", &[("factors", v.reader.list(&speaks_for).into())])) } }
        @if !against.is_empty() { p { (v.reader.tell("chances-against", &[("factors", v.reader.list(&against).into())])) } }
    }
}

/// The factors that speak most for it, or against it, the strongest first.
pub(super) fn strongest(chance: &Chance, speaks_for: bool) -> Vec<usize> {
    let sign = if speaks_for { 1.0 } else { -1.0 };
    let mut told: Vec<usize> = (0..chance.reasons.len()).filter(|&at| chance.reasons[at] * sign >= SLIGHT).collect();
    told.sort_by(|&a, &b| chance.reasons[b].abs().total_cmp(&chance.reasons[a].abs()));
    told.truncate(REASONS);
    told
}
