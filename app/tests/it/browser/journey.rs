//! The way of a newcomer through the program, in Chromium.

use fantoccini::Locator;

use super::driver::Browser;
use crate::place::Place;

#[tokio::test(flavor = "multi_thread")]
async fn a_newcomer_imports_a_file_opens_the_account_follows_its_health_and_completes_a_task() {
    let place = Place::demo().await;
    let browser = Browser::open(&place).await;
    browser.sign_in(&place, "lead").await;

    let file = place.database.file("customers.csv");
    std::fs::write(&file, "id,company,industry\nX-1,Blue Harbour Ltd,Shipping\nX-2,青港科技,Software\n").unwrap();
    browser.go("/import").await;
    browser.find("input[name=file]").await.send_keys(file.to_str().unwrap()).await.unwrap();
    browser.click("form[action='/import'] button[type=submit]").await;
    browser.find("#matching").await;
    browser.says("Blue Harbour Ltd").await;
    browser.click("#matching button[value=check]").await;
    browser.click("form[action$='/run'] button").await;
    browser.find("form[action^='/imports/'][action$='/undo']").await;
    place.app().refresh().await.unwrap();

    browser.go("/accounts?q=Blue%20Harbour").await;
    browser.click("a[data-row-link]").await;
    browser.says("Blue Harbour Ltd").await;

    let board = place.app().board.load();
    let frame = board.frame("account").unwrap();
    let scored =
        (0..frame.len()).find(|&row| frame.value(row, "health").number().is_some()).expect("somebody has a score");
    browser.go(&format!("/accounts/{}", frame.id(scored))).await;
    browser.click("#health a[href*='/health/']").await;
    browser.find("h1").await;
    assert!(browser.client.current_url().await.unwrap().path().contains("/health/"));

    browser.go("/tasks/new?next=/tasks").await;
    browser.find("input[name=title]").await.send_keys("Call Blue Harbour").await.unwrap();
    browser.click("main form[action='/tasks/new'] button[type=submit]").await;
    browser.says("Call Blue Harbour").await;
    browser.click("form[action$='/done'] button").await;
    browser.find("form[data-undo]").await;
    let open = work::tasks::store::open(place.app().db.read()).await.unwrap();
    assert!(open.iter().all(|t| t.title != "Call Blue Harbour"));
    browser.client.clone().close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_line_of_today_is_handled_by_keys_alone() {
    let place = Place::company(7, 500, 100_000).await;
    let browser = Browser::open(&place).await;
    browser.sign_in(&place, "manager").await;
    browser.go("/").await;
    browser.find(".line[data-row]").await;
    let before = browser.client.find_all(Locator::Css(".lines > .line")).await.unwrap().len();
    // j: down to the first line (a promise may stand above it); l: the log; then only text: at most six keys besides.
    for _ in 0..3 {
        browser.find("body").await.send_keys("j").await.unwrap();
        browser.find("[data-row][data-current]").await;
        if !browser.client.find_all(Locator::Css(".line[data-current]")).await.unwrap().is_empty() {
            break;
        }
    }
    browser.find("body").await.send_keys("l").await.unwrap();
    let text = browser.find("dialog[open] textarea[name=text]").await;
    text.send_keys("They changed their lead; all is well").await.unwrap();
    // WebDriver's codes of Control and Enter, then all keys up.
    text.send_keys("\u{e009}\u{e007}\u{e000}").await.unwrap();
    browser.find("form[data-undo]").await;
    browser.go("/").await;
    browser.find("h1").await;
    let after = browser.client.find_all(Locator::Css(".lines > .line")).await.unwrap().len();
    assert_eq!(after + 1, before, "the handled line rests");
    browser.client.clone().close().await.unwrap();
}

/// The picture in the README; `UPDATE=1` writes it.
#[tokio::test(flavor = "multi_thread")]
async fn generated_today_picture() {
    let place = Place::company(7, 500, 100_000).await;
    let browser = Browser::open(&place).await;
    browser.sign_in(&place, "manager").await;
    browser.go("/").await;
    browser.find(".line[data-row]").await;
    let picture = browser.client.screenshot().await.unwrap();
    assert!(picture.len() > 20_000, "the picture is empty");
    if std::env::var_os("UPDATE").is_some() {
        let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/tour/today.png");
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, picture).unwrap();
    }
    browser.client.clone().close().await.unwrap();
}
