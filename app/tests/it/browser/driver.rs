//! Chromium with its driver, and the program on a port of its own.

use std::net::TcpListener as Std;
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::time::{Duration, Instant};

use fantoccini::{Client, ClientBuilder, Locator};
use serde_json::{Value, json};
use tenure::serve::serve;

use crate::place::Place;

/// How long anything may take before the test gives up.
pub const LIMIT: Duration = Duration::from_secs(30);

/// A browser in front of a served place. The driver ends with it.
pub struct Browser {
    pub client: Client,
    pub base: String,
    driver: Child,
    _profile: tempfile::TempDir,
}

impl Drop for Browser {
    fn drop(&mut self) {
        drop(self.driver.kill());
        drop(self.driver.wait());
    }
}

/// A port that nobody listens on.
pub fn free_port() -> u16 {
    Std::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port()
}

impl Browser {
    /// Serves the place and opens Chromium.
    pub async fn open(place: &Place) -> Self {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let base = format!("http://{}", listener.local_addr().unwrap());
        tokio::spawn(serve(Arc::clone(place.app()), listener));
        Self::at(base).await
    }

    /// Opens Chromium for what is served at `base`.
    pub async fn at(base: String) -> Self {
        let port = free_port();
        let driver = Command::new("chromedriver")
            .arg(format!("--port={port}"))
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn();
        let driver = driver.expect("chromedriver is installed: `cargo xtask test` installs it");
        let profile = tempfile::tempdir().unwrap();
        let client = connected(port, profile.path()).await;
        Self { client, base, driver, _profile: profile }
    }

    /// Goes to a path of the program.
    pub async fn go(&self, path: &str) {
        self.client.goto(&format!("{}{path}", self.base)).await.unwrap();
    }

    /// Waits until an element is there, and gives it.
    pub async fn find(&self, css: &str) -> fantoccini::elements::Element {
        let waited = self.client.wait().at_most(LIMIT).for_element(Locator::Css(css)).await;
        match waited {
            Ok(element) => element,
            Err(error) => {
                panic!("{css} is not on {}: {error}\n{}", self.client.current_url().await.unwrap(), self.text().await)
            }
        }
    }

    /// Clicks an element once it is there.
    pub async fn click(&self, css: &str) {
        let element = self.find(css).await;
        if element.click().await.is_err() {
            // Below a sticky bar: the click is given by script, as a keyboard would.
            self.client.execute("arguments[0].click()", vec![serde_json::to_value(element).unwrap()]).await.unwrap();
        }
    }

    /// The text of the page.
    pub async fn text(&self) -> String {
        match self.client.find(Locator::Css("body")).await {
            Ok(body) => body.text().await.unwrap_or_default(),
            Err(_) => String::new(),
        }
    }

    /// Waits until the page says something.
    pub async fn says(&self, words: &str) {
        let end = Instant::now() + LIMIT;
        while Instant::now() < end {
            if self.text().await.contains(words) {
                return;
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        panic!("{} does not say '{words}':\n{}", self.client.current_url().await.unwrap(), self.text().await);
    }

    /// What a script gives.
    pub async fn asked(&self, script: &str) -> Value {
        self.client.execute(script, Vec::new()).await.unwrap()
    }

    /// Whether an expression is true on the page.
    pub async fn holds(&self, expression: &str) -> bool {
        self.asked(&format!("return Boolean({expression});")).await == Value::Bool(true)
    }

    /// Waits until an expression is true on the page.
    pub async fn until(&self, expression: &str) {
        let end = Instant::now() + LIMIT;
        while !self.holds(expression).await {
            assert!(Instant::now() < end, "{expression} does not come true:\n{}", self.text().await);
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }

    /// Signs in as somebody of the demo.
    pub async fn sign_in(&self, place: &Place, who: &str) {
        let secret = team::demo_secret(place.app()).await.unwrap();
        self.go(&format!("/demo/{secret}?as={who}")).await;
        self.find("nav").await;
    }
}

async fn connected(port: u16, profile: &std::path::Path) -> Client {
    let arguments = [
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--disable-dev-shm-usage",
        "--hide-scrollbars",
        "--window-size=1280,900",
    ];
    let mut arguments: Vec<String> = arguments.iter().map(|a| (*a).to_owned()).collect();
    arguments.push(format!("--user-data-dir={}", profile.display()));
    let capabilities = json!({"browserName": "chrome", "goog:chromeOptions": {"args": arguments}});
    let end = Instant::now() + LIMIT;
    loop {
        let builder = ClientBuilder::rustls()
            .expect("a TLS configuration")
            .capabilities(capabilities.as_object().unwrap().clone())
            .connect(&format!("http://127.0.0.1:{port}"))
            .await;
        match builder {
            Ok(client) => return client,
            Err(error) if Instant::now() > end => panic!("chromedriver does not answer: {error}"),
            Err(_) => tokio::time::sleep(Duration::from_millis(200)).await,
        }
    }
}
