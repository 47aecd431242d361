//! Route 53. The SDK ships a waiter for changes of records.

use waiter_runtime::waiter;

waiter! {
    /// Waits until this many of Route 53's checkers reach an endpoint.
    ///
    /// Use it after `CreateHealthCheck`, before a record depends on the health check. If the wait reaches its limit, the reason
    /// has the answers of the checkers.
    #[derive(Debug)]
    pub struct HealthCheckPasses {
        /// The number of checkers.
        pub checkers: usize,
    }

    operation: aws_sdk_route53::GetHealthCheckStatus,
    delay: 10s..20s,
    poll_timeout: 20s,
    max_wait: 10m,
    reason: health_check_observations[?!starts_with(status_report.status, "Success")].status_report.status,
    acceptors: {
        path length(health_check_observations[?starts_with(status_report.status, "Success")]) >= {checkers} => success,
        ok => retry,
        error NoSuchHealthCheck for 3 polls => failure,
        error throttling | transient | timeout => retry,
    },
}

waiter! {
    /// Waits until a hosted zone is signed with DNSSEC.
    ///
    /// Use it after `EnableHostedZoneDNSSEC`, before you give the DS record to the parent zone.
    pub struct DnssecSigning;

    operation: aws_sdk_route53::GetDNSSEC,
    delay: 10s..30s,
    poll_timeout: 20s,
    max_wait: 20m,
    reason: [status.status_message, key_signing_keys[?status_message != null].status_message | [0]],
    acceptors: {
        path status.serve_signature == "SIGNING" => success,
        path status.serve_signature == "ACTION_NEEDED" | "INTERNAL_FAILURE" => failure,
        path status.serve_signature == "NOT_SIGNING" | "DELETING" for 6 polls => failure,
        error NoSuchHostedZone for 3 polls => failure,
        error throttling | transient | timeout => retry,
    },
}

#[cfg(test)]
mod tests {
    use aws_sdk_route53::Client;
    use aws_sdk_route53::operation::get_dnssec::{GetDNSSECError, GetDnssecOutput};
    use aws_sdk_route53::operation::get_health_check_status::{
        GetHealthCheckStatusError, GetHealthCheckStatusOutput,
    };
    use aws_sdk_route53::types::error::{NoSuchHealthCheck, NoSuchHostedZone};
    use aws_sdk_route53::types::{DnssecStatus, HealthCheckObservation, StatusReport};
    use waiter_runtime::{State, Waiter};

    use super::*;
    use crate::testing::{assert_bears_outages, assert_fails_after, modelled, reason, scripted};

    #[tokio::test(start_paused = true)]
    async fn health_checks() {
        let passes = || HealthCheckPasses { checkers: 2 };
        let decide = |statuses: &[&str]| {
            let observations = statuses.iter().map(|status| {
                let report = StatusReport::builder().status(*status).build();
                HealthCheckObservation::builder()
                    .status_report(report)
                    .build()
            });
            let output = GetHealthCheckStatusOutput::builder();
            let output = output.set_health_check_observations(Some(observations.collect()));
            passes()
                .evaluate(&Ok(output.build().expect("all required members")))
                .state()
        };
        let (ok, refused) = (
            "Success: HTTP Status Code 200, OK",
            "Failure: Connection refused",
        );
        assert_eq!(decide(&[ok, ok, refused]), State::Success);
        assert_eq!(decide(&[ok, refused]), State::Retry);
        assert_eq!(decide(&[]), State::Retry);

        let missing = NoSuchHealthCheck::builder().build();
        let missing = GetHealthCheckStatusError::NoSuchHealthCheck(missing);
        assert_fails_after(3, passes().evaluate(&modelled(missing)));
        assert_bears_outages(&passes());

        let config = scripted(["<GetHealthCheckStatusResponse><HealthCheckObservations>\
             <HealthCheckObservation><StatusReport><Status>Success: HTTP Status Code 200, OK</Status></StatusReport>\
             </HealthCheckObservation>\
             <HealthCheckObservation><StatusReport><Status>Failure: Connection refused</Status></StatusReport>\
             </HealthCheckObservation></HealthCheckObservations></GetHealthCheckStatusResponse>"]);
        let request = Client::new(&config)
            .get_health_check_status()
            .health_check_id("h");
        let reason = reason(passes().wait(request).max_attempts(1)).await;
        assert_eq!(reason, "Failure: Connection refused");
    }

    #[tokio::test(start_paused = true)]
    async fn dnssec() {
        let decide = |signature: &str| {
            let status = DnssecStatus::builder().serve_signature(signature).build();
            let output = GetDnssecOutput::builder()
                .status(status)
                .set_key_signing_keys(Some(vec![]));
            DnssecSigning.evaluate(&Ok(output.build().expect("all required members")))
        };
        assert_eq!(decide("SIGNING").state(), State::Success);
        assert_eq!(decide("ACTION_NEEDED").state(), State::Failure);
        // The state before the change.
        assert_fails_after(6, decide("NOT_SIGNING"));

        let missing = GetDNSSECError::NoSuchHostedZone(NoSuchHostedZone::builder().build());
        assert_fails_after(3, DnssecSigning.evaluate(&modelled(missing)));
        assert_bears_outages(&DnssecSigning);

        let config = scripted([
            "<GetDNSSECResponse><Status><ServeSignature>ACTION_NEEDED</ServeSignature></Status><KeySigningKeys>\
             <member><Status>ACTION_NEEDED</Status><StatusMessage>The KMS key is disabled.</StatusMessage></member>\
             </KeySigningKeys></GetDNSSECResponse>",
        ]);
        let request = Client::new(&config).get_dnssec().hosted_zone_id("z");
        assert_eq!(
            reason(DnssecSigning.wait(request)).await,
            "The KMS key is disabled."
        );
    }
}
