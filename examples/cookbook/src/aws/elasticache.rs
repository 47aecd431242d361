//! ElastiCache. The SDK ships waiters for clusters and replication groups.

use waiter_runtime::waiter;

waiter! {
    /// Waits until a serverless cache can be used.
    ///
    /// Use it after `CreateServerlessCache` or `ModifyServerlessCache`. The output then has the endpoint. The service answers in
    /// small letters, and its documentation has capital ones, so both are here.
    pub struct ServerlessCacheAvailable;

    operation: aws_sdk_elasticache::DescribeServerlessCaches,
    delay: 10s,
    poll_timeout: 20s,
    max_wait: 30m,
    acceptors: {
        path serverless_caches[0].status == "available" | "AVAILABLE" => success,
        path serverless_caches[0].status == "creating" | "CREATING" | "modifying" | "MODIFYING" => retry,
        path serverless_caches[0].status == "create-failed" | "CREATE-FAILED" | "deleting" | "DELETING" => failure,
        error ServerlessCacheNotFoundFault for 5 polls => failure,
        error throttling | transient | timeout => retry,
    },
}

waiter! {
    /// Waits until a snapshot can be restored, copied or exported.
    ///
    /// Use it after `CreateSnapshot` or `CopySnapshot`.
    pub struct SnapshotAvailable;

    operation: aws_sdk_elasticache::DescribeSnapshots,
    delay: 15s,
    poll_timeout: 20s,
    max_wait: 1h,
    acceptors: {
        path snapshots[0].snapshot_status == "available" => success,
        path snapshots[0].snapshot_status == "creating" | "copying" | "restoring" => retry,
        path snapshots[0].snapshot_status == "failed" | "deleting" => failure,
        // Some requests for an unknown snapshot have an empty answer instead of an error.
        path length(snapshots) == 0 for 5 polls => failure,
        error SnapshotNotFoundFault for 5 polls => failure,
        error throttling | transient | timeout => retry,
    },
}

#[cfg(test)]
mod tests {
    use aws_sdk_elasticache::operation::describe_serverless_caches::{
        DescribeServerlessCachesError, DescribeServerlessCachesOutput,
    };
    use aws_sdk_elasticache::operation::describe_snapshots::{
        DescribeSnapshotsError, DescribeSnapshotsOutput,
    };
    use aws_sdk_elasticache::types::error::{ServerlessCacheNotFoundFault, SnapshotNotFoundFault};
    use aws_sdk_elasticache::types::{ServerlessCache, Snapshot};
    use waiter_runtime::{State, Waiter};

    use super::*;
    use crate::testing::{assert_bears_outages, assert_fails_after, modelled};

    #[test]
    fn serverless_caches() {
        let decide = |status: &str| {
            let cache = ServerlessCache::builder().status(status).build();
            let output = DescribeServerlessCachesOutput::builder()
                .serverless_caches(cache)
                .build();
            ServerlessCacheAvailable.evaluate(&Ok(output)).state()
        };
        assert_eq!(decide("available"), State::Success);
        assert_eq!(decide("creating"), State::Retry);
        assert_eq!(decide("create-failed"), State::Failure);
        assert_eq!(decide("CREATE-FAILED"), State::Failure);

        let missing = ServerlessCacheNotFoundFault::builder().build();
        let missing = DescribeServerlessCachesError::ServerlessCacheNotFoundFault(missing);
        assert_fails_after(5, ServerlessCacheAvailable.evaluate(&modelled(missing)));
        assert_bears_outages(&ServerlessCacheAvailable);
    }

    #[test]
    fn snapshots() {
        let decide = |status: &str| {
            let snapshot = Snapshot::builder().snapshot_status(status).build();
            let output = DescribeSnapshotsOutput::builder()
                .snapshots(snapshot)
                .build();
            SnapshotAvailable.evaluate(&Ok(output)).state()
        };
        assert_eq!(decide("available"), State::Success);
        assert_eq!(decide("creating"), State::Retry);
        assert_eq!(decide("deleting"), State::Failure);

        let empty = DescribeSnapshotsOutput::builder()
            .set_snapshots(Some(vec![]))
            .build();
        assert_fails_after(5, SnapshotAvailable.evaluate(&Ok(empty)));
        let missing = SnapshotNotFoundFault::builder().build();
        let missing = DescribeSnapshotsError::SnapshotNotFoundFault(missing);
        assert_fails_after(5, SnapshotAvailable.evaluate(&modelled(missing)));
        assert_bears_outages(&SnapshotAvailable);
    }
}
