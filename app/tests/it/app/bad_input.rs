//! Bad input as the user meets it: a clear text that names the row, the column and the value, and nothing else is lost.
//!
//! | case | test |
//! | --- | --- |
//! | an empty file, a header only, a truncated gzip, one endless line | `a_file_that_cannot_be_read_is_refused_whole` |
//! | mixed encodings, duplicate keys, 31.02, "1.234,56", "۱۲۳", "1e400", a missing account | `a_bad_row_is_named_with_its_remedy_and_the_others_are_taken` |
//! | a time without zone | `a_time_without_zone_is_refused_until_the_mapping_names_one` |
//! | rial where toman is usual | `amounts_off_by_ten_are_warned_of` |
//! | a formula with a wrong name, type, a division by zero, a cycle, a statement | `insight::definitions::wrong_formulas_are_refused_with_their_reason` |
//! | the same as a filter | `app::api::a_filter_that_is_no_formula_is_explained` |
//! | a scorecard that fits no account | `insight::definitions::the_effect_of_a_scorecard_is_shown_before_it_is_saved` |
//! | two people saving one record at once | `two_people_saving_one_record_do_not_overwrite_each_other`; definitions: `insight::definitions::two_people_saving_definitions_at_once_do_not_overwrite_each_other`; programs: `app::api::an_account_is_made_and_changed_and_two_cannot_save_it_at_once` |
//! | a cancelled upload | `an_upload_that_breaks_off_leaves_nothing`, `an_import_that_is_stopped_leaves_nothing` |
//! | a full disk | `a_full_database_loses_nothing`, `a_full_disk_loses_nothing` |
//! | a folder in use by another process | `a_folder_in_use_is_refused_and_the_other_process_goes_on` |
//! | a configuration file with three mistakes | `three_mistakes_of_the_configuration_are_named_together` |

use std::process::Command;
use std::sync::Arc;

use axum::http::Method;
use customers::imports::{self, Job};
use kernel::Actor;
use sea_orm::ConnectionTrait;
use tables::Mapping;
use team::people::Role;
use testkit::fields;

use crate::place::Place;
use crate::program::{Terminal, program, said};

const ACCOUNTS: &str = "name = 'accounts'\nkind = 'accounts'\nfields = [{ field = 'key', column = 'id' }, { field = 'name', column = 'company' }, { field = 'created_on', column = 'since' }]\n";
const GOOD: &str = "id,company,since\nA,Alder,2024-01-05\nB,Birch,2024-02-05\n";
const ORDERS: &str = "name = 'orders'\nkind = 'orders'\ncurrency = 'USD'\nunit = 'major'\nfields = [{ field = 'key', column = 'no' }, { field = 'account_key', column = 'id' }, { field = 'ordered_on', column = 'on' }, { field = 'amount', column = 'amount' }, { field = 'description', column = 'what' }]\n";
const EVENTS: &str = "name = 'clicks'\nkind = 'events'\nfields = [{ field = 'account_key', column = 'id' }, { field = 'person_key', column = 'who' }, { field = 'name', column = 'what' }, { field = 'at', column = 'when' }]\n";
/// What a person is told when somebody else was faster.
const STALE: &str = "Somebody else saved this in the meantime";

/// Text as gzip, without compression, cut off before its end.
fn truncated(text: &str) -> Vec<u8> {
    let mut bytes = vec![0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3];
    for block in text.as_bytes().chunks(60_000) {
        let length = u16::try_from(block.len()).unwrap();
        bytes.push(0);
        bytes.extend(length.to_le_bytes());
        bytes.extend((!length).to_le_bytes());
        bytes.extend(block);
    }
    bytes.truncate(bytes.len() - 100);
    bytes
}

