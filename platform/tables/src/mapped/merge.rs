//! Neighbouring rows that are one: several purchases of a day become one order.

use std::sync::Arc;

use super::{Mapped, MappedRow, Reject, Rejected};
use crate::{Fault, Merge, Typed};

/// Holds the row that the next one may belong to.
pub(super) struct Merger {
    same: Vec<String>,
    sum: Vec<String>,
    held: Option<MappedRow>,
}

impl Merger {
    pub fn new(merge: &Merge) -> Self {
        Self { same: merge.same.clone(), sum: merge.sum.clone(), held: None }
    }

    /// Takes a row in; gives back the row before it if that is complete now, or a row whose sum is too large.
    pub fn push(&mut self, row: MappedRow) -> Option<Mapped> {
        let Some(held) = &mut self.held else {
            self.held = Some(row);
            return None;
        };
        let belongs = self.same.iter().all(|field| value(held, field) == value(&row, field));
        if !belongs {
            return self.held.replace(row).map(Mapped::Row);
        }
        for field in &self.sum {
            let Some(sum) = added(value(held, field), value(&row, field)) else {
                let reject = Reject::at(row.number, field, "", &Fault::new("sum-too-large"));
                return Some(Mapped::Rejected(Rejected { number: row.number, rejects: vec![reject], raw: row.raw }));
            };
            let place = if let Some(own) = field.strip_prefix(crate::mapping::OWN) {
                held.own.insert(Arc::from(own), sum)
            } else {
                held.fields.insert(Arc::from(field.as_str()), sum)
            };
            drop(place);
        }
        None
    }

    /// The last row.
    pub fn finish(&mut self) -> Option<MappedRow> {
        self.held.take()
    }
}

fn value<'a>(row: &'a MappedRow, field: &str) -> &'a Typed {
    let found = match field.strip_prefix(crate::mapping::OWN) {
        Some(own) => row.own.get(own),
        None => row.fields.get(field),
    };
    found.unwrap_or(&Typed::Null)
}

/// The sum, with unknown as nothing; nothing where two currencies meet or it overflows.
fn added(a: &Typed, b: &Typed) -> Option<Typed> {
    match (a, b) {
        (Typed::Null, other) | (other, Typed::Null) => Some(other.clone()),
        (Typed::Number(a), Typed::Number(b)) => a.checked_add(*b).map(Typed::Number),
        (Typed::Amount { minor: a, currency }, Typed::Amount { minor: b, currency: other }) if currency == other => {
            a.checked_add(*b).map(|minor| Typed::Amount { minor, currency: *currency })
        }
        _ => None,
    }
}
