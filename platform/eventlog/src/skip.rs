//! Pages of a row group that cannot hold the wanted groups: they are not decoded. Rows are sorted by group key, so that most cannot.

use std::collections::BTreeSet;

use parquet::arrow::arrow_reader::{ArrowReaderMetadata, RowSelection, RowSelector};
use parquet::file::page_index::column_index::ColumnIndexMetaData;

use crate::schema::Column;

/// Which group keys are wanted.
pub(crate) struct Wanted<'a> {
    /// One of these.
    pub keys: &'a BTreeSet<String>,
    /// Events without a group too.
    pub without: bool,
}

/// The rows of the pages that may hold what is wanted; nothing when the file has no index of its pages.
pub(crate) fn rows_with(footer: &ArrowReaderMetadata, row_group: usize, wanted: &Wanted<'_>) -> Option<RowSelection> {
    let (metadata, column) = (footer.metadata(), Column::GroupKey.index());
    let ColumnIndexMetaData::BYTE_ARRAY(bounds) = metadata.column_index()?.get(row_group)?.get(column)? else {
        return None;
    };
    let pages = metadata.offset_index()?.get(row_group)?.get(column)?.page_locations();
    let end = metadata.row_groups().get(row_group)?.num_rows();
    let starts = pages.iter().map(|page| page.first_row_index);
    let ends = starts.clone().skip(1).chain(std::iter::once(end));
    let mut rows = Vec::with_capacity(pages.len());
    for (page, (start, end)) in starts.zip(ends).enumerate() {
        let count = usize::try_from(end - start).ok()?;
        let without = wanted.without && bounds.null_count(page).is_none_or(|nulls| nulls > 0);
        let keyed = match (bounds.min_value(page), bounds.max_value(page)) {
            (Some(min), Some(max)) => wanted.keys.iter().any(|key| min <= key.as_bytes() && key.as_bytes() <= max),
            // A page without bounds holds events without a group only.
            _ => false,
        };
        rows.push(if keyed || without { RowSelector::select(count) } else { RowSelector::skip(count) });
    }
    Some(rows.into())
}
