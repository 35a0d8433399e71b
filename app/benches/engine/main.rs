//! Twelve metrics for many accounts out of the log's own files, against the same question in SQL: `cargo xtask bench engine`.
//!
//! Cold: a fresh process for every run, with the files in the system's cache; the clock runs from opening the files to the answer in
//! memory. The engines take turns, the median of the rounds counts, and their answers must be equal in all columns of all accounts.
//! Peak memory is the process's own, the interpreter of those from PyPI included.
mod asked;
mod data;
mod ours;
mod question;

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use clap::Parser;

use asked::{Engine, Run, compared, median};
use question::Question;

/// What can be chosen.
#[derive(Debug, Parser)]
struct Options {
    /// Events; an account for each 400.
    #[arg(long, default_value_t = 20_000_000)]
    events: u64,
    /// Runs of each engine.
    #[arg(long, default_value_t = 5)]
    rounds: usize,
    /// A log to ask instead of an invented one; every event needs a group key, and nobody may write to it.
    #[arg(long)]
    log: Option<PathBuf>,
    /// Python with DuckDB, chDB and Polars; `cargo xtask bench` installs one.
    #[arg(long)]
    python: Option<PathBuf>,
    #[arg(long, hide = true)]
    child: Option<String>,
    #[arg(long, hide = true, default_value = ".")]
    question: PathBuf,
    #[arg(long, hide = true, default_value = ".")]
    answer: PathBuf,
    /// Cargo gives this to every bench.
    #[arg(long, hide = true)]
    bench: bool,
}

fn main() -> Result<(), Box<dyn Error>> {
    let options = Options::parse();
    match options.child.as_deref() {
        Some(child) => answered(child, &options),
        None => compare(&options),
    }
}

/// A measurement in this process; prints numbers.
fn answered(child: &str, options: &Options) -> Result<(), Box<dyn Error>> {
    let asked = Question::read(&options.question)?;
    match child {
        "tenure" => println!("{} {}", ours::cold(&asked, &options.answer)?, peak()),
        "decoding" => println!("{} {}", ours::decoded(&asked)?, peak()),
        other => return Err(format!("{other} is no measurement").into()),
    }
    Ok(())
}

fn compare(options: &Options) -> Result<(), Box<dyn Error>> {
    let place = PathBuf::from(env!("CARGO_TARGET_TMPDIR"));
    let log = options.log.clone().unwrap_or_else(|| place.join(format!("log-{}", options.events)));
    if options.log.is_none() {
        data::make(&log, options.events)?;
    }
    let (asked, work) = (Question::of(&log)?, tempfile::tempdir()?);
    asked.write(&work.path().join("question.json"))?;
    let python = options.python.clone().map_or_else(rivals, Ok)?;
    let mut runs: Vec<(Engine, Vec<Run>)> = Engine::ALL.map(|engine| (engine, Vec::new())).into();
    let mut accounts = 0;
    for _ in 0..options.rounds {
        for (engine, runs) in &mut runs {
            runs.push(engine.ask(&python, work.path())?);
        }
        accounts = compared(work.path())?;
    }
    println!(
        "{} files, {} MB; all answers are equal: twelve columns, {accounts} accounts",
        files(&log).0,
        files(&log).1
    );
    let rows: Vec<Row> = runs.iter().map(|(engine, runs)| Row::of(*engine, runs)).collect();
    rows.iter().for_each(Row::tell);
    let [ours, duckdb, chdb, polars, decoding] = rows.as_slice() else { return Err("five engines".into()) };
    println!(
        "| cold: twelve metrics, {accounts} accounts | ≥ 3× DuckDB, ≥ 1.5× chDB, memory below theirs | {:.2} s (decoding alone {:.2} s): {:.1}× DuckDB, {:.1}× chDB, {:.1}× Polars; {:.0} MB against {:.0}, {:.0} and {:.0} |",
        ours.seconds,
        decoding.seconds,
        duckdb.seconds / ours.seconds,
        chdb.seconds / ours.seconds,
        polars.seconds / ours.seconds,
        ours.megabytes,
        duckdb.megabytes,
        chdb.megabytes,
        polars.megabytes,
    );
    warm(&asked)
}

fn warm(asked: &Question) -> Result<(), Box<dyn Error>> {
    let fresh = tempfile::tempdir()?;
    let [mut counted, mut accepted] = ours::warm(asked, fresh.path())?;
    let [counted, accepted] = [&mut counted, &mut accepted].map(|times| {
        times.sort_unstable();
        let at =
            |part: usize| times.get(times.len() * part / 100).copied().unwrap_or(Duration::MAX).as_secs_f64() * 1e3;
        format!("p50 {:.2}, p99 {:.2} ms", at(50), at(99))
    });
    println!("| warm: all twelve after one more event | < 10 ms | {counted}; durable before: {accepted} |");
    let [lifetime, recent] = ours::added(asked)?;
    println!("| one new metric from history | < 2 s | {lifetime:.2} s over a lifetime, {recent:.2} s over 28 days |");
    Ok(())
}

/// What an engine needed.
struct Row {
    name: &'static str,
    seconds: f64,
    all: Vec<f64>,
    megabytes: f64,
}

impl Row {
    fn of(engine: Engine, runs: &[Run]) -> Self {
        let seconds = median(runs.iter().map(|run| run.seconds));
        let peak = runs.iter().map(|run| run.peak_kb).fold(0.0, f64::max);
        Self { name: engine.name(), seconds, all: runs.iter().map(|run| run.seconds).collect(), megabytes: peak / 1e3 }
    }

    fn tell(&self) {
        println!("{:<10} {:>8.3} s   {:>7.0} MB   of {:.3?}", self.name, self.seconds, self.megabytes, self.all);
    }
}

/// Where `cargo xtask bench` installs the others.
fn rivals() -> Result<PathBuf, Box<dyn Error>> {
    let cache = std::env::var_os("XDG_CACHE_HOME").map(PathBuf::from);
    let cache = cache.or_else(|| std::env::var_os("HOME").map(|home| PathBuf::from(home).join(".cache")));
    Ok(cache.ok_or("neither XDG_CACHE_HOME nor HOME is set")?.join("tenure/rivals/bin/python"))
}

/// Number of files and their size in MB.
fn files(log: &Path) -> (usize, u64) {
    let all: Vec<u64> = fs::read_dir(log.join("events"))
        .into_iter()
        .flatten()
        .filter_map(|entry| Some(entry.ok()?.metadata().ok()?.len()))
        .collect();
    (all.len(), all.iter().sum::<u64>() / 1_000_000)
}

/// Most resident memory so far, in kB; 0 where the system does not tell.
fn peak() -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with("VmHWM:")).unwrap_or_default();
    line.split_whitespace().nth(1).and_then(|kb| kb.parse().ok()).unwrap_or(0)
}
