//! The form of a scorecard: from the definition to fields and back.

use kernel::{Error, Result};
use maud::{Markup, html};
use web::components::{Button, ErrorSummary, Field, FormView, PageHeader, PostButton, Section, Select, TextArea};
use web::{App, Viewer, page};

use super::curves::{Judged, curve};
use super::editor::NEW;
use super::effect::After;
use super::suggested;
use crate::definitions::Set;
use crate::definitions::curve::Curve;
use crate::definitions::edit::{Typed, name_fields, name_of, reason_field};
use crate::definitions::help::columns_help;
use crate::definitions::kinds::ComponentKind;
use crate::definitions::model::{ACCOUNT, Component, Missing, Scorecard, Steady};
use crate::definitions::roll_up::{self, RollUp};
use crate::state::engine;
use crate::words::label;

/// Most components.
const MOST: usize = 30;
/// Most points of a curve.
pub(super) const POINTS: usize = 12;

pub(super) fn field(at: usize, end: &str) -> String {
    format!("component-{at}-{end}")
}

/// The fields of a scorecard; of a new one when there is none. `order` counts from 0.
pub(super) fn typed_of(card: Option<&Scorecard>, order: usize) -> Typed {
    let mut typed = Typed::default();
    let mut put = |key: &str, value: String| drop(typed.0.insert(key.to_owned(), value));
    put("order", (order + 1).to_string());
    put("components", card.map_or(1, |c| c.components.len()).to_string());
    put("healthy_from", card.map_or(70.0, |c| c.healthy_from).to_string());
    put("at_risk_from", card.map_or(45.0, |c| c.at_risk_from).to_string());
    let steady = card.and_then(|c| c.steady).unwrap_or_default();
    put("hysteresis", steady.hysteresis.to_string());
    put("stay_days", steady.stay_days.to_string());
    put("roll_up", card.and_then(|c| c.roll_up).map_or("", RollUp::key).to_owned());
    super::borders_form::put(card.map_or(&[], |c| &c.borders), &mut put);
    let Some(card) = card else { return typed };
    put("key", card.key.clone());
    put("applies", card.applies.clone().unwrap_or_default());
    put("enough", card.enough.clone().unwrap_or_default());
    for (at, component) in card.components.iter().enumerate() {
        put(&field(at, "key"), component.key.clone());
        put(&field(at, "kind"), component.kind.key().to_owned());
        put(&field(at, "input"), component.input.clone());
        put(&field(at, "weight"), component.weight.to_string());
        put(&field(at, "missing"), component.missing.key().to_owned());
        put(&field(at, "evidence"), component.evidence.join(", "));
        put(&field(at, "scale"), component.scale.clone().unwrap_or_default());
        put(
            &field(at, "curve"),
            if matches!(component.curve, Curve::Steps(_)) { "steps" } else { "points" }.to_owned(),
        );
        for (n, (x, percent)) in component.curve.points().iter().enumerate() {
            put(&field(at, &format!("x-{n}")), x.to_string());
            put(&field(at, &format!("p-{n}")), percent.to_string());
        }
    }
    typed
}

fn components(typed: &Typed) -> usize {
    typed.whole("components").map_or(1, usize::from).clamp(1, MOST)
}

/// One more component, or one less (the fields behind it move up), or what history suggested.
pub(super) fn reshape(typed: &mut Typed, act: &str) {
    let count = components(typed);
    if suggested::is_taken(act) {
        return suggested::put(typed, act, count);
    }
    let Some(gone) = act.strip_prefix("remove-").and_then(|n| n.parse::<usize>().ok()) else {
        typed.0.insert("components".to_owned(), (count + 1).min(MOST).to_string());
        return;
    };
    let mut kept = Typed::default();
    for (key, value) in &typed.0 {
        let parts = key.strip_prefix("component-").and_then(|rest| rest.split_once('-'));
        match parts.and_then(|(at, end)| Some((at.parse::<usize>().ok()?, end))) {
            Some((at, _)) if at == gone => {}
            Some((at, end)) if at > gone => drop(kept.0.insert(field(at - 1, end), value.clone())),
            _ => drop(kept.0.insert(key.clone(), value.clone())),
        }
    }
    kept.0.insert("components".to_owned(), count.saturating_sub(1).max(1).to_string());
    *typed = kept;
}