#[test]
fn a_file_that_cannot_be_read_is_refused_whole() {
    let terminal = Terminal::new();
    let _ = terminal.import(ACCOUNTS, "good.csv", GOOD).ended(0).says("2 rows: 2 new");
    let many: String = (0..6_000).map(|n| format!("N-{n},New {n},2024-01-01\n")).collect();
    let endless = format!("id,company,since\nC,Cedar,2024-01-01\nD,{}\n", "x".repeat(3 << 20));
    let cases = [
        ("empty.csv", Vec::new(), "The file is empty."),
        ("header.csv", b"id,company,since\n".to_vec(), "The file has a header, but no row under it."),
        ("cut.csv.gz", truncated(&format!("id,company,since\n{many}")), "The compressed file ends before its end."),
        ("endless.csv", endless.into_bytes(), "Row 3 does not end: it is longer than one megabyte."),
    ];
    for (name, bytes, says) in cases {
        let _ = terminal.import(ACCOUNTS, name, bytes).ended(1).says(says);
        let rejected = terminal.files().into_iter().find(|file| file.ends_with(".rejected.csv"));
        assert_eq!(rejected, None, "{name} leaves a file of rejected rows without a row");
    }
    let _ = terminal.import(ACCOUNTS, "good.csv", GOOD).ended(0).says("0 new, 0 changed, 2 unchanged");
    let _ = terminal.tenure(&["check"]).ended(0).says("account: 2 with").says("All is well.");
}

#[test]
fn a_bad_row_is_named_with_its_remedy_and_the_others_are_taken() {
    let terminal = Terminal::new();
    let mut bytes = GOOD.as_bytes().to_vec();
    bytes.extend(
        "C,上海云帆,2024-03-05\nF,北京蓝天,2024-03-05\nG,广州远航,2024-03-05\nH,深圳创新,2024-03-05\nD,".bytes(),
    );
    // A row of another file, saved in GB18030.
    bytes.extend(b"\xc9\xcf\xba\xa3");
    bytes.extend(",2024-03-05\nE,Elm,2024-02-31\nA,Alder again,2024-01-05\n".bytes());
    let _ =
        terminal.import(ACCOUNTS, "a.csv", bytes).ended(2).says("9 rows: 6 new, 0 changed, 0 unchanged, 3 rejected");
    let told = terminal.read("a.rejected.csv");
    for (row, parts) in [
        (8, ["company", "cannot be read in the file's encoding", "save the whole file as UTF-8"]),
        (9, ["since", "2024-02-31", "Correct the date"]),
        (10, ["id", "A", "Keep one of the two rows (the first is row 2)"]),
    ] {
        named(&told, row, &parts);
    }
    let orders = "no;id;on;amount;what\n1;A;2026-01-01;1.234,56;comma\n2;A;2026-01-01;۱۲۳;Persian\n3;A;2026-01-01;1e400;endless\n4;Z;2026-01-01;1;nobody\n5;B;2026-01-01;twelve;words\n6;B;2026-01-02;12.50;good\n";
    let _ = terminal.import(ORDERS, "o.csv", orders).ended(2).says("6 rows: 2 new, 0 changed, 0 unchanged, 4 rejected");
    let told = terminal.read("o.rejected.csv");
    for (row, parts) in [
        (2, ["amount", "1.234,56", "Set “numbers” in the mapping"]),
        (4, ["amount", "1e400", "larger than any value"]),
        (5, ["id", "there is no customer “Z”", "Import the customer first"]),
        (6, ["amount", "twelve", "Write digits only"]),
    ] {
        named(&told, row, &parts);
    }
}

/// The line of rejected rows that speaks of a row says all of this.
fn named(told: &str, row: u64, parts: &[&str]) {
    let line = told.lines().find(|line| line.trim_start_matches('\u{feff}').starts_with(&format!("{row},")));
    let line = line.unwrap_or_else(|| panic!("row {row} is not named in\n{told}"));
    for part in parts {
        assert!(line.contains(part), "'{part}' is not in: {line}");
    }
}

#[test]
fn a_time_without_zone_is_refused_until_the_mapping_names_one() {
    let terminal = Terminal::new();
    let _ = terminal.import(ACCOUNTS, "good.csv", GOOD).ended(0);
    let events = "id,who,what,when\nA,u1,click,2026-03-01 10:00\nA,u1,click,2026-03-01T10:00:00+03:30\n";
    let _ = terminal.import(EVENTS, "e.csv", events).ended(2).says("1 new").says("1 rejected");
    named(&terminal.read("e.rejected.csv"), 2, &["when", "2026-03-01 10:00", "has no time zone", "Name the zone"]);
    let zoned = format!("zone = 'Asia/Tehran'\n{EVENTS}");
    let _ = terminal.import(&zoned, "e.csv", events).ended(0).says("0 rejected");
}

