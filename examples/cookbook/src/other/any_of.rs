//! Any of two, whichever comes first.

use std::io;

use waiter_runtime::waiter;

waiter! {
    /// Waits until one of two things holds.
    ///
    /// Use it if one call can find out about both, such as two servers of which one is the leader. The output says which one it
    /// was. If the two have waiters of their own, race the waits instead: `tokio::select! { first = … => …, second = … => … }`. The
    /// wait that loses is dropped, which ends it.
    pub struct AnyOfTwo;

    operation: Result<Two, io::Error>,
    delay: 200ms..5s,
    poll_timeout: 5s,
    max_wait: 5m,
    acceptors: {
        path first || second => success,
        ok _ => retry,
        error problem if problem.kind() == io::ErrorKind::ConnectionRefused => retry,
        error timeout => retry,
    },
}

/// The two things at one poll.
#[derive(Debug)]
pub struct Two {
    /// True if the first one holds.
    pub first: bool,
    /// True if the second one holds.
    pub second: bool,
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use tokio::net::{TcpListener, TcpSocket, TcpStream};
    use waiter_runtime::{Response, State, Waiter};

    use super::*;
    use crate::other::port::PortOpen;

    #[test]
    fn decisions() {
        let decide = |first, second| AnyOfTwo.evaluate(&Ok(Two { first, second })).state();
        assert_eq!(decide(true, false), State::Success);
        assert_eq!(decide(false, true), State::Success);
        assert_eq!(decide(false, false), State::Retry);
        let decide = |kind: io::ErrorKind| AnyOfTwo.evaluate(&Err(kind.into())).state();
        assert_eq!(decide(io::ErrorKind::ConnectionRefused), State::Retry);
        assert_eq!(decide(io::ErrorKind::PermissionDenied), State::Failure);
        assert_eq!(
            AnyOfTwo.evaluate(Response::timed_out()).state(),
            State::Retry
        );
    }

    /// Returns an open port and a closed one.
    async fn ports() -> (TcpListener, TcpSocket) {
        let open = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        // A socket that does not listen.
        let closed = TcpSocket::new_v4().expect("a socket");
        closed.bind(([127, 0, 0, 1], 0).into()).expect("a port");
        (open, closed)
    }

    #[tokio::test]
    async fn one_call_for_both() {
        let (listener, socket) = ports().await;
        let open = listener.local_addr().expect("an address");
        let closed = socket.local_addr().expect("an address");
        let either = AnyOfTwo
            .wait(async || {
                let (first, second) =
                    tokio::join!(TcpStream::connect(closed), TcpStream::connect(open));
                Ok(Two {
                    first: first.is_ok(),
                    second: second.is_ok(),
                })
            })
            .await
            .expect("one of them");
        let two = either.into_output().expect("the two");
        assert_eq!((two.first, two.second), (false, true));
    }

    #[tokio::test]
    async fn two_waits_race() {
        let (listener, socket) = ports().await;
        let open = listener.local_addr().expect("an address");
        let closed = socket.local_addr().expect("an address");
        let delay = Duration::from_millis(5);
        let first = PortOpen.wait(|| TcpStream::connect(closed)).delay(delay);
        let second = PortOpen.wait(|| TcpStream::connect(open)).delay(delay);
        let winner = tokio::select! {
            _ = first => "first",
            _ = second => "second",
        };
        assert_eq!(winner, "second");
    }
}
