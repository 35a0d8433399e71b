//! Writes the gallery of components as files, three languages by two themes, for eyes and for pictures:
//! `cargo run -p tenure-web --example gallery -- FOLDER`

use std::path::Path;
use std::sync::Arc;

use i18n::{Catalogues, Language, Reader};
use jiff::tz::TimeZone;
use kernel::Instant;
use tenure_web::{assets, components, shell};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let folder = std::env::args().nth(1).unwrap_or_else(|| "target/gallery".to_owned());
    let folder = Path::new(&folder);
    std::fs::create_dir_all(folder)?;
    let locales = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../locales");
    let catalogues = Arc::new(Catalogues::read(&locales).map_err(|e| format!("{e:?}"))?);
    std::fs::write(folder.join("style.css"), assets::css())?;
    std::fs::write(folder.join("script.js"), assets::js())?;
    for language in Language::ALL {
        let reader = Reader::new(language, TimeZone::UTC, Arc::clone(&catalogues));
        for theme in ["light", "dark"] {
            let page =
                page(&reader, theme).replace(assets::css_path(), "style.css").replace(assets::js_path(), "script.js");
            std::fs::write(folder.join(format!("{}-{theme}.html", language.tag())), page)?;
        }
    }
    Ok(())
}

fn page(reader: &Reader, theme: &str) -> String {
    let menu = [
        ("/", "web-gallery-today", "home", 't'),
        ("/c", "web-gallery-subjects", "people", 'c'),
        ("/i", "web-gallery-insight", "chart", 'i'),
        ("/s", "web-gallery-settings", "settings", 's'),
    ];
    let chrome = shell::Chrome {
        reader,
        workspace: "Tenure",
        path: "/gallery",
        csrf: "token",
        person: Some(shell::Person { name: "王小明", role: reader.t("web-gallery-role") }),
        menu: menu
            .into_iter()
            .map(|(href, key, icon, letter)| shell::MenuItem {
                href,
                label: reader.t(key),
                icon,
                letter,
                active: letter == 'c',
                count: 0,
            })
            .collect(),
        theme,
        past: None,
        as_of: Some(jiff::civil::date(2026, 11, 21)),
        demo: true,
        flash: Some(shell::Notice { text: reader.t("web-gallery-saved"), undo: Some("act_1") }),
        fresh_at: Some(Instant(1_795_269_900_000_000)),
        version: 1,
    };
    shell::page(&chrome, &reader.t("web-gallery-title"), components::gallery(reader)).0
}
