//! Parses the command line.

use std::time::Duration;

use waiter_examples::embedded::Fate;

pub(crate) const USAGE: &str = "\
Waits until an ACM certificate is issued.

Usage: cargo run --example certificate_issued -- [OPTIONS]

Without options it waits on an embedded ACM, which needs no credentials.

  --fail                 the embedded certificate fails
  --missing              the embedded ACM does not have the certificate
  --slow                 the embedded certificate is not issued in time
  --arn ARN              wait on AWS, or on what AWS_ENDPOINT_URL names, with the usual configuration
  --delay SECONDS        the delay between two polls (declared: 60; embedded: 0.5)
  --max-attempts COUNT   the limit of polls (declared: 40; --slow: 4)";

/// The parsed command line.
#[derive(Debug)]
pub(crate) struct Arguments {
    pub(crate) target: Target,
    pub(crate) delay: Option<Duration>,
    pub(crate) max_attempts: Option<u32>,
}

/// The service that has the certificate.
#[derive(Debug)]
pub(crate) enum Target {
    Embedded(Fate),
    Aws(String),
}

impl Arguments {
    /// Parses the arguments. Returns `None` for `--help`, and a message for the user if they are wrong.
    pub(crate) fn parse(mut words: impl Iterator<Item = String>) -> Result<Option<Self>, String> {
        let mut target = None;
        let (mut delay, mut max_attempts) = (None, None);
        while let Some(word) = words.next() {
            let mut value = || {
                words
                    .next()
                    .ok_or_else(|| wrong(&format!("{word} needs a value")))
            };
            let chosen = match word.as_str() {
                "--fail" => Target::Embedded(Fate::Failed),
                "--missing" => Target::Embedded(Fate::Missing),
                "--slow" => Target::Embedded(Fate::Pending),
                "--arn" => Target::Aws(value()?),
                "--delay" => {
                    delay = Some(seconds(&value()?)?);
                    continue;
                }
                "--max-attempts" => {
                    let count = value()?;
                    let parsed = count.parse().ok().filter(|count| *count > 0);
                    max_attempts =
                        Some(parsed.ok_or_else(|| wrong(&format!("{count} is not a count")))?);
                    continue;
                }
                "--help" | "-h" => return Ok(None),
                _ => return Err(wrong(&format!("unknown option {word}"))),
            };
            if target.replace(chosen).is_some() {
                return Err(wrong("choose one of --fail, --missing, --slow and --arn"));
            }
        }
        let target = target.unwrap_or(Target::Embedded(Fate::Issued));
        if let Target::Embedded(Fate::Pending) = target {
            max_attempts = max_attempts.or(Some(4));
        }
        Ok(Some(Self {
            target,
            delay,
            max_attempts,
        }))
    }
}

fn seconds(text: &str) -> Result<Duration, String> {
    text.parse()
        .ok()
        .and_then(|seconds| Duration::try_from_secs_f64(seconds).ok())
        .ok_or_else(|| wrong(&format!("{text} is not a number of seconds")))
}

fn wrong(what: &str) -> String {
    format!("{what}\n\n{USAGE}")
}
