use axum::body::{Body, to_bytes};
use axum::http::Request;
use std::io::Read;
use tower::ServiceExt;

use super::*;

async fn fetch(path: &str, encoding: &str) -> Response {
    let request = Request::get(path).header(ACCEPT_ENCODING, encoding).body(Body::empty()).unwrap();
    router::<()>().oneshot(request).await.unwrap()
}

#[test]
fn a_page_stays_within_its_budget() {
    assert!(ASSETS[0].packed.len() <= 60_000, "style: {} bytes", ASSETS[0].packed.len());
    assert!(ASSETS[1].packed.len() <= 40_000, "script: {} bytes", ASSETS[1].packed.len());
}

#[test]
fn the_script_and_the_style_load_nothing_else() {
    for text in [STYLE.concat(), SCRIPT.concat()] {
        for foreign in ["http://", "https://", "@import", "url(", "eval(", "new Function"] {
            let found = text.lines().find(|l| l.contains(foreign) && !l.contains("http://www.w3.org"));
            assert_eq!(found, None, "{foreign}");
        }
    }
}

#[test]
fn no_part_of_the_script_takes_a_name_of_another() {
    let script = SCRIPT.concat();
    let named = |line: &str| {
        let rest =
            ["function ", "async function ", "const ", "let "].iter().find_map(|word| line.strip_prefix(word))?;
        let name: String = rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
        (!name.is_empty()).then_some(name)
    };
    let mut known = std::collections::BTreeSet::new();
    let twice: Vec<String> = script.lines().filter_map(named).filter(|name| !known.insert(name.clone())).collect();
    assert!(twice.is_empty() && known.len() > 40, "{twice:?} of {}", known.len());
}

#[test]
fn the_style_has_no_side_that_a_right_to_left_page_would_have_to_mirror() {
    for (number, line) in STYLE.concat().lines().enumerate() {
        for side in [
            "margin-left",
            "margin-right",
            "padding-left",
            "padding-right",
            "border-left",
            "border-right",
            "text-align: left",
            "text-align: right",
        ] {
            assert!(!line.contains(side), "line {}: {line}", number + 1);
        }
    }
}

#[tokio::test]
async fn files_are_packed_for_those_who_can_unpack_and_kept_for_ever() {
    let packed = fetch(css_path(), "br, gzip").await;
    assert_eq!(packed.headers()[CONTENT_ENCODING], "gzip");
    assert_eq!(packed.headers()[CACHE_CONTROL], "public, max-age=31536000, immutable");
    let bytes = to_bytes(packed.into_body(), usize::MAX).await.unwrap();
    let mut text = String::new();
    flate2::read::GzDecoder::new(&bytes[..]).read_to_string(&mut text).unwrap();
    assert_eq!(text, css());
    let plain = fetch(js_path(), "gzip;q=0").await;
    assert!(plain.headers().get(CONTENT_ENCODING).is_none());
    assert_eq!(plain.headers()[CONTENT_TYPE], "text/javascript; charset=utf-8");
}

#[tokio::test]
async fn an_older_hash_is_not_served() {
    assert_eq!(fetch("/assets/0000000000000000.css", "gzip").await.status(), StatusCode::NOT_FOUND);
}
