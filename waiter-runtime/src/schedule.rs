//! The time of the next poll and the end of a wait. Pure arithmetic without a clock.

use std::time::Duration;

use crate::declaration::Declaration;
use crate::delay::{Delay, TICK};
use crate::first_poll::FirstPoll;

/// The delays and the limits of one wait.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Schedule {
    pub(crate) first_poll: FirstPoll,
    pub(crate) delay: Delay,
    pub(crate) poll_timeout: Option<Duration>,
    pub(crate) max_attempts: Option<u32>,
    pub(crate) max_wait: Option<Duration>,
    /// `true` if a point in time set `max_wait`.
    pub(crate) has_deadline: bool,
    /// Acceptors take effect at once.
    pub(crate) without_streaks: bool,
}

/// A limit of one poll.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Limit {
    /// The deadline of the wait.
    MaxWait,
    PollTimeout,
}

/// The step that follows a poll.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Step {
    /// Poll again after this delay.
    Poll(Duration),
    /// The wait succeeded.
    Success,
    /// The wait failed.
    Failure(Cause),
}

/// The cause of a failed wait.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Cause {
    /// A `failure` acceptor matched.
    Acceptor,
    /// No acceptor matched the operation's error.
    UnmatchedError,
    /// The attempts are used up.
    MaxAttempts,
    /// The time is used up.
    MaxWait,
}

impl Step {
    /// Returns the delay before the next poll, if there is one.
    pub(crate) fn next_delay(self) -> Option<Duration> {
        match self {
            Self::Poll(delay) => Some(delay),
            Self::Success | Self::Failure(_) => None,
        }
    }
}

impl Schedule {
    /// The declared delay and limits.
    pub(crate) const fn new(declaration: &Declaration) -> Self {
        Self {
            first_poll: match declaration.first_poll {
                Some(first_poll) => first_poll,
                None => FirstPoll::AT_ONCE,
            },
            delay: declaration.delay,
            poll_timeout: declaration.poll_timeout,
            max_attempts: declaration.max_attempts,
            max_wait: declaration.max_wait,
            has_deadline: false,
            without_streaks: false,
        }
    }

    /// Ends the wait after this time, unless it ends before.
    pub(crate) fn end_after(&mut self, time: Duration) {
        if self.max_wait.is_none_or(|max_wait| time < max_wait) {
            (self.max_wait, self.has_deadline) = (Some(time), true);
        }
    }

    /// Returns true if the wait may end after a poll without a response.
    pub(crate) fn may_end_without_response(&self) -> bool {
        self.max_wait.is_some() || self.poll_timeout.is_some()
    }

    /// Returns the time before the first poll. If it would pass the deadline, a last poll comes before that.
    pub(crate) fn before_first_poll(&self) -> Duration {
        let time = self.first_poll.delay();
        self.max_wait
            .map_or(time, |max_wait| time.min(last_poll(max_wait)))
    }

    /// Returns true if poll number `attempt` (from 1) is the last one.
    pub(crate) fn is_last(&self, attempt: u32) -> bool {
        // 0 counts as 1: one poll was made.
        self.max_attempts.is_some_and(|max| attempt >= max)
    }

    /// Returns the step after a `retry` with this delay, which the deadline may shorten. The poll began at `begun` and ended at
    /// `elapsed`. The next one may fill a streak at `full_at`.
    pub(crate) fn next(
        &self,
        delay: Duration,
        begun: Duration,
        elapsed: Duration,
        full_at: Option<Duration>,
    ) -> Step {
        let delay = delay.max(TICK);
        let Some(max_wait) = self.max_wait else {
            return Step::Poll(delay);
        };
        // A streak that is full by the deadline is not cut short.
        let full_at = full_at.filter(|at| *at <= max_wait);
        let last_poll = last_poll(max_wait).max(full_at.unwrap_or_default());
        if elapsed < last_poll {
            Step::Poll(delay.min(last_poll.saturating_sub(elapsed)))
        } else if elapsed.saturating_add(delay).saturating_add(TICK) <= max_wait {
            // The timer may wake a tick later.
            Step::Poll(delay)
        } else if begun < max_wait && elapsed >= max_wait.saturating_add(self.grace()) {
            // The process was stopped while the poll was in flight. Its response may be as old as the pause.
            Step::Poll(TICK)
        } else {
            Step::Failure(Cause::MaxWait)
        }
    }

