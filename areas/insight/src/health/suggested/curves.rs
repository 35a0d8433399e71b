//! Curves from evidence: for each factor the relation between its number and leaving, beside the curve that somebody drew.

use std::sync::Arc;

use kernel::{Class, Error, Result};
use maud::{Markup, html};
use query::Expression;
use web::charts::Curve as Picture;
use web::components::{Button, Column, DataTable, Notice, Row, Section, Tone, tag};
use web::{Shared, Viewer};

use super::bends::{Bent, Found, bent};
use super::taken::act;
use super::{found, too_little};
use crate::chances::LEAST;
use crate::definitions::curve::Curve;
use crate::definitions::model::{ACCOUNT, Component, Scorecard};
use crate::definitions::{Definitions, kinds};
use crate::health::curves::{bins, extent};
use crate::proof::{Looks, tried};
use crate::words::label;

/// The suggestion for the scorecard `key` of a draft, with what all curves that told something would have done in the past; in words what
/// keeps it from being made.
///
/// # Errors
/// The right is missing; the database or a kept day cannot be read.
pub(in crate::health) async fn curves(app: &Shared, v: &Viewer, all: Arc<Definitions>, key: &str) -> Result<Markup> {
    v.need("definition.write")?;
    let section = Section::new(v.t("evidence-curves-title")).id("curves").note(v.t("evidence-curves-note"));
    let card = all.scorecard(key).cloned().ok_or_else(Error::not_found)?;
    let seen = seen(app, v, &card);
    let asked = only(&all, key, &seen);
    let asked_of = asked.scorecard(key).filter(|card| !card.components.is_empty()).cloned();
    let Some(asked_of) = asked_of else {
        return Ok(html! { (section.body(html! { (Notice::info(v.t("value-hidden"))) })) });
    };
    let mut found = match found(app, v, (&Arc::new(asked), &asked_of), of_looks).await? {
        Ok(found) => found.into_iter(),
        Err(why_not) => return Ok(html! { (section.body(why_not)) }),
    };
    let found: Vec<Found> =
        seen.into_iter().map(|seen| seen.then(|| found.next()).flatten().unwrap_or(Found::Hidden)).collect();
    let sure: Vec<(usize, &Bent)> = found.iter().enumerate().filter_map(|(at, one)| Some((at, one.sure()?))).collect();
    let past = if sure.is_empty() { None } else { Some(tried(app, v, Arc::new(with(&all, key, &sure))).await?) };
    let body = html! {
        @for (at, (component, found)) in card.components.iter().zip(&found).enumerate() { (one(v, (at, component), found)) }
        p.quiet { (v.t("evidence-curves-read")) }
        @if sure.is_empty() { p { (v.t("evidence-curves-none")) } } @else { (take(v, "evidence-curves-take-all", &sure)) }
    };
    Ok(html! { (section.body(body)) @if let Some(past) = past { (past) } })
}

impl Found {
    /// The curve that told something.
    fn sure(&self) -> Option<&Bent> {
        match self {
            Self::Bent(bent) if bent.sure => Some(bent),
            _ => None,
        }
    }
}

/// Whether the viewer may see what each component reads, of any account.
fn seen(app: &Shared, v: &Viewer, card: &Scorecard) -> Vec<bool> {
    let rights = team::rights::viewed(app, v, ACCOUNT);
    let class = |source: &str| Expression::compile(source, &rights.frame).map_or(Class::Money, |read| read.class());
    card.components.iter().map(|component| rights.view.sees_any(class(&kinds::source(&card.key, component)))).collect()
}

/// The draft with those components only that are seen: what is not read hides no customer.
fn only(all: &Definitions, key: &str, seen: &[bool]) -> Definitions {
    let mut draft = all.clone();
    let mut seen = seen.iter().copied();
    for card in draft.scorecards.iter_mut().filter(|own| own.key == key) {
        card.components.retain(|_| seen.next().unwrap_or(false));
    }
    draft
}

/// What the looks say of each component.
fn of_looks(card: &Scorecard, looks: &Looks) -> Result<Vec<Found>> {
    let all = card.components.iter().zip(&looks.features).map(|(_, numbers)| bent(numbers, looks));
    all.collect::<stats::Result<_>>().map_err(|_| too_little(looks))
}

/// The draft with these curves in the place of its own.
fn with(all: &Definitions, key: &str, curves: &[(usize, &Bent)]) -> Definitions {
    let mut draft = all.clone();
    let own = draft.scorecards.iter_mut().find(|own| own.key == key);
    for (at, component) in own.into_iter().flat_map(|card| &mut card.components).enumerate() {
        if let Some((_, bent)) = curves.iter().find(|(of, _)| *of == at) {
            component.curve = Curve::Points(bent.points.clone());
        }
    }
    draft
}

