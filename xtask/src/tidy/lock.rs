//! The lock file: one Arrow in the tree, and nothing from anywhere but the public registry.

use std::collections::{BTreeMap, BTreeSet};

use toml::{Table, Value};

use super::tree::File;
use super::{Finding, Tree};

/// Where every crate comes from; a mirror's address would not work on the next machine.
const SOURCE: &str = "registry+https://github.com/rust-lang/crates.io-index";

#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Package<'a> {
    name: &'a str,
    version: &'a str,
    source: Option<&'a str>,
}

pub fn check(tree: &Tree) -> Vec<Finding> {
    let Some(text) = tree.text("Cargo.lock") else { return Vec::new() };
    let file = File { path: "Cargo.lock", text };
    let lock: Table = match text.parse() {
        Ok(lock) => lock,
        Err(error) => return vec![Finding::new(file.path, 1, format!("cannot be read: {error}"))],
    };
    let packages = packages(&lock);
    let foreign =
        packages.iter().filter(|package| package.source.is_some_and(|source| source != SOURCE)).map(|package| {
            let says = format!("`{}` comes from another place than the public registry", package.name);
            Finding::new(file.path, line_of(&file, package), says)
        });
    foreign.chain(second_majors(tree, &file)).collect()
}

fn packages(lock: &Table) -> Vec<Package<'_>> {
    let entries = lock.get("package").and_then(Value::as_array).into_iter().flatten();
    let packages = entries.filter_map(|entry| {
        let text = |key: &str| entry.get(key).and_then(Value::as_str);
        Some(Package { name: text("name")?, version: text("version")?, source: text("source") })
    });
    packages.collect()
}

/// Arrow's crates and Parquet share one version; DataFusion brings the one that counts. Two majors mean that ours and
/// DataFusion's differ: every array would be of the wrong type, and the build twice as long.
fn second_majors(tree: &Tree, file: &File<'_>) -> Vec<Finding> {
    let mut majors: BTreeMap<u64, BTreeSet<Package<'_>>> = BTreeMap::new();
    for (name, version) in tree.built().filter(|(name, _)| is_arrow(name)) {
        let major = version.split('.').next().and_then(|number| number.parse().ok());
        majors.entry(major.unwrap_or_default()).or_default().insert(Package { name, version, source: None });
    }
    let newest = majors.pop_last().map_or(0, |(major, _)| major);
    let older = majors.into_values().flatten().map(|package| {
        let says = format!("`{} {}` is a second major of Arrow beside {newest}", package.name, package.version);
        Finding::new(file.path, line_of(file, &package), format!("{says}: take the one DataFusion uses"))
    });
    older.collect()
}

fn is_arrow(name: &str) -> bool {
    name == "arrow" || name.starts_with("arrow-") || name == "parquet"
}

fn line_of(file: &File<'_>, package: &Package<'_>) -> usize {
    let (name, version) = (format!("name = \"{}\"", package.name), format!("version = \"{}\"", package.version));
    let mut before = "";
    for (number, line) in file.lines() {
        if before == name && line == version {
            return number;
        }
        before = line;
    }
    1
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lock(packages: &[(&str, &str, &str)]) -> Vec<String> {
        let text: String = packages
            .iter()
            .map(|(name, version, source)| {
                format!("[[package]]\nname = \"{name}\"\nversion = \"{version}\"\nsource = \"{source}\"\n\n")
            })
            .collect();
        check(&Tree::of(&[("Cargo.lock", &text)])).into_iter().map(|finding| finding.to_string()).collect()
    }

    fn built(listing: &str) -> Vec<String> {
        let text = "[[package]]\nname = \"arrow-array\"\nversion = \"58.1.0\"\n";
        let tree = Tree::of(&[("Cargo.lock", text)]).with_built(listing.to_owned());
        check(&tree).into_iter().map(|finding| finding.to_string()).collect()
    }

    #[test]
    fn one_arrow_passes() {
        assert_eq!(
            built("arrow v59.2.0\narrow-array v59.2.1\nparquet v59.0.0 (*)\ntoml v0.8.1\ntoml v1.2.0\n"),
            [""; 0]
        );
    }

    #[test]
    fn two_arrows_are_named_once() {
        let listing = "arrow-array v58.1.0\narrow-array v59.2.1\narrow-array v58.1.0 (*)\n";
        assert_eq!(
            built(listing),
            ["Cargo.lock:3: `arrow-array 58.1.0` is a second major of Arrow beside 59: take the one DataFusion uses"]
        );
    }

    #[test]
    fn what_is_locked_but_not_built_does_not_count() {
        assert_eq!(built("arrow-array v59.2.1\n"), [""; 0]);
    }

    #[test]
    fn another_registry_is_named() {
        assert_eq!(
            lock(&[("serde", "1.0.0", "registry+https://mirror.example/index")]),
            ["Cargo.lock:3: `serde` comes from another place than the public registry"]
        );
    }
}
