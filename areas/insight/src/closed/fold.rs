//! From what scores said on closed days to the band that holds: hysteresis and minimum stay.
//!
//! A Schmitt trigger on the score, as in signal processing, behind a count of days; no band depends on more than the closed days that
//! are given.

use web::components::Band;

use crate::definitions::compiled::banded;
use crate::definitions::model::Steady;

/// What a scorecard says of bands: when they change, and the lowest scores of healthy and at risk.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Rule {
    pub(super) steady: Steady,
    pub(super) from: (f64, f64),
}

/// What a day says: the score, and the band by it alone.
pub(crate) type Said = (Option<f64>, Band);

/// The band that held at the end of a closed day, and for how long another one has been asking.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Held {
    pub(super) band: Band,
    /// Closed days in a row on which the score was past a border, on one side.
    run: u8,
    better: bool,
}

impl Rule {
    fn band(&self, score: f64) -> Band {
        banded(self.from, score)
    }

    /// The band that a day asks for where `held` holds: the score must be past the border by the hysteresis.
    fn asked(&self, held: Band, (score, raw): Said) -> Band {
        let Some(score) = score.filter(|_| raw != held && known(held) && known(raw)) else { return raw };
        let up = better(raw, held);
        let reached = self.band(if up { score - self.steady.hysteresis } else { score + self.steady.hysteresis });
        let past = if up { better(reached, held) } else { better(held, reached) };
        if past { reached } else { held }
    }
}

impl Held {
    /// The first day that is looked at: its band holds.
    pub(super) const fn first(raw: Band) -> Self {
        Self { band: raw, run: 0, better: false }
    }

    /// The band of the day after, which is not over yet.
    pub(super) fn open(self, rule: &Rule, said: Said) -> Band {
        self.next(rule, said).band
    }

    /// After one more day.
    pub(super) fn next(self, rule: &Rule, said: Said) -> Self {
        let asked = rule.asked(self.band, said);
        if asked == self.band {
            return Self::first(self.band);
        }
        let up = better(asked, self.band);
        let run = if up == self.better { self.run } else { 0 };
        if !known(asked) || !known(self.band) || run >= rule.steady.stay_days {
            return Self::first(asked);
        }
        Self { band: self.band, run: run + 1, better: up }
    }
}

/// Whether it is a judgement: too little data, or enough of it again, is said at once.
fn known(band: Band) -> bool {
    band != Band::NotEnoughData
}

fn better(one: Band, other: Band) -> bool {
    let place = |band: Band| Band::ALL.iter().position(|b| *b == band);
    place(one) < place(other)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn rule(hysteresis: f64, stay_days: u8) -> Rule {
        Rule { steady: Steady { hysteresis, stay_days }, from: (70.0, 40.0) }
    }

    /// The bands of days with these scores, from the second one on.
    fn bands(rule: &Rule, scores: &[f64]) -> Vec<Band> {
        let said = |score: f64| (Some(score), rule.band(score));
        let mut held = Held::first(rule.band(scores[0]));
        let mut bands = Vec::new();
        for score in &scores[1..] {
            held = held.next(rule, said(*score));
            bands.push(held.band);
        }
        bands
    }

    #[test]
    fn a_border_is_passed_by_the_hysteresis() {
        use Band::{AtRisk, Critical, Healthy};
        let found = bands(&rule(3.0, 0), &[75.0, 68.0, 67.0, 66.0, 72.0, 73.0, 12.0, 80.0]);
        assert_eq!(found, [Healthy, Healthy, AtRisk, AtRisk, Healthy, Critical, Healthy]);
        // From healthy to below both borders, but past the second one by too little: one band.
        assert_eq!(bands(&rule(3.0, 0), &[75.0, 38.0]), [AtRisk]);
    }

    #[test]
    fn a_band_changes_when_it_was_asked_for_on_so_many_days_before() {
        use Band::{AtRisk, Healthy};
        let found = bands(&rule(0.0, 2), &[75.0, 60.0, 60.0, 75.0, 60.0, 60.0, 30.0, 60.0]);
        assert_eq!(found[..5], [Healthy; 5]);
        // On the third day in a row, whatever it asks for on that side.
        assert_eq!(found[5], Band::Critical);
        assert_eq!(found[6], Band::Critical);
        assert_eq!(bands(&rule(0.0, 1), &[60.0, 75.0, 75.0, 30.0, 75.0]), [AtRisk, Healthy, Healthy, Healthy]);
    }

    #[test]
    fn too_little_data_is_said_at_once() {
        let rule = rule(5.0, 3);
        let held = Held::first(Band::Healthy).next(&rule, (None, Band::NotEnoughData));
        assert_eq!(held.band, Band::NotEnoughData);
        assert_eq!(held.next(&rule, (Some(20.0), Band::Critical)).band, Band::Critical);
    }

    proptest! {
        #[test]
        fn without_a_rule_the_band_is_that_of_the_score(scores in prop::collection::vec(0.0_f64..100.0, 2..30)) {
            let rule = rule(0.0, 0);
            let raw: Vec<Band> = scores[1..].iter().map(|score| rule.band(*score)).collect();
            prop_assert_eq!(bands(&rule, &scores), raw);
        }

        #[test]
        fn a_score_that_wavers_within_the_hysteresis_changes_nothing(
            wavers in prop::collection::vec(-4.9_f64..4.9, 2..30), stay in 0..7_u8,
        ) {
            let scores: Vec<f64> = std::iter::once(80.0).chain(wavers.iter().map(|w| 70.0 + w)).collect();
            prop_assert!(bands(&rule(5.0, stay), &scores).iter().all(|band| *band == Band::Healthy));
        }

        #[test]
        fn a_score_that_stays_past_a_border_gets_its_band_after_the_stay(score in 0.0_f64..34.0, stay in 0..7_u8) {
            let scores: Vec<f64> = std::iter::once(80.0).chain(std::iter::repeat_n(score, 10)).collect();
            let found = bands(&rule(5.0, stay), &scores);
            let turned = found.iter().position(|band| *band == Band::Critical);
            prop_assert_eq!(turned, Some(usize::from(stay)));
        }
    }
}
