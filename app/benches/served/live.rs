//! From events and edits to verdicts: `cargo xtask bench live`. Works on a copy of the company, because it changes it.

use std::error::Error;
use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use clap::Args;

use crate::http::Browser;
use crate::report::quantile;
use crate::server::Server;
use crate::{Place, definitions, edits, intake, visible};

/// What can be chosen.
#[derive(Debug, Args)]
pub struct Options {
    #[command(flatten)]
    place: Place,
    /// Seconds of each kind of intake.
    #[arg(long, default_value_t = 30)]
    seconds: u64,
    /// Events per second while transitions are waited for.
    #[arg(long, default_value_t = 5_000)]
    rate: u64,
}

/// Measures.
pub async fn run(options: &Options) -> Result<(), Box<dyn Error>> {
    let (program, company) = options.place.made()?;
    let folder = company.with_extension("live");
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    copy(&company, &folder)?;
    definitions::grow(&program, &folder)?;
    let server = Server::start(&program, &folder)?;
    println!("started in {:.1} s until the link, {}", server.started_in.as_secs_f64(), server.memory());
    edited(&server, options.place.accounts).await?;
    let measured = taken(&server, &folder, options).await;
    println!(
        "| memory, {} accounts, after all of this | < 1 GB with 500,000 people | {} |",
        options.place.accounts,
        server.memory()
    );
    // Killed as it is, with events that no file holds.
    drop(server);
    measured?;
    restarted(&program, &folder).await?;
    Ok(fs::remove_dir_all(&folder)?)
}

async fn edited(server: &Server, accounts: usize) -> Result<(), Box<dyn Error>> {
    let mut admin = Browser::as_role(&server.address, &server.link, "admin").await?;
    let typing = edits::typing(&mut admin).await?;
    println!("| size of a segment while typing, {accounts} accounts | < 100 ms | {} |", told(typing));
    let [shown, saved] = edits::scorecard(&mut admin).await?;
    println!(
        "| changed scorecard over {accounts} accounts | < 1 s | effect shown: {}; saved and all judged anew: {} |",
        told(shown),
        told(saved)
    );
    Ok(())
}

async fn taken(server: &Server, folder: &Path, options: &Options) -> Result<(), Box<dyn Error>> {
    let (accounts, lasts) = (options.place.accounts as u64, Duration::from_secs(options.seconds));
    let key = intake::source(server).await?;
    let seen = visible::measure(server, &key, (accounts, options.rate, lasts)).await?;
    println!(
        "| accepted until the transition is visible, at {:.0} events per second | p99 < 100 ms | {} of {} |",
        seen.per_second,
        told(seen.latencies.clone()),
        seen.latencies.len()
    );
    let syncs = told(intake::syncs(folder)?);
    let sustained = intake::sustained(server, &key, (accounts, lasts)).await?;
    println!(
        "| sustained intake over HTTP, durable | ≥ 50,000 events per second | {:.0} per second; batches {}; asked to come later: {}; the disk's own sync {syncs} |",
        sustained.per_second,
        told(sustained.calls),
        sustained.later
    );
    Ok(())
}

async fn restarted(program: &Path, folder: &Path) -> Result<(), Box<dyn Error>> {
    let begun = Instant::now();
    let server = Server::start(program, folder)?;
    let mut lead = Browser::as_role(&server.address, &server.link, "lead").await?;
    lead.page("/").await?;
    println!("| start after a crash until the first page | < 5 s | {:.1} s |", begun.elapsed().as_secs_f64());
    Ok(())
}

/// Half of them, and all but one of a hundred, take so long.
fn told(mut times: Vec<Duration>) -> String {
    times.sort_unstable();
    format!("p50 {:.1} ms, p99 {:.1} ms", quantile(&times, 50), quantile(&times, 99))
}

/// The folder with everything in it.
fn copy(from: &Path, to: &Path) -> std::io::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let (from, to) = (entry.path(), to.join(entry.file_name()));
        if from.is_dir() {
            copy(&from, &to)?;
        } else {
            fs::copy(&from, &to)?;
        }
    }
    Ok(())
}
