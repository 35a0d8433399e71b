//! The project's own commands. `cargo xtask` alone lists them.

mod bench;
mod generate;
mod postgres;
mod sdks;
mod setup;
mod shell;
mod suite;
mod tally;
mod tidy;

use std::process::ExitCode;

const USAGE: &str = "\
cargo xtask test           everything: format, tidy, clippy, all tests on both databases, the browser
cargo xtask test --quick   the same without PostgreSQL, the browser and the SDKs
cargo xtask tidy           the house rules alone
cargo xtask gen            writes the generated files again (OpenAPI, pictures, snapshots)
cargo xtask bench          lists the benches; with a name and its arguments, runs one";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let good = match words.as_slice() {
        ["test"] => suite::run(suite::Extent::Whole),
        ["test", "--quick"] => suite::run(suite::Extent::Quick),
        ["tidy"] => tidy::run(),
        ["gen"] => generate::run(),
        ["bench"] => bench::list(),
        ["bench", name, rest @ ..] => bench::run(name, rest),
        _ => {
            eprintln!("{USAGE}");
            words.is_empty()
        }
    };
    if good { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
