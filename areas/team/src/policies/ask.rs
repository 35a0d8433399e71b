//! What a policy is asked, reduced to what it may read.

/// Who owns something, as seen by the viewer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub(crate) enum Owner {
    /// Nobody.
    #[default]
    Nobody,
    /// The viewer.
    Me,
    /// Somebody else.
    Other,
}

impl Owner {
    /// How the owner `id` of something looks to the viewer `me`.
    pub(crate) fn of(id: Option<&str>, me: &str) -> Self {
        match id {
            None | Some("") => Self::Nobody,
            Some(id) if id == me => Self::Me,
            Some(_) => Self::Other,
        }
    }
}

/// All that policies may read of an account.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub(crate) struct Shape {
    pub(crate) csm: Owner,
    pub(crate) am: Owner,
    /// The part of the team that the success manager belongs to; empty when there is none.
    pub(crate) team: String,
    pub(crate) tier: String,
    pub(crate) region: String,
    pub(crate) kind: String,
}

/// All that policies may read of a viewer.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub(crate) struct Whose {
    pub(crate) role: String,
    pub(crate) team: String,
    /// Who may see amounts by the workspace's settings.
    pub(crate) amounts: &'static str,
}
