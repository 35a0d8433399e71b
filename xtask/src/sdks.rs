//! Segment's official SDKs for Python and Node, which some tests send with: installed once, outside of the project.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::shell;

/// What is installed stands in these files.
const WANTED: [&str; 2] = ["app/tests/sdks/requirements.txt", "app/tests/sdks/package.json"];
/// Holds the text of the wanted files once everything is installed.
const MARK: &str = "installed";

/// Installs the SDKs unless these very versions are there.
///
/// # Errors
/// Names what is missing, with the remedy.
pub fn install() -> Result<(), String> {
    let folder = folder()?;
    let wanted = wanted(&shell::root())?;
    let mark = folder.join(MARK);
    if fs::read_to_string(&mark).is_ok_and(|there| there == wanted) {
        return Ok(());
    }
    for program in ["python3", "node", "npm"] {
        if !shell::has_program(program) {
            return Err(format!("{program} is missing: it is needed to install Segment's SDKs"));
        }
    }
    let [python, node] = [folder.join("python"), folder.join("node")];
    fs::create_dir_all(&node).map_err(|error| format!("{}: {error}", node.display()))?;
    let copied = node.join("package.json");
    fs::copy(shell::root().join(WANTED[1]), &copied).map_err(|error| format!("{}: {error}", copied.display()))?;
    run(Command::new("python3").args(["-m", "venv"]).arg(&python))?;
    let requirements = shell::root().join(WANTED[0]);
    run(Command::new(python.join("bin/pip")).args(["install", "--quiet", "--requirement"]).arg(requirements))?;
    run(Command::new("npm").args(["install", "--no-audit", "--no-fund", "--prefix"]).arg(&node))?;
    fs::write(&mark, wanted).map_err(|error| format!("{}: {error}", mark.display()))
}

/// `${XDG_CACHE_HOME:-$HOME/.cache}/tenure/sdks`, as the tests look for it.
fn folder() -> Result<PathBuf, String> {
    let cache = env::var_os("XDG_CACHE_HOME").map(PathBuf::from);
    let home = || env::var_os("HOME").map(|home| PathBuf::from(home).join(".cache"));
    let cache = cache.or_else(home).ok_or("neither XDG_CACHE_HOME nor HOME is set")?;
    Ok(cache.join("tenure/sdks"))
}

fn wanted(root: &Path) -> Result<String, String> {
    WANTED.iter().map(|file| fs::read_to_string(root.join(file)).map_err(|error| format!("{file}: {error}"))).collect()
}

fn run(command: &mut Command) -> Result<(), String> {
    if shell::succeeds(command)? { Ok(()) } else { Err("Segment's SDKs cannot be installed: see above".to_owned()) }
}
