//! For random expressions and random cells: a whole column equals its rows one by one, and both equal arithmetic in plain Rust.

use arrow::array::Array;
use kernel::{Class, Value, ValueType};
use proptest::prelude::*;
use tenure_query::{Direction, Expression, Frame, Listing, View, Viewed};

use super::{column, spec};

/// A formula that this file can compute itself.
#[derive(Debug, Clone)]
enum Formula {
    Column(usize),
    Number(i32),
    Binary(char, Box<Formula>, Box<Formula>),
    Call(&'static str, Box<Formula>),
    Coalesce(Box<Formula>, Box<Formula>),
    Case(Box<Formula>, Box<Formula>, Box<Formula>),
}

const COLUMNS: [&str; 3] = ["a", "b", "c"];

impl Formula {
    fn source(&self) -> String {
        match self {
            Self::Column(at) => COLUMNS[*at].to_owned(),
            Self::Number(number) => number.to_string(),
            Self::Binary(op, left, right) => format!("({} {op} {})", left.source(), right.source()),
            Self::Call(name, inner) => format!("{name}({})", inner.source()),
            Self::Coalesce(left, right) => format!("coalesce({}, {})", left.source(), right.source()),
            Self::Case(when, then, other) => {
                format!("case when {} > 0 then {} else {} end", when.source(), then.source(), other.source())
            }
        }
    }

