//! Where the first administrator sets a new installation up.

use axum::extract::{Path, State};
use axum::http::request::Parts;
use i18n::{Language, Reader};
use kernel::Error;
use maud::{Markup, html};
use web::components::{Button, ErrorSummary, Field, FormView, RadioCards, Select};
use web::page::bare;
use web::viewer::visitor_language;
use web::{App, Outcome, Shared};

use super::super::actions::first::Input;
use super::super::invitation::{self, Kind};
use super::invitation::new_password;
use super::languages;
use crate::settings::{self, RenewalOwner, calendar_name};

/// `GET /first/{secret}`.
pub(in crate::sessions) async fn page(State(app): State<Shared>, Path(secret): Path<String>, parts: Parts) -> Outcome {
    invitation::open(&app, &secret, Kind::First).await?;
    let reader = app.reader_in(visitor_language(&app, &parts));
    let (zone, currency, calendar) = usual(reader.language);
    let input = Input {
        language: reader.language.tag().to_owned(),
        zone: zone.to_owned(),
        currency: currency.to_owned(),
        calendar: calendar.to_owned(),
        renewal_owner: RenewalOwner::default().key().to_owned(),
        ..Input::default()
    };
    Ok(shown(&app, &reader, (&secret, &input), None))
}

/// What somebody who reads this language most often wants: zone, currency, working calendar. All can be changed in the form.
const fn usual(language: Language) -> (&'static str, &'static str, &'static str) {
    match language {
        Language::En => ("UTC", "USD", "INTL"),
        Language::ZhCn => ("Asia/Shanghai", "CNY", "CN"),
        Language::Fa => ("Asia/Tehran", "IRR", "IR"),
    }
}

/// The form with what was typed and what is wrong.
pub(in crate::sessions) fn shown(
    app: &App,
    r: &Reader,
    (secret, input): (&str, &Input),
    error: Option<&Error>,
) -> Markup {
    let title = r.t("first-title");
    let here = format!("/first/{secret}");
    let form = FormView::post(&here, "").body(html! {
        h2 { (r.t("first-you")) }
        (Field::text("person", r.t("person-name")).value(&input.person).required().autocomplete("name").faults(r, error))
        (Field::email("email", r.t("person-email")).value(&input.email).required().autocomplete("username").faults(r, error))
        (new_password(r, error))
        h2 { (r.t("first-company")) }
        (company(r, input, error))
        (Button::submit(r.t("first-button")).primary())
    });
    let main = html! {
        h1 { (title) }
        p.question { (r.t("first-question")) }
        (ErrorSummary::new(r, error))
        (form)
        (languages(r, &here))
    };
    bare(app, r, &title, main)
}

fn company(r: &Reader, input: &Input, error: Option<&Error>) -> Markup {
    let language = Select::new("language", r.t("settings-language")).selected(&input.language).faults(r, error);
    let language = language.options(Language::ALL.map(|l| (l.tag().to_owned(), l.own_name().to_owned())));
    let calendar = Select::new("calendar", r.t("settings-calendar")).selected(&input.calendar).faults(r, error);
    let calendar = calendar.options(settings::CALENDARS.map(|key| (key.to_owned(), calendar_name(r, key))));
    let mut owner =
        RadioCards::new("renewal_owner", r.t("settings-renewal-owner")).selected(&input.renewal_owner).faults(r, error);
    for choice in RenewalOwner::ALL {
        let key = choice.key();
        owner = owner.card(key, r.t(&format!("renewal-owner-{key}")), r.t(&format!("renewal-owner-{key}-note")));
    }
    html! {
        (Field::text("name", r.t("settings-name")).value(&input.name).required().autocomplete("organization").faults(r, error))
        (language)
        (Field::text("zone", r.t("settings-zone")).value(&input.zone).hint(r.t("person-zone-hint")).required().faults(r, error))
        (Field::text("currency", r.t("settings-currency")).value(&input.currency).hint(r.t("settings-currency-hint")).required().faults(r, error))
        (calendar)
        (owner)
    }
}
