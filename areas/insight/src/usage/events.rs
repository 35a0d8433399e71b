//! The events of one account, as the engine counts them.

use std::collections::BTreeSet;
use std::sync::Arc;

use eventlog::{Dictionaries, Event, NONE, Scan};
use jiff::tz::TimeZone;
use kernel::{Day, Instant, Result};
use metrics::{DayFinder, Folder, MetricColumn, Window, WorkingDays};
use web::App;

use crate::definitions::model::Metric;
use crate::refresh::people::{Owner, People};
use crate::state;

/// Receives one event: the texts, its person's and name's numbers, its instant and value.
type Take<'a> = dyn FnMut(&Dictionaries, (u32, u32), Instant, Option<i128>) + 'a;

/// Most events that are looked at one by one where keys changed hands.
const LOOKED_AT: usize = 20_000;

/// Which events are the account's.
#[derive(Debug, Clone)]
pub struct OfAccount {
    people: Arc<People>,
    number: u32,
    scan: Scan,
    /// Whether everything that the scan finds is the account's.
    exact: bool,
}

/// A part of an account's events.
#[derive(Debug, Clone, PartialEq)]
pub struct Listed {
    /// The newest first.
    pub events: Vec<Event>,
    /// How many there are.
    pub total: u64,
}

impl OfAccount {
    /// The events of `account`; nothing when no sender's key leads to it.
    ///
    /// # Errors
    /// The links cannot be read.
    pub async fn load(app: &App, account: &str) -> Result<Option<Self>> {
        let Some(people) = state::of(app).people() else { return Ok(None) };
        let Some(&number) = people.numbers.get(account) else { return Ok(None) };
        let groups: BTreeSet<String> = customers::links::keys_of(app, "account", account).await?.into_iter().collect();
        let contacts = customers::contacts::store::of_account(app.db.read(), account).await?;
        let mut persons = BTreeSet::new();
        for contact in &contacts {
            persons.extend(customers::links::keys_of(app, "person", &contact.id).await?);
        }
        for group in &groups {
            persons.extend(customers::links::keys_of(app, customers::users::MEMBER, group).await?);
        }
        let constant = groups.iter().all(|key| people.of_group(key) == Owner::Always(number));
        // An event without a group key follows its person; where no event lacks one, persons need not be looked for.
        let follows_persons = !persons.is_empty() && state::of(app).fold().is_some_and(|f| f.has_groupless());
        let scan =
            Scan { group_keys: Some(groups), person_keys: follows_persons.then_some(persons), ..Scan::default() };
        Ok(Some(Self { people, number, scan, exact: constant && !follows_persons }))
    }

    /// The same, restricted to names (all when empty) and to the days from the first to the last, both included.
    #[must_use]
    pub fn within(mut self, names: &[String], days: Option<(Day, Day)>, zone: &TimeZone) -> Self {
        self.scan.names = (!names.is_empty()).then(|| names.iter().cloned().collect());
        if let Some((first, last)) = days {
            self.scan.from = Some(Instant::start_of(first, zone));
            self.scan.to = Some(Instant::start_of(last.tomorrow().unwrap_or(last), zone));
        }
        self
    }

    /// The same, restricted to what `metric` counts as of `today`: of a metric of the whole life everything until then.
    #[must_use]
    pub fn behind(self, metric: &Metric, today: Day, zone: &TimeZone) -> Self {
        self.within(&metric.names, metric.window.span(today), zone).until(today, zone)
    }

    /// The same, without what happened after a day: a workspace that is opened as of a day does not know it yet.
    #[must_use]
    pub fn until(mut self, day: Day, zone: &TimeZone) -> Self {
        let end = Instant::start_of(day.tomorrow().unwrap_or(day), zone);
        self.scan.to = Some(self.scan.to.map_or(end, |to| to.min(end)));
        self
    }

    fn owns(&self, group: Option<&str>, person: Option<&str>, day: i64) -> bool {
        let owner = match (group, person) {
            (Some(group), _) => self.people.of_group(group),
            (None, Some(person)) => self.people.of_person(person),
            (None, None) => Owner::Nobody,
        };
        owner.on(day) == Some(self.number)
    }

