//! Draws an ordinary account: nobody's story, with the noise of the world.

use crate::chance::{Chance, mix};
use crate::life::{Admin, Contract, End, Fall, Life, Matter, Part, Size, Source, Survey, Talk, Usage};
use crate::market::{INDUSTRIES, Market, OFFERS, offer_for, place_in};
use crate::world::{Offset, World};

/// What a part in a story asks of the account that is to play it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Wish {
    pub(crate) market: Market,
    pub(crate) size: Size,
    pub(crate) managed: bool,
    pub(crate) part: Part,
}

/// An account that nothing is planned for.
pub(crate) fn ordinary(world: &World, index: usize) -> Life {
    let mut chance = Chance::new(mix(world.seed, index as u64), 1);
    let market = Market::ALL[chance.weighted(&[40, 32, 28])];
    let size = [Size::Solo, Size::Small, Size::Medium, Size::Large][chance.weighted(&[100, 720, 150, 30])];
    let mut life = draw(world, index, (market, size), &mut chance);
    if chance.hit(0.05) && matches!(size, Size::Solo | Size::Small) {
        try_out(&mut life, &mut chance);
    } else if chance.hit(0.15) {
        leave(world, &mut life, &mut chance);
    }
    settle(world, &mut life, &mut chance);
    life
}

/// An account that suits a part: in the middle of its life, with nothing else going on.
pub(crate) fn suited(world: &World, index: usize, wish: Wish) -> Life {
    let mut chance = Chance::new(mix(world.seed, index as u64), 2);
    let mut life = draw(world, index, (wish.market, wish.size), &mut chance);
    let ends = chance.days(140, 320);
    life.contract =
        Contract { ends: Some(ends), since: world.months_after(ends, -24) + 1, ..contract(world, &life, &mut chance) };
    life.contract.pays_after = life.contract.pays_after.min(-1);
    life.managed = wish.managed;
    life.part = Some(wish.part);
    life.team_size = Some(life.users + 1);
    life.content = chance.between(0.72, 0.92);
    life.usage.rate = chance.between(0.38, 0.52);
    settle(world, &mut life, &mut chance);
    life.talk.last = life.talk.last.map(|last| last.max(-38));
    life.matters.clear();
    life
}

fn draw(world: &World, index: usize, (market, size): (Market, Size), chance: &mut Chance) -> Life {
    let skew = chance.unit().powi(2);
    let users = match size {
        Size::Solo => 1,
        Size::Small => 2 + (skew * 8.0) as u32,
        Size::Medium => 14 + (skew * 24.0) as u32,
        Size::Large => 38 + (skew * 80.0) as u32,
    };
    let seats = seats_for(users, chance);
    let mut life = Life {
        seed: mix(world.seed, index as u64),
        place: place_in(market, chance),
        size,
        industry: chance.below(INDUSTRIES.len()),
        users,
        seats,
        team_size: chance.hit(0.75).then(|| users.max((seats as f32 * chance.between(0.7, 1.05)) as u32)),
        content: (0.78 + 0.12 * chance.bell()).clamp(0.3, 0.98),
        contract: no_contract(),
        usage: usage(chance),
        talk: no_talk(),
        admin: Admin {
            rate: chance.between(0.62, 0.85),
            gone_since: None,
            bounced: None,
            successor: None,
            deputy: users > 20 && chance.hit(0.4),
        },
        survey: Survey { last: None, asked: chance.hit(0.6) },
        matters: Vec::new(),
        end: None,
        part: None,
        note: "",
        managed: matches!(size, Size::Medium | Size::Large),
    };
    if size == Size::Solo {
        life.admin.rate = life.usage.rate;
        life.usage.depth = life.usage.depth.min(1.0);
    }
    life.contract = contract(world, &life, chance);
    life
}

/// Bought seats: the smallest plan that fits; larger customers buy in steps of five with some room.
fn seats_for(users: u32, chance: &mut Chance) -> u32 {
    if users <= OFFERS[2].1 {
        return OFFERS[offer_for(users)].1;
    }
    let wanted = (users as f32 * chance.between(1.0, 1.3)).ceil() as u32;
    wanted.div_ceil(5) * 5
}

