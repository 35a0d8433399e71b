//! Other people's programs, installed once outside of the project: Segment's SDKs for Python and Node, which some tests send with,
//! DuckDB, which reads our files, the engines that ours is measured against, and data sets whose numbers others published.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::shell;

/// What tests need.
const SDKS: [&str; 2] = ["app/tests/sdks/requirements.txt", "app/tests/sdks/package.json"];
/// Packages whose data sets the mathematics is tested with; what they need themselves is left out.
const SETS: &str = "platform/stats/tests/sets/requirements.txt";
/// What the engine's bench needs.
const RIVALS: &str = "app/benches/engine/requirements.txt";
/// Holds the text of the wanted files once everything is installed.
const MARK: &str = "installed";

/// Installs what tests need, unless these very versions are there.
///
/// # Errors
/// Names what is missing, with the remedy.
pub fn sdks() -> Result<(), String> {
    once("sdks", &SDKS, |folder| {
        let node = folder.join("node");
        fs::create_dir_all(&node).map_err(|error| format!("{}: {error}", node.display()))?;
        let copied = node.join("package.json");
        fs::copy(shell::root().join(SDKS[1]), &copied).map_err(|error| format!("{}: {error}", copied.display()))?;
        python(&folder.join("python"), SDKS[0])?;
        run("npm", Command::new("npm").args(["install", "--no-audit", "--no-fund", "--prefix"]).arg(&node))
    })
    .map(drop)
}

/// Installs the data sets that published numbers are of, unless these very versions are there; gives their folder.
///
/// # Errors
/// As [`sdks`].
pub fn sets() -> Result<PathBuf, String> {
    once("sets", &[SETS], |folder| {
        let venv = folder.join("venv");
        run("python3", Command::new("python3").args(["-m", "venv"]).arg(&venv))?;
        let mut pip = Command::new(venv.join("bin/pip"));
        pip.args(["install", "--quiet", "--no-deps", "--upgrade", "--target"]).arg(folder);
        run("pip", pip.arg("--requirement").arg(shell::root().join(SETS)))
    })
}

/// Installs DuckDB, chDB and Polars, unless these very versions are there; gives the Python that has them.
///
/// # Errors
/// As [`sdks`].
pub fn rivals() -> Result<PathBuf, String> {
    let folder = once("rivals", &[RIVALS], |folder| python(folder, RIVALS))?;
    Ok(folder.join("bin/python"))
}

/// `${XDG_CACHE_HOME:-$HOME/.cache}/tenure/NAME`, as tests and benches look for it, with what `install` puts there.
fn once(name: &str, wanted: &[&str], install: impl FnOnce(&Path) -> Result<(), String>) -> Result<PathBuf, String> {
    let cache = env::var_os("XDG_CACHE_HOME").map(PathBuf::from);
    let home = || env::var_os("HOME").map(|home| PathBuf::from(home).join(".cache"));
    let cache = cache.or_else(home).ok_or("neither XDG_CACHE_HOME nor HOME is set")?;
    let folder = cache.join("tenure").join(name);
    let read = |file: &&str| fs::read_to_string(shell::root().join(file)).map_err(|error| format!("{file}: {error}"));
    let wanted = wanted.iter().map(read).collect::<Result<String, String>>()?;
    let mark = folder.join(MARK);
    if !fs::read_to_string(&mark).is_ok_and(|there| there == wanted) {
        install(&folder)?;
        fs::write(&mark, wanted).map_err(|error| format!("{}: {error}", mark.display()))?;
    }
    Ok(folder)
}

/// Python in a folder of its own, with what a file of requirements names.
fn python(folder: &Path, requirements: &str) -> Result<(), String> {
    run("python3", Command::new("python3").args(["-m", "venv"]).arg(folder))?;
    let mut pip = Command::new(folder.join("bin/pip"));
    run("pip", pip.args(["install", "--quiet", "--requirement"]).arg(shell::root().join(requirements)))
}

fn run(program: &str, command: &mut Command) -> Result<(), String> {
    if shell::succeeds(command)? {
        Ok(())
    } else {
        Err(format!("{program} could not install what is needed: see above"))
    }
}
