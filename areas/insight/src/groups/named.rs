//! What a group is called: by the columns that set it apart, the same in every language.

use i18n::{Language, Reader};
use query::Frame;
use web::App;
use web::page::encoded;

use super::described::Group;

/// Letters of a segment's key that may be proposed.
const KEY: usize = 60;

/// "high “Active people” and low “Kinds of events”".
pub(super) fn name(r: &Reader, frame: &Frame, (keys, group): (&[String], &Group)) -> String {
    let part = |(column, high): &(usize, bool)| {
        let spec = frame.spec(keys.get(*column)?)?;
        Some(r.tell(if *high { "groups-high" } else { "groups-low" }, &[("column", r.say(&spec.label).into())]))
    };
    let parts: Vec<String> = group.apart.iter().filter_map(part).collect();
    if parts.is_empty() { r.t("groups-middling") } else { r.list(&parts) }
}

/// The key of a segment made of a group.
fn key(keys: &[String], (at, group): (usize, &Group)) -> String {
    let part = |(column, high): &(usize, bool)| {
        let column = keys.get(*column)?;
        Some(format!("{}_{column}", if *high { "high" } else { "low" }))
    };
    let parts: Vec<String> = group.apart.iter().filter_map(part).collect();
    let key = if parts.is_empty() { format!("group_{}", at + 1) } else { parts.join("_") };
    key.chars().take(KEY).collect()
}

/// The form of a new segment, filled in with a group: its key, its names, and the condition that says who is in it.
pub(super) fn promoted(
    app: &App,
    frame: &Frame,
    keys: &[String],
    (at, group, condition): (usize, &Group, &str),
) -> String {
    let mut address =
        format!("/insight/segments/new?key={}&expression={}", encoded(&key(keys, (at, group))), encoded(condition));
    for language in Language::ALL {
        let name = name(&app.reader_in(language), frame, (keys, group));
        // Marks that isolate a foreign word belong to a sentence on screen, not to what somebody could have typed.
        let plain: String = name.chars().filter(|c| !('\u{2066}'..='\u{2069}').contains(c)).collect();
        address.push_str(&format!("&name-{}={}", language.tag(), encoded(&plain)));
    }
    address
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_segment_is_called_as_the_group() {
        let group = |apart: &[(usize, bool)]| Group {
            count: 1,
            medians: Vec::new(),
            apart: apart.to_vec(),
            rule: Vec::new(),
            typical: Vec::new(),
        };
        let keys = ["seats".to_owned(), "a_column_whose_name_is_as_long_as_a_name_may_be_at_most_and_on".to_owned()];
        assert_eq!(key(&keys, (1, &group(&[]))), "group_2");
        assert_eq!(key(&keys, (0, &group(&[(0, false)]))), "low_seats");
        let long = key(&keys, (0, &group(&[(0, true), (1, true)])));
        assert!(long.starts_with("high_seats_high_a_column") && long.len() == KEY, "{long}");
    }
}
