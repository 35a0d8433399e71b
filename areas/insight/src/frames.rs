//! A frame as a Parquet file, and back.

use std::fs::File;
use std::sync::Arc;

use arrow::array::{ArrayRef, AsArray, RecordBatch, RecordBatchReader, StringArray};
use arrow::compute::concat_batches;
use kernel::{Error, Result};
use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;
use parquet::arrow::{ArrowWriter, ProjectionMask};
use parquet::basic::Compression;
use parquet::file::metadata::KeyValue;
use parquet::file::properties::WriterProperties;
use query::{ColumnSpec, Frame};

/// The column of ids. No column of a frame is called so.
const ID: &str = "*id";

/// What a file says of itself.
const ABOUT: &str = "tenure";

/// The same subjects with these columns alone, as far as they are there.
///
/// # Errors
/// A column is of another type than it is said to be.
pub(crate) fn only(frame: &Frame, specs: impl IntoIterator<Item = ColumnSpec>) -> Result<Frame> {
    let mut kept = Frame::new((0..frame.len()).map(|row| frame.id(row).to_owned()).collect());
    for spec in specs {
        if let Some(array) = frame.array(&spec.key) {
            kept = kept.with_array(spec, array)?;
        }
    }
    Ok(kept)
}

/// The file of a frame: its ids, then its columns in their order; and what it says of itself.
pub(crate) fn written(frame: &Frame, about: Option<&str>) -> Result<Vec<u8>> {
    let ids: StringArray = (0..frame.len()).map(|row| Some(frame.id(row))).collect();
    let mut columns: Vec<(&str, ArrayRef, bool)> = vec![(ID, Arc::new(ids), false)];
    columns.extend(frame.specs().filter_map(|spec| Some((spec.key.as_str(), frame.array(&spec.key)?, true))));
    let batch = RecordBatch::try_from_iter_with_nullable(columns).map_err(Error::internal)?;
    let says = about.map(|about| vec![KeyValue::new(ABOUT.to_owned(), about.to_owned())]);
    let settings =
        WriterProperties::builder().set_compression(Compression::SNAPPY).set_key_value_metadata(says).build();
    let mut file = Vec::new();
    let mut writer = ArrowWriter::try_new(&mut file, batch.schema(), Some(settings)).map_err(Error::internal)?;
    writer.write(&batch).map_err(Error::internal)?;
    writer.close().map_err(Error::internal)?;
    Ok(file)
}

/// The frame of a file, with these columns.
pub(crate) fn read(file: File, specs: &[ColumnSpec]) -> Result<Frame> {
    let reader = ParquetRecordBatchReaderBuilder::try_new(file).map_err(Error::internal)?;
    let wanted = std::iter::once(ID).chain(specs.iter().map(|spec| spec.key.as_str()));
    let columns = ProjectionMask::columns(reader.parquet_schema(), wanted);
    let reader = reader.with_projection(columns).with_batch_size(usize::MAX >> 1).build().map_err(Error::internal)?;
    let schema = reader.schema();
    let batches: Vec<RecordBatch> = reader.collect::<std::result::Result<_, _>>().map_err(Error::internal)?;
    let batch = concat_batches(&schema, &batches).map_err(Error::internal)?;
    let missing = |name: &str| Error::internal(format!("the file has no column {name}"));
    let ids = batch.column_by_name(ID).and_then(|array| array.as_string_opt::<i32>()).ok_or_else(|| missing(ID))?;
    let mut frame = Frame::new(ids.iter().map(|id| id.unwrap_or_default().to_owned()).collect());
    for spec in specs {
        let array = batch.column_by_name(&spec.key).ok_or_else(|| missing(&spec.key))?;
        frame = frame.with_array(spec.clone(), Arc::clone(array))?;
    }
    Ok(frame)
}

/// What a file says of itself; nothing when it cannot be read.
pub(crate) fn about(file: File) -> Option<String> {
    let reader = ParquetRecordBatchReaderBuilder::try_new(file).ok()?;
    let says = reader.metadata().file_metadata().key_value_metadata()?;
    says.iter().find(|entry| entry.key == ABOUT)?.value.clone()
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use kernel::{Class, Value, ValueType};

    use super::*;

    #[test]
    fn a_frame_comes_back_from_its_file() {
        let spec = |key: &str, ty| ColumnSpec::new(key, ty, Class::General);
        let frame = Frame::new(vec!["b".to_owned(), "a".to_owned()])
            .with(spec("name", ValueType::Text), vec![Value::Text("Karun".to_owned()), Value::Null])
            .unwrap()
            .with(spec("arr", ValueType::Money), vec![Value::Null, Value::Number(12.5)])
            .unwrap()
            .with(spec("on", ValueType::Date), vec![Value::Date("2026-11-21".parse().unwrap()), Value::Null])
            .unwrap()
            .with(spec("flag", ValueType::Flag), vec![Value::Flag(true), Value::Null])
            .unwrap();
        let specs: Vec<ColumnSpec> = frame.specs().cloned().collect();
        let kept = |frame: &Frame| {
            let mut file = tempfile::tempfile().unwrap();
            file.write_all(&written(frame, Some("a day")).unwrap()).unwrap();
            file
        };
        assert_eq!(about(kept(&frame)).as_deref(), Some("a day"));
        let back = read(kept(&frame), &specs).unwrap();
        for row in 0..2 {
            assert_eq!(back.id(row), frame.id(row));
            for spec in &specs {
                assert_eq!(back.value(row, &spec.key), frame.value(row, &spec.key), "{}", spec.key);
            }
        }
        let empty = Frame::new(Vec::new());
        assert_eq!(read(kept(&empty), &[]).unwrap().len(), 0);
    }
}
