//! Conditions, which have to last. They are for tests of programs.

use std::convert::Infallible;

use waiter_runtime::waiter;

waiter! {
    /// Waits until a condition has been true for two seconds.
    ///
    /// Use it in a test for a state that flaps: `Steady.wait(async || Ok(is_leader()))`. Each poll that finds the condition false
    /// starts the two seconds over.
    pub struct Steady;

    operation: Result<bool, Infallible>,
    delay: 100ms,
    max_wait: 1m,
    acceptors: {
        ok true for 2s => success,
        ok false => retry,
    },
}

waiter! {
    /// Waits until a condition has been true for two seconds, and fails when it is false once.
    ///
    /// Use it in a test for something that must not happen. Other libraries call it `consistently`.
    pub struct Unbroken;

    operation: Result<bool, Infallible>,
    delay: 100ms,
    max_wait: 1m,
    acceptors: {
        ok true for 2s => success,
        ok false => failure,
    },
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use waiter_runtime::{State, Streak, WaitError, Waiter};

    use super::*;

    #[test]
    fn conditions() {
        let two_seconds = Some(Streak::Held(Duration::from_secs(2)));
        let held = Steady.evaluate(&Ok(true));
        assert_eq!((held.state(), held.streak()), (State::Success, two_seconds));
        assert_eq!(Steady.evaluate(&Ok(false)).state(), State::Retry);
        let held = Unbroken.evaluate(&Ok(true));
        assert_eq!((held.state(), held.streak()), (State::Success, two_seconds));
        assert_eq!(Unbroken.evaluate(&Ok(false)).state(), State::Failure);
    }

    /// Returns a condition that is false at one poll only.
    fn breaks_at(poll: u32) -> impl FnMut() -> std::future::Ready<Result<bool, Infallible>> {
        let mut polls = 0;
        move || {
            polls += 1;
            std::future::ready(Ok(polls != poll))
        }
    }

    /// The clock is paused, so the wait ends at once.
    #[tokio::test(start_paused = true)]
    async fn a_condition_that_breaks_starts_over() {
        let steady = Steady.wait(breaks_at(10)).await.expect("steady");
        assert_eq!(steady.attempts(), 10 + 1 + 20);
    }

    #[tokio::test(start_paused = true)]
    async fn an_unbroken_condition_must_not_break() {
        let unbroken = Unbroken.wait(breaks_at(100)).await.expect("unbroken");
        assert_eq!(unbroken.attempts(), 1 + 20);
        let error = Unbroken.wait(breaks_at(10)).await.expect_err("a failure");
        assert!(matches!(error, WaitError::Failure(_)), "{error}");
    }
}
