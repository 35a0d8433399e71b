//! Accounts from files: upsert on the key, or on another field that the mapping chooses.
#![expect(clippy::result_large_err, reason = "a refusal is the row's outcome and is kept as it is")]
mod own;
mod parents;

use std::collections::HashMap;

use kernel::{Error, Result, Says};
use sea_orm::entity::prelude::*;
use storage::{Tx, fault};
use tables::{FieldType, MappedRow, Mapping, Target, TargetField, Typed};
use web::module::{Importing, RowOutcome};
use web::{App, BoxFuture};

use super::model::{Account, CALENDARS, Column, Entity, KINDS, LANGUAGES};
use crate::imports::taking::{Upsert, faulty, refused, text};
use crate::links;

/// Fields on which rows may upsert.
const KEYS: [&str; 6] = ["key", "registration_id", "email", "phone", "website", "name"];

/// What an account is made of.
pub(crate) fn target() -> Target {
    let text = |key| TargetField::new(key, FieldType::Text);
    let choice =
        |key, keys: &[&str]| TargetField::new(key, FieldType::Choice(keys.iter().map(|&k| k.to_owned()).collect()));
    let day = |key| TargetField::new(key, FieldType::Day);
    let fields = vec![
        text("key").required().key().known_as("account id|account_id|accountId|account|account key|customer id|customerID|customer|company id|id|客户编号|客户id|编号|کد مشتری|شناسه مشتری|شناسه"),
        text("name").known_as("account name|company|company name|customer name|客户名称|公司名称|名称|نام|نام مشتری|نام شرکت|شرکت"),
        text("short_name").known_as("short|display name|简称|نام کوتاه"),
        text("legal_name").known_as("legal entity|registered name|法定名称|نام ثبتی|نام حقوقی"),
        choice("kind", &KINDS).known_as("account type|客户类型|نوع مشتری"),
        text("parent_key").known_as("parent|parent id|parent key|parent account|parent company|parent name|上级客户|شرکت مادر"),
        text("country").known_as("country code|nation|国家|کشور"),
        text("region").known_as("market|area|state|province|city|地区|区域|省份|منطقه|استان|شهر"),
        text("zone").known_as("time zone|timezone|时区|منطقهٔ زمانی"),
        choice("calendar", &CALENDARS).known_as("working calendar|工作日历|تقویم کاری"),
        text("industry").known_as("sector|vertical|行业|صنعت|حوزهٔ فعالیت"),
        choice("language", &LANGUAGES).known_as("lang|locale|语言|زبان"),
        TargetField::new("team_size", FieldType::Whole).known_as("employees|headcount|number of employees|团队人数|员工数|تعداد اعضای تیم|تعداد کارکنان"),
        day("team_size_on").known_as("team size as of"),
        day("created_on").known_as("created|created at|signup date|sign up date|since|customer since|创建日期|注册日期|تاریخ ثبت|تاریخ عضویت"),
        text("csm").known_as("csm email|owner|customer success manager|客户成功经理|负责人|مدیر موفقیت مشتری|مسئول"),
        text("am").known_as("account manager|am email|sales owner|客户经理|مدیر حساب"),
        text("registration_id").known_as("registration number|tax id|vat number|vat|统一社会信用代码|税号|شناسه ملی|شماره ثبت"),
        text("phone").known_as("telephone|phone number|tel|电话|تلفن|شماره تماس"),
        text("email").known_as("e-mail|mail|email address|邮箱|电子邮件|ایمیل|رایانامه"),
        text("website").known_as("web|site|url|domain|网站|وب‌سایت|سایت"),
    ];
    Target { kind: "accounts".to_owned(), fields }
}

/// The account that a mapping makes where a row names a missing one; key and name are the row's.
///
/// # Errors
/// `create_with` names a field or a value that an account cannot have.
pub fn template(app: &App, mapping: &Mapping) -> Result<Account> {
    let mut account = plain(app);
    for (field, value) in &mapping.create_with {
        let value = Typed::Text(value.clone());
        set(&mut account, field, &value).map_err(|key| {
            Error::invalid(Says::new("import-create-with").with("field", field.as_str())).fault("create_with", key)
        })?;
    }
    (account.key, account.name) = ("template".to_owned(), "template".to_owned());
    account.checked()
}

