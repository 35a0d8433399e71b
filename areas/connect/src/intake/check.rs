//! The step *check*: a raw message becomes one that can be taken, or is refused with field, value and remedy.

use serde::Deserialize;
use serde_json::value::RawValue;
use serde_json::{Map, Value};
use sha2::{Digest, Sha256};

use super::message::{Body, Kind, Message};
use super::reject::{Reason, Rejection};
use super::{MESSAGE_LIMIT, decimal, time};

/// A message as Segment's SDKs write it. Every field is read as it is written, so that a wrong one can be named.
#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct Wire<'a> {
    #[serde(borrow, rename = "type")]
    kind: Option<&'a RawValue>,
    #[serde(borrow)]
    message_id: Option<&'a RawValue>,
    #[serde(borrow)]
    user_id: Option<&'a RawValue>,
    #[serde(borrow)]
    anonymous_id: Option<&'a RawValue>,
    #[serde(borrow)]
    group_id: Option<&'a RawValue>,
    #[serde(borrow)]
    previous_id: Option<&'a RawValue>,
    #[serde(borrow)]
    event: Option<&'a RawValue>,
    #[serde(borrow)]
    name: Option<&'a RawValue>,
    #[serde(borrow)]
    category: Option<&'a RawValue>,
    #[serde(borrow)]
    timestamp: Option<&'a RawValue>,
    #[serde(borrow)]
    original_timestamp: Option<&'a RawValue>,
    #[serde(borrow)]
    sent_at: Option<&'a RawValue>,
    #[serde(borrow)]
    properties: Option<&'a RawValue>,
    #[serde(borrow)]
    traits: Option<&'a RawValue>,
    #[serde(borrow)]
    context: Option<&'a RawValue>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Context<'a> {
    #[serde(borrow, rename = "groupId")]
    group_id: Option<&'a RawValue>,
    #[serde(borrow)]
    traits: Option<&'a RawValue>,
}

/// Where an amount may stand among the properties; the first that is a number counts.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Amounts<'a> {
    #[serde(borrow)]
    value: Option<&'a RawValue>,
    #[serde(borrow)]
    revenue: Option<&'a RawValue>,
}

/// Checks a message; `path` is the kind that the path of the request names.
pub fn check(raw: &RawValue, path: Option<Kind>) -> Result<Message, Rejection> {
    if raw.get().len() > MESSAGE_LIMIT {
        return Err(Rejection::new(Reason::TooLarge, "", raw.get()));
    }
    let not_object = || Rejection::new(Reason::NotObject, "", raw.get());
    // A list would be read as the fields in their order.
    let object = Some(raw.get()).filter(|text| text.starts_with('{')).ok_or_else(not_object)?;
    let wire: Wire<'_> = serde_json::from_str(object).map_err(|_| not_object())?;
    let named = text(wire.kind, "type")?;
    let kind = match (&named, path) {
        (Some(named), _) => Kind::of(named).ok_or_else(|| Rejection::new(Reason::Kind, "type", named))?,
        (None, Some(kind)) => kind,
        (None, None) => return Err(Rejection::new(Reason::Kind, "type", "")),
    };
    let context: Context<'_> = inside(wire.context, "context")?;
    let (user, visitor) = (text(wire.user_id, "userId")?, text(wire.anonymous_id, "anonymousId")?);
    if user.is_none() && visitor.is_none() {
        return Err(Rejection::new(Reason::Nobody, "userId", ""));
    }
    let own_group = text(wire.group_id, "groupId")?;
    let group = own_group.map_or_else(|| text(context.group_id, "context.groupId"), |key| Ok(Some(key)))?;
    let at = instant(wire.timestamp, "timestamp")?;
    let timestamp = at.map_or_else(|| instant(wire.original_timestamp, "originalTimestamp"), |at| Ok(Some(at)))?;
    let id = text(wire.message_id, "messageId")?;
    let digest = id.is_none().then(|| Sha256::digest(raw.get().as_bytes()).into());
    let body = body(kind, &wire, &context, group.as_deref())?;
    let group = group.or_else(|| company(&body));
    let sent = instant(wire.sent_at, "sentAt").ok().flatten();
    let anonymous = user.is_none();
    let (person, visitor) = if anonymous { (visitor, None) } else { (user, visitor) };
    Ok(Message { id, person, visitor, anonymous, group, timestamp, sent, body, digest })
}

