//! Rows that become records: one transaction for the whole file, written by the kind's own rules.

use std::collections::HashMap;
use std::sync::Arc;

use kernel::{Error, Result};
use storage::{By, Tx};
use tables::{Keys, MappedRow, Reject, RowIds, Typed};
use web::ImportKind;
use web::module::{Importing, RowOutcome};

use super::feed::Feed;
use super::session::Session;
use super::{amounts, through};

/// Reads all rows into records; a dry run rolls them back.
pub(super) async fn run(session: &mut Session<'_>, kind: ImportKind, mut feed: Feed) -> Result<()> {
    let app = session.app;
    let by = By::new(session.job.actor.clone(), session.id.clone(), app.now());
    let mut tx = app.db.write(by).await?;
    let mut known = Known::new(session);
    let mut memory = HashMap::new();
    while let Some(chunk) = feed.next().await? {
        let rows = session.sift(chunk)?;
        let rows = resolved(session, rows).await?;
        let rows = known.distinct(session, rows)?;
        rows.iter().for_each(|row| session.amounts.note(row));
        let outcomes = taken(session, &kind, (&mut tx, &mut memory), &rows).await?;
        session.tally(&outcomes)?;
        session.tell();
    }
    let noted = std::mem::replace(&mut session.amounts, amounts::Amounts::new(&session.target));
    let warnings = noted.warnings(app, &kind).await?;
    session.warnings.extend(warnings);
    if session.job.dry {
        return Ok(());
    }
    session.job.alive()?;
    tx.commit().await?;
    app.touched();
    Ok(())
}

async fn taken(
    session: &Session<'_>,
    kind: &ImportKind,
    (tx, memory): (&mut Tx, &mut HashMap<String, String>),
    rows: &[MappedRow],
) -> Result<Vec<RowOutcome>> {
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let mapping = &session.job.mapping;
    let mut importing = Importing { app: session.app, tx, mapping, batch: &session.id, memory };
    let outcomes = (kind.take)(&mut importing, rows).await?;
    if outcomes.len() == rows.len() {
        return Ok(outcomes);
    }
    Err(Error::internal(format!("{} answered {} of {} rows", kind.key, outcomes.len(), rows.len())))
}

/// Rows whose reference through another record could be followed; the others are rejected.
async fn resolved(session: &mut Session<'_>, mut rows: Vec<MappedRow>) -> Result<Vec<MappedRow>> {
    let unknown = through::resolve(session.app, &session.job.mapping, &mut rows).await?;
    for at in unknown.into_iter().rev() {
        let row = rows.remove(at);
        session.reject(&[through::unknown(&row, &session.job.mapping)])?;
    }
    Ok(rows)
}

/// Keys that stood in the file before.
struct Known {
    keys: Keys,
    ids: RowIds,
    /// The field on which rows upsert.
    key: Option<Arc<str>>,
    /// Whether rows without a key get one made of their content.
    made: bool,
}

impl Known {
    fn new(session: &Session<'_>) -> Self {
        let key = session.job.mapping.key_field(&session.target).map(Arc::from);
        let own = session.target.key_field();
        let made = own.is_some_and(|field| !field.required && key.as_deref() == Some(field.key.as_str()));
        Self { keys: Keys::new(), ids: RowIds::new(), key, made }
    }

    /// Rows with distinct keys; from the second row with a key on they are rejected.
    fn distinct(&mut self, session: &mut Session<'_>, rows: Vec<MappedRow>) -> Result<Vec<MappedRow>> {
        let Some(key) = self.key.clone() else { return Ok(rows) };
        let mut distinct = Vec::with_capacity(rows.len());
        for mut row in rows {
            if self.made && row.fields.get(&key).is_none_or(Typed::is_null) {
                let id = self.ids.next(&row);
                row.fields.insert(Arc::clone(&key), Typed::Text(id));
            }
            let before = row.fields.get(&key).and_then(Typed::text).and_then(|k| self.keys.stood_before(k, row.number));
            match before {
                Some(first) => {
                    session.reject(&[Reject::duplicate_key(&row, &session.job.mapping, &key, first)])?;
                }
                None => distinct.push(row),
            }
        }
        Ok(distinct)
    }
}
