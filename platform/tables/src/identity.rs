//! Who a row without an id is, and which keys stood there before.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use crate::{MappedRow, Typed};

/// The first 16 bytes of BLAKE3 over a row's mapped values: the same in every import and every version.
///
/// Unknown values do not count, so that mapping one more blank column changes nothing; nor does what the file holds
/// beside the mapped columns.
pub fn hash_row(row: &MappedRow) -> [u8; 16] {
    let mut bytes = Vec::with_capacity(256);
    for (group, fields) in [(0_u8, &row.fields), (1, &row.own)] {
        for (name, value) in fields.iter().filter(|(_, value)| !value.is_null()) {
            bytes.push(group);
            feed(&mut bytes, name);
            feed_value(&mut bytes, value);
        }
    }
    if let Some(reference) = &row.resolve {
        bytes.push(2);
        feed(&mut bytes, &reference.through);
        feed(&mut bytes, &reference.key);
    }
    shortened(&bytes)
}

/// Length first, so that two fields never look like two others.
fn feed(bytes: &mut Vec<u8>, text: &str) {
    bytes.extend((text.len() as u64).to_le_bytes());
    bytes.extend(text.as_bytes());
}

fn feed_value(bytes: &mut Vec<u8>, value: &Typed) {
    match value {
        Typed::Null => bytes.push(0),
        Typed::Text(text) => {
            bytes.push(1);
            feed(bytes, text);
        }
        Typed::Number(nano) => {
            bytes.push(2);
            bytes.extend(nano.to_le_bytes());
        }
        Typed::Amount { minor, currency } => {
            bytes.push(3);
            bytes.extend(minor.to_le_bytes());
            bytes.extend(currency.code().as_bytes());
        }
        Typed::Day(day) => {
            bytes.push(4);
            bytes.extend(day.year().to_le_bytes());
            bytes.extend(day.month().to_le_bytes());
            bytes.extend(day.day().to_le_bytes());
        }
        Typed::Instant(at) => {
            bytes.push(5);
            bytes.extend(at.0.to_le_bytes());
        }
        Typed::Flag(flag) => bytes.extend([6, u8::from(*flag)]),
    }
}

fn shortened(bytes: &[u8]) -> [u8; 16] {
    let mut short = [0; 16];
    short.copy_from_slice(&blake3::hash(bytes).as_bytes()[..16]);
    short
}

/// Ids for rows without one: hash and n, n counting equal rows before, so that importing the file again, or a longer
/// one, gives the same ids to the same rows. Memory: about 40 bytes per distinct row.
#[derive(Debug, Default)]
pub struct RowIds {
    seen: HashMap<[u8; 16], u32>,
}

impl RowIds {
    /// The counting starts with the file.
    pub fn new() -> Self {
        Self::default()
    }

    /// The id of the next row of the file: 32 hexadecimal digits, a dash and the count, from 1.
    pub fn next(&mut self, row: &MappedRow) -> String {
        let hash = hash_row(row);
        let n = self.seen.entry(hash).or_insert(0);
        *n += 1;
        format!("{:032x}-{n}", u128::from_be_bytes(hash))
    }
}

/// Keys that stood in a file, to find the same one twice. Memory: about 40 bytes per key.
#[derive(Debug, Default)]
pub struct Keys {
    seen: HashMap<[u8; 16], u64>,
}

impl Keys {
    /// No key yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Remembers `key` in row `number`; gives the row in which it stood first if it stood before.
    pub fn stood_before(&mut self, key: &str, number: u64) -> Option<u64> {
        let hash = shortened(key.as_bytes());
        match self.seen.entry(hash) {
            Entry::Occupied(first) => Some(*first.get()),
            Entry::Vacant(place) => {
                place.insert(number);
                None
            }
        }
    }
}
