//! Imports over the engine that the command line and the wizard share.

use std::sync::Arc;

use customers::imports::{self, Done, Job};
use kernel::{Actor, Result, Value};
use tables::Mapping;
use team::people::Role;

use crate::place::Place;
use crate::program::Terminal;
use crate::wizard;

const ACCOUNTS: &str = r#"
name = "accounts"
kind = "accounts"
fields = [
    { field = "key", column = "id" },
    { field = "name", column = "company" },
    { field = "own:employees", column = "employees", type = "number", label = "Employees" },
    { field = "created_on", column = "since" },
]
"#;

const EVENTS: &str = r#"
name = "clicks"
kind = "events"
zone = "Asia/Tehran"
fields = [
    { field = "account_key", column = "id" },
    { field = "person_key", column = "who" },
    { field = "name", column = "what" },
    { field = "at", column = "when" },
]
"#;

const ORDERS: &str = r#"
name = "orders"
kind = "orders"
currency = "USD"
unit = "major"
fields = [
    { field = "key", column = "no" },
    { field = "account_key", column = "id" },
    { field = "ordered_on", column = "on" },
    { field = "amount", column = "amount" },
]
"#;

/// Brings a file in, whose text is given.
async fn import(place: &Place, mapping: &str, name: &str, text: impl AsRef<[u8]>) -> Result<Done> {
    let file = place.database.file(name);
    std::fs::write(&file, text).unwrap();
    let job = Job::new(Mapping::parse(mapping).unwrap(), &file).by(Actor::system("test"));
    let done = imports::run(Arc::clone(place.app()), job, |_| ()).await;
    place.app().refresh().await.unwrap();
    done
}

fn counted(done: &Done) -> [u64; 4] {
    let c = &done.counts;
    [c.fresh, c.changed, c.unchanged, c.rejected]
}

/// All columns of the account with this key, as text.
fn columns(place: &Place, key: &str) -> Option<String> {
    let board = place.app().board.load();
    let frame = board.frame("account")?;
    let row = (0..frame.len()).find(|&row| frame.value(row, "key") == Value::Text(key.into()))?;
    Some(frame.specs().map(|s| format!("{}={:?}\n", s.key, frame.value(row, &s.key))).collect())
}

const FIRST: &str = "id,company,employees,since\nA,Alder,10,2024-01-05\nB,钢厂,۲۵,2024-02-05\n";

