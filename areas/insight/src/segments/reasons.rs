//! Why an account is in or out: each part of the condition with its values.

use kernel::Value;
use maud::{Markup, html};
use query::{Cell, Join, Reason, Viewed};
use web::components::{Tone, tag};
use web::{App, Viewer};

use crate::signals::{argument, shown_text};

/// Parts with their verdicts; a hidden input shows its name and that it is hidden.
pub(crate) fn reasons(app: &App, v: &Viewer, viewed: &Viewed<'_>, reasons: &[Reason]) -> Markup {
    html! {
        ul class="reasons" {
            @for (at, reason) in reasons.iter().enumerate() {
                li class=(format!("depth-{}", reason.depth.min(4))) {
                    @if at > 0 { span.quiet { (joined(v, reason.join)) " " } }
                    (verdict(v, &reason.value)) " "
                    code dir="ltr" { (reason.source) }
                    @for (key, cell) in &reason.inputs { " " span.quiet { (input(app, v, viewed, (key, cell))) } }
                }
            }
        }
    }
}

fn joined(v: &Viewer, join: Join) -> String {
    match join {
        Join::And => v.t("reason-and"),
        Join::Or => v.t("reason-or"),
        Join::Alone => String::new(),
    }
}

fn verdict(v: &Viewer, cell: &Cell) -> Markup {
    match cell {
        Cell::Hidden => tag(v.t("value-hidden"), Tone::Neutral),
        Cell::Known(Value::Flag(true)) => tag(v.t("reason-holds"), Tone::Good),
        Cell::Known(Value::Flag(false)) => tag(v.t("reason-fails"), Tone::Bad),
        Cell::Known(_) => tag(v.t("reason-unknown"), Tone::Warn),
    }
}

fn input(app: &App, v: &Viewer, viewed: &Viewed<'_>, (key, cell): (&str, &Cell)) -> String {
    let spec = viewed.frame.spec(key);
    let name = spec.map_or_else(|| key.to_owned(), |s| v.reader.say(&s.label));
    if cell.is_hidden() {
        return v.reader.tell("reason-hidden", &[("name", name.into())]);
    }
    format!("{name}: {}", shown_text(&v.reader, &argument(app, spec, cell)))
}
