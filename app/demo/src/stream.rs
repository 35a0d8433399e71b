//! Writes the events of one account: who is active on which day, and what they do.

use kernel::Instant;

use crate::EventRow;
use crate::chance::Chance;
use crate::life::{Life, Source};
use crate::people::{Persona, personas, user_key};
use crate::world::{Offset, World};

/// Every name an event can have. The second to the seventh are what the product is bought for.
pub const EVENT_NAMES: [&str; 15] = [
    "login",
    "project_created",
    "task_completed",
    "document_shared",
    "report_exported",
    "approval_given",
    "automation_run",
    "comment_added",
    "file_uploaded",
    "search_used",
    "help_opened",
    "settings_changed",
    "invite_sent",
    "invite_refused",
    "survey_answered",
];

const FIRST_CORE: usize = 1;
const CORE: usize = 6;
const SETTINGS: usize = 11;

/// How often each function in use is used, most used first; then comments, files, search, help.
const WEIGHTS: [u32; CORE + 4] = [26, 20, 14, 9, 6, 5, 14, 8, 7, 2];

const NANO: i128 = 1_000_000_000;

/// How lively the whole company is, so that it makes as many events as the plan asks for.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Volume {
    /// Events of an average person's active day.
    pub(crate) per_day: f32,
    /// Share of the people, other than administrators, who come at all regularly at accounts that play no part.
    pub(crate) regular: f32,
}

/// Something that happens on a set day beside the daily work.
#[derive(Debug, Clone, Copy)]
struct Extra {
    day: Offset,
    person: usize,
    name: &'static str,
    value: Option<i128>,
}

/// One event in the buffer of a day.
#[derive(Debug, Clone, Copy)]
struct Act {
    at: Instant,
    person: usize,
    name: &'static str,
    value: Option<i128>,
}

/// The chance that `person` is active on `day`, without the week's noise.
fn presence(world: &World, life: &Life, person: &Persona, day: Offset) -> f32 {
    let usage = &life.usage;
    if !person.is_there(day) {
        return 0.0;
    }
    let mut rate = person.rate;
    if let Some(fall) = usage.fall {
        let weeks = world.weeks(life.market(), fall.from, day + 1);
        rate *= if fall.keeps(day, weeks) <= person.rank { 0.0 } else { fall.pace(day, weeks) };
    }
    if let Some((_, _, share)) = usage.pause.filter(|(from, to, _)| (*from..=*to).contains(&day)) {
        rate *= share;
    }
    if usage.shrink.is_some_and(|(from, keep)| day >= from && person.rank > keep) {
        rate = 0.0;
    }
    rate * world.pace(life.market(), day)
}

fn outage(life: &Life, day: Offset) -> bool {
    matches!(life.usage.source, Source::Only(_, (from, to)) if (from..to).contains(&day))
}

fn thins(life: &Life, day: Offset) -> f32 {
    life.usage.thinner.filter(|(from, _)| day >= *from).map_or(1.0, |(_, share)| share)
}

/// How many person-days, weighted by how much is done on them, an account is expected to have: those of its
/// administrators, and those of everybody else if all come regularly.
pub(crate) fn expected(world: &World, life: &Life) -> [f64; 2] {
    let people = personas(world, life);
    let days = life.first_day(world.first)..=life.last_day();
    let mut sums = [0.0; 2];
    for day in days.filter(|day| !outage(life, *day)) {
        let share = thins(life, day) * life.usage.depth;
        for person in &people {
            let here = presence(world, life, person, day).min(0.97) * person.depth * share;
            sums[usize::from(!person.admin)] += f64::from(here);
        }
    }
    sums
}

/// How often somebody comes who does not come regularly.
const SELDOM: f32 = 0.04;

impl Volume {
    /// Chooses how much is done on an active day, so that there are `target` events. Where an active day would have
    /// fewer than `LEAST`, fewer people come regularly. The two pairs are those of [`expected`].
    pub(crate) fn choose(planned: [f64; 2], others: [f64; 2], target: f64) -> Self {
        const LEAST: f64 = 1.8;
        let fixed = planned[0] + planned[1] + others[0];
        let per_day = (target / (fixed + others[1]).max(1.0)).max(LEAST);
        let share = (target / per_day - fixed) / others[1].max(1.0);
        let seldom = f64::from(SELDOM);
        Self { per_day: per_day as f32, regular: ((share - seldom) / (1.0 - seldom)).clamp(0.0, 1.0) as f32 }
    }

