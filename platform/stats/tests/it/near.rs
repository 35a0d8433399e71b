//! Comparing computed numbers with published ones.

/// Equal but for `relative` of their size.
#[track_caller]
pub fn near(found: f64, wanted: f64, relative: f64) {
    let apart = (found - wanted).abs();
    assert!(apart <= relative * wanted.abs().max(f64::MIN_POSITIVE), "{found} is not {wanted}");
}

/// The same for lists.
#[track_caller]
pub fn all_near(found: &[f64], wanted: &[f64], relative: f64) {
    assert_eq!(found.len(), wanted.len(), "{found:?}");
    found.iter().zip(wanted).for_each(|(found, wanted)| near(*found, *wanted, relative));
}

/// Equal when rounded as printed, with `digits` after the point.
#[track_caller]
pub fn printed(found: f64, wanted: f64, digits: i32) {
    let apart = (found - wanted).abs();
    assert!(apart <= 0.500_000_1 * 10_f64.powi(-digits), "{found} is not {wanted} in {digits} digits");
}
