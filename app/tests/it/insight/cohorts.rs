//! Cohorts: who is still there, by the month in which they began, for whoever may know.

use jiff::ToSpan;
use kernel::{Day, Value};
use team::people::Role;

use crate::place::Place;

/// Who began and left when, of those that count.
fn members(place: &Place) -> Vec<(Day, Option<Day>)> {
    let board = place.app().board.load();
    let frame = board.frame("account").unwrap();
    let day = |row, key| match frame.value(row, key) {
        Value::Date(day) => Some(day),
        _ => None,
    };
    let counts = |row: &usize| frame.value(*row, "paying").flag() == Some(true) || day(*row, "cancelled_on").is_some();
    let rows = (0..frame.len()).filter(counts);
    rows.filter_map(|row| Some((day(row, "created_on")?, day(row, "cancelled_on")))).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_year_later_as_many_are_there_as_the_accounts_say() {
    let place = Place::company(5, 400, 30_000).await;
    let members = members(&place);
    // All of a month have come so far when its last day has.
    let last: Day = "2025-10-01".parse().unwrap();
    let old: Vec<_> = members.iter().filter(|(start, _)| start.first_of_month() <= last).collect();
    let there = old.iter().filter(|(start, end)| end.is_none_or(|end| end >= start.saturating_add(1.year()))).count();
    assert!(old.len() > 5, "{}", old.len());
    let mut lead = place.as_role(Role::Lead).await;
    let page = lead.get("/insight/cohorts").await.expect(200);
    let says = format!("{there} of {} who began at least 12 months ago were still there after 12.", old.len());
    let text = page.says(&says).says("How long they stay").text();
    // A cell opens the accounts of its cohort.
    let link = text.split("href=\"").find(|rest| rest.starts_with("/accounts?where=")).expect("a link");
    let link = link.split('"').next().unwrap().replace("&amp;", "&");
    let _ = lead.get(&link).await.expect(200);
    for per in ["month", "quarter", "year"] {
        let _ = lead.get(&format!("/insight/cohorts?per={per}&by=tier")).await.expect(200).says("log-rank");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_asked_wrongly_is_named_and_what_is_hidden_is_not_counted() {
    let place = Place::demo().await;
    let mut lead = place.as_role(Role::Lead).await;
    let asked = "/insight/cohorts?asked=1&end=cancelled_on";
    let _ =
        lead.get(&format!("{asked}&start=created_on&who=seats+%3E+%27a%27")).await.expect(200).says("does not work");
    let _ = lead.get(&format!("{asked}&start=nothing")).await.expect(200).says("There is no such column");
    let _ = lead.get(&format!("{asked}&start=created_on&who=false")).await.expect(200).says("Nobody began yet");
    let _ = lead.get("/insight/cohorts?asked=1&start=created_on&end=created_on").await.expect(200);
}
