//! Mappings: as a file, checked, and applied.

use kernel::{Currency, Instant};
use tables::{Failure, KnownAt, Mapping, RowIds, Source, Typed, hash_row};

use crate::house::{Folder, map_text, mapped, reason, target};

fn columns(names: &[&str]) -> Vec<String> {
    names.iter().map(|&name| name.to_owned()).collect()
}

fn keys(mapping: &str, names: &[&str]) -> Vec<&'static str> {
    let mapping = Mapping::parse(mapping).unwrap();
    mapping.validate(&columns(names), &target(&mapping.kind)).iter().map(tables::Problem::key).collect()
}

const ACCOUNTS: &str = r#"
name = "crm"
kind = "accounts"
currency = "IRR"
unit = "toman"
dates = { order = "ymd", calendar = "jalali" }
unknown = ["-", "نامشخص"]
known_at = { column = "updated" }
zone = "Asia/Tehran"
fields = [
    { field = "key", column = "id" },
    { field = "name", column = "name" },
    { field = "kind", constant = "company" },
    { field = "created_on", column = "since" },
    { field = "country", column = "country", map = { UK = "GB" }, otherwise = "keep" },
    { field = "own:vip", column = "vip", type = "flag", map = { gold = true, none = false } },
    { field = "own:spent", column = "spent", type = "money" },
    { field = "own:label", template = "{country}/{tier|standard}", type = "text" },
]
"#;

#[test]
fn every_kind_of_field() {
    let text = "id,name,since,country,vip,spent,tier,updated\n\
        1,Karun,1403/02/31,UK,gold,\"399,000\",,1403/03/01 08:00\n\
        2,Aria,-,IR,none,نامشخص,top,\n";
    let (good, bad) = map_text(text, ACCOUNTS);
    assert_eq!(bad, []);
    let row = &good[0];
    assert_eq!(row.fields["kind"].text(), Some("company"));
    assert_eq!(row.fields["created_on"].day().map(|day| day.to_string()).as_deref(), Some("2024-05-20"));
    assert_eq!(row.fields["country"].text(), Some("GB"));
    assert_eq!(row.own["vip"], Typed::Flag(true));
    assert_eq!(row.own["spent"], Typed::Amount { minor: 3_990_000, currency: Currency::IRR });
    assert_eq!(row.own["label"].text(), Some("UK/standard"));
    assert_eq!(row.known_at.map(Instant::rfc3339).as_deref(), Some("2024-05-21T04:30:00Z"));
    assert!(good[1].fields["created_on"].is_null() && good[1].own["spent"].is_null());
    assert_eq!((good[1].own["label"].text(), good[1].known_at), (Some("IR/top"), None));
}

#[test]
fn the_file_is_the_mapping() {
    let mapping = Mapping::parse(ACCOUNTS).unwrap();
    let written = mapping.to_toml().unwrap();
    assert_eq!(Mapping::parse(&written).unwrap(), mapping, "{written}");
    assert!(
        written.contains("\n    { field = \"name\", column = \"name\" },")
            || written.contains("\n    { column = \"name\", field = \"name\" },"),
        "{written}"
    );
    for known_at in [KnownAt::Now, KnownAt::Field("at".into()), KnownAt::On("2024-05-20".parse().unwrap())] {
        let mapping = Mapping { known_at, ..mapping.clone() };
        assert_eq!(Mapping::parse(&mapping.to_toml().unwrap()).unwrap(), mapping);
    }
}

#[test]
fn mistakes_in_the_file_name_their_line() {
    let error = Mapping::parse("name = 'x'\nkind = 'events'\nzome = 'UTC'\n").unwrap_err();
    assert_eq!(error.says.key, "tables-mapping-toml");
    assert_eq!(error.says.args[0], ("line".to_owned(), 3.0.into()));
    assert!(format!("{:?}", error.says.args[1]).contains("zome"));
    assert!(Mapping::parse("name = 'x'\nkind = 'events'\nfields = [{ field = 'at', colum = 'x' }]").is_err());
    assert!(Mapping::parse("name = 'x'\nkind = 'events'\ncurrency = 'toman'").is_err());
    assert!(Mapping::parse("kind = 'events'").is_err());
    let missing = Mapping::load(std::path::Path::new("no/such.toml")).unwrap_err();
    assert_eq!(missing.says.key, "tables-mapping-file");
}

