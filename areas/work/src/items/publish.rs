//! What waits for an answer, as columns.

use std::collections::HashMap;

use kernel::{Class, Day, Result, Value, ValueType};
use query::ColumnSpec;
use web::{App, Ask, BoxFuture, Published};

use super::model::Item;
use super::store;

#[derive(Default, Clone)]
struct Waiting {
    questions: u32,
    requests: u32,
    problems: u32,
    promises: u32,
    complaints: u32,
    broken: u32,
    oldest_complaint: Option<f64>,
    oldest: Option<f64>,
}

pub(crate) fn load<'a>(app: &'a App, ask: &'a Ask) -> BoxFuture<'a, Result<Vec<Published>>> {
    Box::pin(async move {
        let mut waiting: HashMap<usize, Waiting> = HashMap::new();
        for item in ask.once(store::all(app.db.read(), ask.only())).await?.iter().filter(|i| i.open_on(ask.day)) {
            if let Some(row) = ask.row(&item.account_id) {
                count(waiting.entry(row).or_default(), item, ask.day);
            }
        }
        Ok(columns(ask, &waiting))
    })
}

fn count(waiting: &mut Waiting, item: &Item, day: Day) {
    let age = item.asked().and_then(|asked| asked.until(day).ok()).map_or(0.0, |span| f64::from(span.get_days()));
    waiting.oldest = Some(waiting.oldest.map_or(age, |o| o.max(age)));
    match item.kind.as_str() {
        "question" => waiting.questions += 1,
        "request" => waiting.requests += 1,
        "problem" => waiting.problems += 1,
        "complaint" => {
            waiting.complaints += 1;
            waiting.oldest_complaint = Some(waiting.oldest_complaint.map_or(age, |o| o.max(age)));
        }
        _ => {
            waiting.promises += 1;
            waiting.broken += u32::from(item.late_on(day));
        }
    }
}

fn columns(ask: &Ask, waiting: &HashMap<usize, Waiting>) -> Vec<Published> {
    let none = Waiting::default();
    let column = |read: &dyn Fn(&Waiting) -> Value| {
        (0..ask.ids.len()).map(|row| read(waiting.get(&row).unwrap_or(&none))).collect::<Vec<_>>()
    };
    let spec = |key| ColumnSpec::new(key, ValueType::Number, Class::General).grouped("items");
    let number = |n: u32| Value::Number(f64::from(n));
    let days = |n: Option<f64>| n.map_or(Value::Null, Value::Number);
    vec![
        (spec("open_questions"), column(&|w| number(w.questions))),
        (spec("open_requests"), column(&|w| number(w.requests))),
        (spec("open_problems"), column(&|w| number(w.problems))),
        (spec("open_promises"), column(&|w| number(w.promises))),
        (spec("open_complaints"), column(&|w| number(w.complaints))),
        (spec("broken_promises"), column(&|w| number(w.broken))),
        (spec("oldest_complaint_days"), column(&|w| days(w.oldest_complaint))),
        (spec("oldest_open_days"), column(&|w| days(w.oldest))),
    ]
}
