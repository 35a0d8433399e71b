//! The contract and its payments on an account's page; prices by policy.

use kernel::{Class, Currency, Day, Money, Result};
use maud::{Markup, html};
use web::components::{Column, DataTable, EmptyState, Row, Section, Tone, tag};
use web::{App, BoxFuture, Viewer};

use crate::orders::{self, Order, Payment};
use crate::subscriptions::{self, Subscription};

/// Orders shown before the rest is folded away.
const SHOWN: usize = 12;

pub(crate) fn draw<'a>(app: &'a App, v: &'a Viewer, account: &'a str) -> BoxFuture<'a, Result<Option<Markup>>> {
    Box::pin(async move {
        let db = app.db.read();
        let prices = team::rights::account(app, v, account).sees(Class::Money);
        let terms = subscriptions::store::of_account(db, account).await?;
        let orders = orders::store::orders_of(db, account).await?;
        let payments = orders::store::payments_of(db, account).await?;
        let today = app.today();
        let body = html! {
            @if terms.is_empty() && orders.is_empty() {
                (EmptyState::new(v.t("contract-empty")).text(v.t("contract-empty-text")).icon("money"))
            }
            @if !terms.is_empty() { (subscriptions_table(v, &terms, today, prices)) }
            @if !orders.is_empty() { (orders_table(v, &orders, &payments, (today, prices))) }
            @if !prices { p class="quiet" { (v.t("contract-prices-hidden")) } }
        };
        Ok(Some(html! { (Section::new(v.t("panel-contract")).id("contract").body(body)) }))
    })
}

fn subscriptions_table(v: &Viewer, terms: &[Subscription], today: Day, prices: bool) -> Markup {
    let mut table = DataTable::new(&v.reader, v.t("contract-terms"))
        .column(Column::new("plan", v.t("column-plan")).header())
        .column(Column::new("seats", v.t("column-seats")).numeric())
        .column(Column::new("term", v.t("contract-term")))
        .column(Column::new("notice", v.t("column-notice_on")))
        .column(Column::new("price", v.t("contract-price")).numeric());
    for term in terms {
        let state = if term.cancelled(today).is_some() {
            tag(v.t("subscription-status-cancelled"), Tone::Bad)
        } else if term.status == "trial" {
            tag(v.t("subscription-status-trial"), Tone::Neutral)
        } else if term.covers(today) {
            tag(v.t("subscription-status-active"), Tone::Good)
        } else {
            html! {}
        };
        let seats = if term.seats > 0 { v.reader.integer(term.seats) } else { "–".to_owned() };
        table = table.row(
            Row::new(&term.id)
                .cell(html! { bdi { (term.plan) } " " (state) })
                .cell(seats)
                .cell(html! { (day(v, Some(&term.starts_on))) " – " (day(v, term.ends_on.as_ref())) @if term.auto_renew { " · " (v.t("contract-auto-renew")) } })
                .cell(term.notice().map_or_else(|| "–".to_owned(), |d| v.reader.day(d)))
                .cell(if prices { price(v, term) } else { v.t("value-hidden") }),
        );
    }
    html! { (table) }
}

fn price(v: &Viewer, term: &Subscription) -> String {
    let amount = term.mrr().map_or_else(String::new, |m| v.reader.tell("contract-a-month", &[("amount", m.into())]));
    if term.discount_percent > 0 {
        format!("{amount} · {}", v.reader.tell("contract-discount", &[("percent", term.discount_percent.into())]))
    } else {
        amount
    }
}

fn orders_table(v: &Viewer, orders: &[Order], payments: &[Payment], (today, prices): (Day, bool)) -> Markup {
    let open = orders::owed(orders, payments, today);
    let mut table = DataTable::new(&v.reader, v.t("contract-orders"))
        .column(Column::new("on", v.t("contract-ordered")).header())
        .column(Column::new("what", v.t("contract-what")))
        .column(Column::new("due", v.t("contract-due")))
        .column(Column::new("state", v.t("contract-state")))
        .column(Column::new("amount", v.t("contract-amount")).numeric());
    for order in orders.iter().take(SHOWN) {
        let owed = open.iter().find(|o| o.order.id == order.id);
        let due = order.due_on.parse::<Day>().ok();
        let state = match (owed, due) {
            (None, _) => tag(v.t("order-paid"), Tone::Good),
            (Some(_), Some(due)) if due < today => {
                let late = due.until(today).map_or(0, |s| i64::from(s.get_days()));
                tag(v.reader.tell("order-overdue", &[("days", late.into())]), Tone::Bad)
            }
            (Some(_), _) => tag(v.t("order-open"), Tone::Neutral),
        };
        let amount = order.currency.parse::<Currency>().ok().map(|c| v.reader.money(Money::new(order.amount_minor, c)));
        table = table.row(
            Row::new(&order.id)
                .cell(day(v, Some(&order.ordered_on)))
                .cell(html! { bdi { (order.description) } })
                .cell(day(v, Some(&order.due_on)))
                .cell(state)
                .cell(if prices { amount.unwrap_or_default() } else { v.t("value-hidden") }),
        );
    }
    html! {
        (table)
        @if orders.len() > SHOWN { p class="quiet" { (v.reader.tell("contract-more-orders", &[("count", (orders.len() - SHOWN).into())])) } }
    }
}

fn day(v: &Viewer, text: Option<&String>) -> String {
    text.and_then(|d| d.parse().ok()).map_or_else(|| v.t("contract-open-end"), |d| v.reader.day(d))
}
