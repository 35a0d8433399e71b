//! Open items of one account.

use crate::OpenItem;
use crate::chance::Chance;
use crate::life::Life;
use crate::staff::Staff;
use crate::world::World;

/// The open and closed items of the account with this index; `csm` is its owner's index in the team.
pub(crate) fn items(
    world: &World,
    (account, life): (usize, &Life),
    staff: &Staff,
    csm: Option<usize>,
) -> Vec<OpenItem> {
    let mut chance = Chance::new(life.seed, 40);
    let mut matters = life.matters.clone();
    matters.sort_by_key(|matter| matter.asked);
    let row = |(number, matter): (usize, &crate::life::Matter)| OpenItem {
        key: format!("I-{:05}-{}", account + 1, number + 1),
        account_key: format!("C-{:05}", account + 1),
        kind: matter.kind,
        title: world.pool(life.market()).line(&format!("item-{}", matter.kind), &mut chance).to_owned(),
        asked_on: world.day(matter.asked),
        due_on: matter.due.map(|due| world.day(due)),
        owner: staff.debtor(matter.kind, csm).to_owned(),
        closed_on: matter.closed.map(|closed| world.day(closed)),
        visible: matter.kind != "promise" || chance.hit(0.6),
    };
    matters.iter().enumerate().map(row).collect()
}
