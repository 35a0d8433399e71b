//! Paths that documents name exist: in backticks, and as the aim of links and pictures.
//!
//! Something in backticks counts as a path when its first part is a folder of the project. From a part with a placeholder on
//! (`areas/<area>/src`, `locales/*/team.ftl`) only what stands before is looked at.

use std::collections::BTreeSet;

use super::tree::File;
use super::{Finding, Tree};

const PLACEHOLDERS: &[char] = &['<', '>', '*', '{', '}', '…', '['];

pub fn check(tree: &Tree) -> Vec<Finding> {
    let rooms: BTreeSet<&str> = tree.paths().filter_map(|path| Some(path.split_once('/')?.0)).collect();
    let documents = tree.texts().filter(|file| is_document(file.path));
    documents.flat_map(|file| of_document(tree, &file, &rooms)).collect()
}

fn is_document(path: &str) -> bool {
    path == "README.md" || path == "CONTRIBUTING.md" || (path.starts_with("docs/") && path.ends_with(".md"))
}

fn of_document(tree: &Tree, file: &File<'_>, rooms: &BTreeSet<&str>) -> Vec<Finding> {
    let folder = file.path.rsplit_once('/').map_or("", |(folder, _)| folder);
    let mut findings = Vec::new();
    let mut fenced = false;
    for (number, line) in file.lines() {
        if line.trim_start().starts_with("```") {
            fenced = !fenced;
            continue;
        }
        if fenced {
            continue;
        }
        let in_backticks = line.split('`').skip(1).step_by(2).filter_map(|word| written_path(word, rooms));
        let linked = links(line).filter_map(|aim| Some(joined(folder, local_aim(aim)?)));
        for path in in_backticks.map(str::to_owned).chain(linked) {
            if !tree.has(certain(&path)) {
                findings.push(Finding::new(file.path, number, format!("there is no `{path}`")));
            }
        }
    }
    findings
}

/// `word` when it is a path of the project, without a line number at its end.
fn written_path<'a>(word: &'a str, rooms: &BTreeSet<&str>) -> Option<&'a str> {
    let word = word.strip_prefix("./").unwrap_or(word);
    let path = word.split_once(':').map_or(word, |(path, _)| path);
    let (first, _) = path.split_once('/')?;
    (rooms.contains(first) && !path.contains(char::is_whitespace)).then_some(path)
}

/// What stands in the round brackets of `[text](aim)` and `![text](aim)`.
fn links(line: &str) -> impl Iterator<Item = &str> {
    line.split("](").skip(1).filter_map(|rest| Some(rest.split_once(')')?.0))
}

fn local_aim(aim: &str) -> Option<&str> {
    let aim = aim.split_once('#').map_or(aim, |(path, _)| path);
    (!aim.is_empty() && !aim.contains("://") && !aim.starts_with("mailto:")).then_some(aim)
}

fn joined(folder: &str, aim: &str) -> String {
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in aim.split('/') {
        match part {
            ".." => drop(parts.pop()),
            "." | "" => {}
            other => parts.push(other),
        }
    }
    parts.join("/")
}

/// The part of `path` before the first placeholder.
fn certain(path: &str) -> &str {
    let sure = path.find(PLACEHOLDERS).map(|at| &path[..at]);
    sure.map_or(path, |start| start.rsplit_once('/').map_or("", |(folder, _)| folder))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(path: &str, text: &str) -> Vec<String> {
        let tree = Tree::of(&[
            ("app/src/modules.rs", ""),
            ("areas/team/src/lib.rs", ""),
            ("docs/words.md", ""),
            ("docs/tour/today.png", ""),
            (path, text),
        ]);
        check(&tree).into_iter().map(|finding| finding.to_string()).collect()
    }

    #[test]
    fn paths_that_exist_pass() {
        let text = "Open `app/src/modules.rs`, `areas/`, `./docs/words.md` and `app/src/modules.rs:12`.\n\
                    ![today](docs/tour/today.png) [words](docs/words.md#account) [out](https://example.org/x)\n\
                    A slice is `areas/<area>/src/<slice>/mod.rs`, a catalogue `docs/*.md`.\n";
        assert_eq!(found("README.md", text), [""; 0]);
        assert_eq!(found("docs/tour/index.md", "[words](../words.md) and ![it](today.png)\n"), [""; 0]);
    }

    #[test]
    fn paths_that_do_not_exist_are_named() {
        assert_eq!(
            found("CONTRIBUTING.md", "fine\n`app/src/gone.rs`\n"),
            ["CONTRIBUTING.md:2: there is no `app/src/gone.rs`"]
        );
        assert_eq!(found("docs/x.md", "[w](word.md)\n"), ["docs/x.md:1: there is no `docs/word.md`"]);
        assert_eq!(found("README.md", "`areas/gone/<slice>`\n"), ["README.md:1: there is no `areas/gone/<slice>`"]);
    }

    #[test]
    fn what_is_no_path_is_left_alone() {
        let text = "`/api/v1/accounts` `text/csv` `and/or` `cargo run -- demo` `app / areas` `now`\n```\napp/gone\n`app/gone`\n```\n";
        assert_eq!(found("README.md", text), [""; 0]);
        assert_eq!(found("platform/x/README.md", "`app/gone.rs`\n"), [""; 0]);
    }
}
