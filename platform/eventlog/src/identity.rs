//! What makes an event the same event: 128 bits of BLAKE3, stored beside it. The layout below is for ever: changing it would
//! let every file be imported twice.

use crate::Event;

/// Hashes identities, keeping one buffer.
#[derive(Debug, Default)]
pub(crate) struct Hasher {
    bytes: Vec<u8>,
}

impl Hasher {
    /// The identity of a message that carries its sender's id.
    pub(crate) fn message(&mut self, source: &str, id: &str) -> u128 {
        self.start(b'm');
        self.text(Some(source));
        self.text(Some(id));
        self.finish()
    }

    /// The identity of the first row with this content. `known_at` and batch are left out: they differ between two imports
    /// of one file.
    pub(crate) fn row(&mut self, event: &Event) -> u128 {
        self.start(b'r');
        self.text(Some(&event.source));
        self.text(event.group_key.as_deref());
        self.text(event.person_key.as_deref());
        self.text(Some(&event.name));
        self.bytes.extend(event.at.0.to_le_bytes());
        self.bytes.push(u8::from(event.value.is_some()));
        self.bytes.extend(event.value.unwrap_or(0).to_le_bytes());
        self.text(event.properties.as_deref());
        self.finish()
    }

    /// The identity of the row that repeats `row` for the `n`-th time (from 1).
    pub(crate) fn repeat(&mut self, row: u128, n: u32) -> u128 {
        self.start(b'n');
        self.bytes.extend(row.to_le_bytes());
        self.bytes.extend(n.to_le_bytes());
        self.finish()
    }

    fn start(&mut self, kind: u8) {
        self.bytes.clear();
        self.bytes.push(kind);
    }

    /// Length before content, so that ("ab", "c") and ("a", "bc") differ; nothing differs from empty.
    fn text(&mut self, text: Option<&str>) {
        let length = text.map_or(u64::MAX, |t| t.len() as u64);
        self.bytes.extend(length.to_le_bytes());
        self.bytes.extend(text.unwrap_or_default().as_bytes());
    }

    fn finish(&self) -> u128 {
        blake3::hash(&self.bytes).as_bytes().iter().take(16).fold(0, |sum, byte| (sum << 8) | u128::from(*byte))
    }
}

#[cfg(test)]
mod tests {
    use kernel::Instant;

    use super::*;

    #[test]
    fn different_things_have_different_identities() {
        let mut hasher = Hasher::default();
        assert_ne!(hasher.message("ab", "c"), hasher.message("a", "bc"));
        let mut event = Event::new("s", "n", Instant(1));
        let plain = hasher.row(&event);
        assert_ne!(plain, hasher.repeat(plain, 1));
        assert_ne!(hasher.repeat(plain, 1), hasher.repeat(plain, 2));
        event.value = Some(0);
        assert_ne!(plain, hasher.row(&event), "no value and zero differ");
        event.value = None;
        event.group_key = Some("".into());
        assert_ne!(plain, hasher.row(&event), "no key and an empty key differ");
    }

    #[test]
    fn when_we_learned_it_does_not_matter() {
        let mut hasher = Hasher::default();
        let mut event = Event::new("s", "n", Instant(1));
        let before = hasher.row(&event);
        event.known_at = Instant(99);
        event.batch = Some("b".into());
        assert_eq!(before, hasher.row(&event));
    }

    #[test]
    fn the_stored_layout_stays() {
        assert_eq!(format!("{:032x}", Hasher::default().message("csv", "42")), "2b823fd23ec2aee419e25ad616302945");
    }
}
