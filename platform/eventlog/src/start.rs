//! Reading back what was accepted, at the start.

use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use kernel::{Instant, Result};

use crate::accept::Writer;
use crate::disk::Disk;
use crate::hot::{Hot, Stored};
use crate::index::Index;
use crate::log::files;
use crate::manifest::Manifest;
use crate::recover::{Recovered, recover};
use crate::segments::{Closed, Segments, file_name};
use crate::{Problem, ProblemKind, durable, failure, frame};

/// The state to go on with.
pub(crate) struct Started {
    pub hot: Hot,
    pub writer: Writer,
    pub damage: Vec<Problem>,
}

/// One segment as it was found.
struct Found {
    number: u64,
    path: PathBuf,
    content: Vec<u8>,
    recovered: Recovered,
}

/// Reads the segments behind what the files hold; repairs what can be repaired and names the rest.
pub(crate) fn start(dir: &Path, disk: &Disk, manifest: &Manifest) -> Result<Started> {
    let rolled = manifest.rolled();
    let mut reading = Reading {
        disk,
        dir,
        hot: Hot::new(rolled),
        ids: HashSet::default(),
        known_at: manifest.hot.map_or(Instant(i64::MIN), |mark| mark.known_at),
        closed: Vec::new(),
        damage: Vec::new(),
    };
    let mut found = find(&dir.join("hot"))?;
    // Once the next segment begins, what the one before holds from that number on is void: its write failed.
    let mut limit = u64::MAX;
    for segment in found.iter_mut().rev() {
        segment.recovered.frames.retain(|(seq, _)| *seq < limit);
        limit = segment.recovered.first.unwrap_or(limit).min(limit);
    }
    for segment in found {
        reading.take(segment, rolled)?;
    }
    let segments = Segments::new(disk, &dir.join("hot"), reading.closed);
    let writer =
        Writer { segments, ids: reading.ids, index: Index::default(), known_at: reading.known_at, revision: 0 };
    Ok(Started { hot: reading.hot, writer, damage: reading.damage })
}

struct Reading<'a> {
    disk: &'a Disk,
    dir: &'a Path,
    hot: Hot,
    ids: HashSet<u128, ahash::RandomState>,
    known_at: Instant,
    closed: Vec<Closed>,
    damage: Vec<Problem>,
}

impl Reading<'_> {
    fn take(&mut self, segment: Found, rolled: u64) -> Result<()> {
        let last = segment.recovered.frames.last().map_or(0, |(seq, _)| *seq);
        let plain = segment.recovered.torn == 0 || segment.recovered.torn_plainly;
        if last <= rolled && plain {
            // All of it is in files, or it never held anything.
            return self.disk.remove_durably(&segment.path);
        }
        let before = self.hot.last();
        let mut lost = 0;
        for (seq, place) in &segment.recovered.frames {
            if *seq <= rolled {
                continue;
            }
            lost += seq.saturating_sub(self.hot.last() + 1);
            let strange = || failure::damaged(&segment.path, &"a frame with a valid checksum has strange content");
            let (event, identity) = frame::decode(&segment.content[place.clone()]).ok_or_else(strange)?;
            self.known_at = self.known_at.max(event.known_at);
            self.ids.insert(identity);
            self.hot.push(Stored { seq: *seq, identity, event: Arc::new(event) });
        }
        self.mend(&segment, lost)?;
        let bytes = segment.recovered.end as u64;
        self.closed.push(Closed { number: segment.number, bytes, last: self.hot.last().max(before) });
        Ok(())
    }

    /// Writes back what was repaired, cuts what is behind the last frame, keeps a copy of what is beyond repair.
    fn mend(&mut self, segment: &Found, lost: u64) -> Result<()> {
        let found = &segment.recovered;
        let name = file_name(segment.number);
        let suspicious = found.torn > 0 && !found.torn_plainly;
        if !found.gaps.is_empty() || lost > 0 || suspicious {
            let copy = format!("{:08}-lost-{lost}.log", segment.number);
            durable::replace(self.disk, &self.dir.join("damaged"), &copy, &segment.content)?;
            self.damage.push(Problem { file: copy, kind: ProblemKind::Lost { events: lost } });
        }
        if found.repaired > 0 {
            let kept = &segment.content[..found.end];
            durable::replace(self.disk, &self.dir.join("hot"), &name, kept)?;
            self.damage.push(Problem { file: name, kind: ProblemKind::Repaired });
        } else if found.torn > 0 {
            self.disk.cut(&segment.path, found.end as u64).map_err(|e| failure::io(&segment.path, &e))?;
        }
        Ok(())
    }
}

fn find(dir: &Path) -> Result<Vec<Found>> {
    let mut found = Vec::new();
    for path in files(dir, "log")? {
        let number = path.file_stem().and_then(|stem| stem.to_str()).and_then(|stem| stem.parse().ok());
        let Some(number) = number else { continue };
        let mut content = fs::read(&path).map_err(|e| failure::io(&path, &e))?;
        let recovered = recover(number, &mut content);
        found.push(Found { number, path, content, recovered });
    }
    Ok(found)
}
