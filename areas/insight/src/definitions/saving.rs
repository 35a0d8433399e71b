//! Saving a set: from now on, or from a day on.
//!
//! There is one planned set at most. Whatever is saved while one is planned goes into it too, so that nothing is lost on its day; where both
//! change the same definition, whoever saves is told.

use std::sync::Arc;

use kernel::{Actor, Day, Error, Instant, Kind, Result, Says};
use sha2::{Digest, Sha256};
use storage::Tx;
use web::App;

use super::merge::merged;
use super::model::Definitions;
use super::sets::{former, written, wrong};
use super::store::{self, Model};

/// Saves `definitions` in the place of the set `base`, and gives the new set's id and the act's cause.
///
/// # Errors
/// `definitions-moved` when another set is in force than `base`; the flaws as faults, each named `key.field` or, for the
/// definition `edited`, by its field alone; `definitions-planned-clash` when what is planned changes the same definition.
pub async fn save(
    app: &App,
    actor: Actor,
    (base, edited): (&str, &str),
    definitions: Definitions,
    reason: &str,
) -> Result<(String, String)> {
    let definitions = sound(app, definitions, edited)?;
    let (tx, force, planned) = begun(app, actor, base).await?;
    let author = tx.by().actor.to_string();
    let row = insert(app, &tx, (&definitions, app.today()), (&author, reason)).await?;
    if let Some((force, planned)) = force.zip(planned) {
        let both = together(app, [&former(&force)?, &former(&planned)?, &definitions])?;
        replace(app, &tx, &planned, &both).await?;
    }
    written_down(app, tx, (&row, reason)).await
}

/// Plans `definitions`, made from the set `base`, for a later day, and gives the planned set's id and the act's cause.
///
/// # Errors
/// As [`save`]; a fault of the field `effective` when something is planned for another day.
pub async fn plan(
    app: &App,
    actor: Actor,
    (base, edited): (&str, &str),
    definitions: Definitions,
    (reason, from): (&str, Day),
) -> Result<(String, String)> {
    let mut definitions = sound(app, definitions, edited)?;
    let (tx, force, planned) = begun(app, actor, base).await?;
    let mut why = reason.to_owned();
    if let Some((force, planned)) = force.zip(planned) {
        if planned.effective_from != from.to_string() {
            let day = planned.planned_for(app.today()).unwrap_or(from);
            return Err(Error::field("effective", Says::new("definitions-planned-other").with("day", day)));
        }
        definitions = together(app, [&former(&force)?, &former(&planned)?, &definitions])?;
        let reasons = [planned.reason.as_str(), reason];
        why = reasons.into_iter().filter(|one| !one.is_empty()).collect::<Vec<_>>().join("; ");
        tx.delete(&planned).await?;
    }
    let author = tx.by().actor.to_string();
    let row = insert(app, &tx, (&definitions, from), (&author, &why)).await?;
    written_down(app, tx, (&row, reason)).await
}

/// Takes what is planned back.
///
/// # Errors
/// Nothing with this id is planned.
pub async fn withdraw(app: &App, actor: Actor, id: &str) -> Result<()> {
    let tx = app.db.write(app.by(actor)).await?;
    let (_, planned) = store::standing(&*tx, app.today()).await?;
    let planned = planned.filter(|row| row.id == id).ok_or_else(Error::not_found)?;
    let says = Says::new("audit-definitions-withdrawn").with("reason", planned.reason.as_str());
    team::audit::note(&tx, "definition.write", &format!("definitions:{id}"), says).await?;
    tx.delete(&planned).await?;
    tx.commit().await?;
    app.touched();
    Ok(())
}

/// The definitions, if nothing is wrong with them.
pub(crate) fn sound(app: &App, definitions: Definitions, edited: &str) -> Result<Arc<Definitions>> {
    let definitions = Arc::new(definitions);
    let error = wrong(app, &definitions).into_iter().fold(Error::invalid("error-form"), |error, flaw| {
        let field = if flaw.key == edited { flaw.field } else { format!("{}.{}", flaw.key, flaw.field) };
        error.fault(&field, flaw.says)
    });
    if error.faults.is_empty() { Ok(definitions) } else { Err(error) }
}

/// A change of the set `base`, what is in force, and what is planned.
async fn begun(app: &App, actor: Actor, base: &str) -> Result<(Tx, Option<Model>, Option<Model>)> {
    let tx = app.db.write(app.by(actor)).await?;
    let (force, planned) = store::standing(&*tx, app.today()).await?;
    if force.as_ref().is_some_and(|row| row.id != base) {
        return Err(Error::new(Kind::Conflict, "definitions-moved"));
    }
    Ok((tx, force, planned))
}

/// What is planned with what is saved now, both made from what is in force.
fn together(app: &App, [force, planned, saved]: [&Definitions; 3]) -> Result<Arc<Definitions>> {
    let both = merged(force, planned, saved).map_err(|clashes| {
        let first = clashes.into_iter().next().unwrap_or_else(|| Says::new("definitions-title"));
        Error::new(Kind::Conflict, "definitions-planned-clash").with("name", first)
    })?;
    let both = Arc::new(both);
    match wrong(app, &both).into_iter().next() {
        None => Ok(both),
        Some(flaw) => Err(Error::invalid("definitions-planned-flaw").with("key", flaw.key).with("flaw", flaw.says)),
    }
}

/// Saves what is planned again, younger than everything that was saved, with its day, author and reason.
pub(super) async fn replace(app: &App, tx: &Tx, planned: &Model, definitions: &Definitions) -> Result<()> {
    let from = planned.effective_from.parse().map_err(Error::internal)?;
    tx.delete(planned).await?;
    insert(app, tx, (definitions, from), (&planned.author, &planned.reason)).await.map(drop)
}

pub(super) async fn insert(
    app: &App,
    tx: &Tx,
    (definitions, from): (&Definitions, Day),
    (author, reason): (&str, &str),
) -> Result<Model> {
    let toml = written(definitions)?;
    // Two sets of one moment would have no order: the later one is a microsecond younger.
    let newest = store::newest(&**tx, i64::MAX).await?;
    let at = newest.map_or(app.now(), |row| app.now().max(Instant(row.at + 1)));
    let row = Model {
        id: id_of(&toml, (author, reason), at),
        at: at.0,
        author: author.to_owned(),
        reason: reason.to_owned(),
        effective_from: from.to_string(),
        planned_on: (from > app.today()).then(|| app.today().to_string()),
        toml,
        version: 1,
    };
    tx.insert(row).await
}

/// Notes who saved a set, and ends the act.
async fn written_down(app: &App, tx: Tx, (row, reason): (&Model, &str)) -> Result<(String, String)> {
    let says = Says::new("audit-definitions").with("reason", reason);
    team::audit::note(&tx, "definition.write", &format!("definitions:{}", row.id), says).await?;
    let cause = tx.by().cause.clone();
    tx.commit().await?;
    app.touched();
    Ok((row.id.clone(), cause))
}

fn id_of(toml: &str, (author, reason): (&str, &str), at: Instant) -> String {
    let digest = Sha256::digest([toml, author, reason, &at.0.to_string()].join("\n"));
    let hex: String = digest.iter().take(10).map(|byte| format!("{byte:02x}")).collect();
    format!("set_{hex}")
}

#[cfg(test)]
mod tests {
    use super::*;

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
