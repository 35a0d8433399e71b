//! Closing days: what scores said when a day ended is kept, for bands that are not to change to and fro follow from it.

use kernel::Result;
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
        let basis = insight::closed::basis(app).await?;
        let look = Look { day: *day, knowledge: Of::Then, definitions: Of::Then };
        let made = past::once(app, look).await?;
        insight::closed::keep(app, made.app(), basis).await?;
    }
    if !days.is_empty() {
        app.touched();
        app.refresh().await?;
    }
    Ok(())
}
