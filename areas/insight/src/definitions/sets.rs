//! The set in force, and saving a new one.

use std::sync::Arc;

use kernel::{Actor, Error, Instant, Kind, Result, Says};
use sha2::{Digest, Sha256};
use storage::Tx;
use web::App;

use super::check::flaws;
use super::compiled::Flaw;
use super::model::Definitions;
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
    let newest = store::newest(app.db.read()).await?;
    if let Some(row) = &newest {
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
    let tx = app.db.write(app.by(Actor::system(SHIPPED))).await?;
    let row = insert(app, &tx, &shipped()?, "").await?;
    tx.commit().await?;
    opened(app, &row)
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

async fn insert(app: &App, tx: &Tx, definitions: &Definitions, reason: &str) -> Result<Model> {
    let toml = written(definitions)?;
    // Two sets of one moment would have no order: the later one is a microsecond younger.
    let newest = store::newest(&**tx).await?;
    let at = newest.map_or(app.now(), |row| app.now().max(Instant(row.at + 1)));
    let author = tx.by().actor.to_string();
    let row = Model {
        id: id_of(&toml, (&author, reason), at),
        at: at.0,
        author,
        reason: reason.to_owned(),
        effective_from: app.today().to_string(),
        toml,
        version: 1,
    };
    tx.insert(row).await
}

fn id_of(toml: &str, (author, reason): (&str, &str), at: Instant) -> String {
    let digest = Sha256::digest([toml, author, reason, &at.0.to_string()].join("\n"));
    let hex: String = digest.iter().take(10).map(|byte| format!("{byte:02x}")).collect();
    format!("set_{hex}")
}

/// Everything that keeps `definitions` from being saved here.
pub fn wrong(app: &App, definitions: &Arc<Definitions>) -> Vec<Flaw> {
    let kept = state::of(app).engine();
    let (published, of_sources) =
        kept.as_ref().map(|e| (e.published.as_slice(), e.of_sources.as_slice())).unwrap_or_default();
    flaws(definitions, published, of_sources)
}

/// Saves `definitions` in the place of the set `base`, and gives the new set's id and the act's cause.
///
/// # Errors
/// `definitions-moved` when another set is in force than `base`; the flaws as faults, each named `key.field` or, for the
/// definition `edited`, by its field alone.
pub async fn save(
    app: &App,
    actor: Actor,
    (base, edited): (&str, &str),
    definitions: Definitions,
    reason: &str,
) -> Result<(String, String)> {
    let definitions = Arc::new(definitions);
    let error = wrong(app, &definitions).into_iter().fold(Error::invalid("error-form"), |error, flaw| {
        let field = if flaw.key == edited { flaw.field } else { format!("{}.{}", flaw.key, flaw.field) };
        error.fault(&field, flaw.says)
    });
    if !error.faults.is_empty() {
        return Err(error);
    }
    let tx = app.db.write(app.by(actor)).await?;
    let newest = store::newest(&*tx).await?;
    if newest.as_ref().is_some_and(|row| row.id != base) {
        return Err(Error::new(Kind::Conflict, "definitions-moved"));
    }
    let row = insert(app, &tx, &definitions, reason).await?;
    let says = Says::new("audit-definitions").with("reason", reason);
    team::audit::note(&tx, "definition.write", &format!("definitions:{}", row.id), says).await?;
    let cause = tx.by().cause.clone();
    tx.commit().await?;
    app.touched();
    Ok((row.id, cause))
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

    #[test]
    fn ids_differ_by_text_author_reason_and_moment() {
        let one = id_of("a", ("me", "why"), Instant(1));
        for other in [
            id_of("b", ("me", "why"), Instant(1)),
            id_of("a", ("you", "why"), Instant(1)),
            id_of("a", ("me", ""), Instant(1)),
            id_of("a", ("me", "why"), Instant(2)),
        ] {
            assert_ne!(one, other);
        }
    }
}
