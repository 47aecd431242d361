//! DynamoDB. The SDK ships waiters for a table as a whole.

use aws_sdk_dynamodb::types::{BackupStatus, IndexStatus, ReplicaStatus, TimeToLiveStatus};
use waiter_runtime::waiter;

waiter! {
    /// Waits until a global secondary index of a table can be queried.
    ///
    /// Use it after `UpdateTable` has added the index. The table is `ACTIVE` long before the index is filled, so `table_exists`
    /// does not wait for it. DynamoDB deletes an index that it cannot fill.
    #[derive(Debug)]
    pub struct IndexActive {
        /// The name of the index.
        pub index: String,
    }

    operation: aws_sdk_dynamodb::DescribeTable,
    delay: 10s..60s,
    poll_timeout: 20s,
    max_wait: 12h,
    acceptors: {
        path_any table.global_secondary_indexes[?index_name == {index}].index_status == IndexStatus::Active => success,
        path_any table.global_secondary_indexes[?index_name == {index}].index_status == IndexStatus::Deleting => failure,
        path_any table.global_secondary_indexes[].index_name == {index} => retry,
        // The table does not have the index. `DescribeTable` is eventually consistent.
        path table.table_name != null for 5 polls => failure,
        error ResourceNotFoundException for 5 polls => failure,
        error throttling | transient | timeout => retry,
    },
}

waiter! {
    /// Waits until a global table has a replica in this region.
    ///
    /// Use it after `UpdateTable` has added the replica. The table's own status does not wait for replicas.
    #[derive(Debug)]
    pub struct ReplicaActive {
        /// The name of the region, such as `eu-west-1`.
        pub region: String,
    }

    operation: aws_sdk_dynamodb::DescribeTable,
    delay: 10s..60s,
    poll_timeout: 20s,
    max_wait: 6h,
    reason: table.replicas[?region_name == {region}].replica_status_description,
    acceptors: {
        path_any table.replicas[?region_name == {region}].replica_status == ReplicaStatus::Active => success,
        path_any table.replicas[?region_name == {region}].replica_status == ReplicaStatus::CreationFailed
            | ReplicaStatus::Deleting | ReplicaStatus::RegionDisabled | ReplicaStatus::InaccessibleEncryptionCredentials
            | ReplicaStatus::ReplicationNotAuthorized => failure,
        path_any table.replicas[].region_name == {region} => retry,
        path table.table_name != null for 5 polls => failure,
        error ResourceNotFoundException for 5 polls => failure,
        error throttling | transient | timeout => retry,
    },
}

waiter! {
    /// Waits until items of a table expire.
    ///
    /// Use it after `UpdateTimeToLive`. DynamoDB refuses another change of the setting until this one is complete.
    pub struct TimeToLiveEnabled;

    operation: aws_sdk_dynamodb::DescribeTimeToLive,
    delay: 10s..60s,
    poll_timeout: 20s,
    max_wait: 2h,
    acceptors: {
        path time_to_live_description.time_to_live_status == TimeToLiveStatus::Enabled => success,
        path time_to_live_description.time_to_live_status == TimeToLiveStatus::Enabling => retry,
        path time_to_live_description.time_to_live_status == TimeToLiveStatus::Disabled
            | TimeToLiveStatus::Disabling for 5 polls => failure,
        error ResourceNotFoundException for 5 polls => failure,
        error throttling | transient | timeout => retry,
    },
}

waiter! {
    /// Waits until a backup of a table can be restored.
    ///
    /// Use it after `CreateBackup`, before a risky change of the table.
    pub struct BackupAvailable;

    operation: aws_sdk_dynamodb::DescribeBackup,
    delay: 2s..20s,
    poll_timeout: 20s,
    max_wait: 30m,
    acceptors: {
        path backup_description.backup_details.backup_status == BackupStatus::Available => success,
        path backup_description.backup_details.backup_status == BackupStatus::Creating => retry,
        path backup_description.backup_details.backup_status == BackupStatus::Deleted => failure,
        error BackupNotFoundException for 5 polls => failure,
        error throttling | transient | timeout => retry,
    },
}

#[cfg(test)]
mod tests {
    use aws_sdk_dynamodb::Client;
    use aws_sdk_dynamodb::operation::describe_backup::{DescribeBackupError, DescribeBackupOutput};
    use aws_sdk_dynamodb::operation::describe_table::{DescribeTableError, DescribeTableOutput};
    use aws_sdk_dynamodb::operation::describe_time_to_live::{
        DescribeTimeToLiveError, DescribeTimeToLiveOutput,
    };
    use aws_sdk_dynamodb::primitives::DateTime;
    use aws_sdk_dynamodb::types::error::{BackupNotFoundException, ResourceNotFoundException};
    use aws_sdk_dynamodb::types::{
        BackupDescription, BackupDetails, BackupType, GlobalSecondaryIndexDescription,
        ReplicaDescription, TableDescription, TimeToLiveDescription,
    };
    use waiter_runtime::{Decision, State, Waiter};

