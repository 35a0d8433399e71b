//! Clusters of iris (Fisher 1936) and of small rows, against scikit-learn.

use stats::clustering::{
    KMeans, KMeansSpec, Mixture, MixtureSpec, adjusted_rand, silhouette, silhouette_of_some, stability,
};
use stats::{Rows, Table, Unfit};

use crate::near::{all_near, near};
use crate::sets;
use crate::twenty::{FIRST, SECOND, outcomes};

const LABELS: [usize; 20] = [0, 1, 0, 0, 2, 1, 0, 1, 2, 1, 2, 2, 1, 2, 2, 0, 1, 0, 2, 1];

fn rows() -> Table {
    let thirds = SECOND.map(|value| value / 3.0);
    Table::of_columns(&[&FIRST, &thirds]).unwrap()
}

#[test]
fn silhouettes() {
    let found = silhouette(rows().rows(), &LABELS).unwrap();
    near(found.mean, 0.2688243914372068, 1e-12);
    let four = [0.7247127260094898, 0.12173122923211402, 0.45777973214397266, 0.5638990285687767];
    all_near(&found.rows[..4], &four, 1e-12);
    assert_eq!(silhouette_of_some(rows().rows(), &LABELS, 20, 1), Ok(found));
    assert_eq!(silhouette(rows().rows(), &[1; 20]), Err(Unfit::TooFew { needed: 2, have: 1 }));
    let alone: Vec<usize> = (0..20).collect();
    assert_eq!(silhouette(rows().rows(), &alone).unwrap().mean, 0.0);
    assert_eq!(silhouette(Rows::new(&[1.0; 4], 1).unwrap(), &[0, 0, 1, 1]).unwrap().mean, 0.0);
}

#[test]
fn agreement() {
    let outcomes: Vec<usize> = outcomes().iter().map(|outcome| usize::from(*outcome)).collect();
    near(adjusted_rand(&LABELS, &outcomes).unwrap(), 0.1935483870967742, 1e-12);
    near(adjusted_rand(&[0, 0, 1, 1, 2, 2], &[0, 1, 1, 2, 2, 0]).unwrap(), -0.25, 1e-12);
    assert_eq!(adjusted_rand(&[3; 5], &[4; 5]), Ok(1.0));
    assert_eq!(adjusted_rand(&[3; 5], &[0, 1, 2, 3, 4]), Ok(0.0));
    assert_eq!(adjusted_rand(&[1], &[2]), Ok(1.0));
}

#[test]
fn hard_cases() {
    let spec = KMeansSpec { k: 3, starts: 2, seed: 1 };
    let two = [1.0, 1.0, 2.0, 2.0];
    assert_eq!(KMeans::fit(Rows::new(&two, 1).unwrap(), spec), Err(Unfit::TooFew { needed: 3, have: 2 }));
    assert_eq!(KMeans::fit(rows().rows(), KMeansSpec { k: 0, ..spec }), Err(Unfit::Setting("k")));
    assert_eq!(KMeans::fit(rows().rows(), KMeansSpec { starts: 0, ..spec }), Err(Unfit::Setting("starts")));
    let each = KMeans::fit(rows().rows(), KMeansSpec { k: 20, ..spec }).unwrap();
    assert_eq!(each.inertia, 0.0);
    let one = KMeans::fit(rows().rows(), KMeansSpec { k: 1, ..spec }).unwrap();
    assert_eq!(one.labels, [0; 20]);
    assert_eq!(one.nearest(&[1.0]), Err(Unfit::LengthsDiffer { left: 2, right: 1 }));
}

#[test]
fn numbers_do_not_depend_on_the_start() {
    let found = |seed| KMeans::fit(rows().rows(), KMeansSpec { k: 3, starts: 20, seed }).unwrap();
    let (one, other) = (found(1), found(2));
    assert_eq!((&one.labels, one.centres), (&other.labels, other.centres));
}

