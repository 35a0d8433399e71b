//! Lines of JSON: bytes that come in pieces become lines, and a line becomes a message.
//!
//! A line has the fields that a file of events has: `id`, `name`, `at`, `account_key`, `person_key`, `value`, `properties`.

use std::collections::BTreeMap;

use serde_json::value::RawValue;
use sha2::{Digest, Sha256};

use super::MESSAGE_LIMIT;
use super::check::{amount, instant, text};
use super::message::{Body, Message};
use super::reject::{Reason, Rejection};

const FIELDS: [&str; 7] = ["id", "name", "at", "account_key", "person_key", "value", "properties"];

/// A line with its number, counted from one. One that is too long is nothing but its number.
#[derive(Debug, PartialEq, Eq)]
pub struct Line {
    pub number: u64,
    pub text: Option<Vec<u8>>,
}

/// Cuts a stream of bytes into lines and holds at most one of them.
#[derive(Debug, Default)]
pub struct Lines {
    begun: Vec<u8>,
    /// The line that is being read is too long, and the rest of it is passed over.
    passing: bool,
    number: u64,
}

impl Lines {
    /// Takes the next piece, and gives the lines that end in it. Blank lines are counted and left out.
    pub fn take(&mut self, bytes: &[u8]) -> Vec<Line> {
        let mut lines = Vec::new();
        let mut pieces = bytes.split(|b| *b == b'\n');
        // The last piece has no end yet.
        let rest = pieces.next_back().unwrap_or_default();
        for piece in pieces {
            self.add(piece);
            lines.extend(self.end());
        }
        self.add(rest);
        lines
    }

    /// The last line, if the stream did not end with a line break.
    pub fn end(&mut self) -> Option<Line> {
        self.number += 1;
        let (text, passed) = (std::mem::take(&mut self.begun), std::mem::take(&mut self.passing));
        let blank = text.iter().all(u8::is_ascii_whitespace);
        (passed || !blank).then(|| Line { number: self.number, text: (!passed).then_some(text) })
    }

    fn add(&mut self, piece: &[u8]) {
        if self.passing || self.begun.len() + piece.len() > MESSAGE_LIMIT {
            self.passing = true;
            self.begun.clear();
        } else {
            self.begun.extend_from_slice(piece);
        }
    }
}

/// Checks a line.
pub fn read(line: &Line) -> Result<Message, Rejection> {
    let bytes = line.text.as_deref().ok_or_else(|| Rejection::new(Reason::TooLarge, "", ""))?;
    let not_object = || Rejection::new(Reason::NotObject, "", &String::from_utf8_lossy(bytes));
    let fields: BTreeMap<String, &RawValue> = serde_json::from_slice(bytes).map_err(|_| not_object())?;
    if let Some((field, raw)) = fields.iter().find(|(field, _)| !FIELDS.contains(&field.as_str())) {
        return Err(Rejection::new(Reason::Unknown, field, raw.get()));
    }
    let of = |field: &str| fields.get(field).copied();
    let name = text(of("name"), "name")?.ok_or_else(|| Rejection::new(Reason::Missing, "name", ""))?;
    let timestamp = instant(of("at"), "at")?.ok_or_else(|| Rejection::new(Reason::Missing, "at", ""))?;
    let (person, group) = (text(of("person_key"), "person_key")?, text(of("account_key"), "account_key")?);
    if person.is_none() && group.is_none() {
        return Err(Rejection::new(Reason::Nobody, "account_key", ""));
    }
    let id = text(of("id"), "id")?;
    let value = match of("value").map(RawValue::get).filter(|raw| *raw != "null") {
        Some(raw) => Some(amount(raw, "value")?.ok_or_else(|| Rejection::new(Reason::Decimal, "value", raw))?),
        None => None,
    };
    let properties = of("properties").map(RawValue::get).filter(|raw| !matches!(*raw, "null" | "{}"));
    if let Some(wrong) = properties.filter(|raw| !raw.starts_with('{')) {
        return Err(Rejection::new(Reason::Type, "properties", wrong));
    }
    let digest = id.is_none().then(|| Sha256::digest(bytes.trim_ascii()).into());
    let body = Body::Event { name, value, properties: properties.map(str::to_owned) };
    let timestamp = Some(timestamp);
    Ok(Message { id, person, visitor: None, anonymous: false, group, timestamp, sent: None, body, digest })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(pieces: &[&[u8]]) -> Vec<(u64, Option<String>)> {
        let mut lines = Lines::default();
        let mut found: Vec<Line> = pieces.iter().flat_map(|piece| lines.take(piece)).collect();
        found.extend(lines.end());
        found.into_iter().map(|l| (l.number, l.text.map(|t| String::from_utf8(t).unwrap()))).collect()
    }

    #[test]
    fn lines_are_the_same_however_the_bytes_are_cut() {
        let wanted = [(1, Some("{\"a\":1}".to_owned())), (3, Some("b".to_owned())), (4, Some("c".to_owned()))];
        assert_eq!(all(&[b"{\"a\":1}\n\nb\nc"]), wanted);
        assert_eq!(all(&[b"{\"a\"", b":1}\n", b"\n", b"b\nc", b"\n"]), wanted);
        assert_eq!(all(&[b""]), []);
    }

    #[test]
    fn a_line_that_is_too_long_costs_itself_alone() {
        let long = vec![b'x'; MESSAGE_LIMIT];
        let found = all(&[b"a\n", &long, b"y\nb\n", &long, b"\n"]);
        assert_eq!(found[..2], [(1, Some("a".to_owned())), (2, None)]);
        assert_eq!((found[2].0, found[3].1.as_ref().unwrap().len()), (3, MESSAGE_LIMIT));
    }

    #[test]
    fn what_is_wrong_with_a_line_is_named() {
        let refused = |text: &str| {
            let rejection = read(&Line { number: 1, text: Some(text.into()) }).expect_err(text);
            (rejection.reason, rejection.field)
        };
        let wanted = [
            ("nonsense", Reason::NotObject, ""),
            (r#"{"nmae":"e"}"#, Reason::Unknown, "nmae"),
            (r#"{"at":"2026-11-21T10:00:00Z","person_key":"u"}"#, Reason::Missing, "name"),
            (r#"{"name":"e","person_key":"u"}"#, Reason::Missing, "at"),
            (r#"{"name":"e","at":"2026-11-21","person_key":"u"}"#, Reason::Zone, "at"),
            (r#"{"name":"e","at":"2026-11-21T10:00:00Z"}"#, Reason::Nobody, "account_key"),
            (r#"{"name":"e","at":"2026-11-21T10:00:00Z","person_key":"u","value":"x"}"#, Reason::Decimal, "value"),
            (r#"{"name":"e","at":"2026-11-21T10:00:00Z","person_key":"u","properties":3}"#, Reason::Type, "properties"),
        ];
        for (text, reason, field) in wanted {
            assert_eq!(refused(text), (reason, field.to_owned()), "{text}");
        }
    }

    #[test]
    fn a_line_becomes_an_event() {
        let text =
            br#"{"id":7,"name":"e","at":"2026-11-21T10:00:00Z","account_key":"a","value":-0.5,"properties":{"k": 1}}"#;
        let message = read(&Line { number: 1, text: Some(text.to_vec()) }).unwrap();
        assert_eq!((message.id.as_deref(), message.group.as_deref()), (Some("7"), Some("a")));
        let Body::Event { value, properties, .. } = message.body else { panic!("no event") };
        assert_eq!((value, properties.as_deref()), (Some(-500_000_000), Some(r#"{"k": 1}"#)));
    }
}
