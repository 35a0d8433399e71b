//! The eight planted stories: who plays them, and what each does to a life.
//!
//! Every story has as many near-misses as instances. They rotate over markets and over specialist and manager, so that
//! each member of the team meets each story in some script.
mod fallen;
mod paid_unused;
mod quiet_before_notice;
mod silent_source;
mod successor;
mod tight_seats;
mod unseen_fans;
mod watermelon;

use crate::birth::{Wish, suited};
use crate::chance::{Chance, mix};
use crate::life::{Life, Part, Role, Size};
use crate::market::Market;
use crate::world::World;

/// Changes a suited life into one of the story (or its near-miss) and says which variant it became.
type Act = fn(&World, &mut Life, &mut Chance) -> &'static str;

/// What happens, and what only looks like it, by the number of the story less one.
const ACTS: [(Act, Act); 8] = [
    (fallen::play, fallen::miss),
    (tight_seats::play, tight_seats::miss),
    (paid_unused::play, paid_unused::miss),
    (successor::play, successor::miss),
    (quiet_before_notice::play, quiet_before_notice::miss),
    (unseen_fans::play, unseen_fans::miss),
    (silent_source::play, silent_source::miss),
    (watermelon::play, watermelon::miss),
];

const ACCOUNTS_OF_A_SOURCE: usize = 9;

/// Whether an instance of the story is one source with all its accounts.
pub(crate) const fn is_by_source(story: u8) -> bool {
    story == 7
}

/// How many instances of each story a company of so many accounts has; from 5,000 accounts on they grow more slowly.
pub(crate) fn instances(accounts: usize) -> usize {
    match accounts {
        0..80 => 0,
        80..500 => (accounts * 6 / 500).max(1),
        500..5_000 => accounts / 500 * 6,
        _ => 60 + (accounts - 5_000) / 5_000 * 6,
    }
}

/// All parts of a company of so many accounts.
pub(crate) fn parts(accounts: usize) -> Vec<Part> {
    let count = instances(accounts);
    let mut parts = Vec::new();
    for story in 1..=8 {
        let count = if is_by_source(story) && count > 0 { ACCOUNTS_OF_A_SOURCE } else { count };
        for role in [Role::Played, Role::NearMiss, Role::Twin] {
            let count = if role == Role::Twin && story != 1 { 0 } else { count };
            parts.extend((0..count).map(|number| Part { story, role, number }));
        }
    }
    parts
}

/// The life of the account with this index in its part.
pub(crate) fn act(world: &World, index: usize, part: Part) -> Life {
    let managed = part.number / 3 % 2 == 1;
    let wish = Wish {
        market: Market::ALL[(part.number + part.story as usize) % 3],
        size: if managed { Size::Medium } else { Size::Small },
        managed,
        part,
    };
    let mut chance = Chance::new(mix(world.seed, index as u64), 3);
    let mut life = suited(world, index, wish);
    let (users, room) = if managed { (chance.days(17, 27), 1.15) } else { (chance.days(8, 13), 1.1) };
    life.resize(users as u32, ((users as f32 * room) as u32).div_ceil(5) * 5);
    let (play, miss) = ACTS[part.story as usize - 1];
    life.note = match part.role {
        Role::Played => play(world, &mut life, &mut chance),
        Role::NearMiss => miss(world, &mut life, &mut chance),
        Role::Twin => fallen::twin(world, &mut life, &mut chance),
    };
    life
}

/// Which variant this account plays: neighbours differ, and so do the instances of one market.
fn variant(life: &Life) -> usize {
    life.part.map_or(0, |part| part.number + part.number / 3)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_cast_grows_with_the_company_and_has_as_many_near_misses() {
        assert_eq!([0, 79, 100, 500, 1_000, 50_000].map(instances), [0, 0, 1, 6, 12, 114]);
        let parts = parts(500);
        let of = |role| parts.iter().filter(|part| part.role == role).count();
        assert_eq!((of(Role::Played), of(Role::NearMiss), of(Role::Twin)), (7 * 6 + 9, 7 * 6 + 9, 6));
    }
}
