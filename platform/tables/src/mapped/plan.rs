//! A mapping with its columns found and its tables loaded: what is done to every row.

use std::collections::{BTreeMap, HashSet};
use std::path::Path;
use std::sync::Arc;

use jiff::tz::TimeZone;
use kernel::{Error, Instant};

use super::cells::{From, Reading, Slot};
use super::{Mapped, MappedRow, Reference, Reject, Rejected, lookup};
use crate::mapping::{Explode, FieldMap, KnownAt, NAME_FIELD, Piece, VALUE_FIELD, field_type, find_column, pieces};
use crate::{Cell, DayFormat, Fault, Mapping, Row, Target, Typed, Unit};

/// What is done to every row.
pub(super) struct Plan {
    readings: Vec<Reading>,
    explode: Vec<Part>,
    skip: Vec<Skip>,
    unknown: HashSet<String>,
    required: Vec<(Arc<str>, String)>,
    key: Option<Arc<str>>,
    resolve: Option<(Arc<str>, Arc<str>, usize)>,
    known_at: Learned,
    zone: Option<TimeZone>,
    columns: Vec<String>,
}

/// One of the rows that a row is turned into.
struct Part {
    column: String,
    name: Vec<Slot>,
    value: Reading,
    skip: Vec<String>,
}

struct Skip {
    at: usize,
    blank: bool,
    equals: Vec<String>,
    other_than: Vec<String>,
}

enum Learned {
    At(Option<Instant>),
    Column(usize, DayFormat),
    Field(Arc<str>),
}

/// Where a plan is made: the mapping, the file's columns, and the folders of its lookup files.
struct Site<'a> {
    mapping: &'a Mapping,
    columns: &'a [String],
    target: &'a Target,
    folders: Vec<&'a Path>,
}

impl Site<'_> {
    /// The place of a column; validation has found it before.
    fn column(&self, name: &str) -> Result<usize, Error> {
        find_column(self.columns, name).ok_or_else(|| Error::internal(format!("column {name} is gone")))
    }

    fn slots(&self, template: &str) -> Result<Vec<Slot>, Error> {
        let pieces = pieces(template).ok_or_else(|| Error::internal("a template that cannot be read"))?;
        let slot = |piece| match piece {
            Piece::Text(text) => Ok(Slot::Text(text)),
            Piece::Column { name, fallback } => Ok(Slot::Column { at: self.column(&name)?, fallback }),
        };
        pieces.into_iter().map(slot).collect()
    }

    fn from(&self, entry: &FieldMap) -> Result<From, Error> {
        if let Some(column) = &entry.column {
            let time = entry.time.as_deref().map(|time| self.column(time)).transpose()?;
            return Ok(From::Column { at: self.column(column)?, time });
        }
        if let Some(template) = &entry.template {
            return Ok(From::Template(self.slots(template)?));
        }
        if !entry.columns.is_empty() {
            let named = entry.columns.iter().map(|column| Ok((column.clone(), self.column(column)?)));
            return Ok(From::Object(named.collect::<Result<_, Error>>()?));
        }
        Ok(From::Constant(Cell::from_text(entry.constant.as_deref().unwrap_or_default())))
    }

    fn reading(&self, entry: &FieldMap) -> Result<Reading, Error> {
        let mapping = self.mapping;
        let ty = field_type(entry, self.target).map_err(|problem| Error::invalid(problem.says()))?;
        let zone = entry.zone.as_ref().or(mapping.zone.as_ref());
        let mut map: BTreeMap<String, String> = match &entry.lookup {
            Some(lookup) => lookup::load(lookup, &self.folders)?,
            None => BTreeMap::new(),
        };
        map.extend(entry.map.clone());
        let from_file = entry.lookup.is_some();
        Ok(Reading {
            name: Arc::from(entry.own().unwrap_or(&entry.field)),
            own: entry.own().is_some(),
            column: mapping.column_of(&entry.field).unwrap_or_else(|| entry.field.clone()),
            from: self.from(entry)?,
            ty,
            zone: zone.and_then(|zone| TimeZone::get(zone).ok()),
            style: entry.numbers.unwrap_or(mapping.numbers),
            dates: entry.dates.clone().unwrap_or_else(|| mapping.dates.clone()),
            unit: entry.unit.or(mapping.unit).unwrap_or(Unit::Major),
            currency: entry.currency.or(mapping.currency),
            currency_at: entry.currency_column.as_deref().map(|column| self.column(column)).transpose()?,
            decimals: entry.decimals,
            multiply: entry.multiply.map_or(1, i128::from),
            translate: if map.is_empty() && !from_file { None } else { Some(map) },
            from_file,
            otherwise: entry.otherwise,
            unknown: entry.unknown.iter().map(|text| text.trim().to_owned()).collect(),
        })
    }

    fn part(&self, explode: &Explode) -> Result<Part, Error> {
        let value = FieldMap::column(VALUE_FIELD, &explode.column);
        let mut value = self.reading(&value)?;
        value.column.clone_from(&explode.column);
        Ok(Part {
            column: explode.column.clone(),
            name: self.slots(&explode.name)?,
            value,
            skip: explode.skip.iter().map(|text| text.trim().to_owned()).collect(),
        })
    }
}

