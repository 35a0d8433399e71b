//! Opening a folder.

use std::collections::BTreeMap;

use storage::Location;
use team::people::Role;
use tenure::open::{Opening, open};

use crate::place::Place;

#[tokio::test]
async fn an_empty_folder_offers_one_link_to_the_first_administrator() {
    let place = Place::empty().await;
    let link = team::first_link(place.app()).await.unwrap().expect("nobody can sign in yet");
    place.visitor().get(&link).await.expect(200);
    place.person("boss", Role::Admin).await;
    assert_eq!(team::first_link(place.app()).await.unwrap(), None);
}

#[tokio::test]
async fn a_folder_in_use_by_another_process_is_refused() {
    let place = Place::empty().await;
    let again = open(place.database.folder(), Opening::usual(place.database.location())).await;
    let error = again.err().expect("the folder is locked");
    assert_eq!(error.says.key, "error-folder-in-use");
}

#[tokio::test]
async fn data_of_a_newer_program_is_refused() {
    let place = Place::empty().await;
    if !place.database.is_sqlite() {
        return;
    }
    let later = storage::Migration { name: "9999_later", up: Vec::new };
    let mut all = vec![storage::CHANGES, later];
    all.extend(place.app().modules.iter().flat_map(|m| m.migrations));
    place.app().db.migrate(&all, place.app().now()).await.unwrap();
    let Place { database, opened, .. } = place;
    drop(opened);
    let error = open(database.folder(), Opening::usual(database.location())).await.err().expect("refused");
    assert_eq!(error.says.key, "error-newer-data");
}

#[tokio::test]
async fn everything_is_there_after_a_restart_and_the_folder_is_sound() {
    let place = Place::demo().await;
    let before = place.app().board.load();
    let place = place.reopened().await;
    let after = place.app().board.load();
    let (a, b) = (before.frame("account").unwrap(), after.frame("account").unwrap());
    assert_eq!(a.len(), b.len());
    for row in 0..a.len() {
        for spec in a.specs() {
            assert_eq!(a.value(row, &spec.key), b.value(row, &spec.key), "{} of {}", spec.key, a.id(row));
        }
    }
    let report = tenure::check::check(place.app()).await.unwrap();
    assert!(report.problems.is_empty(), "{:?}", report.problems);
}

#[tokio::test]
async fn a_damaged_event_file_is_named_by_check() {
    let place = Place::demo().await;
    let folder = place.database.file("events");
    let mut files = Vec::new();
    collect(&folder, &mut files);
    let file = files.into_iter().find(|f| f.extension().is_some_and(|e| e == "parquet")).expect("an event file");
    let mut bytes = std::fs::read(&file).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 0xff;
    std::fs::write(&file, bytes).unwrap();
    let problems = place.app().log.check().unwrap();
    let name = file.file_name().unwrap().to_string_lossy().into_owned();
    assert!(problems.iter().any(|p| p.file.contains(&name)), "{name} is not named in {problems:?}");
}

fn collect(folder: &std::path::Path, files: &mut Vec<std::path::PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { collect(&path, files) } else { files.push(path) }
    }
}

#[tokio::test]
async fn a_folder_that_cannot_be_made_is_told_with_its_reason() {
    let place = Place::empty().await;
    let file = place.database.file("a-file");
    std::fs::write(&file, "x").unwrap();
    let opening = Opening::usual(Location::Sqlite(file.join("tenure.db")));
    let error = open(&file, opening).await.err().expect("a file is no folder");
    assert_eq!(error.says.key, "error-folder");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_start_shows_what_was_shown_last_with_the_owners_of_now() {
    let place = Place::demo().await;
    let told = |place: &Place| {
        let board = place.app().board.load();
        let frame = board.frame("account").unwrap().clone();
        let cells = |row: usize| frame.specs().map(|s| format!("{:?}", frame.value(row, &s.key))).collect::<Vec<_>>();
        (0..frame.len()).map(|row| (frame.id(row).to_owned(), cells(row))).collect::<BTreeMap<_, _>>()
    };
    let before = told(&place);
    assert!(insight::checkpoint::save(place.app(), None).await.unwrap().is_some());
    let id = before.keys().next().unwrap().clone();
    let old = customers::accounts::store::get(place.app().db.read(), &id).await.unwrap();
    let tx = place.app().db.write(place.app().by(kernel::Actor::system("test"))).await.unwrap();
    let given = customers::accounts::Account { csm_id: None, name: "Given away".to_owned(), ..old.clone() };
    tx.update(&old, given).await.unwrap();
    tx.commit().await.unwrap();
    let place = place.reopened_as_it_was().await;
    assert!(insight::checkpoint::resume(place.app()).await.unwrap(), "it is of today and of these definitions");
    let frame = place.app().board.load().frame("account").unwrap().clone();
    let row = frame.row(&id).unwrap();
    assert_eq!(frame.value(row, "name"), kernel::Value::Text("Given away".to_owned()));
    assert!(frame.value(row, "csm").is_null(), "who gave it away has no right to it any more");
    let resumed = told(&place);
    assert!(before.iter().filter(|(other, _)| **other != id).all(|(other, cells)| resumed[other] == *cells));
    let (_, mut admin) = place.person("admin", Role::Admin).await;
    let _ = admin.get(&format!("/accounts/{id}")).await.expect(200).says("Given away");
    let resumed = told(&place);
    insight::forget_derived(place.app());
    place.app().touched();
    place.app().refresh().await.unwrap();
    assert_eq!(told(&place), resumed, "the first refresh believes nothing of it");
    place.clock.advance(kernel::MICROS_PER_DAY);
    assert!(!insight::checkpoint::resume(place.app()).await.unwrap(), "yesterday is not shown for today");
}
