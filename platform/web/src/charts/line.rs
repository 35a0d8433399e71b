//! Lines over days: with last year as a ghost, holidays shaded, and what we did marked.

use i18n::Reader;
use kernel::Day;
use maud::{Markup, Render, html};

use super::days::DayScale;
use super::figure::{Canvas, Format, Size, Words, figure, legend, table};
use super::scale::{Linear, ticks, unit};

/// Values over days, in order. `None` is unknown: the line has a gap there.
#[derive(Debug, Clone, PartialEq)]
pub struct Series {
    label: String,
    points: Vec<(Day, Option<f64>)>,
}

impl Series {
    /// The points are sorted by day.
    pub fn new(label: impl Into<String>, mut points: Vec<(Day, Option<f64>)>) -> Self {
        points.sort_by_key(|(day, _)| *day);
        Self { label: label.into(), points }
    }
}

/// A chart of lines.
#[derive(Debug, Clone)]
pub struct Line<'a> {
    reader: &'a Reader,
    title: String,
    description: String,
    show_title: bool,
    series: Vec<Series>,
    ghost: Option<Series>,
    shades: Vec<(Day, Day, String)>,
    markers: Vec<(Day, String)>,
    limit: Option<(f64, String)>,
    days: Option<(Day, Day)>,
    format: Format,
    size: Size,
}

