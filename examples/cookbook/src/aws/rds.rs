//! RDS. The SDK ships waiters for an instance that is `available`, but it stays so until a change begins.

use aws_sdk_rds::types::{TargetHealthReason, TargetState};
use waiter_runtime::waiter;

waiter! {
    /// Waits until an instance runs with this class, and has been available for three polls.
    ///
    /// Use it after `ModifyDBInstance` with `ApplyImmediately`. Directly after the call, the instance is still `available` with
    /// the old class, so `db_instance_available` may succeed before the change begins.
    #[derive(Debug)]
    pub struct InstanceClassApplied {
        /// The class, such as `db.r8g.large`.
        pub class: String,
    }

    operation: aws_sdk_rds::DescribeDBInstances,
    first_poll: 30s,
    delay: 30s,
    poll_timeout: 20s,
    max_wait: 2h,
    acceptors: {
        path db_instances[0].db_instance_status == "available"
            && db_instances[0].db_instance_class == {class} for 3 polls => success,
        path db_instances[0].db_instance_status == "failed" | "incompatible-network" | "incompatible-parameters"
            | "incompatible-option-group" | "inaccessible-encryption-credentials" | "insufficient-capacity"
            | "storage-full" => failure,
        error DBInstanceNotFoundFault for 3 polls => failure,
        error throttling | transient | timeout => retry,
    },
}

waiter! {
    /// Waits until an instance has applied its parameter groups.
    ///
    /// Use it after `ModifyDBParameterGroup`. It fails if a parameter needs a reboot, which you have to start.
    pub struct ParametersInSync;

    operation: aws_sdk_rds::DescribeDBInstances,
    first_poll: 10s,
    delay: 15s,
    poll_timeout: 20s,
    max_wait: 15m,
    acceptors: {
        path_any db_instances[].db_parameter_groups[].parameter_apply_status == "pending-reboot" for 2 polls => failure,
        path_any db_instances[].db_parameter_groups[].parameter_apply_status == "failed-to-apply" => failure,
        path_all db_instances[].db_parameter_groups[].parameter_apply_status == "in-sync" for 2 polls => success,
        error DBInstanceNotFoundFault for 3 polls => failure,
        error throttling | transient | timeout => retry,
    },
}

waiter! {
    /// Waits until a blue/green deployment has switched over to the green environment.
    ///
    /// Use it after `SwitchoverBlueGreenDeployment`. A switchover that exceeds its timeout is rolled back. The deployment is then
    /// `AVAILABLE` again, as it is directly after the call, so this state has to last before it is a failure.
    pub struct SwitchoverCompleted;

    operation: aws_sdk_rds::DescribeBlueGreenDeployments,
    delay: 15s,
    poll_timeout: 20s,
    max_wait: 1h,
    reason: blue_green_deployments[0].status_details,
    acceptors: {
        path blue_green_deployments[0].status == "SWITCHOVER_COMPLETED" => success,
        path blue_green_deployments[0].status == "SWITCHOVER_IN_PROGRESS" => retry,
        path blue_green_deployments[0].status == "SWITCHOVER_FAILED" | "INVALID_CONFIGURATION" | "DELETING" => failure,
        path blue_green_deployments[0].status == "AVAILABLE" for 8 polls => failure,
        error BlueGreenDeploymentNotFoundFault for 3 polls => failure,
        error throttling | transient | timeout => retry,
    },
}

waiter! {
    /// Waits until a snapshot is exported to S3.
    ///
    /// Use it after `StartExportTask`. An export takes from half an hour to many hours, so a process that may restart should use
    /// `poll_once`.
    pub struct SnapshotExported;

    operation: aws_sdk_rds::DescribeExportTasks,
    delay: 2m,
    poll_timeout: 20s,
    max_wait: 24h,
    reason: [export_tasks[0].failure_cause, export_tasks[0].warning_message],
    acceptors: {
        path export_tasks[0].status == "COMPLETE" => success,
        path export_tasks[0].status == "STARTING" | "IN_PROGRESS" => retry,
        path export_tasks[0].status == "FAILED" | "CANCELING" | "CANCELED" => failure,
        error ExportTaskNotFoundFault for 3 polls => failure,
        error throttling | transient | timeout => retry,
    },
}

