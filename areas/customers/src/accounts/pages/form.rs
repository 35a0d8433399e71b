//! Making and changing an account's record by hand.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use i18n::parse_day;
use kernel::{Error, Result, Says, ValueType};
use maud::{Markup, html};
use serde::Deserialize;
use serde_json::{Map, Value as Json};
use team::people::{self, Person};
use web::components::{Button, DateField, ErrorSummary, Field, FormView, PageHeader, PostButton, Select};
use web::{App, Form, Go, Outcome, Shared, Viewer, page};

use crate::accounts::model::{Account, CALENDARS, KINDS, LANGUAGES};
use crate::accounts::seen::Seen;
use crate::accounts::{save, store};
use crate::fields::OwnField;
use crate::{blank, hierarchy};

/// The form as it is posted; own fields come as `own.<key>`.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Input {
    key: String,
    name: String,
    short_name: String,
    legal_name: String,
    kind: String,
    /// The parent's name or key, as typed.
    parent_id: String,
    country: String,
    region: String,
    zone: String,
    calendar: String,
    industry: String,
    language: String,
    team_size: String,
    created_on: String,
    csm_id: String,
    am_id: String,
    registration_id: String,
    phone: String,
    email: String,
    website: String,
    version: i64,
    #[serde(flatten)]
    more: Map<String, Json>,
}

impl Input {
    fn of(v: &Viewer, a: &Account, parent_id: String) -> Self {
        let text = |t: &Option<String>| t.clone().unwrap_or_default();
        let own = a.own_fields().into_iter().map(|(k, value)| {
            let shown = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
            (format!("own.{k}"), Json::String(shown))
        });
        Self {
            key: a.key.clone(),
            name: a.name.clone(),
            short_name: text(&a.short_name),
            legal_name: text(&a.legal_name),
            kind: a.kind.clone(),
            parent_id,
            country: text(&a.country),
            region: text(&a.region),
            zone: text(&a.zone),
            calendar: a.calendar.clone(),
            industry: text(&a.industry),
            language: text(&a.language),
            team_size: a.team_size.map(|n| v.reader.integer(n)).unwrap_or_default(),
            created_on: a.created().map(|d| v.reader.day_input(d)).unwrap_or_default(),
            csm_id: text(&a.csm_id),
            am_id: text(&a.am_id),
            registration_id: text(&a.registration_id),
            phone: text(&a.phone),
            email: text(&a.email),
            website: text(&a.website),
            version: a.version,
            more: own.collect(),
        }
    }

    /// The account with what was typed. What the viewer may not see was not in the form and stays as it is.
    fn onto(&self, v: &Viewer, seen: &Seen, account: Account) -> Result<Account> {
        let team_size = match blank(&self.team_size) {
            None => None,
            Some(typed) => {
                let digits: String = text::latin_digits(&typed).chars().filter(char::is_ascii_digit).collect();
                Some(digits.parse().map_err(|_| Error::field("team_size", "account-team-size-wrong"))?)
            }
        };
        let created_on = match blank(&self.created_on) {
            None => None,
            Some(typed) => {
                let day =
                    parse_day(&typed, v.reader.calendar).ok_or_else(|| Error::field("created_on", "form-day-wrong"))?;
                Some(day.to_string())
            }
        };
        let own = self.own(v, &seen.own, &account)?;
        let typed_or = |typed: &str, old: &Option<String>| if seen.personal { blank(typed) } else { old.clone() };
        Account {
            key: self.key.trim().to_owned(),
            name: self.name.trim().to_owned(),
            short_name: blank(&self.short_name),
            legal_name: blank(&self.legal_name),
            kind: self.kind.clone(),
            country: blank(&self.country),
            region: blank(&self.region),
            zone: blank(&self.zone),
            calendar: self.calendar.clone(),
            industry: blank(&self.industry),
            language: blank(&self.language),
            team_size,
            created_on,
            csm_id: blank(&self.csm_id),
            am_id: blank(&self.am_id),
            registration_id: blank(&text::latin_digits(&self.registration_id)),
            phone: typed_or(&text::latin_digits(&self.phone), &account.phone),
            email: typed_or(&self.email, &account.email),
            website: blank(&self.website),
            own,
            ..account
        }
        .checked()
    }

