//! What a component counts. Each kind makes one number of the input: by an expression that is written here, for peers over a step of
//! its own.

use std::collections::BTreeSet;

use kernel::{Class, Says, ValueType};
use query::{ColumnSpec, Expression, quote_name, rename_with};
use serde::{Deserialize, Serialize};

use super::compiled::{BEFORE, Known, Maker, Step, names};
use super::model::{Component, Definitions, Scorecard};
use crate::words::label;

/// The column of the judged day.
const TODAY: &str = "today";

/// What of its input a component counts.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ComponentKind {
    /// A number as it is.
    #[default]
    Level,
    /// The relative change of a number or an amount against four weeks ago, `(x - x_before) / x_before`: -0.46 where 54 percent are
    /// left. Unknown where there was nothing then. Of four weeks ago it is not known itself, as that would take eight weeks.
    Trend,
    /// How many percent of the accounts to which the same scorecard gives a score have a smaller number, 0 to 100, rounded down.
    Peers,
    /// The days since a day; negative before it.
    Recency,
    /// 1 while a condition holds, otherwise 0.
    Event,
}

impl ComponentKind {
    /// All of them, in the order in which a form offers them.
    pub const ALL: [Self; 5] = [Self::Level, Self::Trend, Self::Peers, Self::Recency, Self::Event];

    /// The key in files and forms, and the end of a message key.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Level => "level",
            Self::Trend => "trend",
            Self::Peers => "peers",
            Self::Recency => "recency",
            Self::Event => "event",
        }
    }

    /// The one with this key; the level when there is none.
    pub fn from_key(key: &str) -> Self {
        Self::ALL.into_iter().find(|kind| kind.key() == key).unwrap_or_default()
    }

    /// Whether it need not be written.
    #[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands over a reference")]
    pub(super) fn is_level(&self) -> bool {
        *self == Self::Level
    }

    const fn takes(self, ty: ValueType) -> bool {
        match self {
            Self::Level | Self::Peers => matches!(ty, ValueType::Number),
            Self::Trend => matches!(ty, ValueType::Number | ValueType::Money),
            Self::Recency => matches!(ty, ValueType::Date),
            Self::Event => matches!(ty, ValueType::Flag),
        }
    }

    const fn refuses(self) -> &'static str {
        match self {
            Self::Recency => "scorecard-kind-no-day",
            Self::Event => "scorecard-kind-no-condition",
            Self::Level | Self::Trend | Self::Peers => "definition-not-a-number",
        }
    }
}

/// The column of the places that a component of the kind peers compares.
pub(crate) fn place(card: &str, component: &str) -> String {
    format!("{card}_{component}_place")
}

/// The columns of places that scorecards read, with the places of the components in the definitions.
pub(super) fn places(all: &Definitions) -> impl Iterator<Item = (String, (usize, usize))> {
    let cards = all.scorecards.iter().enumerate();
    cards.flat_map(|(card_at, card)| {
        let peers = card.components.iter().enumerate().filter(|(_, one)| one.kind == ComponentKind::Peers);
        peers.map(move |(at, one)| (place(&card.key, &one.key), (card_at, at)))
    })
}

/// The expression that gives the number of a component of this scorecard.
pub(crate) fn source(card: &str, component: &Component) -> String {
    let input = bracketed(&component.input);
    match component.kind {
        ComponentKind::Level => component.input.clone(),
        ComponentKind::Trend => {
            let before = bracketed(&four_weeks_ago(&component.input));
            format!("case when {before} > 0 then ({input} - {before}) / {before} end")
        }
        ComponentKind::Peers => quote_name(&place(card, &component.key)),
        ComponentKind::Recency => format!("{TODAY} - {input}"),
        ComponentKind::Event => format!("case when {input} then 1 else 0 end"),
    }
}