    /// Events from `offset` on, at most `limit`, of people with `role` only if one is given. Blocks: it reads files.
    ///
    /// # Errors
    /// The log cannot be read.
    pub fn list(&self, app: &App, (offset, limit): (usize, usize), role: Option<&str>) -> Result<Listed> {
        if self.exact && role.is_none() {
            let page = app.log.events(&self.scan, offset, limit)?;
            return Ok(Listed { events: page.events, total: page.total });
        }
        let mut days = DayFinder::new(&app.zone());
        let all = app.log.events(&self.scan, 0, LOOKED_AT)?.events;
        let members = role.map(|role| self.people.members.get(role));
        let counts = |event: &Event| {
            let group = event.group_key.as_deref();
            let person = event.person_key.as_deref();
            let member = members.is_none_or(|m| m.zip(person).is_some_and(|(m, p)| m.contains(p)));
            member && self.owns(group, person, days.number(event.at))
        };
        let found: Vec<Event> = all.into_iter().filter(counts).collect();
        let total = found.len() as u64;
        Ok(Listed { events: found.into_iter().skip(offset).take(limit).collect(), total })
    }

    /// Hands every event to `take`: person's number, name, instant, value. Blocks: it reads files.
    ///
    /// # Errors
    /// The log cannot be read.
    pub fn each(&self, app: &App, take: &mut Take<'_>) -> Result<()> {
        let mut days = DayFinder::new(&app.zone());
        let mut dictionaries = Dictionaries::default();
        app.log.scan_columns(&self.scan, &mut dictionaries, &mut |dictionaries, columns| {
            let text = |id: u32, texts: &eventlog::Interner| {
                (id != NONE).then(|| texts.text(id).map(ToString::to_string)).flatten()
            };
            for row in 0..columns.len() {
                let at = Instant(columns.at[row]);
                let (group, person) = (columns.group[row], columns.person[row]);
                if !self.exact {
                    let (group, person) = (text(group, &dictionaries.groups), text(person, &dictionaries.persons));
                    if !self.owns(group.as_deref(), person.as_deref(), days.number(at)) {
                        continue;
                    }
                }
                take(dictionaries, (person, columns.name[row]), at, columns.value[row]);
            }
        })?;
        Ok(())
    }

    /// A metric counted again from exactly these events, as of `today`; `working` counts working days of the account.
    ///
    /// # Errors
    /// The log cannot be read, or the metric is invalid.
    pub fn recount(&self, app: &App, metric: &Metric, today: Day, working: WorkingDays<'_>) -> Result<Recounted> {
        let zone = app.zone();
        let days = metric.window.span(today).filter(|_| metric.window != Window::Lifetime);
        let only = self.clone().within(&metric.names, days, &zone);
        let mut names = eventlog::Interner::default();
        let mut folder = Folder::new(&[metric.spec()], &zone, today, &mut |name| names.intern(name))?;
        let members = metric.role.as_ref().map(|role| self.people.members.get(role).cloned().unwrap_or_default());
        let mut people = eventlog::Interner::default();
        if let (Some(role), Some(members)) = (&metric.role, &members) {
            let flags: Vec<bool> = members.iter().map(|key| people.intern(key)).map(|_| true).collect();
            folder.set_members(role, flags);
        }
        only.each(app, &mut |dictionaries, (person, name), at, value| {
            let person = dictionaries.persons.text(person).map_or(NONE, |key| people.intern(key));
            let name = dictionaries.names.text(name).map_or(NONE, |text| names.intern(text));
            folder.add(0, person, name, at, value);
        })?;
        Ok(match folder.folded(1).column(0, &[0], working) {
            MetricColumn::Numbers(column) => {
                column.first().copied().flatten().map_or(Recounted::Unknown, Recounted::Number)
            }
            MetricColumn::Days(column) => column.first().copied().flatten().map_or(Recounted::Unknown, Recounted::Day),
        })
    }
}

/// A metric counted again.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Recounted {
    /// There is nothing to count.
    Unknown,
    /// A number.
    Number(f64),
    /// A day.
    Day(Day),
}

impl Recounted {
    /// Whether it is the value of a column.
    pub fn agrees(self, value: &kernel::Value) -> bool {
        match (self, value) {
            (Self::Unknown, kernel::Value::Null) => true,
            (Self::Number(a), kernel::Value::Number(b)) => (a - b).abs() <= 1e-9 * b.abs().max(1.0),
            (Self::Day(a), kernel::Value::Date(b)) => a == *b,
            _ => false,
        }
    }
}
