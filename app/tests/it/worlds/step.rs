//! What happens in a world: one step after another, drawn by chance. Numbers are taken modulo what there is.

use metrics::{Aggregate, MetricSpec, Window};
use proptest::prelude::*;
use testkit::recorder::Crash;

/// Zones whose offsets change, each with a day near a change; and a leap day.
pub const PLACES: [(&str, &str); 12] = [
    ("Europe/Berlin", "2026-03-28"),
    ("Europe/Berlin", "2025-10-25"),
    ("America/New_York", "2026-03-07"),
    ("America/New_York", "2025-11-01"),
    ("Asia/Tehran", "2022-03-20"),
    ("Asia/Tehran", "2022-09-20"),
    ("Asia/Shanghai", "1991-04-13"),
    ("Asia/Shanghai", "1991-09-14"),
    ("Australia/Lord_Howe", "2026-04-03"),
    ("Australia/Lord_Howe", "2025-10-03"),
    ("Pacific/Apia", "2011-12-28"),
    ("UTC", "2024-02-27"),
];

/// An event before it is sent.
#[derive(Debug, Clone)]
pub struct Sent {
    pub group: Option<usize>,
    pub person: Option<usize>,
    pub name: usize,
    /// Days before today; some are still to come.
    pub ago: i64,
    /// Microseconds into that day, most near its border.
    pub into_day: i64,
    /// In thousandths.
    pub value: Option<i32>,
    pub id: Id,
}

/// How an event is told from others.
#[derive(Debug, Clone)]
pub enum Id {
    /// By an id of its sender.
    Own,
    /// By its content alone.
    Content,
    /// It is one that was sent before.
    Again(usize),
}

/// What is defined.
#[derive(Debug, Clone)]
pub struct Shape {
    pub metrics: Vec<MetricSpec>,
    /// From how many events on an account is busy.
    pub busy: u8,
    /// The lowest score of a healthy account.
    pub healthy: u8,
    /// Points and days that keep a band steady.
    pub steady: Option<(u8, u8)>,
}

#[derive(Debug, Clone)]
pub enum Step {
    /// Events come one by one.
    Send(Vec<Sent>),
    /// Events come in a file.
    Import(Vec<Sent>),
    UndoImport(usize),
    /// Time passes, in seconds; the clock may also be set back.
    Pass(i64),
    Zone(usize),
    /// A group key gets another account: from a day on, or for ever.
    Attach {
        key: usize,
        account: usize,
        ago: Option<i64>,
    },
    /// The product says to which group somebody belongs.
    Introduce {
        person: usize,
        group: usize,
        ago: i64,
    },
    Contact {
        person: usize,
        account: usize,
        role: usize,
    },
    Role {
        contact: usize,
        role: usize,
    },
    Leave(usize),
    /// An account goes.
    Remove(usize),
    /// An act is taken back.
    TakeBack(usize),
    Define(Shape),
    Restart,
    Roll,
    Compact,
    /// Something happens, and before its so many-th change of the disk the program or the power fails; perhaps again while starting.
    Crash {
        after: usize,
        how: Crash,
        again: Option<usize>,
        within: Box<Step>,
    },
    /// One change of the disk fails, and the program goes on.
    Fault {
        after: usize,
        within: Box<Step>,
    },
}

/// What is looked at after a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Look {
    Nothing,
    /// The live state against a plain recomputation.
    Live,
    /// And against the state that comes back after everything derived was forgotten.
    Anew,
}

fn sent() -> impl Strategy<Value = Sent> {
    let ago = prop_oneof![6 => -2..3_i64, 4 => 0..60_i64, 1 => 60..400_i64];
    let border = prop::sample::select(vec![-1, 0, 1, 3_599_999_999, 3_600_000_000, 7_199_999_999, 7_200_000_000]);
    let into_day = prop_oneof![3 => border, 2 => 0..90_000_000_000_i64];
    let id = prop_oneof![6 => Just(Id::Own), 2 => Just(Id::Content), 3 => any::<usize>().prop_map(Id::Again)];
    let group = prop::option::weighted(0.7, 0..7_usize);
    let person = prop::option::weighted(0.8, 0..6_usize);
    let value = prop::option::weighted(0.5, -3_000..3_000_i32);
    (group, person, 0..3_usize, (ago, into_day), value, id).prop_map(
        |(group, person, name, (ago, into_day), value, id)| Sent { group, person, name, ago, into_day, value, id },
    )
}

