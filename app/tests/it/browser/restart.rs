//! A page stays open while the program is stopped and started again.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use super::driver::{Browser, LIMIT, free_port};
use crate::program::program;

/// The program as a process of its own on a folder with an invented company.
struct Process {
    child: Child,
    link: String,
}

impl Process {
    fn start(folder: &Path, port: u16) -> Self {
        let mut command = Command::new(program());
        command.args(["demo", "--accounts", "20", "--events", "5000", "--listen", &format!("127.0.0.1:{port}")]);
        let mut child = command.arg("--data").arg(folder).stdout(Stdio::piped()).spawn().unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines().map_while(Result::ok);
        let link = lines.find(|line| line.contains("/demo/")).expect("the program says where it is");
        Self { child, link: link.trim().to_owned() }
    }

    /// Asks the program to stop as a service manager does, and waits.
    fn stop(mut self) {
        let asked = Command::new("kill").arg(self.child.id().to_string()).status().unwrap();
        assert!(asked.success());
        let end = Instant::now() + LIMIT;
        while self.child.try_wait().unwrap().is_none() {
            assert!(Instant::now() < end, "the program waits for pages that are open");
            std::thread::sleep(Duration::from_millis(20));
        }
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_open_page_neither_holds_a_program_that_stops_nor_loses_the_one_that_follows() {
    let folder = tempfile::tempdir().unwrap();
    let port = free_port();
    let process = Process::start(folder.path(), port);
    let browser = Browser::at(format!("http://127.0.0.1:{port}")).await;
    browser.client.goto(&format!("{}?as=lead", process.link)).await.unwrap();
    browser.go("/insight/health").await;
    let listens = "live.stream?.readyState === EventSource.OPEN && live.newest === live.shown";
    browser.until(listens).await;
    let before = browser.asked("window.met = true; return live.shown;").await;
    process.stop();
    browser.until("live.stream?.readyState !== EventSource.OPEN").await;
    let process = Process::start(folder.path(), port);
    browser.until(listens).await;
    assert_ne!(browser.asked("return live.shown;").await, before, "it shows what the new one knows");
    assert!(browser.holds("window.met").await, "the page was loaded again");
    browser.client.clone().close().await.unwrap();
    process.stop();
}