    /// The rules of the contract, in plain Rust: by zero is unknown, what is not finite is unknown.
    fn value(&self, row: &[Option<f64>]) -> Option<f64> {
        let result = match self {
            Self::Column(at) => row[*at],
            Self::Number(number) => Some(f64::from(*number)),
            Self::Binary(op, left, right) => {
                let (a, b) = (left.value(row)?, right.value(row)?);
                match op {
                    '+' => Some(a + b),
                    '-' => Some(a - b),
                    '*' => Some(a * b),
                    '/' => (b != 0.0).then(|| a / b),
                    _ => (b != 0.0).then(|| a % b),
                }
            }
            Self::Call(name, inner) => inner.value(row).map(|x| match *name {
                "abs" => x.abs(),
                "floor" => x.floor(),
                "ceil" => x.ceil(),
                "sqrt" => x.sqrt(),
                _ => x.ln(),
            }),
            Self::Coalesce(left, right) => left.value(row).or_else(|| right.value(row)),
            Self::Case(when, then, other) => {
                if when.value(row).is_some_and(|x| x > 0.0) {
                    then.value(row)
                } else {
                    other.value(row)
                }
            }
        };
        result.filter(|x| x.is_finite())
    }
}

fn formula() -> impl Strategy<Value = Formula> {
    let leaf = prop_oneof![(0..3_usize).prop_map(Formula::Column), (-3..1_000_i32).prop_map(Formula::Number)];
    leaf.prop_recursive(5, 40, 3, |inner| {
        let boxed = || inner.clone().prop_map(Box::new);
        prop_oneof![
            4 => (prop::sample::select(vec!['+', '-', '*', '/', '%']), boxed(), boxed()).prop_map(|(op, a, b)| Formula::Binary(op, a, b)),
            2 => (prop::sample::select(vec!["abs", "floor", "ceil", "sqrt", "ln"]), boxed()).prop_map(|(name, a)| Formula::Call(name, a)),
            1 => (boxed(), boxed()).prop_map(|(a, b)| Formula::Coalesce(a, b)),
            1 => (boxed(), boxed(), boxed()).prop_map(|(a, b, c)| Formula::Case(a, b, c)),
        ]
    })
}

fn cell() -> impl Strategy<Value = Option<f64>> {
    prop_oneof![
        1 => Just(None),
        2 => Just(Some(0.0)),
        4 => (-100..100_i32).prop_map(|n| Some(f64::from(n))),
        3 => prop::num::f64::NORMAL.prop_map(Some),
    ]
}

fn rows() -> impl Strategy<Value = Vec<[Option<f64>; 3]>> {
    prop::collection::vec([cell(), cell(), cell()], 1..20)
}

fn frame(rows: &[[Option<f64>; 3]]) -> Frame {
    let empty = Frame::new((0..rows.len()).map(|row| format!("id{row:05}")).collect());
    (0..3).fold(empty, |frame, at| {
        let cells = rows.iter().map(|row| row[at].map_or(Value::Null, Value::Number)).collect();
        frame.with(spec(COLUMNS[at], ValueType::Number, Class::General), cells).unwrap()
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn a_column_equals_its_rows_and_plain_arithmetic(formula in formula(), rows in rows()) {
        let whole = frame(&rows);
        // What can be seen to have no result is refused on saving; that is another test's matter.
        if let Ok(expression) = Expression::compile(&formula.source(), &whole) {
            let together = column(&expression, &whole);
            for (row, cells) in rows.iter().enumerate() {
                let alone = column(&expression, &frame(&[*cells]));
                prop_assert_eq!(&alone[0], &together[row], "row {} alone", row);
                let plain = formula.value(cells).map_or(Value::Null, Value::Number);
                prop_assert_eq!(&plain, &together[row], "row {} of {}", row, formula.source());
            }
        }
    }

    #[test]
    fn findings_name_rows_that_are_unknown(formula in formula(), rows in rows()) {
        let whole = frame(&rows);
        if let Ok(expression) = Expression::compile(&formula.source(), &whole) {
            let evaluated = expression.evaluate(&whole);
            prop_assert!(evaluated.faulty_rows <= evaluated.array.null_count());
            for finding in &evaluated.findings {
                prop_assert!(evaluated.array.is_null(finding.row));
                prop_assert_eq!(finding.id.as_str(), whole.id(finding.row));
            }
        }
    }

    #[test]
    fn a_page_equals_the_same_part_of_a_plain_sort(rows in rows(), offset in 0..10_usize, limit in 0..10_usize, descending: bool) {
        let whole = frame(&rows);
        let view = View::all(whole.len());
        let direction = if descending { Direction::Descending } else { Direction::Ascending };
        let filter = Expression::condition("b is null or b >= 0", &whole).unwrap();
        let listing = Listing { filter: Some(filter), sort: vec![("a".into(), direction)], offset, limit: Some(limit), ..Listing::default() };
        let listed = Viewed::new(&whole, &view).list(&listing).unwrap();
        let mut wanted: Vec<usize> = (0..rows.len()).filter(|&row| rows[row][1].is_none_or(|b| b >= 0.0)).collect();
        wanted.sort_by(|&x, &y| match (rows[x][0], rows[y][0]) {
            (Some(a), Some(b)) if descending => b.total_cmp(&a),
            (Some(a), Some(b)) => a.total_cmp(&b),
            (a, b) => a.is_none().cmp(&b.is_none()),
        });
        prop_assert_eq!(listed.total, wanted.len());
        let page: Vec<usize> = wanted.into_iter().skip(offset).take(limit).collect();
        prop_assert_eq!(listed.rows, page);
    }

    #[test]
    fn amounts_add_and_subtract_exactly(minor in prop::collection::vec((-1_000_000_000_i64..1_000_000_000, -1_000_000_000_i64..1_000_000_000), 1..30)) {
        #[expect(clippy::cast_precision_loss, reason = "below 2^53")]
        let money = |cents: i64| Value::Number(cents as f64 / 100.0);
        let frame = Frame::new((0..minor.len()).map(|row| row.to_string()).collect())
            .with(spec("x", ValueType::Money, Class::Money), minor.iter().map(|(x, _)| money(*x)).collect())
            .unwrap()
            .with(spec("y", ValueType::Money, Class::Money), minor.iter().map(|(_, y)| money(*y)).collect())
            .unwrap();
        let sum = column(&Expression::compile("x + y - x", &frame).unwrap(), &frame);
        for (row, (_, y)) in minor.iter().enumerate() {
            prop_assert_eq!(&sum[row], &money(*y));
        }
    }
}
