//! Story 1: usage is falling, in its fourth week of six. Others took the same course before and left.

use super::variant;
use crate::chance::Chance;
use crate::life::{End, Fall, Life};
use crate::world::World;

pub(super) fn play(world: &World, life: &mut Life, chance: &mut Chance) -> &'static str {
    let from = world.weeks_ago(life.market(), chance.between(3.6, 4.0));
    life.resize(life.users.max(10), life.seats.max(15));
    life.usage.fall = Some(Fall { from, until: None });
    life.content = chance.between(0.5, 0.7);
    life.spoke(-chance.days(25, 45));
    "usage falling since four weeks"
}

/// The same fall some months ago, then a cancellation.
pub(super) fn twin(world: &World, life: &mut Life, chance: &mut Chance) -> &'static str {
    let from = -chance.days(130, 300);
    let cancelled = from + 42 + chance.days(3, 15);
    let last = (cancelled + chance.days(30, 60)).min(-8);
    life.usage.fall = Some(Fall { from, until: None });
    life.content = chance.between(0.4, 0.6);
    life.contract.ends = Some(last);
    life.contract.since = world.months_after(last, -24) + 1;
    life.end = Some(End { cancelled, last, announced: true, note: "same fall as story 1" });
    life.spoke(cancelled - chance.days(10, 30));
    "same fall, then left"
}

pub(super) fn miss(world: &World, life: &mut Life, chance: &mut Chance) -> &'static str {
    match (variant(life) % 6, world.holiday(life.market(), 28)) {
        (n, Some((from, to))) if !life.managed || n % 3 == 0 => {
            // Everybody takes the bridge days too.
            life.usage.pause = Some((from - 1, to + 1, 0.1));
            "closed over the holiday"
        }
        (0 | 3, _) => {
            let to = -chance.days(3, 6);
            life.usage.pause = Some((to - 3, to, 0.15));
            life.talk.special.push(("touch-planned-pause", "call", to - 8, "neutral"));
            "announced pause of some days"
        }
        (1, _) => seat_cut(life, chance),
        (2, _) => {
            let until = -chance.days(32, 40);
            life.usage.fall = Some(Fall { from: until - 28, until: Some(until) });
            "fell and came back"
        }
        (4, _) => {
            life.usage.thinner = Some((-chance.days(22, 28), 0.55));
            "the same people do less"
        }
        _ => {
            life.usage.shrink = Some((-chance.days(22, 28), 0.86));
            "a little less"
        }
    }
}

/// Fewer seats by agreement: fewer people, but all of those that are left.
fn seat_cut(life: &mut Life, chance: &mut Chance) -> &'static str {
    let on = -chance.days(24, 30);
    let before = life.seats;
    life.seats = (life.users / 10 * 5).max(5);
    life.usage.shrink = Some((on, life.seats as f32 / life.users as f32));
    life.usage.rate = 0.55;
    life.team_size = Some(life.seats);
    life.contract.changed = Some((on, before));
    life.survey.last = Some((on + 8, 8));
    life.talk.special.push(("touch-seatcut", "meeting", on - 3, "good"));
    life.spoke(-chance.days(4, 12));
    "fewer seats by agreement"
}