waiter! {
    /// Waits until an RDS proxy can connect to all of its databases.
    ///
    /// Use it after `RegisterDBProxyTargets`, before you send connections to the proxy. A password that does not fit will not
    /// change by itself, so it is a failure. The poll reads all pages, because one proxy may have many targets.
    pub struct ProxyTargetsAvailable;

    operation: aws_sdk_rds::DescribeDBProxyTargets,
    pages: targets,
    delay: 10s,
    poll_timeout: 20s,
    max_wait: 20m,
    reason: targets[].target_health.description,
    acceptors: {
        path_any targets[].target_health.reason == TargetHealthReason::AuthFailure for 3 polls => failure,
        path_all targets[].target_health.state == TargetState::Available => success,
        error DBProxyNotFoundFault | DBProxyTargetGroupNotFoundFault for 3 polls => failure,
        error throttling | transient | timeout => retry,
    },
}

#[cfg(test)]
mod tests {
    use aws_sdk_rds::Client;
    use aws_sdk_rds::operation::describe_blue_green_deployments::{
        DescribeBlueGreenDeploymentsError, DescribeBlueGreenDeploymentsOutput,
    };
    use aws_sdk_rds::operation::describe_db_instances::{
        DescribeDBInstancesError, DescribeDbInstancesOutput,
    };
    use aws_sdk_rds::operation::describe_db_proxy_targets::{
        DescribeDBProxyTargetsError, DescribeDbProxyTargetsOutput,
    };
    use aws_sdk_rds::operation::describe_export_tasks::{
        DescribeExportTasksError, DescribeExportTasksOutput,
    };
    use aws_sdk_rds::types::error::{
        BlueGreenDeploymentNotFoundFault, DbInstanceNotFoundFault, DbProxyNotFoundFault,
        ExportTaskNotFoundFault,
    };
    use aws_sdk_rds::types::{
        BlueGreenDeployment, DbInstance, DbParameterGroupStatus, DbProxyTarget, ExportTask,
        TargetHealth,
    };
    use waiter_runtime::{State, Streak, Waiter};

    use super::*;
    use crate::testing::{assert_bears_outages, assert_fails_after, modelled, reason, scripted};

    fn instance_missing() -> DescribeDBInstancesError {
        DescribeDBInstancesError::DbInstanceNotFoundFault(
            DbInstanceNotFoundFault::builder().build(),
        )
    }

    #[test]
    fn instance_classes() {
        let applied = InstanceClassApplied {
            class: "db.r8g.large".to_owned(),
        };
        let decide = |status: &str, class: &str| {
            let instance = DbInstance::builder()
                .db_instance_status(status)
                .db_instance_class(class);
            let output = DescribeDbInstancesOutput::builder()
                .db_instances(instance.build())
                .build();
            applied.evaluate(&Ok(output))
        };
        let available = decide("available", "db.r8g.large");
        assert_eq!(
            (available.state(), available.streak()),
            (State::Success, Some(Streak::Polls(3)))
        );
        assert_eq!(decide("available", "db.t4g.micro").state(), State::Retry);
        assert_eq!(decide("modifying", "db.r8g.large").state(), State::Retry);
        assert_eq!(
            decide("insufficient-capacity", "db.t4g.micro").state(),
            State::Failure
        );
        assert_fails_after(3, applied.evaluate(&modelled(instance_missing())));
        assert_bears_outages(&applied);
    }

    #[test]
    fn parameters() {
        let decide = |statuses: &[&str]| {
            let groups = statuses.iter().map(|status| {
                DbParameterGroupStatus::builder()
                    .parameter_apply_status(*status)
                    .build()
            });
            let instance = DbInstance::builder().set_db_parameter_groups(Some(groups.collect()));
            let output = DescribeDbInstancesOutput::builder()
                .db_instances(instance.build())
                .build();
            ParametersInSync.evaluate(&Ok(output))
        };
        assert_eq!(decide(&["in-sync", "in-sync"]).state(), State::Success);
        assert_eq!(decide(&["in-sync", "applying"]).state(), State::Retry);
        assert_fails_after(2, decide(&["in-sync", "pending-reboot"]));
        assert_fails_after(3, ParametersInSync.evaluate(&modelled(instance_missing())));
        assert_bears_outages(&ParametersInSync);
    }

