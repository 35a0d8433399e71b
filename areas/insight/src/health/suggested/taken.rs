//! A suggestion that somebody takes: what its button sends, and how that comes into the fields of the form.

use crate::definitions::edit::Typed;
use crate::health::editor_form::{POINTS, field};

/// How a button's act that carries curves begins.
const BEND: &str = "bend:";

/// What a button sends: `bend:0=2:0,47:100|3=…`, for each component number and percent of the points.
pub(super) fn act(curves: &[(usize, &[(f64, f64)])]) -> String {
    let points = |points: &[(f64, f64)]| points.iter().map(|(x, p)| format!("{x}:{p}")).collect::<Vec<_>>().join(",");
    let all: Vec<String> = curves.iter().map(|(at, own)| format!("{at}={}", points(own))).collect();
    format!("{BEND}{}", all.join("|"))
}

/// Whether an act puts a suggestion into the form.
pub(in crate::health) fn is_taken(act: &str) -> bool {
    act.starts_with("take:") || act.starts_with(BEND)
}

/// Puts weights or curves into the fields of so many components.
pub(in crate::health) fn put(typed: &mut Typed, act: &str, count: usize) {
    if let Some(weights) = act.strip_prefix("take:") {
        for (at, weight) in weights.split(',').take(count).enumerate() {
            typed.0.insert(field(at, "weight"), weight.to_owned());
        }
    }
    for curve in act.strip_prefix(BEND).into_iter().flat_map(|curves| curves.split('|')) {
        let Some((at, points)) = curve.split_once('=') else { continue };
        if let Some(at) = at.parse().ok().filter(|at| *at < count) {
            put_curve(typed, at, points);
        }
    }
}

fn put_curve(typed: &mut Typed, at: usize, points: &str) {
    let mut points = points.split(',').filter_map(|point| point.split_once(':'));
    for n in 0..POINTS {
        let (x, percent) = points.next().unwrap_or_default();
        typed.0.insert(field(at, &format!("x-{n}")), x.to_owned());
        typed.0.insert(field(at, &format!("p-{n}")), percent.to_owned());
    }
    typed.0.insert(field(at, "curve"), "points".to_owned());
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::definitions::curve::Curve;
    use crate::definitions::sets::shipped;
    use crate::health::editor_form::{curve_of, typed_of};

    #[test]
    fn a_taken_curve_stands_in_the_form_in_the_place_of_the_old_one() {
        let all = shipped().unwrap();
        let card = &all.scorecards[0];
        let count = card.components.len();
        let mut typed = typed_of(Some(card), 0);
        let found = vec![(-1.5, 100.0), (0.25, 40.0), (12.0, 0.0)];
        let act = act(&[(1, &found), (count, &found)]);
        assert!(is_taken(&act) && act.starts_with("bend:1=-1.5:100,0.25:40,12:0|"), "{act}");
        put(&mut typed, &act, count);
        assert_eq!(curve_of(&typed, 1).unwrap(), Curve::Points(found));
        assert_eq!(curve_of(&typed, 0).unwrap(), card.components[0].curve);
        assert_eq!(typed.text(&field(count, "x-0")), "", "there is no further component");
        put(&mut typed, "bend:nonsense|0=", count);
        assert_eq!(curve_of(&typed, 0).unwrap().fault(), Some("empty"));
        put(&mut typed, "take:7,8", count);
        assert_eq!((typed.number("component-0-weight"), typed.number("component-1-weight")), (Some(7.0), Some(8.0)));
    }
}
