//! Filter forms: written as expressions, read back from them.

use jiff::civil::date;
use kernel::{Value, ValueType};
use proptest::prelude::*;
use tenure_query::{Condition, Expression, Operator};

use super::{accounts, values};

fn number(n: f64) -> Value {
    Value::Number(n)
}

fn text(t: &str) -> Value {
    Value::Text(t.to_owned())
}

/// One condition of each kind on a fitting column.
fn conditions() -> Vec<Condition> {
    use Operator as O;
    vec![
        Condition::new("name", O::Equal, vec![text("it's \"x\" -- ک\\")]),
        Condition::new("mrr", O::NotEqual, vec![number(-99.5)]),
        Condition::new("seats", O::Less, vec![number(1e21)]),
        Condition::new("seats", O::AtMost, vec![number(5.0)]),
        Condition::new("mrr", O::Greater, vec![number(0.0001)]),
        Condition::new("renewal", O::AtLeast, vec![Value::Date(date(2024, 3, 1))]),
        Condition::new("renewal", O::Between, vec![Value::Date(date(2024, 3, 1)), Value::Date(date(2024, 12, 31))]),
        Condition::new("tier", O::OneOf, vec![text("a"), text("b")]),
        Condition::new("tier", O::NoneOf, vec![text("a")]),
        Condition::new("name", O::Contains, vec![text("100%")]),
        Condition::new("name", O::Lacks, vec![text("'; drop table x; --")]),
        Condition::new("name", O::StartsWith, vec![text("刘")]),
        Condition::new("vip", O::IsTrue, vec![]),
        Condition::new("vip", O::IsFalse, vec![]),
        Condition::new("renewal", O::WithinLast, vec![number(30.0)]),
        Condition::new("renewal", O::WithinNext, vec![number(30.0)]),
        Condition::new("renewal", O::LongerAgo, vec![number(60.0)]),
        Condition::new("seats", O::Known, vec![]),
        Condition::new("seats", O::Unknown, vec![]),
    ]
}

#[test]
fn every_operator_is_written_and_read_back() {
    assert_eq!(conditions().len(), Operator::ALL.len());
    for condition in conditions() {
        let source = condition.source().unwrap();
        assert!(Expression::condition(&source, &accounts()).is_ok(), "{source}");
        assert_eq!(Condition::read(&source), Some(vec![condition]), "{source}");
    }
    let all = Condition::all(&conditions()).unwrap();
    assert!(Expression::condition(&all, &accounts()).is_ok());
    assert_eq!(Condition::read(&all), Some(conditions()));
}

#[test]
fn what_a_person_wrote_can_be_read_too() {
    let read = |source: &str| Condition::read(source).unwrap_or_else(|| panic!("{source}"));
    assert_eq!(read("(Seats > 5) AND (vip)")[1], Condition::new("vip", Operator::IsTrue, vec![]));
    assert_eq!(read("renewal between today and today + 14")[0].values, [number(14.0)]);
    for source in [
        "seats > active",
        "seats > 5 or vip",
        "seats + 1 > 5",
        "not (seats > 5)",
        "seats >",
        "lower(name) = 'x'",
        "5 < seats",
        "renewal > today - 5",
        "today = renewal",
    ] {
        assert_eq!(Condition::read(source), None, "{source}");
    }
}

#[test]
fn columns_with_the_names_of_words_are_quoted() {
    let condition = Condition::new("end", Operator::Equal, vec![number(1.0)]);
    assert_eq!(condition.source().unwrap(), "\"end\" = 1");
    assert_eq!(Condition::read("\"end\" = 1"), Some(vec![condition]));
}

#[test]
fn unusable_values_are_refused() {
    let refused = |operator, values| Condition::new("seats", operator, values).source().is_err();
    assert!(refused(Operator::Equal, vec![]));
    assert!(refused(Operator::Equal, vec![Value::Null]));
    assert!(refused(Operator::Equal, vec![number(f64::NAN)]));
    assert!(refused(Operator::Between, vec![number(1.0)]));
    assert!(refused(Operator::OneOf, vec![]));
    assert!(refused(Operator::Known, vec![number(1.0)]));
}

#[test]
fn operators_suit_types_and_have_keys() {
    for operator in Operator::ALL {
        assert_eq!(operator.key().parse(), Ok(operator));
    }
    for ty in ValueType::ALL {
        assert!(Operator::of(ty).count() >= 4);
    }
    assert!(!Operator::Contains.suits(ValueType::Number));
    assert_eq!("none".parse::<Operator>(), Err(()));
}

#[test]
fn conditions_mean_what_they_say() {
    let holds = |condition: &Condition| -> Vec<Option<bool>> {
        values(&condition.source().unwrap()).iter().map(Value::flag).collect()
    };
    let near = Condition::new("renewal", Operator::WithinNext, vec![number(10.0)]);
    assert_eq!(holds(&near), [Some(true), Some(false), None, Some(false), Some(true)]);
    let lacks = Condition::new("name", Operator::Lacks, vec![text("Steel")]);
    assert_eq!(holds(&lacks), [Some(false), Some(true), Some(true), Some(true), None]);
    let last = Condition::new("renewal", Operator::WithinLast, vec![number(1.0)]);
    assert_eq!(holds(&last)[1], Some(true));
}

proptest! {
    #[test]
    fn any_text_and_number_survive(word in ".{0,20}", figure in proptest::num::f64::NORMAL) {
        let conditions = [
            Condition::new("name", Operator::Equal, vec![Value::Text(word)]),
            Condition::new("seats", Operator::Greater, vec![Value::Number(figure)]),
        ];
        let source = Condition::all(&conditions).unwrap();
        prop_assert_eq!(Condition::read(&source), Some(conditions.to_vec()));
    }
}
