//! `GET /accounts/export`: the list as CSV or XLSX, through the same view as the page.

use axum::extract::{Query, State};
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use kernel::{Error, Result, Says, Value};
use query::{Cell, ColumnSpec, Viewed};
use rust_xlsxwriter::{Format, Workbook};
use serde::Deserialize;
use web::{App, Outcome, Shared, Viewer};

use super::filter::ListQuery;

/// What a hidden value stands as in a file: never its amount.
const HIDDEN: &str = "•••";

#[derive(Debug, Deserialize)]
pub(crate) struct Wanted {
    #[serde(default)]
    format: String,
}

/// Handler.
pub(crate) async fn download(
    State(app): State<Shared>,
    viewer: Viewer,
    Query(asked): Query<ListQuery>,
    Query(wanted): Query<Wanted>,
) -> Outcome<Response> {
    viewer.need("export.run")?;
    let seen = team::rights::viewed(&app, &viewer, "account");
    let viewed = seen.viewed();
    let listing = query::Listing { offset: 0, limit: None, ..asked.listing(&seen.frame)? };
    let rows = viewed.list(&listing)?.rows;
    let columns = asked.shown(&seen.frame);
    let (kind, name, bytes) = if wanted.format == "xlsx" {
        let kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
        (kind, "customers.xlsx", xlsx(&viewer, &viewed, &columns, &rows)?)
    } else {
        ("text/csv; charset=utf-8", "customers.csv", csv(&viewer, &viewed, &columns, &rows))
    };
    noted(&app, &viewer, name, rows.len()).await?;
    let headers = [(CONTENT_TYPE, kind.to_owned()), (CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\""))];
    Ok((headers, bytes).into_response())
}

/// What leaves the house is written down; a folder opened as of a former day is only read.
async fn noted(app: &App, v: &Viewer, file: &str, rows: usize) -> Result<()> {
    if app.as_of.is_some() {
        return Ok(());
    }
    let tx = app.db.write(app.by(v.actor())).await?;
    let says = Says::new("audit-exported").with("file", file).with("count", rows);
    team::audit::note(&tx, "export.run", &format!("person:{}", v.id), says).await?;
    tx.commit().await
}

fn csv(v: &Viewer, viewed: &Viewed<'_>, columns: &[&ColumnSpec], rows: &[usize]) -> Vec<u8> {
    // The mark at the head tells Excel that this is UTF-8.
    let mut out = String::from("\u{feff}");
    let heads: Vec<String> =
        std::iter::once("id".to_owned()).chain(columns.iter().map(|c| v.reader.say(&c.label))).collect();
    line(&mut out, &heads);
    for &row in rows {
        let mut cells = vec![viewed.frame.id(row).to_owned()];
        cells.extend(columns.iter().map(|c| plain(v, c, &viewed.value(row, &c.key))));
        line(&mut out, &cells);
    }
    out.into_bytes()
}

fn line(out: &mut String, cells: &[String]) {
    for (at, cell) in cells.iter().enumerate() {
        if at > 0 {
            out.push(',');
        }
        // A cell that begins like a formula would be executed by a spreadsheet.
        let guarded = if cell.starts_with(['=', '+', '@']) || (cell.starts_with('-') && cell.parse::<f64>().is_err()) {
            format!("'{cell}")
        } else {
            cell.clone()
        };
        if guarded.contains([',', '"', '\n', '\r']) {
            out.push('"');
            out.push_str(&guarded.replace('"', "\"\""));
            out.push('"');
        } else {
            out.push_str(&guarded);
        }
    }
    out.push_str("\r\n");
}

/// A text as a person reads it: a choice by its name, an owner too, never by its id.
fn read(v: &Viewer, column: &ColumnSpec, text: &str) -> String {
    let choice = column.choices.iter().find(|(key, _)| key == text);
    choice.map_or_else(|| text.to_owned(), |(_, says)| v.reader.say(says))
}

fn plain(v: &Viewer, column: &ColumnSpec, cell: &Cell) -> String {
    match cell {
        Cell::Hidden => HIDDEN.to_owned(),
        Cell::Known(Value::Null) => String::new(),
        Cell::Known(Value::Flag(yes)) => yes.to_string(),
        Cell::Known(Value::Number(n)) => n.to_string(),
        Cell::Known(Value::Date(d)) => d.to_string(),
        Cell::Known(Value::Text(t)) => read(v, column, t),
    }
}

fn xlsx(v: &Viewer, viewed: &Viewed<'_>, columns: &[&ColumnSpec], rows: &[usize]) -> Result<Vec<u8>> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.set_right_to_left(v.reader.language.is_rtl());
    let bold = Format::new().set_bold();
    let date = Format::new().set_num_format("yyyy-mm-dd");
    let wrong = |e: rust_xlsxwriter::XlsxError| Error::internal(e);
    for (at, column) in (0_u16..).zip(columns) {
        sheet.write_with_format(0, at, v.reader.say(&column.label), &bold).map_err(wrong)?;
        for (line, &row) in (1_u32..).zip(rows) {
            match viewed.value(row, &column.key) {
                Cell::Hidden => sheet.write(line, at, HIDDEN).map(|_| ()).map_err(wrong)?,
                Cell::Known(Value::Null) => {}
                Cell::Known(Value::Flag(yes)) => sheet.write(line, at, yes).map(|_| ()).map_err(wrong)?,
                Cell::Known(Value::Number(n)) => sheet.write(line, at, n).map(|_| ()).map_err(wrong)?,
                Cell::Known(Value::Text(t)) => sheet.write(line, at, read(v, column, &t)).map(|_| ()).map_err(wrong)?,
                Cell::Known(Value::Date(d)) => {
                    let day = rust_xlsxwriter::ExcelDateTime::parse_from_str(&d.to_string()).map_err(wrong)?;
                    sheet.write_with_format(line, at, &day, &date).map(|_| ()).map_err(wrong)?;
                }
            }
        }
    }
    sheet.set_freeze_panes(1, 1).map_err(wrong)?;
    sheet.autofit();
    book.save_to_buffer().map_err(wrong)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_cannot_break_out_of_its_column_or_become_a_formula() {
        let mut out = String::new();
        line(&mut out, &["a,b".into(), "say \"hi\"".into(), "=1+1".into(), "-5".into()]);
        assert_eq!(out, "\"a,b\",\"say \"\"hi\"\"\",'=1+1,-5\r\n");
    }
}
