//! The words of the language: one table for each set.
//!
//! A row has the word, its documentation for editors, and other words that people write for it. The parser, its
//! suggestions and an editor's completions use these tables.

use proc_macro2::TokenTree;

use crate::tokens::punct;

/// A set of words, as data.
pub(crate) struct Words {
    /// The name for a word of this set in messages.
    pub(crate) name: &'static str,
    pub(crate) rows: &'static [Row],
}

/// A word of a set.
pub(crate) struct Row {
    pub(crate) word: &'static str,
    /// The documentation that an editor shows, as lines of Markdown.
    pub(crate) docs: &'static [&'static str],
    /// Other words that people write for this one.
    pub(crate) aliases: &'static [&'static str],
}

impl Words {
    /// Makes a row of a table.
    pub(crate) const fn row(
        word: &'static str,
        docs: &'static [&'static str],
        aliases: &'static [&'static str],
    ) -> Row {
        Row {
            word,
            docs,
            aliases,
        }
    }

    /// Returns the row of a word.
    pub(crate) fn find(&self, word: &str) -> Option<usize> {
        self.rows.iter().position(|row| row.word == word)
    }

    /// All words of the set as text.
    pub(crate) fn words(&self) -> Vec<&'static str> {
        self.rows.iter().map(|row| row.word).collect()
    }
}

/// A word of one of the sets.
pub(crate) trait Word: Copy + PartialEq + 'static {
    const SET: Words;
    /// All words of the set, in the order of their rows.
    const ALL: &'static [Self];

    fn as_str(self) -> &'static str;

    fn find(word: &str) -> Option<Self> {
        Some(Self::ALL[Self::SET.find(word)?])
    }

    /// The word that the tokens begin with.
    fn at(tokens: &[TokenTree]) -> Option<Self> {
        match tokens.first()? {
            TokenTree::Ident(word) => Self::find(&word.to_string()),
            _ => None,
        }
    }

    /// All words of the set as text.
    fn words() -> Vec<&'static str> {
        Self::SET.words()
    }
}

