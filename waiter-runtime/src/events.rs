//! The `tracing` span of a wait, and the events of its polls. The loop and [`next_step`](crate::Observation::next_step) share
//! them. Nothing here depends on the types of a waiter, so that the code of the macros of `tracing` is compiled once.

use std::time::Duration;

use tracing::Span;

use crate::declaration::Declaration;
use crate::line::one_line;
use crate::observation::Outcome;
use crate::progress::WaitState;

/// The target of the span and of its events.
const TARGET: &str = "waiter_runtime::wait";

/// Returns the span of a wait. `request` returns the label or the members of the request. It is not called if the span is
/// disabled.
pub(crate) fn span(declaration: &Declaration, request: &dyn Fn() -> Option<String>) -> Span {
    tracing::info_span!(
        target: TARGET,
        "wait",
        waiter = &*one_line(declaration.name),
        operation = &*one_line(declaration.operation),
        request = request().map(tracing::field::display),
    )
}

/// Logs a poll. Returns true if somebody listens.
pub(crate) fn polled(
    outcome: &Outcome,
    state: &WaitState,
    elapsed: Duration,
    next_delay: Option<Duration>,
) -> bool {
    let decision = outcome.decision;
    tracing::debug!(
        target: TARGET,
        attempt = state.attempts,
        max_attempts = state.schedule.max_attempts,
        state = decision.state().as_str(),
        streak = outcome.streak().map(tracing::field::display),
        acceptor = decision.acceptor().map(|acceptor| one_line(acceptor.matcher)).as_deref(),
        elapsed = ?elapsed,
        next_delay = next_delay.map(tracing::field::debug),
        seen = &*outcome.summary,
        "polled"
    );
    tracing::enabled!(target: TARGET, tracing::Level::DEBUG)
}

/// Logs a poll without a span around the whole wait, and gives it one.
pub(crate) fn polled_alone(
    declaration: &Declaration,
    outcome: &Outcome,
    state: &WaitState,
    elapsed: Duration,
    next_delay: Option<Duration>,
) {
    // A span without an event would say nothing.
    if tracing::enabled!(target: TARGET, tracing::Level::DEBUG) {
        let label = || state.label.as_deref().map(str::to_owned);
        span(declaration, &label).in_scope(|| polled(outcome, state, elapsed, next_delay));
    }
}

/// Logs that the deadline passed while a poll was in flight.
pub(crate) fn cut_off(state: &WaitState, elapsed: Duration) {
    tracing::debug!(
        target: TARGET,
        attempt = state.attempts,
        max_attempts = state.schedule.max_attempts,
        elapsed = ?elapsed,
        "cut off by the deadline"
    );
}
