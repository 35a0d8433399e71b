//! Reading the events of a funnel's steps, and keeping how far everybody came.

use std::sync::Arc;

use eventlog::{EventLog, NONE, Scan};
use kernel::{Error, Instant, MICROS_PER_DAY, Result};
use tokio::sync::Mutex;
use web::App;

use super::walks::{Walk, walks};
use crate::adoption::kept::{Basis, PAGE};
use crate::adoption::reading::each;
use crate::adoption::used::Period;
use crate::refresh::people::People;

/// Events that are read for one funnel; 24 bytes each.
const MOST: usize = 8_000_000;
/// Funnels that are kept.
const KEPT: usize = 8;

/// What is asked of a funnel.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Funnel {
    /// The events' names, in their order.
    pub(crate) steps: Vec<String>,
    /// Whether people walk, each within an account; else accounts.
    pub(crate) of_people: bool,
    /// Days from the first step to the last.
    pub(crate) within: u32,
    pub(crate) period: Period,
}

/// How far everybody came; nothing where there are more events than are read.
pub(super) type Walks = Option<Arc<Vec<Walk>>>;

/// The funnels that were asked for last.
#[derive(Default)]
struct Funnels(Mutex<Vec<(Basis, Funnel, Walks)>>);

/// The walks of a funnel through the company, and whose the numbers of accounts in them are.
///
/// # Errors
/// The log cannot be read.
pub(super) async fn reached(app: &App, funnel: &Funnel) -> Result<(Walks, Arc<People>)> {
    let Some(now) = Basis::of(app) else { return Ok((None, Arc::default())) };
    let kept = app.kept.of::<Funnels>();
    let mut funnels = kept.0.lock().await;
    let found = funnels.iter().find(|(basis, own, _)| own == funnel && basis.holds(&now, PAGE));
    if let Some((basis, _, walks)) = found {
        return Ok((walks.clone(), Arc::clone(&basis.people)));
    }
    let people = Arc::clone(&now.people);
    let (log, basis, asked) = (Arc::clone(&app.log), now.clone(), funnel.clone());
    let reading = tokio::task::spawn_blocking(move || read(&log, &basis, &asked));
    let walks = reading.await.map_err(Error::internal)??.map(Arc::new);
    funnels.retain(|(_, own, _)| own != funnel);
    let surplus = (funnels.len() + 1).saturating_sub(KEPT);
    funnels.drain(..surplus);
    funnels.push((now, funnel.clone(), walks.clone()));
    Ok((walks, people))
}

fn read(log: &EventLog, basis: &Basis, funnel: &Funnel) -> Result<Option<Vec<Walk>>> {
    let (period, zone) = (funnel.period, basis.zone());
    let mut names: Vec<&String> = Vec::new();
    for step in &funnel.steps {
        if !names.contains(&step) {
            names.push(step);
        }
    }
    let end = Instant::start_of(period.last.tomorrow().unwrap_or(period.last), zone);
    let scan = Scan::default().between(Instant::start_of(period.first(), zone), end).named(names.iter().copied());
    let (mut events, mut too_many) = (Vec::new(), false);
    let dictionaries = each(log, &basis.people, (&scan, zone), &mut |taken| {
        // Of those without a person nobody knows who walked.
        if too_many || (funnel.of_people && taken.person == NONE) {
            return;
        }
        let person = if funnel.of_people { taken.person } else { NONE };
        events.push(((taken.account, person), taken.at.0, taken.name));
        too_many = events.len() > MOST;
    })?;
    if too_many {
        return Ok(None);
    }
    let place = |text: &str| names.iter().position(|name| *name == text).and_then(|at| u8::try_from(at).ok());
    let numbers: Vec<Option<u8>> = dictionaries.names.texts().iter().map(|text| place(text)).collect();
    let own = |(subject, at, name): ((u32, u32), i64, u32)| Some((subject, at, *numbers.get(name as usize)?.as_ref()?));
    let steps: Vec<u8> = funnel.steps.iter().filter_map(|step| place(step)).collect();
    Ok(Some(walks(events.into_iter().filter_map(own).collect(), &steps, i64::from(funnel.within) * MICROS_PER_DAY)))
}
