//! The served program is killed, again and again, while events come: nothing acknowledged is lost, and nothing counts twice.
mod points;
mod sdks;
mod server;

/// A number that the environment may replace.
fn option(key: &str, usual: u64) -> u64 {
    std::env::var(key).map_or(usual, |value| value.parse().unwrap_or_else(|_| panic!("{key} is no number: {value}")))
}
