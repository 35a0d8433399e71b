//! All definitions as one TOML text, for `tenure definitions export` and `apply`.

use std::collections::BTreeMap;

use kernel::{Actor, Error, Kind, Result};
use toml::{Table, Value};
use web::App;

use super::model::Definitions;
use super::saving::save;
use super::sets::{current, read, written};

/// The entry that names the set which a text was made from.
const BASE: &str = "base";
/// The lists whose entries have keys.
const LISTS: [&str; 6] = ["metric", "formula", "rank", "scorecard", "segment", "signal"];

/// The definitions in force as TOML, with the id of their set.
///
/// # Errors
/// The database cannot be read.
pub async fn export(app: &App) -> Result<String> {
    let set = current(app).await?;
    Ok(format!("{BASE} = \"{}\"\n\n{}", set.id, written(&set.definitions)?))
}

/// What `toml` would change: one line for each definition that is new, gone or different.
///
/// # Errors
/// The text cannot be read, or the definitions in force cannot.
pub async fn difference(app: &App, toml: &str) -> Result<Vec<String>> {
    let (_, wanted) = parsed(toml)?;
    Ok(compared(&current(app).await?.definitions, &wanted))
}

/// Puts the definitions of `toml` in force and gives the id of their set.
///
/// # Errors
/// `definitions-moved` when the text names a base that is no longer in force; the text cannot be read; a definition is wrong.
pub async fn apply(app: &App, toml: &str, reason: &str, actor: Actor) -> Result<String> {
    let (base, wanted) = parsed(toml)?;
    let set = current(app).await?;
    if base.is_some_and(|base| base != set.id) {
        return Err(Error::new(Kind::Conflict, "definitions-moved"));
    }
    // Expressions are checked against the columns that there are.
    app.refresh().await?;
    let (id, _) = save(app, actor, (&set.id, ""), wanted, reason).await?;
    app.refresh().await?;
    Ok(id)
}

/// The base that a text names, and its definitions.
fn parsed(toml: &str) -> Result<(Option<String>, Definitions)> {
    let mut table: Table =
        toml.parse().map_err(|e: toml::de::Error| Error::invalid("definitions-text").with("detail", e.to_string()))?;
    let base = table.remove(BASE).and_then(|base| base.as_str().map(str::to_owned));
    if base.is_none() {
        return Ok((None, read(toml)?));
    }
    Ok((base, read(&table.to_string())?))
}

/// The entries of all lists by kind and key, as text.
fn entries(definitions: &Definitions) -> BTreeMap<(String, String), Table> {
    let table = Table::try_from(definitions).unwrap_or_default();
    let mut found = BTreeMap::new();
    for (kind, value) in table {
        match value {
            Value::Array(list) if LISTS.contains(&kind.as_str()) => {
                for entry in list.into_iter().filter_map(|e| e.try_into::<Table>().ok()) {
                    let key = entry.get("key").and_then(Value::as_str).unwrap_or("").to_owned();
                    found.insert((kind.clone(), key), entry);
                }
            }
            Value::Table(entry) => drop(found.insert((kind, String::new()), entry)),
            _ => {}
        }
    }
    found
}

fn compared(before: &Definitions, after: &Definitions) -> Vec<String> {
    let (before, after) = (entries(before), entries(after));
    let named = |(kind, key): &(String, String)| if key.is_empty() { kind.clone() } else { format!("{kind} {key}") };
    let mut lines = Vec::new();
    for (name, old) in &before {
        match after.get(name) {
            None => lines.push(format!("- {}", named(name))),
            Some(new) if new != old => lines.push(format!("~ {}: {}", named(name), changed(old, new).join("; "))),
            Some(_) => {}
        }
    }
    lines.extend(after.keys().filter(|name| !before.contains_key(*name)).map(|name| format!("+ {}", named(name))));
    lines
}

/// Each field that differs: `weight 2 → 3`.
fn changed(old: &Table, new: &Table) -> Vec<String> {
    let mut fields: Vec<&String> = old.keys().chain(new.keys()).collect();
    fields.sort_unstable();
    fields.dedup();
    let short = |value: Option<&Value>| {
        let text = value.map_or_else(|| "(none)".to_owned(), ToString::to_string);
        if text.chars().count() > 160 { text.chars().take(160).chain(['…']).collect() } else { text }
    };
    let different = fields.into_iter().filter(|field| old.get(*field) != new.get(*field));
    different.map(|field| format!("{field} {} → {}", short(old.get(field)), short(new.get(field)))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::definitions::model::{Formula, Segment};

    #[test]
    fn differences_are_one_line_each() {
        let formula =
            |key: &str, expression: &str| Formula { key: key.into(), name: None, expression: expression.into() };
        let segment = Segment { key: "s".into(), name: None, expression: "a > 1".into() };
        let before = Definitions { formulas: vec![formula("a", "1"), formula("b", "2")], ..Definitions::default() };
        let after =
            Definitions { formulas: vec![formula("a", "3")], segments: vec![segment], ..Definitions::default() };
        assert_eq!(compared(&before, &after), ["~ formula a: expression \"1\" → \"3\"", "- formula b", "+ segment s"]);
        assert!(compared(&after, &after).is_empty());
    }

    #[test]
    fn the_base_is_read_and_taken_off() {
        let (base, all) = parsed("base = \"set_1\"\n\n[[formula]]\nkey = \"a\"\nexpression = \"1\"\n").unwrap();
        assert_eq!((base.as_deref(), all.formulas.len()), (Some("set_1"), 1));
        assert_eq!(parsed("[[formula]]\nkey = \"a\"\nexpression = \"1\"\n").unwrap().0, None);
        assert!(parsed("[[formula]]\nkey = \"a\"\nexpresion = \"1\"\n").is_err());
        assert!(parsed("[[formula").is_err());
    }
}
