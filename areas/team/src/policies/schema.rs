//! The schema that policies are checked against: roles and actions come from their tables, so that a misspelt one is found.

use crate::actions::{self, About};
use crate::people::Role;

/// The schema in Cedar's own notation.
pub(crate) fn text() -> String {
    let roles: Vec<String> = Role::ALL.iter().map(|role| format!("\"{}\"", role.key())).collect();
    let mut schema = format!(
        "entity Role enum [{}];\n\
         entity Person in [Role] {{ team: String }};\n\
         entity Workspace enum [\"here\"];\n\
         entity Account {{ csm?: Person, am?: Person, team: String, tier: String, region: String, kind: String }};\n",
        roles.join(", ")
    );
    for action in actions::ALL {
        let resource = match action.about {
            About::Account => "Account",
            About::Workspace => "Workspace",
        };
        schema.push_str(&format!(
            "action \"{}\" appliesTo {{ principal: [Person], resource: [{resource}], context: {{ amounts: String }} }};\n",
            action.name
        ));
    }
    schema
}