#[test]
fn everything_wrong_is_named_together() {
    let mapping = r#"
name = "bad"
kind = "subscriptions"
zone = "Mars/Olympus"
key = "status"
fields = [
    { field = "key", column = "nope" },
    { field = "key", column = "id" },
    { field = "account_key", column = "id", constant = "x" },
    { field = "plann", column = "id" },
    { field = "mrr", column = "id" },
    { field = "own:Bad Key", column = "id", type = "text" },
    { field = "own:industry", column = "id" },
    { field = "starts_on", template = "{id" },
    { field = "seats", columns = ["id"] },
    { field = "ends_on", column = "id", lookup = { file = "../secret.csv", key = "a", value = "b" } },
]
merge = { same = ["key"], sum = ["notice_days"] }
"#;
    assert_eq!(
        keys(mapping, &["id"]),
        [
            "bad-zone",
            "unknown-column",
            "field-twice",
            "source-count",
            "unknown-field",
            "no-currency",
            "bad-own-key",
            "own-without-type",
            "bad-template",
            "not-several",
            "bad-lookup",
            "bad-key",
            "bad-merge",
            "missing-field",
        ]
    );
    let folder = Folder::new();
    let mapping = Mapping::parse(mapping).unwrap();
    let source = Source::open(&folder.write("f.csv", "id,x\n1,2\n"), &mapping.file).unwrap();
    let error = tables::MappedReader::new(source, &mapping, &target("subscriptions")).err().unwrap();
    assert_eq!((error.says.key.as_str(), error.faults.len()), ("tables-mapping-problems", 14));
    assert_eq!(error.faults[1].field, "key");
}

#[test]
fn amounts_ask_for_their_unit() {
    let with = |head: &str| {
        format!(
            "name = 't'\nkind = 'payments'\n{head}\nfields = [{{ field = 'key', column = 'id' }}, {{ field = 'account_key', column = 'id' }}, {{ field = 'paid_on', column = 'id' }}, {{ field = 'amount', column = 'id' }}]"
        )
    };
    assert_eq!(keys(&with(""), &["id"]), ["no-currency"]);
    assert_eq!(keys(&with("currency = 'IRR'"), &["id"]), ["no-unit"]);
    assert_eq!(keys(&with("currency = 'USD'\nunit = 'toman'"), &["id"]), ["unit-currency"]);
    assert_eq!(keys(&with("currency = 'USD'"), &["id"]), [""; 0]);
    assert_eq!(keys(&with("currency = 'IRR'\nunit = 'thousand_toman'"), &["id"]), [""; 0]);
}

#[test]
fn a_column_may_name_the_currency() {
    let mapping = "name = 't'\nkind = 'payments'\nfields = [{ field = 'key', column = 'id' }, { field = 'account_key', column = 'id' }, { field = 'paid_on', column = 'on' }, { field = 'amount', column = 'sum', currency_column = 'cur' }]";
    let (good, bad) = map_text(
        "id,on,sum,cur\n1,2024-01-02,5.25,usd\n2,2024-01-02,5,BHD\n3,2024-01-02,5,\n4,2024-01-02,5,dollars\n5,2024-01-02,€5,USD\n",
        mapping,
    );
    assert_eq!(good[0].fields["amount"], Typed::Amount { minor: 525, currency: Currency::USD });
    assert_eq!(good[1].fields["amount"], Typed::Amount { minor: 5_000, currency: "BHD".parse().unwrap() });
    assert_eq!(bad.iter().map(reason).collect::<Vec<_>>(), ["unknown-currency", "unknown-currency", "other-currency"]);
}

const WIDE: &str = r#"
name = "weekly"
kind = "events"
zone = "UTC"
known_at = { field = "at" }
fields = [
    { field = "id", column = "row" },
    { field = "account_key", column = "account" },
    { field = "at", column = "day", time = "hour" },
    { field = "properties", columns = ["device", "note"] },
]
explode = [
    { column = "logins", name = "login" },
    { column = "errors", name = "error {device}", skip = ["0"] },
]
"#;