/// All components of all scorecards in their order, each with the expression that gives its number.
pub(crate) fn sources(all: &Definitions) -> impl Iterator<Item = (&Component, String)> {
    let cards = all.scorecards.iter();
    cards.flat_map(|card| card.components.iter().map(|one| (one, source(&card.key, one))))
}

/// An expression within another one; a comment at its end must not swallow the bracket.
fn bracketed(source: &str) -> String {
    if source.contains("--") { format!("({source}\n)") } else { format!("({})", source.trim()) }
}

/// The expression over the columns as they were; one that cannot be read stays as it is and is named when it is checked.
fn four_weeks_ago(source: &str) -> String {
    rename_with(source, |name| Some(format!("{name}{BEFORE}"))).unwrap_or_else(|_| source.to_owned())
}

/// The number of a component made ready.
///
/// # Errors
/// What is wrong with its input.
pub(super) fn ready(all: &Definitions, card: &Scorecard, at: usize, known: &Known) -> Result<Expression, Says> {
    let component = &card.components[at];
    let kind = component.kind;
    let compiled = |source: &str| Expression::compile(source, known).map_err(|error| error.says());
    let ty = compiled(&component.input)?.ty();
    if !kind.takes(ty) {
        return Err(Says::new(kind.refuses()).with("found", Says::new(format!("formula-type-{}", ty.key()))));
    }
    match trendless(all, &component.input, known) {
        Some(says) if kind == ComponentKind::Trend => Err(says),
        _ => compiled(&source(&card.key, component)),
    }
}

/// Why nothing can be compared with four weeks ago: no column is read, or one that has no value of that day.
fn trendless(all: &Definitions, input: &str, known: &Known) -> Option<Says> {
    let read = names(input);
    if read.is_empty() {
        return Some(Says::new("scorecard-kind-no-trend"));
    }
    let lost = read.into_iter().find(|name| name == TODAY || !remembered(all, name, known))?;
    Some(Says::new("scorecard-kind-no-before").with("column", lost))
}

/// Whether a column has its value of four weeks ago: not signals, and nothing that looks back from there once more.
fn remembered(all: &Definitions, column: &str, known: &Known) -> bool {
    let mut open = vec![column.to_owned()];
    let mut seen = BTreeSet::new();
    while let Some(name) = open.pop() {
        if name == TODAY || !seen.insert(name.clone()) {
            continue;
        }
        if !known.has(&name) || all.signals.iter().any(|signal| signal.column() == name) {
            return false;
        }
        let formulas = all.formulas.iter().filter(|own| own.key == name).map(|own| &own.expression);
        let segments = all.segments.iter().filter(|own| own.column() == name).map(|own| &own.expression);
        let ranks = all.ranks.iter().filter(|own| own.key == name);
        let ranks = ranks.flat_map(|own| std::iter::once(&own.of).chain(own.among.as_ref()));
        open.extend(formulas.chain(segments).chain(ranks).flat_map(|source| names(source)));
    }
    true
}

/// All that the place of a component is computed from.
pub(super) fn place_sources(all: &Definitions, (card_at, at): (usize, usize)) -> Vec<&str> {
    let card = &all.scorecards[card_at];
    let earlier = all.scorecards[..card_at].iter().filter_map(|card| card.applies.as_deref());
    let own = card.applies.as_deref().into_iter().chain(card.enough.as_deref());
    earlier.chain(own).chain([card.components[at].input.as_str()]).collect()
}

