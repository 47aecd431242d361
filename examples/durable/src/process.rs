//! Child processes that do not outlive this one.

use std::fs::{self, File};
use std::io;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};

use waiter_runtime::waiter;

use crate::Failure;

/// A child process. It is killed when it is dropped.
pub(crate) struct Process {
    child: Child,
    log: PathBuf,
}

/// The start of a process, as its log shows it.
#[derive(Debug)]
struct Startup {
    address: Option<String>,
    has_exited: bool,
    log_end: String,
}

waiter! {
    /// Waits until a process has written the address that it listens on.
    struct Listening;

    operation: Result<Startup, io::Error>,
    delay: 50ms,
    max_wait: 10m,
    reason: log_end,
    acceptors: {
        path address != null => success,
        path has_exited => failure,
    },
}

impl Process {
    /// Starts a command. Its output goes to the file `log`.
    pub(crate) fn start(command: &mut Command, log: PathBuf) -> Result<Self, Failure> {
        let output = File::create(&log)?;
        let child = command
            .stdin(Stdio::null())
            .stdout(output.try_clone()?)
            .stderr(output)
            .spawn()
            .map_err(|error| format!("cannot start {}: {error}", program(command)))?;
        Ok(Self { child, log })
    }

    /// Returns the number of the process.
    pub(crate) fn id(&self) -> u32 {
        self.child.id()
    }

    /// Waits until `find` finds an address in the log.
    pub(crate) async fn address(
        &mut self,
        find: impl Fn(&str) -> Option<String> + Send + Sync,
    ) -> Result<String, Failure> {
        let label = self.log.display().to_string();
        let listening = Listening
            .wait(|| {
                let startup = self.startup(&find);
                async { startup }
            })
            .label(label)
            .await?;
        let address = listening.into_output().and_then(|startup| startup.address);
        address.ok_or_else(|| "no address".into())
    }

    fn startup(&mut self, find: impl Fn(&str) -> Option<String>) -> io::Result<Startup> {
        let has_exited = self.child.try_wait()?.is_some();
        let log = fs::read_to_string(&self.log)?;
        // The last line may not be complete.
        let complete = log.rfind('\n').map_or("", |end| &log[..end]);
        Ok(Startup {
            address: complete.lines().find_map(find),
            has_exited,
            log_end: complete.lines().last().unwrap_or_default().to_owned(),
        })
    }

    /// Kills the process with SIGKILL and waits for its end.
    pub(crate) fn kill(&mut self) -> io::Result<()> {
        self.child.kill()?;
        self.child.wait().map(drop)
    }

    /// Returns the resident memory in MiB, if `ps` can tell it.
    pub(crate) fn memory(&self) -> Option<u64> {
        let id = self.id().to_string();
        let output = Command::new("ps").args(["-o", "rss=", "-p", &id]).output();
        let kib: u64 = String::from_utf8(output.ok()?.stdout)
            .ok()?
            .trim()
            .parse()
            .ok()?;
        Some(kib / 1_024)
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        // A process that has ended already cannot be killed, and that is fine.
        let _ = self.kill();
    }
}

fn program(command: &Command) -> String {
    command.get_program().to_string_lossy().into_owned()
}

/// A temporary directory. It is removed when it is dropped.
pub(crate) struct TemporaryDirectory(pub(crate) PathBuf);

impl TemporaryDirectory {
    pub(crate) fn new() -> io::Result<Self> {
        static COUNTER: AtomicU32 = AtomicU32::new(0);
        let (process, number) = (std::process::id(), COUNTER.fetch_add(1, Ordering::Relaxed));
        let path = std::env::temp_dir().join(format!("waiter-durable-{process}-{number}"));
        fs::create_dir(&path)?;
        Ok(Self(path))
    }
}

impl Drop for TemporaryDirectory {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_process_and_its_directory_end_with_their_owner() -> Result<(), Failure> {
        let directory = TemporaryDirectory::new()?;
        let path = directory.0.clone();
        let mut shell = Command::new("sh");
        shell.args(["-c", "echo at here; exec sleep 1000"]);
        let mut process = Process::start(&mut shell, path.join("log"))?;
        let address = process.address(|line| line.strip_prefix("at ").map(str::to_owned));
        assert_eq!(address.await?, "here");

        let id = process.id().to_string();
        let exists = || Command::new("kill").args(["-0", &id]).status();
        assert!(exists()?.success());
        drop(process);
        assert!(!exists()?.success());
        drop(directory);
        assert!(!path.exists());
        Ok(())
    }

    #[tokio::test]
    async fn a_process_that_ends_too_early_is_an_error_with_its_last_line() -> Result<(), Failure> {
        let directory = TemporaryDirectory::new()?;
        let mut shell = Command::new("sh");
        shell.args(["-c", "echo the port is in use"]);
        let mut process = Process::start(&mut shell, directory.0.join("log"))?;
        let error = process.address(|_| None).await.unwrap_err().to_string();
        assert!(error.contains("the port is in use"), "{error}");
        Ok(())
    }
}
