//! `cargo xtask gen`: writes generated files again.
//!
//! A generated file has a test that compares it with what the code makes now. The test's name begins with `generated_`, and
//! with `UPDATE=1` it writes instead of comparing (insta snapshots follow `INSTA_UPDATE`). So there is no list to keep.

use crate::shell;

const FILTER: &str = "test(/(^|::)generated_/)";

/// Runs every test of that name in writing mode; true when all could write.
pub fn run() -> bool {
    let mut command = shell::cargo(["nextest", "run", "--workspace", "--no-fail-fast", "-E", FILTER]);
    command.env("UPDATE", "1").env("INSTA_UPDATE", "always");
    shell::succeeds(&mut command).unwrap_or_else(|error| {
        eprintln!("{error}");
        false
    })
}
