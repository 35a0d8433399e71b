//! Taking an import back: a tombstone for its events, inverse changes for its records.

use kernel::{Actor, Error, Kind, Result, Says};
use storage::Undone;
use web::App;

use super::store;

/// Takes the import `id` back. Fields that somebody edited later keep the later value and are named.
///
/// # Errors
/// There is no such import (`error-not-found`); nothing of it is in any more (`import-not-undoable`).
pub async fn undo(app: &App, id: &str, actor: Actor) -> Result<Undone> {
    let import = store::get(app.db.read(), id).await?;
    if !import.state().can_be_undone() {
        return Err(Error::new(Kind::Conflict, "import-not-undoable"));
    }
    // The log first, as on the way in; again is no fault, so that an interrupted undo can be repeated.
    let (log, batch) = (app.log.clone(), id.to_owned());
    let hidden = tokio::task::spawn_blocking(move || log.tombstone(&batch)).await.map_err(Error::internal)?;
    match hidden {
        Ok(()) => {}
        Err(error) if error.kind == Kind::NotFound => {}
        Err(error) => return Err(error),
    }
    let tx = app.db.write(app.by(actor)).await?;
    let undone = match storage::undo(&tx, id).await {
        Ok(undone) => undone,
        Err(error) if error.kind == Kind::NotFound => Undone::default(),
        Err(error) => return Err(error),
    };
    let says = Says::new("audit-import-undone").with("file", import.file.as_str());
    team::audit::note(&tx, "import.run", &format!("import:{}", import.id), says).await?;
    tx.update(&import, import.undone(&undone.conflicts)?).await?;
    tx.commit().await?;
    app.touched();
    Ok(undone)
}