    /// How much rarer `person` comes for want of volume.
    fn thins(self, life: &Life, person: &Persona) -> f32 {
        if life.part.is_some() || person.admin || person.habit < self.regular { 1.0 } else { SELDOM }
    }
}

/// One account's stream.
struct Stream<'a> {
    world: &'a World,
    life: &'a Life,
    people: Vec<Persona>,
    /// The core functions in use, most used first.
    functions: [usize; CORE],
    chance: Chance,
    volume: Volume,
}

/// Hands the events of the account with this index to `sink`, in order of time.
pub(crate) fn account(
    world: &World,
    (index, life): (usize, &Life),
    volume: Volume,
    sink: &mut dyn FnMut(&EventRow<'_>),
) {
    let mut chance = Chance::new(life.seed, 50);
    let mut functions = [0, 1, 2, 3, 4, 5].map(|n| n + FIRST_CORE);
    chance.shuffle(&mut functions);
    let people = personas(world, life);
    let keys: Vec<String> = people.iter().map(|p| user_key(index, p.index)).collect();
    let mut extras = extras(world, life, &people, &mut chance);
    extras.sort_by_key(|extra| extra.day);
    let mut extras = extras.into_iter().peekable();
    let mut stream = Stream { world, life, people, functions, chance, volume };
    let account_key = format!("C-{:05}", index + 1);
    let (mut id, mut count, mut acts) = (format!("E-{:05}-", index + 1), 0_u32, Vec::new());
    let stem = id.len();
    let mut week = 1.0;
    for day in life.first_day(world.first)..=life.last_day() {
        if day.rem_euclid(7) == 0 {
            week = (1.0 + 0.09 * stream.chance.bell()).max(0.6);
        }
        acts.clear();
        stream.day(day, week, &mut acts);
        while let Some(extra) = extras.next_if(|extra| extra.day <= day) {
            stream.extra(extra, day, &mut acts);
        }
        if outage(life, day) {
            continue;
        }
        acts.sort_by_key(|act| act.at);
        for act in &acts {
            id.truncate(stem);
            count += 1;
            push_digits(&mut id, count);
            let source = stream.source(act.person);
            sink(&EventRow {
                id: &id,
                source,
                account_key: &account_key,
                person_key: &keys[act.person],
                name: act.name,
                at: act.at,
                value: act.value,
            });
        }
    }
}

/// Appends six digits, or more when needed.
fn push_digits(text: &mut String, mut number: u32) {
    let mut digits = [b'0'; 10];
    let mut start = digits.len();
    while number > 0 || start > 4 {
        start -= 1;
        digits[start] = b'0' + (number % 10) as u8;
        number /= 10;
    }
    text.extend(digits[start..].iter().map(|d| char::from(*d)));
}

impl Stream<'_> {
    /// Everybody's work of one day.
    fn day(&mut self, day: Offset, week: f32, acts: &mut Vec<Act>) {
        let life = self.life;
        let depth = self.volume.per_day * life.usage.depth * thins(life, day);
        for number in 0..self.people.len() {
            let person = &self.people[number];
            let chance_today = presence(self.world, life, person, day) * self.volume.thins(life, person) * week;
            if self.chance.hit(chance_today.min(0.97)) {
                let mean = depth * self.people[number].depth;
                self.session(number, day, mean, acts);
            }
        }
    }

    /// One person's work of one day: from a minute in the morning or after noon, some minutes between two acts.
    fn session(&mut self, person: usize, day: Offset, mean: f32, acts: &mut Vec<Act>) {
        let more = (mean - 1.0).max(0.02);
        // A geometric number of further acts with that mean.
        let further = ((1.0 - self.chance.unit()).ln() / (more / (1.0 + more)).ln()) as u32;
        let midnight = self.world.midnight(self.life.place, day);
        let mut second = f32::from(8_u8) * 3_600.0 + (self.chance.unit() + self.chance.unit()) * 4.5 * 3_600.0;
        for nth in 0..=further.min(60) {
            let (name, value) = self.what(person, nth == 0);
            let micros = (self.chance.bits() >> 44) as i64;
            acts.push(Act {
                at: Instant(midnight.plus_seconds(second as i64).0 + micros.min(999_999)),
                person,
                name,
                value,
            });
            second = (second + 20.0 + self.chance.unit().powi(2) * 1_400.0).min(81_000.0);
        }
    }

    /// What somebody does next.
    fn what(&mut self, person: usize, first: bool) -> (&'static str, Option<i128>) {
        let usage = &self.life.usage;
        if first && self.chance.hit(0.6) {
            return (EVENT_NAMES[0], None);
        }
        if self.people[person].admin && self.chance.hit(0.15) {
            return (EVENT_NAMES[SETTINGS], None);
        }
        if usage.only_looking {
            return (["login", "search_used", "help_opened"][self.chance.below(3)], None);
        }
        let drawn = self.chance.weighted(&WEIGHTS);
        let index = if drawn < CORE { self.functions[drawn % usage.functions] } else { drawn + 1 };
        let name = EVENT_NAMES[index];
        let value = match name {
            "automation_run" => Some(i128::from(self.chance.days(1, 400)) * (NANO / 10)),
            "file_uploaded" => Some(i128::from(self.chance.days(20, 30_000)) * (NANO / 1_000)),
            _ => None,
        };
        (name, value)
    }

    fn extra(&mut self, extra: Extra, day: Offset, acts: &mut Vec<Act>) {
        let midnight = self.world.midnight(self.life.place, day);
        let at = midnight.plus_seconds(i64::from(self.chance.days(9 * 3_600, 17 * 3_600)));
        acts.push(Act { at, person: extra.person, name: extra.name, value: extra.value });
    }

    fn source(&self, person: usize) -> &'static str {
        match self.life.usage.source {
            Source::Own if self.people[person].mobile => "app-mobile",
            Source::Own => "app-web",
            Source::Only(source, _) => source,
        }
    }
}

