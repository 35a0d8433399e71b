//! Why an estimate cannot be had from what was given.

use thiserror::Error;

/// Input that no estimate can be made from. Positions count from 0 in the slice that the case is about.
///
/// The texts are for logs and tests; what a reader sees is chosen by the caller from the case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum Unfit {
    /// Fewer values, rows, groups or classes than the method needs.
    #[error("{needed} are needed, there are {have}")]
    TooFew {
        /// The least that would do.
        needed: usize,
        /// What was given.
        have: usize,
    },
    /// A value is infinite, not a number, or so large (beyond 10¹⁴⁰) that its square could be infinite.
    #[error("value {at} is not finite")]
    NotFinite {
        /// Its position.
        at: usize,
    },
    /// Slices that belong together have different lengths.
    #[error("{left} values stand beside {right}")]
    LengthsDiffer {
        /// Length of the first.
        left: usize,
        /// Length of the other.
        right: usize,
    },
    /// A value lies outside of what it may be: a negative duration or weight, a chance outside of 0 to 1.
    #[error("value {at} lies outside of its range")]
    OutOfRange {
        /// Its position.
        at: usize,
    },
    /// A setting lies outside of what it may be; its name in the signature.
    #[error("the setting `{0}` lies outside of its range")]
    Setting(&'static str),
    /// All outcomes are equal, so nothing tells them apart.
    #[error("all outcomes are of one class")]
    OneClass,
    /// Nothing happened: every observation is censored.
    #[error("there is no event")]
    NoEvents,
    /// All values are equal where their spread is needed.
    #[error("the values have no spread")]
    NoSpread,
    /// A column is a combination of others, so coefficients are not determined.
    #[error("the columns determine each other")]
    Singular,
    /// The columns tell the outcomes apart without error, so a coefficient has no finite best value.
    #[error("the columns separate the outcomes")]
    Separated,
    /// The iteration came to no end: the best value does not exist or lies at a border.
    #[error("no convergence in {steps} steps")]
    NotConverged {
        /// How many steps were taken.
        steps: usize,
    },
    /// Asked for a time after the last one that the data can tell about.
    #[error("the data end before that time")]
    BeyondData,
}

/// A value, or why there is none.
pub type Result<T> = std::result::Result<T, Unfit>;

/// Beyond this, sums of squares may overflow.
const LARGEST: f64 = 1e140;

/// Every value is a number that can be reckoned with.
pub(crate) fn finite(values: &[f64]) -> Result<()> {
    let good = |value: &f64| value.abs() <= LARGEST;
    values.iter().position(|value| !good(value)).map_or(Ok(()), |at| Err(Unfit::NotFinite { at }))
}

/// Every value is finite and `within` holds for it.
pub(crate) fn all(values: &[f64], within: impl Fn(f64) -> bool) -> Result<()> {
    finite(values)?;
    values.iter().position(|value| !within(*value)).map_or(Ok(()), |at| Err(Unfit::OutOfRange { at }))
}

/// Every value is a chance, 0 to 1.
pub(crate) fn chances(values: &[f64]) -> Result<()> {
    all(values, |value| (0.0..=1.0).contains(&value))
}

/// Two slices of one length.
pub(crate) fn same_length(left: usize, right: usize) -> Result<()> {
    if left == right { Ok(()) } else { Err(Unfit::LengthsDiffer { left, right }) }
}

/// At least `needed`.
pub(crate) fn at_least(needed: usize, have: usize) -> Result<()> {
    if have >= needed { Ok(()) } else { Err(Unfit::TooFew { needed, have }) }
}

/// How many outcomes happened and how many did not.
///
/// # Errors
/// [`Unfit::TooFew`] without outcomes, [`Unfit::OneClass`] when all are equal.
pub(crate) fn both_classes(outcomes: &[bool]) -> Result<(usize, usize)> {
    at_least(2, outcomes.len())?;
    let happened = outcomes.iter().filter(|outcome| **outcome).count();
    if happened == 0 || happened == outcomes.len() {
        return Err(Unfit::OneClass);
    }
    Ok((happened, outcomes.len() - happened))
}

/// A setting is as it must be.
pub(crate) fn setting(name: &'static str, good: bool) -> Result<()> {
    if good { Ok(()) } else { Err(Unfit::Setting(name)) }
}
