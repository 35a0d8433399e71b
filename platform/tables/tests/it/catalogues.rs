//! Every reason has its message and its remedy in every language.

use std::path::Path;

use i18n::{Catalogues, Language};
use tables::{Failure, Fault, Looks, Problem};

#[test]
fn every_key_exists_in_every_language() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../locales");
    let texts: Vec<(Language, String)> = Language::ALL
        .into_iter()
        .map(|language| (language, std::fs::read_to_string(folder.join(language.tag()).join("tables.ftl")).unwrap()))
        .collect();
    let files: Vec<_> = texts.iter().map(|(language, text)| (*language, "tables.ftl", text.as_str())).collect();
    let catalogues = Catalogues::new(&files).unwrap();
    assert!(catalogues.check().is_empty(), "{:?}", catalogues.check());
    let failures = [
        Failure::Empty,
        Failure::HeaderOnly,
        Failure::TruncatedGzip,
        Failure::DamagedGzip,
        Failure::RecordTooLong { row: 1 },
        Failure::TooManyColumns { found: 1 },
        Failure::UnknownFormat,
        Failure::OldWorkbook,
        Failure::JsonArray,
        Failure::NoSuchSheet { sheet: String::new(), sheets: String::new() },
        Failure::DamagedWorkbook(String::new()),
        Failure::DamagedParquet(String::new()),
        Failure::DamagedHeader { encoding: String::new() },
        Failure::Io(String::new()),
    ];
    let pairs = |kind: &str, key: &str| [format!("tables-{kind}-{key}"), format!("tables-{kind}-remedy-{key}")];
    let mut keys: Vec<String> = failures.iter().flat_map(|failure| pairs("failure", failure.key())).collect();
    keys.extend(Problem::KEYS.iter().flat_map(|key| pairs("problem", key)));
    keys.extend(Fault::KEYS.iter().flat_map(|key| [format!("tables-fault-{key}"), format!("tables-remedy-{key}")]));
    keys.extend(Looks::ALL.iter().map(|looks| format!("tables-looks-{}", looks.key())));
    keys.extend(["not", "guess", "likely", "certain"].map(|sure| format!("tables-sure-{sure}")));
    let other = [
        "mapping-toml",
        "mapping-file",
        "mapping-problems",
        "lookup-missing",
        "lookup-column",
        "lookup-large",
        "off-by-ten",
    ];
    keys.extend(other.map(|key| format!("tables-{key}")));
    for key in &keys {
        assert!(catalogues.has(Language::En, key), "{key} is missing");
    }
    assert_eq!(catalogues.keys(Language::En).count(), keys.len(), "a message that nobody says");
}
