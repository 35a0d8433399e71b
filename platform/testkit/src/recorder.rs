//! A disk that remembers every change, and can be rebuilt as a crash at any moment would have left it.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use eventlog::{Act, Disk};

/// What happened, in order.
#[derive(Debug, Clone)]
pub enum Step {
    Create(PathBuf),
    Write(PathBuf, Vec<u8>),
    Cut(PathBuf, usize),
    Sync(PathBuf),
    Rename(PathBuf, PathBuf),
    Link(PathBuf, PathBuf),
    Remove(PathBuf),
    SyncDir(PathBuf),
    /// A note of the test: what it asked for, or what was acknowledged.
    Note(String),
}

/// What survives a crash.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Crash {
    /// `kill -9`: everything that was done.
    Kill,
    /// The power is lost, and with it whatever was not synced.
    PowerLoss,
    /// The power is lost, and chance decides what else reached the disk.
    Chance(u64),
}

/// The steps so far.
#[derive(Debug, Clone, Default)]
pub struct Recorder(Arc<Mutex<Vec<Step>>>);

impl Recorder {
    /// Remembers, before anything happens, what a folder holds already, all of it durably.
    pub fn over(dir: &Path) -> Self {
        let recorder = Self::default();
        recorder.present(dir);
        recorder
    }

    fn present(&self, dir: &Path) {
        for entry in fs::read_dir(dir).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                self.present(&path);
                continue;
            }
            self.push(Step::Create(path.clone()));
            self.push(Step::Write(path.clone(), fs::read(&path).unwrap()));
            self.push(Step::Sync(path));
        }
        self.push(Step::SyncDir(dir.to_owned()));
    }

    /// A disk whose changes are remembered.
    pub fn disk(&self) -> Disk {
        let recorder = self.clone();
        Disk::watched(Arc::new(move |act| {
            recorder.act(act);
            Ok(())
        }))
    }

    /// Remembers a change.
    pub fn act(&self, act: &Act<'_>) {
        let own = |path: &Path| path.to_owned();
        self.push(match act {
            Act::Create(path) => Step::Create(own(path)),
            Act::Write(path, bytes) => Step::Write(own(path), bytes.to_vec()),
            Act::Cut(path, bytes) => Step::Cut(own(path), usize::try_from(*bytes).unwrap()),
            Act::Sync(path) => Step::Sync(own(path)),
            Act::Rename(from, to) => Step::Rename(own(from), own(to)),
            Act::Link(from, to) => Step::Link(own(from), own(to)),
            Act::Remove(path) => Step::Remove(own(path)),
            Act::SyncDir(path) => Step::SyncDir(own(path)),
        });
    }

    /// Puts a note of the test between the changes.
    pub fn note(&self, text: impl Into<String>) {
        self.push(Step::Note(text.into()));
    }

    /// What happened so far.
    pub fn steps(&self) -> Vec<Step> {
        self.0.lock().unwrap().clone()
    }

    fn push(&self, step: Step) {
        self.0.lock().unwrap().push(step);
    }
}

#[derive(Debug, Clone, Default)]
struct Content {
    now: Vec<u8>,
    synced: Vec<u8>,
}

type Names = BTreeMap<PathBuf, usize>;

/// Builds in `to` what a crash after `steps` would have left of the folder `from`.
pub fn rebuild(steps: &[Step], from: &Path, to: &Path, crash: Crash) {
    let mut contents: Vec<Content> = Vec::new();
    let mut now = Names::new();
    // The names of each folder after each change since it was synced; the first are the synced ones.
    let mut history: BTreeMap<PathBuf, Vec<Names>> = BTreeMap::new();
    let dir_of = |path: &Path| path.parent().unwrap().to_owned();
    for step in steps {
        let mut changed = BTreeSet::new();
        match step {
            Step::Create(path) => {
                contents.push(Content::default());
                now.insert(path.clone(), contents.len() - 1);
                changed.insert(dir_of(path));
            }
            Step::Write(path, bytes) => contents[now[path]].now.extend(bytes),
            Step::Cut(path, bytes) => contents[now[path]].now.truncate(*bytes),
            Step::Sync(path) => {
                let content = &mut contents[now[path]];
                content.synced = content.now.clone();
            }
            Step::Rename(old, new) => {
                let content = now.remove(old).unwrap();
                now.insert(new.clone(), content);
                changed.extend([dir_of(old), dir_of(new)]);
            }
            Step::Link(old, new) => {
                now.insert(new.clone(), now[old]);
                changed.insert(dir_of(new));
            }
            Step::Remove(path) => {
                now.remove(path);
                changed.insert(dir_of(path));
            }
            Step::SyncDir(dir) => {
                history.insert(dir.clone(), vec![within(&now, dir)]);
            }
            Step::Note(_) => {}
        }
        for dir in changed {
            history.entry(dir.clone()).or_insert_with(|| vec![Names::new()]).push(within(&now, &dir));
        }
    }
    let mut chance = match crash {
        Crash::Chance(seed) => seed,
        _ => 0,
    };
    let mut pick = |below: usize| {
        chance = chance.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(chance >> 33).unwrap() % below.max(1)
    };
    for names in history.values() {
        let names = match crash {
            Crash::Kill => names.last().unwrap(),
            Crash::PowerLoss => &names[0],
            Crash::Chance(_) => &names[pick(names.len())],
        };
        for (path, content) in names {
            let content = &contents[*content];
            let bytes = match crash {
                Crash::Kill => &content.now,
                Crash::PowerLoss => &content.synced,
                Crash::Chance(_) if content.now.starts_with(&content.synced) => {
                    let more = content.now.len() - content.synced.len();
                    &content.now[..content.synced.len() + pick(more + 1)].to_vec()
                }
                Crash::Chance(_) => [&content.now, &content.synced][pick(2)],
            };
            let path = to.join(path.strip_prefix(from).unwrap());
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, bytes).unwrap();
        }
    }
}

fn within(names: &Names, dir: &Path) -> Names {
    let inside = names.iter().filter(|(path, _)| path.parent() == Some(dir));
    inside.map(|(path, content)| (path.clone(), *content)).collect()
}
