//! The columns that are there before definitions are evaluated: what all areas publish, metrics, and what the engine knows itself.

use std::collections::HashMap;
use std::sync::Arc;

use arrow::array::{ArrayRef, BooleanArray, Date32Array, Float64Array, StringArray};
use jiff::ToSpan;
use kernel::{Class, Day, Result, Says, ValueType};
use metrics::MetricColumn;
use query::{ColumnSpec, Frame};
use web::{App, Ask, Publisher};

use super::calendars::Calendars;
use super::fold::Fold;
use super::people::People;
use crate::definitions::Definitions;
use crate::definitions::compiled::metric_spec;

/// Windows whose working days are columns.
const WINDOWS: [i64; 3] = [7, 14, 28];
/// Roles whose first known contact is a column.
const ROLES: [&str; 4] = ["admin", "decision_maker", "champion", "project_lead"];

/// The ids of a kind of subject, from the area that knows them.
pub(super) async fn ids(app: &App, kind: &str) -> Result<Arc<Vec<String>>> {
    let mut all = Vec::new();
    for subjects in app.modules.iter().flat_map(|m| m.subjects).filter(|s| s.kind == kind) {
        all.extend((subjects.ids)(app).await?);
    }
    Ok(Arc::new(all))
}

/// What the chosen publishers say when asked.
pub(super) async fn asked(app: &App, ask: &Ask, chosen: impl Fn(&Publisher) -> bool) -> Result<Frame> {
    let mut frame = Frame::new(ask.ids.to_vec()).with_today(ask.day);
    for publisher in app.modules.iter().flat_map(|m| m.publishers).filter(|p| chosen(p)) {
        for (spec, values) in (publisher.load)(app, ask).await? {
            frame = frame.with(spec, values)?;
        }
    }
    Ok(frame)
}

/// The frame with the metrics of a day: 0 is today, 1 is four weeks ago.
pub(super) fn with_metrics(
    mut frame: Frame,
    definitions: &Definitions,
    (fold, day): (&Fold, usize),
    calendars: &Calendars,
) -> Result<Frame> {
    let numbers: Vec<u32> = (0..frame.len()).map(|row| fold.number(frame.id(row))).collect();
    let mut row_of: HashMap<u32, usize> = HashMap::with_capacity(numbers.len());
    for (row, &number) in numbers.iter().enumerate() {
        row_of.entry(number).or_insert(row);
    }
    let working = |number: u32, from, to| row_of.get(&number).map_or(0, |&row| calendars.working(row, from, to));
    let folded = fold.folded(day);
    for (at, metric) in definitions.metrics.iter().enumerate() {
        let array: ArrayRef = match folded.column(at, &working) {
            MetricColumn::Numbers(column) => {
                let cells = numbers.iter().map(|&n| column.get(n as usize).copied().flatten());
                Arc::new(cells.collect::<Float64Array>())
            }
            MetricColumn::Days(column) => {
                let cells = numbers.iter().map(|&n| column.get(n as usize).copied().flatten().map(query::day_number));
                Arc::new(cells.collect::<Date32Array>())
            }
        };
        frame = frame.with_array(metric_spec(metric), array)?;
    }
    Ok(frame)
}

/// The engine's own columns of accounts.
pub(super) fn own_specs() -> Vec<ColumnSpec> {
    let mut specs: Vec<ColumnSpec> = WINDOWS
        .iter()
        .map(|n| ColumnSpec::new(&format!("working_days_{n}"), ValueType::Number, Class::General).grouped("account"))
        .collect();
    let flag = |key: &str| ColumnSpec::new(key, ValueType::Flag, Class::General).grouped("usage");
    specs.extend([flag("usage_source_silent"), flag("usage_tracked")]);
    specs.extend(ROLES.iter().map(|role| {
        let label = Says::new("column-contact").with("role", Says::new(format!("contact-role-{role}")));
        ColumnSpec::new(&format!("contact_{role}"), ValueType::Text, Class::Personal).labelled(label).grouped("people")
    }));
    specs
}

/// The frame with the engine's own columns; `tracked` says whether events are received here at all.
pub(super) fn with_own(
    mut frame: Frame,
    (silent, tracked): (&[bool], bool),
    people: &People,
    (calendars, day): (&Calendars, Day),
) -> Result<Frame> {
    let rows = 0..frame.len();
    let mut columns: Vec<ArrayRef> = Vec::new();
    for days in WINDOWS {
        let from = day.saturating_sub((days - 1).days());
        let worked = rows.clone().map(|row| Some(f64::from(calendars.working(row, from, day))));
        columns.push(Arc::new(worked.collect::<Float64Array>()));
    }
    let is_silent = rows.clone().map(|row| Some(silent.get(row).copied().unwrap_or(false)));
    columns.push(Arc::new(is_silent.collect::<BooleanArray>()));
    columns.push(Arc::new(BooleanArray::from(vec![tracked; frame.len()])));
    for role in ROLES {
        let who = rows.clone().map(|row| people.addressed(frame.id(row), role));
        columns.push(Arc::new(who.collect::<StringArray>()));
    }
    for (spec, array) in own_specs().into_iter().zip(columns) {
        frame = frame.with_array(spec, array)?;
    }
    Ok(frame)
}