#[tokio::test]
async fn importing_twice_adds_nothing_and_a_changed_row_changes_one() {
    let place = Place::empty().await;
    assert_eq!(counted(&import(&place, ACCOUNTS, "a.csv", FIRST).await.unwrap()), [2, 0, 0, 0]);
    assert_eq!(counted(&import(&place, ACCOUNTS, "a.csv", FIRST).await.unwrap()), [0, 0, 2, 0]);
    let more = FIRST.replace("Alder,10", "Alder,11");
    assert_eq!(counted(&import(&place, ACCOUNTS, "a.csv", more).await.unwrap()), [0, 1, 1, 0]);
    assert!(columns(&place, "A").unwrap().contains("employees=Number(11.0)"));
    assert!(columns(&place, "B").unwrap().contains("employees=Number(25.0)"), "Persian digits are digits");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_past_day_counts_the_events_of_those_whom_we_knew() {
    let place = Place::empty().await;
    let dated = |mapping: &str, field: &str| {
        mapping.replacen("fields = [", &format!("known_at = {{ field = \"{field}\" }}\nfields = ["), 1)
    };
    let accounts = dated(ACCOUNTS, "created_on").replacen("fields = [", "zone = \"Asia/Tehran\"\nfields = [", 1);
    assert_eq!(counted(&import(&place, &accounts, "a.csv", FIRST).await.unwrap()), [2, 0, 0, 0]);
    let clicks = "id,who,what,when\nA,u1,click,2026-11-10 10:00\nA,u1,click,2026-11-15 10:00\n";
    import(&place, &dated(EVENTS, "at"), "e.csv", clicks).await.unwrap();
    let look = web::past::Look::parse("2026-11-12.then.then").unwrap();
    let past = tenure::past::opened(place.app(), look).await.unwrap();
    let board = past.board.load();
    let frame = board.frame("account").unwrap();
    let row = (0..frame.len()).find(|&row| frame.value(row, "key") == Value::Text("A".into())).unwrap();
    assert_eq!(frame.value(row, "last_event_on").date(), Some("2026-11-10".parse().unwrap()));
}

#[tokio::test]
async fn undo_gives_back_what_was_there_before() {
    let place = Place::empty().await;
    import(&place, ACCOUNTS, "a.csv", FIRST).await.unwrap();
    let clicks = "id,who,what,when\nA,u1,click,2026-11-20 10:00\nA,u1,click,2026-11-20 10:00\n";
    import(&place, EVENTS, "e.csv", clicks).await.unwrap();
    let before = columns(&place, "A");
    let more = FIRST.replace("Alder,10", "Elder,99") + "C,Cedar,3,2024-03-05\n";
    let records = import(&place, ACCOUNTS, "a.csv", more).await.unwrap();
    let events = import(&place, EVENTS, "f.csv", "id,who,what,when\nA,u2,click,2026-11-19 09:00\n").await.unwrap();
    assert_ne!(columns(&place, "A"), before);
    for id in [&records.id, &events.id] {
        imports::undo(place.app(), id, Actor::system("test")).await.unwrap();
    }
    place.app().refresh().await.unwrap();
    assert_eq!(columns(&place, "A"), before);
    assert_eq!(columns(&place, "C"), None);
    assert_eq!(place.app().log.count(), 2, "equal rows of one file both count");
}

#[tokio::test]
async fn a_dry_run_counts_everything_and_keeps_nothing() {
    let place = Place::empty().await;
    let file = place.database.file("a.csv");
    std::fs::write(&file, FIRST).unwrap();
    let job = Job::new(Mapping::parse(ACCOUNTS).unwrap(), &file).dry_run(true).by(Actor::system("test"));
    let done = imports::run(Arc::clone(place.app()), job, |_| ()).await.unwrap();
    assert_eq!(counted(&done), [2, 0, 0, 0]);
    place.app().touched();
    place.app().refresh().await.unwrap();
    assert_eq!(columns(&place, "A"), None);
}

#[tokio::test]
async fn a_bad_row_is_named_and_the_others_are_taken() {
    let place = Place::empty().await;
    let rows = FIRST.to_owned() + "C,Cedar,7,31.02.2024\nA,Again,1,2024-01-01\nD,Date,many,2024-01-01\n";
    let file = place.database.file("a.csv");
    std::fs::write(&file, rows).unwrap();
    let rejects = place.database.file("rejects.csv");
    let job = Job::new(Mapping::parse(ACCOUNTS).unwrap(), &file).rejects_to(&rejects).by(Actor::system("test"));
    let done = imports::run(Arc::clone(place.app()), job, |_| ()).await.unwrap();
    assert_eq!(counted(&done), [2, 0, 0, 3]);
    let told = std::fs::read_to_string(rejects).unwrap();
    for part in ["31.02.2024", "since", "many", "employees", "4", "5", "6"] {
        assert!(told.contains(part), "{part} is not in:\n{told}");
    }
}

#[tokio::test]
async fn a_record_of_a_missing_account_is_refused_and_an_event_is_kept_until_it_appears() {
    let place = Place::empty().await;
    import(&place, ACCOUNTS, "a.csv", FIRST).await.unwrap();
    let orders = "no,id,on,amount\n1,A,2026-01-01,12.50\n2,Z,2026-01-01,1\n3,A,2026-01-01,1e400\n";
    assert_eq!(counted(&import(&place, ORDERS, "o.csv", orders).await.unwrap()), [1, 0, 0, 2]);
    let clicks = "id,who,what,when\nZ,u1,click,2026-11-20 10:00\n";
    let done = import(&place, EVENTS, "e.csv", clicks).await.unwrap();
    assert_eq!((counted(&done), done.unattached), ([1, 0, 0, 0], 1));
    import(&place, ACCOUNTS, "z.csv", "id,company,employees,since\nZ,Zinc,1,2024-01-01\n").await.unwrap();
    assert!(columns(&place, "Z").unwrap().contains("active_people_28=Number(1.0)"), "the event found its account");
}

#[tokio::test]
async fn a_file_that_cannot_be_read_changes_nothing() {
    let place = Place::empty().await;
    import(&place, ACCOUNTS, "a.csv", FIRST).await.unwrap();
    let before = columns(&place, "A");
    let cases: [(&str, Vec<u8>, &str); 3] = [
        ("empty.csv", Vec::new(), "empty"),
        ("header.csv", b"id,company,employees,since\n".to_vec(), "header"),
        ("cut.csv.gz", vec![0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3, 0x4b], "gzip"),
    ];
    for (name, bytes, why) in cases {
        let error = import(&place, ACCOUNTS, name, bytes).await.expect_err(name);
        let text = place.app().reader().say(&error.says);
        assert!(
            !text.contains('⟦') && (error.says.key.contains(why) || text.to_lowercase().contains(why)),
            "{name}: {} {text}",
            error.says.key
        );
    }
    assert_eq!(columns(&place, "A"), before);
}

#[test]
fn the_command_line_tells_what_to_look_at_and_the_day_to_open() {
    let terminal = Terminal::new();
    let _ = terminal.import(ACCOUNTS, "a.csv", FIRST).ended(0);
    let old =
        "id,who,what,when\nA,u1,click,2014-02-27 10:00\nZ,u2,click,2014-03-01 09:00\nA,u1,click,2099-01-01 10:00\n";
    let (past, future) = old.split_at(old.len() - "A,u1,click,2099-01-01 10:00\n".len());
    let told = terminal.import(EVENTS, "old.csv", past).ended(0);
    let _ = told.says("1 event belongs to a customer that is not known yet").says("--as-of 2014-03-01");
    let told = terminal.import(EVENTS, "future.csv", format!("id,who,what,when\n{future}")).ended(0);
    assert!(!told.out.contains("--as-of"), "{told:#?}");
    let _ = told.says("1 event lies in the future.");
}

#[test]
fn the_command_line_names_what_an_undo_left() {
    let terminal = Terminal::new();
    let _ = terminal.import(ACCOUNTS, "a.csv", FIRST).ended(0);
    let second = terminal.import(ACCOUNTS, "b.csv", FIRST.replace("Alder", "Elder")).ended(0).says("1 changed");
    let id = second.out.split(['(', ')']).find(|part| part.starts_with("imp_")).expect("the import's id").to_owned();
    let _ = terminal.import(ACCOUNTS, "c.csv", FIRST.replace("Alder", "Alder & Sons")).ended(0).says("1 changed");
    let undone = terminal.tenure(&["import", "--undo", &id]).ended(0).says("1 left because they were edited later");
    let _ = undone.says("Account acc_").says(": name");
}

#[tokio::test]
async fn what_an_undo_left_stands_on_the_page_of_the_import_with_both_values() {
    let place = Place::empty().await;
    let (_, mut admin) = place.person("admin", Role::Admin).await;
    import(&place, ACCOUNTS, "a.csv", FIRST).await.unwrap();
    let changed = FIRST.replace("Alder", "Elder") + "C,Cedar,3,2024-03-05\n";
    let id = wizard::uploaded(&mut admin, ACCOUNTS, "a.csv", changed.as_bytes()).await;
    let _ = wizard::run(&mut admin, &id).await.says("Imported.");
    for (key, name) in [("A", "Alder by hand"), ("C", "Cedar by hand")] {
        let account = customers::accounts::store::by_key(place.app().db.read(), key).await.unwrap().unwrap();
        let page = format!("/accounts/{}/edit", account.id);
        let mut fields = testkit::fields(&admin.get(&page).await.expect(200).text(), &format!("form[action='{page}']"));
        fields.iter_mut().filter(|(field, _)| field == "name").for_each(|(_, value)| name.clone_into(value));
        let _ = admin.submit(&page, &page, fields).await.expect(200);
    }
    let nothing: [(&str, &str); 0] = [];
    let page = admin.submit("/import", &format!("/imports/{id}/undo"), nothing).await.expect(200);
    assert_eq!(page.path, format!("/import/{id}/result"));
    let rows: Vec<String> =
        page.all("#conflicts tbody tr").into_iter().map(|row| row.replace(['\u{2068}', '\u{2069}'], "")).collect();
    assert_eq!(rows.len(), 2, "{rows:?}");
    for words in ["Account Alder by hand: nameElderAlder by hand", "Account Cedar by hand: nameCedarCedar by hand"] {
        assert!(rows.iter().any(|row| row.contains(words)), "'{words}' is not in {rows:?}");
    }
    assert!(columns(&place, "C").unwrap().contains("Cedar by hand"), "what was edited is kept");
}
