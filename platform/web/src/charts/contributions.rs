//! A score taken apart: points of their maximum for each factor, and what has changed.

use i18n::Reader;
use maud::{Markup, Render, html};

use super::scale::unit;

/// One factor of a score.
#[derive(Debug, Clone, PartialEq)]
pub struct Part {
    /// The factor, in the reader's language.
    pub label: String,
    /// The rows behind it.
    pub href: Option<String>,
    /// What is true now and was before: "14 (31)".
    pub evidence: String,
    /// Points now; `None` when the factor is unknown and left out.
    pub points: Option<f64>,
    /// The most points that it can give.
    pub max: f64,
    /// Points before; `None` when they are not known.
    pub before: Option<f64>,
}

impl Part {
    /// The change of points, when both are known.
    pub fn change(&self) -> Option<f64> {
        Some(self.points? - self.before?)
    }
}

/// The table of factors with a bar each; its points add up to the score.
#[derive(Debug, Clone)]
pub struct Contributions<'a> {
    reader: &'a Reader,
    title: String,
    parts: Vec<Part>,
    compared: bool,
}

impl<'a> Contributions<'a> {
    /// No factor yet.
    pub fn new(reader: &'a Reader, title: impl Into<String>) -> Self {
        Self { reader, title: title.into(), parts: Vec::new(), compared: false }
    }

    /// There was a score before: a factor that did not count then had no points, one that no longer counts has none now, and
    /// the changes add up to that of the score.
    #[must_use]
    pub const fn compared(mut self, compared: bool) -> Self {
        self.compared = compared;
        self
    }

    fn changed(&self, part: &Part) -> Option<f64> {
        match (part.points, part.before) {
            (None, None) => None,
            (points, before) if self.compared => Some(points.unwrap_or(0.0) - before.unwrap_or(0.0)),
            _ => part.change(),
        }
    }

    /// One more factor; the order is the caller's (by change, as a rule).
    #[must_use]
    pub fn part(mut self, part: Part) -> Self {
        self.parts.push(part);
        self
    }

    fn row(&self, part: &Part) -> Markup {
        let r = self.reader;
        html! {
            tr {
                th scope="row" { @if let Some(href) = &part.href { a href=(href) { (part.label) } } @else { (part.label) } }
                td.wide-only { (part.evidence) }
                td.bar-cell { (bar(r, part)) }
                td.num {
                    @match part.points {
                        Some(points) => { (r.number(points, 1)) span.muted { " / " (r.number(part.max, 1)) } },
                        None => span.muted { (r.t("web-left-out")) },
                    }
                }
                td.num { (change(r, self.changed(part))) }
            }
        }
    }

    fn total(&self) -> Markup {
        let r = self.reader;
        let known = || self.parts.iter().filter(|p| p.points.is_some());
        let points: f64 = known().filter_map(|p| p.points).sum();
        let max: f64 = known().map(|p| p.max).sum();
        let changes: Option<f64> = if self.compared {
            Some(self.parts.iter().filter_map(|p| self.changed(p)).sum())
        } else {
            known().map(Part::change).sum()
        };
        html! {
            tr {
                td { (r.t("web-sum")) }
                td.wide-only {}
                td {}
                td.num { (r.number(points, 1)) span.muted { " / " (r.number(max, 1)) } }
                td.num { (change(r, changes)) }
            }
        }
    }
}

impl Render for Contributions<'_> {
    fn render(&self) -> Markup {
        let r = self.reader;
        html! {
            div.table-wrap role="region" aria-label=(self.title) tabindex="0" {
                table.table.contributions {
                    caption.sr { (self.title) }
                    thead { tr {
                        th scope="col" { (r.t("web-factor")) }
                        th.wide-only scope="col" { (r.t("web-now-before")) }
                        th scope="col" { span.sr { (r.t("web-share-of-points")) } }
                        th.num scope="col" { (r.t("web-points")) }
                        th.num scope="col" { (r.t("web-change")) }
                    } }
                    tbody { @for part in &self.parts { (self.row(part)) } }
                    tfoot { (self.total()) }
                }
            }
        }
    }
}

/// The bar: full width is the maximum; what was lost or won since before is a piece of its own.
fn bar(r: &Reader, part: &Part) -> Markup {
    let Some(points) = part.points else { return html! { span.muted { "–" } } };
    let share = |points: f64| if part.max > 0.0 { (points / part.max).clamp(0.0, 1.0) * 100.0 } else { 0.0 };
    let (now, before) = (share(points), share(part.before.unwrap_or(points)));
    let (solid, class, from, to) = if before > now { (now, "lost", now, before) } else { (before, "won", before, now) };
    // In right-to-left pages the bar grows from the right.
    let left = |from: f64, wide: f64| if r.language.is_rtl() { 100.0 - from - wide } else { from };
    html! {
        svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true" focusable="false" {
            rect class="track" width="100" height="10" {}
            rect class="fill" x=(unit(left(0.0, solid))) width=(unit(solid)) height="10" {}
            @if to > from { rect class=(class) x=(unit(left(from, to - from))) width=(unit(to - from)) height="10" {} }
        }
    }
}

fn change(r: &Reader, change: Option<f64>) -> Markup {
    match change {
        None => html! { span.muted { "–" } },
        Some(by) if by.abs() < 0.05 => html! { span.muted { (r.integer(0)) } },
        Some(by) => html! { span class=(if by < 0.0 { "down" } else { "up" }) { (r.signed(by)) } },
    }
}
