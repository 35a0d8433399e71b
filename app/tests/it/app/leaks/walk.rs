//! Every role opens every GET route with every parameter that leads to a marked account, and what it read is held against its rights.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use axum::http::header::CONTENT_TYPE;
use customers::imports::SavedMapping;
use insight::engine;
use kernel::{Actor, Class};
use team::people::Role;
use testkit::{Answer, Client};
use web::page::encoded;
use web::{Via, Viewer};

use super::marks::{self, Mark, Planted};
use super::routes;
use crate::place::Place;
use crate::wizard;

/// Routes that are not walked, and why.
const APART: [(&str, &str); 1] = [("/live", "a stream without end that carries the board's number and nothing else")];
/// Routes that answer nobody who does not hold a secret.
const SECRET: [&str; 3] = ["/demo/{secret}", "/first/{secret}", "/invite/{secret}"];
/// Definitions of each kind whose pages are opened.
const SOME: usize = 2;
/// A file whose second row is not taken.
const FILE: &str = "id,company\nP-1,Plain Ltd\nP-1,Plain again\n";
const MAPPING: &str = "name = 'plain'\nkind = 'accounts'\nfields = [{ field = 'key', column = 'id' }, { field = 'name', column = 'company' }]";

/// What came of a walk.
#[derive(Default)]
pub struct Walked {
    /// Who saw which mark where it may be seen.
    pub seen: BTreeSet<(Role, Mark)>,
    /// Who saw what they may not see, and where.
    leaks: BTreeSet<String>,
    /// Everything that was planted.
    planted: Vec<Mark>,
    /// How often each route answered with success.
    answered: BTreeMap<String, usize>,
    /// Somebody may see the mark.
    allowed: BTreeSet<Mark>,
}

impl Walked {
    /// Nothing leaked, and every mark was seen by somebody who may see it: the walk could have failed.
    pub fn is_sound(&self) {
        let leaks: Vec<&str> = self.leaks.iter().map(String::as_str).collect();
        assert!(leaks.is_empty(), "{} leaks:\n{}", leaks.len(), leaks.join("\n"));
        let seen: BTreeSet<&Mark> = self.seen.iter().map(|(_, mark)| mark).collect();
        let unseen: Vec<_> = self.planted.iter().filter(|m| self.allowed.contains(m) && !seen.contains(m)).collect();
        assert!(unseen.is_empty(), "nobody sees {unseen:#?}");
        for class in Class::ALL {
            assert!(seen.iter().any(|mark| mark.class == class), "nothing of the class {} was seen", class.key());
        }
    }

    /// Every route answered somebody.
    pub fn went_everywhere(&self) {
        let closed: Vec<&String> = self.answered.iter().filter(|(_, n)| **n == 0).map(|(route, _)| route).collect();
        assert_eq!(closed, SECRET, "the walk did not get through these routes");
    }
}

/// Somebody of the team as the program knows them.
pub async fn viewer(place: &Place, id: &str) -> Viewer {
    let via = Via::Session("ses_test".to_owned());
    team::sessions::viewer_of(place.app(), id, via, String::new()).await.unwrap().unwrap()
}

/// Plants the marks and lets people of these roles walk.
pub async fn walk(place: &Place, roles: &[Role]) -> Walked {
    let mut planted = marks::plant(place).await;
    let (other, _) = place.person("somebody-else", Role::Manager).await;
    let (_, mut admin) = place.person("importer", Role::Admin).await;
    imported(place, &mut planted, &mut admin).await;
    let mut walked = Walked { planted: planted.marks.clone(), ..Walked::default() };
    for &role in roles {
        let (id, client) = place.person(&format!("walker-{}", role.key().replace('_', "-")), role).await;
        marks::owned_by(place, &mut planted, (&id, &other)).await;
        let viewer = viewer(place, &id).await;
        walker(place, &planted, (role, viewer, client), &mut walked).await;
    }
    walked
}

