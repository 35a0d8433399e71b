//! A line as small as a word, for a cell of a table.

use i18n::Reader;
use maud::{Markup, Render, html};

use super::scale::{Linear, unit};

const WIDTH: f64 = 96.0;
const HEIGHT: f64 = 24.0;
const AIR: f64 = 3.0;

/// Values in order, from 0 upwards; `None` is a gap.
#[derive(Debug, Clone)]
pub struct Spark<'a> {
    reader: &'a Reader,
    title: String,
    values: Vec<Option<f64>>,
}

impl<'a> Spark<'a> {
    /// `title` says in words what it shows ("31 to 14 in 8 weeks"): it is all that some readers get.
    pub fn new(reader: &'a Reader, title: impl Into<String>, values: &[Option<f64>]) -> Self {
        Self { reader, title: title.into(), values: values.to_vec() }
    }
}

impl Render for Spark<'_> {
    fn render(&self) -> Markup {
        let highest = self.values.iter().flatten().copied().filter(|v| v.is_finite()).fold(0.0, f64::max);
        let last = u32::try_from(self.values.len().saturating_sub(1)).map_or(1.0, f64::from);
        let ends = if self.reader.language.is_rtl() { (WIDTH - AIR, AIR) } else { (AIR, WIDTH - AIR) };
        let across = Linear::new((0.0, last), ends);
        let upward = Linear::new((0.0, if highest > 0.0 { highest } else { 1.0 }), (HEIGHT - AIR, AIR));
        let places = (0_u32..)
            .zip(&self.values)
            .map(|(at, v)| v.filter(|v| v.is_finite()).map(|v| (across.at(f64::from(at)), upward.at(v))));
        let places: Vec<Option<(f64, f64)>> = places.collect();
        let mut path = String::new();
        for (at, place) in places.iter().enumerate() {
            if let Some((x, y)) = place {
                let starts = at == 0 || places[at - 1].is_none();
                path.push_str(&format!("{}{} {}", if starts { 'M' } else { 'L' }, unit(*x), unit(*y)));
            }
        }
        html! {
            svg.spark role="img" viewBox=(format!("0 0 {} {}", unit(WIDTH), unit(HEIGHT))) aria-label=(self.title) {
                title { (self.title) }
                path class="line" d=(path) {}
                @if let Some((x, y)) = places.iter().rev().flatten().next() { circle class="point" cx=(unit(*x)) cy=(unit(*y)) r="2.2" {} }
            }
        }
    }
}
