//! What currencies are worth.

use axum::extract::State;
use kernel::{Currency, Day, Error, Result, Says};
use maud::{Markup, html};
use web::components::{
    Button, Column, DataTable, DateField, EmptyState, ErrorSummary, Field, FormView, PageHeader, PostButton,
    RadioCards, Row, Section,
};
use web::{App, Outcome, Shared, Viewer};

use super::super::actions::rate::Input;
use super::super::rates::{self, Rate};
use crate::actions;

/// `GET /settings/rates`.
pub(in crate::settings) async fn page(State(app): State<Shared>, viewer: Viewer) -> Outcome {
    let input = Input { direction: "reversed".to_owned(), ..Input::default() };
    Ok(shown(&app, &viewer, &input, None).await?)
}

/// The page with what was typed and what is wrong.
pub(in crate::settings) async fn shown(
    app: &App,
    viewer: &Viewer,
    input: &Input,
    error: Option<&Error>,
) -> Result<Markup> {
    let r = &viewer.reader;
    let reporting = app.workspace.load().currency;
    let mut all = rates::all(app.db.read()).await?;
    all.sort_by(|a, b| (&a.currency, &b.day).cmp(&(&b.currency, &a.day)));
    let manages = viewer.may(actions::SETTINGS_MANAGE);
    let title = r.t("settings-rates-title");
    let question = r.say(&Says::new("settings-rates-question").with("currency", reporting.code()));
    let main = html! {
        (PageHeader::new(&title).question(question).back("/settings", r.t("settings-title")))
        (ErrorSummary::new(r, error))
        @if manages { (Section::new(r.t("settings-rate-add")).body(form(viewer, reporting, input, error))) }
        @if all.is_empty() {
            (EmptyState::new(r.t("settings-rates-empty")).text(r.t("settings-rates-empty-text")).icon("money"))
        } @else { (table(viewer, &all, manages)) }
    };
    Ok(web::page(app, viewer, &title, main))
}

fn table<'a>(viewer: &'a Viewer, all: &[Rate], manages: bool) -> DataTable<'a> {
    let r = &viewer.reader;
    let rows = all.iter().map(|rate| {
        let day = rate.day.parse::<Day>().map_or_else(|_| rate.day.clone(), |d| r.day(d));
        let worth = rate.per_unit.parse::<f64>().unwrap_or(f64::NAN);
        let equals = |from: &str, x: f64, to: &str| {
            let amount = r.number(x, if x < 1.0 { 9 } else { 4 });
            r.say(&Says::new("settings-rate-equals").with("from", from).with("amount", amount).with("to", to))
        };
        let row = Row::new(&rate.id)
            .cell(html! { span dir="ltr" { (rate.currency) } })
            .cell(html! { (day) })
            .cell(html! { (equals(&rate.currency, worth, &rate.reporting)) })
            .cell(html! { (equals(&rate.reporting, 1.0 / worth, &rate.currency)) });
        let remove = PostButton::new(format!("/settings/rates/{}/remove", rate.id), &viewer.csrf, r.t("team-remove"));
        if manages { row.actions(html! { (remove.icon("trash").quiet().small()) }) } else { row }
    });
    DataTable::new(r, r.t("settings-rates-title"))
        .column(Column::new("currency", r.t("settings-rate-currency")).header())
        .column(Column::new("day", r.t("settings-rate-from")))
        .column(Column::new("rate", r.t("settings-rate")))
        .column(Column::new("reverse", r.t("settings-rate-reverse")).optional())
        .rows(rows)
}

fn form(viewer: &Viewer, reporting: Currency, input: &Input, error: Option<&Error>) -> Markup {
    let r = &viewer.reader;
    let direction = |key: &str| r.say(&Says::new(key).with("currency", reporting.code()));
    let cards = RadioCards::new("direction", r.t("settings-rate-direction"))
        .card("reversed", direction("settings-rate-reversed"), "")
        .card("straight", direction("settings-rate-straight"), "")
        .selected(&input.direction);
    let body = html! {
        (Field::text("currency", r.t("settings-rate-currency")).value(&input.currency).hint(r.t("settings-currency-hint")).required().faults(r, error))
        (DateField::new(r, "day", r.t("settings-rate-from")).typed(&input.day).required().faults(r, error))
        (Field::number("rate", r.t("settings-rate")).value(&input.rate).hint(r.t("settings-rate-hint")).required().faults(r, error))
        (cards)
        (Button::submit(r.t("settings-rate-add")).primary())
    };
    html! { (FormView::post("/settings/rates", &viewer.csrf).body(body)) }
}
