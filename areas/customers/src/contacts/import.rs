//! Contacts from files: upsert on the key; without one on the mail address, else on account and name.
#![expect(clippy::result_large_err, reason = "a refusal is the row's outcome and is kept as it is")]

use std::collections::{HashMap, HashSet};

use kernel::{Error, Result, Says};
use sea_orm::ExprTrait;
use sea_orm::entity::prelude::*;
use serde_json::{Map, Value as Json};
use storage::{Tx, fault};
use tables::{FieldType, MappedRow, Target, TargetField, Typed};
use web::BoxFuture;
use web::module::{Importing, RowOutcome};

use super::model::{Column, Contact, Entity, ROLES};
use crate::accounts::LANGUAGES;
use crate::imports::taking::{self, Upsert, faulty, refused, text};
use crate::links;

/// Fields on which rows may upsert.
const KEYS: [&str; 3] = ["key", "email", "person_key"];

/// What a contact is made of.
pub(crate) fn target() -> Target {
    let text = |key| TargetField::new(key, FieldType::Text);
    let choice =
        |key, keys: &[&str]| TargetField::new(key, FieldType::Choice(keys.iter().map(|&k| k.to_owned()).collect()));
    let fields = vec![
        text("key").key().known_as("contact id|contactId|id|联系人编号|编号|کد رابط|شناسه"),
        text("account_key").known_as(
            "account|account id|customer|customer id|company|company id|客户|客户编号|公司|مشتری|کد مشتری|شرکت",
        ),
        text("name").known_as("full name|contact|contact name|姓名|联系人|نام|نام و نام خانوادگی"),
        text("form_of_address").known_as("salutation|title|称呼|尊称|عنوان|خطاب"),
        choice("role", &ROLES).known_as("contact role|position|角色|职务|نقش|سمت"),
        text("email").known_as("e-mail|mail|email address|邮箱|电子邮件|ایمیل|رایانامه"),
        text("phone").known_as("telephone|mobile|phone number|tel|电话|手机|تلفن|موبایل"),
        text("messenger").known_as("wechat|telegram|whatsapp|微信|企微|پیام‌رسان|تلگرام"),
        text("person_key").known_as("user|user id|userId|用户|用户编号|کاربر|شناسه کاربر"),
        choice("language", &LANGUAGES).known_as("lang|locale|语言|زبان"),
        TargetField::new("bounced_on", FieldType::Day).known_as("bounced|bounce date|退信日期|تاریخ برگشت ایمیل"),
    ];
    Target { kind: "contacts".to_owned(), fields }
}

/// Upserts a chunk of rows.
pub(crate) fn take<'a, 'b>(
    importing: &'a mut Importing<'b>,
    rows: &'a [MappedRow],
) -> BoxFuture<'a, Result<Vec<RowOutcome>>> {
    Box::pin(async move {
        let key = key(importing)?;
        let accounts = taking::account_ids(importing, rows, "account_key").await?;
        let keys: Vec<String> = rows.iter().map(|row| row_key(row, key)).collect();
        let known = existing(importing.tx, &keys, key).await?;
        let mut people = People::of(importing.tx, rows).await?;
        let mut upsert = Upsert::new();
        let mut seen = HashSet::new();
        let mut outcomes = Vec::with_capacity(rows.len());
        for (row, wanted) in rows.iter().zip(&keys) {
            let old = known.get(wanted);
            let made = made(importing, row, (old, wanted, key), &accounts)
                .and_then(|contact| people.link(importing, row, contact));
            outcomes.push(match (made, old) {
                (Err(refused), _) => refused,
                // Rows without a key of their own may mean the same person twice.
                (Ok(contact), _) if !seen.insert(contact.key.clone()) || repeated(importing, &contact) => {
                    refused(row, importing.mapping, "name", ("import-contact-twice", "import-remedy-contact-twice"))
                }
                (Ok(contact), Some(old)) => upsert.change(row.known_at, old, contact),
                (Ok(contact), None) => upsert.insert(row.known_at, contact),
            });
        }
        upsert.write(importing).await?;
        links::attach_dated(importing.app, importing.tx, people.fresh).await?;
        Ok(outcomes)
    })
}

