//! Story 2: twice as many people as seats, content, nothing to complain about. Something for the account manager.

use super::variant;
use crate::chance::Chance;
use crate::life::{Life, Matter};
use crate::world::World;

/// All seats taken, a team of twice the size, refused invitations.
fn crowd(life: &mut Life, chance: &mut Chance) {
    let (seats, team) = if life.managed { (25, chance.days(44, 52)) } else { (5, chance.days(9, 12)) };
    life.resize(seats, seats);
    life.team_size = Some(team as u32);
    life.usage.rate = chance.between(0.5, 0.65);
    life.usage.refused = (0..chance.days(4, 8)).map(|_| -chance.days(2, 50)).collect();
}

pub(super) fn play(_: &World, life: &mut Life, chance: &mut Chance) -> &'static str {
    crowd(life, chance);
    life.content = chance.between(0.88, 0.96);
    life.survey.last = Some((-chance.days(8, 40), 9 + chance.below(2) as u8));
    life.spoke(-chance.days(6, 25));
    "team outgrew its seats"
}

pub(super) fn miss(_: &World, life: &mut Life, chance: &mut Chance) -> &'static str {
    crowd(life, chance);
    life.survey.last = Some((-chance.days(8, 40), 9));
    match variant(life) % 3 {
        0 => {
            life.matters.push(Matter { kind: "complaint", asked: -chance.days(6, 12), due: None, closed: None });
            life.content = 0.6;
            "outgrown, but a complaint is open"
        }
        1 => {
            life.survey.last = Some((-chance.days(8, 40), 2 + chance.below(3) as u8));
            life.content = 0.4;
            "outgrown, but not content"
        }
        _ => {
            life.team_size = Some(life.seats);
            life.usage.refused.truncate(1);
            "content, and the seats are just enough"
        }
    }
}
