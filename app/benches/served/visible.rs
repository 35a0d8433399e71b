//! From an accepted event to its transition on somebody's screen, while other events come at a fixed rate.
//!
//! A probe is an event that moves an account into a segment. The subscriber listens to the stream that open pages listen to, asks for the list
//! of that segment whenever the board is newer, and stops the clock when the account is on it. One probe at a time.

use std::error::Error;
use std::time::{Duration, Instant};

use http_body_util::BodyExt;
use hyper::body::Incoming;

use crate::definitions::{PROBE, PROBED};
use crate::http::Browser;
use crate::intake;
use crate::server::Server;

/// Events of one of the batches that make the rate.
const BATCH: u64 = 100;
/// Programs that make the rate together.
const SENDERS: u64 = 4;
/// Between the end of a probe and the next.
const PAUSE: Duration = Duration::from_millis(200);
/// A transition that takes longer has failed.
const LIMIT: Duration = Duration::from_secs(60);

/// What was seen.
pub struct Seen {
    /// From the acknowledgement of each probe until it was on the list.
    pub latencies: Vec<Duration>,
    /// Events that were accepted meanwhile, per second.
    pub per_second: f64,
}

/// Probes for some time while `rate` events per second come.
pub async fn measure(
    server: &Server,
    key: &str,
    (accounts, rate, lasts): (u64, u64, Duration),
) -> Result<Seen, Box<dyn Error>> {
    let end = Instant::now() + lasts;
    let mut senders = Vec::new();
    for sender in 0..SENDERS {
        let (address, sent_by) = (server.address.clone(), key.to_owned());
        senders.push(tokio::spawn(async move {
            let sent = load(&address, &sent_by, (accounts, rate / SENDERS, sender), end).await;
            sent.map_err(|error| error.to_string())
        }));
    }
    let mut reader = Browser::as_role(&server.address, &server.link, "lead").await?;
    let mut listening = Browser::as_role(&server.address, &server.link, "lead").await?;
    let mut news = listening.stream("/live").await?;
    let mut program = Browser::open(&server.address, "").await?;
    let mut latencies = Vec::new();
    let mut probe = 0;
    while Instant::now() < end {
        let account = intake::account(probe * 7, accounts);
        let status = program.events(key, body(probe, &account)).await?;
        if !status.is_success() {
            return Err(format!("a probe was answered with {status}").into());
        }
        latencies.push(seen(&mut reader, &mut news, &account).await?);
        probe += 1;
        tokio::time::sleep(PAUSE).await;
    }
    let mut accepted = 0;
    for sender in senders {
        accepted += sender.await??;
    }
    Ok(Seen { latencies, per_second: accepted as f64 / lasts.as_secs_f64() })
}

fn body(probe: u64, account: &str) -> String {
    format!(
        r#"{{"batch":[{{"type":"track","event":"{PROBE}","userId":"bench-p","messageId":"probe-{probe}","context":{{"groupId":"{account}"}}}}]}}"#
    )
}

/// How long it takes from now until the account is on the list.
async fn seen(reader: &mut Browser, news: &mut Incoming, account: &str) -> Result<Duration, Box<dyn Error>> {
    let accepted = Instant::now();
    let list = format!("/accounts?where={PROBED}%20and%20key%20%3D%20%27{account}%27");
    loop {
        if reader.page(&list).await?.contains("href=\"/accounts/acc_") {
            return Ok(accepted.elapsed());
        }
        if accepted.elapsed() > LIMIT {
            return Err(format!("{account} did not move").into());
        }
        match tokio::time::timeout(LIMIT, news.frame()).await? {
            Some(frame) => drop(frame?),
            None => return Err("the stream of news ended".into()),
        }
    }
}

/// Batches at fixed moments; a late answer does not delay the next one's moment.
async fn load(
    address: &str,
    key: &str,
    (accounts, rate, sender): (u64, u64, u64),
    end: Instant,
) -> Result<u64, Box<dyn Error>> {
    let mut program = Browser::open(address, "").await?;
    let interval = Duration::from_secs_f64(BATCH as f64 / rate as f64);
    let (mut intended, mut accepted) = (Instant::now(), 0);
    while intended < end {
        tokio::time::sleep_until(intended.into()).await;
        let body = intake::batch(((sender + 1) << 50) + accepted, BATCH, "report_exported", accounts);
        if program.events(key, body).await?.is_success() {
            accepted += BATCH;
        }
        intended += interval;
    }
    Ok(accepted)
}
