//! The classes of a division, in their order, as a viewer may see them.

use kernel::{Value, ValueType};
use query::{Frame, Viewed, quote_name};
use web::Viewer;
use web::components::Band;

/// A division with its classes; the last one is *none*.
pub(crate) struct Classes {
    /// The column.
    pub(super) key: String,
    /// What each is called.
    pub(crate) names: Vec<String>,
    /// Their values; none at the end.
    values: Vec<Option<Value>>,
}

/// Most classes that a picture can hold.
const MOST: usize = 12;

/// Whether a column divides.
pub(crate) fn divides(frame: &Frame, key: &str) -> bool {
    let spec = frame.spec(key);
    spec.is_some_and(|spec| match spec.ty {
        ValueType::Flag => true,
        ValueType::Choice => (1..=MOST).contains(&spec.choices.len()),
        _ => false,
    })
}

impl Classes {
    /// Of a column; nothing where it does not divide or may not be seen.
    pub(crate) fn of(v: &Viewer, viewed: &Viewed<'_>, key: &str) -> Option<Self> {
        let spec = viewed.frame.spec(key).filter(|spec| viewed.view.sees_any(spec.class))?;
        if !divides(viewed.frame, key) {
            return None;
        }
        let mut classes: Vec<(Option<Value>, String)> = if spec.ty == ValueType::Flag {
            [(true, "value-yes"), (false, "value-no")].map(|(flag, name)| (Some(Value::Flag(flag)), v.t(name))).to_vec()
        } else {
            let named = |(key, says): &(String, kernel::Says)| (Some(Value::Text(key.clone())), v.reader.say(says));
            spec.choices.iter().map(named).collect()
        };
        classes.push((None, v.t("map-none")));
        let (values, names) = classes.into_iter().unzip();
        Some(Self { key: key.to_owned(), names, values })
    }

    /// The class of a value.
    pub(crate) fn place(&self, value: &Value) -> usize {
        let place = self.values.iter().position(|own| own.as_ref() == Some(value));
        place.unwrap_or(self.values.len().saturating_sub(1))
    }

    /// The colours of bands; none for other classes, which judge nothing.
    pub(crate) fn tones(&self) -> Vec<&'static str> {
        let bands: Vec<Option<Band>> =
            self.values.iter().map(|value| Band::from_key(value.as_ref().and_then(Value::text)?)).collect();
        if bands.iter().all(Option::is_none) {
            return Vec::new();
        }
        let tone = |band: Option<Band>| match band {
            Some(Band::Healthy) => "good",
            Some(Band::AtRisk) => "warn",
            Some(Band::Critical) => "bad",
            Some(Band::NotEnoughData) | None => "plain",
        };
        bands.into_iter().map(tone).collect()
    }

    /// The condition of a class.
    pub(super) fn condition(&self, place: usize) -> String {
        let key = quote_name(&self.key);
        match self.values.get(place).and_then(Option::as_ref) {
            Some(Value::Flag(true)) => key,
            Some(Value::Flag(false)) => format!("not {key}"),
            Some(Value::Text(text)) => format!("{key} = '{}'", text.replace('\'', "''")),
            _ => format!("{key} is null"),
        }
    }
}
