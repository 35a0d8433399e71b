//! Step one: a file and what it is about. It is streamed to the data folder; nothing of a cancelled upload stays.

use axum::extract::multipart::{Field as Part, Multipart};
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use kernel::{Error, Kind, Result};
use maud::{Markup, html};
use serde::Deserialize;
use tables::{FileOptions, Mapping, Source, Sure, Target};
use tokio::io::AsyncWriteExt;
use web::components::{Button, ErrorSummary, Field, FormView, PageHeader, Select};
use web::{App, Go, Outcome, Shared, Viewer, page};

use super::{at_field, kind_name, steps};
use crate::imports::engine::disk;
use crate::imports::folder::{Room, Unfinished};
use crate::imports::kinds::{self, Kind as Import};
use crate::imports::store;

/// Bytes that a file may have: 20 million events, compressed, and room beyond.
const MOST: u64 = 2 << 30;
/// Bytes of a mapping file or of a plain field.
const MOST_TEXT: usize = 1 << 20;
/// Rows that are looked at to match columns.
pub(super) const LOOKED_AT: usize = 200;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(in crate::imports) struct Asked {
    kind: String,
}

/// `GET /import`.
pub(in crate::imports) async fn show(State(app): State<Shared>, viewer: Viewer, Query(asked): Query<Asked>) -> Outcome {
    viewer.need("import.run")?;
    let input = Input { kind: asked.kind, ..Input::default() };
    Ok(form(&app, &viewer, &input, None).await?)
}

/// What comes with the file.
#[derive(Debug, Default)]
struct Input {
    csrf: String,
    kind: String,
    /// The id of a mapping that was kept.
    kept: String,
    /// The text of a mapping file.
    toml: String,
}

/// `POST /import`.
pub(in crate::imports) async fn take(State(app): State<Shared>, viewer: Viewer, parts: Multipart) -> Outcome<Response> {
    viewer.need("import.run")?;
    let mut input = Input::default();
    match taken(&app, &viewer, parts, &mut input).await {
        Ok(id) => Ok(Go::to(format!("/import/{id}")).into_response()),
        Err(error) if matches!(error.kind, Kind::Invalid | Kind::TooLarge) => {
            let markup = form(&app, &viewer, &input, Some(&error)).await?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, markup).into_response())
        }
        Err(error) => Err(error.into()),
    }
}

/// The new import's id.
async fn taken(app: &Shared, viewer: &Viewer, mut parts: Multipart, input: &mut Input) -> Result<String> {
    let broken = |e: axum::extract::multipart::MultipartError| Error {
        detail: e.to_string(),
        ..Error::invalid("import-upload-broken")
    };
    while let Some(part) = parts.next_field().await.map_err(broken)? {
        match part.name().unwrap_or_default() {
            "_csrf" => input.csrf = text(part).await?,
            "kind" => input.kind = text(part).await?,
            "kept" => input.kept = text(part).await?,
            "toml" => input.toml = text(part).await?,
            "file" => {
                // The file comes last: before it is read, the form must be known to be ours.
                if input.csrf != viewer.csrf {
                    return Err(Error::new(Kind::Forbidden, "error-csrf"));
                }
                let name = part.file_name().unwrap_or_default().to_owned();
                if name.is_empty() {
                    return Err(Error::field("file", "import-file-missing"));
                }
                let unfinished = Unfinished::new(Room::make(app, viewer, &name)?);
                stream(part, unfinished.room()?).await?;
                look(app, unfinished.room()?, input).await?;
                let room = unfinished.finished().ok_or_else(|| Error::internal("the upload is gone"))?;
                return Ok(room.id);
            }
            _ => {}
        }
    }
    Err(Error::field("file", "import-file-missing"))
}

