//! Who uses the product and whom the team talks to: two groups that overlap.

use crate::chance::{Chance, mix};
use crate::life::{Life, Size};
use crate::name::{self, PersonName};
use crate::world::{Offset, World};
use crate::{Contact, User};

/// How one person uses the product.
#[derive(Debug, Clone)]
pub(crate) struct Persona {
    /// Counts the people of the account; 0 is the administrator.
    pub(crate) index: usize,
    /// First day.
    pub(crate) from: Offset,
    /// The day after the last one.
    pub(crate) to: Offset,
    /// Chance of being active on an ordinary working day.
    pub(crate) rate: f32,
    /// Events of an active day against the account's average.
    pub(crate) depth: f32,
    /// Where this person stands in the order of leaving: the last to go is near 0.
    pub(crate) rank: f32,
    /// Evenly from 0 to 1: who stays when only some come regularly.
    pub(crate) habit: f32,
    pub(crate) mobile: bool,
    pub(crate) admin: bool,
    /// Two stretches of absence.
    leave: [(Offset, Offset); 2],
}

impl Persona {
    /// Whether this person has an account and is not away on `day`.
    pub(crate) fn is_there(&self, day: Offset) -> bool {
        (self.from..self.to).contains(&day) && !self.leave.iter().any(|(a, b)| (*a..*b).contains(&day))
    }
}

/// Key of an account's user.
pub(crate) fn user_key(account: usize, index: usize) -> String {
    format!("U-{:05}-{:03}", account + 1, index + 1)
}

/// Everybody who uses the product at some time within the window.
pub(crate) fn personas(world: &World, life: &Life) -> Vec<Persona> {
    let mut chance = Chance::new(life.seed, 10);
    let (first, end) = (life.first_day(world.first), life.last_day() + 1);
    let mut ranks: Vec<u32> = (0..life.users).collect();
    chance.shuffle(&mut ranks);
    let mut people = Vec::with_capacity(life.users as usize + 2);
    for (index, rank) in ranks.into_iter().enumerate() {
        let from = if index == 0 { first } else { joins(world, life, &mut chance).clamp(first, (end - 1).max(first)) };
        let mut person = draw(life, index, (from, end), &mut chance);
        person.rank = (rank as f32 + 0.5) / life.users as f32;
        people.push(person);
    }
    if life.part.is_none() {
        replace_some(life, &mut people, (first, end), &mut chance);
    }
    let admin = &mut people[0];
    admin.admin = true;
    admin.rate = life.admin.rate;
    if let Some(gone) = life.admin.gone_since {
        admin.to = gone + 1;
    }
    if let Some(from) = life.admin.successor {
        let mut person = draw(life, people.len(), (from, end), &mut chance);
        (person.admin, person.rate, person.rank) = (true, 0.9, 0.0);
        people.push(person);
    }
    people
}

fn draw(life: &Life, index: usize, (from, end): (Offset, Offset), chance: &mut Chance) -> Persona {
    // In a story nobody happens to be away just now; elsewhere people are.
    let latest = if life.part.is_some() { -90 } else { end };
    let mut leave = [(0, 0); 2];
    for away in &mut leave {
        let start = chance.days(from, latest.max(from));
        let length = chance.days(3, 14);
        *away = if start + length < latest { (start, start + length) } else { (start, start) };
    }
    Persona {
        index,
        from,
        to: end,
        rate: (life.usage.rate * chance.between(0.65, 1.35)).min(0.95),
        depth: chance.between(0.6, 1.4),
        rank: 0.5,
        habit: chance.unit(),
        mobile: chance.hit(0.18),
        admin: false,
        leave,
    }
}

/// The first day of one person: most come with the account's start, some later.
fn joins(world: &World, life: &Life, chance: &mut Chance) -> Offset {
    let (since, latest) = (life.contract.since, if life.part.is_some() { -75 } else { -3 });
    let at_start = since + chance.days(0, 12);
    if life.usage.only_looking || since > -60 || chance.hit(0.72) {
        return at_start;
    }
    let start = at_start.max(world.first);
    if start < latest { chance.days(start, latest) } else { start }
}

