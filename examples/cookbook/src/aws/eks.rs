//! EKS. The SDK ships waiters for the states of clusters, node groups and add-ons.

use aws_sdk_eks::types::{NodegroupStatus, UpdateStatus};
use waiter_runtime::waiter;

waiter! {
    /// Waits until an update of a cluster, a node group or an add-on has succeeded.
    ///
    /// Use it with the id of the update that `UpdateClusterVersion`, `UpdateNodegroupConfig`, `UpdateAddon` and others return.
    /// A cluster is `ACTIVE` again after an update that failed, too. The SDK ships this for one kind of update, as
    /// `certificate_authority_update_complete`, but without the reason and with a limit of 20 minutes.
    pub struct UpdateSuccessful;

    operation: aws_sdk_eks::DescribeUpdate,
    delay: 30s,
    poll_timeout: 20s,
    max_wait: 2h,
    reason: update.errors[].error_message,
    acceptors: {
        path update.status == UpdateStatus::Successful => success,
        path update.status == UpdateStatus::InProgress => retry,
        path update.status == UpdateStatus::Failed => failure,
        path update.status == UpdateStatus::Cancelled => failure(update.cancellation.reason),
        error ResourceNotFoundException for 3 polls => failure,
        error throttling | transient | timeout => retry,
    },
}

waiter! {
    /// Waits until a node group is active, and has had no health issue for three polls.
    ///
    /// Use it after a change of its size, its subnets or its launch template. A node group that cannot launch its nodes is often
    /// still `ACTIVE`, and only its health says why.
    pub struct NodegroupHealthy;

    operation: aws_sdk_eks::DescribeNodegroup,
    first_poll: 15s,
    delay: 30s,
    poll_timeout: 20s,
    max_wait: 1h,
    reason: nodegroup.health.issues[].message,
    acceptors: {
        path nodegroup.status == NodegroupStatus::Active && length(nodegroup.health.issues) == 0 for 3 polls => success,
        path nodegroup.status == NodegroupStatus::CreateFailed | NodegroupStatus::DeleteFailed => failure,
        path nodegroup.status == NodegroupStatus::Degraded for 10m => failure,
        error ResourceNotFoundException for 3 polls => failure,
        error throttling | transient | timeout => retry,
    },
}

#[cfg(test)]
mod tests {
    use aws_sdk_eks::Client;
    use aws_sdk_eks::operation::describe_nodegroup::{
        DescribeNodegroupError, DescribeNodegroupOutput,
    };
    use aws_sdk_eks::operation::describe_update::{DescribeUpdateError, DescribeUpdateOutput};
    use aws_sdk_eks::types::error::ResourceNotFoundException;
    use aws_sdk_eks::types::{Issue, Nodegroup, NodegroupHealth, Update};
    use std::time::Duration;
    use waiter_runtime::{State, Streak, Waiter};

    use super::*;
    use crate::testing::{assert_bears_outages, assert_fails_after, modelled, reason, scripted};

    #[tokio::test(start_paused = true)]
    async fn updates() {
        let decide = |status| {
            let update = Update::builder().status(status).build();
            UpdateSuccessful
                .evaluate(&Ok(DescribeUpdateOutput::builder().update(update).build()))
                .state()
        };
        assert_eq!(decide(UpdateStatus::Successful), State::Success);
        assert_eq!(decide(UpdateStatus::InProgress), State::Retry);
        assert_eq!(decide(UpdateStatus::Failed), State::Failure);
        assert_eq!(decide(UpdateStatus::Cancelled), State::Failure);

        let missing = ResourceNotFoundException::builder().build();
        let missing = DescribeUpdateError::ResourceNotFoundException(missing);
        assert_fails_after(3, UpdateSuccessful.evaluate(&modelled(missing)));
        assert_bears_outages(&UpdateSuccessful);

        let config = scripted([
            r#"{"update":{"status":"InProgress"}}"#,
            r#"{"update":{"status":"Failed","errors":[{"errorCode":"PodEvictionFailure","errorMessage":"too many eviction failures"}]}}"#,
        ]);
        let request = Client::new(&config)
            .describe_update()
            .name("cluster")
            .update_id("u");
        assert_eq!(
            reason(UpdateSuccessful.wait(request)).await,
            "too many eviction failures"
        );
    }

    #[tokio::test(start_paused = true)]
    async fn nodegroups() {
        let decide = |status, issues: Vec<Issue>| {
            let health = NodegroupHealth::builder().set_issues(Some(issues)).build();
            let nodegroup = Nodegroup::builder().status(status).health(health).build();
            let output = DescribeNodegroupOutput::builder()
                .nodegroup(nodegroup)
                .build();
            NodegroupHealthy.evaluate(&Ok(output))
        };
        let healthy = decide(NodegroupStatus::Active, vec![]);
        assert_eq!(
            (healthy.state(), healthy.streak()),
            (State::Success, Some(Streak::Polls(3)))
        );
        let issue = Issue::builder().message("no capacity").build();
        assert_eq!(
            decide(NodegroupStatus::Active, vec![issue]).state(),
            State::Retry
        );
        assert_eq!(
            decide(NodegroupStatus::CreateFailed, vec![]).state(),
            State::Failure
        );
        let degraded = decide(NodegroupStatus::Degraded, vec![]);
        let ten_minutes = Some(Streak::Held(Duration::from_mins(10)));
        assert_eq!(
            (degraded.state(), degraded.streak()),
            (State::Failure, ten_minutes)
        );

        let missing = ResourceNotFoundException::builder().build();
        let missing = DescribeNodegroupError::ResourceNotFoundException(missing);
        assert_fails_after(3, NodegroupHealthy.evaluate(&modelled(missing)));
        assert_bears_outages(&NodegroupHealthy);

        let config = scripted([
            r#"{"nodegroup":{"status":"CREATE_FAILED","health":{"issues":[{"code":"AsgInstanceLaunchFailures","message":"no capacity"}]}}}"#,
        ]);
        let request = Client::new(&config)
            .describe_nodegroup()
            .cluster_name("c")
            .nodegroup_name("n");
        assert_eq!(reason(NodegroupHealthy.wait(request)).await, "no capacity");
    }
}
