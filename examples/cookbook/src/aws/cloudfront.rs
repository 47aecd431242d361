//! CloudFront. The SDK ships waiters for one distribution and one invalidation.

use waiter_runtime::waiter;

waiter! {
    /// Waits until a disabled distribution can be deleted.
    ///
    /// Use it after `UpdateDistribution` with `Enabled` set to false, before `DeleteDistribution`. `distribution_deployed` also
    /// succeeds for a distribution that is still enabled.
    pub struct DistributionDisabled;

    operation: aws_sdk_cloudfront::GetDistribution,
    delay: 20s,
    poll_timeout: 20s,
    max_wait: 1h,
    acceptors: {
        path distribution.distribution_config.enabled for 3 polls => failure,
        path distribution.status == "Deployed" && !distribution.distribution_config.enabled => success,
        ok => retry,
        // Somebody else has deleted it.
        error NoSuchDistribution => success,
        error throttling | transient | timeout => retry,
    },
}

waiter! {
    /// Waits until a distribution has no invalidation in progress.
    ///
    /// Use it at the end of a deployment that creates several invalidations. The poll reads all pages, because a distribution
    /// keeps its old invalidations.
    pub struct InvalidationsCompleted;

    operation: aws_sdk_cloudfront::ListInvalidations,
    pages: invalidation_list.items,
    delay: 20s,
    poll_timeout: 60s,
    max_wait: 30m,
    acceptors: {
        path_all invalidation_list.items[].status == "Completed" => success,
        path invalidation_list.quantity == 0 => success,
        ok => retry,
        error NoSuchDistribution for 3 polls => failure,
        error throttling | transient | timeout => retry,
    },
}

waiter! {
    /// Waits until a key value store can be used by a function.
    ///
    /// Use it after `CreateKeyValueStore`, before you associate it with a function.
    pub struct KeyValueStoreReady;

    operation: aws_sdk_cloudfront::DescribeKeyValueStore,
    delay: 2s..15s,
    poll_timeout: 20s,
    max_wait: 10m,
    acceptors: {
        path key_value_store.status == "READY" => success,
        path key_value_store.status == "PROVISIONING" => retry,
        path contains(key_value_store.status, "FAILED") => failure,
        error EntityNotFound for 5 polls => failure,
        error throttling | transient | timeout => retry,
    },
}

#[cfg(test)]
mod tests {
    use aws_sdk_cloudfront::Client;
    use aws_sdk_cloudfront::operation::describe_key_value_store::{
        DescribeKeyValueStoreError, DescribeKeyValueStoreOutput,
    };
    use aws_sdk_cloudfront::operation::get_distribution::{
        GetDistributionError, GetDistributionOutput,
    };
    use aws_sdk_cloudfront::operation::list_invalidations::{
        ListInvalidationsError, ListInvalidationsOutput,
    };
    use aws_sdk_cloudfront::primitives::DateTime;
    use aws_sdk_cloudfront::types::error::{EntityNotFound, NoSuchDistribution};
    use aws_sdk_cloudfront::types::{
        Distribution, DistributionConfig, InvalidationList, InvalidationSummary, KeyValueStore,
    };
    use waiter_runtime::{State, Waiter};

    use super::*;
    use crate::testing::{assert_bears_outages, assert_fails_after, modelled, scripted};

    fn missing() -> NoSuchDistribution {
        NoSuchDistribution::builder().build()
    }

    #[test]
    fn distributions() {
        let decide = |status: &str, enabled| {
            let config = DistributionConfig::builder()
                .caller_reference("r")
                .comment("")
                .enabled(enabled);
            let distribution = Distribution::builder()
                .id("d")
                .arn("arn")
                .status(status)
                .last_modified_time(DateTime::from_secs(0))
                .in_progress_invalidation_batches(0)
                .domain_name("d.cloudfront.net")
                .distribution_config(config.build().expect("all required members"))
                .build()
                .expect("all required members");
            let output = GetDistributionOutput::builder()
                .distribution(distribution)
                .build();
            DistributionDisabled.evaluate(&Ok(output))
        };
        assert_eq!(decide("Deployed", false).state(), State::Success);
        assert_eq!(decide("InProgress", false).state(), State::Retry);
        assert_fails_after(3, decide("Deployed", true));
        let missing = GetDistributionError::NoSuchDistribution(missing());
        assert_eq!(
            DistributionDisabled.evaluate(&modelled(missing)).state(),
            State::Success
        );
        assert_bears_outages(&DistributionDisabled);
    }

