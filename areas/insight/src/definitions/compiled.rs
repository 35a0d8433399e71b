//! Definitions made ready for evaluation: checked, typed, in order.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use kernel::{Class, Says, ValueType};
use query::{ColumnSpec, Expression, Schema, rename_with};
use web::components::Band;

use super::curve::Curve;
use super::graph::{Node, order};
use super::kinds::{self, places};
use super::model::{ACCOUNT, Definitions, Division, Missing, SOURCE, Scorecard, Steady};
use super::roll_up::RollUp;
use super::steps::{health_specs, rolls};
use crate::words::label;

/// The end of a name that means "as it was four weeks ago".
pub const BEFORE: &str = "_before";
/// The columns that scorecards give together.
pub const HEALTH: [&str; 7] =
    ["health", "health_band", "health_before", "health_change", "band_since", "scorecard", "health_raw"];
/// The columns that they give besides where scores roll up: what each account's own score was before, now and four weeks ago.
pub const OWN: [&str; 2] = ["health_own", "health_own_before"];

/// What is wrong with a definition.
#[derive(Debug, Clone, PartialEq)]
pub struct Flaw {
    /// Its key.
    pub key: String,
    /// The field of its form: `expression`, `applies`, `component-2-input` …
    pub field: String,
    /// What is wrong.
    pub says: Says,
}

/// Definitions ready for evaluation.
#[derive(Debug)]
pub struct Compiled {
    /// What they were made from.
    pub definitions: Arc<Definitions>,
    /// Each after those that it uses.
    pub steps: Vec<Step>,
    /// Signals about sources; they are evaluated first.
    pub of_sources: Vec<(String, Expression)>,
    /// What could not be made ready; the rest works without it.
    pub flaws: Vec<Flaw>,
    /// Columns whose value of four weeks ago is used.
    pub before: BTreeSet<String>,
}

/// One step of the evaluation.
#[derive(Debug)]
pub enum Step {
    /// A column from an expression: formula, segment, signal.
    Column { spec: ColumnSpec, expression: Expression, is_signal: bool },
    /// A place among others.
    Rank { spec: ColumnSpec, of: Expression, among: Option<Expression> },
    /// All scorecards.
    Health(Vec<Card>, Class),
    /// Tiers or stages.
    Division { spec: ColumnSpec, rules: Rules },
}

/// A division made ready.
#[derive(Debug)]
#[expect(clippy::large_enum_variant, reason = "two values for a whole definition set")]
pub enum Rules {
    /// The first rule that holds; no expression holds always.
    Ordered(Vec<(String, Option<Expression>)>),
    /// Shares of those that take part, in percent, the greatest first.
    Quantiles { of: Expression, among: Option<Expression>, shares: Vec<(String, Option<f64>)> },
}

/// A scorecard made ready.
#[derive(Debug)]
pub struct Card {
    /// Its key.
    pub key: String,
    /// Whom it judges; all when missing.
    pub applies: Option<Expression>,
    /// Whether there is enough to judge.
    pub enough: Option<Expression>,
    /// The lowest scores of healthy and at risk.
    pub from: (f64, f64),
    /// The same where a condition holds, in order; one that could not be made ready holds nowhere.
    pub others: Vec<(Option<Expression>, (f64, f64))>,
    /// What keeps its bands from changing to and fro.
    pub steady: Option<Steady>,
    /// How the scores of the accounts below count.
    pub roll_up: Option<RollUp>,
    /// Its components, in order.
    pub parts: Vec<Part>,
}

/// The band of a score between the lowest scores of healthy and at risk.
pub(crate) fn banded((healthy, at_risk): (f64, f64), score: f64) -> Band {
    match score {
        score if score >= healthy => Band::Healthy,
        score if score >= at_risk => Band::AtRisk,
        _ => Band::Critical,
    }
}

