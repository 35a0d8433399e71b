//! Lists, searches, groups and sums, by everybody's rights.

use kernel::{Class, Value, ValueType};
use tenure_query::{Direction, Frame, Listing, Search, Total, View, Viewed};

use super::{accounts, compiled, spec};

fn ids(frame: &Frame, listing: &Listing) -> Vec<String> {
    let view = View::all(frame.len());
    let listed = Viewed::new(frame, &view).list(listing).unwrap();
    assert!(listed.rows.len() <= listed.total);
    listed.rows.iter().map(|&row| frame.id(row).to_owned()).collect()
}

fn sorted(keys: &[(&str, Direction)]) -> Vec<String> {
    let sort = keys.iter().map(|(key, direction)| ((*key).to_owned(), *direction)).collect();
    ids(&accounts(), &Listing { sort, ..Listing::default() })
}

fn search(text: &str, columns: &[&str]) -> Listing {
    let columns = columns.iter().map(|key| (*key).to_owned()).collect();
    Listing { search: Some(Search { text: text.into(), columns }), ..Listing::default() }
}

#[test]
fn without_wishes_all_are_listed_by_id() {
    assert_eq!(ids(&accounts(), &Listing::default()), ["acc_1", "acc_2", "acc_3", "acc_4", "acc_5"]);
}

#[test]
fn unknown_values_come_last_either_way() {
    use Direction::{Ascending, Descending};
    assert_eq!(sorted(&[("seats", Ascending)]), ["acc_5", "acc_1", "acc_4", "acc_3", "acc_2"]);
    assert_eq!(sorted(&[("seats", Descending)]), ["acc_3", "acc_4", "acc_1", "acc_5", "acc_2"]);
    assert_eq!(sorted(&[("mrr", Descending)]), ["acc_3", "acc_1", "acc_2", "acc_5", "acc_4"]);
    assert_eq!(sorted(&[("renewal", Ascending)]), ["acc_1", "acc_4", "acc_3", "acc_2", "acc_5"]);
    assert_eq!(sorted(&[("vip", Descending)])[4], "acc_5");
}

#[test]
fn ties_are_broken_by_the_next_column_then_by_id() {
    use Direction::{Ascending, Descending};
    assert_eq!(sorted(&[("tier", Ascending)]), ["acc_1", "acc_4", "acc_3", "acc_5", "acc_2"]);
    assert_eq!(sorted(&[("tier", Ascending), ("seats", Descending)]), ["acc_4", "acc_1", "acc_3", "acc_5", "acc_2"]);
}

#[test]
fn a_choice_sorts_in_its_own_order() {
    let order = ["high", "middle", "low"].map(|key| (key.to_owned(), key.into()));
    let keys = ["low", "gone", "high", "middle"].map(|key| Value::Text(key.to_owned()));
    let frame = Frame::new(["a", "b", "c", "d"].map(str::to_owned).to_vec())
        .with(spec("level", ValueType::Choice, Class::General).choosing(order.to_vec()), keys.to_vec())
        .unwrap();
    let listing = Listing { sort: vec![("level".into(), Direction::Ascending)], ..Listing::default() };
    assert_eq!(ids(&frame, &listing), ["c", "d", "a", "b"]);
    let view = View::all(4);
    let groups = Viewed::new(&frame, &view).group_count("level").unwrap();
    assert_eq!(
        groups.known.iter().filter_map(|(value, _)| value.text()).collect::<Vec<_>>(),
        ["high", "middle", "low", "gone"]
    );
}

#[test]
fn text_sorts_without_regard_to_case() {
    let names = ["beta", "Alpha", "alpha", "Gamma"].map(|name| Value::Text(name.to_owned()));
    let frame = Frame::new(["a", "b", "c", "d"].map(str::to_owned).to_vec())
        .with(spec("name", ValueType::Text, Class::General), names.to_vec())
        .unwrap();
    let listing = Listing { sort: vec![("name".into(), Direction::Ascending)], ..Listing::default() };
    assert_eq!(ids(&frame, &listing), ["b", "c", "a", "d"]);
}