macro_rules! words {
    (
        $(#[$attribute:meta])*
        $set:ident = $name:literal;
        $($(#[doc = $doc:literal])+ $variant:ident = $word:literal [$($alias:literal),*];)*
    ) => {
        $(#[$attribute])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(crate) enum $set {
            $($(#[doc = $doc])+ $variant,)*
        }

        impl Word for $set {
            const SET: Words = Words {
                name: $name,
                rows: &[$(Words::row($word, &[$($doc),+], &[$($alias),*])),*],
            };
            const ALL: &'static [Self] = &[$(Self::$variant),*];

            fn as_str(self) -> &'static str {
                Self::SET.rows[self as usize].word
            }
        }
    };
}

pub(crate) use words;

words! {
    /// The keys of a declaration.
    Key = "key";

    /// The operation to poll, by AWS's name, in its SDK crate: `operation: aws_sdk_acm::DescribeCertificate`. For a custom
    /// operation, the result of a call: `operation: Result<Output, Error>`.
    Operation = "operation" ["op", "request"];
    /// The path of the SDK's output type, for the few that break the SDK's naming rule.
    Output = "output" [];
    /// The list of the output that continues from page to page: `pages: operation_summary_list`. One poll then requests all
    /// pages by the SDK's paginator, and the acceptors see the whole list.
    Pages = "pages" ["page", "paginate", "paginator", "all_pages", "pagination"];
    /// The time before the first poll: `first_poll: 30s`. A range, `first_poll: 10s..30s`, is uniformly random, so that many
    /// waits spread out.
    FirstPoll = "first_poll" ["start_delay", "poll_delay", "wait_before", "first_delay", "delay_first"];
    /// The pause between two polls: `delay: 60s`. A range, `delay: 2s..120s`, is exponential backoff with full jitter. Units
    /// are `ms`, `s`, `m` and `h`.
    Delay = "delay" ["interval", "period", "poll_interval", "backoff"];
    /// The time of one poll at most, with the client's own retries: `poll_timeout: 10s`. A longer poll is an `error timeout`.
    PollTimeout = "poll_timeout" ["timeout_per_poll", "attempt_timeout", "request_timeout", "call_timeout"];
    /// The number of polls at most: `max_attempts: 40`. A waiter needs this or `max_wait`.
    MaxAttempts = "max_attempts" ["attempts", "tries", "max_tries", "retries", "max_retries"];
    /// The deadline of the whole wait: `max_wait: 10m`. It also cuts off a poll in flight.
    MaxWait = "max_wait" ["deadline", "max_time", "max_wait_time"];
    /// The path that says why, in the last output of a wait that fails: `reason: certificate.failure_reason`. Messages and the
    /// report show it.
    Reason = "reason" ["message", "why", "failure_reason", "status_reason", "error_message"];
    /// The meaning of the responses: `acceptors: { matcher … => state, … }`. The first acceptor that matches decides.
    Acceptors = "acceptors" ["conditions", "matchers"];
}

impl Key {
    /// The key that the tokens begin with, with its `:`.
    pub(super) fn given_at(tokens: &[TokenTree]) -> Option<Self> {
        Self::at(tokens).filter(|_| tokens.get(1).and_then(punct) == Some(':'))
    }
}

words! {
    /// The words that an acceptor can begin with.
    Keyword = "matcher";

    /// A comparison with a value of a successful response: `path certificate.status == CertificateStatus::Issued`. Or a
    /// condition on it.
    Path = "path" ["jmespath"];
    /// A comparison with every element of a list, which is not empty: `path_all list[].field == …`.
    PathAll = "path_all" ["all", "all_string_equals"];
    /// A comparison with at least one element of a list: `path_any list[].field == …`.
    PathAny = "path_any" ["any", "any_string_equals"];
    /// Like `path`, over the request and its response: every path begins with `input.` or `output.`.
    InputOutput = "input_output" [];
    /// The HTTP status of a success or an error: `status 404`, `status 200 | 301`, `status 500..=599`.
    Status = "status" ["http", "status_code"];
    /// An error: a modelled one by its name (`error ResourceNotFoundException`), any other by its wire code as a string
    /// (`error "ThrottlingException"`), or a class of errors (`error throttling`). A condition may follow, over its
    /// `message`, its `code` and the fields of a modelled one: `error "ValidationError" if contains(message, "…")`. Or a
    /// pattern of Rust: `error problem if …`.
    Error = "error" ["error_type", "err", "exception", "code"];
    /// Any successful response. Or one whose output matches a pattern of Rust: `ok output if …`.
    Ok = "ok" [];
}

words! {
    /// The elements of a list that a matcher compares. The runtime has a function of each name.
    Quantifier = "quantifier";

    /// Every element. The list is not empty.
    All = "all" [];
    /// At least one element.
    Any = "any" [];
}

words! {
    /// The states that an acceptor can lead to.
    State = "state";

    /// Ends the wait with the output.
    Success = "success" ["done", "ok", "pass", "succeed", "succeeded", "ready"];
    /// Ends the wait with an error.
    Failure = "failure" ["fail", "failed", "fails", "err", "error", "abort"];
    /// Polls again after the delay.
    Retry = "retry" ["again", "continue", "pending", "wait", "poll"];
}

words! {
    /// The units of a streak, besides those of durations.
    StreakUnit = "unit";

    /// The number of polls in a row that the acceptor decides before its state takes effect: `for 3 polls => success`.
    /// Or a time, `for 3m => failure`.
    Polls = "polls" [];
}

words! {
    /// The classes of errors. The runtime has a function of each name.
    ErrorClass = "class of errors";

    /// Any error that the service responded with.
    Any = "any" ["all", "service"];
    /// An error whose code the SDK classifies as throttling.
    Throttling = "throttling" ["throttle", "throttled"];
    /// An error whose code the SDK classifies as a passing fault of the service.
    Transient = "transient" [];
    /// A request that ran out of time. It is not in `any`: the service did not respond.
    Timeout = "timeout" ["timed_out"];
    /// A request that did not reach the service. It is not in `any`.
    Dispatch = "dispatch" ["network", "connection", "connect", "io"];
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::suggestions::unknown;

    fn check<W: Word + std::fmt::Debug>() {
        for (word, row) in W::ALL.iter().zip(W::SET.rows) {
            assert_eq!(W::find(word.as_str()), Some(*word));
            for alias in row.aliases {
                assert_eq!(W::find(alias), None, "`{alias}` is a word itself");
                assert_eq!(unknown::<W>(alias).meant, Some(*word), "`{alias}`");
            }
        }
    }

    #[test]
    fn other_words_suggest_the_one_that_is_meant() {
        check::<Key>();
        check::<Keyword>();
        check::<State>();
        check::<ErrorClass>();
    }
}
