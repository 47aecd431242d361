//! What a `waiter!` block declared, as plain data: for logs, messages and tools.

use std::fmt::{self, Write};
use std::time::Duration;

use crate::delay::Delay;
use crate::line::{LINE, write_line};

/// What an acceptor, or a whole wait, decides on a response.
///
/// The three states of Smithy's [`waitable` trait][smithy] and of botocore's waiters.
///
/// [smithy]: https://smithy.io/2.0/additional-specs/waiters.html#acceptorstate-enum
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum State {
    /// The wait is over: what was waited for is there.
    Success,
    /// The wait is over: what was waited for will not come.
    Failure,
    /// Poll again.
    Retry,
}

impl State {
    /// The word a declaration uses: `success`, `failure` or `retry`.
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

/// One line of `acceptors`: a matcher and the state it leads to.
///
/// `Display` prints it as it was declared, on one line of at most 2 KiB:
/// `path certificate.status == CertificateStatus::Issued => success`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Acceptor {
    /// The matcher as it was written: `path certificate.status == CertificateStatus::Issued`.
    pub matcher: &'static str,
    /// The state when it matches.
    pub state: State,
}

impl fmt::Display for Acceptor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_line(f, LINE, |line| {
            line.part(LINE - 16, |line| line.write_str(self.matcher))?;
            write!(line, " => {}", self.state)
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
    /// The operation by AWS's own name: `DescribeCertificate`.
    pub operation: &'static str,
    /// The delay between two polls.
    pub delay: Delay,
    /// How many polls are made at the most.
    pub max_attempts: Option<u32>,
    /// How long the whole wait may take.
    pub max_wait: Option<Duration>,
    /// The acceptors, in the order in which they are tried.
    pub acceptors: &'static [Acceptor],
}

// Constructors for expansions: the types are `#[non_exhaustive]`, so only this crate builds them. They take plain
// literals, which cost rustc least.
impl Declaration {
    /// `delay` and `max_wait` in milliseconds.
    #[doc(hidden)]
    pub const fn new(
        (name, operation): (&'static str, &'static str),
        (min, max): (u64, u64),
        max_attempts: Option<u32>,
        max_wait: Option<u64>,
        acceptors: &'static [Acceptor],
    ) -> Self {
        let (min, max) = (Duration::from_millis(min), Duration::from_millis(max));
        Self {
            name,
            operation,
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
            acceptors,
        }
    }
}

impl Acceptor {
    #[doc(hidden)]
    pub const fn success(matcher: &'static str) -> Self {
        Self {
            matcher,
            state: State::Success,
        }
    }

    #[doc(hidden)]
    pub const fn failure(matcher: &'static str) -> Self {
        Self {
            matcher,
            state: State::Failure,
        }
    }

    #[doc(hidden)]
    pub const fn retry(matcher: &'static str) -> Self {
        Self {
            matcher,
            state: State::Retry,
        }
    }
}