/// An account of which nothing is known yet but that it is a company, with the workspace's calendar.
pub fn plain(app: &App) -> Account {
    Account {
        kind: "company".to_owned(),
        calendar: app.workspace.load().calendar.clone(),
        own: "{}".to_owned(),
        version: 1,
        ..Account::default()
    }
}

/// Upserts a chunk of rows.
pub(crate) fn take<'a, 'b>(
    importing: &'a mut Importing<'b>,
    rows: &'a [MappedRow],
) -> BoxFuture<'a, Result<Vec<RowOutcome>>> {
    Box::pin(async move {
        let key = importing.mapping.key.clone().unwrap_or_else(|| "key".to_owned());
        let mut own = own::Fields::ready(importing).await?;
        let known = existing(importing.tx, rows, &key).await?;
        let mut parents = parents::Parents::ready(importing, rows, !known.is_empty()).await?;
        let taken = taken(importing.tx, rows).await?;
        let mut upsert = Upsert::new();
        let mut linked = Vec::new();
        let mut outcomes = Vec::with_capacity(rows.len());
        for row in rows {
            let context = Context { taken: &taken, key: &key, known: &known };
            let made = one(importing, row, &context, &mut own).await?.and_then(|made| once(importing, row, made));
            let made = match made {
                Ok((old, account)) => parents.placed(importing, row, account).await?.map(|account| (old, account)),
                Err(refused) => Err(refused),
            };
            outcomes.push(match made {
                Ok((Some(old), account)) => {
                    if account.key != old.key {
                        linked.push((row.known_at, ("account", account.key.clone(), account.id.clone())));
                    }
                    upsert.change(row.known_at, old, account)
                }
                Ok((None, account)) => {
                    linked.push((row.known_at, ("account", account.key.clone(), account.id.clone())));
                    upsert.insert(row.known_at, account)
                }
                Err(refused) => refused,
            });
        }
        upsert.write(importing).await?;
        links::attach_dated(importing.app, importing.tx, linked).await?;
        own.keep(importing).await?;
        Ok(outcomes)
    })
}

/// What is known of a chunk's rows before they are taken.
struct Context<'a> {
    /// Keys that exist, with their accounts' ids.
    taken: &'a HashMap<String, String>,
    key: &'a str,
    known: &'a HashMap<String, Vec<Account>>,
}

type Taken<'a> = Result<(Option<&'a Account>, Account), RowOutcome>;

/// The account that a row makes, beside the one that it changes; or why it is not taken.
async fn one<'a>(
    importing: &Importing<'_>,
    row: &MappedRow,
    context: &Context<'a>,
    own: &mut own::Fields,
) -> Result<Taken<'a>> {
    let mapping = importing.mapping;
    let found = text(row, context.key).and_then(|value| context.known.get(value)).map_or(&[][..], Vec::as_slice);
    let old = match found {
        [] => None,
        [one] => Some(one),
        _ => {
            return Ok(Err(refused(
                row,
                mapping,
                context.key,
                ("import-key-ambiguous", "import-remedy-key-ambiguous"),
            )));
        }
    };
    let mut account = old.cloned().unwrap_or_else(|| Account { id: importing.app.id("acc"), ..plain(importing.app) });
    for (field, value) in row.fields.iter().filter(|(_, value)| !value.is_null()) {
        let person = value.text().unwrap_or_default();
        match &**field {
            "csm" | "am" => match team::people::by_key(importing.app, person).await? {
                Some(known) if &**field == "csm" => account.csm_id = Some(known.id),
                Some(known) => account.am_id = Some(known.id),
                None => {
                    return Ok(Err(refused(
                        row,
                        mapping,
                        field,
                        ("import-person-unknown", "import-remedy-person-unknown"),
                    )));
                }
            },
            // Where it belongs is said once all else is known.
            "parent_key" => {}
            _ => {
                if let Err(key) = set(&mut account, field, value) {
                    return Ok(Err(refused(row, mapping, field, (key, "import-remedy-correct"))));
                }
            }
        }
    }
    if account.team_size != old.and_then(|o| o.team_size) && !row.fields.contains_key("team_size_on") {
        account.team_size_on =
            Some(row.known_at.map_or_else(|| importing.app.today(), |at| at.day(&importing.app.zone())).to_string());
    }
    if account.name.is_empty() {
        account.name.clone_from(&account.key);
    }
    if context.taken.get(&account.key).is_some_and(|id| *id != account.id) {
        return Ok(Err(refused(row, mapping, "key", ("import-key-taken", "import-remedy-key-taken"))));
    }
    match own.merged(importing, row, &account.own).await? {
        Ok(merged) => account.own = merged,
        Err(refused) => return Ok(Err(refused)),
    }
    Ok(account.checked().map(|account| (old, account)).map_err(|error| faulty(row, mapping, &error)))
}

