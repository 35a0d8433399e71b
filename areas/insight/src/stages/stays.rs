//! Stays in stages, from what was recorded: who came into a stage when, whether that was seen, and how the stay ended.

use std::collections::HashMap;

use kernel::Instant;

use super::weeks::{WEEK, Weeks};
use crate::refresh::transitions::StageChange;

/// The cause of changes that are none of the customer's.
const RULES: &str = "definitions";

/// How a stay began.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Began {
    /// Found so at the first judgement: the stay may be older.
    Found,
    /// Found so in a kept week, in which the customer may have been new.
    InWeek,
    /// The customer moved.
    Moved,
    /// The rules changed, and with them the stage: where the customer stands may be older.
    Rules,
}

/// How a stay ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct End {
    pub(super) at: Instant,
    /// The next stage; nothing where there was none.
    pub(super) to: Option<String>,
    /// It was not the customer that moved, but the rules that changed.
    pub(super) by_rules: bool,
}

/// From entering a stage to leaving it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Stay {
    pub(super) stage: String,
    /// The stage before; nothing where there was none.
    pub(super) from: Option<String>,
    /// When it began, or when it was first seen.
    pub(super) at: Instant,
    pub(super) began: Began,
    /// Nothing while it lasts.
    pub(super) end: Option<End>,
}

/// The stays of each account, oldest first.
#[derive(Debug, Clone, Default)]
pub(super) struct Stays {
    by_account: HashMap<String, Vec<Stay>>,
    /// The id of the last change that is in.
    pub(super) last: String,
}

impl Stays {
    /// Those of an account.
    pub(super) fn of(&self, account: &str) -> &[Stay] {
        self.by_account.get(account).map_or(&[], Vec::as_slice)
    }

    /// The next recorded change; the first of an account stands behind what `weeks` tell of the time before.
    pub(super) fn take(&mut self, change: StageChange, weeks: &Weeks) {
        if !self.by_account.contains_key(&change.account_id) {
            let before = weeks.get(&change.account_id).into_iter().flatten();
            before.filter(|week| week.at < change.at).for_each(|week| self.add(week.clone()));
        }
        let last = change.id.clone();
        self.add(change);
        self.last = last;
    }

    /// It ends the stay that lasts, and begins another.
    fn add(&mut self, change: StageChange) {
        let open = self.by_account.get(&change.account_id).and_then(|own| own.last()).filter(|stay| stay.end.is_none());
        if change.new.is_some() && open.is_some_and(|stay| Some(&stay.stage) == change.new.as_ref()) {
            // The first judgement of whom the weeks knew in this stage already.
            return;
        }
        let (at, by_rules) = (Instant(change.at), change.cause == RULES);
        let known = self.by_account.contains_key(&change.account_id);
        let began = match (known || change.old.is_some(), by_rules) {
            (false, _) if change.cause == WEEK => Began::InWeek,
            (false, _) => Began::Found,
            (true, true) => Began::Rules,
            (true, false) => Began::Moved,
        };
        let own = self.by_account.entry(change.account_id).or_default();
        if let Some(open) = own.last_mut().filter(|stay| stay.end.is_none()) {
            open.end = Some(End { at, to: change.new.clone(), by_rules });
        }
        if let Some(stage) = change.new {
            own.push(Stay { stage, from: change.old, at, began, end: None });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stays(changes: &[(Option<&str>, Option<&str>, i64, &str)]) -> Stays {
        let mut stays = Stays::default();
        for (n, (old, new, at, cause)) in changes.iter().enumerate() {
            let text = |text: &Option<&str>| text.map(str::to_owned);
            stays.take(change(&format!("tra_{n}"), (text(old), text(new)), (*at, cause)), &Weeks::new());
        }
        stays
    }

    fn change(id: &str, (old, new): (Option<String>, Option<String>), (at, cause): (i64, &str)) -> StageChange {
        StageChange { id: id.to_owned(), account_id: "a".to_owned(), old, new, at, cause: cause.to_owned() }
    }

    #[test]
    fn weeks_tell_what_was_before_the_first_judgement() {
        let text = |text: &str| Some(text.to_owned());
        let week = |old, new: &str, at| change("", (old, text(new)), (at, WEEK));
        let own = vec![week(None, "trial", 1), week(text("trial"), "use", 8), week(text("use"), "late", 30)];
        let weeks = Weeks::from([("a".to_owned(), own)]);
        let mut all = Stays::default();
        all.take(change("tra_1", (None, text("use")), (20, "data")), &weeks);
        all.take(change("tra_2", (text("use"), text("left")), (40, "data")), &weeks);
        let told: Vec<_> = all.of("a").iter().map(|s| (s.stage.as_str(), s.at.0, s.began)).collect();
        assert_eq!(told, [("trial", 1, Began::InWeek), ("use", 8, Began::Moved), ("left", 40, Began::Moved)]);
        assert_eq!(all.last, "tra_2");
    }

    #[test]
    fn a_stay_lasts_from_one_change_to_the_next() {
        let all = stays(&[
            (None, Some("trial"), 1, "data"),
            (Some("trial"), Some("use"), 5, "day"),
            (Some("use"), None, 7, "data"),
            (None, Some("trial"), 9, "data"),
        ]);
        let told: Vec<_> = all.of("a").iter().map(|s| (s.stage.as_str(), s.at.0, s.began)).collect();
        let wanted = [("trial", 1, Began::Found), ("use", 5, Began::Moved), ("trial", 9, Began::Moved)];
        assert_eq!(told, wanted);
        let ends: Vec<_> = all.of("a").iter().map(|s| s.end.as_ref().map(|e| (e.at.0, e.to.as_deref()))).collect();
        assert_eq!(ends, [Some((5, Some("use"))), Some((7, None)), None]);
        assert_eq!((all.last.as_str(), all.of("b").len()), ("tra_3", 0));
    }

    #[test]
    fn other_rules_are_no_move() {
        let all = stays(&[
            (None, Some("trial"), 1, "data"),
            (Some("trial"), Some("try"), 5, "definitions"),
            (Some("try"), Some("use"), 8, "data"),
        ]);
        let told: Vec<_> =
            all.of("a").iter().map(|s| (s.began, s.end.as_ref().is_some_and(|end| end.by_rules))).collect();
        assert_eq!(told, [(Began::Found, true), (Began::Rules, false), (Began::Moved, false)]);
    }
}