/// Invitations, refused ones, answers to surveys.
fn extras(world: &World, life: &Life, people: &[Persona], chance: &mut Chance) -> Vec<Extra> {
    let first = life.first_day(world.first);
    let admin_on = |day: Offset| people.iter().position(|p| p.admin && p.is_there(day));
    let mut extras = Vec::new();
    for person in people.iter().filter(|p| p.from > first && p.index > 0) {
        if let Some(admin) = admin_on(person.from - 1) {
            extras.push(Extra { day: person.from - 1, person: admin, name: "invite_sent", value: None });
        }
    }
    for day in &life.usage.refused {
        let day = world.working(life.market(), *day);
        extras.push(Extra { day, person: admin_on(day).unwrap_or(0), name: "invite_refused", value: None });
    }
    extras.extend(answers(world, life, people, chance));
    extras.retain(|extra| (first..=life.last_day()).contains(&extra.day) && !outage(life, extra.day));
    extras
}

/// Answers from 0 to 10, about three a year.
fn answers(world: &World, life: &Life, people: &[Persona], chance: &mut Chance) -> Vec<Extra> {
    let mut answers = Vec::new();
    let mut answer = |day: Offset, value: u8, chance: &mut Chance| {
        let there: Vec<usize> = (0..people.len()).filter(|p| presence(world, life, &people[*p], day) > 0.0).collect();
        let person = chance.pick(&there).copied().unwrap_or(0);
        answers.push(Extra { day, person, name: "survey_answered", value: Some(i128::from(value) * NANO) });
    };
    let mut day = life.last_day() - chance.days(3, 100);
    if let Some((last, value)) = life.survey.last {
        let last = world.working(life.market(), last);
        answer(last, value, chance);
        day = last - chance.days(90, 130);
    }
    while life.survey.asked && day > life.contract.since.max(world.first) + 45 {
        let value = (life.content * 10.0 + 0.8 * chance.bell()).round().clamp(0.0, 10.0);
        answer(world.working(life.market(), day), value as u8, chance);
        day -= chance.days(90, 130);
    }
    answers
}