    #[tokio::test(start_paused = true)]
    async fn invalidations() {
        let decide = |statuses: &[&str]| {
            let items = statuses.iter().map(|status| {
                let item = InvalidationSummary::builder()
                    .id("i")
                    .create_time(DateTime::from_secs(0));
                item.status(*status).build().expect("all required members")
            });
            // Without invalidations, the list is absent.
            let items = Some(items.collect()).filter(|items: &Vec<_>| !items.is_empty());
            let list = InvalidationList::builder()
                .marker("")
                .max_items(100)
                .is_truncated(false);
            let list = list
                .quantity(i32::from(items.is_some()))
                .set_items(items)
                .build();
            let output = ListInvalidationsOutput::builder();
            let output = output
                .invalidation_list(list.expect("all required members"))
                .build();
            InvalidationsCompleted.evaluate(&Ok(output)).state()
        };
        assert_eq!(decide(&["Completed", "Completed"]), State::Success);
        assert_eq!(decide(&[]), State::Success);
        assert_eq!(decide(&["InProgress", "Completed"]), State::Retry);
        let missing = ListInvalidationsError::NoSuchDistribution(missing());
        assert_fails_after(3, InvalidationsCompleted.evaluate(&modelled(missing)));
        assert_bears_outages(&InvalidationsCompleted);

        // The first poll finds an invalidation in progress on its second page.
        let first = "<InvalidationList><Marker/><NextMarker>i</NextMarker><MaxItems>1</MaxItems><IsTruncated>true</IsTruncated>\
             <Quantity>1</Quantity><Items><InvalidationSummary><Id>j</Id><CreateTime>2026-11-30T00:00:00Z</CreateTime>\
             <Status>Completed</Status></InvalidationSummary></Items></InvalidationList>";
        let second = "<InvalidationList><Marker>i</Marker><MaxItems>1</MaxItems><IsTruncated>false</IsTruncated>\
             <Quantity>1</Quantity><Items><InvalidationSummary><Id>k</Id><CreateTime>2026-11-30T00:00:00Z</CreateTime>\
             <Status>InProgress</Status></InvalidationSummary></Items></InvalidationList>";
        let completed = second.replace("InProgress", "Completed");
        let config = scripted([first, second, first, &completed]);
        let request = Client::new(&config)
            .list_invalidations()
            .distribution_id("d");
        let waited = InvalidationsCompleted
            .wait(request)
            .await
            .expect("completed");
        assert_eq!(waited.attempts(), 2);
    }

    #[test]
    fn key_value_stores() {
        let decide = |status: &str| {
            let store = KeyValueStore::builder()
                .name("s")
                .id("s")
                .comment("")
                .arn("arn")
                .last_modified_time(DateTime::from_secs(0))
                .status(status)
                .build()
                .expect("all required members");
            let output = DescribeKeyValueStoreOutput::builder()
                .key_value_store(store)
                .build();
            KeyValueStoreReady.evaluate(&Ok(output)).state()
        };
        assert_eq!(decide("READY"), State::Success);
        assert_eq!(decide("PROVISIONING"), State::Retry);
        assert_eq!(decide("IMPORT_FAILED"), State::Failure);
        let missing = DescribeKeyValueStoreError::EntityNotFound(EntityNotFound::builder().build());
        assert_fails_after(5, KeyValueStoreReady.evaluate(&modelled(missing)));
        assert_bears_outages(&KeyValueStoreReady);
    }
}
