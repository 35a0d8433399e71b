//! Customers in parts, each foretold by a model that saw nothing of it.

use std::collections::HashMap;

use stats::Table;
use stats::resampling::grouped_folds;
use stats::survival::Hazard;

use super::learn::{Fit, fitted};
use crate::proof::Looks;

/// So many parts.
pub(super) const PARTS: usize = 5;

/// The parts that customers belong to, and for each a hazard of the others.
pub(super) struct Parts<'a> {
    part_of: HashMap<&'a str, usize>,
    hazards: Vec<Hazard>,
}

impl<'a> Parts<'a> {
    /// Of the customers of a fit's looks, whose factors are `table`.
    ///
    /// # Errors
    /// The others of a part are too few or too alike to learn from.
    pub(super) fn of(fit: &Fit, looks: &'a Looks, table: &Table) -> stats::Result<Self> {
        let who: Vec<usize> = fit.rows.iter().map(|&at| looks.who[at]).collect();
        let parts = grouped_folds(&who, PARTS, 1)?;
        let without = |part: usize| {
            let others = fit.rows.iter().zip(&parts).filter(|(_, own)| **own != part).map(|(&at, _)| at);
            fitted(table, &looks.lost, &others.collect::<Vec<_>>())
        };
        let hazards = (0..PARTS).map(without).collect::<stats::Result<_>>()?;
        let part_of = who.iter().zip(&parts).map(|(who, part)| (looks.accounts[*who].as_str(), *part)).collect();
        Ok(Self { part_of, hazards })
    }

    /// The part of an account; the first for whom no model saw.
    pub(super) fn part(&self, account: &str) -> usize {
        self.part_of.get(account).copied().unwrap_or(0)
    }

    /// The hazard that saw nothing of a part.
    pub(super) fn hazard(&self, part: usize) -> &Hazard {
        &self.hazards[part]
    }
}
