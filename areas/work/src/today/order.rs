//! The order of "needs me": band × value within one's own book × nearness of the notice deadline, a third of it after a talk.

use serde::{Deserialize, Serialize};

/// The weights of the order; a workspace may choose others.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Weights {
    /// Of a critical account.
    pub critical: f64,
    /// Of an account at risk.
    pub at_risk: f64,
    /// Of any other.
    pub other: f64,
    /// Within 14 days of the notice deadline.
    pub within_14: f64,
    /// Within 45 days.
    pub within_45: f64,
    /// Within 120 days.
    pub within_120: f64,
    /// What a two-way talk after the signal divides by.
    pub after_talk: f64,
}

impl Default for Weights {
    fn default() -> Self {
        Self {
            critical: 3.0,
            at_risk: 2.0,
            other: 1.0,
            within_14: 3.0,
            within_45: 2.0,
            within_120: 1.5,
            after_talk: 3.0,
        }
    }
}

/// What the order looks at.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Facts<'a> {
    /// The account's band.
    pub band: Option<&'a str>,
    /// The signal's own weight, 1 to 3: a healthy account can have a serious reason.
    pub weight: u8,
    /// Value as a percentile from 0 to 100 within this person's own accounts.
    pub percentile: f64,
    /// Days to the notice deadline; nothing when there is none or it has passed.
    pub days_to_notice: Option<f64>,
    /// Whether both sides spoke after the signal began to speak.
    pub talked_since: bool,
}

/// A line's place, with the factors that are shown under "why here?".
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Place {
    /// The worse of band and signal.
    pub band: f64,
    /// The percentile, at least 1 so that an account of unknown value stays in the order.
    pub percentile: f64,
    /// By the notice deadline.
    pub nearness: f64,
    /// What it was divided by.
    pub divided: f64,
    /// The product.
    pub points: f64,
}

/// Where a line stands.
pub fn place(facts: &Facts<'_>, weights: &Weights) -> Place {
    let by_band = match facts.band {
        Some("critical") => weights.critical,
        Some("at_risk") => weights.at_risk,
        _ => weights.other,
    };
    let by_signal = match facts.weight {
        0 | 1 => weights.other,
        2 => weights.at_risk,
        _ => weights.critical,
    };
    let nearness = match facts.days_to_notice.filter(|d| *d >= 0.0) {
        Some(days) if days <= 14.0 => weights.within_14,
        Some(days) if days <= 45.0 => weights.within_45,
        Some(days) if days <= 120.0 => weights.within_120,
        _ => 1.0,
    };
    let band = by_band.max(by_signal);
    let percentile = facts.percentile.clamp(1.0, 100.0);
    let divided = if facts.talked_since { weights.after_talk.max(1.0) } else { 1.0 };
    Place { band, percentile, nearness, divided, points: band * percentile * nearness / divided }
}

/// Each value's percentile, 0 to 100, within the list; unknown values count as the smallest.
#[expect(clippy::cast_precision_loss, reason = "a book has far fewer than 2^53 accounts")]
pub fn percentiles(values: &[Option<f64>]) -> Vec<f64> {
    let mut sorted: Vec<f64> = values.iter().map(|v| v.unwrap_or(f64::NEG_INFINITY)).collect();
    sorted.sort_by(f64::total_cmp);
    let last = sorted.len().saturating_sub(1).max(1) as f64;
    values
        .iter()
        .map(|v| {
            let below = sorted.partition_point(|other| *other < v.unwrap_or(f64::NEG_INFINITY));
            100.0 * below as f64 / last
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_order_is_band_times_value_times_nearness() {
        let w = Weights::default();
        let facts = Facts {
            band: Some("at_risk"),
            weight: 1,
            percentile: 50.0,
            days_to_notice: Some(11.0),
            talked_since: false,
        };
        assert_eq!(place(&facts, &w).points, 2.0 * 50.0 * 3.0);
        assert_eq!(place(&Facts { talked_since: true, ..facts }, &w).points, 100.0);
        assert_eq!(place(&Facts { days_to_notice: Some(-1.0), ..facts }, &w).nearness, 1.0);
        assert_eq!(place(&Facts { band: Some("healthy"), weight: 3, ..facts }, &w).band, 3.0);
        assert_eq!(place(&Facts { days_to_notice: Some(45.0), ..facts }, &w).nearness, 2.0);
        assert_eq!(place(&Facts { days_to_notice: Some(120.0), ..facts }, &w).nearness, 1.5);
    }

    #[test]
    fn percentiles_lie_within_the_own_book() {
        assert_eq!(percentiles(&[Some(10.0), Some(30.0), None]), [50.0, 100.0, 0.0]);
        assert_eq!(percentiles(&[Some(5.0)]), [0.0]);
        assert!(percentiles(&[]).is_empty());
    }
}
