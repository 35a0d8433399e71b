//! What was foretold beside what came: a diagonal, and how far each point is from it.

use i18n::Reader;
use maud::{Markup, Render, html};

use super::figure::{Canvas, Format, Size, Words, figure, legend, table};
use super::scale::{Linear, ticks, unit};

/// Something that was foretold with about one chance.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Foretold {
    /// The mean chance, 0 to 1.
    pub expected: f64,
    /// The share that came, 0 to 1.
    pub share: f64,
    /// The ends of its interval.
    pub within: (f64, f64),
    /// How many were foretold so.
    pub count: usize,
}

/// A reliability diagram.
#[derive(Debug, Clone)]
pub struct Reliability<'a> {
    reader: &'a Reader,
    title: String,
    description: String,
    points: Vec<Foretold>,
}

impl<'a> Reliability<'a> {
    /// Of these points, by rising chance.
    pub fn new(reader: &'a Reader, title: impl Into<String>, points: Vec<Foretold>) -> Self {
        Self { reader, title: title.into(), description: String::new(), points }
    }

    /// What the drawing shows, in a sentence, for those who cannot see it.
    #[must_use]
    pub fn describe(mut self, text: impl Into<String>) -> Self {
        self.description = text.into();
        self
    }

    /// Both axes reach as far as the furthest point: chances of leaving are small, and would all lie in a corner.
    fn reach(&self) -> f64 {
        let all = self.points.iter().flat_map(|point| [point.expected, point.within.1]);
        all.filter(|value| value.is_finite()).fold(0.01, f64::max).min(1.0)
    }

    fn drawing(&self, canvas: &Canvas<'_>) -> Markup {
        let marks = ticks(0.0, self.reach(), 4, false);
        let end = marks.last().copied().unwrap_or(1.0);
        let (across, upward) = (Linear::new((0.0, end), canvas.across()), Linear::new((0.0, end), canvas.upward()));
        let label = |value: f64| Format::Percent.write(self.reader, value);
        let beside: Vec<_> = marks.iter().map(|value| (upward.at(*value), label(*value))).collect();
        let below: Vec<_> = marks.iter().map(|value| (across.at(*value), label(*value))).collect();
        html! {
            (canvas.value_axis(&beside))
            (canvas.labels_below(&below))
            path class="ghost" d=(format!("M{} {}L{} {}", unit(across.at(0.0)), unit(upward.at(0.0)), unit(across.at(end)), unit(upward.at(end)))) {}
            @for point in &self.points {
                @let x = unit(across.at(point.expected));
                g {
                    title { (label(point.expected)) " → " (label(point.share)) }
                    line class="line s1" x1=(x) x2=(x) y1=(unit(upward.at(point.within.0))) y2=(unit(upward.at(point.within.1))) {}
                    circle class="point s1" cx=(x) cy=(unit(upward.at(point.share))) r="4" {}
                }
            }
        }
    }

    fn table(&self) -> Markup {
        let r = self.reader;
        let heads = ["expected", "came", "within", "count"].map(|key| r.t(&format!("web-reliability-{key}")));
        let percent = |value: f64| Format::Percent.write(r, value);
        let rows = self.points.iter().map(|point| {
            let within = format!("{} – {}", percent(point.within.0), percent(point.within.1));
            let count = r.integer(i64::try_from(point.count).unwrap_or(i64::MAX));
            (percent(point.expected), vec![percent(point.share), within, count])
        });
        table(r, &self.title, &heads, rows.collect())
    }
}

impl Render for Reliability<'_> {
    fn render(&self) -> Markup {
        if self.points.is_empty() {
            return html! { p.chart-note { (self.reader.t("web-chart-empty")) } };
        }
        let canvas = Canvas::new(self.reader, Size::Half);
        let words = Words { title: &self.title, description: &self.description, show_title: true };
        let names = [("line s1", "web-reliability-came"), ("ghost", "web-reliability-right")];
        let names = names.map(|(class, key)| (class.to_owned(), self.reader.t(key)));
        figure(&canvas, &words, &|canvas| self.drawing(canvas), (legend(&names), self.table()))
    }
}
