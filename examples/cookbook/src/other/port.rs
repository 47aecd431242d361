//! TCP ports.

use std::io;

use tokio::net::TcpStream;
use waiter_runtime::waiter;

waiter! {
    /// Waits until a server accepts connections on a port.
    ///
    /// Use it after you started a server: `PortOpen.wait(|| TcpStream::connect("127.0.0.1:8080"))`. An open port does not mean
    /// that the server is ready. If it has a health check, wait for that one.
    pub struct PortOpen;

    operation: Result<TcpStream, io::Error>,
    delay: 50ms..1s,
    poll_timeout: 2s,
    max_wait: 1m,
    acceptors: {
        ok _ => success,
        error problem if problem.kind() == io::ErrorKind::ConnectionRefused => retry,
        error problem if problem.kind() == io::ErrorKind::ConnectionReset => retry,
        // A firewall drops the packets, or the host is not up yet.
        error timeout => retry,
    },
}

waiter! {
    /// Waits until nobody listens on a port.
    ///
    /// Use it after you stopped a server, before you start the next one on the same port.
    pub struct PortClosed;

    operation: Result<TcpStream, io::Error>,
    delay: 50ms..1s,
    poll_timeout: 2s,
    max_wait: 1m,
    acceptors: {
        error problem if problem.kind() == io::ErrorKind::ConnectionRefused => success,
        ok _ => retry,
        error problem if problem.kind() == io::ErrorKind::ConnectionReset => retry,
        error timeout => retry,
    },
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use tokio::net::TcpSocket;
    use waiter_runtime::{Response, State, Waiter};

    use super::*;

    #[test]
    fn errors() {
        let decide = |kind: io::ErrorKind| {
            let error: Result<TcpStream, io::Error> = Err(kind.into());
            (
                PortOpen.evaluate(&error).state(),
                PortClosed.evaluate(&error).state(),
            )
        };
        assert_eq!(
            decide(io::ErrorKind::ConnectionRefused),
            (State::Retry, State::Success)
        );
        assert_eq!(
            decide(io::ErrorKind::ConnectionReset),
            (State::Retry, State::Retry)
        );
        // For example an address that cannot be reached.
        assert_eq!(
            decide(io::ErrorKind::AddrNotAvailable),
            (State::Failure, State::Failure)
        );
        assert_eq!(
            PortOpen.evaluate(Response::timed_out()).state(),
            State::Retry
        );
        assert_eq!(
            PortClosed.evaluate(Response::timed_out()).state(),
            State::Retry
        );
    }

    /// The first poll of each wait finds the state before the change.
    #[tokio::test]
    async fn a_port_that_opens_and_closes() {
        let delay = Duration::from_millis(5);
        // A socket that does not listen yet keeps the port for this test.
        let socket = TcpSocket::new_v4().expect("a socket");
        socket.bind(([127, 0, 0, 1], 0).into()).expect("a port");
        let address = socket.local_addr().expect("an address");

        let (mut socket, mut listener) = (Some(socket), None);
        let opened = PortOpen
            .wait(|| TcpStream::connect(address))
            .delay(delay)
            .on_poll(|_| {
                if let Some(socket) = socket.take() {
                    listener = Some(socket.listen(8).expect("a listener"));
                }
            })
            .await
            .expect("open");
        assert_eq!(opened.attempts(), 2);

        let closed = PortClosed
            .wait(|| TcpStream::connect(address))
            .delay(delay)
            .on_poll(|_| drop(listener.take()))
            .await
            .expect("closed");
        assert!(closed.attempts() >= 2);
    }
}
