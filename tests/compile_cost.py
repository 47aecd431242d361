"""Measures what declared waiters cost to compile, beside the same waiters written by hand.

Generates five crates over aws-sdk-acm: an empty one, one with N declared waiters, one with N waiters included from a file,
and two with N waiters written by hand. Runs `cargo check` on each of them in turn without incremental compilation, and
prints the medians of the CPU time. Needs only Python 3:

    python3 tests/compile_cost.py --count 400 --runs 7
"""

import argparse
import json
import os
import pathlib
import resource
import shutil
import statistics
import subprocess

CHECKOUT = pathlib.Path(__file__).resolve().parent.parent

MANIFEST = """\
[package]
name = "{name}"
edition = "2024"

[dependencies]
aws-sdk-acm.workspace = true
tokio = {{ workspace = true, features = ["time"] }}
waiter-runtime = {{ workspace = true, features = ["aws"] }}
"""

EMPTY = "//! An empty crate: the cost of starting the compiler and reading the dependencies.\n"

DECLARED_HEAD = """\
//! Declared waiters.
use aws_sdk_acm::types::CertificateStatus;
use waiter_runtime::waiter;
"""

DECLARED = """
waiter! {
    /// Waits until ACM has issued the certificate.
    pub struct CertificateIssued@;

    operation: aws_sdk_acm::DescribeCertificate,
    delay: 60s,
    max_attempts: 40,
    acceptors: {
        path certificate.status == CertificateStatus::Issued => success,
        path certificate.status == CertificateStatus::PendingValidation => retry,
        path certificate.status == CertificateStatus::Failed | CertificateStatus::ValidationTimedOut => failure,
        error ResourceNotFoundException => failure,
    },
}
"""

INCLUDED = """\
//! The same waiters, in a file in botocore's format.
waiter_runtime::include_waiters!(aws_sdk_acm, "waiters-2.json");
"""

WAITER = {
    "operation": "DescribeCertificate",
    "description": "Waits until ACM has issued the certificate.",
    "delay": 60,
    "maxAttempts": 40,
    "acceptors": [
        {"matcher": "path", "argument": "Certificate.Status", "expected": "ISSUED", "state": "success"},
        {"matcher": "path", "argument": "Certificate.Status", "expected": "PENDING_VALIDATION", "state": "retry"},
        {"matcher": "path", "argument": "Certificate.Status", "expected": "FAILED", "state": "failure"},
        {"matcher": "path", "argument": "Certificate.Status", "expected": "VALIDATION_TIMED_OUT", "state": "failure"},
        {"matcher": "error", "expected": "ResourceNotFoundException", "state": "failure"},
    ],
}

HAND_WRITTEN_HEAD = """\
//! Waiters written by hand.
use aws_sdk_acm::error::SdkError;
use aws_sdk_acm::operation::describe_certificate::builders::DescribeCertificateFluentBuilder;
use aws_sdk_acm::operation::describe_certificate::{DescribeCertificateError, DescribeCertificateOutput};
use aws_sdk_acm::types::{CertificateDetail, CertificateStatus};

pub type Response = Result<DescribeCertificateOutput, SdkError<DescribeCertificateError>>;

pub enum State {
    Success,
    Failure,
    Retry,
}
"""

# The smallest code that waits: a decision that can be tested by itself, and a loop with a delay and a limit. It has no
# deadline, backoff, callback, log or report. The caller gets the last response in any case. The future is not checked to
# be `Send`, which the declared one is.
HAND_WRITTEN = """
/// Waits until ACM has issued the certificate.
pub async fn certificate_issued_@(request: DescribeCertificateFluentBuilder) -> Result<Response, Response> {
    let mut attempt = 1;
    loop {
        let response = request.clone().send().await;
        match decide_@(&response) {
            State::Success => return Ok(response),
            State::Failure => return Err(response),
            State::Retry if attempt == 40 => return Err(response),
            State::Retry => attempt += 1,
        }
        tokio::time::sleep(std::time::Duration::from_secs(60)).await;
    }
}
"""

# The function of both ways by hand that decides.
DECIDE = """
/// Decides on a response.
pub fn decide_@(response: &Response) -> State {
    match response {
        Ok(output) => match output.certificate().and_then(CertificateDetail::status) {
            Some(CertificateStatus::Issued) => State::Success,
            Some(CertificateStatus::PendingValidation) => State::Retry,
            Some(CertificateStatus::Failed | CertificateStatus::ValidationTimedOut) => State::Failure,
            _ => State::Retry,
        },
        Err(error) => match error.as_service_error() {
            Some(DescribeCertificateError::ResourceNotFoundException(_)) => State::Failure,
            _ => State::Failure,
        },
    }
}
"""


# The loop by hand that can do most: a deadline, which also limits a poll in flight, and a report with the last response.
WITH_DEADLINE_HEAD = HAND_WRITTEN_HEAD + """
use std::time::Duration;

use tokio::time::{Instant, sleep, timeout_at};

pub struct Report {
    pub attempts: u32,
    pub elapsed: Duration,
    pub last: Option<Box<Response>>,
}
"""

