//! The band that a person set, as a column.

use std::collections::HashMap;

use kernel::{Class, Result, Says, Value, ValueType};
use query::ColumnSpec;
use web::components::Band;
use web::{App, Ask, BoxFuture, Published, Publisher};

use super::store;

/// The column's key.
pub(crate) const COLUMN: &str = "band_set";

pub(crate) const PUBLISHER: Publisher = Publisher::new("account", load, &[("health_overrides", "account_id")]);

fn load<'a>(app: &'a App, ask: &'a Ask) -> BoxFuture<'a, Result<Vec<Published>>> {
    Box::pin(async move {
        let zone = app.zone();
        let all = ask.once(store::of(app.db.read(), ask.only())).await?;
        let mut set: HashMap<usize, &str> = HashMap::new();
        for row in all.iter().filter(|row| row.holds(ask.day, &zone)) {
            if let Some(at) = ask.row(&row.account_id) {
                set.insert(at, &row.band);
            }
        }
        let bands =
            Band::ALL.map(|b| (b.key().to_owned(), Says::new(format!("web-band-{}", b.key().replace('_', "-")))));
        let spec =
            ColumnSpec::new(COLUMN, ValueType::Choice, Class::General).choosing(bands.to_vec()).grouped("health");
        let value = |row: usize| set.get(&row).map_or(Value::Null, |band| Value::Text((*band).to_owned()));
        Ok(vec![(spec, (0..ask.ids.len()).map(value).collect())])
    })
}
