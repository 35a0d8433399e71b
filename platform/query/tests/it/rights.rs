//! What a viewer may not see has no influence on what is shown.

use arrow::array::Array;
use arrow::buffer::BooleanBuffer;
use kernel::{Class, Value};
use tenure_query::{Cell, Direction, Join, Listing, Search, View, Viewed};

use super::{accounts, compiled};

/// Sees the rows 0, 1, 2 and 3, and money only in row 0.
fn manager() -> View {
    View::new(5, |class, row| row < 4 && (class != Class::Money || row == 0))
}

#[test]
fn cells_are_hidden_by_class_and_row() {
    let (frame, view) = (accounts(), manager());
    let viewed = Viewed::new(&frame, &view);
    assert_eq!(viewed.value(0, "mrr"), Cell::Known(Value::Number(480.5)));
    assert_eq!(viewed.value(1, "mrr"), Cell::Hidden);
    assert_eq!(viewed.value(1, "seats"), Cell::Known(Value::Number(5.0)));
    assert_eq!(viewed.value(4, "seats"), Cell::Hidden);
    assert_eq!(viewed.value(0, "nothing"), Cell::Hidden);
    assert_eq!((viewed.row("acc_3"), viewed.row("acc_4")), (Some(0), None));
    let mrr = viewed.column("mrr").unwrap();
    assert_eq!(mrr.null_count(), 4);
    assert_eq!(viewed.column("seats").unwrap().null_count(), 2);
}

#[test]
fn a_row_that_may_not_be_seen_hides_all_its_classes() {
    let view = View::all(3).allow(Class::General, BooleanBuffer::from(vec![true, false, true]));
    assert!(view.may_see(0, Class::Money));
    assert!(!view.may_see(1, Class::Money));
    assert!(!view.visible(1));
    assert!(!view.may_see(9, Class::General));
    assert!(!View::none(3).visible(0));
    assert!(View::all(3).sees_any(Class::Note));
    assert!(!manager().allow(Class::Note, BooleanBuffer::new_unset(5)).sees_any(Class::Note));
    let short = View::all(3).allow(Class::General, BooleanBuffer::new_set(1));
    assert_eq!((short.visible(0), short.visible(2)), (true, false), "rows that a bitmap lacks are hidden");
}

#[test]
fn a_list_does_not_leak() {
    let (frame, view) = (accounts(), manager());
    let viewed = Viewed::new(&frame, &view);
    let all = viewed.list(&Listing::default()).unwrap();
    assert_eq!(all.total, 4);
    let rich = Listing { filter: Some(compiled("mrr >= 99")), ..Listing::default() };
    let listed = viewed.list(&rich).unwrap();
    assert_eq!(
        (listed.rows.clone(), listed.total, listed.unknown),
        (vec![0], 1, 3),
        "rows 1 and 3 have it, but hidden"
    );
    let poor = Listing { filter: Some(compiled("not (mrr >= 99)")), ..Listing::default() };
    assert_eq!(viewed.list(&poor).unwrap().total, 0, "the reverse does not tell either");
    let by_money = |direction| Listing { sort: vec![("mrr".into(), direction)], ..Listing::default() };
    let order = |direction| viewed.list(&by_money(direction)).unwrap().rows;
    assert_eq!(order(Direction::Ascending), order(Direction::Descending), "hidden amounts tie, by id");
    assert_eq!(order(Direction::Ascending), [0, 1, 3, 2]);
}

#[test]
fn search_groups_and_sums_do_not_leak() {
    let frame = accounts();
    let view = View::all(5).allow(Class::General, BooleanBuffer::from(vec![false, true, true, true, true]));
    let viewed = Viewed::new(&frame, &view);
    let search = Search { text: "karun".into(), columns: vec!["name".into()] };
    assert_eq!(viewed.list(&Listing { search: Some(search), ..Listing::default() }).unwrap().total, 0);
    let view = manager();
    let viewed = Viewed::new(&frame, &view);
    let total = viewed.sum("mrr", &[0, 1, 2, 3, 4]).unwrap();
    assert_eq!((total.sum, total.known, total.unknown, total.hidden), (480.5, 1, 0, 3));
    let groups = viewed.group_count("mrr").unwrap();
    assert_eq!((groups.known.len(), groups.unknown, groups.hidden), (1, 0, 3));
    let nobody = View::none(5);
    assert_eq!(Viewed::new(&frame, &nobody).list(&Listing::default()).unwrap().total, 0);
}

#[test]
fn an_explanation_shows_each_part_and_hides_what_it_must() {
    let (frame, view) = (accounts(), manager());
    let viewed = Viewed::new(&frame, &view);
    let expression = compiled("seats > 3 and (mrr > 200 or tier = 'a') and not vip and today - renewal > 0");
    let reasons = viewed.explain(&expression, 1);
    let shown: Vec<(&str, &Cell, Join, usize)> =
        reasons.iter().map(|r| (r.source.as_str(), &r.value, r.join, r.depth)).collect();
    let known = |flag| Cell::Known(Value::Flag(flag));
    assert_eq!(
        shown,
        [
            ("seats > 3", &known(true), Join::And, 0),
            ("mrr > 200", &Cell::Hidden, Join::Or, 1),
            ("tier = 'a'", &known(true), Join::Or, 1),
            ("NOT vip", &known(true), Join::And, 0),
            ("today - renewal > 0", &known(true), Join::And, 0),
        ]
    );
    assert_eq!(reasons[1].inputs, [("mrr".to_owned(), Cell::Hidden)]);
    assert_eq!(reasons[4].inputs[0], ("renewal".to_owned(), viewed.value(1, "renewal")));
    assert_eq!(viewed.explain(&expression, 0)[1].value, known(true));
    assert!(viewed.explain(&expression, 4).iter().all(|reason| reason.value == Cell::Hidden));
    assert_eq!(viewed.result(&expression, 1), Cell::Hidden);
    assert_eq!(viewed.result(&compiled("seats > 3"), 1), known(true));
}

#[test]
fn an_expression_without_and_is_one_part() {
    let frame = accounts();
    let reasons = compiled("seats + active").explain(&frame, 0);
    assert_eq!(reasons.len(), 1);
    assert_eq!((reasons[0].join, &reasons[0].value), (Join::Alone, &Cell::Known(Value::Number(54.0))));
    assert_eq!(compiled("seats > 1").explain(&frame, 99)[0].value, Cell::Known(Value::Null));
}

#[test]
fn through_a_view_of_another_frame_nothing_is_seen() {
    let (frame, view) = (accounts(), View::all(4));
    let viewed = Viewed::new(&frame, &view);
    assert_eq!(viewed.list(&Listing::default()).unwrap().total, 0);
    assert_eq!(viewed.column("mrr").unwrap().null_count(), 5);
    assert_eq!((viewed.value(0, "seats"), viewed.row("acc_3")), (Cell::Hidden, None));
}
