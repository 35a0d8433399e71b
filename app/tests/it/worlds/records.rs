//! What happens to the records of a world.

use customers::contacts::Contact;
use customers::{accounts, contacts, links, users};
use jiff::ToSpan;
use kernel::Actor;
use sea_orm::EntityTrait;
use storage::Tx;

use super::ROLES;
use super::step::Shape;
use super::world::World;

impl World {
    pub async fn write(&self) -> Tx {
        self.app().db.write(self.app().by(Actor::system("test"))).await.unwrap()
    }

    async fn done(&mut self, tx: Tx) {
        self.causes.push(tx.by().cause.clone());
        tx.commit().await.unwrap();
        self.app().touched();
    }

    /// The id of an account, if it is there.
    async fn account(&self, at: usize) -> Option<accounts::Account> {
        accounts::store::by_key(self.app().db.read(), &format!("g{at}")).await.unwrap()
    }

    pub async fn attach(&mut self, key: usize, account: usize, ago: Option<i64>) {
        let key = format!("g{key}");
        let Some(account) = self.account(account).await else { return };
        let tx = self.write().await;
        let mut all = links::Entity::find().all(&*tx).await.unwrap();
        all.retain(|link| link.kind == "account" && link.key == key);
        all.sort_by(|a, b| a.from_day.cmp(&b.from_day));
        let day = ago.map(|ago| self.app().today().saturating_sub(ago.days()));
        match (all.pop(), day) {
            (None, _) => links::attach(self.app(), &tx, &[("account", key, account.id)]).await.unwrap(),
            (Some(last), Some(day)) if last.from_day.as_ref().is_none_or(|from| *from < day.to_string()) => {
                let ends = Some(day.yesterday().unwrap().to_string());
                let (from_day, to_day) = (Some(day.to_string()), last.to_day.clone());
                tx.update(&last, links::Model { to_day: ends, ..last.clone() }).await.unwrap();
                let (id, subject_id) = (self.app().id("lnk"), account.id);
                tx.insert(links::Model { id, subject_id, from_day, to_day, version: 1, ..last }).await.unwrap();
            }
            (Some(last), _) => {
                tx.update(&last, links::Model { subject_id: account.id, ..last.clone() }).await.unwrap();
            }
        }
        self.done(tx).await;
    }

    pub async fn introduce(&mut self, person: usize, group: usize, ago: i64) {
        let (key, group) = (format!("p{person}"), format!("g{group}"));
        let traits = serde_json::Map::new();
        let at = self.app().now().plus_seconds(-86_400 * ago);
        let tx = self.write().await;
        let seen = users::Seen { key: &key, traits: &traits, group: Some(&group), at, source: "web" };
        users::seen(self.app(), &tx, &seen).await.unwrap();
        self.done(tx).await;
    }

    pub async fn contact(&mut self, person: usize, account: usize, role: usize) {
        let Some(account) = self.account(account).await else { return };
        let (number, key, id) = (self.next(), format!("p{person}"), self.app().id("con"));
        let contact = Contact {
            id: id.clone(),
            key: format!("c{number}"),
            account_id: account.id,
            name: format!("Contact {number}"),
            role: ROLES[role].to_owned(),
            person_key: Some(key.clone()),
            own: "{}".to_owned(),
            version: 1,
            ..Contact::default()
        };
        let tx = self.write().await;
        tx.insert(contact).await.unwrap();
        links::attach(self.app(), &tx, &[("person", key, id)]).await.unwrap();
        self.done(tx).await;
    }

    async fn one_contact(&self, at: usize) -> Option<Contact> {
        let mut all = contacts::store::all(self.app().db.read(), None).await.unwrap();
        all.sort_by(|a, b| a.key.cmp(&b.key));
        let at = at % all.len().max(1);
        (at < all.len()).then(|| all.swap_remove(at))
    }

    pub async fn role(&mut self, at: usize, role: usize) {
        let Some(old) = self.one_contact(at).await else { return };
        let tx = self.write().await;
        tx.update(&old, Contact { role: ROLES[role].to_owned(), ..old.clone() }).await.unwrap();
        self.done(tx).await;
    }

    pub async fn leave(&mut self, at: usize) {
        let Some(old) = self.one_contact(at).await else { return };
        let tx = self.write().await;
        tx.delete(&old).await.unwrap();
        self.done(tx).await;
    }

    pub async fn remove(&mut self, at: usize) {
        let Some(old) = self.account(at).await else { return };
        let tx = self.write().await;
        tx.delete(&old).await.unwrap();
        self.done(tx).await;
    }

    pub async fn take_back(&mut self, at: usize) {
        let Some(cause) = self.causes.get(at % self.causes.len().max(1)).cloned() else { return };
        let tx = self.write().await;
        // An act that is gone already, or whose key somebody else has now, stays as it is.
        if storage::undo(&tx, &cause).await.is_ok() {
            self.done(tx).await;
        }
    }

    pub async fn define(&mut self, shape: &Shape) {
        let base = insight::definitions::current(self.app()).await.unwrap().id;
        let definitions = super::verdicts::definitions(shape);
        insight::definitions::save(self.app(), Actor::system("test"), (&base, ""), definitions, "").await.unwrap();
        self.shape = shape.clone();
        self.app().touched();
    }
}
