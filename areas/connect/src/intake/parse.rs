//! The step *parse*: the bytes of a request become raw messages.

use std::io::Read;

use axum::body::Body;
use flate2::read::MultiGzDecoder;
use futures_util::StreamExt;
use serde::Deserialize;
use serde_json::value::RawValue;

use super::answer::Refusal;
use super::{BATCH_LIMIT, check};

/// A request's messages as they were written, and what holds for all of them.
#[derive(Debug)]
pub struct Parsed<'a> {
    /// The messages.
    pub messages: Vec<&'a RawValue>,
    /// The write key inside the body.
    pub write_key: Option<String>,
    /// When the sender's clock said that it sent this.
    pub sent: Option<kernel::Instant>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct Envelope<'a> {
    #[serde(borrow)]
    batch: Option<Vec<&'a RawValue>>,
    #[serde(borrow)]
    write_key: Option<&'a RawValue>,
    #[serde(borrow)]
    sent_at: Option<&'a RawValue>,
}

/// Reads a request's body up to the limit, unpacked if it is packed.
pub async fn body(body: Body, gzip: bool) -> Result<Vec<u8>, Refusal> {
    let mut bytes = Vec::new();
    let mut chunks = body.into_data_stream();
    while let Some(chunk) = chunks.next().await {
        // A sender that hangs up in the middle hears no answer anyway.
        bytes.extend_from_slice(&chunk.map_err(|_| Refusal::Malformed)?);
        if bytes.len() > BATCH_LIMIT {
            return Err(Refusal::TooLarge);
        }
    }
    if gzip { unpacked(&bytes) } else { Ok(bytes) }
}

fn unpacked(packed: &[u8]) -> Result<Vec<u8>, Refusal> {
    let mut bytes = Vec::new();
    // One byte more than allowed is enough to know; a bomb is never unpacked further.
    let mut reader = MultiGzDecoder::new(packed).take(BATCH_LIMIT as u64 + 1);
    reader.read_to_end(&mut bytes).map_err(|_| Refusal::Malformed)?;
    if bytes.len() > BATCH_LIMIT { Err(Refusal::TooLarge) } else { Ok(bytes) }
}

/// The messages of a body: the list `batch`, or the body itself where the path names what it is.
pub fn parse(bytes: &[u8], single: bool) -> Result<Parsed<'_>, Refusal> {
    // A list would be read as the fields in their order.
    if bytes.trim_ascii_start().first() != Some(&b'{') {
        return Err(Refusal::Malformed);
    }
    let envelope: Envelope<'_> = serde_json::from_slice(bytes).map_err(|_| Refusal::Malformed)?;
    let messages = match (envelope.batch, single) {
        (Some(batch), false) => batch,
        (None, false) => return Err(Refusal::NoBatch),
        (_, true) => vec![serde_json::from_slice(bytes).map_err(|_| Refusal::Malformed)?],
    };
    let write_key = check::text(envelope.write_key, "writeKey").ok().flatten();
    let sent = check::instant(envelope.sent_at, "sentAt").ok().flatten();
    Ok(Parsed { messages, write_key, sent })
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;

    fn packed(bytes: &[u8]) -> Vec<u8> {
        let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        encoder.write_all(bytes).unwrap();
        encoder.finish().unwrap()
    }

    #[test]
    fn a_batch_and_a_single_message_are_read() {
        let batch = br#"{"batch":[{"a":1},2],"writeKey":"k","sentAt":"2026-11-21T10:00:00Z"}"#;
        let parsed = parse(batch, false).unwrap();
        assert_eq!(parsed.messages.iter().map(|m| m.get()).collect::<Vec<_>>(), [r#"{"a":1}"#, "2"]);
        assert_eq!(parsed.write_key.as_deref(), Some("k"));
        assert!(parsed.sent.is_some());
        let single = parse(br#" {"event":"e"} "#, true).unwrap();
        assert_eq!(single.messages[0].get(), r#"{"event":"e"}"#);
        assert_eq!(parse(b"{}", false).unwrap_err(), Refusal::NoBatch);
        assert_eq!(parse(b"{", false).unwrap_err(), Refusal::Malformed);
        assert_eq!(parse(b"[]", true).unwrap_err(), Refusal::Malformed);
    }

    #[test]
    fn packed_bytes_are_unpacked_and_a_bomb_is_not() {
        assert_eq!(unpacked(&packed(b"hello")).unwrap(), b"hello");
        assert_eq!(unpacked(&packed(&vec![b' '; BATCH_LIMIT + 1])).unwrap_err(), Refusal::TooLarge);
        assert_eq!(unpacked(b"no gzip").unwrap_err(), Refusal::Malformed);
    }
}
