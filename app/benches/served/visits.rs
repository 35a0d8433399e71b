//! Who asks for which pages, and when.

use std::collections::BTreeSet;
use std::error::Error;
use std::sync::Arc;
use std::time::{Duration, Instant};

use crate::http::Browser;
use crate::report::Report;
use crate::server::Server;

/// Roles that have a Today.
const ROLES: [(&str, &str); 4] = [
    ("manager", "Today of a manager"),
    ("specialist", "Today of a specialist"),
    ("lead", "Today of a lead"),
    ("account_manager", "Today of an account manager"),
];
/// Lists, from the plainest to the worst: a text search, a metric and a band, sorted by another metric; each counts exactly.
const LISTS: [(&str, &str); 4] = [
    ("/accounts", "list"),
    ("/accounts?sort=-active_people_28", "list by a metric"),
    (
        "/accounts?where=health_band%20%3C%3E%20%27healthy%27%20and%20active_people_28%20%3E%203",
        "list, band and metric",
    ),
    (
        "/accounts?q=co&where=health_band%20%3C%3E%20%27healthy%27%20and%20active_people_28%20%3E%203&sort=-events_per_workday_28",
        "list, text, band, metric, sorted",
    ),
];

/// One request that somebody makes.
#[derive(Debug, Clone)]
struct Visit {
    name: &'static str,
    path: String,
    /// The session of whoever asks.
    cookies: String,
}

/// All requests, over and over in this order.
pub struct Visits(Arc<Vec<Visit>>);

impl Visits {
    /// Signs everybody in and finds accounts to look at.
    pub async fn prepare(server: &Server) -> Result<Self, Box<dyn Error>> {
        let mut visits = Vec::new();
        let mut lead = String::new();
        for (role, name) in ROLES {
            let mut browser = Browser::open(&server.address, "").await?;
            let cookies = browser.sign_in(&format!("{}?as={role}", server.link)).await?;
            if role == "lead" {
                lead.clone_from(&cookies);
            }
            visits.push(Visit { name, path: "/".to_owned(), cookies });
        }
        let mut browser = Browser::open(&server.address, &lead).await?;
        for (path, name) in LISTS {
            visits.push(Visit { name, path: path.to_owned(), cookies: lead.clone() });
            for account in accounts(&browser.page(path).await?).into_iter().take(5) {
                visits.push(Visit { name: "account", path: account, cookies: lead.clone() });
            }
        }
        Ok(Self(Arc::new(visits)))
    }

    /// The first request of each page.
    pub async fn cold(&self, server: &Server) -> Result<Report, Box<dyn Error>> {
        let mut report = Report::default();
        let mut seen = BTreeSet::new();
        for visit in self.0.iter().filter(|visit| seen.insert(visit.name)) {
            let mut browser = Browser::open(&server.address, &visit.cookies).await?;
            let start = Instant::now();
            browser.page(&visit.path).await?;
            report.add(visit.name, start.elapsed());
        }
        Ok(report)
    }

    /// So many readers, each on its own connections and with its own rate per second.
    pub async fn open_loop(
        &self,
        server: &Server,
        (readers, rate): (u32, f64),
        lasts: Duration,
    ) -> Result<Report, Box<dyn Error>> {
        let interval = Duration::from_secs_f64(1.0 / rate);
        let start = Instant::now() + Duration::from_millis(100);
        let mut running = Vec::new();
        for reader in 0..readers {
            let visits = Arc::clone(&self.0);
            let (address, first) = (server.address.clone(), start + interval * reader / readers);
            let turn = (reader as usize * 7, (first, interval), start + lasts);
            running.push(tokio::spawn(async move { read(&address, &visits, turn).await.map_err(|e| e.to_string()) }));
        }
        let mut report = Report::default();
        for reader in running {
            report.merge(reader.await??);
        }
        Ok(report)
    }
}

/// Visits from the one numbered `at` on, each at its intended moment until `end`. A late answer delays the sending of the next one, not
/// the moment from which it counts.
async fn read(
    address: &str,
    visits: &[Visit],
    (mut at, (first, interval), end): (usize, (Instant, Duration), Instant),
) -> Result<Report, Box<dyn Error>> {
    let mut browsers: Vec<(String, Browser)> = Vec::new();
    let mut report = Report::default();
    let mut intended = first;
    while intended < end {
        let visit = &visits[at % visits.len()];
        tokio::time::sleep_until(intended.into()).await;
        if !browsers.iter().any(|(cookies, _)| *cookies == visit.cookies) {
            browsers.push((visit.cookies.clone(), Browser::open(address, &visit.cookies).await?));
        }
        for (_, browser) in browsers.iter_mut().filter(|(cookies, _)| *cookies == visit.cookies) {
            browser.page(&visit.path).await?;
        }
        report.add(visit.name, intended.elapsed());
        intended += interval;
        at += 1;
    }
    Ok(report)
}

/// The paths of the accounts that a page links to.
fn accounts(html: &str) -> BTreeSet<String> {
    let links = html.split("href=\"/accounts/acc_").skip(1);
    let ids = links.filter_map(|rest| rest.split(['"', '/', '?', '#']).next());
    ids.map(|id| format!("/accounts/acc_{id}")).collect()
}
