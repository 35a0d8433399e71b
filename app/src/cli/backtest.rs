//! `tenure backtest`: whether scores told who would leave, tried on the past as we knew it.

use std::io::IsTerminal;
use std::process::ExitCode;

use clap::Args;
use insight::proof::{self, Asked, InBand, Measures, Report};
use jiff::ToSpan;
use kernel::{Day, Result};
use web::Shared;
use web::components::Band;
use web::past::Of;

use crate::backtest;

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
    /// A number to compare with, the higher the worse.
    #[arg(long)]
    baseline: Option<String>,
    /// A number to learn from; may be given more than once.
    #[arg(long = "feature")]
    features: Vec<String>,
    /// Judge the past by today's definitions instead of those then in force.
    #[arg(long)]
    todays_definitions: bool,
}

fn during(text: &str) -> std::result::Result<(Day, Day), String> {
    let (from, to) = text.split_once("..").ok_or("write it as FROM..TO")?;
    let day = |text: &str| text.trim().parse::<Day>().map_err(|e| e.to_string());
    Ok((day(from)?, day(to)?))
}

impl Options {
    fn asked(&self, today: Day) -> Asked {
        let mut during = self.during.clone();
        if during.is_empty() {
            // The last look whose outcome is known by today, and 52 weeks before it.
            let last = today.saturating_sub((i64::from(self.within) + 1).days());
            during.push((last.saturating_sub(52.weeks()), last));
        }
        let (every, within) = (self.every, self.within);
        let (risk, outcome) = (self.risk.clone(), self.outcome.clone());
        Asked { during, every, within, risk, outcome, baseline: self.baseline.clone(), features: self.features.clone() }
    }
}

pub(crate) async fn run(app: &Shared, options: &Options) -> Result<ExitCode> {
    let asked = options.asked(app.today());
    let days = asked.days()?;
    app.refresh().await?;
    let outcomes = proof::outcomes(app, &asked)?;
    let definitions = if options.todays_definitions { Of::Now } else { Of::Then };
    // Nobody watches a file grow.
    let watched = std::io::stderr().is_terminal();
    let told = |done: usize, all: usize| {
        if watched {
            eprint!("\r{done} of {all} days looked at");
        }
    };
    let looks = backtest::looks(app, (&asked, &outcomes), definitions, told).await?;
    if watched {
        eprintln!();
    }
    print(&asked, &days, &Report::of(&asked, &looks)?);
    Ok(ExitCode::SUCCESS)
}

fn print(asked: &Asked, days: &[Day], report: &Report) {
    let Report { looks, accounts, lost_looks, lost, flagged, .. } = report;
    let (first, last) = (days.first().copied().unwrap_or_default(), days.last().copied().unwrap_or_default());
    let warning = report.warning.map_or_else(String::new, |days| format!(", typically {days} days before the end"));
    println!("Of {lost} lost, {flagged} were flagged when last seen{warning}. {} had no sign: open.", lost - flagged);
    println!(
        "\nRisk set ({}): {looks} looks at {accounts} customers on {} days from {first} to {last}; after {lost_looks} of them {} came within {} days.\n",
        asked.risk,
        days.len(),
        asked.outcome,
        asked.within
    );
    println!("{:<18}{:>10}{:>10}{:>9}", "band then", "looks", "lost", "share");
    for (place, InBand { looks, lost }) in &report.bands {
        let band = Band::ALL.get(*place).map_or("", |band| band.key());
        println!("{band:<18}{looks:>10}{lost:>10}{:>8.1} %", 100.0 * *lost as f64 / *looks as f64);
    }
    println!("\n{:<12}{:>22}{:>8}{:>9}{:>9}{:>16}", "sign", "AUC (95 %)", "lift", "caught", "warning", "Brier (skill)");
    for sign in &report.signs {
        println!("{:<12}{}", sign.key, line(&sign.measures));
    }
    println!(
        "\nLift and caught: the worst tenth of looks. Warning: median days that a customer stood there before the end."
    );
    println!(
        "Intervals: 200 samples of whole customers. Learned: ridge logistic regression, five folds of whole customers."
    );
    for (column, area) in &report.too_good {
        println!("LOOK AT {column}: alone it has an AUC of {area:.3}. Is it filled in only after the outcome?");
    }
}

fn line(measures: &Measures) -> String {
    let (low, high) = measures.auc_within;
    let auc = format!("{:.3} ({low:.3} to {high:.3})", measures.auc);
    let warning = measures.warning.map_or_else(|| "–".to_owned(), |days| format!("{days} d"));
    let brier = measures.brier.map_or_else(|| "–".to_owned(), |(score, skill)| format!("{score:.4} ({skill:.3})"));
    format!("{auc:>22}{:>8.2}{:>8.0}%{warning:>9}{brier:>16}", measures.lift, 100.0 * measures.caught)
}
