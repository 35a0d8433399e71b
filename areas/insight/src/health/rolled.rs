//! A score that takes in those of the accounts below: by which rule, and whose.

use customers::hierarchy::Tree;
use maud::{Markup, html};
use query::Viewed;
use serde_json::{Value as Json, json};
use web::Viewer;

use crate::definitions::compiled::{Card, OWN};
use crate::definitions::roll_up::RollUp;
use crate::definitions::score::shown;

/// Accounts that are listed.
const LISTED: usize = 20;

/// An account whose score counts.
#[derive(Debug, Clone, PartialEq)]
pub struct Counted {
    /// Its id and name; nothing where the viewer may not see its score.
    pub account: Option<(String, String)>,
    /// Whether it is the account itself.
    pub itself: bool,
    /// Its own score as it is shown.
    pub score: f64,
}

/// What a score is made of besides an account's own factors.
#[derive(Debug, Clone, PartialEq)]
pub struct Rolled {
    /// The rule.
    pub rule: RollUp,
    /// The account's own score as it is shown, now and four weeks ago.
    pub own: [Option<f64>; 2],
    /// All whose score is known, the lowest first.
    pub counted: Vec<Counted>,
}

impl Rolled {
    /// Of a row that a scorecard judges; nothing where it has no rule or nobody is below.
    pub(super) fn of(viewed: &Viewed<'_>, row: usize, card: &Card) -> Option<Self> {
        let rule = card.roll_up?;
        let below = Tree::of(viewed.frame).below(row);
        if below.is_empty() {
            return None;
        }
        let score = |row: usize, key: &str| viewed.frame.value(row, key).number();
        let account = |row: usize| {
            let seen = viewed.view.visible(row) && !viewed.value(row, OWN[0]).is_hidden();
            let name = viewed.frame.value(row, "name").text().map(str::to_owned).unwrap_or_default();
            seen.then(|| (viewed.frame.id(row).to_owned(), name))
        };
        let mut all: Vec<(f64, usize)> = std::iter::once(row)
            .chain(below.into_iter().map(|(row, _)| row))
            .filter_map(|row| Some((score(row, OWN[0])?, row)))
            .collect();
        // The account itself stands before others with its score.
        all.sort_by(|a, b| a.0.total_cmp(&b.0).then((a.1 != row, a.1).cmp(&(b.1 != row, b.1))));
        let counted =
            |(score, at): (f64, usize)| Counted { account: account(at), itself: at == row, score: shown(score) };
        let own = OWN.map(|key| score(row, key).map(shown));
        Some(Self { rule, own, counted: all.into_iter().map(counted).collect() })
    }

    /// Whether the account alone decides if the score is at least `healthy_from`: nobody else counts, or all others are there already
    /// and the lowest decides.
    pub(super) fn is_its_own(&self, healthy_from: f64) -> bool {
        let mut others = self.counted.iter().filter(|one| !one.itself).peekable();
        others.peek().is_none() || (self.rule == RollUp::Worst && others.all(|one| one.score >= healthy_from))
    }

    /// For programs: those that may not be seen are counted only.
    pub(super) fn json(&self) -> Json {
        let seen = self.counted.iter().filter_map(|one| {
            let (id, name) = one.account.as_ref()?;
            Some(json!({"id": id, "name": name, "score": one.score}))
        });
        let seen: Vec<Json> = seen.collect();
        json!({
            "rule": self.rule.key(), "own_score": self.own[0], "own_score_before": self.own[1],
            "count": self.counted.len(), "accounts": seen,
        })
    }
}

/// The schema of [`Rolled::json`].
pub(super) fn schema() -> Json {
    let number = json!({"type": ["number", "null"]});
    let account = json!({"type": "object", "properties": {
        "id": {"type": "string"}, "name": {"type": "string"}, "score": {"type": "number"},
    }});
    json!({"type": ["object", "null"], "properties": {
        "rule": {"type": "string", "enum": RollUp::ALL.map(RollUp::key)}, "own_score": number, "own_score_before": number,
        "count": {"type": "integer"}, "accounts": {"type": "array", "items": account},
    }})
}

/// The sentence with whose score is the lowest, the own score, and all that count.
pub(super) fn draw(v: &Viewer, rolled: &Rolled) -> Markup {
    let number = |n: f64| v.reader.number(n, 0);
    let says = format!("health-rolled-{}", rolled.rule.key().replace('_', "-"));
    let own = rolled.own[0].map(|own| match rolled.own[1] {
        Some(before) => v.reader.tell("health-own-score-before", &[("score", own.into()), ("before", before.into())]),
        None => v.reader.tell("health-own-score", &[("score", own.into())]),
    });
    let unseen = rolled.counted.iter().filter(|one| one.account.is_none()).count();
    let seen = || rolled.counted.iter().filter(|one| one.account.is_some());
    html! {
        // Of those below nothing may be known yet: then its own score says all.
        @if let Some(lowest) = rolled.counted.first().filter(|_| rolled.counted.iter().any(|one| !one.itself)) {
            p {
                (v.reader.tell(&says, &[("count", rolled.counted.len().into())])) " " (named(v, lowest))
                // The lowest score is the score itself; of a mean it would tell what may not be seen.
                @if lowest.account.is_some() || rolled.rule == RollUp::Worst { " " strong { (number(lowest.score)) } }
            }
        }
        @if rolled.counted.len() > 1 {
            details {
                summary { (v.t("health-rolled-whose")) }
                ul {
                    @for one in seen().take(LISTED) { li { (named(v, one)) ": " (number(one.score)) } }
                    @if seen().count() > LISTED { li { (v.reader.tell("sources-more", &[("count", (seen().count() - LISTED).into())])) } }
                    @if unseen > 0 { li { (v.reader.tell("health-rolled-unseen", &[("count", unseen.into())])) } }
                }
            }
        }
        p { (own.unwrap_or_else(|| v.t("health-own-unknown"))) }
    }
}

fn named(v: &Viewer, one: &Counted) -> Markup {
    match &one.account {
        _ if one.itself => html! { (v.t("health-rolled-itself")) },
        Some((id, name)) => html! { a href=(format!("/accounts/{id}#health")) { bdi { (name) } } },
        None => html! { (v.t("account-another")) },
    }
}
