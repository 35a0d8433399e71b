//! The step *append*: events go to the log, and are durable when this returns.

use std::sync::Arc;
use std::thread;
use std::time::Duration;

use eventlog::{Event, EventLog, Pushed};
use kernel::{Error, Result};
use web::App;

/// How often it is tried again while somebody else writes, and how long between two tries: together half of what an SDK waits.
const TRIES: u32 = 500;
const PAUSE: Duration = Duration::from_millis(10);

/// Appends events, all or none; what became of each. This is the one place where intake writes to the log.
///
/// # Errors
/// Faults of the disk, and `eventlog-busy` when another writer holds the log for longer than a sender waits.
pub async fn append(app: &App, events: Vec<Event>) -> Result<Vec<Pushed>> {
    if events.is_empty() {
        return Ok(Vec::new());
    }
    let log = Arc::clone(&app.log);
    let appended = tokio::task::spawn_blocking(move || write(&log, &events)).await.map_err(Error::internal)??;
    if appended.contains(&Pushed::New) {
        app.touched();
    }
    Ok(appended)
}

fn write(log: &EventLog, events: &[Event]) -> Result<Vec<Pushed>> {
    let mut tries = 0;
    let mut appender = loop {
        match log.appender(None) {
            Err(error) if error.says.key == "eventlog-busy" && tries < TRIES => {
                tries += 1;
                thread::sleep(PAUSE);
            }
            opened => break opened?,
        }
    };
    let pushed = events.iter().map(|event| appender.push(event)).collect::<Result<Vec<_>>>()?;
    appender.commit()?;
    Ok(pushed)
}