    /// The own fields as they will be stored: each typed by its definition, the others as they were.
    fn own(&self, v: &Viewer, fields: &[OwnField], account: &Account) -> Result<String> {
        let mut own = account.own_fields();
        for field in fields {
            let name = format!("own.{}", field.key);
            let Some(typed) = self.more.get(&name).and_then(Json::as_str) else { continue };
            match own_value(v, field, typed) {
                Ok(Some(value)) => drop(own.insert(field.key.clone(), value)),
                Ok(None) => drop(own.remove(&field.key)),
                Err(key) => return Err(Error::field(&name, key)),
            }
        }
        Ok(Json::Object(own).to_string())
    }
}

fn own_value(v: &Viewer, field: &OwnField, typed: &str) -> std::result::Result<Option<Json>, &'static str> {
    let Some(typed) = blank(typed) else { return Ok(None) };
    match field.value_type() {
        ValueType::Number | ValueType::Money => {
            let number =
                text::latin_digits(&typed).parse::<f64>().ok().filter(|n| n.is_finite()).ok_or("form-number-wrong")?;
            Ok(Some(plain(number)))
        }
        ValueType::Flag => Ok(Some(Json::Bool(typed == "true"))),
        ValueType::Date => {
            Ok(Some(Json::String(parse_day(&typed, v.reader.calendar).ok_or("form-day-wrong")?.to_string())))
        }
        ValueType::Text => Ok(Some(Json::String(typed))),
        ValueType::Choice if field.options().contains(&typed) => Ok(Some(Json::String(typed))),
        ValueType::Choice => Err("form-choice-wrong"),
    }
}

/// A number as imports store it, so that saving an untouched field changes nothing: a whole one without a decimal point.
#[expect(clippy::cast_possible_truncation, reason = "whole and below 2^53")]
fn plain(number: f64) -> Json {
    if number.fract() == 0.0 && number.abs() < 9e15 { Json::from(number as i64) } else { Json::from(number) }
}

/// `GET /accounts/new`.
pub(crate) async fn new(State(app): State<Shared>, viewer: Viewer) -> Outcome {
    viewer.need("account.create")?;
    let workspace = app.workspace.load();
    let input = Input {
        kind: "company".to_owned(),
        calendar: workspace.calendar.clone(),
        csm_id: viewer.id.clone(),
        ..Input::default()
    };
    form(&app, &viewer, None, &input, None).await
}

/// `POST /accounts/new`.
pub(crate) async fn create(
    State(app): State<Shared>,
    viewer: Viewer,
    Form(mut input): Form<Input>,
) -> Outcome<Response> {
    viewer.need("account.create")?;
    let id = app.id("acc");
    if input.key.trim().is_empty() {
        input.key.clone_from(&id);
    }
    let seen = Seen::of(&app, &viewer, &id).await?;
    let account = Account { id: id.clone(), own: "{}".to_owned(), version: 1, ..Account::default() };
    match fitting(&app, &viewer, &input, input.onto(&viewer, &seen, account)).await {
        Ok(account) => {
            let says = Says::new("account-added").with("name", account.name.as_str());
            let cause = save::create(&app, &viewer, account).await?;
            Ok(Go::to(format!("/accounts/{id}")).undoing(says, &cause).into_response())
        }
        Err(error) => {
            Ok((StatusCode::UNPROCESSABLE_ENTITY, form(&app, &viewer, None, &input, Some(&error)).await?)
                .into_response())
        }
    }
}

/// `GET /accounts/{id}/edit`.
pub(crate) async fn edit(State(app): State<Shared>, viewer: Viewer, Path(id): Path<String>) -> Outcome {
    team::rights::need_write(&app, &viewer, &id)?;
    let account = store::get(app.db.read(), &id).await?;
    let input = Input::of(&viewer, &account, hierarchy::shown(&app, &account).await?);
    form(&app, &viewer, Some(&account), &input, None).await
}

