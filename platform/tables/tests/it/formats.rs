//! One table in every format gives the same rows.

use std::fs::File;
use std::io::Write as _;
use std::sync::Arc;

use arrow::array::{
    ArrayRef, BooleanArray, Date32Array, Decimal128Array, Float64Array, Int64Array, RecordBatch, StringArray,
    TimestampMillisecondArray,
};
use flate2::Compression;
use flate2::write::GzEncoder;
use parquet::arrow::ArrowWriter;
use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook};
use tables::{Cell, Delimiter, Encoding, Failure, FileKind, FileOptions, Source};

use crate::house::{Folder, rows, texts};

const TABLE: [[&str; 3]; 3] = [["id", "名称", "شهر"], ["1", "上海云帆", "تهران"], ["2", "Acme, Inc", "شیراز"]];

fn expected() -> Vec<Vec<String>> {
    TABLE[1..].iter().map(|row| row.iter().map(|&cell| cell.to_owned()).collect()).collect()
}

fn delimited(sign: &str, end: &str) -> String {
    TABLE.map(|row| row.map(|cell| format!("\"{cell}\"")).join(sign) + end).concat()
}

#[test]
fn delimiters_and_line_ends() {
    for (sign, delimiter) in
        [(",", Delimiter::Comma), (";", Delimiter::Semicolon), ("\t", Delimiter::Tab), ("|", Delimiter::Pipe)]
    {
        for end in ["\n", "\r\n", "\r"] {
            let folder = Folder::new();
            let path = folder.write("file.txt", delimited(sign, end));
            let (columns, found) = rows(&path).unwrap();
            assert_eq!(columns, TABLE[0]);
            assert_eq!(texts(&found), expected(), "{delimiter:?} {end:?}");
            assert_eq!(found.iter().map(|row| row.number).collect::<Vec<_>>(), [2, 3]);
            let source = Source::open(&path, &FileOptions::default()).unwrap();
            assert_eq!(source.detected().delimiter, Some(delimiter));
        }
    }
}

#[test]
fn encodings() {
    let persian = "نام;شهر\nشرکت فولاد کارون;اهواز\nبازرگانی آریا;تهران\nصنایع غذایی بهار;مشهد\n";
    let arabic = persian.replace('ی', "ي").replace('ک', "ك");
    let chinese = "名称;城市\n上海云帆科技有限公司;上海\n北京蓝天软件;北京\n";
    let wide =
        |text: &str| "\u{feff}".chars().chain(text.chars()).collect::<String>().encode_utf16().collect::<Vec<u16>>();
    let cases: [(Vec<u8>, &str, &str); 6] = [
        (persian.as_bytes().to_vec(), persian, "UTF-8"),
        ([b"\xef\xbb\xbf", persian.as_bytes()].concat(), persian, "UTF-8"),
        (wide(persian).into_iter().flat_map(u16::to_le_bytes).collect(), persian, "UTF-16LE"),
        (wide(chinese).into_iter().flat_map(u16::to_be_bytes).collect(), chinese, "UTF-16BE"),
        (encoding_rs::GB18030.encode(chinese).0.into_owned(), chinese, "gb18030"),
        (encoding_rs::WINDOWS_1256.encode(&arabic).0.into_owned(), &arabic, "windows-1256"),
    ];
    for (bytes, text, name) in cases {
        let folder = Folder::new();
        let path = folder.write("file.csv", bytes);
        let source = Source::open(&path, &FileOptions::default()).unwrap();
        assert_eq!(source.detected().encoding.name(), name);
        let columns = source.columns().join(";");
        let body: Vec<String> = source.map(|row| texts(&[row.unwrap()])[0].join(";")).collect();
        assert_eq!(columns + "\n" + &body.join("\n") + "\n", *text, "{name}");
    }
}

#[test]
fn an_encoding_can_be_named() {
    let folder = Folder::new();
    let path = folder.write("short.csv", b"id,name\n1,\xd5\xc5\n");
    let options = FileOptions { encoding: Encoding::named("GB18030"), ..FileOptions::default() };
    let found: Vec<_> = Source::open(&path, &options).unwrap().map(Result::unwrap).collect();
    assert_eq!(texts(&found), [["1", "张"]]);
}

