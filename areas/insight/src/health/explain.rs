//! Why an account has its score: the contribution of each component, now and four weeks ago, and the way back.

use kernel::{Arg, Says, Value};
use query::{Cell, ColumnSpec, Expression, Frame, View, Viewed};
use web::components::Band;
use web::{App, Viewer};

use super::between::Between;
use super::overrides::COLUMN;
use super::rolled::Rolled;
use super::told;
use crate::definitions::compiled::{Card, HEALTH, Part};
use crate::definitions::kinds::ComponentKind;
use crate::definitions::model::{ACCOUNT, Component, Scorecard, Steady};
use crate::definitions::score::{OnPaper, Share, on_paper, score, shown};
use crate::refresh;
use crate::signals::argument;
use crate::state::{Engine, engine};
use crate::words::{Name, filled, label};

/// How many ways back are named.
const WAYS: usize = 2;

/// What one component gave.
#[derive(Debug, Clone, PartialEq)]
pub struct Contribution {
    /// The component's key.
    pub key: String,
    /// What of its input it counts.
    pub kind: ComponentKind,
    /// Its name.
    pub name: Says,
    /// "14 (31)": what is true now and was four weeks ago.
    pub evidence: Says,
    /// The number that its curve takes, if it is known.
    pub input: Option<f64>,
    /// The same four weeks ago.
    pub input_before: Option<f64>,
    /// Points on paper, now and before; nothing when it is left out.
    pub points: Option<u32>,
    /// The most points on paper.
    pub max: u32,
    /// Points on paper four weeks ago.
    pub points_before: Option<u32>,
    /// The most points on paper four weeks ago.
    pub max_before: u32,
    /// The exact points of 100, before rounding.
    pub exact: Option<f64>,
}

impl Contribution {
    /// The change of points: one that counted only then, or counts only now, lost or won all of its points.
    pub fn change(&self) -> i64 {
        i64::from(self.points.unwrap_or(0)) - i64::from(self.points_before.unwrap_or(0))
    }
}

/// One way to the band *healthy*: a component's number, in its own words or in the unit of its evidence.
#[derive(Debug, Clone, PartialEq)]
pub struct WayBack {
    /// The component.
    pub name: Says,
    /// Where it is.
    pub from: Arg,
    /// Where it must be.
    pub to: Arg,
}

/// A score taken apart.
#[derive(Debug, Clone, PartialEq)]
pub struct Explained {
    /// The scorecard's key and name.
    pub scorecard: (String, Says),
    /// The band that holds.
    pub band: Band,
    /// The band that the score alone gives.
    pub raw: Band,
    /// Between which borders it was judged.
    pub between: Between,
    /// Another band that the score alone would give, and what keeps this one.
    pub asked: Option<(Band, Steady)>,
    /// The score as it is shown; nothing when there is not enough data.
    pub score: Option<f64>,
    /// The score four weeks ago.
    pub before: Option<f64>,
    /// Whose scores it takes in besides its own; the components add up to its own.
    pub rolled: Option<Rolled>,
    /// All components, the greatest change first.
    pub parts: Vec<Contribution>,
    /// What would make it healthy again, each alone.
    pub ways: Vec<WayBack>,
}

impl Explained {
    /// The scores that the components add up to, now and four weeks ago.
    pub fn own(&self) -> [Option<f64>; 2] {
        self.rolled.as_ref().map_or([self.score, self.before], |rolled| rolled.own)
    }
}

/// What can be said of an account's health.
#[derive(Debug, Clone, PartialEq)]
pub enum Explanation {
    /// A score, or not enough data for one.
    Score(Box<Explained>),
    /// No scorecard applies.
    None,
    /// The viewer may not see an input.
    Hidden,
}

/// The account's health as `viewer` may see it; nothing when the board does not know the account.
pub fn explain(app: &App, viewer: &Viewer, account: &str) -> Option<Explanation> {
    let engine = engine(app)?;
    let rights = team::rights::viewed(app, viewer, ACCOUNT);
    let viewed = rights.viewed();
    let row = viewed.row(account)?;
    let card = match viewed.value(row, "scorecard") {
        Cell::Hidden => return Some(Explanation::Hidden),
        Cell::Known(value) => value.text().map(str::to_owned),
    };
    let found =
        card.as_deref().and_then(|key| Some((engine.compiled.card(key)?, engine.set.definitions.scorecard(key)?)));
    let Some((card, definition)) = found else { return Some(Explanation::None) };
    let case = Case { app, viewer, engine: &engine, viewed, row };
    Some(Explanation::Score(Box::new(case.explained(card, definition))))
}

