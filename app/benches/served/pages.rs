//! How long pages take with many customers: `cargo xtask bench pages`.
//!
//! An open-loop generator asks a served demo company at a fixed rate. A latency counts from the moment at which the request was meant to
//! be sent, so that a server that falls behind cannot hide it. Each number of readers runs for its own time over the same mix of pages.

use std::error::Error;
use std::time::Duration;

use clap::Args;

use crate::Place;
use crate::server::{self, Server};
use crate::visits::Visits;

/// What can be chosen.
#[derive(Debug, Args)]
pub struct Options {
    #[command(flatten)]
    place: Place,
    /// Seconds for each number of readers.
    #[arg(long, default_value_t = 60)]
    seconds: u64,
    /// Requests per second of each reader.
    #[arg(long, default_value_t = 2.0)]
    rate: f64,
    /// Numbers of readers, one after the other.
    #[arg(long, value_delimiter = ',', default_value = "1,5,10")]
    readers: Vec<u32>,
}

/// Measures.
pub async fn run(options: &Options) -> Result<(), Box<dyn Error>> {
    let (program, folder) = options.place.made()?;
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
