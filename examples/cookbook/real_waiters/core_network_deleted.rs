//! `networkmanager/core_network.go`, `waitCoreNetworkDeleted`: five minutes without a poll, then one every ten seconds until the
//! network is gone.

use std::time::Duration;

use aws_sdk_networkmanager::types::CoreNetworkState;
use waiter_runtime::waiter;
use waiter_tests::{Reply, Script, repeat, reply};

use crate::networkmanager;

waiter! {
    struct CoreNetworkDeleted;

    operation: aws_sdk_networkmanager::GetCoreNetwork,
    first_poll: 5m,
    delay: 10s,
    max_wait: 30m,
    acceptors: {
        error ResourceNotFoundException => success,
        path core_network.state == CoreNetworkState::Deleting => retry,
        ok => failure,
    },
}

const DELETING: Reply<'_> = reply(200, r#"{"CoreNetwork":{"State":"DELETING"}}"#);

/// The state before the deletion has begun.
const AVAILABLE: Reply<'_> = reply(200, r#"{"CoreNetwork":{"State":"AVAILABLE"}}"#);

const MISSING: Reply<'_> = Reply {
    status: 404,
    headers: &[("x-amzn-errortype", "ResourceNotFoundException")],
    body: r#"{"Message":"The core network does not exist.","ResourceId":"core-network-1","ResourceType":"core-network"}"#,
};

#[tokio::test(start_paused = true)]
async fn the_first_poll_is_late() {
    let request = networkmanager(Script::new(repeat(&[(3, DELETING), (1, MISSING)])));
    let deleted = CoreNetworkDeleted
        .wait(request.get_core_network().core_network_id("core-network-1"))
        .await
        .expect("deleted");
    assert_eq!(deleted.attempts(), 4);
    assert_eq!(deleted.elapsed(), Duration::from_secs(330));
}

/// A wait that begins at once sees a state that means failure later.
#[tokio::test(start_paused = true)]
async fn a_first_poll_at_once_is_wrong() {
    let request = networkmanager(Script::new([AVAILABLE])).get_core_network();
    CoreNetworkDeleted
        .wait(request.core_network_id("core-network-1"))
        .first_poll(Duration::ZERO)
        .await
        .expect_err("the old state");
}
