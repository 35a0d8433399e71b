//! What is known of an account's people, as columns.

use std::collections::HashMap;

use kernel::{Class, Day, Result, Value, ValueType};
use query::ColumnSpec;
use web::{App, Ask, BoxFuture, Published};

use super::store::{self, Slim};

/// A mail that came back says something for this many days.
const BOUNCE_DAYS: i64 = 45;

/// How a column is read off what is known of an account's people.
type Count = fn(&People) -> u32;

#[derive(Default, Clone, Copy)]
struct People {
    all: u32,
    decision_makers: u32,
    admins: u32,
    champions: u32,
    bounced: u32,
}

pub(crate) fn load<'a>(app: &'a App, ask: &'a Ask) -> BoxFuture<'a, Result<Vec<Published>>> {
    Box::pin(async move {
        let mut by_account: HashMap<usize, People> = HashMap::new();
        for contact in ask.once(store::slim(app.db.read(), ask.only())).await?.iter() {
            if let Some(row) = ask.row(&contact.account_id) {
                count(by_account.entry(row).or_default(), contact, ask.day);
            }
        }
        let columns: [(&str, Count); 5] = [
            ("contacts", |p| p.all),
            ("decision_makers", |p| p.decision_makers),
            ("admins", |p| p.admins),
            ("champions", |p| p.champions),
            ("bounced_contacts", |p| p.bounced),
        ];
        let column = |read: fn(&People) -> u32| {
            let none = People::default();
            (0..ask.ids.len())
                .map(|row| Value::Number(f64::from(read(by_account.get(&row).unwrap_or(&none)))))
                .collect()
        };
        let spec = |key| ColumnSpec::new(key, ValueType::Number, Class::General).grouped("people");
        Ok(columns.into_iter().map(|(key, read)| (spec(key), column(read))).collect())
    })
}

fn count(people: &mut People, contact: &Slim, day: Day) {
    people.all += 1;
    match contact.role.as_str() {
        "decision_maker" => people.decision_makers += 1,
        "admin" => people.admins += 1,
        "champion" => people.champions += 1,
        _ => {}
    }
    let bounced = contact.bounced_on.as_deref().and_then(|d| d.parse::<Day>().ok());
    if bounced.is_some_and(|on| (0..=BOUNCE_DAYS).contains(&days_between(on, day))) {
        people.bounced += 1;
    }
}

fn days_between(from: Day, to: Day) -> i64 {
    from.until(to).map_or(-1, |span| i64::from(span.get_days()))
}
