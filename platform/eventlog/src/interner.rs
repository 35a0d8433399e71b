//! Small numbers instead of texts.

use std::collections::HashMap;
use std::sync::Arc;

/// Gives each distinct text a number: 0, 1, 2 … in the order of first sight.
#[derive(Debug, Default, Clone)]
pub struct Interner {
    ids: HashMap<Arc<str>, u32, ahash::RandomState>,
    texts: Vec<Arc<str>>,
    bytes: usize,
}

impl Interner {
    /// The number of `text`, given now if it has none yet.
    pub fn intern(&mut self, text: &str) -> u32 {
        if let Some(&id) = self.ids.get(text) {
            return id;
        }
        self.bytes += text.len();
        let text: Arc<str> = text.into();
        let id = u32::try_from(self.texts.len()).unwrap_or(u32::MAX);
        self.ids.insert(Arc::clone(&text), id);
        self.texts.push(text);
        id
    }

    /// The number of `text`, if it has one.
    pub fn get(&self, text: &str) -> Option<u32> {
        self.ids.get(text).copied()
    }

    /// The text behind a number; nothing for [`crate::NONE`] and unknown numbers.
    pub fn text(&self, id: u32) -> Option<&Arc<str>> {
        self.texts.get(id as usize)
    }

    /// All texts; the index is the number.
    pub fn texts(&self) -> &[Arc<str>] {
        &self.texts
    }

    /// How many texts have a number.
    pub fn len(&self) -> usize {
        self.texts.len()
    }

    /// Bytes of all texts together.
    pub(crate) const fn bytes(&self) -> usize {
        self.bytes
    }

    /// Whether no text has a number yet.
    pub fn is_empty(&self) -> bool {
        self.texts.is_empty()
    }
}
