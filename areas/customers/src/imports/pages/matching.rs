//! Step two: which column is which field. The program proposes, a person corrects; twenty rows show what stands there.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use kernel::{Error, Result};
use maud::{Markup, html};
use tables::{Delimiter, Detected, Encoding, FieldMap, FieldType, FileKind, Mapping, Row, Source, Target};
use web::components::{
    Button, Checkbox, Column, DataTable, ErrorSummary, Field, FormView, Notice, PageHeader, PostButton, Row as Line,
    Section, Select,
};
use web::{App, Form, Go, Outcome, Shared, Viewer, page};

use super::check::subtitle;
use super::columns::{CURRENCIES, Posted, UNITS, kind_of, problems};
use super::upload::LOOKED_AT;
use super::{kind_name, steps, work};
use crate::imports::folder::{Draft, Room, Stage};
use crate::imports::kinds::{self, Kind, label};
use crate::imports::model::SavedMapping;
use crate::imports::store;

/// Values of a column that are shown beside its name.
const EXAMPLES: usize = 3;
/// Rows that are shown.
const SHOWN: usize = 20;
/// Encodings that a form offers.
const ENCODINGS: [&str; 5] = ["utf-8", "utf-16le", "gb18030", "windows-1256", "windows-1252"];
/// Zones that a form offers besides the workspace's and the viewer's.
const ZONES: [&str; 8] = [
    "UTC",
    "Asia/Shanghai",
    "Asia/Tehran",
    "Europe/London",
    "Europe/Berlin",
    "America/New_York",
    "America/Chicago",
    "America/Los_Angeles",
];

/// The file as far as the page needs it.
struct Sample {
    detected: Detected,
    columns: Vec<String>,
    rows: Vec<Row>,
}

async fn sample(room: &Room, mapping: &Mapping) -> Result<Sample> {
    let (path, options) = (room.data(), mapping.file.clone());
    if !path.exists() {
        return Err(Error::not_found());
    }
    let work = move || Source::sample(&path, &options, LOOKED_AT);
    let (source, rows) = tokio::task::spawn_blocking(work).await.map_err(Error::internal)??;
    Ok(Sample { detected: source.detected().clone(), columns: source.columns().to_vec(), rows })
}

/// `GET /import/{id}`.
pub(in crate::imports) async fn show(
    State(app): State<Shared>,
    viewer: Viewer,
    Path(id): Path<String>,
) -> Outcome<Response> {
    viewer.need("import.run")?;
    let (room, draft) = Room::open(&app, &viewer, &id)?;
    if !room.data().exists() {
        return Ok(Go::to(format!("/import/{id}/result")).into_response());
    }
    let mapping = room.mapping()?;
    let sample = sample(&room, &mapping).await?;
    Ok(form(&app, &viewer, (&room, &draft), (&mapping, &sample), None)?.into_response())
}

/// `POST /import/{id}`: the columns are kept and the dry run begins; or the kind or the reading of the file is changed.
pub(in crate::imports) async fn save(
    State(app): State<Shared>,
    viewer: Viewer,
    Path(id): Path<String>,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Outcome<Response> {
    viewer.need("import.run")?;
    let (room, draft) = Room::open(&app, &viewer, &id)?;
    let posted = Posted::new(pairs);
    let old = room.mapping()?;
    let place = format!("/import/{id}");
    match posted.get("do") {
        "kind" => {
            let target = Kind::find(&app, posted.get("kind"))?.target();
            let sample = sample(&room, &old).await?;
            let proposal = tables::propose(&target, &sample.columns, &sample.rows);
            room.map(&Mapping { file: old.file, ..proposal.mapping })?;
            return Ok(Go::to(place).into_response());
        }
        "reread" => {
            reread(&app, &room, &old, &posted).await?;
            return Ok(Go::to(place).into_response());
        }
        _ => {}
    }
    let sample = sample(&room, &old).await?;
    let target = Kind::find(&app, &old.kind)?.target();
    let mapping = posted.onto(&old, &sample.columns, &target);
    if let Some(error) = problems(&mapping, &target, (&sample.columns, &sample.rows)) {
        let markup = form(&app, &viewer, (&room, &draft), (&mapping, &sample), Some(&error))?;
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, markup).into_response());
    }
    room.reopen();
    room.map(&mapping)?;
    if !posted.get("keep").is_empty() {
        keep(&app, &viewer, &mapping).await?;
    }
    work::begin(&app, &viewer, (&room, &draft), Stage::Check)?;
    Ok(Go::to(format!("{place}/check")).into_response())
}

