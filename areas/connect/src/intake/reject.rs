//! Why one message is not taken: a reason with a remedy, the field, and what stood there.

use kernel::Says;

use super::MESSAGE_LIMIT;

/// Characters of a refused value that are kept to be shown.
const SHOWN: usize = 80;

/// What is wrong with a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// It is no JSON object.
    NotObject,
    /// It is larger than [`MESSAGE_LIMIT`].
    TooLarge,
    /// `type` is missing or none that we know.
    Kind,
    /// A field that it cannot do without is missing.
    Missing,
    /// Neither the user nor the anonymous visitor is named.
    Nobody,
    /// The field holds something of another type.
    Type,
    /// A key or a name is longer than the log takes.
    Long,
    /// The time is none, or none of this era.
    Time,
    /// The time names no zone.
    Zone,
    /// The value has more than nine places behind the point, or too many before it.
    Decimal,
    /// Lines only: a field that there is not.
    Unknown,
}

impl Reason {
    /// All, for the test that every reason has its texts.
    #[cfg(test)]
    pub const ALL: [Self; 11] = [
        Self::NotObject,
        Self::TooLarge,
        Self::Kind,
        Self::Missing,
        Self::Nobody,
        Self::Type,
        Self::Long,
        Self::Time,
        Self::Zone,
        Self::Decimal,
        Self::Unknown,
    ];

    /// The stable code, which is also the message key.
    pub const fn key(self) -> &'static str {
        match self {
            Self::NotObject => "intake-not-object",
            Self::TooLarge => "intake-too-large",
            Self::Kind => "intake-kind",
            Self::Missing => "intake-missing",
            Self::Nobody => "intake-nobody",
            Self::Type => "intake-type",
            Self::Long => "intake-long",
            Self::Time => "intake-time",
            Self::Zone => "intake-zone",
            Self::Decimal => "intake-decimal",
            Self::Unknown => "intake-unknown",
        }
    }
}

/// A message that is not taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rejection {
    /// Why.
    pub reason: Reason,
    /// The field that is wrong, as the sender calls it; empty when it is the message as a whole.
    pub field: String,
    /// What stood there, shortened.
    pub value: String,
}

impl Rejection {
    /// A refusal because of what stands in a field.
    pub fn new(reason: Reason, field: &str, value: &str) -> Self {
        let short: String = value.chars().take(SHOWN).collect();
        let value = if short.len() < value.len() { format!("{short}…") } else { short };
        Self { reason, field: field.to_owned(), value }
    }

    /// What is wrong, for a person.
    pub fn says(&self) -> Says {
        Says::new(self.reason.key()).with("field", self.field.as_str()).with("limit", MESSAGE_LIMIT >> 10)
    }

    /// What to do.
    pub fn remedy(&self) -> Says {
        Says::new(format!("{}-remedy", self.reason.key())).with("field", self.field.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_value_is_shortened_and_says_so() {
        let rejection = Rejection::new(Reason::Type, "event", &"é".repeat(100));
        assert_eq!(rejection.value.chars().count(), SHOWN + 1);
        assert!(rejection.value.ends_with('…'));
    }

    #[test]
    fn every_reason_and_its_remedy_have_texts() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../locales/en/connect.ftl");
        let texts = std::fs::read_to_string(path).unwrap();
        for reason in Reason::ALL {
            assert!(texts.contains(&format!("\n{} = ", reason.key())), "{}", reason.key());
            assert!(texts.contains(&format!("\n{}-remedy = ", reason.key())), "{}", reason.key());
        }
    }
}