/// A component made ready.
#[derive(Debug)]
pub struct Part {
    /// Its key.
    pub key: String,
    /// The number; nothing when it could not be made ready.
    pub input: Option<Expression>,
    /// From number to share.
    pub curve: Curve,
    /// Most points.
    pub weight: f64,
    /// What it gives when unknown.
    pub missing: Missing,
    /// Into the unit of the evidence.
    pub scale: Option<Expression>,
}

/// The names that an expression uses, `today` included; none when it cannot be read.
pub fn names(source: &str) -> BTreeSet<String> {
    let found = RefCell::new(BTreeSet::new());
    let read = rename_with(source, |name| {
        found.borrow_mut().insert(name.to_owned());
        None
    });
    if read.is_ok() { found.into_inner() } else { BTreeSet::new() }
}

/// Known columns, and each of them as it was four weeks ago.
#[derive(Debug, Default, Clone)]
pub(crate) struct Known(BTreeMap<String, (ValueType, Class)>);

impl Schema for Known {
    fn column(&self, key: &str) -> Option<(ValueType, Class)> {
        self.0.get(key).or_else(|| self.0.get(key.strip_suffix(BEFORE)?)).copied()
    }

    fn names(&self) -> Vec<String> {
        self.0.keys().cloned().collect()
    }
}

impl Known {
    pub(crate) fn of<'a>(specs: impl IntoIterator<Item = &'a ColumnSpec>) -> Self {
        Self(specs.into_iter().map(|s| (s.key.clone(), (s.ty, s.class))).collect())
    }

    /// Whether there is a column of just this name.
    pub(super) fn has(&self, key: &str) -> bool {
        self.0.contains_key(key)
    }

    pub(super) fn add(&mut self, spec: &ColumnSpec) {
        self.0.insert(spec.key.clone(), (spec.ty, spec.class));
    }
}

impl Compiled {
    /// Makes definitions ready over the columns that are there before them (`published`) and those of sources. What is wrong
    /// becomes a flaw; everything else works without it.
    pub fn new(definitions: Arc<Definitions>, published: &[ColumnSpec], of_sources: &[ColumnSpec]) -> Self {
        let mut known = Known::of(published);
        for metric in &definitions.metrics {
            known.add(&metric_spec(metric));
        }
        let mut maker = Maker { definitions: &definitions, known, flaws: Vec::new(), before: BTreeSet::new() };
        let mut steps = Vec::new();
        let pending = maker.pending();
        let nodes: Vec<Node> = pending.iter().map(|p| p.node(&definitions)).collect();
        match order(&nodes) {
            Ok(places) => steps.extend(places.into_iter().filter_map(|at| maker.make(&pending[at]))),
            Err(path) => maker.flaws.push(cycle(&path)),
        }
        let sources = maker.of_sources(of_sources);
        let (flaws, before) = (maker.flaws, maker.before);
        Self { definitions, steps, of_sources: sources, flaws, before }
    }

    /// The scorecard made ready.
    pub fn card(&self, key: &str) -> Option<&Card> {
        self.steps.iter().find_map(|step| match step {
            Step::Health(cards, _) => cards.iter().find(|card| card.key == key),
            _ => None,
        })
    }

    /// The expression of a column that a formula, segment or signal gives.
    pub fn expression(&self, column: &str) -> Option<&Expression> {
        self.steps.iter().find_map(|step| match step {
            Step::Column { spec, expression, .. } if spec.key == column => Some(expression),
            _ => None,
        })
    }
}

/// The column of a metric.
pub(crate) fn metric_spec(metric: &super::model::Metric) -> ColumnSpec {
    let name = label(metric.name.as_ref(), &metric.key);
    ColumnSpec::new(&metric.key, metric.aggregate.value_type(), Class::General).labelled(name).grouped("usage")
}

fn cycle(path: &[String]) -> Flaw {
    let says = Says::new("definition-cycle").with("path", path.join(" → "));
    Flaw { key: path.first().cloned().unwrap_or_default(), field: "expression".to_owned(), says }
}

