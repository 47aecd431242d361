//! The `tracing` span of a wait, and the event of a poll. The loop and [`next_step`](crate::Observation::next_step) share them.

use tracing::Span;

use crate::line::one_line;
use crate::poll::Poll;
use crate::waiter::Waiter;

/// The target of the span and of its events.
pub(crate) const TARGET: &str = "waiter_runtime::wait";

/// Returns the span of a wait. `request` returns the label or the members of the request. It is not called if the span is
/// disabled.
pub(crate) fn span<W: Waiter>(request: impl Fn() -> Option<String>) -> Span {
    tracing::info_span!(
        target: TARGET,
        "wait",
        waiter = &*one_line(W::DECLARATION.name),
        operation = &*one_line(W::DECLARATION.operation),
        request = request().map(tracing::field::display),
    )
}

/// Logs a poll.
pub(crate) fn polled<W: Waiter>(poll: &Poll<'_, W>) {
    tracing::debug!(
        target: TARGET,
        attempt = poll.attempt,
        max_attempts = poll.max_attempts,
        state = poll.state().as_str(),
        streak = poll.streak().map(tracing::field::display),
        acceptor = poll.acceptor().map(|acceptor| one_line(acceptor.matcher)).as_deref(),
        elapsed = ?poll.elapsed,
        next_delay = poll.next_delay.map(tracing::field::debug),
        seen = poll.summary(),
        "polled"
    );
}

/// Logs a poll without a span around the whole wait, and gives it one.
pub(crate) fn polled_alone<W: Waiter>(poll: &Poll<'_, W>, request: impl Fn() -> Option<String>) {
    // A span without an event would say nothing.
    if tracing::enabled!(target: TARGET, tracing::Level::DEBUG) {
        span::<W>(request).in_scope(|| polled(poll));
    }
}
