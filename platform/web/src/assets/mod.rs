//! The style sheet, the script and the icon: embedded, named by their content, compressed once, kept by browsers for ever.

use std::io::Write;
use std::sync::LazyLock;

use axum::Router;
use axum::body::Bytes;
use axum::extract::Path;
use axum::http::header::{ACCEPT_ENCODING, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_TYPE, VARY};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use flate2::Compression;
use flate2::write::GzEncoder;
use sha2::{Digest, Sha256};

/// Parts of the style sheet in the order in which they apply.
const STYLE: [&str; 7] = [
    include_str!("../../assets/tokens.css"),
    include_str!("../../assets/base.css"),
    include_str!("../../assets/shell.css"),
    include_str!("../../assets/components.css"),
    include_str!("../../assets/lists.css"),
    include_str!("../../assets/charts.css"),
    include_str!("../../assets/print.css"),
];
/// Parts of the script, each a function that is called once.
const SCRIPT: [&str; 8] = [
    include_str!("../../assets/page.js"),
    include_str!("../../assets/morph.js"),
    include_str!("../../assets/keys.js"),
    include_str!("../../assets/panel.js"),
    include_str!("../../assets/forms.js"),
    include_str!("../../assets/poll.js"),
    include_str!("../../assets/curve.js"),
    include_str!("../../assets/live.js"),
];
const ICON: &str = include_str!("../../assets/icon.svg");

/// One file as it is served.
struct Asset {
    path: String,
    media: &'static str,
    plain: Bytes,
    packed: Bytes,
}

static ASSETS: LazyLock<[Asset; 3]> = LazyLock::new(|| {
    [
        asset("css", "text/css; charset=utf-8", STYLE.concat()),
        asset("js", "text/javascript; charset=utf-8", SCRIPT.concat()),
        asset("svg", "image/svg+xml", ICON.to_owned()),
    ]
});

fn asset(ending: &str, media: &'static str, text: String) -> Asset {
    let digest = Sha256::digest(text.as_bytes());
    let hash: String = digest.iter().take(8).map(|byte| format!("{byte:02x}")).collect();
    let packed = pack(text.as_bytes());
    Asset { path: format!("/assets/{hash}.{ending}"), media, plain: Bytes::from(text), packed: Bytes::from(packed) }
}

/// Gzip; what cannot be packed (writing to memory does not fail) is served plain.
fn pack(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes).and_then(|()| encoder.finish()).unwrap_or_default()
}

/// Where the style sheet lies.
pub fn css_path() -> &'static str {
    &ASSETS[0].path
}

/// Where the script lies.
pub fn js_path() -> &'static str {
    &ASSETS[1].path
}

/// Where the icon lies.
pub fn icon_path() -> &'static str {
    &ASSETS[2].path
}

/// The style sheet's text, for documents that carry it along.
pub fn css() -> String {
    STYLE.concat()
}

/// The script's text.
pub fn js() -> String {
    SCRIPT.concat()
}

/// Serves `/assets/…`; needs no state and no session.
pub fn router<S: Clone + Send + Sync + 'static>() -> Router<S> {
    Router::new().route("/assets/{file}", get(serve))
}

async fn serve(Path(file): Path<String>, headers: HeaderMap) -> Response {
    let wanted = format!("/assets/{file}");
    let Some(asset) = ASSETS.iter().find(|a| a.path == wanted) else { return StatusCode::NOT_FOUND.into_response() };
    let gzip = headers.get_all(ACCEPT_ENCODING).iter().filter_map(|v| v.to_str().ok()).any(accepts_gzip);
    let common = [
        (CONTENT_TYPE, asset.media),
        (CACHE_CONTROL, "public, max-age=31536000, immutable"),
        (VARY, "accept-encoding"),
    ];
    if gzip && !asset.packed.is_empty() {
        (common, [(CONTENT_ENCODING, "gzip")], asset.packed.clone()).into_response()
    } else {
        (common, asset.plain.clone()).into_response()
    }
}

fn accepts_gzip(header: &str) -> bool {
    header.split(',').any(|coding| {
        let mut parts = coding.split(';').map(str::trim);
        parts.next().is_some_and(|name| name.eq_ignore_ascii_case("gzip"))
            && !parts.any(|p| matches!(p, "q=0" | "q=0.0" | "q=0.00" | "q=0.000"))
    })
}

#[cfg(test)]
mod tests;
