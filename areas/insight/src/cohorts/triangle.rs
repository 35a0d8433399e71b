//! The triangle: a row for each cohort, a column for each step of its life, the share that is still there.

use std::collections::BTreeMap;

use i18n::CalendarKind;
use kernel::Day;
use maud::{Markup, html};
use query::{Viewed, quote_name};
use web::Viewer;
use web::charts::{Cell, Heat};
use web::page::encoded;

use super::ask::{Asked, Per};
use super::members::{Member, Members};

/// Cohorts that are shown, the latest ones.
const COHORTS: usize = 18;
/// Steps that are shown.
const STEPS: i32 = 12;

/// Of a cohort: how many began, and how many were still there after each step, from the first one on, that all of them could have come to.
#[derive(Debug, PartialEq, Eq)]
struct Cohort {
    first: Day,
    began: usize,
    there: Vec<usize>,
}

/// The picture, and the sentence about a year or as far as one can see.
pub(super) fn drawn(v: &Viewer, viewed: &Viewed<'_>, asked: &Asked, members: &Members) -> Markup {
    let (per, calendar) = (asked.per(), v.reader.calendar);
    let all = cohorts(&members.all, (per, calendar), members.today);
    let cohorts = &all[all.len().saturating_sub(COHORTS)..];
    let steps = cohorts.iter().map(|cohort| cohort.there.len()).max().unwrap_or(0);
    let columns = (1..=STEPS).take(steps).map(|step| v.reader.signed(f64::from(step))).collect();
    let heads = ["cohorts-began-in", "cohorts-after", "cohorts-still", "cohorts-count"].map(|key| v.t(key));
    let mut heat = Heat::new(&v.reader, v.t("cohorts-triangle"), columns)
        .describe(v.t("cohorts-triangle-text"))
        .heads(heads.to_vec())
        .ordered();
    for cohort in cohorts.iter().filter(|cohort| !cohort.there.is_empty()) {
        let href = link(viewed, asked, (cohort.first, calendar.add_months(cohort.first, per.months())));
        let cells = cohort.there.iter().map(|there| Cell {
            count: *there,
            share: Some(*there as f64 / cohort.began as f64),
            href: href.clone(),
            facts: vec![v.reader.tell("proof-of", &[("n", (*there).into()), ("all", cohort.began.into())])],
            ..Cell::default()
        });
        heat = heat.row(name(v, cohort), cells.collect());
    }
    html! { @if let Some(says) = lately(v, per, &all) { p { (says) } } (heat) }
}

/// "Of 40 that began 12 months or more ago, 31 were still there after 12."
fn lately(v: &Viewer, per: Per, cohorts: &[Cohort]) -> Option<String> {
    let step = [STEPS, 6, 3, 1].into_iter().filter_map(|step| usize::try_from(step).ok());
    let far = |step: usize| cohorts.iter().filter_map(move |c| Some((c.began, *c.there.get(step - 1)?)));
    let step = step.into_iter().find(|step| far(*step).next().is_some())?;
    let (began, there) = far(step).fold((0, 0), |sum, one| (sum.0 + one.0, sum.1 + one.1));
    let arguments = [("began", began.into()), ("there", there.into()), ("n", step.into())];
    Some(v.reader.tell(&format!("cohorts-lately-{}", per.key()), &arguments))
}

fn name(v: &Viewer, cohort: &Cohort) -> String {
    format!("{} · {}", v.reader.month(cohort.first), v.reader.integer(i64::try_from(cohort.began).unwrap_or(i64::MAX)))
}

/// The accounts of a cohort.
fn link(viewed: &Viewed<'_>, asked: &Asked, (first, next): (Day, Day)) -> String {
    debug_assert!(viewed.frame.spec(&asked.start).is_some(), "members were found by it");
    let start = quote_name(&asked.start);
    let mut condition = format!("{start} >= date '{first}' and {start} < date '{next}'");
    if !asked.who.trim().is_empty() {
        condition = format!("{condition} and ({})", asked.who.trim());
    }
    format!("/accounts?where={}", encoded(&condition))
}

/// The first day of the cohort of a day.
fn cohort_of(day: Day, (per, calendar): (Per, CalendarKind)) -> Day {
    let month = calendar.month_start(day);
    let (_, of_year, _) = calendar.parts(month);
    let back = match per {
        Per::Month => 0,
        Per::Quarter => (of_year - 1) % 3,
        Per::Year => of_year - 1,
    };
    calendar.add_months(month, -i32::from(back))
}

fn cohorts(members: &[Member], (per, calendar): (Per, CalendarKind), today: Day) -> Vec<Cohort> {
    let mut of: BTreeMap<Day, Vec<&Member>> = BTreeMap::new();
    for member in members {
        of.entry(cohort_of(member.start, (per, calendar))).or_default().push(member);
    }
    let told = |(first, own): (Day, Vec<&Member>)| {
        let after = |day: Day, step: i32| calendar.add_months(day, per.months() * step);
        // All of a cohort have come to a step when the last day of its beginning has.
        let next = calendar.add_months(first, per.months());
        let reached = (1..=STEPS).take_while(|step| after(next, *step) <= today.tomorrow().unwrap_or(today));
        let there = reached.map(|step| {
            let still = |member: &&&Member| member.end.is_none_or(|end| end >= after(member.start, step));
            own.iter().filter(still).count()
        });
        Cohort { first, began: own.len(), there: there.collect() }
    };
    of.into_iter().map(told).collect()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn member(start: Day, end: Option<Day>) -> Member {
        Member { row: 0, start, end }
    }

    #[test]
    fn a_step_is_told_when_all_of_the_cohort_could_have_come_to_it() {
        let members = [
            member(date(2026, 1, 1), None),
            member(date(2026, 1, 31), Some(date(2026, 2, 27))),
            member(date(2026, 1, 15), Some(date(2026, 3, 15))),
            member(date(2026, 3, 2), Some(date(2026, 3, 2))),
        ];
        let gregorian = (Per::Month, CalendarKind::Gregorian);
        let found = cohorts(&members, gregorian, date(2026, 3, 31));
        // Whoever left on the day of a step was there until then; the end of February is a month after the 31st of January.
        let january = Cohort { first: date(2026, 1, 1), began: 3, there: vec![2, 2] };
        assert_eq!(found, [january, Cohort { first: date(2026, 3, 1), began: 1, there: vec![] }]);
        assert_eq!(cohorts(&members, gregorian, date(2026, 3, 30))[0].there, [2]);
    }

    #[test]
    fn cohorts_follow_the_calendar_of_the_reader() {
        let day = date(2026, 11, 21);
        let first = |per, calendar| cohort_of(day, (per, calendar));
        assert_eq!(first(Per::Month, CalendarKind::Jalali), date(2026, 10, 23));
        assert_eq!(first(Per::Quarter, CalendarKind::Gregorian), date(2026, 10, 1));
        assert_eq!(first(Per::Year, CalendarKind::Gregorian), date(2026, 1, 1));
        assert_eq!(first(Per::Year, CalendarKind::Jalali), date(2026, 3, 21));
    }
}
