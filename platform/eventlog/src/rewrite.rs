//! Files written anew: small ones together, or without what is to be forgotten.

use std::fs::File;
use std::path::Path;

use kernel::{Instant, Result};
use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;

use crate::buffer::Buffer;
use crate::log::Change;
use crate::manifest::FileEntry;
use crate::page::Reader;
use crate::staged::Staged;
use crate::{Event, EventLog, failure};

/// Rows of a file that is large enough: half of what one file may hold.
const LARGE: u64 = 262_144;
/// Rows of a merged file at most: what one buffer holds.
const MERGED: u64 = 524_288;

impl EventLog {
    /// Merges small files without batch into larger ones; gives how many files there are less. Events, identities and order
    /// stay, and so does the position. A file is merged only with others that together are at least its size, so that each
    /// event is written again only as often as its file doubles. Readers that began before go on with the old files, which are
    /// removed after them.
    ///
    /// # Errors
    /// `eventlog-busy` while an import is open; faults of the disk: then what was merged so far stays.
    pub fn compact(&self) -> Result<u64> {
        let _permit = self.permit()?;
        let mut less = 0;
        for group in groups(&self.manifest().files) {
            let mut staged = Staged::new(self.clone());
            let mut taken = Vec::new();
            for file in &group {
                taken.extend(file.hot.iter().copied());
            }
            self.copy(&group, &mut staged, &mut |_, _| true)?;
            less += group.len().saturating_sub(staged.files().len()) as u64;
            self.replace(&group, staged, joined(taken), Change::Nothing)?;
        }
        self.sweep();
        Ok(less)
    }

    /// Removes the events called `name` that happened before `before`, hidden ones too, and gives their number: retention. The
    /// files that hold some are written anew and swapped in one step each. Identities of removed events are forgotten too:
    /// sent again, they count again.
    ///
    /// # Errors
    /// `eventlog-busy` while an import is open; faults of the disk: then some files may be done, and calling again does the
    /// rest.
    pub fn forget(&self, name: &str, before: Instant) -> Result<u64> {
        let _permit = self.permit()?;
        self.roll()?;
        let mut removed = 0;
        for file in &self.manifest().files {
            let listed =
                file.names.as_ref().is_none_or(|names| names.get(name).is_some_and(|tally| tally.first_at < before));
            if !listed || file.total.first_at >= before {
                continue;
            }
            let mut staged = Staged::new(self.clone());
            let mut gone = 0;
            let group = [file.clone()];
            self.copy(&group, &mut staged, &mut |event, _| {
                let keep = &*event.name != name || event.at >= before;
                gone += u64::from(!keep);
                keep
            })?;
            if gone > 0 {
                self.replace(&group, staged, file.hot.clone(), Change::Content)?;
                removed += gone;
            }
        }
        self.sweep();
        Ok(removed)
    }

    /// Writes the events of these files that `keep` keeps to new files, sorted anew.
    pub(crate) fn copy(
        &self,
        files: &[FileEntry],
        staged: &mut Staged,
        keep: &mut dyn FnMut(&Event, u128) -> bool,
    ) -> Result<()> {
        let batch = files.first().and_then(|file| file.batch.clone());
        let mut name = blake3::Hasher::new();
        for file in files {
            name.update(file.blake3.as_bytes());
        }
        // Made of what goes in, at this position: no other file ever had this name.
        name.update(&self.position().to_le_bytes());
        let name = name.finalize().to_hex();
        let mut written = 0;
        let mut buffer = Buffer::default();
        let mut spill = |buffer: &mut Buffer, staged: &mut Staged| {
            let name = format!("merged-{}-{written:04}.parquet", &name[..16]);
            written += 1;
            staged.write(&name, buffer, batch.as_deref()).map(drop)
        };
        for file in files {
            read(&self.locate(&file.name), &mut |event, identity| {
                if keep(&event, identity) {
                    buffer.push(&event, identity);
                }
                if buffer.is_full() { spill(&mut buffer, staged) } else { Ok(()) }
            })?;
        }
        spill(&mut buffer, staged)
    }

    /// Publishes the staged files in the place of `old`; `hot` says which accepted events they hold.
    fn replace(&self, old: &[FileEntry], staged: Staged, hot: Vec<(u64, u64)>, change: Change) -> Result<()> {
        staged.place()?;
        let mut writer = self.writer();
        let mut next = self.manifest().as_ref().clone();
        let is_old = |file: &FileEntry| old.iter().any(|old| old.name == file.name);
        let place = next.files.iter().position(is_old).unwrap_or(next.files.len());
        next.files.retain(|file| !is_old(file));
        let mut fresh = staged.files().to_vec();
        // Which of several files holds which number is not known; so the first answers for all of them.
        if let Some(first) = fresh.first_mut() {
            first.hot = hot;
        }
        next.files.splice(place..place, fresh);
        staged.publish(&mut writer, next, change)?;
        drop(writer);
        self.retire(old.iter().map(|file| file.name.clone()).collect());
        if change == Change::Content { self.settle() } else { Ok(()) }
    }
}

/// Small files without batch that are worth merging: in their order, with no file larger than the others of its group together.
fn groups(files: &[FileEntry]) -> Vec<Vec<FileEntry>> {
    let mut groups: Vec<Vec<FileEntry>> = Vec::new();
    let mut group: Vec<FileEntry> = Vec::new();
    let rows = |group: &[FileEntry]| group.iter().map(|file| file.total.rows).sum::<u64>();
    for file in files.iter().filter(|file| file.batch.is_none() && file.total.rows < LARGE) {
        if rows(&group) + file.total.rows > MERGED {
            groups.push(std::mem::take(&mut group));
        }
        group.push(file.clone());
    }
    groups.push(group);
    for group in &mut groups {
        // A file that outweighs the rest waits until they have caught up.
        while group.len() > 1 && group[0].total.rows * 2 > rows(group) {
            group.remove(0);
        }
        let largest = group.iter().map(|file| file.total.rows).max().unwrap_or(0);
        if group.len() < 2 || largest * 2 > rows(group) {
            group.clear();
        }
    }
    groups.retain(|group| !group.is_empty());
    groups
}

/// Ranges in order, neighbours joined.
fn joined(mut ranges: Vec<(u64, u64)>) -> Vec<(u64, u64)> {
    ranges.sort_unstable();
    let mut joined: Vec<(u64, u64)> = Vec::new();
    for (first, last) in ranges {
        match joined.last_mut().filter(|before| before.1 + 1 >= first) {
            Some(before) => before.1 = before.1.max(last),
            None => joined.push((first, last)),
        }
    }
    joined
}

/// Hands each event of a file to `each`, with its identity.
pub(crate) fn read(path: &Path, each: &mut dyn FnMut(Event, u128) -> Result<()>) -> Result<()> {
    let file = File::open(path).map_err(|e| failure::io(path, &e))?;
    let reader = ParquetRecordBatchReaderBuilder::try_new(file).and_then(|builder| builder.build());
    for batch in reader.map_err(|e| failure::parquet(path, &e))? {
        let batch = batch.map_err(|e| failure::arrow(path, &e))?;
        let rows = Reader::new(&batch)?;
        for row in 0..batch.num_rows() {
            let (_, identity, event) = rows.keyed(row);
            each(event, identity)?;
        }
    }
    Ok(())
}
