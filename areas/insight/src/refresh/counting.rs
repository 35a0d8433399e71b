//! Counting events as they come: all of the log once, then only what is new.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use eventlog::{Columns, Dictionaries, Event, EventLog, NONE};
use kernel::{Instant, Result};
use metrics::{DayFinder, Folder, day_number};

use super::fold::{Basis, Unattached};
use super::people::{Owner, People, Span};
use super::sources::{AccountSources, SourceDays};

/// Counts that more events can be added to, in constant time each.
#[derive(Debug)]
pub(crate) struct Counting {
    pub(super) basis: Basis,
    /// Up to where the log was counted.
    pub(super) position: u64,
    pub(super) people: Arc<People>,
    pub(super) dictionaries: Dictionaries,
    pub(super) folders: Vec<Folder>,
    pub(super) source_days: Vec<SourceDays>,
    pub(super) account_sources: AccountSources,
    pub(super) groupless: bool,
    /// Whose each group key and each person key of the log is, by their numbers there.
    owners: [Vec<Owner>; 2],
    days: DayFinder,
    today: i64,
    unattached: HashMap<(u32, u32), Unattached>,
}

/// One event by the numbers of its texts.
struct Numbered {
    group: u32,
    person: u32,
    name: u32,
    source: u32,
    at: Instant,
    value: Option<i128>,
}

impl Counting {
    /// Counts the whole log, and tells `told` of how many more events it has. Blocks: it reads files.
    pub(super) fn of(log: &EventLog, basis: &Basis, people: &Arc<People>, told: &dyn Fn(usize)) -> Result<Self> {
        let mut counting = Self::blank(basis, people)?;
        let mut dictionaries = std::mem::take(&mut counting.dictionaries);
        counting.position = log.scan_all(&mut dictionaries, &mut |dictionaries, columns| {
            counting.take(dictionaries, columns);
            told(columns.len());
        })?;
        counting.dictionaries = dictionaries;
        Ok(counting)
    }

    fn blank(basis: &Basis, people: &Arc<People>) -> Result<Self> {
        let mut dictionaries = Dictionaries::default();
        // Members of filters must be known before the first event; so their keys get the lowest numbers.
        let mut members: BTreeMap<&str, Vec<bool>> = BTreeMap::new();
        let asked = |role: &String| basis.specs.iter().any(|spec| spec.people.as_ref() == Some(role));
        for (role, keys) in people.members.iter().filter(|(role, _)| asked(role)) {
            for key in keys {
                let number = dictionaries.persons.intern(key) as usize;
                let flags = members.entry(role).or_default();
                flags.resize(flags.len().max(number + 1), false);
                flags[number] = true;
            }
        }
        let mut folders = Vec::new();
        for day in basis.days {
            let mut folder = Folder::new(&basis.specs, &basis.zone, day, &mut |name| dictionaries.names.intern(name))?;
            for filter in folder.filters().to_vec() {
                folder.set_members(&filter, members.get(filter.as_str()).cloned().unwrap_or_default());
            }
            folders.push(folder);
        }
        Ok(Self {
            basis: basis.clone(),
            position: 0,
            people: Arc::clone(people),
            dictionaries,
            folders,
            source_days: Vec::new(),
            account_sources: AccountSources::default(),
            groupless: false,
            owners: [Vec::new(), Vec::new()],
            days: DayFinder::new(&basis.zone),
            today: day_number(basis.days[0]),
            unattached: HashMap::new(),
        })
    }

    /// Whether the counts so far are those of a basis and of people, who then own what is still to come.
    pub(super) fn holds(&mut self, basis: &Basis, people: &Arc<People>) -> bool {
        let holds = self.basis == *basis && (Arc::ptr_eq(&self.people, people) || self.means_the_same(people));
        if holds {
            // A key that was not met yet may mean somebody else now.
            self.people = Arc::clone(people);
        }
        holds
    }

