//! The steps that all ways in share, from checked messages to durable events and facts.

use std::collections::BTreeSet;
use std::sync::Arc;

use eventlog::{Event, Pushed};
use kernel::{Actor, Instant, Result};
use web::App;

use super::counts::{self, Noted};
use super::facts::{self, Fact};
use super::identity::Repeats;
use super::message::{Body, Message};
use super::reject::Rejection;
use super::{append, resolve, time};
use crate::sources::Source;

/// Who sends, and under which rules.
#[derive(Debug, Clone)]
pub struct Origin {
    /// The name of the source in the log.
    pub key: Arc<str>,
    /// The source's record with its rules; lines sent with a token alone have none.
    pub source: Option<Source>,
}

impl Origin {
    /// A source with a record.
    pub fn source(source: Source) -> Self {
        Self { key: source.key.as_str().into(), source: Some(source) }
    }

    /// Who changes records when this source does.
    pub fn actor(&self) -> Actor {
        Actor::system(&format!("source:{}", self.source.as_ref().map_or(&*self.key, |s| &s.id)))
    }
}

/// What became of a request's messages.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Taken {
    /// Events that are new, and durable.
    pub new: u64,
    /// Events that were there already.
    pub duplicate: u64,
    /// What was said of users and accounts.
    pub facts: u64,
}

/// Runs correct time, resolve, deduplicate, append and facts over what the check let through, and counts every outcome.
///
/// # Errors
/// The log or the database cannot keep it now; then the sender sends all of it again, and what was kept already counts once.
pub async fn run(
    app: &App,
    from: &Origin,
    checked: Vec<Result<Message, Rejection>>,
    (sent, repeats): (Option<Instant>, &mut Repeats),
) -> Result<Taken> {
    let received = app.now();
    let (messages, rejections): (Vec<_>, Vec<_>) = checked.into_iter().partition(Result::is_ok);
    let rejections: Vec<Rejection> = rejections.into_iter().filter_map(Result::err).collect();
    let (mut events, mut facts) = (Vec::new(), Vec::new());
    for message in messages.into_iter().flatten() {
        let at = time::corrected(message.timestamp, message.sent.or(sent), received);
        let id = repeats.id(&message, received);
        match message.body {
            Body::Event { name, value, properties } => events.push(Event {
                message_id: id,
                group_key: message.group.as_deref().map(Arc::from),
                person_key: message.person.as_deref().map(Arc::from),
                known_at: received,
                value,
                properties,
                ..Event::new(&from.key, &name, at)
            }),
            body => facts.push(Fact {
                person: message.person,
                visitor: message.visitor,
                anonymous: message.anonymous,
                group: message.group,
                at,
                body,
            }),
        }
    }
    let (nowhere, missing) = nowhere(app, from, &events).await?;
    counts::learn_names(app).await?;
    let noted = Noted::of(&events, nowhere);
    let pushed = append::append(app, events).await?;
    // The log first: without its events an account would be there for nothing.
    resolve::create(app, from.actor(), &missing).await?;
    facts::apply(app, from, &facts).await?;
    let taken = Taken {
        new: pushed.iter().filter(|p| **p == Pushed::New).count() as u64,
        duplicate: pushed.iter().filter(|p| **p == Pushed::Duplicate).count() as u64,
        facts: facts.len() as u64,
    };
    counts::of(app, &from.key).took(app, (noted, &pushed), taken.facts, rejections);
    Ok(taken)
}

/// For each event the account key that leads nowhere, blank for one without key and person; and the keys of accounts that are to be made
/// instead, where the source's rule says so.
async fn nowhere(app: &App, from: &Origin, events: &[Event]) -> Result<(Vec<Option<String>>, Vec<String>)> {
    let keys: BTreeSet<&str> = events.iter().filter_map(|e| e.group_key.as_deref()).collect();
    let known = resolve::known(app, &keys).await?;
    let makes = from.source.as_ref().is_some_and(|s| s.creates);
    let unknown = keys.into_iter().filter(|key| makes && !known.contains(*key));
    let missing: Vec<String> = unknown.map(str::to_owned).collect();
    let of = |event: &Event| match event.group_key.as_deref() {
        Some(key) => (!makes && !known.contains(key)).then(|| key.to_owned()),
        None => event.person_key.is_none().then(String::new),
    };
    Ok((events.iter().map(of).collect(), missing))
}