/// One in nine leaves and is followed by somebody else.
fn replace_some(life: &Life, people: &mut Vec<Persona>, (first, end): (Offset, Offset), chance: &mut Chance) {
    for index in 1..people.len() {
        if end - first > 120 && chance.hit(0.11) {
            let to = chance.days(first + 60, end - 20);
            if to > people[index].from {
                people[index].to = to;
                let from = to + chance.days(2, 12);
                let successor = draw(life, people.len(), (from, end), chance);
                people.push(successor);
            }
        }
    }
}

/// The name of the person with this number at an account.
fn person_name(world: &World, life: &Life, index: usize) -> PersonName {
    let mut chance = Chance::new(mix(life.seed, index as u64), 11);
    name::person(world.pool(life.market()), life.market(), &mut chance)
}

/// The person whom an account of one person consists of.
pub(crate) fn single(world: &World, life: &Life) -> PersonName {
    person_name(world, life, 0)
}

/// The users of an account.
pub(crate) fn users(world: &World, life: &Life, account: usize, domain: &str) -> Vec<User> {
    let row = |person: &Persona| {
        let name = person_name(world, life, person.index);
        User {
            key: user_key(account, person.index),
            account_key: format!("C-{:05}", account + 1),
            email: format!("{}.{}@{domain}", name.local, person.index + 1),
            name: name.full,
            language: life.market().language(),
            joined_on: world.day(person.from),
        }
    };
    personas(world, life).iter().map(row).collect()
}

/// Numbers of people who do not use the product start here.
const NOT_A_USER: usize = 1_000;

/// Role and number of everybody whom the team knows at an account.
fn known(life: &Life, chance: &mut Chance) -> Vec<(&'static str, usize)> {
    let planned = life.part.is_some();
    let mut known = Vec::new();
    match life.size {
        Size::Solo => return vec![("decision_maker", 0)],
        Size::Small if !planned && life.users <= 3 && chance.hit(0.5) => return vec![("decision_maker", 0)],
        Size::Small => {
            if planned || chance.hit(0.9) {
                known.push(("decision_maker", NOT_A_USER + 101));
            }
            known.push(("admin", 0));
            if life.users > 2 && (planned || chance.hit(0.4)) {
                known.push(("champion", 1));
            }
        }
        Size::Medium | Size::Large => {
            known.extend([("decision_maker", NOT_A_USER + 101), ("admin", 0), ("champion", 1), ("project_lead", 2)]);
            if chance.hit(0.5) {
                known.push(("user", 3));
            }
        }
    }
    if chance.hit(0.4) {
        known.push(("billing", NOT_A_USER + 100));
    }
    if life.admin.deputy && life.users > 4 {
        known.push(("admin", 4));
    }
    known
}

/// The contacts of an account.
pub(crate) fn contacts(world: &World, life: &Life, account: usize, domain: &str) -> Vec<Contact> {
    let mut chance = Chance::new(life.seed, 12);
    let known = known(life, &mut chance);
    let place = life.place();
    let row = |(number, (role, index)): (usize, (&'static str, usize))| {
        let index = if index < life.users as usize { index } else { NOT_A_USER + index };
        let name = person_name(world, life, index);
        let messenger = match place.country {
            "CN" => Some(format!("wx_{}", name.local.replace(['.', '-'], "_"))),
            "IR" => Some(format!("@{}", name.local.replace(['.', '-'], "_"))),
            _ => None,
        };
        let elsewhere = role != "admin" && role != "decision_maker" && life.part.is_none() && chance.hit(0.02);
        let bounced =
            if role == "admin" && index == 0 { life.admin.bounced } else { elsewhere.then(|| -chance.days(1, 300)) };
        Contact {
            key: format!("K-{:05}-{}", account + 1, number + 1),
            account_key: format!("C-{:05}", account + 1),
            form_of_address: name::form_of_address(world.pool(life.market()), &name, role),
            role,
            email: Some(if index < NOT_A_USER {
                format!("{}.{}@{domain}", name.local, index + 1)
            } else {
                format!("{}@{domain}", name.local)
            }),
            phone: chance.hit(0.85).then(|| name::digits(place.phone, &mut chance)),
            messenger: messenger.filter(|_| chance.hit(0.8)),
            person_key: (index < NOT_A_USER).then(|| user_key(account, index)),
            language: life.market().language(),
            bounced_on: bounced.map(|day| world.day(day)),
            name: name.full,
        }
    };
    known.into_iter().enumerate().map(row).collect()
}
