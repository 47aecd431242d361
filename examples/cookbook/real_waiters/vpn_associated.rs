//! `ec2/wait.go`, `WaitClientVPNNetworkAssociationCreated`: an association takes at least four minutes, so nothing is polled
//! before.

use std::time::Duration;

use aws_sdk_ec2::types::AssociationStatusCode;
use waiter_runtime::waiter;
use waiter_tests::{Reply, Script, reply};

use crate::ec2;

waiter! {
    struct VpnAssociated;

    operation: aws_sdk_ec2::DescribeClientVpnTargetNetworks,
    first_poll: 4m,
    delay: 10s,
    max_wait: 30m,
    reason: client_vpn_target_networks[0].status.message,
    acceptors: {
        path client_vpn_target_networks[0].status.code == AssociationStatusCode::Associated => success,
        path client_vpn_target_networks[0].status.code == AssociationStatusCode::Associating => retry,
        ok => failure,
    },
}

macro_rules! networks {
    ($status:literal) => {
        reply(
            200,
            concat!(
                "<DescribeClientVpnTargetNetworksResponse xmlns=\"http://ec2.amazonaws.com/doc/2016-11-15/\">",
                "<clientVpnTargetNetworks><item><status>",
                $status,
                "</status></item></clientVpnTargetNetworks></DescribeClientVpnTargetNetworksResponse>"
            ),
        )
    };
}

const ASSOCIATING: Reply<'_> = networks!("<code>associating</code>");

const ASSOCIATED: Reply<'_> = networks!("<code>associated</code>");

const FAILED: Reply<'_> =
    networks!("<code>association-failed</code><message>The subnet has no free address</message>");

#[tokio::test(start_paused = true)]
async fn nothing_is_polled_for_four_minutes() {
    let script = Script::new([ASSOCIATING, ASSOCIATED]);
    let request = ec2(script.clone()).describe_client_vpn_target_networks();
    let wait = VpnAssociated.wait(request.client_vpn_endpoint_id("cvpn-endpoint-1"));
    let mut wait = tokio::spawn(wait);
    let early = tokio::time::timeout(Duration::from_secs(239), &mut wait).await;
    assert!(early.is_err());
    assert_eq!(script.requests(), 0);
    let associated = wait.await.expect("no panic").expect("associated");
    assert_eq!(associated.attempts(), 2);
    assert_eq!(associated.elapsed(), Duration::from_secs(250));
}

#[tokio::test(start_paused = true)]
async fn a_failure_has_its_reason() {
    let request = ec2(Script::new([ASSOCIATING, FAILED])).describe_client_vpn_target_networks();
    let error = VpnAssociated
        .wait(request.client_vpn_endpoint_id("cvpn-endpoint-1"))
        .await
        .expect_err("a failure");
    assert_eq!(error.reason(), Some("The subnet has no free address"));
}
