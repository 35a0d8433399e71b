//! Segment's official SDKs, unmodified, against a served instance. `cargo xtask test` installs them outside of the project.

use std::process::{Child, Command, Output, Stdio};
use std::sync::Arc;
use std::time::Duration;

use customers::users;
use tenure::serve::serve;

use super::{Made, account, logged, read, source};
use crate::installed;
use crate::place::Place;

/// How long a program may take before the test gives up: backing off included.
const LIMIT: Duration = Duration::from_secs(90);

pub fn python(program: &str) -> Command {
    let mut command = Command::new(installed::python());
    command.arg(installed::script(program));
    command
}

pub fn node(program: &str) -> Command {
    let mut command = Command::new("node");
    command.env("NODE_PATH", installed::folder().join("node/node_modules")).arg(installed::script(program));
    command
}

fn sends() -> [Command; 2] {
    [python("send.py"), node("send.cjs")]
}

/// Serves the place on a free port.
async fn served(place: &Place) -> String {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let base = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(serve(Arc::clone(place.app()), listener));
    base
}

fn started(mut command: Command, base: &str, made: &Made, count: usize) -> Child {
    command.args([base, &made.write_key, &count.to_string()]).stderr(Stdio::piped());
    command.spawn().expect("the SDKs are installed: `cargo xtask test` installs them")
}

/// Waits until the program has ended.
async fn ended(child: Child) -> Output {
    let waiting = tokio::task::spawn_blocking(move || child.wait_with_output());
    tokio::time::timeout(LIMIT, waiting).await.expect("the SDK ends").unwrap().unwrap()
}

async fn delivered(child: Child) {
    let output = ended(child).await;
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

/// What both programs send arrived, each once and whole.
async fn arrived(place: &Place, user: &str, count: usize) {
    let events = logged(place);
    let of = |name: &str| events.iter().filter(|e| &*e.name == name && e.person_key.as_deref() == Some(user)).count();
    assert_eq!([of("report.opened"), of("page"), of("screen")], [count, 1, 1]);
    let sum: i128 = events.iter().filter_map(|e| e.value).sum();
    assert_eq!(sum, (0..count as i128).sum::<i128>() * eventlog::VALUE_UNIT);
    let known = users::store::by_key(place.app().db.read(), user).await.unwrap().expect("the user was introduced");
    assert_eq!(known.group_key.as_deref(), Some("acme"));
}

#[tokio::test]
async fn the_python_sdk_delivers_everything_and_sending_again_adds_nothing() {
    let place = Place::empty().await;
    let acme = account(&place, "acme").await;
    let made = source(&place, &[]).await;
    let base = served(&place).await;
    delivered(started(python("send.py"), &base, &made, 150)).await;
    arrived(&place, "py-1", 150).await;
    assert_eq!(read(&place, &acme).await.industry.as_deref(), Some("Steel"));
    // Its clock is days ahead of ours; what it sent happened just before it arrived.
    let late = logged(&place).iter().map(|e| place.app().now().seconds_since(e.at)).max();
    assert!(late.is_some_and(|seconds| (0..LIMIT.as_secs() as i64).contains(&seconds)), "{late:?}");
    delivered(started(python("send.py"), &base, &made, 150)).await;
    arrived(&place, "py-1", 150).await;
}

#[tokio::test]
async fn the_node_sdk_delivers_everything() {
    let place = Place::empty().await;
    let acme = account(&place, "acme").await;
    let made = source(&place, &[]).await;
    let base = served(&place).await;
    delivered(started(node("send.cjs"), &base, &made, 150)).await;
    arrived(&place, "js-1", 150).await;
    assert_eq!(read(&place, &acme).await.industry.as_deref(), Some("Steel"));
}

#[tokio::test]
async fn the_sdks_wait_when_they_are_told_to_and_then_deliver_everything() {
    for (program, user) in sends().into_iter().zip(["py-1", "js-1"]) {
        let place = Place::empty().await;
        let mut made = source(&place, &[("per_second", "10")]).await;
        let base = served(&place).await;
        let sending = delivered(started(program, &base, &made, 60));
        let ticking = async {
            let mut tick = tokio::time::interval(Duration::from_millis(250));
            loop {
                tick.tick().await;
                place.clock.advance(250_000);
            }
        };
        tokio::select! { () = sending => {}, () = ticking => {} }
        arrived(&place, user, 60).await;
        let rows = made.shown().await.all("tr");
        assert!(
            rows.iter().any(|r| r.starts_with("Requests sent away") && !r.starts_with("Requests sent away0")),
            "{rows:?}"
        );
    }
}

#[tokio::test]
async fn a_wrong_write_key_is_told_and_not_tried_for_ever() {
    let place = Place::empty().await;
    let mut made = source(&place, &[]).await;
    made.write_key = "wk_wrong".to_owned();
    let base = served(&place).await;
    for program in sends() {
        let child = started(program, &base, &made, 3);
        let output = ended(child).await;
        assert!(!output.status.success());
    }
    assert_eq!(place.app().log.count(), 0);
}
