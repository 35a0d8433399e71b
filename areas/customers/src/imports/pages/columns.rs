//! What a person decides about the columns of a file, read from the form into the mapping.

use std::collections::HashMap;

use kernel::{Currency, Error, ValueType};
use tables::parse::instant;
use tables::{Calendar, Cell, DayFormat, FieldMap, FieldType, Mapping, NumberStyle, Order, Problem, Row, Target, Unit};

/// A posted form, by name.
pub(super) struct Posted(HashMap<String, String>);

impl Posted {
    /// The pairs as they came; the last of equals counts.
    pub fn new(pairs: Vec<(String, String)>) -> Self {
        Self(pairs.into_iter().collect())
    }

    /// What stands in a field; blank when it is not there.
    pub fn get(&self, name: &str) -> &str {
        self.0.get(name).map_or("", |value| value.trim())
    }

    fn of(&self, name: &str, at: usize) -> &str {
        self.get(&format!("{name}.{at}"))
    }

    fn chosen(&self, name: &str) -> Option<String> {
        let value = self.get(name);
        (!value.is_empty()).then(|| value.to_owned())
    }

    /// The mapping with what was decided. What the form does not show (templates, tables of texts, skipped rows) stays.
    pub fn onto(&self, mapping: &Mapping, columns: &[String], target: &Target) -> Mapping {
        let mut new = mapping.clone();
        new.name = self.chosen("name").unwrap_or_else(|| mapping.name.clone());
        new.zone = self.chosen("zone");
        new.currency = self.chosen("currency").and_then(|code| code.parse().ok());
        new.key = self.chosen("upsert").filter(|key| target.key_field().is_none_or(|field| field.key != *key));
        new.create_missing = !self.get("create_missing").is_empty();
        self.style(mapping, &mut new);
        for (at, column) in columns.iter().enumerate() {
            self.column(&mut new, at, column);
        }
        complete(&mut new, target);
        new
    }

    fn style(&self, old: &Mapping, new: &mut Mapping) {
        new.numbers = if self.get("numbers") == "comma" { NumberStyle::Comma } else { NumberStyle::Point };
        new.dates = DayFormat {
            order: match self.get("order") {
                "dmy" => Order::Dmy,
                "mdy" => Order::Mdy,
                _ => Order::Ymd,
            },
            calendar: if self.get("calendar") == "jalali" { Calendar::Jalali } else { Calendar::Gregorian },
            pattern: old.dates.pattern.clone(),
        };
        // Whoever corrects the style of all columns does not mean "except where the program guessed otherwise".
        if new.numbers != old.numbers {
            new.fields.iter_mut().for_each(|entry| entry.numbers = None);
        }
        if new.dates != old.dates {
            new.fields.iter_mut().for_each(|entry| entry.dates = None);
        }
    }

    /// One column: its first entry is the one that the form shows.
    fn column(&self, mapping: &mut Mapping, at: usize, column: &str) {
        if !self.0.contains_key(&format!("field.{at}")) {
            return;
        }
        let place = mapping.fields.iter().position(|entry| entry.column.as_deref() == Some(column));
        let Some(mut entry) = self.entry(place.and_then(|p| mapping.fields.get(p)), at, column) else {
            if let Some(place) = place {
                mapping.fields.remove(place);
            }
            return;
        };
        entry.unit =
            unit(self.of("unit", at)).or(if self.0.contains_key(&format!("unit.{at}")) { None } else { entry.unit });
        match place.and_then(|place| mapping.fields.get_mut(place)) {
            Some(old) => *old = entry,
            None => mapping.fields.push(entry),
        }
    }

