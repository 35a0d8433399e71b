//! From what scores said on closed days to the band that holds: hysteresis and minimum stay.
//!
//! A Schmitt trigger on the score, as in signal processing, behind a count of days; no band depends on more than the closed days that
//! are given.

use web::components::Band;

use crate::definitions::compiled::banded;
use crate::definitions::model::Steady;

/// What a day says of an account.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Said {
    pub(crate) score: Option<f64>,
    /// The band by the score alone.
    pub(crate) raw: Band,
    /// The lowest scores of healthy and at risk on that day.
    pub(crate) from: (f64, f64),
}

/// The band that held at the end of a closed day, and for how long another one has been asking.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Held {
    pub(super) band: Band,
    /// Closed days in a row on which the score was past a border, on one side.
    run: u8,
    better: bool,
}

impl Said {
    /// The band that a day asks for where `held` holds: the score must be past the border by the hysteresis.
    fn asks(self, held: Band, hysteresis: f64) -> Band {
        let Self { score, raw, from } = self;
        let Some(score) = score.filter(|_| raw != held && known(held) && known(raw)) else { return raw };
        let up = better(raw, held);
        let reached = banded(from, if up { score - hysteresis } else { score + hysteresis });
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
    pub(super) fn open(self, steady: Steady, said: Said) -> Band {
        self.next(steady, said).band
    }

    /// After one more day.
    pub(super) fn next(self, steady: Steady, said: Said) -> Self {
        let asked = said.asks(self.band, steady.hysteresis);
        if asked == self.band {
            return Self::first(self.band);
        }
        let up = better(asked, self.band);
        let run = if up == self.better { self.run } else { 0 };
        if !known(asked) || !known(self.band) || run >= steady.stay_days {
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

    fn rule(hysteresis: f64, stay_days: u8) -> Steady {
        Steady { hysteresis, stay_days }
    }

    const USUAL: (f64, f64) = (70.0, 40.0);

    fn said(score: f64, from: (f64, f64)) -> Said {
        Said { score: Some(score), raw: banded(from, score), from }
    }

    /// The bands of days with these scores, from the second one on.
    fn bands(steady: &Steady, scores: &[f64]) -> Vec<Band> {
        among(*steady, &scores.iter().map(|score| said(*score, USUAL)).collect::<Vec<_>>())
    }

    /// The bands of days that say this, from the second one on.
    fn among(steady: Steady, days: &[Said]) -> Vec<Band> {
        let mut held = Held::first(days[0].raw);
        let mut bands = Vec::new();
        for day in &days[1..] {
            held = held.next(steady, *day);
            bands.push(held.band);
        }
        bands
    }

    #[test]
    fn each_day_counts_by_its_own_borders() {
        use Band::{AtRisk, Healthy};
        let trial = (55.0, 35.0);
        // The score stays; the borders move with the plan. Past the new border, the stay begins to count.
        let days = [said(60.0, trial), said(60.0, USUAL), said(60.0, USUAL), said(60.0, USUAL)];
        assert_eq!(among(rule(5.0, 2), &days), [Healthy, Healthy, AtRisk]);
        // Past the new border by too little.
        let days = [said(66.0, trial), said(66.0, USUAL), said(66.0, USUAL), said(66.0, USUAL)];
        assert_eq!(among(rule(5.0, 2), &days), [Healthy; 3]);
        // A day between the old borders begins anew.
        let days = [said(60.0, trial), said(60.0, USUAL), said(60.0, trial), said(60.0, USUAL)];
        assert_eq!(among(rule(5.0, 1), &days), [Healthy; 3]);
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
        let nothing = Said { score: None, raw: Band::NotEnoughData, from: USUAL };
        let held = Held::first(Band::Healthy).next(rule, nothing);
        assert_eq!(held.band, Band::NotEnoughData);
        assert_eq!(held.next(rule, said(20.0, USUAL)).band, Band::Critical);
    }

    proptest! {
        #[test]
        fn without_a_rule_the_band_is_that_of_the_score(scores in prop::collection::vec(0.0_f64..100.0, 2..30)) {
            let rule = rule(0.0, 0);
            let raw: Vec<Band> = scores[1..].iter().map(|score| banded(USUAL, *score)).collect();
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