#[test]
fn gzip_with_several_members() {
    let folder = Folder::new();
    let mut bytes = Vec::new();
    for part in ["id,name\n1,Ac", "me\n2,Karun\n"] {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
        encoder.write_all(part.as_bytes()).unwrap();
        bytes.extend(encoder.finish().unwrap());
    }
    let path = folder.write("file.csv.gz", bytes);
    let (_, found) = rows(&path).unwrap();
    assert_eq!(texts(&found), [["1", "Acme"], ["2", "Karun"]]);
    let source = Source::open(&path, &FileOptions::default()).unwrap();
    assert!(source.detected().gzip);
    let progress = source.progress();
    assert_eq!(source.count(), 2);
    assert_eq!(progress.read(), progress.total);
}

#[test]
fn rows_are_numbered_as_an_editor_does() {
    let folder = Folder::new();
    let text = "\n\nid,note\n1,\"two\r\nlines\"\n\n2,\"a \"\"quoted\"\" word\"\n,\n3,last";
    let (_, found) = rows(&folder.write("file.csv", text)).unwrap();
    assert_eq!(found.iter().map(|row| row.number).collect::<Vec<_>>(), [4, 7, 9]);
    assert_eq!(texts(&found), [["1", "two\nlines"], ["2", "a \"quoted\" word"], ["3", "last"]]);
}

#[test]
fn names_of_columns_are_distinct() {
    let folder = Folder::new();
    let (columns, _) = rows(&folder.write("file.csv", "note, note ,,id\na,b,c,1\n")).unwrap();
    assert_eq!(columns, ["note", "note (2)", "column 3", "id"]);
}

#[test]
fn words_with_and_without_header() {
    let folder = Folder::new();
    let with = folder.write("with.txt", " id  date amount\r\n 00001 19970101   11.77\r\n");
    let (columns, found) = rows(&with).unwrap();
    assert_eq!(columns, ["id", "date", "amount"]);
    assert_eq!(texts(&found), [["00001", "19970101", "11.77"]]);
    let without = folder.write("without.txt", " 00001 19970101   11.77\n 00002 19970102 5.00\n");
    let options =
        FileOptions { columns: ["id", "date", "amount"].map(str::to_owned).to_vec(), ..FileOptions::default() };
    let source = Source::open(&without, &options).unwrap();
    assert!(!source.detected().header);
    assert_eq!(source.columns(), ["id", "date", "amount"]);
    assert_eq!(source.count(), 2);
}

#[test]
fn lines_before_the_header() {
    let folder = Folder::new();
    let announced = folder.write("sep.csv", "sep=;\nid;name\n1;a,b,c\n");
    let (columns, found) = rows(&announced).unwrap();
    assert_eq!((columns.len(), found[0].number), (2, 3));
    let titled = folder.write("titled.csv", "Customers of 2024\nprinted by hand\nid,name\n1,Acme\n");
    let source = Source::open(&titled, &FileOptions { skip_lines: 2, ..FileOptions::default() }).unwrap();
    assert_eq!(source.columns(), ["id", "name"]);
    assert_eq!(source.map(|row| row.unwrap().number).collect::<Vec<_>>(), [4]);
}

#[test]
fn json_lines_say_their_types() {
    let folder = Folder::new();
    let text = "{\"id\": 7, \"ok\": true, \"at\": {\"city\": \"Oslo\", \"tags\": [1, 2]}}\n{\"id\": 8.25, \"more\": null, \"late\": \" x \"}\n";
    let (columns, found) = rows(&folder.write("file.jsonl", text)).unwrap();
    assert_eq!(columns, ["id", "ok", "at.city", "at.tags", "more", "late"]);
    assert_eq!(
        found[0].cells[..4],
        [Cell::Number("7".into()), Cell::Flag(true), Cell::Text("Oslo".into()), Cell::Text("[1,2]".into())]
    );
    assert_eq!(
        found[1].cells,
        [Cell::Number("8.25".into()), Cell::Empty, Cell::Empty, Cell::Empty, Cell::Empty, Cell::Text("x".into())]
    );
}