impl Plan {
    /// Finds the columns and loads the tables of a mapping that has been validated.
    pub fn new(
        mapping: &Mapping,
        columns: &[String],
        target: &Target,
        data_folder: Option<&Path>,
    ) -> Result<Self, Error> {
        let folders = mapping.folder.as_deref().into_iter().chain(data_folder).collect();
        let site = Site { mapping, columns, target, folders };
        let exploded = |key: &str| !mapping.explode.is_empty() && (key == NAME_FIELD || key == VALUE_FIELD);
        let resolved = |key: &str| mapping.resolve.as_ref().is_some_and(|resolve| resolve.field == key);
        let named = |key: &str| (Arc::from(key), mapping.column_of(key).unwrap_or_else(|| key.to_owned()));
        let required = target.fields.iter().filter(|f| f.required && !exploded(&f.key) && !resolved(&f.key));
        let mut required: Vec<_> = required.map(|field| named(&field.key)).collect();
        required.extend(mapping.key.as_deref().map(named));
        let zone = mapping.zone.as_ref().and_then(|zone| TimeZone::get(zone).ok());
        let known_at = match &mapping.known_at {
            KnownAt::Now => Learned::At(None),
            KnownAt::On(day) => Learned::At(zone.as_ref().map(|zone| Instant::start_of(*day, zone))),
            KnownAt::Column(column) => Learned::Column(site.column(column)?, mapping.dates.clone()),
            KnownAt::Field(field) => Learned::Field(Arc::from(field.as_str())),
        };
        let resolve = match &mapping.resolve {
            Some(r) => Some((Arc::from(&*r.field), Arc::from(&*r.through), site.column(&r.column)?)),
            None => None,
        };
        let skip = mapping.skip.iter().map(|skip| {
            let at = site.column(&skip.column)?;
            let (equals, other_than) = (skip.equals.clone(), skip.other_than.clone());
            Ok(Skip { at, blank: skip.blank, equals, other_than })
        });
        Ok(Self {
            readings: mapping.fields.iter().map(|entry| site.reading(entry)).collect::<Result<_, _>>()?,
            explode: mapping.explode.iter().map(|explode| site.part(explode)).collect::<Result<_, _>>()?,
            skip: skip.collect::<Result<_, Error>>()?,
            unknown: mapping.unknown.iter().map(|text| text.trim().to_owned()).collect(),
            required,
            key: mapping.key_field(target).map(Arc::from),
            resolve,
            known_at,
            zone,
            columns: columns.to_vec(),
        })
    }

    /// Whether the mapping leaves this row out.
    pub fn skips(&self, row: &Row) -> bool {
        row.fault.is_none()
            && self.skip.iter().any(|skip| {
                let Some(cell) = row.cells.get(skip.at) else { return false };
                let text = cell.text();
                let is = |other: &String| other.trim() == text;
                (!skip.blank || cell.is_blank() || self.unknown.contains(text.as_ref()))
                    && (skip.equals.is_empty() || skip.equals.iter().any(is))
                    && (skip.other_than.is_empty() || !skip.other_than.iter().any(is))
            })
    }

