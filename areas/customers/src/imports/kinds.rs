//! What can be imported: the areas' kinds of records, and events.

use i18n::Reader;
use kernel::{Arg, Error, Result, Says};
use tables::{FieldType, Target, TargetField};
use web::{App, ImportKind};

/// The kind of events.
pub(crate) const EVENTS: &str = "events";

/// One kind of import.
pub(crate) enum Kind {
    /// Rows that become records, by an area's own rules.
    Records(ImportKind),
    /// Rows that go to the event log.
    Events,
}

impl Kind {
    /// The kind with this key.
    ///
    /// # Errors
    /// `import-kind-unknown` with those that exist.
    pub(crate) fn find(app: &App, key: &str) -> Result<Self> {
        if key == EVENTS {
            return Ok(Self::Events);
        }
        of_records(app, key).map(Self::Records).ok_or_else(|| {
            let known = keys(app).join(", ");
            Error::invalid(Says::new("import-kind-unknown").with("kind", key).with("known", known))
        })
    }

    /// Its fields.
    pub(crate) fn target(&self) -> Target {
        match self {
            Self::Records(kind) => (kind.target)(),
            Self::Events => events(),
        }
    }
}

/// The kind of records with this key, if there is one.
pub(crate) fn of_records(app: &App, key: &str) -> Option<ImportKind> {
    app.modules.iter().flat_map(|module| module.imports).find(|kind| kind.key == key).copied()
}

/// The keys of all kinds, in the order in which they depend on each other; events come last.
pub(crate) fn keys(app: &App) -> Vec<&'static str> {
    let mut keys: Vec<&'static str> =
        app.modules.iter().flat_map(|module| module.imports).map(|kind| kind.key).collect();
    keys.sort_by_key(|key| *key != "accounts");
    keys.push(EVENTS);
    keys
}

/// What an event is made of.
fn events() -> Target {
    let text = |key| TargetField::new(key, FieldType::Text);
    let fields = vec![
        text("account_key").known_as("account|account id|customer|customer id|company|company id|group|groupId|tenant|organization id|客户|客户编号|客户id|公司|企业编号|مشتری|کد مشتری|شناسه مشتری|شرکت"),
        text("person_key").known_as("user|user id|userId|person|member|email|用户|用户编号|用户id|کاربر|شناسه کاربر"),
        text("name").required().known_as("event|event name|event type|action|activity|type|事件|事件名称|行为|رویداد|نوع رویداد"),
        TargetField::new("at", FieldType::Instant).required().known_as("time|timestamp|date|event time|occurred at|created at|datetime|时间|日期|发生时间|زمان|تاریخ"),
        TargetField::new("value", FieldType::Number).known_as("count|amount|quantity|数量|次数|تعداد|مقدار"),
        text("id").key().known_as("event id|message id|messageId|uuid|事件id|شناسه رویداد"),
        TargetField::new("properties", FieldType::Json).known_as("props|attributes|属性|ویژگی‌ها"),
    ];
    Target { kind: EVENTS.to_owned(), fields }
}

/// What a field is called on screen; a field without a name of its own keeps its key.
pub fn label(reader: &Reader, field: &str) -> String {
    if let Some(own) = field.strip_prefix("own:") {
        return own.to_owned();
    }
    let keys = [format!("mapping-field-{}", field.replace('_', "-")), format!("column-{field}")];
    let known = keys.iter().find(|key| reader.catalogues.has(reader.language, key));
    known.map_or_else(|| field.to_owned(), |key| reader.t(key))
}

/// A warning that names a field names it as the screen does.
pub fn named(reader: &Reader, says: &Says) -> Says {
    let mut says = says.clone();
    for (name, arg) in &mut says.args {
        if let Arg::Text(field) = arg
            && name == "field"
        {
            *field = label(reader, field);
        }
    }
    says
}