/// The account, unless an earlier row of this file took its key: the engine looks only at the field on which rows upsert.
fn once<'a>(importing: &mut Importing<'_>, row: &MappedRow, made: (Option<&'a Account>, Account)) -> Taken<'a> {
    if importing.mapping.key.as_deref().is_none_or(|key| key == "key") {
        return Ok(made);
    }
    let before = importing.memory.insert(format!("key {}", made.1.key), made.1.id.clone());
    if before.is_none_or(|id| id == made.1.id) {
        return Ok(made);
    }
    Err(refused(row, importing.mapping, "key", ("import-key-taken", "import-remedy-key-taken")))
}

/// Puts one value into its place; the key of the message when it has none.
fn set(account: &mut Account, field: &str, value: &Typed) -> Result<(), &'static str> {
    let written = || value.text().unwrap_or_default().to_owned();
    let day = || value.day().map(|day| day.to_string());
    let digits = || Some(text::latin_digits(&written()));
    match field {
        "key" => account.key = written(),
        "name" => account.name = written(),
        "kind" => account.kind = written(),
        "calendar" => account.calendar = written(),
        "short_name" => account.short_name = Some(written()),
        "legal_name" => account.legal_name = Some(written()),
        "country" => account.country = Some(written()),
        "region" => account.region = Some(written()),
        "zone" => account.zone = Some(written()),
        "industry" => account.industry = Some(written()),
        "language" => account.language = Some(written()),
        "email" => account.email = Some(written()),
        "website" => account.website = Some(written()),
        "phone" => account.phone = digits(),
        "registration_id" => account.registration_id = digits(),
        "team_size" => account.team_size = Some(value.whole().ok_or("import-value-too-large")?),
        "team_size_on" => account.team_size_on = day(),
        "created_on" => account.created_on = day(),
        _ => return Err("import-field-unknown"),
    }
    Ok(())
}

/// The accounts that these rows mean, by what stands in the chosen field.
async fn existing(tx: &Tx, rows: &[MappedRow], key: &str) -> Result<HashMap<String, Vec<Account>>> {
    let column = KEYS.contains(&key).then(|| key.parse::<Column>().ok()).flatten();
    let Some(column) = column else {
        return Err(Error::invalid(Says::new("import-key-unusable").with("field", key).with("known", KEYS.join(", "))));
    };
    let values: Vec<&str> = rows.iter().filter_map(|row| text(row, key)).collect();
    let found = Entity::find().filter(column.is_in(values)).all(&**tx).await.map_err(|e| fault(&e))?;
    let mut known: HashMap<String, Vec<Account>> = HashMap::new();
    for account in found {
        let value = match key {
            "registration_id" => account.registration_id.clone(),
            "email" => account.email.clone(),
            "phone" => account.phone.clone(),
            "website" => account.website.clone(),
            "name" => Some(account.name.clone()),
            _ => Some(account.key.clone()),
        };
        known.entry(value.unwrap_or_default()).or_default().push(account);
    }
    Ok(known)
}

/// Who has the keys that these rows give.
async fn taken(tx: &Tx, rows: &[MappedRow]) -> Result<HashMap<String, String>> {
    let keys: Vec<&str> = rows.iter().filter_map(|row| text(row, "key")).collect();
    super::store::ids_by_key(&**tx, &keys).await
}
