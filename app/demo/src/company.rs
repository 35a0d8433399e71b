//! The whole company: what [`Company::generate`] gives.

use std::collections::HashSet;

use crate::birth::ordinary;
use crate::chance::{Chance, mix};
use crate::contracts::money;
use crate::life::{Life, Role, Size};
use crate::market::{INDUSTRIES, OFFERS, price_minor};
use crate::name::{self, CompanyName};
use crate::people;
use crate::staff::{self, Staff};
use crate::stories;
use crate::stream::{self, Volume};
use crate::world::World;
use crate::{
    Account, Contact, EventRow, Loss, OpenItem, Order, Payment, Person, Plan, Planted, Rate, SoldPlan, Subscription,
    Touchpoint, User,
};
use crate::{items, talks};
use kernel::Currency;

/// The invented company on one day.
#[derive(Debug, Clone)]
pub struct Company {
    /// Who works there.
    pub team: Vec<Person>,
    /// What it sells.
    pub plans: Vec<SoldPlan>,
    /// Rates of the currencies it sells in, monthly, oldest first.
    pub rates: Vec<Rate>,
    /// Its customers in order of their keys.
    pub accounts: Vec<Account>,
    /// Whom the team talks to.
    pub contacts: Vec<Contact>,
    /// Contracts, one row for each term.
    pub subscriptions: Vec<Subscription>,
    /// Invoices of the last `days`.
    pub orders: Vec<Order>,
    /// Payments of these orders.
    pub payments: Vec<Payment>,
    /// Talks and notes of the last `days`.
    pub touchpoints: Vec<Touchpoint>,
    /// Questions, requests, problems, promises, complaints.
    pub open_items: Vec<OpenItem>,
    /// The stories and their near-misses.
    pub planted: Vec<Planted>,
    /// Who left, announced or not.
    pub losses: Vec<Loss>,
    world: World,
    lives: Vec<Life>,
    domains: Vec<String>,
    volume: Volume,
}

impl Company {
    /// Draws the company of `plan`.
    pub fn generate(plan: &Plan) -> Self {
        let world = World::new(plan, staff::accounts_per_person(plan.accounts));
        let staff = Staff::hire(&world, plan.accounts);
        let lives = lives(&world, plan.accounts);
        let mut company = Self {
            team: staff.people.clone(),
            plans: price_list(),
            rates: rates(&world),
            accounts: Vec::with_capacity(lives.len()),
            contacts: Vec::new(),
            subscriptions: Vec::new(),
            orders: Vec::new(),
            payments: Vec::new(),
            touchpoints: Vec::new(),
            open_items: Vec::new(),
            planted: planted(&lives),
            losses: losses(&world, &lives),
            volume: volume(&world, &lives, plan.events),
            domains: Vec::with_capacity(lives.len()),
            world,
            lives: Vec::new(),
        };
        let mut taken = HashSet::new();
        for (index, life) in lives.iter().enumerate() {
            company.add(index, life, &staff, &mut taken);
        }
        company.lives = lives;
        company.name_parents();
        company
    }

    /// The people who use the product at the account with this index in `accounts`.
    pub fn users(&self, account: usize) -> Vec<User> {
        match (self.lives.get(account), self.domains.get(account)) {
            (Some(life), Some(domain)) => people::users(&self.world, life, account, domain),
            _ => Vec::new(),
        }
    }

