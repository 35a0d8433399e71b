//! The numbers of papers and of other programs, the data sets they are about, and what must hold whatever comes in.
#![expect(clippy::unwrap_used, reason = "what a test calls may panic like the test itself")]

extern crate tenure_stats as stats;

mod calibration;
mod clustering;
mod discrimination;
mod division;
mod fader_hardie;
mod freireich;
mod hazards;
mod late_entries;
mod near;
mod properties;
mod proportions;
mod regression;
mod resampling;
mod sets;
mod strata;
mod survival_sets;
mod telco;
mod twenty;
mod wild;
