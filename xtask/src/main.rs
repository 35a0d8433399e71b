//! The project's own commands. `cargo xtask` alone lists them.

mod bench;
mod generate;
mod installed;
mod postgres;
mod setup;
mod shell;
mod suite;
mod tally;
mod tidy;

use std::process::ExitCode;

const USAGE: &str = "\
cargo xtask test           everything: format, tidy, clippy, all tests on both databases, the browser
cargo xtask test --quick   the same without PostgreSQL, the browser, the SDKs and DuckDB
cargo xtask tidy           the house rules alone
cargo xtask gen            writes the generated files again (OpenAPI, pictures, snapshots)
cargo xtask bench          measures everything and prints the table; `list` names the benches; a name and its arguments run one";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let good = match words.as_slice() {
        ["test"] => suite::run(suite::Extent::Whole),
        ["test", "--quick"] => suite::run(suite::Extent::Quick),
        ["tidy"] => tidy::run(),
        ["gen"] => generate::run(),
        ["bench"] => bench::table(),
        ["bench", "list"] => bench::list(),
        ["bench", name, rest @ ..] => bench::run(name, rest),
        _ => {
            eprintln!("{USAGE}");
            words.is_empty()
        }
    };
    if good { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
