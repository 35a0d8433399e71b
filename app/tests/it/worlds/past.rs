//! A day that was over is remembered as the board showed it, and later looked at again: as we knew it then.

use std::collections::BTreeMap;

use kernel::Day;
use web::past::{Look, Of};

use super::board;
use super::step::Step;
use super::world::World;

/// A day at its end, as it was shown.
pub struct Ended {
    day: Day,
    told: BTreeMap<String, String>,
}

impl World {
    /// Before a day ends: what the board shows of its last moment. What makes the past another one forgets it: another zone, a
    /// clock that goes back, an import that never was, what a disk lost.
    pub async fn remember(&mut self, step: &Step) -> Result<(), String> {
        let now = self.clock.now();
        self.latest = self.latest.max(now);
        match step {
            Step::Zone(_) | Step::UndoImport(_) | Step::TakeBack(_) | Step::Crash { .. } | Step::Fault { .. } => {
                self.ended = None
            }
            Step::Pass(seconds) if *seconds < 0 => self.ended = None,
            // What was learned before the clock went back has a later date than what is shown of it.
            Step::Pass(seconds) if self.ended.is_none() && now == self.latest => {
                let app = self.app();
                let day = app.today();
                if now.plus_seconds(*seconds).day(&app.zone()) > day {
                    self.look(super::step::Look::Live).await?;
                    self.ended = Some(Ended { day, told: accounts(board::told(self.app())) });
                }
            }
            _ => {}
        }
        Ok(())
    }

    /// The remembered day, made again from the history.
    pub async fn look_back(&self) -> Result<(), String> {
        let Some(Ended { day, told }) = &self.ended else { return Ok(()) };
        let look = Look { day: *day, knowledge: Of::Then, definitions: Of::Then };
        let past = tenure::past::opened(self.app(), look).await.map_err(|e| format!("{e:?}"))?;
        board::same(told, &accounts(board::told(&past)), &format!("{day} as we knew it"))
    }
}

/// What a board says of accounts: of sources it says how long they have been silent, which depends on the hour.
fn accounts(mut told: BTreeMap<String, String>) -> BTreeMap<String, String> {
    told.retain(|place, _| place.starts_with("account "));
    told
}
