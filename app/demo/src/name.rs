//! Names of companies and people that sound native in each script, with their Latin spelling for addresses.

use crate::chance::Chance;
use crate::market::{INDUSTRIES, Market, Place};
use crate::pool::Pool;

/// A company's three names and the domain it would have.
#[derive(Debug, Clone)]
pub(crate) struct CompanyName {
    pub(crate) full: String,
    pub(crate) short: String,
    pub(crate) legal: String,
    pub(crate) domain: String,
}

/// A person's name, how to address this person, and the part of a mail address before the @.
#[derive(Debug, Clone)]
pub(crate) struct PersonName {
    pub(crate) full: String,
    pub(crate) family: &'static str,
    pub(crate) woman: bool,
    pub(crate) local: String,
}

/// A company's name. With `crowded`, a city or direction is added, for when the plain name is taken.
pub(crate) fn company(pool: &Pool, place: &Place, industry: usize, crowded: bool, chance: &mut Chance) -> CompanyName {
    let (one, two) = (pool.name("name-1", chance), pool.name("name-2", chance));
    let word = pool.name(&format!("word-{}", INDUSTRIES[industry]), chance);
    let city = pool.name("city", chance);
    let short = match place.market {
        Market::Intl if crowded => format!("{} {}{} {}", city.own, one.own, two.own, word.own),
        Market::Intl => format!("{}{} {}", one.own, two.own, word.own),
        Market::Cn => format!("{}{}{}", one.own, two.own, word.own),
        Market::Ir if crowded => format!("{} {}{} {}", word.own, one.own, two.own, city.own),
        Market::Ir => format!("{} {}", word.own, one.own),
    };
    let full = pool.line("company-full", chance).replace("{city}", city.own).replace("{short}", &short);
    let legal = pool.line("company-legal", chance).replace("{full}", &full).replace("{form}", place.form);
    let short = if crowded && place.market == Market::Cn { full.clone() } else { short };
    let latin = format!("{}{}-{}", one.latin, two.latin, word.latin);
    let domain = if crowded { format!("{}-{latin}.example", city.latin) } else { format!("{latin}.example") };
    CompanyName { full, short, legal, domain }
}

/// A person's name.
pub(crate) fn person(pool: &Pool, market: Market, chance: &mut Chance) -> PersonName {
    let woman = chance.hit(0.5);
    let given = pool.name(if woman { "given-f" } else { "given-m" }, chance);
    let family = pool.name("family", chance);
    let full = match market {
        Market::Cn => format!("{}{}", family.own, given.own),
        Market::Intl | Market::Ir => format!("{} {}", given.own, family.own),
    };
    PersonName { full, family: family.own, woman, local: format!("{}.{}", given.latin, family.latin) }
}

/// How `person` is addressed, by the position that `role` stands for.
pub(crate) fn form_of_address(pool: &Pool, person: &PersonName, role: &str) -> String {
    let lines = pool.lines(if person.woman { "address-f" } else { "address-m" });
    let pattern = |wanted: &str| lines.iter().filter_map(|line| line.split_once('|')).find(|(role, _)| *role == wanted);
    let (_, pattern) = pattern(role).or_else(|| pattern("*")).unwrap_or(("*", "{family}"));
    pattern.replace("{family}", person.family)
}

/// Fills the `#` of a pattern with digits.
pub(crate) fn digits(pattern: &str, chance: &mut Chance) -> String {
    pattern.chars().map(|c| if c == '#' { char::from(b'0' + chance.below(10) as u8) } else { c }).collect()
}

/// A number in the public register in the form of the country, in a range that is not given out.
pub(crate) fn registration(place: &Place, chance: &mut Chance) -> String {
    match place.country {
        "CN" => {
            // 统一社会信用代码, GB 32100-2015: 17 characters and a check character; district 000000 does not exist.
            let body = digits("91000000########", chance) + "X";
            let check = credit_code_check(&body);
            format!("{body}{check}")
        }
        "IR" => digits("199########", chance),
        "DE" => digits("HRB 9#####", chance),
        "GB" => digits("0000####", chance),
        "FR" => digits("000 ### ###", chance),
        "NL" => digits("0000####", chance),
        "SG" => digits("0000#####Z", chance),
        "AU" => digits("000 ### ###", chance),
        _ => digits("00-#######", chance),
    }
}

/// The 18th character of a credit code: weights are the powers of 3 modulo 31 (GB 32100-2015, annex).
fn credit_code_check(body: &str) -> char {
    const LETTERS: &[u8] = b"0123456789ABCDEFGHJKLMNPQRTUWXY";
    let value = |c: u8| LETTERS.iter().position(|l| *l == c).unwrap_or(0);
    let (sum, _) = body.bytes().fold((0, 1), |(sum, weight), c| (sum + value(c) * weight, weight * 3 % 31));
    char::from(LETTERS[(31 - sum % 31) % 31])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::market::PLACES;
    use crate::pool::pools;

    #[test]
    fn check_characters_agree_with_a_published_code() {
        // The worked example of GB 32100-2015: 91350100M000100Y4 + 3.
        assert_eq!(credit_code_check("91350100M000100Y4"), '3');
    }

    #[test]
    fn people_are_addressed_by_the_custom_of_the_country() {
        let [en, zh, fa] = pools();
        let who = |family, woman| PersonName { full: String::new(), family, woman, local: String::new() };
        assert_eq!(form_of_address(&zh, &who("刘", true), "decision_maker"), "刘总");
        assert_eq!(form_of_address(&zh, &who("刘", true), "admin"), "刘经理");
        assert_eq!(form_of_address(&fa, &who("رضایی", true), "user"), "سرکار خانم رضایی");
        assert_eq!(form_of_address(&en, &who("Keller", false), "user"), "Mr Keller");
    }

    #[test]
    fn names_keep_their_script_and_their_addresses_are_plain() {
        let mut chance = Chance::new(1, 1);
        for place in &PLACES {
            let pool = &pools()[place.market as usize];
            let name = company(pool, place, 0, true, &mut chance);
            assert!(name.domain.bytes().all(|b| b.is_ascii_lowercase() || b == b'-' || b == b'.'), "{}", name.domain);
            assert_eq!(name.full.is_ascii(), place.market == Market::Intl);
        }
    }
}
