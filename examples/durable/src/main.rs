//! Durable waits on Restate. See README.md.

mod calls;
mod conditions;
mod demo;
mod durable;
mod http;
mod install;
mod jobs;
mod many;
mod process;
mod restate;
mod service;
mod stage;

use std::error::Error;
use std::future::Future;
use std::net::SocketAddr;
use std::process::ExitCode;

use tokio::net::TcpListener;
use tokio::signal::unix::{SignalKind, signal};

use crate::jobs::server::{JobService, by_hand};

/// Any error of this program.
type Failure = Box<dyn Error + Send + Sync>;

const USAGE: &str = "\
Waits for jobs with durable waits on Restate.

Usage: cargo run -- COMMAND

  demo                     starts everything, kills the service twice, and checks how two waits end
  many                     the same with 1,000 waits

Each part by hand:
  jobs [ADDRESS]           serves jobs (127.0.0.1:7070). A job named fail-… fails, all others succeed
  service [ADDRESS [URL]]  serves the durable service (127.0.0.1:9080), with the URL of the jobs
  wait NAME [URL]          waits on a job through Restate's ingress (http://127.0.0.1:8080)";

const JOBS: &str = "127.0.0.1:7070";
const SERVICE: &str = "127.0.0.1:9080";
const INGRESS: &str = "http://127.0.0.1:8080";

#[tokio::main]
async fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<_> = arguments.iter().map(String::as_str).collect();
    let result = match arguments[..] {
        ["demo"] => until_interrupted(demo::run()).await,
        ["many"] => until_interrupted(many::run()).await,
        ["jobs"] => jobs(JOBS).await,
        ["jobs", address] => jobs(address).await,
        ["service"] => service(SERVICE, &format!("http://{JOBS}")).await,
        ["service", address] => service(address, &format!("http://{JOBS}")).await,
        ["service", address, jobs] => service(address, jobs).await,
        ["wait", name] => calls::wait(name, INGRESS).await,
        ["wait", name, ingress] => calls::wait(name, ingress).await,
        ["--help" | "-h"] => {
            println!("{USAGE}");
            return ExitCode::SUCCESS;
        }
        _ => {
            eprintln!("{USAGE}");
            return ExitCode::from(2);
        }
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

/// Drops the future at Ctrl-C, at SIGTERM or if the terminal closes, so that its child processes end.
async fn until_interrupted(run: impl Future<Output = Result<(), Failure>>) -> Result<(), Failure> {
    let mut terminated = signal(SignalKind::terminate())?;
    let mut hung_up = signal(SignalKind::hangup())?;
    tokio::select! {
        result = run => result,
        _ = tokio::signal::ctrl_c() => Err("interrupted".into()),
        _ = terminated.recv() => Err("terminated".into()),
        _ = hung_up.recv() => Err("the terminal was closed".into()),
    }
}

async fn service(address: &str, jobs: &str) -> Result<(), Failure> {
    let parsed: SocketAddr = parse(address)?;
    let served = service::serve(parsed, jobs.to_owned()).await;
    Ok(served.map_err(|error| cannot_listen(address, &error))?)
}

async fn jobs(address: &str) -> Result<(), Failure> {
    let parsed: SocketAddr = parse(address)?;
    let listener = TcpListener::bind(parsed).await;
    let listener = listener.map_err(|error| cannot_listen(address, &error))?;
    println!("listening on http://{}", listener.local_addr()?);
    let _service = JobService::start(
        listener,
        Box::new(|name, answered| Ok(by_hand(name, answered))),
    );
    Ok(tokio::signal::ctrl_c().await?)
}

fn parse(address: &str) -> Result<SocketAddr, String> {
    let parsed = address.parse();
    parsed.map_err(|_| format!("expected an address such as {SERVICE}, found {address}"))
}

fn cannot_listen(address: &str, error: &std::io::Error) -> String {
    format!("cannot listen on {address}: {error}; give another address, for example 127.0.0.1:9081")
}
