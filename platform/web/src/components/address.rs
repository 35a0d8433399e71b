//! An address of our own with its query, changed one parameter at a time.

/// A path with query parameters in order; links of tables, filters and pages are made from it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Address {
    path: String,
    query: Vec<(String, String)>,
}

impl Address {
    /// The address of `path` without parameters.
    pub fn new(path: impl Into<String>) -> Self {
        Self { path: path.into(), query: Vec::new() }
    }

    /// The same address where `name` has the one value `value`.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl Into<String>) -> Self {
        let value = value.into();
        match self.query.iter().position(|(n, _)| n == name) {
            Some(at) => {
                self.query[at].1 = value;
                let mut seen = false;
                self.query.retain(|(n, _)| n != name || !std::mem::replace(&mut seen, true));
            }
            None => self.query.push((name.to_owned(), value)),
        }
        self
    }

    /// The same address with one more value of `name`, for parameters that may repeat.
    #[must_use]
    pub fn also(mut self, name: &str, value: impl Into<String>) -> Self {
        self.query.push((name.to_owned(), value.into()));
        self
    }

    /// The same address without `name`.
    #[must_use]
    pub fn without(mut self, name: &str) -> Self {
        self.query.retain(|(n, _)| n != name);
        self
    }

    /// The same address without this one value of `name`.
    #[must_use]
    pub fn without_value(mut self, name: &str, value: &str) -> Self {
        self.query.retain(|(n, v)| n != name || v != value);
        self
    }

    /// The first value of `name`.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.query.iter().find(|(n, _)| n == name).map(|(_, v)| v.as_str())
    }

    /// Path alone.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// Names and values in order, for the hidden fields of a form that keeps them.
    pub fn parameters(&self) -> &[(String, String)] {
        &self.query
    }

    /// The address as it stands in a link, percent-encoded.
    pub fn href(&self) -> String {
        let mut href = self.path.clone();
        for (at, (name, value)) in self.query.iter().enumerate() {
            href.push(if at == 0 { '?' } else { '&' });
            encode(&mut href, name);
            href.push('=');
            encode(&mut href, value);
        }
        href
    }
}

/// Percent-encodes everything but the unreserved characters of RFC 3986.
fn encode(out: &mut String, text: &str) {
    const HEX: &[u8; 16] = b"0123456789ABCDEF";
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~') {
            out.push(char::from(byte));
        } else {
            out.push('%');
            out.push(char::from(HEX[usize::from(byte >> 4)]));
            out.push(char::from(HEX[usize::from(byte & 15)]));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_parameter_is_replaced_repeated_and_removed() {
        let list = Address::new("/list").also("f", "a").with("page", "2").also("f", "b");
        assert_eq!(list.href(), "/list?f=a&page=2&f=b");
        assert_eq!(list.clone().with("f", "c").href(), "/list?f=c&page=2");
        assert_eq!(list.clone().without_value("f", "a").href(), "/list?page=2&f=b");
        assert_eq!(list.clone().without("page").without("f").href(), "/list");
        assert_eq!(list.get("page"), Some("2"));
    }

    #[test]
    fn every_script_and_every_reserved_character_survives() {
        let href = Address::new("/l").with("q", "刘 & کارون/?\"<").href();
        assert_eq!(href, "/l?q=%E5%88%98%20%26%20%DA%A9%D8%A7%D8%B1%D9%88%D9%86%2F%3F%22%3C");
    }
}
