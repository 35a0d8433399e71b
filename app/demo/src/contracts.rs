//! Subscriptions, orders and payments of one account.

use crate::chance::Chance;
use crate::life::Life;
use crate::market::{OFFERS, offer_for, price_minor, yearly_increase};
use crate::world::{Offset, World};
use crate::{Order, Payment, Subscription};

/// Days between an invoice and its due date.
const TO_PAY: Offset = 14;

/// One term with its days still as offsets.
#[derive(Debug, Clone, Copy)]
struct Term {
    from: Offset,
    to: Option<Offset>,
    seats: u32,
    /// Renewals since this term.
    age: u32,
    status: &'static str,
}

/// The three kinds of rows of one account.
#[derive(Debug, Default)]
pub(crate) struct Money {
    pub(crate) subscriptions: Vec<Subscription>,
    pub(crate) orders: Vec<Order>,
    pub(crate) payments: Vec<Payment>,
}

/// Writes an account's contract out.
pub(crate) fn money(world: &World, life: &Life, account: usize) -> Money {
    let mut money = Money::default();
    for term in terms(world, life) {
        let subscription = subscription(world, life, (account, money.subscriptions.len()), term);
        if !life.contract.trial {
            invoice(world, (life, account), &subscription, (term, &mut money));
        }
        money.subscriptions.push(subscription);
    }
    if let (Some((due, paid)), Some(last)) = (life.contract.extra_invoice, money.subscriptions.last()) {
        let bill =
            Bill { ordered: due - TO_PAY, paid, amount: last.mrr_minor, section: "order-extra", plan: last.plan };
        bill.write(world, life, account, &mut money);
    }
    money
}

/// All terms, oldest first.
fn terms(world: &World, life: &Life) -> Vec<Term> {
    let contract = &life.contract;
    let closing = if contract.trial {
        "trial"
    } else if life.end.is_some() {
        "cancelled"
    } else {
        "active"
    };
    let Some(ends) = contract.ends else {
        let to = life.end.map(|end| end.last);
        return vec![Term { from: contract.since, to, seats: life.seats, age: 0, status: closing }];
    };
    if contract.trial {
        return vec![Term { from: contract.since, to: Some(ends), seats: 5, age: 0, status: closing }];
    }
    let mut chance = Chance::new(life.seed, 20);
    let grew = life.seats > OFFERS[2].1 && chance.hit(0.4);
    let mut terms = Vec::new();
    for age in 0..8_u32 {
        let from = world.months_after(ends, -12 * (age as i32 + 1)) + 1;
        let seats = if age > 0 && grew { (life.seats * 4 / 5).div_ceil(5) * 5 } else { life.seats };
        let to = world.months_after(ends, -12 * age as i32);
        terms.push(Term { from, to: Some(to), seats, age, status: if age == 0 { closing } else { "ended" } });
        if from <= contract.since + 3 {
            break;
        }
    }
    terms.reverse();
    split(life, &mut terms);
    if contract.signed_ahead {
        terms.push(Term {
            from: ends + 1,
            to: Some(world.months_after(ends, 12)),
            seats: life.seats,
            age: 0,
            status: "active",
        });
    }
    terms
}

/// A change of seats within the present term makes two rows of it.
fn split(life: &Life, terms: &mut Vec<Term>) {
    let Some((on, before)) = life.contract.changed else { return };
    let Some(present) = terms.last_mut().filter(|term| term.from < on) else { return };
    let after = Term { from: on, ..*present };
    *present = Term { to: Some(on - 1), seats: before, status: "ended", ..*present };
    terms.push(after);
}

fn subscription(world: &World, life: &Life, (account, number): (usize, usize), term: Term) -> Subscription {
    let (contract, currency) = (&life.contract, life.place().currency);
    let offer = offer_for(term.seats);
    let (name, in_price, _) = OFFERS[offer];
    let list = price_minor(offer, currency) * i64::from(term.seats) / i64::from(in_price);
    let unit = currency.minor_per_major() * if currency.decimals() == 0 { 10_000 } else { 1 };
    let dearer = (0..term.age).fold(list, |price, _| price * 100 / (100 + yearly_increase(life.market())));
    let mrr = dearer * (100 - i64::from(contract.discount)) / 100 / unit * unit;
    Subscription {
        key: format!("S-{:05}-{}", account + 1, number + 1),
        account_key: format!("C-{:05}", account + 1),
        plan: if contract.trial { "Trial" } else { name },
        seats: term.seats,
        mrr_minor: if contract.trial { 0 } else { mrr },
        currency,
        starts_on: world.day(term.from),
        ends_on: term.to.map(|to| world.day(to)),
        notice_days: if term.to.is_some() { contract.notice_days } else { 0 },
        auto_renew: contract.auto_renew,
        billing_months: contract.billing_months,
        discount_percent: contract.discount,
        status: term.status,
        cancelled_on: life.end.filter(|_| term.status == "cancelled").map(|end| world.day(end.cancelled)),
    }
}

/// The invoices of one term that fall into the window, with their payments.
fn invoice(
    world: &World,
    (life, account): (&Life, usize),
    subscription: &Subscription,
    (term, money): (Term, &mut Money),
) {
    let months = i32::from(subscription.billing_months);
    let last = term.to.unwrap_or(-1).min(-1);
    let section = match months {
        1 => "order-1",
        3 => "order-3",
        _ => "order-12",
    };
    for period in 0..120 {
        let ordered = world.months_after(term.from, months * period);
        if ordered > last {
            break;
        }
        if ordered < world.first {
            continue;
        }
        let usual = (ordered + TO_PAY + life.contract.pays_after).max(ordered);
        let paid = life.contract.first_paid.unwrap_or(usual);
        let amount = subscription.mrr_minor * i64::from(months);
        let bill = Bill { ordered, paid: (paid < 0).then_some(paid), amount, section, plan: subscription.plan };
        bill.write(world, life, account, money);
    }
}

/// One invoice before it has a key.
#[derive(Debug)]
struct Bill {
    ordered: Offset,
    paid: Option<Offset>,
    amount: i64,
    /// Section of the text pool for its description.
    section: &'static str,
    plan: &'static str,
}

impl Bill {
    fn write(&self, world: &World, life: &Life, account: usize, money: &mut Money) {
        let number = money.orders.len() + 1;
        let account_key = format!("C-{:05}", account + 1);
        let order_key = format!("O-{:05}-{number:02}", account + 1);
        let currency = life.place().currency;
        let text = world.pool(life.market()).lines(self.section).first().copied().unwrap_or("");
        if let Some(paid) = self.paid {
            money.payments.push(Payment {
                key: format!("P-{:05}-{number:02}", account + 1),
                account_key: account_key.clone(),
                order_key: order_key.clone(),
                paid_on: world.day(paid),
                amount_minor: self.amount,
                currency,
            });
        }
        money.orders.push(Order {
            key: order_key,
            account_key,
            ordered_on: world.day(self.ordered),
            due_on: world.day(self.ordered + TO_PAY),
            amount_minor: self.amount,
            currency,
            description: text.replace("{plan}", self.plan),
        });
    }
}