    /// Returns the limit of a poll that passes first, and its time since the beginning of the wait.
    ///
    /// A poll that may fill a streak has the [`grace`](Self::grace), too.
    pub(crate) fn limit_of_poll(
        &self,
        planned: Duration,
        begun: Duration,
        may_fill: bool,
    ) -> Option<(Duration, Limit)> {
        let mut deadline = self.limit(planned, begun);
        if may_fill {
            deadline = deadline.map(|at| at.max(begun.saturating_add(self.grace())));
        }
        let timeout = self.poll_timeout.map(|limit| begun.saturating_add(limit));
        match (deadline, timeout) {
            (Some(at), timeout) if timeout.is_none_or(|timeout| at <= timeout) => {
                Some((at, Limit::MaxWait))
            }
            (_, timeout) => timeout.map(|at| (at, Limit::PollTimeout)),
        }
    }

    /// Returns the time that a poll had, if that was its limit.
    pub(crate) fn poll_timeout_of(&self, limit: Limit) -> Option<Duration> {
        self.poll_timeout.filter(|_| limit == Limit::PollTimeout)
    }

    /// Returns the additional time for a poll in flight if its limit was noticed this late. It is the lateness, up to the
    /// grace.
    pub(crate) fn extension(&self, limit: Limit, late: Duration) -> Option<Duration> {
        let late = lateness(Duration::ZERO, late);
        let grace = grace(
            self.poll_timeout_of(limit)
                .or(self.max_wait)
                .unwrap_or_default(),
        );
        (!late.is_zero()).then(|| late.min(grace))
    }

    /// Returns the time at which a poll is cut off, if there is a deadline. The poll was planned for `planned` and began at
    /// `begun`. All times count from the beginning of the wait.
    ///
    /// - A poll that begins with the wait has until the deadline.
    /// - A poll that begins on time has until the deadline.
    /// - A poll that begins late, because the thread or the process was stopped, keeps the time that it would have had, up to
    ///   [`grace`](Self::grace).
    /// - A poll that begins after the deadline is the last one. It has the grace.
    fn limit(&self, planned: Duration, begun: Duration) -> Option<Duration> {
        let max_wait = self.max_wait?;
        let late = lateness(planned, begun);
        if begun.is_zero() || (late.is_zero() && begun < max_wait) {
            return Some(max_wait);
        }
        let last = begun.saturating_add(self.grace());
        if begun >= max_wait {
            return Some(last);
        }
        Some(max_wait.saturating_add(late).min(last).max(max_wait))
    }

    fn grace(&self) -> Duration {
        grace(self.max_wait.unwrap_or_default())
    }
}

/// Returns the time that a poll has beyond its limit after the process was stopped: a tenth of the limit, at most a second and
/// at least 10 ms.
fn grace(limit: Duration) -> Duration {
    before_deadline(limit).max(Duration::from_millis(10))
}

/// Returns the latest time of the last poll before the deadline.
fn last_poll(max_wait: Duration) -> Duration {
    max_wait.saturating_sub(before_deadline(max_wait))
}

/// Returns the time between the last poll and the deadline: a second, or a tenth of the wait if that is less. A poll that
/// would come later is made then instead, so that the wait ends with a response.
fn before_deadline(max_wait: Duration) -> Duration {
    Duration::from_secs(1).min(max_wait / 10)
}