    use super::*;
    use crate::testing::{assert_bears_outages, assert_fails_after, modelled, reason, scripted};

    fn missing() -> ResourceNotFoundException {
        ResourceNotFoundException::builder().build()
    }

    #[test]
    fn indexes() {
        let active = IndexActive {
            index: "by-date".to_owned(),
        };
        let decide = |indexes: Option<Vec<GlobalSecondaryIndexDescription>>| -> Decision {
            let table = TableDescription::builder().table_name("t");
            let table = table.set_global_secondary_indexes(indexes).build();
            active.evaluate(&Ok(DescribeTableOutput::builder().table(table).build()))
        };
        let index = |name: &str, status| {
            GlobalSecondaryIndexDescription::builder()
                .index_name(name)
                .index_status(status)
                .build()
        };
        let other = || index("by-name", IndexStatus::Active);
        let by_date = |status| Some(vec![other(), index("by-date", status)]);
        assert_eq!(decide(by_date(IndexStatus::Active)).state(), State::Success);
        assert_eq!(decide(by_date(IndexStatus::Creating)).state(), State::Retry);
        assert_eq!(
            decide(by_date(IndexStatus::Deleting)).state(),
            State::Failure
        );
        assert_fails_after(5, decide(Some(vec![other()])));
        assert_fails_after(5, decide(None));
        let missing = DescribeTableError::ResourceNotFoundException(missing());
        assert_fails_after(5, active.evaluate(&modelled(missing)));
        assert_bears_outages(&active);
    }

    #[tokio::test(start_paused = true)]
    async fn replicas() {
        let active = || ReplicaActive {
            region: "eu-west-1".to_owned(),
        };
        let decide = |region: &str, status| {
            let replica = ReplicaDescription::builder()
                .region_name(region)
                .replica_status(status)
                .build();
            let table = TableDescription::builder()
                .table_name("t")
                .replicas(replica)
                .build();
            active().evaluate(&Ok(DescribeTableOutput::builder().table(table).build()))
        };
        assert_eq!(
            decide("eu-west-1", ReplicaStatus::Active).state(),
            State::Success
        );
        assert_eq!(
            decide("eu-west-1", ReplicaStatus::Creating).state(),
            State::Retry
        );
        assert_eq!(
            decide("eu-west-1", ReplicaStatus::CreationFailed).state(),
            State::Failure
        );
        assert_fails_after(5, decide("us-east-1", ReplicaStatus::Active));
        let missing = DescribeTableError::ResourceNotFoundException(missing());
        assert_fails_after(5, active().evaluate(&modelled(missing)));
        assert_bears_outages(&active());

        let config = scripted([
            r#"{"Table":{"TableName":"t","Replicas":[{"RegionName":"eu-west-1","ReplicaStatus":"CREATION_FAILED","ReplicaStatusDescription":"the region has a table of this name"}]}}"#,
        ]);
        let request = Client::new(&config).describe_table().table_name("t");
        assert_eq!(
            reason(active().wait(request)).await,
            "the region has a table of this name"
        );
    }

    #[test]
    fn time_to_live() {
        let decide = |status| {
            let description = TimeToLiveDescription::builder()
                .time_to_live_status(status)
                .build();
            let output = DescribeTimeToLiveOutput::builder().time_to_live_description(description);
            TimeToLiveEnabled.evaluate(&Ok(output.build()))
        };
        assert_eq!(decide(TimeToLiveStatus::Enabled).state(), State::Success);
        assert_eq!(decide(TimeToLiveStatus::Enabling).state(), State::Retry);
        assert_fails_after(5, decide(TimeToLiveStatus::Disabled));
        let missing = DescribeTimeToLiveError::ResourceNotFoundException(missing());
        assert_fails_after(5, TimeToLiveEnabled.evaluate(&modelled(missing)));
        assert_bears_outages(&TimeToLiveEnabled);
    }

    #[test]
    fn backups() {
        let decide = |status| {
            let details = BackupDetails::builder()
                .backup_arn("arn")
                .backup_name("b")
                .backup_type(BackupType::User)
                .backup_creation_date_time(DateTime::from_secs(0))
                .backup_status(status)
                .build()
                .expect("all required members");
            let description = BackupDescription::builder().backup_details(details).build();
            let output = DescribeBackupOutput::builder()
                .backup_description(description)
                .build();
            BackupAvailable.evaluate(&Ok(output)).state()
        };
        assert_eq!(decide(BackupStatus::Available), State::Success);
        assert_eq!(decide(BackupStatus::Creating), State::Retry);
        assert_eq!(decide(BackupStatus::Deleted), State::Failure);
        let missing = BackupNotFoundException::builder().build();
        let missing = DescribeBackupError::BackupNotFoundException(missing);
        assert_fails_after(5, BackupAvailable.evaluate(&modelled(missing)));
        assert_bears_outages(&BackupAvailable);
    }
}
