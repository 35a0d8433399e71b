//! Open pages follow what happens: without a reload, without a word lost, and nothing moves under the reader's finger.

use customers::accounts::Account;
use fantoccini::wd::WindowHandle;
use insight::definitions::text;
use kernel::Actor;
use serde_json::Value;
use team::people::Role;

use super::driver::Browser;
use crate::connect::sdks::python;
use crate::connect::{Made, account, source_by};
use crate::work::Scene;

/// What judges an account by whether its people look for the way out, before any other scorecard; and the line that this gives.
const CARD: &str = r#"[[scorecard]]
key = "staying"
healthy_from = 75.0
at_risk_from = 60.0
[[scorecard.component]]
key = "way_out"
input = "coalesce(cancel_clicks_7, 0)"
curve = { steps = [[0.0, 100.0], [1.0, 0.0]] }
weight = 1.0
evidence = ["cancel_clicks_7"]

"#;
const SIGNAL: &str = r#"
[[metric]]
key = "cancel_clicks_7"
aggregate = "count"
window = { days = 7 }
names = ["cancel.clicked"]

[[signal]]
key = "leaving"
expression = "health_band = 'critical'"
group = "usage"
role = "owner"
text = { en = "Looked for the way out {cancel_clicks_7} times" }
evidence = ["cancel_clicks_7"]
act = "call"
due_days = 1
rest_days = 14
weight = 3
risk = true
"#;
/// Remembers when a condition began to hold, and that the page was not loaded again.
const WATCH: &str = "window.met = true; window.seen = 0; window.rows = [...document.querySelectorAll('[data-row]')].map((r) => r.dataset.row);
    const look = () => { if (!window.seen && (HOLDS)) window.seen = Date.now(); };
    new MutationObserver(look).observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true });
    return Boolean(HOLDS);";
const CRITICAL: &str = "document.querySelector('#health .lead').textContent.startsWith('Critical')";
const ONE_NEW: &str = "document.querySelector('#news').textContent.startsWith('1 new')";

/// A manager with two customers: one complains, of the other there is nothing to say yet.
struct Morning {
    scene: Scene,
    quiet: String,
    source: Made,
}

impl Morning {
    async fn new() -> Self {
        let scene = Scene::of(&["Karun Steel"], Role::Manager).await;
        let app = scene.place.app();
        let quiet = account(&scene.place, "sahand-paper").await;
        let old = customers::accounts::store::get(app.db.read(), &quiet).await.unwrap();
        let mine = Account { name: "Sahand Paper".to_owned(), csm_id: Some(scene.csm.0.clone()), ..old.clone() };
        let tx = app.db.write(app.by(Actor::system("test"))).await.unwrap();
        tx.update(&old, mine).await.unwrap();
        tx.commit().await.unwrap();
        scene.follow().await;
        let shipped = text::export(app).await.unwrap();
        let judged = shipped.replacen("[[scorecard]]", &format!("{CARD}[[scorecard]]"), 1) + SIGNAL;
        text::apply(app, &judged, "a test", Actor::system("test")).await.unwrap();
        let source = source_by(scene.admin.1.clone(), &[]).await;
        Self { scene, quiet, source }
    }

    /// People of the quiet customer look for the way out; gives when the SDK was told, in milliseconds.
    async fn leave(&self, base: &str, count: usize) -> i64 {
        let mut program = python("leave.py");
        program.args([base, &self.source.write_key, "sahand-paper", &count.to_string()]);
        let output = tokio::task::spawn_blocking(move || program.output()).await.unwrap().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8_lossy(&output.stdout).trim().parse().unwrap()
    }
}

/// A page in a window of its own that is watched for a condition which does not hold yet.
async fn watched(browser: &Browser, path: &str, holds: &str) -> WindowHandle {
    let window = browser.client.new_window(false).await.unwrap().handle;
    browser.client.switch_to_window(window.clone()).await.unwrap();
    browser.go(path).await;
    browser.find("[data-live]").await;
    assert_eq!(browser.asked(&WATCH.replace("HOLDS", holds)).await, Value::Bool(false), "{}", browser.text().await);
    window
}

/// Waits for what a page is watched for; milliseconds after `sent`.
async fn seen(browser: &Browser, window: &WindowHandle, sent: i64) -> i64 {
    browser.client.switch_to_window(window.clone()).await.unwrap();
    browser.until("window.seen").await;
    assert!(browser.holds("window.met").await, "the page was loaded again");
    browser.asked("return window.seen;").await.as_i64().unwrap() - sent
}

#[tokio::test(flavor = "multi_thread")]
async fn an_account_turns_critical_and_a_line_is_announced_while_one_looks() {
    let morning = Morning::new().await;
    let browser = Browser::open(&morning.scene.place).await;
    browser.sign_in(&morning.scene.place, "mina").await;
    let of_account = watched(&browser, &format!("/accounts/{}", morning.quiet), CRITICAL).await;
    browser.asked("document.querySelector('#own-view-why').closest('details').open = true;").await;
    browser.find("#own-view-why").await.send_keys("half a sen").await.unwrap();
    let today = watched(&browser, "/", ONE_NEW).await;
    browser.asked("document.querySelector('.line .why').open = true;").await;

    let sent = morning.leave(&browser.base, 3).await;
    let on_today = seen(&browser, &today, sent).await;
    let line = format!("document.querySelector('#needs [data-row=\"{}\"]')", morning.quiet);
    assert!(!browser.holds(&line).await, "a new line waits until it is asked for");
    let same = "[...document.querySelectorAll('[data-row]')].every((row, at) => row.dataset.row === window.rows[at])";
    assert!(browser.holds(same).await && browser.holds("document.querySelector('.line .why').open").await);
    browser.find("body").await.send_keys("u").await.unwrap();
    browser.until(&line).await;
    assert!(browser.holds(&format!("document.activeElement === {line}")).await, "one goes on from the new line");
    browser.until("document.querySelector('#needs').textContent.includes('Looked for the way out 3 times')").await;
    assert!(browser.holds("window.met && !document.querySelector('#news button')").await);

    let on_account = seen(&browser, &of_account, sent).await;
    println!("after the first event: critical on the account's page {on_account} ms, announced on Today {on_today} ms");
    assert!(browser.holds("document.querySelector('.strip').textContent.includes('Critical')").await);
    let typed = "const field = document.querySelector('#own-view-why');
        return field.value === 'half a sen' && field.closest('details').open && document.activeElement === field;";
    assert_eq!(browser.asked(typed).await, Value::Bool(true), "what is being typed stays");
    browser.client.clone().close().await.unwrap();
}
