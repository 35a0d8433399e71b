//! `GET /accounts`: every customer: filter on anything, sort, exact count, chosen columns, saved views, export.

use axum::extract::{Query, State};
use kernel::{Class, Error, Result, ValueType};
use maud::{Markup, html};
use query::{Cell, ColumnSpec, Condition, Frame, Operator, Viewed};
use web::components::{
    Address, Band, BulkBar, Button, Column, DataTable, EmptyState, ErrorSummary, Field, FilterChips, FormView, Page,
    PageHeader, Pagination, Row, Select, band, live,
};
use web::{App, Outcome, Shared, Viewer, page};

use crate::accounts::filter::{ListQuery, PAGE};
use crate::accounts::pages::columns;
use crate::accounts::strip::facts;
use crate::views;

/// The form that the boxes of rows belong to.
const BULK: &str = "bulk";

/// Handler. A wrong filter keeps what was typed, shows why, and lists everything.
pub(crate) async fn show(State(app): State<Shared>, viewer: Viewer, Query(asked): Query<ListQuery>) -> Outcome {
    let seen = team::rights::viewed(&app, &viewer, "account");
    let viewed = seen.viewed();
    let (asked, mut error) = match asked.clone().with_condition(&viewer, &seen.frame) {
        Ok(asked) => (asked, None),
        Err(error) => (asked, Some(error)),
    };
    let listing = match asked.listing(&seen.frame) {
        Ok(listing) => listing,
        Err(wrong) => {
            error = Some(wrong);
            ListQuery { filter: String::new(), ..asked.clone() }.listing(&seen.frame)?
        }
    };
    let listed = viewed.list(&listing)?;
    let shown = asked.shown(&seen.frame);
    let bulk = listed.rows.first().is_some_and(|&row| team::rights::account(&app, &viewer, seen.frame.id(row)).assign);
    let table = table((&app, &viewer), &viewed, &asked, &shown, (&listed.rows, bulk));
    let at = Page { offset: asked.offset(), limit: PAGE, total: listed.total };
    let address = asked.address();
    let title = viewer.t("accounts-title");
    let count = viewer.reader.tell("accounts-count", &[("count", listed.total.into())]);
    let none_at_all = seen.frame.is_empty();
    let exports = html! {
        @if viewer.may("export.run") { div class="list-foot" {
            (Button::link(export(&address, "csv"), viewer.t("export-csv")).small().icon("download"))
            (Button::link(export(&address, "xlsx"), viewer.t("export-xlsx")).small().icon("download"))
        } }
    };
    let tools = html! { (columns::chooser(&viewer, &viewed, &asked)) (exports) };
    let main = html! {
        (header(&viewer, &title).subtitle(html! { span class="count" { (count) } }))
        (views::bar(&app, &viewer, &asked).await?)
        @if !none_at_all { (bar(&viewer, &viewed, &asked, (error.as_ref(), tools))) }
        @if listed.unknown > 0 { p class="quiet" { (viewer.reader.tell("accounts-unknown", &[("count", listed.unknown.into())])) } }
        @if listed.total == 0 { (empty(&app, &viewer, none_at_all)) } @else {
            @if bulk { (assign(&app, &viewer, &asked).await?) }
            (table)
            (Pagination::new(&viewer.reader, &address, at))
        }
    };
    Ok(page(&app, &viewer, &title, live("listed", &main)))
}

/// The head of the page with what this viewer may begin here.
fn header(v: &Viewer, title: &str) -> PageHeader {
    let mut header = PageHeader::new(title).question(v.t("accounts-question"));
    if v.may("account.create") {
        header = header.action(Button::link("/accounts/new", v.t("account-new")).primary().icon("plus").key("n"));
    }
    if v.may("import.run") {
        header = header.action(Button::link("/import", v.t("import-title")).icon("upload"));
    }
    header
}

fn export(address: &Address, format: &str) -> String {
    let query = address.clone().without("page").with("format", format).href();
    query.replacen("/accounts", "/accounts/export", 1)
}

