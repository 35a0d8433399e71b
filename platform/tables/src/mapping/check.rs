//! What is wrong with a mapping, before a single row is read.

use std::collections::HashSet;

use jiff::tz::TimeZone;
use kernel::{Arg, Currency, Says, ValueType};

use super::{FieldMap, KnownAt, Mapping, NAME_FIELD, VALUE_FIELD, pieces, template_columns};
use crate::parse::Calendar;
use crate::{FieldType, Target};

/// Something wrong with a mapping.
#[derive(Debug, Clone, PartialEq)]
pub struct Problem {
    key: &'static str,
    /// The field it is about.
    pub field: Option<String>,
    /// The column it is about.
    pub column: Option<String>,
    /// Whether nothing can be read before it is solved; otherwise single rows may be rejected for it.
    pub blocking: bool,
    args: Vec<(&'static str, Arg)>,
}

impl Problem {
    /// All problems, as the ends of their message keys; a test holds the catalogues against them.
    pub const KEYS: [&'static str; 20] = [
        "wrong-kind",
        "unknown-field",
        "field-twice",
        "bad-own-key",
        "own-without-type",
        "source-count",
        "unknown-column",
        "bad-template",
        "missing-field",
        "bad-zone",
        "no-zone",
        "no-currency",
        "no-unit",
        "unit-currency",
        "bad-lookup",
        "bad-merge",
        "bad-key",
        "merge-and-explode",
        "bad-pattern",
        "not-several",
    ];

    fn new(key: &'static str) -> Self {
        Self { key, field: None, column: None, blocking: true, args: Vec::new() }
    }

    fn field(mut self, field: &str) -> Self {
        self.field = Some(field.to_owned());
        self.with("field", field)
    }

    fn column(mut self, column: &str) -> Self {
        self.column = Some(column.to_owned());
        self.with("column", column)
    }

    fn with(mut self, name: &'static str, value: impl Into<Arg>) -> Self {
        self.args.push((name, value.into()));
        self
    }

    /// The stable end of the message keys `tables-problem-…` and `tables-problem-remedy-…`.
    pub const fn key(&self) -> &'static str {
        self.key
    }

    /// What is wrong.
    pub fn says(&self) -> Says {
        self.fill(format!("tables-problem-{}", self.key))
    }

    /// What to do about it.
    pub fn remedy(&self) -> Says {
        self.fill(format!("tables-problem-remedy-{}", self.key))
    }

    fn fill(&self, key: String) -> Says {
        self.args.iter().fold(Says::new(key), |says, (name, value)| says.with(name, value.clone()))
    }
}

/// The place of the column called `name`: exactly so, or equal after normalising.
pub(crate) fn find_column(columns: &[String], name: &str) -> Option<usize> {
    let exact = columns.iter().position(|column| column == name.trim());
    exact.or_else(|| {
        let wanted = text::normalise(name);
        columns.iter().position(|column| text::normalise(column) == wanted)
    })
}

impl Mapping {
    /// Everything that is wrong with this mapping for a file with these columns and for this target, named together.
    pub fn validate(&self, columns: &[String], target: &Target) -> Vec<Problem> {
        let mut problems = Vec::new();
        if self.kind != target.kind {
            problems
                .push(Problem::new("wrong-kind").with("kind", self.kind.as_str()).with("wanted", target.kind.as_str()));
        }
        self.check_zone(&mut problems);
        let mut seen = HashSet::new();
        for entry in &self.fields {
            if !seen.insert(entry.field.as_str()) {
                problems.push(Problem::new("field-twice").field(&entry.field));
            }
            check_source(entry, columns, &mut problems);
            match field_type(entry, target) {
                Ok(ty) => self.check_typed(entry, &ty, &mut problems),
                Err(problem) => problems.push(problem),
            }
        }
        self.check_rest(columns, target, &mut problems);
        self.check_required(target, &mut problems);
        problems
    }

    fn check_zone(&self, problems: &mut Vec<Problem>) {
        let zones = self.fields.iter().filter_map(|entry| entry.zone.as_ref()).chain(self.zone.as_ref());
        for zone in zones.filter(|zone| TimeZone::get(zone).is_err()) {
            problems.push(Problem::new("bad-zone").with("zone", zone.as_str()));
        }
    }

    fn check_typed(&self, entry: &FieldMap, ty: &FieldType, problems: &mut Vec<Problem>) {
        let dates = entry.dates.as_ref().unwrap_or(&self.dates);
        match ty {
            FieldType::Instant if entry.zone.is_none() && self.zone.is_none() => {
                problems.push(Problem { blocking: false, ..Problem::new("no-zone").field(&entry.field) });
            }
            FieldType::Day | FieldType::Instant if dates.pattern.is_some() && dates.calendar == Calendar::Jalali => {
                problems.push(Problem::new("bad-pattern").field(&entry.field));
            }
            FieldType::Amount => {
                let currency = entry.currency.or(self.currency);
                let unit = entry.unit.or(self.unit);
                if currency.is_none() && entry.currency_column.is_none() {
                    problems.push(Problem::new("no-currency").field(&entry.field));
                }
                match (currency, unit) {
                    (Some(Currency::IRR), None) => problems.push(Problem::new("no-unit").field(&entry.field)),
                    (Some(other), Some(unit)) if unit.is_iranian() && other != Currency::IRR => {
                        problems.push(Problem::new("unit-currency").field(&entry.field).with("currency", other.code()));
                    }
                    _ => {}
                }
            }
            ty if !entry.columns.is_empty() && *ty != FieldType::Json => {
                problems.push(Problem::new("not-several").field(&entry.field));
            }
            _ => {}
        }
    }

