//! A workspace at its beginning: what to do first, until customers and their usage are in.

use kernel::Result;
use maud::{Markup, html};
use web::components::{Section, Tone, icon, tag};
use web::{App, Viewer};

/// A step: the end of its keys (`begin-…`, `begin-…-note`), where it is done, its icon, and the action it needs.
const STEPS: [(&str, &str, &str, &str); 4] = [
    ("customers", "/import?kind=accounts", "people", "import.run"),
    ("money", "/import?kind=subscriptions", "money", "import.run"),
    ("events", "/import?kind=events", "chart", "import.run"),
    ("team", "/team/invite", "person", "person.manage"),
];

/// What is there already, in the order of the steps.
pub(crate) struct Begun([bool; 4]);

impl Begun {
    /// Looks at the board, the log and the team.
    pub(crate) async fn of(app: &App) -> Result<Self> {
        let board = app.board.load();
        let accounts = board.frame("account");
        let contract = |frame: &query::Frame| (0..frame.len()).any(|row| !frame.value(row, "plan").is_null());
        let (customers, contracts) = (accounts.is_some_and(|frame| !frame.is_empty()), accounts.is_some_and(contract));
        // The usual case is not to cost a look into the log and the team.
        if contracts {
            return Ok(Self([true; 4]));
        }
        let events = !app.log.names()?.is_empty();
        Ok(Self([customers, contracts, events, team::people::names(app).await?.len() > 1]))
    }

    /// Whether there are customers.
    pub(crate) const fn customers(&self) -> bool {
        self.0[0]
    }

    /// Whether lines of every kind can come.
    const fn enough(&self) -> bool {
        self.0[0] && (self.0[1] || self.0[2])
    }
}

/// The steps that this viewer may take, in the order in which they help; nothing once there is enough.
pub(crate) fn steps(v: &Viewer, begun: &Begun) -> Markup {
    let mine: Vec<_> = STEPS.iter().zip(begun.0).filter(|((.., action), _)| v.may(action)).collect();
    if begun.enough() || (mine.is_empty() && begun.customers()) {
        return html! {};
    }
    let body = html! {
        p { (v.t(if mine.is_empty() { "begin-wait" } else { "begin-text" })) }
        ol class="link-cards" {
            @for (at, ((key, href, mark, _), done)) in mine.iter().enumerate() {
                li {
                    a class="link-card" href=(href) {
                        (icon(if *done { "check" } else { mark }))
                        span class="link-card-text" {
                            span { strong { (v.reader.integer(i64::try_from(at + 1).unwrap_or(1))) ". " (v.t(&format!("begin-{key}"))) } @if *done { " " (tag(v.t("begin-done"), Tone::Good)) } }
                            span class="hint" { (v.t(&format!("begin-{key}-note"))) }
                        }
                    }
                }
            }
        }
    };
    html! { (Section::new(v.t("begin-title")).id("begin").plain().body(body)) }
}
