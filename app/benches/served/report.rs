//! Latencies by page.

use std::fmt;
use std::time::Duration;

/// Latencies, in the order in which pages were first seen.
#[derive(Debug, Default)]
pub struct Report {
    rows: Vec<(&'static str, Vec<Duration>)>,
}

impl Report {
    /// Takes one latency.
    pub fn add(&mut self, page: &'static str, took: Duration) {
        match self.rows.iter_mut().find(|(name, _)| *name == page) {
            Some((_, all)) => all.push(took),
            None => self.rows.push((page, vec![took])),
        }
    }

    /// Takes all of another.
    pub fn merge(&mut self, other: Self) {
        for (page, all) in other.rows {
            all.into_iter().for_each(|took| self.add(page, took));
        }
    }
}

/// The value below which a share of the sorted latencies lies, in milliseconds.
pub fn quantile(sorted: &[Duration], hundredths: usize) -> f64 {
    let at = (sorted.len() * hundredths).div_ceil(100).saturating_sub(1);
    sorted.get(at).map_or(0.0, |took| took.as_secs_f64() * 1e3)
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{:<34}{:>8}{:>10}{:>10}{:>10}{:>10}", "page, ms", "times", "p50", "p95", "p99", "max")?;
        let mut rows: Vec<_> = self.rows.iter().collect();
        rows.sort_by_key(|(page, _)| *page);
        for (page, all) in rows {
            let mut sorted = all.clone();
            sorted.sort_unstable();
            write!(f, "{page:<34}{:>8}", sorted.len())?;
            for hundredths in [50, 95, 99, 100] {
                write!(f, "{:>10.1}", quantile(&sorted, hundredths))?;
            }
            writeln!(f)?;
        }
        Ok(())
    }
}