#[test]
fn a_filter_leaves_out_what_is_unknown_and_says_so() {
    let frame = accounts();
    let view = View::all(frame.len());
    let viewed = Viewed::new(&frame, &view);
    let listing = Listing { filter: Some(compiled("seats > 4")), limit: Some(2), ..Listing::default() };
    let listed = viewed.list(&listing).unwrap();
    assert_eq!((listed.rows.len(), listed.total, listed.unknown), (2, 3, 1));
    let nothing = Listing { filter: Some(compiled("1 > 2")), ..Listing::default() };
    assert_eq!(viewed.list(&nothing).unwrap().total, 0);
}

#[test]
fn pages_join_up() {
    let frame = accounts();
    let page = |offset, limit| Listing {
        sort: vec![("active".into(), Direction::Descending)],
        offset,
        limit,
        ..Listing::default()
    };
    let whole = ids(&frame, &page(0, None));
    let parts: Vec<String> = [page(0, Some(2)), page(2, Some(2)), page(4, Some(2)), page(6, Some(2))]
        .iter()
        .flat_map(|page| ids(&frame, page))
        .collect();
    assert_eq!(whole, parts);
    assert!(ids(&frame, &page(0, Some(0))).is_empty());
    assert!(ids(&frame, &page(usize::MAX, Some(usize::MAX))).is_empty());
}

#[test]
fn every_word_is_found_in_some_column_in_any_script() {
    let frame = accounts();
    assert_eq!(ids(&frame, &search("STEEL karun", &["name"])), ["acc_3"]);
    assert_eq!(ids(&frame, &search("钢铁", &["name"])), ["acc_1"], "simplified finds traditional");
    assert_eq!(ids(&frame, &search("پايا", &["name"])), ["acc_5"], "Arabic yeh finds Persian yeh");
    assert_eq!(ids(&frame, &search("karun b", &["name", "tier"])), ["acc_3"]);
    assert!(ids(&frame, &search("karun zinc", &["name"])).is_empty());
    assert_eq!(ids(&frame, &search("  ", &["name"])).len(), 5);
}

#[test]
fn wrong_columns_are_errors() {
    let frame = accounts();
    let view = View::all(frame.len());
    let viewed = Viewed::new(&frame, &view);
    let key = |listing: &Listing| viewed.list(listing).unwrap_err().says.key;
    assert_eq!(key(&search("x", &["seats"])), "list-error-search");
    assert_eq!(key(&search("x", &["nothing"])), "list-error-column");
    assert_eq!(
        key(&Listing { sort: vec![("nothing".into(), Direction::Ascending)], ..Listing::default() }),
        "list-error-column"
    );
    assert_eq!(key(&Listing { filter: Some(compiled("seats + 1")), ..Listing::default() }), "list-error-filter");
    assert_eq!(viewed.sum("name", &[0]).unwrap_err().says.key, "list-error-sum");
    assert_eq!(viewed.group_count("nothing").unwrap_err().says.key, "list-error-column");
}

#[test]
fn groups_and_sums_count_what_they_leave_out() {
    let frame = accounts();
    let view = View::all(frame.len());
    let viewed = Viewed::new(&frame, &view);
    let tiers = viewed.group_count("tier").unwrap();
    let counts: Vec<(Option<&str>, usize)> = tiers.known.iter().map(|(value, count)| (value.text(), *count)).collect();
    assert_eq!(counts, [(Some("a"), 2), (Some("b"), 1), (Some("c"), 1)]);
    assert_eq!((tiers.unknown, tiers.hidden), (1, 0));
    let total = viewed.sum("mrr", &[0, 1, 2, 3, 4]).unwrap();
    assert_eq!(total, Total { sum: 680.49, known: 4, unknown: 1, hidden: 0 });
    let selection = viewed.select(&Listing { filter: Some(compiled("tier = 'a'")), ..Listing::default() }).unwrap();
    assert_eq!(viewed.sum_within("seats", &selection).unwrap().sum, 15.0);
    assert_eq!(viewed.group_count_within("vip", &selection).unwrap().known, [(Value::Flag(false), 2)]);
    assert_eq!(viewed.group_count("renewal").unwrap().known.len(), 4);
}
