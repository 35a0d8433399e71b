//! Events in, metrics out.

use jiff::tz::TimeZone;
use kernel::{Day, Error, Instant, Result};

use crate::bits::{self, Bits};
use crate::days::{DayFinder, day_number};
use crate::distinct::Distinct;
use crate::folded::{BLOCK, Block, Folded};
use crate::plan::{Act, Op, Plan};
use crate::spec::{MetricSpec, OPEN_DAYS};
use crate::steps::Chain;

/// The number of nobody: an event without subject or without person.
pub const NONE: u32 = u32::MAX;

/// Folds events into the metrics of one kind of subject, as of one day.
///
/// Memory: 16 bytes for each subject and metric (32 for averages), 24 for each subject and filter of active days or name of a step, and
/// about 50 for each pair of subject and person (or name) active in the last 184 days if people (or names) are counted; nothing grows
/// with the number of events.
#[derive(Debug)]
pub struct Folder {
    specs: Vec<MetricSpec>,
    plan: Plan,
    /// Place in the plan's acts by the number of a name.
    classes: Vec<u32>,
    /// Members of each filter, by the number of a person.
    members: Vec<Option<Vec<bool>>>,
    today: Day,
    today_number: i64,
    days: DayFinder,
    /// One row for each subject.
    cells: Vec<i128>,
    /// As they were folded last, and which of the blocks changed since.
    blocks: Vec<Block>,
    changed: Vec<bool>,
    active: Vec<Bits>,
    subjects: usize,
    people: Distinct,
    names: Distinct,
    counted: [Vec<Vec<Counted>>; 3],
    /// Metrics of steps, by each bitmap of days that they look at.
    chains: Vec<Vec<Chain>>,
}

impl Folder {
    /// A folder of `specs`, all of one subject kind, as of the end of `today` in `zone`. `intern` gives the number of an event
    /// name; it is asked once for each name in the specs.
    ///
    /// # Errors
    /// The first invalid spec; `metric-two-subjects` when they are about different kinds.
    pub fn new(specs: &[MetricSpec], zone: &TimeZone, today: Day, intern: &mut dyn FnMut(&str) -> u32) -> Result<Self> {
        for spec in specs {
            spec.validate()?;
        }
        if specs.windows(2).any(|two| two[0].subject != two[1].subject) {
            return Err(Error::invalid("metric-two-subjects"));
        }
        let plan = Plan::new(specs);
        let mut classes = Vec::new();
        for (name, &class) in &plan.classes {
            let number = intern(name) as usize;
            if classes.len() <= number {
                classes.resize(number + 1, 0);
            }
            classes[number] = u32::try_from(class).unwrap_or(0);
        }
        Ok(Self {
            specs: specs.to_vec(),
            classes,
            members: vec![None; plan.people.len()],
            today,
            today_number: day_number(today),
            days: DayFinder::new(zone),
            cells: Vec::new(),
            blocks: Vec::new(),
            changed: Vec::new(),
            active: Vec::new(),
            subjects: 0,
            people: Distinct::new(plan.bitmaps[1]),
            names: Distinct::new(plan.bitmaps[2]),
            counted: counted(&plan, specs),
            chains: chains(&plan),
            plan,
        })
    }

    /// The filters of people that the specs name; each needs its members before the first event.
    pub fn filters(&self) -> &[String] {
        &self.plan.people
    }

    /// Sets who belongs to a filter, by the number of the person; people beyond the end do not. Without this call, nobody does.
    pub fn set_members(&mut self, filter: &str, members: Vec<bool>) {
        if let Some(place) = self.plan.people.iter().position(|id| id == filter) {
            self.members[place] = Some(members);
        }
    }

    /// Counts one event. `person` may be [`NONE`]; an event whose `subject` is [`NONE`] counts nowhere. `value` is in units of
    /// 10^-9, below 10^27 of them.
    #[expect(clippy::too_many_arguments, reason = "five numbers of one event, called twenty million times")]
    pub fn add(&mut self, subject: u32, person: u32, name: u32, at: Instant, value: Option<i128>) {
        if subject == NONE {
            return;
        }
        let Ok(ago) = usize::try_from(self.today_number - self.days.number(at)) else { return };
        self.reserve(subject as usize + 1);
        let class = self.classes.get(name as usize).copied().unwrap_or(0) as usize;
        let acts = &self.plan.acts[class];
        let start = subject as usize * self.plan.blank.len();
        self.changed[subject as usize / BLOCK] = true;
        let cells = &mut self.cells[start..start + self.plan.blank.len()];
        let is_member = |op: &Op| match op.people {
            None => true,
            Some(filter) => self.members[filter].as_ref().and_then(|m| m.get(person as usize)) == Some(&true),
        };
        let recent = acts.recent.get(ago).map_or(&[][..], Vec::as_slice);
        for op in acts.ever.iter().chain(recent).filter(|op| is_member(op)) {
            match op.act {
                Act::Day => {
                    let start = subject as usize * self.plan.bitmaps[0];
                    let days = &mut self.active[start..start + self.plan.bitmaps[0]];
                    if bits::note(&mut days[op.place], ago).is_some() {
                        self.counted[0][op.place].iter().for_each(|slot| slot.day(cells, ago));
                        self.chains[op.place].iter().for_each(|chain| chain.follow(cells, days));
                    }
                }
                Act::Person if person == NONE => {}
                Act::Person => {
                    if let Some(before) = self.people.set((subject, person), op.place, ago) {
                        self.counted[1][op.place].iter().for_each(|slot| slot.other(cells, &before, ago));
                    }
                }
                Act::Name => {
                    if let Some(before) = self.names.set((subject, name), op.place, ago) {
                        self.counted[2][op.place].iter().for_each(|slot| slot.other(cells, &before, ago));
                    }
                }
                _ => apply(&mut cells[op.place..], op.act, at, value),
            }
        }
    }

