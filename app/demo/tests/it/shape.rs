//! The company as a whole: sizes, keys, references, scripts, order, determinism.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};

use demo::{Company, EVENT_NAMES, Plan};
use jiff::civil::date;
use jiff::tz::TimeZone;
use kernel::{Currency, Instant};

use crate::facts::{AUTUMN, plan};

/// A hash of every row and every event.
fn fingerprint(plan: &Plan) -> u64 {
    let company = Company::generate(plan);
    let mut hasher = DefaultHasher::new();
    (&company.team, &company.plans, &company.rates, &company.accounts, &company.contacts, &company.subscriptions)
        .hash(&mut hasher);
    (&company.orders, &company.payments, &company.touchpoints, &company.open_items, &company.planted, &company.losses)
        .hash(&mut hasher);
    for account in 0..company.accounts.len() {
        company.users(account).hash(&mut hasher);
    }
    company.events(&mut |event| event.hash(&mut hasher));
    hasher.finish()
}

#[test]
fn the_same_plan_gives_the_same_company_and_another_seed_another_one() {
    let plan = Plan { accounts: 120, events: 60_000, ..plan(5, AUTUMN) };
    assert_eq!(fingerprint(&plan), fingerprint(&plan));
    assert_ne!(fingerprint(&plan), fingerprint(&Plan { seed: 6, ..plan.clone() }));
    assert_ne!(fingerprint(&plan), fingerprint(&Plan { today: date(2026, 11, 22), ..plan.clone() }));
}

#[test]
fn events_are_as_many_as_asked_in_order_within_the_days_and_with_unique_ids() {
    for (accounts, asked) in [(500, 1_000_000), (200, 700_000)] {
        let plan = Plan { accounts, events: asked, ..plan(7, AUTUMN) };
        let company = Company::generate(&plan);
        let zone =
            |account: &str| TimeZone::get(company.accounts.iter().find(|a| a.key == account).unwrap().zone).unwrap();
        let (mut count, mut last, mut ids) =
            (0_u64, (String::new(), Instant(0), Instant(0), Instant(0)), HashSet::new());
        company.events(&mut |event| {
            count += 1;
            if last.0 != event.account_key {
                assert!(last.0.as_str() < event.account_key);
                let zone = zone(event.account_key);
                let first = Instant::start_of(plan.today.checked_sub(jiff::Span::new().days(400)).unwrap(), &zone);
                last = (event.account_key.to_owned(), first, first, Instant::start_of(plan.today, &zone));
            }
            assert!(last.1 <= event.at && last.2 <= event.at && event.at < last.3, "{event:?}");
            last.1 = event.at;
            assert!(EVENT_NAMES.contains(&event.name));
            assert!(ids.insert(event.id.to_owned()));
        });
        assert!(count >= asked && count < asked + asked / 25, "{count} of {asked}");
    }
}

#[test]
fn people_of_events_are_the_users_and_never_more_than_the_seats() {
    let company = Company::generate(&plan(8, AUTUMN));
    let mut users = BTreeMap::new();
    for index in 0..company.accounts.len() {
        users.insert(
            company.accounts[index].key.clone(),
            company.users(index).into_iter().map(|u| u.key).collect::<HashSet<_>>(),
        );
    }
    let mut recent: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let month = Instant::start_of(date(2026, 11, 7), &TimeZone::UTC);
    company.events(&mut |event| {
        assert!(users[event.account_key].contains(event.person_key), "{event:?}");
        if event.at > month {
            recent.entry(event.account_key.to_owned()).or_default().insert(event.person_key.to_owned());
        }
    });
    for (account, people) in recent {
        let seats = company.subscriptions.iter().rfind(|s| s.account_key == account).unwrap().seats as usize;
        assert!(people.len() <= seats + 2, "{account}: {} people, {seats} seats", people.len());
    }
    for contact in &company.contacts {
        let known = contact.person_key.as_ref().is_none_or(|key| users[&contact.account_key].contains(key));
        assert!(known, "{contact:?}");
    }
}

