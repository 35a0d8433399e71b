//! The server is killed at random points of its life: `TENURE_KILLS=200` kills so often instead of a few times.

use std::collections::BTreeSet;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::body::Body;
use axum::http::header::{AUTHORIZATION, CONTENT_TYPE, HOST};
use axum::http::{Request, StatusCode};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use http_body_util::BodyExt;
use hyper::client::conn::http1::handshake;
use hyper_util::rt::TokioIo;
use kernel::Entropy;
use serde_json::{Value, json};
use tokio::net::TcpStream;

use super::option;
use super::server::Server;
use crate::connect::{lines, source};
use crate::place::Place;

/// Events of one request.
const TOGETHER: u64 = 20;
/// A request without an answer is sent again after so long.
const PATIENCE: Duration = Duration::from_secs(20);
/// The server is looked at after so many kills.
const LOOKS: u64 = 10;

/// One program that sends requests one after another, each until it is acknowledged.
struct Sender {
    address: String,
    path: &'static str,
    authorization: String,
    prefix: &'static str,
    body: fn(&[String]) -> String,
    stop: AtomicBool,
    asked: AtomicU64,
    acknowledged: Mutex<BTreeSet<String>>,
}

impl Sender {
    fn ids(&self, request: u64) -> Vec<String> {
        (0..TOGETHER).map(|n| format!("{}-{}", self.prefix, request * TOGETHER + n)).collect()
    }

    async fn run(&self) {
        for request in 0.. {
            let ids = self.ids(request);
            self.asked.store(request + 1, Ordering::SeqCst);
            while !self.sent(&ids).await {
                if self.stop.load(Ordering::SeqCst) {
                    return;
                }
                tokio::time::sleep(Duration::from_millis(5)).await;
            }
            self.acknowledged.lock().unwrap().extend(ids);
        }
    }

    async fn sent(&self, ids: &[String]) -> bool {
        if self.stop.load(Ordering::SeqCst) {
            return false;
        }
        let answer = tokio::time::timeout(PATIENCE, self.post((self.body)(ids))).await;
        match answer.ok().and_then(Result::ok) {
            Some(status) => {
                assert!(!status.is_client_error(), "{}: {status}", self.path);
                status == StatusCode::OK
            }
            None => false,
        }
    }

    async fn post(&self, body: String) -> Result<StatusCode, Box<dyn std::error::Error + Send + Sync>> {
        let stream = TcpStream::connect(&self.address).await?;
        let (mut sender, connection) = handshake(TokioIo::new(stream)).await?;
        tokio::spawn(connection);
        let request = Request::post(self.path)
            .header(HOST, &self.address)
            .header(AUTHORIZATION, &self.authorization)
            .header(CONTENT_TYPE, "application/json")
            .body(Body::from(body))?;
        let answer = sender.send_request(request).await?;
        let status = answer.status();
        // Acknowledged is what was answered to the end.
        answer.into_body().collect().await?;
        Ok(status)
    }
}

fn batch(ids: &[String]) -> String {
    let message = |id: &String| json!({"type": "track", "event": "seen", "userId": "u-1", "messageId": id});
    json!({"batch": ids.iter().map(message).collect::<Vec<Value>>()}).to_string()
}

fn ndjson(ids: &[String]) -> String {
    let line = |id: &String| json!({"id": id, "name": "seen", "at": "2026-11-20T10:00:00Z", "account_key": "acme"});
    ids.iter().map(|id| line(id).to_string() + "\n").collect()
}

/// Starts the server, and kills it at a moment that chance decides: while it starts, or while events come.
async fn start_and_kill(server: &mut Server, chance: &Entropy) {
    let number = u64::from_le_bytes(chance.bytes::<8>());
    server.start();
    // The port is open when the folder is.
    while !number.is_multiple_of(4) && TcpStream::connect(&server.address).await.is_err() {
        assert!(server.runs(), "the server does not start after a kill");
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    tokio::time::sleep(Duration::from_micros((number >> 8) % 900_000)).await;
    server.kill();
}

/// What was acknowledged is there once, and nothing is there that nobody sent.
fn look(server: &mut Server, senders: &[Arc<Sender>]) {
    server.checked();
    let counts = server.counted();
    let twice = counts.iter().filter(|(_, (times, _))| *times != 1).count();
    assert_eq!(twice, 0, "events count twice");
    for sender in senders {
        let lost: Vec<String> =
            sender.acknowledged.lock().unwrap().iter().filter(|id| !counts.contains_key(*id)).cloned().collect();
        assert_eq!(lost, Vec::<String>::new(), "lost");
    }
    let asked: BTreeSet<String> = senders
        .iter()
        .flat_map(|sender| (0..sender.asked.load(Ordering::SeqCst)).flat_map(|request| sender.ids(request)))
        .collect();
    assert!(counts.keys().all(|id| asked.contains(id)), "events from nowhere");
}

#[tokio::test(flavor = "multi_thread")]
async fn wherever_the_server_is_killed_what_it_acknowledged_is_there_once() {
    let kills = option("TENURE_KILLS", 6);
    let place = Place::empty().await;
    let token = lines::token(&place, "events:write").await;
    let write_key = source(&place, &[]).await.write_key.clone();
    let mut server = Server::over(place.closed());
    let sender = |path, authorization, prefix, body| {
        let (address, stop, asked) = (server.address.clone(), AtomicBool::new(false), AtomicU64::new(0));
        let acknowledged = Mutex::default();
        Arc::new(Sender { address, path, authorization, prefix, body, stop, asked, acknowledged })
    };
    let basic = format!("Basic {}", STANDARD.encode(format!("{write_key}:")));
    let senders = [
        sender("/v1/batch", basic, "b", batch as fn(&[String]) -> String),
        sender("/api/events", format!("Bearer {token}"), "l", ndjson),
    ];
    let running = senders.clone().map(|sender| tokio::spawn(async move { sender.run().await }));
    let chance = Entropy::seeded(kills);
    for kill in 1..=kills {
        start_and_kill(&mut server, &chance).await;
        if kill % LOOKS == 0 {
            look(&mut server, &senders);
        }
    }
    senders.iter().for_each(|sender| sender.stop.store(true, Ordering::SeqCst));
    for task in running {
        task.await.unwrap();
    }
    look(&mut server, &senders);
    let acknowledged: usize = senders.iter().map(|sender| sender.acknowledged.lock().unwrap().len()).sum();
    assert!(acknowledged > 0, "something was sent");
    println!("{acknowledged} events acknowledged, each there once, over {kills} kills");
}
