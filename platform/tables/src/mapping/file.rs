//! The mapping as a TOML file.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

use kernel::{Error, Kind, Says};
use serde::{Deserialize, Deserializer};

use crate::{Failure, Mapping};

/// A mapping file is written by hand: more than this is no mapping.
const MAX_FILE: u64 = 1 << 20;

impl Mapping {
    /// Reads the text of a mapping file.
    ///
    /// # Errors
    /// `tables-mapping-toml` with the line and the parser's own words, for syntax and for unknown or missing keys.
    pub fn parse(toml: &str) -> Result<Self, Error> {
        toml::from_str(toml).map_err(|error| {
            let line = error.span().map_or(1, |span| toml[..span.start.min(toml.len())].matches('\n').count() + 1);
            Error::invalid(Says::new("tables-mapping-toml").with("line", line).with("problem", error.message()))
        })
    }

    /// Reads a mapping file; its folder is where lookup files are searched first.
    ///
    /// # Errors
    /// As [`Mapping::parse`], and `tables-mapping-file` where the file cannot be read.
    pub fn load(path: &Path) -> Result<Self, Error> {
        let unreadable = |detail: String| {
            let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
            let error = Error::new(Kind::Invalid, Says::new("tables-mapping-file").with("file", name));
            Error { detail, ..error }
        };
        let size = std::fs::metadata(path).map_err(|e| unreadable(Failure::Io(e.to_string()).to_string()))?.len();
        if size > MAX_FILE {
            return Err(unreadable(format!("{size} bytes")));
        }
        let text = std::fs::read_to_string(path).map_err(|e| unreadable(e.to_string()))?;
        let mapping = Self::parse(&text)?;
        Ok(Self { folder: path.parent().map(Path::to_path_buf), ..mapping })
    }

    /// The mapping as a file that a person can read and correct: one line per field.
    ///
    /// # Errors
    /// Only a fault of ours: every mapping can be written.
    pub fn to_toml(&self) -> Result<String, Error> {
        let whole = toml::Table::try_from(self).map_err(Error::internal)?;
        let mut text = String::new();
        let mut tables = Vec::new();
        for (key, value) in &whole {
            match value {
                toml::Value::Array(entries) if entries.iter().all(toml::Value::is_table) => tables.push((key, entries)),
                other => writeln!(text, "{key} = {other}").map_err(Error::internal)?,
            }
        }
        for (key, entries) in tables {
            writeln!(text, "\n{key} = [").map_err(Error::internal)?;
            for entry in entries {
                writeln!(text, "    {entry},").map_err(Error::internal)?;
            }
            text.push_str("]\n");
        }
        Ok(text)
    }
}

/// `true`, `5` and `"text"` alike, as text.
#[derive(Deserialize)]
#[serde(untagged)]
enum Plain {
    Flag(bool),
    Whole(i64),
    Decimal(f64),
    Text(String),
}

impl From<Plain> for String {
    fn from(plain: Plain) -> Self {
        match plain {
            Plain::Flag(flag) => flag.to_string(),
            Plain::Whole(number) => number.to_string(),
            Plain::Decimal(number) => number.to_string(),
            Plain::Text(text) => text,
        }
    }
}

pub(super) fn plain<'de, D: Deserializer<'de>>(from: D) -> Result<Option<String>, D::Error> {
    Ok(Some(Plain::deserialize(from)?.into()))
}

pub(super) fn plain_map<'de, D: Deserializer<'de>>(from: D) -> Result<BTreeMap<String, String>, D::Error> {
    let map = BTreeMap::<String, Plain>::deserialize(from)?;
    Ok(map.into_iter().map(|(key, value)| (key, value.into())).collect())
}