/// Reads the file in another way; when its columns are others then, they are matched anew.
async fn reread(app: &App, room: &Room, old: &Mapping, posted: &Posted) -> Result<()> {
    let mut new = old.clone();
    new.file.encoding = Encoding::named(posted.get("encoding"));
    new.file.delimiter =
        DELIMITERS.into_iter().find(|(key, _)| *key == posted.get("delimiter")).map(|(_, delimiter)| delimiter);
    new.file.header = match posted.get("header") {
        "yes" => Some(true),
        "no" => Some(false),
        _ => None,
    };
    new.file.skip_lines = text::latin_digits(posted.get("skip_lines")).parse().unwrap_or(0);
    let sheet = posted.get("sheet");
    new.file.sheet = (!sheet.is_empty()).then(|| sheet.to_owned());
    let before = sample(room, old).await?;
    let after = sample(room, &new).await?;
    if before.columns != after.columns {
        let target = Kind::find(app, &old.kind)?.target();
        let proposal = tables::propose(&target, &after.columns, &after.rows);
        new = Mapping { file: new.file, name: new.name, ..proposal.mapping };
    }
    room.map(&new)
}

/// Keeps the mapping under its name; one of that name is replaced.
async fn keep(app: &App, viewer: &Viewer, mapping: &Mapping) -> Result<()> {
    let tx = app.db.write(app.by(viewer.actor())).await?;
    let toml = mapping.to_toml()?;
    match store::mapping_named(&*tx, &mapping.name).await? {
        Some(old) => {
            let new = SavedMapping { kind: mapping.kind.clone(), toml, ..old.clone() };
            tx.update(&old, new).await?;
        }
        None => {
            let (kind, name) = (mapping.kind.clone(), mapping.name.clone());
            tx.insert(SavedMapping { id: app.id("map"), kind, name, toml, version: 1 }).await?;
        }
    }
    tx.commit().await
}

const DELIMITERS: [(&str, Delimiter); 5] = [
    ("comma", Delimiter::Comma),
    ("semicolon", Delimiter::Semicolon),
    ("tab", Delimiter::Tab),
    ("pipe", Delimiter::Pipe),
    ("whitespace", Delimiter::Whitespace),
];

fn form(
    app: &App,
    v: &Viewer,
    (room, draft): (&Room, &Draft),
    (mapping, sample): (&Mapping, &Sample),
    error: Option<&Error>,
) -> Result<Markup> {
    let r = &v.reader;
    let target = Kind::find(app, &mapping.kind)?.target();
    let place = format!("/import/{}", room.id);
    let kinds = kinds::keys(app).into_iter().map(|kind| (kind.to_owned(), kind_name(v, kind)));
    let body = html! {
        (ErrorSummary::new(r, error))
        (questions(app, v, (mapping, &target), error))
        @if target.field("name").is_some() && mapping.field("name").is_none() { (Notice::warn(v.t("import-no-name"))) }
        (matching(v, (mapping, &target), sample, error))
        (others(v, mapping))
        div class="form-columns" {
            (Field::text("name", v.t("mapping-name")).value(&mapping.name).hint(v.t("mapping-name-hint")).faults(r, error))
            (Checkbox::new("keep", v.t("mapping-keep")))
        }
        div class="form-actions" { (Button::submit(v.t("import-check")).primary().value("do", "check")) }
    };
    let another = html! {
        (Select::new("kind", v.t("import-kind")).options(kinds).selected(&mapping.kind))
        (Button::submit(v.t("import-kind-change")).value("do", "kind"))
    };
    let title = v.t("import-step-columns");
    let main = html! {
        (PageHeader::new(&title).question(v.t("import-columns-question")).subtitle(subtitle(r, &kind_name(v, &mapping.kind), &draft.file)))
        (steps(v, 1, Some(&room.id)))
        details { summary { (v.t("import-kind-other")) } (FormView::post(&place, &v.csrf).inline().body(another)) }
        (found(v, &place, (mapping, sample)))
        (FormView::post(&place, &v.csrf).id("matching").body(body))
        (rows(v, sample))
        (PostButton::new(format!("{place}/cancel"), &v.csrf, v.t("import-forget")).quiet())
    };
    Ok(page(app, v, &title, main))
}

