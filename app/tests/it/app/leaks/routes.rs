//! Every GET route of the program, read from its sources: axum cannot list its routes, and a list by hand forgets the next one.

use std::path::{Path, PathBuf};

use axum::http::Method;

use crate::place::Place;

/// Where routes are made.
const ROOMS: [&str; 3] = ["areas", "platform/web/src", "app/src"];
/// Ways to make a route that the reader below does not understand: whoever needs one teaches it first.
const UNREAD: [&str; 6] =
    [".nest(", ".nest_service(", ".route_service(", ".fallback_service(", "routing::any(", "routing::on("];

/// One route with the file that makes it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Route {
    pub path: String,
    pub get: bool,
    pub file: String,
}

/// Paths of all GET routes, sorted.
pub fn reading() -> Vec<String> {
    let mut paths: Vec<String> = all().into_iter().filter(|r| r.get).map(|r| r.path).collect();
    paths.sort();
    paths.dedup();
    paths
}

fn all() -> Vec<Route> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut files = Vec::new();
    for room in ROOMS {
        sources(&root.join(room), &mut files);
    }
    files
        .iter()
        .flat_map(|file| made_in(&file.display().to_string(), &std::fs::read_to_string(file).unwrap()))
        .collect()
}

fn sources(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, files);
        } else if path.extension().is_some_and(|e| e == "rs") {
            files.push(path);
        }
    }
}

/// The routes that a source file makes.
fn made_in(file: &str, source: &str) -> Vec<Route> {
    let code: String = source.lines().filter(|l| !l.trim_start().starts_with("//")).map(|l| format!("{l}\n")).collect();
    for unread in UNREAD {
        assert!(!code.contains(unread), "{file}: the walk cannot read routes made with {unread}…)");
    }
    let calls = code.match_indices(".route(").map(|(at, call)| &code[at + call.len()..]);
    calls
        .map(|rest| {
            let inside = inside(rest).unwrap_or_else(|| panic!("{file}: a .route( that never ends"));
            let (path, handler) = inside.split_once(',').unwrap_or_else(|| panic!("{file}: .route({inside})"));
            let path = literal(path, &code)
                .unwrap_or_else(|| panic!("{file}: the path {path} is neither a text nor a constant of this file"));
            Route { path, get: reads(handler), file: file.to_owned() }
        })
        .collect()
}

/// What stands before the bracket that closes an opened one; brackets in texts do not count.
fn inside(rest: &str) -> Option<&str> {
    let (mut depth, mut quoted, mut escaped) = (1, false, false);
    for (at, c) in rest.char_indices() {
        match c {
            _ if escaped => escaped = false,
            '\\' if quoted => escaped = true,
            '"' => quoted = !quoted,
            '(' if !quoted => depth += 1,
            ')' if !quoted => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return Some(&rest[..at]);
        }
    }
    None
}

/// A path that is written out, or the constant that holds it.
fn literal(path: &str, code: &str) -> Option<String> {
    let path = path.trim();
    let text = |quoted: &str| quoted.strip_prefix('"')?.split('"').next().map(str::to_owned);
    text(path).or_else(|| text(code.split(&format!("const {path}: &str = ")).nth(1)?))
}

/// Whether a handler answers GET.
fn reads(handler: &str) -> bool {
    let before = |at: usize| handler[..at].chars().next_back();
    handler.match_indices("get(").any(|(at, _)| before(at).is_none_or(|c| !c.is_alphanumeric() && c != '_'))
}

#[test]
fn routes_are_read_as_axum_would() {
    let source = r#"
        const LIST: &str = "/list";
        // .route("/comment", get(x))
        Router::new()
            .route(LIST, routing::get(list).post(add(")")))
            .route("/a/{id}", post(change)).route("/b", get(|| async { "(" }).layer(y()))
    "#;
    let read: Vec<(String, bool)> = made_in("x.rs", source).into_iter().map(|r| (r.path, r.get)).collect();
    let expected = [("/list", true), ("/a/{id}", false), ("/b", true)];
    assert_eq!(read, expected.map(|(path, get)| (path.to_owned(), get)));
}

/// What was read is what the program serves: a wrong method is told apart from a wrong path, and every documented call is among them.
#[tokio::test]
async fn the_routes_that_were_read_are_those_of_the_program() {
    let place = Place::empty().await;
    let mut visitor = place.visitor();
    let routes = all();
    for route in &routes {
        let path = route.path.replace(['{', '}'], "");
        let status = visitor.call(Method::TRACE, &path, None).await.status;
        assert_eq!(status.as_u16(), 405, "{} of {} is no route of the program", route.path, route.file);
    }
    assert_eq!(visitor.call(Method::TRACE, "/no/such/route", None).await.status.as_u16(), 404);
    let reading = reading();
    let documented = place.app().modules.iter().flat_map(|m| m.api.iter().copied().flatten());
    for call in documented.filter(|c| c.method == Method::GET) {
        assert!(reading.iter().any(|path| path == call.path), "{} was not read", call.path);
    }
    let menu = place.app().modules.iter().flat_map(|m| m.menu);
    for entry in menu {
        assert!(reading.iter().any(|path| path == entry.href), "{} was not read", entry.href);
    }
}
