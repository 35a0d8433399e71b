//! What may not be saved, and how that is said.

use kernel::{Kind, ValueType};
use tenure_query::{ErrorKind, Expression, ExpressionError, MAX_DEPTH, MAX_SOURCE};

use super::accounts;

fn error(source: &str) -> ExpressionError {
    match Expression::compile(source, &accounts()) {
        Ok(expression) => panic!("{source} compiles to {:?}", expression.ty()),
        Err(error) => error,
    }
}

#[test]
fn a_statement_is_no_expression() {
    for source in [
        "select 1",
        "SELECT * FROM accounts",
        "drop table accounts",
        "update x set a = 1",
        "seats > 5; drop table x",
        "with x as (select 1) select 1",
    ] {
        assert_eq!(error(source).kind, ErrorKind::Statement, "{source}");
    }
    for source in ["(select 1)", "exists (select 1)", "seats in (select 1)", "seats > all (select 1)"] {
        assert_eq!(error(source).kind, ErrorKind::Subquery, "{source}");
    }
}

#[test]
fn a_wrong_name_gets_its_neighbour_and_its_place() {
    let error_at = error("seats > 5\n and activ < seast");
    assert_eq!(error_at.kind, ErrorKind::UnknownName { name: "activ".into(), nearest: Some("active".into()) });
    assert_eq!(error_at.at, Some(15));
    assert_eq!(error("تماس > 1").kind, ErrorKind::UnknownName { name: "تماس".into(), nearest: None });
    assert_eq!(
        error("todya - renewal").kind,
        ErrorKind::UnknownName { name: "todya".into(), nearest: Some("today".into()) }
    );
    assert_eq!(error("a.seats").kind, ErrorKind::Unsupported { what: "a.seats".into() });
    assert_eq!(error("tier = \"a\"").kind, ErrorKind::DoubleQuoted { text: "a".into() });
}

#[test]
fn broken_syntax_is_shown_where_it_breaks() {
    assert_eq!(error("seats > ").kind, ErrorKind::Syntax { found: String::new() });
    let broken = error("seats > 5 5");
    assert_eq!(broken.kind, ErrorKind::Syntax { found: "5".into() });
    assert_eq!(broken.at, Some(10));
    assert!(matches!(error("name = 'open").kind, ErrorKind::Syntax { .. }));
    assert_eq!(error("  ").kind, ErrorKind::Empty);
}

#[test]
fn functions_are_allowed_by_list() {
    assert_eq!(
        error("flor(seats)").kind,
        ErrorKind::UnknownFunction { name: "flor".into(), nearest: Some("floor".into()) }
    );
    assert_eq!(error("random()").kind, ErrorKind::Volatile { name: "random".into() });
    assert_eq!(error("current_date").kind, ErrorKind::Volatile { name: "current_date".into() });
    assert_eq!(error("sum(seats)").kind, ErrorKind::Aggregate { name: "sum".into() });
    assert_eq!(error("count(*)").kind, ErrorKind::Aggregate { name: "count".into() });
    assert!(matches!(error("pg_sleep(5)").kind, ErrorKind::UnknownFunction { .. }));
    assert!(matches!(error("lower(name) over ()").kind, ErrorKind::Unsupported { .. }));
    assert!(matches!(error("abs(distinct seats)").kind, ErrorKind::Unsupported { .. }));
    for source in ["ln()", "nullif(seats)", "floor(seats, 1)", "power(1, 2, 3)"] {
        assert!(matches!(error(source).kind, ErrorKind::ArgumentCount { .. }), "{source}");
    }
}

