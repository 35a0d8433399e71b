//! What holds for everybody.

use axum::extract::State;
use i18n::{Language, Reader};
use kernel::Error;
use maud::{Markup, html};
use web::components::{Button, Checkbox, ErrorSummary, Field, FormView, PageHeader, RadioCards, Section, Select};
use web::{App, Outcome, Shared, Viewer};

use super::super::actions::workspace::Input;
use super::super::calendars::{self, calendar_name};
use super::super::{Amounts, RenewalOwner};
use crate::actions;

/// `GET /settings/workspace`.
pub(in crate::settings) async fn page(State(app): State<Shared>, viewer: Viewer) -> Outcome {
    viewer.need(actions::SETTINGS_MANAGE)?;
    let input = Input::present(&app).await?;
    Ok(shown(&app, &viewer, &input, None))
}

/// The form with what was typed and what is wrong.
pub(in crate::settings) fn shown(app: &App, viewer: &Viewer, input: &Input, error: Option<&Error>) -> Markup {
    let r = &viewer.reader;
    let title = r.t("settings-workspace-title");
    let form = FormView::post("/settings/workspace", &viewer.csrf).body(html! {
        (Section::new(r.t("settings-company")).body(company(r, input, error)))
        (Section::new(r.t("settings-rules")).body(rules(r, input, error)))
        (Button::submit(r.t("team-save")).primary())
    });
    let main = html! {
        (PageHeader::new(&title).question(r.t("settings-workspace-question")).back("/settings", r.t("settings-title")))
        (ErrorSummary::new(r, error))
        (form)
    };
    web::page(app, viewer, &title, main)
}

fn company(r: &Reader, input: &Input, error: Option<&Error>) -> Markup {
    let language = Select::new("language", r.t("settings-language")).selected(&input.language).faults(r, error);
    let language = language.options(Language::ALL.map(|l| (l.tag().to_owned(), l.own_name().to_owned())));
    let calendar = Select::new("calendar", r.t("settings-calendar")).selected(&input.calendar).faults(r, error);
    let calendar = calendar.options(calendars::KEYS.map(|key| (key.to_owned(), calendar_name(r, key))));
    html! {
        (Field::text("name", r.t("settings-name")).value(&input.name).required().faults(r, error))
        (Field::text("zone", r.t("settings-zone")).value(&input.zone).hint(r.t("settings-zone-hint")).required().faults(r, error))
        (Field::text("currency", r.t("settings-currency")).value(&input.currency).hint(r.t("settings-currency-hint")).required().faults(r, error))
        (Checkbox::new("toman", r.t("settings-toman")).value("1").checked(input.toman.is_some()).hint(r.t("settings-toman-hint")))
        (calendar)
        (language)
    }
}

fn rules(r: &Reader, input: &Input, error: Option<&Error>) -> Markup {
    let mut owner =
        RadioCards::new("renewal_owner", r.t("settings-renewal-owner")).selected(&input.renewal_owner).faults(r, error);
    for choice in RenewalOwner::ALL {
        let key = choice.key();
        owner = owner.card(key, r.t(&format!("renewal-owner-{key}")), r.t(&format!("renewal-owner-{key}-note")));
    }
    let mut amounts = RadioCards::new("amounts", r.t("settings-amounts")).selected(&input.amounts).faults(r, error);
    for choice in Amounts::ALL {
        let key = choice.key();
        amounts = amounts.card(key, r.t(&format!("amounts-{key}")), r.t(&format!("amounts-{key}-note")));
    }
    html! { (owner) (amounts) }
}
