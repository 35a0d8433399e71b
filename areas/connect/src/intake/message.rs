//! One message as its sender means it, checked.

use kernel::Instant;
use serde_json::{Map, Value};

/// What a message is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Something that a user did.
    Track,
    /// A page that was looked at.
    Page,
    /// A screen of a mobile product that was looked at.
    Screen,
    /// Who a user is.
    Identify,
    /// What the user's account is.
    Group,
    /// Two keys are one user.
    Alias,
}

impl Kind {
    const ALL: [(&'static str, Self); 6] = [
        ("track", Self::Track),
        ("page", Self::Page),
        ("screen", Self::Screen),
        ("identify", Self::Identify),
        ("group", Self::Group),
        ("alias", Self::Alias),
    ];

    /// The kind with this name.
    pub fn of(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|(key, _)| *key == name).map(|(_, kind)| kind)
    }
}

/// A message that passed the check.
#[derive(Debug, Clone, PartialEq)]
pub struct Message {
    /// The sender's id of it.
    pub id: Option<String>,
    /// The user, or else the anonymous visitor.
    pub person: Option<String>,
    /// The anonymous visitor, where the user is named beside it.
    pub visitor: Option<String>,
    /// Whether only the visitor is named.
    pub anonymous: bool,
    /// The account's key.
    pub group: Option<String>,
    /// When it happened by the sender's clock.
    pub timestamp: Option<Instant>,
    /// When it was sent by the sender's clock.
    pub sent: Option<Instant>,
    /// What it says.
    pub body: Body,
    /// SHA-256 of the message as it was written, for the identity of one without an id.
    pub digest: Option<[u8; 32]>,
}

/// What a message says.
#[derive(Debug, Clone, PartialEq)]
pub enum Body {
    /// Something happened: it goes to the log.
    Event {
        /// What was done.
        name: String,
        /// An amount in units of 10^-9.
        value: Option<i128>,
        /// Further facts: a JSON object's text.
        properties: Option<String>,
    },
    /// Traits of the user, and perhaps the account's name and key inside them.
    Identify(Map<String, Value>),
    /// Traits of the account.
    Group(Map<String, Value>),
    /// The key by which the user was known before.
    Alias(String),
}
