//! Adding up a scorecard, exactly and on paper.

/// One component of a score: its share of its weight, or nothing when it is left out; and its weight.
pub type Share = (Option<f64>, f64);

/// The score from 0 to 100: components that are left out leave their weight to the others. Nothing when all are left out.
pub fn score(parts: &[Share]) -> Option<f64> {
    let known = || parts.iter().filter_map(|(share, weight)| share.map(|s| (s, *weight)));
    let weights: f64 = known().map(|(_, weight)| weight).sum();
    (weights > 0.0).then(|| 100.0 * known().map(|(share, weight)| share * weight).sum::<f64>() / weights)
}

/// The score as a person sees it.
pub fn shown(score: f64) -> f64 {
    score.round()
}

/// Points of one component as they stand on paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OnPaper {
    /// Points; nothing when it is left out.
    pub points: Option<u32>,
    /// The most points, as part of 100.
    pub max: u32,
}

/// Whole points that add up to the shown score, and whole maxima that add up to 100: the largest remainders get what rounding
/// leaves, and nobody gets more points than its maximum.
pub fn on_paper(parts: &[Share]) -> Vec<OnPaper> {
    let blank = vec![OnPaper { points: None, max: 0 }; parts.len()];
    let Some(total) = score(parts).map(shown) else { return blank };
    let weights: f64 = parts.iter().filter(|(share, _)| share.is_some()).map(|(_, weight)| weight).sum();
    let scaled = |at: usize| if parts[at].0.is_some() { 100.0 * parts[at].1 / weights } else { 0.0 };
    let exact: Vec<f64> = (0..parts.len()).map(scaled).collect();
    let maxima = shared_out(&exact, 100, &vec![100; parts.len()]);
    let points: Vec<f64> = (0..parts.len()).map(|at| parts[at].0.unwrap_or(0.0) * exact[at]).collect();
    let points = shared_out(&points, whole(total), &maxima);
    let paper = |at: usize| OnPaper { points: parts[at].0.map(|_| points[at]), max: maxima[at] };
    (0..parts.len()).map(paper).collect()
}

/// Whole numbers near `exact` that add up to `total`, each at most its limit: by the method of the largest remainder.
fn shared_out(exact: &[f64], total: u32, limits: &[u32]) -> Vec<u32> {
    let mut out: Vec<u32> = exact.iter().zip(limits).map(|(x, limit)| whole(x.floor()).min(*limit)).collect();
    let mut order: Vec<usize> = (0..exact.len()).filter(|&at| exact[at] > 0.0).collect();
    order.sort_by(|&a, &b| (exact[b] - f64::from(out[b])).total_cmp(&(exact[a] - f64::from(out[a]))).then(a.cmp(&b)));
    let mut left = total.saturating_sub(out.iter().sum());
    while left > 0 {
        let before = left;
        for &at in &order {
            if left > 0 && out[at] < limits[at] {
                out[at] += 1;
                left -= 1;
            }
        }
        if left == before {
            break;
        }
    }
    out
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "points lie between 0 and 100")]
fn whole(x: f64) -> u32 {
    x.clamp(0.0, 1e6).round() as u32
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_table_of_the_manual_adds_up() {
        let parts =
            [(Some(0.48), 25.0), (Some(0.45), 20.0), (Some(8.0 / 15.0), 15.0), (Some(0.9), 20.0), (Some(0.35), 20.0)];
        assert!((score(&parts).unwrap() - 54.0).abs() < 1e-9);
        let paper = on_paper(&parts);
        assert_eq!(
            paper.iter().map(|p| (p.points, p.max)).collect::<Vec<_>>(),
            [(Some(12), 25), (Some(9), 20), (Some(8), 15), (Some(18), 20), (Some(7), 20)]
        );
    }

    #[test]
    fn what_is_left_out_leaves_its_weight_to_the_others() {
        assert_eq!(score(&[(Some(1.0), 30.0), (None, 70.0)]), Some(100.0));
        assert_eq!(score(&[(None, 30.0)]), None);
        assert_eq!(score(&[]), None);
        let paper = on_paper(&[(Some(0.5), 30.0), (None, 40.0), (Some(0.5), 30.0)]);
        assert_eq!(
            paper.iter().map(|p| (p.points, p.max)).collect::<Vec<_>>(),
            [(Some(25), 50), (None, 0), (Some(25), 50)]
        );
    }

    #[test]
    fn full_points_never_exceed_their_rounded_maximum() {
        let paper = on_paper(&[(Some(1.0), 1.0), (Some(1.0), 1.0), (Some(1.0), 1.0)]);
        assert_eq!(
            paper.iter().map(|p| (p.points, p.max)).collect::<Vec<_>>(),
            [(Some(34), 34), (Some(33), 33), (Some(33), 33)]
        );
    }

    proptest! {
        #[test]
        fn points_add_up_on_paper(parts in prop::collection::vec((prop::option::of(0.0_f64..=1.0), 0.5_f64..40.0), 1..9)) {
            let paper = on_paper(&parts);
            match score(&parts) {
                None => prop_assert!(paper.iter().all(|p| p.points.is_none())),
                Some(total) => {
                    prop_assert_eq!(paper.iter().filter_map(|p| p.points).sum::<u32>(), whole(shown(total)));
                    prop_assert_eq!(paper.iter().map(|p| p.max).sum::<u32>(), 100);
                    prop_assert!(paper.iter().all(|p| p.points.unwrap_or(0) <= p.max));
                }
            }
        }
    }
}
