//! Days that are over, as we knew them: what scores said when they ended, for bands that are not to change to and fro, and the columns by
//! which scores are tried on the past.

use kernel::{Day, Result};
use web::Shared;
use web::past::{Look, Of};

use crate::past;

/// Closes the days that are over and count, the newest first, and brings the board up to date if there were any.
///
/// # Errors
/// A day cannot be made or kept; those before it in this run are.
pub async fn close(app: &Shared) -> Result<()> {
    let days = insight::closed::wanted(app).await?;
    for day in &days {
        let basis = insight::past_days::basis(app).await?;
        let made = past::once(app, seen(*day, Of::Then)).await?;
        insight::closed::keep(app, made.app(), basis).await?;
    }
    if !days.is_empty() {
        app.touched();
        app.refresh().await?;
    }
    Ok(())
}

/// Keeps the columns of one more day on which scores shall be tried, and tells whether there was one; when all are there, chances are
/// learned from them.
///
/// # Errors
/// The day cannot be made or kept.
pub async fn look_back(app: &Shared) -> Result<bool> {
    let Some(day) = insight::proof::kept::wanted(app).await?.into_iter().next() else {
        insight::chances::learn(app).await?;
        return Ok(false);
    };
    look_at(app, day).await?;
    Ok(true)
}

/// Keeps the columns of a day.
///
/// # Errors
/// The day cannot be made or kept.
pub async fn look_at(app: &Shared, day: Day) -> Result<()> {
    let basis = insight::past_days::basis(app).await?;
    let made = past::once(app, seen(day, Of::Now)).await?;
    insight::proof::kept::keep(app, made.app(), basis).await
}

/// A day as we knew it then.
const fn seen(day: Day, definitions: Of) -> Look {
    Look { day, knowledge: Of::Then, definitions }
}
