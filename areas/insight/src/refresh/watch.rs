//! How long each step of a refresh took, for whoever looks for what is slow: `RUST_LOG=tenure_insight=debug`.

use kernel::{Clock, Instant};

/// A stopwatch on the program's own clock.
pub(super) struct Watch<'a> {
    clock: &'a Clock,
    at: Instant,
}

impl<'a> Watch<'a> {
    /// Starts.
    pub(super) fn start(clock: &'a Clock) -> Self {
        Self { clock, at: clock.now() }
    }

    /// Tells how long the step took that ends here.
    pub(super) fn lap(&mut self, step: &str) {
        let now = self.clock.now();
        tracing::debug!(step, ms = (now.0 - self.at.0) / 1_000, "refresh");
        self.at = now;
    }
}
