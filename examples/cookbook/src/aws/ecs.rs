//! ECS. The SDK ships `services_stable` and `tasks_stopped`. They succeed after a rollback, and for a task that failed.

use aws_sdk_ecs::types::{DeploymentRolloutState, ServiceDeploymentStatus};
use waiter_runtime::waiter;

waiter! {
    /// Waits until a deployment of a service has succeeded.
    ///
    /// Use it with the ARN of a service deployment, which `ListServiceDeployments` returns after `UpdateService`. A deployment
    /// that is rolled back fails, after the rollback has ended.
    pub struct ServiceDeploymentSuccessful;

    operation: aws_sdk_ecs::DescribeServiceDeployments,
    delay: 15s,
    poll_timeout: 20s,
    max_wait: 1h,
    reason: [service_deployments[0].status_reason, service_deployments[0].rollback.reason],
    acceptors: {
        path service_deployments[0].status == ServiceDeploymentStatus::Successful => success,
        path service_deployments[0].status == ServiceDeploymentStatus::RollbackSuccessful
            | ServiceDeploymentStatus::RollbackFailed | ServiceDeploymentStatus::Stopped => failure,
        // A response without an error also reports the missing ones.
        path_any failures[].reason == "MISSING" for 6 polls => failure(failures[].reason),
        error ServiceNotFoundException | ClusterNotFoundException => failure,
        error throttling | transient | timeout => retry,
    },
}

waiter! {
    /// Waits until a service runs this task definition, and only this one.
    ///
    /// Use it after `UpdateService`, with the ARN of the new task definition. `services_stable` also succeeds after the circuit
    /// breaker has rolled back, when the service is stable with the old task definition.
    #[derive(Debug)]
    pub struct TaskDefinitionRolledOut {
        /// The ARN of the task definition.
        pub task_definition: String,
    }

    operation: aws_sdk_ecs::DescribeServices,
    delay: 10s,
    poll_timeout: 20s,
    max_wait: 30m,
    reason: services[0].deployments[?task_definition == {task_definition}].rollout_state_reason,
    acceptors: {
        path_any services[0].deployments[?task_definition == {task_definition}].rollout_state
            == DeploymentRolloutState::Failed => failure,
        path services[0].deployments[?status == "PRIMARY"].task_definition | [0] != {task_definition} for 3 polls => failure,
        path_all services[0].deployments[].rollout_state == DeploymentRolloutState::Completed => success,
        path_any failures[].reason == "MISSING" for 3 polls => failure(failures[].reason),
        error ClusterNotFoundException => failure,
        error throttling | transient | timeout => retry,
    },
}

waiter! {
    /// Waits until a task has ended, and its container exited with the code 0.
    ///
    /// Use it after `RunTask`, for a migration or a batch job. The container has a name, because ECS stops the sidecars of a task
    /// that has ended, and their exit codes are then not 0.
    #[derive(Debug)]
    pub struct TaskSucceeded {
        /// The name of the container.
        pub container: String,
    }

    operation: aws_sdk_ecs::DescribeTasks,
    delay: 5s..30s,
    poll_timeout: 20s,
    max_wait: 2h,
    reason: [tasks[0].stopped_reason, tasks[0].containers[?name == {container}].reason | [0]],
    acceptors: {
        path tasks[0].last_status == "STOPPED"
            && length(tasks[0].containers[?name == {container} && exit_code == 0]) == 1 => success,
        path tasks[0].last_status == "STOPPED" => failure,
        // A new task may be missing for some seconds, and a stopped one is missing after an hour.
        path_any failures[].reason == "MISSING" for 6 polls => failure(failures[].reason),
        error ClusterNotFoundException => failure,
        error throttling | transient | timeout => retry,
    },
}

