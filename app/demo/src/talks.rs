//! Touchpoints of one account: conversations, mails without an answer, notes.

use kernel::Instant;

use crate::chance::Chance;
use crate::life::Life;
use crate::world::{Offset, World};
use crate::{Contact, Touchpoint};

/// Kinds of conversation and their weights in each market: chat where chat is usual.
const KINDS: [(&str, [u32; 3]); 5] = [
    ("call", [30, 28, 46]),
    ("chat", [4, 46, 24]),
    ("mail", [36, 8, 8]),
    ("meeting", [26, 12, 14]),
    ("visit", [4, 6, 8]),
];

/// One talk before it has a key.
struct Draft<'a> {
    day: Offset,
    kind: &'static str,
    direction: Option<&'static str>,
    mood: Option<&'static str>,
    section: String,
    with: Option<&'a Contact>,
}

/// Everything that was said with the account with this index, oldest first. `by` is the key of the owner.
pub(crate) fn touchpoints(
    world: &World,
    (account, life): (usize, &Life),
    contacts: &[Contact],
    by: &str,
) -> Vec<Touchpoint> {
    let mut chance = Chance::new(life.seed, 30);
    let mut drafts = conversations(world, life, contacts, &mut chance);
    let first = life.first_day(world.first);
    let other = |chance: &mut Chance| chance.pick(contacts);
    for day in &life.talk.unanswered {
        drafts.push(one_way(*day, ("mail", "out"), "touch-out", other(&mut chance)));
    }
    if life.talk.every > 0 && life.talk.last.is_some() {
        for _ in 0..chance.below(2) {
            drafts.push(one_way(chance.days(first, life.last_day()), ("mail", "in"), "touch-in", other(&mut chance)));
        }
        for _ in 0..chance.below(3) {
            let day = chance.days(first, life.last_day());
            drafts.push(Draft {
                day,
                kind: "note",
                direction: None,
                mood: None,
                section: "touch-note".to_owned(),
                with: None,
            });
        }
    }
    drafts.retain(|draft| (first..=life.last_day()).contains(&draft.day));
    drafts.sort_by_key(|draft| draft.day);
    let row = |(number, draft): (usize, &Draft<'_>)| Touchpoint {
        key: format!("T-{:05}-{:03}", account + 1, number + 1),
        account_key: format!("C-{:05}", account + 1),
        contact_key: draft.with.map(|contact| contact.key.clone()),
        kind: draft.kind,
        at: in_working_hours(world, draft.day, &mut chance),
        direction: draft.direction,
        text: sentence(world, life, draft, &mut chance),
        mood: draft.mood,
        by: by.to_owned(),
    };
    drafts.iter().enumerate().map(row).collect()
}

fn one_way<'a>(
    day: Offset,
    (kind, direction): (&'static str, &'static str),
    section: &str,
    with: Option<&'a Contact>,
) -> Draft<'a> {
    Draft { day, kind, direction: Some(direction), mood: None, section: section.to_owned(), with }
}

/// Conversations, told backwards from the last one.
fn conversations<'a>(world: &World, life: &Life, contacts: &'a [Contact], chance: &mut Chance) -> Vec<Draft<'a>> {
    let first = life.first_day(world.first);
    let (boss, others): (Vec<&Contact>, Vec<&Contact>) = contacts.iter().partition(|c| c.role == "decision_maker");
    let (boss, talk) = (boss.first().copied(), &life.talk);
    let gone = |c: &&Contact| c.role == "admin" && life.admin.gone_since.is_some();
    let others: Vec<&Contact> = others.into_iter().filter(|c| !gone(c)).collect();
    let mut drafts = Vec::new();
    let (mut next, mut turn) = (talk.last, chance.below(3));
    while let Some(day) = next.filter(|day| *day >= first) {
        let day = world.working(life.market(), day);
        let boss_met = talk.decision_maker.is_some_and(|met| day >= met - 3);
        let with =
            if turn % 3 == 0 && !boss_met || others.is_empty() { boss } else { chance.pick(&others).copied().or(boss) };
        let kind = KINDS[chance.weighted(&KINDS.map(|(_, weights)| weights[life.market() as usize]))].0;
        drafts.push(talk_about(day, kind, mood(life, chance), with));
        turn += 1;
        next = (talk.every > 0).then(|| day - ((talk.every as f32 * chance.between(0.6, 1.4)) as Offset).max(2));
    }
    if let Some(met) = talk.decision_maker {
        drafts.push(talk_about(world.working(life.market(), met), "meeting", mood(life, chance), boss));
    }
    if talk.kickoff && life.contract.since >= first {
        let day = (life.contract.since + chance.days(3, 8)).min(-1);
        drafts.push(Draft {
            section: "touch-kickoff".to_owned(),
            ..talk_about(day, "meeting", "good", boss.or(others.first().copied()))
        });
    }
    for (section, kind, day, mood) in &talk.special {
        let with = others.first().copied().or(boss);
        drafts.push(Draft {
            section: (*section).to_owned(),
            ..talk_about(world.working(life.market(), *day), kind, mood, with)
        });
    }
    drafts
}

fn talk_about<'a>(day: Offset, kind: &'static str, mood: &'static str, with: Option<&'a Contact>) -> Draft<'a> {
    Draft { day, kind, direction: Some("both"), mood: Some(mood), section: format!("touch-{kind}-{mood}"), with }
}

fn mood(life: &Life, chance: &mut Chance) -> &'static str {
    let felt = life.content + 0.15 * chance.bell();
    match felt {
        f if f > 0.75 => "good",
        f if f > 0.5 => "neutral",
        _ => "bad",
    }
}

/// A minute of the team's working hours.
fn in_working_hours(world: &World, day: Offset, chance: &mut Chance) -> Instant {
    Instant::start_of(world.day(day), &world.zone).plus_seconds(i64::from(chance.days(9 * 60, 17 * 60 - 1)) * 60)
}

/// What was said, in the account's language.
fn sentence(world: &World, life: &Life, draft: &Draft<'_>, chance: &mut Chance) -> String {
    let who = draft.with.map_or("", |contact| contact.form_of_address.as_str());
    world.pool(life.market()).line(&draft.section, chance).replace("{who}", who)
}
