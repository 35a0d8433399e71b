//! Story 3: paid three weeks ago, and nothing has begun: one person looked around, nobody held a first meeting.

use super::variant;
use crate::chance::Chance;
use crate::life::Life;
use crate::world::World;

/// A contract of a year that began lately, paid on the given day.
fn begin(world: &World, life: &mut Life, paid: i32, chance: &mut Chance) {
    let since = paid - chance.days(1, 3);
    life.contract.since = since;
    life.contract.ends = Some(world.months_after(since, 12) - 1);
    life.contract.billing_months = 12;
    life.contract.first_paid = Some(paid);
    life.survey.asked = false;
    life.talk.every = 0;
    life.talk.unanswered.clear();
}

fn idle(life: &mut Life) {
    life.users = 1;
    life.usage.only_looking = true;
    life.usage.rate = 0.12;
    life.admin.rate = 0.15;
    life.talk.kickoff = false;
    life.talk.last = None;
}

pub(super) fn play(world: &World, life: &mut Life, chance: &mut Chance) -> &'static str {
    begin(world, life, -chance.days(20, 22), chance);
    idle(life);
    life.talk.unanswered = vec![-chance.days(8, 12)];
    "paid three weeks ago, not begun"
}

pub(super) fn miss(world: &World, life: &mut Life, chance: &mut Chance) -> &'static str {
    match variant(life) % 3 {
        0 => {
            begin(world, life, -chance.days(2, 4), chance);
            idle(life);
            "paid only days ago"
        }
        1 => {
            begin(world, life, -chance.days(20, 22), chance);
            life.users = 2;
            life.usage.functions = 3;
            life.talk.kickoff = false;
            life.spoke(-chance.days(6, 14));
            "two people have begun by themselves"
        }
        _ => {
            begin(world, life, -chance.days(20, 22), chance);
            life.talk.kickoff = true;
            life.spoke(-chance.days(2, 9));
            "first meeting held, the team works"
        }
    }
}
