//! The curve of a component: its points as rows of fields, and as a picture over the numbers of today's accounts.

use arrow::array::{Array, AsArray};
use arrow::datatypes::Float64Type;
use kernel::Error;
use maud::{Markup, html};
use query::{Frame, View, Viewed};
use web::Viewer;
use web::charts::{Bin, Curve as Picture};
use web::components::{Field, Select};

use super::editor_form::{POINTS, curve_of, field};
use crate::definitions::compiled::Card;
use crate::definitions::curve::Curve;
use crate::definitions::edit::Typed;

/// Empty rows for further points.
const SPARE: usize = 2;
/// Bars of the distribution.
const BARS: u8 = 30;
/// So much of the numbers lies at each end beyond the picture: single ones far out would press all others together.
const BEYOND: f64 = 0.01;

/// The accounts whose numbers are drawn, and the scorecard by which they are judged.
pub(super) struct Judged<'a> {
    pub(super) frame: &'a Frame,
    pub(super) view: &'a View,
    pub(super) card: &'a Card,
}

impl Judged<'_> {
    /// The known numbers of a component among the accounts that it judges, in order, and how many it does not know.
    fn numbers(&self, component: &str) -> Option<(Vec<f64>, usize)> {
        let viewed = Viewed::new(self.frame, self.view);
        let input = self.card.parts.iter().find(|part| part.key == component)?.input.as_ref()?;
        let found = viewed.evaluate(input).array;
        let found = arrow::compute::cast(&found, &arrow::datatypes::DataType::Float64).ok()?;
        let found = found.as_primitive_opt::<Float64Type>()?;
        let cards = viewed.column("scorecard")?;
        let cards = cards.as_string_opt::<i32>()?;
        let own = (0..cards.len()).filter(|&row| cards.is_valid(row) && cards.value(row) == self.card.key);
        let (mut known, mut unknown) = (Vec::new(), 0);
        for row in own {
            if found.is_valid(row) && found.value(row).is_finite() {
                known.push(found.value(row))
            } else {
                unknown += 1
            }
        }
        known.sort_by(f64::total_cmp);
        Some((known, unknown))
    }
}

