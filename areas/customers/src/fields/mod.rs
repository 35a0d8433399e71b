//! Own fields: facts about accounts that the company itself has defined, by hand or by an import.
//!
//! Invariants: a key is unique among all columns; the values live in the account's `own` JSON; removing a field keeps the values,
//! so that undo brings them back. Publishes one column for each field.
mod model;
mod names;
mod pages;

use kernel::{Day, Result, Says, Value, ValueType};
use query::ColumnSpec;
use sea_orm::entity::prelude::*;
use sea_orm::{ConnectionTrait, QueryOrder};
use serde_json::Value as Json;
use storage::fault;
use web::{App, Ask, Published};

use crate::accounts::Account;

pub use model::{OwnField, is_name, name_from};
pub(crate) use names::taken;
pub(crate) use pages::routes;

/// All own fields by key.
pub async fn all(db: &impl ConnectionTrait) -> Result<Vec<OwnField>> {
    model::Entity::find().order_by_asc(model::Column::Key).all(db).await.map_err(|e| fault(&e))
}

/// One column for each own field.
pub(crate) async fn columns(app: &App, ask: &Ask, accounts: &[Account]) -> Result<Vec<Published>> {
    let fields = all(app.db.read()).await?;
    let mut published: Vec<Published> = fields.iter().map(|f| (spec(f), ask.blank())).collect();
    if fields.is_empty() {
        return Ok(published);
    }
    for account in accounts {
        let Some(row) = ask.row(&account.id) else { continue };
        let own = account.own_fields();
        for (field, (_, values)) in fields.iter().zip(&mut published) {
            if let Some(value) = own.get(&field.key) {
                values[row] = cell(field.value_type(), value);
            }
        }
    }
    Ok(published)
}

fn spec(field: &OwnField) -> ColumnSpec {
    let says = |text: &str| Says::new("column-verbatim").with("text", text);
    let choices = field.options().into_iter().map(|o| (o.clone(), says(&o))).collect();
    ColumnSpec::new(&field.key, field.value_type(), field.class_of())
        .labelled(says(&field.label))
        .grouped("own")
        .choosing(choices)
}

/// A stored value as a cell of the field's type; what does not fit is unknown.
pub(crate) fn cell(ty: ValueType, value: &Json) -> Value {
    match (ty, value) {
        (ValueType::Number | ValueType::Money, Json::Number(n)) => n.as_f64().map_or(Value::Null, Value::Number),
        (ValueType::Text | ValueType::Choice, Json::String(t)) => Value::Text(t.clone()),
        (ValueType::Flag, Json::Bool(b)) => Value::Flag(*b),
        (ValueType::Date, Json::String(t)) => t.parse::<Day>().map_or(Value::Null, Value::Date),
        _ => Value::Null,
    }
}
