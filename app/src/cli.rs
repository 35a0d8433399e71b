//! The command line: `serve`, `demo`, `check`, `import`, `definitions`, `events`, `backtest`.

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use clap::{Parser, Subcommand};
use kernel::{Clock, Day, Error, Result};
use tokio::net::TcpListener;
use web::Shared;

use crate::config::Config;
use crate::open::{Opened, Opening, clock_at, open};
use crate::{check, demo, locales, serve};

mod backtest;
mod definitions;
mod events;
mod import;

/// Customer success in one program.
#[derive(Debug, Parser)]
#[command(
    name = "tenure",
    version,
    about = "Customer success in one program: who needs you today, why, and what to do."
)]
struct Cli {
    /// The data folder, made when missing; `data` when not given, for `demo` a fresh temporary one.
    #[arg(long, short = 'd', global = true)]
    data: Option<PathBuf>,
    /// The configuration file; `tenure.toml` in the data folder when not given.
    #[arg(long, global = true)]
    config: Option<PathBuf>,
    /// Open the folder as of a day in its data, such as 2014-03-01.
    #[arg(long, global = true, value_name = "DAY")]
    as_of: Option<Day>,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Serve the data folder.
    Serve,
    /// Make an invented company in a fresh folder and serve it.
    Demo(demo::Options),
    /// Verify the database, the event log and the policies.
    Check,
    /// Bring a file in by a mapping.
    Import(import::Options),
    /// Write the definitions as text, or read them.
    Definitions(definitions::Options),
    /// Show the events to other programs.
    Events(events::Options),
    /// Try on the past whether scores told who would leave.
    Backtest(backtest::Options),
}

/// Runs the program.
pub fn run() -> ExitCode {
    let cli = Cli::parse();
    let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => {
            eprintln!("tenure: {error}");
            return ExitCode::FAILURE;
        }
    };
    match runtime.block_on(act(cli)) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("tenure: {}", told(&error));
            ExitCode::FAILURE
        }
    }
}

/// An error as the command line tells it: in English, with its details.
fn told(error: &Error) -> String {
    let Ok(catalogues) = locales::catalogues() else { return error.to_string() };
    let reader = i18n::Reader {
        language: i18n::Language::En,
        calendar: i18n::CalendarKind::Gregorian,
        zone: jiff::tz::TimeZone::UTC,
        toman: false,
        catalogues: Arc::new(catalogues),
    };
    let mut text = reader.say(&error.says);
    for fault in &error.faults {
        text.push_str(&format!("\n  {}: {}", fault.field, reader.say(&fault.says)));
    }
    for line in error.detail.lines() {
        text.push_str(&format!("\n  {line}"));
    }
    text
}

async fn act(cli: Cli) -> Result<ExitCode> {
    if let Command::Demo(options) = &cli.command {
        return demo::run(options, cli.data, cli.as_of).await;
    }
    let folder = cli.data.clone().unwrap_or_else(|| PathBuf::from("data"));
    let config = Config::load(&folder, cli.config.as_deref())?;
    logging(&config.log);
    let opened = opened(&folder, cli.as_of, &config).await?;
    match &cli.command {
        Command::Serve => serving(&config, &opened.app).await,
        Command::Check => checked(&opened.app).await,
        Command::Import(options) => import::run(&opened.app, options).await,
        Command::Definitions(options) => definitions::run(&opened.app, options).await,
        Command::Events(options) => events::run(&opened.app, options).await,
        Command::Backtest(options) => backtest::run(&opened.app, options).await,
        Command::Demo(_) => Ok(ExitCode::SUCCESS),
    }
}

/// Opens the folder; `--as-of` needs the workspace's zone, which only an open folder knows.
async fn opened(folder: &Path, as_of: Option<Day>, config: &Config) -> Result<Opened> {
    let usual = Opening::usual(config.location(folder));
    let Some(day) = as_of else { return open(folder, usual).await };
    let zone = open(folder, usual.clone()).await?.app.zone();
    open(folder, Opening { clock: clock_at(day, &zone), as_of: Some(day), ..usual }).await
}

pub(crate) fn logging(filter: &str) {
    let filter = tracing_subscriber::EnvFilter::try_from_default_env()
        .or_else(|_| tracing_subscriber::EnvFilter::try_new(filter))
        .unwrap_or_else(|_| tracing_subscriber::EnvFilter::new("warn"));
    // A second call in one process (tests) keeps the first one's settings.
    drop(tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).try_init());
}

async fn serving(config: &Config, app: &Shared) -> Result<ExitCode> {
    let listener =
        TcpListener::bind(&config.listen).await.map_err(|e| Error::internal(format!("{}: {e}", config.listen)))?;
    let address = listener.local_addr().map_err(Error::internal)?;
    let base = if config.public_url.is_empty() {
        format!("http://{address}")
    } else {
        config.public_url.trim_end_matches('/').to_owned()
    };
    match team::first_link(app).await? {
        Some(path) => println!("Nobody can sign in yet. Make the first administrator here, once:\n  {base}{path}"),
        None => println!("Tenure serves {base}"),
    }
    serve::begin(app).await?;
    serve::serve(Arc::clone(app), listener).await?;
    Ok(ExitCode::SUCCESS)
}

async fn checked(app: &Shared) -> Result<ExitCode> {
    let report = check::check(app).await?;
    for line in &report.looked_at {
        println!("{line}");
    }
    for problem in &report.problems {
        println!("PROBLEM {problem}");
    }
    println!("{}", if report.problems.is_empty() { "All is well." } else { "Something is damaged: see above." });
    Ok(if report.problems.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// The machine's clock, for parts of the command line that need no folder.
pub(crate) fn now() -> kernel::Instant {
    Clock::System.now()
}
