//! Who is who, for the engine: whose events a sender's keys mean, which people have which role, how they are addressed.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use kernel::{Day, Result};
use metrics::day_number;
use web::App;

pub use super::owner::{Owner, Span};

/// Links and contacts.
#[derive(Debug, Default)]
pub struct People {
    /// Ids of accounts by their number.
    pub accounts: Vec<String>,
    /// The numbers of accounts.
    pub numbers: HashMap<String, u32>,
    by_group: HashMap<String, Owner>,
    by_person: HashMap<String, Owner>,
    /// Keys of the people with a role.
    pub members: BTreeMap<String, BTreeSet<String>>,
    /// How to address the first known contact with a role, by account and role.
    addressed: HashMap<String, BTreeMap<String, String>>,
    /// The names of users that are contacts too.
    names: HashMap<String, String>,
}

/// Beyond so many changes the people are read anew without looking at what changed.
const FOLLOWED: u64 = 20_000;

/// The people, read again only when a link or a contact changed.
pub(crate) async fn load(app: &App) -> Result<std::sync::Arc<People>> {
    let (kept, db) = (crate::state::of(app), app.db.read());
    let position = storage::position(db).await?;
    if let Some((at, people)) = kept.people_at()
        && !moved(app, (at, position)).await?
    {
        kept.keep_people(position, &people);
        return Ok(people);
    }
    let mut people = People::default();
    let contacts = customers::contacts::store::keyed(app.db.read()).await?;
    let mut account_of: HashMap<&str, &str> = HashMap::with_capacity(contacts.len());
    for contact in &contacts {
        account_of.insert(&contact.id, &contact.account_id);
        if let Some(key) = &contact.person_key {
            people.members.entry(contact.role.clone()).or_default().insert(key.clone());
            people.names.insert(key.clone(), contact.addressed().to_owned());
        }
        let roles = people.addressed.entry(contact.account_id.clone()).or_default();
        roles.entry(contact.role.clone()).or_insert_with(|| contact.addressed().to_owned());
    }
    let links = customers::links::spans(app.db.read()).await?;
    // Users of a group: their events without a group key follow it.
    let mut members: Vec<(String, String, (i64, i64))> = Vec::new();
    for (kind, key, subject, from, to) in links {
        let days = (bound(from.as_deref(), i64::MIN), bound(to.as_deref(), i64::MAX));
        if kind == "account" {
            let number = people.number(&subject);
            add(&mut people.by_group, key, (days.0, days.1, number));
        } else if kind == customers::users::MEMBER {
            members.push((key, subject, days));
        } else if let Some(account) = account_of.get(subject.as_str()) {
            let number = people.number(account);
            add(&mut people.by_person, key, (days.0, days.1, number));
        }
    }
    for (key, group, days) in members {
        people.follow(key, &group, days);
    }
    let people = std::sync::Arc::new(people);
    kept.keep_people(position, &people);
    Ok(people)
}

/// Whether a link or a contact changed between two positions of the history.
async fn moved(app: &App, (from, to): (i64, i64)) -> Result<bool> {
    if from == to {
        return Ok(false);
    }
    let touched = storage::touched(app.db.read(), (from, to), FOLLOWED).await?;
    Ok(touched.is_none_or(|touched| touched.has("identity_links") || touched.has("contacts")))
}

fn bound(day: Option<&str>, none: i64) -> i64 {
    day.and_then(|d| d.parse::<Day>().ok()).map_or(none, day_number)
}

fn add(owners: &mut HashMap<String, Owner>, key: String, (from, to, account): Span) {
    let ever = from == i64::MIN && to == i64::MAX;
    let owner = owners.entry(key).or_insert(Owner::Nobody);
    *owner = match std::mem::replace(owner, Owner::Nobody) {
        Owner::Nobody if ever => Owner::Always(account),
        Owner::Nobody => Owner::Dated(vec![(from, to, account)]),
        Owner::Always(first) => Owner::Dated(vec![(i64::MIN, i64::MAX, first), (from, to, account)]),
        Owner::Dated(mut spans) => {
            spans.push((from, to, account));
            Owner::Dated(spans)
        }
    };
}

impl People {
    fn number(&mut self, account: &str) -> u32 {
        if let Some(&number) = self.numbers.get(account) {
            return number;
        }
        let number = u32::try_from(self.accounts.len()).unwrap_or(u32::MAX);
        self.accounts.push(account.to_owned());
        self.numbers.insert(account.to_owned(), number);
        number
    }

    /// A person belongs to the account of a group for some days.
    fn follow(&mut self, key: String, group: &str, (from, to): (i64, i64)) {
        let spans = match self.by_group.get(group) {
            Some(Owner::Always(number)) => vec![(from, to, *number)],
            Some(Owner::Dated(spans)) => {
                let within = |&(first, last, number): &Span| (first.max(from), last.min(to), number);
                spans.iter().map(within).filter(|(first, last, _)| first <= last).collect()
            }
            Some(Owner::Nobody) | None => Vec::new(),
        };
        for span in spans {
            add(&mut self.by_person, key.clone(), span);
        }
    }

    /// Whose a group key is.
    pub fn of_group(&self, key: &str) -> Owner {
        self.by_group.get(key).cloned().unwrap_or(Owner::Nobody)
    }

    /// Whose a person key is: the account of the contact that it is linked to.
    pub fn of_person(&self, key: &str) -> Owner {
        self.by_person.get(key).cloned().unwrap_or(Owner::Nobody)
    }

    /// All group keys with their owners.
    pub fn groups(&self) -> impl Iterator<Item = (&str, &Owner)> {
        self.by_group.iter().map(|(key, owner)| (key.as_str(), owner))
    }

    /// All person keys with their owners.
    pub fn persons(&self) -> impl Iterator<Item = (&str, &Owner)> {
        self.by_person.iter().map(|(key, owner)| (key.as_str(), owner))
    }

    /// How to address the first known contact of an account with a role.
    pub fn addressed(&self, account: &str, role: &str) -> Option<&str> {
        self.addressed.get(account)?.get(role).map(String::as_str)
    }

    /// The name of a user who is a contact too.
    pub fn name(&self, person_key: &str) -> Option<&str> {
        self.names.get(person_key).map(String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_that_changed_hands_means_each_owner_in_its_days() {
        let mut owners = HashMap::new();
        add(&mut owners, "k".into(), (i64::MIN, 99, 0));
        add(&mut owners, "k".into(), (100, i64::MAX, 1));
        add(&mut owners, "once".into(), (i64::MIN, i64::MAX, 2));
        assert_eq!([owners["k"].on(99), owners["k"].on(100), owners["once"].on(5)], [Some(0), Some(1), Some(2)]);
        assert_eq!(Owner::Nobody.on(1), None);
        assert_eq!(Owner::Dated(vec![(5, 9, 3)]).on(10), None);
    }
}
