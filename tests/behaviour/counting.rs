//! Counts of filtered lists. A count stops once it decides a comparison, unless a message shows it.

use std::cell::Cell;
use std::convert::Infallible;

use waiter_runtime::{State, Waiter, waiter};

thread_local! {
    static COMPARED: Cell<usize> = const { Cell::new(0) };
}

/// A kind that counts how often it is compared.
#[derive(Clone, Copy, Debug)]
enum Kind {
    Good,
    Bad,
}

impl PartialEq for Kind {
    fn eq(&self, other: &Self) -> bool {
        COMPARED.set(COMPARED.get() + 1);
        matches!(
            (self, other),
            (Self::Good, Self::Good) | (Self::Bad, Self::Bad)
        )
    }
}

#[derive(Clone, Debug)]
struct Job {
    kind: Kind,
    steps: Option<Vec<u8>>,
}

type Jobs = Result<Vec<Job>, Infallible>;

/// Jobs of `kinds`, each with one step.
fn jobs(kinds: &[Kind]) -> Vec<Job> {
    let job = |kind: &Kind| Job {
        kind: *kind,
        steps: Some(vec![1]),
    };
    kinds.iter().map(job).collect()
}

/// Returns whether an acceptor matches the jobs, and how many kinds it compared. A decision that a message shows has to be
/// the same.
macro_rules! decide {
    ($jobs:expr, $($acceptor:tt)*) => {{
        waiter! {
            struct Counts;

            operation: Result<Vec<Job>, Infallible>,
            delay: 1s,
            max_attempts: 1,
            acceptors: { $($acceptor)* => success },
        }
        let jobs: Jobs = Ok($jobs);
        COMPARED.set(0);
        let state = Counts.evaluate(&jobs).state();
        let compared = COMPARED.get();
        let shown = Counts.poll_once(async { jobs }).await;
        assert_eq!(shown.state(), state);
        (state == State::Success, compared)
    }};
}

const TEN: [Kind; 10] = [Kind::Bad; 10];

#[tokio::test]
async fn a_count_stops_at_the_element_that_decides() {
    let ten = || jobs(&TEN);
    assert_eq!(
        decide!(ten(), path length(@[?kind == Kind::Bad]) == 0),
        (false, 1)
    );
    assert_eq!(
        decide!(ten(), path length(@[?kind == Kind::Bad]) == 3),
        (false, 4)
    );
    assert_eq!(
        decide!(ten(), path length(@[?kind == Kind::Bad]) != 3),
        (true, 4)
    );
    assert_eq!(
        decide!(ten(), path length(@[?kind == Kind::Bad]) < 3),
        (false, 3)
    );
    assert_eq!(
        decide!(ten(), path length(@[?kind == Kind::Bad]) <= 3),
        (false, 4)
    );
    assert_eq!(
        decide!(ten(), path length(@[?kind == Kind::Bad]) > 3),
        (true, 4)
    );
    assert_eq!(
        decide!(ten(), path length(@[?kind == Kind::Bad]) >= 3),
        (true, 3)
    );
    assert_eq!(
        decide!(ten(), path 0 < length(@[?kind == Kind::Bad])),
        (true, 1)
    );
    assert_eq!(
        decide!(ten(), path !(length(@[?kind == Kind::Bad]) > 0) || length(@) == 10),
        (true, 1)
    );
}

#[tokio::test]
async fn a_count_that_does_not_decide_goes_to_the_end() {
    let ten = || jobs(&TEN);
    assert_eq!(
        decide!(ten(), path length(@[?kind == Kind::Good]) == 0),
        (true, 10)
    );
    assert_eq!(
        decide!(ten(), path length(@[?kind == Kind::Bad]) == 10),
        (true, 10)
    );
    assert_eq!(
        decide!(ten(), path length(@[?kind == Kind::Bad]) == 11),
        (false, 10)
    );
    assert_eq!(
        decide!(ten(), path length(@[?kind == Kind::Bad]) >= 0),
        (true, 10)
    );
    assert_eq!(
        decide!(ten(), path length(@[?kind == Kind::Bad]) > -1),
        (true, 10)
    );
    assert_eq!(
        decide!(ten(), path length(@[?kind == Kind::Bad]) < 1.5),
        (false, 10)
    );
    assert_eq!(
        decide!(ten(), path length(@[?kind == Kind::Bad]) == 3 | 10),
        (true, 10)
    );
}

#[tokio::test]
async fn an_element_that_fails_after_the_count_decides_fails_the_acceptor() {
    let last_fails = || {
        let mut jobs = jobs(&TEN);
        jobs[9].steps = None;
        jobs
    };
    // The comparison is false without the last element, and the acceptor must not match.
    assert_eq!(
        decide!(last_fails(), path length(@[?kind == Kind::Bad && length(steps) == 1]) == 0),
        (false, 1)
    );
    assert_eq!(
        decide!(last_fails(), path length(@[?kind == Kind::Bad && length(steps) == 1]) < 2 && @[0] != null),
        (false, 2)
    );
    // It is true, or the acceptor may match if it is false.
    assert_eq!(
        decide!(last_fails(), path length(@[?kind == Kind::Bad && length(steps) == 1]) > 0),
        (false, 10)
    );
    assert_eq!(
        decide!(last_fails(), path length(@[?kind == Kind::Bad && length(steps) == 1]) == 0 || @[0] != null),
        (false, 10)
    );
    assert_eq!(
        decide!(
            last_fails(),
            path !(length(@[?kind == Kind::Bad && length(steps) == 1]) == 0)
        ),
        (false, 10)
    );
}

#[tokio::test]
async fn a_message_shows_the_whole_count_and_a_reason_may_count() {
    waiter! {
        struct Counts;

        operation: Result<Vec<Job>, Infallible>,
        delay: 1s,
        max_attempts: 1,
        reason: to_string(length(@[?kind == Kind::Good]) == 0 || @[0].steps != null),
        acceptors: {
            path length(@[?kind == Kind::Bad]) > 0 => failure,
            path length(@) == 0 => success,
        },
    }
    let error = Counts.wait(|| async { Jobs::Ok(jobs(&TEN)) }).await;
    let error = error.expect_err("a failure").to_string();
    assert_eq!(
        error,
        "waiter Counts failed after 1 attempt in 0ms: length(@[?kind == Kind::Bad]) = 10 (reason: true) matched \
         `path length(@[?kind == Kind::Bad]) > 0 => failure`"
    );
}