#[test]
fn amounts_off_by_ten_are_warned_of() {
    let terminal = Terminal::new();
    let _ = terminal.import(ACCOUNTS, "good.csv", GOOD).ended(0);
    let orders = |from: usize, factor: usize| -> String {
        let line = |n: usize| format!("{},A,2026-01-01,{},x\n", from + n, (400 + n) * 1_000 * factor);
        format!("no,id,on,amount,what\n{}", (0..6).map(line).collect::<String>())
    };
    let toman = ORDERS.replace("'USD'", "'IRR'").replace("'major'", "'toman'");
    let first = terminal.import(&toman, "o.csv", orders(1, 1)).ended(0);
    assert!(!first.out.contains("rial or toman"), "{first:?}");
    let _ = terminal.import(&toman, "p.csv", orders(100, 1)).ended(0);
    let again = terminal.import(&toman, "q.csv", orders(200, 10)).ended(0).says("6 new");
    let _ = again.says("Is the unit right, rial or toman?");
}

/// Both open the form, both save: the second is told, keeps what they typed, and the first one's version stands.
async fn both_save(place: &Place, page: &str, field: &str) {
    let (mut first, mut second) = (place.signed_in("first").await, place.signed_in("second").await);
    let form = format!("form[action='{page}']");
    let typed = |html: &str, value: &str| {
        let mut fields = fields(html, &form);
        let at = fields.iter().position(|(name, _)| name == field).unwrap_or_else(|| panic!("{page} has no {field}"));
        fields[at].1 = value.to_owned();
        fields
    };
    let (seen_first, seen_second) = (first.get(page).await.expect(200), second.get(page).await.expect(200));
    let _ = first.submit(page, page, typed(&seen_first.text(), "Typed first")).await.expect(200);
    let late = second.submit(page, page, typed(&seen_second.text(), "Typed second")).await.expect(409).says(STALE);
    assert!(late.text().contains("Typed second"), "{page} loses what was typed");
    let now = fields(&first.get(page).await.expect(200).text(), &form);
    assert!(now.contains(&(field.to_owned(), "Typed first".to_owned())), "{page}: {now:?}");
}

#[tokio::test]
async fn two_people_saving_one_record_do_not_overwrite_each_other() {
    let place = Place::demo().await;
    for key in ["first", "second"] {
        place.person(key, Role::Admin).await;
    }
    let db = place.app().db.read();
    let contact = customers::contacts::store::all(db, None).await.unwrap().remove(0);
    let mut item = None;
    for account in customers::accounts::store::all(db, None).await.unwrap() {
        item = item.or(work::items::store::of_account(db, &account.id).await.unwrap().into_iter().next());
    }
    let item = item.expect("an open item");
    let mut admin = place.signed_in("first").await;
    let task = [("title", "Write to them"), ("assignee_id", second(&place).await.as_str())]
        .map(|(k, v)| (k.to_owned(), v.to_owned()));
    let _ = admin.submit("/tasks/new", "/tasks/new", task).await.expect(200);
    let task = work::tasks::store::open(db).await.unwrap().into_iter().find(|t| t.title == "Write to them").unwrap();
    both_save(&place, &format!("/accounts/{}/edit", contact.account_id), "name").await;
    both_save(&place, &format!("/contacts/{}", contact.id), "name").await;
    both_save(&place, &format!("/items/{}", item.id), "title").await;
    both_save(&place, &format!("/tasks/{}", task.id), "title").await;
    both_save(&place, &format!("/team/{}", second(&place).await), "name").await;
}

async fn second(place: &Place) -> String {
    team::people::by_key(place.app(), "second").await.unwrap().unwrap().id
}

