//! EMR. The SDK ships `cluster_running` and `step_complete`. These are for a whole cluster and its size.

use aws_sdk_emr::types::{ClusterState, ClusterStateChangeReasonCode, InstanceGroupState};
use waiter_runtime::waiter;

waiter! {
    /// Waits until a cluster has run all of its steps.
    ///
    /// Use it for a cluster that is kept alive after its steps. `cluster_running` succeeds before the first step has ended. A
    /// cluster that terminates after its steps is a success only if the steps succeeded.
    pub struct ClusterIdle;

    operation: aws_sdk_emr::DescribeCluster,
    delay: 30s,
    poll_timeout: 20s,
    max_wait: 12h,
    reason: [cluster.status.state_change_reason.message, cluster.status.error_details[0].error_message],
    acceptors: {
        path cluster.status.state == ClusterState::Waiting => success,
        path cluster.status.state == ClusterState::Terminated
            && cluster.status.state_change_reason.code == ClusterStateChangeReasonCode::AllStepsCompleted => success,
        path cluster.status.state == ClusterState::Terminated | ClusterState::TerminatedWithErrors => failure,
        ok => retry,
        // EMR uses one error for an unknown cluster and for every other mistake in a request.
        error InvalidRequestException if contains(message, "is not valid") for 3 polls => failure,
        error throttling | transient | timeout => retry,
    },
}

waiter! {
    /// Waits until every instance group of a cluster has the requested number of instances.
    ///
    /// Use it after `ModifyInstanceGroups`. A group that waits for capacity is polled until the limit.
    pub struct InstanceGroupsResized;

    operation: aws_sdk_emr::ListInstanceGroups,
    pages: instance_groups,
    first_poll: 10s,
    delay: 20s,
    poll_timeout: 20s,
    max_wait: 1h,
    reason: instance_groups[?status.state != InstanceGroupState::Running].status.state_change_reason.message,
    acceptors: {
        path_any instance_groups[].status.state == InstanceGroupState::Arrested | InstanceGroupState::Suspended => failure,
        path length(instance_groups) > 0 && length(instance_groups[?
            status.state != InstanceGroupState::Running || running_instance_count != requested_instance_count
        ]) == 0 for 2 polls => success,
        ok => retry,
        error InvalidRequestException if contains(message, "is not valid") for 3 polls => failure,
        error throttling | transient | timeout => retry,
    },
}

#[cfg(test)]
mod tests {
    use aws_sdk_emr::Client;
    use aws_sdk_emr::error::ErrorMetadata;
    use aws_sdk_emr::operation::describe_cluster::{DescribeClusterError, DescribeClusterOutput};
    use aws_sdk_emr::operation::list_instance_groups::{
        ListInstanceGroupsError, ListInstanceGroupsOutput,
    };
    use aws_sdk_emr::types::error::InvalidRequestException;
    use aws_sdk_emr::types::{
        Cluster, ClusterStateChangeReason, ClusterStatus, InstanceGroup, InstanceGroupStatus,
    };
    use waiter_runtime::{State, Streak, Waiter};

    use super::*;
    use crate::testing::{assert_bears_outages, assert_fails_after, modelled, reason, scripted};

    fn missing() -> InvalidRequestException {
        let meta = ErrorMetadata::builder()
            .message("Cluster id 'j-1' is not valid.")
            .build();
        InvalidRequestException::builder().meta(meta).build()
    }

    #[tokio::test(start_paused = true)]
    async fn clusters() {
        let decide = |state, code| {
            let reason = ClusterStateChangeReason::builder().set_code(code).build();
            let status = ClusterStatus::builder()
                .state(state)
                .state_change_reason(reason)
                .build();
            let cluster = Cluster::builder().status(status).build();
            ClusterIdle
                .evaluate(&Ok(DescribeClusterOutput::builder()
                    .cluster(cluster)
                    .build()))
                .state()
        };
        let (completed, by_user) = (
            Some(ClusterStateChangeReasonCode::AllStepsCompleted),
            Some(ClusterStateChangeReasonCode::UserRequest),
        );
        assert_eq!(decide(ClusterState::Waiting, None), State::Success);
        assert_eq!(
            decide(ClusterState::Terminated, completed.clone()),
            State::Success
        );
        assert_eq!(decide(ClusterState::Terminating, completed), State::Retry);
        assert_eq!(decide(ClusterState::Running, None), State::Retry);
        assert_eq!(decide(ClusterState::Terminated, by_user), State::Failure);
        assert_eq!(
            decide(ClusterState::TerminatedWithErrors, None),
            State::Failure
        );
        assert_fails_after(
            3,
            ClusterIdle.evaluate(&modelled(DescribeClusterError::InvalidRequestException(
                missing(),
            ))),
        );
        assert_bears_outages(&ClusterIdle);

        let config = scripted([
            r#"{"Cluster":{"Status":{"State":"TERMINATED_WITH_ERRORS","StateChangeReason":{"Code":"BOOTSTRAP_FAILURE","Message":"bootstrap action 1 failed"}}}}"#,
        ]);
        let request = Client::new(&config).describe_cluster().cluster_id("j-1");
        assert_eq!(
            reason(ClusterIdle.wait(request)).await,
            "bootstrap action 1 failed"
        );
    }

    #[tokio::test(start_paused = true)]
    async fn instance_groups() {
        let group = |state, running| {
            let status = InstanceGroupStatus::builder().state(state).build();
            let group = InstanceGroup::builder().status(status);
            group
                .requested_instance_count(3)
                .running_instance_count(running)
                .build()
        };
        let decide = |groups: Vec<InstanceGroup>| {
            let output = ListInstanceGroupsOutput::builder()
                .set_instance_groups(Some(groups))
                .build();
            InstanceGroupsResized.evaluate(&Ok(output))
        };
        let full = || group(InstanceGroupState::Running, 3);
        let resized = decide(vec![full(), full()]);
        assert_eq!(
            (resized.state(), resized.streak()),
            (State::Success, Some(Streak::Polls(2)))
        );
        assert_eq!(
            decide(vec![full(), group(InstanceGroupState::Resizing, 2)]).state(),
            State::Retry
        );
        assert_eq!(
            decide(vec![full(), group(InstanceGroupState::Running, 2)]).state(),
            State::Retry
        );
        assert_eq!(decide(vec![]).state(), State::Retry);
        assert_eq!(
            decide(vec![full(), group(InstanceGroupState::Arrested, 3)]).state(),
            State::Failure
        );
        let missing = ListInstanceGroupsError::InvalidRequestException(missing());
        assert_fails_after(3, InstanceGroupsResized.evaluate(&modelled(missing)));
        assert_bears_outages(&InstanceGroupsResized);

        let config = scripted([
            r#"{"InstanceGroups":[{"Status":{"State":"RUNNING","StateChangeReason":{"Message":""}}}],"Marker":"2"}"#,
            r#"{"InstanceGroups":[{"Status":{"State":"ARRESTED","StateChangeReason":{"Message":"the quota is exceeded"}}}]}"#,
        ]);
        let request = Client::new(&config)
            .list_instance_groups()
            .cluster_id("j-1");
        assert_eq!(
            reason(InstanceGroupsResized.wait(request)).await,
            "the quota is exceeded"
        );
    }
}
