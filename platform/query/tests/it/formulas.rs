//! What expressions compute.

use arrow::array::Array;
use jiff::civil::date;
use kernel::{Arg, Class, Value, ValueType};
use tenure_query::{Expression, Frame, MAX_FINDINGS};

use super::{accounts, column, compiled, spec, values};

fn numbers(source: &str) -> Vec<Option<f64>> {
    values(source).iter().map(Value::number).collect()
}

fn flags(source: &str) -> Vec<Option<bool>> {
    values(source).iter().map(Value::flag).collect()
}

fn texts(source: &str) -> Vec<Option<String>> {
    values(source).iter().map(|value| value.text().map(str::to_owned)).collect()
}

/// The value in the first row.
fn first(source: &str) -> Value {
    values(source).remove(0)
}

#[test]
fn counts_divide_as_numbers_and_by_zero_unknown() {
    assert_eq!(first("3 / 10"), Value::Number(0.3));
    assert_eq!(numbers("active / seats"), [Some(0.35), Some(1.0), None, None, Some(0.0)]);
    assert_eq!(numbers("active % seats"), [Some(14.0), Some(0.0), None, None, Some(0.0)]);
    assert!(compiled("active / seats").evaluate(&accounts()).findings.is_empty(), "by zero is unknown, not a fault");
}

#[test]
fn numbers_have_their_functions() {
    let cases = [
        ("abs(-2.5)", 2.5),
        ("abs(5 - seats)", 35.0),
        ("round(2.5)", 3.0),
        ("round(-2.5)", -3.0),
        ("round(1.005 * 100, 1)", 100.5),
        ("round(seats, -1)", 40.0),
        ("floor(-1.5)", -2.0),
        ("ceil(1.2)", 2.0),
        ("floor(seats / 3)", 13.0),
        ("ceil(seats / 3)", 14.0),
        ("least(seats, active, 20)", 14.0),
        ("greatest(seats, active)", 40.0),
        ("nullif(seats, 5)", 40.0),
        ("sqrt(seats * 10)", 20.0),
        ("power(2, 10)", 1024.0),
        ("ln(1)", 0.0),
        ("-seats", -40.0),
        ("- -seats", 40.0),
        ("+seats", 40.0),
        ("2 + 3 * 4", 14.0),
        ("(2 + 3) * 4", 20.0),
        ("10 - 2 - 3", 5.0),
        ("length(name)", 11.0),
        ("case when seats > 5 then 1 else 0 end", 1.0),
        ("case tier when 'b' then 2 when 'a' then 3 end", 2.0),
        ("cast(vip as number)", 1.0),
        ("cast(mrr as number)", 480.5),
        ("coalesce(null, seats)", 40.0),
        ("SEATS", 40.0),
        ("\"seats\"", 40.0),
        ("1e2", 100.0),
    ];
    for (source, wanted) in cases {
        assert_eq!(first(source), Value::Number(wanted), "{source}");
    }
    assert_eq!(numbers("coalesce(seats, active, 1)"), [Some(40.0), Some(5.0), Some(0.0), Some(7.0), Some(10.0)]);
    assert_eq!(numbers("nullif(seats, 5)"), [Some(40.0), None, Some(0.0), None, Some(10.0)]);
    assert_eq!(numbers("least(seats, active)")[3], Some(7.0), "an unknown value is passed over");
    assert_eq!(
        numbers("case when vip then 1 when not vip then 2 end"),
        [Some(1.0), Some(2.0), None, Some(1.0), Some(2.0)]
    );
}

#[test]
fn comparisons_know_unknown() {
    assert_eq!(flags("seats >= 10"), [Some(true), Some(false), Some(false), None, Some(true)]);
    assert_eq!(flags("seats <> 5"), [Some(true), Some(false), Some(true), None, Some(true)]);
    assert_eq!(flags("seats != 5"), flags("seats <> 5"));
    assert_eq!(flags("seats between 5 and 10"), [Some(false), Some(true), Some(false), None, Some(true)]);
    assert_eq!(flags("seats not between 5 and 10"), [Some(true), Some(false), Some(true), None, Some(false)]);
    assert_eq!(flags("seats in (5, 10, active)"), [Some(false), Some(true), Some(false), None, Some(true)]);
    assert_eq!(flags("tier not in ('a', 'c')"), [Some(true), Some(false), Some(false), None, Some(false)]);
    assert_eq!(flags("seats is null"), [Some(false), Some(false), Some(false), Some(true), Some(false)]);
    assert_eq!(
        flags("seats is not null and seats > 0"),
        [Some(true), Some(true), Some(false), Some(false), Some(true)]
    );
    assert_eq!(flags("vip is true"), [Some(true), Some(false), Some(false), Some(true), Some(false)]);
    assert_eq!(flags("vip is not true"), [Some(false), Some(true), Some(true), Some(false), Some(true)]);
    assert_eq!(flags("vip is false"), [Some(false), Some(true), Some(false), Some(false), Some(true)]);
    assert_eq!(flags("vip is unknown"), [Some(false), Some(false), Some(true), Some(false), Some(false)]);
    assert_eq!(flags("vip or seats > 5"), [Some(true), Some(false), None, Some(true), Some(true)]);
    assert_eq!(flags("vip and seats > 5"), [Some(true), Some(false), Some(false), None, Some(false)]);
    assert_eq!(flags("not vip"), [Some(false), Some(true), None, Some(false), Some(true)]);
    assert_eq!(flags("seats is distinct from 5"), [Some(true), Some(false), Some(true), Some(true), Some(true)]);
    assert_eq!(flags("vip = true"), [Some(true), Some(false), None, Some(true), Some(false)]);
    assert_eq!(flags("seats > 5 and null"), [None, Some(false), Some(false), None, None]);
}

