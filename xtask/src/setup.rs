//! Installing what the tests need and the machine lacks.

use std::path::Path;
use std::process::{Command, Stdio};

use crate::suite::Extent;
use crate::{installed, postgres, shell};

/// Something the whole test run needs, and the Debian package that brings it.
struct Need {
    package: &'static str,
    /// Without it tests fail; what is not required is installed where that is possible, and otherwise done without.
    required: bool,
    present: fn() -> bool,
}

const NEEDS: &[Need] = &[
    Need { package: "chromium", required: true, present: has_browser },
    Need { package: "chromium-driver", required: true, present: || shell::has_program("chromedriver") },
    Need { package: "postgresql", required: true, present: || postgres::programs().is_some() },
    // Pictures are taken in three scripts; without these Chinese and Persian are empty boxes.
    Need {
        package: "fonts-noto-core",
        required: false,
        present: || Path::new("/usr/share/fonts/truetype/noto").is_dir(),
    },
    Need {
        package: "fonts-noto-cjk",
        required: false,
        present: || Path::new("/usr/share/fonts/opentype/noto").is_dir(),
    },
];

fn has_browser() -> bool {
    ["chromium", "chromium-browser", "google-chrome"].iter().any(|name| shell::has_program(name))
}

/// Brings in what is missing for a test run of this `extent`.
///
/// # Errors
/// Names what is missing and cannot be installed, with the remedy.
pub fn run(extent: Extent) -> Result<bool, String> {
    components()?;
    nextest()?;
    if extent == Extent::Whole {
        packages(&missing())?;
        installed::sdks()?;
        installed::sets()?;
    }
    Ok(true)
}

fn missing() -> Vec<&'static Need> {
    NEEDS.iter().filter(|need| !(need.present)()).collect()
}

/// rustfmt and clippy, which a minimal Rust installation leaves out.
fn components() -> Result<(), String> {
    for component in ["fmt", "clippy"] {
        if shell::quietly(&mut shell::cargo([component, "--version"])) {
            continue;
        }
        let name = if component == "fmt" { "rustfmt" } else { component };
        let added = shell::succeeds(Command::new("rustup").args(["component", "add", name]).stdin(Stdio::null()));
        if added != Ok(true) {
            return Err(format!("{name} is missing: install it with the Rust toolchain"));
        }
    }
    Ok(())
}

fn nextest() -> Result<(), String> {
    if shell::quietly(&mut shell::cargo(["nextest", "--version"])) {
        return Ok(());
    }
    // Not into our target folder: its artefacts would stay there for good.
    let mut install = shell::cargo(["install", "--locked", "cargo-nextest"]);
    if shell::succeeds(install.env_remove("CARGO_TARGET_DIR"))? {
        Ok(())
    } else {
        Err("cargo-nextest cannot be installed: see above".to_owned())
    }
}

fn packages(needs: &[&Need]) -> Result<(), String> {
    let names: Vec<&str> = needs.iter().map(|need| need.package).collect();
    let required: Vec<&str> = needs.iter().filter(|need| need.required).map(|need| need.package).collect();
    if !shell::is_root() || !shell::has_program("apt-get") {
        let list = required.join(" ");
        return if required.is_empty() {
            Ok(())
        } else {
            Err(format!("missing: {list}; as root: apt-get install {list}"))
        };
    }
    if names.is_empty() {
        return Ok(());
    }
    let updated = shell::succeeds(&mut apt(&["update"]))?;
    let mut install = apt(&["install", "--yes", "--no-install-recommends"]);
    if updated && shell::succeeds(install.args(&names))? {
        Ok(())
    } else {
        Err(format!("failed: apt-get install {}", names.join(" ")))
    }
}

fn apt(arguments: &[&str]) -> Command {
    let mut command = Command::new("apt-get");
    command.args(arguments).env("DEBIAN_FRONTEND", "noninteractive").stdin(Stdio::null());
    command
}