/// The fields and the picture of the component at a place.
pub(super) fn curve(
    v: &Viewer,
    at: usize,
    (typed, judged): (&Typed, Option<&Judged<'_>>),
    error: Option<&Error>,
) -> Markup {
    let text = |end: &str| typed.text(&field(at, end)).to_owned();
    let filled = (0..POINTS).rev().find(|n| !text(&format!("x-{n}")).is_empty()).map_or(0, |n| n + 1);
    let drawn = curve_of(typed, at).ok().filter(|c| c.fault().is_none());
    let kinds = ["points", "steps"].map(|k| (k.to_owned(), v.t(&format!("scorecard-curve-{k}"))));
    html! {
        (Select::new(field(at, "curve"), v.t("scorecard-curve")).options(kinds).selected(text("curve")).faults(&v.reader, error))
        div id=(format!("curve-{at}")) data-effect="rest" {
            @if let Some(curve) = drawn { (picture(v, (at, &text("key")), &curve, (typed, judged))) }
            table class="table" {
                caption.sr { (v.t("scorecard-curve")) }
                thead { tr { th scope="col" { (v.t("scorecard-x")) } th scope="col" { (v.t("scorecard-percent")) } } }
                tbody {
                    @for n in 0..(filled + SPARE).min(POINTS) {
                        @let (x, p) = (field(at, &format!("x-{n}")), field(at, &format!("p-{n}")));
                        tr {
                            td { (Field::number(&x, v.t("scorecard-x")).value(typed.text(&x)).hide_label()) }
                            td { (Field::number(&p, v.t("scorecard-percent")).value(typed.text(&p)).hide_label()) }
                        }
                    }
                }
            }
        }
    }
}

fn picture(
    v: &Viewer,
    (at, key): (usize, &str),
    curve: &Curve,
    (typed, judged): (&Typed, Option<&Judged<'_>>),
) -> Markup {
    let (numbers, unknown) = judged.and_then(|judged| judged.numbers(key)).unwrap_or_default();
    let across = extent(curve, &numbers);
    let points = curve.points().iter().map(|(x, percent)| (*x, percent / 100.0)).collect();
    let describe = (!numbers.is_empty()).then(|| {
        v.reader.tell("scorecard-curve-over", &[("known", numbers.len().into()), ("unknown", unknown.into())])
    });
    let picture = Picture::new(&v.reader, v.t("scorecard-curve"), points, across)
        .stepped(matches!(curve, Curve::Steps(_)))
        .over(bins(&numbers, across))
        .fields(fields(at, typed));
    html! { (picture.describe(describe.unwrap_or_default())) }
}

/// The fields of each point, in the order of their numbers.
fn fields(at: usize, typed: &Typed) -> Vec<(String, String)> {
    let named = |n: usize| (field(at, &format!("x-{n}")), field(at, &format!("p-{n}")));
    let mut all: Vec<(f64, (String, String))> =
        (0..POINTS).map(named).filter_map(|(x, p)| Some((typed.number(&x)?, (x, p)))).collect();
    all.sort_by(|a, b| a.0.total_cmp(&b.0));
    all.into_iter().map(|(_, names)| names).collect()
}

/// From where to where the picture reaches: all points, and nearly all numbers.
pub(super) fn extent(curve: &Curve, numbers: &[f64]) -> (f64, f64) {
    let quantile = |share: f64| numbers.get(place(share * numbers.len() as f64)).or(numbers.last()).copied();
    let ends = [quantile(BEYOND), quantile(1.0 - BEYOND)].into_iter().flatten();
    let all = curve.points().iter().map(|point| point.0).chain(ends);
    let (low, high) = all.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), x| (low.min(x), high.max(x)));
    let wide = if high > low { high - low } else { 1.0 };
    (low - wide * 0.04, high + wide * 0.04)
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a place in a list, from 0 on")]
fn place(value: f64) -> usize {
    value.max(0.0) as usize
}

/// How many numbers lie in each of equal parts; those beyond the picture count at its ends.
pub(super) fn bins(sorted: &[f64], (low, high): (f64, f64)) -> Vec<Bin> {
    if sorted.is_empty() {
        return Vec::new();
    }
    let wide = (high - low) / f64::from(BARS);
    let border = |bar: u8| low + wide * f64::from(bar);
    let below = |bar: u8| if bar == BARS { sorted.len() } else { sorted.partition_point(|x| *x < border(bar)) };
    (0..BARS)
        .map(|bar| {
            let first = if bar == 0 { 0 } else { below(bar) };
            Bin { from: border(bar), to: border(bar + 1), count: below(bar + 1) - first }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_number_counts_once() {
        let numbers = [-50.0, 0.0, 0.1, 1.0, 1.0, 2.0, 3.0, 900.0];
        let all = bins(&numbers, (0.0, 3.0));
        assert_eq!(all.iter().map(|bin| bin.count).sum::<usize>(), numbers.len());
        assert_eq!((all[0].count, all[29].count), (2, 2));
        assert!(bins(&[], (0.0, 1.0)).is_empty());
    }

    #[test]
    fn the_picture_reaches_over_all_points_and_nearly_all_numbers() {
        let curve = Curve::Points(vec![(0.0, 0.0), (10.0, 100.0)]);
        let mut numbers: Vec<f64> = (0..1000).map(|n| f64::from(n) / 100.0).collect();
        numbers.push(5_000.0);
        let (low, high) = extent(&curve, &numbers);
        assert!(low < 0.0 && low > -1.0 && high > 10.0 && high < 11.0, "{low} {high}");
        assert_eq!(extent(&Curve::Points(vec![(3.0, 50.0)]), &[]), (2.96, 3.04));
    }
}
