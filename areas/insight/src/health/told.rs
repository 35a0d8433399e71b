//! The number of a component in words, by what it counts: a part of what was, a place among others, days, yes or no.

use i18n::Reader;
use kernel::{Arg, Says};

use crate::definitions::curve::Curve;
use crate::definitions::kinds::ComponentKind as Kind;

/// From here on an event is there.
const HOLDS: f64 = 0.5;

/// A number by itself.
pub(super) fn number(r: &Reader, kind: Kind, number: Option<f64>) -> String {
    let Some(x) = number else { return r.t("value-unknown") };
    match kind {
        Kind::Level => r.number(x, 3),
        Kind::Trend => r.percent_signed(x),
        Kind::Peers | Kind::Recency | Kind::Event => r.say(&part(kind, x)),
    }
}

/// Where a number is, as a part of a sentence.
fn part(kind: Kind, x: f64) -> Says {
    match kind {
        Kind::Level => Says::new("insight-argument").with("value", x),
        Kind::Trend => Says::new("scorecard-kind-share").with("share", ((1.0 + x) * 100.0).round()),
        Kind::Peers => Says::new("scorecard-kind-rank").with("place", x),
        Kind::Recency if x < 0.0 => Says::new("scorecard-kind-ahead").with("days", -x),
        Kind::Recency => Says::new("scorecard-kind-ago").with("days", x),
        Kind::Event => Says::new(if x >= HOLDS { "value-yes" } else { "value-no" }),
    }
}

/// What is true now and was four weeks ago; `values` are those of the input itself, which a trend compares.
pub(super) fn sentence(kind: Kind, [now, before]: [Option<f64>; 2], values: [Arg; 2]) -> Says {
    let told = |x: Option<f64>| x.map_or_else(|| Says::new("insight-unknown"), |x| part(kind, x));
    let both = Says::new("component-evidence");
    match kind {
        Kind::Trend => {
            let [value, value_before] = values;
            let both = both.with("now", value).with("before", value_before);
            match now {
                Some(_) => Says::new("scorecard-kind-compared").with("share", told(now)).with("values", both),
                None => both,
            }
        }
        Kind::Peers => {
            let place = now.map_or_else(|| told(None), |x| Says::new("scorecard-kind-higher").with("place", x));
            let before: Arg = before.map_or_else(|| told(None).into(), Arg::from);
            both.with("now", place).with("before", before)
        }
        Kind::Level | Kind::Recency | Kind::Event => both.with("now", told(now)).with("before", told(before)),
    }
}

/// From where to where a number must go to give this share, in its own words; for a level in the unit that it is scaled to.
pub(super) fn way(kind: Kind, curve: &Curve, (x, wanted): (f64, f64), scale: f64) -> Option<[Arg; 2]> {
    if kind == Kind::Event {
        let other = if x >= HOLDS { 0.0 } else { 1.0 };
        return (curve.share(other) >= wanted).then(|| [part(kind, x).into(), part(kind, other).into()]);
    }
    let to = curve.reaching(wanted, x)?;
    let (unit, past) = match kind {
        Kind::Level => (scale, 0.0),
        Kind::Trend => (100.0, 1.0),
        Kind::Peers | Kind::Recency | Kind::Event => (1.0, 0.0),
    };
    let (from, to) = ((x + past) * unit, (to + past) * unit);
    let to = if to > from { to.ceil() } else { to.floor() };
    match kind {
        Kind::Level => Some([from.round().into(), to.into()]),
        _ => Some([from.round(), to].map(|x| part(kind, x / unit - past).into())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn arg(says: &Says, name: &str) -> Arg {
        says.args.iter().find(|(own, _)| own == name).map(|(_, arg)| arg.clone()).unwrap()
    }

    fn inner(arg: &Arg) -> (String, Option<Arg>) {
        let Arg::Says(says) = arg else { panic!("{arg:?} is no sentence") };
        (says.key.clone(), says.args.first().map(|(_, arg)| arg.clone()))
    }

    #[test]
    fn each_kind_says_its_number() {
        let values = || [Arg::from(20.0), Arg::from(40.0)];
        let trend = sentence(Kind::Trend, [Some(-0.5), None], values());
        assert_eq!(inner(&arg(&trend, "share")), ("scorecard-kind-share".to_owned(), Some(Arg::from(50.0))));
        assert_eq!(sentence(Kind::Trend, [None, None], values()).key, "component-evidence");
        let peers = sentence(Kind::Peers, [Some(34.0), Some(41.0)], values());
        assert_eq!(inner(&arg(&peers, "now")), ("scorecard-kind-higher".to_owned(), Some(Arg::from(34.0))));
        assert_eq!(arg(&peers, "before"), Arg::from(41.0));
        let days = sentence(Kind::Recency, [Some(12.0), Some(-3.0)], values());
        assert_eq!(inner(&arg(&days, "now")), ("scorecard-kind-ago".to_owned(), Some(Arg::from(12.0))));
        assert_eq!(inner(&arg(&days, "before")), ("scorecard-kind-ahead".to_owned(), Some(Arg::from(3.0))));
        let event = sentence(Kind::Event, [Some(1.0), None], values());
        assert_eq!(
            (inner(&arg(&event, "now")).0, inner(&arg(&event, "before")).0),
            ("value-yes".into(), "insight-unknown".into())
        );
    }

    #[test]
    fn a_way_is_told_in_the_words_of_the_kind() {
        let rising = Curve::Points(vec![(-0.5, 0.0), (0.0, 100.0)]);
        let [from, to] = way(Kind::Trend, &rising, (-0.5, 0.5), 9.0).unwrap();
        assert_eq!((inner(&from).1, inner(&to).1), (Some(Arg::from(50.0)), Some(Arg::from(75.0))));
        let event = Curve::Points(vec![(0.0, 100.0), (1.0, 0.0)]);
        let [from, to] = way(Kind::Event, &event, (1.0, 0.5), 1.0).unwrap();
        assert_eq!((inner(&from).0, inner(&to).0), ("value-yes".into(), "value-no".into()));
        assert_eq!(way(Kind::Event, &event, (0.0, 1.1), 1.0), None, "nothing gives more than all");
        let level = Curve::Points(vec![(0.0, 0.0), (1.0, 100.0)]);
        assert_eq!(way(Kind::Level, &level, (0.25, 0.5), 40.0), Some([Arg::from(10.0), Arg::from(20.0)]));
    }
}
