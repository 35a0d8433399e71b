//! `tenure events view`: files for other programs.

use std::process::ExitCode;

use clap::{Args, Subcommand};
use insight::outside;
use kernel::Result;
use web::Shared;

#[derive(Debug, Args)]
pub(crate) struct Options {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// Put all accepted events into files, and write SQL views over them, with the account of each event, for DuckDB.
    View,
}

pub(crate) async fn run(app: &Shared, options: &Options) -> Result<ExitCode> {
    match options.what {
        What::View => {
            let shown = outside::write_all(app).await?;
            println!("{} files of events, and whose they are. In DuckDB:", shown.files.len());
            println!("  .read '{}'", shown.views.display());
        }
    }
    Ok(ExitCode::SUCCESS)
}
