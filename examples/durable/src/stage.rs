//! The surroundings of `demo` and `many`: a server, a job service in this process, and the durable service as a process that
//! can be killed.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;

use crate::Failure;
use crate::http::Http;
use crate::jobs::server::{self, JobService, Script};
use crate::process::{Process, TemporaryDirectory};
use crate::restate::Restate;

/// Everything that runs. The processes end before the directory is removed, because fields are dropped in this order.
pub(crate) struct Stage {
    pub(crate) http: Http,
    pub(crate) jobs: Arc<JobService>,
    pub(crate) service: DurableService,
    pub(crate) restate: Restate,
    _directory: TemporaryDirectory,
}

impl Stage {
    /// Starts everything, and registers the durable service with the server.
    pub(crate) async fn start(script: Script) -> Result<Self, Failure> {
        let directory = TemporaryDirectory::new()?;
        let http = Http::new();
        let restate = Restate::start(&http, &directory.0).await?;
        println!("the server runs: {}", restate.ingress);
        let (listener, address) = server::listen().await?;
        let jobs = JobService::start(listener, script);
        let service = DurableService::start(&directory.0, format!("http://{address}")).await?;
        restate.register(&service.url).await?;
        println!("the durable service runs: {}", service.url);
        Ok(Self {
            http,
            jobs,
            service,
            restate,
            _directory: directory,
        })
    }
}

/// The durable service, as a child process.
pub(crate) struct DurableService {
    process: Process,
    pub(crate) url: String,
    jobs: String,
    log: PathBuf,
}

impl DurableService {
    async fn start(directory: &Path, jobs: String) -> Result<Self, Failure> {
        let log = directory.join("service.log");
        let mut process = spawn("127.0.0.1:0", &jobs, &log)?;
        let url = process.address(address).await?;
        Ok(Self {
            process,
            url,
            jobs,
            log,
        })
    }

    /// Kills the process with SIGKILL.
    pub(crate) fn kill(&mut self) -> Result<(), Failure> {
        Ok(self.process.kill()?)
    }

    /// Starts the process again, at the same address.
    pub(crate) async fn restart(&mut self) -> Result<(), Failure> {
        let address_before = self.url.trim_start_matches("http://");
        self.process = spawn(address_before, &self.jobs, &self.log)?;
        self.process.address(address).await?;
        Ok(())
    }
}

fn spawn(address: &str, jobs: &str, log: &Path) -> Result<Process, Failure> {
    let mut command = Command::new(std::env::current_exe()?);
    command.args(["service", address, jobs]);
    Process::start(&mut command, log.to_owned())
}

/// Returns the address in a line of the service's log.
fn address(line: &str) -> Option<String> {
    line.strip_prefix("listening on ").map(str::to_owned)
}
