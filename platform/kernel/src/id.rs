//! Ids: a prefix that names the kind, then 26 characters that sort by time of making.

use crate::{Entropy, Instant};

/// Crockford's base 32: no I, L, O, U, so that an id can be read out over the phone.
const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

/// A new id such as `acc_01k9…`: 48 bits of milliseconds, 80 bits of chance.
///
/// Two ids made in one millisecond sort by chance; ids made later sort later.
pub fn new_id(prefix: &str, now: Instant, entropy: &Entropy) -> String {
    let millis = u128::from((now.0 / 1_000).max(0).unsigned_abs()) & 0xffff_ffff_ffff;
    let chance = u128::from_be_bytes(entropy.bytes::<16>()) & ((1 << 80) - 1);
    format!("{prefix}_{}", base32((millis << 80) | chance))
}

/// A secret of 256 bits for links, sessions and tokens, safe in a URL.
pub fn new_secret(entropy: &Entropy) -> String {
    let half = |bytes: [u8; 16]| base32(u128::from_be_bytes(bytes));
    half(entropy.bytes()) + &half(entropy.bytes())
}

fn base32(mut value: u128) -> String {
    let mut digits = [0_u8; 26];
    for digit in digits.iter_mut().rev() {
        *digit = ALPHABET[(value & 31) as usize];
        value >>= 5;
    }
    digits.iter().map(|&d| char::from(d)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_made_later_sort_later() {
        let entropy = Entropy::seeded(1);
        let first = new_id("acc", Instant(1_000_000), &entropy);
        let second = new_id("acc", Instant(2_000_000), &entropy);
        assert!(first < second);
        assert_eq!(first.len(), "acc_".len() + 26);
    }
}