/// Something to be made ready, by its place.
#[derive(Debug, Clone, Copy)]
enum Pending {
    Formula(usize),
    Rank(usize),
    /// What a component of a scorecard compares: their places.
    Place(usize, usize),
    Health,
    Tiers,
    Stages,
    Segment(usize),
    Signal(usize),
}

impl Pending {
    fn node(self, all: &Definitions) -> Node {
        let (name, gives, sources): (String, Vec<String>, Vec<&str>) = match self {
            Self::Formula(at) => one(&all.formulas[at].key, vec![&all.formulas[at].expression]),
            Self::Rank(at) => {
                let rank = &all.ranks[at];
                one(&rank.key, std::iter::once(rank.of.as_str()).chain(rank.among.as_deref()).collect())
            }
            Self::Place(card, at) => {
                let name = kinds::place(&all.scorecards[card].key, &all.scorecards[card].components[at].key);
                one(&name, kinds::place_sources(all, (card, at)))
            }
            Self::Health => {
                let sources = all.scorecards.iter().flat_map(card_sources).collect();
                (HEALTH[0].to_owned(), HEALTH.into_iter().chain(OWN).map(str::to_owned).collect(), sources)
            }
            Self::Tiers => one("tier", all.tiers.as_ref().map(division_sources).unwrap_or_default()),
            Self::Stages => one("stage", all.stages.as_ref().map(division_sources).unwrap_or_default()),
            Self::Segment(at) => one(&all.segments[at].column(), vec![&all.segments[at].expression]),
            Self::Signal(at) => one(&all.signals[at].column(), vec![&all.signals[at].expression]),
        };
        let needs = sources.iter().flat_map(|s| names(s)).map(|need| match need.strip_suffix(BEFORE) {
            Some(base) if !gives.contains(&need) && !HEALTH.contains(&need.as_str()) => base.to_owned(),
            _ => need.clone(),
        });
        let compared = places(all).map(|(column, _)| column).filter(|_| matches!(self, Self::Health));
        Node { name, needs: needs.chain(compared).collect(), gives }
    }
}

fn one<'a>(name: &str, sources: Vec<&'a str>) -> (String, Vec<String>, Vec<&'a str>) {
    (name.to_owned(), vec![name.to_owned()], sources)
}

fn card_sources(card: &Scorecard) -> impl Iterator<Item = &str> {
    let parts = card.components.iter().flat_map(|c| std::iter::once(c.input.as_str()).chain(c.scale.as_deref()));
    let others = card.borders.iter().map(|borders| borders.when.as_str());
    card.applies.as_deref().into_iter().chain(card.enough.as_deref()).chain(others).chain(parts)
}

fn division_sources(division: &Division) -> Vec<&str> {
    let rules = division.classes.iter().filter_map(|c| c.rule.as_deref());
    let quantiles = division.quantiles.iter().flat_map(|q| std::iter::once(q.of.as_str()).chain(q.among.as_deref()));
    rules.chain(quantiles).collect()
}

/// Makes one definition after the other ready.
pub(super) struct Maker<'a> {
    pub(super) definitions: &'a Definitions,
    pub(super) known: Known,
    flaws: Vec<Flaw>,
    before: BTreeSet<String>,
}

