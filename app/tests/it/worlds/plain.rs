//! Metrics once more, in the plainest way: take all events, keep those that count, look at them.

use std::collections::BTreeSet;

use customers::accounts::Account;
use customers::contacts::Contact;
use customers::links;
use eventlog::Event;
use i18n::workdays::WorkCalendar;
use jiff::ToSpan;
use jiff::tz::TimeZone;
use kernel::{Day, Value};
use metrics::{Aggregate, MetricSpec, Window};
use sea_orm::EntityTrait;
use web::App;

/// What the records say.
pub struct Records {
    pub accounts: Vec<Account>,
    contacts: Vec<Contact>,
    links: Vec<links::Model>,
    calendars: Vec<(String, WorkCalendar)>,
}

/// An event of an account, with its calendar day.
pub type Dated<'a> = (Day, &'a Event);

impl Records {
    pub async fn load(app: &App) -> Self {
        let db = app.db.read();
        let accounts = customers::accounts::store::all(db, None).await.unwrap();
        let mut calendars = Vec::new();
        for account in &accounts {
            let calendar = team::settings::calendar_or_own(app, &account.calendar).await.unwrap();
            calendars.push((account.calendar.clone(), calendar));
        }
        // A row that came back stands behind the others in a table, but it was made before them.
        let mut links = links::Entity::find().all(db).await.unwrap();
        links.sort_by(|a, b| a.id.cmp(&b.id));
        Self { accounts, contacts: customers::contacts::store::all(db, None).await.unwrap(), links, calendars }
    }

    /// The subjects that a key meant on a day, the first link first.
    fn subjects<'a>(&'a self, kind: &str, key: &str, day: Day) -> impl Iterator<Item = &'a str> {
        let holds = move |link: &&links::Model| {
            let from = link.from_day.as_deref().is_none_or(|from| from.parse::<Day>().unwrap() <= day);
            let to = link.to_day.as_deref().is_none_or(|to| to.parse::<Day>().unwrap() >= day);
            link.kind == kind && link.key == key && from && to
        };
        self.links.iter().filter(holds).map(|link| link.subject_id.as_str())
    }

    /// Whose an event is: its group's; else its contact's; else that of the group to which its user belonged.
    fn owner(&self, event: &Event, day: Day) -> Option<&str> {
        if let Some(group) = &event.group_key {
            return self.subjects("account", group, day).next();
        }
        let person = event.person_key.as_deref()?;
        let account_of = |id: &str| self.contacts.iter().find(|c| c.id == id).map(|c| c.account_id.as_str());
        let as_contact = self.subjects("person", person, day).find_map(account_of);
        as_contact.or_else(|| {
            let mut groups = self.subjects("member", person, day);
            groups.find_map(|group| self.subjects("account", group, day).next())
        })
    }

    /// The events of an account.
    pub fn of<'a>(&self, account: &str, events: &[&'a Event], zone: &TimeZone) -> Vec<Dated<'a>> {
        let dated = events.iter().map(|event| (event.at.civil(zone).date(), *event));
        dated.filter(|(day, event)| self.owner(event, *day) == Some(account)).collect()
    }

    /// A metric of an account on a day.
    pub fn metric(&self, spec: &MetricSpec, account: &Account, events: &[Dated<'_>], today: Day) -> Value {
        let span = span(spec.window, today);
        let has_role = |event: &Event, role: &str| {
            let holds = |c: &&Contact| c.role == role && c.person_key.is_some();
            let mut people = self.contacts.iter().filter(holds);
            people.any(|c| event.person_key.as_deref() == c.person_key.as_deref())
        };
        let counts = |(day, event): &&Dated<'_>| {
            let in_window = span.map_or(*day <= today, |(first, last)| *day >= first && *day <= last);
            let named = spec.names.is_empty() || spec.names.iter().any(|name| **name == *event.name);
            in_window && named && spec.people.as_ref().is_none_or(|role| has_role(event, role))
        };
        let events: Vec<&Dated<'_>> = events.iter().filter(counts).collect();
        let value = looked_at(spec, &events);
        let (Value::Number(number), true, Some((first, last))) = (&value, spec.per_working_day, span) else {
            return value;
        };
        let calendar = &self.calendars.iter().find(|(key, _)| *key == account.calendar).unwrap().1;
        let days = std::iter::successors(Some(first), |day| day.tomorrow().ok()).take_while(|day| *day <= last);
        match days.filter(|day| calendar.is_working(*day)).count() {
            0 => Value::Null,
            working => Value::Number(number / working as f64),
        }
    }
}