/// One account and whoever looks at it.
struct Case<'a> {
    app: &'a App,
    viewer: &'a Viewer,
    engine: &'a Engine,
    viewed: Viewed<'a>,
    row: usize,
}

/// The numbers of a card in one row of a frame.
struct Judged {
    inputs: Vec<Option<f64>>,
    shares: Vec<Share>,
    paper: Vec<OnPaper>,
    score: Option<f64>,
}

impl Judged {
    fn of(card: &Card, frame: &Frame, row: Option<usize>) -> Self {
        let view = View::all(frame.len());
        let seen = Viewed::new(frame, &view);
        let result = |expression: &Expression| seen.result(expression, row?).value().cloned();
        let enough =
            row.is_some() && card.enough.as_ref().is_none_or(|e| result(e).and_then(|v| v.flag()) == Some(true));
        let inputs: Vec<Option<f64>> = card.parts.iter().map(|p| result(p.input.as_ref()?)?.number()).collect();
        let shares: Vec<Share> = card.parts.iter().zip(&inputs).map(|(part, x)| refresh::share(part, *x)).collect();
        let score = score(&shares).filter(|_| enough);
        let paper = if enough { on_paper(&shares) } else { vec![OnPaper { points: None, max: 0 }; shares.len()] };
        Self { inputs, shares, paper, score }
    }
}

/// Whether a condition holds in a row, whoever is looking.
fn holds_in(frame: &Frame, row: usize, when: &Expression) -> bool {
    let view = View::all(frame.len());
    let held = Viewed::new(frame, &view).result(when, row);
    held.value().and_then(Value::flag) == Some(true)
}