#[tokio::test]
async fn an_upload_that_breaks_off_leaves_nothing() {
    let place = Place::empty().await;
    let (_, mut admin) = place.person("admin", Role::Admin).await;
    let token = admin.token("/import").await;
    let head = format!(
        "--b\r\nContent-Disposition: form-data; name=\"_csrf\"\r\n\r\n{token}\r\n--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\r\n{GOOD}"
    );
    let kind = "multipart/form-data; boundary=b";
    let broken = admin.send(Method::POST, "/import", Some(kind), head.clone().into_bytes()).await.expect(422);
    let _ = broken.says("The upload was interrupted. Nothing of it was kept; please send it again.");
    assert_eq!(rooms(&place), 0, "half an upload lies there");

    // The browser goes away in the middle: the rest of the body never comes, and then the connection is dropped.
    let upload = tokio::spawn(admin.half("/import", kind, head.into_bytes()));
    while rooms(&place) == 0 {
        assert!(!upload.is_finished(), "the upload is over before it was cancelled");
        tokio::time::sleep(std::time::Duration::from_millis(5)).await;
    }
    upload.abort();
    assert!(upload.await.unwrap_err().is_cancelled());
    assert_eq!(rooms(&place), 0, "half an upload lies there");
    let _ = admin.get("/imports").await.expect(200).says("Nothing has been imported yet");
}

/// Uploads that lie in the data folder.
fn rooms(place: &Place) -> usize {
    std::fs::read_dir(place.database.file("imports")).map_or(0, Iterator::count)
}

#[tokio::test]
async fn an_import_that_is_stopped_leaves_nothing() {
    let place = Place::empty().await;
    let app = place.app();
    let many = |prefix: &str| -> String {
        (0..2_000).map(|n| format!("{prefix}-{n},u{n},click,2026-03-01T10:00:00Z\n")).collect()
    };
    let cases = [
        (
            ACCOUNTS,
            format!(
                "id,company,since\n{}",
                (0..2_000).map(|n| format!("N-{n},New {n},2024-01-01\n")).collect::<String>()
            ),
        ),
        (EVENTS, format!("id,who,what,when\n{}", many("N"))),
    ];
    for (mapping, text) in cases {
        let (file, stop) = (place.database.file("many.csv"), place.database.file("stop"));
        std::fs::write(&file, text).unwrap();
        let job = || Job::new(Mapping::parse(mapping).unwrap(), &file).by(Actor::system("test"));
        // Somebody presses "Stop" after the first rows.
        let pressed = |_: &imports::Counts| std::fs::write(&stop, "").unwrap();
        let stopped = imports::run(Arc::clone(app), job().stopped_by(&stop), pressed).await.unwrap_err();
        assert_eq!(app.reader().say(&stopped.says), "The import was stopped; nothing of it was kept.");
        assert_eq!(customers::accounts::store::all(app.db.read(), None).await.unwrap().len(), 0);
        assert_eq!(app.log.count(), 0);
    }
    let done = imports::run(
        Arc::clone(app),
        Job::new(Mapping::parse(EVENTS).unwrap(), &place.database.file("many.csv")).by(Actor::system("test")),
        |_| (),
    );
    assert_eq!(done.await.unwrap().counts.fresh, 2_000, "nothing of the stopped import is in the way");
}

#[tokio::test]
async fn a_full_database_loses_nothing() {
    let place = Place::empty().await;
    if !place.database.is_sqlite() {
        return;
    }
    let app = place.app();
    let file = place.database.file("a.csv");
    let job = || Job::new(Mapping::parse(ACCOUNTS).unwrap(), &file).by(Actor::system("test"));
    std::fs::write(&file, GOOD).unwrap();
    imports::run(Arc::clone(app), job(), |_| ()).await.unwrap();
    let before = customers::accounts::store::all(app.db.read(), None).await.unwrap();
    // SQLite says "full" of a database that may not grow exactly as it does of a disk without room.
    app.db.writer().execute_unprepared("PRAGMA max_page_count = 1").await.unwrap();
    let many: String = (0..5_000).map(|n| format!("N-{n},New {n},2024-01-01\n")).collect();
    std::fs::write(&file, format!("{GOOD}{many}")).unwrap();
    let full = imports::run(Arc::clone(app), job(), |_| ()).await.unwrap_err();
    assert_eq!(app.reader().say(&full.says), "The disk is full: nothing was saved. Free some space and try again.");
    assert_eq!(customers::accounts::store::all(app.db.read(), None).await.unwrap(), before);
    app.db.writer().execute_unprepared("PRAGMA max_page_count = 1000000").await.unwrap();
    let done = imports::run(Arc::clone(app), job(), |_| ()).await.unwrap();
    assert_eq!((done.counts.fresh, done.counts.unchanged), (5_000, 2), "with room again everything goes in");
}