/// The first and last day of a window.
fn span(window: Window, today: Day) -> Option<(Day, Day)> {
    let back = |days: u16| today.saturating_sub(i64::from(days).days());
    match window {
        Window::Days(n) => Some((back(n - 1), today)),
        Window::Previous(n) => Some((back(2 * n - 1), back(n))),
        Window::PreviousBy { days, shift } => Some((back(shift + days - 1), back(shift))),
        Window::Lifetime => None,
    }
}

fn looked_at(spec: &MetricSpec, events: &[&Dated<'_>]) -> Value {
    let count = |n: usize| Value::Number(n as f64);
    let amount = |nanos: Option<i128>| nanos.map_or(Value::Null, |nanos| Value::Number(nanos as f64 / 1e9));
    let day = |day: Option<Day>| day.map_or(Value::Null, Value::Date);
    let values: Vec<i128> = events.iter().filter_map(|(_, event)| event.value).collect();
    let timed = || events.iter().filter_map(|(_, event)| Some((event.at, event.value?)));
    let people = || events.iter().filter_map(|(_, event)| event.person_key.clone()).collect::<BTreeSet<_>>();
    match spec.aggregate {
        Aggregate::Count => count(events.len()),
        Aggregate::Sum => amount(Some(values.iter().sum())),
        Aggregate::DistinctPeople => count(people().len()),
        Aggregate::DistinctNames => count(events.iter().map(|(_, event)| &event.name).collect::<BTreeSet<_>>().len()),
        Aggregate::ActiveDays => count(events.iter().map(|(day, _)| *day).collect::<BTreeSet<_>>().len()),
        Aggregate::Steps => count(farthest(&days_of(spec, events), spec, &[])),
        Aggregate::Min => amount(values.iter().min().copied()),
        Aggregate::Max => amount(values.iter().max().copied()),
        Aggregate::Average if values.is_empty() => Value::Null,
        Aggregate::Average => Value::Number(values.iter().sum::<i128>() as f64 / 1e9 / values.len() as f64),
        Aggregate::First => day(events.iter().min_by_key(|(_, event)| event.at).map(|(day, _)| *day)),
        Aggregate::Last => day(events.iter().max_by_key(|(_, event)| event.at).map(|(day, _)| *day)),
        Aggregate::FirstValue => amount(timed().min().map(|(_, value)| value)),
        Aggregate::LastValue => amount(timed().max().map(|(_, value)| value)),
    }
}

/// The days of each step.
fn days_of(spec: &MetricSpec, events: &[&Dated<'_>]) -> Vec<BTreeSet<Day>> {
    let days = |name: &String| events.iter().filter(|(_, event)| **name == *event.name).map(|(day, _)| *day).collect();
    spec.names.iter().map(days).collect()
}

/// How many steps there are days for, tried with every day for every step that follows the `taken` ones.
fn farthest(days: &[BTreeSet<Day>], spec: &MetricSpec, taken: &[Day]) -> usize {
    let step = taken.len();
    let Some(own) = days.get(step) else { return step };
    let fits = |day: &&Day| {
        let again = (0..step).any(|before| spec.names[before] == spec.names[step] && taken[before] == **day);
        let in_time = |(first, within): (&Day, u16)| **day <= first.saturating_add(i64::from(within).days());
        !again && taken.last().is_none_or(|last| last <= *day) && taken.first().zip(spec.within).is_none_or(in_time)
    };
    own.iter().filter(fits).map(|day| farthest(days, spec, &[taken, &[*day]].concat())).max().unwrap_or(step)
}
