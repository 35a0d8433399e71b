//! The wizard: a file, its columns, a dry run, the result; and the history of imports.
pub(super) mod check;
mod columns;
mod conflicts;
pub(super) mod history;
pub(super) mod matching;
pub(super) mod result;
pub(super) mod upload;
mod work;

use kernel::Error;
use maud::{Markup, Render};
use web::Viewer;
use web::components::Stepper;

use super::engine::Counts;

/// The steps of the wizard; those before the current one can be gone back to.
fn steps(v: &Viewer, current: usize, id: Option<&str>) -> Markup {
    let place =
        |step: usize, end: &str| id.filter(|_| step < current && current < 3).map(|id| format!("/import/{id}{end}"));
    Stepper::new(&v.reader, current)
        .step(v.t("import-step-file"), (current > 0).then(|| "/import".to_owned()))
        .step(v.t("import-step-columns"), place(1, ""))
        .step(v.t("import-step-check"), place(2, "/check"))
        .step(v.t("import-step-result"), None)
        .render()
}

/// What a kind of import is called.
fn kind_name(v: &Viewer, kind: &str) -> String {
    let key = format!("import-kind-{}", kind.replace('_', "-"));
    if v.reader.catalogues.has(v.reader.language, &key) { v.t(&key) } else { kind.to_owned() }
}

/// A number of rows in the reader's digits.
fn number(v: &Viewer, n: u64) -> String {
    v.reader.integer(i64::try_from(n).unwrap_or(i64::MAX))
}

/// The four counts by the ends of their message keys.
const fn four(counts: &Counts) -> [(&'static str, u64); 4] {
    [
        ("fresh", counts.fresh),
        ("changed", counts.changed),
        ("unchanged", counts.unchanged),
        ("rejected", counts.rejected),
    ]
}

/// The error with its message as the fault of `field`, so that it stands at that field.
fn at_field(error: Error, field: &str) -> Error {
    let says = error.says.clone();
    error.fault(field, says)
}