/// What was typed as a scorecard; `old` keeps the texts that the form does not show.
///
/// # Errors
/// A number that is none, by its field.
pub(super) fn scorecard_of(app: &App, typed: &Typed, old: Option<&Scorecard>) -> Result<Scorecard> {
    let number = |field: &str| typed.number(field).ok_or_else(|| Error::field(field, "error-not-a-number"));
    let mut parts = Vec::new();
    for at in 0..components(typed) {
        let key = typed.text(&field(at, "key")).to_owned();
        let before = old.and_then(|c| c.components.iter().find(|c| c.key == key));
        parts.push(Component {
            name: name_of(app, typed, &field(at, "name"), before.and_then(|c| c.name.as_ref())),
            kind: ComponentKind::from_key(typed.text(&field(at, "kind"))),
            input: typed.text(&field(at, "input")).to_owned(),
            curve: curve_of(typed, at)?,
            weight: number(&field(at, "weight"))?,
            missing: Missing::ALL
                .into_iter()
                .find(|m| m.key() == typed.text(&field(at, "missing")))
                .unwrap_or_default(),
            evidence: typed.list(&field(at, "evidence")),
            text: before.and_then(|c| c.text.clone()),
            scale: typed.some(&field(at, "scale")),
            key,
        });
    }
    Ok(Scorecard {
        key: typed.text("key").to_owned(),
        name: name_of(app, typed, "name", old.and_then(|c| c.name.as_ref())),
        applies: typed.some("applies"),
        enough: typed.some("enough"),
        healthy_from: number("healthy_from")?,
        at_risk_from: number("at_risk_from")?,
        steady: steady_of(typed)?,
        roll_up: roll_up_of(typed)?,
        borders: super::borders_form::borders_of(typed)?,
        components: parts,
    })
}

/// The rule by which scores roll up; nothing when none was chosen.
fn roll_up_of(typed: &Typed) -> Result<Option<RollUp>> {
    let chosen = typed.text("roll_up");
    let rule = RollUp::ALL.into_iter().find(|rule| rule.key() == chosen);
    if rule.is_some() || chosen.is_empty() { Ok(rule) } else { Err(Error::field("roll_up", "form-choice-wrong")) }
}

fn roll_up_field(v: &Viewer, typed: &Typed, error: Option<&Error>) -> Markup {
    let rules = RollUp::ALL.map(|rule| (rule.key().to_owned(), v.reader.say(&roll_up::named(Some(rule)))));
    let field = Select::new("roll_up", v.t("scorecard-roll-up")).blank(v.reader.say(&roll_up::named(None)));
    let field = field.options(rules).selected(typed.text("roll_up")).hint(v.t("scorecard-roll-up-hint"));
    html! { (field.faults(&v.reader, error)) }
}

/// What keeps bands steady; nothing when neither is asked for.
fn steady_of(typed: &Typed) -> Result<Option<Steady>> {
    let wrong = |field: &str| Error::field(field, "error-not-a-number");
    let hysteresis = typed.number("hysteresis").or_else(|| typed.text("hysteresis").is_empty().then_some(0.0));
    let stay = typed.whole("stay_days").or_else(|| typed.text("stay_days").is_empty().then_some(0));
    let steady = Steady {
        hysteresis: hysteresis.ok_or_else(|| wrong("hysteresis"))?,
        stay_days: u8::try_from(stay.ok_or_else(|| wrong("stay_days"))?)
            .map_err(|_| Error::field("stay_days", "scorecard-stay"))?,
    };
    Ok((steady != Steady::default()).then_some(steady))
}

pub(super) fn curve_of(typed: &Typed, at: usize) -> Result<Curve> {
    let mut points = Vec::new();
    for n in 0..POINTS {
        let (x, p) = (field(at, &format!("x-{n}")), field(at, &format!("p-{n}")));
        if typed.text(&x).is_empty() && typed.text(&p).is_empty() {
            continue;
        }
        let wrong = || Error::field(&field(at, "curve"), "error-not-a-number");
        points.push((typed.number(&x).ok_or_else(wrong)?, typed.number(&p).ok_or_else(wrong)?));
    }
    points.sort_by(|a, b| a.0.total_cmp(&b.0));
    Ok(if typed.text(&field(at, "curve")) == "steps" { Curve::Steps(points) } else { Curve::Points(points) })
}

