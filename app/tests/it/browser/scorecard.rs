//! A scorecard is edited in the browser: a point is dragged, who would move is seen, and the version judges from tomorrow on.

use kernel::MICROS_PER_DAY;

use super::driver::Browser;
use crate::place::Place;

/// Gives a field another value, as typing does.
async fn typed(browser: &Browser, name: &str, value: &str) {
    let script = format!(
        "const f = document.getElementsByName('{name}')[0]; f.value = '{value}'; f.dispatchEvent(new Event('input', {{bubbles: true}}));"
    );
    let _ = browser.asked(&script).await;
}

async fn bands(place: &Place) -> Vec<(String, kernel::Value)> {
    place.app().refresh().await.unwrap();
    let board = place.app().board.load();
    let frame = board.frame("account").unwrap();
    (0..frame.len()).map(|row| (frame.id(row).to_owned(), frame.value(row, "health_band"))).collect()
}

/// The most points that the first factor can give, as the account's page says.
async fn most_points(browser: &Browser) -> f64 {
    let script = "return Number(/active people ÷ seats\\s+\\d[^]*?\\/ (\\d+)/.exec(document.querySelector('#health').innerText)[1]);";
    browser.asked(script).await.as_f64().unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_weight_is_edited_seen_saved_for_tomorrow_and_the_past_keeps_the_old_one() {
    let place = Place::company(7, 300, 60_000).await;
    let browser = Browser::open(&place).await;
    browser.sign_in(&place, "lead").await;
    browser.go("/insight/scorecards/business").await;
    browser.find("[data-curve] [data-point]").await;
    typed(&browser, "component-0-weight", "200").await;
    browser.until("document.querySelector('#effect').innerText.includes('would change band')").await;
    browser.until("document.querySelector('#share-0').innerText.includes('200') || document.querySelector('#share-0').innerText.includes('280')").await;
    typed(&browser, "reason", "use counts most").await;
    typed(&browser, "effective", "2026-11-22").await;
    let before = bands(&place).await;
    browser.click("button[name=act][value=save]").await;
    browser.says("Other definitions are planned from").await;
    browser.says("weight 20 → 200").await;
    assert_eq!(bands(&place).await, before, "nothing changes today");

    place.clock.advance(MICROS_PER_DAY);
    place.app().touched();
    let after = bands(&place).await;
    let moved: Vec<_> = before.iter().zip(&after).filter(|(old, new)| old != new && !old.1.is_null()).collect();
    assert!(moved.len() > 5, "{}", moved.len());
    let id = &moved[0].0.0;
    browser.sign_in(&place, "lead").await;
    browser.go(&format!("/accounts/{id}")).await;
    browser.says("because the definitions changed").await;
    browser.says("weight 20 → 200").await;
    browser.says("use counts most").await;
    let most = most_points(&browser).await;
    assert!(most > 50.0, "the reasons are those of the new version: {most}\n{}", browser.text().await);
    // As of last month it is the old version that judges.
    browser.go(&format!("/past?back=/accounts/{id}")).await;
    typed(&browser, "day", "2026-10-22").await;
    browser.click("main form[action='/past'] button[type=submit]").await;
    browser.says("22 Oct 2026").await;
    browser.go(&format!("/accounts/{id}")).await;
    browser.find("#health").await;
    assert!(!browser.text().await.contains("because the definitions changed"));
    assert!(most_points(&browser).await < 30.0, "the reasons are those of the old version");
    browser.client.clone().close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_point_is_dragged_and_moved_by_keys_and_the_effect_follows() {
    let place = Place::company(7, 300, 60_000).await;
    let browser = Browser::open(&place).await;
    browser.sign_in(&place, "lead").await;
    browser.go("/insight/scorecards/business").await;
    let handle = "#component-0 [data-point='0']";
    browser.find(handle).await;
    let field = "document.getElementsByName('component-0-p-0')[0].value";
    let old = browser.asked(&format!("return {field};")).await;
    let drag = format!(
        "const h = document.querySelector(\"{handle}\"); h.scrollIntoView({{block: 'center'}}); const b = h.getBoundingClientRect();
         const at = (type, dy) => h.dispatchEvent(new PointerEvent(type, {{bubbles: true, pointerId: 1, clientX: b.x + b.width / 2, clientY: b.y + b.height / 2 + dy}}));
         h.setPointerCapture = () => {{}}; at('pointerdown', 0); at('pointermove', -30); at('pointermove', -60); at('pointerup', -60);"
    );
    let _ = browser.asked(&drag).await;
    let new = browser.asked(&format!("return {field};")).await;
    let number = |value: &serde_json::Value| value.as_str().unwrap().parse::<f64>().unwrap();
    assert!(number(&new) > number(&old) + 15.0, "{old} {new}");
    browser.until("document.querySelector('#effect').innerText.includes('would change band')").await;
    let told = browser.asked("return document.querySelector('#effect').innerText;").await;
    browser.find(handle).await.send_keys("\u{e013}\u{e013}").await.unwrap();
    assert!((number(&browser.asked(&format!("return {field};")).await) - number(&new) - 2.0).abs() < 1e-9);
    let reset = format!(
        "const f = document.getElementsByName('component-0-p-0')[0]; f.value = {old}; f.dispatchEvent(new Event('input', {{bubbles: true}}));"
    );
    let _ = browser.asked(&reset).await;
    browser.until(&format!("document.querySelector('#effect').innerText !== {told}")).await;
    browser.says("would change band").await;
    // The picture came again with the point where it was.
    browser.until(&format!("document.querySelector(\"{handle}\").getAttribute('aria-valuetext').includes('→')")).await;
    browser.client.clone().close().await.unwrap();
}
