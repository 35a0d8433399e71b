//! The columns that an account's own record gives.

use kernel::{Class, Day, Result, Says, Value, ValueType};
use query::ColumnSpec;
use web::{App, Ask, BoxFuture, Published};

use super::model::{Account, CALENDARS, KINDS, LANGUAGES};
use super::store;
use crate::fields;

type Read = fn(&Account) -> Value;

/// Key, type and how to read it. Owners are choices of people and come apart.
const COLUMNS: [(&str, ValueType, Read); 12] = [
    ("name", ValueType::Text, |a| Value::Text(a.name.clone())),
    ("short_name", ValueType::Text, |a| text(a.short_name.as_ref())),
    ("key", ValueType::Text, |a| Value::Text(a.key.clone())),
    ("legal_name", ValueType::Text, |a| text(a.legal_name.as_ref())),
    ("registration_id", ValueType::Text, |a| text(a.registration_id.as_ref())),
    ("website", ValueType::Text, |a| text(a.website.as_ref())),
    ("country", ValueType::Text, |a| text(a.country.as_ref())),
    ("region", ValueType::Text, |a| text(a.region.as_ref())),
    ("industry", ValueType::Text, |a| text(a.industry.as_ref())),
    ("team_size", ValueType::Number, |a| a.team_size.map_or(Value::Null, number)),
    ("created_on", ValueType::Date, |a| a.created().map_or(Value::Null, Value::Date)),
    ("team_size_on", ValueType::Date, |a| day(a.team_size_on.as_ref())),
];

/// What reaches somebody: of a customer who is a person it is personal.
const REACHED: [(&str, Read); 2] = [("phone", |a| text(a.phone.as_ref())), ("email", |a| text(a.email.as_ref()))];

pub(crate) fn load<'a>(app: &'a App, ask: &'a Ask) -> BoxFuture<'a, Result<Vec<Published>>> {
    Box::pin(async move {
        let accounts = ask.once(store::all(app.db.read(), ask.only())).await?;
        let mut published: Vec<Published> =
            COLUMNS.iter().map(|(key, ty, read)| (spec(key, *ty), column(ask, &accounts, *read))).collect();
        published.extend(REACHED.iter().map(|(key, read)| {
            (ColumnSpec::new(key, ValueType::Text, Class::Personal).grouped("account"), column(ask, &accounts, *read))
        }));
        published.push((choice("kind", &KINDS), column(ask, &accounts, |a| Value::Text(a.kind.clone()))));
        published.push((choice("calendar", &CALENDARS), column(ask, &accounts, |a| Value::Text(a.calendar.clone()))));
        published.push((choice("language", &LANGUAGES), column(ask, &accounts, |a| text(a.language.as_ref()))));
        let people = team::people::names(app).await?;
        let mut names: Vec<(String, Says)> = people
            .iter()
            .map(|(id, name)| (id.clone(), Says::new("column-verbatim").with("text", name.as_str())))
            .collect();
        names.sort_by(|a, b| people.get(&a.0).cmp(&people.get(&b.0)));
        published.push((
            spec("csm", ValueType::Choice).choosing(names.clone()),
            column(ask, &accounts, |a| text(a.csm_id.as_ref())),
        ));
        published
            .push((spec("am", ValueType::Choice).choosing(names), column(ask, &accounts, |a| text(a.am_id.as_ref()))));
        published.extend(fields::columns(app, ask, &accounts).await?);
        Ok(published)
    })
}

fn spec(key: &str, ty: ValueType) -> ColumnSpec {
    ColumnSpec::new(key, ty, Class::General).grouped("account")
}

fn choice(key: &str, choices: &[&str]) -> ColumnSpec {
    let labelled = choices.iter().map(|c| ((*c).to_owned(), Says::new(format!("account-{key}-{c}"))));
    spec(key, ValueType::Choice).choosing(labelled.collect())
}

fn column(ask: &Ask, accounts: &[Account], read: Read) -> Vec<Value> {
    let mut values = ask.blank();
    for account in accounts {
        if let Some(row) = ask.row(&account.id) {
            values[row] = read(account);
        }
    }
    values
}

fn text(value: Option<&String>) -> Value {
    value.map_or(Value::Null, |t| Value::Text(t.clone()))
}

fn day(value: Option<&String>) -> Value {
    value.and_then(|d| d.parse::<Day>().ok()).map_or(Value::Null, Value::Date)
}

#[expect(clippy::cast_precision_loss, reason = "team sizes stay far below 2^53")]
const fn number(n: i64) -> Value {
    Value::Number(n as f64)
}
