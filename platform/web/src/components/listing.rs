//! What stands around a list: acts on the chosen rows, filters in force, pages.

use i18n::Reader;
use maud::{Markup, Render, html};

use super::{Address, Button, FormView, icon};

/// Which rows of how many are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Page {
    /// Rows before the first one shown.
    pub offset: usize,
    /// Rows on a page, at least 1.
    pub limit: usize,
    /// All rows that match, counted exactly.
    pub total: usize,
}

/// "51–100 of 4,812" and the pages around, by the parameter `page` (from 1).
#[derive(Debug, Clone)]
pub struct Pagination<'a> {
    reader: &'a Reader,
    address: &'a Address,
    page: Page,
}

impl<'a> Pagination<'a> {
    /// Pages of the list at `address`.
    pub fn new(reader: &'a Reader, address: &'a Address, page: Page) -> Self {
        Self { reader, address, page }
    }

    fn link(&self, number: usize, inside: &Markup, label: &str, rel: Option<&str>) -> Markup {
        let href = self.address.clone().with("page", number.to_string()).href();
        html! { a.page-link href=(href) aria-label=(label) rel=[rel] { (inside) } }
    }
}

impl Render for Pagination<'_> {
    fn render(&self) -> Markup {
        let (r, page) = (self.reader, self.page);
        let limit = page.limit.max(1);
        let (current, last) = (page.offset / limit + 1, page.total.div_ceil(limit).max(1));
        let says = kernel::Says::new("web-page-rows")
            .with("from", if page.total == 0 { 0 } else { page.offset + 1 })
            .with("to", (page.offset + limit).min(page.total))
            .with("total", page.total);
        let label = |n: usize| r.say(&kernel::Says::new("web-page-number").with("page", n));
        html! {
            nav.pagination aria-label=(r.t("web-pages")) {
                p.page-rows { (r.say(&says)) }
                @if last > 1 {
                    ul {
                        @if current > 1 { li { (self.link(current - 1, &icon("back"), &r.t("web-page-previous"), Some("prev"))) } }
                        @for shown in around(current, last) {
                            @match shown {
                                Some(n) if n == current => li { span.page-link aria-current="page" { (whole(r, n)) } },
                                Some(n) => li { (self.link(n, &html! { (whole(r, n)) }, &label(n), None)) },
                                None => li.page-gap aria-hidden="true" { "…" },
                            }
                        }
                        @if current < last { li { (self.link(current + 1, &icon("arrow"), &r.t("web-page-next"), Some("next"))) } }
                    }
                }
            }
        }
    }
}

fn whole(r: &Reader, n: usize) -> String {
    r.integer(i64::try_from(n).unwrap_or(i64::MAX))
}

/// First, last and the pages around the current one; `None` is a gap.
fn around(current: usize, last: usize) -> Vec<Option<usize>> {
    let mut shown: Vec<usize> = [1, last].into_iter().chain(current.saturating_sub(1)..=current + 1).collect();
    shown.retain(|n| (1..=last).contains(n));
    shown.sort_unstable();
    shown.dedup();
    let mut out = Vec::new();
    let mut before = 0;
    for n in shown {
        match n - before {
            1 => {}
            2 => out.push(Some(n - 1)),
            _ => out.push(None),
        }
        out.push(Some(n));
        before = n;
    }
    out
}

/// The filters in force, each with a way to remove it.
#[derive(Debug, Clone)]
pub struct FilterChips<'a> {
    reader: &'a Reader,
    chips: Vec<(String, String, String)>,
    clear: Option<String>,
}

impl<'a> FilterChips<'a> {
    /// No filter yet; renders nothing then.
    pub fn new(reader: &'a Reader) -> Self {
        Self { reader, chips: Vec::new(), clear: None }
    }

    /// One filter: what it is about, what it asks, and the address without it.
    #[must_use]
    pub fn chip(mut self, label: impl Into<String>, value: impl Into<String>, without: &Address) -> Self {
        self.chips.push((label.into(), value.into(), without.href()));
        self
    }

    /// The address without any filter.
    #[must_use]
    pub fn clear(mut self, address: &Address) -> Self {
        self.clear = Some(address.href());
        self
    }
}

impl Render for FilterChips<'_> {
    fn render(&self) -> Markup {
        if self.chips.is_empty() {
            return html! {};
        }
        let remove = |label: &str| self.reader.say(&kernel::Says::new("web-filter-remove").with("filter", label));
        html! {
            ul.chips aria-label=(self.reader.t("web-filters")) {
                @for (label, value, href) in &self.chips {
                    li.chip {
                        span.chip-label { (label) } bdi { (value) }
                        a.chip-remove href=(href) aria-label=(remove(label)) { (icon("close")) }
                    }
                }
                @if let Some(href) = &self.clear { li { a.chip-clear href=(href) { (self.reader.t("web-filters-clear")) } } }
            }
        }
    }
}

/// Acts on the chosen rows: appears when one is chosen, and is always there without script.
#[derive(Debug, Clone)]
pub struct BulkBar<'a> {
    reader: &'a Reader,
    form: String,
    csrf: &'a str,
    action: String,
    parts: Vec<Markup>,
}

impl<'a> BulkBar<'a> {
    /// The form `form` that the rows' boxes belong to, posted to `action`.
    pub fn new(reader: &'a Reader, form: impl Into<String>, csrf: &'a str, action: impl Into<String>) -> Self {
        Self { reader, form: form.into(), csrf, action: action.into(), parts: Vec::new() }
    }

    /// One more field or text.
    #[must_use]
    pub fn part(mut self, part: impl Render) -> Self {
        self.parts.push(part.render());
        self
    }

    /// One more act.
    #[must_use]
    pub fn button(self, button: Button) -> Self {
        self.part(button.small())
    }
}

impl Render for BulkBar<'_> {
    fn render(&self) -> Markup {
        let body = html! {
            span.bulk-count data-bulk-count data-text=(self.reader.t("web-chosen")) { (self.reader.t("web-chosen-rows")) }
            @for part in &self.parts { (part) }
        };
        let form = FormView::post(self.action.clone(), self.csrf).id(self.form.clone()).inline().body(body);
        html! { div.bulk-bar data-bulk { (form) } }
    }
}

#[cfg(test)]
mod tests {
    use super::around;

    #[test]
    fn gaps_stand_only_where_more_than_one_page_is_left_out() {
        assert_eq!(around(1, 1), [Some(1)]);
        assert_eq!(around(3, 5), [Some(1), Some(2), Some(3), Some(4), Some(5)]);
        assert_eq!(around(1, 9), [Some(1), Some(2), None, Some(9)]);
        assert_eq!(around(5, 9), [Some(1), None, Some(4), Some(5), Some(6), None, Some(9)]);
        assert_eq!(around(9, 9), [Some(1), None, Some(8), Some(9)]);
    }

    #[test]
    fn a_page_past_the_end_shows_the_way_back() {
        assert_eq!(around(12, 9), [Some(1), None, Some(9)]);
    }
}