#[test]
fn workbooks() {
    let folder = Folder::new();
    let path = folder.path().join("book.xlsx");
    let mut book = Workbook::new();
    let date = Format::new().set_num_format("yyyy-mm-dd hh:mm");
    book.add_worksheet().set_name("hidden").unwrap().set_hidden(true).write(0, 0, "secret").unwrap();
    let sheet = book.add_worksheet().set_name("客户").unwrap().set_active(true);
    for (column, name) in ["id", "名称", "since", "seen", "ok", "sum"].into_iter().enumerate() {
        sheet.write(1, column as u16, name).unwrap();
    }
    sheet.write(2, 0, 1_001).unwrap().write(2, 1, "上海云帆").unwrap();
    sheet.write_with_format(2, 2, ExcelDateTime::from_ymd(2024, 5, 20).unwrap(), &date).unwrap();
    sheet.write_with_format(2, 3, ExcelDateTime::parse_from_str("2024-05-20 10:30:00").unwrap(), &date).unwrap();
    sheet.write(2, 4, true).unwrap().write(2, 5, 19.99).unwrap();
    sheet.write(5, 0, 1_002).unwrap();
    sheet.write_formula(5, 5, Formula::new("=1/0").set_result("#DIV/0!")).unwrap();
    book.save(&path).unwrap();

    let source = Source::open(&path, &FileOptions::default()).unwrap();
    assert_eq!((source.detected().kind, source.detected().sheet.as_deref()), (FileKind::Xlsx, Some("客户")));
    assert_eq!(source.columns(), ["id", "名称", "since", "seen", "ok", "sum"]);
    let found: Vec<_> = source.map(Result::unwrap).collect();
    assert_eq!(found.iter().map(|row| row.number).collect::<Vec<_>>(), [3, 6]);
    assert_eq!(found[0].cells[2], Cell::Day("2024-05-20".parse().unwrap()));
    assert_eq!(found[0].cells[3], Cell::Civil("2024-05-20T10:30".parse().unwrap()));
    assert_eq!(found[0].cells[4..], [Cell::Flag(true), Cell::Number("19.99".into())]);
    assert_eq!(found[0].cells[0], Cell::Number("1001".into()));
    assert!(found[1].cells[1].is_blank());

    let missing = FileOptions { sheet: Some("orders".into()), ..FileOptions::default() };
    let failure = Source::open(&path, &missing).err().unwrap();
    assert_eq!(failure, Failure::NoSuchSheet { sheet: "orders".into(), sheets: "hidden, 客户".into() });
    let options = FileOptions { sheet: Some("hidden".into()), header: Some(false), ..FileOptions::default() };
    assert_eq!(Source::open(&path, &options).unwrap().count(), 1);
}

#[test]
fn parquet() {
    let folder = Folder::new();
    let path = folder.path().join("file.parquet");
    let columns: Vec<(&str, ArrayRef)> = vec![
        ("id", Arc::new(Int64Array::from(vec![Some(7), None]))),
        ("name", Arc::new(StringArray::from(vec!["上海", ""]))),
        ("amount", Arc::new(Decimal128Array::from(vec![1_250, -5]).with_precision_and_scale(10, 2).unwrap())),
        ("ratio", Arc::new(Float64Array::from(vec![0.5, 1e21]))),
        ("ok", Arc::new(BooleanArray::from(vec![true, false]))),
        ("since", Arc::new(Date32Array::from(vec![19_863, -1]))),
        ("seen", Arc::new(TimestampMillisecondArray::from(vec![1_716_201_000_000, 0]).with_timezone("UTC"))),
        ("local", Arc::new(TimestampMillisecondArray::from(vec![1_716_201_000_000, 0]))),
    ];
    let batch = RecordBatch::try_from_iter(columns).unwrap();
    let mut writer = ArrowWriter::try_new(File::create(&path).unwrap(), batch.schema(), None).unwrap();
    writer.write(&batch).unwrap();
    writer.close().unwrap();
    let (names, found) = rows(&path).unwrap();
    assert_eq!(names, ["id", "name", "amount", "ratio", "ok", "since", "seen", "local"]);
    assert_eq!(
        texts(&found)[0],
        ["7", "上海", "12.50", "0.5", "true", "2024-05-20", "2024-05-20T10:30:00Z", "2024-05-20T10:30:00"]
    );
    assert_eq!(texts(&found)[1][..3], ["", "", "-0.05"]);
    assert_eq!(found[1].number, 2);
}
