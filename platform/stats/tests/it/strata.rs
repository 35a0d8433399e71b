//! Mantel and Haenszel's risk difference, worked out by hand: two strata on paper, one table, and pairs, where the known formulas are met.

use stats::{Stratum, Unfit, mantel_haenszel};

use crate::near::printed;

fn stratum(with: (usize, usize), without: (usize, usize)) -> Stratum {
    Stratum { with, without }
}

/// Weights 200/30 and 10; differences −0.1 and −0.25; P = 8/9 and 5/4, Q = 19/15 and 5/2. So the difference is (−2/3 − 5/2) ÷ (50/3) = −0.19,
/// its variance (−0.19 · 77/36 + 113/30) ÷ (50/3)² = 0.012097.
#[test]
fn two_strata_on_paper() {
    let found = mantel_haenszel(&[stratum((2, 10), (6, 20)), stratum((5, 20), (10, 20))], 0.95).unwrap();
    printed(found.difference.value, -0.19, 12);
    printed(found.difference.error.powi(2), 0.012_097, 12);
    printed(found.with, 0.23, 12);
    printed(found.without, 0.42, 12);
    printed(found.difference.interval.low, -0.19 - 1.959_963_984_540_054 * 0.012_097_f64.sqrt(), 9);
    let more = [stratum((2, 10), (6, 20)), stratum((3, 7), (0, 0)), stratum((5, 20), (10, 20))];
    assert_eq!(mantel_haenszel(&more, 0.95).unwrap(), found, "whom nobody is held against says nothing");
}

/// 0.2 · 0.8 ÷ 10 + 0.3 · 0.7 ÷ 20 = 0.0265: of one table it is the plain difference of two shares.
#[test]
fn one_table() {
    let found = mantel_haenszel(&[stratum((2, 10), (6, 20))], 0.95).unwrap();
    printed(found.difference.value, -0.1, 12);
    printed(found.difference.error.powi(2), 0.0265, 12);
}

/// Of 20 pairs 2 differ one way and 6 the other: (2 − 6) ÷ 20, with the variance (8 − 16 ÷ 20) ÷ 400 of a difference of paired shares.
#[test]
fn pairs() {
    let pair = |with: usize, without: usize, times: usize| vec![stratum((with, 1), (without, 1)); times];
    let pairs = [pair(1, 0, 2), pair(0, 1, 6), pair(1, 1, 1), pair(0, 0, 11)].concat();
    let found = mantel_haenszel(&pairs, 0.95).unwrap();
    printed(found.difference.value, -0.2, 12);
    printed(found.difference.error.powi(2), 0.018, 12);
}

#[test]
fn what_cannot_be_compared_has_an_answer() {
    assert_eq!(mantel_haenszel(&[], 0.95), Err(Unfit::TooFew { needed: 1, have: 0 }));
    assert_eq!(mantel_haenszel(&[stratum((1, 4), (0, 0))], 0.95), Err(Unfit::TooFew { needed: 1, have: 0 }));
    let strange = [stratum((0, 4), (0, 4)), stratum((5, 4), (0, 4))];
    assert_eq!(mantel_haenszel(&strange, 0.95), Err(Unfit::OutOfRange { at: 1 }));
    assert_eq!(mantel_haenszel(&strange[..1], 1.0), Err(Unfit::Setting("level")));
    assert_eq!(mantel_haenszel(&strange[..1], 0.95).unwrap().difference.error, 0.0);
}
