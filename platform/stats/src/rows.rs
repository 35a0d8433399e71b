//! Numbers in rows and columns: a view, and a table that owns its numbers.

use crate::unfit::{Result, at_least, finite, same_length, setting};

/// Rows of equally many finite numbers, one row per subject.
#[derive(Debug, Clone, Copy)]
pub struct Rows<'a> {
    values: &'a [f64],
    width: usize,
}

impl<'a> Rows<'a> {
    /// Reads `values` as rows of `width` numbers, row after row.
    ///
    /// # Errors
    /// [`Setting`](crate::Unfit::Setting) for a width of 0; [`LengthsDiffer`](crate::Unfit::LengthsDiffer) when the last row is
    /// not full; [`NotFinite`](crate::Unfit::NotFinite) with the position in `values`.
    pub fn new(values: &'a [f64], width: usize) -> Result<Self> {
        setting("width", width > 0)?;
        same_length(values.len(), values.len() / width * width)?;
        finite(values)?;
        Ok(Self { values, width })
    }

    /// How many rows there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.values.len() / self.width
    }

    /// Whether there is no row.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.values.is_empty()
    }

    /// How many numbers a row has.
    #[must_use]
    pub fn width(&self) -> usize {
        self.width
    }

    /// All numbers, row after row.
    #[must_use]
    pub fn values(&self) -> &'a [f64] {
        self.values
    }

    /// The row at `at`; empty when there is none.
    #[must_use]
    pub fn row(&self, at: usize) -> &'a [f64] {
        self.values.chunks_exact(self.width).nth(at).unwrap_or_default()
    }

    /// The rows in order.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = &'a [f64]> + use<'a> {
        self.values.chunks_exact(self.width)
    }

    /// One column from top to bottom; empty when there is none.
    #[must_use]
    pub fn column(&self, at: usize) -> Vec<f64> {
        self.iter().filter_map(|row| row.get(at).copied()).collect()
    }

    /// The rows at `positions`, in that order; a row may come more than once, and one that does not exist is left out.
    #[must_use]
    pub fn pick(&self, positions: &[usize]) -> Table {
        let values = positions.iter().flat_map(|at| self.row(*at)).copied().collect();
        Table { values, width: self.width }
    }
}

/// Rows that own their numbers.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    pub(crate) values: Vec<f64>,
    pub(crate) width: usize,
}

impl Table {
    /// Puts columns of one length side by side.
    ///
    /// # Errors
    /// [`TooFew`](crate::Unfit::TooFew) without columns; [`LengthsDiffer`](crate::Unfit::LengthsDiffer);
    /// [`NotFinite`](crate::Unfit::NotFinite) with the row.
    ///
    /// # Examples
    /// ```
    /// let table = tenure_stats::Table::of_columns(&[&[1.0, 2.0], &[3.0, 4.0]])?;
    /// assert_eq!(table.rows().row(1), [2.0, 4.0]);
    /// # Ok::<(), tenure_stats::Unfit>(())
    /// ```
    pub fn of_columns(columns: &[&[f64]]) -> Result<Self> {
        at_least(1, columns.len())?;
        let height = columns.first().map_or(0, |column| column.len());
        for column in columns {
            same_length(height, column.len())?;
            finite(column)?;
        }
        let values = (0..height).flat_map(|row| columns.iter().map(move |column| column[row])).collect();
        Ok(Self { values, width: columns.len() })
    }

    /// A view of all rows.
    #[must_use]
    pub fn rows(&self) -> Rows<'_> {
        Rows { values: &self.values, width: self.width }
    }
}

/// The chosen values in the order of `positions`; one that does not exist is left out.
///
/// For the outcomes that belong to [`Rows::pick`].
#[must_use]
pub fn pick<T: Copy>(values: &[T], positions: &[usize]) -> Vec<T> {
    positions.iter().filter_map(|at| values.get(*at).copied()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Unfit;

    #[test]
    fn rows_are_full_and_finite() {
        assert_eq!(Rows::new(&[1.0, 2.0, 3.0], 2).err(), Some(Unfit::LengthsDiffer { left: 3, right: 2 }));
        assert_eq!(Rows::new(&[1.0, f64::INFINITY], 2).err(), Some(Unfit::NotFinite { at: 1 }));
        assert_eq!(Rows::new(&[], 0).err(), Some(Unfit::Setting("width")));
        assert_eq!(Table::of_columns(&[]).err(), Some(Unfit::TooFew { needed: 1, have: 0 }));
        let rows = Rows::new(&[1.0, 2.0, 3.0, 4.0], 2).unwrap();
        assert_eq!((rows.len(), rows.column(1), rows.row(2)), (2, vec![2.0, 4.0], &[][..]));
        assert_eq!(rows.pick(&[1, 1, 0]).values, [3.0, 4.0, 3.0, 4.0, 1.0, 2.0]);
        assert_eq!(pick(&[true, false], &[1, 0]), [false, true]);
    }
}
