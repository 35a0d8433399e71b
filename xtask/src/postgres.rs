//! A PostgreSQL of our own for one test run: own user, free port, temporary folder, gone at the end.

use std::fs::{self, File};
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use crate::shell;

/// The system user that the server runs as when we are root, whom PostgreSQL refuses.
const USER: &str = "postgres";
const START_LIMIT: Duration = Duration::from_secs(60);
const STOP_LIMIT: Duration = Duration::from_secs(30);
const POLL: Duration = Duration::from_millis(50);

/// A running server. Dropping it stops the server and removes its folder.
pub struct Server {
    child: Child,
    folder: PathBuf,
    port: u16,
}

impl Server {
    /// Creates a database cluster and starts its server; returns when it accepts connections.
    ///
    /// # Errors
    /// When PostgreSQL is not installed or does not start; its own words are in the text.
    pub fn start() -> Result<Self, String> {
        let programs = programs().ok_or("PostgreSQL is not installed (no initdb found)")?;
        let folder = std::env::temp_dir().join(format!("tenure-postgres-{}", std::process::id()));
        create(&folder)?;
        initialise(&programs, &folder).inspect_err(|_| remove(&folder))?;
        let port = free_port().inspect_err(|_| remove(&folder))?;
        let child = launch(&programs, &folder, port).inspect_err(|_| remove(&folder))?;
        let mut server = Self { child, folder, port };
        server.wait_until_ready(&programs)?;
        Ok(server)
    }

    /// Where tests connect: a superuser without password, who creates one database per test.
    pub fn url(&self) -> String {
        format!("postgres://tenure@127.0.0.1:{}/postgres", self.port)
    }

    fn wait_until_ready(&mut self, programs: &Path) -> Result<(), String> {
        let begun = Instant::now();
        let mut probe = Command::new(programs.join("pg_isready"));
        probe.args(["-h", "127.0.0.1", "-U", "tenure", "-p", &self.port.to_string()]);
        while begun.elapsed() < START_LIMIT {
            if shell::quietly(&mut probe) {
                return Ok(());
            }
            if let Ok(Some(status)) = self.child.try_wait() {
                return Err(format!("PostgreSQL ended at once ({status}): {}", self.log()));
            }
            thread::sleep(POLL);
        }
        Err(format!("PostgreSQL is not ready after {} s: {}", START_LIMIT.as_secs(), self.log()))
    }

    fn log(&self) -> String {
        fs::read_to_string(self.folder.join("log")).unwrap_or_default()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // SIGINT is PostgreSQL's fast shutdown: connections are cut, shared memory is given back.
        shell::quietly(Command::new("kill").args(["-s", "INT", &self.child.id().to_string()]));
        let begun = Instant::now();
        while matches!(self.child.try_wait(), Ok(None)) {
            if begun.elapsed() > STOP_LIMIT {
                eprintln!("PostgreSQL did not stop within {} s and is ended", STOP_LIMIT.as_secs());
                if self.child.kill().is_ok() && self.child.wait().is_err() {
                    eprintln!("PostgreSQL (process {}) may still be running", self.child.id());
                }
                break;
            }
            thread::sleep(POLL);
        }
        remove(&self.folder);
    }
}

/// The folder with the newest installed server programs. Debian keeps them off the search path, one folder per version.
pub fn programs() -> Option<PathBuf> {
    let versions = fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let newest = versions
        .filter_map(|entry| Some((entry.file_name().to_str()?.parse::<u32>().ok()?, entry.path().join("bin"))))
        .filter(|(_, folder)| folder.join("initdb").is_file())
        .max();
    newest.map(|(_, folder)| folder).or_else(on_search_path)
}

fn on_search_path() -> Option<PathBuf> {
    std::env::split_paths(&std::env::var_os("PATH")?).find(|folder| folder.join("initdb").is_file())
}

fn free_port() -> Result<u16, String> {
    let listener = TcpListener::bind("127.0.0.1:0").map_err(|error| format!("no free port: {error}"))?;
    listener.local_addr().map(|address| address.port()).map_err(|error| format!("no free port: {error}"))
}

fn create(folder: &Path) -> Result<(), String> {
    let mut install = Command::new("install");
    install.args(["-d", "-m", "700"]);
    if shell::is_root() {
        if !shell::quietly(Command::new("id").args(["-u", USER])) {
            shell::succeeds(Command::new("useradd").args(["--system", "--user-group", USER]))?;
        }
        install.args(["-o", USER, "-g", USER]);
    }
    if shell::succeeds(install.arg(folder))? { Ok(()) } else { Err(format!("{} cannot be made", folder.display())) }
}

/// A command as the server's user, in its folder. With `setpriv` the server also ends when xtask does, however xtask ends.
fn as_server(program: &Path, folder: &Path) -> Command {
    let mut command = if shell::has_program("setpriv") {
        let mut command = Command::new("setpriv");
        if shell::is_root() {
            command.args(["--reuid", USER, "--regid", USER, "--init-groups"]);
        }
        command.args(["--pdeathsig", "INT"]).arg(program);
        command
    } else {
        Command::new(program)
    };
    command.current_dir(folder).env("LC_ALL", "C").env_remove("LD_LIBRARY_PATH").stdin(Stdio::null());
    command
}

fn initialise(programs: &Path, folder: &Path) -> Result<(), String> {
    let mut initdb = as_server(&programs.join("initdb"), folder);
    initdb.args(["-U", "tenure", "--auth=trust", "--encoding=UTF8", "--locale=C", "--no-sync", "-D"]);
    let output = initdb.arg(folder.join("data")).output().map_err(|error| format!("initdb: {error}"))?;
    if output.status.success() { Ok(()) } else { Err(format!("initdb: {}", String::from_utf8_lossy(&output.stderr))) }
}

/// Starts the server without any of the promises to the disk: the data lives as long as the test run.
fn launch(programs: &Path, folder: &Path, port: u16) -> Result<Child, String> {
    let log = File::create(folder.join("log")).map_err(|error| format!("log of PostgreSQL: {error}"))?;
    let also = log.try_clone().map_err(|error| format!("log of PostgreSQL: {error}"))?;
    let mut server = as_server(&programs.join("postgres"), folder);
    server.arg("-D").arg(folder.join("data")).arg("-k").arg(folder).args(["-p", &port.to_string()]);
    for setting in [
        "listen_addresses=127.0.0.1",
        "fsync=off",
        "synchronous_commit=off",
        "full_page_writes=off",
        "autovacuum=off",
        "max_connections=300",
    ] {
        server.args(["-c", setting]);
    }
    server.stdout(log).stderr(also).spawn().map_err(|error| format!("PostgreSQL: {error}"))
}

fn remove(folder: &Path) {
    if let Err(error) = fs::remove_dir_all(folder) {
        eprintln!("{} stays: {error}", folder.display());
    }
}
