//! What a product says of an account, read into the fields that the account has.

use kernel::{Day, Value};
use serde_json::{Map, Value as Json};

use super::model::Account;
use crate::fields::{self, OwnField};

/// Traits of an account, by the names that Segment's specification gives them; others are looked for among the own fields.
#[derive(Debug, Clone, Copy)]
pub struct Traits<'a> {
    /// Name and value of each.
    pub traits: &'a Map<String, Json>,
    /// The own fields that there are.
    pub own: &'a [OwnField],
    /// The day on which a size of the team is learned.
    pub today: Day,
}

impl Traits<'_> {
    /// The account with those traits whose field (`name`, `own.plan`) `may` be written and whose value fits. Others stay as they are.
    pub fn onto(&self, account: &Account, may: &dyn Fn(&str) -> bool) -> Account {
        let mut new = account.clone();
        if let Some(name) = self.text("name").filter(|_| may("name")) {
            new.name = name;
        }
        let country = || self.traits.get("address")?.get("country")?.as_str().map(str::to_owned);
        let email = self.text("email").filter(|mail| mail.contains('@'));
        let phone = self.text("phone").map(|phone| text::latin_digits(&phone));
        put(&mut new.industry, self.text("industry").filter(|_| may("industry")));
        put(&mut new.website, self.text("website").filter(|_| may("website")));
        put(&mut new.country, self.text("country").or_else(country).filter(|_| may("country")));
        put(&mut new.email, email.filter(|_| may("email")));
        put(&mut new.phone, phone.filter(|_| may("phone")));
        put(&mut new.created_on, self.created().filter(|_| may("created_on")));
        let size = self.traits.get("employees").and_then(whole).filter(|n| *n > 0 && may("team_size"));
        if size.is_some() && size != new.team_size {
            (new.team_size, new.team_size_on) = (size, Some(self.today.to_string()));
        }
        self.put_own(&mut new, may);
        new
    }

    fn put_own(&self, account: &mut Account, may: &dyn Fn(&str) -> bool) {
        let before = account.own_fields();
        let mut own = before.clone();
        for (name, value) in self.traits {
            let key = fields::name_from(name);
            let field = self.own.iter().find(|f| Some(&f.key) == key.as_ref() || f.label == *name);
            let fits = |field: &&OwnField| {
                let cell = fields::cell(field.value_type(), value);
                let known =
                    field.kind != "choice" || value.as_str().is_some_and(|v| field.options().iter().any(|o| o == v));
                cell != Value::Null && known
            };
            if let Some(field) = field.filter(fits).filter(|f| may(&format!("own.{}", f.key))) {
                own.insert(field.key.clone(), value.clone());
            }
        }
        if own != before {
            account.own = Json::Object(own).to_string();
        }
    }

    fn text(&self, name: &str) -> Option<String> {
        let text = self.traits.get(name)?.as_str()?.trim();
        (!text.is_empty()).then(|| text.to_owned())
    }

    /// The day of `createdAt`, by the zone that it is written in.
    fn created(&self) -> Option<String> {
        let text = self.text("createdAt")?;
        let day = text.split(['T', ' ']).next()?.parse::<Day>().ok()?;
        Some(day.to_string())
    }
}

fn put(field: &mut Option<String>, value: Option<String>) {
    if value.is_some() {
        *field = value;
    }
}

/// A whole number, also one written as a text.
fn whole(value: &Json) -> Option<i64> {
    value.as_i64().or_else(|| value.as_str()?.trim().parse().ok())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn field(key: &str, kind: &str) -> OwnField {
        OwnField {
            id: key.to_owned(),
            key: key.to_owned(),
            label: key.to_owned(),
            kind: kind.to_owned(),
            class: "general".to_owned(),
            choices: r#"["gold","silver"]"#.to_owned(),
            version: 1,
        }
    }

    #[test]
    fn known_traits_go_to_their_fields_and_others_nowhere() {
        let traits = json!({
            "name": "Acme GmbH", "employees": "40", "email": "no address", "createdAt": "2024-02-29T10:00:00Z",
            "address": {"country": "DE"}, "Contract Level": "gold", "seats": "many", "unheard of": 1,
        });
        let own = [field("contract_level", "choice"), field("seats", "number")];
        let reading = Traits { traits: traits.as_object().unwrap(), own: &own, today: jiff::civil::date(2026, 11, 21) };
        let before =
            Account { name: "acme".into(), industry: Some("Steel".into()), own: "{}".into(), ..Account::default() };
        let after = reading.onto(&before, &|_| true);
        assert_eq!((after.name.as_str(), after.team_size, after.email.as_deref()), ("Acme GmbH", Some(40), None));
        assert_eq!((after.country.as_deref(), after.industry.as_deref()), (Some("DE"), Some("Steel")));
        assert_eq!(after.created_on.as_deref(), Some("2024-02-29"));
        assert_eq!(after.own, r#"{"contract_level":"gold"}"#);
        assert_eq!(reading.onto(&after, &|_| true), after);
        assert_eq!(reading.onto(&before, &|field| field == "name").name, "Acme GmbH");
        assert_eq!(reading.onto(&before, &|field| field != "name" && field != "own.contract_level").own, "{}");
    }
}
