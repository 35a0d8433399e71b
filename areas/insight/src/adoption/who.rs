//! Which accounts count for a viewer: those that they may see and for which a condition holds.

use kernel::Result;
use query::Viewed;

use crate::cohorts::who;
use crate::refresh::people::People;

/// Those that count.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Who {
    /// By the numbers of accounts.
    counts: Vec<bool>,
    /// Accounts of which the viewer may not know whether the condition holds.
    pub(crate) hidden: usize,
}

impl Who {
    /// Those of a condition; everybody that may be seen where nothing is asked.
    ///
    /// # Errors
    /// A fault of the field `who`.
    pub(crate) fn of(viewed: &Viewed<'_>, people: &People, source: &str) -> Result<Self> {
        let (holds, reads) = who(viewed, source)?;
        let classes: Vec<_> = reads.iter().filter_map(|key| viewed.frame.spec(key)).map(|spec| spec.class).collect();
        let mut own = Self { counts: vec![false; people.accounts.len()], hidden: 0 };
        for row in (0..viewed.frame.len()).filter(|&row| viewed.view.visible(row)) {
            if !classes.iter().all(|class| viewed.view.may_see(row, *class)) {
                own.hidden += 1;
                continue;
            }
            let number = people.numbers.get(viewed.frame.id(row)).map(|&number| number as usize);
            if let Some(counts) = number.and_then(|number| own.counts.get_mut(number)) {
                *counts = holds(row);
            }
        }
        Ok(own)
    }

    /// Whether an account counts.
    pub(crate) fn counts(&self, account: u32) -> bool {
        self.counts.get(account as usize).copied().unwrap_or(false)
    }
}
