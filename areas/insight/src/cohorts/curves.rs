//! How long customers stay, class by class: survival curves with intervals, and whether they differ by more than chance.

use jiff::Unit;
use maud::{Markup, html};
use query::{Cell as Seen, Viewed};
use stats::survival::{KaplanMeier, Observed, log_rank};
use web::Viewer;
use web::charts::{StepLine, StepPoint, Steps};
use web::components::Notice;

use super::ask::Asked;
use super::members::{Member, Members};
use crate::map::Classes;

/// Mean length of a month of the Gregorian calendar, in days.
const MONTH: f64 = 30.436_875;
/// How sure the intervals are.
const LEVEL: f64 = 0.95;
/// Fewer in a class say nothing.
const LEAST: usize = 5;
/// Lines that one can tell apart.
const MOST: usize = 6;
/// A difference that chance gives less often than this is called one.
const CHANCE: f64 = 0.05;
/// Smaller chances are all called so.
const SMALL: f64 = 0.001;
/// Where so many should have left and nobody did, the class itself tells who left.
const EXPECTED: f64 = 5.0;

/// A class: its name and everybody in it.
type Class<'a> = (String, Vec<&'a Member>);

/// The picture and what it says.
pub(super) fn drawn(v: &Viewer, viewed: &Viewed<'_>, asked: &Asked, members: &Members) -> Markup {
    let (told, small): (Vec<Class<'_>>, Vec<Class<'_>>) =
        classes(v, viewed, asked, members).into_iter().partition(|(_, own)| own.len() >= LEAST);
    let mut told = told;
    told.sort_by_key(|(_, own)| std::cmp::Reverse(own.len()));
    let small: Vec<String> =
        small.into_iter().chain(told.split_off(told.len().min(MOST))).map(|(name, _)| name).collect();
    let mut picture = Steps::new(&v.reader, v.t("cohorts-curves")).describe(v.t("cohorts-curves-text"));
    let mut medians = Vec::new();
    for (name, own) in &told {
        let (durations, ended) = observed(own, members);
        let fitted = Observed::new(&durations, &ended).and_then(|observed| KaplanMeier::fit(observed, LEVEL));
        let Ok(fitted) = fitted else { continue };
        medians.push(median(v, (name, own.len()), &fitted));
        let point = |step: &stats::survival::SurvivalStep| StepPoint {
            at: step.time,
            share: step.survival,
            within: step.interval.map(|within| (within.low, within.high)),
            count: step.at_risk,
        };
        let label = format!("{name} · {}", v.reader.integer(i64::try_from(own.len()).unwrap_or(i64::MAX)));
        picture = picture.line(StepLine::new(label, fitted.steps().iter().map(point).collect()));
    }
    html! {
        @if let Some(says) = compared(v, &told, members) { (says) }
        (picture.unit(v.t("cohorts-months")))
        ul { @for median in &medians { li { (median) } } }
        @if !small.is_empty() { p.quiet { (v.reader.tell("cohorts-small", &[("names", v.reader.list(&small).into())])) } }
    }
}

fn classes<'a>(v: &Viewer, viewed: &Viewed<'_>, asked: &Asked, members: &'a Members) -> Vec<Class<'a>> {
    let Some(classes) = Classes::of(v, viewed, &asked.by) else {
        return vec![(v.t("cohorts-all"), members.all.iter().collect())];
    };
    let mut all: Vec<Class<'_>> = classes.names.iter().map(|name| (name.clone(), Vec::new())).collect();
    for member in &members.all {
        if let Seen::Known(value) = viewed.value(member.row, &asked.by) {
            all[classes.place(&value)].1.push(member);
        }
    }
    all.retain(|(_, own)| !own.is_empty());
    all
}

/// How many months each is known for, and whether they left then.
fn observed(own: &[&Member], members: &Members) -> (Vec<f64>, Vec<bool>) {
    let months = |member: &&&Member| {
        let until = member.end.unwrap_or(members.today);
        member.start.until((Unit::Day, until)).map_or(0.0, |span| f64::from(span.get_days()) / MONTH)
    };
    (own.iter().map(|member| months(&member)).collect(), own.iter().map(|member| member.end.is_some()).collect())
}

/// "Half are gone after 14 months (11 to 20)."
fn median(v: &Viewer, (name, count): (&str, usize), fitted: &KaplanMeier) -> String {
    let median = fitted.median();
    let number = |value: Option<f64>| value.map_or_else(|| "…".to_owned(), |value| v.reader.number(value, 0));
    let (key, arguments) = match median.time {
        None => ("cohorts-more-than-half", vec![("months", v.reader.number(fitted.until(), 0))]),
        Some(time) => (
            "cohorts-half-gone",
            vec![("months", v.reader.number(time, 0)), ("low", number(median.low)), ("high", number(median.high))],
        ),
    };
    let mut all: Vec<(&str, kernel::Arg)> = arguments.into_iter().map(|(key, text)| (key, text.into())).collect();
    all.extend([("name", name.into()), ("count", count.into())]);
    v.reader.tell(key, &all)
}

/// Whether the classes differ (log-rank test), in words.
fn compared(v: &Viewer, told: &[Class<'_>], members: &Members) -> Option<Markup> {
    let (mut durations, mut ended, mut groups) = (Vec::new(), Vec::new(), Vec::new());
    for (at, (_, own)) in told.iter().enumerate() {
        let (days, gone) = observed(own, members);
        groups.extend(std::iter::repeat_n(at, days.len()));
        durations.extend(days);
        ended.extend(gone);
    }
    let compared = log_rank(Observed::new(&durations, &ended).ok()?, &groups).ok()?;
    let p = compared.test.p;
    let chance = if p < SMALL { format!("< {}", v.reader.number(SMALL, 3)) } else { v.reader.number(p, 3) };
    let key = if p < CHANCE { "cohorts-differ" } else { "cohorts-alike" };
    let spared = compared.arms.iter().filter(|arm| arm.observed == 0 && arm.expected >= EXPECTED);
    let spared: Vec<String> = spared.filter_map(|arm| Some(told.get(arm.group)?.0.clone())).collect();
    Some(html! {
        p { (v.reader.tell(key, &[("p", chance.into())])) }
        @if !spared.is_empty() { (Notice::warn(v.reader.tell("cohorts-leak", &[("names", v.reader.list(&spared).into())]))) }
    })
}
