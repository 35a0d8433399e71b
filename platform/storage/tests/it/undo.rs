//! Taking acts back: small and large, with and without later edits.

use kernel::Kind;
use tenure_storage::{Undone, undo};

use crate::{Garden, Model, plant};

/// The same rows without their versions, which only count changes.
fn facts(rows: Vec<Model>) -> Vec<Model> {
    rows.into_iter().map(|row| Model { version: 0, ..row }).collect()
}

async fn taken_back(garden: &Garden, cause: &str, by: &str) -> Undone {
    let tx = garden.act(by).await;
    let done = undo(&tx, cause).await.unwrap();
    tx.commit().await.unwrap();
    done
}

async fn planted(garden: &Garden, ids: &[&str]) {
    let tx = garden.act("planting").await;
    tx.insert_many(ids.iter().map(|id| plant(id, id)).collect()).await.unwrap();
    tx.commit().await.unwrap();
}

#[tokio::test]
async fn an_act_of_all_sorts_comes_back_as_it_was() {
    let garden = Garden::new().await;
    planted(&garden, &["a", "b", "c"]).await;
    let before = garden.all().await;
    let tx = garden.act("import").await;
    tx.insert_many(vec![plant("d", "d"), plant("e", "e")]).await.unwrap();
    let changed = Model { colour: None, height: Some(7), ..before[0].clone() };
    let changed = tx.update(&before[0], changed).await.unwrap();
    tx.update(&changed, Model { height: Some(9), ..changed.clone() }).await.unwrap();
    tx.delete(&before[1]).await.unwrap();
    tx.delete(&before[2]).await.unwrap();
    tx.commit().await.unwrap();
    let after = facts(garden.all().await);

    let done = taken_back(&garden, "import", "undo").await;
    assert_eq!((done.reverted, done.conflicts.len()), (7, 0));
    assert_eq!(facts(garden.all().await), facts(before));

    taken_back(&garden, "undo", "redo").await;
    assert_eq!(facts(garden.all().await), after, "an undo can be undone");
}

#[tokio::test]
async fn a_later_edit_of_the_same_field_stays_and_is_named() {
    let garden = Garden::new().await;
    planted(&garden, &["a", "b"]).await;
    let before = garden.all().await;
    let tx = garden.act("import").await;
    let a = Model { height: Some(5), colour: Some("red".to_owned()), ..before[0].clone() };
    let a = tx.update(&before[0], a).await.unwrap();
    tx.insert(plant("c", "c")).await.unwrap();
    tx.commit().await.unwrap();
    let tx = garden.act("edit").await;
    tx.update(&a, Model { height: Some(6), ..a.clone() }).await.unwrap();
    tx.commit().await.unwrap();

    let done = taken_back(&garden, "import", "undo").await;
    assert_eq!(done.conflicts, [("plants".to_owned(), "a".to_owned(), "height".to_owned())]);
    let rows = garden.all().await;
    assert_eq!(rows.len(), 2, "the new row is gone");
    assert_eq!((rows[0].height, rows[0].colour.as_deref()), (Some(6), Some("green")));
}

#[tokio::test]
async fn a_row_that_somebody_worked_on_later_is_kept() {
    let garden = Garden::new().await;
    planted(&garden, &["a"]).await;
    let before = garden.all().await;
    let tx = garden.act("edit").await;
    tx.update(&before[0], Model { height: Some(6), ..before[0].clone() }).await.unwrap();
    tx.commit().await.unwrap();
    let done = taken_back(&garden, "planting", "undo").await;
    assert_eq!(done.conflicts, [("plants".to_owned(), "a".to_owned(), "*".to_owned())]);
    assert_eq!(garden.all().await.len(), 1);
}

#[tokio::test]
async fn a_later_edit_that_was_itself_undone_does_not_count() {
    let garden = Garden::new().await;
    planted(&garden, &["a"]).await;
    let before = garden.all().await;
    let tx = garden.act("edit").await;
    tx.update(&before[0], Model { height: Some(6), ..before[0].clone() }).await.unwrap();
    tx.commit().await.unwrap();
    taken_back(&garden, "edit", "undo edit").await;
    assert_eq!(taken_back(&garden, "planting", "undo").await.conflicts, Vec::new());
    assert_eq!(garden.all().await, Vec::new());
}

#[tokio::test]
async fn a_large_act_is_taken_back_page_by_page() {
    let garden = Garden::new().await;
    planted(&garden, &["a", "b"]).await;
    let before = garden.all().await;
    let tx = garden.act("import").await;
    let many: Vec<Model> = (0..12_000).map(|n| plant(&format!("p{n:05}"), "new")).collect();
    tx.insert_many(many.clone()).await.unwrap();
    // The same act comes back to a row of its first page: the order of taking back matters.
    let tall = tx.update(&many[3], Model { height: Some(1), ..many[3].clone() }).await.unwrap();
    tx.delete(&tall).await.unwrap();
    tx.commit().await.unwrap();
    let tx = garden.act("edit").await;
    tx.update(&many[7], Model { height: Some(2), ..many[7].clone() }).await.unwrap();
    tx.commit().await.unwrap();

    let done = taken_back(&garden, "import", "undo").await;
    assert_eq!((done.reverted, done.conflicts.len()), (12_001, 1));
    let rows = garden.all().await;
    assert_eq!(rows.len(), 3, "the two before, and the one that was edited later");
    assert_eq!(facts(rows)[..2], facts(before));
}

#[tokio::test]
async fn an_act_that_did_nothing_cannot_be_taken_back() {
    let garden = Garden::new().await;
    let tx = garden.act("undo").await;
    assert_eq!(undo(&tx, "nothing").await.unwrap_err().kind, Kind::NotFound);
}
