//! The `retry-after` hints of a throttling server, over the network.

use std::time::Duration;

use crate::act::{self, Act};
use crate::server::Server;
use crate::service::{Issued, ONE, request};

/// Returns the delay after one such response. Without a hint it is the minimum.
async fn delay_after(fault: Act) -> Duration {
    let server = Server::start(move |_, n| if n == 0 { fault } else { act::ISSUED });
    let mut delays = Vec::new();
    let wait = Issued
        .wait(request(server.address(), ONE))
        .on_poll(|poll| delays.extend(poll.next_delay()));
    let issued = wait.await.expect("issued");
    assert_eq!(delays.len(), 1, "{delays:?}");
    assert!(issued.elapsed() >= delays[0]);
    delays[0]
}

/// The declared delays range from 1 ms to 4 ms. A hint becomes the shortest delay. For a hint beyond the longest delay, half of
/// the longest becomes the shortest.
#[tokio::test]
async fn a_hint_is_respected_up_to_the_longest_delay() {
    let cases = [
        (act::THROTTLED, 1..=1),
        (act::THROTTLED_3_MS, 3..=4),
        (act::THROTTLED_A_SECOND, 2..=4),
        (act::UNAVAILABLE, 2..=4),
        (Act::BadHeader, 1..=1),
    ];
    for (fault, millis) in cases {
        let (least, most) = millis.into_inner();
        let delays = Duration::from_millis(least)..=Duration::from_millis(most);
        let delay = delay_after(fault).await;
        assert!(delays.contains(&delay), "{fault:?}: {delay:?}");
    }
}
