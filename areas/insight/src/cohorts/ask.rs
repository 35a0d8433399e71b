//! Who counts, from when to when, and what is compared; all of it in the page's address.

use kernel::{Error, ValueType};
use maud::{Markup, html};
use query::Viewed;
use serde::Deserialize;
use web::components::{Button, Field, FormView, Select};
use web::{App, Viewer};

use crate::definitions::help::columns;
use crate::map::{divides, divisions};

/// How long a cohort's beginning, and a step of its life, is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Per {
    Month,
    Quarter,
    Year,
}

impl Per {
    const ALL: [Self; 3] = [Self::Month, Self::Quarter, Self::Year];

    pub(super) const fn key(self) -> &'static str {
        match self {
            Self::Month => "month",
            Self::Quarter => "quarter",
            Self::Year => "year",
        }
    }

    pub(super) const fn months(self) -> i32 {
        match self {
            Self::Month => 1,
            Self::Quarter => 3,
            Self::Year => 12,
        }
    }
}

/// The page's address.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    /// That the form was sent: what is empty then is meant to be.
    asked: String,
    /// The day on which somebody began.
    pub(super) start: String,
    /// The day on which they left.
    pub(super) end: String,
    /// Who counts.
    pub(super) who: String,
    /// The division whose classes are compared.
    pub(super) by: String,
    per: String,
}

impl Asked {
    /// With what is usual where nothing was asked.
    pub(super) fn or_usual(mut self, viewed: &Viewed<'_>) -> Self {
        let there = |key: &str| viewed.frame.spec(key).is_some();
        if self.asked.is_empty() {
            let usual = |text: &mut String, usual: &str| {
                if text.is_empty() {
                    usual.clone_into(text);
                }
            };
            usual(&mut self.start, "created_on");
            usual(&mut self.end, "cancelled_on");
            if there("paying") && there("cancelled_on") {
                usual(&mut self.who, "paying or cancelled_on is not null");
            }
            // Classes that an account keeps when it leaves: others would tell who left by where they are now.
            let kept = ["channel", "industry", "country"].into_iter().find(|key| divides(viewed.frame, key));
            usual(&mut self.by, kept.unwrap_or_default());
        }
        self
    }

    pub(super) fn per(&self) -> Per {
        Per::ALL.into_iter().find(|per| per.key() == self.per).unwrap_or(Per::Month)
    }
}

/// The form.
pub(super) fn form(app: &App, v: &Viewer, viewed: &Viewed<'_>, (asked, error): (&Asked, Option<&Error>)) -> Markup {
    let r = &v.reader;
    let days = columns(app, v, |ty| ty == ValueType::Date);
    let per = Per::ALL.map(|per| (per.key().to_owned(), v.t(&format!("cohorts-per-{}", per.key()))));
    let body = html! {
        (Select::new("start", v.t("cohorts-start")).options(days.clone()).selected(&asked.start).faults(r, error))
        (Select::new("end", v.t("cohorts-end")).options(days).selected(&asked.end).faults(r, error))
        (Field::text("who", v.t("cohorts-who")).hint(v.t("cohorts-who-hint")).value(&asked.who).attr("dir", "ltr").faults(r, error))
        (Select::new("per", v.t("cohorts-per")).options(per).selected(asked.per().key()))
        (Select::new("by", v.t("cohorts-by")).blank(v.t("cohorts-by-nothing")).options(divisions(v, viewed)).selected(&asked.by))
        (Button::submit(v.t("map-show")).primary())
    };
    html! { (FormView::get("/insight/cohorts").hidden("asked", "1").body(body)) }
}
