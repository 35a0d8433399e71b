//! Story 6: they use the product far more than others and say that they like it, and nobody has talked to them.

use super::variant;
use crate::chance::Chance;
use crate::life::Life;
use crate::world::World;

fn busy(life: &mut Life, chance: &mut Chance) {
    life.users = life.users.min(life.seats);
    life.usage.rate = chance.between(0.85, 0.93);
    life.usage.depth = chance.between(2.0, 2.4);
    life.usage.functions = 6;
    life.admin.rate = 0.95;
    life.content = chance.between(0.9, 0.97);
}

/// One conversation long ago, and none since.
fn unseen(life: &mut Life, chance: &mut Chance) {
    life.talk.every = 0;
    life.spoke(-chance.days(150, 240));
    life.talk.unanswered.clear();
}

pub(super) fn play(_: &World, life: &mut Life, chance: &mut Chance) -> &'static str {
    busy(life, chance);
    unseen(life, chance);
    life.survey.last = Some((-chance.days(7, 45), 9 + chance.below(2) as u8));
    "enthusiasts whom nobody talks to"
}

pub(super) fn miss(_: &World, life: &mut Life, chance: &mut Chance) -> &'static str {
    life.survey.last = Some((-chance.days(7, 45), 9));
    match variant(life) % 3 {
        0 => {
            busy(life, chance);
            life.spoke(-chance.days(5, 15));
            "enthusiasts, spoken lately"
        }
        1 => {
            unseen(life, chance);
            life.usage.rate = chance.between(0.35, 0.42);
            life.usage.depth = 0.9;
            "content and unseen, but ordinary usage"
        }
        _ => {
            busy(life, chance);
            unseen(life, chance);
            life.survey.last = Some((-chance.days(7, 45), 3 + chance.below(2) as u8));
            life.content = 0.5;
            "busy and unseen, but not content"
        }
    }
}
