//! The served program under load: `cargo xtask bench pages` and `cargo xtask bench live`. The program is a process of its own.
mod definitions;
mod edits;
mod http;
mod intake;
mod live;
mod pages;
mod report;
mod server;
mod visible;
mod visits;

use std::error::Error;
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};

/// What can be measured.
#[derive(Debug, Parser)]
struct Options {
    #[command(subcommand)]
    what: What,
    /// Cargo gives this to every bench.
    #[arg(long, hide = true, global = true)]
    bench: bool,
}

#[derive(Debug, Subcommand)]
enum What {
    /// How long pages take.
    Pages(pages::Options),
    /// How long it takes from events and edits to verdicts.
    Live(live::Options),
}

/// The company and the program.
#[derive(Debug, Args)]
struct Place {
    /// Customers of the demo company; 400 usage events and 10 people each come with them.
    #[arg(long, default_value_t = 50_000)]
    accounts: usize,
    /// Where the company is kept between runs; made when missing.
    #[arg(long)]
    folder: Option<PathBuf>,
    /// The program to measure, if not the one built with this bench.
    #[arg(long)]
    program: Option<PathBuf>,
}

impl Place {
    /// The program, and the folder of the company, which is made when missing.
    fn made(&self) -> Result<(PathBuf, PathBuf), Box<dyn Error>> {
        let usual = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("company-{}", self.accounts));
        let folder = self.folder.clone().unwrap_or(usual);
        let program = self.program.clone().unwrap_or_else(|| PathBuf::from(env!("CARGO_BIN_EXE_tenure")));
        server::make(&program, &folder, self.accounts)?;
        Ok((program, folder))
    }
}

fn main() -> Result<(), Box<dyn Error>> {
    let options = Options::parse();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    match &options.what {
        What::Pages(options) => runtime.block_on(pages::run(options)),
        What::Live(options) => runtime.block_on(live::run(options)),
    }
}
