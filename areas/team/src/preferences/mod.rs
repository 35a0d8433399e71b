//! How one person likes to read: language, calendar, time zone, colours. Visitors choose language and colours for their browser.

use axum::Router;
use axum::extract::{FromRequest, Request, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use i18n::{CalendarKind, Language};
use kernel::{Error, Kind, Result, Says};
use maud::{Markup, html};
use serde::Deserialize;
use web::components::{Button, ErrorSummary, Field, FormView, PageHeader, RadioCards, Section, Select};
use web::page::kept_cookie;
use web::viewer::{LANGUAGE, THEME};
use web::{App, Form, Go, Outcome, Shared, Theme, Viewer};

use crate::people::{self, Person};

/// A browser keeps its choice for a year.
const DAYS: i64 = 365;
const THEMES: [Theme; 3] = [Theme::Auto, Theme::Light, Theme::Dark];

/// What is sent: all of it by the page, one of it by the menus of the shell.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
struct Input {
    language: Option<String>,
    calendar: Option<String>,
    zone: Option<String>,
    theme: Option<String>,
    back: String,
}

/// `POST /preferences`.
async fn run(State(app): State<Shared>, viewer: Option<Viewer>, request: Request) -> Outcome<Response> {
    let Some(viewer) = viewer else {
        let body = axum::body::Bytes::from_request(request, &app)
            .await
            .map_err(|_| Error::new(Kind::TooLarge, "error-too-large"))?;
        let input: Input = web::form::read(&body)?;
        return Ok(with_cookies(Go::back(&input.back, "/sign-in"), &input).into_response());
    };
    let Form(input) = Form::<Input>::from_request(request, &app).await?;
    let person = people::store::one(app.db.read(), &viewer.id).await?.ok_or_else(Error::not_found)?;
    let wanted = match changed(person.clone(), &input) {
        Ok(wanted) => wanted,
        Err(error) => {
            return Ok((StatusCode::UNPROCESSABLE_ENTITY, shown(&app, &viewer, &person, (&input, Some(&error))))
                .into_response());
        }
    };
    let from_page = input.zone.is_some();
    let mut go = with_cookies(Go::back(&input.back, "/preferences"), &input);
    if wanted != person {
        let tx = app.db.write(app.by(viewer.actor())).await?;
        let cause = tx.by().cause.clone();
        tx.update(&person, wanted).await?;
        tx.commit().await?;
        app.touched();
        go = go.undoing("preferences-saved", &cause);
    } else if from_page {
        go = go.saying("preferences-saved");
    }
    Ok(go.into_response())
}

fn with_cookies(mut go: Go, input: &Input) -> Go {
    if let Some(language) = input.language.as_deref().and_then(|tag| tag.parse::<Language>().ok()) {
        go = go.cookie(&kept_cookie(LANGUAGE, language.tag().to_owned(), Some(DAYS)));
    }
    let theme = input.theme.as_deref().and_then(|key| THEMES.into_iter().find(|t| t.key() == key));
    if let Some(theme) = theme {
        go = go.cookie(&kept_cookie(THEME, theme.key().to_owned(), Some(DAYS)));
    }
    go
}

/// The person as they want to be. A new language brings its usual calendar, if the old one had its own and none was chosen.
fn changed(mut person: Person, input: &Input) -> Result<Person> {
    if let Some(tag) = &input.language {
        let language = tag.parse::<Language>().map_err(|()| Error::field("language", "person-language-wrong"))?;
        if person.calendar() == person.language().usual_calendar() {
            language.usual_calendar().key().clone_into(&mut person.calendar);
        }
        language.tag().clone_into(&mut person.language);
    }
    if let Some(calendar) = &input.calendar {
        person.calendar.clone_from(calendar);
    }
    if let Some(zone) = &input.zone {
        zone.trim().clone_into(&mut person.zone);
    }
    person.checked()
}

/// `GET /preferences`.
async fn page(State(app): State<Shared>, viewer: Viewer) -> Outcome {
    let person = people::store::one(app.db.read(), &viewer.id).await?.ok_or_else(Error::not_found)?;
    Ok(shown(&app, &viewer, &person, (&Input::default(), None)))
}

fn shown(app: &App, viewer: &Viewer, person: &Person, (input, error): (&Input, Option<&Error>)) -> Markup {
    let r = &viewer.reader;
    let title = r.t("preferences-title");
    let typed = |typed: &Option<String>, kept: &str| typed.clone().unwrap_or_else(|| kept.to_owned());
    let language = Select::new("language", r.t("person-language"))
        .selected(typed(&input.language, &person.language))
        .faults(r, error);
    let language = language.options(Language::ALL.map(|l| (l.tag().to_owned(), l.own_name().to_owned())));
    let calendar = Select::new("calendar", r.t("person-calendar"))
        .selected(typed(&input.calendar, &person.calendar))
        .faults(r, error);
    let calendar =
        calendar.options(CalendarKind::ALL.map(|c| (c.key().to_owned(), r.t(&format!("calendar-{}", c.key())))));
    let zone =
        Field::text("zone", r.t("person-zone")).value(typed(&input.zone, &person.zone)).hint(r.t("person-zone-hint"));
    let mut theme = RadioCards::new("theme", r.t("web-theme")).selected(typed(&input.theme, viewer.theme.key()));
    for choice in THEMES {
        theme = theme.card(choice.key(), r.t(&format!("web-theme-{}", choice.key())), "");
    }
    let form = FormView::post("/preferences", &viewer.csrf).hidden("back", "/preferences").body(html! {
        (language) (calendar)
        (zone.required().faults(r, error))
        (theme)
        (Button::submit(r.t("team-save")).primary())
    });
    let role = people::role_name(r, person.role());
    let who = Says::new("preferences-who")
        .with("name", person.name.as_str())
        .with("role", role)
        .with("email", person.email.as_str());
    let main = html! {
        (PageHeader::new(&title).question(r.t("preferences-question")))
        p { (r.say(&who)) }
        (ErrorSummary::new(r, error))
        (Section::new(r.t("preferences-reading")).body(html! { (form) }))
        (Section::new(r.t("preferences-safety")).body(html! {
            (Button::link("/settings/password", r.t("password-title")).icon("lock")) " "
            (Button::link("/settings/sessions", r.t("sessions-title")).icon("list"))
        }))
    };
    web::page(app, viewer, &title, main)
}

pub(crate) fn routes() -> Router<Shared> {
    Router::new().route("/preferences", get(page).post(run))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::people::Role;

    fn sara() -> Person {
        Person::new("usr_1".into(), "sara", "sara@example.com", "Sara", Role::Manager)
    }

    fn to(language: &str) -> Input {
        Input { language: Some(language.into()), ..Input::default() }
    }

    #[test]
    fn a_new_language_brings_its_calendar_unless_another_was_chosen() {
        let fa = changed(sara(), &to("fa")).unwrap();
        assert_eq!((fa.language(), fa.calendar()), (Language::Fa, CalendarKind::Jalali));
        let own = Person { calendar: "gregorian".into(), ..fa };
        let back = changed(own, &to("fa")).unwrap();
        assert_eq!(back.calendar(), CalendarKind::Gregorian);
        let both = Input { calendar: Some("gregorian".into()), ..to("fa") };
        assert_eq!(changed(sara(), &both).unwrap().calendar(), CalendarKind::Gregorian);
    }

    #[test]
    fn what_does_not_exist_is_refused_and_named() {
        let wrong = Input { calendar: Some("lunar".into()), zone: Some("Mars/One".into()), ..Input::default() };
        let fields: Vec<String> = changed(sara(), &wrong).unwrap_err().faults.into_iter().map(|f| f.field).collect();
        assert_eq!(fields, ["calendar", "zone"]);
        assert_eq!(changed(sara(), &to("de")).unwrap_err().faults[0].field, "language");
    }
}
