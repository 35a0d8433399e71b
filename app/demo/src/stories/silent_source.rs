//! Story 7: one system stopped sending, so nine accounts seem silent. The near-miss had an outage that is over.

use crate::chance::{Chance, mix};
use crate::life::{Life, Source};
use crate::world::World;

pub(super) fn play(world: &World, life: &mut Life, _: &mut Chance) -> &'static str {
    let stopped = -Chance::new(mix(world.seed, 7), 0).days(9, 12);
    life.usage.source = Source::Only("partner-sync", (stopped, 0));
    life.usage.rate = 0.5;
    "their only source stopped sending"
}

pub(super) fn miss(world: &World, life: &mut Life, _: &mut Chance) -> &'static str {
    let back = -Chance::new(mix(world.seed, 8), 0).days(8, 11);
    life.usage.source = Source::Only("data-bridge", (back - 4, back));
    life.usage.rate = 0.5;
    "their only source was down for four days and is back"
}