waiter! {
    /// Waits until a container instance that drains has no task left.
    ///
    /// Use it after `UpdateContainerInstancesState`, before you terminate the instance.
    pub struct ContainerInstanceDrained;

    operation: aws_sdk_ecs::DescribeContainerInstances,
    delay: 15s,
    poll_timeout: 20s,
    max_wait: 1h,
    acceptors: {
        path container_instances[0].status == "DRAINING"
            && container_instances[0].running_tasks_count == 0
            && container_instances[0].pending_tasks_count == 0 for 2 polls => success,
        // Its instance is gone.
        path container_instances[0].status == "INACTIVE" => success,
        path_any failures[].reason == "MISSING" for 3 polls => success,
        path container_instances[0].status == "ACTIVE" for 3 polls => failure,
        error ClusterNotFoundException => failure,
        error throttling | transient | timeout => retry,
    },
}

#[cfg(test)]
mod tests {
    use aws_sdk_ecs::Client;
    use aws_sdk_ecs::operation::describe_container_instances::DescribeContainerInstancesOutput;
    use aws_sdk_ecs::operation::describe_service_deployments::{
        DescribeServiceDeploymentsError, DescribeServiceDeploymentsOutput,
    };
    use aws_sdk_ecs::operation::describe_services::DescribeServicesOutput;
    use aws_sdk_ecs::operation::describe_tasks::DescribeTasksOutput;
    use aws_sdk_ecs::types::error::ServiceNotFoundException;
    use aws_sdk_ecs::types::{
        Container, ContainerInstance, Deployment, Failure, Service, ServiceDeployment, Task,
    };
    use waiter_runtime::{State, Streak, Waiter};

    use super::*;
    use crate::testing::{assert_bears_outages, assert_fails_after, modelled, reason, scripted};

    fn missing() -> Failure {
        Failure::builder().arn("arn").reason("MISSING").build()
    }

    #[tokio::test(start_paused = true)]
    async fn service_deployments() {
        let decide = |status| {
            let deployment = ServiceDeployment::builder().status(status).build();
            let output =
                DescribeServiceDeploymentsOutput::builder().service_deployments(deployment);
            ServiceDeploymentSuccessful
                .evaluate(&Ok(output.build()))
                .state()
        };
        assert_eq!(decide(ServiceDeploymentStatus::Successful), State::Success);
        assert_eq!(
            decide(ServiceDeploymentStatus::RollbackInProgress),
            State::Retry
        );
        assert_eq!(
            decide(ServiceDeploymentStatus::RollbackSuccessful),
            State::Failure
        );

        let output = DescribeServiceDeploymentsOutput::builder()
            .failures(missing())
            .build();
        assert_fails_after(6, ServiceDeploymentSuccessful.evaluate(&Ok(output)));
        let error = ServiceNotFoundException::builder().build();
        let error = DescribeServiceDeploymentsError::ServiceNotFoundException(error);
        assert_eq!(
            ServiceDeploymentSuccessful
                .evaluate(&modelled(error))
                .state(),
            State::Failure
        );
        assert_bears_outages(&ServiceDeploymentSuccessful);

        let config = scripted([
            r#"{"serviceDeployments":[{"status":"ROLLBACK_SUCCESSFUL","rollback":{"reason":"2 tasks failed to start"}}]}"#,
        ]);
        let request = Client::new(&config)
            .describe_service_deployments()
            .service_deployment_arns("arn");
        assert_eq!(
            reason(ServiceDeploymentSuccessful.wait(request)).await,
            "2 tasks failed to start"
        );
    }

    fn deployment(
        status: &str,
        task_definition: &str,
        state: DeploymentRolloutState,
    ) -> Deployment {
        Deployment::builder()
            .status(status)
            .task_definition(task_definition)
            .rollout_state(state)
            .build()
    }

