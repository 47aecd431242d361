//! Lambda. The SDK ships waiters for the state of a function, but none for what is around it.

use aws_sdk_lambda::types::ProvisionedConcurrencyStatusEnum;
use waiter_runtime::waiter;

waiter! {
    /// Waits until the provisioned concurrency of a version or an alias is allocated.
    ///
    /// Use it after `PutProvisionedConcurrencyConfig`, before you send traffic to the version. Lambda says why it could not
    /// allocate the concurrency.
    pub struct ProvisionedConcurrencyReady;

    operation: aws_sdk_lambda::GetProvisionedConcurrencyConfig,
    delay: 5s..30s,
    poll_timeout: 20s,
    max_wait: 15m,
    reason: status_reason,
    acceptors: {
        path status == ProvisionedConcurrencyStatusEnum::Ready => success,
        path status == ProvisionedConcurrencyStatusEnum::InProgress => retry,
        path status == ProvisionedConcurrencyStatusEnum::Failed => failure,
        // A new version or configuration may not be visible yet.
        error ProvisionedConcurrencyConfigNotFoundException | ResourceNotFoundException for 6 polls => failure,
        error throttling | transient | timeout => retry,
    },
}

waiter! {
    /// Waits until a function receives events from a queue or a stream.
    ///
    /// Use it after `CreateEventSourceMapping` or `UpdateEventSourceMapping`. A mapping of a stream that starts at `LATEST`
    /// may miss the records that arrive before.
    pub struct EventSourceEnabled;

    operation: aws_sdk_lambda::GetEventSourceMapping,
    delay: 5s..20s,
    poll_timeout: 20s,
    max_wait: 10m,
    reason: [state_transition_reason, last_processing_result],
    acceptors: {
        path state == "Enabled" => success,
        path state == "Creating" | "Enabling" | "Updating" => retry,
        path state == "Disabling" | "Disabled" | "Deleting" => failure,
        error ResourceNotFoundException for 6 polls => failure,
        error throttling | transient | timeout => retry,
    },
}

waiter! {
    /// Waits until an alias sends all of its traffic to one version.
    ///
    /// Use it at the end of a canary or linear deployment, before you delete the old version. An alias that is rolled back
    /// looks like one whose deployment has not begun, so this waiter then ends at its limit.
    #[derive(Debug)]
    pub struct AliasShifted {
        /// The version.
        pub version: String,
    }

    operation: aws_sdk_lambda::GetAlias,
    delay: 10s..60s,
    poll_timeout: 20s,
    max_wait: 1h,
    acceptors: {
        path function_version == {version} && (
            routing_config.additional_version_weights == null
                || length(routing_config.additional_version_weights) == 0
        ) => success,
        ok => retry,
        error ResourceNotFoundException for 3 polls => failure,
        error throttling | transient | timeout => retry,
    },
}

#[cfg(test)]
mod tests {
    use aws_sdk_lambda::Client;
    use aws_sdk_lambda::operation::get_alias::{GetAliasError, GetAliasOutput};
    use aws_sdk_lambda::operation::get_event_source_mapping::{
        GetEventSourceMappingError, GetEventSourceMappingOutput,
    };
    use aws_sdk_lambda::operation::get_provisioned_concurrency_config::{
        GetProvisionedConcurrencyConfigError, GetProvisionedConcurrencyConfigOutput,
    };
    use aws_sdk_lambda::types::AliasRoutingConfiguration;
    use aws_sdk_lambda::types::error::{
        ProvisionedConcurrencyConfigNotFoundException, ResourceNotFoundException,
    };
    use waiter_runtime::{State, Waiter};

    use super::*;
    use crate::testing::{assert_bears_outages, assert_fails_after, modelled, reason, scripted};

    #[tokio::test(start_paused = true)]
    async fn provisioned_concurrency() {
        let decide = |status| {
            let output = GetProvisionedConcurrencyConfigOutput::builder().status(status);
            ProvisionedConcurrencyReady
                .evaluate(&Ok(output.build()))
                .state()
        };
        assert_eq!(
            decide(ProvisionedConcurrencyStatusEnum::Ready),
            State::Success
        );
        assert_eq!(
            decide(ProvisionedConcurrencyStatusEnum::InProgress),
            State::Retry
        );
        assert_eq!(
            decide(ProvisionedConcurrencyStatusEnum::Failed),
            State::Failure
        );

        let missing = ProvisionedConcurrencyConfigNotFoundException::builder().build();
        let missing =
            GetProvisionedConcurrencyConfigError::ProvisionedConcurrencyConfigNotFoundException(
                missing,
            );
        assert_fails_after(6, ProvisionedConcurrencyReady.evaluate(&modelled(missing)));
        assert_bears_outages(&ProvisionedConcurrencyReady);

        let config =
            scripted([r#"{"Status":"FAILED","StatusReason":"FUNCTION_ERROR_INIT_FAILURE"}"#]);
        let request = Client::new(&config).get_provisioned_concurrency_config();
        let request = request.function_name("f").qualifier("1");
        assert_eq!(
            reason(ProvisionedConcurrencyReady.wait(request)).await,
            "FUNCTION_ERROR_INIT_FAILURE"
        );
    }

    #[tokio::test(start_paused = true)]
    async fn event_sources() {
        let decide = |state: &str| {
            let output = GetEventSourceMappingOutput::builder().state(state).build();
            EventSourceEnabled.evaluate(&Ok(output)).state()
        };
        assert_eq!(decide("Enabled"), State::Success);
        assert_eq!(decide("Creating"), State::Retry);
        assert_eq!(decide("Disabled"), State::Failure);

        let missing = ResourceNotFoundException::builder().build();
        let missing = GetEventSourceMappingError::ResourceNotFoundException(missing);
        assert_fails_after(6, EventSourceEnabled.evaluate(&modelled(missing)));
        assert_bears_outages(&EventSourceEnabled);

        let config = scripted([
            r#"{"State":"Disabled","StateTransitionReason":"USER_INITIATED","LastProcessingResult":"PROBLEM: Function call failed"}"#,
        ]);
        let request = Client::new(&config).get_event_source_mapping().uuid("u");
        assert_eq!(
            reason(EventSourceEnabled.wait(request)).await,
            "USER_INITIATED; PROBLEM: Function call failed"
        );
    }

    #[test]
    fn aliases() {
        let shifted = AliasShifted {
            version: "7".to_owned(),
        };
        let decide = |version: &str, routing: Option<AliasRoutingConfiguration>| {
            let output = GetAliasOutput::builder().function_version(version);
            shifted
                .evaluate(&Ok(output.set_routing_config(routing).build()))
                .state()
        };
        let routing = AliasRoutingConfiguration::builder();
        let empty = routing
            .clone()
            .set_additional_version_weights(Some([].into()))
            .build();
        assert_eq!(decide("7", None), State::Success);
        assert_eq!(decide("7", Some(empty)), State::Success);
        assert_eq!(
            decide(
                "7",
                Some(routing.additional_version_weights("6", 0.1).build())
            ),
            State::Retry
        );
        assert_eq!(decide("6", None), State::Retry);

        let missing = ResourceNotFoundException::builder().build();
        let missing = GetAliasError::ResourceNotFoundException(missing);
        assert_fails_after(3, shifted.evaluate(&modelled(missing)));
        assert_bears_outages(&shifted);
    }
}
