//! The columns that are there before definitions are evaluated: what all areas publish, metrics, and what the engine knows itself.

use std::borrow::Cow;
use std::collections::HashSet;
use std::sync::Arc;

use arrow::array::{ArrayRef, BooleanArray, Date32Array, Float64Array, StringArray};
use jiff::ToSpan;
use kernel::{Class, Day, Error, Result, Says, ValueType};
use metrics::MetricColumn;
use query::{ColumnSpec, Frame, Part};
use web::{App, Ask, Publisher};

use super::earlier::Earlier;
use super::fold::Fold;
use super::roll::Roll;
use super::watch::Watch;
use crate::definitions::Definitions;
use crate::definitions::compiled::metric_spec;

/// Windows whose working days are columns.
const WINDOWS: [i64; 3] = [7, 14, 28];
/// Roles whose first known contact is a column.
const ROLES: [&str; 4] = ["admin", "decision_maker", "champion", "project_lead"];

/// The ids of a kind of subject, from the area that knows them.
pub(crate) async fn ids(app: &App, kind: &str) -> Result<Arc<Vec<String>>> {
    let mut all = Vec::new();
    for subjects in app.modules.iter().flat_map(|m| m.subjects).filter(|s| s.kind == kind) {
        all.extend((subjects.ids)(app).await?);
    }
    Ok(Arc::new(all))
}

/// What the chosen publishers say of several days, each reading its rows once.
pub(super) async fn asked_of(
    app: &App,
    ask: &Ask,
    days: &[Day],
    chosen: impl Fn(&Publisher) -> bool,
) -> Result<Vec<Frame>> {
    let blank = Frame::new(ask.ids.to_vec());
    let mut frames: Vec<Frame> = days.iter().map(|day| blank.clone().with_today(*day)).collect();
    let mut watch = Watch::start(&app.clock);
    for publisher in app.modules.iter().flat_map(|m| m.publishers).filter(|p| chosen(p)) {
        let ask = ask.anew();
        for (frame, day) in frames.iter_mut().zip(days) {
            for (spec, values) in (publisher.load)(app, &ask.on(*day)).await? {
                *frame = frame.clone().with(spec, values)?;
            }
        }
        watch.lap(frames.last().and_then(|frame| frame.specs().last()).map_or("", |spec| spec.key.as_str()));
    }
    Ok(frames)
}

/// What the chosen publishers say when asked of one day.
pub(crate) async fn asked(app: &App, ask: &Ask, chosen: impl Fn(&Publisher) -> bool) -> Result<Frame> {
    let mut frames = asked_of(app, ask, &[ask.day], chosen).await?;
    frames.pop().ok_or_else(|| Error::internal("one day is published"))
}

/// The frame with the metrics of a day: 0 is today, 1 is four weeks ago. Only accounts whose counts differ from the last time are
/// read off.
pub(super) fn with_metrics(
    mut frame: Frame,
    definitions: &Definitions,
    (fold, day): (&Fold, usize),
    roll: &Roll,
    earlier: Option<&Earlier>,
) -> Result<Frame> {
    let folded = fold.folded(day);
    let earlier = earlier.filter(|e| e.roll().is_like(roll) && e.frame(day).same_subjects(&frame));
    let moved = earlier.and_then(|e| Some((e.frame(day), folded.differing(e.fold().folded(day))?)));
    let part = moved.map(|(old, subjects)| {
        let subjects: HashSet<u32> = subjects.into_iter().collect();
        let rows = (0..).zip(roll.numbers.iter()).filter(|(_, number)| subjects.contains(number)).map(|(row, _)| row);
        (old, Part::new(&frame, &rows.collect()))
    });
    let numbers: Cow<'_, [u32]> = match &part {
        Some((_, part)) => part.rows().iter().map(|&row| roll.numbers[row as usize]).collect(),
        None => Cow::Borrowed(&roll.numbers),
    };
    let row = |at: usize| part.as_ref().map_or(at, |(_, part)| part.rows()[at] as usize);
    let working = |at: usize, from, to| roll.calendars.working(row(at), from, to);
    for (at, metric) in definitions.metrics.iter().enumerate() {
        let spec = metric_spec(metric);
        let cells: ArrayRef = match folded.column(at, &numbers, &working) {
            MetricColumn::Numbers(column) => Arc::new(Float64Array::from(column)),
            MetricColumn::Days(column) => {
                Arc::new(column.into_iter().map(|day| day.map(query::day_number)).collect::<Date32Array>())
            }
        };
        let array = match part.as_ref().and_then(|(old, part)| Some((part, old.array(&spec.key)?))) {
            Some((part, old)) => part.put(&old, &cells)?,
            None => cells,
        };
        frame = frame.with_array(spec, array)?;
    }
    Ok(frame)
}

