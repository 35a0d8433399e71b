//! Events folded into metrics, as of today and as of four weeks ago, with what is known of their senders.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use eventlog::{Columns, Dictionaries, EventLog, NONE, Scan};
use jiff::tz::TimeZone;
use kernel::{Day, Instant, Result};
use metrics::{DayFinder, Folded, Folder, MetricSpec, day_number};

use super::people::{Owner, People};
use super::sources::{AccountSources, SourceDays};

/// What a fold depends on, besides links and roles.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Basis {
    /// Position of the log.
    pub(super) position: u64,
    /// Today, and four weeks ago.
    pub(super) days: [Day; 2],
    /// The workspace's zone.
    pub(super) zone: TimeZone,
    /// What is counted.
    pub(super) specs: Vec<MetricSpec>,
}

/// Metrics of all accounts on two days.
#[derive(Debug)]
pub struct Fold {
    basis: Basis,
    people: Arc<People>,
    /// Whose each group key and each person key of the log is, by their numbers there.
    owners: [Vec<Owner>; 2],
    dictionaries: Dictionaries,
    folded: [Folded; 2],
    /// The number that stands for accounts without any link.
    nobody: u32,
    /// The days of each source, by its number.
    pub(super) source_days: Vec<SourceDays>,
    /// Which sources fed which account lately.
    pub(super) account_sources: AccountSources,
    unattached: HashMap<(u32, u32), Unattached>,
    groupless: bool,
}

/// Events of one sender's key that belong to nobody yet.
#[derive(Debug, Clone, Copy, Default)]
pub struct Unattached {
    /// How many.
    pub events: u64,
    /// When the last one happened.
    pub last_at: i64,
}

impl Fold {
    /// Whether it still holds for a basis and for people.
    pub(super) fn holds(&self, basis: &Basis, people: &Arc<People>) -> bool {
        self.basis == *basis && (Arc::ptr_eq(&self.people, people) || self.means_the_same(people))
    }

    /// Whether other links and roles would count no event differently.
    fn means_the_same(&self, people: &People) -> bool {
        let same_account = |number: u32| self.people.accounts.get(number as usize);
        let alike = |old: &Owner, new: &Owner| match (old, new) {
            (Owner::Nobody, Owner::Nobody) => true,
            (Owner::Always(a), Owner::Always(b)) => same_account(*a) == people.accounts.get(*b as usize),
            _ => false,
        };
        let groups = self
            .dictionaries
            .groups
            .texts()
            .iter()
            .zip(&self.owners[0])
            .all(|(key, owner)| alike(owner, &people.of_group(key)));
        let persons = || {
            self.dictionaries
                .persons
                .texts()
                .iter()
                .zip(&self.owners[1])
                .all(|(key, owner)| alike(owner, &people.of_person(key)))
        };
        let roles = || {
            self.basis
                .specs
                .iter()
                .filter_map(|s| s.people.as_ref())
                .all(|role| self.people.members.get(role) == people.members.get(role))
        };
        groups && roles() && persons()
    }

    /// The metrics of a day: 0 is today, 1 is four weeks ago.
    pub fn folded(&self, day: usize) -> &Folded {
        &self.folded[day.min(1)]
    }

    /// Whether some event has no group key.
    pub const fn has_groupless(&self) -> bool {
        self.groupless
    }

    /// The number of an account in the fold.
    pub fn number(&self, account: &str) -> u32 {
        self.people.numbers.get(account).copied().unwrap_or(self.nobody)
    }

    /// The names of all sources, by their number.
    pub fn sources(&self) -> Vec<String> {
        self.dictionaries.sources.texts().iter().map(ToString::to_string).collect()
    }

    /// Keys whose events belong to nobody, the most events first: source, group key, and how much.
    pub fn unattached(&self) -> Vec<(String, String, Unattached)> {
        let text = |id: u32, texts: &eventlog::Interner| texts.text(id).map(ToString::to_string).unwrap_or_default();
        let named = |(&(source, group), &what): (&(u32, u32), &Unattached)| {
            (text(source, &self.dictionaries.sources), text(group, &self.dictionaries.groups), what)
        };
        let mut all: Vec<_> = self.unattached.iter().map(named).collect();
        all.sort_by(|a, b| b.2.events.cmp(&a.2.events).then_with(|| (&a.0, &a.1).cmp(&(&b.0, &b.1))));
        all
    }
}

/// Folds all events of the log. Blocks: it reads files.
pub(super) fn fold(log: &EventLog, basis: Basis, people: Arc<People>) -> Result<Fold> {
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
    let today = day_number(basis.days[0]);
    let mut counting = Counting {
        people: &people,
        days: DayFinder::new(&basis.zone),
        folders,
        owners: [Vec::new(), Vec::new()],
        today,
        source_days: Vec::new(),
        account_sources: AccountSources::default(),
        unattached: HashMap::new(),
        groupless: false,
    };
    log.scan_columns(&Scan::default(), &mut dictionaries, &mut |dictionaries, columns| {
        counting.take(dictionaries, columns)
    })?;
    let Counting { folders, owners, source_days, account_sources, unattached, groupless, .. } = counting;
    let nobody = people.accounts.len();
    let finished: Vec<Folded> = folders.into_iter().map(|folder| folder.finish(nobody + 1)).collect();
    let folded: [Folded; 2] = finished.try_into().map_err(|_| kernel::Error::internal("two days are folded"))?;
    let nobody = u32::try_from(nobody).unwrap_or(u32::MAX);
    Ok(Fold {
        basis,
        people,
        owners,
        dictionaries,
        folded,
        nobody,
        source_days,
        account_sources,
        unattached,
        groupless,
    })
}

struct Counting<'a> {
    people: &'a People,
    days: DayFinder,
    folders: Vec<Folder>,
    owners: [Vec<Owner>; 2],
    today: i64,
    source_days: Vec<SourceDays>,
    account_sources: AccountSources,
    unattached: HashMap<(u32, u32), Unattached>,
    groupless: bool,
}

impl Counting<'_> {
    fn take(&mut self, dictionaries: &Dictionaries, columns: &Columns) {
        let groups = dictionaries.groups.texts();
        for key in groups.get(self.owners[0].len()..).unwrap_or_default() {
            self.owners[0].push(self.people.of_group(key));
        }
        let persons = dictionaries.persons.texts();
        for key in persons.get(self.owners[1].len()..).unwrap_or_default() {
            self.owners[1].push(self.people.of_person(key));
        }
        self.source_days.resize_with(dictionaries.sources.len(), SourceDays::default);
        for row in 0..columns.len() {
            self.event(columns, row);
        }
    }

    fn event(&mut self, columns: &Columns, row: usize) {
        let (group, person, source) = (columns.group[row], columns.person[row], columns.source[row]);
        let at = Instant(columns.at[row]);
        self.groupless |= group == NONE;
        let day = self.days.number(at);
        let owner =
            if group == NONE { self.owners[1].get(person as usize) } else { self.owners[0].get(group as usize) };
        let account = owner.and_then(|owner| owner.on(day));
        let ago = self.today - day;
        if let Some(days) = self.source_days.get_mut(source as usize) {
            days.add(ago);
        }
        let Some(account) = account else {
            let unattached = self.unattached.entry((source, group)).or_default();
            unattached.events += 1;
            unattached.last_at = unattached.last_at.max(at.0);
            return;
        };
        self.account_sources.add(account, source, ago);
        for folder in &mut self.folders {
            folder.add(account, person, columns.name[row], at, columns.value[row]);
        }
    }
}
