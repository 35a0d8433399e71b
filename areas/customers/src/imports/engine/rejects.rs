//! Rows that were not taken: a file with reason and remedy for each, and a count of each reason.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::PathBuf;

use i18n::Reader;
use kernel::{Error, Kind, Result, Says};
use serde::{Deserialize, Serialize};
use tables::Reject;

/// Different reasons that are told apart; more would be no summary.
const KINDS: usize = 200;

/// One reason why rows were not taken, with an example.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Reason {
    /// The column; blank if it is the whole row.
    pub column: String,
    /// The first one of them.
    pub says: Says,
    /// What to do about it.
    pub remedy: Says,
    /// How often it occurred.
    pub count: u64,
}

/// Collects rejected rows.
pub(super) struct Rejects {
    path: Option<PathBuf>,
    out: Option<BufWriter<File>>,
    reader: Reader,
    reasons: BTreeMap<(String, String), Reason>,
}

impl Rejects {
    /// Writes to `path`, if there is one, in the reader's language.
    pub fn new(path: Option<PathBuf>, reader: Reader) -> Self {
        Self { path, out: None, reader, reasons: BTreeMap::new() }
    }

    /// Notes the reasons of one row.
    pub fn note(&mut self, rejects: &[Reject]) -> Result<()> {
        for reject in rejects {
            self.write(reject)?;
            let key = (reject.says.key.clone(), reject.column.clone());
            let full = self.reasons.len() >= KINDS;
            match self.reasons.get_mut(&key) {
                Some(reason) => reason.count += 1,
                None if full => {}
                None => {
                    let Reject { column, says, remedy, .. } = reject.clone();
                    self.reasons.insert(key, Reason { column, says, remedy, count: 1 });
                }
            }
        }
        Ok(())
    }

    /// Closes the file; the reasons, the most frequent first.
    pub fn finish(mut self) -> Result<Vec<Reason>> {
        if let Some(out) = &mut self.out {
            out.flush().map_err(|e| disk(&e))?;
        }
        let mut reasons: Vec<Reason> = self.reasons.into_values().collect();
        reasons.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.column.cmp(&b.column)));
        Ok(reasons)
    }

    fn write(&mut self, reject: &Reject) -> Result<()> {
        let Some(path) = &self.path else { return Ok(()) };
        let r = &self.reader;
        let out = match &mut self.out {
            Some(out) => out,
            None => {
                let mut out = BufWriter::new(File::create(path).map_err(|e| disk(&e))?);
                let heads =
                    ["row", "column", "value", "reason", "remedy"].map(|h| r.t(&format!("import-rejected-{h}")));
                // The mark at the head tells Excel that this is UTF-8.
                out.write_all("\u{feff}".as_bytes()).map_err(|e| disk(&e))?;
                out.write_all(line(&heads).as_bytes()).map_err(|e| disk(&e))?;
                self.out.insert(out)
            }
        };
        let cells = [
            reject.row.to_string(),
            reject.column.clone(),
            reject.value.clone(),
            r.say(&reject.says),
            r.say(&reject.remedy),
        ];
        out.write_all(line(&cells).as_bytes()).map_err(|e| disk(&e))
    }
}

/// A fault of the disk; a full one is told apart.
pub(in crate::imports) fn disk(error: &std::io::Error) -> Error {
    let full = error.kind() == std::io::ErrorKind::StorageFull;
    let key = if full { "error-disk-full" } else { "import-disk" };
    Error { detail: error.to_string(), ..Error::new(Kind::Internal, key) }
}

/// One line of a CSV file; a cell that begins like a formula would be executed by a spreadsheet.
fn line(cells: &[String; 5]) -> String {
    let mut out = String::new();
    for (at, cell) in cells.iter().enumerate() {
        if at > 0 {
            out.push(',');
        }
        let formula =
            cell.starts_with(['=', '+', '@', '\t', '\r']) || (cell.starts_with('-') && cell.parse::<f64>().is_err());
        let guarded = if formula { format!("'{cell}") } else { cell.clone() };
        // Directional marks around arguments help on screen; in a cell they would be copied along.
        let plain = guarded.replace(['\u{2068}', '\u{2069}'], "");
        if plain.contains([',', '"', '\n', '\r']) {
            out.push('"');
            out.push_str(&plain.replace('"', "\"\""));
            out.push('"');
        } else {
            out.push_str(&plain);
        }
    }
    out.push_str("\r\n");
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rejected_value_cannot_break_out_of_its_cell() {
        let cells = ["3", "a,b", "=1+1", "say \"no\"", "-5"].map(str::to_owned);
        assert_eq!(line(&cells), "3,\"a,b\",'=1+1,\"say \"\"no\"\"\",-5\r\n");
    }
}
