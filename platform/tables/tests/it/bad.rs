//! Bad input: a clear reason, and nothing else is lost.

use std::io::Write as _;

use flate2::Compression;
use flate2::write::GzEncoder;
use tables::{Failure, Keys, Mapping, Reject, Source};

use crate::house::{Folder, map_text, mapped, reason, rows, target};

fn failure(name: &str, bytes: impl AsRef<[u8]>) -> Failure {
    let folder = Folder::new();
    rows(&folder.write(name, bytes)).unwrap_err()
}

fn zipped(text: &str) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(text.as_bytes()).unwrap();
    encoder.finish().unwrap()
}

const EVENTS: &str = r#"
name = "test"
kind = "events"
zone = "UTC"
fields = [
    { field = "account_key", column = "account" },
    { field = "name", column = "event" },
    { field = "at", column = "time" },
    { field = "value", column = "value" },
]
"#;

#[test]
fn an_empty_file() {
    for bytes in ["", "\n\n  \r\n", "\u{feff}", "\u{feff}\n"] {
        assert_eq!(failure("empty.csv", bytes), Failure::Empty, "{bytes:?}");
    }
    assert_eq!(failure("empty.csv.gz", zipped("")), Failure::Empty);
}

#[test]
fn a_header_only() {
    assert_eq!(failure("header.csv", "id,name,city\n"), Failure::HeaderOnly);
    assert_eq!(failure("header.csv", "id,name,city"), Failure::HeaderOnly);
    assert_eq!(failure("header.csv", "id,name,city\n,,\n\n"), Failure::HeaderOnly);
}

#[test]
fn a_truncated_or_damaged_gzip() {
    let text: String = (0..20_000).map(|n| format!("a{n},login,2024-01-01,{}\n", n * 7919 % 10_007)).collect();
    let whole = zipped(&format!("account,event,time,value\n{text}"));
    assert_eq!(failure("events.csv.gz", &whole[..whole.len() / 2]), Failure::TruncatedGzip);
    assert_eq!(failure("events.csv.gz", &whole[..whole.len() - 4]), Failure::TruncatedGzip);
    assert_eq!(failure("events.csv.gz", &whole[..12]), Failure::TruncatedGzip);
    let mut damaged = whole;
    let middle = damaged.len() / 2;
    damaged[middle..middle + 64].fill(0xff);
    assert_eq!(failure("events.csv.gz", damaged), Failure::DamagedGzip);
}

#[test]
fn a_truncated_gzip_gives_its_rows_before_the_failure() {
    let text: String = (0..60_000).map(|n| format!("a{n},login,2024-01-01,{}\n", n * 7919 % 10_007)).collect();
    let whole = zipped(&format!("account,event,time,value\n{text}"));
    let folder = Folder::new();
    let source = Source::open(&folder.write("e.csv.gz", &whole[..whole.len() - 100]), &Default::default()).unwrap();
    let all: Vec<_> = source.collect();
    assert!(all.len() > 10_000);
    assert_eq!(all.last().unwrap().as_ref().unwrap_err(), &Failure::TruncatedGzip);
    assert!(all[..all.len() - 1].iter().all(Result::is_ok));
}

#[test]
fn one_endless_line() {
    assert_eq!(failure("endless.csv", "x".repeat(3 << 20)), Failure::RecordTooLong { row: 1 });
    assert_eq!(
        failure("endless.jsonl", format!("{{\"a\": \"{}", "x".repeat(3 << 20))),
        Failure::RecordTooLong { row: 1 }
    );
    let later = format!("id,name\n1,Acme\n2,{}\n3,Karun\n", "x".repeat(3 << 20));
    assert_eq!(failure("later.csv", later), Failure::RecordTooLong { row: 3 });
    let words = format!("a b c\n1 2 3\n{}", "x ".repeat(3 << 19));
    assert_eq!(failure("later.txt", words), Failure::RecordTooLong { row: 3 });
}

#[test]
fn a_quotation_mark_that_is_never_closed() {
    let text = format!("id,name\n1,Acme\n2,\"Karun\n{}", "3,Aria\n".repeat(300_000));
    assert!(matches!(failure("quote.csv", text), Failure::RecordTooLong { row: 3.. }));
}

