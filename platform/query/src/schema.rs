//! What columns there are: their types, classes and labels.

use std::collections::BTreeMap;

use kernel::{Class, Says, ValueType};
use serde::{Deserialize, Serialize};

/// The key of the column that holds the judged day. It exists in every frame and belongs to no one else.
pub const TODAY: &str = "today";

/// What is known of a column besides its values.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ColumnSpec {
    /// The name in expressions: `[a-z][a-z0-9_]*`.
    pub key: String,
    /// What its cells hold.
    pub ty: ValueType,
    /// Decides with the policies who sees it.
    pub class: Class,
    /// Its name for people.
    pub label: Says,
    /// The key of the group under which a form offers it.
    pub group: String,
    /// For a choice: key and label of each, in their own order (sorting follows it). Empty for other types.
    pub choices: Vec<(String, Says)>,
}

impl ColumnSpec {
    /// A column without choices, in no group, labelled `column-{key}`.
    pub fn new(key: &str, ty: ValueType, class: Class) -> Self {
        Self {
            key: key.to_owned(),
            ty,
            class,
            label: Says::new(format!("column-{key}")),
            group: String::new(),
            choices: Vec::new(),
        }
    }

    /// The same column with another label.
    #[must_use]
    pub fn labelled(mut self, label: impl Into<Says>) -> Self {
        self.label = label.into();
        self
    }

    /// The same column in a group.
    #[must_use]
    pub fn grouped(mut self, group: &str) -> Self {
        group.clone_into(&mut self.group);
        self
    }

    /// The same column with these choices, in their order.
    #[must_use]
    pub fn choosing(mut self, choices: Vec<(String, Says)>) -> Self {
        self.choices = choices;
        self
    }
}

/// The names that an expression may use.
pub trait Schema {
    /// Type and class of a column, if there is one of this name.
    fn column(&self, key: &str) -> Option<(ValueType, Class)>;
    /// All names, for suggesting the nearest one.
    fn names(&self) -> Vec<String>;
}

impl<T: Schema + ?Sized> Schema for &T {
    fn column(&self, key: &str) -> Option<(ValueType, Class)> {
        (**self).column(key)
    }

    fn names(&self) -> Vec<String> {
        (**self).names()
    }
}

impl Schema for BTreeMap<String, (ValueType, Class)> {
    fn column(&self, key: &str) -> Option<(ValueType, Class)> {
        self.get(key).copied()
    }

    fn names(&self) -> Vec<String> {
        self.keys().cloned().collect()
    }
}

impl Schema for [ColumnSpec] {
    fn column(&self, key: &str) -> Option<(ValueType, Class)> {
        self.iter().find(|spec| spec.key == key).map(|spec| (spec.ty, spec.class))
    }

    fn names(&self) -> Vec<String> {
        self.iter().map(|spec| spec.key.clone()).collect()
    }
}
