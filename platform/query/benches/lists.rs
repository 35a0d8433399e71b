//! How long a list takes at 50,000 rows: `c bench -p tenure-query`. Prints the middle and the longest of 200 runs of each case.

use std::time::Instant;

use kernel::{Class, Value, ValueType};
use tenure_query::{ColumnSpec, Direction, Expression, Frame, Listing, Search, View, Viewed};

const ROWS: u32 = 50_000;

fn frame() -> Frame {
    let ids = (0..ROWS).map(|row| format!("acc_{:08x}", row.wrapping_mul(2_654_435_761))).collect();
    let spread = |row: u32, by: u32| f64::from(row.wrapping_mul(40_503) % by);
    let numbers = |by: u32| -> Vec<Value> {
        (0..ROWS).map(|row| if row % 17 == 0 { Value::Null } else { Value::Number(spread(row, by)) }).collect()
    };
    let names =
        (0..ROWS).map(|row| Value::Text(format!("Company {} 公司 {}", row.wrapping_mul(7_919) % 1_000, row))).collect();
    let bands =
        (0..ROWS).map(|row| Value::Text(["healthy", "at_risk", "critical"][(row % 3) as usize].to_owned())).collect();
    let spec = |key: &str, ty| ColumnSpec::new(key, ty, Class::General);
    let columns = [
        (spec("name", ValueType::Text), names),
        (spec("band", ValueType::Choice), bands),
        (spec("active", ValueType::Number), numbers(500)),
        (spec("mrr", ValueType::Money), numbers(9_000)),
    ];
    columns.into_iter().fold(Frame::new(ids), |frame, (spec, values)| match frame.clone().with(spec, values) {
        Ok(frame) => frame,
        Err(error) => {
            eprintln!("{error}");
            frame
        }
    })
}

fn time(what: &str, mut run: impl FnMut() -> usize) {
    let mut micros = Vec::new();
    let mut found = 0;
    for _ in 0..200 {
        let start = Instant::now();
        found = run();
        micros.push(start.elapsed().as_micros());
    }
    micros.sort_unstable();
    println!("{what:<44} p50 {:>6} µs  max {:>6} µs  ({found} rows)", micros[100], micros[199]);
}

fn main() {
    let start = Instant::now();
    let frame = frame();
    println!("{:<44} {} ms", "frame of 50,000 rows, 4 columns", start.elapsed().as_millis());
    let start = Instant::now();
    frame.prepare(["name", "band", "active", "mrr"]);
    println!("{:<44} {} ms", "prepare: ranks of 4 columns", start.elapsed().as_millis());
    let view = View::all(frame.len());
    let partial = View::new(frame.len(), |class, row| class != Class::Money || row % 3 == 0);
    let listing = |filter: &str, search: Option<&str>, sort: &str| Listing {
        filter: Expression::condition(filter, &frame).ok(),
        search: search.map(|text| Search { text: text.to_owned(), columns: vec!["name".to_owned()] }),
        sort: vec![(sort.to_owned(), Direction::Descending)],
        offset: 0,
        limit: Some(50),
    };
    let worst = "active > 100 and band = 'critical' and mrr < 5000";
    let cases = [
        ("everything, by number", listing("1 = 1", None, "active")),
        ("everything, by text", listing("1 = 1", None, "name")),
        ("metric, band, money; by metric", listing(worst, None, "active")),
        ("text, metric, band, money; by metric", listing(worst, Some("company 7"), "active")),
        ("a ratio, by money", listing("mrr / (mrr * 2) > 0.1 or active / 7 > 3", None, "mrr")),
    ];
    for (what, listing) in &cases {
        for (rights, view) in [("all", &view), ("partial", &partial)] {
            let viewed = Viewed::new(&frame, view);
            time(&format!("{what} [{rights}]"), || viewed.list(listing).map_or(0, |listed| listed.total));
        }
    }
    let viewed = Viewed::new(&frame, &view);
    time("group_count(band)", || viewed.group_count("band").map_or(0, |groups| groups.known.len()));
    if let Ok(formula) = Expression::compile("round(100 * active / greatest(active, 40)) + sqrt(active)", &frame) {
        time("evaluate a formula", || formula.evaluate(&frame).array.len());
    }
    if let Ok(condition) = Expression::condition(worst, &frame) {
        time("explain one row", || viewed.explain(&condition, 7).len());
    }
}
