//! When people work: weekend, holidays, worked weekends of each calendar.

use axum::extract::{Query, State};
use i18n::Reader;
use i18n::workdays::{Weekend, WorkCalendar};
use kernel::{Day, Error, Result};
use maud::{Markup, html};
use serde::Deserialize;
use web::components::{
    Button, Column, DataTable, DateField, EmptyState, ErrorSummary, Field, FormView, PageHeader, PostButton, Row,
    Section, Select, Tabs,
};
use web::{App, Outcome, Shared, Viewer};

use super::super::actions::holiday::Input;
use super::super::calendars::{self, Holiday, HolidayKind, calendar_name};
use crate::actions;

/// Which calendar is wanted.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(in crate::settings) struct Asked {
    calendar: String,
}

/// `GET /settings/calendars`.
pub(in crate::settings) async fn page(
    State(app): State<Shared>,
    viewer: Viewer,
    Query(asked): Query<Asked>,
) -> Outcome {
    let own = app.workspace.load().calendar.clone();
    let calendar = if calendars::KEYS.contains(&asked.calendar.as_str()) { asked.calendar } else { own };
    let input = Input { calendar, kind: HolidayKind::Holiday.key().to_owned(), ..Input::default() };
    Ok(shown(&app, &viewer, &input, None).await?)
}

/// The page of one calendar with what was typed and what is wrong.
pub(in crate::settings) async fn shown(
    app: &App,
    viewer: &Viewer,
    input: &Input,
    error: Option<&Error>,
) -> Result<Markup> {
    let r = &viewer.reader;
    let key =
        if calendars::KEYS.contains(&input.calendar.as_str()) { input.calendar.as_str() } else { calendars::KEYS[0] };
    let calendar = calendars::calendar(app, key).await?;
    let own = calendars::own_days(app.db.read(), key).await?;
    let manages = viewer.may(actions::SETTINGS_MANAGE);
    let title = r.t("settings-calendars-title");
    let tabs = calendars::KEYS.iter().fold(Tabs::new(&title), |tabs, k| {
        tabs.tab(format!("/settings/calendars?calendar={k}"), calendar_name(r, k), *k == key)
    });
    let main = html! {
        (PageHeader::new(&title).question(r.t("settings-calendars-question")).back("/settings", r.t("settings-title")))
        (tabs)
        (ErrorSummary::new(r, error))
        @if manages { (weekend_form(viewer, key, &calendar)) }
        (Section::new(r.t("settings-own-days")).plain().body(own_days(viewer, &own, manages)))
        @if manages { (Section::new(r.t("settings-day-add")).body(day_form(viewer, input, error))) }
        (Section::new(r.t("settings-coming-days")).plain().body(coming(r, &calendar, app.today())))
    };
    Ok(web::page(app, viewer, &title, main))
}

fn weekend_form(viewer: &Viewer, key: &str, calendar: &WorkCalendar) -> Markup {
    let r = &viewer.reader;
    let select = Select::new("weekend", r.t("settings-weekend")).selected(calendar.weekend.key());
    let select = select.options(Weekend::ALL.map(|w| (w.key().to_owned(), r.t(&format!("weekend-{}", w.key())))));
    let form = FormView::post("/settings/calendars", &viewer.csrf).hidden("calendar", key).inline();
    html! { (form.body(html! { (select) (Button::submit(r.t("team-save"))) })) }
}

fn own_days(viewer: &Viewer, days: &[Holiday], manages: bool) -> Markup {
    let r = &viewer.reader;
    if days.is_empty() {
        return html! { (EmptyState::new(r.t("settings-own-days-empty")).text(r.t("settings-own-days-empty-text")).icon("calendar")) };
    }
    let rows = days.iter().map(|day| {
        let shown = day.day.parse::<Day>().map_or_else(|_| day.day.clone(), |d| r.day(d));
        let row = Row::new(&day.id)
            .cell(html! { (shown) })
            .cell(html! { bdi { (day.name) } })
            .cell(html! { (kind(r, &day.kind)) });
        let remove =
            PostButton::new(format!("/settings/calendars/days/{}/remove", day.id), &viewer.csrf, r.t("team-remove"));
        if manages { row.actions(html! { (remove.icon("trash").quiet().small()) }) } else { row }
    });
    let table = DataTable::new(r, r.t("settings-own-days")).column(Column::new("day", r.t("settings-day")).header());
    let table = table
        .column(Column::new("name", r.t("settings-day-name")))
        .column(Column::new("kind", r.t("settings-day-kind")));
    html! { (table.rows(rows)) }
}

fn kind(r: &Reader, key: &str) -> String {
    let kind = key.parse().unwrap_or(HolidayKind::Holiday);
    r.t(&format!("settings-day-{}", kind.key()))
}

fn day_form(viewer: &Viewer, input: &Input, error: Option<&Error>) -> Markup {
    let r = &viewer.reader;
    let select = Select::new("kind", r.t("settings-day-kind")).selected(&input.kind).faults(r, error);
    let select = select.options(HolidayKind::ALL.map(|k| (k.key().to_owned(), kind(r, k.key()))));
    let form = FormView::post("/settings/calendars/days", &viewer.csrf).hidden("calendar", &input.calendar);
    let body = html! {
        (DateField::new(r, "day", r.t("settings-day")).typed(&input.day).required().faults(r, error))
        (Field::text("name", r.t("settings-day-name")).value(&input.name).required().faults(r, error))
        (select)
        (Button::submit(r.t("settings-day-add")).primary())
    };
    html! { (form.body(body)) }
}

/// What is special in the twelve months to come.
fn coming(r: &Reader, calendar: &WorkCalendar, today: Day) -> Markup {
    let until = today.saturating_add(jiff::Span::new().years(1));
    let off =
        calendar.holidays.range(today..until).map(|(day, name)| (*day, holiday_name(r, name), HolidayKind::Holiday));
    let worked = calendar.working_weekends.range(today..until).map(|day| (*day, String::new(), HolidayKind::Working));
    let mut days: Vec<_> = off.chain(worked).collect();
    days.sort_by_key(|(day, ..)| *day);
    if days.is_empty() {
        return html! { (EmptyState::new(r.t("settings-coming-days-empty")).icon("calendar")) };
    }
    let rows = days.into_iter().map(|(day, name, special)| {
        Row::new(day.to_string())
            .cell(html! { (r.day(day)) })
            .cell(html! { bdi { (name) } })
            .cell(html! { (kind(r, special.key())) })
    });
    let table = DataTable::new(r, r.t("settings-coming-days")).column(Column::new("day", r.t("settings-day")).header());
    let table = table
        .column(Column::new("name", r.t("settings-day-name")))
        .column(Column::new("kind", r.t("settings-day-kind")));
    html! { (table.rows(rows)) }
}

/// Shipped days carry the key of their name, added ones the name itself.
fn holiday_name(r: &Reader, name: &str) -> String {
    if name.starts_with("holiday-") { r.t(name) } else { name.to_owned() }
}
