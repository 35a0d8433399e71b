//! Lists: which rows, how many, in what order, which page.

use std::cmp::Ordering;
use std::sync::Arc;

use arrow::array::{Array, AsArray, StringArray};
use arrow::buffer::BooleanBuffer;
use arrow::compute::contains;
use kernel::{Error, Result, Says, ValueType};

use crate::expression::Expression;
use crate::schema::TODAY;
use crate::view::Viewed;

/// Which way to sort. Unknown values come last either way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// Smallest, earliest, first in the alphabet first.
    Ascending,
    /// The reverse.
    Descending,
}

/// A text sought in columns: every word of it must occur in one of them, whatever its case and script variant.
#[derive(Debug, Clone, PartialEq)]
pub struct Search {
    /// What was typed.
    pub text: String,
    /// Keys of text and choice columns.
    pub columns: Vec<String>,
}

/// What to list.
#[derive(Debug, Clone, Default)]
pub struct Listing {
    /// A condition; rows where it is unknown are out.
    pub filter: Option<Expression>,
    /// A text to find.
    pub search: Option<Search>,
    /// Columns to sort by, the most important first. Ties are broken by id.
    pub sort: Vec<(String, Direction)>,
    /// How many rows to skip.
    pub offset: usize,
    /// How many rows to give; nothing means all.
    pub limit: Option<usize>,
}

/// A page of a list.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Listed {
    /// Row numbers in order.
    pub rows: Vec<usize>,
    /// How many there are in all, exactly.
    pub total: usize,
    /// How many more would be there if the filter were not unknown for them (hidden inputs included).
    pub unknown: usize,
}

/// The rows that a listing selects, before sorting and paging.
#[derive(Debug, Clone)]
pub struct Selection {
    /// One bit per row.
    pub rows: BooleanBuffer,
    /// How many rows are out only because the filter is unknown there.
    pub unknown: usize,
}

impl Selection {
    /// How many rows are selected.
    pub fn len(&self) -> usize {
        self.rows.count_set_bits()
    }

    /// Whether no row is selected.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

impl Viewed<'_> {
    /// The page of a list, and how many rows there are in all.
    ///
    /// # Errors
    /// The filter is no condition; a column to search or sort by does not exist, or holds no text to search.
    pub fn list(&self, listing: &Listing) -> Result<Listed> {
        let selection = self.select(listing)?;
        let total = selection.len();
        let start = listing.offset.min(total);
        let end = listing.limit.map_or(total, |limit| start.saturating_add(limit).min(total));
        let order = self.order(&listing.sort)?;
        let mut rows: Vec<u32> = selection.rows.set_indices_u32().collect();
        if end < rows.len() && end > 0 {
            // Only the wanted beginning is sorted: a page of 50,000 rows costs one pass.
            rows.select_nth_unstable_by(end - 1, |&a, &b| compare(&order, a, b));
        }
        let page = &mut rows[..end];
        page.sort_unstable_by(|&a, &b| compare(&order, a, b));
        let rows = page[start..].iter().map(|&row| row as usize).collect();
        Ok(Listed { rows, total, unknown: selection.unknown })
    }

    /// The rows of a listing, before sorting and paging.
    ///
    /// # Errors
    /// As [`Viewed::list`], without sorting.
    pub fn select(&self, listing: &Listing) -> Result<Selection> {
        let mut rows = self.visible_rows();
        if let Some(search) = &listing.search
            && let Some(found) = self.found(search)?
        {
            rows = &rows & &found;
        }
        let Some(filter) = &listing.filter else { return Ok(Selection { rows, unknown: 0 }) };
        if filter.ty() != ValueType::Flag {
            let found = Says::new(format!("formula-type-{}", filter.ty().key()));
            return Err(Error::invalid("list-error-filter").with("found", found));
        }
        let verdicts = self.evaluate(filter).array;
        let verdicts = verdicts.as_boolean();
        let known = verdicts.nulls().map(|nulls| &rows & nulls.inner());
        let unknown = known.as_ref().map_or(0, |known| rows.count_set_bits() - known.count_set_bits());
        let rows = known.as_ref().unwrap_or(&rows) & verdicts.values();
        Ok(Selection { rows, unknown })
    }

    /// The rows in which every word occurs in a column that may be seen; nothing if no word was typed.
    fn found(&self, search: &Search) -> Result<Option<BooleanBuffer>> {
        let wanted = text::normalise(&search.text);
        let mut found: Option<BooleanBuffer> = None;
        for word in wanted.split_whitespace() {
            let mut anywhere = BooleanBuffer::new_unset(self.frame.len());
            for key in &search.columns {
                let column = self.frame.find(key).ok_or_else(|| unknown_column(key))?;
                if !matches!(column.spec.ty, ValueType::Text | ValueType::Choice) {
                    return Err(Error::invalid("list-error-search").with("column", column.spec.label.clone()));
                }
                let hits = contains(column.folded(), &StringArray::new_scalar(word)).map_err(Error::internal)?;
                let hits = hits.nulls().map_or_else(|| hits.values().clone(), |nulls| hits.values() & nulls.inner());
                let hits = self.seen(key).map_or_else(|| hits.clone(), |seen| &hits & &seen);
                anywhere = &anywhere | &hits;
            }
            found = Some(found.map_or_else(|| anywhere.clone(), |rows| &rows & &anywhere));
        }
        Ok(found)
    }

    /// For each column to sort by the place of every row, then the places of the ids.
    fn order(&self, sort: &[(String, Direction)]) -> Result<Vec<Arc<[u32]>>> {
        let mut order = Vec::with_capacity(sort.len() + 1);
        for (key, direction) in sort {
            if key != TODAY {
                order.push(self.places(key, *direction)?);
            }
        }
        order.push(self.frame.id_places().into());
        Ok(order)
    }

    fn places(&self, key: &str, direction: Direction) -> Result<Arc<[u32]>> {
        let column = self.frame.find(key).ok_or_else(|| unknown_column(key))?;
        let ranks = column.ranks();
        let seen = self.seen(key);
        let nulls = column.array.nulls();
        if seen.is_none() && nulls.is_none() && direction == Direction::Ascending {
            return Ok(ranks);
        }
        let known = |row: usize| nulls.is_none_or(|n| n.is_valid(row)) && seen.as_ref().is_none_or(|s| s.value(row));
        let place = |(row, &rank): (usize, &u32)| match direction {
            _ if !known(row) => u32::MAX,
            Direction::Ascending => rank,
            Direction::Descending => u32::MAX - 1 - rank,
        };
        Ok(ranks.iter().enumerate().map(place).collect())
    }
}

fn compare(order: &[Arc<[u32]>], a: u32, b: u32) -> Ordering {
    let (a, b) = (a as usize, b as usize);
    order.iter().map(|places| places[a].cmp(&places[b])).find(|o| o.is_ne()).unwrap_or(Ordering::Equal)
}

pub(crate) fn unknown_column(key: &str) -> Error {
    Error::invalid("list-error-column").with("column", key)
}
