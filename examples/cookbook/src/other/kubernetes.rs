//! Kubernetes, with `kube`. Its example has a controller and a watch: `examples/kubernetes`.

use k8s_openapi::api::apps::v1::Deployment;
use k8s_openapi::api::batch::v1::Job;
use waiter_runtime::waiter;

waiter! {
    /// Waits until a Deployment is rolled out, as `kubectl rollout status` does.
    ///
    /// Use it after a change of a Deployment: `DeploymentRolledOut.wait(|| deployments.get("web"))`. The condition `Available` also
    /// holds while the old pods still run.
    pub struct DeploymentRolledOut;

    operation: Result<Deployment, kube::Error>,
    delay: 1s..10s,
    poll_timeout: 20s,
    max_wait: 15m,
    reason: status.conditions[?type_ == "Progressing"].message,
    acceptors: {
        // Until the controller has observed a change, the status describes the state before it.
        path status.observed_generation == null || status.observed_generation < metadata.generation => retry,
        path_any status.conditions[?type_ == "Progressing"].reason == "ProgressDeadlineExceeded" => failure,
        // A number that is 0 is absent from the status.
        path not_null(status.updated_replicas, 0) == spec.replicas
            && not_null(status.available_replicas, 0) == spec.replicas
            && not_null(status.replicas, 0) == spec.replicas => success,
        ok _ => retry,
        error kube::Error::Api(status) if status.is_not_found() for 5 polls => failure,
        // The client itself retries 429, 503 and 504 within one poll.
        error kube::Error::Api(status) if status.code == 429 || status.code >= 500 => retry,
        error kube::Error::Service(_) | kube::Error::HyperError(_) => retry,
        error timeout => retry,
    },
}

waiter! {
    /// Waits until a Job is complete.
    ///
    /// Use it after you created a Job, such as a migration: `JobComplete.wait(|| jobs.get("migrate"))`. `kubectl wait
    /// --for=condition=complete` does not end when the Job fails.
    pub struct JobComplete;

    operation: Result<Job, kube::Error>,
    delay: 1s..10s,
    poll_timeout: 20s,
    max_wait: 1h,
    acceptors: {
        path_any status.conditions[?type_ == "Complete"].status == "True" => success,
        path_any status.conditions[?type_ == "Failed"].status == "True"
            => failure(status.conditions[?type_ == "Failed"].message),
        ok _ => retry,
        error kube::Error::Api(status) if status.is_not_found() for 5 polls => failure,
        error kube::Error::Api(status) if status.code == 429 || status.code >= 500 => retry,
        error kube::Error::Service(_) | kube::Error::HyperError(_) => retry,
        error timeout => retry,
    },
}

#[cfg(test)]
mod tests {
    use kube::core::Status;
    use serde_json::{Value, from_value, json};
    use waiter_runtime::{Response, State, Streak, Waiter};

    use super::*;

    fn api_error<T>(code: u16, reason: &str) -> Result<T, kube::Error> {
        let status = Status::failure("no", reason).with_code(code);
        Err(kube::Error::Api(status.boxed()))
    }

    fn deployment(replicas: i32, status: &Value) -> Deployment {
        let deployment = json!({
            "apiVersion": "apps/v1",
            "kind": "Deployment",
            "metadata": { "name": "web", "generation": 2 },
            "spec": { "replicas": replicas, "selector": {}, "template": {} },
            "status": status,
        });
        from_value(deployment).expect("a Deployment")
    }

    fn replicas(observed: i64, total: i32, updated: i32) -> Value {
        let (observed, available) = (("observedGeneration", observed), total);
        json!({ observed.0: observed.1, "replicas": total, "updatedReplicas": updated, "availableReplicas": available })
    }

    #[test]
    fn deployments() {
        let decide = |want, status: Value| {
            DeploymentRolledOut
                .evaluate(&Ok(deployment(want, &status)))
                .state()
        };
        assert_eq!(decide(3, replicas(2, 3, 3)), State::Success);
        assert_eq!(
            decide(0, json!({ "observedGeneration": 2 })),
            State::Success
        );
        assert_eq!(decide(3, replicas(1, 3, 3)), State::Retry);
        assert_eq!(decide(3, replicas(2, 3, 2)), State::Retry);
        // An old pod still runs.
        assert_eq!(decide(3, replicas(2, 4, 3)), State::Retry);
        assert_eq!(decide(3, json!({})), State::Retry);
    }

    #[tokio::test]
    async fn a_deployment_without_progress_has_a_reason() {
        let stuck = || {
            let condition = json!({
                "type": "Progressing",
                "status": "False",
                "reason": "ProgressDeadlineExceeded",
                "message": "ReplicaSet \"web-1\" has timed out progressing.",
            });
            let status = json!({ "observedGeneration": 2, "conditions": [condition] });
            std::future::ready(Ok(deployment(3, &status)))
        };
        let error = DeploymentRolledOut
            .wait(stuck)
            .await
            .expect_err("a failure");
        assert_eq!(
            error.reason(),
            Some("ReplicaSet \"web-1\" has timed out progressing.")
        );
    }

    fn job(conditions: &Value) -> Job {
        let job = json!({
            "apiVersion": "batch/v1",
            "kind": "Job",
            "metadata": { "name": "migrate" },
            "spec": { "template": {} },
            "status": { "conditions": conditions },
        });
        from_value(job).expect("a Job")
    }

    #[test]
    fn jobs() {
        let decide = |conditions: Value| JobComplete.evaluate(&Ok(job(&conditions))).state();
        assert_eq!(
            decide(json!([{ "type": "Complete", "status": "True" }])),
            State::Success
        );
        assert_eq!(
            decide(json!([{ "type": "Failed", "status": "True" }])),
            State::Failure
        );
        assert_eq!(
            decide(json!([{ "type": "Suspended", "status": "True" }])),
            State::Retry
        );
        assert_eq!(decide(json!([])), State::Retry);
    }

    #[tokio::test]
    async fn a_failed_job_has_a_reason() {
        let failed = || {
            let message = "Job has reached the specified backoff limit";
            let conditions = json!([{ "type": "Failed", "status": "True", "message": message }]);
            std::future::ready(Ok(job(&conditions)))
        };
        let error = JobComplete.wait(failed).await.expect_err("a failure");
        assert_eq!(
            error.reason(),
            Some("Job has reached the specified backoff limit")
        );
    }

    #[test]
    fn errors() {
        let missing = DeploymentRolledOut.evaluate(&api_error(404, "NotFound"));
        assert_eq!(
            (missing.state(), missing.streak()),
            (State::Failure, Some(Streak::Polls(5)))
        );
        assert_eq!(
            DeploymentRolledOut
                .evaluate(&api_error(500, "InternalError"))
                .state(),
            State::Retry
        );
        assert_eq!(
            DeploymentRolledOut
                .evaluate(&api_error(403, "Forbidden"))
                .state(),
            State::Failure
        );
        assert_eq!(
            DeploymentRolledOut.evaluate(Response::timed_out()).state(),
            State::Retry
        );

        let missing = JobComplete.evaluate(&api_error(404, "NotFound"));
        assert_eq!(
            (missing.state(), missing.streak()),
            (State::Failure, Some(Streak::Polls(5)))
        );
        assert_eq!(
            JobComplete
                .evaluate(&api_error(429, "TooManyRequests"))
                .state(),
            State::Retry
        );
        assert_eq!(
            JobComplete.evaluate(&api_error(403, "Forbidden")).state(),
            State::Failure
        );
        assert_eq!(
            JobComplete.evaluate(Response::timed_out()).state(),
            State::Retry
        );
    }
}
