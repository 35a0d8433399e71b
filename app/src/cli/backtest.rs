//! `tenure backtest`: whether scores told who would leave, tried on the past as we knew it.

use std::io::IsTerminal;
use std::process::ExitCode;
use std::sync::Arc;

use clap::Args;
use insight::definitions;
use insight::proof::{self, Asked, Days, InBand, Measures, Report, Told, Trial};
use kernel::{Day, Result};
use web::Shared;
use web::components::Band;

use crate::closing;

/// Weeks back, when no time is given.
const WEEKS: u16 = 52;

#[derive(Debug, Args)]
pub(crate) struct Options {
    /// A time that is looked at, such as 2026-01-05..2026-06-29; may be given more than once. The last year when not given.
    #[arg(long, value_name = "FROM..TO", value_parser = during)]
    during: Vec<(Day, Day)>,
    /// Days from one look to the next.
    #[arg(long, default_value_t = 7)]
    every: u16,
    /// Days after a look in which the outcome counts.
    #[arg(long, default_value_t = 28)]
    within: u16,
    /// Who is at risk: a condition over the columns of the day.
    #[arg(long, default_value = "paying")]
    risk: String,
    /// The column with the day of the outcome.
    #[arg(long, default_value = "cancelled_on")]
    outcome: String,
    /// Whether it may come again: then each day on which it came counts. Usual for renewed_on, upgraded_on and downgraded_on.
    #[arg(long, value_name = "BOOL", num_args = 0..=1, require_equals = true, default_missing_value = "true")]
    again: Option<bool>,
    /// A number to compare with, the higher the worse.
    #[arg(long)]
    baseline: Option<String>,
    /// A number to learn from; may be given more than once.
    #[arg(long = "feature")]
    features: Vec<String>,
    /// A column by whose values looks are told apart, such as tier, or a date whose years are.
    #[arg(long)]
    by: Option<String>,
    /// Another set of definitions to compare with today's: its id, as in `tenure definitions`.
    #[arg(long, value_name = "SET")]
    against: Option<String>,
}

fn during(text: &str) -> std::result::Result<(Day, Day), String> {
    let (from, to) = text.split_once("..").ok_or("write it as FROM..TO")?;
    let day = |text: &str| text.trim().parse::<Day>().map_err(|e| e.to_string());
    Ok((day(from)?, day(to)?))
}

impl Options {
    fn asked(&self) -> Asked {
        Asked {
            within: self.within,
            risk: self.risk.clone(),
            outcome: self.outcome.clone(),
            again: self.again.unwrap_or_else(|| proof::comes_again(&self.outcome)),
            baseline: self.baseline.clone(),
            features: self.features.clone(),
            by: self.by.clone(),
        }
    }

    /// The days that are looked at: of the last year those whose outcomes are known by today.
    fn days(&self, today: Day) -> Vec<Day> {
        if !self.during.is_empty() {
            return proof::every(&self.during, self.every, today);
        }
        proof::known_by(Days { weeks: WEEKS, during: Vec::new() }.until(today), self.within, today)
    }
}

pub(crate) async fn run(app: &Shared, options: &Options) -> Result<ExitCode> {
    app.refresh().await?;
    let days = options.days(app.today());
    keep(app, &days).await?;
    let mut versions = vec![definitions::current(app).await?.definitions];
    if let Some(other) = &options.against {
        let row = definitions::store::get(app.db.read(), other).await?;
        versions.push(Arc::new(definitions::sets::former(&row)?));
    }
    let asked = options.asked();
    let report = {
        let (app, asked, days) = (Arc::clone(app), asked.clone(), days.clone());
        let looking = move || {
            let looks = proof::looks(&app, &asked, &Trial { versions, may: &|_, _| true }, &days)?;
            Report::of(&asked, &looks)
        };
        tokio::task::spawn_blocking(looking).await.map_err(kernel::Error::internal)??
    };
    print(&asked, &report);
    Ok(ExitCode::SUCCESS)
}

/// Makes the days that are not kept yet.
async fn keep(app: &Shared, days: &[Day]) -> Result<()> {
    let missing = proof::kept::missing(app, days.to_vec()).await?;
    // Nobody watches a file grow.
    let watched = std::io::stderr().is_terminal();
    for (at, day) in missing.iter().enumerate() {
        closing::look_at(app, *day).await?;
        if watched {
            eprint!("\r{} of {} days looked at", at + 1, missing.len());
        }
    }
    if watched && !missing.is_empty() {
        eprintln!();
    }
    Ok(())
}

