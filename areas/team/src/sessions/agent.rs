//! A browser's name for people, out of what it says of itself.

/// Marks of browsers, the more particular one first: most say that they are several.
const BROWSERS: [(&str, &str); 7] = [
    ("Edg/", "Edge"),
    ("OPR/", "Opera"),
    ("MicroMessenger/", "WeChat"),
    ("Firefox/", "Firefox"),
    ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
    ("curl/", "curl"),
];
/// Marks of systems, the more particular one first.
const SYSTEMS: [(&str, &str); 6] = [
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("Mac OS X", "macOS"),
    ("Linux", "Linux"),
];

/// Browser and system, as far as they can be told.
pub(super) fn named(agent: &str) -> (Option<&'static str>, Option<&'static str>) {
    let first = |marks: &[(&str, &'static str)]| marks.iter().find(|(mark, _)| agent.contains(mark)).map(|(_, n)| *n);
    // A browser without a window calls itself so.
    let browser = if agent.contains("HeadlessChrome/") { Some("Chrome") } else { first(&BROWSERS) };
    (browser, first(&SYSTEMS))
}

#[cfg(test)]
mod tests {
    use super::named;

    #[test]
    fn the_more_particular_name_wins() {
        let edge = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/130.0 Safari/537.36 Edg/130.0";
        assert_eq!(named(edge), (Some("Edge"), Some("Windows")));
        let phone = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Mobile/15E148 Safari/604.1";
        assert_eq!(named(phone), (Some("Safari"), Some("iPhone")));
        assert_eq!(named("curl/8.5.0"), (Some("curl"), None));
        assert_eq!(named("something else"), (None, None));
    }
}
