//! `GET` and `POST /settings/today`: what the order of "needs me" is made of. Whoever manages the settings may weigh otherwise.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use kernel::{Error, Result, Says};
use maud::{Markup, html};
use serde::Deserialize;
use team::actions::SETTINGS_MANAGE;
use web::components::{Button, ErrorSummary, Field, FormView, PageHeader};
use web::{App, Form, Go, Outcome, Shared, Viewer, page};

use super::order::Weights;

/// The setting that holds them.
const KEY: &str = "today_weights";
/// Where they are changed.
pub(super) const PLACE: &str = "/settings/today";
/// The greatest weight: a hundred is the whole scale of value.
const MOST: f64 = 100.0;
/// The fields in the order of the form.
const FIELDS: [&str; 7] = ["critical", "at_risk", "other", "within_14", "within_45", "within_120", "after_talk"];

/// The form as it is posted.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Input {
    critical: String,
    at_risk: String,
    other: String,
    within_14: String,
    within_45: String,
    within_120: String,
    after_talk: String,
}

impl Input {
    fn of(v: &Viewer, weights: &Weights) -> Self {
        let number = |n: f64| v.reader.number(n, 2);
        Self {
            critical: number(weights.critical),
            at_risk: number(weights.at_risk),
            other: number(weights.other),
            within_14: number(weights.within_14),
            within_45: number(weights.within_45),
            within_120: number(weights.within_120),
            after_talk: number(weights.after_talk),
        }
    }

    fn typed(&self) -> [&str; 7] {
        [
            &self.critical,
            &self.at_risk,
            &self.other,
            &self.within_14,
            &self.within_45,
            &self.within_120,
            &self.after_talk,
        ]
    }

    /// The weights; every wrong field is named.
    fn read(&self) -> Result<Weights> {
        let mut error = Error::invalid("error-form");
        let mut numbers = [0.0; 7];
        for ((field, typed), number) in FIELDS.into_iter().zip(self.typed()).zip(&mut numbers) {
            match weight(typed) {
                Some(weight) => *number = weight,
                None => error = error.fault(field, "weights-wrong"),
            }
        }
        if !error.faults.is_empty() {
            return Err(error);
        }
        let [critical, at_risk, other, within_14, within_45, within_120, after_talk] = numbers;
        Ok(Weights { critical, at_risk, other, within_14, within_45, within_120, after_talk })
    }
}

/// A number from 1 to 100, in the digits and with the decimal sign of any of our languages.
fn weight(typed: &str) -> Option<f64> {
    let plain = text::latin_digits(typed.trim()).replace(['٫', ','], ".");
    plain.parse::<f64>().ok().filter(|n| (1.0..=MOST).contains(n))
}

/// `GET /settings/today`.
pub(crate) async fn show(State(app): State<Shared>, viewer: Viewer) -> Outcome {
    viewer.need("today.read")?;
    let weights: Weights = team::settings::get(&app, KEY).await?.unwrap_or_default();
    Ok(draw(&app, &viewer, &Input::of(&viewer, &weights), None))
}

/// `POST /settings/today`.
pub(crate) async fn save(State(app): State<Shared>, viewer: Viewer, Form(input): Form<Input>) -> Outcome<Response> {
    viewer.need(SETTINGS_MANAGE)?;
    let weights = match input.read() {
        Ok(weights) => weights,
        Err(error) => {
            let form = draw(&app, &viewer, &input, Some(&error));
            return Ok((StatusCode::UNPROCESSABLE_ENTITY, form).into_response());
        }
    };
    let tx = app.db.write(app.by(viewer.actor())).await?;
    let cause = tx.by().cause.clone();
    team::settings::set(&tx, KEY, &weights).await?;
    team::audit::note(&tx, SETTINGS_MANAGE, "settings:today", Says::new("audit-today-weights")).await?;
    tx.commit().await?;
    app.touched();
    Ok(Go::to(PLACE).undoing("weights-saved", &cause).into_response())
}

fn draw(app: &App, v: &Viewer, input: &Input, error: Option<&Error>) -> Markup {
    let title = v.t("weights-title");
    let field = |name: &'static str, typed: &str| {
        Field::text(name, v.t(&format!("weights-{name}"))).value(typed).required().ltr().faults(&v.reader, error)
    };
    let body = html! {
        (ErrorSummary::new(&v.reader, error))
        @for (name, typed) in FIELDS.into_iter().zip(input.typed()) { (field(name, typed)) }
        @if v.may(SETTINGS_MANAGE) { (Button::submit(v.t("act-save")).primary()) }
    };
    let main = html! {
        (PageHeader::new(&title).question(v.t("weights-question")).back("/", v.t("today-title")))
        p { (v.t("weights-text")) }
        (FormView::post(PLACE, &v.csrf).columns().body(body))
    };
    page(app, v, &title, main)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weights_are_read_in_every_script() {
        assert_eq!((weight("2.5"), weight(" ۲٫۵ "), weight("2,5")), (Some(2.5), Some(2.5), Some(2.5)));
        for wrong in ["", "0", "-1", "101", "NaN", "many"] {
            assert_eq!(weight(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn every_wrong_weight_is_named() {
        let wrong = Input { other: "1".into(), ..Input::default() };
        assert_eq!(wrong.read().unwrap_err().faults.len(), 6);
    }
}
