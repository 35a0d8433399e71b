//! Simulated companies whose hazards are known: what is said of chances must be right as often as it says.

use stats::Rows;
use stats::calibration::{brier_skill_within, calibration};
use stats::resampling::Bootstrap;
use stats::survival::Hazard;

/// Companies.
const WORLDS: u64 = 500;
/// Customers of a company, and as many whose future is foretold.
const CUSTOMERS: usize = 120;
/// Weeks that a customer is watched for at most.
const WEEKS: usize = 52;
/// Weeks ahead.
const AHEAD: f64 = 13.0;

/// Draws of a simulation (Knuth's constants).
struct Dice(u64);

impl Dice {
    fn share(&mut self) -> f64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// About standard normal: twelve shares.
    fn normal(&mut self) -> f64 {
        (0..12).map(|_| self.share()).sum::<f64>() - 6.0
    }
}

fn hazard_of(row: &[f64]) -> f64 {
    let logit = -5.2 + 0.8 * row[0] - 0.5 * row[1] + 0.3 * row[2];
    1.0 / (1.0 + (-logit).exp())
}

/// A customer: a level of its own, and each week near it; the third column is a flag that stays.
struct Customer([f64; 3]);

impl Customer {
    fn new(dice: &mut Dice) -> Self {
        Self([dice.normal(), dice.normal(), f64::from(u8::from(dice.share() < 0.3))])
    }

    fn week(&self, dice: &mut Dice) -> [f64; 3] {
        [self.0[0] + 0.3 * dice.normal(), self.0[1] + 0.3 * dice.normal(), self.0[2]]
    }
}

/// The weeks that a company's customers lived through.
fn lived(dice: &mut Dice, customers: usize) -> (Vec<f64>, Vec<bool>) {
    let (mut rows, mut ended) = (Vec::new(), Vec::new());
    for _ in 0..customers {
        let customer = Customer::new(dice);
        for _ in 0..WEEKS {
            let row = customer.week(dice);
            let ends = dice.share() < hazard_of(&row);
            rows.extend(row);
            ended.push(ends);
            if ends {
                break;
            }
        }
    }
    (rows, ended)
}

/// What came of chances that were said, in all companies together, and how often intervals held in each.
#[derive(Default)]
struct Told {
    covered: usize,
    chances: Vec<f64>,
    came: Vec<bool>,
    right_slopes: usize,
    slopes: usize,
}

impl Told {
    /// Of one company: learned from its customers, said of as many new ones.
    fn take(&mut self, dice: &mut Dice) {
        let (rows, ended) = lived(dice, CUSTOMERS);
        let hazard = Hazard::fit(Rows::new(&rows, 3).unwrap(), &ended, 1.0).unwrap();
        assert!((0.5..1.0).contains(&hazard.shrinkage));
        let from = self.chances.len();
        for _ in 0..CUSTOMERS {
            let row = Customer::new(dice).week(dice);
            let truth = 1.0 - (1.0 - hazard_of(&row)).powf(AHEAD);
            let chance = hazard.within(&row, AHEAD, 0.9).unwrap();
            self.covered += usize::from(chance.interval.covers(truth));
            self.chances.push(chance.value);
            self.came.push(dice.share() < truth);
        }
        if let Ok(line) = calibration(&self.chances[from..], &self.came[from..], 0.95) {
            self.slopes += 1;
            self.right_slopes += usize::from(line.slope.interval.covers(1.0));
        }
    }
}

#[test]
fn what_is_said_of_chances_is_right_as_often_as_it_says() {
    let (mut dice, mut told) = (Dice(11), Told::default());
    (0..WORLDS).for_each(|_| told.take(&mut dice));
    let Told { covered, chances, came, right_slopes, slopes } = told;
    let share = covered as f64 / chances.len() as f64;
    let line = calibration(&chances, &came, 0.95).unwrap();
    let skill = brier_skill_within(&chances, &came, None, &Bootstrap { draws: 100, ..Bootstrap::new(1) }).unwrap();
    println!(
        "covered {share:.4} of {}; slopes right {right_slopes} of {slopes}; {line:?}; skill {skill:?}",
        chances.len()
    );
    assert!((0.87..=0.93).contains(&share), "intervals of 90 % cover {share}");
    assert!(line.slope.interval.covers(1.0) && line.intercept.interval.covers(0.0), "{line:?}");
    assert!(line.in_the_large.interval.covers(0.0), "{line:?}");
    assert!(skill.interval.low > 0.0, "{skill:?}");
    assert!(right_slopes * 100 > slopes * 88, "{right_slopes} of {slopes}");
}

#[test]
fn columns_that_say_nothing_are_not_believed() {
    let mut dice = Dice(3);
    let rows: Vec<f64> = (0..900).map(|_| dice.normal()).collect();
    let ended: Vec<bool> = (0..300).map(|_| dice.share() < 0.1).collect();
    let hazard = Hazard::fit(Rows::new(&rows, 3).unwrap(), &ended, 1.0).unwrap();
    assert!(hazard.shrinkage < 0.6, "{}", hazard.shrinkage);
    let rate = ended.iter().filter(|end| **end).count() as f64 / 300.0;
    let mean: f64 = rows.chunks(3).map(|row| hazard.within(row, 1.0, 0.9).unwrap().value).sum::<f64>() / 300.0;
    assert!((mean / rate - 1.0).abs() < 1e-6, "on average it says what came: {mean} {rate}");
    assert!(hazard.within(&[0.0; 3], 0.0, 0.9).is_err() && hazard.reasons(&[0.0; 2]).is_err());
}