WITH_DEADLINE = """
/// Waits until ACM has issued the certificate.
pub async fn certificate_issued_@(
    request: DescribeCertificateFluentBuilder,
    delay: Duration,
    max_wait: Duration,
) -> Result<Response, Report> {
    let started = Instant::now();
    let deadline = started + max_wait;
    let (mut attempts, mut last) = (0, None);
    loop {
        attempts += 1;
        let report = |last| Report { attempts, elapsed: started.elapsed(), last };
        {
            let sending = Box::pin(request.clone().send());
            let Ok(response) = timeout_at(deadline, sending).await else {
                return Err(report(last));
            };
            match decide_@(&response) {
                State::Success => return Ok(response),
                State::Failure => return Err(report(Some(Box::new(response)))),
                State::Retry => last = Some(Box::new(response)),
            }
        }
        if Instant::now() + delay >= deadline {
            return Err(report(last));
        }
        sleep(delay).await;
    }
}
"""


def main():
    options = argparse.ArgumentParser(description=__doc__.split("\n\n", maxsplit=1)[0])
    options.add_argument("--count", type=int, default=400, help="the number of waiters in a crate (default 400)")
    options.add_argument("--runs", type=int, default=7, help="the number of checks of each crate (default 7)")
    options.add_argument("--json", action="store_true", help="print the result as JSON")
    options = options.parse_args()

    crates = {
        "empty": EMPTY,
        "declared": declared(options.count),
        "included": INCLUDED,
        "hand_written": HAND_WRITTEN_HEAD + repeated(HAND_WRITTEN + DECIDE, options.count),
        "with_deadline": WITH_DEADLINE_HEAD + repeated(WITH_DEADLINE + DECIDE, options.count),
    }
    workspace = generate(crates, "compile-cost")
    waiters = {f"CertificateIssued{index}": WAITER for index in range(options.count)}
    file = {"version": 2, "waiters": waiters}
    (workspace / "included" / "waiters-2.json").write_text(json.dumps(file, indent=2))
    check(workspace, "--workspace")
    medians = measure(workspace, crates, options.runs)
    if options.json:
        print(json.dumps({"count": options.count, "ms_each": each(medians, options.count)}))
    else:
        report(medians, options.count)


def declared(count):
    """Returns a crate with this number of declared waiters."""
    return DECLARED_HEAD + repeated(DECLARED, count)


def repeated(text, count):
    return "".join(text.replace("@", str(index)) for index in range(count))


def generate(crates, folder):
    """Writes a workspace of the crates with the checkout's locked versions. Returns its directory."""
    target = pathlib.Path(metadata()["target_directory"])
    workspace = target / folder
    for name, source in crates.items():
        (workspace / name / "src").mkdir(parents=True, exist_ok=True)
        (workspace / name / "Cargo.toml").write_text(MANIFEST.format(name=name))
        (workspace / name / "src" / "lib.rs").write_text(source)
    manifest = (CHECKOUT / "Cargo.toml").read_text()
    shared = manifest[manifest.index("[workspace.dependencies]") : manifest.index("[workspace.lints")]
    shared = shared.replace('path = "', f'path = "{CHECKOUT}/')
    members = f'[workspace]\nresolver = "3"\nmembers = {json.dumps(list(crates))}\n\n'
    (workspace / "Cargo.toml").write_text(members + shared)
    shutil.copy(CHECKOUT / "Cargo.lock", workspace)
    return workspace


def metadata():
    command = ["cargo", "metadata", "--no-deps", "--format-version", "1"]
    return json.loads(subprocess.run(command, cwd=CHECKOUT, check=True, stdout=subprocess.PIPE).stdout)


def check(workspace, *what):
    # The workspaces share the built dependencies.
    target = workspace.parent / "compile-cost" / "target"
    environment = {**os.environ, "CARGO_INCREMENTAL": "0", "CARGO_TARGET_DIR": str(target)}
    subprocess.run(["cargo", "check", "--quiet", *what], cwd=workspace, env=environment, check=True)


def measure(workspace, crates, runs):
    """Returns the median CPU seconds per crate. Checks the crates in turn, so that other load affects all of them alike."""
    seconds = {name: [] for name in crates}
    for _ in range(runs):
        for name in crates:
            (workspace / name / "src" / "lib.rs").touch()
            start = cpu_seconds()
            check(workspace, "--package", name)
            seconds[name].append(cpu_seconds() - start)
    return {name: statistics.median(times) for name, times in seconds.items()}


def cpu_seconds():
    """Returns the CPU time of all child processes. Other load on the machine affects it less than the wall time."""
    spent = resource.getrusage(resource.RUSAGE_CHILDREN)
    return spent.ru_utime + spent.ru_stime


def each(medians, count):
    """Returns the milliseconds per waiter, beyond the empty crate."""
    names = [name for name in medians if name != "empty"]
    return {name: (medians[name] - medians["empty"]) / count * 1000 for name in names}


def report(medians, count):
    beyond = each(medians, count)
    for name, seconds in medians.items():
        print(f"{name:12}  {seconds:5.2f} s" + (f"  {beyond[name]:5.2f} ms each" if name in beyond else ""))
    for name in ["declared", "included"]:
        print(f"{name} / hand_written: {beyond[name] / beyond['hand_written']:.2f}")


if __name__ == "__main__":
    main()