#[test]
fn three_heaps_are_stable_and_four_are_not() {
    let values: Vec<f64> = (0..90).map(|row| f64::from(row / 30) * 50.0 + f64::from(row % 30) / 10.0).collect();
    let rows = Rows::new(&values, 1).unwrap();
    let of = |k| {
        let clustered = |sample: Rows<'_>, seed| {
            let found = KMeans::fit(sample, KMeansSpec { k, starts: 5, seed })?;
            rows.iter().map(|row| found.nearest(row)).collect()
        };
        stability(rows, (20, 5), clustered).unwrap()
    };
    assert_eq!((of(3).mean, of(3).least), (1.0, 1.0));
    assert!(of(4).mean < 0.95, "{:?}", of(4));
}

/// The four columns of iris, where it is installed.
fn iris_rows() -> Option<Table> {
    let iris = sets::installed("sklearn/datasets/data/iris.csv")?;
    // The first line of the file is not of names but of counts and species.
    let columns: Vec<Vec<f64>> = iris.names()[..4].iter().map(|name| iris.numbers(name)).collect();
    let columns: Vec<&[f64]> = columns.iter().map(Vec::as_slice).collect();
    let table = Table::of_columns(&columns).unwrap();
    assert_eq!(table.rows().len(), 150);
    Some(table)
}

#[test]
fn iris() {
    let Some(table) = iris_rows() else { return };
    let found = KMeans::fit(table.rows(), KMeansSpec { k: 3, starts: 50, seed: 1 }).unwrap();
    let mean = silhouette(table.rows(), &found.labels).unwrap().mean;
    println!("iris, k-means: inertia {}, silhouette {mean}", found.inertia);
    near(found.inertia, 78.851441426146, 1e-9);
    near(mean, 0.552819012356, 1e-9);
}

const MIXTURE: MixtureSpec = MixtureSpec { k: 3, starts: 5, seed: 1, floor: 1e-6, tolerance: 1e-13 };

/// scikit-learn 1.9.1: `GaussianMixture(k, covariance_type="diag", tol=1e-15, max_iter=100000, n_init=20, random_state=1).fit(X)`, groups by
/// their means; `score(X) * 150`, `bic(X)`, `weights_`, `means_`, `covariances_`, `predict_proba(X)`.
#[test]
fn mixtures_of_iris() {
    let Some(table) = iris_rows() else { return };
    let found = Mixture::fit(table.rows(), MIXTURE).unwrap();
    near(found.log_likelihood, -307.1775717300665, 1e-9);
    near(found.bic(), 744.6316611066356, 1e-9);
    all_near(&found.weights, &[0.33333333330864445, 0.41399222232427707, 0.2526744443670785], 1e-6);
    let means = [
        [5.005999999997488, 3.4279999999999737, 1.4619999999866171, 0.24599999997694194],
        [5.92775655971568, 2.750394975479926, 4.406370717024636, 1.4135415461943157],
        [6.809638226560893, 3.0712426835515703, 5.724613206550454, 2.106022746476639],
    ];
    all_near(found.means.rows().values(), &means.concat(), 1e-6);
    let variances = [
        [0.12176500000869236, 0.14081700000955774, 0.029556999999508754, 0.0108849999933905],
        [0.23200725981402112, 0.08735503180279278, 0.2762525289874585, 0.06915723931191761],
        [0.2845261058430591, 0.08216536776617897, 0.2485735445957172, 0.06019882270778951],
    ];
    all_near(found.variances.rows().values(), &variances.concat(), 1e-6);
    let shares = found.shares(table.rows().row(77)).unwrap();
    all_near(&shares[1..], &[0.5118723049942825, 0.4881276950057177], 1e-5);
    assert_eq!(found.likeliest(table.rows()).unwrap()[77], 1);
    assert_eq!(found.all_shares(table.rows()).unwrap().rows().row(77), shares);
    let two = Mixture::fit(table.rows(), MixtureSpec { k: 2, ..MIXTURE }).unwrap();
    near(two.log_likelihood, -386.1853470588284, 1e-9);
    near(two.bic(), 857.5514941172933, 1e-9);
    all_near(&two.weights, &[0.33333324707140727, 0.6666667529285928], 1e-6);
}

