//! Every message that the crate can say exists in all three languages, with the same arguments.

use std::collections::{BTreeMap, BTreeSet};

use kernel::ValueType;
use tenure_query::{Expression, Operator, functions};

const FILES: [&str; 3] = [
    include_str!("../../../../locales/en/query.ftl"),
    include_str!("../../../../locales/zh-CN/query.ftl"),
    include_str!("../../../../locales/fa/query.ftl"),
];

/// Keys with the names of their arguments.
fn messages(file: &str) -> BTreeMap<&str, BTreeSet<&str>> {
    let lines = file.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once(" = "));
    lines
        .map(|(key, text)| {
            let arguments = text.split("{ $").skip(1).filter_map(|rest| rest.split_once(" }")).map(|(name, _)| name);
            (key, arguments.collect())
        })
        .collect()
}

#[test]
fn the_three_files_have_the_same_keys_and_arguments() {
    let [en, zh, fa] = FILES.map(messages);
    assert_eq!(en, zh);
    assert_eq!(en, fa);
    assert!(en.len() > 70);
}

#[test]
fn persian_uses_persian_letters() {
    assert!(!FILES[2].contains(['ي', 'ك', 'ۀ']));
}

#[test]
fn what_the_crate_names_exists() {
    let en = messages(FILES[0]);
    for key in functions().map(|help| help.says) {
        assert!(en.contains_key(key), "{key}");
    }
    for operator in Operator::ALL {
        assert!(en.contains_key(format!("filter-operator-{}", operator.key()).as_str()));
    }
    for ty in ValueType::ALL {
        assert!(en.contains_key(format!("formula-type-{}", ty.key()).as_str()));
    }
}

#[test]
fn every_error_has_its_message_and_gives_its_arguments() {
    let en = messages(FILES[0]);
    let long = "1 + ".repeat(3_000) + "1";
    let deep = format!("{}1{}", "abs(".repeat(49), ")".repeat(49));
    let sources = [
        "",
        "select 1",
        "seats >",
        "seats > 5 5",
        &long,
        &deep,
        "seast",
        "revenue",
        "flor(1)",
        "md5(name)",
        "sum(seats)",
        "now()",
        "(select 1)",
        "name || 'x'",
        "name > 5",
        "mrr > seats",
        "mrr / seats",
        "lower(seats)",
        "ln()",
        "round(seats, seats)",
        "coalesce(seats, name)",
        "tier = \"a\"",
        "seats = null",
        "renewal > '2024-01-01'",
        "date '2024-02-31'",
        "cast(name as number)",
        "1 / 0",
        "1e308 * 10",
        "null",
    ];
    let mut seen = BTreeSet::new();
    for source in sources {
        let error = Expression::compile(source, &super::accounts()).err();
        let says = error.unwrap_or_else(|| panic!("{source} compiles")).says();
        let wanted = en.get(says.key.as_str()).unwrap_or_else(|| panic!("{source}: no message {}", says.key));
        let given: BTreeSet<&str> = says.args.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(wanted, &given, "{}", says.key);
        seen.insert(says.key);
    }
    let error = Expression::condition("seats + 1", &super::accounts()).err().unwrap();
    seen.insert(error.says().key);
    let errors: BTreeSet<String> =
        en.keys().filter(|key| key.starts_with("formula-error-")).map(|key| (*key).to_owned()).collect();
    assert_eq!(errors, seen, "every message is said by some error");
}