#[test]
fn text_is_exact_and_case_sensitive() {
    assert_eq!(flags("name = 'karun steel'")[0], Some(false));
    assert_eq!(flags("name = 'Karun Steel'")[0], Some(true));
    assert_eq!(flags("lower(name) like 'karun%'"), [Some(true), Some(false), Some(false), Some(false), None]);
    assert_eq!(flags("name like '_bc'")[3], Some(true));
    assert_eq!(flags("name not like '%Steel'")[0], Some(false));
    assert_eq!(flags("contains(name, '鋼')"), [Some(false), Some(true), Some(false), Some(false), None]);
    assert_eq!(flags("starts_with(name, 'پا')")[2], Some(true));
    assert_eq!(flags("contains(name, lower('STEEL'))")[0], Some(false));
    assert_eq!(texts("upper(name)")[0], Some("KARUN STEEL".into()));
    assert_eq!(numbers("length(name)"), [Some(11.0), Some(4.0), Some(4.0), Some(3.0), None]);
    assert_eq!(flags("tier = 'a'"), [Some(false), Some(true), Some(false), None, Some(true)]);
    assert_eq!(flags("lower(tier) = name")[0], Some(false));
    assert_eq!(texts("case when seats > 5 then 'it''s' else tier end")[..2], [Some("it's".into()), Some("a".into())]);
    assert_eq!(compiled("coalesce(tier, tier)").ty(), ValueType::Choice);
    assert_eq!(compiled("coalesce(tier, 'none')").ty(), ValueType::Text);
    assert_eq!(compiled("cast(tier as text)").ty(), ValueType::Text);
    assert_eq!(flags("greatest(name, 'b') = 'b'")[3], Some(true));
}

#[test]
fn days_are_counted() {
    assert_eq!(numbers("renewal - today"), [Some(10.0), Some(-1.0), None, Some(306.0), Some(0.0)]);
    assert_eq!(numbers("today - date '2024-02-28'")[0], Some(2.0), "2024 is a leap year");
    assert_eq!(first("today + 31"), Value::Date(date(2024, 4, 1)));
    assert_eq!(first("31 + today"), Value::Date(date(2024, 4, 1)));
    assert_eq!(first("today - 1"), Value::Date(date(2024, 2, 29)));
    assert_eq!(flags("renewal between today and today + 30"), [Some(true), Some(false), None, Some(false), Some(true)]);
    assert_eq!(flags("renewal < date '2024-03-01'")[1], Some(true));
    assert_eq!(first("greatest(renewal, today)"), Value::Date(date(2024, 3, 11)));
    assert_eq!(compiled("renewal - today").ty(), ValueType::Number);
    assert!(compiled("renewal - today").uses_today());
    assert_eq!(compiled("renewal - today").inputs().iter().collect::<Vec<_>>(), ["renewal"]);
}

#[test]
fn money_is_exact() {
    assert_eq!(first("mrr * 12"), Value::Number(5_766.0));
    assert_eq!(compiled("mrr * 12").ty(), ValueType::Money);
    assert_eq!(numbers("mrr - paid"), [Some(240.25), Some(0.0), Some(-5.0), None, None]);
    assert_eq!(numbers("seats * mrr")[0], Some(19_220.0));
    assert_eq!(numbers("paid / mrr"), [Some(0.5), Some(1.0), None, None, None]);
    assert_eq!(compiled("paid / mrr").ty(), ValueType::Number);
    assert_eq!(flags("mrr > 100"), [Some(true), Some(false), Some(false), Some(false), None]);
    assert_eq!(flags("mrr = 99.99")[3], Some(true));
    assert_eq!(flags("99.99 = mrr")[3], Some(true));
    assert_eq!(flags("mrr > -1 * 5")[2], Some(true));
    assert_eq!(flags("mrr between 99.99 and 100"), [Some(false), Some(true), Some(false), Some(true), None]);
    assert_eq!(flags("mrr in (100, 0)"), [Some(false), Some(true), Some(true), Some(false), None]);
    assert_eq!(numbers("coalesce(mrr, 0)")[4], Some(0.0));
    assert_eq!(numbers("case when vip then mrr else 0 end")[..2], [Some(480.5), Some(0.0)]);
    assert_eq!(numbers("greatest(mrr, paid, 50)"), [Some(480.5), Some(100.0), Some(50.0), Some(99.99), Some(50.0)]);
    assert_eq!(numbers("abs(-mrr)")[0], Some(480.5));
    assert_eq!(numbers("nullif(mrr, 0)")[2], None);
    assert_eq!(
        (first("round(mrr)"), first("floor(mrr)"), first("ceil(mrr)")),
        (Value::Number(481.0), Value::Number(480.0), Value::Number(481.0))
    );
    assert_eq!(first("round(mrr, -2)"), Value::Number(500.0));
    assert_eq!(first("cast(seats as money) + mrr"), Value::Number(520.5));
    // 0.1 + 0.2 is 0.3 in decimals.
    assert_eq!(first("cast(0.1 as money) + cast(0.2 as money) = 0.3"), Value::Flag(true));
}

