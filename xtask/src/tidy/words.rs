//! Platform code knows no product word: it would read the same in a program about hospitals.
//!
//! Checked are names of every kind, and texts outside tests. In texts `account` is free, because a subject kind is data.

use super::rust::{self, Token};
use super::{Finding, Tree};

/// Words, in the singular, that only a product for customer success needs.
const PRODUCT: &[&str] = &[
    "account",
    "campaign",
    "churn",
    "contact",
    "csm",
    "customer",
    "handoff",
    "handover",
    "invoice",
    "nps",
    "onboarding",
    "opportunity",
    "playbook",
    "referral",
    "renewal",
    "roadmap",
    "scorecard",
    "subscription",
    "survey",
    "ticket",
    "touchpoint",
];

const FREE_IN_TEXTS: &[&str] = &["account"];

pub fn check(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    for file in tree.under("platform/").filter(rust::ships) {
        if let Some(word) = product_word(file.path.trim_end_matches(".rs")) {
            findings.push(Finding::new(file.path, 1, refusal(&word)));
        }
        // A file that cannot be read is reported by the rule about keys.
        for placed in rust::read(file.text).unwrap_or_default() {
            let word = match &placed.token {
                Token::Name(name) => product_word(name),
                Token::Text(text) => product_word(text).filter(|word| !FREE_IN_TEXTS.contains(&word.as_str())),
                _ => None,
            };
            findings.extend(word.map(|word| Finding::new(file.path, placed.line, refusal(&word))));
        }
    }
    findings
}

fn refusal(word: &str) -> String {
    format!("platform knows no product word, and `{word}` is one: take it as data, or move this to an area")
}

/// The first product word among the words of `name`, which may be written `like_this`, `LikeThis` or as a sentence.
fn product_word(name: &str) -> Option<String> {
    words(name).into_iter().map(|word| singular(&word)).find(|word| PRODUCT.contains(&word.as_str()))
}

fn words(name: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut after_small = false;
    for letter in name.chars() {
        let begins = letter.is_uppercase() && after_small;
        if begins || !letter.is_alphanumeric() {
            words.push(String::new());
        }
        if let (true, Some(word)) = (letter.is_alphanumeric(), words.last_mut()) {
            word.extend(letter.to_lowercase());
        }
        after_small = letter.is_lowercase() || letter.is_numeric();
    }
    words.retain(|word| !word.is_empty());
    words
}

fn singular(word: &str) -> String {
    match (word.strip_suffix("ies"), word.strip_suffix('s')) {
        (Some(stem), _) => format!("{stem}y"),
        // `nps` is no plural
        (None, Some(stem)) if word != "nps" => stem.to_owned(),
        _ => word.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(path: &str, source: &str) -> Vec<String> {
        let tree = Tree::of(&[(path, source)]);
        check(&tree).into_iter().map(|finding| format!("{}:{}", finding.path, finding.line)).collect()
    }

    #[test]
    fn splits_every_way_of_writing() {
        assert_eq!(words("openTicket_forACCOUNT2 Day"), ["open", "ticket", "for", "account2", "day"]);
        assert_eq!(product_word("OpportunitiesByWeek").as_deref(), Some("opportunity"));
        assert_eq!(product_word("SURVEYS").as_deref(), Some("survey"));
        assert_eq!(product_word("contacted"), None);
        assert_eq!(product_word("accounting"), None);
    }

    #[test]
    fn names_are_checked_and_so_are_file_names() {
        let lib = "platform/query/src/lib.rs";
        assert_eq!(
            found(lib, "fn rows() {}\nstruct TicketRow { account_id: u8 }\n"),
            ["platform/query/src/lib.rs:2", "platform/query/src/lib.rs:2"]
        );
        assert_eq!(found("platform/web/src/renewals.rs", ""), ["platform/web/src/renewals.rs:1"]);
        assert_eq!(found("areas/team/src/lib.rs", "struct Ticket;"), [""; 0]);
    }

    #[test]
    fn texts_are_checked_but_a_subject_kind_is_data() {
        let lib = "platform/query/src/lib.rs";
        assert_eq!(found(lib, "const KIND: &str = \"account\";"), [""; 0]);
        assert_eq!(found(lib, "const KIND: &str = \"/tickets\";"), ["platform/query/src/lib.rs:1"]);
    }

    #[test]
    fn comments_and_tests_are_free() {
        let source = "/// Like a ticket.\nfn a() {} // a ticket\n#[cfg(test)]\nmod tests { fn ticket() {} }\n";
        assert_eq!(found("platform/query/src/lib.rs", source), [""; 0]);
    }
}
