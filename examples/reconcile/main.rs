//! Waits in a loop that belongs to someone else. Each step is a separate process, and a small file keeps the state between
//! steps. Without arguments, this program plays the owner and starts itself until the certificate is issued.
//!
//! ```text
//! cargo run --example reconcile
//! cargo run --example reconcile -- --step wait.json
//! ```

mod owner;
mod state;
mod step;

use std::path::PathBuf;
use std::process::ExitCode;

use waiter_examples::embedded::Fate;

const USAGE: &str = "\
Waits until an ACM certificate is issued, in steps that are separate processes.

Usage: cargo run --example reconcile -- [--fail | --slow] [--step FILE]

Without --step, it starts itself with --step until the wait is over, as a scheduler would.

  --step FILE   make one step of the wait, with its state in FILE. The first step creates the file and the last step
                deletes it. Exit codes: 0 issued, 1 failed, 2 wrong arguments, 74 unusable file, 75 not issued yet
  --fail        the certificate fails
  --slow        the certificate is not issued in time";

/// The exit code of a step after which the wait continues: `EX_TEMPFAIL` of `sysexits.h`.
pub(crate) const NOT_YET: u8 = 75;

/// The exit code of a step that could not use its file: `EX_IOERR` of `sysexits.h`.
const FILE_UNUSABLE: u8 = 74;

#[tokio::main]
async fn main() -> ExitCode {
    let mut words = std::env::args().skip(1);
    let (mut fate, mut file) = (Fate::Issued, None);
    while let Some(word) = words.next() {
        match word.as_str() {
            "--fail" => fate = Fate::Failed,
            "--slow" => fate = Fate::Pending,
            "--help" | "-h" => {
                println!("{USAGE}");
                return ExitCode::SUCCESS;
            }
            "--step" if file.is_none() => match words.next() {
                Some(path) => file = Some(PathBuf::from(path)),
                None => return wrong(),
            },
            _ => return wrong(),
        }
    }
    let done = match file {
        Some(file) => step::step(&file, fate).await,
        None => owner::run(),
    };
    done.unwrap_or_else(|error| {
        eprintln!("{error}");
        ExitCode::from(FILE_UNUSABLE)
    })
}

fn wrong() -> ExitCode {
    eprintln!("{USAGE}");
    ExitCode::from(2)
}
