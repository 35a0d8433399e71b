//! Whether the segments and the numbers in them are what was acknowledged, and whether something was lost before.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io;

use kernel::Result;

use crate::check::{Problem, ProblemKind};
use crate::log::files;
use crate::manifest::Manifest;
use crate::recover::recover;
use crate::segments::{Closed, file_name};
use crate::{EventLog, failure, index};

impl EventLog {
    /// Each acknowledged event must stand in a valid frame, under its number, or in a file; none in two.
    pub(crate) fn check_hot(&self, manifest: &Manifest) -> Result<Vec<Problem>> {
        let mut problems = twice(manifest);
        let (segments, numbers) = {
            let writer = self.writer();
            (writer.segments.all(), self.snapshot().1.iter().map(|stored| stored.seq).collect::<Vec<_>>())
        };
        let mut missing: BTreeSet<u64> = numbers.into_iter().collect();
        let mut lasts = BTreeMap::new();
        for segment in &segments {
            lasts.insert(segment.last, segment.number);
            match self.examine_segment(segment) {
                Ok(found) => found.iter().for_each(|seq| {
                    missing.remove(seq);
                }),
                Err(kind) => problems.push(Problem { file: file_name(segment.number), kind }),
            }
        }
        let named: BTreeSet<String> = problems.iter().map(|problem| problem.file.clone()).collect();
        // The segment that should hold a number is the first that ends at it or later.
        let mut holders: BTreeMap<String, u64> = BTreeMap::new();
        for seq in missing {
            let number = lasts.range(seq..).next().map_or(0, |(_, number)| *number);
            *holders.entry(file_name(number)).or_default() += 1;
        }
        let lost = holders.into_iter().filter(|(file, _)| !named.contains(file));
        problems.extend(lost.map(|(file, events)| Problem { file, kind: ProblemKind::Lost { events } }));
        for path in files(&self.dir().join("damaged"), "log")? {
            let file = failure::file_name(&path);
            let events = file.trim_end_matches(".log").rsplit('-').next().and_then(|n| n.parse().ok()).unwrap_or(0);
            problems.push(Problem { file, kind: ProblemKind::Lost { events } });
        }
        Ok(problems)
    }

    /// The lists of identities that are there must be what was written.
    pub(crate) fn check_identities(&self) -> Result<Vec<Problem>> {
        let mut problems = Vec::new();
        for path in files(&self.identities_dir(), "ids")? {
            match index::is_whole(&path) {
                Ok(true) => {}
                Ok(false) => problems.push(Problem { file: failure::file_name(&path), kind: ProblemKind::Changed }),
                Err(e) if e.kind() == io::ErrorKind::NotFound => {}
                Err(e) => problems
                    .push(Problem { file: failure::file_name(&path), kind: ProblemKind::Unreadable(e.to_string()) }),
            }
        }
        Ok(problems)
    }

    /// The numbers in the acknowledged part of a segment.
    fn examine_segment(&self, segment: &Closed) -> Result<Vec<u64>, ProblemKind> {
        let path = self.dir().join("hot").join(file_name(segment.number));
        let mut content = match fs::read(&path) {
            Ok(content) => content,
            Err(e) if e.kind() == io::ErrorKind::NotFound => return Err(ProblemKind::Missing),
            Err(e) => return Err(ProblemKind::Unreadable(e.to_string())),
        };
        let found = content.len() as u64;
        if found < segment.bytes {
            return Err(ProblemKind::Size { expected: segment.bytes, found });
        }
        // What is being written right now lies behind.
        content.truncate(usize::try_from(segment.bytes).unwrap_or(usize::MAX));
        let recovered = recover(segment.number, &mut content);
        if recovered.repaired > 0 || recovered.torn > 0 {
            return Err(ProblemKind::Changed);
        }
        Ok(recovered.frames.into_iter().map(|(seq, _)| seq).collect())
    }
}

/// Files whose numbers of accepted events overlap, or go beyond what the manifest says is in files.
fn twice(manifest: &Manifest) -> Vec<Problem> {
    let mut ranges: Vec<(u64, u64, &String)> = Vec::new();
    for file in &manifest.files {
        ranges.extend(file.hot.iter().map(|(first, last)| (*first, *last, &file.name)));
    }
    ranges.sort_unstable();
    let mut problems = Vec::new();
    let mut end = 0;
    for (first, last, name) in ranges {
        if first <= end || last > manifest.rolled() {
            problems.push(Problem { file: name.clone(), kind: ProblemKind::Twice });
        }
        end = end.max(last);
    }
    problems
}
