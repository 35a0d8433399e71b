//! The columns that subscriptions give: of all terms that cover the day together.

use std::collections::HashMap;

use kernel::{Class, Day, Result, Says, Value, ValueType};
use query::ColumnSpec;
use team::settings::rates::Rates;
use web::{App, Ask, BoxFuture, Published};

use super::grown::{Changed, changed};
use super::model::Subscription;
use super::store;

/// Months of a year, for the yearly value.
const MONTHS: f64 = 12.0;
/// A term that began within this many days after another ended is its renewal.
const RENEWAL_GAP: i32 = 31;

/// What is known of an account's contract on one day.
#[derive(Debug, Default)]
struct Contract<'a> {
    /// The main term: the covering one of the highest price.
    main: Option<&'a Subscription>,
    seats: i64,
    mrr: Option<f64>,
    rate_missing: bool,
    last_cancelled: Option<Day>,
    last_end: Option<Day>,
    renewed_on: Option<Day>,
    changed: Changed,
}

pub(crate) fn load<'a>(app: &'a App, ask: &'a Ask) -> BoxFuture<'a, Result<Vec<Published>>> {
    Box::pin(async move {
        let all = ask.once(store::all(app.db.read(), ask.only())).await?;
        let rates = Rates::load(app).await?;
        let mut by_row: HashMap<usize, Vec<&Subscription>> = HashMap::new();
        let mut next = ask.blank();
        for subscription in all.iter() {
            let (Some(row), Some(start)) = (ask.row(&subscription.account_id), subscription.starts()) else { continue };
            if start <= ask.day {
                by_row.entry(row).or_default().push(subscription);
            } else if next[row].date().is_none_or(|d| start < d) {
                next[row] = Value::Date(start);
            }
        }
        let contracts: HashMap<usize, Contract<'_>> =
            by_row.into_iter().map(|(row, terms)| (row, contract(&terms, ask.day, &rates))).collect();
        let mut columns = columns(ask, &contracts);
        columns.push((ColumnSpec::new("next_starts_on", ValueType::Date, Class::General).grouped("contract"), next));
        Ok(columns)
    })
}

fn contract<'a>(terms: &[&'a Subscription], day: Day, rates: &Rates) -> Contract<'a> {
    let mut contract = Contract { changed: changed(terms, day), ..Contract::default() };
    for &term in terms {
        contract.last_end = contract.last_end.max(term.ends().filter(|e| *e < day));
        contract.last_cancelled = contract.last_cancelled.max(term.cancelled(day));
        if !term.covers(day) {
            continue;
        }
        contract.seats = contract.seats.max(term.seats);
        match term.mrr().and_then(|m| rates.convert(m, day)) {
            Some(major) => contract.mrr = Some(contract.mrr.unwrap_or(0.0) + major),
            None => contract.rate_missing = true,
        }
        if contract.main.is_none_or(|main| weightier(term, main)) {
            contract.main = Some(term);
        }
    }
    contract.renewed_on = contract.main.and_then(|main| {
        let start = main.starts()?;
        let follows = |e: Day| e < start && e.until(start).is_ok_and(|span| span.get_days() <= RENEWAL_GAP);
        // Whoever goes on with another plan has renewed; a trial was no contract yet.
        terms.iter().any(|t| t.status != "trial" && t.ends().is_some_and(follows)).then_some(start)
    });
    // A sum that lacks a part would look like a loss: unknown is the honest answer.
    if contract.rate_missing {
        contract.mrr = None;
    }
    contract
}