/// The field on which rows upsert: the mapping's, else the key, else the mail address; blank means account and name.
fn key(importing: &Importing<'_>) -> Result<&'static str> {
    let mapping = importing.mapping;
    let chosen = match mapping.key.as_deref() {
        Some(chosen) => chosen,
        None if mapping.field("key").is_some() => "key",
        None if mapping.field("email").is_some() => "email",
        None => return Ok(""),
    };
    KEYS.into_iter().find(|key| *key == chosen).ok_or_else(|| {
        Error::invalid(Says::new("import-key-unusable").with("field", chosen).with("known", KEYS.join(", ")))
    })
}

/// What a row is found by; a row without it by account and name.
fn row_key(row: &MappedRow, key: &str) -> String {
    let by_name =
        || format!("{}/{}", text(row, "account_key").unwrap_or_default(), text(row, "name").unwrap_or_default());
    (!key.is_empty()).then(|| text(row, key)).flatten().map_or_else(by_name, str::to_owned)
}

async fn existing(tx: &Tx, keys: &[String], key: &str) -> Result<HashMap<String, Contact>> {
    let column = match key {
        "email" => Column::Email,
        "person_key" => Column::PersonKey,
        _ => Column::Key,
    };
    let wanted = || keys.iter().map(String::as_str);
    let select = Entity::find().filter(column.is_in(wanted()).or(Column::Key.is_in(wanted())));
    let rows = select.all(&**tx).await.map_err(|e| fault(&e))?;
    let mut known = HashMap::new();
    for contact in rows {
        let by = match key {
            "email" => contact.email.clone(),
            "person_key" => contact.person_key.clone(),
            _ => None,
        };
        known.insert(contact.key.clone(), contact.clone());
        if let Some(by) = by {
            known.insert(by, contact);
        }
    }
    Ok(known)
}

/// The contact that a row makes of the one there was, or why it is not taken.
fn made(
    importing: &Importing<'_>,
    row: &MappedRow,
    (old, wanted, key): (Option<&Contact>, &str, &str),
    accounts: &HashMap<String, String>,
) -> Result<Contact, RowOutcome> {
    let mapping = importing.mapping;
    let mut contact = old.cloned().unwrap_or_else(|| Contact {
        id: importing.app.id("con"),
        key: if key == "key" { wanted.to_owned() } else { text_key(row).unwrap_or(wanted).to_owned() },
        role: "other".to_owned(),
        own: "{}".to_owned(),
        version: 1,
        ..Contact::default()
    });
    match text(row, "account_key") {
        Some(named) => match accounts.get(named) {
            Some(id) => contact.account_id.clone_from(id),
            None => return Err(taking::unknown_account(row, mapping, "account_key")),
        },
        None if contact.account_id.is_empty() => {
            return Err(refused(
                row,
                mapping,
                "account_key",
                ("import-account-missing", "import-remedy-account-missing"),
            ));
        }
        None => {}
    }
    for (field, value) in row.fields.iter().filter(|(_, value)| !value.is_null()) {
        set(&mut contact, field, value);
    }
    merge(&mut contact.own, row);
    contact.checked().map_err(|error| faulty(row, mapping, &error))
}

/// The key that the file gives; one made of the row's content does not name a person.
fn text_key(row: &MappedRow) -> Option<&str> {
    text(row, "key").filter(|key| !made_of_content(key))
}

/// Keys that the engine makes: 32 hexadecimal digits, a dash and a number.
fn made_of_content(key: &str) -> bool {
    key.split_once('-').is_some_and(|(hash, n)| {
        hash.len() == 32 && hash.bytes().all(|b| b.is_ascii_hexdigit()) && n.parse::<u32>().is_ok()
    })
}

fn set(contact: &mut Contact, field: &str, value: &Typed) {
    let written = || value.text().unwrap_or_default().to_owned();
    match field {
        "name" => contact.name = written(),
        "role" => contact.role = written(),
        "form_of_address" => contact.form_of_address = Some(written()),
        "email" => contact.email = Some(written()),
        "phone" => contact.phone = Some(text::latin_digits(&written())),
        "messenger" => contact.messenger = Some(written()),
        "person_key" => contact.person_key = Some(written()),
        "language" => contact.language = Some(written()),
        "bounced_on" => contact.bounced_on = value.day().map(|day| day.to_string()),
        _ => {}
    }
}

/// Own columns of a contact stay beside it as text; only accounts have columns of their own.
fn merge(own: &mut String, row: &MappedRow) {
    if row.own.values().all(Typed::is_null) {
        return;
    }
    let mut object: Map<String, Json> = serde_json::from_str(own).unwrap_or_default();
    for (key, value) in row.own.iter().filter(|(_, value)| !value.is_null()) {
        let json = match (value.text(), value.number(), value.day(), value.flag()) {
            (Some(text), ..) => Json::from(text),
            (_, Some(number), ..) => Json::from(number),
            (_, _, Some(day), _) => Json::from(day.to_string()),
            (.., Some(flag)) => Json::from(flag),
            _ => continue,
        };
        object.insert(key.to_string(), json);
    }
    *own = Json::Object(object).to_string();
}

/// Whether an earlier chunk of this file made or changed the same contact.
fn repeated(importing: &mut Importing<'_>, contact: &Contact) -> bool {
    importing.memory.insert(format!("contact {}", contact.key), String::new()).is_some()
}

/// Which user each contact is.
struct People {
    /// Person keys that are linked, with the contact's id.
    linked: HashMap<String, String>,
    fresh: Vec<links::Dated>,
}

impl People {
    async fn of(tx: &Tx, rows: &[MappedRow]) -> Result<Self> {
        let keys: Vec<&str> = rows.iter().filter_map(|row| text(row, "person_key")).collect();
        let mut linked = HashMap::new();
        if !keys.is_empty() {
            let select =
                links::Entity::find().filter(links::Column::Kind.eq("person")).filter(links::Column::Key.is_in(keys));
            let found = select.all(&**tx).await.map_err(|e| fault(&e))?;
            linked.extend(found.into_iter().map(|link| (link.key, link.subject_id)));
        }
        Ok(Self { linked, fresh: Vec::new() })
    }

    /// Links the contact to its user, unless that user is somebody else.
    fn link(&mut self, importing: &Importing<'_>, row: &MappedRow, contact: Contact) -> Result<Contact, RowOutcome> {
        let Some(key) = text(row, "person_key") else { return Ok(contact) };
        match self.linked.get(key) {
            Some(id) if *id == contact.id => {}
            Some(_) => {
                return Err(refused(
                    row,
                    importing.mapping,
                    "person_key",
                    ("import-person-taken", "import-remedy-person-taken"),
                ));
            }
            None => {
                self.linked.insert(key.to_owned(), contact.id.clone());
                self.fresh.push((row.known_at, ("person", key.to_owned(), contact.id.clone())));
            }
        }
        Ok(contact)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_made_of_content_are_told_from_keys_of_the_file() {
        assert!(made_of_content("0123456789abcdef0123456789abcdef-1"));
        assert!(!made_of_content("0123456789abcdef0123456789abcdef"));
        assert!(!made_of_content("C-17"));
    }
}
