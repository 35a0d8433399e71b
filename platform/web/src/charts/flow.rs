//! Movements between two moments: from each class to each class, as wide as there are many.

use i18n::Reader;
use maud::{Markup, Render, html};

use super::figure::{Canvas, Size, Words, figure, table};
use super::scale::{count, unit};

/// Width of a class's bar.
const BAR: f64 = 14.0;
/// Between two classes.
const GAP: f64 = 10.0;
/// Room for names at either side.
const NAMES: f64 = 150.0;
const NAMES_NARROW: f64 = 92.0;
/// Height of the bars of one side without gaps.
const HIGH: f64 = 220.0;

/// Some that moved, or stayed.
#[derive(Debug, Clone, PartialEq)]
pub struct Move {
    /// The class then, by its place.
    pub from: usize,
    /// The class now, by its place.
    pub to: usize,
    /// How many.
    pub count: usize,
    /// Where they are listed.
    pub href: String,
    /// What the table behind says of them.
    pub fact: String,
}

/// A flow between the same classes at two moments.
#[derive(Debug, Clone)]
pub struct Flow<'a> {
    reader: &'a Reader,
    title: String,
    description: String,
    classes: Vec<String>,
    moves: Vec<Move>,
    heads: Vec<String>,
    /// The colour of each class: `good`, `warn`, `bad`, `plain`; those of series where there is none.
    tones: Vec<&'static str>,
}

impl<'a> Flow<'a> {
    /// Between these classes, in their order.
    pub fn new(reader: &'a Reader, title: impl Into<String>, classes: Vec<String>, mut moves: Vec<Move>) -> Self {
        moves.retain(|one| one.count > 0 && one.from < classes.len() && one.to < classes.len());
        moves.sort_by_key(|one| (one.from, one.to));
        Self {
            reader,
            title: title.into(),
            description: String::new(),
            classes,
            moves,
            heads: Vec::new(),
            tones: Vec::new(),
        }
    }

    /// What the drawing shows, in a sentence, for those who cannot see it.
    #[must_use]
    pub fn describe(mut self, text: impl Into<String>) -> Self {
        self.description = text.into();
        self
    }

    /// The heads of the table behind: then, now, count, fact.
    #[must_use]
    pub fn heads(mut self, heads: Vec<String>) -> Self {
        self.heads = heads;
        self
    }

    /// Colours that judge, one for each class: `good`, `warn`, `bad` or `plain`.
    #[must_use]
    pub fn tones(mut self, tones: Vec<&'static str>) -> Self {
        self.tones = tones;
        self
    }

    fn class(&self, at: usize) -> String {
        self.tones.get(at).map_or_else(|| format!("s{}", at % 6 + 1), |tone| (*tone).to_owned())
    }

    fn total(&self) -> usize {
        self.moves.iter().map(|one| one.count).sum()
    }

    /// How many stand in each class on one side.
    fn side(&self, of: impl Fn(&Move) -> usize) -> Vec<usize> {
        let mut counts = vec![0; self.classes.len()];
        self.moves.iter().for_each(|one| counts[of(one)] += one.count);
        counts
    }

    /// Where each class begins.
    fn tops(&self, counts: &[usize]) -> Vec<f64> {
        let mut y = 4.0;
        let next = |own: &usize| {
            let top = y;
            y += self.high(*own) + if *own > 0 { GAP } else { 0.0 };
            top
        };
        counts.iter().map(next).collect()
    }

    fn high(&self, own: usize) -> f64 {
        HIGH * count(own) / count(self.total().max(1))
    }

    fn drawing(&self, canvas: &Canvas<'_>) -> Markup {
        let names = if canvas.size == Size::Narrow { NAMES_NARROW } else { NAMES };
        let width = canvas.size.width();
        // Then stands where reading begins.
        let rtl = self.reader.language.is_rtl();
        let across = |x: f64| if rtl { width - x } else { x };
        let (then, now) = (self.side(|one| one.from), self.side(|one| one.to));
        let (mut left, mut right) = (self.tops(&then), self.tops(&now));
        let (start, end) = (names + BAR, width - names - BAR);
        let middle = f64::midpoint(start, end);
        let bars = [(names, &then, left.clone(), true), (width - names - BAR, &now, right.clone(), false)];
        html! {
            @for one in &self.moves {
                @let high = self.high(one.count);
                @let (a, b) = (left[one.from], right[one.to]);
                @let () = { left[one.from] += high; right[one.to] += high; };
                @let class = if one.from == one.to { "flow".to_owned() } else { format!("flow {}", self.class(one.from)) };
                @let shape = format!(
                    "M{0} {2}C{4} {2} {4} {3} {1} {3}L{1} {6}C{4} {6} {4} {5} {0} {5}Z",
                    unit(across(start)), unit(across(end)), unit(a), unit(b), unit(across(middle)), unit(a + high), unit(b + high)
                );
                (self.linked(one, html! { path class=(class) d=(shape) { title { (self.says(one)) } } }))
            }
            @for (x, counts, tops, is_then) in bars {
                @for (class, own) in counts.iter().enumerate().filter(|(_, own)| **own > 0) {
                    @let (y, high) = (tops[class], self.high(*own));
                    @let left = if rtl { width - x - BAR } else { x };
                    rect class=(format!("fill {}", self.class(class))) x=(unit(left)) y=(unit(y)) width=(unit(BAR)) height=(unit(high.max(1.0))) {}
                    @let label = across(if is_then { x - 6.0 } else { x + BAR + 6.0 });
                    text x=(unit(label)) y=(unit(y + (high / 2.0).max(4.0) + 4.0)) text-anchor=(if is_then { "end" } else { "start" }) {
                        (self.classes[class]) " " (self.reader.integer(i64::try_from(*own).unwrap_or(i64::MAX)))
                    }
                }
            }
        }
    }

    fn says(&self, one: &Move) -> String {
        let count = self.reader.integer(i64::try_from(one.count).unwrap_or(i64::MAX));
        format!("{} → {}: {count}", self.classes[one.from], self.classes[one.to])
    }

    fn linked(&self, one: &Move, drawn: Markup) -> Markup {
        html! { @if one.href.is_empty() { (drawn) } @else { a href=(one.href) tabindex="-1" { (drawn) } } }
    }

    fn table(&self) -> Markup {
        let rows = self.moves.iter().map(|one| {
            let written = self.reader.integer(i64::try_from(one.count).unwrap_or(i64::MAX));
            let linked = if one.href.is_empty() {
                html! { (written) }
            } else {
                html! { a href=(one.href) { (written) } }
            };
            (self.classes[one.from].clone(), vec![html! { (self.classes[one.to]) }, linked, html! { (one.fact) }])
        });
        table(self.reader, &self.title, &self.heads, rows.collect())
    }
}

impl Render for Flow<'_> {
    fn render(&self) -> Markup {
        if self.moves.is_empty() {
            return html! { p.chart-note { (self.reader.t("web-chart-empty")) } };
        }
        let canvas = Canvas::new(self.reader, Size::Wide);
        let words = Words { title: &self.title, description: &self.description, show_title: false };
        let high = HIGH + GAP * count(self.classes.len()) + 8.0;
        figure(&canvas.high(high), &words, &|canvas| self.drawing(canvas), (html! {}, self.table()))
    }
}
