//! Who is there: signing in and out, sessions, invitation links, the first administrator, the demo's people.
//!
//! Invariants: secrets of sessions and invitations are kept as SHA-256 only; an invitation works once and for a while; an unknown
//! mail address takes as long as a wrong password; whoever has no access has no session, however old their cookie is.

mod actions;
mod agent;
mod demo;
mod invitation;
mod model;
mod pages;
mod password;
mod store;
mod throttle;
mod viewer;

use axum::Router;
use axum::routing::{get, post};
use sha2::{Digest, Sha256};
use web::Shared;

pub use demo::demo_secret;
pub use invitation::{Kind, first_link};
pub use viewer::{authenticate, viewer_of};

pub(crate) use invitation::invite;
pub(crate) use store::{Seen, end_all, last_seen, state_of_links};

/// SHA-256 of a text in hexadecimal digits: how secrets are kept.
pub fn digest(text: &str) -> String {
    Sha256::digest(text.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect()
}

pub(crate) fn routes() -> Router<Shared> {
    Router::new()
        .route("/sign-in", get(pages::sign_in::page).post(actions::sign_in::run))
        .route("/sign-out", post(actions::sign_out::run))
        .route("/invite/{secret}", get(pages::invitation::page).post(actions::accept::run))
        .route("/first/{secret}", get(pages::first::page).post(actions::first::run))
        .route("/settings/sessions", get(pages::sessions::page))
        .route("/settings/sessions/{id}/end", post(actions::end::run))
        .route("/settings/sessions/end-others", post(actions::end::others))
        .route("/settings/password", get(pages::password::page).post(actions::password::run))
        .route("/demo", get(demo::page).post(demo::switch))
        .route("/demo/{secret}", get(demo::enter))
}

#[cfg(test)]
mod tests {
    #[test]
    fn digest_is_sha_256() {
        // FIPS 180-2, appendix B.1.
        assert_eq!(super::digest("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }
}
