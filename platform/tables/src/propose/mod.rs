//! A first mapping for a file that nobody has mapped: by the names of its columns and by what stands in them.
mod looks;

use kernel::{Says, ValueType};

use crate::parse::{Calendar, DayFormat, NumberStyle};
use crate::{FieldMap, FieldType, Mapping, Row, Target, TargetField};

pub use looks::Looks;
use looks::{Column, look};

/// A mapping to be corrected by a person.
#[derive(Debug, Clone, PartialEq)]
pub struct Proposal {
    /// The mapping, named after the target's kind; zone, currency and unit are for a person to say.
    pub mapping: Mapping,
    /// Each column of the file, in its order.
    pub columns: Vec<ProposedColumn>,
}

/// What is proposed for one column.
#[derive(Debug, Clone, PartialEq)]
pub struct ProposedColumn {
    /// The column.
    pub column: String,
    /// The target's field, `own:…` for a field of the workspace's own that could be made of it, or nothing if it is
    /// blank throughout.
    pub field: Option<String>,
    /// What an own field would hold.
    pub ty: ValueType,
    /// How sure it is.
    pub sure: Sure,
    /// What stands in it.
    pub looks: Looks,
    /// Why, for the person who corrects it.
    pub why: Says,
}

/// How sure a proposal is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sure {
    /// Not matched; proposed as an own field that nobody has asked for, and not part of the mapping.
    Not,
    /// By content alone.
    Guess,
    /// By a similar name, or by name against content that is unclear.
    Likely,
    /// By name, and the content fits.
    Certain,
}

impl Sure {
    /// The end of the message key `tables-sure-…`.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Not => "not",
            Self::Guess => "guess",
            Self::Likely => "likely",
            Self::Certain => "certain",
        }
    }
}

/// Names this similar are taken for one another, as "e-mail adress" for "email address".
const SIMILAR: f64 = 0.86;

/// Matches columns to fields. Each field is given once, to the column that fits it best.
pub fn propose(target: &Target, columns: &[String], samples: &[Row]) -> Proposal {
    let looked: Vec<Column> = (0..columns.len()).map(|at| look(samples, at)).collect();
    let mut pairs: Vec<(Sure, f64, usize, usize)> = Vec::new();
    for (at, name) in columns.iter().enumerate() {
        for (place, field) in target.fields.iter().enumerate() {
            if let Some((sure, closeness)) = fit(name, &looked[at], field) {
                pairs.push((sure, closeness, at, place));
            }
        }
    }
    pairs.sort_by(|a, b| b.0.cmp(&a.0).then(b.1.total_cmp(&a.1)).then((a.2, a.3).cmp(&(b.2, b.3))));
    let mut given: Vec<Option<(usize, Sure)>> = vec![None; columns.len()];
    let mut taken = vec![false; target.fields.len()];
    for (sure, _, at, place) in pairs {
        if given[at].is_none() && !taken[place] {
            given[at] = Some((place, sure));
            taken[place] = true;
        }
    }
    let (numbers, dates) = (common_style(&looked), common_dates(&looked));
    let mut mapping =
        Mapping { name: target.kind.clone(), kind: target.kind.clone(), numbers, dates, ..Mapping::default() };
    let mut proposed = Vec::with_capacity(columns.len());
    for (at, column) in columns.iter().enumerate() {
        let field = given[at].map(|(place, _)| &target.fields[place]);
        if let Some(field) = field {
            mapping.fields.push(entry(field, column, &looked[at], &mapping));
        }
        let sure = given[at].map_or(Sure::Not, |(_, sure)| sure);
        proposed.push(described(column, field, sure, &looked[at]));
    }
    Proposal { mapping, columns: proposed }
}

