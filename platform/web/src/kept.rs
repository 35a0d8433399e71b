//! What an area wants to remember between requests: derived values that come back equal. They belong to the `App`, so two opened
//! folders in one process never meet.

use std::any::{Any, TypeId};
use std::collections::HashMap;
use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};

/// One value of each type.
#[derive(Default)]
pub struct Kept(Mutex<HashMap<TypeId, Arc<dyn Any + Send + Sync>>>);

impl Kept {
    /// The value of type `T`, made by default when it is asked for first.
    pub fn of<T: Any + Send + Sync + Default>(&self) -> Arc<T> {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let value = kept.entry(TypeId::of::<T>()).or_insert_with(|| Arc::new(T::default()));
        // The entry was found by its type, so the way back cannot fail; a default is as good as a first call.
        Arc::downcast(Arc::clone(value)).unwrap_or_default()
    }
}

impl fmt::Debug for Kept {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        f.debug_struct("Kept").field("values", &kept.len()).finish()
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;

    #[test]
    fn the_same_value_comes_back() {
        let kept = Kept::default();
        kept.of::<AtomicUsize>().fetch_add(3, Ordering::SeqCst);
        assert_eq!(kept.of::<AtomicUsize>().load(Ordering::SeqCst), 3);
        assert!(kept.of::<Mutex<String>>().lock().unwrap().is_empty());
    }
}
