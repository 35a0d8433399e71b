//! Running other programs: always from the project's root, always with the output passed on as it comes.

use std::env;
use std::ffi::OsStr;
use std::io::{self, BufRead, BufReader, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// The project's root folder. Asked at run time, because clones may share one built `xtask`.
pub fn root() -> PathBuf {
    let own = env::var_os("CARGO_MANIFEST_DIR").map_or_else(|| PathBuf::from("xtask"), PathBuf::from);
    own.parent().map_or_else(|| PathBuf::from("."), Path::to_path_buf)
}

/// A cargo command from the root, without stdin.
///
/// The variables that `cargo run` set for xtask itself are taken away: some build scripts watch them, and would build
/// again on every change between a command given by hand and one given from here.
pub fn cargo<S: AsRef<OsStr>>(arguments: impl IntoIterator<Item = S>) -> Command {
    let mut command = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    for (name, _) in env::vars_os() {
        let set_for_us =
            name.to_str().is_some_and(|name| name.starts_with("CARGO_PKG_") || name.starts_with("CARGO_MANIFEST_"));
        if set_for_us {
            command.env_remove(name);
        }
    }
    command.args(arguments).current_dir(root()).stdin(Stdio::null());
    command
}

/// Runs `command` with its output passed through; true when it succeeded.
///
/// # Errors
/// When the program cannot be started.
pub fn succeeds(command: &mut Command) -> Result<bool, String> {
    let status = command.status().map_err(|error| failed_to_start(command, &error))?;
    Ok(status.success())
}

/// Runs `command` silently; true when it succeeded, false also when there is no such program.
pub fn quietly(command: &mut Command) -> bool {
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).status().is_ok_and(|s| s.success())
}

/// Runs `command`, passes all of its output on to our standard error line by line, and hands each line to `see`; true when it
/// succeeded.
///
/// # Errors
/// When the program cannot be started or its output cannot be read.
pub fn watched(mut command: Command, mut see: impl FnMut(&str)) -> Result<bool, String> {
    let name = shown(&command);
    let fault = |error: io::Error| format!("{name}: {error}");
    let (reader, writer) = io::pipe().map_err(fault)?;
    command.stdout(writer.try_clone().map_err(fault)?).stderr(writer);
    let mut child = command.spawn().map_err(|error| failed_to_start(&command, &error))?;
    // The command keeps its ends of the pipe; as long as they are open the output has no end.
    drop(command);
    pass_on(BufReader::new(reader), &mut see).map_err(fault)?;
    let status = child.wait().map_err(fault)?;
    Ok(status.success())
}

fn pass_on(mut output: impl BufRead, see: &mut impl FnMut(&str)) -> io::Result<()> {
    let mut line = Vec::new();
    while output.read_until(b'\n', &mut line)? > 0 {
        io::stderr().write_all(&line)?;
        see(&String::from_utf8_lossy(&line));
        line.clear();
    }
    Ok(())
}

/// `always` at a terminal and `never` elsewhere, for programs that would find a pipe where a person is looking.
pub fn colour() -> &'static str {
    if io::stderr().is_terminal() { "always" } else { "never" }
}

/// Whether `program` stands in one of the folders of the search path.
pub fn has_program(program: &str) -> bool {
    env::var_os("PATH").is_some_and(|path| env::split_paths(&path).any(|folder| folder.join(program).is_file()))
}

/// Whether we are root, who may install packages and whom PostgreSQL refuses to serve.
pub fn is_root() -> bool {
    Command::new("id").arg("-u").output().is_ok_and(|output| output.stdout.trim_ascii() == b"0")
}

fn failed_to_start(command: &Command, error: &io::Error) -> String {
    format!("{} cannot be started: {error}", shown(command))
}

fn shown(command: &Command) -> String {
    command.get_program().to_string_lossy().into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_watched_command_hands_over_every_line_and_its_outcome() {
        let mut lines = Vec::new();
        let mut command = Command::new("sh");
        command.args(["-c", "echo first; printf 'second without end' >&2; exit 3"]);
        let good = watched(command, |line| lines.push(line.trim_end().to_owned())).unwrap();
        assert!(!good);
        assert_eq!(lines, ["first", "second without end"]);
    }

    #[test]
    fn a_missing_program_is_named() {
        let error = succeeds(&mut Command::new("no-such-program-here")).unwrap_err();
        assert!(error.starts_with("no-such-program-here cannot be started"), "{error}");
        assert!(!has_program("no-such-program-here"));
        assert!(has_program("sh"));
    }

    #[test]
    fn cargo_does_not_inherit_what_cargo_run_set_for_us() {
        let command = cargo(["--version"]);
        let removed: Vec<_> = command.get_envs().filter(|(_, value)| value.is_none()).map(|(name, _)| name).collect();
        for name in removed {
            let name = name.to_string_lossy();
            assert!(name.starts_with("CARGO_PKG_") || name.starts_with("CARGO_MANIFEST_"), "{name}");
        }
    }
}
