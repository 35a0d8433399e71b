//! What a customer may come to, and how chances of it are learned.

/// Days from one kept week to the next: the period of most hazards.
pub(crate) const WEEK: u16 = 7;
/// Whose chances to cancel are told.
pub(crate) const RISK: &str = "paying";
/// The day on which a customer gave notice.
pub(crate) const CANCELLED: &str = "cancelled_on";

/// Something that a customer may come to.
#[derive(Debug, PartialEq, Eq)]
pub struct Aim {
    /// The end of its message keys, and its name in addresses.
    pub key: &'static str,
    /// The column with the day on which it came.
    pub(super) outcome: &'static str,
    /// Whether it may come more than once.
    pub(super) again: bool,
    /// Of whom it is learned, on the day of a look.
    pub(super) learned_of: &'static str,
    /// Of whom it is told today.
    pub(super) told_of: &'static str,
    /// Days that a look waits: the period of the hazard.
    pub(super) period: u16,
    /// Days ahead for which chances are told.
    pub horizons: &'static [u16],
    /// Of the kept weeks every so many are compared with what came: what one look waits for is over when the next one comes.
    pub(super) apart: usize,
    /// Whether those are listed first who are least likely to come to it.
    pub(super) least_first: bool,
}

/// All of them, in the order in which they are told.
pub const AIMS: [Aim; 3] = [CANCEL, RENEW, UPGRADE];

/// To give notice.
pub const CANCEL: Aim = Aim {
    key: "cancel",
    outcome: CANCELLED,
    again: false,
    learned_of: RISK,
    told_of: RISK,
    period: WEEK,
    horizons: &[30, 90, 180],
    apart: 13,
    least_first: false,
};

/// To go on when the term ends. Each term is looked at once, about 60 days before its end: when it comes depends on the contract, so
/// that a hazard over weeks would only learn the calendar.
const RENEW: Aim = Aim {
    key: "renew",
    outcome: "renewed_on",
    again: true,
    learned_of: "paying and days_to_end between 56 and 62 and next_starts_on is null",
    told_of: "paying and days_to_end between 0 and 90 and next_starts_on is null",
    period: 90,
    horizons: &[90],
    apart: 1,
    least_first: true,
};

/// To take more seats or a larger plan.
const UPGRADE: Aim = Aim { key: "upgrade", outcome: "upgraded_on", again: true, ..CANCEL };

/// The aim of this name.
pub(super) fn named(key: &str) -> Option<&'static Aim> {
    AIMS.iter().find(|aim| aim.key == key)
}
