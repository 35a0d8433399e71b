//! News for open pages: one event stream per browser, for the visible tab. It says only that the board is newer; the page asks for what
//! it shows, as its viewer, through the code that drew it.

use std::convert::Infallible;
use std::time::Duration;

use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::sse::{Event, KeepAlive, Sse};
use futures_util::Stream;
use futures_util::stream::unfold;
use kernel::{Entropy, Instant};
use tokio::sync::watch;

use crate::app::Shared;
use crate::viewer::Viewer;

/// The header of a request that a page sends by itself to draw what it shows anew: nobody pressed or opened anything.
pub const REDRAWING: &str = "tenure-redrawing";
/// After so many milliseconds at least, and at most three times as many, a browser comes back to a stream that broke off: after a
/// restart not all of them at once.
const RETRY: u64 = 1_000;

/// Counts the versions of the board.
#[derive(Debug)]
pub struct Live {
    /// Nothing once the program stops.
    version: watch::Sender<Option<u64>>,
}

impl Live {
    /// Counts on from the instant at which the program started, so that no version of a former run is met again.
    pub fn since(start: Instant) -> Self {
        Self { version: watch::Sender::new(Some(u64::try_from(start.0).unwrap_or(0))) }
    }

    /// Tells every open page that the board is newer.
    pub fn announce(&self) {
        self.version.send_modify(|version| *version = version.map(|v| v.wrapping_add(1)));
    }

    /// The present version.
    pub fn version(&self) -> u64 {
        self.version.borrow().unwrap_or(0)
    }

    /// Ends every stream: a program that stops waits for its answers, and a stream is one that has no end.
    pub fn close(&self) {
        self.version.send_replace(None);
    }

    /// The version now and whenever it changes, until the end. Whoever is slow is told of the newest only.
    fn versions(&self) -> impl Stream<Item = u64> + use<> {
        let mut receiver = self.version.subscribe();
        receiver.mark_changed();
        unfold(receiver, |mut receiver| async move {
            receiver.changed().await.ok()?;
            let version = *receiver.borrow_and_update();
            version.map(|version| (version, receiver))
        })
    }
}

/// Whether a page sent this request to draw itself anew.
pub fn is_redrawing(headers: &HeaderMap) -> bool {
    headers.contains_key(REDRAWING)
}

/// `GET /live`: the event `board` with the version, now and whenever it changes.
pub async fn stream(State(app): State<Shared>, _viewer: Viewer) -> Sse<impl Stream<Item = Result<Event, Infallible>>> {
    let retry = retry(&app.entropy);
    let told = move |version: u64| Ok(Event::default().event("board").retry(retry).data(version.to_string()));
    Sse::new(futures_util::StreamExt::map(app.live.versions(), told)).keep_alive(KeepAlive::default())
}

fn retry(entropy: &Entropy) -> Duration {
    let [low, high] = entropy.bytes::<2>();
    Duration::from_millis(RETRY + u64::from(u16::from_le_bytes([low, high])) * 2 * RETRY / u64::from(u16::MAX))
}

#[cfg(test)]
mod tests {
    use futures_util::{FutureExt, StreamExt};

    use super::*;

    #[tokio::test]
    async fn a_page_is_told_at_once_then_of_the_newest_and_at_last_that_it_is_over() {
        let live = Live::since(Instant(7));
        let mut told = Box::pin(live.versions());
        assert_eq!(told.next().await, Some(7));
        assert_eq!(told.next().now_or_never(), None, "nothing new");
        live.announce();
        live.announce();
        assert_eq!((told.next().await, live.version()), (Some(9), 9));
        assert_eq!(told.next().now_or_never(), None, "both in one");
        live.close();
        assert_eq!(told.next().await, None);
        live.announce();
        assert_eq!(Box::pin(live.versions()).next().await, None, "nor does one begin after the end");
    }

    #[test]
    fn browsers_come_back_one_after_the_other() {
        let entropy = Entropy::seeded(1);
        let all: std::collections::BTreeSet<Duration> = (0..20).map(|_| retry(&entropy)).collect();
        assert!(all.len() > 15, "{all:?}");
        assert!(all.iter().all(|d| (RETRY..=3 * RETRY).contains(&u64::try_from(d.as_millis()).unwrap())), "{all:?}");
    }
}
