//! The example mappings of the project against the real files that they are for.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use tables::{Mapped, MappedReader, MappedRow, Mapping, Progress, RowIds, Source, Typed};

use crate::house::{tally, target};

fn examples() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/how-to/import")
}

/// The file of the shared data, or nothing with a printed reason.
fn data(file: &str) -> Option<PathBuf> {
    let beside = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data");
    let folder = std::env::var_os("TENURE_DATA").map_or_else(beside, PathBuf::from);
    let path = folder.join(file);
    if !path.exists() {
        eprintln!("skipped: there is no {}; TENURE_DATA names the folder", path.display());
        return None;
    }
    Some(path)
}

/// Every row of a file goes to `each`; the test fails on the first reject. Gives back how many the mapping skipped.
fn read(mapping: &str, file: &str, mut each: impl FnMut(MappedRow)) -> Option<u64> {
    let path = data(file)?;
    let mapping = Mapping::load(&examples().join(mapping)).unwrap();
    let source = Source::open(&path, &mapping.file).unwrap();
    let progress: Progress = source.progress();
    let mut reader = MappedReader::new(source, &mapping, &target(&mapping.kind)).unwrap();
    for item in &mut reader {
        match item.unwrap() {
            Mapped::Row(row) => each(row),
            Mapped::Rejected(rejected) => panic!("{:?}", rejected.rejects),
        }
    }
    assert_eq!(progress.read(), progress.total);
    Some(reader.skipped())
}

fn all(mapping: &str, file: &str) -> Option<(Vec<MappedRow>, u64)> {
    let mut rows = Vec::new();
    let skipped = read(mapping, file, |row| rows.push(row))?;
    Some((rows, skipped))
}

fn text<'a>(row: &'a MappedRow, field: &str) -> &'a str {
    row.fields[field].text().unwrap()
}

#[test]
fn every_example_is_a_mapping_that_can_be_written() {
    let mut names = BTreeSet::new();
    for entry in std::fs::read_dir(examples()).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|ending| ending == "toml") {
            let mapping = Mapping::load(&path).unwrap();
            assert_eq!(path.file_stem().unwrap().to_str(), Some(mapping.name.as_str()));
            let again = Mapping::parse(&mapping.to_toml().unwrap()).unwrap();
            assert_eq!(Mapping { folder: mapping.folder.clone(), ..again }, mapping);
            names.insert(mapping.name);
        }
    }
    let readme = std::fs::read_to_string(examples().join("README.md")).unwrap();
    assert_eq!(names.len(), 16);
    assert!(names.iter().all(|name| readme.contains(&format!("{name}.toml"))), "the page names every mapping");
}

#[test]
fn oulad_enrolments_and_withdrawals() {
    let Some((rows, _)) = all("oulad-enrolments.toml", "oulad/enrolments.csv") else { return };
    assert_eq!(rows.len(), 4_137);
    assert_eq!(rows[0].own["course"].text(), Some("AAA-2013J"));
    assert!(rows.iter().all(|row| row.known_at.is_some()));
    assert_eq!(rows.iter().filter(|row| row.own["deprivation_band"].is_null()).count(), 55);
    assert!(rows.iter().all(|row| row.own["deprivation_band"].text().is_none_or(|band| band.ends_with('%'))));
    let (rows, skipped) = all("oulad-withdrawals.toml", "oulad/enrolments.csv").unwrap();
    assert_eq!((rows.len(), skipped), (760, 3_377));
    assert!(rows.iter().all(|row| row.own["withdrew_on"].day().is_some() && row.known_at.is_some()));
}

#[test]
fn oulad_events_keep_equal_rows_apart() {
    let (mut count, mut clicks, mut repeated) = (0_u64, 0_i128, 0_u64);
    let mut ids = RowIds::new();
    let read = read("oulad-events.toml", "oulad/events.csv.gz", |row| {
        count += 1;
        if let Typed::Number(nano) = row.fields["value"] {
            clicks += nano;
        }
        repeated += u64::from(!ids.next(&row).ends_with("-1"));
    });
    if read.is_some() {
        assert_eq!((count, repeated), (1_048_575, 1_048_575 - 820_886));
        assert!(clicks > 0 && clicks % Typed::ONE == 0);
    }
}

