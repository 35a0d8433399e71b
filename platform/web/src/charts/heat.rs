//! A matrix of counts, or of shares: two ways of dividing the same things, darker where there are more.

use i18n::Reader;
use maud::{Markup, Render, html};

use super::figure::{Canvas, Size, Words, figure, table};
use super::scale::{count, unit};

/// Shades from the lightest to the darkest.
const SHADES: usize = 5;
/// Height of a row of the drawing, and of one without notes.
const HIGH: f64 = 40.0;
const LOW: f64 = 26.0;
/// Cells that are narrower hold no text.
const LEAST: f64 = 38.0;
/// Room for the names of columns.
const HEAD: f64 = 26.0;

/// A cell.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Cell {
    /// How many.
    pub count: usize,
    /// What is told in place of the count, 0 to 1; then a cell without a count is told too.
    pub share: Option<f64>,
    /// Where its things are listed.
    pub href: String,
    /// One line below the count.
    pub note: String,
    /// What the table behind says besides the count, one text for each of its further heads.
    pub facts: Vec<String>,
}

/// A matrix.
#[derive(Debug, Clone)]
pub struct Heat<'a> {
    reader: &'a Reader,
    title: String,
    description: String,
    columns: Vec<String>,
    rows: Vec<(String, Vec<Cell>)>,
    /// Heads of the table behind: row, column, count, further facts.
    heads: Vec<String>,
    /// Whether columns follow each other, so that some may be left out where there is no room.
    ordered: bool,
}

impl<'a> Heat<'a> {
    /// A matrix with these columns and no row yet.
    pub fn new(reader: &'a Reader, title: impl Into<String>, columns: Vec<String>) -> Self {
        let (title, description) = (title.into(), String::new());
        Self { reader, title, description, columns, rows: Vec::new(), heads: Vec::new(), ordered: false }
    }

    /// What the drawing shows, in a sentence, for those who cannot see it.
    #[must_use]
    pub fn describe(mut self, text: impl Into<String>) -> Self {
        self.description = text.into();
        self
    }

    /// One more row: a cell for each column.
    #[must_use]
    pub fn row(mut self, label: impl Into<String>, cells: Vec<Cell>) -> Self {
        self.rows.push((label.into(), cells));
        self
    }

    /// The heads of the table behind: of rows, of columns, of counts, and of each further fact.
    #[must_use]
    pub fn heads(mut self, heads: Vec<String>) -> Self {
        self.heads = heads;
        self
    }

    /// Columns follow each other: where there is no room, some are left out of the drawing.
    #[must_use]
    pub const fn ordered(mut self) -> Self {
        self.ordered = true;
        self
    }

    fn high(&self) -> f64 {
        let notes = self.rows.iter().flat_map(|(_, cells)| cells).any(|cell| !cell.note.is_empty());
        if notes { HIGH } else { LOW }
    }

    fn highest(&self) -> usize {
        self.rows.iter().flat_map(|(_, cells)| cells).map(|cell| cell.count).max().unwrap_or(0)
    }

    fn drawing(&self, canvas: &Canvas<'_>) -> Markup {
        let names = match (canvas.size, self.ordered) {
            (Size::Narrow, false) => 84.0,
            (Size::Narrow, true) => 108.0,
            _ => 130.0,
        };
        let rtl = self.reader.language.is_rtl();
        let width = canvas.size.width();
        let all = self.columns.len().max(1);
        let most = if self.ordered {
            (1..=all).rev().find(|n| (width - names) / count(*n) >= LEAST).unwrap_or(1)
        } else {
            all
        };
        let every = all.div_ceil(most);
        let wide = (width - names) / count(all.div_ceil(every));
        let high = self.high();
        // Where a cell begins, whichever way one reads.
        let at = |column: usize| {
            let start = names + wide * count(column);
            if rtl { width - start - wide } else { start }
        };
        let edge = if rtl { width } else { 0.0 };
        html! {
            @for (column, label) in self.columns.iter().step_by(every).enumerate() {
                text x=(unit(at(column) + wide / 2.0)) y=(unit(HEAD - 10.0)) text-anchor="middle" { (label) }
            }
            @for (row, (label, cells)) in self.rows.iter().enumerate() {
                @let y = HEAD + high * count(row);
                text x=(unit(edge)) y=(unit(y + high / 2.0 + 4.0)) text-anchor="start" { (label) }
                @for (column, cell) in cells.iter().step_by(every).enumerate() {
                    (self.cell(cell, (at(column), y, wide), label, self.columns.get(column * every).map_or("", String::as_str)))
                }
            }
        }
    }

