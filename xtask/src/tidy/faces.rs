//! Every room has a face: a platform crate its README, an area and each of its slices a module comment.

use std::collections::BTreeSet;

use super::{Finding, Tree};

pub fn check(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    for folder in folders(tree, "platform/", 2) {
        let readme = format!("{folder}/README.md");
        if tree.text(&readme).is_none_or(|text| text.trim().is_empty()) {
            findings.push(Finding::new(&readme, 1, "every platform crate says in a README what it is"));
        }
    }
    for area in folders(tree, "areas/", 2) {
        findings.extend(bare(tree, &format!("{area}/src/lib.rs")));
        for slice in folders(tree, &format!("{area}/src/"), 4) {
            findings.extend(bare(tree, &format!("{slice}/mod.rs")));
        }
    }
    findings
}

/// The folders of `depth` parts that have a file below `start`.
fn folders(tree: &Tree, start: &str, depth: usize) -> BTreeSet<String> {
    let files = tree.paths().filter(|path| path.starts_with(start));
    let parts = files.map(|path| path.split('/').collect::<Vec<_>>()).filter(|parts| parts.len() > depth);
    parts.map(|parts| parts[..depth].join("/")).collect()
}

fn bare(tree: &Tree, path: &str) -> Option<Finding> {
    match tree.text(path) {
        None => Some(Finding::new(path, 1, "missing: it holds the module comment and the public face")),
        Some(text) if text.starts_with("//!") => None,
        Some(_) => Some(Finding::new(path, 1, "begins with a `//!` comment: words, invariants, what it publishes")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn faces_are_missed() {
        let tree = Tree::of(&[
            ("platform/text/src/lib.rs", "//! Text.\n"),
            ("platform/kernel/README.md", "# kernel\n"),
            ("platform/kernel/src/lib.rs", "//! Words.\n"),
            ("areas/team/src/lib.rs", "//! The team.\n"),
            ("areas/team/src/people/mod.rs", "use kernel::Day;\n"),
            ("areas/team/src/people/pages/list.rs", ""),
            ("areas/team/src/audit/pages/list.rs", ""),
            ("areas/team/src/audit.rs", ""),
        ]);
        let found: Vec<String> = check(&tree).into_iter().map(|finding| finding.path).collect();
        assert_eq!(found, ["platform/text/README.md", "areas/team/src/audit/mod.rs", "areas/team/src/people/mod.rs"]);
    }
}
