//! The step *deduplicate*: what makes an event the same event when it is sent again.
//!
//! Usually the sender's id. A message without one is known by its text and how often that text came before in this request; if it has no
//! time either, by when it was received too, because then the same text later is another act.

use std::collections::HashMap;

use kernel::Instant;

use super::message::Message;

/// Counts equal messages of one request.
#[derive(Debug, Default)]
pub struct Repeats(HashMap<[u8; 32], u64>);

impl Repeats {
    /// The id of a message in the log.
    pub fn id(&mut self, message: &Message, received: Instant) -> Option<String> {
        if message.id.is_some() {
            return message.id.clone();
        }
        let digest = message.digest?;
        let earlier = self.0.entry(digest).or_default();
        let text: String = digest.iter().map(|b| format!("{b:02x}")).collect();
        let when = if message.timestamp.is_none() { format!("-{}", received.0) } else { String::new() };
        let id = format!("sha256-{text}{when}-{earlier}");
        *earlier += 1;
        Some(id)
    }
}

#[cfg(test)]
mod tests {
    use super::super::message::Body;
    use super::*;

    fn message(id: Option<&str>, timestamp: Option<Instant>) -> Message {
        Message {
            id: id.map(str::to_owned),
            person: None,
            visitor: None,
            anonymous: false,
            group: None,
            timestamp,
            sent: None,
            body: Body::Alias(String::new()),
            digest: Some([7; 32]),
        }
    }

    #[test]
    fn equal_messages_of_a_request_all_count_and_count_once_when_sent_again() {
        let dated = message(None, Some(Instant(5)));
        let ids = |received: i64, message: &Message| {
            let mut repeats = Repeats::default();
            [repeats.id(message, Instant(received)), repeats.id(message, Instant(received))]
        };
        assert_ne!(ids(1, &dated)[0], ids(1, &dated)[1]);
        assert_eq!(ids(1, &dated), ids(2, &dated));
        let undated = message(None, None);
        assert_ne!(ids(1, &undated)[0], ids(2, &undated)[0]);
        assert_eq!(ids(1, &message(Some("m"), None))[1].as_deref(), Some("m"));
    }
}