    fn entry(&self, old: Option<&FieldMap>, at: usize, column: &str) -> Option<FieldMap> {
        let field = match self.of("field", at) {
            "" => return None,
            "own" => format!("own:{}", self.of("own", at)),
            field => field.to_owned(),
        };
        let mut entry = match old {
            Some(old) if old.field == field => old.clone(),
            _ => FieldMap::column(&field, column),
        };
        if entry.own().is_some() {
            entry.ty = ValueType::ALL.into_iter().find(|ty| ty.key() == self.of("type", at)).or(entry.ty);
            entry.label = entry.label.or_else(|| Some(column.to_owned()));
        }
        Some(entry)
    }
}

/// A required key that no column gives is what the rows are recognised by, else the name.
fn complete(mapping: &mut Mapping, target: &Target) {
    let Some(key) = target.key_field().filter(|key| key.required && mapping.field(&key.key).is_none()) else { return };
    let instead = mapping.key.clone().unwrap_or_else(|| "name".to_owned());
    if let Some(column) = mapping.field(&instead).and_then(|entry| entry.column.clone()) {
        mapping.fields.push(FieldMap::column(&key.key, &column));
    }
}

/// The unit with this key.
fn unit(key: &str) -> Option<Unit> {
    UNITS.into_iter().find(|(known, _)| *known == key).map(|(_, unit)| unit)
}

/// The units of amounts by their keys.
pub(super) const UNITS: [(&str, Unit); 5] = [
    ("major", Unit::Major),
    ("minor", Unit::Minor),
    ("rial", Unit::Rial),
    ("toman", Unit::Toman),
    ("thousand_toman", Unit::ThousandToman),
];

/// The currencies that a form offers besides the workspace's.
pub(super) const CURRENCIES: [Currency; 4] = [Currency::CNY, Currency::IRR, Currency::USD, Currency::EUR];

/// What the cells of an entry are read as.
pub(super) fn kind_of(entry: &FieldMap, target: &Target) -> Option<FieldType> {
    match entry.own() {
        Some(_) if entry.ty == Some(ValueType::Money) => Some(FieldType::Amount),
        Some(_) => None,
        None => target.field(&entry.field).map(|field| field.ty.clone()),
    }
}

/// Everything that must be answered before a dry run makes sense, each at its place in the form.
pub(super) fn problems(mapping: &Mapping, target: &Target, (columns, rows): (&[String], &[Row])) -> Option<Error> {
    let mut error = Error::invalid("import-columns-wrong");
    for problem in mapping.validate(columns, target) {
        if problem.key() == "no-zone" && !needs_zone(mapping, &problem, (columns, rows)) {
            continue;
        }
        error = error.fault(&place(mapping, &problem, columns), problem.says());
    }
    (!error.faults.is_empty()).then_some(error)
}

/// Where in the form a problem is solved.
fn place(mapping: &Mapping, problem: &Problem, columns: &[String]) -> String {
    let column = problem.column.clone().or_else(|| problem.field.as_deref().and_then(|field| mapping.column_of(field)));
    let at = column.and_then(|column| columns.iter().position(|known| *known == column));
    let part = match problem.key() {
        "no-zone" | "bad-zone" => return "zone".to_owned(),
        "no-currency" => return "currency".to_owned(),
        "bad-key" => return "upsert".to_owned(),
        "no-unit" | "unit-currency" => "unit",
        "bad-own-key" => "own",
        "own-without-type" => "type",
        _ => "field",
    };
    at.map_or_else(|| "name".to_owned(), |at| format!("{part}.{at}"))
}

/// Whether a time in the sample does not say its zone itself.
fn needs_zone(mapping: &Mapping, problem: &Problem, (columns, rows): (&[String], &[Row])) -> bool {
    let Some(entry) = problem.field.as_deref().and_then(|field| mapping.field(field)) else { return true };
    let Some(at) = entry.column.as_ref().and_then(|column| columns.iter().position(|known| known == column)) else {
        return true;
    };
    let dates = entry.dates.as_ref().unwrap_or(&mapping.dates);
    let says_it = |cell: &Cell| match cell {
        Cell::At(_) | Cell::Empty => true,
        Cell::Text(text) => instant(text, dates, None).is_ok(),
        _ => false,
    };
    rows.iter().filter_map(|row| row.cells.get(at)).any(|cell| !says_it(cell))
}

