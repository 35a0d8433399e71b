//! Groups: what was planted is found, named, ruled and promoted; and nothing is found in what may not be seen.

use customers::accounts::Account;
use kernel::{Actor, Class, ValueType};
use query::{ColumnSpec, Expression};
use revenue::subscriptions::Subscription;
use scraper::Selector;
use team::people::Role;
use testkit::{Answer, Client};
use web::App;

use crate::place::Place;
use crate::work::DAY;

/// The page over the two planted columns.
const ASKED: &str = "/insight/groups?asked=1&columns=team_size,seats";

/// Sixty customers in three heaps by their number: small teams with few seats, large teams with few, large teams with many.
async fn planted() -> (Place, Vec<Account>, Client) {
    let heap = |n: i64| [(6, 2), (60, 3), (62, 20)][usize::try_from(n % 3).unwrap()];
    let numbers = (0..60).map(|n| (heap(n).0 + n % 7, heap(n).1 + n % 2));
    planted_with(numbers.collect()).await
}

/// A customer for each size of a team and number of seats.
async fn planted_with(numbers: Vec<(i64, i64)>) -> (Place, Vec<Account>, Client) {
    let place = Place::empty().await;
    let (_, admin) = place.person("admin", Role::Admin).await;
    let app = place.app();
    let mut accounts = Vec::new();
    let tx = app.db.write(app.by(Actor::system("test"))).await.unwrap();
    for (n, (team, seats)) in numbers.into_iter().enumerate() {
        let account = Account {
            id: app.id("acc"),
            key: format!("customer-{n}"),
            name: format!("Customer {n}"),
            kind: "company".to_owned(),
            calendar: "IR".to_owned(),
            created_on: Some("2025-01-01".to_owned()),
            team_size: Some(team),
            own: "{}".to_owned(),
            version: 1,
            ..Account::default()
        };
        let subscription = bought(app, &account, (seats, "2026-01-01"));
        tx.insert(account.clone()).await.unwrap();
        tx.insert(subscription).await.unwrap();
        accounts.push(account);
    }
    tx.commit().await.unwrap();
    follow(&place).await;
    (place, accounts, admin)
}

/// A term of so many seats.
fn bought(app: &App, account: &Account, (seats, from): (i64, &str)) -> Subscription {
    Subscription {
        id: app.id("sub"),
        key: format!("{}-{from}", account.key),
        account_id: account.id.clone(),
        plan: "Team".to_owned(),
        seats,
        mrr_minor: 123_400,
        currency: "USD".to_owned(),
        starts_on: from.to_owned(),
        ends_on: Some("2027-12-31".to_owned()),
        notice_days: 30,
        billing_months: 12,
        status: "active".to_owned(),
        version: 1,
        ..Subscription::default()
    }
}

async fn follow(place: &Place) {
    place.app().touched();
    place.app().refresh().await.unwrap();
}

/// The addresses that a part of the page leads to.
fn links(page: &Answer, selector: &str) -> Vec<String> {
    let selector = Selector::parse(selector).unwrap();
    page.html().select(&selector).map(|a| a.value().attr("href").unwrap().to_owned()).collect()
}

/// Numbers of the planted customers that a condition selects.
fn selected(place: &Place, condition: &str) -> Vec<usize> {
    let board = place.app().board.load();
    let frame = board.frame("account").unwrap();
    let found = Expression::condition(condition, frame).unwrap().evaluate(frame).array;
    let spec = ColumnSpec::new("selected", ValueType::Flag, Class::General);
    let frame = frame.clone().with_array(spec, found).unwrap();
    let rows = (0..frame.len()).filter(|&row| frame.value(row, "selected").flag() == Some(true));
    let number = |row: usize| frame.value(row, "key").text()?.strip_prefix("customer-")?.parse().ok();
    let mut numbers: Vec<usize> = rows.filter_map(number).collect();
    numbers.sort_unstable();
    numbers
}

