//! `tenure import --mapping FILE DATA…`: brings files in over the same engine as the web wizard.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use clap::Args;
use customers::imports::{self, Counts, Job};
use kernel::{Actor, Error, Result};
use web::Shared;

/// What to bring in.
#[derive(Debug, Args)]
pub(crate) struct Options {
    /// The mapping: a TOML file that says which column is which field.
    #[arg(long, required_unless_present = "undo")]
    mapping: Option<PathBuf>,
    /// The files.
    #[arg(required_unless_present = "undo")]
    files: Vec<PathBuf>,
    /// Only say what would happen.
    #[arg(long)]
    dry_run: bool,
    /// Where rejected rows are written; beside the file when not given.
    #[arg(long)]
    rejected: Option<PathBuf>,
    /// Take an import back, by its id.
    #[arg(long, value_name = "IMPORT")]
    undo: Option<String>,
}

pub(crate) async fn run(app: &Shared, options: &Options) -> Result<ExitCode> {
    if let Some(id) = &options.undo {
        let undone = imports::undo(app, id, Actor::system("command line")).await?;
        println!(
            "Taken back: {} changes, {} left because they were edited later.",
            undone.reverted,
            undone.conflicts.len()
        );
        return Ok(ExitCode::SUCCESS);
    }
    let Some(mapping) = &options.mapping else { return Err(Error::internal("--mapping is missing")) };
    let mut clean = true;
    for file in &options.files {
        clean &= one(app, options, mapping, file).await?;
    }
    app.refresh().await?;
    Ok(if clean { ExitCode::SUCCESS } else { ExitCode::from(2) })
}

async fn one(app: &Shared, options: &Options, mapping: &Path, file: &Path) -> Result<bool> {
    let rejected = options.rejected.clone().unwrap_or_else(|| file.with_extension("rejected.csv"));
    let rejected =
        if options.rejected.is_none() && std::fs::File::options().append(true).create(true).open(&rejected).is_err() {
            // A folder that cannot be written to: the rejects go to the working folder.
            PathBuf::from(rejected.file_name().unwrap_or_default())
        } else {
            rejected
        };
    let job = Job::from_files(mapping, file)?
        .dry_run(options.dry_run)
        .rejects_to(&rejected)
        .by(Actor::system("command line"));
    let started = super::now();
    let progress = |counts: &Counts| {
        eprint!(
            "\r{} rows · {} new · {} changed · {} unchanged · {} rejected   ",
            counts.rows, counts.fresh, counts.changed, counts.unchanged, counts.rejected
        );
        drop(std::io::stderr().flush());
    };
    let done = imports::run(Arc::clone(app), job, progress).await?;
    eprintln!();
    let seconds = super::now().seconds_since(started);
    let c = &done.counts;
    println!(
        "{}: {} rows: {} new, {} changed, {} unchanged, {} rejected, in {seconds} s ({})",
        file.display(),
        c.rows,
        c.fresh,
        c.changed,
        c.unchanged,
        c.rejected,
        done.id
    );
    if c.rejected > 0 {
        println!("Rejected rows, with reason and remedy: {}", rejected.display());
    } else {
        drop(std::fs::remove_file(&rejected));
    }
    Ok(c.rejected == 0)
}
