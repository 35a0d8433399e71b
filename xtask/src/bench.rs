//! `cargo xtask bench`: the measurements, each a program of its own so that its numbers come from a process without guests.

use std::fs;
use std::path::Path;
use std::thread;

use crate::{installed, shell};

/// A measurement by a bench with its own `main` (`harness = false`).
struct Bench {
    /// Its name on the command line.
    name: &'static str,
    /// The package whose manifest names it.
    package: &'static str,
    /// Its name there, and what comes before other arguments.
    call: &'static [&'static str],
    what: &'static str,
    /// Whether its lines stand in the table.
    in_table: bool,
}

/// Every bench registers here.
const BENCHES: &[Bench] = &[
    Bench {
        name: "engine",
        package: "tenure",
        call: &["engine"],
        what: "twelve metrics from 20 million events, against DuckDB, chDB and Polars on the same files",
        in_table: true,
    },
    Bench {
        name: "live",
        package: "tenure",
        call: &["served", "live"],
        what: "events in by HTTP until verdicts are out, with 50,000 customers; edits of definitions; a start after a crash",
        in_table: true,
    },
    Bench {
        name: "proof",
        package: "tenure",
        call: &["proof"],
        what: "scorecards tried on 104 past weeks of 50,000 customers",
        in_table: true,
    },
    Bench {
        name: "pages",
        package: "tenure",
        call: &["served", "pages"],
        what: "pages with 50,000 customers, asked by 1, 5 and 10 readers at a fixed rate",
        in_table: false,
    },
    Bench {
        name: "lists",
        package: "tenure-query",
        call: &["lists"],
        what: "filter, sort and exact count over the columns of 50,000 subjects",
        in_table: false,
    },
    Bench {
        name: "intake-log",
        package: "tenure-eventlog",
        call: &["intake-log"],
        what: "events accepted durably from 1, 8 and 32 threads, with the disk's own sync times",
        in_table: false,
    },
];
/// How a bench marks a line of the table: work, goal, measured.
const ROW: &str = "| ";

/// Prints what there is.
pub fn list() -> bool {
    println!("{:<12} measures", "name");
    for bench in BENCHES {
        println!("{:<12} {}", bench.name, bench.what);
    }
    true
}

/// Runs what stands in the table and prints it; true when all succeeded.
pub fn table() -> bool {
    let mut rows = Vec::new();
    let mut good = true;
    for bench in BENCHES.iter().filter(|bench| bench.in_table) {
        good &= told(bench, &[], &mut |line| rows.extend(line.starts_with(ROW).then(|| line.trim_end().to_owned())));
    }
    println!("\n{}\n\n| work | goal on 2 cores | measured |\n| --- | --- | --- |\n{}", machine(), rows.join("\n"));
    good
}

/// Runs the bench called `name` with `arguments`; true when it succeeded.
pub fn run(name: &str, arguments: &[&str]) -> bool {
    let Some(bench) = BENCHES.iter().find(|bench| bench.name == name) else {
        eprintln!("no bench is called {name}; these are:");
        list();
        return false;
    };
    told(bench, arguments, &mut |_| ())
}

fn told(bench: &Bench, arguments: &[&str], see: &mut dyn FnMut(&str)) -> bool {
    ran(bench, arguments, see).unwrap_or_else(|error| {
        eprintln!("{}: {error}", bench.name);
        false
    })
}

fn ran(bench: &Bench, arguments: &[&str], see: &mut dyn FnMut(&str)) -> Result<bool, String> {
    let [target, first @ ..] = bench.call else { return Err("it has no target".to_owned()) };
    if *target == "engine" {
        installed::rivals()?;
    }
    // Its package alone: the program is measured with the features that it ships with, not with those of the tests.
    let mut command = shell::cargo(["bench", "--package", bench.package, "--bench", target, "--"]);
    command.args(first).args(arguments);
    shell::watched(command, see)
}

/// What it was measured on.
fn machine() -> String {
    let read = |path: &str| fs::read_to_string(Path::new(path)).unwrap_or_default();
    let value = |text: &str, key: &str| {
        let line = text.lines().find(|line| line.starts_with(key)).unwrap_or_default();
        line.split_once(':').map(|(_, value)| value.trim().to_owned()).unwrap_or_default()
    };
    let cores = thread::available_parallelism().map_or(0, |cores| cores.get());
    let model = value(&read("/proc/cpuinfo"), "model name");
    format!("{cores} cores ({model}), memory {}", value(&read("/proc/meminfo"), "MemTotal"))
}
