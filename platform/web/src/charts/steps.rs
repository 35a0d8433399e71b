//! Shares that fall in steps as time goes by, with their intervals: survival curves.

use i18n::Reader;
use maud::{Markup, Render, html};

use super::figure::{Canvas, Format, Size, Words, figure, legend, table};
use super::scale::{Linear, ticks, unit};

/// Lines with intervals that one can still tell apart; more are drawn without.
const WITH_INTERVALS: usize = 3;
/// Rows of the table behind for each line.
const ROWS: usize = 12;

/// Where a share changes.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct StepPoint {
    /// When.
    pub at: f64,
    /// The share from then on, 0 to 1.
    pub share: f64,
    /// Its interval, where it has one.
    pub within: Option<(f64, f64)>,
    /// How many it was told of.
    pub count: usize,
}

/// A line.
#[derive(Debug, Clone)]
pub struct StepLine {
    label: String,
    points: Vec<StepPoint>,
}

impl StepLine {
    /// Through these points, in order of their times; it begins with everybody at time 0.
    pub fn new(label: impl Into<String>, points: Vec<StepPoint>) -> Self {
        Self { label: label.into(), points }
    }

    fn until(&self) -> f64 {
        self.points.last().map_or(0.0, |point| point.at)
    }

    /// The corners of a value of the line.
    fn corners(&self, value: impl Fn(&StepPoint) -> f64) -> Vec<(f64, f64)> {
        let (mut corners, mut level) = (vec![(0.0, 1.0)], 1.0);
        for point in &self.points {
            corners.push((point.at, level));
            let next = value(point);
            if (next - level).abs() > 0.0 {
                corners.push((point.at, next));
                level = next;
            }
        }
        corners
    }
}

/// A chart of falling shares.
#[derive(Debug, Clone)]
pub struct Steps<'a> {
    reader: &'a Reader,
    title: String,
    description: String,
    unit: String,
    lines: Vec<StepLine>,
}

impl<'a> Steps<'a> {
    /// No line yet.
    pub fn new(reader: &'a Reader, title: impl Into<String>) -> Self {
        let (title, description, unit) = (title.into(), String::new(), String::new());
        Self { reader, title, description, unit, lines: Vec::new() }
    }

    /// What the drawing shows, in a sentence, for those who cannot see it.
    #[must_use]
    pub fn describe(mut self, text: impl Into<String>) -> Self {
        self.description = text.into();
        self
    }

    /// What time is counted in.
    #[must_use]
    pub fn unit(mut self, text: impl Into<String>) -> Self {
        self.unit = text.into();
        self
    }

    /// One more line.
    #[must_use]
    pub fn line(mut self, line: StepLine) -> Self {
        self.lines.push(line);
        self
    }

    fn drawing(&self, canvas: &Canvas<'_>) -> Markup {
        let until = self.lines.iter().map(StepLine::until).fold(0.0, f64::max);
        let marks = ticks(0.0, until, if canvas.size == Size::Narrow { 4 } else { 8 }, true);
        let end = marks.last().copied().unwrap_or(1.0);
        let (across, upward) = (Linear::new((0.0, end), canvas.across()), Linear::new((0.0, 1.0), canvas.upward()));
        let beside =
            [0.0, 0.25, 0.5, 0.75, 1.0].map(|share| (upward.at(share), Format::Percent.write(self.reader, share)));
        let below: Vec<_> = marks.iter().map(|value| (across.at(*value), self.reader.number(*value, 0))).collect();
        let place = |(x, y): &(f64, f64)| format!("{} {}", unit(across.at(*x)), unit(upward.at(*y)));
        let path = |corners: &[(f64, f64)]| corners.iter().map(place).collect::<Vec<_>>().join("L");
        html! {
            (canvas.value_axis(&beside))
            (canvas.labels_below(&below))
            @for (at, line) in self.lines.iter().enumerate() {
                @let color = at % 6 + 1;
                @if self.lines.len() <= WITH_INTERVALS {
                    @let low = line.corners(|point| point.within.map_or(point.share, |within| within.0));
                    @let mut high = line.corners(|point| point.within.map_or(point.share, |within| within.1));
                    @let () = high.reverse();
                    path class=(format!("within fill s{color}")) d=(format!("M{}L{}Z", path(&low), path(&high))) {}
                }
                path class=(format!("line s{color}")) d=(format!("M{}", path(&line.corners(|point| point.share)))) { title { (line.label) } }
            }
        }
    }

    fn table(&self) -> Markup {
        let r = self.reader;
        let heads = [
            self.unit.clone(),
            r.t("web-steps-who"),
            r.t("web-steps-share"),
            r.t("web-reliability-within"),
            r.t("web-steps-count"),
        ];
        let percent = |value: f64| Format::Percent.write(r, value);
        let mut rows = Vec::new();
        for line in &self.lines {
            // Of a long curve some points tell as much as all.
            let every = line.points.len().div_ceil(ROWS).max(1);
            for point in line.points.iter().step_by(every) {
                let within = point.within.map(|(low, high)| format!("{} – {}", percent(low), percent(high)));
                let count = r.integer(i64::try_from(point.count).unwrap_or(i64::MAX));
                let cells =
                    vec![line.label.clone(), percent(point.share), within.unwrap_or_else(|| "–".to_owned()), count];
                rows.push((r.number(point.at, 1), cells));
            }
        }
        table(r, &self.title, &heads, rows)
    }
}

impl Render for Steps<'_> {
    fn render(&self) -> Markup {
        if self.lines.is_empty() {
            return html! { p.chart-note { (self.reader.t("web-chart-empty")) } };
        }
        let canvas = Canvas::new(self.reader, Size::Wide);
        let words = Words { title: &self.title, description: &self.description, show_title: false };
        let names: Vec<_> = self
            .lines
            .iter()
            .enumerate()
            .map(|(at, line)| (format!("line s{}", at % 6 + 1), line.label.clone()))
            .collect();
        let drawn = figure(&canvas, &words, &|canvas| self.drawing(canvas), (legend(&names), self.table()));
        html! { (drawn) @if !self.unit.is_empty() { p.chart-note { (self.unit) } } }
    }
}
