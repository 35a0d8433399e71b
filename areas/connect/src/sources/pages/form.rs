//! The fields of a source: what it is, and whose value wins.

use kernel::Error;
use maud::{Markup, html};
use web::Viewer;
use web::components::{Checkbox, Field, Select};

use super::super::actions::Input;
use super::super::{KINDS, Wins};

/// The fields with what was typed.
pub(super) fn fields(v: &Viewer, input: &Input, error: Option<&Error>) -> Markup {
    let r = &v.reader;
    let kinds = KINDS.iter().map(|k| ((*k).to_owned(), v.t(&format!("source-kind-{k}"))));
    html! {
        (Field::text("name", v.t("source-name")).value(&input.name).hint(v.t("source-name-hint")).required().faults(r, error))
        (Select::new("kind", v.t("source-kind")).options(kinds).selected(&input.kind).faults(r, error))
        (rule(v, "names", &input.names, error))
        (rule(v, "facts", &input.facts, error))
        (rule(v, "own", &input.own, error))
        (Checkbox::new("creates", v.t("source-creates")).value("1").checked(input.creates.is_some()).hint(v.t("source-creates-hint")))
        (Field::number("per_second", v.t("source-rate")).value(&input.per_second).hint(v.t("source-rate-hint")).required().faults(r, error))
    }
}

fn rule(v: &Viewer, group: &'static str, selected: &str, error: Option<&Error>) -> Select {
    let choices = Wins::ALL.map(|w| (w.key().to_owned(), v.t(&format!("source-wins-{}", w.key()))));
    Select::new(group, v.t(&format!("source-rule-{group}")))
        .options(choices)
        .selected(selected)
        .faults(&v.reader, error)
}
