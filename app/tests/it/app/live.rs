//! Open pages: the stream that tells of a newer board, and pages that draw themselves anew, which is no visit.

use team::people::Role;
use testkit::Answer;

use crate::work::{Scene, attribute, text};

/// The version of the board that a page shows.
fn shown(page: &Answer) -> String {
    attribute(page, "[data-version]", "data-version").expect("a page knows its version")
}

#[tokio::test]
async fn the_stream_tells_of_each_newer_board_until_the_program_stops() {
    let mut scene = Scene::new().await;
    let (status, mut told) = scene.csm.1.follow("/live").await;
    assert_eq!(status, 200);
    let first = told.next().await.unwrap();
    assert!(first.contains("event: board\n") && first.contains("retry: "), "{first}");
    let page = scene.csm.1.get("/").await.expect(200);
    assert!(first.contains(&format!("data: {}\n", shown(&page))), "{first} is not {}", shown(&page));
    scene.item("request", "A dark theme", "2026-11-20").await;
    let second = told.next().await.unwrap();
    let newer = scene.csm.1.get("/").await.expect(200);
    assert!(shown(&newer) != shown(&page) && second.contains(&format!("data: {}\n", shown(&newer))), "{second}");
    scene.place.app().live.close();
    assert_eq!(told.next().await, None);
}

#[tokio::test]
async fn nobody_is_told_anything_without_signing_in() {
    let scene = Scene::new().await;
    let (status, _) = scene.place.visitor().follow("/live").await;
    assert_eq!(status, 303, "one is sent to the page to sign in");
}

#[tokio::test]
async fn every_region_that_follows_the_board_is_drawn_at_its_own_address() {
    let mut scene = Scene::new().await;
    let account = format!("/accounts/{}", scene.account());
    let insight = ["health", "segments", "signals", "usage"].map(|page| format!("/insight/{page}"));
    let pages = ["/", "/accounts", &account, "/renewals"].into_iter().chain(insight.iter().map(String::as_str));
    let panel = format!("{account}?panel=1");
    for path in pages.chain([panel.as_str()]) {
        let _ = scene.admin.1.get(path).await.expect(200);
        let page = scene.admin.1.get(path).await.expect(200);
        let mut redrawing = scene.admin.1.clone().header("tenure-redrawing", "1");
        let again = redrawing.get(path).await.expect(200);
        let id = attribute(&page, "[data-live]", "id").unwrap_or_else(|| panic!("{path} has no region"));
        assert_eq!(text(&page, &format!("#{id}")), text(&again, &format!("#{id}")), "{path}");
        assert_eq!(shown(&page), shown(&again), "{path}");
    }
}

#[tokio::test]
async fn a_page_that_draws_itself_anew_is_no_visit() {
    let mut scene = Scene::new().await;
    scene.wait(1).await;
    let mut redrawing = scene.csm.1.clone().header("tenure-redrawing", "1");
    let mut since = async || text(&redrawing.get("/").await.expect(200), ".since");
    let before = since().await;
    assert!(!before.is_empty() && since().await == before, "{before}");
    let _ = scene.csm.1.get("/").await.expect(200);
    assert_ne!(since().await, before, "now somebody has looked");
}

#[tokio::test]
async fn a_notice_is_for_whoever_opens_a_page() {
    let scene = Scene::new().await;
    let account = scene.account().to_owned();
    let mut csm = scene.csm.1.clone();
    csm.set_cookie("tenure_flash", r#"{"says":{"key":"today-is-handled","args":[]},"undo":null}"#);
    let mut redrawing = csm.clone().header("tenure-redrawing", "1");
    let path = format!("/accounts/{account}");
    let page = redrawing.get(&path).await.expect(200);
    assert_eq!(text(&page, ".flash"), "");
    assert!(page.headers.get("set-cookie").is_none(), "a page that draws itself anew takes the notice away");
    let page = csm.get(&path).await.expect(200);
    assert!(text(&page, ".flash").contains("Logged"), "{}", text(&page, ".flash"));
}

#[tokio::test]
async fn today_knows_what_stands_below_its_end() {
    let names = (0..14).map(|n| format!("Customer {n}")).collect::<Vec<_>>();
    let names = names.iter().map(String::as_str).collect::<Vec<_>>();
    let mut scene = Scene::of(&names, Role::Manager).await;
    let page = scene.csm.1.get("/").await.expect(200);
    let below = attribute(&page, "#needs .lines", "data-lower").unwrap_or_default();
    let below: Vec<&str> = below.split(' ').collect();
    assert_eq!((page.all("#needs .lines > .line").len(), below.len()), (12, 2));
    assert!(below.iter().all(|id| scene.accounts.iter().any(|account| account == id)), "{below:?}");
    let all = scene.csm.1.get("/?all=1").await.expect(200);
    assert_eq!(attribute(&all, "#needs .lines", "data-lower"), None);
}
