//! `cargo xtask test`: every check there is, one after the other, and one closing line.

use std::process::Command;
use std::time::Instant;

use crate::postgres::Server;
use crate::tally::Tally;
use crate::{setup, shell, tidy};

/// How much of the suite to run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Extent {
    /// Everything.
    Whole,
    /// Without PostgreSQL, the browser, the SDKs and DuckDB.
    Quick,
}

/// The variable that tells the tests' kit to use a PostgreSQL server instead of SQLite.
const DATABASE: &str = "TENURE_TEST_DATABASE";

/// The tests that drive a browser; they run once, on SQLite.
const BROWSER: &str = "test(/^browser::/)";

/// The tests that run other people's programs: Segment's SDKs, DuckDB.
const SDKS: &str = "test(/^(connect::(kills::)?sdks|insight::duckdb)::/)";

/// Random worlds: they need the files of SQLite.
const WORLDS: &str = "test(/^worlds::/)";

/// What runs again on PostgreSQL: the product's integration tests and the storage crate's own.
const ON_BOTH: &str = "binary_id(tenure::it) + package(tenure-storage)";

/// Runs the suite, prints a table of its stages and the closing line `N passed, N failed`; true when nothing failed.
pub fn run(extent: Extent) -> bool {
    let mut report = Report::default();
    report.stage("set-up", || setup::run(extent));
    report.stage("format", || shell::succeeds(&mut shell::cargo(["fmt", "--all", "--check"])));
    report.stage("tidy", || Ok(tidy::run()));
    report.stage("clippy", || {
        shell::succeeds(&mut shell::cargo(["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"]))
    });
    match extent {
        Extent::Quick => report.tests("tests, SQLite", || nextest(&format!("not ({BROWSER} + {SDKS})"), None)),
        Extent::Whole => {
            report.tests("tests, SQLite", || nextest("all()", None));
            report.tests("tests, PostgreSQL", || {
                let server = Server::start()?;
                nextest(&format!("({ON_BOTH}) - {BROWSER} - {WORLDS}"), Some(&server.url()))
            });
        }
    }
    if tidy::has_doctests() {
        report.tests("doctests", doctests);
    }
    println!("\n{}", report.text());
    report.sum().failed == 0
}

/// Runs the tests that `filter` names. Always the whole workspace is built: a part of it would be built with other features,
/// so twice.
fn nextest(filter: &str, database: Option<&str>) -> Result<(bool, Tally), String> {
    let mut command = shell::cargo(["nextest", "run", "--workspace", "--no-fail-fast", "--color", shell::colour()]);
    command.args(["-E", filter]);
    match database {
        Some(url) => command.env(DATABASE, url),
        None => command.env_remove(DATABASE),
    };
    counted(command, Tally::of_summary)
}

/// Examples in doc comments, which nextest leaves out.
fn doctests() -> Result<(bool, Tally), String> {
    counted(shell::cargo(["test", "--workspace", "--doc", "--no-fail-fast"]), Tally::of_doctests)
}

/// Runs `command` and adds up the lines in which `read` finds counts.
fn counted(command: Command, read: impl Fn(&str) -> Option<Tally>) -> Result<(bool, Tally), String> {
    let mut tally = Tally::default();
    let good = shell::watched(command, |line| tally = tally.plus(read(line).unwrap_or_default()))?;
    Ok((good, tally))
}

/// A stage that was run.
struct Stage {
    name: &'static str,
    seconds: f64,
    good: bool,
    tally: Tally,
}

/// The stages so far.
#[derive(Default)]
struct Report {
    stages: Vec<Stage>,
}

impl Report {
    /// Runs a stage without tests.
    fn stage(&mut self, name: &'static str, work: impl FnOnce() -> Result<bool, String>) {
        self.tests(name, || Ok((work()?, Tally::default())));
    }

    /// Runs a stage that counts tests. A failure never stops the stages after it: one run shows everything that is wrong.
    fn tests(&mut self, name: &'static str, work: impl FnOnce() -> Result<(bool, Tally), String>) {
        eprintln!("\n== {name}");
        let begun = Instant::now();
        let (good, tally) = work().unwrap_or_else(|error| {
            eprintln!("{name}: {error}");
            (false, Tally::default())
        });
        self.add(name, begun.elapsed().as_secs_f64(), good, tally);
    }

    /// A red stage in which no test is red (it did not compile, say) counts as one failure.
    fn add(&mut self, name: &'static str, seconds: f64, good: bool, tally: Tally) {
        let tally = if !good && tally.failed == 0 { tally.plus(Tally::ONE_FAILURE) } else { tally };
        self.stages.push(Stage { name, seconds, good: good && tally.failed == 0, tally });
    }

    fn sum(&self) -> Tally {
        self.stages.iter().fold(Tally::default(), |sum, stage| sum.plus(stage.tally))
    }

    /// The table and, alone on the last line, the closing count.
    fn text(&self) -> String {
        let mut lines = vec![format!("{:<20} {:>8}  result", "stage", "seconds")];
        for stage in &self.stages {
            let result = if stage.good { "ok" } else { "FAILED" };
            lines.push(format!("{:<20} {:>8.1}  {result}", stage.name, stage.seconds));
        }
        let Tally { passed, failed } = self.sum();
        lines.push(String::new());
        lines.push(format!("{passed} passed, {failed} failed"));
        lines.join("\n")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tally(passed: u64, failed: u64) -> Tally {
        Tally { passed, failed }
    }

    #[test]
    fn the_last_line_stands_alone_and_sums_the_runs() {
        let mut report = Report::default();
        report.add("format", 0.2, true, Tally::default());
        report.add("tests, SQLite", 61.04, true, tally(120, 0));
        report.add("tests, PostgreSQL", 9.0, false, tally(30, 2));
        let text = report.text();
        assert_eq!(text.lines().last(), Some("150 passed, 2 failed"));
        assert!(text.contains("tests, SQLite            61.0  ok"), "{text}");
        assert!(text.contains("tests, PostgreSQL         9.0  FAILED"), "{text}");
    }

    #[test]
    fn a_stage_without_tests_that_fails_is_one_failure() {
        let mut report = Report::default();
        report.add("clippy", 1.0, false, Tally::default());
        report.add("tests, SQLite", 1.0, true, tally(4, 0));
        assert_eq!(report.sum(), tally(4, 1));
    }

    #[test]
    fn a_run_that_ends_badly_with_all_tests_green_is_one_failure() {
        let mut report = Report::default();
        report.add("tests, SQLite", 1.0, false, tally(4, 0));
        assert_eq!(report.sum(), tally(4, 1));
        assert!(!report.stages[0].good);
    }

    #[test]
    fn an_error_is_a_failed_stage_and_the_next_one_still_runs() {
        let mut report = Report::default();
        report.stage("set-up", || Err("no apt here".to_owned()));
        report.stage("format", || Ok(true));
        assert_eq!(report.stages.iter().map(|stage| stage.good).collect::<Vec<_>>(), [false, true]);
    }

    #[test]
    fn the_summary_is_taken_from_the_output_of_a_run() {
        let script = "echo '   Summary [ 0.1s] 3 tests run: 2 passed, 1 failed, 0 skipped' >&2; exit 100";
        let mut command = Command::new("sh");
        command.args(["-c", script]);
        let outcome = counted(command, Tally::of_summary);
        assert_eq!(outcome, Ok((false, tally(2, 1))));
    }
}
