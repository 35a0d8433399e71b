//! Engines as processes: what each took, held in memory, and answered.

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Processors that each engine gets.
const CORES: usize = 2;

/// One run of one engine.
#[derive(Debug, Clone, Copy)]
pub struct Run {
    pub seconds: f64,
    /// The most memory that the process held.
    pub peak_kb: f64,
}

/// Who is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Engine {
    Tenure,
    /// Tenure, which reads the same and counts nothing.
    Decoding,
    Python(&'static str),
}

impl Engine {
    /// Everybody, in the order of a round.
    pub const ALL: [Self; 5] =
        [Self::Tenure, Self::Python("duckdb"), Self::Python("chdb"), Self::Python("polars"), Self::Decoding];

    pub const fn name(self) -> &'static str {
        match self {
            Self::Tenure => "tenure",
            Self::Decoding => "decoding",
            Self::Python(name) => name,
        }
    }

    /// Asks it once, in a process of its own.
    pub fn ask(self, python: &Path, work: &Path) -> Result<Run, Box<dyn Error>> {
        let (question, answer) = (work.join("question.json"), self.answer(work));
        let mut command = match self {
            Self::Python(name) => {
                let mut command = pinned(python);
                let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("benches/engine/ask.py");
                command.arg(script).arg(name).arg(question).arg(answer).env("POLARS_MAX_THREADS", CORES.to_string());
                command
            }
            Self::Tenure | Self::Decoding => {
                let mut command = pinned(&std::env::current_exe()?);
                command.args(["--child", self.name()]).arg("--question").arg(question).arg("--answer").arg(answer);
                command
            }
        };
        let output = command.output().map_err(|error| format!("{}: {error}", self.name()))?;
        if !output.status.success() {
            return Err(format!("{}: {}", self.name(), String::from_utf8_lossy(&output.stderr)).into());
        }
        let said = String::from_utf8(output.stdout)?;
        let numbers: Vec<f64> = said.split_whitespace().filter_map(|word| word.parse().ok()).collect();
        match numbers.as_slice() {
            &[seconds, peak_kb] => Ok(Run { seconds, peak_kb }),
            _ => Err(format!("{} said: {said}", self.name()).into()),
        }
    }

    /// Where its answer is.
    fn answer(self, work: &Path) -> PathBuf {
        work.join(format!("{}.tsv", self.name()))
    }
}

/// A program on as many processors as the comparison is about.
fn pinned(program: &Path) -> Command {
    let more = std::thread::available_parallelism().is_ok_and(|cores| cores.get() > CORES);
    if !more {
        return Command::new(program);
    }
    let mut command = Command::new("taskset");
    command.arg("--cpu-list").arg(format!("0-{}", CORES - 1)).arg(program);
    command
}

/// How many accounts everybody answered, when the answers are equal in every column.
///
/// # Errors
/// The first line that differs.
pub fn compared(work: &Path) -> Result<usize, Box<dyn Error>> {
    let ours = fs::read_to_string(Engine::Tenure.answer(work))?;
    for engine in Engine::ALL.into_iter().filter(|engine| matches!(engine, Engine::Python(_))) {
        let theirs = fs::read_to_string(engine.answer(work))?;
        if let Some((mine, other)) = ours.lines().zip(theirs.lines()).find(|(mine, other)| mine != other) {
            return Err(format!("tenure and {} differ:\n{mine}\n{other}", engine.name()).into());
        }
        if ours.len() != theirs.len() {
            return Err(format!("{} has answers about other accounts", engine.name()).into());
        }
    }
    Ok(ours.lines().count())
}

/// The one in the middle.
pub fn median(of: impl Iterator<Item = f64>) -> f64 {
    let mut all: Vec<f64> = of.collect();
    all.sort_by(f64::total_cmp);
    all.get(all.len() / 2).copied().unwrap_or_default()
}
