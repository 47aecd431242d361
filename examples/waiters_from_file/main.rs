//! Includes waiters from a file in botocore's format. Waits with one of them on an embedded ACM, or prints all of them as
//! `waiter!` blocks.
//!
//! ```text
//! cargo run --example waiters_from_file
//! cargo run --example waiters_from_file -- --print
//! ```

use std::process::ExitCode;
use std::time::Duration;

use waiter_examples::embedded::{self, Fate};
use waiter_runtime::{include_waiters, waiter_blocks};

include_waiters!(aws_sdk_acm, "waiters_from_file/acm.waiters-2.json");

const USAGE: &str = "\
Waits until an embedded ACM has issued a certificate, with a waiter from a file.

Usage: cargo run --example waiters_from_file -- [--print]

  --print   print all waiters of the file as `waiter!` blocks instead";

#[tokio::main]
async fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        [] => wait().await,
        ["--print"] => {
            print!(
                "{}",
                waiter_blocks!(aws_sdk_acm, "waiters_from_file/acm.waiters-2.json")
            );
            ExitCode::SUCCESS
        }
        ["--help" | "-h"] => {
            println!("{USAGE}");
            ExitCode::SUCCESS
        }
        _ => {
            eprintln!("{USAGE}");
            ExitCode::from(2)
        }
    }
}

async fn wait() -> ExitCode {
    let client = embedded::client(Fate::Issued);
    let request = client
        .describe_certificate()
        .certificate_arn("arn:aws:acm:eu-central-1:123456789012:certificate/example");
    let issued = CertificateIssued
        .wait(request)
        // The file says 60 seconds.
        .delay(Duration::from_millis(500))
        .on_poll(|poll| println!("{poll}"))
        .await;
    match issued {
        Ok(issued) => {
            println!("issued after {} attempts", issued.attempts());
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}
