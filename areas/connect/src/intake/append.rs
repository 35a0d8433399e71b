//! The step *append*: events go to the log, and are durable when this returns.

use std::sync::Arc;

use eventlog::{Event, Pushed};
use kernel::{Error, Result};
use web::App;

/// Appends events, all or none; what became of each. This is the one place where intake writes to the log.
///
/// # Errors
/// Faults of the disk; then none of them is acknowledged, and the sender may try again.
pub async fn append(app: &App, events: Vec<Event>) -> Result<Vec<Pushed>> {
    if events.is_empty() {
        return Ok(Vec::new());
    }
    let log = Arc::clone(&app.log);
    let accepted = tokio::task::spawn_blocking(move || log.accept(events)).await.map_err(Error::internal)??;
    if accepted.outcomes.contains(&Pushed::New) {
        app.touched();
    }
    Ok(accepted.outcomes)
}