#[test]
fn wide_becomes_long() {
    let text = "row,account,day,hour,device,note,logins,errors\n\
        r1,A,2024-05-20,10:30,phone,,7,0\n\
        r2,A,2024-05-21,,desk,\"say \"\"hi\"\"\",,2\n\
        r3,B,2024-05-21,,desk,,x,1\n";
    let (good, bad) = map_text(text, WIDE);
    let seen: Vec<_> = good
        .iter()
        .map(|row| {
            let text = |field: &str| row.fields[field].text().unwrap().to_owned();
            (text("id"), text("name"), row.fields["value"].whole().unwrap(), row.known_at.unwrap().rfc3339())
        })
        .collect();
    let owned = |id: &str, name: &str, value, at: &str| (id.to_owned(), name.to_owned(), value, at.to_owned());
    assert_eq!(
        seen,
        [
            owned("r1#logins", "login", 7, "2024-05-20T10:30:00Z"),
            owned("r2#errors", "error desk", 2, "2024-05-21T00:00:00Z"),
            owned("r3#errors", "error desk", 1, "2024-05-21T00:00:00Z"),
        ]
    );
    assert_eq!(good[1].fields["properties"].text(), Some(r#"{"device":"desk","note":"say \"hi\""}"#));
    assert_eq!(
        bad.iter().map(|r| (r.row, r.column.as_str(), reason(r))).collect::<Vec<_>>(),
        [(4, "logins", "not-a-number")]
    );
}

#[test]
fn neighbours_are_merged() {
    let mapping = r#"
name = "shop"
kind = "orders"
currency = "USD"
skip = [{ column = "state", equals = ["test"] }, { column = "who", blank = true }]
merge = { same = ["key"], sum = ["amount"] }
fields = [
    { field = "key", template = "{who}-{day}" },
    { field = "account_key", column = "who" },
    { field = "ordered_on", column = "day" },
    { field = "amount", column = "sum" },
]
"#;
    let text = "who,day,sum,state\nA,20240520,1.50,\nA,20240520,2.25,\nA,20240521,x,\nA,20240521,0,\n,20240521,9,\nB,20240521,5,test\nB,20240521,6,\n";
    let folder = Folder::new();
    let mapping = Mapping::parse(mapping).unwrap();
    let path = folder.write("orders.csv", text);
    let (good, bad) = mapped(&path, &mapping, &target("orders"));
    let seen: Vec<_> =
        good.iter().map(|row| (row.number, row.fields["key"].text().unwrap(), row.fields["amount"].clone())).collect();
    let usd = |minor| Typed::Amount { minor, currency: Currency::USD };
    assert_eq!(seen, [(2, "A-20240520", usd(375)), (5, "A-20240521", usd(0)), (8, "B-20240521", usd(600))]);
    assert_eq!(bad.len(), 1);
    let source = Source::open(&path, &mapping.file).unwrap();
    let mut reader = tables::MappedReader::new(source, &mapping, &target("orders")).unwrap();
    assert_eq!(reader.by_ref().count(), 4);
    assert_eq!(reader.skipped(), 2);
}

#[test]
fn lookups_lie_beside_the_mapping_or_the_data() {
    let head = "name = 't'\nkind = 'events'\nzone = 'UTC'\nfields = [{ field = 'account_key', column = 'a' }, { field = 'at', column = 't' }, { field = 'name', column = 'n', map = { '9' = 'nine' }, lookup = { file = 'names.csv', key = 'id', value = 'name' } }]";
    let mapping = Mapping::parse(head).unwrap();
    let folder = Folder::new();
    let path = folder.write("e.csv", "a,t,n\nA,2024-01-01,1\nA,2024-01-01,9\nA,2024-01-01,5\n");
    let open = || Source::open(&path, &mapping.file).unwrap();
    let error = tables::MappedReader::new(open(), &mapping, &target("events")).err().unwrap();
    assert_eq!(error.says.key, "tables-lookup-missing");
    folder.write("names.csv", "id;name\n1;login\n2;logout\n");
    let (good, bad) = mapped(&path, &mapping, &target("events"));
    assert_eq!(good.iter().map(|row| row.fields["name"].text().unwrap()).collect::<Vec<_>>(), ["login", "nine"]);
    assert_eq!(bad.iter().map(reason).collect::<Vec<_>>(), ["not-in-lookup"]);
    let beside = Folder::new();
    beside.write("names.csv", "id;name\n1;sign in\n5;five\n");
    let saved = beside.write("m.toml", head);
    let (good, _) = mapped(&path, &Mapping::load(&saved).unwrap(), &target("events"));
    assert_eq!(good[0].fields["name"].text(), Some("sign in"));
    folder.write("names.csv", "id;label\n1;login\n");
    let error = tables::MappedReader::new(open(), &mapping, &target("events")).err().unwrap();
    assert_eq!(error.says.key, "tables-lookup-column");
}

#[test]
fn what_a_map_does_not_name() {
    let with = |rest: &str| {
        format!(
            "name = 't'\nkind = 'accounts'\nfields = [{{ field = 'key', column = 'id' }}, {{ field = 'name', column = 'id' }}, {{ field = 'kind', column = 'k', map = {{ firm = 'company' }}{rest} }}]"
        )
    };
    let text = "id,k\n1,firm\n2,Person\n3,club\n";
    let run = |rest: &str| {
        let (good, bad) = map_text(text, &with(rest));
        let kinds = good.iter().map(|row| row.fields["kind"].text().unwrap_or("?").to_owned()).collect::<Vec<_>>();
        (kinds.join(" "), bad.iter().map(|r| reason(r).to_owned()).collect::<Vec<_>>().join(" "))
    };
    assert_eq!(run(""), ("company".into(), "not-in-map not-in-map".into()));
    assert_eq!(run(", otherwise = 'keep'"), ("company person".into(), "not-a-choice".into()));
    assert_eq!(run(", otherwise = 'unknown'"), ("company ? ?".into(), String::new()));
}

#[test]
fn rows_without_an_id_are_known_again() {
    let head = "name = 't'\nkind = 'events'\nzone = 'UTC'\nfields = [{ field = 'account_key', column = 'a' }, { field = 'at', column = 't' }, { field = 'name', column = 'n' }, { field = 'value', column = 'v' }]";
    let ids = |text: &str, mapping: &str| {
        let mut ids = RowIds::new();
        map_text(text, mapping).0.iter().map(|row| ids.next(row)).collect::<Vec<_>>()
    };
    let short = "a,t,n,v\nA,2024-01-01,login,1\nA,2024-01-01,login,1\nA,2024-01-01,login,2\n";
    let first = ids(short, head);
    assert_eq!(first.len(), 3);
    assert!(first[0].ends_with("-1") && first[1].ends_with("-2") && first[2].ends_with("-1"));
    assert_eq!(first[0][..32], first[1][..32]);
    assert_ne!(first[0][..32], first[2][..32]);
    let longer = format!("{short}B,2024-01-01,login,1\nA,2024-01-01,login,1\n");
    assert_eq!(ids(&longer, head)[..3], first);
    assert!(ids(&longer, head)[4].ends_with("-3"));
    let unmapped = "x,t,n,v,a\n9,2024-01-01,login,1.0,A\n";
    assert_eq!(ids(unmapped, head)[0], first[0], "order of columns, notation and unmapped columns do not count");
    let wider = head.replace("{ field = 'value'", "{ field = 'person_key', column = 'p' }, { field = 'value'");
    assert_eq!(ids("a,t,n,v,p\nA,2024-01-01,login,1,\n", &wider)[0], first[0], "a blank column does not count");
    let (rows, _) = map_text("a,t,n,v\nAB,2024-01-01,C,1\nA,2024-01-01,BC,1\n", head);
    assert_ne!(hash_row(&rows[0]), hash_row(&rows[1]));
}

#[test]
fn the_hash_of_a_row_never_changes() {
    let head = "name = 't'\nkind = 'events'\nzone = 'UTC'\nfields = [{ field = 'account_key', column = 'a' }, { field = 'at', column = 't' }, { field = 'name', column = 'n' }]";
    let (rows, _) = map_text("a,t,n\nA,2024-01-01,login\n", head);
    let mut hashed = Vec::new();
    for (name, tag, bytes) in
        [("account_key", 1_u8, &b"A"[..]), ("at", 5, &1_704_067_200_000_000_i64.to_le_bytes()), ("name", 1, b"login")]
    {
        hashed.push(0_u8);
        hashed.extend((name.len() as u64).to_le_bytes());
        hashed.extend(name.as_bytes());
        hashed.push(tag);
        if tag == 1 {
            hashed.extend((bytes.len() as u64).to_le_bytes());
        }
        hashed.extend(bytes);
    }
    let expected = *blake3::hash(&hashed).as_bytes();
    assert_eq!(
        hash_row(&rows[0]),
        expected[..16],
        "every imported event is known by this hash: a change adds all rows again"
    );
}

#[test]
fn a_failure_is_an_error_with_a_remedy() {
    let error = Failure::RecordTooLong { row: 7 }.error();
    assert_eq!(error.says.key, "tables-failure-record-too-long");
    assert_eq!(error.faults[0].says.key, "tables-failure-remedy-record-too-long");
}