const fn no_contract() -> Contract {
    Contract {
        since: 0,
        trial: false,
        ends: None,
        notice_days: 0,
        auto_renew: true,
        billing_months: 1,
        discount: 0,
        signed_ahead: false,
        changed: None,
        pays_after: 0,
        first_paid: None,
        extra_invoice: None,
    }
}

const fn no_talk() -> Talk {
    Talk { every: 0, last: None, decision_maker: None, kickoff: true, unanswered: Vec::new(), special: Vec::new() }
}

fn usage(chance: &mut Chance) -> Usage {
    Usage {
        rate: chance.between(0.3, 0.55),
        depth: chance.between(0.75, 1.25),
        functions: chance.below(3) + 3,
        fall: None,
        pause: None,
        shrink: None,
        thinner: None,
        only_looking: false,
        source: Source::Own,
        refused: Vec::new(),
    }
}

fn contract(world: &World, life: &Life, chance: &mut Chance) -> Contract {
    let monthly = match life.size {
        Size::Solo => chance.hit(0.8),
        Size::Small => chance.hit(0.3),
        Size::Medium | Size::Large => false,
    };
    let late = chance.hit(0.15);
    let ends = chance.days(3, 360);
    let terms = [1, 2, 3, 4, 5][chance.weighted(&[40, 27, 18, 10, 5])];
    Contract {
        since: if monthly { -chance.days(20, 1_200) } else { world.months_after(ends, -12 * terms) + 1 },
        ends: (!monthly).then_some(ends),
        notice_days: match life.size {
            Size::Solo | Size::Small => 30,
            Size::Medium => [30, 60][chance.below(2)],
            Size::Large => [60, 90][chance.below(2)],
        },
        auto_renew: chance.hit(0.7),
        billing_months: if monthly { 1 } else { [1, 3, 12][chance.weighted(&[1, 3, 6])] },
        discount: [0, 5, 10, 15, 20][chance.weighted(&[50, 15, 20, 10, 5])],
        pays_after: if late { chance.days(1, 5) } else { -chance.days(1, 12) },
        ..no_contract()
    }
}

/// Makes a trial of 30 days of it, begun in the last four weeks.
fn try_out(life: &mut Life, chance: &mut Chance) {
    let since = -chance.days(2, 27);
    life.contract = Contract { since, trial: true, ends: Some(since + 29), auto_renew: false, ..no_contract() };
    life.users = life.users.min(1 + chance.below(4) as u32);
    life.team_size = None;
    life.survey.asked = false;
}

/// Lets it leave in the past: with a sign before, or without any.
fn leave(world: &World, life: &mut Life, chance: &mut Chance) {
    let last = -chance.days(6, 380);
    let cancelled = last - chance.days(25, 75);
    let announced = chance.hit(0.55);
    let note = match (announced, chance.hit(0.65)) {
        (true, true) => "usage fell",
        (true, false) => "complaint without an answer",
        (false, _) => "no sign",
    };
    life.end = Some(End { cancelled, last, announced, note });
    if life.contract.ends.is_some() {
        life.contract.ends = Some(last);
        life.contract.since = world.months_after(last, -12 * chance.days(1, 4)) + 1;
    } else {
        life.contract.since = life.contract.since.min(cancelled - 90);
    }
    match note {
        "usage fell" => life.usage.fall = Some(Fall { from: cancelled - chance.days(40, 70), until: None }),
        "complaint without an answer" => {
            let asked = cancelled - chance.days(15, 50);
            life.matters.push(Matter { kind: "complaint", asked, due: None, closed: Some(cancelled) });
        }
        _ => {}
    }
    if announced {
        life.content = chance.between(0.3, 0.55);
    }
}