    /// The columns that stand elsewhere than in `fields`, and the fields that they are for.
    fn check_rest(&self, columns: &[String], target: &Target, problems: &mut Vec<Problem>) {
        let mut wanted: Vec<(&str, String)> = Vec::new();
        wanted.extend(self.skip.iter().map(|skip| ("skip", skip.column.clone())));
        for explode in &self.explode {
            wanted.push((VALUE_FIELD, explode.column.clone()));
            wanted.extend(template_columns(&explode.name).into_iter().map(|column| (NAME_FIELD, column)));
            if pieces(&explode.name).is_none() {
                problems.push(Problem::new("bad-template").field(NAME_FIELD).with("template", explode.name.as_str()));
            }
        }
        let mut fields: Vec<&str> = Vec::new();
        if !self.explode.is_empty() {
            fields.extend([NAME_FIELD, VALUE_FIELD]);
        }
        if let Some(resolve) = &self.resolve {
            wanted.push((&resolve.field, resolve.column.clone()));
            fields.push(&resolve.field);
        }
        match &self.known_at {
            KnownAt::On(_) if self.zone.is_none() => problems.push(Problem::new("no-zone").field("known_at")),
            KnownAt::Now | KnownAt::On(_) => {}
            KnownAt::Column(column) => wanted.push(("known_at", column.clone())),
            KnownAt::Field(field) => fields.push(field),
        }
        for (field, column) in wanted.iter().filter(|(_, column)| find_column(columns, column).is_none()) {
            problems.push(Problem::new("unknown-column").field(field).column(column));
        }
        for field in fields.into_iter().filter(|field| target.field(field).is_none()) {
            problems.push(unknown_field(field, target));
        }
        if let Some(key) = self.key.as_deref().filter(|key| self.field(key).is_none()) {
            problems.push(Problem::new("bad-key").field(key));
        }
        if let Some(merge) = &self.merge {
            let unmapped = merge.same.iter().chain(&merge.sum).filter(|field| self.field(field).is_none());
            problems.extend(unmapped.map(|field| Problem::new("bad-merge").field(field)));
            if !self.explode.is_empty() {
                problems.push(Problem::new("merge-and-explode"));
            }
        }
    }

    fn check_required(&self, target: &Target, problems: &mut Vec<Problem>) {
        let elsewhere = |key: &str| {
            self.resolve.as_ref().is_some_and(|resolve| resolve.field == key)
                || (!self.explode.is_empty() && (key == NAME_FIELD || key == VALUE_FIELD))
        };
        let required = target.fields.iter().filter(|field| field.required);
        for field in required.filter(|field| self.field(&field.key).is_none() && !elsewhere(&field.key)) {
            problems.push(Problem::new("missing-field").field(&field.key));
        }
    }
}

/// What the cells of an entry are read as.
pub(crate) fn field_type(entry: &FieldMap, target: &Target) -> Result<FieldType, Problem> {
    let Some(key) = entry.own() else {
        let field = target.field(&entry.field).ok_or_else(|| unknown_field(&entry.field, target))?;
        return Ok(field.ty.clone());
    };
    let good = key.starts_with(|c: char| c.is_ascii_lowercase())
        && key.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_');
    if !good {
        return Err(Problem::new("bad-own-key").field(&entry.field));
    }
    match entry.ty {
        None => Err(Problem::new("own-without-type").field(&entry.field)),
        Some(ValueType::Number) => Ok(FieldType::Number),
        Some(ValueType::Money) => Ok(FieldType::Amount),
        Some(ValueType::Text) => Ok(FieldType::Text),
        Some(ValueType::Flag) => Ok(FieldType::Flag),
        Some(ValueType::Date) => Ok(FieldType::Day),
        Some(ValueType::Choice) => Ok(FieldType::Choice(Vec::new())),
    }
}

fn unknown_field(field: &str, target: &Target) -> Problem {
    let near = |a: &&str, b: &&str| text::similarity(field, a).total_cmp(&text::similarity(field, b));
    let nearest = target.fields.iter().map(|known| known.key.as_str()).max_by(near).unwrap_or_default();
    Problem::new("unknown-field").field(field).with("nearest", nearest)
}

fn check_source(entry: &FieldMap, columns: &[String], problems: &mut Vec<Problem>) {
    let given = [entry.column.is_some(), entry.template.is_some(), entry.constant.is_some(), !entry.columns.is_empty()];
    if given.into_iter().filter(|&is| is).count() != 1 {
        problems.push(Problem::new("source-count").field(&entry.field));
    }
    if let Some(template) = &entry.template
        && pieces(template).is_none()
    {
        problems.push(Problem::new("bad-template").field(&entry.field).with("template", template.as_str()));
    }
    let from_template = entry.template.as_deref().map(template_columns).unwrap_or_default();
    let single = [&entry.column, &entry.time, &entry.currency_column].into_iter().flatten();
    for column in single.chain(&entry.columns).chain(&from_template) {
        if find_column(columns, column).is_none() {
            problems.push(Problem::new("unknown-column").field(&entry.field).column(column));
        }
    }
    if let Some(lookup) = &entry.lookup
        && (lookup.file.contains(['/', '\\', ':']) || lookup.file.starts_with('.') || lookup.file.is_empty())
    {
        problems.push(Problem::new("bad-lookup").field(&entry.field).with("file", lookup.file.as_str()));
    }
}