/// What the file was found to be, and how else it could be read.
fn found(v: &Viewer, place: &str, (mapping, sample): (&Mapping, &Sample)) -> Markup {
    let d = &sample.detected;
    let kind = match d.kind {
        FileKind::Csv => "csv",
        FileKind::Xlsx => "xlsx",
        FileKind::JsonLines => "json-lines",
        FileKind::Parquet => "parquet",
    };
    let delimiter =
        d.delimiter.and_then(|found| DELIMITERS.into_iter().find(|(_, known)| *known == found)).map(|(key, _)| key);
    let mut facts = vec![v.t(&format!("import-format-{kind}"))];
    if d.gzip {
        facts.push(v.t("import-format-gzip"));
    }
    if matches!(d.kind, FileKind::Csv | FileKind::JsonLines) {
        facts.push(d.encoding.name().to_owned());
    }
    facts.extend(delimiter.map(|key| v.t(&format!("import-delimiter-{key}"))));
    facts.extend(d.sheet.clone());
    let columns = sample.columns.len();
    facts.push(v.reader.tell("import-columns-count", &[("count", columns.into())]));
    let chosen = mapping
        .file
        .delimiter
        .and_then(|found| DELIMITERS.into_iter().find(|(_, known)| *known == found))
        .map_or("", |(key, _)| key);
    let encoding = mapping.file.encoding.map(|e| e.name().to_lowercase()).unwrap_or_default();
    let header = match mapping.file.header {
        Some(true) => "yes",
        Some(false) => "no",
        None => "",
    };
    let options = html! {
        (Select::new("encoding", v.t("import-encoding")).blank(v.t("import-find-out")).options(ENCODINGS.map(|e| (e.to_owned(), e.to_uppercase()))).selected(encoding))
        (Select::new("delimiter", v.t("import-delimiter")).blank(v.t("import-find-out"))
            .options(DELIMITERS.map(|(key, _)| (key.to_owned(), v.t(&format!("import-delimiter-{key}"))))).selected(chosen))
        (Select::new("header", v.t("import-header")).blank(v.t("import-find-out")).option("yes", v.t("import-yes")).option("no", v.t("import-no")).selected(header))
        (Field::number("skip_lines", v.t("import-skip-lines")).value(mapping.file.skip_lines.to_string()))
        @if d.sheet.is_some() { (Field::text("sheet", v.t("import-sheet")).value(mapping.file.sheet.clone().unwrap_or_default())) }
        (Button::submit(v.t("import-reread")).value("do", "reread"))
    };
    html! {
        p { (v.t("import-found")) " " strong { (v.reader.list(&facts)) } }
        details { summary { (v.t("import-found-wrong")) } (FormView::post(place, &v.csrf).inline().body(options)) }
    }
}

