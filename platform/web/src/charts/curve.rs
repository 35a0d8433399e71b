//! A curve that people draw, from a number to a share, over how often each number occurs; its points are handles.
//!
//! With the script a handle is dragged, or moved by arrow keys, and the fields named by it follow; without, the fields are typed in.

use i18n::Reader;
use maud::{Markup, Render, html};

use super::figure::{Canvas, Format, Size, Words, figure, legend, table};
use super::scale::{Linear, count, ticks, unit};

/// Height of the drawing.
const HIGH: f64 = 200.0;

/// Numbers from one to the next, and how often one of them occurs.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bin {
    /// The lowest.
    pub from: f64,
    /// Where the next one begins.
    pub to: f64,
    /// How many there are.
    pub count: usize,
}

/// A curve over a distribution.
#[derive(Debug, Clone)]
pub struct Curve<'a> {
    reader: &'a Reader,
    title: String,
    description: String,
    /// Number and share, 0 to 1, in order.
    points: Vec<(f64, f64)>,
    /// Level from each point to the next.
    steps: bool,
    bins: Vec<Bin>,
    across: (f64, f64),
    /// The names of the fields behind each point.
    fields: Vec<(String, String)>,
    /// Another curve to compare with.
    beside: Option<Beside>,
}

/// A curve that another one is compared with.
#[derive(Debug, Clone)]
struct Beside {
    /// The names of both curves, the compared one first.
    names: (String, String),
    points: Vec<(f64, f64)>,
    steps: bool,
}

impl<'a> Curve<'a> {
    /// A curve through these points (number, share), drawn from one number to another.
    pub fn new(reader: &'a Reader, title: impl Into<String>, points: Vec<(f64, f64)>, across: (f64, f64)) -> Self {
        let (title, description) = (title.into(), String::new());
        let (bins, fields, beside) = (Vec::new(), Vec::new(), None);
        Self { reader, title, description, points, steps: false, bins, across, fields, beside }
    }

    /// Level from each point to the next, instead of straight lines.
    #[must_use]
    pub const fn stepped(mut self, steps: bool) -> Self {
        self.steps = steps;
        self
    }

    /// What the drawing shows, in a sentence, for those who cannot see it.
    #[must_use]
    pub fn describe(mut self, text: impl Into<String>) -> Self {
        self.description = text.into();
        self
    }

    /// How often numbers occur, drawn behind the curve.
    #[must_use]
    pub fn over(mut self, bins: Vec<Bin>) -> Self {
        self.bins = bins;
        self
    }

    /// The names of the fields of each point: its number and its share in percent.
    #[must_use]
    pub fn fields(mut self, fields: Vec<(String, String)>) -> Self {
        self.fields = fields;
        self
    }

    /// A curve to compare with, level from each point to the next or not, drawn dashed; with the names of this one and of that one.
    #[must_use]
    pub fn beside(mut self, names: (String, String), points: Vec<(f64, f64)>, steps: bool) -> Self {
        self.beside = Some(Beside { names, points, steps });
        self
    }

    fn path(&self, (points, steps): (&[(f64, f64)], bool), (across, upward): (Linear, Linear)) -> String {
        let (Some(first), Some(last)) = (points.first(), points.last()) else { return String::new() };
        let mut corners = vec![(self.across.0, first.1)];
        for (at, point) in points.iter().enumerate() {
            // A step stands upright at its number.
            let before = if at == 0 { first.1 } else { points[at - 1].1 };
            corners.extend(steps.then_some((point.0, before)));
            corners.push(*point);
        }
        corners.push((self.across.1, last.1));
        let place = |(x, share): &(f64, f64)| format!("{} {}", unit(across.at(*x)), unit(upward.at(*share)));
        format!("M{}", corners.iter().map(place).collect::<Vec<_>>().join("L"))
    }

