//! The morning by keyboard alone: twelve lines of Today, each with at most six keys.

use std::collections::BTreeSet;
use std::time::{Duration, Instant};

use fantoccini::Locator;
use team::people::Role;

use super::driver::Browser;
use crate::work::Scene;

/// Lines of a morning.
const LINES: usize = 12;
/// Customers of one manager, each with a complaint; one more than are handled.
const CUSTOMERS: [&str; LINES + 1] = [
    "Karun Steel",
    "Arvand Foods",
    "Alborz Motors",
    "Caspian Shipping",
    "Damavand Water",
    "Hamun Textiles",
    "Karkheh Energy",
    "Lar Valley Dairy",
    "Maroun Chemicals",
    "Sabalan Tools",
    "Sahand Paper",
    "Taftan Mining",
    "Zayandeh Books",
];
/// Keys that a line may take; what is written into the log is not counted, for it is the work itself.
const MOST: usize = 6;
/// How long anything may take before the test gives up.
const LIMIT: Duration = Duration::from_secs(30);
/// WebDriver's codes of Control and Enter, then all keys up.
const SEND: &str = "\u{e009}\u{e007}\u{e000}";

/// Hands on a keyboard that count.
struct Hands<'a> {
    browser: &'a Browser,
    keys: usize,
}

impl Hands<'_> {
    /// Presses one letter where the focus is.
    async fn press(&mut self, key: &str) {
        self.keys += 1;
        self.browser.client.active_element().await.unwrap().send_keys(key).await.unwrap();
    }

    /// The address that handles the current line, if the current row is a line.
    async fn line(&self) -> Option<String> {
        let links = Locator::Css(".line[data-current] a[href^='/today/handle']");
        let link = self.browser.client.find_all(links).await.unwrap().into_iter().next()?;
        link.attr("href").await.unwrap()
    }

    /// Walks down to a line.
    async fn walk(&mut self) -> String {
        loop {
            if let Some(line) = self.line().await {
                return line;
            }
            assert!(self.keys <= MOST, "no line can be reached:\n{}", self.browser.text().await);
            self.press("j").await;
        }
    }

    /// Logs a call about the current line.
    async fn log(&mut self) {
        self.press("l").await;
        let text = self.browser.find("dialog[open] textarea[name=text]").await;
        text.send_keys("They changed their lead; all is well").await.unwrap();
        // The control key and Enter.
        self.keys += 2;
        text.send_keys(SEND).await.unwrap();
    }

    /// Puts the current line off until tomorrow.
    async fn snooze(&mut self) {
        self.press("s").await;
        self.browser.find("dialog[open] [data-key=t]").await;
        self.press("t").await;
    }
}

/// Waits until the page is a new one without this line.
async fn gone(browser: &Browser, line: &str) {
    let ready = format!(
        "return document.readyState === 'complete' && !document.querySelector('dialog[open], .line a[href=\"{line}\"]')"
    );
    let end = Instant::now() + LIMIT;
    while browser.client.execute(&ready, Vec::new()).await.ok().and_then(|v| v.as_bool()) != Some(true) {
        assert!(Instant::now() < end, "{line} is still there:\n{}", browser.text().await);
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn twelve_lines_of_today_are_handled_with_at_most_six_keys_each() {
    let mut scene = Scene::of(&CUSTOMERS, Role::Manager).await;
    let browser = Browser::open(&scene.place).await;
    browser.sign_in(&scene.place, "mina").await;
    browser.go("/").await;
    browser.find(".line[data-row]").await;
    let mut handled = BTreeSet::new();
    for at in 0..LINES {
        let mut hands = Hands { browser: &browser, keys: 0 };
        let line = hands.walk().await;
        if at % 3 == 2 {
            hands.snooze().await
        } else {
            hands.log().await
        }
        gone(&browser, &line).await;
        assert!(hands.keys <= MOST, "line {at} took {} keys", hands.keys);
        handled.insert(line);
    }
    assert_eq!(handled.len(), LINES, "a line came back: {handled:#?}");
    browser.client.clone().close().await.unwrap();
    let left = scene.csm.1.get("/?all=1").await.expect(200).text().replace("&amp;", "&");
    assert!(left.contains("/today/handle?"), "the page shows no lines at all");
    for line in &handled {
        assert!(!left.contains(&format!("\"{line}\"")), "{line} was handled and is still there");
    }
}