#[test]
fn types_are_named_and_never_cast() {
    let types = |operation: &str, left, right| ErrorKind::Types {
        operation: operation.into(),
        left: Some(left),
        right: Some(right),
    };
    assert_eq!(error("name > 5").kind, types(">", ValueType::Text, ValueType::Number));
    assert_eq!(error("vip = 'true'").kind, types("=", ValueType::Flag, ValueType::Text));
    assert_eq!(error("vip > false").kind, types(">", ValueType::Flag, ValueType::Flag));
    assert_eq!(error("tier < 'b'").kind, types("<", ValueType::Choice, ValueType::Text));
    assert_eq!(error("renewal + renewal").kind, types("+", ValueType::Date, ValueType::Date));
    assert_eq!(error("1 - today").kind, types("-", ValueType::Number, ValueType::Date));
    assert_eq!(error("name + name").kind, types("+", ValueType::Text, ValueType::Text));
    assert_eq!(error("seats in (1, 'x')").kind, types("in", ValueType::Number, ValueType::Text));
    assert!(matches!(error("seats and vip").kind, ErrorKind::Argument { expected: ValueType::Flag, .. }));
    assert!(matches!(error("not seats").kind, ErrorKind::Argument { .. }));
    assert!(matches!(error("-name").kind, ErrorKind::Argument { .. }));
    assert!(matches!(error("seats like 'a%'").kind, ErrorKind::Argument { .. }));
    assert!(matches!(error("case when seats then 1 end").kind, ErrorKind::Argument { .. }));
    let mixed = ErrorKind::Mixed { operation: "case".into(), left: ValueType::Number, right: ValueType::Text };
    assert_eq!(error("case when vip then 1 else 'x' end").kind, mixed);
    assert_eq!(error("renewal > '2024-01-01'").kind, ErrorKind::DateAsText { text: "2024-01-01".into() });
    assert_eq!(error("seats = null").kind, ErrorKind::NullComparison);
    assert_eq!(error("seats in (1, null)").kind, ErrorKind::NullComparison);
    assert_eq!(error("null").kind, ErrorKind::Untyped);
    assert_eq!(error("coalesce(null, null)").kind, ErrorKind::Untyped);
    for source in ["cast(name as number)", "cast(seats as integer)", "cast(renewal as text)", "cast(seats as date)"] {
        assert!(matches!(error(source).kind, ErrorKind::Cast { .. }), "{source}");
    }
}

#[test]
fn money_keeps_to_its_rules() {
    let types = |operation: &str, left, right| ErrorKind::Types {
        operation: operation.into(),
        left: Some(left),
        right: Some(right),
    };
    assert_eq!(error("mrr > seats").kind, ErrorKind::MoneyWithNumber);
    assert_eq!(error("seats = mrr").kind, ErrorKind::MoneyWithNumber);
    assert_eq!(error("mrr between 1 and seats").kind, ErrorKind::MoneyWithNumber);
    assert_eq!(error("coalesce(mrr, seats)").kind, ErrorKind::MoneyWithNumber);
    assert_eq!(error("mrr / seats").kind, ErrorKind::MoneyByNumber);
    assert_eq!(error("mrr / 12").kind, ErrorKind::MoneyByNumber);
    assert_eq!(error("mrr + 1").kind, types("+", ValueType::Money, ValueType::Number));
    assert_eq!(error("seats - mrr").kind, types("-", ValueType::Number, ValueType::Money));
    assert_eq!(error("mrr * paid").kind, types("*", ValueType::Money, ValueType::Money));
    assert_eq!(error("seats / mrr").kind, types("/", ValueType::Number, ValueType::Money));
    assert_eq!(error("mrr % paid").kind, types("%", ValueType::Money, ValueType::Money));
    assert!(matches!(error("ln(mrr)").kind, ErrorKind::Argument { .. }));
}

#[test]
fn what_never_has_a_result_is_refused_on_saving() {
    for source in ["1 / 0", "seats / 0", "mrr / 0", "seats % 0", "1 / (1 - 1)", "seats / (2 * 0)"] {
        assert_eq!(error(source).kind, ErrorKind::DivisionByZero, "{source}");
    }
    for source in [
        "1e400",
        "1e308 * 10",
        "seats + 1e308 * 10",
        "ln(0)",
        "sqrt(-1)",
        "power(10, 400)",
        "mrr > 1e40",
        "cast(1e40 as money)",
        "today > date '9999-12-31' + 1",
    ] {
        assert!(matches!(error(source).kind, ErrorKind::Overflow { .. }), "{source}: {:?}", error(source).kind);
    }
    for source in ["date '2024-02-31'", "date '31.02.2024'", "date '2024-2-3'", "date '2024-02-03T10:00'", "date ''"] {
        assert!(matches!(error(source).kind, ErrorKind::BadDate { .. }), "{source}");
    }
}

