//! Who set a field last: a person, a file, or a program. Read from the history of the record, so that the rules of a source can be asked.

use std::collections::HashMap;

use serde_json::{Map, Value};
use storage::{Change, WHOLE};

use crate::sources::Wins;

/// The prefix of the names of own fields, which stand together in one column.
pub const OWN: &str = "own.";

/// Whoever set a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hand {
    /// Somebody, on a page or by a program that acts in their name.
    Person,
    /// A file.
    Import,
    /// A source, or the program itself.
    Program,
}

impl Hand {
    fn of(change: &Change) -> Self {
        match change {
            c if c.cause.starts_with("imp_") => Self::Import,
            c if c.actor.starts_with("system:source:") => Self::Program,
            c if c.actor.starts_with("system:") => Self::Import,
            _ => Self::Person,
        }
    }

    /// Whether a source may overwrite what this hand wrote, by the rule that holds.
    pub const fn yields(self, rule: Wins) -> bool {
        match (self, rule) {
            (Self::Program, _) | (_, Wins::Sdk) | (Self::Import, Wins::Person) => true,
            (Self::Person, _) | (Self::Import, Wins::Import) => false,
        }
    }
}

/// The last hand on every field that holds something. `changes` is the history of one record, oldest first.
pub fn last(changes: &[Change]) -> HashMap<String, Hand> {
    let mut hands = HashMap::new();
    for change in changes {
        let hand = Hand::of(change);
        let new = change.new.as_deref().and_then(|json| serde_json::from_str::<Value>(json).ok());
        match (change.field.as_str(), new) {
            (WHOLE, Some(Value::Object(row))) => {
                for (field, value) in row.iter().filter(|(_, value)| !value.is_null()) {
                    if field == "own" {
                        own(&mut hands, hand, &Map::new(), &inside(value));
                    } else {
                        hands.insert(field.clone(), hand);
                    }
                }
            }
            ("own", Some(value)) => {
                let old = change.old.as_deref().and_then(|json| serde_json::from_str(json).ok()).unwrap_or(Value::Null);
                own(&mut hands, hand, &inside(&old), &inside(&value));
            }
            (field, _) => drop(hands.insert(field.to_owned(), hand)),
        }
    }
    hands
}

/// The own fields, which the history holds as a text of JSON.
fn inside(value: &Value) -> Map<String, Value> {
    value.as_str().and_then(|text| serde_json::from_str(text).ok()).unwrap_or_default()
}

fn own(hands: &mut HashMap<String, Hand>, hand: Hand, old: &Map<String, Value>, new: &Map<String, Value>) {
    for (field, _) in new.iter().filter(|(field, value)| old.get(*field) != Some(value)) {
        hands.insert(format!("{OWN}{field}"), hand);
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn change(field: &str, (old, new): (Value, Value), actor: &str, cause: &str) -> Change {
        Change {
            seq: 0,
            entity: "accounts".to_owned(),
            entity_id: "acc_1".to_owned(),
            field: field.to_owned(),
            old: Some(old.to_string()),
            new: Some(new.to_string()),
            valid_from: 0,
            known_at: 0,
            actor: actor.to_owned(),
            cause: cause.to_owned(),
        }
    }

    #[test]
    fn the_last_hand_counts_also_inside_the_own_fields() {
        let row = json!({"name": "Acme", "phone": null, "own": json!({"plan": "pro", "seats": 3}).to_string()});
        let changes = [
            change(WHOLE, (Value::Null, row), "person:usr_1", "imp_1"),
            change("name", (json!("Acme"), json!("ACME")), "person:usr_1", "act_1"),
            change("industry", (Value::Null, json!("Steel")), "system:source:src_1", "act_2"),
            change(
                "own",
                (json!("{\"plan\":\"pro\",\"seats\":3}"), json!("{\"plan\":\"max\",\"seats\":3}")),
                "token:tok_1",
                "act_3",
            ),
        ];
        let hands = last(&changes);
        assert_eq!(hands.get("name"), Some(&Hand::Person));
        assert_eq!(hands.get("industry"), Some(&Hand::Program));
        assert_eq!(hands.get("own.plan"), Some(&Hand::Person));
        assert_eq!(hands.get("own.seats"), Some(&Hand::Import));
        assert_eq!(hands.get("phone"), None);
    }

    #[test]
    fn a_rule_protects_whom_it_names_and_those_above() {
        let yields = |rule| [Hand::Person, Hand::Import, Hand::Program].map(|hand| hand.yields(rule));
        assert_eq!(yields(Wins::Person), [false, true, true]);
        assert_eq!(yields(Wins::Import), [false, false, true]);
        assert_eq!(yields(Wins::Sdk), [true, true, true]);
    }
}