#[test]
fn a_row_without_result_is_unknown_and_named() {
    let frame = accounts();
    let evaluated = compiled("ln(active)").evaluate(&frame);
    assert_eq!(evaluated.array.null_count(), 1);
    assert_eq!(evaluated.faulty_rows, 1);
    let finding = &evaluated.findings[0];
    assert_eq!(
        (finding.row, finding.id.as_str(), finding.says.key.as_str()),
        (4, "acc_4", "formula-finding-undefined")
    );
    assert!(finding.says.args.contains(&("operation".into(), Arg::Text("ln(active)".into()))));

    let evaluated = compiled("seats * 1e307 * 100").evaluate(&frame);
    assert_eq!((evaluated.faulty_rows, evaluated.array.null_count()), (3, 4), "40, 5 and 10 overflow, 0 does not");
    assert_eq!(evaluated.findings[0].says.key, "formula-finding-overflow");

    assert_eq!(numbers("sqrt(5 - active)"), [None, Some(0.0), Some(2_f64.sqrt()), None, Some(5_f64.sqrt())]);
    assert_eq!(numbers("power(active, -1)")[4], None);
    assert_eq!(numbers("cast(mrr * 1e29 as number)")[..2], [Some(480.5e29), Some(100e29)]);
    assert_eq!(compiled("mrr * 1e33").evaluate(&frame).faulty_rows, 3);
    assert_eq!(compiled("renewal + 3000000").evaluate(&frame).faulty_rows, 4);
}

#[test]
fn a_fault_that_the_author_provided_for_is_none() {
    let frame = accounts();
    for source in [
        "coalesce(ln(active), 0)",
        "active > 0 and ln(active) > 1",
        "case when active > 0 then ln(active) else 0 end",
        "ln(active) is null",
    ] {
        let evaluated = compiled(source).evaluate(&frame);
        assert_eq!((evaluated.faulty_rows, evaluated.array.null_count()), (0, 0), "{source}");
    }
    let guarded = compiled("case when active > 0 then ln(active - 5) end").evaluate(&frame);
    let rows: Vec<usize> = guarded.findings.iter().map(|finding| finding.row).collect();
    assert_eq!(rows, [1, 2], "rows are the frame's own, also inside a branch");
}

#[test]
fn findings_are_limited_and_counted() {
    let rows = 1_000;
    let frame = Frame::new((0..rows).map(|row| format!("id{row:04}")).collect())
        .with(spec("x", ValueType::Number, Class::General), vec![Value::Number(-1.0); rows])
        .unwrap();
    let evaluated = Expression::compile("sqrt(x)", &frame).unwrap().evaluate(&frame);
    assert_eq!((evaluated.findings.len(), evaluated.faulty_rows), (MAX_FINDINGS, rows));
}

#[test]
fn the_strictest_class_of_the_inputs_counts() {
    assert_eq!(compiled("seats + 1").class(), Class::General);
    assert_eq!(compiled("vip").class(), Class::Personal);
    assert_eq!(compiled("seats > 5 and mrr is null or vip").class(), Class::Money);
    assert_eq!(compiled("today").class(), Class::General);
}

#[test]
fn a_column_that_is_gone_is_unknown() {
    let expression = compiled("coalesce(seats, 7) + active");
    let frame = Frame::new(vec!["a".into()])
        .with(spec("active", ValueType::Number, Class::General), vec![Value::Number(1.0)])
        .unwrap();
    assert_eq!(column(&expression, &frame), [Value::Number(8.0)]);
    assert_eq!(expression.evaluate(&frame).missing, ["seats"]);
    let changed = frame.with(spec("seats", ValueType::Text, Class::General), vec![Value::Text("x".into())]).unwrap();
    assert_eq!(expression.evaluate(&changed).missing, ["seats"]);
}

#[test]
fn an_empty_frame_has_empty_results() {
    let frame = Frame::new(vec![]);
    for source in ["seats / active", "mrr * 2 > 5", "lower(name)", "renewal - today", "1 + 1"] {
        assert_eq!(compiled(source).evaluate(&frame).array.len(), 0, "{source}");
    }
}
