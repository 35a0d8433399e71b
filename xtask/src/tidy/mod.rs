//! `cargo xtask tidy`: the house rules that no other tool checks. One rule per file; each is a pure function of the tree.

mod arrows;
mod faces;
mod keys;
mod lock;
mod marks;
mod names;
mod paths;
mod rust;
mod sizes;
mod translations;
mod tree;
mod words;

use std::fmt;

use tree::Tree;

use crate::shell;

/// A breach of a rule, at a line of a file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Finding {
    path: String,
    /// Counted from 1; 1 also for what concerns the file as a whole.
    line: usize,
    says: String,
}

impl Finding {
    fn new(path: &str, line: usize, says: impl Into<String>) -> Self {
        Self { path: path.to_owned(), line: line.max(1), says: says.into() }
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.path, self.line, self.says)
    }
}

/// The rules, in the order of the design's chapters.
const RULES: &[fn(&Tree) -> Vec<Finding>] = &[
    arrows::check,
    faces::check,
    sizes::check,
    names::check,
    words::check,
    translations::check,
    keys::check,
    paths::check,
    lock::check,
    marks::check,
];

/// Checks the project and prints every finding as `file:line: text`; true when there is none.
pub fn run() -> bool {
    let tree = match Tree::read(&shell::root()).and_then(|tree| Ok(tree.with_built(built()?))) {
        Ok(tree) => tree,
        Err(error) => {
            eprintln!("tidy: {error}");
            return false;
        }
    };
    let findings = check(&tree);
    for finding in &findings {
        eprintln!("{finding}");
    }
    eprintln!("tidy: {} findings in {} files", findings.len(), tree.len());
    findings.is_empty()
}

/// Whether any doc comment of a library holds an example that rustdoc would run.
pub fn has_doctests() -> bool {
    let tree = Tree::read(&shell::root());
    tree.is_ok_and(|tree| tree.texts().any(|file| rust::ships(&file) && rust::has_doctest(file.text)))
}

/// The packages that a build of the whole workspace takes in. The lock file would not do: it also lists what only a feature
/// nobody asked for would bring.
fn built() -> Result<String, String> {
    let mut command = shell::cargo(["tree", "--workspace", "--prefix", "none", "--format", "{p}"]);
    let output = command.output().map_err(|error| format!("cargo tree: {error}"))?;
    if output.status.success() {
        Ok(String::from_utf8_lossy(&output.stdout).into_owned())
    } else {
        Err(format!("cargo tree: {}", String::from_utf8_lossy(&output.stderr).trim_end()))
    }
}

fn check(tree: &Tree) -> Vec<Finding> {
    let mut findings: Vec<Finding> = RULES.iter().flat_map(|rule| rule(tree)).collect();
    findings.sort();
    findings.dedup();
    findings
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A tree in which everything is in order.
    const GOOD: &[(&str, &str)] = &[
        ("Cargo.toml", "[workspace.dependencies]\nkernel = { path = \"platform/kernel\" }\n"),
        ("platform/kernel/Cargo.toml", "[dependencies]\n"),
        ("platform/kernel/README.md", "# kernel\n"),
        ("platform/kernel/src/lib.rs", "//! Words.\npub struct Money;\n"),
        ("areas/team/Cargo.toml", "[dependencies]\nkernel.workspace = true\n"),
        ("areas/team/src/lib.rs", "//! The team.\nmod people;\n"),
        ("areas/team/src/people/mod.rs", "//! People.\nfn title(r: &Reader) -> String { r.t(\"people-title\") }\n"),
        ("locales/en/team.ftl", "people-title = People\n"),
        ("locales/zh-CN/team.ftl", "people-title = 人员\n"),
        ("locales/fa/team.ftl", "people-title = افراد\n"),
        ("README.md", "The rooms: `platform/kernel` and `areas/`.\n"),
    ];

    #[test]
    fn a_tree_in_order_has_no_findings() {
        assert_eq!(check(&Tree::of(GOOD)), []);
    }

    #[test]
    fn every_rule_is_at_work() {
        let breaches: &[(&str, &str, &str)] = &[
            ("platform/kernel/Cargo.toml", "[dependencies]\nteam = { path = \"../../areas/team\" }\n", "platform"),
            ("areas/team/src/people/mod.rs", "fn bare() {}\n", "//!"),
            ("areas/team/src/lib.rs", &"//! The team.\n".repeat(501), "501 lines"),
            ("areas/team/src/utils.rs", "//! No.\n", "utils"),
            ("platform/kernel/src/lib.rs", "pub struct Ticket;\n", "ticket"),
            ("locales/fa/team.ftl", "", "people-title"),
            ("areas/team/src/people/mod.rs", "//! P.\nfn t(r: &R) -> S { r.t(\"people-none\") }\n", "people-none"),
            ("README.md", "See `platform/nowhere`.\n", "platform/nowhere"),
            ("Cargo.lock", "[[package]]\nname = \"x\"\nversion = \"1.0.0\"\nsource = \"git+x\"\n", "registry"),
            ("areas/team/src/people/mod.rs", concat!("//! P.\n// TO", "DO later\n"), "issue"),
        ];
        for (path, text, says) in breaches {
            let mut files: Vec<(&str, &str)> = GOOD.iter().copied().filter(|(known, _)| known != path).collect();
            files.push((path, text));
            let findings = check(&Tree::of(&files));
            assert!(findings.iter().any(|f| f.says.contains(says)), "{path}, {says}: {findings:?}");
        }
    }

    #[test]
    fn a_finding_names_file_and_line() {
        assert_eq!(Finding::new("a/b.rs", 7, "too long").to_string(), "a/b.rs:7: too long");
        assert_eq!(Finding::new("a/b.rs", 0, "empty").to_string(), "a/b.rs:1: empty");
    }
}