async fn assign(app: &App, v: &Viewer, asked: &ListQuery) -> Result<Markup> {
    let people = team::people::all(app).await?;
    let select = |name, key: &str| {
        team::people::select((name, v.t(key)), &people, &[], "").blank(v.t("bulk-keep")).attr("form", BULK)
    };
    let bar = BulkBar::new(&v.reader, BULK, &v.csrf, "/accounts/bulk")
        .part(html! { input type="hidden" name="next" form=(BULK) value=(asked.address().href()); })
        .part(select("csm_id", "column-csm"))
        .part(select("am_id", "column-am"))
        .button(Button::submit(v.t("bulk-assign")));
    Ok(html! { (bar) })
}

fn bar(v: &Viewer, viewed: &Viewed<'_>, asked: &ListQuery, (error, tools): (Option<&Error>, Markup)) -> Markup {
    let frame = viewed.frame;
    let search = html! {
        (Field::search("q", v.t("accounts-search")).value(&asked.q).hide_label().placeholder(v.t("accounts-search")))
        @for (name, value) in asked.kept(&["q"]) { input type="hidden" name=(name) value=(value); }
        (Button::submit(v.t("act-search")).small())
    };
    let add = html! {
        @for (name, value) in asked.kept(&[]) { input type="hidden" name=(name) value=(value); }
        (column_select(v, frame, viewed, asked))
        (Select::new("operator", v.t("filter-operator")).options(Operator::ALL.iter().map(|o| (o.key().to_owned(), v.t(&format!("filter-operator-{}", o.key()))))).selected(&asked.operator))
        (Field::text("value", v.t("filter-value")).value(&asked.value).hint(v.t("filter-value-hint")).faults(&v.reader, error))
        (Button::submit(v.t("filter-add")))
    };
    let written = html! {
        (Field::text("where", v.t("filter-written")).value(&asked.filter).hint(v.t("filter-written-hint")).faults(&v.reader, error))
        @for (name, value) in asked.kept(&["where"]) { input type="hidden" name=(name) value=(value); }
        (Button::submit(v.t("filter-apply")))
    };
    html! {
        (ErrorSummary::new(&v.reader, error))
        (FormView::get("/accounts").inline().body(search))
        (chips(v, frame, asked))
        div class="list-tools" {
            details class="filter" open[error.is_some()] {
                summary { (v.t("filter-title")) }
                (FormView::get("/accounts").inline().body(add))
                (FormView::get("/accounts").inline().body(written))
            }
            (tools)
        }
    }
}

fn column_select(v: &Viewer, frame: &Frame, viewed: &Viewed<'_>, asked: &ListQuery) -> Select {
    let visible = frame.specs().filter(|s| viewed.view.sees_any(s.class));
    let mut named: Vec<(String, String)> = visible.map(|s| (s.key.clone(), v.reader.say(&s.label))).collect();
    named.sort_by(|a, b| a.1.cmp(&b.1));
    Select::new("column", v.t("filter-column")).options(named).selected(&asked.column)
}

/// The filter as chips that can be taken off one by one; one that a form cannot show is one chip.
fn chips(v: &Viewer, frame: &Frame, asked: &ListQuery) -> Markup {
    let address = asked.address().without("page");
    let mut chips = FilterChips::new(&v.reader);
    if asked.filter.is_empty() && asked.q.is_empty() {
        return html! {};
    }
    match Condition::read(&asked.filter) {
        Some(conditions) if !asked.filter.is_empty() => {
            for (at, condition) in conditions.iter().enumerate() {
                let rest: Vec<Condition> =
                    conditions.iter().enumerate().filter(|(i, _)| *i != at).map(|(_, c)| c.clone()).collect();
                let rest = Condition::all(&rest).unwrap_or_default();
                let without = if rest.is_empty() {
                    address.clone().without("where")
                } else {
                    address.clone().with("where", rest)
                };
                let label =
                    frame.spec(&condition.column).map_or_else(|| condition.column.clone(), |s| v.reader.say(&s.label));
                chips = chips.chip(label, worded(v, frame.spec(&condition.column), condition), &without);
            }
        }
        _ if asked.filter.is_empty() => {}
        _ => chips = chips.chip(v.t("filter-title"), asked.filter.clone(), &address.clone().without("where")),
    }
    if !asked.q.is_empty() {
        chips = chips.chip(v.t("accounts-search"), asked.q.clone(), &address.clone().without("q"));
    }
    html! { (chips.clear(&address.without("where").without("q"))) }
}

