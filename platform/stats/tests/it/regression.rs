//! Logistic regression against statsmodels (`Logit`, `GLM`) and scikit-learn (`LogisticRegression`).

use stats::regression::{Logistic, LogisticSpec, Scaler};
use stats::{Rows, Table, Unfit};

use crate::near::{all_near, near};
use crate::twenty::{FIRST, WEIGHTS, columns, outcomes};

fn all(model: &Logistic) -> Vec<f64> {
    std::iter::once(model.intercept).chain(model.coefficients.iter().copied()).collect()
}

#[test]
fn without_a_penalty() {
    let columns = columns();
    let model = Logistic::fit(columns.rows(), &outcomes(), LogisticSpec::default()).unwrap();
    all_near(&all(&model), &[-0.8376173314096649, 1.8341113753790987, 0.1493170574067461], 1e-9);
    let errors = [1.254527158424963, 0.9246636934259611, 0.2140722673329416];
    all_near(&model.covariance.errors(), &errors, 1e-9);
    near(model.covariance.at(0, 1), -0.4381313415768301, 1e-8);
    near(model.log_likelihood, -10.456960516209604, 1e-12);
    let chance = model.chance_within(&[0.5, 4.0], 0.95).unwrap();
    near(chance.value, 0.663003245567414, 1e-9);
    near(chance.logit_error, 0.6472620984974634, 1e-9);
    near(chance.interval.low, 0.3561981499053238, 1e-9);
    near(chance.interval.high, 0.8749351085247739, 1e-9);
    let first = model.estimates(0.95).unwrap()[1];
    assert!(first.interval.low > 0.0 && first.interval.covers(first.value));
}

#[test]
fn with_weights() {
    let spec = LogisticSpec { c: None, weights: Some(&WEIGHTS) };
    let model = Logistic::fit(columns().rows(), &outcomes(), spec).unwrap();
    all_near(&all(&model), &[-0.9818249926215183, 2.5569701400227443, 0.21209554410799625], 1e-9);
    all_near(&model.covariance.errors(), &[1.1998465468918431, 1.0402473550637372, 0.20792824793168677], 1e-9);
}

#[test]
fn with_a_penalty() {
    let model = Logistic::fit(columns().rows(), &outcomes(), LogisticSpec { c: Some(0.7), weights: None }).unwrap();
    all_near(&all(&model), &[-0.51201412, 0.9897234672379766, 0.09831434595543904], 1e-8);
    all_near(&model.covariance.errors(), &[1.0143794999803468, 0.5215621306099945, 0.17844210169144087], 1e-9);
}

#[test]
fn what_has_no_answer() {
    let rows = Rows::new(&FIRST, 1).unwrap();
    let plain = LogisticSpec::default();
    assert_eq!(Logistic::fit(rows, &[true; 20], plain), Err(Unfit::OneClass));
    assert_eq!(Logistic::fit(rows, &[true; 3], plain), Err(Unfit::LengthsDiffer { left: 20, right: 3 }));
    assert_eq!(
        Logistic::fit(rows, &outcomes(), LogisticSpec { c: Some(0.0), weights: None }),
        Err(Unfit::Setting("c"))
    );
    let negative = LogisticSpec { c: None, weights: Some(&[-1.0; 20]) };
    assert_eq!(Logistic::fit(rows, &outcomes(), negative), Err(Unfit::OutOfRange { at: 0 }));
    let only_one: Vec<f64> = outcomes().iter().map(|outcome| f64::from(u8::from(*outcome))).collect();
    let weighed = LogisticSpec { c: None, weights: Some(&only_one) };
    assert_eq!(Logistic::fit(rows, &outcomes(), weighed), Err(Unfit::OneClass));
    let twice = Table::of_columns(&[&FIRST, &FIRST]).unwrap();
    assert_eq!(Logistic::fit(twice.rows(), &outcomes(), plain), Err(Unfit::Singular));
    assert!(Logistic::fit(twice.rows(), &outcomes(), LogisticSpec { c: Some(1.0), weights: None }).is_ok());
}

#[test]
fn separation_is_named_whole_or_in_part() {
    let values = [1.0, 2.0, 3.0, 4.0, 5.0, 6.0];
    let whole = [false, false, false, true, true, true];
    let rows = Rows::new(&values, 1).unwrap();
    assert_eq!(Logistic::fit(rows, &whole, LogisticSpec::default()), Err(Unfit::Separated));
    assert!(Logistic::fit(rows, &whole, LogisticSpec { c: Some(1e3), weights: None }).unwrap().coefficients[0] > 1.0);
    // Whoever has the flag happened; the others did or did not.
    let flag = [0.0, 0.0, 1.0, 1.0, 0.0, 0.0];
    let part = [false, true, true, true, false, true];
    let rows = Rows::new(&flag, 1).unwrap();
    assert_eq!(Logistic::fit(rows, &part, LogisticSpec::default()), Err(Unfit::Separated));
}

#[test]
fn a_constant_column_is_left_at_nothing() {
    let table = Table::of_columns(&[&[0.1, 0.1, 0.1], &[1.0, 2.0, 3.0]]).unwrap();
    let scaled = Scaler::fit(table.rows()).unwrap().apply(table.rows()).unwrap();
    assert!(scaled.rows().column(0).iter().all(|value| value.abs() < 1e-15));
    near(scaled.rows().column(1)[2], 1.5_f64.sqrt(), 1e-15);
    assert_eq!(Scaler::fit_on(table.rows(), &[]), Err(Unfit::TooFew { needed: 1, have: 0 }));
}