#[cfg(test)]
mod tests {
    use tables::TargetField;

    use super::*;

    fn target() -> Target {
        let fields = vec![
            TargetField::new("key", FieldType::Text).required().key(),
            TargetField::new("name", FieldType::Text),
            TargetField::new("at", FieldType::Instant),
            TargetField::new("mrr", FieldType::Amount),
        ];
        Target { kind: "things".to_owned(), fields }
    }

    fn posted(pairs: &[(&str, &str)]) -> Posted {
        Posted::new(pairs.iter().map(|(k, v)| ((*k).to_owned(), (*v).to_owned())).collect())
    }

    fn columns() -> Vec<String> {
        ["id", "title", "price"].map(str::to_owned).to_vec()
    }

    fn mapping() -> Mapping {
        Mapping { name: "things".to_owned(), kind: "things".to_owned(), ..Mapping::default() }
    }

    #[test]
    fn columns_are_given_taken_away_and_made_own() {
        let mut before = mapping();
        before.fields = vec![FieldMap::column("key", "id"), FieldMap::constant("name", "x")];
        let form = [("field.0", ""), ("field.1", "key"), ("field.2", "own"), ("own.2", "price"), ("type.2", "number")];
        let after = posted(&form).onto(&before, &columns(), &target());
        let fields: Vec<&str> = after.fields.iter().map(|entry| entry.field.as_str()).collect();
        assert_eq!(fields, ["name", "key", "own:price"]);
        assert_eq!(after.fields[2].ty, Some(ValueType::Number));
    }

    #[test]
    fn what_the_form_does_not_show_stays() {
        let mut before = mapping();
        let mut entry = FieldMap::column("key", "id");
        entry.unknown = vec!["n/a".to_owned()];
        before.fields = vec![entry.clone()];
        let after =
            posted(&[("field.0", "key"), ("field.1", "name"), ("field.2", "")]).onto(&before, &columns(), &target());
        assert_eq!(after.fields[0], entry);
    }

    #[test]
    fn a_missing_key_is_the_name() {
        let after = posted(&[("field.1", "name")]).onto(&mapping(), &columns(), &target());
        assert_eq!(after.field("key").and_then(|entry| entry.column.as_deref()), Some("title"));
    }

    #[test]
    fn rial_must_be_told_from_toman_at_the_column() {
        let form = [("field.0", "key"), ("field.2", "mrr"), ("currency", "IRR")];
        let after = posted(&form).onto(&mapping(), &columns(), &target());
        let error = problems(&after, &target(), (&columns(), &[])).unwrap();
        assert_eq!(error.faults.iter().map(|f| f.field.as_str()).collect::<Vec<_>>(), ["unit.2"]);
        let mut form = form.to_vec();
        form.push(("unit.2", "toman"));
        let after = posted(&form).onto(&mapping(), &columns(), &target());
        assert_eq!(after.field("mrr").and_then(|entry| entry.unit), Some(Unit::Toman));
        assert_eq!(problems(&after, &target(), (&columns(), &[])), None);
    }

    #[test]
    fn a_zone_is_asked_for_only_where_a_time_lacks_it() {
        let row = |text: &str| Row { number: 2, cells: ["1", text, ""].map(Cell::from_text).to_vec(), fault: None };
        let after = posted(&[("field.0", "key"), ("field.1", "at")]).onto(&mapping(), &columns(), &target());
        let sure = [row("2024-05-20T10:00:00Z"), row("")];
        assert_eq!(problems(&after, &target(), (&columns(), &sure)), None);
        let unsure = [row("2024-05-20 10:00")];
        let error = problems(&after, &target(), (&columns(), &unsure)).unwrap();
        assert_eq!(error.faults[0].field, "zone");
    }
}
