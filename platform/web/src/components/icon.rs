//! Line icons of our own on a grid of 16, drawn with `currentColor`. They decorate: the word beside them says it.

use maud::{Markup, PreEscaped};

/// Name and drawing of every icon. `flip` ones point along the line of reading and turn round in right-to-left pages.
const ICONS: &[(&str, &str)] = &[
    ("alert", r#"<path d="M8 2 15 14H1Z"/><path d="M8 6.5v3.5M8 12v.2"/>"#),
    ("archive", r#"<path d="M2 3h12v3H2zM3 6v7h10V6M6.5 9h3"/>"#),
    ("arrow", r#"<path class="flip" d="M3 8h10M9 4l4 4-4 4"/>"#),
    ("back", r#"<path class="flip" d="M13 8H3M7 4 3 8l4 4"/>"#),
    ("band-at-risk", r#"<path d="M8 1.5 15 14H1Z" class="solid"/><path d="M8 6v4M8 12v.2" class="cut"/>"#),
    (
        "band-critical",
        r#"<path d="M5 1.5h6L14.5 5v6L11 14.5H5L1.5 11V5Z" class="solid"/><path d="m5.5 5.5 5 5m0-5-5 5" class="cut"/>"#,
    ),
    ("band-healthy", r#"<circle cx="8" cy="8" r="6.5" class="solid"/><path d="m5 8.2 2.2 2.2L11 6" class="cut"/>"#),
    ("band-unknown", r#"<circle cx="8" cy="8" r="6" stroke-dasharray="2.5 2"/><path d="M5.5 8h5"/>"#),
    ("bell", r#"<path d="M3.500 11.500V7a4.500 4.500 0 0 1 9 0v4.500l1 1h-11ZM6.500 14.500h3"/>"#),
    ("bolt", r#"<path d="M9 1.5 3 9h4l-1 5.5L13 7H8.5Z"/>"#),
    (
        "book",
        r#"<path d="M8 4c-1.500-1.200-3.500-1.500-6-1.500v10c2.500 0 4.500.3 6 1.500 1.500-1.200 3.500-1.500 6-1.500v-10c-2.500 0-4.500.3-6 1.500zM8 4v10"/>"#,
    ),
    ("calendar", r#"<path d="M2 3.500h12v10.500H2zM2 6.500h12M5 1.500v3M11 1.500v3"/>"#),
    (
        "call",
        r#"<path d="M3 2h3l1 3.500-2 1.200a8 8 0 0 0 4.300 4.300l1.200-2L14 10v3c0 .6-.4 1-1 1C7 14 2 9 2 3c0-.6.4-1 1-1Z"/>"#,
    ),
    ("chart", r#"<path d="M2 2v12h12M5 11V8M8 11V4.500M11 11V6.500"/>"#),
    ("chat", r#"<path d="M2 3h12v8H7l-3.500 3v-3H2Z"/>"#),
    ("check", r#"<path d="m3 8.500 3.500 3.500L13 4.500"/>"#),
    ("chevron", r#"<path class="flip" d="m6 3 5 5-5 5"/>"#),
    ("chevron-down", r#"<path d="m3 6 5 5 5-5"/>"#),
    ("clock", r#"<circle cx="8" cy="8" r="6"/><path d="M8 4.500V8l2.500 1.500"/>"#),
    ("close", r#"<path d="m3.500 3.500 9 9m0-9-9 9"/>"#),
    ("columns", r#"<path d="M2 2.500h12v11H2zM6 2.500v11M10 2.500v11"/>"#),
    ("copy", r#"<path d="M5.500 5.500h8v8h-8zM10.500 5.500v-3h-8v8h3"/>"#),
    ("dot", r#"<circle cx="8" cy="8" r="2.500" class="solid"/>"#),
    ("download", r#"<path d="M8 2v8m-3.500-3.500L8 10l3.500-3.500M2.500 13.500h11"/>"#),
    ("edit", r#"<path d="m10.500 2.500 3 3-8 8H2.500v-3ZM8.500 4.500l3 3"/>"#),
    ("filter", r#"<path d="M2 3h12L9.500 8.500V13l-3 1V8.500Z"/>"#),
    ("flag", r#"<path d="M3.500 14.500V2h9l-2 3.500 2 3.500h-9"/>"#),
    (
        "globe",
        r#"<circle cx="8" cy="8" r="6.200"/><path d="M1.800 8h12.400M8 1.800c4 4 4 8.400 0 12.400M8 1.800c-4 4-4 8.400 0 12.400"/>"#,
    ),
    ("hand", r#"<path class="flip" d="M2 5.500h8l-2.500-3M14 10.500H6l2.500 3"/>"#),
    ("health", r#"<path d="M1.500 8.500h3L6 4.500l3 8 2-5.500.7 1.500h2.800"/>"#),
    (
        "help",
        r#"<circle cx="8" cy="8" r="6.200"/><path d="M6 6.300a2 2 0 1 1 2.800 1.900c-.6.300-.8.600-.8 1.300M8 11.500v.2"/>"#,
    ),
    ("history", r#"<path d="M2.500 4.500v3h3M2.700 7.300a5.600 5.600 0 1 1 .5 3.200M8 5v3.300l2.300 1.300"/>"#),
    ("home", r#"<path d="m2 7.500 6-5 6 5M3.500 6.500v7h9v-7M6.500 13.500v-4h3v4"/>"#),
    ("inbox", r#"<path d="M2 9.500 4 3h8l2 6.500v4H2ZM2 9.500h3.500l1 1.700h3l1-1.700H14"/>"#),
    ("info", r#"<circle cx="8" cy="8" r="6.200"/><path d="M8 7.500v4M8 4.700v.2"/>"#),
    (
        "keyboard",
        r#"<path d="M1.500 4h13v8h-13zM4 6.700h.2M6.600 6.700h.2M9.200 6.700h.2M11.800 6.700h.2M5 9.400h6"/>"#,
    ),
    (
        "link",
        r#"<path d="M6.500 9.500l3-3M7.500 4.500l1.800-1.800a2.800 2.800 0 0 1 4 4L11.500 8.500M8.500 11.500l-1.800 1.800a2.800 2.800 0 0 1-4-4L4.500 7.500"/>"#,
    ),
    ("list", r#"<path d="M5.500 4h9M5.500 8h9M5.500 12h9M1.700 4h.6M1.700 8h.6M1.700 12h.6"/>"#),
    ("lock", r#"<path d="M3.500 7h9v7h-9zM5.500 7V4.500a2.500 2.500 0 0 1 5 0V7"/>"#),
    ("mail", r#"<path d="M1.500 3.500h13v9h-13zM1.500 4.500 8 9l6.500-4.500"/>"#),
    ("meeting", r#"<path d="M1.500 4h9v8h-9zM10.500 7l4-2.500v7l-4-2.500"/>"#),
    ("menu", r#"<path d="M2 4h12M2 8h12M2 12h12"/>"#),
    (
        "money",
        r#"<circle cx="8" cy="8" r="6.200"/><path d="M10 5.800C9.500 5 8.800 4.800 8 4.800c-1.200 0-2 .6-2 1.500 0 2.200 4.200 1.100 4.200 3.400 0 .9-.9 1.500-2.200 1.500-1 0-1.800-.4-2.200-1.200M8 3.500v9"/>"#,
    ),
    ("more", r#"<path d="M3 8h.2M8 8h.2M13 8h.2"/>"#),
    ("note", r#"<path d="M3 2h10v8l-4 4H3ZM9 14v-4h4M5.500 5h5M5.500 7.500h5"/>"#),
    ("person", r#"<circle cx="8" cy="5" r="3"/><path d="M2 14.500c.5-3.500 3-5 6-5s5.500 1.500 6 5"/>"#),
    (
        "people",
        r#"<circle cx="6" cy="5.500" r="2.700"/><path d="M1 14c.4-3 2.400-4.500 5-4.500S10.600 11 11 14M10.500 3a2.700 2.700 0 0 1 0 5M12.500 9.800c1.500.6 2.300 2 2.500 4.200"/>"#,
    ),
    ("phone", r#"<path d="M4.500 1.500h7v13h-7zM7.500 12.500h1"/>"#),
    ("pin", r#"<path d="M8 14.500V10M5 2h6l-.7 4L13 10H3l2.700-4Z"/>"#),
    ("play", r#"<path class="flip" d="M4 2.500v11l9-5.500Z"/>"#),
    ("plus", r#"<path d="M8 2.500v11M2.500 8h11"/>"#),
    ("promise", r#"<path d="M8 14 2.500 8.500a3.400 3.400 0 0 1 5-4.700l.5.500.5-.500a3.400 3.400 0 0 1 5 4.700Z"/>"#),
    ("question", r#"<path d="M5.500 5.500A2.600 2.600 0 1 1 9 8c-.8.400-1 1-1 2M8 13v.2"/>"#),
    ("refresh", r#"<path d="M13.500 3v3.500H10M13.200 6.300a5.600 5.600 0 1 0 .3 3.200"/>"#),
    ("search", r#"<circle cx="7" cy="7" r="4.500"/><path d="m10.500 10.500 4 4"/>"#),
    ("segment", r#"<circle cx="8" cy="8" r="6.200"/><path d="M8 8V1.800M8 8l5.400 3.100M8 8l-5.400 3.100"/>"#),
    (
        "settings",
        r#"<path d="M2 4.500h6M11.500 4.500H14M2 11.500h2.500M8 11.500h6"/><circle cx="9.700" cy="4.500" r="1.700"/><circle cx="6.200" cy="11.500" r="1.700"/>"#,
    ),
    ("sign-out", r#"<path class="flip" d="M6 2.500H2.500v11H6M6.500 8h8M11.500 5l3 3-3 3"/>"#),
    ("sort", r#"<path d="m5 6 3-3 3 3M5 10l3 3 3-3"/>"#),
    ("sort-down", r#"<path d="M8 3v10M4 9l4 4 4-4"/>"#),
    ("sort-up", r#"<path d="M8 13V3M4 7l4-4 4 4"/>"#),
    ("stage", r#"<path class="flip" d="M1.500 4.500h9L14 8l-3.500 3.500h-9L4 8Z"/>"#),
    (
        "star",
        r#"<path d="m8 1.800 1.900 4 4.300.600-3.100 3 .700 4.300L8 11.600l-3.800 2.100.700-4.300-3.100-3 4.300-.600Z"/>"#,
    ),
    (
        "support",
        r#"<circle cx="8" cy="8" r="6.200"/><circle cx="8" cy="8" r="2.500"/><path d="m3.600 3.600 2.600 2.600M12.400 3.600 9.800 6.200M3.600 12.400l2.600-2.600M12.400 12.400 9.800 9.800"/>"#,
    ),
    ("table", r#"<path d="M2 2.500h12v11H2zM2 6h12M2 9.700h12M6.500 6v7.500"/>"#),
    ("target", r#"<circle cx="8" cy="8" r="6.200"/><circle cx="8" cy="8" r="3"/><path d="M8 8v.1"/>"#),
    ("task", r#"<path d="M2.500 2.500h11v11h-11zM5 8l2 2 4-4"/>"#),
    ("trash", r#"<path d="M2 4h12M6 4V2h4v2M3.500 4l.7 10h7.600l.7-10M6.700 7v4.500M9.300 7v4.500"/>"#),
    ("undo", r#"<path class="flip" d="M5.500 3 2.500 6l3 3M2.500 6H10a3.700 3.700 0 0 1 0 7.500H6"/>"#),
    ("upload", r#"<path d="M8 10.500v-8M4.500 6 8 2.500 11.500 6M2.500 13.500h11"/>"#),
    ("usage", r#"<path d="m1.500 12 4-5 3 2.500 5.500-7M10.500 2.500H14V6"/>"#),
    (
        "visit",
        r#"<path d="M8 14.500S3 10 3 6.300a5 5 0 0 1 10 0C13 10 8 14.500 8 14.500Z"/><circle cx="8" cy="6.300" r="1.700"/>"#,
    ),
];

/// The names that [`icon`] knows.
pub fn names() -> impl Iterator<Item = &'static str> {
    ICONS.iter().map(|(name, _)| *name)
}

/// The icon `name`; a dot for a name that is not known.
pub fn icon(name: &str) -> Markup {
    let drawing =
        ICONS.iter().find(|(n, _)| *n == name).map_or(r#"<circle cx="8" cy="8" r="2.500" class="solid"/>"#, |(_, d)| d);
    PreEscaped(format!(
        r#"<svg class="icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false">{drawing}</svg>"#
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_icon_has_a_name_of_its_own_and_an_unknown_one_is_a_dot() {
        let mut all: Vec<_> = names().collect();
        all.sort_unstable();
        let before = all.len();
        all.dedup();
        assert_eq!(all.len(), before);
        assert_eq!(icon("no-such").0, icon("dot").0);
        assert_ne!(icon("call").0, icon("dot").0);
    }
}
