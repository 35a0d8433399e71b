//! What a list is asked: a filter as an expression, a search, an order, columns and a page; the same for page, API, export and views.

use kernel::{Error, Kind, Result, Value, ValueType};
use query::{ColumnSpec, Condition, Direction, Expression, Frame, Listing, Operator, Search};
use serde::{Deserialize, Serialize};
use web::Viewer;
use web::components::Address;

/// Rows on a page.
pub const PAGE: usize = 50;
/// Columns that a search looks into.
const SEARCHED: [&str; 8] = ["name", "short_name", "legal_name", "key", "registration_id", "website", "email", "phone"];
/// The columns of a list that nobody has changed.
pub const USUAL: &str = "name,health_band,health,health_change,tier,stage,csm,ends_on,days_since_talk,arr";

/// The query string of a list.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ListQuery {
    /// Words to find.
    pub q: String,
    /// The filter, as an expression.
    #[serde(rename = "where")]
    pub filter: String,
    /// Column, operator and value of one more condition, from the filter form.
    pub column: String,
    /// Its operator.
    pub operator: String,
    /// Its value.
    pub value: String,
    /// Column to sort by; `-` before it: from the greatest.
    pub sort: String,
    /// The page, counted from 1; 0 is the first too.
    pub page: usize,
    /// Columns to show, joined by commas.
    pub columns: String,
    /// The saved view it came from.
    pub view: String,
}

impl ListQuery {
    /// The columns to show, in order; those that do not exist are left out.
    pub fn shown<'a>(&'a self, frame: &'a Frame) -> Vec<&'a ColumnSpec> {
        let columns = if self.columns.is_empty() { USUAL } else { &self.columns };
        columns.split(',').filter_map(|key| frame.spec(key.trim())).collect()
    }

    /// The address of the list that this query asks for.
    pub fn address(&self) -> Address {
        let pairs = [
            ("q", &self.q),
            ("where", &self.filter),
            ("sort", &self.sort),
            ("columns", &self.columns),
            ("view", &self.view),
        ];
        let address = pairs
            .into_iter()
            .filter(|(_, v)| !v.is_empty())
            .fold(Address::new("/accounts"), |a, (k, v)| a.with(k, v.as_str()));
        if self.page <= 1 { address } else { address.with("page", self.page.to_string()) }
    }

    /// The first row of the page.
    pub const fn offset(&self) -> usize {
        self.page.saturating_sub(1).saturating_mul(PAGE)
    }

    /// The same query with the condition of the filter form taken into the filter.
    ///
    /// # Errors
    /// The value does not fit the column; the fault names the field `value`.
    pub fn with_condition(mut self, viewer: &Viewer, frame: &Frame) -> Result<Self> {
        if self.column.is_empty() {
            return Ok(self);
        }
        let spec = frame.spec(&self.column).ok_or_else(|| Error::field("column", "filter-column-unknown"))?;
        let operator = Operator::ALL.into_iter().find(|o| o.key() == self.operator).unwrap_or(Operator::Equal);
        let values = typed(viewer, spec, operator, &self.value)?;
        let one = Condition::new(&self.column, operator, values)
            .source()
            .map_err(|e| Error { detail: e.to_string(), ..Error::field("value", "filter-value-wrong") })?;
        self.filter = if self.filter.trim().is_empty() { one } else { format!("({}) and {one}", self.filter) };
        if let Some(conditions) = Condition::read(&self.filter) {
            self.filter = Condition::all(&conditions)?;
        }
        (self.column, self.operator, self.value) = Default::default();
        self.page = 0;
        Ok(self)
    }

    /// The column to sort by, and whether from the greatest.
    pub fn order(&self) -> (&str, bool) {
        match self.sort.strip_prefix('-') {
            Some(key) => (key, true),
            None if self.sort.is_empty() => ("name", false),
            None => (&self.sort, false),
        }
    }

    /// What a form must send along so that the rest of the question stays: everything but what `without` names.
    pub fn kept(&self, without: &[&str]) -> Vec<(&'static str, &str)> {
        let pairs = [
            ("q", self.q.as_str()),
            ("where", &self.filter),
            ("sort", &self.sort),
            ("columns", &self.columns),
            ("view", &self.view),
        ];
        pairs.into_iter().filter(|(name, value)| !value.is_empty() && !without.contains(name)).collect()
    }

    /// The listing of one page.
    pub fn listing(&self, frame: &Frame) -> Result<Listing> {
        let search = self.q.trim();
        let columns = SEARCHED.iter().filter(|k| frame.spec(k).is_some()).map(|k| (*k).to_owned()).collect();
        let (sort, descending) = self.order();
        let direction = if descending { Direction::Descending } else { Direction::Ascending };
        Ok(Listing {
            filter: compiled(frame, &self.filter)?,
            search: (!search.is_empty()).then(|| Search { text: search.to_owned(), columns }),
            sort: if frame.spec(sort).is_some() { vec![(sort.to_owned(), direction)] } else { Vec::new() },
            offset: self.offset(),
            limit: Some(PAGE),
        })
    }
}

/// The filter as a compiled expression; nothing when it is blank.
///
/// # Errors
/// The expression's own error, as a fault of the field `where`; one that is not a flag is refused too.
pub fn compiled(frame: &Frame, source: &str) -> Result<Option<Expression>> {
    if source.trim().is_empty() {
        return Ok(None);
    }
    let expression = Expression::compile(source, frame)
        .map_err(|e| Error::new(Kind::Invalid, "filter-wrong").fault("where", e.says()))?;
    if expression.ty() == ValueType::Flag {
        Ok(Some(expression))
    } else {
        Err(Error::new(Kind::Invalid, "filter-wrong").fault("where", "filter-not-a-flag"))
    }
}

/// What was typed, as values of the column's type.
fn typed(v: &Viewer, spec: &ColumnSpec, operator: Operator, text: &str) -> Result<Vec<Value>> {
    let (_, most) = operator.values();
    if most == 0 {
        return Ok(Vec::new());
    }
    let wrong = || Error::field("value", "filter-value-wrong");
    let spans = matches!(operator.key(), "within_last" | "within_next" | "before_last");
    let parts: Vec<&str> = if most > 1 { text.split([',', '،', '，']).collect() } else { vec![text] };
    let parts = parts.into_iter().map(str::trim).filter(|p| !p.is_empty());
    let read = |part: &str| match spec.ty {
        _ if spans => number(part).ok_or_else(wrong),
        ValueType::Number | ValueType::Money => number(part).ok_or_else(wrong),
        ValueType::Date if number(part).is_some_and(|n| n.number().is_some_and(|n| n < 1000.0)) => {
            number(part).ok_or_else(wrong)
        }
        ValueType::Date => i18n::parse_day(part, v.reader.calendar).map(Value::Date).ok_or_else(wrong),
        ValueType::Choice => {
            let by_label = spec.choices.iter().find(|(key, says)| key == part || v.reader.say(says) == part);
            Ok(Value::Text(by_label.map_or_else(|| part.to_owned(), |(key, _)| key.clone())))
        }
        ValueType::Text => Ok(Value::Text(part.to_owned())),
        ValueType::Flag => Ok(Value::Flag(part == "true")),
    };
    parts.map(read).collect()
}

fn number(text: &str) -> Option<Value> {
    text::latin_digits(text).parse::<f64>().ok().filter(|n| n.is_finite()).map(Value::Number)
}
