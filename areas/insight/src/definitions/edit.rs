//! Changing one definition on screen: what was typed, and saving the whole set with it.

use std::collections::BTreeMap;

use i18n::Language;
use kernel::{Day, Error, Kind, Result, Says};
use maud::{Markup, html};
use serde::Deserialize;
use web::components::{DateField, Field};
use web::{App, Viewer};

use super::model::Definitions;
use super::saving::{plan, save};
use super::sets::current;
use crate::words::{Name, Words};

/// What a form sent, by field; a field that is missing is empty.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(transparent)]
pub(crate) struct Typed(pub BTreeMap<String, String>);

impl Typed {
    /// A field's text without blanks around it.
    pub(crate) fn text(&self, field: &str) -> &str {
        self.0.get(field).map_or("", |t| t.trim())
    }

    /// A field's text; nothing when it is blank.
    pub(crate) fn some(&self, field: &str) -> Option<String> {
        Some(self.text(field)).filter(|t| !t.is_empty()).map(str::to_owned)
    }

    /// A number in any digits.
    pub(crate) fn number(&self, field: &str) -> Option<f64> {
        let latin = text::latin_digits(self.text(field)).replace('٫', ".").replace('٬', "");
        latin.parse::<f64>().ok().filter(|n| n.is_finite())
    }

    /// A whole number in any digits.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "checked to be whole and within the range"
    )]
    pub(crate) fn whole(&self, field: &str) -> Option<u16> {
        self.number(field).filter(|n| n.fract() == 0.0 && (0.0..=65_535.0).contains(n)).map(|n| n as u16)
    }

    /// Whether a box was ticked.
    pub(crate) fn ticked(&self, field: &str) -> bool {
        self.text(field) == "true"
    }

    /// Parts of a text, apart by commas or line breaks.
    pub(crate) fn list(&self, field: &str) -> Vec<String> {
        self.text(field)
            .split([',', '،', '，', '\n'])
            .map(str::trim)
            .filter(|t| !t.is_empty())
            .map(str::to_owned)
            .collect()
    }
}

/// The words of a name as somebody typed them; what ships stays as long as nobody changed its words.
pub(crate) fn name_of(app: &App, typed: &Typed, prefix: &str, old: Option<&Name>) -> Option<Name> {
    let field = |language: Language| typed.text(&format!("{prefix}-{}", language.tag())).to_owned();
    let words = Words { en: field(Language::En), zh: field(Language::ZhCn), fa: field(Language::Fa) };
    match old {
        Some(Name::Key(key)) if shipped_words(app, key) == words => old.cloned(),
        _ if words.is_empty() => None,
        _ => Some(Name::Words(words)),
    }
}

/// The shipped words of a key; a text over columns shows each as `{column}`, as one would write it.
fn shipped_words(app: &App, key: &str) -> Words {
    let board = app.board.load();
    let columns = board.frames.values().flat_map(query::Frame::specs);
    let says = columns.fold(Says::new(key), |says, spec| says.with(&spec.key, format!("{{{}}}", spec.key)));
    let plain = |c: char| !('\u{2066}'..='\u{2069}').contains(&c);
    let text = |language| app.reader_in(language).say(&says).trim().chars().filter(|c| plain(*c)).collect();
    Words { en: text(Language::En), zh: text(Language::ZhCn), fa: text(Language::Fa) }
}

/// A field for each language.
pub(crate) fn name_fields(app: &App, v: &Viewer, (prefix, label): (&str, &str), name: Option<&Name>) -> Markup {
    let words = match name {
        Some(Name::Key(key)) => shipped_words(app, key),
        Some(Name::Words(words)) => words.clone(),
        None => Words::default(),
    };
    let own = |language: Language| match language {
        Language::En => words.en.clone(),
        Language::ZhCn => words.zh.clone(),
        Language::Fa => words.fa.clone(),
    };
    html! {
        // Names are short and stand beside each other; texts of lines need the whole width.
        div class=(if prefix.ends_with("name") { "form-columns" } else { "form" }) {
            @for language in Language::ALL {
                (Field::text(format!("{prefix}-{}", language.tag()), format!("{} ({})", v.t(label), language.own_name())).value(own(language)))
            }
        }
    }
}