    #[tokio::test(start_paused = true)]
    async fn switchovers() {
        let decide = |status: &str| {
            let deployment = BlueGreenDeployment::builder().status(status).build();
            let output = DescribeBlueGreenDeploymentsOutput::builder();
            SwitchoverCompleted.evaluate(&Ok(output.blue_green_deployments(deployment).build()))
        };
        assert_eq!(decide("SWITCHOVER_COMPLETED").state(), State::Success);
        assert_eq!(decide("SWITCHOVER_IN_PROGRESS").state(), State::Retry);
        assert_eq!(decide("SWITCHOVER_FAILED").state(), State::Failure);
        assert_fails_after(8, decide("AVAILABLE"));

        let missing = BlueGreenDeploymentNotFoundFault::builder().build();
        let missing = DescribeBlueGreenDeploymentsError::BlueGreenDeploymentNotFoundFault(missing);
        assert_fails_after(3, SwitchoverCompleted.evaluate(&modelled(missing)));
        assert_bears_outages(&SwitchoverCompleted);

        let config = scripted([
            "<DescribeBlueGreenDeploymentsResponse><DescribeBlueGreenDeploymentsResult><BlueGreenDeployments><member>\
             <Status>SWITCHOVER_FAILED</Status><StatusDetails>Replication lag is too high.</StatusDetails>\
             </member></BlueGreenDeployments></DescribeBlueGreenDeploymentsResult></DescribeBlueGreenDeploymentsResponse>",
        ]);
        let request = Client::new(&config).describe_blue_green_deployments();
        assert_eq!(
            reason(SwitchoverCompleted.wait(request)).await,
            "Replication lag is too high."
        );
    }

    #[tokio::test(start_paused = true)]
    async fn exports() {
        let decide = |status: &str| {
            let task = ExportTask::builder().status(status).build();
            let output = DescribeExportTasksOutput::builder()
                .export_tasks(task)
                .build();
            SnapshotExported.evaluate(&Ok(output)).state()
        };
        assert_eq!(decide("COMPLETE"), State::Success);
        assert_eq!(decide("IN_PROGRESS"), State::Retry);
        assert_eq!(decide("CANCELED"), State::Failure);

        let missing = ExportTaskNotFoundFault::builder().build();
        let missing = DescribeExportTasksError::ExportTaskNotFoundFault(missing);
        assert_fails_after(3, SnapshotExported.evaluate(&modelled(missing)));
        assert_bears_outages(&SnapshotExported);

        let config = scripted([
            "<DescribeExportTasksResponse><DescribeExportTasksResult><ExportTasks><ExportTask><Status>FAILED</Status>\
             <FailureCause>The KMS key is disabled.</FailureCause></ExportTask></ExportTasks></DescribeExportTasksResult>\
             </DescribeExportTasksResponse>",
        ]);
        let request = Client::new(&config)
            .describe_export_tasks()
            .export_task_identifier("e");
        assert_eq!(
            reason(SnapshotExported.wait(request)).await,
            "The KMS key is disabled."
        );
    }

    #[tokio::test(start_paused = true)]
    async fn proxy_targets() {
        let target = |state, reason| {
            let health = TargetHealth::builder()
                .state(state)
                .set_reason(reason)
                .build();
            DbProxyTarget::builder().target_health(health).build()
        };
        let decide = |targets: Vec<DbProxyTarget>| {
            let output = DescribeDbProxyTargetsOutput::builder().set_targets(Some(targets));
            ProxyTargetsAvailable.evaluate(&Ok(output.build()))
        };
        let available = || target(TargetState::Available, None);
        let registering = target(TargetState::Registering, None);
        let refused = target(
            TargetState::Unavailable,
            Some(TargetHealthReason::AuthFailure),
        );
        assert_eq!(
            decide(vec![available(), available()]).state(),
            State::Success
        );
        assert_eq!(decide(vec![available(), registering]).state(), State::Retry);
        assert_fails_after(3, decide(vec![available(), refused]));
        // No target is registered yet.
        assert_eq!(decide(vec![]).state(), State::Retry);

        let missing = DbProxyNotFoundFault::builder().build();
        let missing = DescribeDBProxyTargetsError::DbProxyNotFoundFault(missing);
        assert_fails_after(3, ProxyTargetsAvailable.evaluate(&modelled(missing)));
        assert_bears_outages(&ProxyTargetsAvailable);

        let refused = "<DescribeDBProxyTargetsResponse><DescribeDBProxyTargetsResult><Targets><member><TargetHealth>\
             <State>UNAVAILABLE</State><Reason>AUTH_FAILURE</Reason><Description>Database access is denied.</Description>\
             </TargetHealth></member></Targets></DescribeDBProxyTargetsResult></DescribeDBProxyTargetsResponse>";
        let config = scripted([refused; 3]);
        let request = Client::new(&config)
            .describe_db_proxy_targets()
            .db_proxy_name("p");
        assert_eq!(
            reason(ProxyTargetsAvailable.wait(request)).await,
            "Database access is denied."
        );
    }
}
