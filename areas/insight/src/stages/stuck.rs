//! Who is stuck: still in a stage after longer than three quarters of all stays there lasted.

use maud::{Markup, html};
use web::components::Column;

use super::listed::{Line, days, listed};
use super::seen::Seen;
use super::times::{Time, Usual};
use super::{LEAST, Look};

/// Whether somebody has been there for longer than most.
fn is_stuck(days: i64, usual: Usual) -> bool {
    matches!(usual, Usual::Days(most) if days as f64 > most)
}

/// The list, longest first, and of which stages it cannot be said.
pub(super) fn drawn(look: &Look<'_>, times: &[Time]) -> Markup {
    let v = look.v;
    let mut stuck: Vec<(&Seen<'_>, f64)> = Vec::new();
    let (mut few, mut open) = (Vec::new(), Vec::new());
    // Where customers are meant to stay, nobody is stuck.
    for (stage, time) in look.stages.iter().zip(times).filter(|(stage, _)| !stage.class.settled) {
        let usual = time.usual();
        match usual {
            Usual::TooFew => few.push(stage.name.as_str()),
            Usual::NotYet => open.push(stage.name.as_str()),
            Usual::Days(most) => {
                // The board may be one refresh behind what was recorded.
                let there = look.stays_in(&stage.class.key).filter(|stay| {
                    stay.stay.end.is_none() && look.stage_of(stay.row).is_some_and(|now| now == stage.class.key)
                });
                stuck.extend(there.filter(|stay| is_stuck(stay.days(), usual)).map(|stay| (stay, most)));
            }
        }
    }
    stuck.sort_by_key(|(stay, _)| (std::cmp::Reverse(stay.days()), stay.row));
    let unsaid = |key: &str, names: &[&str]| {
        let arguments = [("stages", v.reader.list(names).into()), ("least", LEAST.into())];
        html! { @if !names.is_empty() { p.quiet { (v.reader.tell(key, &arguments)) } } }
    };
    html! {
        p { (v.reader.tell("stages-stuck-rule", &[("least", LEAST.into())])) }
        @if stuck.is_empty() { p.quiet { (v.t("stages-stuck-none")) } } @else { (list(look, &stuck)) }
        (unsaid("stages-stuck-few", &few))
        (unsaid("stages-stuck-open", &open))
    }
}

fn list(look: &Look<'_>, stuck: &[(&Seen<'_>, f64)]) -> Markup {
    let v = look.v;
    let line = |(stay, most): &(&Seen<'_>, f64)| {
        let stage = look.name(Some(&stay.stay.stage));
        let usual = v.reader.number(*most, 0);
        Line { row: stay.row, cells: vec![stage, v.reader.day(stay.since), days(look, stay), usual] }
    };
    let middle = vec![
        Column::new("stage", v.t("column-stage")),
        Column::new("since", v.t("stages-since")),
        Column::new("days", v.t("stages-spent")).numeric(),
        Column::new("usual", v.t("stages-usual")).numeric(),
    ];
    listed(look, (v.t("stages-stuck"), middle), &stuck.iter().map(line).collect::<Vec<_>>())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stuck_is_who_stays_longer_than_most_where_that_can_be_said() {
        assert!(is_stuck(11, Usual::Days(10.0)) && !is_stuck(10, Usual::Days(10.0)));
        assert!(!is_stuck(1000, Usual::NotYet) && !is_stuck(1000, Usual::TooFew));
    }
}