/// Returns the time by which `happened` is later than planned. The timer rounds up, so two ticks are on time.
fn lateness(planned: Duration, happened: Duration) -> Duration {
    happened.saturating_sub(planned.saturating_add(2 * TICK))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const SECOND: Duration = Duration::from_secs(1);

    fn fixed(delay: Duration) -> Schedule {
        Schedule {
            first_poll: FirstPoll::AT_ONCE,
            delay: Delay::Fixed(delay),
            poll_timeout: None,
            max_attempts: None,
            max_wait: None,
            has_deadline: false,
            without_streaks: false,
        }
    }

    impl Schedule {
        /// The step after a `retry` without a streak.
        fn after(
            &self,
            attempt: u32,
            begun: Duration,
            elapsed: Duration,
            hint: Option<Duration>,
            random: f64,
        ) -> Step {
            if self.is_last(attempt) {
                return Step::Failure(Cause::MaxAttempts);
            }
            let delay = self.delay.with_jitter(attempt, hint, random);
            self.next(delay, begun, elapsed, None)
        }
    }

    #[test]
    fn a_streak_that_is_full_at_the_deadline_may_fill() {
        let schedule = of(180 * SECOND + SECOND / 2);
        let next = |elapsed, full_at| schedule.next(60 * SECOND, elapsed, elapsed, full_at);
        let full_at = Some(180 * SECOND);
        assert_eq!(next(60 * SECOND, full_at), Step::Poll(60 * SECOND));
        assert_eq!(next(120 * SECOND, full_at), Step::Poll(60 * SECOND));
        assert_eq!(next(125 * SECOND, full_at), Step::Poll(55 * SECOND));
        // It cannot be full by then.
        let too_late = Some(181 * SECOND);
        let last_poll = Step::Poll(SECOND * 595 / 10);
        assert_eq!(next(120 * SECOND, too_late), last_poll);
        assert_eq!(next(120 * SECOND, None), last_poll);
        // It is full before the last poll.
        assert_eq!(next(120 * SECOND, Some(130 * SECOND)), last_poll);
        assert_eq!(next(180 * SECOND, too_late), Step::Failure(Cause::MaxWait));
    }

    #[test]
    fn attempts_end_a_wait() {
        let schedule = Schedule {
            max_attempts: Some(2),
            ..fixed(SECOND)
        };
        assert_eq!(
            schedule.after(1, SECOND, SECOND, None, 0.0),
            Step::Poll(SECOND)
        );
        assert_eq!(
            schedule.after(2, SECOND, SECOND, None, 0.0),
            Step::Failure(Cause::MaxAttempts)
        );
        let schedule = Schedule {
            max_attempts: Some(0),
            ..fixed(SECOND)
        };
        assert_eq!(
            schedule.after(1, SECOND, SECOND, None, 0.0),
            Step::Failure(Cause::MaxAttempts)
        );
    }

    #[test]
    fn a_last_poll_comes_a_second_before_the_deadline() {
        let schedule = Schedule {
            max_wait: Some(600 * SECOND),
            ..fixed(60 * SECOND)
        };
        assert_eq!(
            schedule.after(1, Duration::ZERO, Duration::ZERO, None, 0.0),
            Step::Poll(60 * SECOND)
        );
        assert_eq!(
            schedule.after(10, 540 * SECOND, 540 * SECOND, None, 0.0),
            Step::Poll(59 * SECOND)
        );
        assert_eq!(
            schedule.after(11, 599 * SECOND, 599 * SECOND, None, 0.0),
            Step::Failure(Cause::MaxWait)
        );
        assert_eq!(
            schedule.after(11, 700 * SECOND, 700 * SECOND, None, 0.0),
            Step::Failure(Cause::MaxWait)
        );
        // A short delay goes on to the end.
        let schedule = Schedule {
            max_wait: Some(10 * SECOND),
            ..fixed(SECOND / 10)
        };
        let late = Duration::from_millis(9_850);
        assert_eq!(
            schedule.after(98, late, late, None, 0.0),
            Step::Poll(SECOND / 10)
        );
        assert_eq!(
            schedule.after(99, late + SECOND / 10, late + SECOND / 10, None, 0.0),
            Step::Failure(Cause::MaxWait)
        );
        let schedule = Schedule {
            max_wait: Some(SECOND),
            ..fixed(60 * SECOND)
        };
        assert_eq!(
            schedule.after(1, Duration::ZERO, Duration::ZERO, None, 0.0),
            Step::Poll(Duration::from_millis(900))
        );
    }

    #[test]
    fn a_hint_yields_to_the_deadline() {
        let schedule = Schedule {
            delay: Delay::Backoff {
                min: SECOND,
                max: 120 * SECOND,
            },
            max_attempts: Some(3),
            ..of(60 * SECOND)
        };
        let next =
            |attempt, elapsed, hint| schedule.after(attempt, elapsed, elapsed, Some(hint), 0.0);
        assert_eq!(next(1, SECOND, 30 * SECOND), Step::Poll(30 * SECOND));
        // One last poll, though it is earlier than the service asks for.
        assert_eq!(next(1, SECOND, 90 * SECOND), Step::Poll(58 * SECOND));
        assert_eq!(
            next(1, 59 * SECOND, 90 * SECOND),
            Step::Failure(Cause::MaxWait)
        );
        assert_eq!(next(3, SECOND, SECOND), Step::Failure(Cause::MaxAttempts));
    }

    fn of(max_wait: Duration) -> Schedule {
        Schedule {
            max_wait: Some(max_wait),
            ..fixed(60 * SECOND)
        }
    }

    #[test]
    fn a_pause_is_a_tick_at_least() {
        for delay in [Duration::ZERO, Duration::from_nanos(1), TICK] {
            let schedule = fixed(delay);
            assert_eq!(
                schedule.after(1, SECOND, SECOND, None, 0.0),
                Step::Poll(TICK)
            );
            let backoff = Schedule {
                delay: Delay::Backoff {
                    min: Duration::ZERO,
                    max: delay,
                },
                ..schedule
            };
            for hint in [None, Some(Duration::ZERO), Some(SECOND)] {
                let next = backoff.after(5, SECOND, SECOND, hint, 0.0);
                assert_eq!(next, Step::Poll(TICK), "{delay:?}, {hint:?}");
            }
        }
    }

    #[test]
    fn a_poll_on_time_has_until_the_deadline() {
        assert_eq!(fixed(SECOND).limit(SECOND, 100 * SECOND), None);
        let schedule = of(60 * SECOND);
        for planned in [SECOND, 59 * SECOND, 59_999 * TICK] {
            let begun = planned + Duration::from_nanos(999_999);
            assert_eq!(schedule.limit(planned, begun), Some(60 * SECOND));
        }
        // Late, and it does not matter.
        assert_eq!(schedule.limit(SECOND, 50 * SECOND), Some(60 * SECOND));
    }

    #[test]
    fn a_late_poll_has_a_limit_of_its_own() {
        let schedule = of(60 * SECOND);
        let limit = |planned, begun| schedule.limit(planned, begun).expect("a deadline");
        // After the deadline, however late.
        for begun in [60 * SECOND, 61 * SECOND, 10_000 * SECOND] {
            assert_eq!(limit(59 * SECOND, begun), begun + SECOND);
            assert_eq!(limit(59_999 * TICK, begun), begun + SECOND);
        }
        // The last poll before the deadline keeps its second, and one after it what it would have had.
        let begun = 59_999 * TICK;
        assert_eq!(limit(59 * SECOND, begun), begun + 998 * TICK);
        assert_eq!(limit(10 * SECOND, begun), begun + SECOND);
        assert_eq!(limit(59_994 * TICK, begun), 60_003 * TICK);
        // A tenth of a short wait, and 10 ms at least.
        assert_eq!(of(SECOND).limit(TICK, 5 * SECOND), Some(5100 * TICK));
        assert_eq!(of(TICK).limit(TICK, 2 * TICK), Some(12 * TICK));
        assert_eq!(of(SECOND).limit(TICK, Duration::MAX), Some(Duration::MAX));
    }

    #[test]
    fn a_poll_in_flight_is_extended_by_what_it_missed() {
        let schedule = of(60 * SECOND);
        let extension = |late| schedule.extension(Limit::MaxWait, late);
        assert_eq!(extension(Duration::ZERO), None);
        assert_eq!(extension(2 * TICK), None);
        assert_eq!(extension(102 * TICK), Some(100 * TICK));
        assert_eq!(extension(10_000 * SECOND), Some(SECOND));
    }

    #[test]
    fn a_response_from_before_a_pause_beyond_the_deadline_is_not_the_last() {
        let schedule = of(60 * SECOND);
        let next = |begun, elapsed| schedule.after(3, begun, elapsed, None, 0.0);
        assert_eq!(next(50 * SECOND, 61 * SECOND), Step::Poll(TICK));
        assert_eq!(
            next(50 * SECOND, 60_999 * TICK),
            Step::Failure(Cause::MaxWait)
        );
        // The last poll was made by then.
        assert_eq!(
            next(60 * SECOND, 80 * SECOND),
            Step::Failure(Cause::MaxWait)
        );
        let one = Schedule {
            max_attempts: Some(3),
            ..schedule
        };
        let next = one.after(3, SECOND, 80 * SECOND, None, 0.0);
        assert_eq!(next, Step::Failure(Cause::MaxAttempts));
    }

    #[test]
    fn the_earlier_of_two_limits_ends_a_poll() {
        let schedule = Schedule {
            poll_timeout: Some(10 * SECOND),
            ..of(60 * SECOND)
        };
        let limit = |at| schedule.limit_of_poll(at, at, false);
        assert_eq!(limit(SECOND), Some((11 * SECOND, Limit::PollTimeout)));
        // The deadline wins at the same time.
        for at in [50 * SECOND, 55 * SECOND] {
            assert_eq!(limit(at), Some((60 * SECOND, Limit::MaxWait)));
        }
        // A pause extends a poll as it does at the deadline.
        let extension = |late| schedule.extension(Limit::PollTimeout, late);
        assert_eq!(extension(2 * TICK), None);
        assert_eq!(extension(100 * SECOND), Some(SECOND));
        assert_eq!(fixed(SECOND).limit_of_poll(SECOND, SECOND, false), None);
        let only = Schedule {
            max_wait: None,
            ..schedule
        };
        let limit = only.limit_of_poll(Duration::ZERO, Duration::ZERO, false);
        assert_eq!(limit, Some((10 * SECOND, Limit::PollTimeout)));
    }

    #[test]
    fn the_first_poll_comes_before_the_deadline() {
        let first = |first_poll, max_wait| {
            let schedule = Schedule {
                first_poll,
                max_wait,
                ..fixed(SECOND)
            };
            schedule.before_first_poll()
        };
        let fixed = |seconds: u32| FirstPoll::fixed(seconds * SECOND);
        assert_eq!(first(fixed(30), None), 30 * SECOND);
        assert_eq!(first(fixed(30), Some(60 * SECOND)), 30 * SECOND);
        assert_eq!(first(fixed(90), Some(60 * SECOND)), 59 * SECOND);
        assert_eq!(first(fixed(90), Some(Duration::ZERO)), Duration::ZERO);
        let range = FirstPoll {
            min: 10 * SECOND,
            max: 30 * SECOND,
        };
        assert!((range.min..=range.max).contains(&first(range, None)));
    }

    #[test]
    fn the_earlier_of_two_deadlines_ends_a_wait() {
        for (max_wait, deadline, ends, has_deadline) in [
            (None, 5, 5, true),
            (Some(3), 5, 3, false),
            (Some(5), 5, 5, false),
            (Some(9), 0, 0, true),
        ] {
            let mut schedule = fixed(SECOND);
            schedule.max_wait = max_wait.map(|seconds: u32| seconds * SECOND);
            schedule.end_after(deadline * SECOND);
            assert_eq!(schedule.max_wait, Some(ends * SECOND));
            assert_eq!(schedule.has_deadline, has_deadline);
        }
    }

    proptest! {
        #[test]
        fn a_poll_has_time_and_a_pause_shifts_the_deadline_by_no_more(
            max_wait in 1_u64..100_000, planned in 0_u64..100_000, pause in 0_u64..1_000_000,
        ) {
            let max_wait = Duration::from_millis(max_wait);
            let planned = Duration::from_millis(planned).min(max_wait.saturating_sub(TICK));
            let begun = planned + Duration::from_millis(pause);
            let schedule = of(max_wait);
            let limit = schedule.limit(planned, begun).expect("a deadline");
            let grace = schedule.grace();
            prop_assert!(limit > begun && limit <= max_wait.max(begun + grace));
            if begun >= max_wait {
                prop_assert_eq!(limit, begun + grace);
            } else {
                prop_assert!(limit <= max_wait + Duration::from_millis(pause));
            }
        }

        #[test]
        fn no_poll_starts_after_the_deadline(
            min in 1_u64..100_000, max in 1_u64..100_000, max_wait in 1_u64..100_000, elapsed in 0_u64..100_000,
            hint in proptest::option::of(0_u64..200_000), attempt in 1_u32.., random in 0.0..1.0_f64,
        ) {
            let (min, max) = (Duration::from_millis(min), Duration::from_millis(max));
            let (max_wait, elapsed) = (Duration::from_millis(max_wait), Duration::from_millis(elapsed));
            let hint = hint.map(Duration::from_millis);
            for delay in [Delay::Fixed(min), Delay::Backoff { min, max }] {
                let schedule = Schedule { delay, ..of(max_wait) };
                if let Step::Poll(sleep) = schedule.after(attempt, elapsed, elapsed, hint, random) {
                    prop_assert!(elapsed + sleep < max_wait);
                    prop_assert!(sleep <= min.max(max));
                    prop_assert!(!sleep.is_zero());
                }
            }
        }
    }
}
