//! Who did it: every change of a record names its actor.

use std::fmt;

use serde::{Deserialize, Serialize};

/// Somebody or something that changes records.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(tag = "kind", content = "id", rename_all = "snake_case")]
pub enum Actor {
    /// A person on the team, by id.
    Person(String),
    /// A program with a token, by the token's id.
    Token(String),
    /// The program itself, with the part that acted: `import`, `engine`, `demo`.
    System(String),
}

impl Actor {
    /// The program itself.
    pub fn system(part: &str) -> Self {
        Self::System(part.to_owned())
    }
}

impl fmt::Display for Actor {
    /// `person:usr_…`, `token:tok_…`, `system:import`: the stored form.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Person(id) => write!(f, "person:{id}"),
            Self::Token(id) => write!(f, "token:{id}"),
            Self::System(part) => write!(f, "system:{part}"),
        }
    }
}