#[test]
fn other_sql_is_not_supported() {
    let sources = [
        "name || 'x'",
        "seats & 1",
        "name ilike 'a%'",
        "name similar to 'a'",
        "array[1, 2]",
        "interval '1' day",
        "$1",
        "?",
        "x -> x + 1",
        "extract(year from renewal)",
        "(1, 2)",
        "name like 'a#%' escape '#'",
        "E'x'",
        "X'00'",
        "timestamp '2024-01-01'",
        "substring(name, 1, 2)",
        "trim(name)",
        "name collate \"de\"",
        "seats is normalized",
        "seats[1]",
        "{'a': 1}",
        "not 1 xor 2",
    ];
    for source in sources {
        let kind = error(source).kind;
        let other = matches!(kind, ErrorKind::Types { .. } | ErrorKind::Mixed { .. } | ErrorKind::Statement);
        assert!(!other, "{source}: {kind:?}");
    }
}

#[test]
fn sources_are_limited_in_length_and_depth() {
    assert_eq!(error(&" ".repeat(MAX_SOURCE).add_text("1 + 1")).kind, ErrorKind::TooLong);
    let nested = |depth: usize| format!("{}seats{}", "abs(".repeat(depth), ")".repeat(depth));
    assert_eq!(error(&nested(200)).kind, ErrorKind::TooDeep);
    assert!(matches!(error(&"not ".repeat(200).add_text("vip")).kind, ErrorKind::TooDeep | ErrorKind::Syntax { .. }));
    assert!(Expression::compile(&nested(12), &accounts()).is_ok());
    let chain = |length: usize| vec!["seats"; length].join(" + ");
    assert!(Expression::compile(&chain(MAX_DEPTH - 1), &accounts()).is_ok());
    assert_eq!(error(&chain(MAX_DEPTH + 5)).kind, ErrorKind::TooDeep);
    assert_eq!(error(&chain(1_000)).kind, ErrorKind::TooLong);
}

trait AddText {
    fn add_text(self, text: &str) -> String;
}

impl AddText for String {
    fn add_text(mut self, text: &str) -> String {
        self.push_str(text);
        self
    }
}

#[test]
fn the_largest_expressions_fit_into_a_small_stack() {
    let deep = format!("{}{}{}", "abs(".repeat(12), ["seats"; MAX_DEPTH - 13].join(" * "), ")".repeat(12));
    let wide = ["seats > 1"; 150].join(" and ");
    // Every error in or around a long chain must be found without walking it by recursion.
    let wrong = [
        format!("({wide}) > 5"),
        format!("abs({wide})"),
        format!("case when {wide} then 1 end + 'x'"),
        format!("lower(name, {wide})"),
    ];
    let small = std::thread::Builder::new().stack_size(2 * 1024 * 1024);
    let done = small.spawn(move || {
        let frame = accounts();
        let deep = Expression::compile(&deep, &frame).unwrap();
        let wide = Expression::compile(&format!("case when {wide} then seats else 0 end + 1"), &frame).unwrap();
        assert_eq!(deep.evaluate(&frame).array.len(), 5);
        assert_eq!(wide.evaluate(&frame).array.len(), 5);
        assert_eq!(wide.explain(&frame, 0).len(), 1);
        wrong.iter().filter(|source| Expression::compile(source, &frame).is_err()).count()
    });
    assert_eq!(done.unwrap().join().unwrap(), 4);
}

#[test]
fn an_error_is_invalid_input() {
    let error = kernel::Error::from(error("seast"));
    assert_eq!(error.kind, Kind::Invalid);
    assert_eq!(error.says.key, "formula-error-unknown-name-suggest");
}

#[test]
fn a_condition_is_a_flag() {
    assert!(Expression::condition("seats > 5", &accounts()).is_ok());
    let error = Expression::condition("seats + 5", &accounts()).unwrap_err();
    assert_eq!(error.kind, ErrorKind::NotACondition { found: Some(ValueType::Number) });
}