fn worded(v: &Viewer, spec: Option<&ColumnSpec>, condition: &Condition) -> String {
    let values: Vec<String> = condition
        .values
        .iter()
        .map(|value| match value {
            kernel::Value::Number(n) => v.reader.number(*n, 2),
            kernel::Value::Date(d) => v.reader.day(*d),
            kernel::Value::Text(t) => {
                let choice = spec.and_then(|s| s.choices.iter().find(|(k, _)| k == t));
                choice.map_or_else(|| t.clone(), |(_, says)| v.reader.say(says))
            }
            kernel::Value::Flag(_) | kernel::Value::Null => String::new(),
        })
        .collect();
    format!("{} {}", v.t(&format!("filter-operator-{}", condition.operator.key())), values.join(", "))
}

fn table(
    (app, v): (&App, &Viewer),
    viewed: &Viewed<'_>,
    asked: &ListQuery,
    shown: &[&ColumnSpec],
    (rows, bulk): (&[usize], bool),
) -> Markup {
    let address = asked.address().without("page");
    let (sort, descending) = asked.order();
    let mut table = DataTable::new(&v.reader, v.t("accounts-title")).id("accounts").sort(&address, sort, descending);
    for (at, spec) in shown.iter().enumerate() {
        let label = match spec.ty {
            ValueType::Money => format!("{} ({})", v.reader.say(&spec.label), app.workspace.load().currency),
            _ => v.reader.say(&spec.label),
        };
        let mut column = Column::new(&spec.key, label).sortable();
        if matches!(spec.ty, ValueType::Number | ValueType::Money) {
            column = column.numeric();
        }
        if at == 0 {
            column = column.header();
        }
        if at > 3 {
            column = column.optional();
        }
        table = table.column(column);
    }
    for &row in rows {
        let id = viewed.frame.id(row);
        let cells = shown
            .iter()
            .fold(Row::new(id).href(format!("/accounts/{id}")), |r, spec| r.cell(cell(v, viewed, row, spec)));
        table = table.row(cells);
    }
    if bulk {
        table = table.selectable(BULK);
    }
    html! { (table) }
}

fn cell(v: &Viewer, viewed: &Viewed<'_>, row: usize, spec: &ColumnSpec) -> Markup {
    match viewed.value(row, &spec.key) {
        Cell::Hidden => html! { span class="hidden-value" title=(v.t("value-hidden")) { "•••" } },
        Cell::Known(value) if value.is_null() => html! { span class="quiet" { "–" } },
        Cell::Known(value) => match (spec.key.as_str(), spec.ty) {
            ("health_band", _) => match value.text().and_then(Band::from_key) {
                Some(b) => band(&v.reader, b),
                None => html! {},
            },
            ("health", _) => html! { (v.reader.number(value.number().unwrap_or(0.0).round(), 0)) },
            ("health_change", _) => html! { (v.reader.signed(value.number().unwrap_or(0.0).round())) },
            (_, ValueType::Date) => html! { span class="nowrap" { (facts(v, viewed, row, &spec.key)) } },
            (_, ValueType::Text) => html! { bdi { (value.text().unwrap_or("")) } },
            _ => html! { (facts(v, viewed, row, &spec.key)) },
        },
    }
}

fn empty(app: &App, v: &Viewer, none_at_all: bool) -> Markup {
    if none_at_all && app.as_of.is_none() {
        let start = EmptyState::new(v.t("accounts-none")).text(v.t("accounts-none-text")).icon("people");
        return html! { (start.action(Button::link("/import", v.t("import-title")).primary()).action(Button::link("/accounts/new", v.t("account-new")))) };
    }
    html! { (EmptyState::new(v.t("accounts-no-match")).text(v.t("accounts-no-match-text")).icon("search").action(Button::link("/accounts", v.t("filter-clear")))) }
}

/// Whether at least one amount may be seen: only then are money columns offered.
pub(crate) fn offers(viewed: &Viewed<'_>, spec: &ColumnSpec) -> bool {
    spec.class == Class::General || viewed.view.sees_any(spec.class)
}
