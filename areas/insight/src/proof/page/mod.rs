//! `GET /insight/proof`: would our scores have told who leaves? `POST /insight/proof/days`: which past days are kept for that.
mod ask;
mod days;
mod draft;
mod told;

use std::collections::{BTreeMap, VecDeque};
use std::sync::{Arc, Mutex, PoisonError};

use axum::extract::{Query, State};
use kernel::{Class, Day, Error, Kind, Result};
use maud::{Markup, html};
use web::components::{EmptyState, ErrorSummary, PageHeader};
use web::{App, Outcome, Shared, Viewer, page};

pub(super) use ask::Input;
pub(super) use days::save as keep_days;
pub(crate) use draft::tried;

use super::days::{Days, known_by};
use super::{Asked, Report, Trial, kept, looks};
use crate::definitions::model::ACCOUNT;
use crate::definitions::{Definitions, sets, store};
use crate::past_days;

/// Reports that are kept at once.
const REPORTS: usize = 8;

/// What was reported lately: whatever it follows from is in its key.
#[derive(Default)]
struct Reports(Mutex<VecDeque<(String, Arc<Report>)>>);

impl Reports {
    fn get(&self, key: &str) -> Option<Arc<Report>> {
        let kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.iter().find(|(own, _)| own == key).map(|(_, report)| Arc::clone(report))
    }

    fn keep(&self, key: String, report: &Arc<Report>) {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.truncate(REPORTS - 1);
        kept.push_front((key, Arc::clone(report)));
    }
}

/// Handler.
pub(in crate::proof) async fn show(State(app): State<Shared>, viewer: Viewer, Query(input): Query<Input>) -> Outcome {
    viewer.need("definition.read")?;
    let days = Days::of(&app).await?;
    Ok(drawn(&app, &viewer, (input, &days), None).await?)
}

/// The page; with what was typed of days and is wrong.
async fn drawn(
    app: &Shared,
    v: &Viewer,
    (input, days): (Input, &Days),
    wrong: Option<(&days::Typed, &Error)>,
) -> Result<Markup> {
    let title = v.t("proof-title");
    let kept = kept::valid(app).await?;
    let wanted = days.until(app.today());
    let there: Vec<Day> = wanted.iter().copied().filter(|day| kept.valid.contains_key(day)).collect();
    let missing = kept.missing(wanted.iter().copied()).len();
    let set = sets::current(app).await?;
    let input = input.or_usual(&set.definitions);
    let only_progress = missing > 0 && !input.progress.is_empty();
    let found = if there.is_empty() || only_progress {
        None
    } else {
        Some(report(app, v, (&input, &set), (&there, &kept)).await)
    };
    let found = match found {
        Some(Err(error)) if !is_asked(&error) => return Err(error),
        found => found,
    };
    let error = found.as_ref().and_then(|found| found.as_ref().err());
    let main = html! {
        (PageHeader::new(&title).question(v.t(&told::key("proof-question", &input.outcome))))
        (crate::segments::tabs(v, "/insight/proof"))
        (ErrorSummary::new(&v.reader, wrong.map(|(_, error)| error).or(error)))
        @if missing > 0 { (days::progress(v, (there.len(), missing))) }
        @match &found {
            Some(Ok(report)) => (told::told(app, v, &input, report)),
            Some(Err(_)) => {},
            None if missing == 0 => (EmptyState::new(v.t("proof-empty")).text(v.t("proof-empty-text")).icon("chart")),
            None => {},
        }
        @if !there.is_empty() { (ask::form(app, v, &input, error).await?) }
        (days::section(v, days, wrong, there.is_empty()))
    };
    Ok(page(app, v, &title, main))
}

/// The report on the kept days whose outcomes are known, for what the viewer may see.
async fn report(
    app: &Shared,
    v: &Viewer,
    (input, set): (&Input, &sets::Set),
    (there, kept): (&[Day], &past_days::Days),
) -> Result<Arc<Report>> {
    let asked = input.asked()?;
    let days = known_by(there.to_vec(), asked.within, app.today());
    if days.is_empty() {
        return Err(Error::field("within", "proof-too-early"));
    }
    let mut versions: Vec<Arc<Definitions>> = vec![Arc::clone(&set.definitions)];
    if !input.against.is_empty() {
        let row = store::get(app.db.read(), &input.against).await;
        versions.push(Arc::new(sets::former(&row.map_err(|_| Error::field("against", "proof-no-set"))?)?));
    }
    let used: BTreeMap<String, &past_days::Basis> =
        days.iter().filter_map(|day| Some((day.to_string(), kept.valid.get(day)?))).collect();
    let position = storage::position(app.db.read()).await?;
    let about = serde_json::to_string(&(&v.id, &v.role, input, &set.id, position, used)).map_err(Error::internal)?;
    let reports = app.kept.of::<Reports>();
    if let Some(known) = reports.get(&about) {
        return Ok(known);
    }
    let report = Arc::new(compared(app, v, asked, (versions, days)).await?);
    reports.keep(about, &report);
    Ok(report)
}

/// What these versions would have said on these days of what the viewer may see.
async fn compared(
    app: &Shared,
    v: &Viewer,
    asked: Asked,
    (versions, days): (Vec<Arc<Definitions>>, Vec<Day>),
) -> Result<Report> {
    let rights = team::rights::viewed(app, v, ACCOUNT);
    let shared = Arc::clone(app);
    let looking = move || {
        let app: &App = &shared;
        let may =
            |account: &str, class: Class| rights.frame.row(account).is_some_and(|row| rights.view.may_see(row, class));
        let seen = looks(app, &asked, &Trial { versions, may: &may }, &days)?;
        Report::of(&asked, &seen)
    };
    tokio::task::spawn_blocking(looking).await.map_err(Error::internal)?
}

/// Whether an error is what somebody asked for wrongly, and is told beside it.
fn is_asked(error: &Error) -> bool {
    matches!(error.kind, Kind::Invalid | Kind::Conflict)
}
