//! Templates: `{module}-{year}`, `{note|none}`; `{{` and `}}` are braces.

/// A part of a template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Piece {
    /// Text as it stands.
    Text(String),
    /// The text of a column, or `fallback` where it is blank.
    Column {
        /// The column's name.
        name: String,
        /// What stands there instead of a blank.
        fallback: Option<String>,
    },
}

/// The parts of a template; nothing where a brace is not closed or names nothing.
pub(crate) fn pieces(template: &str) -> Option<Vec<Piece>> {
    let mut pieces = Vec::new();
    let mut text = String::new();
    let mut chars = template.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '{' | '}' if chars.peek() == Some(&c) => {
                chars.next();
                text.push(c);
            }
            '{' => {
                if !text.is_empty() {
                    pieces.push(Piece::Text(std::mem::take(&mut text)));
                }
                let mut inside = String::new();
                loop {
                    match chars.next()? {
                        '}' => break,
                        '{' => return None,
                        other => inside.push(other),
                    }
                }
                let (name, fallback) = match inside.split_once('|') {
                    Some((name, fallback)) => (name, Some(fallback.to_owned())),
                    None => (inside.as_str(), None),
                };
                if name.trim().is_empty() {
                    return None;
                }
                pieces.push(Piece::Column { name: name.trim().to_owned(), fallback });
            }
            '}' => return None,
            other => text.push(other),
        }
    }
    if !text.is_empty() {
        pieces.push(Piece::Text(text));
    }
    Some(pieces)
}

/// The columns that a template names, in order.
pub fn template_columns(template: &str) -> Vec<String> {
    let columns = pieces(template).unwrap_or_default().into_iter();
    columns.filter_map(|piece| if let Piece::Column { name, .. } = piece { Some(name) } else { None }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn templates_name_their_columns() {
        assert_eq!(template_columns("{a}-{b c}: {d|none}"), ["a", "b c", "d"]);
        assert_eq!(pieces("{{x}}"), Some(vec![Piece::Text("{x}".to_owned())]));
        for broken in ["{a", "a}", "{}", "{a{b}}", "{|x}"] {
            assert_eq!(pieces(broken), None, "{broken}");
        }
    }
}
