//! `tenure definitions export` and `apply`: all definitions as one TOML text.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Subcommand};
use insight::definitions::text;
use kernel::{Actor, Error, Result};
use web::Shared;

#[derive(Debug, Args)]
pub(crate) struct Options {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// Print the definitions in force as TOML.
    Export,
    /// Read definitions from a file; shows the difference, and refuses if others were saved in the meantime.
    Apply {
        /// A file that `export` wrote, edited.
        file: PathBuf,
        /// Why; kept in the history.
        #[arg(long, default_value = "")]
        reason: String,
        /// Only show the difference.
        #[arg(long)]
        dry_run: bool,
    },
}

pub(crate) async fn run(app: &Shared, options: &Options) -> Result<ExitCode> {
    match &options.what {
        What::Export => print!("{}", text::export(app).await?),
        What::Apply { file, reason, dry_run } => {
            let read = std::fs::read_to_string(file);
            let toml = read.map_err(|e| Error::internal(format!("{}: {e}", file.display())))?;
            let difference = text::difference(app, &toml).await?;
            for line in &difference {
                println!("{line}");
            }
            if difference.is_empty() {
                println!("Nothing differs.");
            } else if *dry_run {
                println!("Nothing was saved: this was a dry run.");
            } else {
                let id = text::apply(app, &toml, reason, Actor::system("command line")).await?;
                println!("Saved as definition set {id}.");
            }
        }
    }
    Ok(ExitCode::SUCCESS)
}
