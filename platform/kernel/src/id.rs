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

/// The millisecond that an id was made in; nothing for what is no id.
pub fn made_at(id: &str) -> Option<Instant> {
    let digits = id.rsplit('_').next().filter(|digits| digits.len() == 26)?;
    let digit = |byte: u8| ALPHABET.iter().position(|known| *known == byte).and_then(|at| u128::try_from(at).ok());
    let value = digits.bytes().try_fold(0_u128, |value, byte| Some((value << 5) | digit(byte)?))?;
    i64::try_from(value >> 80).ok().map(|millis| Instant(millis * 1_000))
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

    #[test]
    fn an_id_tells_when_it_was_made() {
        let at = Instant(1_774_695_600_123_456);
        assert_eq!(made_at(&new_id("acc", at, &Entropy::seeded(1))), Some(Instant(1_774_695_600_123_000)));
        assert_eq!([made_at(""), made_at("acc_1"), made_at("acc_!1kmt1kkw06n1j5ksygjv5dasg")], [None; 3]);
    }
}
