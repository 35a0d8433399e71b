//! The team of the invented company, and who of it looks after whom.

use crate::Person;
use crate::chance::Chance;
use crate::life::Life;
use crate::market::{Market, PLACES};
use crate::name;
use crate::world::World;

/// The team, with the indices of each role in it.
#[derive(Debug, Clone)]
pub(crate) struct Staff {
    pub(crate) people: Vec<Person>,
    specialists: Vec<usize>,
    managers: Vec<usize>,
    account_managers: Vec<usize>,
    lead: usize,
    support: usize,
}

/// How many of each role a company of so many accounts employs.
fn sizes(accounts: usize) -> [(&'static str, usize); 7] {
    let thirds = |per: usize, most: usize| 3 * (accounts / per).clamp(1, most);
    [
        ("lead", (accounts / 15_000).clamp(1, 3)),
        ("specialist", thirds(2_500, 7)),
        ("manager", thirds(5_000, 4)),
        ("account_manager", thirds(6_000, 3)),
        ("support", (accounts / 10_000).clamp(1, 3)),
        ("product", 1),
        ("admin", 1),
    ]
}

/// Accounts for each person who looks after some.
pub(crate) fn accounts_per_person(accounts: usize) -> f32 {
    let people: usize =
        sizes(accounts).iter().filter(|(role, _)| matches!(*role, "specialist" | "manager")).map(|(_, n)| n).sum();
    accounts as f32 / people as f32
}

impl Staff {
    /// Hires everybody that a company of so many accounts needs; languages go round within each role.
    pub(crate) fn hire(world: &World, accounts: usize) -> Self {
        let mut people: Vec<Person> = Vec::new();
        let mut chance = Chance::new(world.seed, 100);
        for (role, count) in sizes(accounts) {
            for number in 0..count {
                let market = Market::ALL[number % 3];
                let mut named = name::person(world.pool(market), market, &mut chance);
                while people.iter().any(|p| p.name == named.full) {
                    named = name::person(world.pool(market), market, &mut chance);
                }
                let key = format!("staff-{:02}", people.len() + 1);
                let mut email = format!("{}@tenure-demo.example", named.local);
                if people.iter().any(|p| p.email == email) {
                    email = format!("{}.{key}@tenure-demo.example", named.local);
                }
                people.push(Person { key, name: named.full, email, role, language: market.language() });
            }
        }
        let of = |role: &str| (0..people.len()).filter(|i| people[*i].role == role).collect::<Vec<_>>();
        let (specialists, managers, account_managers) = (of("specialist"), of("manager"), of("account_manager"));
        let (lead, support) = (of("lead")[0], of("support")[0]);
        Self { people, specialists, managers, account_managers, lead, support }
    }

    /// Who looks after the account: the success side and the commercial side.
    pub(crate) fn owners(&self, life: &Life) -> (Option<usize>, Option<usize>) {
        let mut chance = Chance::new(life.seed, 101);
        let group = if life.managed { &self.managers } else { &self.specialists };
        let (csm, am) = match life.part {
            Some(part) => {
                // One instance of each story for each person before anybody gets a second one.
                let turn = part.number / 6 * 3 + part.number % 3;
                (Some(group[turn % group.len()]), Some(self.account_managers[turn % self.account_managers.len()]))
            }
            None => {
                let csm = (!chance.hit(0.01)).then(|| self.speaking(group, life, &mut chance));
                let am = (!life.contract.trial).then(|| self.speaking(&self.account_managers, life, &mut chance));
                (csm, am)
            }
        };
        (csm, am)
    }

    /// Somebody of `group`, rather one who speaks the account's language.
    fn speaking(&self, group: &[usize], life: &Life, chance: &mut Chance) -> usize {
        let language = PLACES[life.place].market.language();
        let native: Vec<usize> = group.iter().copied().filter(|i| self.people[*i].language == language).collect();
        let from = if chance.hit(0.7) && !native.is_empty() { &native } else { group };
        chance.pick(from).copied().unwrap_or(self.lead)
    }

    /// Key of the one who talks to an account whose success side is `csm`.
    pub(crate) fn talker(&self, csm: Option<usize>) -> &str {
        &self.people[csm.unwrap_or(self.lead)].key
    }

    /// Key of the one who owes an open item of `kind`.
    pub(crate) fn debtor(&self, kind: &str, csm: Option<usize>) -> &str {
        if matches!(kind, "problem" | "complaint") { &self.people[self.support].key } else { self.talker(csm) }
    }

    /// Key of a member.
    pub(crate) fn key(&self, index: Option<usize>) -> Option<String> {
        index.map(|i| self.people[i].key.clone())
    }
}