    fn cell(&self, cell: &Cell, (x, y, wide): (f64, f64, f64), row: &str, column: &str) -> Markup {
        let (shade, written, high) = (self.shade(cell), self.written(cell), self.high());
        let drawn = html! {
            title { (row) " · " (column) ": " (written) @if !cell.note.is_empty() { " · " (cell.note) } }
            rect class=(format!("heat h{shade}")) x=(unit(x + 1.0)) y=(unit(y + 1.0)) width=(unit(wide - 2.0)) height=(unit(high - 2.0)) rx="3" {}
            @if cell.count > 0 || cell.share.is_some() {
                text class=(format!("heat-count h{shade}")) x=(unit(x + wide / 2.0)) y=(unit(y + if cell.note.is_empty() { high / 2.0 + 4.0 } else { 18.0 })) text-anchor="middle" { (written) }
                text class=(format!("minor heat-note h{shade}")) x=(unit(x + wide / 2.0)) y=(unit(y + 32.0)) text-anchor="middle" { (cell.note) }
            }
        };
        // Within a picture links are for the pointer; the table behind has them for everybody.
        html! { @if cell.count > 0 && !cell.href.is_empty() { a href=(cell.href) tabindex="-1" { (drawn) } } @else { g { (drawn) } } }
    }

    /// From 0 (nothing) to the darkest, by the share, or by the root of the count: most things stand in few cells.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a root of a share, times five")]
    fn shade(&self, cell: &Cell) -> usize {
        let root = (count(cell.count) / count(self.highest().max(1))).sqrt();
        // Shares are mostly high: what is lost is what is looked for.
        let share = cell.share.map_or(root, |share| if share > 0.0 { (2.0 * share - 1.0).max(0.01) } else { 0.0 });
        if share <= 0.0 { 0 } else { ((share * count(SHADES)).ceil() as usize).clamp(1, SHADES) }
    }

    /// What a cell says.
    fn written(&self, cell: &Cell) -> String {
        match cell.share {
            Some(share) => self.reader.percent(share),
            None => self.reader.integer(i64::try_from(cell.count).unwrap_or(i64::MAX)),
        }
    }

    fn table(&self) -> Markup {
        let mut rows = Vec::new();
        for (label, cells) in &self.rows {
            for (column, cell) in
                self.columns.iter().zip(cells).filter(|(_, cell)| cell.count > 0 || cell.share.is_some())
            {
                let written = self.written(cell);
                let linked = if cell.href.is_empty() {
                    html! { (written) }
                } else {
                    html! { a href=(cell.href) { (written) } }
                };
                let facts = cell.facts.iter().map(|fact| html! { (fact) });
                rows.push((label.clone(), std::iter::once(html! { (column) }).chain([linked]).chain(facts).collect()));
            }
        }
        table(self.reader, &self.title, &self.heads, rows)
    }
}

impl Render for Heat<'_> {
    fn render(&self) -> Markup {
        let told = |cell: &Cell| cell.count > 0 || cell.share.is_some();
        if !self.rows.iter().flat_map(|(_, cells)| cells).any(told) {
            return html! { p.chart-note { (self.reader.t("web-chart-empty")) } };
        }
        let canvas = Canvas::new(self.reader, Size::Wide);
        let words = Words { title: &self.title, description: &self.description, show_title: false };
        let high = HEAD + self.high() * count(self.rows.len());
        figure(&canvas.high(high), &words, &|canvas| self.drawing(canvas), (html! {}, self.table()))
    }
}