/// The condition for getting a score from the scorecard at a place: no earlier one applies, it does, and there is enough to judge; nothing
/// where that is everybody. What cannot be made ready judges nobody and bounds nothing, here as in the scorecards.
fn judged(all: &Definitions, at: usize, known: &Known) -> Option<String> {
    let sound = |source: &&String| Expression::condition(source, known).is_ok();
    let card = &all.scorecards[at];
    let own: Vec<String> =
        card.applies.iter().chain(&card.enough).filter(sound).map(|source| bracketed(source)).collect();
    let earlier = all.scorecards[..at].iter().filter(|card| card.applies.as_ref().is_none_or(|own| sound(&own)));
    let earlier: String = earlier
        .map(|card| card.applies.as_ref().map_or_else(|| "true".to_owned(), |own| bracketed(own)))
        .map(|applies| format!("when {applies} then false "))
        .collect();
    match (earlier.is_empty(), own.is_empty()) {
        (true, true) => None,
        (true, false) => Some(own.join(" and ")),
        (false, true) => Some(format!("case {earlier}else true end")),
        (false, false) => Some(format!("case {earlier}else {} end", own.join(" and "))),
    }
}

impl Maker<'_> {
    /// The step that compares the accounts of a scorecard by a component; what is wrong with the component is told by the scorecard.
    pub(super) fn place(&mut self, (card_at, at): (usize, usize)) -> Option<Step> {
        let all = self.definitions;
        let (card, component) = (&all.scorecards[card_at], &all.scorecards[card_at].components[at]);
        let of = Expression::compile(&component.input, &self.known).ok()?;
        let of = Some(of).filter(|of| component.kind.takes(of.ty()))?;
        let among = match judged(all, card_at, &self.known) {
            Some(source) => Some(Expression::condition(&source, &self.known).ok()?),
            None => None,
        };
        self.looks_back(&of);
        among.iter().for_each(|among| self.looks_back(among));
        let name = label(component.name.as_ref(), &component.key);
        // Who has a place tells who is compared.
        let class = among.iter().map(Expression::class).fold(of.class(), Class::max);
        let spec = ColumnSpec::new(&place(&card.key, &component.key), ValueType::Number, class)
            .labelled(Says::new("scorecard-kind-place").with("factor", name))
            .grouped("health");
        self.known.add(&spec);
        Some(Step::Rank { spec, of, among })
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use kernel::Class;

    use super::*;
    use crate::definitions::check::flaws;
    use crate::definitions::compiled::Compiled;
    use crate::definitions::sets::{read, written};

    const TEXT: &str = r#"
        [[formula]]
        key = "ratio"
        expression = "people / seats"
        [[formula]]
        key = "fall"
        expression = "people - people_before"
        [[scorecard]]
        key = "large"
        applies = "seats > 50"
        healthy_from = 70
        at_risk_from = 40
        component = [
            { key = "people", input = "people", weight = 1, curve = { points = [[0, 0]] } },
        ]
        [[scorecard]]
        key = "usual"
        applies = "seats > 5"
        enough = "people is not null"
        healthy_from = 70
        at_risk_from = 40
        component = [
            { key = "level", kind = "level", input = "people", weight = 1, curve = { points = [[0, 0]] } },
            { key = "trend", kind = "trend", input = "people + ratio -- both", weight = 1, curve = { points = [[0, 0]] } },
            { key = "peers", kind = "peers", input = "ratio", weight = 1, curve = { points = [[0, 0]] } },
            { key = "recency", kind = "recency", input = "seen_on", weight = 1, curve = { points = [[0, 0]] } },
            { key = "event", kind = "event", input = "people < 3", weight = 1, curve = { points = [[0, 0]] } },
        ]
    "#;

    fn published() -> [ColumnSpec; 4] {
        let spec = |key: &str, ty| ColumnSpec::new(key, ty, Class::General);
        let number = ValueType::Number;
        [spec("people", number), spec("seats", number), spec("seen_on", ValueType::Date), spec("arr", ValueType::Money)]
    }

    fn found(text: &str) -> Vec<(String, String)> {
        let all = Arc::new(read(text).unwrap());
        flaws(&all, &published(), &[]).into_iter().map(|flaw| (flaw.field, flaw.says.key)).collect()
    }

    #[test]
    fn each_kind_writes_its_expression() {
        let all = read(TEXT).unwrap();
        let written: Vec<String> = sources(&all).map(|(_, source)| source).collect();
        let (now, before) = ("(people + ratio -- both\n)", "(people_before + ratio_before -- both\n)");
        let trend = format!("case when {before} > 0 then ({now} - {before}) / {before} end");
        let peers = "usual_peers_place";
        let rest = ["today - (seen_on)", "case when (people < 3) then 1 else 0 end"];
        assert_eq!(written, ["people", "people", trend.as_str(), peers, rest[0], rest[1]]);
        assert_eq!(found(TEXT), []);
    }

    #[test]
    fn peers_are_those_to_whom_the_scorecard_gives_a_score() {
        let compiled = Compiled::new(Arc::new(read(TEXT).unwrap()), &published(), &[]);
        let among = compiled.steps.iter().find_map(|step| match step {
            Step::Rank { spec, among, .. } if spec.key == "usual_peers_place" => among.as_ref(),
            _ => None,
        });
        let wanted = "case when (seats > 50) then false else (seats > 5) and (people is not null) end";
        assert_eq!(among.unwrap().source(), wanted);
        let before: Vec<&str> = compiled.before.iter().map(String::as_str).collect();
        assert_eq!(before, ["people", "ratio"], "what a trend compares is remembered");
        let order: Vec<&str> = compiled.steps.iter().map(|step| step.gives()[0]).collect();
        let at = |key: &str| order.iter().position(|own| *own == key).unwrap();
        assert!(at("ratio") < at("usual_peers_place") && at("usual_peers_place") < at("health"), "{order:?}");
        let everybody = TEXT.replace("applies = \"seats > 50\"", "").replace("applies = \"seats > 5\"", "");
        assert_eq!(judged(&read(&everybody).unwrap(), 0, &Known::of(&published())), None);
        let nobody = judged(&read(&everybody).unwrap(), 1, &Known::of(&published()));
        assert_eq!(nobody.as_deref(), Some("case when true then false else (people is not null) end"));
    }

    #[test]
    fn only_what_is_no_level_is_written() {
        let all = read(TEXT).unwrap();
        let text = written(&all).unwrap();
        assert_eq!(read(&text).unwrap(), all);
        for kind in ["trend", "peers", "recency", "event"] {
            assert_eq!(text.matches(&format!("kind = \"{kind}\"")).count(), 1, "{text}");
        }
        assert!(!text.contains("kind = \"level\""), "{text}");
        assert!(read(&TEXT.replace("\"recency\", input", "\"often\", input")).is_err());
    }

    #[test]
    fn a_wrong_input_is_named_at_its_field() {
        let at = |place: usize, says: &str| vec![(format!("component-{place}-input"), says.to_owned())];
        let wrong = |old: &str, new: &str| {
            assert_eq!(TEXT.matches(old).count(), 1, "{old}");
            found(&TEXT.replace(old, new))
        };
        let trend = |input: &str| wrong("people + ratio -- both", input);
        for lost in ["people_before", "fall", "today - seen_on"] {
            assert_eq!(trend(lost), at(1, "scorecard-kind-no-before"), "{lost}");
        }
        assert_eq!(trend("1"), at(1, "scorecard-kind-no-trend"));
        assert_eq!(trend("seen_on"), at(1, "definition-not-a-number"));
        assert_eq!(trend("arr"), [], "amounts have a change too");
        assert_eq!(wrong("input = \"ratio\"", "input = \"seen_on\""), at(2, "definition-not-a-number"));
        assert_eq!(wrong("input = \"seen_on\"", "input = \"people\""), at(3, "scorecard-kind-no-day"));
        assert_eq!(wrong("input = \"people < 3\"", "input = \"people\""), at(4, "scorecard-kind-no-condition"));
        let taken = wrong("key = \"fall\"", "key = \"usual_peers_place\"");
        assert_eq!(taken, [("component-2-key".to_owned(), "definition-key-taken".to_owned())]);
    }
}