    /// The row as fields: one row, or one per exploded column, or the reasons why not.
    pub fn map(&self, raw: Arc<Row>) -> Vec<Mapped> {
        if let Some(broken) = &raw.fault {
            let reject = Reject::at(raw.number, "", &broken.value, &broken.fault);
            return vec![Mapped::Rejected(Rejected { number: raw.number, rejects: vec![reject], raw })];
        }
        let mut rejects = Vec::new();
        let mut row = MappedRow {
            number: raw.number,
            part: 0,
            fields: BTreeMap::new(),
            own: BTreeMap::new(),
            resolve: None,
            known_at: None,
            raw: Arc::clone(&raw),
        };
        for reading in &self.readings {
            match reading.read(&raw, &self.unknown) {
                Ok(typed) if reading.own => drop(row.own.insert(Arc::clone(&reading.name), typed)),
                Ok(typed) => drop(row.fields.insert(Arc::clone(&reading.name), typed)),
                Err((value, fault)) => rejects.push(Reject::at(raw.number, &reading.column, &value, &fault)),
            }
        }
        if rejects.is_empty() {
            self.complete(&mut row, &mut rejects);
        }
        if !rejects.is_empty() {
            return vec![Mapped::Rejected(Rejected { number: raw.number, rejects, raw })];
        }
        if self.explode.is_empty() { vec![Mapped::Row(row)] } else { self.parts(&row) }
    }

    /// What is not read from one cell alone: the reference, the day we learned it, what must not be missing.
    fn complete(&self, row: &mut MappedRow, rejects: &mut Vec<Reject>) {
        let raw = Arc::clone(&row.raw);
        let missing = |column: &str| Reject::at(raw.number, column, "", &Fault::new("missing"));
        for (field, column) in &self.required {
            if row.fields.get(field).is_none_or(Typed::is_null) {
                rejects.push(missing(column));
            }
        }
        if let Some((field, through, at)) = &self.resolve {
            let key = raw.cells.get(*at).map(Cell::text).unwrap_or_default().into_owned();
            if key.is_empty() {
                rejects.push(missing(&self.columns[*at]));
            }
            row.resolve = Some(Reference { field: Arc::clone(field), through: Arc::clone(through), key });
        }
        match self.learned(row) {
            Ok(known_at) => row.known_at = known_at,
            Err((column, value, fault)) => rejects.push(Reject::at(raw.number, column, &value, &fault)),
        }
    }

    /// When we learned it, or the column and the text that do not say so.
    fn learned(&self, row: &MappedRow) -> Result<Option<Instant>, (&str, String, Fault)> {
        let zone = self.zone.as_ref();
        match &self.known_at {
            Learned::At(moment) => Ok(*moment),
            Learned::Column(at, dates) => {
                let cell = row.raw.cells.get(*at).unwrap_or(&Cell::Empty);
                if cell.is_blank() {
                    return Ok(None);
                }
                let moment = super::cells::moment(cell, dates, zone);
                moment.map(Some).map_err(|fault| (self.columns[*at].as_str(), cell.text().into_owned(), fault))
            }
            Learned::Field(field) => match row.fields.get(field) {
                Some(Typed::Instant(at)) => Ok(Some(*at)),
                Some(Typed::Day(day)) => match zone {
                    Some(zone) => Ok(Some(Instant::start_of(*day, zone))),
                    None => Err((field, day.to_string(), Fault::new("no-zone"))),
                },
                _ => Ok(None),
            },
        }
    }

    fn parts(&self, row: &MappedRow) -> Vec<Mapped> {
        let mut parts = Vec::with_capacity(self.explode.len());
        for (index, part) in self.explode.iter().enumerate() {
            let text = row.raw.cells.get(part.value.place()).map(Cell::text).unwrap_or_default();
            if text.is_empty() || part.skip.iter().any(|skip| *skip == text) || self.unknown.contains(text.as_ref()) {
                continue;
            }
            let value = match part.value.read(&row.raw, &self.unknown) {
                Ok(value) => value,
                Err((text, fault)) => {
                    let reject = Reject::at(row.number, &part.column, &text, &fault);
                    let raw = Arc::clone(&row.raw);
                    parts.push(Mapped::Rejected(Rejected { number: row.number, rejects: vec![reject], raw }));
                    continue;
                }
            };
            let name = super::cells::joined(&part.name, &row.raw).map_or(Typed::Null, Typed::Text);
            let mut one = row.clone();
            one.part = u32::try_from(index).unwrap_or(u32::MAX);
            // Several rows come from one: each needs a key of its own, the same in every import.
            if let Some(Typed::Text(key)) = self.key.as_ref().and_then(|key| one.fields.get_mut(key)) {
                key.push('#');
                key.push_str(&part.column);
            }
            one.fields.insert(Arc::from(NAME_FIELD), name);
            one.fields.insert(Arc::from(VALUE_FIELD), value);
            parts.push(Mapped::Row(one));
        }
        parts
    }
}