#[test]
fn keys_are_unique_and_references_lead_somewhere() {
    let company = Company::generate(&plan(9, AUTUMN));
    let unique = |keys: Vec<&String>| keys.iter().collect::<HashSet<_>>().len() == keys.len();
    assert!(unique(company.accounts.iter().map(|a| &a.key).collect()));
    assert!(
        unique(company.accounts.iter().map(|a| &a.short_name).filter(|n| !n.is_empty()).collect::<Vec<_>>())
            || company.accounts.iter().any(|a| a.kind == "person")
    );
    assert!(
        unique(company.contacts.iter().map(|c| &c.key).collect())
            && unique(company.touchpoints.iter().map(|t| &t.key).collect())
    );
    assert!(
        unique(company.orders.iter().map(|o| &o.key).collect())
            && unique(company.subscriptions.iter().map(|s| &s.key).collect())
    );
    assert!(
        unique(company.team.iter().map(|p| &p.email).collect())
            && unique(company.open_items.iter().map(|i| &i.key).collect())
    );
    let accounts: HashSet<&String> = company.accounts.iter().map(|a| &a.key).collect();
    let staff: HashSet<&String> = company.team.iter().map(|p| &p.key).collect();
    let contacts: HashSet<&String> = company.contacts.iter().map(|c| &c.key).collect();
    let orders: HashSet<&String> = company.orders.iter().map(|o| &o.key).collect();
    assert!(company.accounts.iter().all(|a| a.parent_key.as_ref().is_none_or(|p| accounts.contains(p) && *p != a.key)));
    assert!(company.accounts.iter().flat_map(|a| [&a.csm, &a.am]).flatten().all(|key| staff.contains(key)));
    assert!(
        company
            .touchpoints
            .iter()
            .all(|t| staff.contains(&t.by) && t.contact_key.as_ref().is_none_or(|c| contacts.contains(c)))
    );
    assert!(company.payments.iter().all(|p| orders.contains(&p.order_key) && p.paid_on < AUTUMN));
    assert!(company.open_items.iter().all(|i| staff.contains(&i.owner) && i.asked_on <= AUTUMN));
    assert!(
        company.open_items.iter().all(|i| i.closed_on.is_none_or(|c| c >= i.asked_on && c <= AUTUMN)),
        "closed in the future or before asked"
    );
    assert!(company.touchpoints.iter().all(|t| !t.text.is_empty() && !t.text.contains('{')));
    assert!(
        company.open_items.iter().all(|i| !i.title.is_empty())
            && company.orders.iter().all(|o| !o.description.contains('{'))
    );
}

#[test]
fn markets_scripts_sizes_and_kinds_are_mixed() {
    let company = Company::generate(&plan(10, AUTUMN));
    for (calendar, currencies) in
        [("INTL", vec![Currency::USD, Currency::EUR]), ("CN", vec![Currency::CNY]), ("IR", vec![Currency::IRR])]
    {
        let here: Vec<_> = company.accounts.iter().filter(|a| a.calendar == calendar).collect();
        assert!(here.len() > 100, "{calendar}: {}", here.len());
        assert!(here.iter().filter(|a| a.kind == "company").all(|a| a.name.is_ascii() == (calendar == "INTL")));
        let keys: HashSet<&str> = here.iter().map(|a| a.key.as_str()).collect();
        let paid: HashSet<Currency> =
            company.orders.iter().filter(|o| keys.contains(o.account_key.as_str())).map(|o| o.currency).collect();
        assert_eq!(paid, currencies.into_iter().collect());
    }
    let persons = company.accounts.iter().filter(|a| a.kind == "person").count();
    let trials = company.subscriptions.iter().filter(|s| s.status == "trial").count();
    let users: usize = (0..company.accounts.len()).map(|i| company.users(i).len()).sum();
    assert!((15..80).contains(&persons) && (5..50).contains(&trials), "{persons} {trials}");
    assert!(
        (4_000..7_000).contains(&(users + company.contacts.iter().filter(|c| c.person_key.is_none()).count())),
        "{users}"
    );
    for role in ["specialist", "manager", "account_manager", "lead", "admin", "support", "product"] {
        assert!(company.team.iter().any(|p| p.role == role));
    }
}

#[test]
fn terms_follow_each_other_and_are_invoiced() {
    let company = Company::generate(&plan(11, AUTUMN));
    let mut paired = 0;
    for pair in company.subscriptions.windows(2).filter(|w| w[0].account_key == w[1].account_key) {
        paired += 1;
        assert_eq!(pair[0].ends_on.unwrap().tomorrow().unwrap(), pair[1].starts_on, "{pair:?}");
        assert!(pair[0].status == "ended" || pair[1].starts_on > AUTUMN);
        assert!(pair[0].mrr_minor > 0 && pair[1].mrr_minor > 0);
    }
    assert!(paired > 200);
    for subscription in &company.subscriptions {
        let runs = subscription.starts_on < AUTUMN && subscription.ends_on.is_none_or(|end| end >= AUTUMN);
        assert_eq!(subscription.cancelled_on.is_some(), subscription.status == "cancelled");
        let ordered = company.orders.iter().any(|o| o.account_key == subscription.account_key);
        assert!(!runs || subscription.status == "trial" || ordered, "{subscription:?}");
    }
}

#[test]
fn small_and_empty_plans_work_too() {
    for accounts in [0, 1, 3, 79, 80] {
        let company = Company::generate(&Plan { accounts, events: 1_000, days: 60, ..plan(12, AUTUMN) });
        assert_eq!(company.accounts.len(), accounts);
        company.events(&mut |event| assert!(!event.person_key.is_empty()));
        assert_eq!(company.planted.is_empty(), accounts < 80);
    }
}
