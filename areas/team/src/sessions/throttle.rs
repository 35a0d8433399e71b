//! How often somebody may try to sign in: by mail address and by where they come from.
//!
//! A try is counted before the password is looked at, so that many tries at once do not pass together. Success forgets the tries of
//! that mail address from that place. Five tries lock one place out of one address; only many more lock the address for every
//! place, so that a stranger cannot easily keep somebody out.

use kernel::{Error, Instant, Kind, Result};
use web::App;

use super::model::attempt::Model as Attempt;
use super::store;

/// Tries are counted over this time.
const WINDOW_SECONDS: i64 = 15 * 60;
/// One mail address from one place.
const PAIR: usize = 5;
/// All mail addresses from one place.
const PLACE: usize = 30;
/// One mail address from all places.
const MAIL: usize = 50;

/// Counts a try, or refuses it.
///
/// # Errors
/// `sign-in-throttled` with the minutes until the next try makes sense.
pub(super) async fn enter(app: &App, mail_hash: &str, address: &str) -> Result<()> {
    let now = app.now();
    let since = now.plus_seconds(-WINDOW_SECONDS);
    let tx = app.db.write(app.by(kernel::Actor::system("sign-in"))).await?;
    let tries = store::attempts(&*tx, mail_hash, address, since).await?;
    if let Some(seconds) = wait_seconds(&tries, mail_hash, address, now) {
        let minutes = (seconds + 59) / 60;
        return Err(Error::new(Kind::Throttled, "sign-in-throttled").with("minutes", minutes));
    }
    let attempt =
        Attempt { id: app.id("try"), mail_hash: mail_hash.to_owned(), address: address.to_owned(), at: now.0 };
    store::add_attempt(&*tx, attempt).await?;
    store::forget_attempts_before(&*tx, since).await?;
    tx.commit().await
}

/// How long to wait before the next try; nothing when it may be made now.
fn wait_seconds(tries: &[Attempt], mail: &str, address: &str, now: Instant) -> Option<i64> {
    let from_place = |t: &Attempt| t.address == address;
    let of_mail = |t: &Attempt| t.mail_hash == mail;
    let by_pair = until_free(tries, PAIR, |t| of_mail(t) && from_place(t), now);
    let by_place = until_free(tries, PLACE, |t| !address.is_empty() && from_place(t), now);
    let by_mail = until_free(tries, MAIL, of_mail, now);
    [by_pair, by_place, by_mail].into_iter().flatten().max()
}

/// When the tries that count are `limit` or more: seconds until fewer of them lie in the window.
fn until_free(tries: &[Attempt], limit: usize, counts: impl Fn(&Attempt) -> bool, now: Instant) -> Option<i64> {
    let in_window = |t: &&Attempt| (0..WINDOW_SECONDS).contains(&now.seconds_since(Instant(t.at)));
    let mut times: Vec<i64> = tries.iter().filter(|t| counts(t)).filter(in_window).map(|t| t.at).collect();
    times.sort_unstable();
    let oldest_that_blocks = *times.len().checked_sub(limit).and_then(|at| times.get(at))?;
    Some(Instant(oldest_that_blocks).plus_seconds(WINDOW_SECONDS).seconds_since(now).max(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tries(count: usize, mail: &str, address: &str, first_second: i64) -> Vec<Attempt> {
        let each = (0..count).zip(first_second..);
        let new = |(i, second): (usize, i64)| Attempt {
            id: format!("try_{i}"),
            mail_hash: mail.to_owned(),
            address: address.to_owned(),
            at: second * 1_000_000,
        };
        each.map(new).collect()
    }

    fn at(second: i64) -> Instant {
        Instant(second * 1_000_000)
    }

    #[test]
    fn the_sixth_try_waits_until_the_first_is_old() {
        assert_eq!(wait_seconds(&tries(4, "a", "1", 100), "a", "1", at(200)), None);
        assert_eq!(wait_seconds(&tries(5, "a", "1", 100), "a", "1", at(200)), Some(800));
        assert_eq!(wait_seconds(&tries(5, "a", "1", 100), "a", "1", at(999)), Some(1));
        assert_eq!(wait_seconds(&tries(5, "a", "1", 100), "a", "1", at(1000)), None);
    }

    #[test]
    fn another_place_and_another_address_are_free() {
        let locked = tries(5, "a", "1", 100);
        assert_eq!(wait_seconds(&locked, "a", "2", at(200)), None);
        assert_eq!(wait_seconds(&locked, "b", "1", at(200)), None);
    }

    #[test]
    fn one_place_cannot_try_many_addresses() {
        let many: Vec<Attempt> = (0..30).flat_map(|i| tries(1, &format!("m{i}"), "1", 100 + i)).collect();
        assert_eq!(wait_seconds(&many, "new", "1", at(200)), Some(800));
        assert_eq!(wait_seconds(&many, "new", "2", at(200)), None);
        let nowhere: Vec<Attempt> = many.iter().map(|t| Attempt { address: String::new(), ..t.clone() }).collect();
        assert_eq!(wait_seconds(&nowhere, "new", "", at(200)), None, "an unknown place is no place");
    }

    #[test]
    fn one_address_cannot_be_tried_from_very_many_places() {
        let many: Vec<Attempt> = (0..50).flat_map(|i| tries(1, "a", &format!("p{i}"), 100)).collect();
        assert_eq!(wait_seconds(&many, "a", "elsewhere", at(200)), Some(800));
    }

    #[test]
    fn tries_from_a_clock_that_ran_ahead_do_not_lock() {
        assert_eq!(wait_seconds(&tries(9, "a", "1", 5_000), "a", "1", at(200)), None);
    }
}
