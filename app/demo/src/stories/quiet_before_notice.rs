//! Story 5: usage as ever, but no conversation for two months, and the notice deadline is three weeks away.

use super::variant;
use crate::chance::Chance;
use crate::life::Life;
use crate::world::World;

fn silent(life: &mut Life, chance: &mut Chance) {
    life.spoke(-chance.days(63, 80));
    life.talk.unanswered = vec![-chance.days(40, 55), -chance.days(20, 35), -chance.days(5, 15)];
}

pub(super) fn play(world: &World, life: &mut Life, chance: &mut Chance) -> &'static str {
    life.contract.auto_renew = variant(life).is_multiple_of(2);
    life.notice_on(world, chance.days(18, 22), 1 + (variant(life) % 3) as i32);
    silent(life, chance);
    "silent before the notice deadline"
}

pub(super) fn miss(world: &World, life: &mut Life, chance: &mut Chance) -> &'static str {
    match variant(life) % 3 {
        0 => {
            // The present term began lately.
            let ends = 365 - chance.days(8, 30);
            life.contract.ends = Some(ends);
            life.contract.since = world.months_after(ends, -24) + 1;
            silent(life, chance);
            "silent, but just renewed"
        }
        1 => {
            life.notice_on(world, chance.days(18, 22), 2);
            life.spoke(-chance.days(3, 14));
            "deadline near, spoken lately"
        }
        _ => {
            life.notice_on(world, chance.days(18, 22), 2);
            silent(life, chance);
            life.contract.signed_ahead = true;
            "silent, but the next term is signed"
        }
    }
}
