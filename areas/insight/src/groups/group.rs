//! One group: who is typical of it, the rule that finds it, and the way to a segment.

use arrow::array::{Array, AsArray};
use maud::{Markup, html};
use query::Expression;
use web::components::{Button, Section};
use web::page::encoded;

use super::described::Group;
use super::named::promoted;
use super::rule::condition;
use super::told::Told;

/// What a rule finds among all that the viewer may see.
struct Finds {
    /// Of the group.
    hits: usize,
    all: usize,
}

/// The section of a group.
pub(super) fn section(told: &Told<'_>, at: usize, group: &Group) -> Markup {
    let v = told.v;
    let source = condition(&group.rule, &told.keys, &told.asked.who);
    let finds = if group.rule.is_empty() { None } else { finds(told, at, &source) };
    let name = |place: &usize| {
        let row = *told.members.rows.get(*place)?;
        let share = told.found.shares.as_ref().and_then(|shares| shares.of.get(*place));
        let share = share.map(|share| v.reader.percent(*share));
        Some((told.viewed.frame.id(row), customers::accounts::facts(v, &told.viewed, row, "name"), share))
    };
    let typical: Vec<(&str, String, Option<String>)> = group.typical.iter().filter_map(name).collect();
    let body = html! {
        @match &finds {
            Some(finds) => (rule(told, (at, group), (&source, finds))),
            None => p { (v.t("groups-no-rule")) },
        }
        h3 { (v.t("groups-typical")) }
        @if told.found.shares.is_some() { p.quiet { (v.t("groups-typical-shares")) } }
        ul class="facts" {
            @for (id, name, share) in &typical {
                li { a href=(format!("/accounts/{id}")) { bdi { (name) } } @if let Some(share) = share { " " span.quiet { (share) } } }
            }
        }
    };
    html! { (Section::new(told.name(at)).id(format!("group-{}", at + 1)).body(body)) }
}

fn rule(told: &Told<'_>, (at, group): (usize, &Group), (source, finds): (&str, &Finds)) -> Markup {
    let v = told.v;
    let share = |part: usize, all: usize| v.reader.percent(part as f64 / all.max(1) as f64);
    let says = v.reader.tell(
        "groups-rule-finds",
        &[
            ("found", share(finds.hits, group.count).into()),
            ("others", share(finds.all - finds.hits, finds.all).into()),
        ],
    );
    let show = v.reader.tell("groups-rule-show", &[("count", finds.all.into())]);
    let segment = promoted(told.app, told.viewed.frame, &told.keys, (at, group, source));
    html! {
        p { (v.t("groups-rule")) " " code dir="ltr" { (source) } }
        p { (says) " " a href=(format!("/accounts?where={}", encoded(source))) { (show) } }
        @if v.may("definition.write") { p { (Button::link(segment, v.t("groups-promote")).small()) } }
    }
}

/// What the rule finds; nothing where it does not work, or finds nobody.
fn finds(told: &Told<'_>, at: usize, source: &str) -> Option<Finds> {
    let rule = Expression::condition(source, told.viewed.frame).ok()?;
    let found = told.viewed.evaluate(&rule).array;
    let found = found.as_boolean_opt()?;
    let is_found = |row: usize| told.viewed.view.visible(row) && found.is_valid(row) && found.value(row);
    let all = (0..found.len()).filter(|&row| is_found(row)).count();
    let labelled = told.members.rows.iter().zip(&told.found.labels);
    let hits = labelled.filter(|(row, label)| **label == at && is_found(**row)).count();
    (all > 0).then_some(Finds { hits, all })
}
