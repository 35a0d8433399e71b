//! What happens to the events of a world, through the program's own doors.

use std::sync::Arc;

use customers::imports::{self, Job};
use eventlog::{Event, Pushed};
use jiff::ToSpan;
use kernel::{Actor, Instant};
use tables::Mapping;

use super::NAMES;
use super::step::{Id, Sent, Step};
use super::world::World;

const FILE: &str = r#"
name = "file"
kind = "events"
fields = [
    { field = "id", column = "id" },
    { field = "account_key", column = "group" },
    { field = "person_key", column = "person" },
    { field = "name", column = "name" },
    { field = "at", column = "at" },
    { field = "value", column = "value" },
    { field = "properties", column = "properties" },
]
"#;

impl World {
    /// Does what a step says; what the log did not answer stands in `asked`.
    pub async fn act(&mut self, step: &Step) -> Result<(), String> {
        match step {
            Step::Send(sent) => return self.send(sent, "web").await,
            Step::Import(sent) => return self.import(sent).await,
            Step::UndoImport(at) => self.undo_import(*at).await,
            Step::Pass(seconds) => self.clock.advance(seconds * 1_000_000),
            Step::Zone(place) => self.zone(*place).await,
            Step::Attach { key, account, ago } => self.attach(*key, *account, *ago).await,
            Step::Introduce { person, group, ago } => self.introduce(*person, *group, *ago).await,
            Step::Contact { person, account, role } => self.contact(*person, *account, *role).await,
            Step::Role { contact, role } => self.role(*contact, *role).await,
            Step::Leave(contact) => self.leave(*contact).await,
            Step::Remove(account) => self.remove(*account).await,
            Step::TakeBack(at) => self.take_back(*at).await,
            Step::Define(shape) => self.define(shape).await,
            // A fault of the disk leaves everything where it was.
            Step::Roll => drop(self.app().log.roll()),
            Step::Compact => drop(self.app().log.compact()),
            Step::Restart | Step::Crash { .. } | Step::Fault { .. } => {}
        }
        Ok(())
    }

    fn events(&mut self, sent: &[Sent], source: &str) -> Vec<Event> {
        sent.iter().map(|sent| self.event(sent, source)).collect()
    }

    fn event(&mut self, sent: &Sent, source: &str) -> Event {
        let now = self.clock.now();
        if let Id::Again(at) = sent.id
            && let Some(event) = self.accepted.again(at, now).filter(|event| *event.source == *source)
        {
            return Event { known_at: now, batch: None, ..event.clone() };
        }
        let number = self.next();
        let start = Instant::start_of(self.app().today().saturating_sub(sent.ago.days()), &self.app().zone());
        let by_content = matches!(sent.id, Id::Content);
        Event {
            message_id: (!by_content).then(|| format!("id-{number}")),
            group_key: sent.group.map(|group| format!("g{group}").into()),
            person_key: sent.person.map(|person| format!("p{person}").into()),
            value: sent.value.map(|value| i128::from(value) * 1_000_000),
            properties: by_content.then(|| format!("{{\"n\":{number}}}")),
            known_at: now,
            ..Event::new(source, NAMES[sent.name], Instant(start.0 + sent.into_day))
        }
    }

    async fn send(&mut self, sent: &[Sent], source: &str) -> Result<(), String> {
        // Half of what is sent shares its source with files.
        let source = if sent.len().is_multiple_of(2) { "file" } else { source };
        let events = self.events(sent, source);
        let fresh = self.accepted.fresh(&events, None);
        let wanted: Vec<Pushed> =
            fresh.iter().map(|kept| if kept.is_some() { Pushed::New } else { Pushed::Duplicate }).collect();
        match self.app().log.accept(events) {
            Ok(accepted) if accepted.outcomes == wanted => self.accepted.take(fresh, Some(self.clock.now())),
            Ok(accepted) => return Err(format!("{:?} instead of {wanted:?}", accepted.outcomes)),
            // A crash may come after the events are durable and before that is said; a fault acknowledges nothing and keeps nothing.
            Err(_) if self.is_dark() => self.asked.0 = fresh,
            Err(_) => {}
        }
        Ok(())
    }

    async fn import(&mut self, sent: &[Sent]) -> Result<(), String> {
        let events = self.events(sent, "file");
        let batch = format!("imp_{}", self.next());
        let fresh = self.accepted.fresh(&events, Some(&batch));
        let mut text = "id,group,person,name,at,value,properties\n".to_owned();
        events.iter().for_each(|event| text.push_str(&line(event)));
        let file = self.file("events.csv");
        std::fs::write(&file, text).unwrap();
        let job = Job::new(Mapping::parse(FILE).unwrap(), &file).by(Actor::system("test")).with_id(&batch);
        let done = imports::run(Arc::clone(self.app()), job, |_| ()).await;
        self.imports.push(batch);
        match done {
            _ if self.is_dark() => self.asked.0 = fresh,
            Ok(done) if done.counts.rejected > 0 => return Err(format!("{:?}", done.reasons)),
            Ok(_) => self.accepted.take(fresh, None),
            Err(_) => {}
        }
        Ok(())
    }

    async fn undo_import(&mut self, at: usize) {
        let Some(batch) = self.imports.get(at % self.imports.len().max(1)).cloned() else { return };
        match imports::undo(self.app(), &batch, Actor::system("test")).await {
            _ if self.is_dark() => self.asked.1 = Some(batch),
            Ok(_) => self.accepted.undo(&batch),
            Err(_) => self.asked.1 = Some(batch),
        }
    }
}

/// An event as a line of a file.
fn line(event: &Event) -> String {
    let value = event.value.map_or(String::new(), |nanos| {
        let thousandths = nanos / 1_000_000;
        let sign = if thousandths < 0 { "-" } else { "" };
        format!("{sign}{}.{:03}", thousandths.abs() / 1_000, thousandths.abs() % 1_000)
    });
    let text = |text: Option<&str>| text.unwrap_or_default().to_owned();
    let properties = event.properties.as_ref().map_or(String::new(), |p| format!("\"{}\"", p.replace('"', "\"\"")));
    let fields = [
        text(event.message_id.as_deref()),
        text(event.group_key.as_deref()),
        text(event.person_key.as_deref()),
        event.name.to_string(),
        event.at.rfc3339(),
        value,
        properties,
    ];
    fields.join(",") + "\n"
}