    /// The metrics of the subjects `0..subjects`, and of all that had an event, as they are now; more events may follow.
    pub fn folded(&mut self, subjects: usize) -> Folded {
        self.reserve(subjects);
        let width = self.plan.blank.len();
        for (at, cells) in self.cells.chunks((BLOCK * width).max(1)).enumerate() {
            match self.blocks.get_mut(at) {
                None => self.blocks.push(cells.into()),
                Some(block) if self.changed[at] => *block = cells.into(),
                Some(_) => {}
            }
        }
        self.changed.fill(false);
        let today = (self.today, self.days.zone().clone());
        Folded::new(self.specs.clone(), self.plan.slots.clone(), (self.blocks.clone(), width), today)
    }

    fn reserve(&mut self, subjects: usize) {
        for subject in self.subjects..subjects {
            self.cells.extend_from_slice(&self.plan.blank);
            self.active.resize(self.active.len() + self.plan.bitmaps[0], Bits::default());
            self.changed.resize(subject / BLOCK + 1, true);
            self.changed[subject / BLOCK] = true;
        }
        self.subjects = self.subjects.max(subjects);
    }
}

/// A metric that counts days, people or names out of a bitmap: its cell goes up when a day is the first in its window.
#[derive(Debug, Clone)]
struct Counted {
    cell: usize,
    window: Bits,
}

impl Counted {
    /// Another day of the subject.
    fn day(&self, cells: &mut [i128], day: usize) {
        cells[self.cell] += i128::from(bits::holds(&self.window, day));
    }

    /// Another day of somebody or something that was there on the days `before`.
    fn other(&self, cells: &mut [i128], before: &Bits, day: usize) {
        let first = bits::holds(&self.window, day) && bits::shared(before, &self.window) == 0;
        cells[self.cell] += i128::from(first);
    }
}

/// For days, people and names, by bitmap: what is counted out of it.
fn counted(plan: &Plan, specs: &[MetricSpec]) -> [Vec<Vec<Counted>>; 3] {
    let mut all = plan.bitmaps.map(|bitmaps| vec![Vec::new(); bitmaps]);
    for (slot, spec) in plan.slots.iter().zip(specs) {
        let (Some((act, bitmap)), Some(reach)) = (slot.bitmap, spec.window.reach()) else { continue };
        let kind = match act {
            Act::Day => 0,
            Act::Person => 1,
            _ => 2,
        };
        all[kind][bitmap].push(Counted { cell: slot.cell, window: bits::mask(reach) });
    }
    all
}

/// The metrics of steps, by bitmap of days.
fn chains(plan: &Plan) -> Vec<Vec<Chain>> {
    let looks_at = |place: usize| plan.chains.iter().filter(move |chain| chain.days.contains(&place)).cloned();
    (0..plan.bitmaps[0]).map(|place| looks_at(place).collect()).collect()
}

/// Each act is a sum, a minimum or a maximum, so that order never matters.
fn apply(cells: &mut [i128], act: Act, at: Instant, value: Option<i128>) {
    let time = i128::from(at.0);
    match (act, value, cells) {
        (Act::Count, _, [cell, ..]) => *cell += 1,
        (Act::Sum, Some(value), [cell, ..]) => *cell = cell.saturating_add(value),
        (Act::Average, Some(value), [sum, count, ..]) => {
            *sum = sum.saturating_add(value);
            *count += 1;
        }
        (Act::Min, Some(value), [cell, ..]) => *cell = value.min(*cell),
        (Act::Max, Some(value), [cell, ..]) => *cell = value.max(*cell),
        (Act::First, _, [cell, ..]) => *cell = time.min(*cell),
        (Act::Last, _, [cell, ..]) => *cell = time.max(*cell),
        (Act::FirstValue, Some(value), [when, what, ..]) => (*when, *what) = (time, value).min((*when, *what)),
        (Act::LastValue, Some(value), [when, what, ..]) => (*when, *what) = (time, value).max((*when, *what)),
        _ => {}
    }
}

/// The open days fit a bitmap.
const _: () = assert!(OPEN_DAYS as usize <= 64 * 3);
