//! The program under measurement, as a process of its own.

use std::error::Error;
use std::fs;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// Clock ticks of `/proc/<pid>/stat` per second, on every Linux.
const TICKS: f64 = 100.0;

/// A running server; it ends with this value.
pub struct Server {
    child: Child,
    /// `127.0.0.1:40123`.
    pub address: String,
    /// The path that signs in.
    pub link: String,
    /// From the start of the process until it printed its link.
    pub started_in: Duration,
}

/// Makes the company unless the folder has one.
pub fn make(program: &Path, folder: &Path, accounts: usize) -> Result<(), Box<dyn Error>> {
    let done = folder.join("made.txt");
    if done.exists() {
        return Ok(());
    }
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    fs::create_dir_all(folder)?;
    let start = Instant::now();
    let mut command = tenure(program, folder);
    let mut child = command.args(["--no-serve", "--accounts", &accounts.to_string()]).spawn()?;
    let mut peak = String::new();
    let status = loop {
        peak = memory_of(child.id(), "VmHWM").unwrap_or(peak);
        if let Some(status) = child.try_wait()? {
            break status;
        }
        std::thread::sleep(Duration::from_millis(100));
    };
    if !status.success() {
        return Err("the company could not be made".into());
    }
    println!("made and judged in {:.1} s, at most {peak}", start.elapsed().as_secs_f64());
    fs::write(done, "")?;
    Ok(())
}

fn tenure(program: &Path, folder: &Path) -> Command {
    let mut command = Command::new(program);
    command.arg("demo").arg("--data").arg(folder);
    command
}

impl Server {
    /// Starts it on a free port.
    pub fn start(program: &Path, folder: &Path) -> Result<Self, Box<dyn Error>> {
        let start = Instant::now();
        let mut child = tenure(program, folder).args(["--listen", "127.0.0.1:0"]).stdout(Stdio::piped()).spawn()?;
        let out = child.stdout.take().ok_or("no output")?;
        for line in BufReader::new(out).lines() {
            if let Some((address, path)) = line?.trim().strip_prefix("http://").and_then(|url| url.split_once('/')) {
                let (address, link) = (address.to_owned(), format!("/{path}"));
                return Ok(Self { child, address, link, started_in: start.elapsed() });
            }
        }
        Err("the server ended before it printed a link".into())
    }

    /// Seconds of processor time that it has used.
    pub fn cpu(&self) -> f64 {
        cpu_of(&self.child.id().to_string())
    }

    /// What it holds in memory now, and held at most.
    pub fn memory(&self) -> String {
        let of = |key| memory_of(self.child.id(), key).unwrap_or_else(|| "unknown".to_owned());
        format!("memory {}, at most {}", of("VmRSS"), of("VmHWM"))
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // A server that has ended already cannot be ended again, which is fine.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Seconds of processor time that this process has used.
pub fn own_cpu() -> f64 {
    cpu_of("self")
}

/// User and system time; 0 where `/proc` does not exist.
fn cpu_of(process: &str) -> f64 {
    let stat = fs::read_to_string(format!("/proc/{process}/stat")).unwrap_or_default();
    // The name in parentheses may hold spaces; user and system time are the 12th and 13th field after it.
    let fields: Vec<&str> = stat.rsplit(')').next().unwrap_or("").split_whitespace().collect();
    let ticks = |at: usize| fields.get(at).and_then(|f| f.parse::<f64>().ok()).unwrap_or(0.0);
    (ticks(11) + ticks(12)) / TICKS
}

fn memory_of(process: u32, key: &str) -> Option<String> {
    let status = fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let kilobytes: u64 =
        status.lines().find_map(|line| line.strip_prefix(key)?.split_whitespace().nth(1)?.parse().ok())?;
    Some(format!("{} MB", kilobytes / 1_000))
}