fn body(kind: Kind, wire: &Wire<'_>, context: &Context<'_>, group: Option<&str>) -> Result<Body, Rejection> {
    match kind {
        Kind::Track => {
            let name = text(wire.event, "event")?.ok_or_else(|| Rejection::new(Reason::Missing, "event", ""))?;
            let (value, properties) = properties(wire.properties)?;
            Ok(Body::Event { name, value, properties })
        }
        Kind::Page | Kind::Screen => {
            let (value, _) = properties(wire.properties)?;
            let mut facts = map(wire.properties, "properties")?;
            for (field, raw) in [("name", wire.name), ("category", wire.category)] {
                if let Some(text) = text(raw, field)? {
                    facts.entry(field).or_insert(Value::String(text));
                }
            }
            let properties = (!facts.is_empty()).then(|| Value::Object(facts).to_string());
            let name = if kind == Kind::Page { "page" } else { "screen" }.to_owned();
            Ok(Body::Event { name, value, properties })
        }
        Kind::Identify => Ok(Body::Identify(map(wire.traits.or(context.traits), "traits")?)),
        Kind::Group if group.is_none() => Err(Rejection::new(Reason::Missing, "groupId", "")),
        Kind::Group => Ok(Body::Group(map(wire.traits, "traits")?)),
        Kind::Alias => {
            let before = text(wire.previous_id, "previousId")?;
            before.map(Body::Alias).ok_or_else(|| Rejection::new(Reason::Missing, "previousId", ""))
        }
    }
}

/// The key of the company that the traits of a user name, as B2B products send it.
fn company(body: &Body) -> Option<String> {
    let Body::Identify(traits) = body else { return None };
    match traits.get("company")? {
        Value::Object(company) => match company.get("id")? {
            Value::String(id) if !id.is_empty() => Some(id.clone()),
            Value::Number(id) => Some(id.to_string()),
            _ => None,
        },
        _ => None,
    }
}

/// The properties as they are written, and the amount among them.
fn properties(raw: Option<&RawValue>) -> Result<(Option<i128>, Option<String>), Rejection> {
    let amounts: Amounts<'_> = inside(raw, "properties")?;
    let mut value = None;
    for (field, raw) in [("properties.value", amounts.value), ("properties.revenue", amounts.revenue)] {
        let Some(raw) = raw.filter(|_| value.is_none()) else { continue };
        value = amount(raw.get(), field)?;
    }
    let kept = raw.map(RawValue::get).filter(|text| !matches!(*text, "null" | "{}"));
    Ok((value, kept.map(str::to_owned)))
}

/// A number, also one written as a text. Another text is no amount, but a fact like every other property.
pub(super) fn amount(written: &str, field: &str) -> Result<Option<i128>, Rejection> {
    let inside = written.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')).unwrap_or(written);
    match decimal::read(inside.trim()) {
        decimal::Read::Value(value) => Ok(Some(value)),
        decimal::Read::TooFine => Err(Rejection::new(Reason::Decimal, field, inside)),
        decimal::Read::None => Ok(None),
    }
}

/// A key or a name: text, or a number as it is written. Nothing when it is null, missing or blank.
pub(super) fn text(raw: Option<&RawValue>, field: &str) -> Result<Option<String>, Rejection> {
    let Some(raw) = raw.map(RawValue::get) else { return Ok(None) };
    let wrong = || Rejection::new(Reason::Type, field, raw);
    let text = match raw.as_bytes().first() {
        Some(b'"') => serde_json::from_str::<String>(raw).map_err(|_| wrong())?,
        Some(b'-' | b'0'..=b'9') => raw.to_owned(),
        Some(b'n') => return Ok(None),
        _ => return Err(wrong()),
    };
    if text.len() > eventlog::TEXT_LIMIT {
        return Err(Rejection::new(Reason::Long, field, &text));
    }
    Ok((!text.trim().is_empty()).then_some(text))
}

/// A time with a zone. Nothing when it is null or missing.
pub(super) fn instant(raw: Option<&RawValue>, field: &str) -> Result<Option<kernel::Instant>, Rejection> {
    let Some(text) = text(raw, field)? else { return Ok(None) };
    match time::read(&text) {
        time::Read::At(at) => Ok(Some(at)),
        time::Read::NoZone => Err(Rejection::new(Reason::Zone, field, &text)),
        time::Read::None => Err(Rejection::new(Reason::Time, field, &text)),
    }
}