#[test]
fn a_narrow_group_beside_a_wide_one_is_kept_whole_by_a_mixture_only() {
    // Sixty within 0.3 of 0, and sixty from 1 to 11 that lie thinner the further they are from 6.
    let narrow = (0..60).map(|n| f64::from(n % 7 - 3) / 10.0);
    let wide = (0..60).map(|n| 6.0 + 5.0 * (f64::from(n - 30) / 30.0).powi(3));
    let values: Vec<f64> = narrow.chain(wide).collect();
    let rows = Rows::new(&values, 1).unwrap();
    let planted: Vec<usize> = (0..120).map(|n| n / 60).collect();
    let mixture = Mixture::fit(rows, MixtureSpec { k: 2, ..MIXTURE }).unwrap();
    let by_mixture: Vec<usize> = mixture.likeliest(rows).unwrap();
    let by_means = KMeans::fit(rows, KMeansSpec { k: 2, starts: 5, seed: 1 }).unwrap().labels;
    assert_eq!(by_mixture, planted);
    assert!(adjusted_rand(&by_means, &planted).unwrap() < 0.95, "{by_means:?}");
    near(mixture.shares(&[0.0]).unwrap().iter().sum(), 1.0, 1e-12);
    // Far from both, the wide one is as good as certain, and nothing overflows.
    assert_eq!(mixture.shares(&[-1e100]).unwrap(), [0.0, 1.0]);
}

#[test]
fn hard_cases_of_mixtures() {
    let fit = |values: &[f64], k| Mixture::fit(Rows::new(values, 1).unwrap(), MixtureSpec { k, ..MIXTURE });
    assert_eq!(fit(&[1.0; 9], 2).err(), Some(Unfit::TooFew { needed: 2, have: 1 }));
    assert_eq!(fit(&[1.0, 2.0], 3).err(), Some(Unfit::TooFew { needed: 3, have: 2 }));
    assert_eq!(fit(&[1.0, 2.0], 0).err(), Some(Unfit::Setting("k")));
    assert_eq!(Rows::new(&[1.0, f64::NAN], 1).err(), Some(Unfit::NotFinite { at: 1 }));
    let rows = Rows::new(&[1.0, 2.0, 4.0], 1).unwrap();
    for (spec, name) in [
        (MixtureSpec { starts: 0, ..MIXTURE }, "starts"),
        (MixtureSpec { floor: 0.0, ..MIXTURE }, "floor"),
        (MixtureSpec { floor: f64::NAN, ..MIXTURE }, "floor"),
        (MixtureSpec { tolerance: 0.0, ..MIXTURE }, "tolerance"),
    ] {
        assert_eq!(Mixture::fit(rows, spec).err(), Some(Unfit::Setting(name)));
    }
    // Equal rows are one group whose width is the floor; groups of one row each as well.
    let alike = fit(&[7.0; 4], 1).unwrap();
    assert_eq!((alike.weights.as_slice(), alike.shares(&[7.0])), (&[1.0][..], Ok(vec![1.0])));
    near(alike.variances.rows().values()[0], 1e-6, 1e-6);
    let each = fit(&[1.0, 2.0, 4.0], 3).unwrap();
    all_near(each.means.rows().values(), &[1.0, 2.0, 4.0], 1e-9);
    assert_eq!(alike.shares(&[f64::INFINITY]), Err(Unfit::NotFinite { at: 0 }));
    assert_eq!(alike.shares(&[1.0, 2.0]), Err(Unfit::LengthsDiffer { left: 1, right: 2 }));
}

#[test]
fn the_number_of_groups_has_the_lowest_bic() {
    let values: Vec<f64> =
        (0..90).map(|row| f64::from(row / 30) * 9.0 + f64::from(row % 30 - 15).powi(3) / 2_000.0).collect();
    let rows = Rows::new(&values, 1).unwrap();
    let bic = |k| Mixture::fit(rows, MixtureSpec { k, floor: 0.01, ..MIXTURE }).unwrap().bic();
    assert!(bic(3) < bic(2) && bic(2) < bic(1), "{:?}", [1, 2, 3].map(bic));
    let one = Mixture::fit(rows, MIXTURE).unwrap();
    assert_eq!(
        Mixture::fit(rows, MixtureSpec { seed: 9, ..MIXTURE }).unwrap(),
        one,
        "numbers do not depend on the start"
    );
}
