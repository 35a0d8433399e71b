//! The texts of all languages, embedded in the binary.

use i18n::{Catalogues, Language};
use include_dir::{Dir, include_dir};
use kernel::{Error, Result};

static LOCALES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/../locales");

/// All catalogues, checked for missing keys and differing arguments.
///
/// # Errors
/// Names every fault of a catalogue: a binary with a broken catalogue does not start.
pub fn catalogues() -> Result<Catalogues> {
    let mut files: Vec<(Language, &str, &str)> = Vec::new();
    for language in Language::ALL {
        let folder =
            LOCALES.get_dir(language.tag()).ok_or_else(|| Error::internal(format!("no locales/{}", language.tag())))?;
        for file in folder.files() {
            let name = file.path().file_name().and_then(|n| n.to_str()).unwrap_or("");
            files.push((language, name, file.contents_utf8().unwrap_or("")));
        }
    }
    Catalogues::new(&files).map_err(|faults| {
        let lines: Vec<String> = faults.iter().map(ToString::to_string).collect();
        Error::internal(lines.join("\n"))
    })
}
