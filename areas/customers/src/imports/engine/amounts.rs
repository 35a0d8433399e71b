//! Amounts off by ten: rial where toman is usual. The median of a file is compared with the median of what is there.

use std::collections::BTreeMap;

use kernel::{Currency, Money, Result, Says};
use tables::parse::off_by_ten;
use tables::{FieldType, MappedRow, Target, Typed};
use web::{App, ImportKind};

/// Amounts of a column that are remembered: a median needs no more.
const MOST: usize = 10_000;
/// Fewer amounts say nothing about what is usual.
const FEWEST: usize = 3;

/// The amounts of a file by field and currency, in minor units.
pub(super) struct Amounts {
    fields: Vec<String>,
    seen: BTreeMap<(String, Currency), Vec<i64>>,
}

impl Amounts {
    /// Watches the amounts of this target.
    pub fn new(target: &Target) -> Self {
        let fields = target.fields.iter().filter(|field| field.ty == FieldType::Amount).map(|field| field.key.clone());
        Self { fields: fields.collect(), seen: BTreeMap::new() }
    }

    /// Remembers the amounts of a row.
    pub fn note(&mut self, row: &MappedRow) {
        for field in &self.fields {
            if let Some(Typed::Amount { minor, currency }) = row.fields.get(field.as_str())
                && *minor != 0
            {
                let seen = self.seen.entry((field.clone(), *currency)).or_default();
                if seen.len() < MOST {
                    seen.push(minor.saturating_abs());
                }
            }
        }
    }

    /// A warning for each field whose amounts are about ten times, or a tenth of, what is usual.
    ///
    /// Asks for what is usual, so it must be called before the new amounts can be seen.
    pub async fn warnings(self, app: &App, kind: &ImportKind) -> Result<Vec<Says>> {
        let Some(usual) = kind.usual else { return Ok(Vec::new()) };
        let mut warnings = Vec::new();
        for ((field, currency), mut amounts) in self.seen {
            if amounts.len() < FEWEST {
                continue;
            }
            let found = median(&mut amounts);
            let before = (usual)(app, &field).await?;
            let before = before.iter().find(|money| money.currency == currency && off_by_ten(money.minor, found));
            warnings.extend(before.map(|before| warning(&field, *before, Money::new(found, currency))));
        }
        Ok(warnings)
    }
}

fn median(amounts: &mut [i64]) -> i64 {
    amounts.sort_unstable();
    amounts.get(amounts.len() / 2).copied().unwrap_or_default()
}

fn warning(field: &str, usual: Money, found: Money) -> Says {
    Says::new("import-warning-amounts").with("field", field).with("usual", usual).with("found", found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_middle_of_amounts() {
        assert_eq!(median(&mut [5, 1, 3]), 3);
        assert_eq!(median(&mut [4, 1]), 4);
        assert_eq!(median(&mut []), 0);
    }
}
