//! The arrows between crates: `app → areas → platform`, never back, and between areas only the ones named here.

use std::collections::BTreeMap;

use toml::{Table, Value};

use super::tree::File;
use super::{Finding, Tree};

/// Where a crate lives, which decides what it may depend on.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Room {
    Platform,
    Area(String),
    App,
    /// The invented company inside `app`.
    Demo,
    Xtask,
}

/// Areas that every area may depend on.
const OPEN_TO_ALL: &[&str] = &["team", "customers"];
/// Area, and one more area that it may depend on.
const ALSO: &[(&str, &str)] = &[("work", "insight"), ("engage", "insight")];
/// An outside crate that one crate alone may name.
const BELONGS_TO: &[(&str, &str)] = &[("maud-ui", "platform/web")];

const KINDS: &[&str] = &["dependencies", "dev-dependencies", "build-dependencies"];

pub fn check(tree: &Tree) -> Vec<Finding> {
    let shared = tree.text("Cargo.toml").map(paths_of_workspace).unwrap_or_default();
    let manifests = tree.texts().filter(|file| file.path.ends_with("/Cargo.toml"));
    manifests.flat_map(|file| of_manifest(&file, &shared)).collect()
}

/// Name and folder of each crate of the house in `[workspace.dependencies]`.
fn paths_of_workspace(text: &str) -> BTreeMap<String, String> {
    let manifest: Table = text.parse().unwrap_or_default();
    let dependencies = manifest.get("workspace").and_then(|workspace| workspace.get("dependencies"));
    let entries = dependencies.and_then(Value::as_table).into_iter().flatten();
    entries.filter_map(|(name, value)| Some((name.clone(), value.get("path")?.as_str()?.to_owned()))).collect()
}

fn of_manifest(file: &File<'_>, shared: &BTreeMap<String, String>) -> Vec<Finding> {
    let folder = file.path.trim_end_matches("/Cargo.toml");
    let manifest: Table = match file.text.parse() {
        Ok(manifest) => manifest,
        Err(error) => return vec![Finding::new(file.path, 1, format!("cannot be read: {error}"))],
    };
    let mut findings = Vec::new();
    for (name, value) in dependencies(&manifest) {
        let refused = BELONGS_TO.iter().find(|(outside, owner)| *outside == name && *owner != folder);
        if let Some((outside, owner)) = refused {
            findings.push(Finding::new(
                file.path,
                line_of(file, name),
                format!("`{outside}` is named in {owner} only"),
            ));
        }
        let path = match value.get("path").and_then(Value::as_str) {
            Some(relative) => Some(resolved(folder, relative)),
            None => shared.get(name).cloned(),
        };
        let (Some(from), Some(to)) = (room(folder), path.as_deref().and_then(room)) else { continue };
        if let Some(reason) = refusal(&from, &to) {
            findings.push(Finding::new(file.path, line_of(file, name), format!("`{name}`: {reason}")));
        }
    }
    findings
}

/// The dependencies of every kind, also those for one platform only.
fn dependencies(manifest: &Table) -> Vec<(&str, &Value)> {
    let targets = manifest.get("target").and_then(Value::as_table).into_iter().flatten();
    let tables = std::iter::once(manifest).chain(targets.filter_map(|(_, value)| value.as_table()));
    let of_kinds = tables.flat_map(|table| KINDS.iter().filter_map(|kind| table.get(*kind)?.as_table()));
    of_kinds.flatten().map(|(name, value)| (name.as_str(), value)).collect()
}

/// `../../platform/kernel` seen from `areas/team`.
fn resolved(folder: &str, relative: &str) -> String {
    let mut parts: Vec<&str> = folder.split('/').collect();
    for part in relative.split('/') {
        match part {
            ".." => drop(parts.pop()),
            "." | "" => {}
            other => parts.push(other),
        }
    }
    parts.join("/")
}

fn room(folder: &str) -> Option<Room> {
    match folder.split('/').collect::<Vec<_>>().as_slice() {
        ["platform", ..] => Some(Room::Platform),
        ["areas", area, ..] => Some(Room::Area((*area).to_owned())),
        ["app", "demo", ..] => Some(Room::Demo),
        ["app", ..] => Some(Room::App),
        ["xtask", ..] => Some(Room::Xtask),
        _ => None,
    }
}

