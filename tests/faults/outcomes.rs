//! Each fault by itself: its class, and a wait that continues or ends as its acceptors say.

use tokio::net::TcpSocket;
use waiter_runtime::WaitError;

use crate::act::{self, Act};
use crate::eventually::no_task_is_left;
use crate::server::Server;
use crate::service::{Issued, IssuedAtOnce, ONE, request};

const THROTTLING: &str = "error throttling";
const TRANSIENT: &str = "error transient";
const DISPATCH: &str = "error dispatch";
const ISSUED: &str = "path certificate.status == CertificateStatus::Issued";

/// Every fault that ends by itself, with its class.
const FAULTS: [(Act, &str); 19] = [
    (act::THROTTLED, THROTTLING),
    (act::THROTTLED_429, THROTTLING),
    (act::THROTTLED_A_SECOND, THROTTLING),
    (act::THROTTLED_3_MS, THROTTLING),
    (act::INTERNAL, TRANSIENT),
    (act::BAD_GATEWAY, TRANSIENT),
    (act::UNAVAILABLE, TRANSIENT),
    (act::GATEWAY_TIMEOUT, TRANSIENT),
    (act::BROKEN_JSON, TRANSIENT),
    (act::NO_UTF8, TRANSIENT),
    (Act::ShortLength, TRANSIENT),
    (Act::CutBody, TRANSIENT),
    (Act::CutChunk, TRANSIENT),
    (Act::Close, DISPATCH),
    (Act::Reset, DISPATCH),
    (Act::CutHead, DISPATCH),
    (Act::BadLength, DISPATCH),
    (Act::BadHeader, TRANSIENT),
    (Act::Garbage, DISPATCH),
];

#[tokio::test]
async fn every_fault_is_retried_where_its_class_is() {
    for (fault, class) in FAULTS {
        let server = Server::start(move |_, n| if n < 2 { fault } else { act::ISSUED });
        let mut classes = Vec::new();
        let wait = Issued
            .wait(request(server.address(), ONE))
            .on_poll(|poll| classes.extend(poll.acceptor().map(|acceptor| acceptor.matcher)));
        let issued = wait
            .await
            .unwrap_or_else(|error| panic!("{fault:?}: {error}"));
        assert_eq!(classes, [class, class, ISSUED], "{fault:?}");
        assert_eq!(
            (issued.attempts(), server.requests(ONE)),
            (3, 3),
            "{fault:?}"
        );
    }
    no_task_is_left().await;
}

#[tokio::test]
async fn every_fault_ends_a_wait_where_no_acceptor_names_it() {
    for (fault, _) in FAULTS {
        let server = Server::start(move |_, _| fault);
        let wait = IssuedAtOnce.wait(request(server.address(), ONE));
        let error = wait.await.expect_err("a fault");
        assert!(
            matches!(error, WaitError::UnmatchedError(_)),
            "{fault:?}: {error}"
        );
        assert_eq!(
            (error.report().attempts(), server.requests(ONE)),
            (1, 1),
            "{fault:?}"
        );
    }
    no_task_is_left().await;
}

#[tokio::test]
async fn a_fault_that_stays_uses_up_the_attempts() {
    for (fault, class) in FAULTS {
        let server = Server::start(move |_, _| fault);
        let error = Issued
            .wait(request(server.address(), ONE))
            .await
            .expect_err("a fault");
        assert!(
            matches!(error, WaitError::MaxAttemptsExceeded(_)),
            "{fault:?}: {error}"
        );
        assert_eq!(
            error.report().acceptor().map(|acceptor| acceptor.matcher),
            Some(class),
            "{fault:?}"
        );
        assert_eq!(
            (error.report().attempts(), server.requests(ONE)),
            (6, 6),
            "{fault:?}"
        );
    }
    no_task_is_left().await;
}

#[tokio::test]
async fn an_answer_after_faults_decides_as_usual() {
    let flaps = [Act::Close, act::THROTTLED, act::BROKEN_JSON];
    for (last, matcher) in [
        (
            act::FAILED,
            Some("path certificate.status == CertificateStatus::Failed"),
        ),
        (act::DENIED, None),
    ] {
        let server = Server::start(move |_, n| flaps.get(n).copied().unwrap_or(last));
        let error = Issued
            .wait(request(server.address(), ONE))
            .await
            .expect_err("a failure");
        match matcher {
            Some(_) => assert!(matches!(error, WaitError::Failure(_)), "{error}"),
            None => assert!(matches!(error, WaitError::UnmatchedError(_)), "{error}"),
        }
        assert_eq!(
            error.report().acceptor().map(|acceptor| acceptor.matcher),
            matcher
        );
        assert_eq!((error.report().attempts(), server.requests(ONE)), (4, 4));
    }
}

/// The SDK parses it as an empty output, so it is polled again like any success.
#[tokio::test]
async fn an_empty_success_is_not_a_fault() {
    let server = Server::start(|_, n| if n == 0 { act::EMPTY } else { act::ISSUED });
    let issued = IssuedAtOnce
        .wait(request(server.address(), ONE))
        .await
        .expect("issued");
    assert_eq!((issued.attempts(), server.requests(ONE)), (2, 2));
}

#[tokio::test]
async fn a_server_that_hangs_up_is_asked_again() {
    let server = Server::hanging_up(2, |_, _| act::ISSUED);
    let mut classes = Vec::new();
    let wait = Issued
        .wait(request(server.address(), ONE))
        .on_poll(|poll| classes.extend(poll.acceptor().map(|acceptor| acceptor.matcher)));
    wait.await.expect("issued");
    assert_eq!(classes, [DISPATCH, DISPATCH, ISSUED]);
    assert_eq!((server.accepted(), server.requests(ONE)), (3, 1));
}

#[tokio::test]
async fn nobody_there_is_a_failed_dispatch() {
    // A bound port that does not listen, so that no other program can take it.
    let socket = TcpSocket::new_v4().expect("a socket");
    let any_port = "127.0.0.1:0".parse().expect("an address");
    socket.bind(any_port).expect("a free port");
    let address = socket.local_addr().expect("a bound socket");
    let error = Issued
        .wait(request(address, ONE))
        .await
        .expect_err("refused");
    assert!(
        matches!(error, WaitError::MaxAttemptsExceeded(_)),
        "{error}"
    );
    assert_eq!(
        error.report().acceptor().map(|acceptor| acceptor.matcher),
        Some(DISPATCH)
    );
    assert_eq!(error.report().attempts(), 6);
}
