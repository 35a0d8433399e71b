//! What a world defines, and what follows from the metrics by pencil and paper.

use std::collections::BTreeMap;

use insight::definitions::model::Metric;
use insight::definitions::{Definitions, sets};
use kernel::{Day, Value};
use metrics::{Aggregate, MetricSpec, Window};

use super::plain::{Dated, Records};
use super::step::Shape;

/// How long ago "before" is.
const BEFORE: i64 = 28;

/// What verdicts stand on.
fn inputs() -> [MetricSpec; 4] {
    let count = |key, window| MetricSpec::new(key, "account", Aggregate::Count, window);
    [
        count("w_opens", Window::Days(7)).named(["open"]),
        count("w_all", Window::Days(28)),
        count("w_prev", Window::Previous(28)),
        count("w_life", Window::Lifetime),
    ]
}

fn specs(shape: &Shape) -> impl Iterator<Item = MetricSpec> {
    inputs().into_iter().chain(shape.metrics.clone())
}

/// The definitions of a shape.
pub fn definitions(shape: &Shape) -> Definitions {
    let text = format!(
        r#"
        formula = [{{ key = "w_trend", expression = "w_all / w_prev" }}, {{ key = "w_more", expression = "w_all - w_all_before" }}]
        segment = [{{ key = "w_busy", expression = "w_all >= {busy}" }}, {{ key = "w_falling", expression = "w_trend < 0.5" }}]
        [tiers]
        quantiles = {{ of = "w_all", among = "w_life > 0" }}
        class = [{{ key = "A", percent = 20 }}, {{ key = "B", percent = 30 }}, {{ key = "C" }}]
        [stages]
        class = [{{ key = "new", rule = "w_life < 3" }}, {{ key = "using", rule = "w_opens > 0" }}, {{ key = "quiet" }}]
        [[scorecard]]
        key = "w_card"
        enough = "w_life >= 2"
        healthy_from = {healthy}
        at_risk_from = 40
        {steady}
        [[scorecard.component]]
        key = "opens"
        input = "w_opens"
        curve = {{ steps = [[0, 0], [3, 50], [10, 100]] }}
        weight = 60
        [[scorecard.component]]
        key = "trend"
        input = "w_trend"
        curve = {{ points = [[0, 0], [1, 100]] }}
        weight = 40
        [[signal]]
        key = "w_fall"
        expression = "segment_w_falling and health_band <> 'healthy'"
        group = "usage"
        role = "owner"
        act = "call"
        due_days = 3
        rest_days = 14
        weight = 2
        "#,
        busy = shape.busy,
        healthy = shape.healthy,
        steady = shape.steady.map_or(String::new(), |(points, days)| {
            format!("steady = {{ hysteresis = {points}, stay_days = {days} }}")
        }),
    );
    let metric = |spec: MetricSpec| Metric {
        key: spec.id,
        name: None,
        aggregate: spec.aggregate,
        window: spec.window,
        names: spec.names,
        within: spec.within,
        role: spec.people,
        per_working_day: spec.per_working_day,
    };
    Definitions { metrics: specs(shape).map(metric).collect(), ..sets::read(&text).unwrap() }
}

/// The columns that are known by pencil and paper, by account.
pub type Columns = BTreeMap<String, BTreeMap<String, Value>>;

/// What the columns of all accounts must be.
pub fn expected(shape: &Shape, records: &Records, events: &[(String, Vec<Dated<'_>>)], today: Day) -> Columns {
    let mut columns = Columns::new();
    let before = today.saturating_sub(jiff::ToSpan::days(BEFORE));
    for (account, (id, events)) in records.accounts.iter().zip(events) {
        let metric = |spec: &MetricSpec, day| records.metric(spec, account, events, day);
        let mut row: BTreeMap<String, Value> =
            specs(shape).map(|spec| (spec.id.clone(), metric(&spec, today))).collect();
        let at = |day| inputs().map(|spec| number(&metric(&spec, day)));
        judge(&mut row, shape, (at(today), at(before)));
        columns.insert(id.clone(), row);
    }
    divide(&mut columns);
    columns
}

fn number(value: &Value) -> f64 {
    if let Value::Number(number) = value { *number } else { panic!("{value:?} is no number") }
}

fn judge(row: &mut BTreeMap<String, Value>, shape: &Shape, (now, before): ([f64; 4], [f64; 4])) {
    let known = |x: Option<f64>| x.map_or(Value::Null, Value::Number);
    let text = |text: &str| Value::Text(text.to_owned());
    let [opens, all, _, life] = now;
    let score_now = score(now);
    let score_before = score(before);
    let band = match score_now.map(f64::round) {
        None => "not_enough_data",
        Some(score) if score >= f64::from(shape.healthy) => "healthy",
        Some(score) if score >= 40.0 => "at_risk",
        Some(_) => "critical",
    };
    let falling = trend(now).is_some_and(|trend| trend < 0.5);
    let stage = if life < 3.0 {
        "new"
    } else if opens > 0.0 {
        "using"
    } else {
        "quiet"
    };
    let columns = [
        ("w_trend", known(trend(now))),
        ("w_more", Value::Number(all - before[1])),
        ("segment_w_busy", Value::Flag(all >= f64::from(shape.busy))),
        ("segment_w_falling", Value::Flag(falling)),
        ("health", known(score_now)),
        ("health_before", known(score_before)),
        ("health_change", known(score_now.zip(score_before).map(|(now, before)| now.round() - before.round()))),
        ("health_raw", text(band)),
        ("stage", text(stage)),
    ];
    row.extend(columns.map(|(key, value)| (key.to_owned(), value)));
    // A band that is kept steady follows from days that are over: it is compared with what they give when they are closed again.
    if shape.steady.is_none() {
        row.insert("health_band".to_owned(), text(band));
        row.insert("signal_w_fall".to_owned(), Value::Flag(falling && band != "healthy"));
    }
}

fn trend([_, all, previous, _]: [f64; 4]) -> Option<f64> {
    (previous != 0.0).then(|| all / previous)
}

fn score(inputs: [f64; 4]) -> Option<f64> {
    let [opens, _, _, life] = inputs;
    let steps = if opens >= 10.0 {
        1.0
    } else if opens >= 3.0 {
        0.5
    } else {
        0.0
    };
    let exact = match trend(inputs) {
        None => 100.0 * steps,
        Some(trend) => 100.0 * (steps * 60.0 + trend.min(1.0) * 40.0) / 100.0,
    };
    (life >= 2.0).then(|| (exact * 100.0).round() / 100.0)
}

/// Tiers: the first fifth of the accounts that have events, the next three tenths, the others.
fn divide(columns: &mut Columns) {
    let taking = |row: &&BTreeMap<String, Value>| number(&row["w_life"]) > 0.0;
    let all: Vec<f64> = columns.values().filter(taking).map(|row| number(&row["w_all"])).collect();
    let others = all.len().saturating_sub(1).max(1) as f64;
    for row in columns.values_mut() {
        let less = all.iter().filter(|other| **other < number(&row["w_all"])).count() as f64;
        let from_top = 100.0 - 100.0 * less / others;
        let tier = if from_top <= 20.0 {
            "A"
        } else if from_top <= 50.0 {
            "B"
        } else {
            "C"
        };
        let tier = if taking(&&*row) { Value::Text(tier.to_owned()) } else { Value::Null };
        row.insert("tier".to_owned(), tier);
    }
}
