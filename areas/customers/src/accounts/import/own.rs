//! Own fields in a file: defined when they are new, typed, and merged into the account's JSON.

use std::collections::{BTreeMap, BTreeSet};

use kernel::{Class, Error, Money, Result, Says, ValueType};
use serde_json::{Map, Value as Json};
use tables::{FieldMap, MappedRow, Typed};
use web::module::{Importing, RowOutcome};

use crate::fields::{self, OwnField};
use crate::imports::taking::refused;

/// Different texts that a choice may have; more is text.
const CHOICES: usize = 500;

/// The own fields of an import.
pub(super) struct Fields {
    defined: BTreeMap<String, OwnField>,
    /// Choices that the file brings and the field does not have yet.
    choices: BTreeMap<String, BTreeSet<String>>,
}

impl Fields {
    /// The own fields that the mapping names; those that do not exist are made.
    ///
    /// # Errors
    /// `import-own-type` when a field exists with another type, and what [`OwnField::checked`] finds wrong with a new one.
    pub async fn ready(importing: &mut Importing<'_>) -> Result<Self> {
        let wanted: Vec<&FieldMap> = importing.mapping.fields.iter().filter(|entry| entry.own().is_some()).collect();
        let mut own = Self { defined: BTreeMap::new(), choices: BTreeMap::new() };
        if wanted.is_empty() {
            return Ok(own);
        }
        for field in fields::all(&**importing.tx).await? {
            own.defined.insert(field.key.clone(), field);
        }
        let mut columns = None;
        for entry in wanted {
            let (Some(key), Some(ty)) = (entry.own(), entry.ty) else { continue };
            match own.defined.get(key) {
                Some(field) if field.value_type() == ty => {}
                Some(field) => return Err(other_type(key, field.value_type(), ty)),
                None => {
                    if columns.is_none() {
                        columns = Some(fields::taken(importing.app).await?);
                    }
                    let taken = columns.as_ref();
                    let field = new(importing, entry, (key, ty));
                    let field = field.checked(|key| taken.is_some_and(|columns| columns.contains(key)));
                    let field = field
                        .map_err(|error| Error { says: Says::new("import-own-wrong").with("field", key), ..error })?;
                    own.defined.insert(key.to_owned(), importing.tx.insert(field).await?);
                }
            }
        }
        Ok(own)
    }

    /// The account's own fields with the row's in them; blank cells keep what was there.
    pub async fn merged(
        &mut self,
        importing: &Importing<'_>,
        row: &MappedRow,
        old: &str,
    ) -> Result<Result<String, RowOutcome>> {
        if row.own.values().all(Typed::is_null) {
            return Ok(Ok(old.to_owned()));
        }
        let mut object: Map<String, Json> = serde_json::from_str(old).unwrap_or_default();
        for (key, value) in row.own.iter().filter(|(_, value)| !value.is_null()) {
            let place = format!("own:{key}");
            let json = match value {
                Typed::Amount { minor, currency } => {
                    match amount(importing, row, Money::new(*minor, *currency)).await? {
                        Some(json) => json,
                        None => {
                            let keys = ("import-rate-missing", "import-remedy-rate-missing");
                            return Ok(Err(refused(row, importing.mapping, &place, keys)));
                        }
                    }
                }
                other => plain(other),
            };
            self.choose(key, &json);
            object.insert(key.to_string(), json);
        }
        Ok(Ok(Json::Object(object).to_string()))
    }

    /// Remembers a choice that the field does not have.
    fn choose(&mut self, key: &str, value: &Json) {
        let Some(field) = self.defined.get(key).filter(|field| field.value_type() == ValueType::Choice) else { return };
        let Some(text) = value.as_str() else { return };
        let new = self.choices.entry(key.to_owned()).or_default();
        let options = field.options();
        if new.len() + options.len() < CHOICES && options.iter().all(|option| option != text) {
            new.insert(text.to_owned());
        }
    }

    /// Adds the choices that the rows brought to their fields.
    pub async fn keep(&mut self, importing: &mut Importing<'_>) -> Result<()> {
        for (key, new) in std::mem::take(&mut self.choices) {
            let Some(field) = self.defined.get(&key).filter(|_| !new.is_empty()) else { continue };
            let mut options: Vec<String> = field.options().into_iter().filter(|option| !option.is_empty()).collect();
            options.extend(new);
            let choices = serde_json::to_string(&options).map_err(Error::internal)?;
            let changed = importing.tx.update(field, OwnField { choices, ..field.clone() }).await?;
            self.defined.insert(key, changed);
        }
        Ok(())
    }
}

fn new(importing: &Importing<'_>, entry: &FieldMap, (key, ty): (&str, ValueType)) -> OwnField {
    let label = entry.label.clone().or_else(|| entry.column.clone()).unwrap_or_else(|| key.to_owned());
    let class = if ty == ValueType::Money { Class::Money } else { Class::General };
    // A choice must have one; its real ones come with the rows.
    let choices = if ty == ValueType::Choice { "[\"\"]" } else { "[]" };
    OwnField {
        id: importing.app.id("fld"),
        key: key.to_owned(),
        label,
        kind: ty.key().to_owned(),
        class: class.key().to_owned(),
        choices: choices.to_owned(),
        version: 1,
    }
}

fn other_type(key: &str, is: ValueType, wanted: ValueType) -> Error {
    let kind = |ty: ValueType| Says::new(format!("field-kind-{}", ty.key()));
    Error::invalid(Says::new("import-own-type").with("field", key).with("is", kind(is)).with("wanted", kind(wanted)))
}

/// An amount in the reporting currency, in major units; nothing without a rate for that day.
async fn amount(importing: &Importing<'_>, row: &MappedRow, money: Money) -> Result<Option<Json>> {
    let app = importing.app;
    if money.currency == app.workspace.load().currency {
        return Ok(Some(Json::from(money.major())));
    }
    let day = row.known_at.map_or_else(|| app.today(), |at| at.day(&app.zone()));
    Ok(team::rates::convert(app, money, day).await?.map(Json::from))
}

fn plain(value: &Typed) -> Json {
    match value {
        Typed::Number(nano) if nano % Typed::ONE == 0 => match value.whole() {
            Some(whole) => Json::from(whole),
            None => Json::Null,
        },
        Typed::Number(_) => value.number().map_or(Json::Null, Json::from),
        Typed::Text(text) => Json::from(text.as_str()),
        Typed::Day(day) => Json::from(day.to_string()),
        Typed::Flag(flag) => Json::from(*flag),
        Typed::Null | Typed::Amount { .. } | Typed::Instant(_) => Json::Null,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn typed_values_become_json_of_their_type() {
        assert_eq!(plain(&Typed::Number(3 * Typed::ONE)), Json::from(3));
        assert_eq!(plain(&Typed::Number(Typed::ONE / 2)), Json::from(0.5));
        assert_eq!(plain(&Typed::Flag(true)), Json::from(true));
        assert_eq!(plain(&Typed::Day(kernel::Day::constant(2024, 2, 29))), Json::from("2024-02-29"));
    }
}
