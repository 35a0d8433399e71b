//! Ways within a page: tabs that are links, steps of a wizard.

use i18n::Reader;
use maud::{Markup, Render, html};

use super::icon;

/// Views of one thing, each at its own address.
#[derive(Debug, Clone)]
pub struct Tabs {
    label: String,
    tabs: Vec<(String, String, bool, Option<String>)>,
}

impl Tabs {
    /// No tab yet; `label` names the row for assistive technology.
    pub fn new(label: impl Into<String>) -> Self {
        Self { label: label.into(), tabs: Vec::new() }
    }

    /// One more tab.
    #[must_use]
    pub fn tab(mut self, href: impl Into<String>, label: impl Into<String>, active: bool) -> Self {
        self.tabs.push((href.into(), label.into(), active, None));
        self
    }

    /// A number behind the last tab.
    #[must_use]
    pub fn counted(mut self, r: &Reader, n: usize) -> Self {
        if let Some(last) = self.tabs.last_mut() {
            last.3 = Some(r.integer(i64::try_from(n).unwrap_or(i64::MAX)));
        }
        self
    }
}

impl Render for Tabs {
    fn render(&self) -> Markup {
        html! {
            nav.tabs aria-label=(self.label) {
                @for (href, label, active, count) in &self.tabs {
                    a href=(href) aria-current=[active.then_some("page")] {
                        (label)
                        @if let Some(count) = count { span.count { (count) } }
                    }
                }
            }
        }
    }
}

/// The steps of a wizard; those behind lead back.
#[derive(Debug, Clone)]
pub struct Stepper<'a> {
    reader: &'a Reader,
    current: usize,
    steps: Vec<(String, Option<String>)>,
}

impl<'a> Stepper<'a> {
    /// `current` counts from 0.
    pub fn new(reader: &'a Reader, current: usize) -> Self {
        Self { reader, current, steps: Vec::new() }
    }

    /// One more step; `href` when it may be gone to.
    #[must_use]
    pub fn step(mut self, label: impl Into<String>, href: Option<String>) -> Self {
        self.steps.push((label.into(), href));
        self
    }
}

impl Render for Stepper<'_> {
    fn render(&self) -> Markup {
        html! {
            ol.stepper aria-label=(self.reader.t("web-steps")) {
                @for (at, (label, href)) in self.steps.iter().enumerate() {
                    @let class = if at < self.current { "step-done" } else if at == self.current { "step-now" } else { "step-later" };
                    li class=(class) aria-current=[(at == self.current).then_some("step")] {
                        span.step-mark aria-hidden="true" {
                            @if at < self.current { (icon("check")) } @else { (self.reader.integer(i64::try_from(at + 1).unwrap_or(0))) }
                        }
                        @match href.as_ref().filter(|_| at != self.current) {
                            Some(href) => a href=(href) { (label) },
                            None => span { (label) },
                        }
                        @if at < self.current { span.sr { (self.reader.t("web-step-done")) } }
                    }
                }
            }
        }
    }
}
