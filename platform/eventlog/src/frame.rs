//! Accepted events as bytes: a segment is a header and frames, each frame one event with its number and a checksum.
//!
//! ```text
//! header   "TENUREHOT1", 6 bytes 0, segment number u64, first sequence number u64, checksum u64
//! frame    "\xF7TEv", length of the payload u32, sequence number u64, checksum u64, payload
//! ```
//!
//! Numbers are little-endian. A checksum is 64 bits of BLAKE3 over the segment's number and everything else in the header or
//! frame: a frame that strayed from another segment is not valid. The mark at the beginning of each frame lets a reader find
//! the next frame behind a damaged one.

use std::sync::Arc;

use kernel::Instant;

use crate::Event;

/// Bytes of a segment's header.
pub(crate) const HEADER: usize = 40;
/// Bytes of a frame before its payload.
pub(crate) const FRAME: usize = 24;
/// The beginning of each frame; the first byte never occurs in UTF-8 text.
pub(crate) const MARK: [u8; 4] = *b"\xF7TEv";
const MAGIC: [u8; 16] = *b"TENUREHOT1\0\0\0\0\0\0";
/// Longer payloads do not occur: six texts within their limits.
const PAYLOAD_LIMIT: usize = 2 << 20;

/// The header of a segment.
pub(crate) fn header(segment: u64, first: u64) -> Vec<u8> {
    let mut bytes = MAGIC.to_vec();
    bytes.extend(segment.to_le_bytes());
    bytes.extend(first.to_le_bytes());
    let sum = sum(segment, &[&bytes]);
    bytes.extend(sum.to_le_bytes());
    bytes
}

/// The first sequence number that a valid header names.
pub(crate) fn first_of(segment: u64, bytes: &[u8]) -> Option<u64> {
    let first = u64_at(bytes, 24)?;
    (bytes.get(..HEADER)? == header(segment, first)).then_some(first)
}

/// Adds the frame of one event to `bytes`. The first eight bytes of the payload are the moment we learned it.
pub(crate) fn put(bytes: &mut Vec<u8>, segment: u64, seq: u64, payload: &[u8]) {
    let start = bytes.len();
    bytes.extend(MARK);
    bytes.extend(u32::try_from(payload.len()).unwrap_or(u32::MAX).to_le_bytes());
    bytes.extend(seq.to_le_bytes());
    let sum = sum(segment, &[&bytes[start..], payload]);
    bytes.extend(sum.to_le_bytes());
    bytes.extend(payload);
}

/// A valid frame.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Frame<'a> {
    pub seq: u64,
    pub payload: &'a [u8],
}

impl Frame<'_> {
    /// Bytes of the whole frame.
    pub(crate) const fn len(&self) -> usize {
        FRAME + self.payload.len()
    }
}

/// How long the frame at the beginning of `bytes` says that it is; nothing when no frame begins here.
pub(crate) fn declared(bytes: &[u8]) -> Option<usize> {
    if !bytes.starts_with(&MARK) {
        return None;
    }
    let payload = u32::from_le_bytes(bytes.get(4..8)?.try_into().ok()?) as usize;
    (payload <= PAYLOAD_LIMIT).then_some(FRAME + payload)
}

/// The valid frame at the beginning of `bytes`, if one is there.
pub(crate) fn read(segment: u64, bytes: &[u8]) -> Option<Frame<'_>> {
    let frame = bytes.get(..declared(bytes)?)?;
    let payload = &frame[FRAME..];
    let valid = u64_at(frame, 16)? == sum(segment, &[&frame[..16], payload]);
    valid.then_some(Frame { seq: u64_at(frame, 8)?, payload })
}

fn u64_at(bytes: &[u8], place: usize) -> Option<u64> {
    Some(u64::from_le_bytes(bytes.get(place..place + 8)?.try_into().ok()?))
}

fn sum(segment: u64, parts: &[&[u8]]) -> u64 {
    let mut hasher = blake3::Hasher::new();
    hasher.update(&segment.to_le_bytes());
    for part in parts {
        hasher.update(part);
    }
    u64_at(hasher.finalize().as_bytes(), 0).unwrap_or_default()
}

/// The payload of an event.
pub(crate) fn encode(event: &Event, identity: u128) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(160 + event.properties.as_ref().map_or(0, String::len));
    bytes.extend(event.known_at.0.to_le_bytes());
    bytes.extend(event.at.0.to_le_bytes());
    bytes.extend(identity.to_le_bytes());
    // Values lie within ±VALUE_LIMIT, so this one is free to mean "none".
    bytes.extend(event.value.unwrap_or(i128::MIN).to_le_bytes());
    let texts = [
        Some(&*event.source),
        event.message_id.as_deref(),
        event.group_key.as_deref(),
        event.person_key.as_deref(),
        Some(&*event.name),
        event.properties.as_deref(),
    ];
    for text in texts {
        bytes.extend(text.map_or(u32::MAX, |t| u32::try_from(t.len()).unwrap_or(u32::MAX)).to_le_bytes());
        bytes.extend(text.unwrap_or_default().as_bytes());
    }
    bytes
}

/// The event of a payload with its identity; nothing when it was not written by [`encode`].
pub(crate) fn decode(payload: &[u8]) -> Option<(Event, u128)> {
    let mut left = payload;
    let known_at = i64::from_le_bytes(take(&mut left)?);
    let at = i64::from_le_bytes(take(&mut left)?);
    let identity = u128::from_le_bytes(take(&mut left)?);
    let value = i128::from_le_bytes(take(&mut left)?);
    let source = text(&mut left)??;
    let (message_id, group_key, person_key) = (text(&mut left)?, text(&mut left)?, text(&mut left)?);
    let name = text(&mut left)??;
    let properties = text(&mut left)?;
    let event = Event {
        source: source.into(),
        message_id: message_id.map(str::to_owned),
        group_key: group_key.map(Arc::from),
        person_key: person_key.map(Arc::from),
        name: name.into(),
        at: Instant(at),
        known_at: Instant(known_at),
        value: (value != i128::MIN).then_some(value),
        properties: properties.map(str::to_owned),
        batch: None,
    };
    left.is_empty().then_some((event, identity))
}

fn take<const N: usize>(left: &mut &[u8]) -> Option<[u8; N]> {
    let (bytes, rest) = left.split_first_chunk()?;
    *left = rest;
    Some(*bytes)
}

/// The outer nothing is a fault, the inner one a missing text.
fn text<'a>(left: &mut &'a [u8]) -> Option<Option<&'a str>> {
    let length = u32::from_le_bytes(take(left)?);
    if length == u32::MAX {
        return Some(None);
    }
    let (bytes, rest) = left.split_at_checked(length as usize)?;
    *left = rest;
    std::str::from_utf8(bytes).ok().map(Some)
}
