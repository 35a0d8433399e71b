//! What keeps bands from changing to and fro.

use serde::{Deserialize, Serialize};

/// When a score that passed a border changes the band.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Steady {
    /// Points that the score must be past the border (hysteresis).
    pub hysteresis: f64,
    /// Closed days on which it must have been so before (minimum stay).
    pub stay_days: u8,
}
