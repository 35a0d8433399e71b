use std::sync::Arc;

use jiff::civil::date;
use kernel::{Class, Value, ValueType};
use query::ColumnSpec;

use super::ranks::quantile;
use super::*;
use crate::definitions::borders::Borders;
use crate::definitions::model::Definitions;

fn definitions() -> Definitions {
    toml::from_str(
        r#"
        [[formula]]
        key = "use"
        expression = "people / seats"
        [[formula]]
        key = "fall"
        expression = "people - people_before"
        [[rank]]
        key = "place"
        of = "people"
        among = "seats > 1"
        [[scorecard]]
        key = "usual"
        applies = "seats > 0"
        enough = "days >= 20"
        healthy_from = 70
        at_risk_from = 40
        [[scorecard.component]]
        key = "use"
        input = "use"
        curve = { points = [[0, 0], [1, 100]] }
        weight = 60
        [[scorecard.component]]
        key = "answer"
        input = "answer"
        curve = { steps = [[0, 0], [5, 100]] }
        weight = 40
        [[segment]]
        key = "fallen"
        expression = "fall <= -2 and health_band <> 'healthy'"
        [stages]
        [[stages.class]]
        key = "new"
        rule = "days < 20"
        [[stages.class]]
        key = "old"
        [[signal]]
        key = "fall"
        expression = "segment_fallen and health_change < -10"
        group = "usage"
        role = "owner"
        act = "call"
        due_days = 3
        rest_days = 14
        weight = 2
        "#,
    )
    .unwrap()
}

fn frame(people: [f64; 4], answer: [Option<f64>; 4], days: f64) -> Frame {
    let number = |key: &str| ColumnSpec::new(key, ValueType::Number, Class::General);
    let some = |v: [f64; 4]| v.map(Value::Number).to_vec();
    let ids = ["a", "b", "c", "d"].map(str::to_owned).to_vec();
    let frame = Frame::new(ids).with_today(date(2026, 3, 1));
    let frame = frame.with(number("people"), some(people)).unwrap();
    let frame = frame
        .with(number("seats"), vec![Value::Number(10.0), Value::Number(10.0), Value::Number(0.0), Value::Null])
        .unwrap();
    let frame = frame.with(number("answer"), answer.map(|a| a.map_or(Value::Null, Value::Number)).to_vec()).unwrap();
    frame.with(number("days"), some([days; 4])).unwrap()
}

/// Bands follow scores.
fn raw(_: usize, _: &Card, said: Said) -> Band {
    said.raw
}

fn judged() -> Frame {
    let blank = frame([8.0, 5.0, 1.0, 1.0], [Some(9.0), None, None, None], 60.0);
    let specs: Vec<ColumnSpec> = blank.specs().cloned().collect();
    let compiled = Compiled::new(Arc::new(definitions()), &specs, &[]);
    assert_eq!(compiled.flaws, []);
    let since = |_: usize, band: &str| (band == "at_risk").then(|| date(2026, 2, 2));
    let case = Case { compiled: &compiled, before: None, since: &since, steady: &raw, last: None };
    let before = judge(blank, &case).unwrap().frame;
    let now = frame([4.0, 5.0, 1.0, 1.0], [Some(9.0), None, None, None], 90.0);
    judge(now, &Case { before: Some(&before), ..case }).unwrap().frame
}

#[test]
fn scores_bands_and_changes() {
    let frame = judged();
    let value = |row, key: &str| frame.value(row, key);
    // 0.4 × 60 + 40 = 64, before 0.8 × 60 + 40 = 88.
    assert_eq!(
        (value(0, "health"), value(0, "health_before"), value(0, "health_change")),
        (Value::Number(64.0), Value::Number(88.0), Value::Number(-24.0))
    );
    assert_eq!(
        (value(0, "health_band"), value(0, "band_since")),
        (Value::Text("at_risk".into()), Value::Date(date(2026, 2, 2)))
    );
    // The unknown answer is left out: 0.5 of all.
    assert_eq!((value(1, "health"), value(1, "health_change")), (Value::Number(50.0), Value::Number(0.0)));
    // No scorecard applies: no score, no band.
    assert_eq!(
        (value(2, "health"), value(2, "health_band"), value(3, "scorecard")),
        (Value::Null, Value::Null, Value::Null)
    );
}

