//! One sorted buffer becomes one Parquet file.

use std::path::Path;
use std::sync::Arc;

use arrow::array::{
    ArrayRef, Decimal128Array, DictionaryArray, FixedSizeBinaryArray, Int32Array, RecordBatch, RecordBatchOptions,
    StringArray, TimestampMicrosecondArray,
};
use arrow::buffer::Buffer as Bytes;
use arrow::datatypes::Int32Type;
use arrow::error::ArrowError;
use kernel::Result;
use parquet::arrow::ArrowWriter;
use parquet::basic::{Compression, Encoding, ZstdLevel};
use parquet::errors::ParquetError;
use parquet::file::properties::{EnabledStatistics, WriterProperties};
use parquet::schema::types::ColumnPath;

use crate::buffer::{Buffer, NO_VALUE, Row};
use crate::disk::Disk;
use crate::durable::Sealing;
use crate::interner::Interner;
use crate::manifest::FileEntry;
use crate::schema::{Column, schema, schema_of};
use crate::{NONE, failure};

/// Rows of one row group: what a reader skips or reads as a whole.
pub(crate) const GROUP_ROWS: usize = 65_536;
/// Rows of one page: what a reader of one group decodes at least. Smaller ones cost space.
const PAGE_ROWS: usize = 4_096;
/// A file with more names than this does not list them in the manifest.
const NAMES_LISTED: usize = 1_000;

/// Writes the buffer, sorted by group key and time, durably to `path`. An empty buffer gives nothing.
pub(crate) fn write(disk: &Disk, path: &Path, buffer: &mut Buffer, batch: Option<&str>) -> Result<Option<FileEntry>> {
    let (Some(total), sources, names) = buffer.tallies() else { return Ok(None) };
    buffer.sort();
    let file = Sealing::create(disk, path)?;
    let wrong = |e: ParquetError| failure::parquet(path, &e);
    let mut writer = ArrowWriter::try_new(file, schema(), Some(properties().map_err(wrong)?)).map_err(wrong)?;
    for rows in buffer.rows.chunks(GROUP_ROWS) {
        let columns = record_batch(buffer, rows, batch, &Column::ALL).map_err(|e| failure::arrow(path, &e))?;
        writer.write(&columns).map_err(wrong)?;
    }
    let file = writer.into_inner().map_err(wrong)?;
    let (bytes, blake3) = file.seal().map_err(|e| failure::io(path, &e))?;
    let keys = buffer.groups.texts();
    let groups = keys.iter().min().zip(keys.iter().max()).map(|(min, max)| (min.to_string(), max.to_string()));
    Ok(Some(FileEntry {
        name: failure::file_name(path),
        batch: batch.map(str::to_owned),
        bytes,
        blake3,
        total,
        groups,
        sources,
        names: (names.len() <= NAMES_LISTED).then_some(names),
        hot: Vec::new(),
    }))
}

fn properties() -> Result<WriterProperties, ParquetError> {
    let path = |column: Column| ColumnPath::from(column.name());
    let mut builder = WriterProperties::builder()
        .set_created_by("tenure".to_owned())
        .set_compression(Compression::ZSTD(ZstdLevel::try_new(1)?))
        .set_max_row_group_row_count(Some(GROUP_ROWS))
        .set_write_batch_size(1_024)
        .set_data_page_row_count_limit(PAGE_ROWS);
    for column in [Column::At, Column::KnownAt] {
        builder = builder
            .set_column_dictionary_enabled(path(column), false)
            .set_column_encoding(path(column), Encoding::DELTA_BINARY_PACKED);
    }
    for column in [Column::Identity, Column::MessageId, Column::Properties] {
        builder = builder.set_column_statistics_enabled(path(column), EnabledStatistics::None);
    }
    // Hashes neither repeat nor compress.
    let builder = builder
        .set_column_dictionary_enabled(path(Column::Identity), false)
        .set_column_compression(path(Column::Identity), Compression::UNCOMPRESSED)
        .set_column_dictionary_enabled(path(Column::MessageId), false);
    Ok(builder.build())
}

/// These rows as Arrow columns.
pub(crate) fn record_batch(
    buffer: &Buffer,
    rows: &[Row],
    batch: Option<&str>,
    columns: &[Column],
) -> Result<RecordBatch, ArrowError> {
    let texts = |of: fn(&Row) -> crate::buffer::Span| -> ArrayRef {
        Arc::new(rows.iter().map(|row| buffer.text(of(row))).collect::<StringArray>())
    };
    let moments = |of: fn(&Row) -> i64| -> ArrayRef {
        Arc::new(TimestampMicrosecondArray::from_iter_values(rows.iter().map(of)).with_timezone("UTC"))
    };
    let array = |column: &Column| -> Result<ArrayRef, ArrowError> {
        Ok(match column {
            Column::Source => dictionary(&buffer.sources, rows.iter().map(|row| row.source))?,
            Column::MessageId => texts(|row| row.message),
            Column::GroupKey => dictionary(&buffer.groups, rows.iter().map(|row| row.group))?,
            Column::PersonKey => dictionary(&buffer.persons, rows.iter().map(|row| row.person))?,
            Column::Name => dictionary(&buffer.names, rows.iter().map(|row| row.name))?,
            Column::At => moments(|row| row.at),
            Column::KnownAt => moments(|row| row.known_at),
            Column::Value => {
                let values = rows.iter().map(|row| (row.value != NO_VALUE).then_some(row.value));
                Arc::new(values.collect::<Decimal128Array>().with_precision_and_scale(38, 9)?)
            }
            Column::Properties => texts(|row| row.properties),
            Column::Batch => constant(batch, rows.len())?,
            Column::Identity => {
                let identities: Vec<u8> = rows.iter().flat_map(|row| row.identity.to_be_bytes()).collect();
                Arc::new(FixedSizeBinaryArray::try_new(16, Bytes::from_vec(identities), None)?)
            }
        })
    };
    let arrays = columns.iter().map(array).collect::<Result<Vec<_>, _>>()?;
    // Without columns there still are rows.
    let options = RecordBatchOptions::new().with_row_count(Some(rows.len()));
    RecordBatch::try_new_with_options(schema_of(columns), arrays, &options)
}

/// A dictionary column that holds only the texts used by these rows.
fn dictionary(texts: &Interner, ids: impl Iterator<Item = u32>) -> Result<ArrayRef, ArrowError> {
    let mut places = vec![-1_i32; texts.len()];
    let mut used: Vec<&str> = Vec::new();
    let mut keys: Vec<Option<i32>> = Vec::new();
    for id in ids {
        if id == NONE {
            keys.push(None);
            continue;
        }
        let place = &mut places[id as usize];
        if *place < 0 {
            *place = i32::try_from(used.len()).unwrap_or(i32::MAX);
            used.push(&texts.texts()[id as usize]);
        }
        keys.push(Some(*place));
    }
    let values = Arc::new(StringArray::from_iter_values(used));
    Ok(Arc::new(DictionaryArray::<Int32Type>::try_new(Int32Array::from(keys), values)?))
}

fn constant(text: Option<&str>, rows: usize) -> Result<ArrayRef, ArrowError> {
    let keys: Int32Array = std::iter::repeat_n(text.map(|_| 0), rows).collect();
    let values = Arc::new(StringArray::from_iter_values(text));
    Ok(Arc::new(DictionaryArray::<Int32Type>::try_new(keys, values)?))
}