/// Saves the set in force with one change, from now on or from the day that was typed, for whoever may, and gives the act's cause.
///
/// # Errors
/// The right is missing; somebody saved another set since the form was opened; the change or the day is wrong (faults by field).
pub(crate) async fn change(
    app: &App,
    v: &Viewer,
    (typed, edited): (&Typed, &str),
    change: impl FnOnce(&mut Definitions) -> Result<()>,
) -> Result<String> {
    v.need("definition.write")?;
    let set = current(app).await?;
    let base = typed.text("base");
    if base != set.id {
        return Err(Error::new(Kind::Conflict, "definitions-moved"));
    }
    let mut all = Definitions::clone(&set.definitions);
    change(&mut all)?;
    let reason = typed.text("reason");
    let saved = match from(app, v, typed)? {
        None => save(app, v.actor(), (base, edited), all, reason).await?,
        Some(day) => plan(app, v.actor(), (base, edited), all, (reason, day)).await?,
    };
    Ok(saved.1)
}

/// The later day from which the change shall judge; nothing for now.
fn from(app: &App, v: &Viewer, typed: &Typed) -> Result<Option<Day>> {
    let text = typed.text("effective");
    if text.is_empty() {
        return Ok(None);
    }
    let day = v.reader.parse_day(text).ok_or_else(|| Error::field("effective", "definitions-effective-wrong"))?;
    if day < app.today() {
        return Err(Error::field("effective", "definitions-effective-past"));
    }
    Ok((day > app.today()).then_some(day))
}

/// The fields that every editor ends with: why, from when, and which set the form was opened on.
pub(crate) fn reason_field(v: &Viewer, base: &str, (typed, error): (&Typed, Option<&Error>)) -> Markup {
    let effective = DateField::new(&v.reader, "effective", v.t("definitions-effective")).typed(typed.text("effective"));
    html! {
        input type="hidden" name="base" value=(base);
        div class="form-columns" {
            (Field::text("reason", v.t("definitions-reason")).hint(v.t("definitions-reason-hint")).value(typed.text("reason")))
            (effective.hint(v.t("definitions-effective-hint")).faults(&v.reader, error))
        }
    }
}

/// Puts `new` in the place of the entry with key `old`, or at the end when there is none.
pub(crate) fn put<T>(list: &mut Vec<T>, old: &str, key: fn(&T) -> &str, new: T) {
    match list.iter().position(|one| key(one) == old) {
        Some(at) => list[at] = new,
        None => list.push(new),
    }
}

/// Takes an entry out.
///
/// # Errors
/// There is none with this key.
pub(crate) fn remove<T>(list: &mut Vec<T>, old: &str, key: fn(&T) -> &str) -> Result<()> {
    let at = list.iter().position(|one| key(one) == old).ok_or_else(Error::not_found)?;
    list.remove(at);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(pairs: &[(&str, &str)]) -> Typed {
        Typed(pairs.iter().map(|(k, v)| ((*k).to_owned(), (*v).to_owned())).collect())
    }

    #[test]
    fn numbers_are_typed_in_any_digits() {
        let typed = typed(&[("a", " ۱۲٫۵ "), ("b", "30"), ("c", "-1"), ("d", "1e999"), ("e", "２０")]);
        assert_eq!(
            (typed.number("a"), typed.whole("b"), typed.whole("c"), typed.number("d")),
            (Some(12.5), Some(30), None, None)
        );
        assert_eq!((typed.whole("a"), typed.whole("e"), typed.number("none")), (None, Some(20), None));
    }

    #[test]
    fn lists_are_apart_by_any_comma() {
        assert_eq!(typed(&[("l", "a, b،c\n，")]).list("l"), ["a", "b", "c"]);
    }

    #[test]
    fn entries_are_replaced_added_and_removed() {
        let key: fn(&String) -> &str = |s| s;
        let mut list = vec!["a".to_owned(), "b".to_owned()];
        put(&mut list, "a", key, "A".to_owned());
        put(&mut list, "x", key, "c".to_owned());
        assert_eq!(list, ["A", "b", "c"]);
        assert!(remove(&mut list, "b", key).is_ok() && remove(&mut list, "b", key).is_err());
    }
}
