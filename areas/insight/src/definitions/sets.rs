//! The set in force, and the one that is planned.

use std::sync::Arc;

use kernel::{Actor, Day, Error, Result};
use web::App;

use super::check::flaws;
use super::compiled::Flaw;
use super::merge::merged;
use super::model::Definitions;
use super::saving;
use super::store::{self, Model};
use crate::state;

/// The part of the program that writes what ships.
const SHIPPED: &str = "shipped";

/// The definitions of a moment.
#[derive(Debug, Clone)]
pub struct Set {
    /// Its id.
    pub id: String,
    /// What it holds.
    pub definitions: Arc<Definitions>,
}

/// What ships, for an empty workspace.
///
/// # Errors
/// Never for the files of this build: a test reads them.
pub fn shipped() -> Result<Definitions> {
    let files = [
        include_str!("shipped/metrics.toml"),
        include_str!("shipped/formulas.toml"),
        include_str!("shipped/scorecards.toml"),
        include_str!("shipped/divisions.toml"),
        include_str!("shipped/signals.toml"),
    ];
    let mut all = Definitions::default();
    for file in files {
        all.extend(read(file)?);
    }
    Ok(all)
}

/// Definitions from their text.
///
/// # Errors
/// `definitions-text` with the place and what is wrong there.
pub fn read(toml: &str) -> Result<Definitions> {
    toml::from_str(toml).map_err(|e| Error::invalid("definitions-text").with("detail", e.to_string()))
}

/// Definitions as text.
pub fn written(definitions: &Definitions) -> Result<String> {
    toml::to_string(definitions).map_err(Error::internal)
}

/// The set in force. An empty workspace gets what ships; one that never changed it gets what ships now.
///
/// # Errors
/// The database cannot be read or written.
pub async fn current(app: &App) -> Result<Set> {
    let (in_force, _) = store::standing(app.db.read(), app.today()).await?;
    if let Some(row) = &in_force {
        let untouched = row.author == Actor::system(SHIPPED).to_string();
        // The past is judged by what stood there, also where a newer program ships something else.
        if !untouched || app.past.is_some() {
            return opened(app, row);
        }
        let set = opened(app, row);
        let now = shipped()?;
        if set.as_ref().is_ok_and(|set| *set.definitions == now) {
            return set;
        }
    }
    ship(app).await
}

/// Puts what ships in force.
async fn ship(app: &App) -> Result<Set> {
    let by = Actor::system(SHIPPED);
    let tx = app.db.write(app.by(by.clone())).await?;
    let (in_force, planned) = store::standing(&*tx, app.today()).await?;
    let row = saving::insert(app, &tx, (&shipped()?, app.today()), (&by.to_string(), "")).await?;
    if let Some((force, planned)) = in_force.zip(planned) {
        // What somebody planned holds where what ships is another: nobody is there who could be asked.
        let both = merged(&former(&force)?, &former(&planned)?, &shipped()?).or_else(|_| former(&planned))?;
        saving::replace(app, &tx, &planned, &both).await?;
    }
    tx.commit().await?;
    opened(app, &row)
}

/// What is planned, if anything is, and the day from which it will judge.
///
/// # Errors
/// The database cannot be read.
pub async fn planned(app: &App) -> Result<Option<(Set, Day)>> {
    let today = app.today();
    let row = store::standing(app.db.read(), today).await?.1;
    let dated = row.and_then(|row| Some((row.planned_for(today)?, row)));
    dated.map(|(day, row)| Ok((opened(app, &row)?, day))).transpose()
}

fn opened(app: &App, row: &Model) -> Result<Set> {
    let kept = state::of(app);
    if let Some(set) = kept.set(&row.id) {
        return Ok(set);
    }
    let set = Set { id: row.id.clone(), definitions: Arc::new(read(&row.toml)?) };
    kept.keep_set(&set);
    Ok(set)
}

/// The definitions of a former set.
pub fn former(row: &Model) -> Result<Definitions> {
    read(&row.toml)
}

/// Everything that keeps `definitions` from being saved here.
pub fn wrong(app: &App, definitions: &Arc<Definitions>) -> Vec<Flaw> {
    let kept = state::of(app).engine();
    let (published, of_sources) =
        kept.as_ref().map(|e| (e.published.as_slice(), e.of_sources.as_slice())).unwrap_or_default();
    flaws(definitions, published, of_sources)
}

#[cfg(test)]
mod tests {
    use kernel::{Class, ValueType};
    use query::ColumnSpec;

    use super::*;

    #[test]
    fn what_ships_can_be_read_and_comes_back_equal_from_its_text() {
        let all = shipped().unwrap();
        assert_eq!(read(&written(&all).unwrap()).unwrap(), all);
        let keys = all.keys();
        let distinct: std::collections::BTreeSet<_> = keys.iter().collect();
        assert_eq!(distinct.len(), keys.len());
        assert!(all.signals.len() >= 8);
    }

    #[test]
    fn the_examples_of_the_manual_can_be_read_and_checked() {
        let docs = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/how-to/definitions");
        let column = |(key, ty): (&str, ValueType)| ColumnSpec::new(key, ty, Class::General);
        let published = [
            ("seats", ValueType::Number),
            ("mrr", ValueType::Money),
            ("created_on", ValueType::Date),
            ("usage_tracked", ValueType::Flag),
            ("usage_source_silent", ValueType::Flag),
        ]
        .map(column);
        for name in ["oulad.toml", "fightchurn.toml"] {
            let text = std::fs::read_to_string(docs.join(name)).unwrap();
            let all = Arc::new(read(&text).unwrap());
            assert_eq!(flaws(&all, &published, &crate::refresh::sources::specs()), [], "{name}");
        }
    }
}