impl<'a> Line<'a> {
    /// No line yet.
    pub fn new(reader: &'a Reader, title: impl Into<String>) -> Self {
        Self {
            reader,
            title: title.into(),
            description: String::new(),
            show_title: false,
            series: Vec::new(),
            ghost: None,
            shades: Vec::new(),
            markers: Vec::new(),
            limit: None,
            days: None,
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

    /// The days that the axis runs over; else those of the series.
    #[must_use]
    pub fn days(mut self, first: Day, last: Day) -> Self {
        self.days = Some((first, last));
        self
    }

    /// One more line.
    #[must_use]
    pub fn series(mut self, series: Series) -> Self {
        self.series.push(series);
        self
    }

    /// A pale line behind, its days already moved onto the axis (last year's values on this year's days).
    #[must_use]
    pub fn ghost(mut self, series: Series) -> Self {
        self.ghost = Some(series);
        self
    }

    /// Days that are shaded: holidays, a missing source.
    #[must_use]
    pub fn shade(mut self, from: Day, to: Day, label: impl Into<String>) -> Self {
        self.shades.push((from, to, label.into()));
        self
    }

    /// A day on which something was done.
    #[must_use]
    pub fn marker(mut self, day: Day, label: impl Into<String>) -> Self {
        self.markers.push((day, label.into()));
        self
    }

    /// A level to compare with: seats, a target.
    #[must_use]
    pub fn limit(mut self, value: f64, label: impl Into<String>) -> Self {
        self.limit = Some((value, label.into()));
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

    fn all_series(&self) -> impl Iterator<Item = &Series> {
        self.series.iter().chain(&self.ghost)
    }

    fn span(&self) -> Option<(Day, Day)> {
        let days = || self.all_series().flat_map(|s| s.points.iter().map(|(day, _)| *day));
        self.days.or_else(|| Some((days().min()?, days().max()?)))
    }

    fn values(&self) -> impl Iterator<Item = f64> {
        let known = self.all_series().flat_map(|s| s.points.iter().filter_map(|(_, v)| *v)).filter(|v| v.is_finite());
        known.chain(self.limit.as_ref().map(|(v, _)| *v))
    }

    fn drawing(&self, canvas: &Canvas<'_>, days: &DayScale) -> Markup {
        let low = self.values().fold(0.0, f64::min);
        let high = self.values().fold(0.0, f64::max);
        let marks = ticks(low, high, 4, self.format == Format::Whole);
        let ends = (marks.first().copied().unwrap_or(0.0), marks.last().copied().unwrap_or(1.0));
        let values = Linear::new(ends, canvas.upward());
        let axis: Vec<_> = marks.iter().map(|v| (values.at(*v), self.format.write(self.reader, *v))).collect();
        let below: Vec<_> = days.ticks(self.reader).into_iter().map(|(day, label)| (days.at(day), label)).collect();
        html! {
            (self.shading(canvas, days))
            (canvas.value_axis(&axis))
            (canvas.labels_below(&below))
            @if let Some((value, label)) = &self.limit { (limit(canvas, values.at(*value), label)) }
            @if let Some(ghost) = &self.ghost { path class="ghost" d=(path(ghost, days, &values)) {} }
            (self.marks(canvas, days))
            @for (at, series) in self.series.iter().enumerate() {
                path class=(format!("line s{}", at % 6 + 1)) d=(path(series, days, &values)) {}
                @if let Some((day, value)) = last_known(series) {
                    circle class=(format!("point s{}", at % 6 + 1)) cx=(unit(days.at(day))) cy=(unit(values.at(value))) r="3.5" {}
                }
            }
        }
    }

    fn shading(&self, canvas: &Canvas<'_>, days: &DayScale) -> Markup {
        let (below, above) = canvas.upward();
        let (start, end) = canvas.across();
        let (lowest, highest) = (start.min(end), start.max(end));
        html! {
            @for (from, to, label) in &self.shades {
                // A day is as wide as the way to the next one.
                @let next = to.tomorrow().unwrap_or(*to);
                @let (a, b) = (days.at(*from).clamp(lowest, highest), days.at(next).clamp(lowest, highest));
                @if a.min(b) < a.max(b) {
                    rect class="shade" x=(unit(a.min(b))) width=(unit((a - b).abs())) y=(unit(above)) height=(unit(below - above)) { title { (label) } }
                }
            }
        }
    }

    fn marks(&self, canvas: &Canvas<'_>, days: &DayScale) -> Markup {
        let (below, above) = canvas.upward();
        html! {
            @for (day, label) in self.markers.iter().filter(|(day, _)| days.holds(*day)) {
                @let x = days.at(*day);
                g {
                    title { (label) ", " (self.reader.day_short(*day)) }
                    line class="marker" x1=(unit(x)) x2=(unit(x)) y1=(unit(above)) y2=(unit(below)) {}
                    path class="marker-head" d=(format!("M{} {}l-4 -7h8Z", unit(x), unit(above + 3.0))) {}
                }
            }
        }
    }

    fn legend(&self) -> Markup {
        let lines = self.series.iter().enumerate().map(|(at, s)| (format!("line s{}", at % 6 + 1), s.label.clone()));
        let ghost = self.ghost.iter().map(|s| ("ghost".to_owned(), s.label.clone()));
        let mut names: Vec<String> = Vec::new();
        for (_, _, label) in &self.shades {
            if !names.contains(label) {
                names.push(label.clone());
            }
        }
        // All shades look alike: one mark for all of them, with their names.
        let shades = (!names.is_empty()).then(|| ("shade".to_owned(), self.reader.list(&names)));
        legend(&lines.chain(ghost).chain(shades).collect::<Vec<_>>())
    }

    fn table(&self) -> Markup {
        let heads: Vec<String> =
            std::iter::once(self.reader.t("web-chart-day")).chain(self.all_series().map(|s| s.label.clone())).collect();
        let mut days: Vec<Day> = self.all_series().flat_map(|s| s.points.iter().map(|(day, _)| *day)).collect();
        days.sort_unstable();
        days.dedup();
        let write = |s: &Series, day: Day| {
            let value = s.points.iter().find(|(d, _)| *d == day).and_then(|(_, v)| *v);
            value.map_or_else(|| "–".to_owned(), |v| self.format.write(self.reader, v))
        };
        let rows =
            days.into_iter().map(|day| (self.reader.day(day), self.all_series().map(|s| write(s, day)).collect()));
        table(self.reader, &self.title, &heads, rows.collect())
    }
}

impl Render for Line<'_> {
    fn render(&self) -> Markup {
        let canvas = Canvas::new(self.reader, self.size);
        let Some((first, last)) = self.span().filter(|_| self.all_series().any(|s| !s.points.is_empty())) else {
            return html! { p.chart-note { (self.reader.t("web-chart-empty")) } };
        };
        let draw = |canvas: &Canvas<'_>| self.drawing(canvas, &DayScale::new(first, last, canvas.across()));
        let words = Words { title: &self.title, description: &self.description, show_title: self.show_title };
        figure(&canvas, &words, &draw, (self.legend(), self.table()))
    }
}

fn limit(canvas: &Canvas<'_>, y: f64, label: &str) -> Markup {
    let (start, end) = canvas.across();
    html! {
        line class="limit" x1=(unit(start)) x2=(unit(end)) y1=(unit(y)) y2=(unit(y)) {}
        text x=(unit(end)) y=(unit(y - 5.0)) text-anchor="end" { (label) }
    }
}

fn last_known(series: &Series) -> Option<(Day, f64)> {
    series.points.iter().rev().find_map(|(day, value)| Some((*day, (*value)?)))
}

/// The line through the known points within the axis; a gap where one is unknown.
fn path(series: &Series, days: &DayScale, values: &Linear) -> String {
    let mut out = String::new();
    let mut pen_up = true;
    for (day, value) in &series.points {
        let Some(value) = value.filter(|v| v.is_finite() && days.holds(*day)) else {
            pen_up = true;
            continue;
        };
        out.push(if pen_up { 'M' } else { 'L' });
        out.push_str(&format!("{} {}", unit(days.at(*day)), unit(values.at(value))));
        pen_up = false;
    }
    out
}