/// Fills in how it is talked to and what is open, once contract and end stand.
fn settle(world: &World, life: &mut Life, chance: &mut Chance) {
    life.talk = talk(world, life, chance);
    for _ in 0..chance.below(4) {
        life.matters.push(matter(world, life, chance));
    }
    if life.end.is_none() && !life.contract.trial && chance.hit(0.12) {
        life.matters.push(open_matter(chance));
    }
    life.matters.retain(|matter| matter.asked >= life.contract.since);
}

fn talk(world: &World, life: &Life, chance: &mut Chance) -> Talk {
    let usual = match life.size {
        Size::Solo => 110.0,
        Size::Small => chance.between(22.0, 38.0),
        Size::Medium => chance.between(14.0, 24.0),
        Size::Large => chance.between(9.0, 15.0),
    };
    let every = (usual * world.load) as Offset;
    let mut last = -chance.days(1, every + every / 5);
    let deciding = !life.contract.trial && life.notice_by().is_some_and(|by| (-20..=60).contains(&by));
    if deciding || life.contract.since > -60 {
        // Whoever is about to decide, or has just begun, is looked after.
        last = last.max(-chance.days(2, 25)).max(life.contract.since + 2).min(-1);
    }
    if let Some(end) = life.end {
        last = end.cancelled - chance.days(1, 40);
    }
    let unanswered = (0..chance.below(4)).map(|_| -chance.days(1, -world.first)).collect();
    let usually = match life.size {
        _ if deciding => 1.0,
        _ if life.contract.trial => 0.8,
        Size::Solo => 0.5,
        _ => 1.0,
    };
    let met = chance.hit(usually);
    Talk {
        every,
        last: met.then_some(last),
        unanswered,
        kickoff: met && life.size != Size::Solo && !life.contract.trial,
        ..no_talk()
    }
}

/// Something that came up in the past and was dealt with in time.
fn matter(world: &World, life: &Life, chance: &mut Chance) -> Matter {
    let kind = ["question", "request", "problem", "promise", "complaint"][chance.weighted(&[8, 4, 5, 5, 1])];
    let asked = life.last_day() - chance.days(16, -world.first - 20);
    let takes = chance.days(1, 12);
    Matter { kind, asked, due: (kind == "promise").then_some(asked + 10), closed: Some(asked + takes) }
}

/// Something that is open today and not yet late.
fn open_matter(chance: &mut Chance) -> Matter {
    let kind = ["question", "request", "problem", "promise", "complaint"][chance.weighted(&[6, 6, 4, 8, 1])];
    let asked = match kind {
        "request" => -chance.days(5, 150),
        "complaint" => -chance.days(0, 4),
        _ => -chance.days(0, 7),
    };
    Matter { kind, asked, due: (kind == "promise").then(|| chance.days(-1, 12)), closed: None }
}

impl Life {
    /// Sets how many people use it and how many seats they bought.
    pub(crate) fn resize(&mut self, users: u32, seats: u32) {
        self.users = users;
        self.seats = seats;
        self.team_size = Some(users);
        self.size = match users {
            0..=15 => Size::Small,
            16..=37 => Size::Medium,
            _ => Size::Large,
        };
    }

    /// Moves the end of the present term so that the notice deadline falls on `by`.
    pub(crate) fn notice_on(&mut self, world: &World, by: Offset, years: i32) {
        let ends = by + Offset::from(self.contract.notice_days);
        self.contract.ends = Some(ends);
        self.contract.since = world.months_after(ends, -12 * years) + 1;
    }

    /// Says when the last conversation was.
    pub(crate) const fn spoke(&mut self, last: Offset) {
        self.talk.last = Some(last);
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use jiff::tz::TimeZone;

    use super::*;
    use crate::Plan;

    #[test]
    fn ordinary_accounts_never_have_more_people_than_seats() {
        let world = World::new(&Plan::usual(4, date(2026, 11, 21), TimeZone::UTC), 80.0);
        for index in 0..2_000 {
            let life = ordinary(&world, index);
            assert!(life.users <= life.seats, "{life:?}");
            assert!(life.contract.since < 0);
        }
    }
}
