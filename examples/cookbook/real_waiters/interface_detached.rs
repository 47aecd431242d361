//! `ec2/wait.go`, `WaitNetworkInterfaceAvailableAfterUse`: an interface can be deleted once it was available for three minutes
//! without a break.
//!
//! An interface of a Lambda function reads as available for a while, and is then used again.

use std::time::Duration;

use aws_sdk_ec2::types::NetworkInterfaceStatus;
use waiter_runtime::waiter;
use waiter_tests::{Reply, Script, repeat, reply};

use crate::ec2;

waiter! {
    struct InterfaceDetached;

    operation: aws_sdk_ec2::DescribeNetworkInterfaces,
    first_poll: 10s,
    delay: 10s,
    max_wait: 30m,
    acceptors: {
        path network_interfaces[0].status == NetworkInterfaceStatus::Available for 3m => success,
        error "InvalidNetworkInterfaceID.NotFound" => success,
    },
}

waiter! {
    struct Plain;

    operation: aws_sdk_ec2::DescribeNetworkInterfaces,
    delay: 10s,
    max_wait: 30m,
    acceptors: {
        path network_interfaces[0].status == NetworkInterfaceStatus::Available => success,
    },
}

const IN_USE: Reply<'_> = reply(
    200,
    "<DescribeNetworkInterfacesResponse xmlns=\"http://ec2.amazonaws.com/doc/2016-11-15/\"><networkInterfaceSet><item>\
     <status>in-use</status></item></networkInterfaceSet></DescribeNetworkInterfacesResponse>",
);

const AVAILABLE: Reply<'_> = reply(
    200,
    "<DescribeNetworkInterfacesResponse xmlns=\"http://ec2.amazonaws.com/doc/2016-11-15/\"><networkInterfaceSet><item>\
     <status>available</status></item></networkInterfaceSet></DescribeNetworkInterfacesResponse>",
);

#[tokio::test(start_paused = true)]
async fn the_three_minutes_have_no_break() {
    let replies = repeat(&[(2, IN_USE), (5, AVAILABLE), (1, IN_USE), (19, AVAILABLE)]);
    let detached = InterfaceDetached
        .wait(ec2(Script::new(replies.clone())).describe_network_interfaces())
        .await
        .expect("detached");
    assert_eq!(detached.attempts(), 27);
    assert_eq!(detached.elapsed(), Duration::from_secs(270));

    // The interface is in use again 50 seconds later.
    let request = ec2(Script::new(replies)).describe_network_interfaces();
    let detached = Plain.wait(request).await.expect("a wrong success");
    assert_eq!(detached.attempts(), 3);
}
