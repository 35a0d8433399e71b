//! What somebody does on the team. What a role may do stands in the policies, not here.

use std::str::FromStr;

/// A role. A person has exactly one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// Runs the installation.
    Admin,
    /// Leads customer success.
    Lead,
    /// Looks after medium and large customers.
    Manager,
    /// Looks after many small customers.
    Specialist,
    /// Talks price: renewals, upgrades, cross-sell.
    AccountManager,
    /// Answers tickets.
    Support,
    /// Decides what is built.
    Product,
    /// Reads numbers.
    Analyst,
}

impl Role {
    /// All roles, in the order in which a form offers them.
    pub const ALL: [Self; 8] = [
        Self::Admin,
        Self::Lead,
        Self::Manager,
        Self::Specialist,
        Self::AccountManager,
        Self::Support,
        Self::Product,
        Self::Analyst,
    ];

    /// The key in records, files and policies; the end of its message key.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Admin => "admin",
            Self::Lead => "lead",
            Self::Manager => "manager",
            Self::Specialist => "specialist",
            Self::AccountManager => "account_manager",
            Self::Support => "support",
            Self::Product => "product",
            Self::Analyst => "analyst",
        }
    }
}

impl FromStr for Role {
    type Err = ();

    fn from_str(key: &str) -> Result<Self, ()> {
        Self::ALL.into_iter().find(|role| role.key() == key).ok_or(())
    }
}
