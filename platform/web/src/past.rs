//! Looking at a day that is over: which day, and how much of what was learned since counts.

use std::sync::Weak;

use kernel::Day;

use crate::app::App;

/// The cookie that holds what a browser looks at.
pub const PAST: &str = "tenure_past";
/// Where the day is chosen.
pub const CHOOSE: &str = "/past";
/// Where one goes back to today.
pub const LEAVE: &str = "/past/leave";

/// Of when something counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Of {
    /// Of that day: what was known then, the definitions that were in force.
    Then,
    /// Of now: what was learned since too, the definitions of today.
    Now,
}

impl Of {
    /// The value in forms, cookies and calls.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Then => "then",
            Self::Now => "now",
        }
    }

    /// From its value.
    pub fn parse(text: &str) -> Option<Self> {
        [Self::Then, Self::Now].into_iter().find(|of| of.key() == text)
    }
}

/// What somebody looks at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Look {
    /// The day, at its end.
    pub day: Day,
    /// *As we knew it* (then) or *as it was* (now).
    pub knowledge: Of,
    /// By whose rules: those in force then, or today's.
    pub definitions: Of,
}

impl Look {
    /// The value of the cookie: `2026-10-01.then.now`.
    pub fn key(self) -> String {
        format!("{}.{}.{}", self.day, self.knowledge.key(), self.definitions.key())
    }

    /// From the value of the cookie.
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split('.');
        let day = parts.next()?.parse().ok()?;
        let knowledge = Of::parse(parts.next()?)?;
        let definitions = Of::parse(parts.next()?)?;
        parts.next().is_none().then_some(Self { day, knowledge, definitions })
    }
}

/// What an `App` that shows the past knows of it.
#[derive(Debug, Clone)]
pub struct Past {
    /// What it shows.
    pub look: Look,
    /// The workspace of now. Who may see what is decided there.
    pub present: Weak<App>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_looked_at_comes_back_from_its_cookie() {
        let look = Look { day: "2026-10-01".parse().unwrap(), knowledge: Of::Then, definitions: Of::Now };
        assert_eq!(look.key(), "2026-10-01.then.now");
        assert_eq!(Look::parse(&look.key()), Some(look));
        for wrong in ["", "2026-10-01", "2026-02-30.then.then", "2026-10-01.then.later", "2026-10-01.then.now.more"] {
            assert_eq!(Look::parse(wrong), None, "{wrong}");
        }
    }
}
