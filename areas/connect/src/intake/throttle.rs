//! A bucket of tokens for each source: it fills at the source's rate and holds what one second brings.
//!
//! Whoever finds it not empty may send, and may take more than is in it, so that a large batch always gets through; the debt is what
//! the next one waits for.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use kernel::Instant;
use web::App;

const SECOND: i64 = 1_000_000;

/// The buckets of all sources.
#[derive(Debug, Default)]
struct Buckets(Mutex<HashMap<String, Bucket>>);

/// What is in a bucket, in millionths of a token, so that a microsecond at any rate is a whole number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Bucket {
    level: i64,
    at: Instant,
}

impl Bucket {
    const fn full(rate: i64, now: Instant) -> Self {
        Self { level: rate.saturating_mul(SECOND), at: now }
    }

    /// Takes `count` tokens, or says how many seconds to wait.
    fn take(&mut self, (rate, count): (i64, i64), now: Instant) -> Result<(), i64> {
        let passed = now.0.saturating_sub(self.at.0).max(0);
        let filled = self.level.saturating_add(passed.saturating_mul(rate));
        (self.level, self.at) = (filled.min(rate.saturating_mul(SECOND)), now);
        if self.level <= 0 {
            let rate = rate.max(1);
            let micros = rate.saturating_sub(self.level) / rate;
            return Err(((micros + SECOND - 1) / SECOND).max(1));
        }
        self.level = self.level.saturating_sub(count.saturating_mul(SECOND));
        Ok(())
    }
}

/// Takes tokens for `count` messages of a source with this rate; the seconds to wait when it sends too much.
pub fn take(app: &App, source: &str, rate: i64, count: usize) -> Result<(), i64> {
    let (buckets, now) = (app.kept.of::<Buckets>(), app.now());
    let mut buckets = buckets.0.lock().unwrap_or_else(PoisonError::into_inner);
    let bucket = buckets.entry(source.to_owned()).or_insert_with(|| Bucket::full(rate, now));
    bucket.take((rate, i64::try_from(count).unwrap_or(i64::MAX)), now)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_debt_is_waited_for_and_no_longer() {
        let at = |seconds: i64| Instant(seconds * SECOND);
        let mut bucket = Bucket::full(10, at(0));
        assert_eq!(bucket.take((10, 45), at(0)), Ok(()));
        assert_eq!(bucket.take((10, 1), at(0)), Err(4));
        assert_eq!(bucket.take((10, 1), at(3)), Err(1));
        assert_eq!(bucket.take((10, 10), at(4)), Ok(()));
        assert_eq!(bucket.take((10, 10), at(1_000)), Ok(()));
        assert_eq!(bucket.take((10, 1), at(1_000)), Err(1), "a second of rest is all that is saved");
    }

    #[test]
    fn a_clock_set_back_gives_nothing_and_takes_nothing() {
        let mut bucket = Bucket::full(10, Instant(SECOND));
        assert_eq!(bucket.take((10, 10), Instant(0)), Ok(()));
        assert_eq!(bucket.take((10, 1), Instant(0)), Err(1));
    }
}
