//! Which alerts somebody may be told of today: those of what they may see.

use query::{Frame, View, Viewed};
use team::rights::Rights;
use web::{App, Viewer};

use super::is_told;
use super::store::Model;
use crate::definitions::Definitions;
use crate::definitions::model::{ACCOUNT, SOURCE, Signal};

/// What the subjects are today, and a viewer's rights on them.
pub(super) struct Today {
    rights: Rights,
    sources: Frame,
    every: View,
}

impl Today {
    pub(super) fn of(app: &App, v: &Viewer) -> Self {
        let sources = app.board.load().frame(SOURCE).cloned().unwrap_or_else(|| Frame::new(Vec::new()));
        Self { rights: team::rights::viewed(app, v, ACCOUNT), every: View::all(sources.len()), sources }
    }

    pub(super) fn seen(&self) -> Seen<'_> {
        Seen { accounts: self.rights.viewed(), sources: Viewed::new(&self.sources, &self.every) }
    }
}

/// An alert, and the signal that it came from.
#[derive(Clone, Copy)]
pub(super) struct Told<'a> {
    pub(super) alert: &'a Model,
    pub(super) signal: &'a Signal,
}

/// What a viewer may see of the subjects that alerts are about.
pub(super) struct Seen<'a> {
    accounts: Viewed<'a>,
    sources: Viewed<'a>,
}

impl<'a> Seen<'a> {
    /// Those of a person's alerts that they may be told of.
    pub(super) fn told<'b>(&self, alerts: &'b [Model], definitions: &'b Definitions) -> Vec<Told<'b>> {
        let told = |alert: &'b Model| {
            let signal = definitions.signals.iter().find(|signal| signal.key == alert.signal)?;
            let may = alert.subject != ACCOUNT || is_told(&self.accounts, &alert.subject_id, signal);
            may.then_some(Told { alert, signal })
        };
        alerts.iter().filter_map(told).collect()
    }

    /// The subject's frame and row; nothing when it is gone or hidden.
    pub(super) fn of(&self, alert: &Model) -> Option<(&Viewed<'a>, usize)> {
        let viewed = if alert.subject == ACCOUNT { &self.accounts } else { &self.sources };
        viewed.row(&alert.subject_id).map(|row| (viewed, row))
    }
}
