//! What a board says, as text that can be compared; and that transitions tell how it came to be.

use std::collections::BTreeMap;

use insight::refresh::transitions;
use kernel::Value;
use query::Snapshot;
use sea_orm::{EntityTrait, QueryOrder};
use web::App;

use super::verdicts::Columns;

/// Every cell of every frame, what could not be computed, and whose events belong to nobody.
pub fn told(app: &App) -> BTreeMap<String, String> {
    let board = app.board.load();
    let mut cells = BTreeMap::new();
    for (kind, frame) in &board.frames {
        for row in 0..frame.len() {
            for spec in frame.specs() {
                let place = format!("{kind} {} {}", frame.id(row), spec.key);
                cells.insert(place, format!("{:?}", frame.value(row, &spec.key)));
            }
        }
    }
    let mut nobody: Vec<String> = insight::engine(app)
        .and_then(|engine| {
            Some(engine.counted.as_ref()?.fold.unattached().into_iter().map(|key| format!("{key:?}")).collect())
        })
        .unwrap_or_default();
    nobody.sort();
    cells.insert("unattached".to_owned(), nobody.join(", "));
    cells.insert("findings".to_owned(), format!("{:?}", board.findings));
    cells
}

/// The first difference between two boards.
pub fn same(one: &BTreeMap<String, String>, other: &BTreeMap<String, String>, when: &str) -> Result<(), String> {
    let mut places = one.keys().chain(other.keys());
    let differs = places.find(|place| one.get(*place) != other.get(*place));
    differs
        .map_or(Ok(()), |place| Err(format!("{when}, {place} was {:?} and is {:?}", one.get(place), other.get(place))))
}

/// That the accounts of the board are these, with these values in these columns. An unknown flag is out.
pub fn as_expected(board: &Snapshot, expected: &Columns) -> Result<(), String> {
    let frame = board.frame("account").ok_or("there is no frame")?;
    let (mut ids, mut wanted): (Vec<_>, Vec<_>) =
        ((0..frame.len()).map(|row| frame.id(row)).collect(), expected.keys().collect());
    ids.sort_unstable();
    wanted.sort_unstable();
    if ids.iter().ne(wanted.iter()) {
        return Err(format!("the accounts are {ids:?} instead of {wanted:?}"));
    }
    for (id, columns) in expected {
        let row = frame.row(id).ok_or("a row without account")?;
        for (key, wanted) in columns {
            let found = match (frame.value(row, key), wanted) {
                (Value::Null, Value::Flag(_)) => Value::Flag(false),
                (found, _) => found,
            };
            if found != *wanted {
                return Err(format!("{key} of {id} is {found:?} instead of {wanted:?}"));
            }
        }
    }
    Ok(())
}

/// That every transition begins where the last one ended, and that the last ones are what the board says.
pub async fn transitions_hold(app: &App) -> Result<(), String> {
    let select = transitions::Entity::find().order_by_asc(transitions::Column::Id);
    let rows = select.all(app.db.read()).await.map_err(|e| e.to_string())?;
    let mut last: BTreeMap<(String, String, String), Option<String>> = BTreeMap::new();
    for row in rows {
        let verdict = (row.account_id.clone(), row.kind.clone(), row.key.clone());
        let before = last.insert(verdict, row.new.clone()).flatten();
        if before != row.old || row.old == row.new {
            return Err(format!("after {before:?} comes {row:?}"));
        }
    }
    let board = app.board.load();
    let frame = board.frame("account").ok_or("there is no frame")?;
    for ((account, kind, key), wanted) in last {
        let column = match kind.as_str() {
            "band" => "health_band".to_owned(),
            "segment" | "signal" => format!("{kind}_{key}"),
            _ => kind,
        };
        let Some(row) = frame.row(&account) else { continue };
        let found = match frame.value(row, &column) {
            Value::Text(class) => Some(class),
            Value::Flag(true) => Some("in".to_owned()),
            _ => None,
        };
        if found != wanted {
            return Err(format!("{column} of {account} is {found:?}, recorded is {wanted:?}"));
        }
    }
    Ok(())
}