fn status(contract: &Contract<'_>, day: Day) -> &'static str {
    match contract.main {
        Some(main) if main.status == "trial" => "trial",
        Some(main) if main.cancelled(day).is_some() => "cancelled",
        Some(_) => "active",
        None if contract.last_end.is_some() || contract.last_cancelled.is_some() => "cancelled",
        None => "none",
    }
}

#[expect(clippy::cast_precision_loss, reason = "seats stay far below 2^53")]
fn columns(ask: &Ask, contracts: &HashMap<usize, Contract<'_>>) -> Vec<Published> {
    let none = Contract::default();
    let column = |read: &dyn Fn(&Contract<'_>) -> Value| {
        (0..ask.ids.len()).map(|row| read(contracts.get(&row).unwrap_or(&none))).collect::<Vec<_>>()
    };
    let spec = |key, ty| ColumnSpec::new(key, ty, Class::General).grouped("contract");
    let money = |key| ColumnSpec::new(key, ValueType::Money, Class::Money).grouped("contract");
    let date = |day: Option<Day>| day.map_or(Value::Null, Value::Date);
    let until = |day: Option<Day>| {
        day.and_then(|d| ask.day.until(d).ok()).map_or(Value::Null, |span| Value::Number(f64::from(span.get_days())))
    };
    let statuses =
        ["trial", "active", "cancelled", "none"].map(|s| (s.to_owned(), Says::new(format!("subscription-status-{s}"))));
    let per_seat =
        |c: &Contract<'_>| c.mrr.filter(|_| c.seats > 0).map_or(Value::Null, |m| Value::Number(m / c.seats as f64));
    vec![
        (spec("plan", ValueType::Text), column(&|c| c.main.map_or(Value::Null, |m| Value::Text(m.plan.clone())))),
        (
            spec("seats", ValueType::Number),
            column(&|c| if c.seats > 0 { Value::Number(c.seats as f64) } else { Value::Null }),
        ),
        (money("mrr"), column(&|c| c.mrr.map_or(Value::Null, Value::Number))),
        (money("arr"), column(&|c| c.mrr.map_or(Value::Null, |m| Value::Number(m * MONTHS)))),
        (money("seat_price"), column(&per_seat)),
        (spec("starts_on", ValueType::Date), column(&|c| date(c.main.and_then(Subscription::starts)))),
        (spec("ends_on", ValueType::Date), column(&|c| date(c.main.and_then(Subscription::ends)))),
        (spec("days_to_end", ValueType::Number), column(&|c| until(c.main.and_then(Subscription::ends)))),
        (spec("notice_on", ValueType::Date), column(&|c| date(c.main.and_then(Subscription::notice)))),
        (spec("days_to_notice", ValueType::Number), column(&|c| until(c.main.and_then(Subscription::notice)))),
        (spec("auto_renew", ValueType::Flag), column(&|c| c.main.map_or(Value::Null, |m| Value::Flag(m.auto_renew)))),
        (spec("renewed_on", ValueType::Date), column(&|c| date(c.renewed_on))),
        (spec("upgraded_on", ValueType::Date), column(&|c| date(c.changed.upgraded))),
        (spec("downgraded_on", ValueType::Date), column(&|c| date(c.changed.downgraded))),
        (
            spec("cancelled_on", ValueType::Date),
            column(&|c| date(c.last_cancelled.filter(|_| status(c, ask.day) == "cancelled"))),
        ),
        (
            spec("subscription_status", ValueType::Choice).choosing(statuses.into()),
            column(&|c| Value::Text(status(c, ask.day).to_owned())),
        ),
        (
            spec("paying", ValueType::Flag),
            column(&|c| Value::Flag(status(c, ask.day) == "active" && c.main.is_some_and(|m| m.mrr_minor > 0))),
        ),
    ]
}

/// Value as a percentile from 0 to 100 among all accounts of the same currency: an order that needs no rate and tells no amount.
pub(crate) fn rank<'a>(app: &'a App, ask: &'a Ask) -> BoxFuture<'a, Result<Vec<Published>>> {
    Box::pin(async move {
        let all = ask.once(store::all(app.db.read(), ask.only())).await?;
        let mut main: HashMap<usize, &Subscription> = HashMap::new();
        for term in all.iter().filter(|term| term.covers(ask.day)) {
            let Some(row) = ask.row(&term.account_id) else { continue };
            let first = main.entry(row).or_insert(term);
            if weightier(term, first) {
                *first = term;
            }
        }
        Ok(vec![ranked(ask, &main)])
    })
}

/// Whether a term is the main one rather than another that covers the same day.
fn weightier(term: &Subscription, than: &Subscription) -> bool {
    (term.mrr_minor, &term.starts_on) > (than.mrr_minor, &than.starts_on)
}

#[expect(clippy::cast_precision_loss, reason = "counts of accounts stay far below 2^53")]
fn ranked(ask: &Ask, main: &HashMap<usize, &Subscription>) -> Published {
    let mut values = ask.blank();
    let mut by_currency: HashMap<&str, Vec<(i64, usize)>> = HashMap::new();
    for (&row, term) in main {
        by_currency.entry(term.currency.as_str()).or_default().push((term.mrr_minor, row));
    }
    for mut ranked in by_currency.into_values() {
        ranked.sort_unstable();
        let last = (ranked.len() - 1).max(1) as f64;
        for &(minor, row) in &ranked {
            let below = ranked.partition_point(|&(other, _)| other < minor);
            values[row] = Value::Number((100.0 * below as f64 / last).round());
        }
    }
    (ColumnSpec::new("value_rank", ValueType::Number, Class::General).grouped("contract"), values)
}
