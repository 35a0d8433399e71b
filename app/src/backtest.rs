//! Looking at past days one after another, to try whether scores told who would leave.

use insight::proof::{self, Asked, Outcomes};
use kernel::{Error, Result};
use web::Shared;
use web::past::{Look, Of};

use crate::past;

/// What was said on each of the days that are asked for, as we knew it then, by the definitions of then or of now. `told` hears how many
/// days are done, of how many.
///
/// # Errors
/// A day that is not over, an expression that is wrong, a day that cannot be made.
pub async fn looks(
    app: &Shared,
    (asked, outcomes): (&Asked, &Outcomes),
    definitions: Of,
    mut told: impl FnMut(usize, usize),
) -> Result<Vec<proof::Look>> {
    let days = asked.days()?;
    if let Some(late) = days.iter().find(|day| **day >= app.today()) {
        return Err(Error::invalid("proof-not-over").with("day", *late));
    }
    let mut looks = Vec::new();
    for (at, day) in days.iter().enumerate() {
        let made = past::once(app, Look { day: *day, knowledge: Of::Then, definitions }).await?;
        looks.extend(proof::look(made.app(), asked, outcomes)?);
        told(at + 1, days.len());
    }
    Ok(looks)
}
