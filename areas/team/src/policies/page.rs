//! What each role may do, and the rules it follows from.

use axum::extract::State;
use i18n::Reader;
use maud::{Markup, html};
use web::components::{Column, DataTable, PageHeader, Row, Section, icon};
use web::{Outcome, Shared, Viewer};

use super::ask::{Owner, Shape, Whose};
use super::judge::Judge;
use crate::actions::{self, About, Action};
use crate::people::{self, Role};
use crate::state;

/// How far a right of a role reaches.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Reach {
    No,
    Own,
    All,
}

/// Whether a role has a right over no account, over own ones, or over all.
fn reach(judge: &Judge, who: &Whose, action: &Action) -> Reach {
    let own = Shape { csm: Owner::Me, am: Owner::Me, team: who.team.clone(), ..Shape::default() };
    let other = Shape { csm: Owner::Other, am: Owner::Other, ..Shape::default() };
    match (judge.may(who, action.name, &own), judge.may(who, action.name, &other)) {
        (_, true) => Reach::All,
        (true, false) => Reach::Own,
        (false, false) => Reach::No,
    }
}

/// `GET /settings/policies`.
pub(super) async fn page(State(app): State<Shared>, viewer: Viewer) -> Outcome {
    let r = &viewer.reader;
    let known = state::known(&app).await?;
    let state = state::of(&app);
    let title = r.t("policies-title");
    let own_file = app.folder.join(super::FILE).exists();
    let main = html! {
        (PageHeader::new(&title).question(r.t("policies-question")).back("/settings", r.t("settings-title")))
        (Section::new(r.t("policies-table")).plain().body(table(r, &state.judge, known.amounts)))
        (Section::new(r.t("policies-text")).body(html! {
            p.hint { (r.t(if own_file { "policies-own-file" } else { "policies-default-file" })) }
            details {
                summary { (r.t("policies-show-text")) }
                pre dir="ltr" tabindex="0" { code { (state.judge.text()) } }
            }
        }))
    };
    Ok(web::page(&app, &viewer, &title, main))
}

fn table(r: &Reader, judge: &Judge, amounts: &'static str) -> Markup {
    let who: Vec<Whose> =
        Role::ALL.iter().map(|role| Whose { role: role.key().to_owned(), team: String::new(), amounts }).collect();
    let mut table =
        DataTable::new(r, r.t("policies-table")).column(Column::new("action", r.t("policies-action")).header());
    for role in Role::ALL {
        table = table.column(Column::new(role.key(), people::role_name(r, role)));
    }
    let rows = actions::ALL.iter().map(|action| {
        let row = Row::new(action.name).cell(html! { (r.t(&actions::label(action.name))) });
        who.iter().fold(row, |row, who| row.cell(mark(r, action.about, reach(judge, who, action))))
    });
    html! { (table.rows(rows)) }
}

fn mark(r: &Reader, about: About, reach: Reach) -> Markup {
    html! {
        @match (about, reach) {
            (_, Reach::No) => { span aria-label=(r.t("policies-no")) { "–" } },
            (About::Account, Reach::Own) => { (r.t("policies-own")) },
            (About::Account, Reach::All) => { (r.t("policies-all")) },
            (About::Workspace, _) => { (icon("check")) span.sr { (r.t("policies-yes")) } },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::DEFAULT;
    use super::*;

    #[test]
    fn reach_tells_own_from_all() {
        let judge = Judge::new(DEFAULT).unwrap();
        let of = |role: Role, name: &str| {
            let who = Whose { role: role.key().into(), team: String::new(), amounts: "commercial" };
            reach(&judge, &who, actions::ALL.iter().find(|a| a.name == name).unwrap())
        };
        assert_eq!(of(Role::Manager, actions::WRITE), Reach::Own);
        assert_eq!(of(Role::Lead, actions::WRITE), Reach::All);
        assert_eq!(of(Role::Analyst, actions::SEE_MONEY), Reach::No);
        assert_eq!(of(Role::Admin, actions::SETTINGS_MANAGE), Reach::All);
    }
}