/// An import that was run, one that waits, and a mapping that was kept.
async fn imported(place: &Place, planted: &mut Planted, admin: &mut Client) {
    let run = wizard::uploaded(admin, MAPPING, "plain.csv", FILE.as_bytes()).await;
    wizard::run(admin, &run).await;
    let waits = wizard::uploaded(admin, MAPPING, "plain.csv", FILE.as_bytes()).await;
    planted.ids.insert("import", vec![run, waits]);
    let app = place.app();
    let (id, name, kind) = (app.id("map"), "plain".to_owned(), "accounts".to_owned());
    planted.ids.insert("mappings", vec![id.clone()]);
    let tx = app.db.write(app.by(Actor::system("test"))).await.unwrap();
    tx.insert(SavedMapping { id, kind, name, toml: MAPPING.to_owned(), version: 1 }).await.unwrap();
    tx.commit().await.unwrap();
}

async fn walker(
    place: &Place,
    planted: &Planted,
    (role, viewer, mut client): (Role, Viewer, Client),
    walked: &mut Walked,
) {
    let app = place.app();
    let marks: Vec<(Mark, bool)> = planted
        .marks
        .iter()
        .cloned()
        .chain(marks::derived(place, planted))
        .map(|mark| {
            let may = team::rights::may_see(app, &viewer, &mark.account, mark.class);
            (mark, may)
        })
        .collect();
    walked.allowed.extend(marks.iter().filter(|(_, may)| *may).map(|(mark, _)| mark.clone()));
    let ids = ids(place, planted, &viewer);
    for route in routes::reading() {
        if APART.iter().any(|(apart, _)| *apart == route) {
            continue;
        }
        let mut successes = 0;
        for path in filled(&route, &ids) {
            for address in asked(place, planted, &viewer, (&route, &path)) {
                let answer = client.get(&address).await;
                assert!(answer.status.as_u16() < 500, "{} {address}: {}", role.key(), answer.text());
                successes += usize::from(answer.status.is_success());
                read(&answer, (role, &address), &marks, walked);
            }
        }
        *walked.answered.entry(route).or_default() += successes;
    }
    inferred(&mut client, (role, &marks), walked).await;
}

/// What an answer shows of the marks.
fn read(answer: &Answer, (role, address): (Role, &str), marks: &[(Mark, bool)], walked: &mut Walked) {
    let text = plain(answer);
    for (mark, may) in marks.iter().filter(|(mark, _)| text.contains(&mark.text)) {
        if *may {
            walked.seen.insert((role, mark.clone()));
        } else {
            let Mark { account, class, what, text } = mark;
            let class = class.key();
            walked.leaks.insert(format!("{} sees {what} ({class}: {text}) of {account} at {address}", role.key()));
        }
    }
}

/// The text of an answer, that of a workbook too, without what groups digits.
fn plain(answer: &Answer) -> String {
    let kind = answer.headers.get(CONTENT_TYPE).and_then(|v| v.to_str().ok()).unwrap_or_default();
    let text = if kind.contains("spreadsheetml") { workbook(&answer.body) } else { answer.text() };
    text.replace([',', '\u{a0}', '\u{202f}'], "")
}

fn workbook(bytes: &[u8]) -> String {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("list.xlsx");
    std::fs::write(&file, bytes).unwrap();
    let source = tables::Source::open(&file, &tables::FileOptions::default()).unwrap();
    source.map(|row| row.unwrap().cells.iter().map(|c| format!("{} ", c.text())).collect::<String>()).collect()
}

/// What can stand in place of a parameter, by the part of the path before it.
fn ids(place: &Place, planted: &Planted, viewer: &Viewer) -> HashMap<&'static str, Vec<String>> {
    let set = engine(place.app()).unwrap().set.definitions.clone();
    let some = |keys: Vec<&String>| keys.into_iter().take(SOME).cloned().collect::<Vec<_>>();
    let mut ids = planted.ids.clone();
    ids.insert("team", vec![viewer.id.clone()]);
    ids.insert("formulas", some(set.formulas.iter().map(|f| &f.key).collect()));
    ids.insert("metrics", some(set.metrics.iter().map(|m| &m.key).collect()));
    ids.insert("segments", some(set.segments.iter().map(|s| &s.key).collect()));
    ids.insert("scorecards", some(set.scorecards.iter().map(|s| &s.key).collect()));
    ids.insert("divisions", ["tier", "stage"].map(str::to_owned).to_vec());
    ids.insert("signals", some(set.signals.iter().map(|s| &s.key).collect()));
    ids.insert("causes", set.signals.iter().map(|s| s.key.clone()).collect());
    let components: BTreeSet<&String> = set.scorecards.iter().flat_map(|s| &s.components).map(|c| &c.key).collect();
    // Counting events again is slow, and one page is made like the other.
    ids.insert("health", components.into_iter().step_by(3).cloned().collect());
    for secret in ["demo", "first", "invite"] {
        ids.insert(secret, vec!["no-such-secret".to_owned()]);
    }
    let (style, _) = web::assets::css_path().rsplit_once('?').unwrap_or((web::assets::css_path(), ""));
    ids.insert("assets", vec![style.rsplit('/').next().unwrap_or_default().to_owned()]);
    ids
}