fn spec() -> impl Strategy<Value = MetricSpec> {
    let days = || prop_oneof![Just(1), Just(7), Just(28), Just(92), 1..=92_u16];
    let window = prop_oneof![
        3 => days().prop_map(Window::Days),
        2 => days().prop_map(Window::Previous),
        1 => (days(), days()).prop_map(|(days, shift)| Window::PreviousBy { days, shift }),
        2 => Just(Window::Lifetime),
    ];
    let names = prop::sample::subsequence(super::NAMES.to_vec(), 0..3);
    let role = prop::option::weighted(0.3, prop::sample::select(super::ROLES.to_vec()));
    let steps = prop::collection::vec(prop::sample::select(super::NAMES.to_vec()), 2..4);
    let steps = (steps, prop::option::of(0..10_u16));
    (prop::sample::select(Aggregate::ALL.to_vec()), window, names, role, any::<bool>(), steps).prop_map(
        |(aggregate, window, names, role, per_working_day, (steps, within))| {
            let mut spec = MetricSpec::new("m", "account", aggregate, window).named(names);
            spec.people = role.map(str::to_owned);
            match (aggregate.lasts(), aggregate.slides()) {
                (false, _) if window == Window::Lifetime => spec.window = Window::Days(28),
                (_, false) => spec.window = Window::Lifetime,
                _ => {}
            }
            let volume = matches!(aggregate, Aggregate::Count | Aggregate::Sum) && spec.window != Window::Lifetime;
            spec.per_working_day = per_working_day && volume;
            if aggregate == Aggregate::Steps {
                spec = spec.named(steps);
                spec.within = within.zip(spec.window.days()).map(|(within, days)| within.min(days));
            }
            spec
        },
    )
}

/// Definitions that a workspace may have.
pub fn shape() -> impl Strategy<Value = Shape> {
    // Not many: every day that ends costs a past day.
    let steady = prop::option::weighted(0.1, (0..15_u8, 0..4_u8));
    (prop::collection::vec(spec(), 3..8), 1..6_u8, 50..95_u8, steady).prop_map(
        |(mut metrics, busy, healthy, steady)| {
            metrics.iter_mut().enumerate().for_each(|(at, spec)| spec.id = format!("m{at}"));
            Shape { metrics, busy, healthy, steady }
        },
    )
}

fn plain() -> impl Strategy<Value = Step> {
    let some = |most: usize| prop::collection::vec(sent(), 1..most);
    let seconds = prop_oneof![
        4 => 1..40_000_i64,
        3 => 40_000..200_000_i64,
        1 => 200_000..3_000_000_i64,
        1 => -100_000..0_i64,
    ];
    let day = prop::option::weighted(0.7, -2..40_i64);
    let attach = (0..7_usize, 0..5_usize, day).prop_map(|(key, account, ago)| Step::Attach { key, account, ago });
    let introduce =
        (0..6_usize, 0..7_usize, 0..40_i64).prop_map(|(person, group, ago)| Step::Introduce { person, group, ago });
    let contact = (0..6_usize, 0..5_usize, 0..2_usize).prop_map(|(person, account, role)| Step::Contact {
        person,
        account,
        role,
    });
    prop_oneof![
        12 => some(9).prop_map(Step::Send),
        4 => some(12).prop_map(Step::Import),
        2 => any::<usize>().prop_map(Step::UndoImport),
        7 => seconds.prop_map(Step::Pass),
        1 => (0..PLACES.len()).prop_map(Step::Zone),
        3 => attach,
        2 => introduce,
        2 => contact,
        1 => (any::<usize>(), 0..2_usize).prop_map(|(contact, role)| Step::Role { contact, role }),
        1 => any::<usize>().prop_map(Step::Leave),
        1 => (0..5_usize).prop_map(Step::Remove),
        3 => any::<usize>().prop_map(Step::TakeBack),
        2 => shape().prop_map(Step::Define),
        1 => Just(Step::Restart),
        2 => Just(Step::Roll),
        1 => Just(Step::Compact),
    ]
}

fn step() -> impl Strategy<Value = Step> {
    let how = prop_oneof![Just(Crash::Kill), Just(Crash::PowerLoss), any::<u64>().prop_map(Crash::Chance)];
    let crash = (0..30_usize, how, prop::option::of(0..20_usize), plain())
        .prop_map(|(after, how, again, within)| Step::Crash { after, how, again, within: Box::new(within) });
    let fault = (0..20_usize, plain()).prop_map(|(after, within)| Step::Fault { after, within: Box::new(within) });
    prop_oneof![30 => plain(), 2 => crash, 1 => fault]
}

/// A whole life: where it begins, and what happens.
pub fn life() -> impl Strategy<Value = (usize, Vec<(Step, Look)>)> {
    let look = prop_oneof![3 => Just(Look::Nothing), 5 => Just(Look::Live), 2 => Just(Look::Anew)];
    (0..PLACES.len(), prop::collection::vec((step(), look), 4..28))
}
