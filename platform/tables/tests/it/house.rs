//! What the tests share: the kinds of import as data, files in a folder that goes away, and short ways to read them.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use tables::{
    Failure, FieldType, FileOptions, Mapped, MappedReader, MappedRow, Mapping, Reject, Row, Source, Target, TargetField,
};

/// A folder that is removed with the test.
pub struct Folder(tempfile::TempDir);

impl Folder {
    pub fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    pub fn write(&self, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
        let path = self.0.path().join(name);
        std::fs::write(&path, bytes).unwrap();
        path
    }

    pub fn path(&self) -> &Path {
        self.0.path()
    }
}

pub fn rows(path: &Path) -> Result<(Vec<String>, Vec<Row>), Failure> {
    let source = Source::open(path, &FileOptions::default())?;
    let columns = source.columns().to_vec();
    Ok((columns, source.collect::<Result<_, _>>()?))
}

/// The cells as text.
pub fn texts(rows: &[Row]) -> Vec<Vec<String>> {
    rows.iter().map(|row| row.cells.iter().map(|cell| cell.text().into_owned()).collect()).collect()
}

/// Good rows and the reasons of all others.
pub fn mapped(path: &Path, mapping: &Mapping, target: &Target) -> (Vec<MappedRow>, Vec<Reject>) {
    let source = Source::open(path, &mapping.file).unwrap();
    let (mut good, mut bad) = (Vec::new(), Vec::new());
    for item in MappedReader::new(source, mapping, target).unwrap() {
        match item.unwrap() {
            Mapped::Row(row) => good.push(row),
            Mapped::Rejected(rejected) => bad.extend(rejected.rejects),
        }
    }
    (good, bad)
}

/// A text file read with a mapping for the kind that it names.
pub fn map_text(text: &str, mapping: &str) -> (Vec<MappedRow>, Vec<Reject>) {
    let folder = Folder::new();
    let mapping = Mapping::parse(mapping).unwrap();
    mapped(&folder.write("file.csv", text), &mapping, &target(&mapping.kind))
}

/// The end of the message key of a reject.
pub fn reason(reject: &Reject) -> &str {
    reject.says.key.strip_prefix("tables-fault-").unwrap_or(&reject.says.key)
}

fn choice(keys: &[&str]) -> FieldType {
    FieldType::Choice(keys.iter().map(|&key| key.to_owned()).collect())
}

/// The kinds of import that the product has, as its areas describe them.
pub fn target(kind: &str) -> Target {
    use FieldType::{Amount, Currency, Day, Flag, Number, Text, Whole};
    let new = TargetField::new;
    let fields = match kind {
        "accounts" => vec![
            new("key", Text).key().required().aliases(&["account_id", "customer id", "客户编号", "شناسه مشتری"]),
            new("name", Text).required().aliases(&["account_name", "company", "客户名称", "نام مشتری"]),
            new("kind", choice(&["company", "person"])),
            new("country", Text).aliases(&["国家", "کشور"]),
            new("region", Text).aliases(&["city", "城市", "شهر"]),
            new("calendar", choice(&["INTL", "CN", "IR"])),
            new("language", choice(&["en", "zh-CN", "fa"])),
            new("industry", Text).aliases(&["行业", "صنعت"]),
            new("team_size", Whole).aliases(&["employees", "人数", "تعداد اعضا"]),
            new("created_on", Day).aliases(&["signup_date", "创建日期", "تاریخ ایجاد"]),
            new("phone", Text).aliases(&["电话", "تلفن"]),
            new("email", Text).aliases(&["邮箱", "ایمیل"]),
            new("website", Text),
        ],
        "subscriptions" => vec![
            new("key", Text).key().required(),
            new("account_key", Text).required(),
            new("plan", Text).required(),
            new("seats", Whole),
            new("mrr", Amount),
            new("currency", Currency),
            new("starts_on", Day).required(),
            new("ends_on", Day),
            new("notice_days", Whole),
            new("auto_renew", Flag),
            new("billing_months", Whole),
            new("discount_percent", Number),
            new("status", Text),
        ],
        "orders" => vec![
            new("key", Text).key().required(),
            new("account_key", Text).required(),
            new("ordered_on", Day).required(),
            new("due_on", Day),
            new("amount", Amount).required(),
            new("description", Text),
        ],
        "payments" => vec![
            new("key", Text).key().required(),
            new("account_key", Text).required(),
            new("order_key", Text),
            new("paid_on", Day).required(),
            new("amount", Amount).required(),
        ],
        "touchpoints" | "open_items" | "events" => what_happened(kind),
        other => panic!("no kind {other}"),
    };
    Target { kind: kind.to_owned(), fields }
}

/// The fields of what happened at a moment or on a day.
fn what_happened(kind: &str) -> Vec<TargetField> {
    use FieldType::{Day, Flag, Instant, Json, Number, Text};
    let new = TargetField::new;
    match kind {
        "touchpoints" => vec![
            new("key", Text).key(),
            new("account_key", Text).required(),
            new("contact_key", Text),
            new("kind", choice(&["call", "chat", "mail", "meeting", "visit", "note"])).required(),
            new("at", Instant).required(),
            new("direction", choice(&["in", "out", "both"])),
            new("text", Text),
            new("mood", choice(&["good", "neutral", "bad"])),
            new("by", Text),
        ],
        "open_items" => vec![
            new("key", Text).key(),
            new("account_key", Text).required(),
            new("kind", choice(&["question", "request", "problem", "promise", "complaint"])).required(),
            new("title", Text).required(),
            new("asked_on", Day).required(),
            new("due_on", Day),
            new("owner", Text),
            new("closed_on", Day),
            new("visible", Flag),
        ],
        _ => vec![
            new("id", Text).key(),
            new("account_key", Text),
            new("person_key", Text),
            new("name", Text).required(),
            new("at", Instant).required(),
            new("value", Number),
            new("properties", Json),
        ],
    }
}

/// Count of each value.
pub fn tally<T: Ord>(values: impl Iterator<Item = T>) -> BTreeMap<T, usize> {
    let mut counts = BTreeMap::new();
    for value in values {
        *counts.entry(value).or_insert(0) += 1;
    }
    counts
}