#[test]
fn mixed_encodings_reject_only_their_rows() {
    let folder = Folder::new();
    let mut bytes = "编号,客户名称\n1,上海云帆\n2,北京蓝天\n3,广州远航\n4,深圳创新\n".to_owned().into_bytes();
    bytes.extend_from_slice(b"5,\xc9\xcf\xba\xa3\n");
    bytes.extend_from_slice("6,成都蜀光\n".as_bytes());
    let mapping = Mapping::parse(
        "name = 't'\nkind = 'accounts'\nfields = [{ field = 'key', column = '编号' }, { field = 'name', column = '客户名称' }]",
    );
    let (good, bad) = mapped(&folder.write("mixed.csv", bytes), &mapping.unwrap(), &target("accounts"));
    assert_eq!(good.len(), 5);
    assert_eq!(bad.len(), 1);
    assert_eq!((bad[0].row, bad[0].column.as_str(), reason(&bad[0])), (6, "客户名称", "damaged-text"));
    assert_eq!(good[4].number, 7);
}

#[test]
fn a_damaged_character_matters_only_in_a_mapped_column() {
    let folder = Folder::new();
    let path = folder.write("m.csv", b"id,name,note\n1,\xc3\xa9\xc3\xa8\xc3\xa0\xc3\xa7\xc3\xb9,x\xff\n");
    let mapping = "name = 't'\nkind = 'accounts'\nfields = [{ field = 'key', column = 'id' }, { field = 'name', column = 'name' }]";
    let (good, bad) = mapped(&path, &Mapping::parse(mapping).unwrap(), &target("accounts"));
    assert_eq!((good.len(), bad.len()), (1, 0));
}

#[test]
fn rows_of_another_width() {
    let (good, bad) = map_text(
        "account,event,time,value\nA,login,2024-01-01,1\nB,login\nC,log,in,2024-01-01,1\nD,login,2024-01-02,1,,\n",
        EVENTS,
    );
    assert_eq!(good.iter().map(|row| row.number).collect::<Vec<_>>(), [2, 5]);
    assert_eq!(bad.iter().map(|reject| (reject.row, reason(reject))).collect::<Vec<_>>(), [(3, "width"), (4, "width")]);
}

#[test]
fn cells_that_cannot_be_read_name_row_column_value_and_remedy() {
    let text = "account;event;time;value\n\
        A;login;2024-02-31;1\n\
        B;login;2024-02-28 10:00;1e400\n\
        C;login;2024-02-28;1.234,56\n\
        D;login;yesterday;۱۲۳\n\
        E;login;2024-02-28;۱۲۳\n\
        F;;2024-02-28;x\n";
    let (good, bad) = map_text(text, EVENTS);
    assert_eq!(good.len(), 1);
    assert_eq!(good[0].fields["value"].number(), Some(123.0));
    let seen: Vec<_> =
        bad.iter().map(|r| (r.row, r.column.as_str(), r.value.as_str(), reason(r), r.remedy.key.as_str())).collect();
    assert_eq!(
        seen,
        [
            (2, "time", "2024-02-31", "no-such-day", "tables-remedy-no-such-day"),
            (3, "value", "1e400", "too-large", "tables-remedy-too-large"),
            (4, "value", "1.234,56", "other-number-style", "tables-remedy-other-number-style"),
            (5, "time", "yesterday", "not-a-day", "tables-remedy-not-a-day"),
            (7, "value", "x", "not-a-number", "tables-remedy-not-a-number"),
        ]
    );
}

#[test]
fn what_must_not_be_missing() {
    let (good, bad) = map_text("account,event,time,value\nA,,2024-02-28,\nB,login,,\nC,login,2024-02-28,\n", EVENTS);
    assert_eq!(good.len(), 1);
    assert!(good[0].fields["value"].is_null());
    let seen: Vec<_> = bad.iter().map(|r| (r.row, r.column.as_str(), reason(r))).collect();
    assert_eq!(seen, [(2, "event", "missing"), (3, "time", "missing")]);
}

