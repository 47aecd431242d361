//! `storagegateway/wait.go`, `waitGatewayConnected`: an error of one type is "not connected yet" or fatal, by its code. The gateway
//! reboots, so six polls in a row have to succeed.

use std::time::Duration;

use aws_sdk_storagegateway::types::ErrorCode;
use waiter_runtime::{WaitError, waiter};
use waiter_tests::{Reply, Script, repeat, reply};

use crate::storagegateway;

waiter! {
    struct GatewayConnected;

    operation: aws_sdk_storagegateway::DescribeGatewayInformation,
    delay: 10s,
    max_wait: 10m,
    acceptors: {
        ok for 6 polls => success,
        error InvalidGatewayRequestException if error.error_code == ErrorCode::GatewayNotConnected => retry,
        error InvalidGatewayRequestException if contains(message, "not connected") => retry,
    },
}

const CONNECTED: Reply<'_> = reply(200, r#"{"GatewayId":"sgw-1"}"#);

const BY_CODE: Reply<'_> = reply(
    400,
    r#"{"__type":"InvalidGatewayRequestException","message":"no","error":{"errorCode":"GatewayNotConnected"}}"#,
);

const BY_MESSAGE: Reply<'_> = reply(
    400,
    r#"{"__type":"InvalidGatewayRequestException","message":"The specified gateway is not connected."}"#,
);

const OTHER: Reply<'_> = reply(
    400,
    r#"{"__type":"InvalidGatewayRequestException","message":"no","error":{"errorCode":"GatewayNotFound"}}"#,
);

#[tokio::test(start_paused = true)]
async fn a_reboot_starts_over() {
    let replies = repeat(&[
        (2, BY_CODE),
        (1, BY_MESSAGE),
        (3, CONNECTED),
        (1, BY_CODE),
        (6, CONNECTED),
    ]);
    let request = storagegateway(Script::new(replies)).describe_gateway_information();
    let connected = GatewayConnected
        .wait(request.gateway_arn("arn"))
        .await
        .expect("connected");
    assert_eq!(connected.attempts(), 13);
    assert_eq!(connected.elapsed(), Duration::from_mins(2));
}

#[tokio::test(start_paused = true)]
async fn another_code_ends_the_wait() {
    let request = storagegateway(Script::new([OTHER])).describe_gateway_information();
    let error = GatewayConnected
        .wait(request.gateway_arn("arn"))
        .await
        .expect_err("another code");
    assert!(matches!(error, WaitError::UnmatchedError(_)), "{error}");
}
