//! Trying scorecards on the past: `cargo xtask bench proof`. One past day of an invented company is made and kept; its file stands for every
//! week, since a day is read and judged alike whatever it says.

use std::error::Error;
use std::fs;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use clap::Parser;
use insight::definitions::{self, Definitions};
use insight::proof::{Asked, Days, Report, Trial, kept, looks};
use kernel::{Day, Result};
use storage::Location;
use tenure::demo::load;
use tenure::open::{Opening, open};
use web::Shared;

/// What is measured.
#[derive(Debug, Parser)]
struct Options {
    /// Customers.
    #[arg(long, default_value_t = 50_000)]
    accounts: usize,
    /// Events of usage; a kept day does not grow with them.
    #[arg(long, default_value_t = 2_000_000)]
    events: u64,
    /// Weeks that are looked back on.
    #[arg(long, default_value_t = 104)]
    weeks: u16,
    /// How often each work is done; the middle one is told.
    #[arg(long, default_value_t = 5)]
    rounds: usize,
    /// Cargo gives this to every bench.
    #[arg(long, hide = true)]
    bench: bool,
}

fn main() -> std::result::Result<(), Box<dyn Error>> {
    let options = Options::parse();
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    runtime.block_on(run(&options))
}

async fn run(options: &Options) -> std::result::Result<(), Box<dyn Error>> {
    let folder = tempfile::tempdir()?;
    let opened = open(folder.path(), Opening::usual(Location::Sqlite(folder.path().join("tenure.db")))).await?;
    let app = &opened.app;
    let zone = jiff::tz::TimeZone::get(tenure::demo::ZONE)?;
    let (accounts, events) = (options.accounts, options.events);
    let plan = demo::Plan { accounts, events, ..demo::Plan::usual(1, app.today(), zone) };
    load::load(app, &demo::Company::generate(&plan)).await?;
    app.refresh().await?;
    let days = Days { weeks: options.weeks, during: Vec::new() }.until(app.today());
    // Half a year back, so that what came is known, and most customers are there.
    let first = days.get(days.len().saturating_sub(26)).copied().ok_or("there are no weeks")?;
    let (made, ()) = timed(tenure::closing::look_at(app, first)).await?;
    let bytes = spread(app, first, &days)?;
    app.touched();
    app.refresh().await?;
    assert_eq!(kept::missing(app, days.clone()).await?, [], "every week is kept");
    println!("a kept day: {:.1} s to make, {:.1} MB", made.as_secs_f64(), bytes as f64 / 1e6);
    let set = definitions::current(app).await?.definitions;
    let learned = set.scorecards.iter().flat_map(|card| &card.components).take(6).map(|c| c.input.clone()).collect();
    let plain = Asked {
        within: 90,
        risk: "paying".to_owned(),
        outcome: "cancelled_on".to_owned(),
        baseline: Some("coalesce(today - last_event_on, 999)".to_owned()),
        ..Asked::default()
    };
    let (one, two) = (vec![Arc::clone(&set)], vec![Arc::clone(&set), Arc::clone(&set)]);
    let scorecard = median(options, || tried(app, &plain, &one, &days))?;
    let both = median(options, || tried(app, &plain, &two, &days))?;
    let learning = Asked { features: learned, ..plain.clone() };
    let chances = median(options, || tried(app, &learning, &one, &days))?;
    println!(
        "| a weekly back-test of {} weeks, {} accounts | < 10 s | {:.2} s; two versions {:.2} s; with chances learned from six numbers {:.2} s |",
        options.weeks,
        options.accounts,
        scorecard.as_secs_f64(),
        both.as_secs_f64(),
        chances.as_secs_f64()
    );
    Ok(())
}

async fn timed<T>(work: impl Future<Output = Result<T>>) -> Result<(Duration, T)> {
    let started = Instant::now();
    let made = work.await?;
    Ok((started.elapsed(), made))
}

/// Copies the file of a kept day to all days; gives its size in bytes.
fn spread(app: &Shared, from: Day, days: &[Day]) -> std::result::Result<u64, Box<dyn Error>> {
    let file = |day: Day| app.folder.join("looks").join(format!("{day}.parquet"));
    for day in days.iter().filter(|day| **day != from) {
        fs::copy(file(from), file(*day))?;
    }
    insight::forget_derived(app);
    Ok(fs::metadata::<&Path>(file(from).as_ref())?.len())
}

fn tried(app: &Shared, asked: &Asked, versions: &[Arc<Definitions>], days: &[Day]) -> Result<Report> {
    let trial = Trial { versions: versions.to_vec(), may: &|_, _| true };
    Report::of(asked, &looks(app, asked, &trial, days)?)
}

/// The middle duration of all rounds. Every round gives the same report.
fn median(options: &Options, work: impl Fn() -> Result<Report>) -> std::result::Result<Duration, Box<dyn Error>> {
    let mut rounds = Vec::new();
    let mut said: Option<Report> = None;
    for _ in 0..options.rounds.max(1) {
        let started = Instant::now();
        let report = work()?;
        rounds.push(started.elapsed());
        assert!(said.as_ref().is_none_or(|first| *first == report), "a round said something else");
        println!("{} looks at {} customers: {:.2} s", report.looks, report.accounts, started.elapsed().as_secs_f64());
        said = Some(report);
    }
    rounds.sort_unstable();
    Ok(rounds[rounds.len() / 2])
}