impl Case<'_> {
    fn explained(&self, card: &Card, definition: &Scorecard) -> Explained {
        let row_before = self.engine.before.row(self.viewed.frame.id(self.row));
        let now = Judged::of(card, self.viewed.frame, Some(self.row));
        let before = Judged::of(card, &self.engine.before, row_before);
        let weights: f64 = now.shares.iter().filter(|(share, _)| share.is_some()).map(|(_, weight)| weight).sum();
        let numbers = |at: usize| [&now, &before].map(|judged| judged.inputs.get(at).copied().flatten());
        let mut parts: Vec<Contribution> = definition
            .components
            .iter()
            .enumerate()
            .map(|(at, component)| Contribution {
                key: component.key.clone(),
                name: label(component.name.as_ref(), &component.key),
                kind: component.kind,
                evidence: self.evidence(component, numbers(at), row_before),
                input: numbers(at)[0],
                input_before: numbers(at)[1],
                points: now.paper.get(at).and_then(|p| p.points),
                max: now.paper.get(at).map_or(0, |p| p.max),
                points_before: before.paper.get(at).and_then(|p| p.points),
                max_before: before.paper.get(at).map_or(0, |p| p.max),
                exact: now.shares.get(at).and_then(|(share, weight)| Some(share.as_ref()? * weight * 100.0 / weights)),
            })
            .collect();
        parts.sort_by_key(|p| (p.points.is_none(), std::cmp::Reverse(p.change().abs()), std::cmp::Reverse(p.max)));
        let holds = |when: &Expression| holds_in(self.viewed.frame, self.row, when);
        let between = Between::of(card, definition, holds);
        let rolled = Rolled::of(&self.viewed, self.row, card);
        let [score, score_before] = match &rolled {
            Some(_) => [HEALTH[0], HEALTH[2]].map(|key| self.viewed.frame.value(self.row, key).number()),
            None => [now.score, before.score],
        };
        let raw = refresh::band(between.from(), score);
        let band = self.viewed.frame.value(self.row, "health_band").text().and_then(Band::from_key).unwrap_or(raw);
        let set = !self.viewed.frame.value(self.row, COLUMN).is_null();
        Explained {
            scorecard: (card.key.clone(), label(definition.name.as_ref(), &card.key)),
            band,
            raw,
            asked: card.steady.filter(|_| band != raw && !set).map(|steady| (raw, steady)),
            score: score.map(shown),
            before: score_before.map(shown),
            parts,
            // Where others hold the score down, nothing that the account does alone leads back.
            ways: if rolled.as_ref().is_none_or(|rolled| rolled.is_its_own(between.healthy_from)) {
                self.ways((card, definition), &now, between.healthy_from)
            } else {
                Vec::new()
            },
            rolled,
            between,
        }
    }

    /// What is true now and was before: in the words of the kind, or by the first evidence column, or the input itself.
    fn evidence(&self, component: &Component, numbers: [Option<f64>; 2], row_before: Option<usize>) -> Says {
        let first = component.evidence.first();
        let now = |key: &str| argument(self.app, self.viewed.frame.spec(key), &self.viewed.value(self.row, key));
        let hidden = first.is_some_and(|key| self.viewed.value(self.row, key).is_hidden());
        let before = |key: &str| {
            let value = row_before.map_or(Value::Null, |row| self.engine.before.value(row, key));
            argument(self.app, self.engine.before.spec(key), &if hidden { Cell::Hidden } else { Cell::Known(value) })
        };
        let mut args: Vec<(String, Arg)> = Vec::new();
        if let Some(first) = first {
            args.push(("now".to_owned(), now(first)));
            args.push(("before".to_owned(), before(first)));
        }
        args.extend(component.evidence.iter().skip(1).map(|key| (key.clone(), now(key))));
        match &component.text {
            Some(Name::Key(key)) => Says { key: key.clone(), args },
            Some(Name::Words(words)) => {
                let reader = &self.viewer.reader;
                let shown = |name: &str| {
                    args.iter().find(|(n, _)| n == name).map(|(_, arg)| crate::signals::shown_text(reader, arg))
                };
                Says::new("insight-verbatim").with("text", filled(words.pick(reader.language), shown))
            }
            None if component.kind != ComponentKind::Level => {
                let told = told::sentence(component.kind, numbers, self.values(component, row_before));
                if args.is_empty() {
                    return told;
                }
                let shown = Says { key: "component-evidence".to_owned(), args: args.into_iter().take(2).collect() };
                Says::new("scorecard-kind-with").with("told", told).with("shown", shown)
            }
            None if args.is_empty() => Says::new("insight-verbatim").with("text", component.input.as_str()),
            None => Says { key: "component-evidence".to_owned(), args: args.into_iter().take(2).collect() },
        }
    }

    /// The input itself, now and four weeks ago.
    fn values(&self, component: &Component, row_before: Option<usize>) -> [Arg; 2] {
        let input = Expression::compile(&component.input, self.viewed.frame).ok();
        let spec = input.as_ref().map(|input| ColumnSpec::new("", input.ty(), input.class()));
        let view = View::all(self.engine.before.len());
        let of =
            |viewed: &Viewed<'_>, row: Option<usize>| input.as_ref().zip(row).map(|(e, row)| viewed.result(e, row));
        let now = of(&self.viewed, Some(self.row)).unwrap_or(Cell::Known(Value::Null));
        let before = of(&Viewed::new(&self.engine.before, &view), row_before).unwrap_or(Cell::Known(Value::Null));
        let before = if now.is_hidden() { Cell::Hidden } else { before };
        [now, before].map(|cell| argument(self.app, spec.as_ref(), &cell))
    }

    fn ways(&self, (card, definition): (&Card, &Scorecard), now: &Judged, healthy_from: f64) -> Vec<WayBack> {
        let Some(score) = now.score.filter(|s| shown(*s) < healthy_from) else { return Vec::new() };
        let weights: f64 = now.shares.iter().filter(|(share, _)| share.is_some()).map(|(_, weight)| weight).sum();
        let mut ways: Vec<(f64, WayBack)> = Vec::new();
        for (at, part) in card.parts.iter().enumerate() {
            let (Some(x), Some((Some(share), weight))) = (now.inputs[at], now.shares.get(at)) else { continue };
            let wanted = share + (healthy_from - score) * weights / 100.0 / weight;
            let Some(component) = definition.components.get(at).filter(|_| wanted <= 1.0) else { continue };
            let way = told::way(component.kind, &part.curve, (x, wanted), self.scale(part));
            let Some([from, to]) = way else { continue };
            let name = label(component.name.as_ref(), &part.key);
            ways.push((wanted - share, WayBack { name, from, to }));
        }
        ways.sort_by(|a, b| a.0.total_cmp(&b.0));
        ways.into_iter().take(WAYS).map(|(_, way)| way).collect()
    }

    fn scale(&self, part: &Part) -> f64 {
        let value = part.scale.as_ref().map(|scale| self.viewed.result(scale, self.row));
        value.and_then(|cell| cell.value().and_then(Value::number)).unwrap_or(1.0)
    }
}
