//! The logistic regression on IBM's Telco data, pooled out of fold, against scikit-learn.

use std::collections::BTreeSet;

use stats::calibration::{brier, calibration};
use stats::discrimination::auc;
use stats::regression::{Logistic, LogisticSpec, Scaler};
use stats::{Table, pick};

use crate::near::printed;
use crate::sets::{self, Set};

const NUMBERS: [&str; 4] = ["SeniorCitizen", "tenure", "MonthlyCharges", "TotalCharges"];
const NEITHER: [&str; 2] = ["customerID", "Churn"];

/// The four numeric columns, and one for each text of each other column; none is dropped.
fn columns(telco: &Set) -> Table {
    let mut columns: Vec<Vec<f64>> = NUMBERS.iter().map(|name| telco.numbers(name)).collect();
    let others =
        telco.names().iter().map(String::as_str).filter(|name| !NUMBERS.contains(name) && !NEITHER.contains(name));
    for name in others {
        let texts: BTreeSet<&str> = telco.texts(name).into_iter().collect();
        let flags = texts.iter().map(|text| telco.are(name, text).iter().map(|is| f64::from(u8::from(*is))).collect());
        columns.extend(flags.collect::<Vec<Vec<f64>>>());
    }
    assert_eq!(columns.len(), 45);
    Table::of_columns(&columns.iter().map(Vec::as_slice).collect::<Vec<_>>()).unwrap()
}

#[test]
fn telco_out_of_fold() {
    let Some(telco) = sets::shared("telco/Telco-Customer-Churn.csv") else { return };
    assert_eq!(telco.len(), 7_043);
    let (table, left) = (columns(&telco), telco.are("Churn", "Yes"));
    let mut chances = vec![0.0; telco.len()];
    for fold in 0..5 {
        let (judged, learnt): (Vec<usize>, Vec<usize>) = (0..telco.len()).partition(|row| row % 5 == fold);
        let scaler = Scaler::fit_on(table.rows(), &learnt).unwrap();
        let scaled = scaler.apply(table.rows()).unwrap();
        let spec = LogisticSpec { c: Some(1.0), weights: None };
        let model = Logistic::fit(scaled.rows().pick(&learnt).rows(), &pick(&left, &learnt), spec).unwrap();
        for row in judged {
            chances[row] = model.chance(scaled.rows().row(row)).unwrap();
        }
    }
    let (area, score) = (auc(&chances, &left).unwrap(), brier(&chances, &left).unwrap());
    println!("Telco, logistic: AUC {area}, Brier {score}");
    printed(area, 0.845235, 6);
    printed(score, 0.135446, 6);
    let line = calibration(&chances, &left, 0.95).unwrap();
    assert!(line.slope.interval.covers(1.0) && line.in_the_large.interval.covers(0.0), "{line:?}");
}
