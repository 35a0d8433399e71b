//! What all charts share: the frame, the axes, the legend and the table behind.

use i18n::Reader;
use maud::{Markup, PreEscaped, Render, html};

use super::scale::unit;
use crate::components::{Column, DataTable, Row};

/// How values are written on axes and in tables.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Format {
    /// Whole numbers; the axis has no ticks between them.
    #[default]
    Whole,
    /// With at most so many decimals.
    Decimals(u8),
    /// Shares: 0.55 is 55 %.
    Percent,
}

impl Format {
    /// The value in the reader's digits.
    pub fn write(self, r: &Reader, value: f64) -> String {
        match self {
            Self::Whole => r.number(value, 0),
            Self::Decimals(n) => r.number(value, n),
            Self::Percent => r.percent(value),
        }
    }
}

/// The proportions of a drawing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Size {
    /// Across the page.
    #[default]
    Wide,
    /// Half of the page.
    Half,
    /// A telephone; drawn beside the wide one, which is hidden there.
    Narrow,
}

impl Size {
    pub(super) const fn width(self) -> f64 {
        match self {
            Self::Wide => 720.0,
            Self::Half => 440.0,
            Self::Narrow => 340.0,
        }
    }

    pub(super) const fn height(self) -> f64 {
        match self {
            Self::Wide | Self::Half | Self::Narrow => 220.0,
        }
    }
}

/// Room around the plot for the labels, in units of the drawing.
pub(super) const LABELS_START: f64 = 46.0;
pub(super) const LABELS_NARROW: f64 = 34.0;
pub(super) const LABELS_BELOW: f64 = 30.0;
pub(super) const ABOVE: f64 = 16.0;
pub(super) const END: f64 = 12.0;

/// The drawing's frame and its way of reading.
pub(super) struct Canvas<'a> {
    pub reader: &'a Reader,
    pub size: Size,
    height: f64,
    /// What the drawing is: a picture, or a group of things that one can take hold of.
    role: &'static str,
}

impl<'a> Canvas<'a> {
    pub const fn new(reader: &'a Reader, size: Size) -> Self {
        Self { reader, size, height: size.height(), role: "img" }
    }

    /// The same, of another height.
    pub const fn high(self, height: f64) -> Self {
        Self { height, ..self }
    }

    /// The same, with handles that assistive technology can reach: within a picture it does not look.
    pub const fn grouping(self) -> Self {
        Self { role: "group", ..self }
    }

    fn frame(&self) -> String {
        format!("0 0 {} {}", unit(self.size.width()), unit(self.height))
    }

    /// Where the plot begins and ends along the line of reading: mirrored in right-to-left pages.
    pub fn across(&self) -> (f64, f64) {
        let labels = if self.size == Size::Narrow { LABELS_NARROW } else { LABELS_START };
        let (start, end) = (labels, self.size.width() - END);
        if self.reader.language.is_rtl() { (self.size.width() - start, self.size.width() - end) } else { (start, end) }
    }

    /// Where the plot begins (below) and ends (above).
    pub fn upward(&self) -> (f64, f64) {
        (self.height - LABELS_BELOW, ABOVE)
    }

    /// Lines and labels of the value axis: each tick with its place.
    pub fn value_axis(&self, ticks: &[(f64, String)]) -> Markup {
        let (start, end) = self.across();
        let labels = if start < end { start - 8.0 } else { start + 8.0 };
        html! {
            @for (at, (y, label)) in ticks.iter().enumerate() {
                line class=(if at == 0 { "axis" } else { "grid" }) x1=(unit(start)) x2=(unit(end)) y1=(unit(*y)) y2=(unit(*y)) {}
                text x=(unit(labels)) y=(unit(y + 4.0)) text-anchor="end" { (label) }
            }
        }
    }

    /// Labels below the plot; every second one may be left out where it is narrow.
    pub fn labels_below(&self, labels: &[(f64, String)]) -> Markup {
        let y = self.height - 10.0;
        let (start, end) = self.across();
        html! {
            @for (at, (x, label)) in labels.iter().enumerate() {
                // A label at either end of the plot grows inwards, so that it is not cut off.
                @let anchor = if (x - end).abs() < 14.0 { "end" } else if (x - start).abs() < 4.0 { "start" } else { "middle" };
                text class=[(at % 2 == 1).then_some("minor")] x=(unit(*x)) y=(unit(y)) text-anchor=(anchor) { (label) }
            }
        }
    }
}

/// What a figure says about itself.
pub(super) struct Words<'a> {
    pub title: &'a str,
    pub description: &'a str,
    pub show_title: bool,
}

/// The figure: title, drawing, legend, table. A wide drawing is made twice: squeezed into a telephone it could not be read.
pub(super) fn figure(
    canvas: &Canvas<'_>,
    words: &Words<'_>,
    draw: &dyn Fn(&Canvas<'_>) -> Markup,
    around: (Markup, Markup),
) -> Markup {
    let (legend, table) = around;
    let narrow = (canvas.size == Size::Wide).then_some(Canvas { size: Size::Narrow, ..*canvas });
    html! {
        figure class=(if canvas.size == Size::Half { "chart chart-half" } else { "chart" }) {
            @if words.show_title { figcaption.chart-title { (words.title) } }
            svg class=[narrow.is_some().then_some("chart-wide")] role=(canvas.role) viewBox=(canvas.frame()) preserveAspectRatio="xMidYMid meet" aria-label=(words.title) {
                title { (words.title) }
                desc { (words.description) }
                (draw(canvas))
            }
            @if let Some(narrow) = narrow {
                div.chart-narrow role="img" aria-label=(words.title) {
                    svg viewBox=(narrow.frame()) preserveAspectRatio="xMidYMid meet" aria-hidden="true" focusable="false" { (draw(&narrow)) }
                }
            }
            (legend)
            details { summary { (canvas.reader.t("web-chart-table")) } (table) }
        }
    }
}

/// One entry of a legend: a class of the drawing and its name.
pub(super) fn legend(entries: &[(String, String)]) -> Markup {
    if entries.len() < 2 {
        return PreEscaped(String::new());
    }
    html! {
        ul.legend {
            @for (class, label) in entries {
                li {
                    svg viewBox="0 0 18 10" aria-hidden="true" focusable="false" {
                        @if class == "shade" || class.contains("fill") { rect class=(class) width="18" height="10" rx="2" {} }
                        @else { line class=(class) x1="1" x2="17" y1="5" y2="5" {} }
                    }
                    bdi { (label) }
                }
            }
        }
    }
}

/// The numbers behind: one row per label, one column per series.
pub(super) fn table<C: Render>(r: &Reader, caption: &str, heads: &[String], rows: Vec<(String, Vec<C>)>) -> Markup {
    let mut table = DataTable::new(r, caption);
    for (at, head) in heads.iter().enumerate() {
        let column = Column::new(format!("c{at}"), head.clone());
        table = table.column(if at == 0 { column.header() } else { column.numeric() });
    }
    let rows = rows
        .into_iter()
        .enumerate()
        .map(|(at, (label, cells))| cells.into_iter().fold(Row::new(at.to_string()).cell(label), Row::cell));
    html! { (table.rows(rows)) }
}