/// How well a column fits a field: by name first; without a name only where the content leaves little choice.
fn fit(name: &str, column: &Column, field: &TargetField) -> Option<(Sure, f64)> {
    let wanted = squeezed(name);
    let names = std::iter::once(&field.key).chain(&field.aliases);
    let closeness = names.map(|alias| nearness(&wanted, &squeezed(alias))).fold(0.0, f64::max);
    let fits = column.fits(&field.ty);
    if closeness >= 1.0 {
        return match fits {
            Some(true) => Some((Sure::Certain, 1.0)),
            None => Some((Sure::Likely, 1.0)),
            Some(false) => None,
        };
    }
    // A column of a few texts that come again and again names nobody, whatever it is called: "Contract" is no "Contact".
    let names_nobody = field.key == "name" && column.looks == Looks::Choice;
    if closeness >= SIMILAR && fits != Some(false) && !names_nobody {
        return Some((Sure::Likely, closeness));
    }
    let by_content = matches!(
        (column.looks, field.key.as_str()),
        (Looks::Email, "email") | (Looks::Phone, "phone") | (Looks::Website, "website")
    );
    by_content.then_some((Sure::Guess, closeness))
}

/// `Account ID`, `account_id` and `accountId` are one name.
fn squeezed(name: &str) -> String {
    text::normalise(name).chars().filter(|c| c.is_alphanumeric()).collect()
}

fn nearness(a: &str, b: &str) -> f64 {
    if a == b {
        return if a.is_empty() { 0.0 } else { 1.0 };
    }
    // Short names differ by a letter and mean something else.
    if a.chars().count().min(b.chars().count()) < 5 { 0.0 } else { text::similarity(a, b).min(0.99) }
}

fn entry(field: &TargetField, column: &str, looked: &Column, mapping: &Mapping) -> FieldMap {
    let mut entry = FieldMap::column(&field.key, column);
    if let Some(style) = looked.style.filter(|style| *style != mapping.numbers) {
        entry.numbers = Some(style);
    }
    if let Some(dates) = looked.dates.clone().filter(|dates| *dates != mapping.dates)
        && matches!(field.ty, FieldType::Day | FieldType::Instant)
    {
        entry.dates = Some(dates);
    }
    entry
}

fn described(column: &str, field: Option<&TargetField>, sure: Sure, looked: &Column) -> ProposedColumn {
    let own = format!("own:{}", own_key(column));
    let blank = looked.looks == Looks::Blank;
    ProposedColumn {
        column: column.to_owned(),
        field: field.map(|field| field.key.clone()).or((!blank).then_some(own)),
        ty: looked.value_type(),
        sure,
        looks: looked.looks,
        why: Says::new(format!("tables-sure-{}", sure.key()))
            .with("column", column)
            .with("looks", Says::new(format!("tables-looks-{}", looked.looks.key()))),
    }
}

/// A key for an own field: small Latin letters where the name has them, a number otherwise cannot start it.
fn own_key(name: &str) -> String {
    let mut key = String::new();
    let mut small = false;
    for c in name.chars() {
        if c.is_ascii_alphanumeric() {
            if c.is_ascii_uppercase() && small {
                key.push('_');
            }
            small = c.is_ascii_lowercase() || c.is_ascii_digit();
            key.push(c.to_ascii_lowercase());
        } else if !key.is_empty() && !key.ends_with('_') {
            key.push('_');
            small = false;
        }
    }
    let key = key.trim_end_matches('_');
    if key.starts_with(|c: char| c.is_ascii_lowercase()) { key.to_owned() } else { format!("field_{key}") }
}

fn common_style(columns: &[Column]) -> NumberStyle {
    let comma = columns.iter().filter(|column| column.style == Some(NumberStyle::Comma)).count();
    let point = columns.iter().filter(|column| column.style == Some(NumberStyle::Point)).count();
    if comma > point { NumberStyle::Comma } else { NumberStyle::Point }
}

/// The way in which most date columns are written.
fn common_dates(columns: &[Column]) -> DayFormat {
    let all: Vec<&DayFormat> = columns.iter().filter_map(|column| column.dates.as_ref()).collect();
    let count = |format: &DayFormat| all.iter().filter(|other| **other == format).count();
    let common = all.iter().max_by_key(|format| (count(format), format.calendar == Calendar::Gregorian));
    common.map(|format| (**format).clone()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_become_keys() {
        assert_eq!(own_key("SeniorCitizen"), "senior_citizen");
        assert_eq!(own_key("imd_band"), "imd_band");
        assert_eq!(own_key("2nd (name)"), "field_2nd_name");
        assert_eq!(own_key("استان"), "field_");
        assert_eq!(squeezed("Account ID"), squeezed("account_id"));
    }
}