impl Maker<'_> {
    fn pending(&self) -> Vec<Pending> {
        let all = self.definitions;
        let mut pending: Vec<Pending> = (0..all.formulas.len()).map(Pending::Formula).collect();
        pending.extend((0..all.ranks.len()).map(Pending::Rank));
        pending.extend(places(all).map(|(_, (card, at))| Pending::Place(card, at)));
        pending.extend([Pending::Health, Pending::Tiers, Pending::Stages]);
        pending.extend((0..all.segments.len()).map(Pending::Segment));
        let of_accounts = |at: &usize| all.signals[*at].subject == ACCOUNT;
        pending.extend((0..all.signals.len()).filter(of_accounts).map(Pending::Signal));
        pending
    }

    fn make(&mut self, pending: &Pending) -> Option<Step> {
        let all = self.definitions;
        match *pending {
            Pending::Formula(at) => {
                let formula = &all.formulas[at];
                let expression = self.any(&formula.key, "expression", &formula.expression)?;
                let spec = ColumnSpec::new(&formula.key, expression.ty(), expression.class());
                let spec = spec.labelled(label(formula.name.as_ref(), &formula.key)).grouped("formulas");
                self.known.add(&spec);
                Some(Step::Column { spec, expression, is_signal: false })
            }
            Pending::Rank(at) => self.rank(at),
            Pending::Place(card, at) => self.place((card, at)),
            Pending::Health => Some(self.health()),
            Pending::Tiers => self.division("tier", all.tiers.as_ref()),
            Pending::Stages => self.division("stage", all.stages.as_ref()),
            Pending::Segment(at) => {
                let segment = &all.segments[at];
                let name = label(segment.name.as_ref(), &segment.key);
                self.flag(&segment.key, &segment.column(), &segment.expression, (name, "segments", false))
            }
            Pending::Signal(at) => {
                let signal = &all.signals[at];
                let name = label(signal.name.as_ref(), &signal.key);
                self.flag(&signal.key, &signal.column(), &signal.expression, (name, "signals", true))
            }
        }
    }

    fn flag(
        &mut self,
        key: &str,
        column: &str,
        source: &str,
        (name, group, is_signal): (Says, &str, bool),
    ) -> Option<Step> {
        let expression = self.condition(key, "expression", source)?;
        let spec = ColumnSpec::new(column, ValueType::Flag, expression.class()).labelled(name).grouped(group);
        self.known.add(&spec);
        Some(Step::Column { spec, expression, is_signal })
    }

    fn rank(&mut self, at: usize) -> Option<Step> {
        let rank = &self.definitions.ranks[at];
        let of = self.number(&rank.key, "of", &rank.of)?;
        let among = match &rank.among {
            Some(source) => Some(self.condition(&rank.key, "among", source)?),
            None => None,
        };
        // Who has a place tells who is compared.
        let class = among.iter().map(Expression::class).fold(of.class(), Class::max);
        let spec = ColumnSpec::new(&rank.key, ValueType::Number, class).labelled(label(rank.name.as_ref(), &rank.key));
        let spec = spec.grouped("formulas");
        self.known.add(&spec);
        Some(Step::Rank { spec, of, among })
    }

    fn health(&mut self) -> Step {
        let mut cards = Vec::new();
        let mut class = Class::General;
        for card in &self.definitions.scorecards {
            let Some(ready) = self.card(card) else { continue };
            let inputs = ready.parts.iter().filter_map(|p| p.input.as_ref());
            let others = ready.others.iter().filter_map(|(when, _)| when.as_ref());
            class = inputs.chain(others).map(Expression::class).fold(class, Class::max);
            match super::roll_up::class(card, &self.known) {
                Ok(own) => class = class.max(own),
                Err(says) => self.flaw(&card.key, "roll_up", says),
            }
            cards.push(ready);
        }
        for spec in health_specs(self.definitions, (class, rolls(&cards))) {
            self.known.add(&spec);
        }
        Step::Health(cards, class)
    }

    fn card(&mut self, card: &Scorecard) -> Option<Card> {
        let applies = match &card.applies {
            Some(source) => Some(self.condition(&card.key, "applies", source)?),
            None => None,
        };
        let enough = card.enough.as_ref().and_then(|source| self.condition(&card.key, "enough", source));
        let mut parts = Vec::new();
        for (at, component) in card.components.iter().enumerate() {
            let input = kinds::ready(self.definitions, card, at, &self.known);
            let input = self.taken(&card.key, &format!("component-{at}-input"), input);
            let scale = component.scale.as_ref();
            let scale = scale.and_then(|s| self.number(&card.key, &format!("component-{at}-scale"), s));
            if let Some(fault) = component.curve.fault() {
                self.flaw(&card.key, &format!("component-{at}-curve"), Says::new(format!("curve-{fault}")));
            }
            let (key, curve) = (component.key.clone(), component.curve.clone());
            parts.push(Part { key, input, curve, weight: component.weight, missing: component.missing, scale });
        }
        let from = (card.healthy_from, card.at_risk_from);
        let others = card.borders.iter().enumerate().map(|(at, own)| {
            let when = self.condition(&card.key, &format!("borders-{at}-when"), &own.when);
            (when, (own.healthy_from, own.at_risk_from))
        });
        let others = others.collect();
        let (key, steady, roll_up) = (card.key.clone(), card.steady, card.roll_up);
        Some(Card { key, applies, enough, from, others, steady, roll_up, parts })
    }

    fn division(&mut self, column: &str, division: Option<&Division>) -> Option<Step> {
        let division = division?;
        let choices = division.classes.iter().map(|c| (c.key.clone(), label(c.name.as_ref(), &c.key)));
        let mut class = Class::General;
        let rules = if let Some(quantiles) = &division.quantiles {
            let of = self.number(column, "of", &quantiles.of)?;
            let among = quantiles.among.as_ref().and_then(|source| self.condition(column, "among", source));
            class = class.max(of.class());
            Rules::Quantiles {
                of,
                among,
                shares: division.classes.iter().map(|c| (c.key.clone(), c.percent)).collect(),
            }
        } else {
            let mut rules = Vec::new();
            for (at, one) in division.classes.iter().enumerate() {
                let rule = match &one.rule {
                    Some(source) => Some(self.condition(column, &format!("class-{at}-rule"), source)?),
                    None => None,
                };
                class = rule.as_ref().map_or(class, |r| class.max(r.class()));
                rules.push((one.key.clone(), rule));
            }
            Rules::Ordered(rules)
        };
        let spec = ColumnSpec::new(column, ValueType::Choice, class).choosing(choices.collect()).grouped("divisions");
        self.known.add(&spec);
        Some(Step::Division { spec, rules })
    }

    fn of_sources(&mut self, specs: &[ColumnSpec]) -> Vec<(String, Expression)> {
        let known = Known::of(specs);
        let mut ready = Vec::new();
        for signal in self.definitions.signals.iter().filter(|s| s.subject == SOURCE) {
            match Expression::condition(&signal.expression, &known) {
                Ok(expression) => ready.push((signal.column(), expression)),
                Err(error) => self.flaw(&signal.key, "expression", error.says()),
            }
        }
        ready
    }

    fn number(&mut self, key: &str, field: &str, source: &str) -> Option<Expression> {
        let expression = self.any(key, field, source)?;
        if expression.ty() == ValueType::Number {
            return Some(expression);
        }
        let found = Says::new(format!("formula-type-{}", expression.ty().key()));
        self.flaw(key, field, Says::new("definition-not-a-number").with("found", found));
        None
    }

    fn any(&mut self, key: &str, field: &str, source: &str) -> Option<Expression> {
        let compiled = Expression::compile(source, &self.known).map_err(|error| error.says());
        self.taken(key, field, compiled)
    }

    fn condition(&mut self, key: &str, field: &str, source: &str) -> Option<Expression> {
        let compiled = Expression::condition(source, &self.known).map_err(|error| error.says());
        self.taken(key, field, compiled)
    }

    fn taken(&mut self, key: &str, field: &str, compiled: Result<Expression, Says>) -> Option<Expression> {
        match compiled {
            Ok(expression) => {
                self.looks_back(&expression);
                Some(expression)
            }
            Err(says) => {
                self.flaw(key, field, says);
                None
            }
        }
    }

    /// Notes the columns whose value of four weeks ago an expression uses.
    pub(super) fn looks_back(&mut self, expression: &Expression) {
        let before = expression.inputs().iter().filter(|name| !self.known.has(name));
        self.before.extend(before.filter_map(|name| name.strip_suffix(BEFORE)).map(str::to_owned));
    }

    fn flaw(&mut self, key: &str, field: &str, says: Says) {
        self.flaws.push(Flaw { key: key.to_owned(), field: field.to_owned(), says });
    }
}