/// The engine's own columns of accounts.
pub(super) fn own_specs() -> Vec<ColumnSpec> {
    let mut specs: Vec<ColumnSpec> = WINDOWS
        .iter()
        .map(|n| ColumnSpec::new(&working_days(*n), ValueType::Number, Class::General).grouped("account"))
        .collect();
    let flag = |key: &str| ColumnSpec::new(key, ValueType::Flag, Class::General).grouped("usage");
    specs.extend([flag("usage_source_silent"), flag("usage_tracked")]);
    specs.extend(ROLES.iter().map(|role| {
        let label = Says::new("column-contact").with("role", Says::new(format!("contact-role-{role}")));
        ColumnSpec::new(&contact(role), ValueType::Text, Class::Personal).labelled(label).grouped("people")
    }));
    specs
}

/// The frame with the engine's own columns; `tracked` says whether events are received here at all. What cannot have changed since
/// the last time is taken from there.
pub(super) fn with_own(
    mut frame: Frame,
    (silent, tracked): (&[bool], bool),
    (roll, day): (&Roll, usize),
    earlier: Option<&Earlier>,
) -> Result<Frame> {
    let judged = frame.today().unwrap_or_default();
    let earlier = earlier.filter(|e| e.frame(day).same_subjects(&frame));
    let same_people = earlier.filter(|e| Arc::ptr_eq(&e.roll().people, &roll.people));
    let same_days = earlier.filter(|e| Arc::ptr_eq(&e.roll().calendars, &roll.calendars));
    let known = |earlier: Option<&Earlier>, key: &str| earlier.and_then(|e| e.frame(day).array(key));
    let rows = 0..frame.len();
    let mut columns: Vec<ArrayRef> = Vec::new();
    for days in WINDOWS {
        let from = judged.saturating_sub((days - 1).days());
        let count = || rows.clone().map(|row| Some(f64::from(roll.calendars.working(row, from, judged))));
        let known = known(same_days, &working_days(days));
        columns.push(known.unwrap_or_else(|| Arc::new(count().collect::<Float64Array>())));
    }
    let is_silent = rows.clone().map(|row| Some(silent.get(row).copied().unwrap_or(false)));
    columns.push(Arc::new(is_silent.collect::<BooleanArray>()));
    columns.push(Arc::new(BooleanArray::from(vec![tracked; frame.len()])));
    for role in ROLES {
        let who = || rows.clone().map(|row| roll.people.addressed(frame.id(row), role));
        let known = known(same_people, &contact(role));
        columns.push(known.unwrap_or_else(|| Arc::new(who().collect::<StringArray>())));
    }
    for (spec, array) in own_specs().into_iter().zip(columns) {
        let array = match known(earlier, &spec.key) {
            Some(old) if old.as_ref() == array.as_ref() => old,
            _ => array,
        };
        frame = frame.with_array(spec, array)?;
    }
    Ok(frame)
}

/// The key of the column of working days in a window.
fn working_days(days: i64) -> String {
    format!("working_days_{days}")
}

/// The key of the column of the first known contact with a role.
fn contact(role: &str) -> String {
    format!("contact_{role}")
}