fn print(asked: &Asked, report: &Report) {
    let Report { looks, accounts, lost_looks, lost, days: (first, last, days), .. } = report;
    for (name, told) in ["Today's scorecards", "The other set"].into_iter().zip(&report.told) {
        say(name, &asked.outcome, (*lost, told));
    }
    println!(
        "\nRisk set ({}): {looks} looks at {accounts} customers on {days} days from {first} to {last}; after {lost_looks} of them {} came within {} days.",
        asked.risk, asked.outcome, asked.within
    );
    println!("\n{:<12}{:>22}{:>8}{:>9}{:>9}{:>16}", "sign", "AUC (95 %)", "lift", "caught", "warning", "Brier (skill)");
    for sign in &report.signs {
        println!("{:<12}{}", sign.key, line(&sign.measures));
    }
    classes(&asked.outcome, report);
    println!(
        "\nLift and caught: the worst tenth of looks. Warning: median days that a customer stood there before the end."
    );
    println!(
        "Intervals: looks of one customer go together (Obuchowski 1997). Learned: ridge logistic regression, five folds of whole customers."
    );
    for (column, area) in &report.too_good {
        println!("LOOK AT {column}: alone it has an AUC of {area:.3}. Is it filled in only after the outcome?");
    }
}

/// What a version tells a lead, and its bands.
fn say(name: &str, outcome: &str, (lost, told): (usize, &Told)) {
    let (flagged, alarms, missed) = (told.flagged, told.alarms(), lost - told.flagged);
    let warning =
        |end: &str| told.warning.map_or_else(String::new, |days| format!(", typically {days} days before {end}"));
    if proof::is_loss(outcome) {
        let warning = warning("the end");
        println!("{name}: of {lost} lost, {flagged} were flagged when last seen{warning}. {missed} had no sign.");
        println!("Of {} looks that were flagged {} were lost.\n", alarms.looks, alarms.lost);
    } else {
        let warning = warning("it");
        println!(
            "{name}: {outcome} came {lost} times; before {flagged} of them the customer was flagged when last seen{warning}. Before {missed} it was not."
        );
        println!("After {} of {} looks that were flagged it came.\n", alarms.lost, alarms.looks);
    }
    println!("{:<18}{:>10}{:>10}{:>9}", "band then", "looks", came(outcome), "share");
    for (place, InBand { looks, lost }) in &told.bands {
        let band = Band::ALL.get(*place).map_or("", |band| band.key());
        println!("{band:<18}{looks:>10}{lost:>10}{:>8.1} %", 100.0 * *lost as f64 / *looks as f64);
    }
}

/// The heading over how many it came to.
fn came(outcome: &str) -> &'static str {
    if proof::is_loss(outcome) { "lost" } else { "came" }
}

fn classes(outcome: &str, report: &Report) {
    if report.classes.is_empty() {
        return;
    }
    println!("\n{:<18}{:>10}{:>10}{:>10}{:>22}", "class", "looks", came(outcome), "flagged", "AUC (95 %)");
    for class in &report.classes {
        let auc = class.auc.map_or_else(|| "too few".to_owned(), auc);
        let name = class.class.as_deref().unwrap_or("(none)");
        println!("{name:<18}{:>10}{:>10}{:>10}{auc:>22}", class.looks, class.lost, class.flagged);
    }
}

fn auc(estimate: proof::Estimate) -> String {
    format!("{:.3} ({:.3} to {:.3})", estimate.value, estimate.interval.low, estimate.interval.high)
}

fn line(measures: &Measures) -> String {
    let warning = measures.warning.map_or_else(|| "–".to_owned(), |days| format!("{days} d"));
    let brier = measures.brier.map_or_else(|| "–".to_owned(), |(score, skill)| format!("{score:.4} ({skill:.3})"));
    let auc = auc(measures.auc);
    format!("{auc:>22}{:>8.2}{:>8.0}%{warning:>9}{brier:>16}", measures.lift, 100.0 * measures.caught)
}
