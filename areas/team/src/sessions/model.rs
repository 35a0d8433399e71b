//! The tables behind signing in. None of them has a history: secrets stay out of it.

use kernel::Instant;

/// A session that has not been used for so long has ended. Longer than a holiday, so that nobody comes back to a form.
const IDLE_SECONDS: i64 = 30 * 86_400;
/// No session lives longer, used or not.
const LIFE_SECONDS: i64 = 180 * 86_400;
/// How often "last seen" is written down.
const SEEN_SECONDS: i64 = 300;

/// A session: somebody's browser.
pub(crate) mod session {
    use sea_orm::entity::prelude::*;

    /// A row of `sessions`.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "sessions")]
    pub struct Model {
        /// `ses_…`.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: String,
        /// SHA-256 of the cookie's secret.
        pub token_hash: String,
        /// Whose it is.
        pub person_id: String,
        /// When it began, in microseconds.
        pub created_at: i64,
        /// When it was last used, in microseconds, give or take five minutes.
        pub seen_at: i64,
        /// What the browser says of itself.
        pub agent: String,
    }

    /// No relations in the ORM.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// A password's hash.
pub(crate) mod password {
    use sea_orm::entity::prelude::*;

    /// A row of `passwords`.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "passwords")]
    pub struct Model {
        /// Whose it is.
        #[sea_orm(primary_key, auto_increment = false)]
        pub person_id: String,
        /// Argon2id in PHC notation.
        pub hash: String,
        /// When it was set, in microseconds.
        pub changed_at: i64,
    }

    /// No relations in the ORM.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// A link that lets somebody in once.
pub(crate) mod invitation {
    use sea_orm::entity::prelude::*;

    /// A row of `invitations`.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "invitations")]
    pub struct Model {
        /// `inv_…`.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: String,
        /// SHA-256 of the link's secret.
        pub secret_hash: String,
        /// Whom it lets in; nobody yet for the first administrator.
        pub person_id: Option<String>,
        /// Key of a [`super::super::Kind`].
        pub kind: String,
        /// Until when it works, in microseconds.
        pub expires_at: i64,
        /// When it was used, in microseconds.
        pub used_at: Option<i64>,
    }

    /// No relations in the ORM.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// A try at signing in, for throttling.
pub(crate) mod attempt {
    use sea_orm::entity::prelude::*;

    /// A row of `sign_in_attempts`.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "sign_in_attempts")]
    pub struct Model {
        /// `try_…`.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: String,
        /// SHA-256 of the mail address in lower case: addresses of strangers are not kept.
        pub mail_hash: String,
        /// Where it came from; empty when that is not known.
        pub address: String,
        /// When, in microseconds.
        pub at: i64,
    }

    /// No relations in the ORM.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

impl session::Model {
    /// Whether the session still counts at `now`.
    pub(crate) fn is_alive(&self, now: Instant) -> bool {
        now.seconds_since(Instant(self.seen_at)) < IDLE_SECONDS
            && now.seconds_since(Instant(self.created_at)) < LIFE_SECONDS
    }

    /// Whether "last seen" should be written down again.
    pub(crate) fn is_stale(&self, now: Instant) -> bool {
        now.seconds_since(Instant(self.seen_at)) >= SEEN_SECONDS
    }
}

impl invitation::Model {
    /// Whether the link still works at `now`.
    pub(crate) fn is_open(&self, now: Instant) -> bool {
        self.used_at.is_none() && now.0 < self.expires_at
    }
}

/// What a browser says of itself, short enough to keep and to show.
pub(crate) fn agent(header: &str) -> String {
    header.chars().filter(|c| !c.is_control()).take(200).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn session(created: i64, seen: i64) -> session::Model {
        let micros = |days: i64| days * 86_400_000_000;
        session::Model {
            id: "ses_1".into(),
            token_hash: String::new(),
            person_id: "usr_1".into(),
            created_at: micros(created),
            seen_at: micros(seen),
            agent: String::new(),
        }
    }

    fn day(day: i64) -> Instant {
        Instant(day * 86_400_000_000)
    }

    #[test]
    fn a_session_ends_by_rest_and_by_age() {
        assert!(session(0, 0).is_alive(day(29)));
        assert!(!session(0, 0).is_alive(day(30)));
        assert!(session(0, 179).is_alive(day(179)));
        assert!(!session(0, 179).is_alive(day(180)));
    }

    #[test]
    fn a_link_works_until_used_or_expired() {
        let link = |used_at| invitation::Model {
            id: "inv_1".into(),
            secret_hash: String::new(),
            person_id: None,
            kind: "invite".into(),
            expires_at: 10,
            used_at,
        };
        assert!(
            link(None).is_open(Instant(9)) && !link(None).is_open(Instant(10)) && !link(Some(5)).is_open(Instant(9))
        );
    }

    #[test]
    fn agents_are_cut_to_what_can_be_shown() {
        assert_eq!(agent("Fire\nfox"), "Firefox");
        assert_eq!(agent(&"界".repeat(300)).chars().count(), 200);
    }
}