/// What only a person can know: the zone of times, the currency of amounts, how dates and numbers are written, the key.
fn questions(app: &App, v: &Viewer, (mapping, target): (&Mapping, &Target), error: Option<&Error>) -> Markup {
    let r = &v.reader;
    let has = |wanted: &[FieldType]| {
        mapping.fields.iter().any(|entry| kind_of(entry, target).is_some_and(|ty| wanted.contains(&ty)))
    };
    let mut zones: Vec<String> = vec![app.workspace.load().zone.clone()];
    zones.extend(v.reader.zone.iana_name().map(str::to_owned));
    zones.extend(mapping.zone.clone());
    zones.extend(ZONES.map(str::to_owned));
    let mut currencies = vec![app.workspace.load().currency];
    currencies.extend(mapping.currency);
    currencies.extend(CURRENCIES);
    let keys =
        target.fields.iter().filter(|f| f.ty == FieldType::Text && (f.is_key || mapping.field(&f.key).is_some()));
    let (order, calendar) = (word(&mapping.dates.order), word(&mapping.dates.calendar));
    let refers = target.fields.iter().any(|field| field.key == "account_key");
    html! {
        div class="form-columns" {
            @if has(&[FieldType::Instant]) || mapping.zone.is_some() {
                (Select::new("zone", v.t("import-zone")).blank(v.t("import-choose")).options(once(zones)).selected(mapping.zone.clone().unwrap_or_default()).hint(v.t("import-zone-hint")).faults(r, error))
            }
            @if has(&[FieldType::Amount]) || mapping.currency.is_some() {
                (Select::new("currency", v.t("import-currency")).blank(v.t("import-choose"))
                    .options(once(currencies.iter().map(ToString::to_string).collect())).selected(mapping.currency.map(|c| c.to_string()).unwrap_or_default()).faults(r, error))
            }
            (Select::new("numbers", v.t("import-numbers")).option("point", "1,234.56").option("comma", "1.234,56").selected(word(&mapping.numbers)))
            (Select::new("order", v.t("import-order")).options(["ymd", "dmy", "mdy"].map(|o| (o.to_owned(), v.t(&format!("import-order-{o}"))))).selected(order))
            (Select::new("calendar", v.t("import-calendar")).options(["gregorian", "jalali"].map(|c| (c.to_owned(), v.t(&format!("import-calendar-{c}"))))).selected(calendar))
            (Select::new("upsert", v.t("import-upsert")).options(keys.map(|f| (f.key.clone(), label(r, &f.key)))).selected(mapping.key_field(target).unwrap_or_default()).hint(v.t("import-upsert-hint")).faults(r, error))
        }
        @if refers { (Checkbox::new("create_missing", v.t("import-create-missing")).checked(mapping.create_missing).hint(v.t("import-create-missing-hint"))) }
    }
}

/// The key that a small choice has in files.
fn word<T: serde::Serialize>(value: &T) -> String {
    serde_json::to_value(value).ok().and_then(|v| v.as_str().map(str::to_owned)).unwrap_or_default()
}

/// Each value once, as an option of its own name.
fn once(values: Vec<String>) -> Vec<(String, String)> {
    let mut seen = std::collections::HashSet::new();
    values.into_iter().filter(|value| seen.insert(value.clone())).map(|value| (value.clone(), value)).collect()
}

/// The columns, each with what stands in it and the field it is.
fn matching(v: &Viewer, (mapping, target): (&Mapping, &Target), sample: &Sample, error: Option<&Error>) -> Markup {
    let proposal = tables::propose(target, &sample.columns, &sample.rows);
    let own = target.kind == "accounts";
    let mut table = DataTable::new(&v.reader, v.t("import-columns")).id("columns");
    for (at, key) in ["column", "holds", "field"].into_iter().enumerate() {
        let column = Column::new(key, v.t(&format!("import-columns-{key}")));
        table = table.column(if at == 0 { column.header() } else { column });
    }
    for (at, column) in sample.columns.iter().enumerate() {
        let entry = mapping.fields.iter().find(|entry| entry.column.as_ref() == Some(column));
        let proposed = &proposal.columns[at];
        let shown = examples(sample, at);
        let holds = html! {
            (v.t(&format!("tables-looks-{}", proposed.looks.key())))
            @for text in &shown { " " span class="quiet" { "· " bdi { (text) } } }
        };
        let guess =
            (proposed.field.as_deref().and_then(|f| f.strip_prefix("own:")).unwrap_or_default(), proposed.ty.key());
        let choice = chosen(v, (at, entry, guess), (target, own), error);
        table = table.row(Line::new(at.to_string()).cell(html! { bdi { (column) } }).cell(holds).cell(choice));
    }
    html! { (table) }
}

/// Up to three different values of a column.
fn examples(sample: &Sample, at: usize) -> Vec<String> {
    let mut shown: Vec<String> = Vec::new();
    for cell in sample.rows.iter().filter_map(|row| row.cells.get(at)).filter(|cell| !cell.is_blank()) {
        let text = shortened(&cell.text());
        if shown.len() < EXAMPLES && !shown.contains(&text) {
            shown.push(text);
        }
    }
    shown
}

