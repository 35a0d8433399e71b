//! Published data sets. None stands in the project: they are read where they were installed or put.
//!
//! rossi, lung and iris come with lifelines and scikit-learn; `pip install --no-deps --target FOLDER -r
//! tests/sets/requirements.txt` brings them to `FOLDER`, which `TENURE_SETS` names, or which is `tenure/sets` in the cache
//! (`XDG_CACHE_HOME`, or `.cache` at home). Telco stands in the folder that `TENURE_DATA` names.
//!
//! A test whose set is missing says so and passes, unless the variable is set: then it fails, so that a run that means to prove
//! the numbers cannot leave them out.

use std::env;
use std::io::Write;
use std::path::PathBuf;

/// A file of the installed packages: its columns by name, text as it stands there.
pub fn installed(file: &str) -> Option<Set> {
    let cache = || {
        let cache = env::var_os("XDG_CACHE_HOME").map(PathBuf::from);
        let cache = cache.or_else(|| Some(PathBuf::from(env::var_os("HOME")?).join(".cache")));
        cache.map(|cache| cache.join("tenure/sets"))
    };
    read("TENURE_SETS", cache, file)
}

/// A file of the folder of real data.
pub fn shared(file: &str) -> Option<Set> {
    read("TENURE_DATA", || None, file)
}

fn read(variable: &str, otherwise: impl FnOnce() -> Option<PathBuf>, file: &str) -> Option<Set> {
    let named = env::var_os(variable).filter(|folder| !folder.is_empty()).map(PathBuf::from);
    let must = named.is_some();
    let path = named.or_else(otherwise).map(|folder| folder.join(file));
    match path.filter(|path| path.exists()) {
        Some(path) => Some(Set::read(path)),
        None if must => panic!("{variable} is set, but there is no {file} in its folder"),
        None => {
            // Not eprintln, which the test harness keeps to itself.
            let test = std::thread::current().name().unwrap_or_default().to_owned();
            let _ = writeln!(std::io::stderr(), "{test} skipped: {variable} does not name a folder with {file}");
            None
        }
    }
}

/// A table of texts.
pub struct Set {
    names: Vec<String>,
    rows: Vec<csv::StringRecord>,
}

impl Set {
    fn read(path: PathBuf) -> Self {
        let mut reader = csv::Reader::from_path(path).unwrap();
        let names = reader.headers().unwrap().iter().map(ToOwned::to_owned).collect();
        Self { names, rows: reader.records().map(Result::unwrap).collect() }
    }

    pub fn names(&self) -> &[String] {
        &self.names
    }

    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// A column as texts.
    pub fn texts(&self, name: &str) -> Vec<&str> {
        let at = self.names.iter().position(|own| own == name).unwrap_or_else(|| panic!("no column {name}"));
        self.rows.iter().map(|row| row[at].trim()).collect()
    }

    /// A column of numbers; a blank is 0.
    pub fn numbers(&self, name: &str) -> Vec<f64> {
        self.texts(name).iter().map(|text| if text.is_empty() { 0.0 } else { text.parse().unwrap() }).collect()
    }

    /// Where a column holds `text`.
    pub fn are(&self, name: &str, text: &str) -> Vec<bool> {
        self.texts(name).iter().map(|own| *own == text).collect()
    }
}
