//! Which identities the files hold already, for events that come one by one: a small filter in memory, the exact answer on disk.
//!
//! Beside each event file that is young enough lies a list of its identities, sorted, with a Bloom filter (Bloom 1970,
//! <https://doi.org/10.1145/362686.362692>) in front: `identities/<file>.ids`. Lists are derived from the files: one that is
//! missing or damaged is made again, when an event of one of the file's sources comes.

use std::collections::{BTreeSet, HashMap};
use std::fs::{self, File};
use std::io::{self, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use kernel::{Instant, MICROS_PER_DAY, Result};

use crate::disk::Disk;
use crate::manifest::Manifest;
use crate::{EventLog, dedup, durable, failure};

/// Days for which a message id is remembered.
pub(crate) const DAYS: i64 = 7;
/// Identities that are remembered at most.
pub(crate) const IDENTITIES: u64 = 100_000_000;
/// Bits of filter for each identity: 100 million of them take 62.5 MB. With three hashes one of eleven strangers is looked up.
const BITS: u64 = 5;
const HASHES: u64 = 3;
const MAGIC: [u8; 8] = *b"TENUREID";
/// Bytes before the filter: magic, count, hash of the list, checksum of all but the list.
const HEAD: usize = 56;
/// Identities read at once: hashes lie evenly, so that the first guess is off by a few hundred in a million.
const BLOCK: u64 = 512;

/// The identities of one file.
#[derive(Debug)]
struct Run {
    path: PathBuf,
    file: File,
    count: u64,
    filter: Vec<u64>,
}

/// The identities of the young files, read when first asked for.
#[derive(Debug, Default)]
pub(crate) struct Index {
    runs: HashMap<String, Run>,
    /// The young files of each source, for the manifest numbered `revision`.
    by_source: HashMap<Arc<str>, Vec<String>>,
    young: Vec<String>,
    revision: Option<u64>,
}

impl Index {
    /// Whether a young file holds this identity. `revision` tells manifests apart.
    pub(crate) fn holds(&mut self, at: &Moment<'_>, source: &Arc<str>, identity: u128) -> Result<bool> {
        if self.revision != Some(at.revision) {
            self.turn(at);
        }
        if !self.by_source.contains_key(source) {
            self.load(at, source)?;
        }
        for name in self.by_source.get(source).into_iter().flatten() {
            if let Some(run) = self.runs.get_mut(name)
                && run.holds(identity).map_err(|e| failure::io(&run.path, &e))?
            {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Forgets what became too old or is not visible any more.
    fn turn(&mut self, at: &Moment<'_>) {
        self.revision = Some(at.revision);
        self.by_source.clear();
        self.young = young(at.manifest, at.known_at).0;
        let young: BTreeSet<&String> = self.young.iter().collect();
        self.runs.retain(|name, _| young.contains(name));
    }

    fn load(&mut self, at: &Moment<'_>, source: &Arc<str>) -> Result<()> {
        let young: BTreeSet<&String> = self.young.iter().collect();
        let holds = at.manifest.files.iter().filter(|f| young.contains(&f.name) && f.sources.contains_key(&**source));
        let names: Vec<String> = holds.map(|file| file.name.clone()).collect();
        for name in &names {
            if !self.runs.contains_key(name) {
                let path = path(at.log, name);
                let run = match Run::open(&path) {
                    Ok(run) => run,
                    Err(_) => {
                        let mut identities = Vec::new();
                        let only = BTreeSet::from([name.clone()]);
                        dedup::identities(at.log, &only, &mut |identity| identities.push(identity))?;
                        write(at.log.disk(), &path, identities)?;
                        Run::open(&path).map_err(|e| failure::io(&path, &e))?
                    }
                };
                self.runs.insert(name.clone(), run);
            }
        }
        self.by_source.insert(Arc::clone(source), names);
        Ok(())
    }
}

/// What an answer depends on.
pub(crate) struct Moment<'a> {
    pub log: &'a EventLog,
    pub manifest: &'a Manifest,
    pub revision: u64,
    /// When we last learned of an event.
    pub known_at: Instant,
}

/// The visible files whose identities count, and since when duplicates are recognised.
pub(crate) fn young(manifest: &Manifest, known_at: Instant) -> (Vec<String>, Instant) {
    let mut horizon = Instant(known_at.0.saturating_sub(DAYS * MICROS_PER_DAY));
    let mut files: Vec<_> = manifest.live().filter(|file| file.total.last_known_at >= horizon).collect();
    files.sort_by_key(|file| std::cmp::Reverse(file.total.last_known_at));
    let mut identities = 0;
    let mut names = Vec::new();
    for file in files {
        identities += file.total.rows;
        if identities > IDENTITIES {
            horizon = Instant(file.total.last_known_at.0.saturating_add(1));
            break;
        }
        names.push(file.name.clone());
    }
    (names, horizon)
}

/// Where the identities of a file lie.
pub(crate) fn path(log: &EventLog, file: &str) -> PathBuf {
    log.identities_dir().join(format!("{file}.ids"))
}

/// Writes the list of these identities.
pub(crate) fn write(disk: &Disk, path: &Path, mut identities: Vec<u128>) -> Result<()> {
    identities.sort_unstable();
    let count = identities.len() as u64;
    let mut filter = vec![0_u64; words(count)];
    for identity in &identities {
        for (word, bit) in places(*identity, filter.len()) {
            filter[word] |= bit;
        }
    }
    let list: Vec<u8> = identities.iter().flat_map(|identity| identity.to_be_bytes()).collect();
    let mut bytes = MAGIC.to_vec();
    bytes.extend(count.to_le_bytes());
    bytes.extend(blake3::hash(&list).as_bytes());
    let filter: Vec<u8> = filter.iter().flat_map(|word| word.to_le_bytes()).collect();
    let sum = sum(&bytes, &filter);
    bytes.extend(sum);
    bytes.extend(filter);
    bytes.extend(list);
    let (dir, name) = (path.parent().unwrap_or(path), failure::file_name(path));
    durable::replace(disk, dir, &name, &bytes)
}

/// Whether the list at `path` is what was written: reads all of it.
pub(crate) fn is_whole(path: &Path) -> io::Result<bool> {
    let run = match Run::open(path) {
        Ok(run) => run,
        Err(e) if e.kind() == io::ErrorKind::InvalidData => return Ok(false),
        Err(e) => return Err(e),
    };
    let bytes = fs::read(path)?;
    let list = bytes.get(HEAD + run.filter.len() * 8..).unwrap_or_default();
    Ok(bytes.get(16..48) == Some(blake3::hash(list).as_bytes()))
}

impl Run {
    /// Reads the filter; the list stays on disk.
    fn open(path: &Path) -> io::Result<Self> {
        let strange = || io::Error::from(io::ErrorKind::InvalidData);
        let mut file = File::open(path)?;
        let length = file.metadata()?.len();
        let mut head = [0; HEAD];
        file.read_exact(&mut head)?;
        let count = u64::from_le_bytes(*head[8..].first_chunk().ok_or_else(strange)?);
        let filter = words(count.min(length));
        if head[..8] != MAGIC || length != (HEAD + filter * 8) as u64 + count.saturating_mul(16) {
            return Err(strange());
        }
        let mut bytes = vec![0; filter * 8];
        file.read_exact(&mut bytes)?;
        if head[48..] != sum(&head[..48], &bytes) {
            return Err(strange());
        }
        let (words, _) = bytes.as_chunks();
        let filter = words.iter().map(|word| u64::from_le_bytes(*word)).collect();
        Ok(Self { path: path.to_owned(), file, count, filter })
    }

    fn holds(&mut self, identity: u128) -> io::Result<bool> {
        if self.count == 0 || !places(identity, self.filter.len()).all(|(word, bit)| self.filter[word] & bit != 0) {
            return Ok(false);
        }
        let guess = (((identity >> 64) * u128::from(self.count)) >> 64) as u64;
        let blocks = self.count.div_ceil(BLOCK);
        let mut block = guess / BLOCK;
        let (mut low, mut high) = (0, blocks);
        while low < high {
            block = block.clamp(low, high - 1);
            let found = self.block(block)?;
            match (found.first(), found.last()) {
                (Some(first), _) if identity < *first => {
                    high = block;
                    block = block.saturating_sub(1);
                }
                (_, Some(last)) if identity > *last => {
                    low = block + 1;
                    block += 1;
                }
                _ => return Ok(found.binary_search(&identity).is_ok()),
            }
        }
        Ok(false)
    }

    fn block(&mut self, block: u64) -> io::Result<Vec<u128>> {
        let count = BLOCK.min(self.count - block * BLOCK);
        let start = (HEAD + self.filter.len() * 8) as u64 + block * BLOCK * 16;
        self.file.seek(SeekFrom::Start(start))?;
        let mut bytes = Vec::new();
        (&self.file).take(count * 16).read_to_end(&mut bytes)?;
        let (identities, _) = bytes.as_chunks();
        Ok(identities.iter().map(|identity| u128::from_be_bytes(*identity)).collect())
    }
}

fn words(count: u64) -> usize {
    usize::try_from((count * BITS).div_ceil(64)).unwrap_or(usize::MAX).max(1)
}

/// The bits of an identity: it is a hash already, so that its halves give as many as are wanted (Kirsch, Mitzenmacher 2006).
fn places(identity: u128, words: usize) -> impl Iterator<Item = (usize, u64)> {
    let (first, step) = (identity as u64, (identity >> 64) as u64 | 1);
    (0..HASHES).map(move |n| {
        let hash = first.wrapping_add(step.wrapping_mul(n));
        let bit = ((u128::from(hash) * (words as u128 * 64)) >> 64) as usize;
        (bit / 64, 1 << (bit % 64))
    })
}

fn sum(head: &[u8], filter: &[u8]) -> [u8; 8] {
    let mut hasher = blake3::Hasher::new();
    hasher.update(head).update(filter);
    hasher.finalize().as_bytes().first_chunk().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn identity(n: u64) -> u128 {
        let hash = blake3::hash(&n.to_le_bytes());
        u128::from_be_bytes(*hash.as_bytes().first_chunk().unwrap())
    }

    #[test]
    fn a_list_knows_its_own_and_no_strangers_with_five_bits_each() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("a.ids");
        for count in [0, 1, 511, 512, 513, 50_000] {
            write(&Disk::default(), &path, (0..count).map(identity).collect()).unwrap();
            let mut run = Run::open(&path).unwrap();
            assert!((0..count).all(|n| run.holds(identity(n)).unwrap()));
            assert!((count..count + 20_000).all(|n| !run.holds(identity(n)).unwrap()));
            assert!(run.filter.len() as u64 * 64 <= count * 5 + 64);
            assert!(is_whole(&path).unwrap());
        }
        let run = Run::open(&path).unwrap();
        let passed = (50_000..150_000)
            .filter(|n| places(identity(*n), run.filter.len()).all(|(word, bit)| run.filter[word] & bit != 0));
        let passed = passed.count();
        assert!((7_000..12_000).contains(&passed), "nine of a hundred strangers are looked up: {passed}");
    }

    #[test]
    fn a_damaged_filter_is_not_used_and_a_damaged_list_is_found() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("a.ids");
        write(&Disk::default(), &path, (0..1_000).map(identity).collect()).unwrap();
        let whole = fs::read(&path).unwrap();
        for place in [0, 9, 20, 50, 60, 600] {
            let mut bytes = whole.clone();
            bytes[place] ^= 4;
            fs::write(&path, &bytes).unwrap();
            assert!(Run::open(&path).is_err(), "byte {place}");
        }
        fs::write(&path, &whole[..whole.len() - 1]).unwrap();
        assert!(Run::open(&path).is_err());
        let mut bytes = whole.clone();
        bytes[whole.len() - 5] ^= 1;
        fs::write(&path, &bytes).unwrap();
        assert!(!is_whole(&path).unwrap());
    }
}
