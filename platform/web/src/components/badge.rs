//! Small marks: band, tier, stage, tag, count. Never by colour alone: a band carries its own shape and its word.

use i18n::Reader;
use maud::{Markup, html};
use maud_ui::primitives::badge;

use super::icon;

/// How a mark, a notice or a change is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Tone {
    /// No judgement.
    #[default]
    Neutral,
    /// Ours, or chosen.
    Accent,
    /// Good news.
    Good,
    /// Needs attention.
    Warn,
    /// Bad news.
    Bad,
}

impl Tone {
    /// The class that carries the colour.
    pub const fn class(self) -> &'static str {
        match self {
            Self::Neutral => "tone-neutral",
            Self::Accent => "tone-accent",
            Self::Good => "tone-good",
            Self::Warn => "tone-warn",
            Self::Bad => "tone-bad",
        }
    }

    const fn variant(self) -> badge::Variant {
        match self {
            Self::Neutral => badge::Variant::Secondary,
            Self::Accent => badge::Variant::Info,
            Self::Good => badge::Variant::Success,
            Self::Warn => badge::Variant::Warning,
            Self::Bad => badge::Variant::Danger,
        }
    }
}

/// The four bands of a score.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Band {
    /// All is well.
    Healthy,
    /// Look soon.
    AtRisk,
    /// Look now.
    Critical,
    /// Too early to say.
    NotEnoughData,
}

impl Band {
    /// All bands, best first, the unknown last.
    pub const ALL: [Self; 4] = [Self::Healthy, Self::AtRisk, Self::Critical, Self::NotEnoughData];

    /// The key used in columns and definitions.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Healthy => "healthy",
            Self::AtRisk => "at_risk",
            Self::Critical => "critical",
            Self::NotEnoughData => "not_enough_data",
        }
    }

    /// The band of a key, if it is one.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|b| b.key() == key)
    }

    /// The tone in which it is shown.
    pub const fn tone(self) -> Tone {
        match self {
            Self::Healthy => Tone::Good,
            Self::AtRisk => Tone::Warn,
            Self::Critical => Tone::Bad,
            Self::NotEnoughData => Tone::Neutral,
        }
    }

    const fn icon(self) -> &'static str {
        match self {
            Self::Healthy => "band-healthy",
            Self::AtRisk => "band-at-risk",
            Self::Critical => "band-critical",
            Self::NotEnoughData => "band-unknown",
        }
    }

    const fn text_key(self) -> &'static str {
        match self {
            Self::Healthy => "web-band-healthy",
            Self::AtRisk => "web-band-at-risk",
            Self::Critical => "web-band-critical",
            Self::NotEnoughData => "web-band-not-enough-data",
        }
    }
}

/// A band: its shape and its word.
pub fn band(r: &Reader, band: Band) -> Markup {
    badge::render(badge::Props {
        label: r.t(band.text_key()),
        variant: band.tone().variant(),
        leading_icon: Some(icon(band.icon())),
        class: Some("band".to_owned()),
        ..Default::default()
    })
}

/// A short text in a tone.
pub fn tag(label: impl Into<String>, tone: Tone) -> Markup {
    badge::render(badge::Props { label: label.into(), variant: tone.variant(), ..Default::default() })
}

/// A tier: one letter or word in a frame.
pub fn tier(label: impl Into<String>) -> Markup {
    badge::render(badge::Props {
        label: label.into(),
        variant: badge::Variant::Outline,
        class: Some("tier".to_owned()),
        ..Default::default()
    })
}

/// A lifecycle stage.
pub fn stage(label: impl Into<String>) -> Markup {
    badge::render(badge::Props {
        label: label.into(),
        variant: badge::Variant::Outline,
        leading_icon: Some(icon("stage")),
        class: Some("stage".to_owned()),
        ..Default::default()
    })
}

/// A number beside a heading or in a tab.
pub fn count(r: &Reader, n: usize) -> Markup {
    html! { span.count { (r.integer(i64::try_from(n).unwrap_or(i64::MAX))) } }
}
