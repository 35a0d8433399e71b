//! Funnels: of those who took a first step, who took the next ones, in their order and in time.
mod drawn;
mod reach;
mod walks;

use kernel::{Instant, Result};
use maud::Markup;
use web::{App, Viewer};

pub(super) use reach::Funnel;
pub(super) use walks::STEPS;

use super::who::Who;
use crate::refresh::people::People;

/// A funnel of those who count: `who` by the numbers that accounts have where the walks were read.
///
/// # Errors
/// The log cannot be read; a fault of `who`.
pub(super) async fn shown(
    app: &App,
    v: &Viewer,
    funnel: &Funnel,
    who: impl Fn(&People) -> Result<Who>,
) -> Result<Markup> {
    let (walks, people) = reach::reached(app, funnel).await?;
    let who = &who(&people)?;
    let last = Instant::start_of(funnel.period.last.tomorrow().unwrap_or(funnel.period.last), &app.zone());
    let open_since = last.plus_seconds(-i64::from(funnel.within) * 86_400).0;
    Ok(drawn::drawn(v, funnel, (&walks, who), open_since))
}
