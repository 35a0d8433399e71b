//! The program as a person at a terminal runs it: a process of its own on a folder of its own.

use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

/// A data folder with files beside it.
pub struct Terminal {
    home: TempDir,
}

/// What a run of the program said.
#[derive(Debug)]
pub struct Said {
    pub code: i32,
    pub out: String,
    pub err: String,
}

impl Said {
    /// Fails unless the program ended with this code.
    pub fn ended(self, code: i32) -> Self {
        assert_eq!(self.code, code, "{self:#?}");
        self
    }

    /// Fails unless one of the streams says this.
    pub fn says(self, words: &str) -> Self {
        assert!(self.out.contains(words) || self.err.contains(words), "'{words}' is not in {self:#?}");
        self
    }
}

impl Terminal {
    /// An empty folder.
    pub fn new() -> Self {
        Self { home: tempfile::tempdir().unwrap() }
    }

    /// The data folder.
    pub fn data(&self) -> PathBuf {
        self.home.path().join("data")
    }

    /// Writes a file beside the data folder.
    pub fn file(&self, name: &str, content: impl AsRef<[u8]>) -> PathBuf {
        let path = self.home.path().join(name);
        std::fs::write(&path, content).unwrap();
        path
    }

    /// What stands in a file beside the data folder.
    pub fn read(&self, name: &str) -> String {
        std::fs::read_to_string(self.home.path().join(name)).unwrap_or_else(|e| panic!("{name}: {e}"))
    }

    /// Names of the files beside the data folder.
    pub fn files(&self) -> Vec<String> {
        let entries = std::fs::read_dir(self.home.path()).unwrap();
        entries.map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned()).collect()
    }

    /// Runs `tenure` on the data folder.
    pub fn tenure(&self, arguments: &[&str]) -> Said {
        said(Command::new(program()).arg("--data").arg(self.data()).args(arguments).current_dir(self.home.path()))
    }

    /// Imports a file whose content is given.
    pub fn import(&self, mapping: &str, name: &str, content: impl AsRef<[u8]>) -> Said {
        self.file("mapping.toml", mapping);
        self.file(name, content);
        self.tenure(&["import", "--mapping", "mapping.toml", name])
    }
}

/// The program under test.
pub fn program() -> &'static Path {
    Path::new(env!("CARGO_BIN_EXE_tenure"))
}

/// Runs a command to its end. The environment of the tests says where *their* database is, which is not the program's.
pub fn said(command: &mut Command) -> Said {
    for key in ["TENURE_LISTEN", "TENURE_DATABASE", "TENURE_PUBLIC_URL", "TENURE_LOG"] {
        command.env_remove(key);
    }
    let output = command.output().unwrap();
    // Without the marks that keep Persian and Latin apart on a screen.
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).replace(['\u{2068}', '\u{2069}'], "");
    Said { code: output.status.code().unwrap_or(-1), out: text(&output.stdout), err: text(&output.stderr) }
}
