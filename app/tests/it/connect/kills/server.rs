//! The real program, served on one folder and one port, killed and started again.

use std::collections::BTreeMap;
use std::net::TcpListener;
use std::process::{Child, Command, Stdio};

use eventlog::{Event, EventLog, Scan};
use storage::Location;
use testkit::Database;

use crate::program::{program, said};

/// More events than a test sends.
const ALL: usize = 2_000_000;

pub struct Server {
    database: Database,
    pub address: String,
    child: Option<Child>,
}

impl Server {
    /// The folder of a place that is closed, on a free port.
    pub fn over(database: Database) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap().to_string();
        Self { database, address, child: None }
    }

    pub fn base(&self) -> String {
        format!("http://{}", self.address)
    }

    fn command(&self, act: &str) -> Command {
        let mut command = Command::new(program());
        command.arg("--data").arg(self.database.folder()).arg(act);
        command
    }

    pub fn start(&mut self) {
        let mut command = self.command("serve");
        command.env("TENURE_LISTEN", &self.address).env("TENURE_LOG", "error").stdout(Stdio::null());
        if let Location::Postgres(url) = self.database.location() {
            command.env("TENURE_DATABASE", url);
        }
        self.child = Some(command.spawn().unwrap());
    }

    pub fn runs(&mut self) -> bool {
        self.child.as_mut().is_some_and(|child| child.try_wait().unwrap().is_none())
    }

    /// `kill -9`: nothing is tidied up.
    pub fn kill(&mut self) {
        if let Some(mut child) = self.child.take() {
            child.kill().unwrap();
            child.wait().unwrap();
        }
    }

    /// Killed, it finds its folder in order.
    pub fn checked(&mut self) {
        self.kill();
        if self.database.is_sqlite() {
            let _ = said(&mut self.command("check")).ended(0).says("All is well.");
        }
    }

    /// How often each event is in the log, by message id; of a program that does not run.
    pub fn counted(&mut self) -> BTreeMap<String, (usize, Event)> {
        self.kill();
        let log = EventLog::open(&self.database.file("events")).unwrap();
        let mut counts: BTreeMap<String, (usize, Event)> = BTreeMap::new();
        for event in log.events(&Scan::default(), 0, ALL).unwrap().events {
            let id = event.message_id.clone().expect("every event was sent with an id");
            counts.entry(id).or_insert((0, event)).0 += 1;
        }
        counts
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.kill();
    }
}
