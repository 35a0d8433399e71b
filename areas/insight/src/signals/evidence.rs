//! Values of columns as parts of a sentence, by the rights of whoever reads it.

use kernel::{Arg, Says, Value, ValueType};
use query::{Cell, ColumnSpec, Viewed};

use crate::words::{Name, filled};
use i18n::Reader;
use web::App;

/// A cell as an argument of a message: numbers stay numbers (plural rules apply to them), days days.
pub(crate) fn argument(app: &App, spec: Option<&ColumnSpec>, cell: &Cell) -> Arg {
    match cell {
        Cell::Hidden => Says::new("value-hidden").into(),
        Cell::Known(Value::Null) => Says::new("insight-unknown").into(),
        Cell::Known(Value::Flag(yes)) => Says::new(if *yes { "value-yes" } else { "value-no" }).into(),
        Cell::Known(Value::Number(n)) if spec.is_some_and(|s| s.ty == ValueType::Money) => {
            customers::accounts::in_minor(*n, app.workspace.load().currency).into()
        }
        Cell::Known(Value::Number(n)) => (*n).into(),
        Cell::Known(Value::Date(day)) => (*day).into(),
        Cell::Known(Value::Text(text)) => {
            let choice = spec.and_then(|s| s.choices.iter().find(|(key, _)| key == text));
            choice.map_or_else(|| text.as_str().into(), |(_, says)| says.clone().into())
        }
    }
}

/// A text over columns of a row: a shipped message with them as arguments, or somebody's template filled in.
pub(crate) fn says(
    app: &App,
    reader: &Reader,
    text: &Name,
    (viewed, row): (&Viewed<'_>, usize),
    columns: &[String],
) -> Says {
    says_of(reader, text, &|key| argument(app, viewed.frame.spec(key), &viewed.value(row, key)), columns)
}

/// The same over values of whatever day.
pub(crate) fn says_of(reader: &Reader, text: &Name, value: &dyn Fn(&str) -> Arg, columns: &[String]) -> Says {
    match text {
        Name::Key(key) => Says { key: key.clone(), args: columns.iter().map(|c| (c.clone(), value(c))).collect() },
        Name::Words(words) => {
            let shown = |key: &str| columns.iter().any(|c| c == key).then(|| shown_text(reader, &value(key)));
            Says::new("insight-verbatim").with("text", filled(words.pick(reader.language), shown))
        }
    }
}

/// An argument as text.
pub(crate) fn shown_text(reader: &Reader, value: &Arg) -> String {
    reader.say(&Says::new("insight-argument").with("value", value.clone()))
}
