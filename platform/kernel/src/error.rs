//! What went wrong: a kind that decides the status, a stable code, and a message in the reader's language.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::{Arg, Says};

/// The result of almost everything.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// What sort of failure it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Kind {
    /// The input is wrong; `faults` name the fields.
    Invalid,
    /// There is no such thing, or the viewer may not know that there is.
    NotFound,
    /// Not signed in.
    SignedOut,
    /// Signed in, but without the right.
    Forbidden,
    /// Somebody else changed it first, or it exists already.
    Conflict,
    /// Too many attempts.
    Throttled,
    /// Larger than allowed.
    TooLarge,
    /// A fault of ours or of the machine; the message names what can be done.
    Internal,
}

/// What is wrong with one field of the input.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Fault {
    /// The field's name in the form or in the JSON body.
    pub field: String,
    /// What is wrong and what to do.
    pub says: Says,
}

/// An error for a person or a program.
#[derive(Debug, Clone, PartialEq)]
pub struct Error {
    /// Decides the HTTP status and how loudly it is logged.
    pub kind: Kind,
    /// The message; its key is also the stable code of the API.
    pub says: Says,
    /// One entry for each wrong field.
    pub faults: Vec<Fault>,
    /// For the log only; never shown.
    pub detail: String,
}

impl Error {
    /// An error of `kind` with the message `says`.
    pub fn new(kind: Kind, says: impl Into<Says>) -> Self {
        Self { kind, says: says.into(), faults: Vec::new(), detail: String::new() }
    }

    /// The input is wrong.
    pub fn invalid(says: impl Into<Says>) -> Self {
        Self::new(Kind::Invalid, says)
    }

    /// One field is wrong.
    pub fn field(field: &str, says: impl Into<Says>) -> Self {
        Self::invalid("error-form").fault(field, says)
    }

    /// There is no such `what` (a message key's end: `error-not-found-account`).
    pub fn not_found() -> Self {
        Self::new(Kind::NotFound, "error-not-found")
    }

    /// The right is missing.
    pub fn forbidden() -> Self {
        Self::new(Kind::Forbidden, "error-forbidden")
    }

    /// Somebody else saved this record in the meantime.
    pub fn stale() -> Self {
        Self::new(Kind::Conflict, "error-stale")
    }

    /// A fault of ours; `detail` goes to the log.
    pub fn internal(detail: impl fmt::Display) -> Self {
        Self { detail: detail.to_string(), ..Self::new(Kind::Internal, "error-internal") }
    }

    /// The same error with one more wrong field.
    #[must_use]
    pub fn fault(mut self, field: &str, says: impl Into<Says>) -> Self {
        self.faults.push(Fault { field: field.to_owned(), says: says.into() });
        self
    }

    /// The same error with one more argument of its message.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl Into<Arg>) -> Self {
        self.says = self.says.with(name, value);
        self
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}: {}", self.kind, self.says.key)?;
        for fault in &self.faults {
            write!(f, "; {}: {}", fault.field, fault.says.key)?;
        }
        if self.detail.is_empty() { Ok(()) } else { write!(f, " ({})", self.detail) }
    }
}

impl std::error::Error for Error {}
