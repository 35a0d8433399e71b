//! `tenure demo`: an invented company in a fresh folder, served with one link that needs no password.
pub mod load;

use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::sync::Arc;

use clap::Args;
use demo::{Company, Plan};
use insight::proof::Days;
use kernel::{Actor, Clock, Day, Entropy, Error, Result};
use storage::Location;
use tokio::net::TcpListener;
use web::App;

use crate::open::{Opened, Opening, clock_at, open};
use crate::serve;

/// The size and place of the invented company.
#[derive(Debug, Clone, Args)]
pub struct Options {
    /// How many customers; events and people grow with them.
    #[arg(long, default_value_t = 500)]
    pub accounts: usize,
    /// How many usage events; 2,000 for each customer when not given, at most 20 million.
    #[arg(long)]
    pub events: Option<u64>,
    /// The same seed makes the same company.
    #[arg(long, default_value_t = 7)]
    pub seed: u64,
    /// Address and port to serve on.
    #[arg(long, default_value = "127.0.0.1:7171")]
    pub listen: String,
    /// Make the company and stop.
    #[arg(long)]
    pub no_serve: bool,
}

/// In a larger company looking back takes more than some minutes: one asks for it.
const LOOKED_BACK: usize = 2_000;

/// The demo's workspace lives here: three markets, one zone for its days.
pub const ZONE: &str = "Asia/Tehran";

impl Options {
    /// The plan of the company on `today`.
    pub fn plan(&self, today: Day) -> Plan {
        let zone = jiff::tz::TimeZone::get(ZONE).unwrap_or(jiff::tz::TimeZone::UTC);
        let events = self.events.unwrap_or_else(|| (self.accounts as u64 * 2_000).min(20_000_000));
        Plan { accounts: self.accounts, events, ..Plan::usual(self.seed, today, zone) }
    }
}

/// Makes the company in `data`, or in a fresh folder, if there is none yet, and serves it.
pub async fn run(options: &Options, data: Option<PathBuf>, as_of: Option<Day>) -> Result<ExitCode> {
    super::cli::logging("warn,tenure=info");
    let folder = data.map_or_else(fresh, Ok)?;
    if options.no_serve {
        make(options, &folder, as_of).await?;
        return Ok(ExitCode::SUCCESS);
    }
    make_aside(options, &folder, as_of)?;
    let opened = opened(&folder, as_of).await?;
    let app = &opened.app;
    serve::begin(app).await?;
    let listener = bind(&options.listen).await?;
    let address = listener.local_addr().map_err(Error::internal)?;
    println!("Open this, no password needed:\n  http://{address}/demo/{}", team::demo_secret(app).await?);
    serve::serve(Arc::clone(app), listener).await?;
    Ok(ExitCode::SUCCESS)
}

/// Makes the company in a process of its own: what inventing a million events takes goes back to the system when that one ends.
fn make_aside(options: &Options, folder: &Path, as_of: Option<Day>) -> Result<()> {
    let mut command = Command::new(std::env::current_exe().map_err(Error::internal)?);
    command.args(["demo", "--no-serve", "--accounts", &options.accounts.to_string()]);
    command.args(["--seed", &options.seed.to_string()]).arg("--data").arg(folder);
    if let Some(events) = options.events {
        command.args(["--events", &events.to_string()]);
    }
    if let Some(day) = as_of {
        command.args(["--as-of", &day.to_string()]);
    }
    let ended = command.status().map_err(Error::internal)?;
    if ended.success() { Ok(()) } else { Err(Error::internal(format!("the company was not made: {ended}"))) }
}

async fn make(options: &Options, folder: &Path, as_of: Option<Day>) -> Result<()> {
    let started = Clock::System.now();
    let opened = opened(folder, as_of).await?;
    let app = &opened.app;
    if !load::is_empty(app).await? {
        return Ok(());
    }
    let company = Company::generate(&options.plan(app.today()));
    let loaded = load::load(app, &company).await?;
    if options.accounts <= LOOKED_BACK {
        looking_back(app).await?;
    }
    app.refresh().await?;
    let seconds = Clock::System.now().seconds_since(started);
    println!(
        "{} customers, {} people to talk to and {} usage events made in {seconds} s, in {}",
        loaded.accounts,
        loaded.contacts,
        loaded.events,
        folder.display()
    );
    Ok(())
}

/// Lets the past weeks of a year be kept while one looks around: proof, chances and curves follow from them.
async fn looking_back(app: &App) -> Result<()> {
    let tx = app.db.write(app.by(Actor::system("demo"))).await?;
    Days { weeks: 52, during: Vec::new() }.decide(&tx).await?;
    tx.commit().await
}

async fn opened(folder: &Path, as_of: Option<Day>) -> Result<Opened> {
    let clock = match as_of {
        Some(day) => clock_at(day, &jiff::tz::TimeZone::get(ZONE).map_err(Error::internal)?),
        None => Clock::System,
    };
    let location = Location::Sqlite(folder.join("tenure.db"));
    open(folder, Opening { clock, as_of, demo: true, ..Opening::usual(location) }).await
}

/// The wanted address, or a free port on it when somebody has that one.
async fn bind(listen: &str) -> Result<TcpListener> {
    if let Ok(listener) = TcpListener::bind(listen).await {
        return Ok(listener);
    }
    let host = listen.rsplit_once(':').map_or("127.0.0.1", |(host, _)| host);
    TcpListener::bind(format!("{host}:0")).await.map_err(|e| Error::internal(format!("{listen}: {e}")))
}

/// A folder of its own below the system's temporary one.
fn fresh() -> Result<PathBuf> {
    let name = kernel::new_id("tenure_demo", Clock::System.now(), &Entropy::System);
    let folder = std::env::temp_dir().join(name);
    std::fs::create_dir_all(&folder).map_err(|e| Error::internal(format!("{}: {e}", folder.display())))?;
    Ok(folder)
}
