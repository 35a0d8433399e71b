//! The columns that orders and payments give.

use std::collections::HashMap;

use kernel::{Class, Currency, Day, Money, Result, Value, ValueType};
use query::ColumnSpec;
use team::settings::rates::Rates;
use web::{App, Ask, BoxFuture, Published};

use super::store;
use super::{Order, Payment};

/// What is still open of an order on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Owed<'a> {
    /// The order.
    pub order: &'a Order,
    /// Minor units that have not come in.
    pub open_minor: i64,
}

/// What is open of each order at the end of `day`: payments that name their order count there, the others pay the oldest first.
pub fn owed<'a>(orders: &'a [Order], payments: &[Payment], day: Day) -> Vec<Owed<'a>> {
    let day = day.to_string();
    let mut paid: HashMap<&str, i64> = HashMap::new();
    let mut loose: HashMap<&str, i64> = HashMap::new();
    for payment in payments.iter().filter(|p| p.paid_on <= day) {
        match &payment.order_id {
            Some(order) => *paid.entry(order).or_default() += payment.amount_minor,
            None => *loose.entry(&payment.currency).or_default() += payment.amount_minor,
        }
    }
    let mut open: Vec<Owed<'_>> = orders
        .iter()
        .filter(|o| o.ordered_on <= day)
        .map(|order| Owed { order, open_minor: order.amount_minor - paid.get(order.id.as_str()).copied().unwrap_or(0) })
        .collect();
    open.sort_by(|a, b| (&a.order.due_on, &a.order.id).cmp(&(&b.order.due_on, &b.order.id)));
    for owed in open.iter_mut().filter(|o| o.open_minor > 0) {
        let left = loose.entry(&owed.order.currency).or_default();
        let used = owed.open_minor.min((*left).max(0));
        owed.open_minor -= used;
        *left -= used;
    }
    open.retain(|o| o.open_minor > 0);
    open
}

#[derive(Default)]
struct Account<'a> {
    orders: Vec<Order>,
    payments: Vec<&'a Payment>,
}

pub(crate) fn load<'a>(app: &'a App, ask: &'a Ask) -> BoxFuture<'a, Result<Vec<Published>>> {
    Box::pin(async move {
        let orders = ask.once(store::all_orders(app.db.read(), ask.only())).await?;
        let payments = ask.once(store::all_payments(app.db.read(), ask.only())).await?;
        let rates = Rates::load(app).await?;
        let mut accounts: HashMap<usize, Account<'_>> = HashMap::new();
        for order in orders.iter() {
            if let Some(row) = ask.row(&order.account_id) {
                accounts.entry(row).or_default().orders.push(order.clone());
            }
        }
        for payment in payments.iter() {
            if let Some(row) = ask.row(&payment.account_id) {
                accounts.entry(row).or_default().payments.push(payment);
            }
        }
        let mut columns = Columns::new(ask);
        for (row, account) in accounts {
            columns.fill(row, &account, ask.day, &rates);
        }
        Ok(columns.published())
    })
}

/// The columns while they are being filled.
struct Columns {
    first: Vec<Value>,
    last: Vec<Value>,
    since_first: Vec<Value>,
    overdue_days: Vec<Value>,
    overdue_amount: Vec<Value>,
}

impl Columns {
    fn new(ask: &Ask) -> Self {
        let blank = ask.blank();
        // Nothing ordered is nothing overdue, which is known.
        let zero = vec![Value::Number(0.0); ask.ids.len()];
        Self {
            first: blank.clone(),
            last: blank.clone(),
            since_first: blank,
            overdue_days: zero.clone(),
            overdue_amount: zero,
        }
    }

    fn fill(&mut self, row: usize, account: &Account<'_>, day: Day, rates: &Rates) {
        let days: Vec<Day> =
            account.payments.iter().filter_map(|p| p.paid_on.parse().ok()).filter(|d: &Day| *d <= day).collect();
        if let (Some(first), Some(last)) = (days.iter().min(), days.iter().max()) {
            self.first[row] = Value::Date(*first);
            self.last[row] = Value::Date(*last);
            self.since_first[row] = Value::Number(days_between(*first, day));
        }
        let payments: Vec<Payment> = account.payments.iter().map(|p| (*p).clone()).collect();
        let mut oldest = 0.0_f64;
        let mut amount = Some(0.0_f64);
        for late in owed(&account.orders, &payments, day) {
            let Ok(due) = late.order.due_on.parse::<Day>() else { continue };
            if due >= day {
                continue;
            }
            oldest = oldest.max(days_between(due, day));
            let open = late.order.currency.parse::<Currency>().ok().map(|c| Money::new(late.open_minor, c));
            amount = amount.zip(open.and_then(|m| rates.convert(m, day))).map(|(sum, part)| sum + part);
        }
        self.overdue_days[row] = Value::Number(oldest);
        self.overdue_amount[row] = amount.map_or(Value::Null, Value::Number);
    }

    fn published(self) -> Vec<Published> {
        let spec = |key, ty| ColumnSpec::new(key, ty, Class::General).grouped("payments");
        vec![
            (spec("first_paid_on", ValueType::Date), self.first),
            (spec("paid_on", ValueType::Date), self.last),
            (spec("days_since_first_payment", ValueType::Number), self.since_first),
            (spec("overdue_days", ValueType::Number), self.overdue_days),
            (
                ColumnSpec::new("overdue_amount", ValueType::Money, Class::Money).grouped("payments"),
                self.overdue_amount,
            ),
        ]
    }
}

fn days_between(from: Day, to: Day) -> f64 {
    from.until(to).map_or(0.0, |span| f64::from(span.get_days()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn order(id: &str, due: &str, minor: i64) -> Order {
        Order {
            id: id.into(),
            ordered_on: "2026-01-01".into(),
            due_on: due.into(),
            amount_minor: minor,
            currency: "USD".into(),
            ..Order::default()
        }
    }

    fn payment(order: Option<&str>, on: &str, minor: i64) -> Payment {
        Payment {
            order_id: order.map(str::to_owned),
            paid_on: on.into(),
            amount_minor: minor,
            currency: "USD".into(),
            ..Payment::default()
        }
    }

    #[test]
    fn a_payment_without_an_order_pays_the_oldest_first() {
        let orders = [order("b", "2026-03-01", 100), order("a", "2026-02-01", 100)];
        let payments = [payment(None, "2026-02-10", 150)];
        let open = owed(&orders, &payments, "2026-04-01".parse().unwrap());
        assert_eq!(open.iter().map(|o| (o.order.id.as_str(), o.open_minor)).collect::<Vec<_>>(), [("b", 50)]);
    }

    #[test]
    fn what_was_not_yet_paid_on_that_day_was_open() {
        let orders = [order("a", "2026-02-01", 100)];
        let payments = [payment(Some("a"), "2026-03-01", 100)];
        assert_eq!(owed(&orders, &payments, "2026-02-15".parse().unwrap()).len(), 1);
        assert!(owed(&orders, &payments, "2026-03-01".parse().unwrap()).is_empty());
    }
}