/// `POST /accounts/{id}/edit`.
pub(crate) async fn update(
    State(app): State<Shared>,
    viewer: Viewer,
    Path(id): Path<String>,
    Form(input): Form<Input>,
) -> Outcome<Response> {
    team::rights::need_write(&app, &viewer, &id)?;
    let old = store::get(app.db.read(), &id).await?;
    let seen = Seen::of(&app, &viewer, &id).await?;
    match write(&app, &viewer, &seen, &old, &input).await {
        Ok(cause) => Ok(Go::to(format!("/accounts/{id}")).undoing("account-saved", &cause).into_response()),
        Err(error) => {
            let markup = form(&app, &viewer, Some(&old), &input, Some(&error)).await?;
            Ok((web::failure::status(error.kind), markup).into_response())
        }
    }
}

async fn write(app: &App, viewer: &Viewer, seen: &Seen, old: &Account, input: &Input) -> Result<String> {
    if input.version != old.version {
        return Err(Error::stale());
    }
    let account = fitting(app, viewer, input, input.onto(viewer, seen, old.clone())).await?;
    save::update(app, viewer, old, account).await
}

/// The account below the parent that was typed, if it fits among the others.
async fn fitting(app: &App, viewer: &Viewer, input: &Input, account: Result<Account>) -> Result<Account> {
    let mut account = account?;
    taken(app, &account.id, &account.key).await?;
    let before = account.parent_id.clone();
    account.parent_id = hierarchy::named(app, viewer, &input.parent_id, &account).await?;
    hierarchy::checked(app, viewer, before.as_deref(), &account).await?;
    Ok(account)
}

async fn taken(app: &App, id: &str, key: &str) -> Result<()> {
    match store::by_key(app.db.read(), key).await? {
        Some(other) if other.id != id => {
            Err(Error::field("key", Says::new("account-key-taken").with("name", other.name.as_str())))
        }
        _ => Ok(()),
    }
}

#[derive(Debug, Deserialize)]
pub(crate) struct Nothing {}

/// `POST /accounts/{id}/delete`: takes the record away; undo brings it back. Its events stay in the log. Those that belonged to it
/// stand for themselves from then on.
pub(crate) async fn delete(
    State(app): State<Shared>,
    viewer: Viewer,
    Path(id): Path<String>,
    Form(Nothing {}): Form<Nothing>,
) -> Outcome<Go> {
    team::rights::need_write(&app, &viewer, &id)?;
    let account = store::get(app.db.read(), &id).await?;
    let tx = app.db.write(app.by(viewer.actor())).await?;
    let cause = tx.by().cause.clone();
    let says = Says::new("audit-account-removed").with("name", account.name.as_str());
    team::audit::note(&tx, "account.write", &format!("account:{id}"), says).await?;
    for child in hierarchy::of_parent(&*tx, &id).await? {
        tx.update(&child, Account { parent_id: None, ..child.clone() }).await?;
    }
    tx.delete(&account).await?;
    tx.commit().await?;
    app.touched();
    Ok(Go::to("/accounts").undoing(Says::new("account-removed").with("name", account.name.as_str()), &cause))
}

async fn form(app: &App, v: &Viewer, account: Option<&Account>, input: &Input, error: Option<&Error>) -> Outcome {
    let title = account.map_or_else(|| v.t("account-new"), |a| a.name.clone());
    let place = account.map_or_else(|| "/accounts/new".to_owned(), |a| format!("/accounts/{}/edit", a.id));
    let back = account.map_or_else(|| "/accounts".to_owned(), |a| format!("/accounts/{}", a.id));
    let seen = Seen::of(app, v, account.map_or("", |a| a.id.as_str())).await?;
    let people = people::all(app).await?;
    let body = html! {
        (ErrorSummary::new(&v.reader, error))
        (record_fields(v, input, seen.personal, error))
        (hierarchy::field(app, v, &input.parent_id, error))
        (owner_fields(v, input, &people))
        @for field in &seen.own { (own_field(v, field, input, error)) }
        div class="form-actions" { (Button::submit(v.t("act-save")).primary()) (Button::link(&back, v.t("act-cancel"))) }
    };
    let main = html! {
        (PageHeader::new(&title).back(&back, v.t("account-back")))
        (FormView::post(place, &v.csrf).columns().hidden("version", input.version.to_string()).body(body))
        @if let Some(account) = account { (PostButton::new(format!("/accounts/{}/delete", account.id), &v.csrf, v.t("account-remove")).danger()) }
    };
    Ok(page(app, v, &title, main))
}

