//! The project's files as the rules see them: relative paths with forward slashes, text where it is text.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// A text file.
pub struct File<'a> {
    pub path: &'a str,
    pub text: &'a str,
}

impl<'a> File<'a> {
    /// Its lines, counted from 1.
    pub fn lines(&self) -> impl Iterator<Item = (usize, &'a str)> + use<'a> {
        self.text.lines().enumerate().map(|(index, line)| (index + 1, line))
    }

    /// Whether its name ends in one of `endings`, such as `rs`.
    pub fn ends_in(&self, endings: &[&str]) -> bool {
        self.path.rsplit_once('.').is_some_and(|(_, ending)| endings.contains(&ending))
    }
}

/// All files of the project that git would keep.
pub struct Tree {
    /// Path and content; no content where it is not text.
    files: BTreeMap<String, Option<String>>,
    /// What `cargo tree` lists as built, a package and its version on each line.
    built: String,
}

impl Tree {
    /// Reads the project at `root`, without git's own folder and without what `.gitignore` names.
    ///
    /// # Errors
    /// Names the file or folder that cannot be read.
    pub fn read(root: &Path) -> Result<Self, String> {
        let ignored = Ignored::of(&fs::read_to_string(root.join(".gitignore")).unwrap_or_default());
        let mut files = BTreeMap::new();
        let mut folders = vec![String::new()];
        while let Some(folder) = folders.pop() {
            let entries = fs::read_dir(root.join(&folder)).map_err(|error| format!("{folder}: {error}"))?;
            for entry in entries {
                let entry = entry.map_err(|error| format!("{folder}: {error}"))?;
                let path = format!("{folder}{}", entry.file_name().to_string_lossy());
                let kind = entry.file_type().map_err(|error| format!("{path}: {error}"))?;
                if path == ".git" || ignored.covers(&path, kind.is_dir()) {
                    continue;
                }
                if kind.is_dir() {
                    folders.push(format!("{path}/"));
                } else {
                    let bytes = fs::read(entry.path()).map_err(|error| format!("{path}: {error}"))?;
                    files.insert(path, String::from_utf8(bytes).ok());
                }
            }
        }
        Ok(Self { files, built: String::new() })
    }

    /// The same tree, knowing which packages are built.
    #[must_use]
    pub fn with_built(self, listing: String) -> Self {
        Self { built: listing, ..self }
    }

    /// A tree of the given paths and texts.
    #[cfg(test)]
    pub fn of(files: &[(&str, &str)]) -> Self {
        let files = files.iter().map(|(path, text)| ((*path).to_owned(), Some((*text).to_owned()))).collect();
        Self { files, built: String::new() }
    }

    /// How many files there are.
    pub fn len(&self) -> usize {
        self.files.len()
    }

    /// All paths, sorted; folders are not listed.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.files.keys().map(String::as_str)
    }

    /// All text files, sorted by path.
    pub fn texts(&self) -> impl Iterator<Item = File<'_>> {
        self.files.iter().filter_map(|(path, text)| Some(File { path, text: text.as_deref()? }))
    }

    /// The text files whose path begins with `start`.
    pub fn under<'a>(&'a self, start: &'a str) -> impl Iterator<Item = File<'a>> {
        self.texts().filter(move |file| file.path.starts_with(start))
    }

    /// The text of one file.
    pub fn text(&self, path: &str) -> Option<&str> {
        self.files.get(path)?.as_deref()
    }

    /// Name and version of each package that is built, some of them more than once.
    pub fn built(&self) -> impl Iterator<Item = (&str, &str)> {
        self.built.lines().filter_map(|line| {
            let mut words = line.split_whitespace();
            Some((words.next()?, words.next()?.trim_start_matches('v')))
        })
    }

    /// Whether there is a file or a folder of this path; the root always is there.
    pub fn has(&self, path: &str) -> bool {
        let path = path.trim_end_matches('/');
        let inside = format!("{path}/");
        path.is_empty()
            || self.files.contains_key(path)
            || self.files.range(inside.clone()..).next().is_some_and(|(next, _)| next.starts_with(&inside))
    }
}

/// The plain lines of a `.gitignore`: `name`, `name/`, `/from/the/root/` and `*.ending`.
struct Ignored {
    lines: Vec<String>,
}

impl Ignored {
    fn of(text: &str) -> Self {
        let lines = text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
        Self { lines: lines.map(str::to_owned).collect() }
    }

    fn covers(&self, path: &str, folder: bool) -> bool {
        let name = path.rsplit('/').next().unwrap_or(path);
        self.lines.iter().any(|line| {
            let pattern = line.trim_end_matches('/');
            if line.ends_with('/') && !folder {
                false
            } else if let Some(ending) = pattern.strip_prefix('*') {
                name.ends_with(ending)
            } else if pattern.contains('/') {
                pattern.trim_start_matches('/') == path
            } else {
                pattern == name
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_exist_through_their_files() {
        let tree = Tree::of(&[("docs/tour/today.png", ""), ("docs.md", "")]);
        assert!(tree.has("docs"));
        assert!(tree.has("docs/tour/"));
        assert!(tree.has("docs/tour/today.png"));
        assert!(tree.has(""));
        assert!(!tree.has("doc"));
        assert!(!tree.has("docs/tour/today"));
    }

    #[test]
    fn ignored_files_are_told_apart() {
        let ignored = Ignored::of("# built\ntarget/\n*.profraw\n/data/\n");
        assert!(ignored.covers("target", true));
        assert!(ignored.covers("app/target", true));
        assert!(!ignored.covers("app/target", false));
        assert!(ignored.covers("x/default.profraw", false));
        assert!(ignored.covers("data", true));
        assert!(!ignored.covers("app/data", true));
        assert!(!ignored.covers("database", true));
    }

    #[test]
    fn reads_a_folder_without_what_is_ignored() {
        let root = std::env::temp_dir().join(format!("tidy-tree-{}", std::process::id()));
        for folder in [".git", "target/debug", "src"] {
            fs::create_dir_all(root.join(folder)).unwrap();
        }
        for (path, bytes) in [
            (".git/HEAD", &b"ref"[..]),
            (".gitignore", b"target/\n"),
            ("target/debug/out", b"x"),
            ("src/lib.rs", b"//! Here.\n"),
            ("src/picture.png", b"\x89PNG\xff"),
        ] {
            fs::write(root.join(path), bytes).unwrap();
        }
        let tree = Tree::read(&root).unwrap();
        fs::remove_dir_all(&root).unwrap();
        assert_eq!(tree.paths().collect::<Vec<_>>(), [".gitignore", "src/lib.rs", "src/picture.png"]);
        assert_eq!(tree.text("src/lib.rs"), Some("//! Here.\n"));
        assert_eq!(tree.text("src/picture.png"), None);
    }

    #[test]
    fn endings() {
        let file = File { path: "app/src/main.rs", text: "" };
        assert!(file.ends_in(&["rs", "css"]));
        assert!(!file.ends_in(&["s"]));
    }
}
