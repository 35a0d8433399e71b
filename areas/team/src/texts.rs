//! Every text that this area says exists in every language.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use i18n::{Catalogues, Language};

use crate::actions;
use crate::people::Role;
use crate::settings::{Amounts, HolidayKind, RenewalOwner};

fn locales() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../locales")
}

fn keys() -> BTreeSet<String> {
    let own = ["team.ftl", "platform.ftl", "web.ftl", "words.ftl"];
    let read =
        |language: Language, file: &str| std::fs::read_to_string(locales().join(language.tag()).join(file)).unwrap();
    let texts: Vec<(Language, &str, String)> =
        Language::ALL.iter().flat_map(|l| own.iter().map(|file| (*l, *file, read(*l, file)))).collect();
    let files: Vec<(Language, &str, &str)> = texts.iter().map(|(l, file, text)| (*l, *file, text.as_str())).collect();
    let catalogues = Catalogues::new(&files).unwrap_or_else(|errors| panic!("{errors:#?}"));
    catalogues.keys(Language::En).map(str::to_owned).collect()
}

fn sources(folder: &Path, all: &mut Vec<String>) {
    for entry in std::fs::read_dir(folder).unwrap().map(Result::unwrap) {
        let path = entry.path();
        if path.is_dir() {
            sources(&path, all);
        } else if path.extension().is_some_and(|e| e == "rs") && !path.ends_with("texts.rs") {
            all.push(std::fs::read_to_string(&path).unwrap());
        }
    }
}

/// The literal keys of a source: what stands in quotes behind a call that takes a key.
fn said(text: &str) -> Vec<&str> {
    let first = [
        ".t(\"",
        "Says::new(\"",
        "saying(\"",
        "undoing(\"",
        "invalid(\"",
        "Conflict, \"",
        "NotFound, \"",
        "Throttled, \"",
    ];
    let behind_a_field = ["fault(\"", "field(\""];
    let after = |calls: &[&'static str]| calls.iter().flat_map(|call| text.split(*call).skip(1)).collect::<Vec<&str>>();
    let direct = after(&first).into_iter().filter_map(|rest| rest.split('"').next());
    let second = after(&behind_a_field).into_iter().filter_map(|rest| {
        rest.split_once("\", \"")?.1.split('"').next().filter(|_| {
            let field = rest.split('"').next().unwrap_or("");
            rest[field.len()..].starts_with("\", \"")
        })
    });
    direct.chain(second).collect()
}

#[test]
fn every_key_that_code_says_exists() {
    let known = keys();
    let mut texts = Vec::new();
    sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut texts);
    let missing: BTreeSet<&str> = texts.iter().flat_map(|t| said(t)).filter(|key| !known.contains(*key)).collect();
    assert!(missing.is_empty(), "{missing:#?}");
}

#[test]
fn every_choice_has_its_texts() {
    let known = keys();
    let roles = Role::ALL.iter().flat_map(|r| [format!("role-{}", r.key()), format!("role-{}-note", r.key())]);
    let owners = RenewalOwner::ALL
        .iter()
        .flat_map(|o| [format!("renewal-owner-{}", o.key()), format!("renewal-owner-{}-note", o.key())]);
    let amounts =
        Amounts::ALL.iter().flat_map(|a| [format!("amounts-{}", a.key()), format!("amounts-{}-note", a.key())]);
    let days = HolidayKind::ALL.iter().map(|k| format!("settings-day-{}", k.key()));
    let rights = actions::ALL.iter().map(|a| actions::label(a.name));
    let tables = crate::undo::NAMED.iter().map(|table| format!("record-{table}"));
    let calendars = crate::settings::CALENDARS.iter().map(|key| format!("work-calendar-{}", key.to_lowercase()));
    let links = crate::settings::LINKS
        .iter()
        .flat_map(|l| [format!("settings-link-{}", l.1), format!("settings-link-{}-note", l.1)]);
    let all = roles.chain(owners).chain(amounts).chain(days).chain(rights).chain(tables).chain(calendars).chain(links);
    let missing: BTreeSet<String> = all.filter(|key| !known.contains(key)).collect();
    assert!(missing.is_empty(), "{missing:#?}");
}