#[test]
fn a_time_without_zone() {
    let mapping = EVENTS.replace("zone = \"UTC\"\n", "");
    let text = "account,event,time,value\nA,login,2024-02-28 10:00,\nB,login,2024-02-28T10:00:00+03:30,\nC,login,2024-02-28,\n";
    let (good, bad) = map_text(text, &mapping);
    assert_eq!(good.len(), 1, "a time that names its zone needs none from the mapping");
    assert_eq!(bad.iter().map(|r| (r.row, reason(r))).collect::<Vec<_>>(), [(2, "no-zone"), (4, "no-zone")]);
    let problems = Mapping::parse(&mapping)
        .unwrap()
        .validate(&["account", "event", "time", "value"].map(str::to_owned), &target("events"));
    assert_eq!(problems.iter().map(|p| (p.key(), p.blocking)).collect::<Vec<_>>(), [("no-zone", false)]);
}

#[test]
fn duplicate_keys_within_a_file() {
    let text = "id,name\nA,Acme\nB,Karun\nA,Acme again\n";
    let mapping = "name = 't'\nkind = 'accounts'\nfields = [{ field = 'key', column = 'id' }, { field = 'name', column = 'name' }]";
    let (good, _) = map_text(text, mapping);
    let mut keys = Keys::new();
    let twice: Vec<_> = good
        .iter()
        .filter_map(|row| keys.stood_before(row.fields["key"].text().unwrap(), row.number).map(|first| (row, first)))
        .collect();
    assert_eq!(twice.len(), 1);
    let reject = Reject::duplicate_key(twice[0].0, &Mapping::parse(mapping).unwrap(), "key", twice[0].1);
    assert_eq!(
        (reject.row, reject.column.as_str(), reject.value.as_str(), reason(&reject)),
        (4, "id", "A", "duplicate-key")
    );
    assert_eq!(twice[0].1, 2);
}

#[test]
fn a_reference_that_only_the_caller_can_judge() {
    let mapping = EVENTS.replace("{ field = \"account_key\", column = \"account\" },", "")
        + "[resolve]\nfield = 'account_key'\nthrough = 'subscriptions'\ncolumn = 'account'\n";
    let (good, bad) = map_text("account,event,time,value\nS-1,login,2024-02-28,\n,login,2024-02-28,\n", &mapping);
    let mapping = Mapping::parse(&mapping).unwrap();
    let reject =
        Reject::by_caller(&good[0], &mapping, "account_key", ("import-no-such-record", "import-create-it".into()));
    assert_eq!((reject.row, reject.column.as_str(), reject.value.as_str()), (2, "account", "S-1"));
    assert_eq!(reject.says.args.len(), 3);
    assert_eq!((bad[0].row, bad[0].column.as_str(), reason(&bad[0])), (3, "account", "missing"));
}

#[test]
fn formats_that_nobody_reads() {
    assert_eq!(failure("picture.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x01\0"), Failure::UnknownFormat);
    assert_eq!(failure("old.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rest of it"), Failure::OldWorkbook);
    assert_eq!(failure("array.json", "[\n {\"a\": 1},\n {\"a\": 2}\n]\n"), Failure::JsonArray);
    assert!(matches!(failure("broken.xlsx", b"PK\x03\x04 and nothing more"), Failure::DamagedWorkbook(_)));
    assert!(matches!(failure("broken.parquet", b"PAR1 and nothing more"), Failure::DamagedParquet(_)));
    assert!(matches!(rows(std::path::Path::new("no/such/file.csv")).unwrap_err(), Failure::Io(_)));
    assert_eq!(
        failure("wide.csv", "a,".repeat(3_000) + "b\n" + &"1,".repeat(3_000) + "2\n"),
        Failure::TooManyColumns { found: 3_001 }
    );
    let header = failure("header.csv", b"n\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9,x\xff\n1,2\n");
    assert_eq!(header, Failure::DamagedHeader { encoding: "UTF-8".to_owned() });
}

#[test]
fn a_line_that_is_no_json() {
    let folder = Folder::new();
    let path = folder.write("e.jsonl", "{\"a\": 1}\n{\"a\": \n\n[2]\n{\"a\": 3}\n");
    let (_, rows) = rows(&path).unwrap();
    let seen: Vec<_> = rows.iter().map(|row| (row.number, row.fault.as_ref().map(|f| f.fault.key()))).collect();
    assert_eq!(seen, [(1, None), (2, Some("not-json")), (4, Some("not-json")), (5, None)]);
}