/// Why `from` may not depend on `to`; nothing when it may.
fn refusal(from: &Room, to: &Room) -> Option<String> {
    match (from, to) {
        (Room::Xtask, _) => Some("xtask builds before the house does and stands on none of its crates".to_owned()),
        (_, Room::Xtask) => Some("nothing stands on xtask".to_owned()),
        (Room::Demo, Room::Area(_) | Room::App) => {
            Some("the invented company knows none of those who look at it".to_owned())
        }
        (Room::Platform, Room::Area(_) | Room::App | Room::Demo) => {
            Some("platform never depends on areas or app".to_owned())
        }
        (Room::Area(_), Room::App | Room::Demo) => Some("an area never depends on app".to_owned()),
        (Room::Area(from), Room::Area(to)) => {
            let allowed = OPEN_TO_ALL.contains(&to.as_str()) || ALSO.contains(&(from.as_str(), to.as_str()));
            (!allowed)
                .then(|| format!("{from} may not depend on {to}: facts travel as transitions, events or attributes"))
        }
        (_, Room::Platform) | (Room::App, _) | (Room::Demo, Room::Demo) => None,
    }
}

fn line_of(file: &File<'_>, name: &str) -> usize {
    let names = |line: &str| {
        let line = line.trim_start().trim_start_matches('"');
        line.strip_prefix(name).is_some_and(|rest| rest.starts_with([' ', '=', '.', '"']))
    };
    file.lines().find(|(_, line)| names(line)).map_or(1, |(number, _)| number)
}

#[cfg(test)]
mod tests {
    use super::*;

    const ROOT: &str = "[workspace.dependencies]\nkernel = { path = \"platform/kernel\" }\nteam = { path = \"areas/team\" }\n\
                        revenue = { path = \"areas/revenue\" }\ninsight = { path = \"areas/insight\" }\n\
                        demo = { path = \"app/demo\" }\nserde = \"1\"\n";

    fn findings(path: &str, manifest: &str) -> Vec<String> {
        let tree = Tree::of(&[("Cargo.toml", ROOT), (path, manifest)]);
        check(&tree).into_iter().map(|finding| finding.to_string()).collect()
    }

    #[test]
    fn what_the_house_allows() {
        let all = "[dependencies]\nkernel.workspace = true\nteam.workspace = true\nserde.workspace = true\n";
        assert_eq!(findings("areas/revenue/Cargo.toml", all), [""; 0]);
        assert_eq!(findings("areas/work/Cargo.toml", "[dependencies]\ninsight.workspace = true\n"), [""; 0]);
        assert_eq!(
            findings("app/Cargo.toml", "[dependencies]\nrevenue.workspace = true\ndemo.workspace = true\n"),
            [""; 0]
        );
    }

    #[test]
    fn platform_never_looks_up() {
        assert_eq!(
            findings("platform/web/Cargo.toml", "[package]\n\n[dev-dependencies]\nteam.workspace = true\n"),
            ["platform/web/Cargo.toml:4: `team`: platform never depends on areas or app"]
        );
        assert_eq!(
            findings("platform/web/Cargo.toml", "[target.'cfg(unix)'.dependencies]\nx = { path = \"../../app\" }\n"),
            ["platform/web/Cargo.toml:2: `x`: platform never depends on areas or app"]
        );
    }

    #[test]
    fn areas_stand_on_team_and_customers_only() {
        let found = findings("areas/insight/Cargo.toml", "[dependencies]\nrevenue = { workspace = true }\n");
        assert_eq!(found.len(), 1, "{found:?}");
        assert!(found[0].starts_with("areas/insight/Cargo.toml:2: `revenue`: insight may not depend on revenue"));
        let found =
            findings("areas/revenue/Cargo.toml", "[dependencies]\ninsight.workspace = true\ndemo.workspace = true\n");
        assert_eq!(found.len(), 2, "{found:?}");
        assert!(found.iter().any(|says| says.contains(":3: `demo`: an area never depends on app")), "{found:?}");
    }

    #[test]
    fn the_invented_company_knows_no_area() {
        let found =
            findings("app/demo/Cargo.toml", "[dependencies]\nkernel.workspace = true\ninsight.workspace = true\n");
        assert_eq!(found.len(), 1, "{found:?}");
        assert!(found[0].starts_with("app/demo/Cargo.toml:3: `insight`"), "{found:?}");
    }

    #[test]
    fn some_crates_have_one_home() {
        assert_eq!(
            findings("areas/team/Cargo.toml", "[dependencies]\nmaud-ui = \"=0.21.0\"\n"),
            ["areas/team/Cargo.toml:2: `maud-ui` is named in platform/web only"]
        );
        assert_eq!(findings("platform/web/Cargo.toml", "[dependencies]\nmaud-ui = \"=0.21.0\"\n"), [""; 0]);
    }

    #[test]
    fn xtask_stands_alone_and_a_broken_manifest_is_named() {
        assert_eq!(findings("xtask/Cargo.toml", "[dependencies]\nkernel.workspace = true\n").len(), 1);
        assert!(findings("app/Cargo.toml", "[dependencies\n")[0].starts_with("app/Cargo.toml:1: cannot be read"));
    }
}