#[test]
fn later_definitions_use_earlier_ones_whatever_their_order() {
    let frame = judged();
    assert_eq!(frame.value(0, "fall"), Value::Number(-4.0));
    assert_eq!(frame.value(0, "segment_fallen"), Value::Flag(true));
    assert_eq!(frame.value(0, "signal_fall"), Value::Flag(true));
    assert_eq!(frame.value(1, "signal_fall"), Value::Flag(false));
    assert_eq!(frame.value(0, "stage"), Value::Text("old".into()));
}

#[test]
fn ranks_are_among_those_that_take_part() {
    let frame = judged();
    assert_eq!([0, 1, 2].map(|row| frame.value(row, "place")), [Value::Number(0.0), Value::Number(100.0), Value::Null]);
    let shares = [("A".to_owned(), Some(10.0)), ("B".to_owned(), Some(30.0)), ("C".to_owned(), None)];
    assert_eq!([0.0, 10.0, 10.1, 40.0, 99.0].map(|at| quantile(at, &shares).unwrap()), ["A", "A", "B", "B", "C"]);
}

#[test]
fn too_early_to_say() {
    let young = frame([8.0, 5.0, 1.0, 1.0], [None; 4], 3.0);
    let specs: Vec<ColumnSpec> = young.specs().cloned().collect();
    let compiled = Compiled::new(Arc::new(definitions()), &specs, &[]);
    let frame =
        judge(young, &Case { compiled: &compiled, before: None, since: &|_, _| None, steady: &raw, last: None })
            .unwrap()
            .frame;
    assert_eq!(
        (frame.value(0, "health"), frame.value(0, "health_band")),
        (Value::Null, Value::Text("not_enough_data".into()))
    );
}

/// Judges `now` after `then` was judged: once only what differs, once all. Gives the rows that were judged again.
fn both_ways(then: [Frame; 2], now: [Frame; 2]) -> BTreeSet<u32> {
    both_ways_by(definitions(), then, now).rows.unwrap()
}

pub(super) fn both_ways_by(definitions: Definitions, then: [Frame; 2], now: [Frame; 2]) -> Judged {
    let specs: Vec<ColumnSpec> = then[0].specs().cloned().collect();
    let compiled = Compiled::new(Arc::new(definitions), &specs, &[]);
    assert_eq!(compiled.flaws, []);
    let since = |_: usize, _: &str| None;
    let old_case = |before| Case { compiled: &compiled, before, since: &since, steady: &raw, last: None };
    let [then, then_before] = then;
    let old_before = judge(then_before, &old_case(None)).unwrap().frame;
    let old = judge(then, &old_case(Some(&old_before))).unwrap();
    let [now, now_before] = now;
    let last = |frame, rows| Some(Last { frame, rows, findings: &old.findings });
    let rows = now_before.differing(&old_before).unwrap();
    let before = judge(now_before.clone(), &Case { last: last(&old_before, rows), ..old_case(None) }).unwrap();
    let moved = before.rows.unwrap();
    let rows = now.differing(&old.frame).unwrap().union(&moved).copied().collect();
    let part = judge(now.clone(), &Case { last: last(&old.frame, rows), ..old_case(Some(&before.frame)) }).unwrap();
    let whole_before = judge(now_before, &old_case(None)).unwrap().frame;
    let whole = judge(now, &old_case(Some(&whole_before))).unwrap();
    assert_eq!(before.frame.differing(&whole_before), Some(BTreeSet::new()));
    assert_eq!(part.frame.differing(&whole.frame), Some(BTreeSet::new()));
    assert_eq!(part.findings, whole.findings);
    part
}

/// Whoever has few days, or gives an answer, is judged between other borders.
fn bordered() -> Definitions {
    let mut all = definitions();
    let own = |when: &str, healthy_from, at_risk_from| Borders { when: when.to_owned(), healthy_from, at_risk_from };
    all.scorecards[0].borders = vec![own("days < 30 and seats > 0", 50.0, 45.0), own("answer > 5", 90.0, 65.0)];
    all
}

