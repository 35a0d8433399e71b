//! Story 8: green outside, red inside. Usage is fine, but a complaint waits, a promise is broken, an invoice is late
//! and the decision maker has not been met for months.

use super::variant;
use crate::chance::Chance;
use crate::life::{Life, Matter};
use crate::world::World;

fn green(life: &mut Life, chance: &mut Chance) {
    life.usage.rate = chance.between(0.5, 0.62);
    life.usage.functions = 5;
    life.spoke(-chance.days(5, 14));
}

pub(super) fn play(_: &World, life: &mut Life, chance: &mut Chance) -> &'static str {
    green(life, chance);
    life.content = chance.between(0.4, 0.55);
    life.matters.push(Matter { kind: "complaint", asked: -chance.days(23, 26), due: None, closed: None });
    let due = -chance.days(6, 12);
    life.matters.push(Matter { kind: "promise", asked: due - 14, due: Some(due), closed: None });
    life.contract.extra_invoice = Some((-chance.days(29, 33), None));
    life.talk.decision_maker = Some(-chance.days(121, 145));
    "green usage, red relationship"
}

pub(super) fn miss(_: &World, life: &mut Life, chance: &mut Chance) -> &'static str {
    green(life, chance);
    let which = variant(life) % 3;
    let mut matter = |kind, asked: i32, due: Option<i32>, closed: Option<i32>| {
        life.matters.push(Matter { kind, asked, due, closed })
    };
    match which {
        0 => {
            matter("complaint", -25, None, Some(-chance.days(2, 6)));
            matter("promise", -30, Some(-10), Some(-11));
            life.contract.extra_invoice = Some((-30, Some(-chance.days(3, 8))));
            life.talk.decision_maker = Some(-chance.days(3, 20));
            "all of it happened and was put right"
        }
        1 => {
            matter("complaint", -chance.days(1, 3), None, None);
            matter("promise", -6, Some(chance.days(3, 7)), None);
            life.contract.extra_invoice = Some((-chance.days(2, 4), None));
            life.talk.decision_maker = Some(-chance.days(40, 55));
            "all of it fresh and within its time"
        }
        _ => {
            matter("question", -chance.days(20, 26), None, None);
            matter("request", -chance.days(40, 90), None, None);
            life.talk.decision_maker = Some(-chance.days(121, 145));
            "decision maker not met, but nothing else is wrong"
        }
    }
}
