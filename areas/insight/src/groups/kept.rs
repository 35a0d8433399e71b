//! What was found lately. It follows from nothing but the numbers beside it, so whoever may see the same numbers may see it.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, PoisonError};

use stats::Unfit;
use web::App;

use super::found::{Found, found};
use super::members::Numbers;
use super::method::Question;

/// Answers that are kept at once.
const KEPT: usize = 6;

/// The groups, or why there are none.
pub(super) type Answer = Arc<Result<Found, Unfit>>;

/// The numbers, what was asked of them, and the answer.
type Known = (Arc<Numbers>, Question, Answer);

/// Answers beside their questions, the newest first.
#[derive(Default)]
struct Lately(Mutex<VecDeque<Known>>);

/// The groups of these numbers, found before or now.
pub(super) fn known_or_found(app: &App, numbers: &Arc<Numbers>, question: Question) -> Answer {
    let lately = app.kept.of::<Lately>();
    let known = {
        let kept = lately.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.iter()
            .find(|(own, asked, _)| *asked == question && own == numbers)
            .map(|(_, _, answer)| Arc::clone(answer))
    };
    known.unwrap_or_else(|| {
        let answer = Arc::new(found(numbers, question));
        let mut kept = lately.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.truncate(KEPT - 1);
        kept.push_front((Arc::clone(numbers), question, Arc::clone(&answer)));
        answer
    })
}
