//! Folds a company's events and rows into a few plain numbers for each account, by hand and not as the program does.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use demo::{Company, EVENT_NAMES, Plan};
use i18n::workdays::shipped;
use jiff::civil::{Date, date};
use jiff::tz::TimeZone;

/// Days ago, of an event or a row; 1 is yesterday.
pub type Ago = i64;

/// What happened at one account.
#[derive(Debug, Default)]
pub struct Used {
    pub events: u64,
    /// Days ago → people.
    pub people: BTreeMap<Ago, BTreeSet<String>>,
    /// Name → days ago.
    pub names: BTreeMap<&'static str, Vec<Ago>>,
    pub last_answer: Option<(Ago, i128)>,
    pub sources: BTreeSet<&'static str>,
    /// Person → days ago of first and last event.
    pub span: BTreeMap<String, (Ago, Ago)>,
}

impl Used {
    /// Distinct people from `from` to `to` days ago.
    pub fn distinct(&self, from: Ago, to: Ago) -> usize {
        self.people.range(to..=from).flat_map(|(_, p)| p).collect::<BTreeSet<_>>().len()
    }

    /// Person-days from `from` to `to` days ago.
    pub fn person_days(&self, from: Ago, to: Ago) -> usize {
        self.people.range(to..=from).map(|(_, p)| p.len()).sum()
    }

    /// Core events of the last so many days.
    pub fn core(&self, within: Ago) -> usize {
        EVENT_NAMES[1..7].iter().map(|name| self.count(name, within)).sum()
    }

    pub fn count(&self, name: &str, within: Ago) -> usize {
        self.names.get(name).map_or(0, |days| days.iter().filter(|d| **d <= within).count())
    }
}

/// A company with its events folded.
pub struct Facts {
    pub company: Company,
    pub today: Date,
    pub used: HashMap<String, Used>,
}

/// The ordinary day of these tests.
pub const AUTUMN: Date = date(2026, 11, 21);

pub fn plan(seed: u64, today: Date) -> Plan {
    Plan::usual(seed, today, TimeZone::get("Europe/Berlin").unwrap())
}

pub fn facts(seed: u64, today: Date) -> Facts {
    let company = Company::generate(&plan(seed, today));
    let zones: HashMap<String, TimeZone> =
        company.accounts.iter().map(|a| (a.key.clone(), TimeZone::get(a.zone).unwrap())).collect();
    let mut used: HashMap<String, Used> = HashMap::new();
    company.events(&mut |event| {
        if !used.contains_key(event.account_key) {
            used.insert(event.account_key.to_owned(), Used::default());
        }
        let account = used.get_mut(event.account_key).unwrap();
        let ago = ago(today, event.at.day(&zones[event.account_key]));
        account.events += 1;
        let people = account.people.entry(ago).or_default();
        if !people.contains(event.person_key) {
            people.insert(event.person_key.to_owned());
        }
        account.names.entry(event.name).or_default().push(ago);
        account.sources.insert(event.source);
        let span = account.span.entry(event.person_key.to_owned()).or_insert((ago, ago));
        span.1 = ago;
        if event.name == "survey_answered" {
            account.last_answer = event.value.map(|v| (ago, v / 1_000_000_000));
        }
    });
    Facts { company, today, used }
}

pub fn ago(today: Date, day: Date) -> Ago {
    i64::from(day.until(today).unwrap().get_days())
}

impl Facts {
    pub fn used(&self, account: &str) -> &Used {
        static NONE: std::sync::OnceLock<Used> = std::sync::OnceLock::new();
        self.used.get(account).unwrap_or_else(|| NONE.get_or_init(Used::default))
    }

    pub fn ago(&self, day: Date) -> Ago {
        ago(self.today, day)
    }

    /// Days since the last conversation, with one role or with anybody.
    pub fn silent(&self, account: &str, role: Option<&str>) -> Option<Ago> {
        let roles: HashMap<&str, &str> = self
            .company
            .contacts
            .iter()
            .filter(|c| c.account_key == account)
            .map(|c| (c.key.as_str(), c.role))
            .collect();
        let zone = TimeZone::get("Europe/Berlin").unwrap();
        (self.company.touchpoints.iter())
            .filter(|t| t.account_key == account && t.direction == Some("both"))
            .filter(|t| role.is_none_or(|wanted| t.contact_key.as_deref().and_then(|k| roles.get(k)) == Some(&wanted)))
            .map(|t| self.ago(t.at.day(&zone)))
            .min()
    }

