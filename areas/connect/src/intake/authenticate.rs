//! The step *authenticate*: whose request this is.

use axum::http::HeaderMap;
use axum::http::header::AUTHORIZATION;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use kernel::Result;
use web::App;

use crate::sources::{Source, store};
use crate::tokens::digest;

/// The user name of Basic authentication, which is where SDKs put the write key; the password is empty.
pub fn basic(headers: &HeaderMap) -> Option<String> {
    let value = headers.get(AUTHORIZATION)?.to_str().ok()?;
    let (scheme, encoded) = value.split_once(' ')?;
    if !scheme.eq_ignore_ascii_case("basic") {
        return None;
    }
    let decoded = String::from_utf8(STANDARD.decode(encoded.trim()).ok()?).ok()?;
    let name = decoded.split_once(':').map_or(decoded.as_str(), |(name, _)| name);
    (!name.is_empty()).then(|| name.to_owned())
}

/// The source that a write key lets in.
pub async fn source(app: &App, write_key: Option<&str>) -> Result<Option<Source>> {
    match write_key {
        Some(key) => store::by_hash(app.db.read(), &digest(key)).await,
        None => Ok(None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn header(value: &str) -> Option<String> {
        basic(&HeaderMap::from_iter([(AUTHORIZATION, value.parse().unwrap())]))
    }

    #[test]
    fn the_write_key_is_the_user_name() {
        assert_eq!(header("Basic d2tfMTo=").as_deref(), Some("wk_1"));
        assert_eq!(header("basic d2tfMTpwYXNz").as_deref(), Some("wk_1"));
        assert_eq!([header("Bearer d2tfMTo="), header("Basic !"), header("Basic Og==")], [None, None, None]);
    }
}
