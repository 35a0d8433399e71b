//! Asks the policies, and remembers every answer.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::sync::{Arc, Mutex, PoisonError};

use cedar_policy::{
    Authorizer, Context, Decision, Entities, Entity, EntityId, EntityTypeName, EntityUid, PolicySet, Request,
    RestrictedExpression, Schema, ValidationMode, Validator,
};
use kernel::{Error, Result, Says};
use miette::Diagnostic;

use super::ask::{Owner, Shape, Whose};
use super::schema;
use crate::actions::{self, About};

/// More answers than any real workspace has; beyond it the memory starts anew.
const REMEMBERED: usize = 100_000;

/// For each viewer and action the answer about every shape of account that was asked.
type Answers = HashMap<(Whose, &'static str), HashMap<Shape, bool>>;

/// Policies that have been read and checked.
pub(crate) struct Judge {
    text: String,
    set: PolicySet,
    authorizer: Authorizer,
    answers: Mutex<Answers>,
    offered: Mutex<HashMap<Whose, Arc<BTreeSet<String>>>>,
}

impl Judge {
    /// Reads and checks policies.
    ///
    /// # Errors
    /// `error-policies`, with one fault for each mistake.
    pub(crate) fn new(text: &str) -> Result<Self> {
        let set: PolicySet = text.parse().map_err(|e: cedar_policy::ParseErrors| mistakes(text, e.iter()))?;
        let (schema, _) = Schema::from_cedarschema_str(&schema::text()).map_err(Error::internal)?;
        let checked = Validator::new(schema).validate(&set, ValidationMode::Strict);
        if !checked.validation_passed() {
            return Err(mistakes(text, checked.validation_errors()));
        }
        Ok(Self {
            text: text.to_owned(),
            set,
            authorizer: Authorizer::new(),
            answers: Mutex::default(),
            offered: Mutex::default(),
        })
    }

    /// Policies that permit nothing: what is in force while the file cannot be read.
    pub(crate) fn closed() -> Self {
        Self {
            text: String::new(),
            set: PolicySet::new(),
            authorizer: Authorizer::new(),
            answers: Mutex::default(),
            offered: Mutex::default(),
        }
    }

    /// The policies as they were read.
    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// Whether the policies speak of this attribute of an account at all: what they never read need not be told apart.
    pub(crate) fn reads(&self, attribute: &str) -> bool {
        self.text.contains(attribute)
    }

    /// Whether somebody may do something to an account of this shape, or to the workspace, for which the shape does not matter.
    pub(crate) fn may(&self, who: &Whose, action: &'static str, shape: &Shape) -> bool {
        let mut answers = self.answers.lock().unwrap_or_else(PoisonError::into_inner);
        if answers.values().map(HashMap::len).sum::<usize>() >= REMEMBERED {
            answers.clear();
        }
        let known = answers.entry((who.clone(), action)).or_default();
        if let Some(&answer) = known.get(shape) {
            return answer;
        }
        let answer = self.ask(who, action, shape);
        known.insert(shape.clone(), answer);
        answer
    }

    /// All actions that somebody may do at all: to the workspace, or to an account that is all theirs or nobody's.
    pub(crate) fn offered(&self, who: &Whose) -> Arc<BTreeSet<String>> {
        if let Some(known) = self.offered.lock().unwrap_or_else(PoisonError::into_inner).get(who) {
            return Arc::clone(known);
        }
        let own = Shape { csm: Owner::Me, am: Owner::Me, team: who.team.clone(), ..Shape::default() };
        let shapes = [own, Shape::default()];
        let may = |name: &'static str| shapes.iter().any(|shape| self.may(who, name, shape));
        let names =
            Arc::new(actions::ALL.iter().filter(|a| may(a.name)).map(|a| a.name.to_owned()).collect::<BTreeSet<_>>());
        self.offered.lock().unwrap_or_else(PoisonError::into_inner).insert(who.clone(), Arc::clone(&names));
        names
    }

    fn ask(&self, who: &Whose, action: &'static str, shape: &Shape) -> bool {
        match self.try_ask(who, action, shape) {
            Ok(answer) => answer,
            Err(error) => {
                tracing::error!(%error, action, "a policy could not be asked");
                false
            }
        }
    }

    fn try_ask(&self, who: &Whose, action: &'static str, shape: &Shape) -> Result<bool> {
        let about = actions::ALL.iter().find(|a| a.name == action).map(|a| a.about);
        let viewer = uid("Person", "viewer")?;
        let resource = match about {
            Some(About::Account) => uid("Account", "asked")?,
            Some(About::Workspace) => uid("Workspace", "here")?,
            None => return Err(Error::internal(format!("'{action}' is not in the table of actions"))),
        };
        let mut entities = vec![
            person(&viewer, &who.team, [uid("Role", &who.role)?])?,
            Entity::new_no_attrs(uid("Role", &who.role)?, HashSet::new()),
            person(&uid("Person", "other")?, "", [])?,
        ];
        if about == Some(About::Account) {
            entities.push(account(&resource, shape)?);
        } else {
            entities.push(Entity::new_no_attrs(resource.clone(), HashSet::new()));
        }
        let entities = Entities::from_entities(entities, None).map_err(Error::internal)?;
        let context = Context::from_pairs([("amounts".to_owned(), string(who.amounts))]).map_err(Error::internal)?;
        let request = Request::new(viewer, uid("Action", action)?, resource, context, None).map_err(Error::internal)?;
        Ok(self.authorizer.is_authorized(&request, &self.set, &entities).decision() == Decision::Allow)
    }
}

fn string(text: &str) -> RestrictedExpression {
    RestrictedExpression::new_string(text.to_owned())
}

fn uid(kind: &str, id: &str) -> Result<EntityUid> {
    let kind: EntityTypeName = kind.parse().map_err(Error::internal)?;
    Ok(EntityUid::from_type_name_and_id(kind, EntityId::new(id)))
}

fn person(id: &EntityUid, team: &str, roles: impl IntoIterator<Item = EntityUid>) -> Result<Entity> {
    let attributes = HashMap::from([("team".to_owned(), string(team))]);
    Entity::new(id.clone(), attributes, roles.into_iter().collect()).map_err(Error::internal)
}

fn account(id: &EntityUid, shape: &Shape) -> Result<Entity> {
    let texts = [("team", &shape.team), ("tier", &shape.tier), ("region", &shape.region), ("kind", &shape.kind)];
    let mut attributes: HashMap<String, RestrictedExpression> =
        texts.into_iter().map(|(name, text)| (name.to_owned(), string(text))).collect();
    for (name, owner) in [("csm", shape.csm), ("am", shape.am)] {
        let person = match owner {
            Owner::Nobody => continue,
            Owner::Me => uid("Person", "viewer")?,
            Owner::Other => uid("Person", "other")?,
        };
        attributes.insert(name.to_owned(), RestrictedExpression::new_entity_uid(person));
    }
    Entity::new(id.clone(), attributes, HashSet::new()).map_err(Error::internal)
}

/// One error with a fault for each mistake, which names the line it stands in.
fn mistakes<'a, D: Diagnostic + 'a>(text: &str, found: impl Iterator<Item = &'a D>) -> Error {
    let mut lines: Vec<String> = Vec::new();
    let mut error = Error::invalid("error-policies");
    for mistake in found {
        let offset = mistake.labels().and_then(|mut labels| labels.next()).map_or(0, |label| label.offset());
        let line = text.bytes().take(offset).filter(|b| *b == b'\n').count() + 1;
        let help = mistake.help().map(|h| format!(" ({h})")).unwrap_or_default();
        let what = format!("{mistake}{help}");
        lines.push(format!("{line}: {what}"));
        error = error.fault(&format!("line-{line}"), Says::new("policy-mistake").with("line", line).with("what", what));
    }
    Error { detail: lines.join("; "), ..error }.with("count", lines.len())
}

#[cfg(test)]
mod tests {
    use super::super::DEFAULT;
    use super::*;
    use crate::actions::*;

    fn who(role: &str) -> Whose {
        Whose { role: role.to_owned(), team: String::new(), amounts: "commercial" }
    }

    fn owned(csm: Owner, am: Owner) -> Shape {
        Shape { csm, am, ..Shape::default() }
    }

    #[test]
    fn everybody_reads_and_only_those_who_talk_price_see_amounts() {
        let judge = Judge::new(DEFAULT).unwrap();
        let shape = owned(Owner::Me, Owner::Other);
        for role in ["admin", "lead", "manager", "specialist", "account_manager", "support", "product", "analyst"] {
            for action in [SEE_GENERAL, SEE_PERSONAL, SEE_NOTE] {
                assert!(judge.may(&who(role), action, &shape), "{role} {action}");
            }
            let sees = matches!(role, "admin" | "lead" | "account_manager");
            assert_eq!(judge.may(&who(role), SEE_MONEY, &shape), sees, "{role}");
            assert_eq!(judge.may(&who(role), PERSON_MANAGE, &shape), role == "admin", "{role}");
            assert_eq!(judge.may(&who(role), SETTINGS_MANAGE, &shape), role == "admin", "{role}");
        }
    }

    #[test]
    fn own_accounts_are_written_by_their_owners() {
        let judge = Judge::new(DEFAULT).unwrap();
        let may = |role: &str, action, csm, am| judge.may(&who(role), action, &owned(csm, am));
        assert!(may("manager", WRITE, Owner::Me, Owner::Other) && may("specialist", WRITE, Owner::Me, Owner::Nobody));
        assert!(
            !may("manager", WRITE, Owner::Other, Owner::Me) && !may("manager", WRITE, Owner::Nobody, Owner::Nobody)
        );
        assert!(may("account_manager", WRITE_MONEY, Owner::Other, Owner::Me));
        assert!(!may("account_manager", WRITE_MONEY, Owner::Me, Owner::Other));
        assert!(!may("manager", WRITE_MONEY, Owner::Me, Owner::Me));
        assert!(may("lead", WRITE, Owner::Other, Owner::Other) && may("lead", ASSIGN, Owner::Nobody, Owner::Nobody));
        assert!(may("support", LOG, Owner::Other, Owner::Other) && !may("analyst", LOG, Owner::Me, Owner::Me));
    }

    #[test]
    fn the_setting_of_amounts_opens_them_to_owners_or_to_everybody() {
        let judge = Judge::new(DEFAULT).unwrap();
        let sees = |amounts, csm| judge.may(&Whose { amounts, ..who("manager") }, SEE_MONEY, &owned(csm, Owner::Other));
        assert!(!sees("commercial", Owner::Me));
        assert!(sees("owner", Owner::Me) && !sees("owner", Owner::Other));
        assert!(sees("everybody", Owner::Nobody));
    }

    #[test]
    fn what_is_offered_holds_what_is_possible_with_own_accounts() {
        let judge = Judge::new(DEFAULT).unwrap();
        let manager = judge.offered(&who("manager"));
        assert!(
            manager.contains(WRITE)
                && manager.contains(LOG)
                && !manager.contains(WRITE_MONEY)
                && !manager.contains(SETTINGS_MANAGE)
        );
        assert_eq!(judge.offered(&who("admin")).len(), ALL.len());
        assert!(Judge::closed().offered(&who("admin")).is_empty());
    }

    #[test]
    fn policies_may_read_team_tier_region_and_kind() {
        let text = r#"
            forbid (principal, action == Action::"account.see_general", resource) when { resource.region == "iran" };
            permit (principal, action == Action::"account.see_general", resource) when { resource.team == principal.team && resource.tier == "A" };"#;
        let judge = Judge::new(text).unwrap();
        let tehran = Whose { team: "tehran".into(), ..who("manager") };
        let shape = |team: &str, tier: &str, region: &str| Shape {
            team: team.into(),
            tier: tier.into(),
            region: region.into(),
            ..Shape::default()
        };
        assert!(judge.may(&tehran, SEE_GENERAL, &shape("tehran", "A", "europe")));
        assert!(!judge.may(&tehran, SEE_GENERAL, &shape("tehran", "A", "iran")));
        assert!(!judge.may(&tehran, SEE_GENERAL, &shape("berlin", "A", "europe")));
        assert!(!judge.may(&tehran, SEE_GENERAL, &shape("tehran", "B", "europe")));
        assert!(judge.reads("tier") && !judge.reads("kind"));
    }

    #[test]
    fn every_mistake_is_named_with_its_line() {
        let text = "permit (principal, action == Action::\"account.see_monney\", resource);\n\
                    permit (principal in Role::\"leed\", action == Action::\"account.write\", resource);\n\
                    permit (principal, action == Action::\"account.write\", resource)\nwhen { resource.owner == principal };\n";
        let error = Judge::new(text).err().unwrap();
        let lines: BTreeSet<&str> = error.faults.iter().map(|f| f.field.as_str()).collect();
        assert!(lines.contains("line-1") && lines.contains("line-2") && lines.contains("line-4"), "{error}");
    }

    #[test]
    fn what_is_not_cedar_is_refused_with_its_line() {
        let error = Judge::new("permit (principal, action, resource);\npermit everything;\n").err().unwrap();
        assert_eq!(error.says.key, "error-policies");
        assert_eq!(error.faults[0].field, "line-2", "{error}");
    }
}
