//! S3. The SDK ships waiters for an object that exists, or does not.
//!
//! Without the permission `s3:ListBucket`, S3 answers 403 instead of 404 for an object that does not exist. That error ends these
//! waits.

use aws_sdk_s3::types::ReplicationStatus;
use waiter_runtime::waiter;

waiter! {
    /// Waits until an object has this ETag.
    ///
    /// Use it for the object that another program writes, if you know its content. `object_exists` also succeeds for the old
    /// object of that name. The ETag includes its quotes.
    #[derive(Debug)]
    pub struct ObjectHasETag {
        /// The ETag, with its quotes.
        pub e_tag: String,
    }

    operation: aws_sdk_s3::HeadObject,
    delay: 1s..15s,
    poll_timeout: 20s,
    max_wait: 30m,
    acceptors: {
        path e_tag == {e_tag} => success,
        ok => retry,
        error NotFound => retry,
        error throttling | transient | timeout => retry,
    },
}

waiter! {
    /// Waits until an object has this size in bytes.
    ///
    /// Use it for an object that is written anew with more content, such as a log. A larger object is a failure.
    #[derive(Debug)]
    pub struct ObjectHasSize {
        /// The size.
        pub bytes: i64,
    }

    operation: aws_sdk_s3::HeadObject,
    delay: 1s..15s,
    poll_timeout: 20s,
    max_wait: 30m,
    acceptors: {
        path content_length == {bytes} => success,
        path content_length > {bytes} => failure,
        ok => retry,
        error NotFound => retry,
        error throttling | transient | timeout => retry,
    },
}

waiter! {
    /// Waits until an archived object can be read.
    ///
    /// Use it after `RestoreObject`. A restore takes from a minute to two days, by storage class and tier.
    pub struct ObjectRestored;

    operation: aws_sdk_s3::HeadObject,
    delay: 1m..15m,
    poll_timeout: 20s,
    max_wait: 60h,
    acceptors: {
        path contains(restore, "ongoing-request=\"false\"") => success,
        path contains(restore, "ongoing-request=\"true\"") => retry,
        // Nobody requested a restore, or the copy has expired.
        ok for 3 polls => failure,
        error NotFound for 3 polls => failure,
        error throttling | transient | timeout => retry,
    },
}

waiter! {
    /// Waits until an object is replicated to all of its destinations.
    ///
    /// Use it with the object of the source bucket. An object without a status does not match a rule of the replication.
    pub struct ObjectReplicated;

    operation: aws_sdk_s3::HeadObject,
    delay: 2s..60s,
    poll_timeout: 20s,
    max_wait: 2h,
    acceptors: {
        path replication_status == ReplicationStatus::Completed | ReplicationStatus::Complete => success,
        path replication_status == ReplicationStatus::Pending => retry,
        path replication_status == ReplicationStatus::Failed | ReplicationStatus::Replica => failure,
        path replication_status == null for 3 polls => failure,
        error NotFound for 3 polls => failure,
        error throttling | transient | timeout => retry,
    },
}

#[cfg(test)]
mod tests {
    use aws_sdk_s3::operation::head_object::{HeadObjectError, HeadObjectOutput};
    use aws_sdk_s3::types::error::NotFound;
    use waiter_runtime::{State, Waiter};

    use super::*;
    use crate::testing::{assert_bears_outages, assert_fails_after, modelled};

    fn missing() -> HeadObjectError {
        HeadObjectError::NotFound(NotFound::builder().build())
    }

    #[test]
    fn e_tags() {
        let has_e_tag = ObjectHasETag {
            e_tag: "\"abc\"".to_owned(),
        };
        let decide = |e_tag: &str| {
            has_e_tag
                .evaluate(&Ok(HeadObjectOutput::builder().e_tag(e_tag).build()))
                .state()
        };
        assert_eq!(decide("\"abc\""), State::Success);
        assert_eq!(decide("\"old\""), State::Retry);
        assert_eq!(
            has_e_tag.evaluate(&modelled(missing())).state(),
            State::Retry
        );
        assert_bears_outages(&has_e_tag);
    }

    #[test]
    fn sizes() {
        let has_size = ObjectHasSize { bytes: 10 };
        let decide = |bytes| {
            has_size
                .evaluate(&Ok(HeadObjectOutput::builder()
                    .content_length(bytes)
                    .build()))
                .state()
        };
        assert_eq!(decide(10), State::Success);
        assert_eq!(decide(9), State::Retry);
        assert_eq!(decide(11), State::Failure);
        assert_eq!(
            has_size.evaluate(&modelled(missing())).state(),
            State::Retry
        );
        assert_bears_outages(&has_size);
    }

    #[test]
    fn restores() {
        let decide = |restore: Option<&str>| {
            let output = HeadObjectOutput::builder()
                .set_restore(restore.map(str::to_owned))
                .build();
            ObjectRestored.evaluate(&Ok(output))
        };
        let restored = r#"ongoing-request="false", expiry-date="Fri, 04 Dec 2026 00:00:00 GMT""#;
        assert_eq!(decide(Some(restored)).state(), State::Success);
        assert_eq!(
            decide(Some(r#"ongoing-request="true""#)).state(),
            State::Retry
        );
        assert_fails_after(3, decide(None));
        assert_fails_after(3, ObjectRestored.evaluate(&modelled(missing())));
        assert_bears_outages(&ObjectRestored);
    }

    #[test]
    fn replication() {
        let decide = |status| {
            let output = HeadObjectOutput::builder()
                .set_replication_status(status)
                .build();
            ObjectReplicated.evaluate(&Ok(output))
        };
        assert_eq!(
            decide(Some(ReplicationStatus::Completed)).state(),
            State::Success
        );
        assert_eq!(
            decide(Some(ReplicationStatus::Pending)).state(),
            State::Retry
        );
        assert_eq!(
            decide(Some(ReplicationStatus::Failed)).state(),
            State::Failure
        );
        assert_fails_after(3, decide(None));
        assert_fails_after(3, ObjectReplicated.evaluate(&modelled(missing())));
        assert_bears_outages(&ObjectReplicated);
    }
}