    /// Hands every event to `sink`, ordered by account, then time. One day of one account at a time is in memory.
    pub fn events(&self, sink: &mut dyn FnMut(&EventRow<'_>)) {
        for (index, life) in self.lives.iter().enumerate() {
            stream::account(&self.world, (index, life), self.volume, sink);
        }
    }

    /// Writes one account out.
    fn add(&mut self, index: usize, life: &Life, staff: &Staff, taken: &mut HashSet<String>) {
        let name = unique_name(&self.world, life, taken);
        let (csm, am) = staff.owners(life);
        let contacts = people::contacts(&self.world, life, index, &name.domain);
        self.touchpoints.extend(talks::touchpoints(&self.world, (index, life), &contacts, staff.talker(csm)));
        self.open_items.extend(items::items(&self.world, (index, life), staff, csm));
        let money = money(&self.world, life, index);
        self.subscriptions.extend(money.subscriptions);
        self.orders.extend(money.orders);
        self.payments.extend(money.payments);
        self.contacts.extend(contacts);
        let owners = (staff.key(csm), staff.key(am));
        self.domains.push(name.domain.clone());
        self.accounts.push(account(&self.world, (index, life), name, owners));
    }

    /// Lets some smaller customers belong to a large one of the same country.
    fn name_parents(&mut self) {
        let mut chance = Chance::new(self.world.seed, 60);
        let large: Vec<usize> = (0..self.lives.len())
            .filter(|i| self.lives[*i].size == Size::Large && self.lives[*i].part.is_none())
            .collect();
        for (index, life) in self.lives.iter().enumerate() {
            if matches!(life.size, Size::Small | Size::Medium) && life.part.is_none() && chance.hit(0.06) {
                let parent = chance.pick(&large).filter(|p| self.lives[**p].place == life.place);
                self.accounts[index].parent_key = parent.map(|p| self.accounts[*p].key.clone());
            }
        }
    }
}

/// All lives in order of their beginning, planted ones among the others.
fn lives(world: &World, accounts: usize) -> Vec<Life> {
    let mut slots: Vec<usize> = (0..accounts).collect();
    Chance::new(world.seed, 61).shuffle(&mut slots);
    let parts = stories::parts(accounts);
    let mut lives: Vec<Life> = (slots.iter().enumerate())
        .map(|(place, slot)| {
            parts.get(place).map_or_else(|| ordinary(world, *slot), |part| stories::act(world, *slot, *part))
        })
        .collect();
    lives.sort_by_key(|life| (life.contract.since, life.seed));
    lives
}

fn key(account: usize) -> String {
    format!("C-{:05}", account + 1)
}

fn planted(lives: &[Life]) -> Vec<Planted> {
    let mut found: Vec<(u8, Role, usize, usize)> = Vec::new();
    for (index, life) in lives.iter().enumerate() {
        if let Some(part) = life.part {
            found.push((part.story, part.role, part.number, index));
        }
    }
    found.sort_by_key(|(story, role, number, _)| (*story, *role == Role::NearMiss, *number));
    let twin = |number| found.iter().filter(move |f| f.1 == Role::Twin && f.2 == number).map(|f| key(f.3));
    let mut planted: Vec<Planted> = Vec::new();
    for (story, role, number, index) in found.iter().filter(|f| f.1 != Role::Twin) {
        let near_miss = *role == Role::NearMiss;
        match planted.last_mut() {
            Some(last) if stories::is_by_source(*story) && last.story == *story && last.near_miss == near_miss => {
                last.account_keys.push(key(*index));
            }
            _ => planted.push(Planted {
                story: *story,
                account_keys: vec![key(*index)],
                near_miss,
                note: lives[*index].note,
                twins: if *story == 1 && !near_miss { twin(*number).collect() } else { Vec::new() },
            }),
        }
    }
    planted
}

fn losses(world: &World, lives: &[Life]) -> Vec<Loss> {
    let loss = |(index, life): (usize, &Life)| {
        life.end.map(|end| Loss {
            account_key: key(index),
            cancelled_on: world.day(end.cancelled),
            lost_on: world.day(end.last),
            announced: end.announced,
            note: end.note,
        })
    };
    lives.iter().enumerate().filter_map(loss).collect()
}

fn volume(world: &World, lives: &[Life], events: u64) -> Volume {
    let mut sums = [[0.0; 2]; 2];
    for life in lives {
        let (sum, expected) = (&mut sums[usize::from(life.part.is_none())], stream::expected(world, life));
        sum[0] += expected[0];
        sum[1] += expected[1];
    }
    Volume::choose(sums[0], sums[1], events as f64 * 1.01)
}

/// A name that no account before has.
fn unique_name(world: &World, life: &Life, taken: &mut HashSet<String>) -> CompanyName {
    let pool = world.pool(life.market());
    let mut chance = Chance::new(life.seed, 62);
    if life.size == Size::Solo {
        let person = people::single(world, life);
        let domain = format!("{}.example", person.local);
        return CompanyName { short: person.full.clone(), legal: String::new(), full: person.full, domain };
    }
    let mut name = name::company(pool, life.place(), life.industry, false, &mut chance);
    for attempt in 0..12 {
        if taken.insert(name.short.clone()) {
            break;
        }
        name = name::company(pool, life.place(), life.industry, attempt > 2, &mut chance);
    }
    name
}

fn account(
    world: &World,
    (index, life): (usize, &Life),
    name: CompanyName,
    (csm, am): (Option<String>, Option<String>),
) -> Account {
    let mut chance = Chance::new(mix(world.seed, life.seed), 63);
    let place = life.place();
    let company = life.size != Size::Solo;
    Account {
        key: key(index),
        legal_name: company.then_some(name.legal),
        kind: if company { "company" } else { "person" },
        parent_key: None,
        country: place.country,
        region: place.region,
        zone: place.zone,
        calendar: place.market.calendar(),
        industry: INDUSTRIES[life.industry],
        language: place.market.language(),
        team_size: life.team_size.filter(|_| company),
        created_on: world.day(life.contract.since),
        csm,
        am,
        registration_id: (company && chance.hit(0.8)).then(|| name::registration(place, &mut chance)),
        phone: chance.hit(0.9).then(|| name::digits(place.phone, &mut chance)),
        email: company.then(|| format!("info@{}", name.domain)),
        website: company.then(|| format!("https://{}", name.domain)),
        name: name.full,
        short_name: name.short,
    }
}

const CURRENCIES: [Currency; 4] = [Currency::USD, Currency::EUR, Currency::CNY, Currency::IRR];

fn price_list() -> Vec<SoldPlan> {
    let offers = OFFERS.iter().enumerate();
    let row = |(offer, (name, seats, _)): (usize, &(&'static str, u32, _))| {
        CURRENCIES.map(|currency| SoldPlan { name, seats: *seats, price_minor: price_minor(offer, currency), currency })
    };
    offers.flat_map(row).collect()
}

/// Invented rates for every thirty days, far enough back for the oldest contract.
fn rates(world: &World) -> Vec<Rate> {
    let mut chance = Chance::new(world.seed, 64);
    let mut rates = Vec::new();
    for month in (0..75).rev() {
        let from = world.day(-month * 30);
        let wobble = |base: i64, chance: &mut Chance| base + (base as f32 * 0.01 * chance.bell()) as i64;
        let rial = (0..month).fold(1_050_000.0, |rate: f64, _| rate * 0.977);
        let values = [
            1_000_000,
            wobble(920_000, &mut chance),
            wobble(7_150_000, &mut chance),
            (rial.round() as i64) * 1_000_000,
        ];
        rates.extend(CURRENCIES.into_iter().zip(values).map(|(currency, micro_per_usd)| Rate {
            currency,
            from,
            micro_per_usd,
        }));
    }
    rates
}
