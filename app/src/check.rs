//! `tenure check`: is everything in the folder as it should be?

use kernel::Result;
use web::App;

/// One line for each part that was looked at, and the problems found.
#[derive(Debug, Default)]
pub struct Report {
    /// What was looked at.
    pub looked_at: Vec<String>,
    /// What is wrong; empty when all is well.
    pub problems: Vec<String>,
}

/// Verifies the database, the event log against its manifest, and the policies.
pub async fn check(app: &App) -> Result<Report> {
    let mut report = Report::default();
    let database = app.db.check().await?;
    report.looked_at.push(format!("database: {} problems", database.len()));
    report.problems.extend(database.into_iter().map(|p| format!("database: {p}")));
    let reader = app.reader();
    let log = app.log.check()?;
    report.looked_at.push(format!("events: {} in the log, {} problems", app.log.count(), log.len()));
    report.problems.extend(log.iter().map(|p| format!("events: {}", reader.say(&p.says()))));
    app.refresh().await?;
    let board = app.board.load();
    for (kind, frame) in &board.frames {
        report.looked_at.push(format!(
            "{kind}: {} with {} columns, {} findings",
            frame.len(),
            frame.specs().count(),
            board.findings.len()
        ));
    }
    Ok(report)
}