fn inside<'a, T: Default + Deserialize<'a>>(raw: Option<&'a RawValue>, field: &str) -> Result<T, Rejection> {
    match raw.map(RawValue::get) {
        None | Some("null") => Ok(T::default()),
        Some(text) if !text.starts_with('{') => Err(Rejection::new(Reason::Type, field, text)),
        Some(text) => serde_json::from_str(text).map_err(|_| Rejection::new(Reason::Type, field, text)),
    }
}

fn map(raw: Option<&RawValue>, field: &str) -> Result<Map<String, Value>, Rejection> {
    inside(raw, field)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn checked(value: &Value) -> Result<Message, Rejection> {
        check(&RawValue::from_string(value.to_string()).unwrap(), None)
    }

    fn refused(value: &Value) -> (Reason, String) {
        let rejection = checked(value).expect_err(&value.to_string());
        (rejection.reason, rejection.field)
    }

    #[test]
    fn a_track_keeps_its_keys_and_its_amount() {
        let message = checked(&json!({
            "type": "track", "event": "Order placed", "userId": 17, "messageId": "m-1", "timestamp": "2026-11-21T10:00:00Z",
            "properties": {"revenue": "12.50", "plan": "pro"}, "context": {"groupId": "acme"},
        }))
        .unwrap();
        assert_eq!((message.person.as_deref(), message.group.as_deref()), (Some("17"), Some("acme")));
        let Body::Event { name, value, properties } = message.body else { panic!("no event") };
        assert_eq!((name.as_str(), value), ("Order placed", Some(12_500_000_000)));
        assert_eq!(properties.as_deref(), Some(r#"{"revenue":"12.50","plan":"pro"}"#));
        assert_eq!(message.digest, None);
    }

    #[test]
    fn a_page_has_its_name_among_the_properties() {
        let message =
            checked(&json!({"type": "page", "anonymousId": "v", "name": "Prices", "properties": {"path": "/p"}}));
        let message = message.unwrap();
        assert_eq!(message.person.as_deref(), Some("v"));
        assert!(message.digest.is_some());
        let Body::Event { name, properties, .. } = message.body else { panic!("no event") };
        assert_eq!((name.as_str(), properties.as_deref()), ("page", Some(r#"{"path":"/p","name":"Prices"}"#)));
    }

    #[test]
    fn the_company_of_an_identify_is_the_account() {
        let message =
            checked(&json!({"type": "identify", "userId": "u", "traits": {"company": {"id": 9, "name": "Acme"}}}));
        assert_eq!(message.unwrap().group.as_deref(), Some("9"));
    }

    #[test]
    fn what_is_wrong_is_named() {
        let track = |more: Value| {
            let mut base = json!({"type": "track", "event": "e", "userId": "u"});
            let more = more.as_object().unwrap().clone();
            base.as_object_mut().unwrap().extend(more);
            base
        };
        let wanted = [
            (json!([1]), Reason::NotObject, ""),
            (json!({"userId": "u"}), Reason::Kind, "type"),
            (json!({"type": "dance", "userId": "u"}), Reason::Kind, "type"),
            (json!({"type": "track", "userId": "u"}), Reason::Missing, "event"),
            (json!({"type": "track", "event": "e"}), Reason::Nobody, "userId"),
            (json!({"type": "group", "userId": "u"}), Reason::Missing, "groupId"),
            (json!({"type": "alias", "userId": "u"}), Reason::Missing, "previousId"),
            (track(json!({"userId": {"id": 1}})), Reason::Type, "userId"),
            (track(json!({"event": "e".repeat(5000)})), Reason::Long, "event"),
            (track(json!({"timestamp": "soon"})), Reason::Time, "timestamp"),
            (track(json!({"timestamp": "2026-11-21T10:00:00"})), Reason::Zone, "timestamp"),
            (track(json!({"properties": [1]})), Reason::Type, "properties"),
            (track(json!({"properties": {"value": 0.300_000_000_000_000_04}})), Reason::Decimal, "properties.value"),
            (track(json!({"properties": {"text": "x".repeat(MESSAGE_LIMIT)}})), Reason::TooLarge, ""),
        ];
        for (value, reason, field) in wanted {
            assert_eq!(refused(&value), (reason, field.to_owned()), "{reason:?}");
        }
    }

    #[test]
    fn a_value_that_is_no_number_is_an_ordinary_property() {
        let message = checked(&json!({"type": "track", "event": "e", "userId": "u", "properties": {"value": "blue"}}));
        assert!(matches!(message.unwrap().body, Body::Event { value: None, .. }));
    }
}