pub(super) fn draw(
    app: &App,
    v: &Viewer,
    (key, set): (&str, &Set),
    (typed, after): (&Typed, Option<&After>),
    (error, effect): (Option<&Error>, Markup),
) -> Markup {
    let r = &v.reader;
    let rights = team::rights::viewed(app, v, ACCOUNT);
    let engine = engine(app);
    let now = engine.as_ref().and_then(|engine| Some((&rights.frame, engine.compiled.card(key)?)));
    let judged = after.and_then(|after| Some((&after.0, after.1.card(typed.text("key"))?))).or(now);
    let judged = judged.map(|(frame, card)| Judged { frame, view: &rights.view, card });
    let old = set.definitions.scorecard(key);
    let name = old.and_then(|c| c.name.as_ref());
    let title = if key == NEW { v.t("scorecard-new") } else { r.say(&label(name, key)) };
    let code = |name: &str, label: &str, hint: &str| {
        Field::text(name, v.t(label)).hint(v.t(hint)).value(typed.text(name)).attr("dir", "ltr").faults(r, error)
    };
    let body = html! {
        (Section::new(v.t("scorecard-whom")).body(html! {
            (code("key", "definition-key", "definition-key-hint"))
            (name_fields(app, v, ("name", "definition-name"), old.and_then(|c| c.name.as_ref())))
            (code("applies", "scorecard-applies", "scorecard-applies-hint"))
            (code("enough", "scorecard-enough", "scorecard-enough-hint"))
            div class="form-columns" {
                (Field::number("order", v.t("scorecard-order")).hint(v.t("scorecard-order-hint")).value(typed.text("order")))
                (Field::number("healthy_from", v.t("scorecard-healthy-from")).value(typed.text("healthy_from")).faults(r, error))
                (Field::number("at_risk_from", v.t("scorecard-at-risk-from")).value(typed.text("at_risk_from")).faults(r, error))
                (Field::number("hysteresis", v.t("scorecard-hysteresis-field")).hint(v.t("scorecard-hysteresis-hint")).value(typed.text("hysteresis")).faults(r, error))
                (Field::number("stay_days", v.t("scorecard-stay-field")).hint(v.t("scorecard-stay-hint")).value(typed.text("stay_days")).faults(r, error))
            }
            (roll_up_field(v, typed, error))
        }))
        (super::borders_form::draw(v, typed, error))
        input type="hidden" name="components" value=(components(typed));
        @for at in 0..components(typed) { (component(app, v, (at, old), (typed, judged.as_ref()), error)) }
        div class="actions" { (Button::submit(v.t("scorecard-add")).icon("plus").value("act", "add").attr("formnovalidate", "")) }
        (reason_field(v, &set.id, (typed, error)))
        div class="actions" {
            (Button::submit(v.t("scorecard-preview")).value("act", "preview"))
            (Button::submit(v.t("scorecard-try")).value("act", "try"))
            @if v.may("definition.write") { (Button::submit(v.t("evidence-weights-ask")).value("act", "evidence")) (Button::submit(v.t("evidence-curves-ask")).value("act", "curves")) }
            @if v.may("definition.write") { (Button::submit(v.t("act-save")).primary().value("act", "save")) }
        }
    };
    let main = html! {
        (PageHeader::new(&title).question(v.t("scorecard-question")).back("/insight/scorecards", v.t("scorecards-title")))
        (ErrorSummary::new(r, error))
        div class="beside" {
            (FormView::post(format!("/insight/scorecards/{key}"), &v.csrf).id("scorecard").attr("data-effect-form", "preview").body(body))
            // While a point is dragged far above, what it does stays in sight.
            aside id="effect" data-effect="always" aria-label=(v.t("scorecard-effect")) aria-live="polite" tabindex="0" {
                @if effect.0.is_empty() { p.quiet { (v.t("scorecard-effect-none")) } } @else { (effect) }
            }
        }
        (columns_help(v, &rights.frame, &rights.view))
        @if key != NEW && v.may("definition.write") {
            (PostButton::new(format!("/insight/scorecards/{key}/delete"), &v.csrf, v.t("definition-delete")).hidden("base", &set.id).danger())
        }
    };
    page(app, v, &title, main)
}