    #[tokio::test(start_paused = true)]
    async fn task_definitions() {
        use DeploymentRolloutState::{Completed, Failed, InProgress};

        let rolled_out = || TaskDefinitionRolledOut {
            task_definition: "web:2".to_owned(),
        };
        let decide = |deployments: &[Deployment]| {
            let service = Service::builder()
                .set_deployments(Some(deployments.to_vec()))
                .build();
            rolled_out().evaluate(&Ok(DescribeServicesOutput::builder()
                .services(service)
                .build()))
        };
        let old = deployment("ACTIVE", "web:1", Completed);
        let new = |state| deployment("PRIMARY", "web:2", state);
        assert_eq!(decide(&[new(Completed)]).state(), State::Success);
        assert_eq!(
            decide(&[new(InProgress), old.clone()]).state(),
            State::Retry
        );
        assert_eq!(decide(&[new(Failed), old]).state(), State::Failure);
        // The circuit breaker has rolled back, or the change is not visible yet.
        assert_fails_after(3, decide(&[deployment("PRIMARY", "web:1", Completed)]));

        let output = DescribeServicesOutput::builder()
            .failures(missing())
            .build();
        assert_fails_after(3, rolled_out().evaluate(&Ok(output)));
        assert_bears_outages(&rolled_out());

        let config = scripted([
            r#"{"services":[{"deployments":[{"status":"PRIMARY","taskDefinition":"web:2","rolloutState":"FAILED","rolloutStateReason":"tasks failed to start"}]}]}"#,
        ]);
        let request = Client::new(&config).describe_services().services("web");
        assert_eq!(
            reason(rolled_out().wait(request)).await,
            "tasks failed to start"
        );
    }

    #[tokio::test(start_paused = true)]
    async fn tasks() {
        let succeeded = || TaskSucceeded {
            container: "migrate".to_owned(),
        };
        let decide = |status: &str, exit_code| {
            let migrate = Container::builder()
                .name("migrate")
                .set_exit_code(exit_code)
                .build();
            let sidecar = Container::builder().name("proxy").exit_code(137).build();
            let task = Task::builder()
                .last_status(status)
                .containers(migrate)
                .containers(sidecar)
                .build();
            succeeded()
                .evaluate(&Ok(DescribeTasksOutput::builder().tasks(task).build()))
                .state()
        };
        assert_eq!(decide("STOPPED", Some(0)), State::Success);
        assert_eq!(decide("RUNNING", None), State::Retry);
        assert_eq!(decide("STOPPED", Some(1)), State::Failure);
        // It never started.
        assert_eq!(decide("STOPPED", None), State::Failure);

        let output = DescribeTasksOutput::builder().failures(missing()).build();
        assert_fails_after(6, succeeded().evaluate(&Ok(output)));
        assert_bears_outages(&succeeded());

        let config = scripted([
            r#"{"tasks":[{"lastStatus":"STOPPED","stoppedReason":"Essential container in task exited","containers":[{"name":"migrate","reason":"OutOfMemoryError"}]}]}"#,
        ]);
        let request = Client::new(&config).describe_tasks().tasks("t");
        let reason = reason(succeeded().wait(request)).await;
        assert_eq!(
            reason,
            "Essential container in task exited; OutOfMemoryError"
        );
    }

    #[test]
    fn container_instances() {
        let decide = |status: &str, running| {
            let instance = ContainerInstance::builder()
                .status(status)
                .running_tasks_count(running)
                .build();
            let output = DescribeContainerInstancesOutput::builder()
                .container_instances(instance)
                .build();
            ContainerInstanceDrained.evaluate(&Ok(output))
        };
        let drained = decide("DRAINING", 0);
        assert_eq!(
            (drained.state(), drained.streak()),
            (State::Success, Some(Streak::Polls(2)))
        );
        assert_eq!(decide("DRAINING", 1).state(), State::Retry);
        assert_eq!(decide("INACTIVE", 0).state(), State::Success);
        assert_fails_after(3, decide("ACTIVE", 0));

        let gone = DescribeContainerInstancesOutput::builder()
            .failures(missing())
            .build();
        assert_eq!(
            ContainerInstanceDrained.evaluate(&Ok(gone)).state(),
            State::Success
        );
        assert_bears_outages(&ContainerInstanceDrained);
    }
}
