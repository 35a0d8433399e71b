//! `cargo xtask bench`: the measurements, each a program of its own so that its numbers come from a process without guests.

use crate::shell;

/// A measurement: the bench called `name` of `package`, with its own `main` (`harness = false`).
struct Bench {
    /// Its name on the command line and in the manifest of its package.
    name: &'static str,
    package: &'static str,
    what: &'static str,
}

/// Every bench registers here: name, package, what it measures.
const BENCHES: &[Bench] = &[
    Bench {
        name: "lists",
        package: "tenure-query",
        what: "filter, sort and exact count over the columns of 50,000 subjects",
    },
    Bench {
        name: "pages",
        package: "tenure",
        what: "pages with 50,000 customers, asked by 1, 5 and 10 readers at a fixed rate",
    },
    Bench {
        name: "intake-log",
        package: "tenure-eventlog",
        what: "events accepted durably from 1, 8 and 32 threads, with the disk's own sync times",
    },
];

/// Prints the table.
pub fn list() -> bool {
    println!("{:<16} {:<20} measures", "name", "package");
    for bench in BENCHES {
        println!("{:<16} {:<20} {}", bench.name, bench.package, bench.what);
    }
    true
}

/// Runs the bench called `name` with `arguments`; true when it succeeded.
pub fn run(name: &str, arguments: &[&str]) -> bool {
    let Some(bench) = BENCHES.iter().find(|bench| bench.name == name) else {
        eprintln!("no bench is called {name}; these are:");
        list();
        return false;
    };
    let mut command = shell::cargo(["bench", "--package", bench.package, "--bench", bench.name]);
    command.arg("--").args(arguments);
    shell::succeeds(&mut command).unwrap_or_else(|error| {
        eprintln!("{error}");
        false
    })
}
