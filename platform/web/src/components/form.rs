//! Forms: the frame, the hidden token, and the summary of what is wrong.

use i18n::Reader;
use kernel::{Error, Kind};
use maud::{Markup, PreEscaped, Render, html};

use super::button::push_attributes;
use super::icon;

/// The name of the hidden field; the reader of forms looks for the same.
const CSRF: &str = "_csrf";

/// The hidden field that carries the token against cross-site requests; by the name that the form reader expects.
pub fn csrf_field(token: &str) -> Markup {
    html! { input type="hidden" name=(CSRF) value=(token); }
}

/// A form around its fields.
#[derive(Debug, Clone)]
pub struct FormView {
    attributes: Vec<(String, String)>,
    classes: Vec<&'static str>,
    hidden: Vec<(String, String)>,
    body: Markup,
}

impl FormView {
    fn new(method: &str, action: String) -> Self {
        let attributes = vec![("method".to_owned(), method.to_owned()), ("action".to_owned(), action)];
        Self { attributes, classes: vec!["form"], hidden: Vec::new(), body: PreEscaped(String::new()) }
    }

    /// A write. The token is the viewer's.
    pub fn post(action: impl Into<String>, csrf: &str) -> Self {
        Self::new("post", action.into()).hidden(CSRF, csrf)
    }

    /// A question: a filter or a search. The browser checks nothing; the server answers.
    pub fn get(action: impl Into<String>) -> Self {
        Self::new("get", action.into())
    }

    /// The id, for buttons that stand outside.
    #[must_use]
    pub fn id(self, id: impl Into<String>) -> Self {
        self.attr("id", id)
    }

    /// What is typed survives a closed tab, in this browser, under `key`, until it is sent.
    #[must_use]
    pub fn draft(self, key: impl Into<String>) -> Self {
        self.attr("data-draft", key)
    }

    /// Sends itself when a field changes. Keep a button for those without script.
    #[must_use]
    pub fn autosubmit(self) -> Self {
        self.attr("data-autosubmit", "")
    }

    /// With `autosubmit`: only the element `selector` of the answer is put in place, and typing goes on undisturbed.
    #[must_use]
    pub fn swaps(self, selector: impl Into<String>) -> Self {
        self.attr("data-swaps", selector)
    }

    /// Carries files.
    #[must_use]
    pub fn multipart(self) -> Self {
        self.attr("enctype", "multipart/form-data")
    }

    /// Fields side by side, for bars.
    #[must_use]
    pub fn inline(mut self) -> Self {
        self.classes.push("form-inline");
        self
    }

    /// Fields in two columns where there is room.
    #[must_use]
    pub fn columns(mut self) -> Self {
        self.classes.push("form-columns");
        self
    }

    /// A value that is sent along.
    #[must_use]
    pub fn hidden(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.hidden.push((name.into(), value.into()));
        self
    }

    /// One more attribute. `name` must come from code, never from input.
    #[must_use]
    pub fn attr(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.attributes.push((name.into(), value.into()));
        self
    }

    /// The fields and buttons.
    #[must_use]
    pub fn body(mut self, body: Markup) -> Self {
        self.body = body;
        self
    }
}

impl Render for FormView {
    fn render(&self) -> Markup {
        let mut open = format!("<form class=\"{}\" novalidate", self.classes.join(" "));
        push_attributes(&mut open, &self.attributes);
        open.push('>');
        html! {
            (PreEscaped(open))
            @for (name, value) in &self.hidden { input type="hidden" name=(name) value=(value); }
            (self.body)
            (PreEscaped("</form>"))
        }
    }
}

/// What is wrong, at the head of a form: each line leads to its field. Renders nothing without an error.
#[derive(Debug, Clone)]
pub struct ErrorSummary<'a> {
    reader: &'a Reader,
    error: Option<&'a Error>,
}

impl<'a> ErrorSummary<'a> {
    /// The summary of `error`.
    pub fn new(reader: &'a Reader, error: Option<&'a Error>) -> Self {
        Self { reader, error }
    }
}

impl Render for ErrorSummary<'_> {
    fn render(&self) -> Markup {
        let Some(error) = self.error else { return PreEscaped(String::new()) };
        let class = if error.kind == Kind::Conflict {
            "error-summary notice tone-warn"
        } else {
            "error-summary notice tone-bad"
        };
        html! {
            div class=(class) role="alert" tabindex="-1" data-autofocus {
                (icon("alert"))
                div.notice-text {
                    p.notice-title { (self.reader.say(&error.says)) }
                    @if !error.faults.is_empty() {
                        ul {
                            @for fault in &error.faults {
                                li { a href=(format!("#f-{}", fault.field)) { (self.reader.say(&fault.says)) } }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// The summary of `error`, for a page that knows that there is one.
pub fn error_summary(r: &Reader, error: &Error) -> Markup {
    ErrorSummary::new(r, Some(error)).render()
}
