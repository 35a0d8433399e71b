//! What an entity says of itself so that its writes can be recorded and undone.

use sea_orm::{ActiveModelTrait, EntityTrait, IntoActiveModel, ModelTrait};
use serde::Serialize;

/// A row whose every change is kept.
///
/// Times and money in it are `i64`, own fields one JSON text; so a row is plain JSON, and its history too.
pub trait Record:
    ModelTrait<Entity: EntityTrait<ActiveModel = Self::Active>>
    + Serialize
    + IntoActiveModel<Self::Active>
    + Clone
    + Send
    + Sync
{
    /// The entity's active model.
    type Active: ActiveModelTrait<Entity = Self::Entity> + Send;
    /// The table's name, which is also the entity's name in `changes`.
    const TABLE: &'static str;
    /// The row's id.
    fn id(&self) -> &str;
    /// The version that updates compare.
    fn version(&self) -> i64;
    /// Sets the version.
    fn set_version(&mut self, version: i64);
}

/// Makes a SeaORM model with the columns `id` and `version` a [`Record`] of the table that is named.
#[macro_export]
macro_rules! record {
    ($table:literal) => {
        impl $crate::Record for Model {
            type Active = ActiveModel;
            const TABLE: &'static str = $table;
            fn id(&self) -> &str {
                &self.id
            }
            fn version(&self) -> i64 {
                self.version
            }
            fn set_version(&mut self, version: i64) {
                self.version = version;
            }
        }
    };
}