async fn text(mut part: Part<'_>) -> Result<String> {
    let mut bytes = Vec::new();
    let broken = |e: axum::extract::multipart::MultipartError| Error {
        detail: e.to_string(),
        ..Error::invalid("import-upload-broken")
    };
    while let Some(chunk) = part.chunk().await.map_err(broken)? {
        bytes.extend_from_slice(&chunk);
        if bytes.len() > MOST_TEXT {
            return Err(Error::new(Kind::TooLarge, "error-too-large"));
        }
    }
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

async fn stream(mut part: Part<'_>, room: &Room) -> Result<()> {
    let mut file = tokio::fs::File::create(room.data()).await.map_err(|e| disk(&e))?;
    let mut size = 0;
    loop {
        match part.chunk().await {
            Ok(Some(chunk)) => {
                size += chunk.len() as u64;
                if size > MOST {
                    return Err(Error::new(Kind::TooLarge, "import-file-large").fault("file", "import-file-large"));
                }
                file.write_all(&chunk).await.map_err(|e| disk(&e))?;
            }
            Ok(None) => break,
            Err(error) => return Err(Error { detail: error.to_string(), ..Error::invalid("import-upload-broken") }),
        }
    }
    file.flush().await.map_err(|e| disk(&e))
}

/// Finds out what the file is and which mapping it begins with.
async fn look(app: &Shared, room: &Room, input: &Input) -> Result<()> {
    let given = match (input.toml.trim().is_empty(), input.kept.is_empty()) {
        (false, _) => Some(Mapping::parse(&input.toml).map_err(|e| at_field(e, "toml"))?),
        (true, false) => Some(Mapping::parse(&store::mapping(app.db.read(), &input.kept).await?.toml)?),
        (true, true) => None,
    };
    let path = room.data();
    let options = given.as_ref().map(|mapping| mapping.file.clone()).unwrap_or_default();
    let mapping = match given {
        Some(mapping) => {
            Import::find(app, &mapping.kind)?;
            drop(sampled(path, options).await?);
            mapping
        }
        None => {
            let (columns, rows) = sampled(path, options).await?;
            let targets = targets(app, &input.kind)?;
            proposed(&targets, &columns, &rows).ok_or_else(Error::not_found)?
        }
    };
    room.map(&mapping)
}

/// The columns and first rows of a file.
async fn sampled(path: std::path::PathBuf, options: FileOptions) -> Result<(Vec<String>, Vec<tables::Row>)> {
    let work =
        move || Source::sample(&path, &options, LOOKED_AT).map(|(source, rows)| (source.columns().to_vec(), rows));
    Ok(tokio::task::spawn_blocking(work).await.map_err(Error::internal)??)
}

/// The chosen kind alone, or all of them to find out which fits.
fn targets(app: &App, kind: &str) -> Result<Vec<Target>> {
    if !kind.is_empty() {
        return Ok(vec![Import::find(app, kind)?.target()]);
    }
    kinds::keys(app).into_iter().map(|key| Ok(Import::find(app, key)?.target())).collect()
}

/// The proposal of the kind whose fields fit the columns best.
fn proposed(targets: &[Target], columns: &[String], rows: &[tables::Row]) -> Option<Mapping> {
    let scored = targets.iter().map(|target| {
        let proposal = tables::propose(target, columns, rows);
        let sure: u32 = proposal
            .columns
            .iter()
            .map(|column| match column.sure {
                Sure::Certain => 3,
                Sure::Likely => 2,
                Sure::Guess => 1,
                Sure::Not => 0,
            })
            .sum();
        let missing = target.fields.iter().filter(|f| f.required && proposal.mapping.field(&f.key).is_none()).count();
        (u32::try_from(missing).unwrap_or(u32::MAX), sure, proposal.mapping)
    });
    // The first of equals wins: accounts come first.
    let best = scored.reduce(|best, next| {
        let worth = |(missing, sure, _): &(u32, u32, Mapping)| i64::from(*sure) - 4 * i64::from(*missing);
        if worth(&next) > worth(&best) { next } else { best }
    });
    best.map(|(_, _, mapping)| mapping)
}

async fn form(app: &App, v: &Viewer, input: &Input, error: Option<&Error>) -> Result<Markup> {
    let r = &v.reader;
    let kept = store::mappings(app.db.read()).await?;
    let kinds = kinds::keys(app).into_iter().map(|kind| (kind.to_owned(), kind_name(v, kind)));
    let title = v.t("import-title");
    let body = html! {
        (ErrorSummary::new(r, error))
        (Select::new("kind", v.t("import-kind")).blank(v.t("import-kind-find-out")).options(kinds).selected(&input.kind))
        @if !kept.is_empty() {
            (Select::new("kept", v.t("import-kept")).blank(v.t("import-kept-none"))
                .options(kept.iter().map(|m| (m.id.clone(), format!("{} ({})", m.name, kind_name(v, &m.kind))))).selected(&input.kept))
        }
        details open[!input.toml.is_empty()] {
            summary { (v.t("import-toml-more")) }
            (Field::file("toml", v.t("import-toml")).hint(v.t("import-toml-hint")).attr("accept", ".toml").faults(r, error))
        }
        (Field::file("file", v.t("import-file")).hint(v.t("import-file-hint")).required().faults(r, error))
        (Button::submit(v.t("import-upload")).primary().icon("upload"))
    };
    let main = html! {
        (PageHeader::new(&title).question(v.t("import-question")).action(Button::link("/imports", v.t("import-history")).icon("clock")))
        (steps(v, 0, None))
        (FormView::post("/import", &v.csrf).multipart().body(body))
    };
    Ok(page(app, v, &title, main))
}

#[cfg(test)]
mod tests {
    use tables::{Cell, FieldType, Row, TargetField};

    use super::*;

    fn target(kind: &str, fields: &[(&str, bool)]) -> Target {
        let field = |(key, required): &(&str, bool)| {
            let field = TargetField::new(key, FieldType::Text);
            if *required { field.required() } else { field }
        };
        Target { kind: kind.to_owned(), fields: fields.iter().map(field).collect() }
    }

    #[test]
    fn the_kind_is_found_out_by_the_columns() {
        let targets = [
            target("accounts", &[("key", true), ("name", false)]),
            target("contacts", &[("account_key", false), ("name", false), ("email", false)]),
        ];
        let columns = ["account_key", "name", "email"].map(str::to_owned);
        let cells = ["a-1", "Ann", "ann@example.com"].map(Cell::from_text).to_vec();
        let rows = [Row { number: 2, cells, fault: None }];
        assert_eq!(proposed(&targets, &columns, &rows).unwrap().kind, "contacts");
        let columns = ["key", "name"].map(str::to_owned);
        let rows = [Row { number: 2, cells: ["a-1", "Ann"].map(Cell::from_text).to_vec(), fault: None }];
        assert_eq!(proposed(&targets, &columns, &rows).unwrap().kind, "accounts");
    }
}
