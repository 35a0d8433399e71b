//! From a value to a share of a component's points.

use serde::{Deserialize, Serialize};

/// How a value becomes a share from 0 to 1.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Curve {
    /// Straight lines between points (value, percent of the points); flat outside.
    Points(Vec<(f64, f64)>),
    /// From each value on so many percent of the points; below the first value those of the first.
    Steps(Vec<(f64, f64)>),
}

impl Curve {
    /// Its points in order of their values.
    pub fn points(&self) -> &[(f64, f64)] {
        match self {
            Self::Points(points) | Self::Steps(points) => points,
        }
    }

    /// The share for `x`, from 0 to 1. A curve without points gives nothing.
    pub fn share(&self, x: f64) -> f64 {
        let percent = match self {
            Self::Points(points) => between(points, x),
            Self::Steps(points) => {
                let at = points.partition_point(|(from, _)| *from <= x);
                points.get(at.saturating_sub(1)).map_or(0.0, |(_, percent)| *percent)
            }
        };
        (percent / 100.0).clamp(0.0, 1.0)
    }

    /// The value nearest to `from` whose share is at least `share`; nothing when no value reaches it.
    pub fn reaching(&self, share: f64, from: f64) -> Option<f64> {
        let wanted = share * 100.0;
        let mut found: Vec<f64> = self.points().iter().filter(|(_, p)| *p >= wanted - 1e-9).map(|(x, _)| *x).collect();
        if let Self::Points(points) = self {
            for pair in points.windows(2) {
                let [(x0, p0), (x1, p1)] = [pair[0], pair[1]];
                if (p0 < wanted) != (p1 < wanted) {
                    found.push(x0 + (x1 - x0) * (wanted - p0) / (p1 - p0));
                }
            }
        }
        found.into_iter().min_by(|a, b| (a - from).abs().total_cmp(&(b - from).abs()))
    }

    /// What is wrong with it: the message key's end.
    pub fn fault(&self) -> Option<&'static str> {
        let points = self.points();
        if points.is_empty() {
            return Some("empty");
        }
        if points.iter().any(|(x, p)| !x.is_finite() || !p.is_finite() || !(0.0..=100.0).contains(p)) {
            return Some("range");
        }
        points.windows(2).any(|two| two[0].0 >= two[1].0).then_some("order")
    }
}

fn between(points: &[(f64, f64)], x: f64) -> f64 {
    let after = points.partition_point(|(at, _)| *at < x);
    match (after.checked_sub(1).and_then(|i| points.get(i)), points.get(after)) {
        (Some((x0, p0)), Some((x1, p1))) => p0 + (p1 - p0) * (x - x0) / (x1 - x0),
        (None, Some((_, p))) | (Some((_, p)), None) => *p,
        (None, None) => 0.0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn straight_between_points_and_flat_outside() {
        let curve = Curve::Points(vec![(0.0, 0.0), (0.5, 60.0), (1.0, 100.0)]);
        for (x, share) in [(-1.0, 0.0), (0.0, 0.0), (0.25, 0.3), (0.5, 0.6), (0.75, 0.8), (1.0, 1.0), (9.0, 1.0)] {
            assert!((curve.share(x) - share).abs() < 1e-12, "{x}");
        }
        let falling = Curve::Points(vec![(30.0, 100.0), (90.0, 0.0)]);
        assert_eq!([falling.share(0.0), falling.share(60.0), falling.share(120.0)], [1.0, 0.5, 0.0]);
        assert_eq!(Curve::Points(Vec::new()).share(1.0), 0.0);
        assert_eq!(Curve::Points(vec![(3.0, 40.0)]).share(-5.0), 0.4);
    }

    #[test]
    fn steps_hold_from_their_value_on() {
        let steps = Curve::Steps(vec![(0.0, 0.0), (1.0, 50.0), (2.0, 100.0)]);
        assert_eq!([-1.0, 0.9, 1.0, 1.9, 2.0, 7.0].map(|x| steps.share(x)), [0.0, 0.0, 0.5, 0.5, 1.0, 1.0]);
    }

    #[test]
    fn the_nearest_value_that_is_good_enough() {
        let rising = Curve::Points(vec![(0.0, 0.0), (0.8, 100.0)]);
        assert!((rising.reaching(0.5, 0.1).unwrap() - 0.4).abs() < 1e-12);
        let falling = Curve::Points(vec![(30.0, 100.0), (90.0, 0.0)]);
        assert!((falling.reaching(0.5, 80.0).unwrap() - 60.0).abs() < 1e-12);
        let hill = Curve::Points(vec![(0.0, 0.0), (10.0, 90.0), (20.0, 0.0)]);
        assert!((hill.reaching(0.45, 19.0).unwrap() - 15.0).abs() < 1e-9);
        assert_eq!(hill.reaching(0.95, 5.0), None);
        assert_eq!(Curve::Steps(vec![(0.0, 0.0), (4.0, 80.0)]).reaching(0.5, 1.0), Some(4.0));
    }

    #[test]
    fn what_is_wrong_is_named() {
        assert_eq!(Curve::Points(Vec::new()).fault(), Some("empty"));
        assert_eq!(Curve::Points(vec![(0.0, 101.0)]).fault(), Some("range"));
        assert_eq!(Curve::Points(vec![(1.0, 0.0), (1.0, 50.0)]).fault(), Some("order"));
        assert_eq!(Curve::Steps(vec![(0.0, 0.0), (1.0, 50.0)]).fault(), None);
    }
}
