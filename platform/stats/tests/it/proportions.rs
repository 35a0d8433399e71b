//! Wilson's interval and Newcombe's for differences, as printed in Newcombe 1998 (Statistics in Medicine 17, 857 and 873).

use stats::{Unfit, difference_of_shares, wilson};

use crate::near::printed;

#[test]
fn one_share() {
    let table =
        [((81, 263), 0.2553, 0.3662), ((15, 148), 0.0624, 0.1605), ((0, 20), 0.0, 0.1611), ((1, 29), 0.0061, 0.1718)];
    for ((successes, trials), low, high) in table {
        let found = wilson(successes, trials, 0.95).unwrap();
        printed(found.low, low, 4);
        printed(found.high, high, 4);
    }
    assert_eq!(wilson(20, 20, 0.95).unwrap().high, 1.0);
    assert_eq!(wilson(1, 0, 0.95), Err(Unfit::TooFew { needed: 1, have: 0 }));
    assert_eq!(wilson(2, 1, 0.95), Err(Unfit::OutOfRange { at: 0 }));
}

#[test]
fn two_shares() {
    let table = [
        ((56, 70), (48, 80), 0.0524, 0.3339),
        ((9, 10), (3, 10), 0.1705, 0.8090),
        ((6, 7), (2, 7), 0.0582, 0.8062),
        ((5, 56), (0, 29), -0.0381, 0.1926),
        ((10, 10), (0, 10), 0.6075, 1.0),
    ];
    for (first, second, low, high) in table {
        let found = difference_of_shares(first, second, 0.95).unwrap();
        printed(found.interval.low, low, 4);
        printed(found.interval.high, high, 4);
    }
}
