//! An import and senders may bring the same event at the same time: the import gives way.

use std::collections::{BTreeSet, HashSet};

use kernel::Result;

use crate::EventLog;
use crate::dedup::{self, Known};
use crate::hot::HotView;
use crate::manifest::{FileEntry, Manifest};
use crate::staged::Staged;

/// Takes out of the staged files what was accepted since number `since`; gives how many events that were. Nothing is accepted
/// meanwhile, for the caller holds the writer.
pub(crate) fn give_way(log: &EventLog, known: &Known, staged: &mut Staged, since: u64) -> Result<u64> {
    let (manifest, hot) = log.snapshot();
    let twice = twice(log, known, (&manifest, &hot), since)?;
    if twice.is_empty() {
        return Ok(0);
    }
    let mut gone = 0;
    for file in staged.files().to_vec() {
        let mut here = 0;
        let mut rest = Staged::new(log.clone());
        log.copy(std::slice::from_ref(&file), &mut rest, &mut |_, identity| {
            let keep = !twice.contains(&identity);
            here += u64::from(!keep);
            keep
        })?;
        if here > 0 {
            staged.discard(&file.name);
            staged.adopt(rest);
        }
        gone += here;
    }
    staged.place()?;
    Ok(gone)
}

/// What was accepted since number `since` and pushed by the import as well.
fn twice(log: &EventLog, known: &Known, now: (&Manifest, &HotView), since: u64) -> Result<HashSet<u128>> {
    let (manifest, hot) = now;
    let shared = hot.behind(since).filter(|stored| known.has_source(&stored.event.source));
    let mut twice: HashSet<u128> =
        shared.map(|stored| stored.identity).filter(|identity| known.has_pushed(*identity)).collect();
    let rolled = |file: &&FileEntry| {
        file.hot.iter().any(|(_, last)| *last > since) && file.sources.keys().any(|source| known.has_source(source))
    };
    let rolled: BTreeSet<String> = manifest.files.iter().filter(rolled).map(|file| file.name.clone()).collect();
    if !rolled.is_empty() {
        dedup::identities(log, &rolled, &mut |identity| {
            if known.has_pushed(identity) {
                twice.insert(identity);
            }
        })?;
    }
    Ok(twice)
}
