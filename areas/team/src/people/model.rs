//! A person on the team, and what is checked before one is saved.

use i18n::{CalendarKind, Language};
use jiff::tz::TimeZone;
use kernel::{Error, Instant, Result};
use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use super::role::Role;

/// A row of `people`.
#[derive(Clone, Debug, Default, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "people")]
pub struct Model {
    /// `usr_…`.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    /// The key that files use for this person; unique.
    pub key: String,
    /// Mail address in lower case; unique.
    pub email: String,
    /// The full name as written, in its own script.
    pub name: String,
    /// Key of the role.
    pub role: String,
    /// The part of the team this person belongs to, if it has parts.
    pub team: Option<String>,
    /// `en`, `zh-CN`, `fa`.
    pub language: String,
    /// `gregorian`, `jalali`.
    pub calendar: String,
    /// IANA time zone.
    pub zone: String,
    /// Since when access has ended, in microseconds.
    pub ended_at: Option<i64>,
    /// Counts changes.
    pub version: i64,
}

/// No relations in the ORM: slices are joined by id in code.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

storage::record!("people");

/// Somebody on the team.
pub type Person = Model;
/// The row as SeaORM writes it.
pub type Active = ActiveModel;

impl Model {
    /// A new person who reads English in UTC until something else is chosen.
    pub fn new(id: String, key: &str, email: &str, name: &str, role: Role) -> Self {
        Self {
            id,
            key: key.to_owned(),
            email: mail(email),
            name: name.trim().to_owned(),
            role: role.key().to_owned(),
            team: None,
            language: Language::En.tag().to_owned(),
            calendar: CalendarKind::Gregorian.key().to_owned(),
            zone: "UTC".to_owned(),
            ended_at: None,
            version: 1,
        }
    }

    /// The same person reading `language`, with its usual calendar, in `zone`.
    #[must_use]
    pub fn reading(mut self, language: Language, zone: &str) -> Self {
        language.tag().clone_into(&mut self.language);
        language.usual_calendar().key().clone_into(&mut self.calendar);
        zone.clone_into(&mut self.zone);
        self
    }

    /// The role. A key that no version knows has the fewest rights.
    pub fn role(&self) -> Role {
        self.role.parse().unwrap_or(Role::Analyst)
    }

    /// Whether this person has access.
    pub const fn is_active(&self) -> bool {
        self.ended_at.is_none()
    }

    /// The language of this person's pages.
    pub fn language(&self) -> Language {
        self.language.parse().unwrap_or(Language::En)
    }

    /// The calendar of this person's dates.
    pub fn calendar(&self) -> CalendarKind {
        self.calendar.parse().unwrap_or_else(|()| self.language().usual_calendar())
    }

    /// The zone of this person's times.
    pub fn zone(&self) -> TimeZone {
        TimeZone::get(&self.zone).unwrap_or(TimeZone::UTC)
    }

    /// The same person without access from `now` on.
    #[must_use]
    pub fn ended(&self, now: Instant) -> Self {
        Self { ended_at: Some(now.0), ..self.clone() }
    }

    /// Whether the person can be saved; every wrong field is named.
    pub fn checked(self) -> Result<Self> {
        let mut error = Error::invalid("error-form");
        if self.name.trim().is_empty() {
            error = error.fault("name", "person-name-missing");
        }
        if !is_mail(&self.email) {
            error = error.fault("email", "person-email-wrong");
        }
        if self.role.parse::<Role>().is_err() {
            error = error.fault("role", "person-role-wrong");
        }
        if self.language.parse::<Language>().is_err() {
            error = error.fault("language", "person-language-wrong");
        }
        if self.calendar.parse::<CalendarKind>().is_err() {
            error = error.fault("calendar", "person-calendar-wrong");
        }
        if TimeZone::get(&self.zone).is_err() {
            error = error.fault("zone", "person-zone-wrong");
        }
        if error.faults.is_empty() { Ok(self) } else { Err(error) }
    }
}

/// A mail address as it is kept: without space around it, in lower case.
pub(crate) fn mail(text: &str) -> String {
    text.trim().to_lowercase()
}

/// Whether it looks like `somebody@somewhere`: whether it works only a mail can tell.
pub(crate) fn is_mail(text: &str) -> bool {
    let parts = text.split_once('@');
    parts.is_some_and(|(name, host)| !name.is_empty() && !host.is_empty() && !host.contains('@'))
        && !text.contains(char::is_whitespace)
}

/// The first of `wanted`, `wanted-2`, `wanted-3`, … that is not taken.
pub(crate) fn free_key(wanted: &str, taken: impl Fn(&str) -> bool) -> String {
    let wanted = if wanted.is_empty() { "person" } else { wanted };
    let numbered = (2_u32..).map(|n| format!("{wanted}-{n}"));
    std::iter::once(wanted.to_owned()).chain(numbered).find(|key| !taken(key)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_wrong_field_is_named_at_once() {
        let person = Model {
            name: " ".into(),
            email: "x".into(),
            role: "king".into(),
            zone: "Mars/One".into(),
            ..Model::default()
        };
        let error = person.checked().unwrap_err();
        let fields: Vec<&str> = error.faults.iter().map(|f| f.field.as_str()).collect();
        assert_eq!(fields, ["name", "email", "role", "language", "calendar", "zone"]);
    }

    #[test]
    fn a_new_person_is_complete_and_reads_in_their_way() {
        let person = Model::new("usr_1".into(), "sara", " Sara@Example.COM ", "سارا رضایی", Role::Manager)
            .reading(Language::Fa, "Asia/Tehran");
        let person = person.checked().unwrap();
        assert_eq!(person.email, "sara@example.com");
        assert_eq!(person.calendar(), CalendarKind::Jalali);
        assert!(person.is_active() && !person.ended(Instant(5)).is_active());
    }

    #[test]
    fn mail_addresses() {
        assert!(is_mail("a@b") && is_mail("名@例え.jp"));
        assert!(!is_mail("a") && !is_mail("@b") && !is_mail("a@") && !is_mail("a b@c") && !is_mail("a@b@c"));
    }

    #[test]
    fn keys_are_numbered_when_taken() {
        assert_eq!(free_key("li", |k| k == "li" || k == "li-2"), "li-3");
        assert_eq!(free_key("", |_| false), "person");
    }
}