#[test]
fn fightchurn() {
    let Some((accounts, _)) = all("fightchurn-accounts.toml", "fightchurn/accounts.csv") else { return };
    assert_eq!(accounts.len(), 31);
    assert_eq!(accounts.iter().filter(|row| row.fields["region"].is_null()).count(), 2);
    let (plans, skipped) = all("fightchurn-subscriptions.toml", "fightchurn/subscriptions.csv").unwrap();
    assert_eq!((plans.len(), skipped), (100, 200));
    let (addons, skipped) = all("fightchurn-addons.toml", "fightchurn/subscriptions.csv").unwrap();
    assert_eq!((addons.len(), skipped), (200, 100));
    let keys: BTreeSet<&str> = plans.iter().chain(&addons).map(|row| text(row, "key")).collect();
    assert_eq!(keys.len(), 300);
    let discounts = tally(plans.iter().chain(&addons).map(|row| row.fields["discount_percent"].whole().unwrap()));
    assert_eq!((discounts[&0], discounts[&15], discounts[&25]), (174, 30, 30));
    let mut names = Vec::new();
    let mut values = 0;
    read("fightchurn-events.toml", "fightchurn/events.csv.gz", |row| {
        values += u64::from(!row.fields["value"].is_null());
        names.push(text(&row, "name").to_owned());
    });
    let names = tally(names.into_iter());
    assert_eq!((names.values().sum::<usize>(), names.len(), values), (224_584, 25, 224_584 - 213_511));
    assert_eq!(names["create_opportunity"], 38_228);
}

#[test]
fn ravenstack() {
    let Some((accounts, _)) = all("ravenstack-accounts.toml", "ravenstack/ravenstack_accounts.csv") else { return };
    let countries = tally(accounts.iter().map(|row| text(row, "country")));
    assert_eq!((accounts.len(), countries.get("UK"), countries["GB"]), (500, None, 58));
    let (subscriptions, _) = all("ravenstack-subscriptions.toml", "ravenstack/ravenstack_subscriptions.csv").unwrap();
    assert_eq!(subscriptions.len(), 5_000);
    assert_eq!(subscriptions.iter().filter(|row| row.fields["billing_months"].whole() == Some(12)).count(), 2_461);
    let (usage, _) = all("ravenstack-usage.toml", "ravenstack/ravenstack_feature_usage.csv").unwrap();
    let known: BTreeSet<&str> = subscriptions.iter().map(|row| text(row, "key")).collect();
    assert_eq!(usage.len(), 25_000);
    assert!(usage.iter().all(|row| {
        let reference = row.resolve.as_ref().unwrap();
        reference.through.as_ref() == "subscriptions" && known.contains(reference.key.as_str())
    }));
    let (tickets, _) = all("ravenstack-tickets.toml", "ravenstack/ravenstack_support_tickets.csv").unwrap();
    assert_eq!(tickets.len(), 2_000);
    assert!(tickets.iter().all(|row| row.fields["closed_on"].day() >= row.fields["asked_on"].day()));
    let (churn, _) = all("ravenstack-churn.toml", "ravenstack/ravenstack_churn_events.csv").unwrap();
    assert_eq!(churn.len(), 600);
    assert_eq!(churn.iter().filter(|row| text(row, "text").contains("Comment: none")).count(), 148);
}

#[test]
fn telco() {
    let Some((rows, _)) = all("telco.toml", "telco/Telco-Customer-Churn.csv") else { return };
    assert_eq!(rows.len(), 7_043);
    let blank: Vec<_> = rows.iter().filter(|row| row.own["total_charges"].is_null()).collect();
    assert_eq!(blank.len(), 11);
    assert!(blank.iter().all(|row| row.own["tenure_months"].whole() == Some(0)));
    assert_eq!(rows.iter().filter(|row| row.own["churned"].flag() == Some(true)).count(), 1_869);
}

#[test]
fn cdnow() {
    let Some((orders, _)) = all("cdnow-orders.toml", "cdnow/CDNOW_master.txt") else { return };
    let cents = |rows: &[MappedRow]| -> i64 {
        rows.iter().map(|row| if let Typed::Amount { minor, .. } = row.fields["amount"] { minor } else { 0 }).sum()
    };
    assert_eq!(orders.len(), 67_591);
    assert_eq!(orders.iter().map(|row| text(row, "account_key")).collect::<BTreeSet<_>>().len(), 23_570);
    let (payments, _) = all("cdnow-payments.toml", "cdnow/CDNOW_master.txt").unwrap();
    assert_eq!((payments.len(), cents(&payments)), (67_591, cents(&orders)));
    let keys: BTreeSet<&str> = orders.iter().map(|row| text(row, "key")).collect();
    assert!(payments.iter().all(|row| keys.contains(text(row, "order_key"))));
    let file = std::fs::read_to_string(data("cdnow/CDNOW_master.txt").unwrap()).unwrap();
    let independent: i64 = file
        .lines()
        .skip(1)
        .filter_map(|line| line.split_whitespace().nth(3))
        .map(|sum| sum.replace('.', "").parse::<i64>().unwrap())
        .sum();
    assert_eq!(cents(&orders), independent);
    let (sample, _) = all("cdnow-sample.toml", "cdnow/CDNOW_sample.txt").unwrap();
    assert_eq!(sample.iter().map(|row| text(row, "account_key")).collect::<BTreeSet<_>>().len(), 2_357);
    assert_eq!(sample[0].number, 1);
}