#[tokio::test(flavor = "multi_thread")]
async fn planted_groups_are_found_and_become_segments() {
    let (place, _, mut admin) = planted().await;
    let page = admin.get(ASKED).await.expect(200).says("There are 3 clear groups");
    let page = page.says("Group 1: high “Seats”").says("Group 3: low “Team size”");
    let page = page.says("This rule finds 100% of them; 0% of those it finds are others. Show the 20 it finds");
    let rules = page.all("[id^='group-'] code");
    assert_eq!(rules, ["seats >= 10", "team_size >= 40 and seats < 10", "team_size < 40"]);
    for (rule, heap) in rules.iter().zip([2, 1, 0]) {
        assert_eq!(selected(&place, rule), (0..60).filter(|n| n % 3 == heap).collect::<Vec<_>>(), "{rule}");
    }
    assert_eq!(links(&page, "#group-1 ul a[href^='/accounts/']").len(), 8);
    for href in links(&page, "[id^='group-'] a[href^='/accounts?where=']") {
        let _ = admin.get(&href).await.expect(200);
    }
    // A number that is asked for is kept, and a customer that does not count is in no group.
    assert_eq!(admin.get(&format!("{ASKED}&k=5")).await.expect(200).all("[id^='group-'] h2").len(), 5);
    let some = admin.get("/insight/groups?asked=1&columns=team_size&who=seats+%3C+10&k=2").await.expect(200);
    let some = some.says("There are 2 clear groups");
    let rules = ["(seats < 10) and team_size >= 40", "(seats < 10) and team_size < 40"];
    assert_eq!(some.all("[id^='group-'] code"), rules);

    let new = links(&page, "#group-3 a[href^='/insight/segments/new']").remove(0);
    let form = admin.get(&new).await.expect(200).says("20 accounts are in");
    let mut fields = testkit::fields(&form.text(), "form[action='/insight/segments/new']");
    let field = |name: &str| fields.iter().find(|(own, _)| own == name).map(|(_, value)| value.clone()).unwrap();
    assert_eq!((field("key"), field("expression")), ("low_team_size_low_seats".into(), "team_size < 40".into()));
    let names = ["en", "zh-CN", "fa"].map(|language| field(&format!("name-{language}")));
    assert_eq!(names[0], "low “Team size” and low “Seats”");
    assert!(names.iter().all(|name| !name.is_empty()) && names[1] != names[0] && names[2] != names[1], "{names:?}");
    fields.push(("act".to_owned(), "save".to_owned()));
    let saved = admin.submit(&new, "/insight/segments/new", fields).await.expect(200);
    let _ = saved.says("low “Team size” and low “Seats”");
    follow(&place).await;
    assert_eq!(selected(&place, "segment_low_team_size_low_seats").len(), 20);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_mixture_finds_what_was_planted_and_tells_shares() {
    let (place, _, mut admin) = planted().await;
    let asked = format!("{ASKED}&method=mixture");
    let page = admin.get(&asked).await.expect(200).says("There are 3 clear groups");
    let page = page.says("Of 60 customers 0 lie between groups").says("BIC");
    let rules = page.all("[id^='group-'] code");
    assert_eq!(rules, ["seats >= 10", "team_size >= 40 and seats < 10", "team_size < 40"]);
    for (rule, heap) in rules.iter().zip([2, 1, 0]) {
        assert_eq!(selected(&place, rule), (0..60).filter(|n| n % 3 == heap).collect::<Vec<_>>(), "{rule}");
    }
    assert_eq!(page.all("#group-1 ul li .quiet"), ["100%"; 8]);
    assert_eq!(links(&page, "[id^='group-'] a[href^='/insight/segments/new']").len(), 3);
    let form = testkit::fields(&page.text(), "form[action='/insight/groups']");
    assert!(form.contains(&("method".to_owned(), "mixture".to_owned())), "{form:?}");
    // The same numbers asked the other way are another question.
    let page = admin.get(ASKED).await.expect(200).says("everybody is wholly in one group");
    assert!(page.all("#between, #group-1 ul li .quiet").is_empty() && !page.all("#group-1 ul li").is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn who_belongs_to_two_groups_is_told() {
    // Two heaps of one width that reach into each other, and two customers half way between them.
    let heap = [-6, -4, -3, -2, -2, -1, -1, 0, 0, 0, 1, 1, 2, 2, 3, 4, 6];
    let sizes = heap.iter().flat_map(|apart| [20 + apart, 30 + apart]).chain([25, 25]);
    let (_place, _, mut admin) = planted_with(sizes.map(|size| (size, 5)).collect()).await;
    let asked = "/insight/groups?asked=1&columns=team_size&method=mixture&k=2";
    let page = admin.get(asked).await.expect(200);
    let page = page.says("Of 36 customers 2 lie between groups: they belong to none of them with 60% or more.");
    let mut between = page.all("#between tbody th");
    between.sort();
    assert_eq!(between, ["Customer 34", "Customer 35"]);
    let shares = page.all("#between tbody td");
    // What is counted is put on a scale on which the upper heap is a little narrower.
    let share = |told: &String| told.rsplit_once('(').unwrap().1.trim_end_matches("%)").parse::<u32>().unwrap();
    assert!(shares.chunks(2).all(|two| share(&two[0]) < 60 && share(&two[0]) + share(&two[1]) == 100), "{shares:?}");
    assert!(shares[0].starts_with("Group ") && shares[0] != shares[1], "{shares:?}");
    assert_eq!(page.all("#group-2 ul li .quiet").len(), 8);
}

#[tokio::test(flavor = "multi_thread")]
async fn who_moved_in_four_weeks_is_told_by_the_groups_of_today() {
    let (place, accounts, _) = planted().await;
    let app = place.app();
    place.clock.advance(29 * DAY * 1_000_000);
    let tx = app.db.write(app.by(Actor::system("test"))).await.unwrap();
    for n in [1, 4, 7] {
        tx.insert(bought(app, &accounts[n], (21, "2026-12-10"))).await.unwrap();
    }
    tx.commit().await.unwrap();
    follow(&place).await;
    let mut admin = place.signed_in("admin").await;
    let page = admin.get(ASKED).await.expect(200);
    let told =
        "Of 60 customers whose numbers were known then, 57 are in the same group and 3 in another. Not known then: 0.";
    let page = page.says(told).says("the groups would have been largely the same");
    let movers = page.all("#movers tbody th");
    assert_eq!(movers.len(), 3, "{movers:?}");
    for n in [1, 4, 7] {
        assert!(movers.contains(&format!("Customer {n}")), "{movers:?}");
    }
    let html = page.html();
    let (rows, cells) =
        (Selector::parse("#moved figure details tbody tr").unwrap(), Selector::parse("th, td").unwrap());
    let moves: Vec<Vec<String>> = html
        .select(&rows)
        .map(|row| row.select(&cells).map(|cell| cell.text().collect::<String>().trim().to_owned()).collect())
        .collect();
    let moved = moves.iter().find(|cells| cells[0] == "Group 2" && cells[1] == "Group 1");
    assert_eq!(moved.unwrap_or_else(|| panic!("{moves:?}"))[2], "3");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_asked_wrongly_is_named() {
    let place = Place::demo().await;
    let mut lead = place.as_role(Role::Lead).await;
    let asked = "/insight/groups?asked=1";
    let cases = [
        ("columns=nothing", "There is no column nothing."),
        ("columns=name", "name holds no numbers."),
        ("columns=seats&k=9", "Choose 2 to 8 groups."),
        ("columns=seats&method=magic", "Choose k-means or the mixture."),
        ("columns=seats&who=seats+%3E+%27a%27", "Please correct the marked fields."),
        ("columns=a1,a2,a3,a4,a5,a6,a7,a8,a9,b1,b2,b3,b4", "At most 12 columns"),
    ];
    for (wrong, says) in cases {
        let page = lead.get(&format!("{asked}&{wrong}")).await.expect(422).says(says);
        assert!(!page.all(".error-summary a[href^='#f-']").is_empty(), "{wrong}");
    }
    let _ = lead.get(asked).await.expect(200).says("Which numbers tell behaviour?");
    let _ =
        lead.get(&format!("{asked}&columns=seats&who=false")).await.expect(200).says("Too few customers for groups");
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_found_in_what_is_hidden_and_only_some_may_make_segments() {
    let place = Place::demo().await;
    let asked = "/insight/groups?asked=1&columns=mrr,seats";
    let mut lead = place.as_role(Role::Lead).await;
    let page = lead.get(asked).await.expect(200).text();
    assert!(!page.contains("is hidden from you"));
    // The same question after somebody who may see the answer.
    let (_, mut product) = place.person("petra", Role::Product).await;
    let page = product.get(asked).await.expect(422).says("mrr is hidden from you.");
    assert!(page.all("[id^='group-']").is_empty());
    let who = "/insight/groups?asked=1&columns=seats,team_size&who=mrr+%3E+1";
    let page = product.get(who).await.expect(200).says("customers are left out");
    assert!(page.all("[id^='group-']").is_empty());

    let usual = "/insight/groups?k=2";
    let shown = product.get(usual).await.expect(200);
    assert!(!shown.all("[id^='group-']").is_empty() && links(&shown, "a[href^='/insight/segments/new']").is_empty());
    let values = shown.all("main table td");
    assert!(values.iter().any(|cell| cell == "hidden"), "the value of a group is told");
    let shown = lead.get(usual).await.expect(200);
    let makes = links(&shown, "a[href^='/insight/segments/new']").len();
    assert_eq!(makes, shown.all("[id^='group-'] code").len());
    assert!(makes > 0);
}
