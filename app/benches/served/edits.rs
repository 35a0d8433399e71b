//! Somebody who edits definitions: the size of a segment while typing, and another scorecard for all accounts.

use std::error::Error;
use std::time::{Duration, Instant};

use crate::http::Browser;

/// Keystrokes, each of which asks something else.
const TYPED: u32 = 40;
const SAVES: usize = 10;
/// A save that took so long waited for something else.
const WAITING: Duration = Duration::from_millis(4_500);
/// Saves until the program must have started.
const STARTING: usize = 60;
const SCORECARD: &str = "/insight/scorecards/business";

/// Asks for the size of a segment after each of some keystrokes.
pub async fn typing(browser: &mut Browser) -> Result<Vec<Duration>, Box<dyn Error>> {
    let mut times = Vec::new();
    for n in 1..=TYPED {
        let asked = format!("active_people_28%20%3E%20{n}%20and%20health_band%20%3C%3E%20%27healthy%27");
        let start = Instant::now();
        let page = browser.page(&format!("/insight/segments/new?expression={asked}")).await?;
        times.push(start.elapsed());
        if !page.contains("health_band") {
            return Err("the expression is not on the page".into());
        }
    }
    Ok(times)
}

/// Another border of a band: the effect shown before it is saved, and saving it until all accounts are judged anew. Whoever saves waits for a
/// few seconds at most: while the computation that follows a start goes on, nothing is counted.
pub async fn scorecard(browser: &mut Browser) -> Result<[Vec<Duration>; 2], Box<dyn Error>> {
    let mut times = saved(browser, 1).await?;
    for _ in 0..STARTING {
        if times[1].iter().all(|took| *took < WAITING) {
            break;
        }
        times = saved(browser, 1).await?;
    }
    saved(browser, SAVES).await
}

async fn saved(browser: &mut Browser, count: usize) -> Result<[Vec<Duration>; 2], Box<dyn Error>> {
    let mut times = [Vec::new(), Vec::new()];
    for n in 0..count {
        for (place, act) in ["preview", "save"].into_iter().enumerate() {
            let page = browser.page(SCORECARD).await?;
            let mut fields = testkit::fields(&page, &format!("form[action='{SCORECARD}']"));
            for (name, value) in &mut fields {
                match name.as_str() {
                    "healthy_from" => *value = (80 + n).to_string(),
                    "reason" => "bench".clone_into(value),
                    _ => {}
                }
            }
            fields.push(("act".to_owned(), act.to_owned()));
            let start = Instant::now();
            let (status, answer) = browser.submit((&page, SCORECARD), &fields).await?;
            times[place].push(start.elapsed());
            if status.is_client_error() || status.is_server_error() {
                return Err(format!("{act} of a scorecard: {status}: {}", testkit::text_of(&answer)).into());
            }
        }
    }
    Ok(times)
}
