//! A comparison in words: what goes together, and that it is no cause.

use stats::Compared;
use web::Viewer;

/// Of 100.
fn hundred(v: &Viewer, share: f64) -> String {
    v.reader.number(share * 100.0, 1)
}

/// How many fewer of 100 left among users, with the ends of the interval, the lower one first.
pub(super) fn fewer(v: &Viewer, compared: &Compared) -> [String; 3] {
    let within = compared.difference.interval;
    [-compared.difference.value, -within.high, -within.low].map(|share| hundred(v, share))
}

/// Of 100 users and of 100 others, how many left.
pub(super) fn shares(v: &Viewer, compared: &Compared) -> [String; 2] {
    [compared.with, compared.without].map(|share| hundred(v, share))
}

/// "Of comparable customers who used it, 6 of 100 left within 180 days; of those who did not, 11 (difference 5, 1 to 9)."
pub(super) fn sentence(v: &Viewer, compared: &Compared) -> String {
    let ([users, others], [difference, low, high]) = (shares(v, compared), fewer(v, compared));
    v.reader.tell(
        "overlooked-later",
        &[
            ("users", users.into()),
            ("others", others.into()),
            ("difference", difference.into()),
            ("low", low.into()),
            ("high", high.into()),
            ("days", i64::from(super::company::LATER).into()),
        ],
    )
}

/// What the interval says.
pub(super) fn verdict(compared: &Compared) -> &'static str {
    let within = compared.difference.interval;
    match (within.high < 0.0, within.low > 0.0) {
        (true, _) => "overlooked-fewer-left",
        (_, true) => "overlooked-more-left",
        _ => "overlooked-chance",
    }
}
