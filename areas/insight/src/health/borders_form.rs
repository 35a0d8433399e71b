//! The part of a scorecard's form with other borders for some of its accounts.

use kernel::{Error, Result};
use maud::{Markup, html};
use web::Viewer;
use web::components::{Field, Section};

use crate::definitions::borders::{Borders, MOST};
use crate::definitions::edit::Typed;

/// Empty rows for further ones.
const SPARE: usize = 2;
/// The fields of one row.
const ENDS: [&str; 3] = ["when", "healthy_from", "at_risk_from"];

fn field(at: usize, end: &str) -> String {
    format!("borders-{at}-{end}")
}

/// The fields of these.
pub(super) fn put(all: &[Borders], put: &mut impl FnMut(&str, String)) {
    for (at, own) in all.iter().enumerate() {
        put(&field(at, "when"), own.when.clone());
        put(&field(at, "healthy_from"), own.healthy_from.to_string());
        put(&field(at, "at_risk_from"), own.at_risk_from.to_string());
    }
}

fn is_filled(typed: &Typed, at: usize) -> bool {
    ENDS.iter().any(|end| !typed.text(&field(at, end)).is_empty())
}

/// Moves rows up behind those that were emptied, so that a fault of the third one stands at the third row.
pub(super) fn close_up(typed: &mut Typed) {
    let filled = (0..MOST).filter(|at| is_filled(typed, *at));
    let rows: Vec<[String; 3]> = filled.map(|at| ENDS.map(|end| typed.text(&field(at, end)).to_owned())).collect();
    for at in 0..MOST {
        let row = rows.get(at).cloned().unwrap_or_default();
        for (end, text) in ENDS.iter().zip(row) {
            typed.0.insert(field(at, end), text);
        }
    }
}

/// What was typed.
///
/// # Errors
/// A number that is none, by its field.
pub(super) fn borders_of(typed: &Typed) -> Result<Vec<Borders>> {
    let number = |field: &str| typed.number(field).ok_or_else(|| Error::field(field, "error-not-a-number"));
    let one = |at| {
        let (healthy_from, at_risk_from) = (number(&field(at, "healthy_from"))?, number(&field(at, "at_risk_from"))?);
        Ok(Borders { when: typed.text(&field(at, "when")).to_owned(), healthy_from, at_risk_from })
    };
    (0..MOST).filter(|at| is_filled(typed, *at)).map(one).collect()
}

/// The rows that are filled, and empty ones.
pub(super) fn draw(v: &Viewer, typed: &Typed, error: Option<&Error>) -> Markup {
    let r = &v.reader;
    let filled = (0..MOST).rev().find(|at| is_filled(typed, *at)).map_or(0, |at| at + 1);
    let value = |at: usize, end: &str| typed.text(&field(at, end)).to_owned();
    let number = |at: usize, end: &str, label: &str| {
        Field::number(field(at, end), v.t(label)).value(value(at, end)).faults(r, error)
    };
    let condition = |at: usize| {
        let label = r.tell("scorecard-borders-when", &[("number", (at + 1).into())]);
        Field::text(field(at, "when"), label).value(value(at, "when")).attr("dir", "ltr").faults(r, error)
    };
    let section = Section::new(v.t("scorecard-borders")).note(v.t("scorecard-borders-note"));
    html! {
        (section.body(html! {
            @for at in 0..(filled + SPARE).min(MOST) {
                div class="form-columns" {
                    (condition(at))
                    (number(at, "healthy_from", "scorecard-healthy-from"))
                    (number(at, "at_risk_from", "scorecard-at-risk-from"))
                }
            }
            p.hint { (v.t("scorecard-borders-hint")) " " code dir="ltr" { "created_on > today - 90" } }
        }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(rows: &[[&str; 3]]) -> Typed {
        let mut typed = Typed::default();
        for (at, row) in rows.iter().enumerate() {
            for (end, text) in ENDS.iter().zip(row) {
                typed.0.insert(field(at, end), (*text).to_owned());
            }
        }
        typed
    }

    #[test]
    fn fields_give_them_back() {
        let all = [("plan = 'Trial'", 55.0, 35.5), ("seats > 9", 80.0, 0.0)]
            .map(|(when, healthy_from, at_risk_from)| Borders { when: when.to_owned(), healthy_from, at_risk_from });
        let mut typed = Typed::default();
        put(&all, &mut |key, value| drop(typed.0.insert(key.to_owned(), value)));
        assert_eq!(borders_of(&typed).unwrap(), all);
        assert!(borders_of(&Typed::default()).unwrap().is_empty());
    }

    #[test]
    fn an_emptied_row_is_gone_and_those_behind_move_up() {
        let mut typed = typed(&[[" ", "", ""], ["a", "60", "30"], ["", "", ""], ["b", "much", "20"]]);
        close_up(&mut typed);
        assert_eq!((typed.text("borders-0-when"), typed.text("borders-1-when")), ("a", "b"));
        assert_eq!((typed.text("borders-2-when"), typed.text("borders-3-healthy_from")), ("", ""));
        assert_eq!(borders_of(&typed).unwrap_err().faults[0].field, "borders-1-healthy_from");
        typed.0.insert("borders-1-healthy_from".to_owned(), "۸۰".to_owned());
        let wanted = Borders { when: "b".to_owned(), healthy_from: 80.0, at_risk_from: 20.0 };
        assert_eq!(borders_of(&typed).unwrap()[1], wanted);
    }

    #[test]
    fn a_row_without_a_condition_is_not_lost() {
        let all = borders_of(&typed(&[["", "60", "30"]])).unwrap();
        assert_eq!(all[0].when, "", "checking says that the condition is missing");
    }
}
