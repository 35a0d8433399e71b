//! How far the counting of the whole log has come: for whoever waits for a new metric.

use std::sync::atomic::{AtomicU64, Ordering};

/// A count under way; nothing is to be counted while none is.
#[derive(Debug, Default)]
pub(crate) struct Filling {
    done: AtomicU64,
    all: AtomicU64,
}

impl Filling {
    /// Begins to count so many events.
    pub(super) fn begin(&self, all: u64) {
        self.done.store(0, Ordering::Relaxed);
        self.all.store(all, Ordering::Relaxed);
    }

    /// So many more are counted.
    pub(super) fn counted(&self, rows: usize) {
        self.done.fetch_add(u64::try_from(rows).unwrap_or(u64::MAX), Ordering::Relaxed);
    }

    /// The count has ended, well or not.
    pub(super) fn end(&self) {
        self.all.store(0, Ordering::Relaxed);
    }

    /// Events that are counted, and of how many; nothing while none are being counted.
    pub(crate) fn so_far(&self) -> Option<(u64, u64)> {
        let all = self.all.load(Ordering::Relaxed);
        (all > 0).then(|| (self.done.load(Ordering::Relaxed).min(all), all))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_tells_while_it_counts() {
        let filling = Filling::default();
        assert_eq!(filling.so_far(), None);
        filling.begin(10);
        filling.counted(4);
        assert_eq!(filling.so_far(), Some((4, 10)));
        filling.counted(9);
        assert_eq!(filling.so_far(), Some((10, 10)), "events that came meanwhile");
        filling.end();
        assert_eq!(filling.so_far(), None);
    }
}
