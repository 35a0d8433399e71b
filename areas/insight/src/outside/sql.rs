//! The views, in the SQL of DuckDB.

use std::path::Path;

use super::Shown;

/// What a log without files looks like. `at` is a word of DuckDB's own.
const NO_EVENTS: &str = "SELECT NULL::VARCHAR AS source, NULL::VARCHAR AS message_id, NULL::VARCHAR AS group_key, \
    NULL::VARCHAR AS person_key, NULL::VARCHAR AS \"name\", NULL::TIMESTAMPTZ AS \"at\", NULL::TIMESTAMPTZ AS known_at, \
    NULL::DECIMAL(38, 9) AS \"value\", NULL::VARCHAR AS properties, NULL::VARCHAR AS batch, NULL::BLOB AS identity WHERE false";

/// The text of `views.sql`: `identity_links`, `event_files` and `events`.
pub(super) fn views(shown: &Shown, links: &Path) -> String {
    let files: Vec<String> = shown.files.iter().map(|file| format!("  {}", quoted(file))).collect();
    let events = if files.is_empty() {
        NO_EVENTS.to_owned()
    } else {
        format!("SELECT * FROM read_parquet([\n{}\n])", files.join(",\n"))
    };
    format!(
        "-- Written by Tenure; may be deleted. In DuckDB: .read '{VIEWS}'
-- Days are calendar days in {zone_plain}.
-- Events that were accepted and are in no file yet, and missing here: {missing}.
CREATE OR REPLACE VIEW identity_links AS SELECT * FROM read_parquet({links});
CREATE OR REPLACE VIEW event_files AS {events};
-- An event belongs to the account of its group key on its day; without a group key, to that of its person.
CREATE OR REPLACE VIEW events AS
SELECT e.*, l.account_id, l.account_key
FROM (SELECT *, CAST(timezone({zone}, \"at\") AS DATE) AS day FROM event_files) AS e
LEFT JOIN identity_links AS l
  ON l.kind = CASE WHEN e.group_key IS NULL THEN 'person' ELSE 'group' END
  AND l.key = coalesce(e.group_key, e.person_key)
  AND (l.first_day IS NULL OR l.first_day <= e.day)
  AND (l.last_day IS NULL OR e.day <= l.last_day);
",
        VIEWS = super::VIEWS,
        zone_plain = shown.zone.replace('\n', " "),
        missing = shown.missing,
        links = quoted(links),
        zone = text(&shown.zone),
    )
}

/// A path as SQL text. The folder may be given relative to where Tenure runs; readers are elsewhere.
fn quoted(path: &Path) -> String {
    let whole = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    text(&whole.display().to_string())
}

fn text(text: &str) -> String {
    format!("'{}'", text.replace('\'', "''"))
}