fn record_fields(v: &Viewer, i: &Input, personal: bool, error: Option<&Error>) -> Markup {
    let r = &v.reader;
    let options = |prefix: &'static str, keys: &'static [&'static str]| {
        keys.iter().map(move |k| ((*k).to_owned(), v.t(&format!("{prefix}-{k}"))))
    };
    html! {
        (Field::text("name", v.t("column-name")).value(&i.name).required().faults(r, error))
        (Field::text("short_name", v.t("column-short_name")).value(&i.short_name))
        (Field::text("legal_name", v.t("column-legal_name")).value(&i.legal_name))
        (Field::text("key", v.t("column-key")).value(&i.key).hint(v.t("account-key-hint")).faults(r, error))
        (Select::new("kind", v.t("column-kind")).options(options("account-kind", &KINDS)).selected(&i.kind).faults(r, error))
        (Field::text("country", v.t("column-country")).value(&i.country))
        (Field::text("region", v.t("column-region")).value(&i.region))
        (Field::text("zone", v.t("column-zone")).value(&i.zone).placeholder("Asia/Tehran").faults(r, error))
        (Select::new("calendar", v.t("column-calendar")).options(options("account-calendar", &CALENDARS)).selected(&i.calendar).faults(r, error))
        (Select::new("language", v.t("column-language")).blank(v.t("choice-unknown")).options(options("account-language", &LANGUAGES)).selected(&i.language).faults(r, error))
        (Field::text("industry", v.t("column-industry")).value(&i.industry))
        (Field::text("team_size", v.t("column-team_size")).value(&i.team_size).faults(r, error))
        (DateField::new(r, "created_on", v.t("column-created_on")).typed(&i.created_on).faults(r, error))
        (Field::text("registration_id", v.t("column-registration_id")).value(&i.registration_id))
        @if personal {
            (Field::tel("phone", v.t("contact-phone")).value(&i.phone))
            (Field::email("email", v.t("contact-email")).value(&i.email).faults(r, error))
        }
        (Field::url("website", v.t("column-website")).value(&i.website))
    }
}

fn owner_fields(v: &Viewer, i: &Input, people: &[Person]) -> Markup {
    html! {
        (people::select(("csm_id", v.t("column-csm")), people, &[], &i.csm_id).blank(v.t("owner-none")))
        (people::select(("am_id", v.t("column-am")), people, &[], &i.am_id).blank(v.t("owner-none")))
    }
}

fn own_field(v: &Viewer, field: &OwnField, input: &Input, error: Option<&Error>) -> Markup {
    let name = format!("own.{}", field.key);
    let value = input.more.get(&name).and_then(Json::as_str).unwrap_or("");
    let r = &v.reader;
    match field.value_type() {
        ValueType::Flag => {
            let yes_no = [("true".to_owned(), v.t("value-yes")), ("false".to_owned(), v.t("value-no"))];
            html! { (Select::new(name, &field.label).blank(v.t("choice-unknown")).options(yes_no).selected(value)) }
        }
        ValueType::Choice => {
            let options = field.options().into_iter().map(|o| (o.clone(), o));
            html! { (Select::new(name, &field.label).blank(v.t("choice-unknown")).options(options).selected(value).faults(r, error)) }
        }
        ValueType::Date => html! { (DateField::new(r, &name, &field.label).typed(value).faults(r, error)) },
        _ => html! { (Field::text(name, &field.label).value(value).faults(r, error)) },
    }
}
