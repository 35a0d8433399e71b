//! A file has at most 500 lines. (The length of functions is clippy's.)

use super::{Finding, Tree};

const LINES: usize = 500;

/// What people write by hand and read from top to bottom; catalogues, data tables and lock files are none.
const READ_BY_PEOPLE: &[&str] = &["rs", "css", "js", "html", "sh"];

pub fn check(tree: &Tree) -> Vec<Finding> {
    let long = tree.texts().filter(|file| file.ends_in(READ_BY_PEOPLE)).filter_map(|file| {
        let lines = file.text.lines().count();
        (lines > LINES)
            .then(|| Finding::new(file.path, LINES + 1, format!("{lines} lines, {LINES} are allowed: split it")))
    });
    long.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_limit_itself_is_allowed() {
        let (just, over) = ("//\n".repeat(500), "//\n".repeat(501));
        let tree =
            Tree::of(&[("a.rs", &just), ("b.rs", &over), ("c.css", &over), ("d.ftl", &over), ("Cargo.lock", &over)]);
        let found: Vec<String> = check(&tree).into_iter().map(|finding| finding.to_string()).collect();
        assert_eq!(
            found,
            ["b.rs:501: 501 lines, 500 are allowed: split it", "c.css:501: 501 lines, 500 are allowed: split it"]
        );
    }
}
