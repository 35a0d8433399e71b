//! What every field has around its control: label, hint, error, and the attributes that tie them together.

use i18n::Reader;
use kernel::Error;
use maud::{Markup, html};

use super::icon;

/// Label, hint and error of one field; the control comes from the field itself.
#[derive(Debug, Clone, Default)]
pub(super) struct Parts {
    pub name: String,
    pub id: String,
    pub label: String,
    pub hint: Option<String>,
    pub error: Option<String>,
    pub required: bool,
    pub hide_label: bool,
    pub attributes: Vec<(String, String)>,
}

impl Parts {
    /// The id of a control is `f-` and its name, so that a summary can lead to it.
    pub fn new(name: String, label: String) -> Self {
        let id = format!("f-{name}");
        Self { name, id, label, ..Self::default() }
    }

    /// Takes the first fault that names this field.
    pub fn take_fault(&mut self, r: &Reader, error: Option<&Error>) {
        if let Some(fault) = error.and_then(|e| e.faults.iter().find(|f| f.field == self.name)) {
            self.error = Some(r.say(&fault.says));
        }
    }

    /// Name, id and state of the control, then what the caller added.
    pub fn control_attributes(&self) -> Vec<(String, String)> {
        let mut all = vec![("name".to_owned(), self.name.clone()), ("id".to_owned(), self.id.clone())];
        if self.required {
            all.push(("required".to_owned(), String::new()));
        }
        if self.error.is_some() {
            all.push(("aria-invalid".to_owned(), "true".to_owned()));
        }
        let described: Vec<String> = [(self.hint.is_some(), "hint"), (self.error.is_some(), "error")]
            .into_iter()
            .filter(|(there, _)| *there)
            .map(|(_, part)| format!("{}-{part}", self.id))
            .collect();
        if !described.is_empty() {
            all.push(("aria-describedby".to_owned(), described.join(" ")));
        }
        all.extend(self.attributes.iter().cloned());
        all
    }

    /// The whole field around `control`.
    pub fn around(&self, control: &Markup) -> Markup {
        let class = if self.error.is_some() { "field field-wrong" } else { "field" };
        html! {
            div class=(class) {
                label.sr[self.hide_label] for=(self.id) {
                    (self.label)
                    @if self.required { span.required aria-hidden="true" { "*" } }
                }
                (control)
                (self.notes())
            }
        }
    }

    /// Hint and error below the control.
    pub fn notes(&self) -> Markup {
        html! {
            @if let Some(hint) = &self.hint { p.hint id=(format!("{}-hint", self.id)) { (hint) } }
            @if let Some(error) = &self.error { p.field-error id=(format!("{}-error", self.id)) { (icon("alert")) (error) } }
        }
    }
}

/// The settings that all fields share.
macro_rules! shared_settings {
    ($field:ident $(<$life:lifetime>)?) => {
        impl $(<$life>)? $field $(<$life>)? {
            /// One line below the control that helps to fill it in.
            #[must_use]
            pub fn hint(mut self, hint: impl Into<String>) -> Self {
                self.parts.hint = Some(hint.into());
                self
            }

            /// What is wrong with the value.
            #[must_use]
            pub fn error(mut self, error: impl Into<String>) -> Self {
                self.parts.error = Some(error.into());
                self
            }

            /// Shows the fault of `error` that names this field, if there is one.
            #[must_use]
            pub fn faults(mut self, r: &i18n::Reader, error: Option<&kernel::Error>) -> Self {
                self.parts.take_fault(r, error);
                self
            }

            /// Must be filled in.
            #[must_use]
            pub fn required(mut self) -> Self {
                self.parts.required = true;
                self
            }

            /// The label is for the ear only: where the place says what the field is.
            #[must_use]
            pub fn hide_label(mut self) -> Self {
                self.parts.hide_label = true;
                self
            }

            /// Another id than `f-` and the name, where a name stands twice on a page.
            #[must_use]
            pub fn id(mut self, id: impl Into<String>) -> Self {
                self.parts.id = id.into();
                self
            }

            /// An attribute of the control, in the place of one of that name: a browser would take the first of two. `name` must come from
            /// code, never from input.
            #[must_use]
            pub fn attr(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
                let name = name.into();
                self.parts.attributes.retain(|(own, _)| *own != name);
                self.parts.attributes.push((name, value.into()));
                self
            }
        }
    };
}
pub(super) use shared_settings;
