//! Segment's SDKs send while the server is killed: `TENURE_SDK_EVENTS=200000` sends so many instead of a few.

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use super::option;
use super::server::Server;
use crate::connect::sdks::{node, python};
use crate::connect::source;
use crate::place::Place;

/// How often the server is killed: three times, and more often when more is sent.
const KILLS: std::ops::RangeInclusive<u64> = 3..=20;
/// Longest time without any progress.
const LIMIT: Duration = Duration::from_secs(180);

/// An SDK that sends, and how far it is.
struct Flood {
    child: Child,
    sent: Arc<AtomicU64>,
}

impl Flood {
    fn start(mut command: Command, base: &str, write_key: &str, count: u64) -> Self {
        command.args([base, write_key, &count.to_string()]).stdout(Stdio::piped());
        let mut child = command.spawn().expect("the SDKs are installed: `cargo xtask test` installs them");
        let sent = Arc::new(AtomicU64::new(0));
        let (lines, told) = (BufReader::new(child.stdout.take().unwrap()).lines(), Arc::clone(&sent));
        std::thread::spawn(move || {
            for line in lines.map_while(Result::ok) {
                told.store(line.parse().unwrap(), Ordering::SeqCst);
            }
        });
        Self { child, sent }
    }

    fn ended(&mut self) -> bool {
        self.child.try_wait().unwrap().is_some()
    }
}

impl Drop for Flood {
    fn drop(&mut self) {
        drop(self.child.kill());
    }
}

/// Waits until something holds, looking often; fails when nothing moves for long.
async fn until(floods: &mut [Flood; 2], holds: impl Fn(&mut [Flood; 2]) -> bool) {
    let mut tick = tokio::time::interval(Duration::from_millis(20));
    let sent = |floods: &[Flood; 2]| floods.iter().map(|flood| flood.sent.load(Ordering::SeqCst)).sum::<u64>();
    let (mut last, mut still) = (sent(floods), 0);
    while !holds(floods) {
        tick.tick().await;
        still = if sent(floods) == last { still + 1 } else { 0 };
        last = sent(floods);
        assert!(Duration::from_millis(20) * still < LIMIT, "the SDKs stand still at {last} events");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn both_sdks_deliver_everything_once_though_the_server_is_killed() {
    let events = option("TENURE_SDK_EVENTS", 6_000);
    let each = events / 2;
    let kills = (events / 10_000).clamp(*KILLS.start(), *KILLS.end());
    let place = Place::empty().await;
    let write_key = source(&place, &[]).await.write_key.clone();
    let mut server = Server::over(place.closed());
    server.start();
    let start = |command| Flood::start(command, &server.base(), &write_key, each);
    let mut floods = [start(python("flood.py")), start(node("flood.cjs"))];
    for kill in 1..=kills {
        let border = each * kill / (kills + 1);
        until(&mut floods, |floods| floods.iter().any(|f| f.sent.load(Ordering::SeqCst) >= border)).await;
        server.kill();
        assert!(!floods.iter_mut().all(Flood::ended), "kill {kill} comes too late");
        server.start();
    }
    until(&mut floods, |floods| floods.iter_mut().all(Flood::ended)).await;
    for flood in &mut floods {
        assert!(flood.child.wait().unwrap().success(), "an SDK gave up");
    }
    server.checked();
    let counts = server.counted();
    let twice: Vec<&String> = counts.iter().filter(|(_, (times, _))| *times != 1).map(|(id, _)| id).collect();
    assert_eq!(twice, Vec::<&String>::new(), "twice");
    let wanted = ["py", "js"].into_iter().flat_map(|sdk| (0..each).map(move |number| format!("{sdk}-{number}")));
    let missing: Vec<String> = wanted.filter(|id| !counts.contains_key(id)).collect();
    assert_eq!(missing, Vec::<String>::new(), "missing");
    assert_eq!(counts.len() as u64, 2 * each);
    let sum: i128 = counts.values().filter_map(|(_, event)| event.value).sum();
    assert_eq!(sum, i128::from(each * (each - 1)) * eventlog::VALUE_UNIT);
    println!("{} events of two SDKs arrived, each once, over {kills} kills", counts.len());
}
