//! `tenure`: one binary, one data folder. See `tenure --help`.

use std::process::ExitCode;

fn main() -> ExitCode {
    tenure::cli::run()
}
