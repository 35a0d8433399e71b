//! Who counts, by which numbers, found how, and into how many groups; all of it in the page's address.

use kernel::{Error, Result, Says};
use maud::{Markup, html};
use query::Viewed;
use serde::Deserialize;
use web::Viewer;
use web::components::{Button, Field, FormView, RadioCards, Select};

use super::members::is_number;
use super::method::{Method, Question};
use super::number::TRIED;
use crate::definitions::help::columns_help;

/// What groups are found by at first: how many use it, how often, how much, how widely.
const USUAL: [&str; 4] = ["active_people_28", "active_days_28", "events_per_workday_28", "event_kinds_28"];
/// Most columns.
const MOST: usize = 12;
/// The number of groups is chosen.
const AUTO: &str = "auto";

/// The page's address.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    /// That the form was sent: what is empty then is meant to be.
    asked: String,
    /// Who counts.
    pub(super) who: String,
    /// The columns, apart by commas.
    columns: String,
    method: String,
    k: String,
}

impl Asked {
    /// With what is usual where nothing was asked.
    pub(super) fn or_usual(mut self, viewed: &Viewed<'_>) -> Self {
        let there = |key: &str| viewed.frame.spec(key).filter(|spec| viewed.view.sees_any(spec.class));
        if self.asked.is_empty() {
            if self.who.is_empty() && there("paying").is_some() {
                "paying".clone_into(&mut self.who);
            }
            if self.columns.is_empty() {
                let usual = USUAL.into_iter().filter(|key| there(key).is_some_and(|spec| is_number(spec.ty)));
                self.columns = usual.collect::<Vec<_>>().join(", ");
            }
        }
        self
    }

    /// Whether no column is asked for.
    pub(super) fn is_empty(&self) -> bool {
        self.list().next().is_none()
    }

    /// The columns, each once.
    ///
    /// # Errors
    /// There are too many.
    pub(super) fn keys(&self) -> Result<Vec<String>> {
        let mut keys: Vec<String> = Vec::new();
        for key in self.list() {
            if !keys.iter().any(|own| own == key) {
                keys.push(key.to_owned());
            }
        }
        if keys.len() > MOST {
            let says = Says::new("groups-columns-many").with("most", MOST);
            return Err(Error::invalid("error-form").fault("columns", says));
        }
        Ok(keys)
    }

    fn list(&self) -> impl Iterator<Item = &str> {
        self.columns.split([',', '،', '，', '\n']).map(str::trim).filter(|key| !key.is_empty())
    }

    /// How groups are to be found, and how many.
    ///
    /// # Errors
    /// It is no method, or no number that can be asked for.
    pub(super) fn question(&self) -> Result<Question> {
        let named = |key: &str| Method::ALL.into_iter().find(|method| method.key() == key);
        let method = if self.method.is_empty() { Method::ALL.first().copied() } else { named(&self.method) };
        Ok((method.ok_or_else(|| Error::field("method", "groups-method-wrong"))?, self.k()?))
    }

    fn k(&self) -> Result<Option<usize>> {
        match text::latin_digits(self.k.trim()).as_str() {
            "" | AUTO => Ok(None),
            k => {
                let asked = k.parse().ok().filter(|k| TRIED.contains(k));
                asked.map(Some).ok_or_else(|| Error::field("k", "groups-k-wrong"))
            }
        }
    }
}

/// The form, with the columns that there are.
pub(super) fn form(v: &Viewer, viewed: &Viewed<'_>, (asked, error): (&Asked, Option<&Error>)) -> Markup {
    let r = &v.reader;
    let numbers = TRIED.map(|k| (k.to_string(), r.integer(i64::try_from(k).unwrap_or(i64::MAX))));
    let typed = |name: &str, value: &str| {
        let (label, hint) = (v.t(&format!("groups-{name}")), v.t(&format!("groups-{name}-hint")));
        Field::text(name, label).hint(hint).value(value).attr("dir", "ltr").faults(r, error)
    };
    let methods = RadioCards::new("method", v.t("groups-method")).selected(match asked.question() {
        Ok((method, _)) => method.key(),
        Err(_) => &asked.method,
    });
    let methods = Method::ALL.iter().fold(methods, |cards, method| {
        let name = format!("groups-method-{}", method.key());
        cards.card(method.key(), v.t(&name), v.t(&format!("{name}-text")))
    });
    let body = html! {
        (typed("columns", &asked.columns))
        (typed("who", &asked.who))
        (methods.faults(r, error))
        (Select::new("k", v.t("groups-k")).option(AUTO, v.t("groups-k-auto")).options(numbers).selected(&asked.k).faults(r, error))
        (Button::submit(v.t("map-show")).primary())
    };
    html! { (FormView::get("/insight/groups").hidden("asked", "1").body(body)) (columns_help(v, viewed.frame, viewed.view)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(columns: &str, k: &str) -> Asked {
        Asked { columns: columns.to_owned(), k: k.to_owned(), ..Asked::default() }
    }

    #[test]
    fn columns_are_apart_by_any_comma_and_come_once() {
        assert_eq!(asked("a, b،c，a\n", "").keys().unwrap(), ["a", "b", "c"]);
        assert!(asked(" , ", "").is_empty() && !asked("a", "").is_empty());
        let many: Vec<String> = (0..13).map(|n| format!("c{n}")).collect();
        assert_eq!(asked(&many.join(","), "").keys().unwrap_err().faults[0].field, "columns");
    }

    #[test]
    fn two_to_eight_groups_can_be_asked_for() {
        let k = |text: &str| asked("", text).k().map_err(|error| error.faults[0].field.clone());
        assert_eq!((k(""), k("auto"), k(" ۳ ")), (Ok(None), Ok(None), Ok(Some(3))));
        assert_eq!((k("1"), k("9"), k("many")), (Err("k".to_owned()), Err("k".to_owned()), Err("k".to_owned())));
        let how = |method: &str| Asked { method: method.to_owned(), ..asked("", "2") }.question();
        assert_eq!(
            (how("").unwrap(), how("mixture").unwrap()),
            ((Method::KMeans, Some(2)), (Method::Mixture, Some(2)))
        );
        assert_eq!(how("magic").unwrap_err().faults[0].field, "method");
    }
}
