//! The one configuration file, `tenure.toml`, and the environment over it; all problems are named together.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};

use figment::Figment;
use figment::providers::{Env, Format, Serialized, Toml};
use kernel::{Error, Result};
use serde::{Deserialize, Serialize};
use storage::Location;

/// Everything that can be configured. Each key can also be set as `TENURE_<KEY>` in the environment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Config {
    /// `listen`: address and port to serve on.
    pub listen: String,
    /// `database`: empty for the embedded one, else a PostgreSQL connection URL.
    pub database: String,
    /// `public_url`: how browsers reach the server, for links that are copied into messages.
    pub public_url: String,
    /// `log`: which messages are printed, in the syntax of tracing's filter.
    pub log: String,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            listen: "127.0.0.1:7171".to_owned(),
            database: String::new(),
            public_url: String::new(),
            log: "warn,tenure=info".to_owned(),
        }
    }
}

/// The keys, for the message about an unknown one.
const KEYS: [&str; 4] = ["listen", "database", "public_url", "log"];

impl Config {
    /// Reads `file` (or `tenure.toml` in the data folder) and the environment.
    ///
    /// # Errors
    /// One error that names every problem: unknown keys, wrong types, impossible values.
    pub fn load(folder: &Path, file: Option<&Path>) -> Result<Self> {
        let path: PathBuf = file.map_or_else(|| folder.join("tenure.toml"), Path::to_owned);
        if file.is_some() && !path.exists() {
            return Err(Error::internal(format!("{}: there is no such file", path.display())));
        }
        let env = Env::prefixed("TENURE_").filter(|k| KEYS.contains(&k.as_str().to_lowercase().as_str()));
        let figment = Figment::from(Serialized::defaults(Self::default())).merge(Toml::file(&path)).merge(env);
        let mut problems = Vec::new();
        let loaded = figment.extract::<Self>();
        if let Err(errors) = &loaded {
            problems.extend(errors.clone().into_iter().map(|e| explained(&path, &e)));
        }
        // An unknown key stops figment early: each value is checked by itself, so that nothing waits for a second start.
        let probe = Figment::from(Serialized::defaults(Self::default()))
            .merge(Toml::file(&path))
            .merge(Env::prefixed("TENURE_").only(&KEYS));
        for key in KEYS {
            match probe.extract_inner::<String>(key) {
                Ok(value) => problems.extend(wrong(key, &value)),
                Err(e) => problems.extend(e.into_iter().map(|e| explained(&path, &e))),
            }
        }
        problems.extend(unknown(&path));
        problems.sort();
        problems.dedup();
        match loaded {
            Ok(config) if problems.is_empty() => Ok(config),
            _ => Err(Error { detail: problems.join("\n"), ..Error::invalid("error-config") }),
        }
    }

    /// Where the records are.
    pub fn location(&self, folder: &Path) -> Location {
        if self.database.is_empty() {
            Location::Sqlite(folder.join("tenure.db"))
        } else {
            Location::Postgres(self.database.clone())
        }
    }
}

fn explained(path: &Path, error: &figment::Error) -> String {
    let key = error.path.join(".");
    let place = if key.is_empty() { String::new() } else { format!(": {key}") };
    format!("{}{place}: {}", path.display(), error.kind)
}

fn unknown(path: &Path) -> Vec<String> {
    let text = std::fs::read_to_string(path).unwrap_or_default();
    let Ok(table) = text.parse::<toml::Table>() else { return Vec::new() };
    let strange = table.keys().filter(|k| !KEYS.contains(&k.as_str()));
    strange
        .map(|k| format!("{}: {k}: there is no such key; the keys are {}", path.display(), KEYS.join(", ")))
        .collect()
}

fn wrong(key: &str, value: &str) -> Option<String> {
    let why = match key {
        "listen" if value.parse::<SocketAddr>().is_err() => "is no address with a port, such as 127.0.0.1:7171",
        "database" if !value.is_empty() && !value.starts_with("postgres://") && !value.starts_with("postgresql://") => {
            "is no PostgreSQL connection URL; leave it empty for the embedded database"
        }
        "public_url" if !value.is_empty() && !value.starts_with("http://") && !value.starts_with("https://") => {
            "must begin with http:// or https://"
        }
        _ => return None,
    };
    Some(format!("{key}: '{value}' {why}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_mistakes_are_named_together() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("tenure.toml"), "listen = \"here\"\ndatabase = \"mysql://x\"\ncolour = 1\n")
            .unwrap();
        let error = Config::load(folder.path(), None).unwrap_err();
        for part in ["listen", "database", "colour"] {
            assert!(error.detail.contains(part), "{part} is not named in:\n{}", error.detail);
        }
    }

    #[test]
    fn an_empty_folder_needs_no_file() {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(Config::load(folder.path(), None).unwrap(), Config::default());
    }
}
