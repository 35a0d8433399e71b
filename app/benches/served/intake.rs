//! Programs that send events over HTTP.

use std::error::Error;
use std::fmt::Write as _;
use std::fs::File;
use std::io::Write as _;
use std::path::Path;
use std::time::{Duration, Instant};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use crate::http::Browser;
use crate::server::Server;

/// Events in a batch of sustained intake; about 90 kB.
const BATCH: u64 = 250;
/// Programs that send at once.
const SENDERS: u64 = 8;
const SYNCS: usize = 300;

/// What sustained intake gave.
pub struct Sustained {
    pub per_second: f64,
    pub calls: Vec<Duration>,
    /// Batches that were asked to come later.
    pub later: u64,
}

/// Makes a source; gives what its programs authenticate with.
pub async fn source(server: &Server) -> Result<String, Box<dyn Error>> {
    let mut admin = Browser::as_role(&server.address, &server.link, "admin").await?;
    let fields = [
        ("name", "bench"),
        ("kind", "node"),
        ("names", "person"),
        ("facts", "person"),
        ("own", "sdk"),
        ("per_second", "1000000"),
    ];
    let fields = fields.map(|(name, value)| (name.to_owned(), value.to_owned()));
    let form = admin.page("/settings/sources").await?;
    let (status, page) = admin.submit((&form, "/settings/sources"), &fields).await?;
    let key = page.split("wk_").nth(1).and_then(|rest| rest.split(['<', '"']).next());
    let key = key.ok_or_else(|| format!("{status}: no write key: {}", testkit::text_of(&page)))?;
    Ok(format!("Basic {}", STANDARD.encode(format!("wk_{key}:"))))
}

/// The key of one of the demo company's accounts.
pub fn account(n: u64, accounts: u64) -> String {
    format!("C-{:05}", n % accounts + 1)
}

/// A batch of events; `first` makes their ids unique.
pub fn batch(first: u64, count: u64, name: &str, accounts: u64) -> String {
    let mut body = String::from("{\"batch\":[");
    for n in first..first + count {
        let comma = if n == first { "" } else { "," };
        let mixed = n.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 20;
        // Writing to a text never fails.
        let _ = write!(
            body,
            r#"{comma}{{"type":"track","event":"{name}","userId":"bench-{}","messageId":"bench-{n:032x}","properties":{{"path":"/projects/{}","plan":"team","seats":{}}},"context":{{"groupId":"{}","library":{{"name":"bench","version":"1"}}}}}}"#,
            mixed % 500_000,
            mixed % 997,
            mixed % 61,
            account(mixed, accounts),
        );
    }
    body.push_str("]}");
    body
}

/// As much as the server takes, for some time: each sender's next batch goes when the last was acknowledged.
pub async fn sustained(
    server: &Server,
    key: &str,
    (accounts, lasts): (u64, Duration),
) -> Result<Sustained, Box<dyn Error>> {
    let begun = Instant::now();
    let mut senders = Vec::new();
    for sender in 0..SENDERS {
        let (address, key) = (server.address.clone(), key.to_owned());
        senders.push(tokio::spawn(async move {
            let sent = send(&address, &key, (sender, accounts), begun + lasts).await;
            sent.map_err(|error| error.to_string())
        }));
    }
    let (mut calls, mut later) = (Vec::new(), 0);
    for sender in senders {
        let (taken, refused) = sender.await??;
        calls.extend(taken);
        later += refused;
    }
    let per_second = (calls.len() as u64 * BATCH) as f64 / begun.elapsed().as_secs_f64();
    Ok(Sustained { per_second, calls, later })
}

async fn send(
    address: &str,
    key: &str,
    (sender, accounts): (u64, u64),
    end: Instant,
) -> Result<(Vec<Duration>, u64), Box<dyn Error>> {
    let mut program = Browser::open(address, "").await?;
    let (mut calls, mut later, mut first) = (Vec::new(), 0, (sender + 1) << 40);
    while Instant::now() < end {
        let body = batch(first, BATCH, "report_exported", accounts);
        let start = Instant::now();
        let status = program.events(key, body).await?;
        match status.as_u16() {
            200 => calls.push(start.elapsed()),
            429 | 503 => {
                later += 1;
                tokio::time::sleep(Duration::from_millis(100)).await;
            }
            other => return Err(format!("a batch was answered with {other}").into()),
        }
        first += BATCH;
    }
    Ok((calls, later))
}

/// How long the disk itself takes to make 4 kB durable.
pub fn syncs(folder: &Path) -> std::io::Result<Vec<Duration>> {
    let path = folder.join("sync.bench");
    let mut file = File::create(&path)?;
    let mut times = Vec::new();
    for _ in 0..SYNCS {
        let start = Instant::now();
        file.write_all(&[7; 4_096])?;
        file.sync_data()?;
        times.push(start.elapsed());
    }
    std::fs::remove_file(path)?;
    Ok(times)
}