    /// Whether other links and roles would count no event differently.
    fn means_the_same(&self, people: &People) -> bool {
        let same_account = |number: u32| self.people.accounts.get(number as usize);
        let alike = |old: &Owner, new: &Owner| match (old, new) {
            (Owner::Nobody, Owner::Nobody) => true,
            (Owner::Always(a), Owner::Always(b)) => same_account(*a) == people.accounts.get(*b as usize),
            (Owner::Dated(old), Owner::Dated(new)) => {
                let alike = |(a, b): (&Span, &Span)| {
                    (a.0, a.1) == (b.0, b.1) && same_account(a.2) == people.accounts.get(b.2 as usize)
                };
                old.len() == new.len() && old.iter().zip(new).all(alike)
            }
            _ => false,
        };
        // The counts are kept by the numbers of accounts.
        let numbers = people.accounts.starts_with(&self.people.accounts);
        let groups = || self.dictionaries.groups.texts().iter().zip(&self.owners[0]);
        let persons = || self.dictionaries.persons.texts().iter().zip(&self.owners[1]);
        let roles = || {
            self.basis
                .specs
                .iter()
                .filter_map(|s| s.people.as_ref())
                .all(|role| self.people.members.get(role) == people.members.get(role))
        };
        numbers
            && groups().all(|(key, owner)| alike(owner, &people.of_group(key)))
            && roles()
            && persons().all(|(key, owner)| alike(owner, &people.of_person(key)))
    }

    /// Counts what the log accepted since; false when it cannot tell, because something else than accepting happened.
    pub(super) fn follow(&mut self, log: &EventLog) -> bool {
        if log.position() == self.position {
            return true;
        }
        let Some(news) = log.since(self.position) else { return false };
        for event in &news.events {
            self.one(event);
        }
        self.position = news.position;
        true
    }

    fn one(&mut self, event: &Event) {
        let texts = &mut self.dictionaries;
        let numbered = Numbered {
            group: event.group_key.as_deref().map_or(NONE, |key| texts.groups.intern(key)),
            person: event.person_key.as_deref().map_or(NONE, |key| texts.persons.intern(key)),
            name: texts.names.intern(&event.name),
            source: texts.sources.intern(&event.source),
            at: event.at,
            value: event.value,
        };
        let dictionaries = std::mem::take(&mut self.dictionaries);
        self.meet(&dictionaries);
        self.dictionaries = dictionaries;
        self.event(&numbered);
    }

    fn take(&mut self, dictionaries: &Dictionaries, columns: &Columns) {
        self.meet(dictionaries);
        for row in 0..columns.len() {
            self.event(&Numbered {
                group: columns.group[row],
                person: columns.person[row],
                name: columns.name[row],
                source: columns.source[row],
                at: Instant(columns.at[row]),
                value: columns.value[row],
            });
        }
    }

    /// Finds out whose keys are that were not met before.
    fn meet(&mut self, dictionaries: &Dictionaries) {
        for key in dictionaries.groups.texts().get(self.owners[0].len()..).unwrap_or_default() {
            self.owners[0].push(self.people.of_group(key));
        }
        for key in dictionaries.persons.texts().get(self.owners[1].len()..).unwrap_or_default() {
            self.owners[1].push(self.people.of_person(key));
        }
        self.source_days.resize_with(dictionaries.sources.len(), SourceDays::default);
    }

    fn event(&mut self, event: &Numbered) {
        self.groupless |= event.group == NONE;
        let day = self.days.number(event.at);
        let owner = if event.group == NONE {
            self.owners[1].get(event.person as usize)
        } else {
            self.owners[0].get(event.group as usize)
        };
        let account = owner.and_then(|owner| owner.on(day));
        let ago = self.today - day;
        if let Some(days) = self.source_days.get_mut(event.source as usize) {
            days.add(ago);
        }
        let Some(account) = account else {
            let unattached = self.unattached.entry((event.source, event.group)).or_default();
            unattached.events += 1;
            unattached.last_at = unattached.last_at.max(event.at.0);
            return;
        };
        self.account_sources.add(account, event.source, ago);
        for folder in &mut self.folders {
            folder.add(account, event.person, event.name, event.at, event.value);
        }
    }

    /// Keys whose events belong to nobody, the most events first: source, group key, and how much.
    pub(super) fn unattached(&self) -> Vec<(String, String, Unattached)> {
        let text = |id: u32, texts: &eventlog::Interner| texts.text(id).map(ToString::to_string).unwrap_or_default();
        let named = |(&(source, group), &what): (&(u32, u32), &Unattached)| {
            (text(source, &self.dictionaries.sources), text(group, &self.dictionaries.groups), what)
        };
        let mut all: Vec<_> = self.unattached.iter().map(named).collect();
        all.sort_by(|a, b| b.2.events.cmp(&a.2.events).then_with(|| (&a.0, &a.1).cmp(&(&b.0, &b.1))));
        all
    }
}