fn component(
    app: &App,
    v: &Viewer,
    (at, old): (usize, Option<&Scorecard>),
    (typed, judged): (&Typed, Option<&Judged<'_>>),
    error: Option<&Error>,
) -> Markup {
    let r = &v.reader;
    let value = |end: &str| typed.text(&field(at, end)).to_owned();
    let before = old.and_then(|c| c.components.iter().find(|c| c.key == value("key")));
    let name = before.map_or_else(
        || r.tell("scorecard-component", &[("number", (at + 1).into())]),
        |c| r.say(&label(c.name.as_ref(), &c.key)),
    );
    let body = html! {
        (Field::text(field(at, "key"), v.t("definition-key")).value(value("key")).attr("dir", "ltr").faults(r, error))
        (name_fields(app, v, (&field(at, "name"), "definition-name"), before.and_then(|c| c.name.as_ref())))
        (kind_field(v, at, ComponentKind::from_key(&value("kind"))))
        (TextArea::new(field(at, "input"), v.t("scorecard-input")).hint(v.t("scorecard-input-hint")).value(value("input")).rows(2).attr("dir", "ltr").faults(r, error))
        (Field::number(field(at, "weight"), v.t("scorecard-weight-field")).value(value("weight")).faults(r, error))
        (share(v, at, typed))
        (curve(v, at, (typed, judged), error))
        (Select::new(field(at, "missing"), v.t("scorecard-missing")).options(Missing::ALL.map(|m| (m.key().to_owned(), v.t(&format!("scorecard-missing-{}", m.key()))))).selected(value("missing")))
        div class="form-columns" {
            (Field::text(field(at, "evidence"), v.t("scorecard-evidence")).hint(v.t("scorecard-evidence-hint")).value(value("evidence")).attr("dir", "ltr"))
            (Field::text(field(at, "scale"), v.t("scorecard-scale")).hint(v.t("scorecard-scale-hint")).value(value("scale")).attr("dir", "ltr").faults(r, error))
        }
    };
    let remove = Button::submit(v.t("act-remove"))
        .small()
        .quiet()
        .value("act", format!("remove-{at}"))
        .attr("formnovalidate", "");
    html! { (Section::new(name).id(format!("component-{at}")).action(remove).body(body)) }
}

/// What counts, and what the chosen kind makes of the input.
fn kind_field(v: &Viewer, at: usize, kind: ComponentKind) -> Markup {
    let all = ComponentKind::ALL.map(|kind| (kind.key().to_owned(), v.t(&format!("scorecard-kind-{}", kind.key()))));
    html! {
        (Select::new(field(at, "kind"), v.t("scorecard-kind")).options(all).selected(kind.key()))
        p class="hint" id=(format!("kind-{at}")) data-effect="always" { (v.t(&format!("scorecard-kind-{}-hint", kind.key()))) }
    }
}

/// What the weight is of all weights.
fn share(v: &Viewer, at: usize, typed: &Typed) -> Markup {
    let weights: Vec<f64> =
        (0..components(typed)).map(|n| typed.number(&field(n, "weight")).unwrap_or(0.0).max(0.0)).collect();
    let sum: f64 = weights.iter().sum();
    let own = weights.get(at).copied().filter(|_| sum > 0.0);
    let says = own.map(|own| {
        v.reader.tell("scorecard-weight-share", &[("share", v.reader.percent(own / sum).into()), ("sum", sum.into())])
    });
    html! { p class="hint" id=(format!("share-{at}")) data-effect="always" { (says.unwrap_or_default()) } }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::definitions::sets::shipped;

    #[test]
    fn fields_give_the_curve_back() {
        let all = shipped().unwrap();
        for card in &all.scorecards {
            let typed = typed_of(Some(card), 0);
            for (at, component) in card.components.iter().enumerate() {
                assert_eq!(curve_of(&typed, at).unwrap(), component.curve);
            }
        }
    }

    #[test]
    fn a_removed_component_leaves_no_gap() {
        let all = shipped().unwrap();
        let card = &all.scorecards[0];
        let mut typed = typed_of(Some(card), 0);
        reshape(&mut typed, "remove-1");
        assert_eq!(components(&typed), card.components.len() - 1);
        assert_eq!(typed.text("component-1-key"), card.components[2].key);
        assert_eq!(typed.text(&field(card.components.len() - 1, "key")), "");
        reshape(&mut typed, "add");
        assert_eq!(components(&typed), card.components.len());
    }
}
