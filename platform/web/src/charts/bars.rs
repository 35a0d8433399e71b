//! Upright bars: beside each other or on top of each other.

use i18n::Reader;
use maud::{Markup, Render, html};

use super::figure::{Canvas, Format, Size, Words, figure, legend, table};
use super::scale::{Linear, count, ticks, unit};

/// A chart of bars: groups along the line of reading, one value per series in each.
#[derive(Debug, Clone)]
pub struct Bars<'a> {
    reader: &'a Reader,
    title: String,
    description: String,
    show_title: bool,
    series: Vec<(String, Option<&'static str>)>,
    groups: Vec<(String, Vec<f64>)>,
    stacked: bool,
    format: Format,
    size: Size,
}

impl<'a> Bars<'a> {
    /// No bar yet.
    pub fn new(reader: &'a Reader, title: impl Into<String>) -> Self {
        let (title, description) = (title.into(), String::new());
        let (series, groups) = (Vec::new(), Vec::new());
        Self {
            reader,
            title,
            description,
            show_title: false,
            series,
            groups,
            stacked: false,
            format: Format::default(),
            size: Size::default(),
        }
    }

    /// What the drawing shows, in a sentence, for those who cannot see it.
    #[must_use]
    pub fn describe(mut self, text: impl Into<String>) -> Self {
        self.description = text.into();
        self
    }

    /// Shows the title above the drawing too.
    #[must_use]
    pub fn titled(mut self) -> Self {
        self.show_title = true;
        self
    }

    /// One more series, in the next colour.
    #[must_use]
    pub fn series(mut self, label: impl Into<String>) -> Self {
        self.series.push((label.into(), None));
        self
    }

    /// One more series with a meaning of its own: `good`, `warn`, `bad` or `plain`.
    #[must_use]
    pub fn toned(mut self, label: impl Into<String>, tone: &'static str) -> Self {
        self.series.push((label.into(), Some(tone)));
        self
    }

    /// One more group: a value for each series, in their order. What is negative or not finite is drawn as nothing.
    #[must_use]
    pub fn bar(mut self, label: impl Into<String>, values: Vec<f64>) -> Self {
        self.groups.push((label.into(), values));
        self
    }

    /// The series of a group stand on top of each other.
    #[must_use]
    pub fn stacked(mut self) -> Self {
        self.stacked = true;
        self
    }

    /// How values are written.
    #[must_use]
    pub fn format(mut self, format: Format) -> Self {
        self.format = format;
        self
    }

    /// The proportions.
    #[must_use]
    pub fn size(mut self, size: Size) -> Self {
        self.size = size;
        self
    }

    fn class(&self, at: usize) -> String {
        let tone = self.series.get(at).and_then(|(_, tone)| *tone);
        tone.map_or_else(|| format!("fill s{}", at % 6 + 1), |tone| format!("fill {tone}"))
    }

    fn highest(&self) -> f64 {
        let of = |values: &[f64]| {
            let drawn = values.iter().map(|v| drawn(*v));
            if self.stacked { drawn.sum() } else { drawn.fold(0.0, f64::max) }
        };
        self.groups.iter().map(|(_, values)| of(values)).fold(0.0, f64::max)
    }

    fn drawing(&self, canvas: &Canvas<'_>) -> Markup {
        let marks = ticks(0.0, self.highest(), 4, self.format == Format::Whole);
        let values = Linear::new((0.0, marks.last().copied().unwrap_or(1.0)), canvas.upward());
        let axis: Vec<_> = marks.iter().map(|v| (values.at(*v), self.format.write(self.reader, *v))).collect();
        let places = Linear::new((0.0, count(self.groups.len())), canvas.across());
        let middles: Vec<_> = self
            .groups
            .iter()
            .enumerate()
            .map(|(at, (label, _))| (places.at(count(at) + 0.5), label.clone()))
            .collect();
        html! {
            (canvas.value_axis(&axis))
            (canvas.labels_below(&middles))
            @for (at, (label, group)) in self.groups.iter().enumerate() { (self.group(label, group, &values, (&places, count(at)))) }
        }
    }

    fn group(&self, label: &str, group: &[f64], values: &Linear, (places, at): (&Linear, f64)) -> Markup {
        // Seven tenths of a place for its bars, the rest for air.
        let (mut base, wide) = (0.0, 0.7);
        let each = if self.stacked { wide } else { wide / count(group.len().max(1)) };
        html! {
            @for (n, value) in group.iter().enumerate() {
                @let value = drawn(*value);
                @let from = at + 0.15 + if self.stacked { 0.0 } else { each * count(n) };
                @let (a, b) = (places.at(from), places.at(from + each * 0.96));
                @let (low, high) = (values.at(base), values.at(base + value));
                @if value > 0.0 {
                    rect class=(self.class(n)) x=(unit(a.min(b))) width=(unit((a - b).abs())) y=(unit(high)) height=(unit((low - high).max(0.5))) {
                        title { (label) " · " (self.series.get(n).map_or("", |(l, _)| l.as_str())) " " (self.format.write(self.reader, value)) }
                    }
                }
                @let () = if self.stacked { base += value };
            }
        }
    }

    fn table(&self) -> Markup {
        let heads: Vec<String> =
            std::iter::once(String::new()).chain(self.series.iter().map(|(l, _)| l.clone())).collect();
        let rows = self.groups.iter().map(|(label, values)| {
            (label.clone(), values.iter().map(|v| self.format.write(self.reader, *v)).collect())
        });
        table(self.reader, &self.title, &heads, rows.collect())
    }
}

impl Render for Bars<'_> {
    fn render(&self) -> Markup {
        if self.groups.is_empty() {
            return html! { p.chart-note { (self.reader.t("web-chart-empty")) } };
        }
        let canvas = Canvas::new(self.reader, self.size);
        let entries: Vec<_> =
            self.series.iter().enumerate().map(|(at, (label, _))| (self.class(at), label.clone())).collect();
        let words = Words { title: &self.title, description: &self.description, show_title: self.show_title };
        figure(&canvas, &words, &|canvas| self.drawing(canvas), (legend(&entries), self.table()))
    }
}

fn drawn(value: f64) -> f64 {
    if value.is_finite() { value.max(0.0) } else { 0.0 }
}
