//! Moves that the rules do not expect: into a stage from one that is not among those from which it may be reached.

use std::collections::BTreeMap;

use maud::{Markup, html};
use web::components::{Button, Column, Notice};

use super::listed::{Line, listed};
use super::seen::Seen;
use super::stays::Began;
use super::{Look, Stage};

/// Whether a move from one stage to another is expected. From a stage that there is no more, anything is.
fn is_expected(stages: &[Stage<'_>], from: &str, to: &str) -> bool {
    let known = stages.iter().any(|stage| stage.class.key == from);
    let into = stages.iter().find(|stage| stage.class.key == to);
    !known || into.is_none_or(|into| into.class.from.is_empty() || into.class.from.iter().any(|own| own == from))
}

/// How often each such move was made in the period, and by whom, newest first.
pub(super) fn drawn(look: &Look<'_>) -> Markup {
    let v = look.v;
    if look.stages.iter().all(|stage| stage.class.from.is_empty()) {
        return html! {
            (Notice::info(v.t("stages-unset")))
            @if v.may("definition.write") { div.actions { (Button::link("/insight/divisions/stage", v.t("stages-edit"))) } }
        };
    }
    let mut found: Vec<(&Seen<'_>, &str)> = Vec::new();
    for stay in look.stays.iter().filter(|stay| stay.since >= look.first() && stay.stay.began == Began::Moved) {
        let from = stay.stay.from.as_deref();
        found.extend(from.filter(|from| !is_expected(&look.stages, from, &stay.stay.stage)).map(|from| (stay, from)));
    }
    if found.is_empty() {
        return html! { p.quiet { (v.t("stages-unexpected-none")) } };
    }
    found.sort_by_key(|(stay, _)| (std::cmp::Reverse(stay.since), stay.row));
    let mut pairs: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    found.iter().for_each(|(stay, from)| *pairs.entry((from, &stay.stay.stage)).or_default() += 1);
    let mut pairs: Vec<_> = pairs.into_iter().collect();
    pairs.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    html! {
        ul { @for ((from, to), count) in pairs { li { (says(look, (from, to), count)) } } }
        (list(look, &found))
    }
}

/// "trial → renewal: 3 times".
fn says(look: &Look<'_>, (from, to): (&str, &str), count: usize) -> String {
    let (from, to) = (look.name(Some(from)), look.name(Some(to)));
    look.v.reader.tell("stages-times-moved", &[("from", from.into()), ("to", to.into()), ("count", count.into())])
}

fn list(look: &Look<'_>, found: &[(&Seen<'_>, &str)]) -> Markup {
    let v = look.v;
    let line = |(stay, from): &(&Seen<'_>, &str)| {
        let cells = vec![look.name(Some(from)), look.name(Some(&stay.stay.stage)), v.reader.day(stay.since)];
        Line { row: stay.row, cells }
    };
    let middle = vec![
        Column::new("from", v.t("stages-from")),
        Column::new("to", v.t("stages-to")),
        Column::new("on", v.t("stages-on")),
    ];
    listed(look, (v.t("stages-unexpected"), middle), &found.iter().map(line).collect::<Vec<_>>())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::definitions::sets::read;

    #[test]
    fn a_move_is_expected_from_the_stages_that_are_named_and_from_any_where_none_is() {
        let text = "[[stages.class]]\nkey = 'trial'\n[[stages.class]]\nkey = 'use'\nfrom = ['trial']\n\
            [[stages.class]]\nkey = 'lost'\n";
        let stages = read(text).unwrap().stages.unwrap();
        let stages: Vec<Stage<'_>> =
            stages.classes.iter().map(|class| Stage { class, name: class.key.clone() }).collect();
        let expected = |from, to| is_expected(&stages, from, to);
        assert!(expected("trial", "use") && expected("use", "trial") && expected("gone", "use"));
        assert!(!expected("lost", "use") && expected("trial", "gone"));
    }
}
