//! Callers that come at once share one write: the first leads, the others wait, and the next leader takes all that came in the
//! meantime.

use std::collections::{HashMap, VecDeque};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

use kernel::{Error, Result};

/// Events of one group at most, so that a leader answers soon.
const GROUP: usize = 16_384;

/// Work that can be done together.
pub(crate) trait Weigh {
    /// How many events it brings.
    fn weight(&self) -> usize;
}

#[derive(Debug)]
struct Waiting<W, R> {
    place: u64,
    work: VecDeque<(u64, W)>,
    done: HashMap<u64, Result<R>>,
    leading: bool,
}

/// The callers in line.
#[derive(Debug)]
pub(crate) struct Queue<W, R> {
    waiting: Mutex<Waiting<W, R>>,
    turned: Condvar,
}

impl<W, R> Default for Queue<W, R> {
    fn default() -> Self {
        let waiting = Waiting { place: 0, work: VecDeque::new(), done: HashMap::new(), leading: false };
        Self { waiting: Mutex::new(waiting), turned: Condvar::new() }
    }
}

impl<W: Weigh, R> Queue<W, R> {
    /// Waits until `work` is done, by this thread or by another. `together` gives one answer for each piece of work.
    pub(crate) fn pass(&self, work: W, together: &dyn Fn(Vec<W>) -> Vec<Result<R>>) -> Result<R> {
        let mut waiting = self.lock();
        let place = waiting.place;
        waiting.place += 1;
        waiting.work.push_back((place, work));
        loop {
            if let Some(answer) = waiting.done.remove(&place) {
                return answer;
            }
            if waiting.leading {
                waiting = self.turned.wait(waiting).unwrap_or_else(PoisonError::into_inner);
                continue;
            }
            waiting.leading = true;
            let (places, group) = take(&mut waiting.work);
            drop(waiting);
            let mut lead = Lead { queue: self, places, answers: Vec::new() };
            lead.answers = together(group);
            drop(lead);
            waiting = self.lock();
        }
    }

    fn lock(&self) -> MutexGuard<'_, Waiting<W, R>> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn take<W: Weigh>(work: &mut VecDeque<(u64, W)>) -> (Vec<u64>, Vec<W>) {
    let mut weight = 0;
    let mut count = 0;
    for (_, piece) in work.iter() {
        weight += piece.weight();
        if count > 0 && weight > GROUP {
            break;
        }
        count += 1;
    }
    work.drain(..count).unzip()
}

/// The turn of one leader. Ends even when the leader panics: then its group gets an error and the next one leads.
struct Lead<'a, W: Weigh, R> {
    queue: &'a Queue<W, R>,
    places: Vec<u64>,
    answers: Vec<Result<R>>,
}

impl<W: Weigh, R> Drop for Lead<'_, W, R> {
    fn drop(&mut self) {
        let mut waiting = self.queue.lock();
        let mut answers = self.answers.drain(..);
        for place in self.places.drain(..) {
            let answer = answers.next().unwrap_or_else(|| Err(Error::internal("the writing thread failed")));
            waiting.done.insert(place, answer);
        }
        waiting.leading = false;
        self.queue.turned.notify_all();
    }
}