    fn drawing(&self, canvas: &Canvas<'_>) -> Markup {
        let (across, upward) = (Linear::new(self.across, canvas.across()), Linear::new((0.0, 1.0), canvas.upward()));
        let beside = [0.0, 0.5, 1.0].map(|share| (upward.at(share), Format::Percent.write(self.reader, share)));
        let inside = |value: &f64| (self.across.0..=self.across.1).contains(value);
        let marks = ticks(self.across.0, self.across.1, 8, false).into_iter().filter(inside);
        let below: Vec<_> = marks.map(|value| (across.at(value), self.reader.number(value, 2))).collect();
        let most = self.bins.iter().map(|bin| bin.count).max().unwrap_or(0).max(1);
        html! {
            @for bin in &self.bins {
                @let (one, other) = (across.at(bin.from), across.at(bin.to));
                @let top = upward.at(0.9 * count(bin.count) / count(most));
                rect class="bin fill" x=(unit(one.min(other) + 0.5)) width=(unit((one - other).abs() - 1.0)) y=(unit(top)) height=(unit(upward.at(0.0) - top)) {
                    title { (self.range(bin)) ": " (self.reader.integer(i64::try_from(bin.count).unwrap_or(i64::MAX))) }
                }
            }
            (canvas.value_axis(&beside))
            (canvas.labels_below(&below))
            @if let Some(other) = &self.beside { path class="ghost" d=(self.path((&other.points, other.steps), (across, upward))) {} }
            path class="line s1" data-curve-line d=(self.path((&self.points, self.steps), (across, upward))) {}
            @for (at, (x, share)) in self.points.iter().enumerate() {
                (self.handle(at, (unit(across.at(*x)), unit(upward.at(*share)))))
            }
        }
    }

    fn handle(&self, at: usize, (x, y): (String, String)) -> Markup {
        let (number, share) = self.points[at];
        let says = format!("{} → {}", self.reader.number(number, 2), Format::Percent.write(self.reader, share));
        let label = self.reader.tell("web-curve-point", &[("number", (at + 1).into())]);
        match self.fields.get(at) {
            None => html! { circle class="point s1" cx=(x) cy=(y) r="5" { title { (says) } } },
            Some((across, upward)) => html! {
                circle class="point handle s1" cx=(x) cy=(y) r="7" tabindex="0" role="slider" id=(format!("{across}-handle")) aria-label=(label) aria-valuetext=(says)
                    aria-valuemin=(self.across.0) aria-valuemax=(self.across.1) aria-valuenow=(number)
                    data-point=(at) data-x=(across) data-share=(upward) {}
            },
        }
    }

    /// What each class of the drawing shows.
    fn names(&self) -> Vec<(String, String)> {
        let curves = match &self.beside {
            None => vec![("line s1", self.reader.t("web-curve-line"))],
            Some(other) => vec![("line s1", other.names.0.clone()), ("ghost", other.names.1.clone())],
        };
        let all = curves.into_iter().chain([("bin fill", self.reader.t("web-curve-count"))]);
        all.map(|(class, name)| (class.to_owned(), name)).collect()
    }

    fn range(&self, bin: &Bin) -> String {
        format!("{} – {}", self.reader.number(bin.from, 2), self.reader.number(bin.to, 2))
    }

    fn table(&self) -> Markup {
        let r = self.reader;
        let heads = ["range", "count"].map(|key| r.t(&format!("web-curve-{key}")));
        let filled = self.bins.iter().filter(|bin| bin.count > 0);
        let rows = filled.map(|bin| (self.range(bin), vec![r.integer(i64::try_from(bin.count).unwrap_or(i64::MAX))]));
        table(r, &self.title, &heads, rows.collect())
    }
}

impl Render for Curve<'_> {
    fn render(&self) -> Markup {
        let canvas = Canvas::new(self.reader, Size::Half).high(HIGH).grouping();
        let words = Words { title: &self.title, description: &self.description, show_title: false };
        let names = self.names();
        let (start, end) = canvas.across();
        let (bottom, top) = canvas.upward();
        // What the script needs to turn a place of the pointer into a number and a share.
        let plot = format!("{} {} {} {}", unit(start), unit(end), unit(bottom), unit(top));
        let drawn = figure(&canvas, &words, &|canvas| self.drawing(canvas), (legend(&names), self.table()));
        html! {
            div data-curve=(if self.steps { "steps" } else { "points" }) data-plot=(plot) data-from=(self.across.0) data-to=(self.across.1) {
                (drawn)
                @if !self.description.is_empty() { p.chart-note { (self.description) } }
            }
        }
    }
}