/// What is done on a small disk: first with room, then without, then with room again.
const ON_A_SMALL_DISK: &str = r#"
set -e
mount -t tmpfs -o size=24m none "$DISK"
run() { "$TENURE" --data "$DISK/data" "$@" 2>&1 || echo "ended with $?"; }
run import --mapping accounts.toml --rejected r.csv accounts.csv
free=$(df -k --output=avail "$DISK" | tail -1)
dd if=/dev/zero of="$DISK/fill" bs=1k count=$((free - 400)) 2>/dev/null
echo "== full"
run import --mapping accounts.toml --rejected r.csv many.csv
run import --mapping events.toml --rejected r.csv events.csv
rm "$DISK/fill"
echo "== room"
run check
run import --mapping accounts.toml --rejected r.csv accounts.csv
run import --mapping events.toml --rejected r.csv events.csv
"#;

#[test]
fn a_full_disk_loses_nothing() {
    let terminal = Terminal::new();
    let disk = terminal.file("disk", "").with_file_name("small");
    std::fs::create_dir(&disk).unwrap();
    let alone = ["--user", "--map-root-user", "--mount"];
    let may = Command::new("unshare").args(alone).args(["mount", "-t", "tmpfs", "none"]).arg(&disk).status();
    if !may.is_ok_and(|status| status.success()) {
        // Some containers forbid a disk of one's own; the full database above is tested everywhere.
        return;
    }
    terminal.file("accounts.toml", ACCOUNTS);
    terminal.file("accounts.csv", GOOD);
    terminal.file("events.toml", EVENTS);
    let many: String = (0..20_000).map(|n| format!("N-{n},New customer number {n},2024-01-01\n")).collect();
    terminal.file("many.csv", format!("id,company,since\n{many}"));
    let seed = |n: u64| n.wrapping_mul(0x9e37_79b9_7f4a_7c15);
    let events: String =
        (1..40_000).map(|n| format!("A,user-{:x},click-{:x},2026-03-01T10:00:00Z\n", seed(n), seed(n + 7))).collect();
    terminal.file("events.csv", format!("id,who,what,when\n{events}"));
    let mut shell = Command::new("unshare");
    let shell = shell.args(alone).args(["sh", "-c", ON_A_SMALL_DISK]).current_dir(disk.parent().unwrap());
    let said = said(shell.env("DISK", &disk).env("TENURE", program())).ended(0);
    let (_, rest) = said.out.split_once("== full").unwrap_or_else(|| panic!("{said:#?}"));
    let (full, room) = rest.split_once("== room").unwrap_or_else(|| panic!("{said:#?}"));
    assert_eq!(full.matches("The disk is full").count(), 2, "{full}");
    assert_eq!(full.matches("ended with 1").count(), 2, "{full}");
    for words in ["All is well.", "0 new, 0 changed, 2 unchanged", "39999 new"] {
        assert!(room.contains(words), "'{words}' is not in:\n{room}\nafter\n{full}");
    }
}

#[tokio::test]
async fn a_folder_in_use_is_refused_and_the_other_process_goes_on() {
    let place = Place::empty().await;
    let mut other = Command::new(program());
    let refused = said(other.arg("--data").arg(place.database.folder()).arg("check")).ended(1);
    let _ = refused.says("is in use by another process").says("stop the other one, or choose another folder");
    place.visitor().get("/sign-in").await.expect(200);
}

#[test]
fn three_mistakes_of_the_configuration_are_named_together() {
    let terminal = Terminal::new();
    let wrong = "listen = \"here\"\ndatabase = \"mysql://x\"\ncolour = 1\n";
    let file = terminal.file("wrong.toml", wrong);
    let refused = terminal.tenure(&["--config", file.to_str().unwrap(), "check"]).ended(1);
    let _ =
        refused.says("listen: 'here' is no address").says("database: 'mysql://x'").says("colour: there is no such key");
    assert!(!terminal.data().join("tenure.db").exists(), "nothing is made of a wrong configuration");
}
