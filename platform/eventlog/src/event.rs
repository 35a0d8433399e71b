//! One event, and the limits of its parts.

use std::sync::Arc;

use kernel::{Error, Instant, Result};

/// Decimal places of an event's value.
pub const VALUE_SCALE: u32 = 9;
/// One whole unit of a value: 10^9.
pub const VALUE_UNIT: i128 = 1_000_000_000;
/// Values lie strictly between minus and plus this: 10^18 whole units, so that 10^11 of them still add up exactly in an i128.
pub const VALUE_LIMIT: i128 = 1_000_000_000_000_000_000 * VALUE_UNIT;
/// Most bytes of a key, a name, a source or a message id.
pub const TEXT_LIMIT: usize = 4_096;
/// Most bytes of the properties.
pub const PROPERTIES_LIMIT: usize = 1 << 20;

/// Something that somebody did, as its sender reported it. Never changed afterwards.
#[derive(Debug, Clone, PartialEq)]
pub struct Event {
    /// Who reported it: a file's kind, a token, a widget. Not empty.
    pub source: Arc<str>,
    /// The sender's id of this event; without one the row itself and its repetition number identify it.
    pub message_id: Option<String>,
    /// The sender's key of the group (company) it belongs to.
    pub group_key: Option<Arc<str>>,
    /// The sender's key of the person who did it.
    pub person_key: Option<Arc<str>>,
    /// What was done. Not empty.
    pub name: Arc<str>,
    /// When it happened.
    pub at: Instant,
    /// When we learned it.
    pub known_at: Instant,
    /// An amount, in units of 10^-9.
    pub value: Option<i128>,
    /// Further facts as a JSON object's text; kept as given.
    pub properties: Option<String>,
    /// The import that brought it. Ignored when pushed: the appender's batch counts.
    pub batch: Option<Arc<str>>,
}

impl Event {
    /// An event with the required parts; the others are set on the fields.
    pub fn new(source: &str, name: &str, at: Instant) -> Self {
        Self {
            source: source.into(),
            message_id: None,
            group_key: None,
            person_key: None,
            name: name.into(),
            at,
            known_at: at,
            value: None,
            properties: None,
            batch: None,
        }
    }

    /// Refuses empty names and whatever is larger than the limits.
    ///
    /// # Errors
    /// `eventlog-event-empty`, `eventlog-event-long` (with `field`), `eventlog-event-value`.
    pub fn validate(&self) -> Result<()> {
        for (field, text) in [("source", &self.source), ("name", &self.name)] {
            if text.is_empty() {
                return Err(Error::invalid("eventlog-event-empty").with("field", field));
            }
        }
        let texts = [
            ("source", Some(&*self.source), TEXT_LIMIT),
            ("message_id", self.message_id.as_deref(), TEXT_LIMIT),
            ("group_key", self.group_key.as_deref(), TEXT_LIMIT),
            ("person_key", self.person_key.as_deref(), TEXT_LIMIT),
            ("name", Some(&*self.name), TEXT_LIMIT),
            ("properties", self.properties.as_deref(), PROPERTIES_LIMIT),
        ];
        for (field, text, limit) in texts {
            if text.is_some_and(|t| t.len() > limit) {
                return Err(Error::invalid("eventlog-event-long").with("field", field).with("limit", limit));
            }
        }
        match self.value {
            Some(v) if v <= -VALUE_LIMIT || v >= VALUE_LIMIT => Err(Error::invalid("eventlog-event-value")),
            _ => Ok(()),
        }
    }
}
