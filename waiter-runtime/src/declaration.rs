//! A declaration as plain data, for logs, messages and tools.

use std::fmt::{self, Write};
use std::time::Duration;

use crate::delay::Delay;
use crate::first_poll::FirstPoll;
use crate::line::{LINE, write_line};
use crate::readable::Rounded;
use crate::streak::Streak;

/// The state that an acceptor leads to.
///
/// These are all the states of Smithy's [`waitable` trait][smithy] and of botocore's waiters.
///
/// [smithy]: https://smithy.io/2.0/additional-specs/waiters.html#acceptorstate-enum
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum State {
    /// The wait ends with success.
    Success,
    /// The wait ends with an error.
    Failure,
    /// The wait polls again.
    Retry,
}

impl State {
    /// Returns the word of the declaration: `success`, `failure` or `retry`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Success => "success",
            Self::Failure => "failure",
            Self::Retry => "retry",
        }
    }
}

impl fmt::Display for State {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// One line of `acceptors`: a matcher and the state that it leads to.
///
/// `Display` prints it as declared, on one line of at most 2 KiB:
/// `path certificate.status == CertificateStatus::Issued => success`, `error throttling => retry in 30s`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Acceptor {
    /// The matcher as written: `path certificate.status == CertificateStatus::Issued`.
    pub matcher: &'static str,
    /// The state if the matcher matches.
    pub state: State,
    /// The streak after which the state takes effect (`for 3 polls => success`).
    pub streak: Option<Streak>,
    /// The delay before the next poll (`=> retry in 30s`).
    pub retry_in: Option<Duration>,
    /// The path of the reason as written, for `failure(PATH)`.
    pub reason: Option<&'static str>,
}

impl fmt::Display for Acceptor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_line(f, LINE, |line| {
            line.part(LINE / 2, |line| line.write_str(self.matcher))?;
            if let Some(streak) = self.streak {
                write!(line, " for {streak}")?;
            }
            write!(line, " => {}", self.state)?;
            if let Some(delay) = self.retry_in {
                write!(line, " in {}", Rounded(delay))?;
            }
            let Some(reason) = self.reason else {
                return Ok(());
            };
            line.write_str("(")?;
            line.part(LINE / 2 - 64, |line| line.write_str(reason))?;
            line.write_str(")")
        })
    }
}

/// A waiter's declaration: [`Waiter::DECLARATION`](crate::Waiter::DECLARATION).
///
/// ```
/// # use waiter_runtime::{waiter, Waiter, State};
/// # use aws_sdk_acm::types::CertificateStatus;
/// # waiter! {
/// #     struct CertificateIssued;
/// #     operation: aws_sdk_acm::DescribeCertificate,
/// #     delay: 60s,
/// #     max_attempts: 40,
/// #     acceptors: { path certificate.status == CertificateStatus::Issued => success },
/// # }
/// let declaration = &CertificateIssued::DECLARATION;
/// assert_eq!(declaration.operation, "DescribeCertificate");
/// assert_eq!(declaration.max_attempts, Some(40));
/// assert_eq!(declaration.acceptors[0].state, State::Success);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Declaration {
    /// The struct's name.
    pub name: &'static str,
    /// The operation by AWS's name: `DescribeCertificate`.
    pub operation: &'static str,
    /// The time before the first poll, if it is not made at once.
    pub first_poll: Option<FirstPoll>,
    /// The delay between two polls.
    pub delay: Delay,
    /// The limit of one poll.
    pub poll_timeout: Option<Duration>,
    /// The limit of polls.
    pub max_attempts: Option<u32>,
    /// The limit of the duration.
    pub max_wait: Option<Duration>,
    /// The path of the reason as written.
    pub reason: Option<&'static str>,
    /// The acceptors, in the order in which they are tried.
    pub acceptors: &'static [Acceptor],
}

// Constructors for expansions. The types are `#[non_exhaustive]`, so only this crate builds them. They take plain literals,
// which rustc compiles fastest. Times are in milliseconds. The constructors are free functions, because rustc resolves them
// faster than associated ones.

/// Creates a declaration.
#[doc(hidden)]
pub const fn declaration(
    (name, operation): (&'static str, &'static str),
    (min, max): (u64, u64),
    max_attempts: Option<u32>,
    max_wait: Option<u64>,
    acceptors: &'static [Acceptor],
) -> Declaration {
    let (min, max) = (Duration::from_millis(min), Duration::from_millis(max));
    Declaration {
        name,
        operation,
        first_poll: None,
        poll_timeout: None,
        delay: if min.as_nanos() == max.as_nanos() {
            Delay::Fixed(min)
        } else {
            Delay::Backoff { min, max }
        },
        max_attempts,
        max_wait: match max_wait {
            Some(millis) => Some(Duration::from_millis(millis)),
            None => None,
        },
        reason: None,
        acceptors,
    }
}

impl Declaration {
    #[doc(hidden)]
    #[must_use]
    pub const fn reason(mut self, path: &'static str) -> Self {
        self.reason = Some(path);
        self
    }

    #[doc(hidden)]
    #[must_use]
    pub const fn first_poll(mut self, min: u64, max: u64) -> Self {
        let (min, max) = (Duration::from_millis(min), Duration::from_millis(max));
        self.first_poll = Some(FirstPoll { min, max });
        self
    }

    #[doc(hidden)]
    #[must_use]
    pub const fn poll_timeout(mut self, millis: u64) -> Self {
        self.poll_timeout = Some(Duration::from_millis(millis));
        self
    }
}

macro_rules! acceptors {
    ($($name:ident => $state:ident),*) => {$(
        #[doc(hidden)]
        pub const fn $name(matcher: &'static str) -> Acceptor {
            Acceptor { matcher, state: State::$state, streak: None, retry_in: None, reason: None }
        }
    )*};
}

impl Acceptor {
    #[doc(hidden)]
    #[must_use]
    pub const fn for_polls(mut self, polls: u32) -> Self {
        self.streak = Some(Streak::Polls(polls));
        self
    }

    #[doc(hidden)]
    #[must_use]
    pub const fn for_duration(mut self, millis: u64) -> Self {
        self.streak = Some(Streak::Held(Duration::from_millis(millis)));
        self
    }

    #[doc(hidden)]
    #[must_use]
    pub const fn retry_in(mut self, millis: u64) -> Self {
        self.retry_in = Some(Duration::from_millis(millis));
        self
    }

    #[doc(hidden)]
    #[must_use]
    pub const fn reason(mut self, path: &'static str) -> Self {
        self.reason = Some(path);
        self
    }
}

acceptors! { success => Success, failure => Failure, retry => Retry }
