//! Every right that code asks for, in one table: what it is called, what it is asked about, and in the comment what it allows.
//!
//! A handler names one in `viewer.need("person.manage")`; a policy names the same in `Action::"person.manage"`. A name that is
//! missing here is refused by the schema of the policies and by a test that reads the sources of all areas.

/// What a right is asked about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum About {
    /// The installation as a whole.
    Workspace,
    /// One account, known by its owners, team, tier, region and kind.
    Account,
}

/// A right.
#[derive(Debug, Clone, Copy)]
pub struct Action {
    /// Its name in code and in policies.
    pub name: &'static str,
    /// What it is asked about.
    pub about: About,
}

const fn workspace(name: &'static str) -> Action {
    Action { name, about: About::Workspace }
}

const fn account(name: &'static str) -> Action {
    Action { name, about: About::Account }
}

/// Sees what everybody may know of an account; without it the account does not exist for the viewer.
pub const SEE_GENERAL: &str = "account.see_general";
/// Sees what is about a person: names, addresses, telephone numbers of contacts.
pub const SEE_PERSONAL: &str = "account.see_personal";
/// Sees what somebody wrote in confidence.
pub const SEE_NOTE: &str = "account.see_note";
/// Sees amounts, prices and discounts.
pub const SEE_MONEY: &str = "account.see_money";
/// Adds to an account: a talk, a task, an open item, a promise, a handoff.
pub const LOG: &str = "account.log";
/// Changes an account's own facts, its contacts, its goals, its plan.
pub const WRITE: &str = "account.write";
/// Changes subscriptions, orders, payments and prices.
pub const WRITE_MONEY: &str = "account.write_money";
/// Gives an account to another owner.
pub const ASSIGN: &str = "account.assign";

/// Opens the list of accounts and its search.
pub const ACCOUNT_READ: &str = "account.read";
/// Makes a new account.
pub const ACCOUNT_CREATE: &str = "account.create";
/// Reads files of the company in, and takes an import back.
pub const IMPORT_RUN: &str = "import.run";
/// Takes a list away as a file; columns that are hidden stay hidden.
pub const EXPORT_RUN: &str = "export.run";
/// Adds and changes own fields.
pub const FIELD_MANAGE: &str = "field.manage";
/// Shares a saved view with the team.
pub const VIEW_SHARE: &str = "view.share";
/// Reads metrics, formulas, scorecards, segments and signals.
pub const DEFINITION_READ: &str = "definition.read";
/// Changes them.
pub const DEFINITION_WRITE: &str = "definition.write";
/// Opens the list of usage events.
pub const USAGE_READ: &str = "usage.read";
/// Opens Today.
pub const TODAY_READ: &str = "today.read";
/// Sees the lead's Today: the work of the whole team, by person.
pub const TODAY_LEAD: &str = "today.lead";
/// Changes tasks of others.
pub const TASK_ASSIGN: &str = "task.assign";
/// Sees who is on the team.
pub const PERSON_READ: &str = "person.read";
/// Invites people, changes their roles, ends their access.
pub const PERSON_MANAGE: &str = "person.manage";
/// Changes the settings of the workspace, its calendars and its currency rates.
pub const SETTINGS_MANAGE: &str = "settings.manage";
/// Reads who did what.
pub const AUDIT_READ: &str = "audit.read";
/// Makes API tokens for oneself.
pub const TOKEN_MANAGE: &str = "token.manage";
/// Takes back what somebody else did.
pub const UNDO_ANY: &str = "undo.any";

/// All rights, in the order in which the page of roles shows them.
pub const ALL: &[Action] = &[
    account(SEE_GENERAL),
    account(SEE_PERSONAL),
    account(SEE_NOTE),
    account(SEE_MONEY),
    account(LOG),
    account(WRITE),
    account(WRITE_MONEY),
    account(ASSIGN),
    workspace(ACCOUNT_READ),
    workspace(ACCOUNT_CREATE),
    workspace(IMPORT_RUN),
    workspace(EXPORT_RUN),
    workspace(FIELD_MANAGE),
    workspace(VIEW_SHARE),
    workspace(DEFINITION_READ),
    workspace(DEFINITION_WRITE),
    workspace(USAGE_READ),
    workspace(TODAY_READ),
    workspace(TODAY_LEAD),
    workspace(TASK_ASSIGN),
    workspace(PERSON_READ),
    workspace(PERSON_MANAGE),
    workspace(SETTINGS_MANAGE),
    workspace(AUDIT_READ),
    workspace(TOKEN_MANAGE),
    workspace(UNDO_ANY),
];

/// The message key of a right's sentence: `action-account-see-money`.
pub fn label(name: &str) -> String {
    format!("action-{}", name.replace(['.', '_'], "-"))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::path::Path;

    use super::*;

    #[test]
    fn no_name_stands_twice() {
        let names: BTreeSet<&str> = ALL.iter().map(|a| a.name).collect();
        assert_eq!(names.len(), ALL.len());
    }

    #[test]
    fn every_name_in_the_sources_of_the_areas_is_listed() {
        let mut missing = BTreeSet::new();
        let areas = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
        each_source(&areas, &mut |path, text| {
            for name in asked(text) {
                if !ALL.iter().any(|a| a.name == name) {
                    missing.insert(format!("{name} in {}", path.display()));
                }
            }
        });
        assert!(missing.is_empty(), "not in actions.rs: {missing:#?}");
    }

    fn each_source(folder: &Path, take: &mut impl FnMut(&Path, &str)) {
        for entry in std::fs::read_dir(folder).unwrap().map(Result::unwrap) {
            let path = entry.path();
            if path.is_dir() {
                each_source(&path, take);
            } else if path.extension().is_some_and(|e| e == "rs") {
                take(&path, &std::fs::read_to_string(&path).unwrap());
            }
        }
    }

    /// The names in `need("…")`, `may("…")` and `action: "…"`: those with a full stop, as all rights have one.
    fn asked(text: &str) -> Vec<String> {
        let marks = [concat!("need(", "\""), concat!("may(", "\""), concat!("action: ", "\"")];
        let after = marks.iter().flat_map(|mark| text.split(mark).skip(1));
        after.filter_map(|rest| rest.split('"').next()).filter(|n| n.contains('.')).map(str::to_owned).collect()
    }
}