#[test]
fn the_first_exception_that_holds_gives_the_borders() {
    // Scores 64 and 50; the first account gives an answer, of the others none is known.
    let frame = |days| frame([4.0, 5.0, 1.0, 1.0], [Some(9.0), None, None, None], days);
    let raw = |days| {
        let then = || [frame(32.0), frame(25.0)];
        let judged = both_ways_by(bordered(), then(), [frame(days), frame(25.0)]).frame;
        let band = |row| judged.value(row, "health_raw").text().map(str::to_owned);
        assert_eq!([judged.value(0, "health"), judged.value(1, "health")], [64.0, 50.0].map(Value::Number));
        [band(0), band(1), band(2)].map(|band| band.unwrap_or_default())
    };
    assert_eq!(raw(25.0), ["healthy", "healthy", ""], "the first one, where both hold");
    assert_eq!(
        raw(60.0),
        ["critical", "at_risk", ""],
        "the second one, and the scorecard's own where nothing is known"
    );
}

#[test]
fn a_condition_that_turns_moves_the_band_of_its_row_alone() {
    let frame = |answer| frame([4.0, 5.0, 1.0, 1.0], [answer, None, None, None], 60.0);
    let then = || frame(Some(9.0));
    let judged = both_ways_by(bordered(), [then(), then()], [frame(None), then()]);
    // 40 of 100 by use alone.
    assert_eq!(judged.frame.value(0, "health_raw"), Value::Text("at_risk".into()));
    assert_eq!(judged.rows.unwrap(), BTreeSet::from([0]));
}

#[test]
fn judging_what_differs_gives_what_judging_all_gives() {
    let answers = [Some(9.0), None, None, None];
    let then = || [frame([4.0, 5.0, 1.0, 1.0], answers, 60.0), frame([8.0, 5.0, 1.0, 1.0], answers, 32.0)];
    let now = frame([4.0, 5.0, 1.0, 2.0], answers, 60.0);
    assert_eq!(both_ways(then(), [now, then()[1].clone()]), BTreeSet::from([3]));
    // The first two change places among each other: both are judged, though only one has other columns.
    let now = frame([6.0, 5.0, 1.0, 1.0], answers, 60.0);
    assert_eq!(both_ways(then(), [now, then()[1].clone()]), BTreeSet::from([0, 1]));
    let before = frame([8.0, 5.0, 7.0, 1.0], answers, 32.0);
    assert_eq!(both_ways(then(), [then()[0].clone(), before]), BTreeSet::from([2]));
    assert_eq!(both_ways(then(), then()), BTreeSet::new());
}

#[test]
fn one_account_moves_the_points_of_its_peers() {
    let definitions: Definitions = toml::from_str(
        r#"
        [[scorecard]]
        key = "usual"
        applies = "seats > 0"
        healthy_from = 70
        at_risk_from = 40
        [[scorecard.component]]
        key = "people"
        kind = "peers"
        input = "people"
        curve = { points = [[0, 0], [100, 100]] }
        weight = 80
        [[scorecard.component]]
        key = "fall"
        kind = "trend"
        input = "people"
        curve = { points = [[-0.5, 0], [0, 100]] }
        weight = 20
        missing = "zero"
        "#,
    )
    .unwrap();
    let then = || [frame([4.0, 5.0, 9.0, 9.0], [None; 4], 60.0), frame([8.0, 5.0, 9.0, 9.0], [None; 4], 32.0)];
    let now = frame([6.0, 5.0, 9.0, 9.0], [None; 4], 60.0);
    let judged = both_ways_by(definitions, then(), [now, then()[1].clone()]);
    let (rows, judged) = (judged.rows.unwrap(), judged.frame);
    assert_eq!(rows, BTreeSet::from([0, 1]), "others do not take part");
    let of = |key: &str| [0, 1, 2].map(|row| judged.value(row, key));
    assert_eq!(of("usual_people_place"), [Value::Number(100.0), Value::Number(0.0), Value::Null]);
    // The first one fell from 8 to 6, by a quarter: half of 20 points. The second one stayed at 5.
    assert_eq!(of("health"), [Value::Number(90.0), Value::Number(20.0), Value::Null]);
    // Four weeks ago the first one had more people too; what changes were then is not known.
    assert_eq!(of("health_before"), [Value::Number(80.0), Value::Number(0.0), Value::Null]);
}
