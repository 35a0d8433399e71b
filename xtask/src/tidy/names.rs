//! A file or folder is named after what is in it, never after the fact that its content had no better place.

use super::{Finding, Tree};

const FORBIDDEN: &[&str] = &["utils", "util", "helpers", "helper", "common", "misc", "manager", "managers"];

pub fn check(tree: &Tree) -> Vec<Finding> {
    tree.paths().filter_map(|path| Some(Finding::new(path, 1, refusal(path)?))).collect()
}

fn refusal(path: &str) -> Option<String> {
    let stems = path.split('/').map(|part| part.split('.').next().unwrap_or(part));
    let stem = stems.into_iter().find(|stem| FORBIDDEN.contains(&stem.to_lowercase().as_str()))?;
    Some(format!("nothing is called `{stem}`: name it after the noun it is about"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_and_folders_are_refused_by_whole_name() {
        let tree = Tree::of(&[
            ("areas/team/src/helpers/mod.rs", ""),
            ("platform/web/src/utils.rs", ""),
            ("platform/web/assets/common.css", ""),
            ("areas/team/src/people/account_manager.rs", ""),
            ("docs/commons.md", ""),
        ]);
        let found: Vec<(String, bool)> =
            check(&tree).into_iter().map(|finding| (finding.path, finding.says.contains('`'))).collect();
        assert_eq!(
            found,
            [
                ("areas/team/src/helpers/mod.rs".to_owned(), true),
                ("platform/web/assets/common.css".to_owned(), true),
                ("platform/web/src/utils.rs".to_owned(), true),
            ]
        );
    }
}