/// The field of one column; what an own field needs; the unit of an amount.
fn chosen(
    v: &Viewer,
    (at, entry, guess): (usize, Option<&FieldMap>, (&str, &'static str)),
    (target, own): (&Target, bool),
    error: Option<&Error>,
) -> Markup {
    let r = &v.reader;
    let is_own = entry.is_some_and(|entry| entry.own().is_some());
    let selected = if is_own { "own" } else { entry.map_or("", |entry| &entry.field) };
    let fields = target.fields.iter().map(|field| {
        let star = if field.required { " *" } else { "" };
        (field.key.clone(), format!("{}{star}", label(r, &field.key)))
    });
    let mut select = Select::new(format!("field.{at}"), v.t("import-columns-field"))
        .hide_label()
        .blank(v.t("import-leave-out"))
        .options(fields);
    if own || is_own {
        select = select.option("own", v.t("import-own"));
    }
    let key = entry.and_then(FieldMap::own).unwrap_or(guess.0);
    let ty = entry.and_then(|entry| entry.ty).map_or(guess.1, kernel::ValueType::key);
    let types = kernel::ValueType::ALL.map(|ty| (ty.key().to_owned(), v.t(&format!("field-kind-{}", ty.key()))));
    let amount = entry.is_some_and(|entry| kind_of(entry, target) == Some(FieldType::Amount));
    let unit = entry
        .and_then(|entry| entry.unit)
        .and_then(|unit| UNITS.into_iter().find(|(_, known)| *known == unit))
        .map_or("", |(key, _)| key);
    html! {
        (select.selected(selected).faults(r, error))
        @if own || is_own {
            details open[is_own] {
                summary { (v.t("import-own-more")) }
                (Field::text(format!("own.{at}"), v.t("field-key")).value(key).ltr().faults(r, error))
                (Select::new(format!("type.{at}"), v.t("field-kind")).options(types).selected(ty).faults(r, error))
            }
        }
        @if amount {
            (Select::new(format!("unit.{at}"), v.t("import-unit")).blank(v.t("import-choose")).options(UNITS.map(|(key, _)| (key.to_owned(), v.t(&format!("import-unit-{}", key.replace('_', "-")))))).selected(unit).faults(r, error))
        }
    }
}

/// What the mapping holds beyond one column to one field; it stays as it is.
fn others(v: &Viewer, mapping: &Mapping) -> Markup {
    let mut seen = std::collections::HashSet::new();
    let rest: Vec<&FieldMap> =
        mapping.fields.iter().filter(|entry| entry.column.as_ref().is_none_or(|column| !seen.insert(column))).collect();
    if rest.is_empty() && mapping.explode.is_empty() && mapping.resolve.is_none() {
        return html! {};
    }
    let source = |entry: &FieldMap| {
        entry
            .column
            .clone()
            .or_else(|| entry.template.clone())
            .or_else(|| entry.constant.clone())
            .unwrap_or_else(|| entry.columns.join(", "))
    };
    let list = html! {
        ul {
            @for entry in rest { li { (label(&v.reader, &entry.field)) " ← " bdi { (source(entry)) } } }
            @if let Some(resolve) = &mapping.resolve { li { (label(&v.reader, &resolve.field)) " ← " (kind_name(v, &resolve.through)) " ← " bdi { (resolve.column) } } }
            @for explode in &mapping.explode { li { (label(&v.reader, "value")) " ← " bdi { (explode.column) } } }
        }
    };
    html! { (Notice::info(list).title(v.t("import-others"))) }
}

/// The first rows as they stand in the file.
fn rows(v: &Viewer, sample: &Sample) -> Markup {
    let mut table = DataTable::new(&v.reader, v.t("import-sample")).id("sample");
    for (at, column) in sample.columns.iter().enumerate() {
        table = table.column(Column::new(format!("c{at}"), column.clone()));
    }
    for row in sample.rows.iter().take(SHOWN) {
        let cells = row.cells.iter().take(sample.columns.len());
        let blank = sample.columns.len().saturating_sub(row.cells.len());
        let line = cells.fold(Line::new(row.number.to_string()), |line, cell| {
            line.cell(html! { bdi { (shortened(&cell.text())) } })
        });
        table = table.row((0..blank).fold(line, |line, _| line.cell("")));
    }
    html! { (Section::new(v.t("import-sample")).id("sample-rows").body(html! { (table) })) }
}

/// Long texts would push the columns off the page.
fn shortened(text: &str) -> String {
    match text.char_indices().nth(40) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}
