//! What is kept in memory for one open data folder: its policies, its people, and the policies' answers over the present board.
//!
//! All of it is derived and comes back equal: policies from the file read at start, people and settings from the records whenever
//! `App::writes` has moved.

use std::collections::HashMap;
use std::sync::Arc;
use std::sync::atomic::Ordering;

use arc_swap::{ArcSwap, ArcSwapOption};
use kernel::Result;
use web::App;

use crate::people::{self, Person};
use crate::policies::{self, Judge, Whose};
use crate::rights::Views;
use crate::settings;

/// What is kept for one data folder.
pub(crate) struct State {
    pub(crate) judge: Judge,
    pub(crate) views: Views,
    known: ArcSwap<Known>,
}

/// The people and the settings that rights depend on, as of one count of writes.
pub(crate) struct Known {
    writes: Option<u64>,
    /// Everybody, by name.
    pub(crate) people: Arc<Vec<Person>>,
    pub(crate) names: Arc<HashMap<String, String>>,
    /// The part of the team of everybody who belongs to one.
    pub(crate) teams: HashMap<String, String>,
    /// Who may see amounts.
    pub(crate) amounts: &'static str,
}

impl Known {
    fn nothing() -> Self {
        let amounts = settings::Amounts::default().key();
        Self { writes: None, people: Arc::default(), names: Arc::default(), teams: HashMap::new(), amounts }
    }

    /// What policies may read of a person with this role.
    pub(crate) fn whose(&self, person_id: &str, role: &str) -> Whose {
        let team = self.teams.get(person_id).cloned().unwrap_or_default();
        Whose { role: role.to_owned(), team, amounts: self.amounts }
    }
}

/// The place in `App` for it.
#[derive(Default)]
struct Place(ArcSwapOption<State>);

/// Reads and checks the policies of the folder and forgets what was known of it.
///
/// # Errors
/// The policies are wrong; see [`policies::load`].
pub(crate) fn open(app: &App) -> Result<Arc<State>> {
    Ok(keep(app, policies::load(&app.folder)?))
}

/// The state of an open folder. One that was never opened, because its policies are wrong, permits nothing.
pub(crate) fn of(app: &App) -> Arc<State> {
    app.kept.of::<Place>().0.load_full().unwrap_or_else(|| {
        let judge = policies::load(&app.folder).unwrap_or_else(|error| {
            tracing::error!(%error, "the policies are wrong: nothing is permitted");
            Judge::closed()
        });
        keep(app, judge)
    })
}

fn keep(app: &App, judge: Judge) -> Arc<State> {
    let state = Arc::new(State { judge, views: Views::default(), known: ArcSwap::from_pointee(Known::nothing()) });
    app.kept.of::<Place>().0.store(Some(Arc::clone(&state)));
    state
}

/// People and settings as of the last write.
pub(crate) async fn known(app: &App) -> Result<Arc<Known>> {
    let state = of(app);
    let writes = app.writes.load(Ordering::SeqCst);
    let known = state.known.load_full();
    if known.writes == Some(writes) {
        return Ok(known);
    }
    let mut people = people::store::all(app.db.read()).await?;
    people.sort_by_cached_key(|p| (text::normalise(&p.name), p.id.clone()));
    let names = people.iter().map(|p| (p.id.clone(), p.name.clone())).collect();
    let teams = people.iter().filter_map(|p| Some((p.id.clone(), p.team.clone()?))).collect();
    let amounts = settings::amounts(app).await?.key();
    let known =
        Arc::new(Known { writes: Some(writes), people: Arc::new(people), names: Arc::new(names), teams, amounts });
    state.known.store(Arc::clone(&known));
    Ok(known)
}

/// People and settings as they were last known, for code that cannot wait. Every request brings them up to date when it signs in.
pub(crate) fn last_known(app: &App) -> Arc<Known> {
    of(app).known.load_full()
}
