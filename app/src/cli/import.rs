//! `tenure import --mapping FILE DATA…`: brings files in over the same engine as the web wizard.

use std::io::{IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use clap::Args;
use customers::imports::{self, Counts, Done, Job, named};
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
        return take_back(app, id).await;
    }
    let Some(mapping) = &options.mapping else { return Err(Error::internal("--mapping is missing")) };
    let mut clean = true;
    for file in &options.files {
        clean &= one(app, options, mapping, file).await?;
    }
    app.refresh().await?;
    Ok(if clean { ExitCode::SUCCESS } else { ExitCode::from(2) })
}

async fn take_back(app: &Shared, id: &str) -> Result<ExitCode> {
    let reader = app.reader_in(i18n::Language::En);
    let undone = imports::undo(app, id, Actor::system("command line")).await?;
    println!(
        "Taken back: {} changes, {} left because they were edited later.",
        undone.reverted,
        undone.conflicts.len()
    );
    for (table, id, field) in &undone.conflicts {
        let field = if field == storage::WHOLE { reader.t("import-conflict-whole") } else { field.clone() };
        let args = [("record", reader.t(&format!("record-{table}")).into()), ("id", id.as_str().into())];
        println!("  {}", reader.tell("import-conflict", &[&args[..], &[("field", field.into())]].concat()));
    }
    Ok(ExitCode::SUCCESS)
}

/// What a person should look at before believing the result, as the wizard tells it.
fn remarks(app: &Shared, done: &Done) -> Vec<String> {
    let reader = app.reader_in(i18n::Language::En);
    let mut remarks: Vec<String> = done.warnings.iter().map(|warning| reader.say(&named(&reader, warning))).collect();
    for (key, count) in [("import-unattached", done.unattached), ("import-created", done.created)] {
        if count > 0 {
            remarks.push(reader.tell(key, &[("count", usize::try_from(count).unwrap_or(usize::MAX).into())]));
        }
    }
    if let Some(day) = done.as_of(app) {
        remarks.push(reader.tell("import-as-of", &[("day", day.into()), ("option", day.to_string().into())]));
    }
    remarks
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
    // Nobody watches a file grow.
    let watched = std::io::stderr().is_terminal();
    let progress = |counts: &Counts| {
        if !watched {
            return;
        }
        eprint!(
            "\r{} rows · {} new · {} changed · {} unchanged · {} rejected   ",
            counts.rows, counts.fresh, counts.changed, counts.unchanged, counts.rejected
        );
        drop(std::io::stderr().flush());
    };
    let done = imports::run(Arc::clone(app), job, progress).await.inspect_err(|_| forget(&rejected))?;
    if watched {
        eprintln!();
    }
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
    for remark in remarks(app, &done) {
        println!("{remark}");
    }
    if c.rejected > 0 {
        println!("Rejected rows, with reason and remedy: {}", rejected.display());
    } else if options.rejected.is_none() {
        drop(std::fs::remove_file(&rejected));
    }
    Ok(c.rejected == 0)
}

/// Removes the file of rejected rows that was only made to see whether it can be: without a row it says nothing.
fn forget(rejected: &Path) {
    if std::fs::metadata(rejected).is_ok_and(|file| file.len() == 0) {
        drop(std::fs::remove_file(rejected));
    }
}
