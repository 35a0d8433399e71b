//! Marks that a machine or a hurry leaves behind: unfinished work without an issue, registry hosts, paths of one machine.

use super::tree::File;
use super::{Finding, Tree};

// Written in two halves, so that this file does not find itself.
const UNFINISHED: &[&str] = &[concat!("TO", "DO"), concat!("FIX", "ME")];
const HOSTS: &[&str] = &[
    concat!("index.", "crates.io"),
    concat!("static.", "crates.io"),
    concat!("rsproxy", ".cn"),
    concat!("//regis", "try."),
    concat!("artifac", "tory"),
    concat!("deb.debian", ".org"),
];
const PATHS: &[&str] = &[
    concat!("/ro", "ot/"),
    concat!("/ho", "me/"),
    concat!("/Us", "ers/"),
    concat!("/wo", "rk/main"),
    concat!("/wo", "rk/shared"),
    concat!("C:", "\\"),
];
/// Only outside Rust, where it may be the address of a page.
const FOLDER_OR_PAGE: &str = concat!("/wo", "rk/");

const CODE: &[&str] = &["rs", "toml", "ftl", "css", "js", "sh", "sql", "cedar"];

pub fn check(tree: &Tree) -> Vec<Finding> {
    tree.texts().flat_map(|file| of_file(&file)).collect()
}

fn of_file(file: &File<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (number, line) in file.lines() {
        if file.ends_in(CODE) && unfinished(line) {
            findings.push(Finding::new(file.path, number, "unfinished work names its issue, like `#12`"));
        }
        if let Some(host) = HOSTS.iter().find(|host| line.contains(**host)) {
            findings.push(Finding::new(file.path, number, format!("`{host}` is a host of some registry")));
        }
        let path = PATHS.iter().find(|path| stands_alone(line, path));
        let folder = (!file.ends_in(&["rs"]) && stands_alone(line, FOLDER_OR_PAGE)).then_some(&FOLDER_OR_PAGE);
        if let Some(path) = path.or(folder) {
            findings.push(Finding::new(file.path, number, format!("`{path}` is a path of one machine")));
        }
    }
    findings
}

fn unfinished(line: &str) -> bool {
    let marked = line.split(|letter: char| !letter.is_alphanumeric()).any(|word| UNFINISHED.contains(&word));
    let named = line.split('#').skip(1).any(|rest| rest.starts_with(|letter: char| letter.is_ascii_digit()));
    marked && !named
}

/// Whether `path` occurs in `line` as the beginning of a path and not as its middle.
fn stands_alone(line: &str, path: &str) -> bool {
    line.match_indices(path).any(|(at, _)| {
        let before = line[..at].chars().next_back();
        !before.is_some_and(|letter| letter.is_alphanumeric() || "._-*}>~".contains(letter))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(path: &str, text: &str) -> Vec<String> {
        of_file(&File { path, text }).into_iter().map(|finding| finding.to_string()).collect()
    }

    #[test]
    fn unfinished_work_needs_an_issue() {
        let later = format!("// {}: later", UNFINISHED[0]);
        assert_eq!(
            found("a.rs", &format!("fn a() {{}}\n{later}")),
            ["a.rs:2: unfinished work names its issue, like `#12`"]
        );
        assert_eq!(found("a.rs", &format!("{later} (#12)")), [""; 0]);
        assert_eq!(found("a.md", &later), [""; 0]);
        assert_eq!(found("a.rs", "todo_list.done()"), [""; 0]);
    }

    #[test]
    fn hosts_and_machine_paths_are_found() {
        assert_eq!(found("a.toml", &format!("url = \"sparse+https://{}/\"", HOSTS[0])).len(), 1);
        for path in PATHS {
            assert_eq!(found("a.rs", &format!("open(\"{path}x\")")).len(), 1, "{path}");
        }
        assert_eq!(found("a.md", &format!("see {FOLDER_OR_PAGE}x")).len(), 1);
    }

    #[test]
    fn addresses_of_pages_and_parts_of_paths_are_not() {
        assert_eq!(found("a.rs", &format!("link(\"{FOLDER_OR_PAGE}tasks\")")), [""; 0]);
        assert_eq!(found("a.md", &format!("areas{FOLDER_OR_PAGE}src")), [""; 0]);
        assert_eq!(found("a.sh", &format!("cd \"${{X}}{}y\"", PATHS[1])), [""; 0]);
    }
}
