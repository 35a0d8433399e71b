//! How long pages take with many customers: `cargo xtask bench pages`.
//!
//! An open-loop generator asks a served demo company at a fixed rate. A latency counts from the moment at which the request was meant to
//! be sent, so that a server that falls behind cannot hide it. Each number of readers runs for its own time over the same mix of pages.
mod http;
mod report;
mod server;
mod visits;

use std::error::Error;
use std::path::PathBuf;
use std::time::Duration;

use clap::Parser;

use server::Server;
use visits::Visits;

/// What can be chosen.
#[derive(Debug, Parser)]
struct Options {
    /// Customers of the demo company; 400 usage events and 10 people each come with them.
    #[arg(long, default_value_t = 50_000)]
    accounts: usize,
    /// Seconds for each number of readers.
    #[arg(long, default_value_t = 60)]
    seconds: u64,
    /// Requests per second of each reader.
    #[arg(long, default_value_t = 2.0)]
    rate: f64,
    /// Numbers of readers, one after the other.
    #[arg(long, value_delimiter = ',', default_value = "1,5,10")]
    readers: Vec<u32>,
    /// Where the company is kept between runs; made when missing.
    #[arg(long)]
    folder: Option<PathBuf>,
    /// The program to measure, if not the one built with this bench.
    #[arg(long)]
    program: Option<PathBuf>,
    /// Cargo gives this to every bench.
    #[arg(long, hide = true)]
    bench: bool,
}

fn main() -> Result<(), Box<dyn Error>> {
    let options = Options::parse();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(run(&options))
}

async fn run(options: &Options) -> Result<(), Box<dyn Error>> {
    let usual = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("company-{}", options.accounts));
    let folder = options.folder.clone().unwrap_or(usual);
    let program = options.program.clone().unwrap_or_else(|| PathBuf::from(env!("CARGO_BIN_EXE_tenure")));
    server::make(&program, &folder, options.accounts)?;
    let server = Server::start(&program, &folder)?;
    println!("started in {:.1} s until the link, {}", server.started_in.as_secs_f64(), server.memory());
    let visits = Visits::prepare(&server).await?;
    println!("\ncold: the first request of each page");
    println!("{}", visits.cold(&server).await?);
    for &readers in &options.readers {
        let before = (server.cpu(), server::own_cpu());
        let lasts = Duration::from_secs(options.seconds);
        let report = visits.open_loop(&server, (readers, options.rate), lasts).await?;
        let spent = |now: f64, then: f64| 100.0 * (now - then) / lasts.as_secs_f64();
        println!("\nwarm: {readers} readers, {} requests per second each, {} s", options.rate, options.seconds);
        println!("{report}");
        println!(
            "processor: server {:.0} %, generator {:.0} % of one core; {}",
            spent(server.cpu(), before.0),
            spent(server::own_cpu(), before.1),
            server.memory()
        );
    }
    Ok(())
}
