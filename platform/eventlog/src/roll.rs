//! Accepted events become a file like those of imports, sorted by group key and time.

use std::sync::PoisonError;

use kernel::Result;

use crate::EventLog;
use crate::buffer::Buffer;
use crate::hot::HotView;
use crate::index;
use crate::log::Change;
use crate::manifest::HotMark;
use crate::staged::Staged;

impl EventLog {
    /// Writes the accepted events to a file (more when their texts are long) and forgets them in memory; gives their number.
    /// Events are accepted meanwhile. Neither readers nor followers notice: the position stays. Happens by itself when there
    /// are many; call it at the start, at the border of a day, and before the program ends.
    ///
    /// The manifest says up to which number the files go. It is replaced in one step, so that a crash on either side of it
    /// counts each event once: before, the file is an orphan; after, the segments are passed over and removed.
    ///
    /// # Errors
    /// Faults of the disk: then the events stay as they were.
    pub fn roll(&self) -> Result<u64> {
        let one = self.rolling().lock().unwrap_or_else(PoisonError::into_inner);
        let hot = {
            let mut writer = self.writer();
            writer.segments.close();
            self.snapshot().1
        };
        let mut staged = Staged::new(self.clone());
        let rows = self.write_hot(&hot, &mut staged)?;
        if rows > 0 {
            staged.place()?;
            self.publish_rolled(&hot, staged)?;
        }
        drop(one);
        self.sweep();
        Ok(rows)
    }

    fn write_hot(&self, hot: &HotView, staged: &mut Staged) -> Result<u64> {
        let mut buffer = Buffer::default();
        let (mut rows, mut files) = (0, 0);
        let mut events = hot.iter().peekable();
        let mut first = None;
        let mut identities = Vec::new();
        while let Some(stored) = events.next() {
            first.get_or_insert(stored.seq);
            buffer.push(&stored.event, stored.identity);
            identities.push(stored.identity);
            rows += 1;
            if buffer.is_full() || events.peek().is_none() {
                let name = format!("hot-{:012}-{files:04}.parquet", hot.last);
                index::write(self.disk(), &index::path(self, &name), std::mem::take(&mut identities))?;
                if let Some(file) = staged.write(&name, &mut buffer, None)? {
                    file.hot = first.take().map(|first| (first, stored.seq)).into_iter().collect();
                }
                files += 1;
            }
        }
        Ok(rows)
    }

    fn publish_rolled(&self, hot: &HotView, staged: Staged) -> Result<()> {
        let mut writer = self.writer();
        let mut next = self.manifest().as_ref().clone();
        next.files.extend(staged.files().iter().cloned());
        let known_at = hot.known_at().unwrap_or(writer.known_at);
        next.hot = Some(HotMark { seq: hot.last, known_at, changed_at: next.changed_at() });
        staged.publish(&mut writer, next, Change::Rolled)?;
        for stored in hot.iter() {
            writer.ids.remove(&stored.identity);
        }
        // The manifest passes over them already; what cannot be removed now goes with the next roll or start.
        drop(writer.segments.remove_until(hot.last));
        Ok(())
    }
}
