//! News for open pages: one event stream per browser, for the visible tab. It says only that the board is newer; the page asks for what it shows.

use std::convert::Infallible;
use std::sync::Arc;

use axum::extract::State;
use axum::response::sse::{Event, KeepAlive, Sse};
use futures_util::Stream;
use futures_util::stream::unfold;
use tokio::sync::watch;

use crate::app::Shared;
use crate::viewer::Viewer;

/// Counts the versions of the board.
#[derive(Debug)]
pub struct Live {
    version: watch::Sender<u64>,
}

impl Default for Live {
    fn default() -> Self {
        Self { version: watch::Sender::new(1) }
    }
}

impl Live {
    /// Tells every open page that the board is newer.
    pub fn announce(&self) {
        self.version.send_modify(|v| *v += 1);
    }

    /// The present version.
    pub fn version(&self) -> u64 {
        *self.version.borrow()
    }
}

/// `GET /live`: the event `board` with the version, now and whenever it changes.
pub async fn stream(State(app): State<Shared>, _viewer: Viewer) -> Sse<impl Stream<Item = Result<Event, Infallible>>> {
    let receiver = app.live.version.subscribe();
    let events = unfold((Arc::clone(&app), receiver, true), |(app, mut receiver, first)| async move {
        if !first && receiver.changed().await.is_err() {
            return None;
        }
        let version = *receiver.borrow_and_update();
        let event = Event::default().event("board").data(version.to_string());
        Some((Ok(event), (app, receiver, false)))
    });
    Sse::new(events).keep_alive(KeepAlive::default())
}