/// A route with every combination of what its parameters can be.
fn filled(route: &str, ids: &HashMap<&'static str, Vec<String>>) -> Vec<String> {
    let mut paths = vec![String::new()];
    let mut before = "";
    for part in route.split('/').skip(1) {
        let values = match part.starts_with('{') {
            false => vec![part.to_owned()],
            true => ids.get(before).cloned().unwrap_or_else(|| {
                panic!("the walk does not know what {part} of {route} can be: add `{before}` to its ids")
            }),
        };
        paths = paths.iter().flat_map(|path| values.iter().map(move |value| format!("{path}/{value}"))).collect();
        before = part;
    }
    paths
}

/// A path bare and with the queries that show more of the marked accounts.
fn asked(place: &Place, planted: &Planted, viewer: &Viewer, (route, path): (&str, &str)) -> Vec<String> {
    let board = place.app().board.load();
    let columns: Vec<&str> = board.frame("account").unwrap().specs().map(|s| s.key.as_str()).collect();
    let columns = columns.join(",");
    // The beginning of each mark: the answer repeats what was asked for, but must not complete it.
    let words = || {
        let cut = |m: &Mark| encoded(&m.text[..m.text.len() - 1]);
        let personal = route == "/search";
        let searched = move |m: &&Mark| m.what == "name" || (personal && m.class == Class::Personal);
        planted.marks.iter().filter(searched).map(cut)
    };
    let lines = || {
        planted.accounts.iter().flat_map(|account| {
            let lines = insight::signals::for_account(place.app(), viewer, account);
            lines.into_iter().map(move |line| format!("account={account}&signal={}", line.signal))
        })
    };
    let queries: Vec<String> = match route {
        "/" => vec!["all=1".to_owned()],
        "/accounts" => {
            let found = words().map(|w| format!("q={w}&columns={columns}"));
            found.chain([format!("sort=zq_note&columns={columns}")]).collect()
        }
        "/accounts/export" => ["csv", "xlsx"].map(|f| format!("format={f}&columns={columns}")).to_vec(),
        "/api/v1/accounts" => vec!["limit=500".to_owned()],
        "/search" | "/palette" => words().map(|w| format!("q={w}")).collect(),
        "/renewals" => vec!["days=180".to_owned()],
        "/tasks/new" => planted.accounts.iter().map(|id| format!("account={id}")).collect(),
        "/today/handle" | "/today/snooze" | "/today/dismiss" => lines().collect(),
        _ => Vec::new(),
    };
    std::iter::once(path.to_owned()).chain(queries.iter().map(|query| format!("{path}?{query}"))).collect()
}

/// A filter on an own field finds the marked account exactly when its value may be seen.
async fn inferred(client: &mut Client, (role, marks): (Role, &[(Mark, bool)]), walked: &mut Walked) {
    for (mark, may) in marks.iter().filter(|(mark, _)| mark.what == "own") {
        let class = mark.class.key();
        let filter = match mark.class {
            Class::Money => format!("zq_money = {}", mark.text),
            _ => format!("zq_{class} = '{}'", mark.text),
        };
        for path in ["/api/v1/accounts", "/accounts/export"] {
            let answer = client.get(&format!("{path}?where={}&columns=key", encoded(&filter))).await.expect(200);
            let found = answer.text().contains(&mark.account);
            if found != *may {
                walked
                    .leaks
                    .insert(format!("{} at {path} with {filter}: found is {found}, may see is {may}", role.key()));
            }
        }
    }
}