fn one(v: &Viewer, (at, component): (usize, &Component), found: &Found) -> Markup {
    let name = v.reader.say(&label(component.name.as_ref(), &component.key));
    let told = match found {
        Found::Hidden => html! { p.quiet { (v.t("value-hidden")) } },
        Found::TooFew(lost) => {
            let counts = [("lost", (*lost).into()), ("needed", LEAST.into())];
            html! { p.quiet { (v.reader.tell("evidence-curves-few", &counts)) } }
        }
        Found::Flat => html! { p.quiet { (v.t("evidence-curves-flat")) } },
        Found::Bent(bent) => html! {
            p { (sentence(v, bent)) " " (how_sure(v, bent)) }
            (picture(v, &name, component, bent))
            details class="stack" { summary { (v.t("evidence-curves-points")) } (points(v, &name, component, bent)) }
            (take(v, "evidence-curves-take", &[(at, bent)]))
        },
    };
    html! { h3 { (name) } (told) }
}

/// "More is better: with 2, 5% cancelled within a week; with 47, 0.4%."
fn sentence(v: &Viewer, bent: &Bent) -> String {
    let number = |at: Option<&(f64, f64)>| at.map_or_else(String::new, |(x, _)| v.reader.number(*x, 3));
    let key = if bent.rises() { "evidence-curves-up" } else { "evidence-curves-down" };
    v.reader.tell(
        key,
        &[
            ("low", number(bent.points.first()).into()),
            ("first", v.reader.percent(bent.chances.0).into()),
            ("high", number(bent.points.last()).into()),
            ("last", v.reader.percent(bent.chances.1).into()),
            ("lost", bent.lost.into()),
        ],
    )
}

fn how_sure(v: &Viewer, bent: &Bent) -> Markup {
    if bent.sure {
        html! { (tag(v.t("evidence-weights-surely"), Tone::Good)) }
    } else {
        html! { (tag(v.t("evidence-weights-perhaps"), Tone::Neutral)) }
    }
}

/// Both curves over the numbers that were known in past weeks.
fn picture(v: &Viewer, name: &str, component: &Component, bent: &Bent) -> Markup {
    let shares = |points: &[(f64, f64)]| points.iter().map(|(x, percent)| (*x, percent / 100.0)).collect::<Vec<_>>();
    let own = component.curve.points();
    let reach = Curve::Points(own.iter().chain(&bent.points).copied().collect());
    let across = extent(&reach, &bent.numbers);
    let names = (v.t("evidence-curves-found"), v.t("evidence-curves-own"));
    let steps = matches!(component.curve, Curve::Steps(_));
    let over = v.reader.tell("evidence-curves-over", &[("looks", bent.numbers.len().into())]);
    let picture = Picture::new(&v.reader, name, shares(&bent.points), across).over(bins(&bent.numbers, across));
    html! { (picture.beside(names, shares(own), steps).describe(over)) }
}

/// What both curves give at the points of either.
fn points(v: &Viewer, name: &str, component: &Component, bent: &Bent) -> Markup {
    let found = Curve::Points(bent.points.clone());
    let mut numbers: Vec<f64> = component.curve.points().iter().chain(&bent.points).map(|(x, _)| *x).collect();
    numbers.sort_by(f64::total_cmp);
    numbers.dedup();
    let mut table = DataTable::new(&v.reader, name)
        .column(Column::new("number", v.t("scorecard-x")).numeric().header())
        .column(Column::new("own", v.t("evidence-curves-own")).numeric())
        .column(Column::new("found", v.t("evidence-curves-found")).numeric());
    for (at, x) in numbers.into_iter().enumerate() {
        table = table.row(
            Row::new(at.to_string())
                .cell(v.reader.number(x, 3))
                .cell(v.reader.percent(component.curve.share(x)))
                .cell(v.reader.percent(found.share(x))),
        );
    }
    html! { (table) }
}

/// Puts curves into the form, and saves nothing.
fn take(v: &Viewer, says: &str, curves: &[(usize, &Bent)]) -> Markup {
    let curves: Vec<(usize, &[(f64, f64)])> = curves.iter().map(|(at, bent)| (*at, bent.points.as_slice())).collect();
    let button = Button::submit(v.t(says)).value("act", act(&curves)).attr("form", "scorecard");
    html! { div class="actions" { (button.attr("formnovalidate", "")) } }
}
