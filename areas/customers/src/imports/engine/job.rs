//! What is to be imported, and how.

use std::path::{Path, PathBuf};

use i18n::Reader;
use kernel::{Actor, Error, Kind, Result};
use tables::Mapping;

/// The message of a job that somebody stopped.
pub(super) const CANCELLED: &str = "import-cancelled";

/// One file with its mapping.
pub struct Job {
    pub(super) file: PathBuf,
    pub(super) name: String,
    pub(super) mapping: Mapping,
    pub(super) id: Option<String>,
    pub(super) dry: bool,
    pub(super) rejects: Option<PathBuf>,
    pub(super) actor: Actor,
    pub(super) reader: Option<Reader>,
    stop: Option<PathBuf>,
}

impl Job {
    /// A file with the mapping in another file.
    ///
    /// # Errors
    /// The mapping cannot be read: `tables-mapping-file`, `tables-mapping-toml`.
    pub fn from_files(mapping: &Path, file: &Path) -> Result<Self> {
        Ok(Self::new(Mapping::load(mapping)?, file))
    }

    /// A file with its mapping.
    pub fn new(mapping: Mapping, file: &Path) -> Self {
        Self {
            file: file.to_owned(),
            name: file.file_name().unwrap_or(file.as_os_str()).to_string_lossy().into_owned(),
            mapping,
            id: None,
            dry: false,
            rejects: None,
            actor: Actor::system("import"),
            reader: None,
            stop: None,
        }
    }

    /// The same job, keeping nothing.
    #[must_use]
    pub fn dry_run(self, dry: bool) -> Self {
        Self { dry, ..self }
    }

    /// The same job, writing rejected rows to this file. The file is made with the first of them.
    #[must_use]
    pub fn rejects_to(self, path: &Path) -> Self {
        Self { rejects: Some(path.to_owned()), ..self }
    }

    /// The same job in the name of somebody.
    #[must_use]
    pub fn by(self, actor: Actor) -> Self {
        Self { actor, ..self }
    }

    /// The same job for a file that its owner calls `name`.
    #[must_use]
    pub fn named(self, name: &str) -> Self {
        Self { name: name.to_owned(), ..self }
    }

    /// The same job under an id that was given before.
    #[must_use]
    pub fn with_id(self, id: &str) -> Self {
        Self { id: Some(id.to_owned()), ..self }
    }

    /// The same job, with rejected rows explained in this reader's language instead of the workspace's.
    #[must_use]
    pub fn read_by(self, reader: Reader) -> Self {
        Self { reader: Some(reader), ..self }
    }

    /// The same job, which stops as soon as this file exists.
    #[must_use]
    pub fn stopped_by(self, file: &Path) -> Self {
        Self { stop: Some(file.to_owned()), ..self }
    }

    /// Fails when somebody has stopped the job.
    pub(super) fn alive(&self) -> Result<()> {
        match &self.stop {
            Some(stop) if stop.exists() => Err(Error::new(Kind::Conflict, CANCELLED)),
            _ => Ok(()),
        }
    }
}
