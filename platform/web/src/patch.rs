//! Changing a record by a program: the body names the fields that become others, the rest stays.

use kernel::{Error, Result};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value, json};

/// The field that says which state of the record the program has read.
const VERSION: &str = "version";

/// The record with the fields of a body; only `fields` can be set.
///
/// # Errors
/// `error-stale` when the body's `version` is not the record's; `api-field-unknown` at a field that cannot be set;
/// `api-type-wrong` when a value is of another type than the field.
pub fn patched<T: Serialize + DeserializeOwned>(record: &T, body: &Map<String, Value>, fields: &[&str]) -> Result<T> {
    let Value::Object(mut merged) = json!(record) else { return Err(Error::internal("a record is an object")) };
    if body.get(VERSION).is_some_and(|version| merged.get(VERSION) != Some(version)) {
        return Err(Error::stale());
    }
    for (key, value) in body.iter().filter(|(key, _)| *key != VERSION) {
        if !fields.contains(&key.as_str()) {
            return Err(Error::field(key, "api-field-unknown"));
        }
        merged.insert(key.clone(), value.clone());
    }
    serde_json::from_value(Value::Object(merged))
        .map_err(|e| Error { detail: e.to_string(), ..Error::invalid("api-type-wrong") })
}

#[cfg(test)]
mod tests {
    use serde::Deserialize;

    use super::*;

    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    struct Thing {
        id: String,
        title: String,
        due: Option<String>,
        version: i64,
    }

    fn patch(body: &Value) -> Result<Thing> {
        let old = Thing { id: "t".into(), title: "old".into(), due: Some("2026-01-01".into()), version: 3 };
        patched(&old, body.as_object().unwrap(), &["title", "due"])
    }

    #[test]
    fn only_what_the_body_names_becomes_another() {
        let new = patch(&json!({"title": "new", "version": 3})).unwrap();
        assert_eq!((new.title.as_str(), new.due.as_deref(), new.version), ("new", Some("2026-01-01"), 3));
        assert_eq!(patch(&json!({"due": null})).unwrap().due, None);
    }

    #[test]
    fn what_cannot_be_changed_is_refused() {
        assert_eq!(patch(&json!({"version": 2})).unwrap_err().says.key, "error-stale");
        assert_eq!(patch(&json!({"id": "x"})).unwrap_err().faults[0].field, "id");
        assert_eq!(patch(&json!({"title": 1})).unwrap_err().says.key, "api-type-wrong");
    }
}
