//! Story 4: the only administrator, there every day until lately, is silent; mail comes back; somebody new acts.

use super::variant;
use crate::chance::Chance;
use crate::life::Life;
use crate::world::World;

pub(super) fn play(_: &World, life: &mut Life, chance: &mut Chance) -> &'static str {
    let gone = -chance.days(17, 22);
    life.admin.rate = 0.95;
    life.admin.deputy = false;
    life.admin.gone_since = Some(gone);
    life.admin.bounced = Some(-chance.days(4, 8));
    life.admin.successor = Some(gone + chance.days(4, 7));
    life.spoke(-chance.days(22, 32));
    "administrator left"
}

pub(super) fn miss(_: &World, life: &mut Life, chance: &mut Chance) -> &'static str {
    life.admin.rate = 0.95;
    match variant(life) % 3 {
        0 => {
            let gone = -chance.days(17, 22);
            life.admin.gone_since = Some(gone);
            life.admin.deputy = true;
            life.talk.special.push(("touch-leave", "call", gone - 4, "good"));
            "on leave, a second administrator is active"
        }
        1 => {
            life.admin.deputy = false;
            life.admin.bounced = Some(-chance.days(4, 8));
            "mail came back, but there every day"
        }
        _ => {
            life.admin.deputy = false;
            life.admin.gone_since = Some(-chance.days(3, 4));
            life.admin.successor = Some(-chance.days(9, 12));
            "away for three days, a new colleague helps"
        }
    }
}