    /// Distinct people of the ten working days that end so many days ago.
    pub fn ten_days(&self, account: &str, to: Ago) -> usize {
        let key = self.company.accounts.iter().find(|a| a.key == account).map_or("INTL", |a| a.calendar);
        let calendar = shipped(key).unwrap();
        let day = |ago: Ago| self.today.saturating_sub(jiff::Span::new().days(ago));
        let from = (to..).filter(|ago| calendar.is_working(day(*ago))).nth(9).unwrap_or(to);
        self.used(account).distinct(from, to)
    }

    /// Days until the notice deadline of the last signed term; trials have none.
    pub fn notice_in(&self, account: &str) -> Option<Ago> {
        let last = self.company.subscriptions.iter().rfind(|s| s.account_key == account && s.status != "trial")?;
        Some(-self.ago(last.ends_on?) - i64::from(last.notice_days))
    }

    /// Seats of the term that runs today.
    pub fn seats(&self, account: &str) -> u32 {
        let runs = |s: &&demo::Subscription| s.starts_on <= self.today && s.ends_on.is_none_or(|end| end >= self.today);
        self.company.subscriptions.iter().filter(|s| s.account_key == account).find(runs).map_or(0, |s| s.seats)
    }

    /// Days for which the oldest open item of `kind` has been open.
    pub fn open(&self, account: &str, kind: &str) -> Option<Ago> {
        let open = self
            .company
            .open_items
            .iter()
            .filter(|i| i.account_key == account && i.kind == kind && i.closed_on.is_none());
        open.map(|i| self.ago(i.asked_on)).max()
    }

    /// Days by which the latest unkept promise is overdue.
    pub fn promise_late(&self, account: &str) -> Option<Ago> {
        let open = self
            .company
            .open_items
            .iter()
            .filter(|i| i.account_key == account && i.kind == "promise" && i.closed_on.is_none());
        open.filter_map(|i| i.due_on).map(|due| self.ago(due)).max()
    }

    /// Days by which the oldest unpaid invoice is overdue.
    pub fn invoice_late(&self, account: &str) -> Option<Ago> {
        let paid: BTreeSet<&str> =
            self.company.payments.iter().filter(|p| p.account_key == account).map(|p| p.order_key.as_str()).collect();
        let unpaid = self.company.orders.iter().filter(|o| o.account_key == account && !paid.contains(o.key.as_str()));
        unpaid.map(|o| self.ago(o.due_on)).max()
    }

    pub fn first_paid(&self, account: &str) -> Option<Ago> {
        self.company.payments.iter().filter(|p| p.account_key == account).map(|p| self.ago(p.paid_on)).max()
    }

    pub fn admins(&self, account: &str) -> Vec<&demo::Contact> {
        self.company.contacts.iter().filter(|c| c.account_key == account && c.role == "admin").collect()
    }

    /// Accounts of a story, or of its near-misses.
    pub fn cast(&self, story: u8, near_miss: bool) -> Vec<&str> {
        let planted = self.company.planted.iter().filter(|p| p.story == story && p.near_miss == near_miss);
        planted.flat_map(|p| p.account_keys.iter().map(String::as_str)).collect()
    }

    /// Accounts in no story.
    pub fn others(&self) -> impl Iterator<Item = &demo::Account> {
        let cast: BTreeSet<&str> = self
            .company
            .planted
            .iter()
            .flat_map(|p| p.account_keys.iter().chain(&p.twins))
            .map(String::as_str)
            .collect();
        let lost: BTreeSet<&str> = self.company.losses.iter().map(|l| l.account_key.as_str()).collect();
        self.company.accounts.iter().filter(move |a| !cast.contains(a.key.as_str()) && !lost.contains(a.key.as_str()))
    }
}
