//! A controller that waits until Deployments are available. Each wait is an object:
//!
//! ```yaml
//! apiVersion: v1
//! kind: ConfigMap
//! metadata: { name: wait-for-web, labels: { waiter.example/wait: available } }
//! data: { deployment: web }
//! immutable: true # The annotations can still change.
//! ```
//!
//! The controller polls once per reconcile. It keeps the progress in an annotation of the `ConfigMap`, so that another process
//! can continue the wait.

use std::ops::ControlFlow;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use futures::StreamExt;
use k8s_openapi::api::apps::v1::Deployment;
use k8s_openapi::api::core::v1::ConfigMap;
use kube::api::{Patch, PatchParams};
use kube::runtime::controller::{Action, Controller};
use kube::runtime::watcher;
use kube::{Api, Client, ResourceExt};
use serde::{Deserialize, Serialize};
use serde_json::json;
use waiter_runtime::{Observation, Progress};

use crate::DeploymentAvailable;

/// The `ConfigMap`s that are waits.
const SELECTOR: &str = "waiter.example/wait=available";

/// The annotation with the progress of a wait. It is removed when the wait ends.
// Annotations of a ConfigMap have no side effects. Those of a Deployment do: a change raises the generation, Kubernetes copies them
// to the ReplicaSets, and `kubectl rollout undo` restores old ones.
pub(crate) const PROGRESS: &str = "waiter.example/progress";

/// The annotation with the outcome of a wait. Remove it to wait again.
pub(crate) const OUTCOME: &str = "waiter.example/outcome";

/// The most characters of an outcome. The annotations of an object have at most 256 KiB, and an error may quote an annotation.
const LONGEST_OUTCOME: usize = 1_024;

/// The `max_wait` of the waiter. A poll is due within this time, unless a clock was wrong.
const MAX_WAIT: Duration = Duration::from_mins(1);

/// The time before the next reconcile if a request of the controller failed.
const AFTER_ERROR: Duration = Duration::from_secs(5);

/// The content of the annotation.
#[derive(Deserialize, Serialize)]
pub(crate) struct Kept {
    pub(crate) due: SystemTime,
    pub(crate) progress: Progress<DeploymentAvailable>,
}

/// Runs the controller until `stop` completes. It then finishes the reconciles that are running.
pub(crate) async fn run(client: Client, stop: impl Future<Output = ()> + Send + Sync + 'static) {
    let waits: Api<ConfigMap> = Api::default_namespaced(client.clone());
    Controller::new(waits, watcher::Config::default().labels(SELECTOR))
        .graceful_shutdown_on(stop)
        .run(reconcile, after_error, Arc::new(client))
        .for_each(async |result| {
            if let Err(error) = result {
                eprintln!("{error}");
            }
        })
        .await;
}

fn after_error(_: Arc<ConfigMap>, _: &kube::Error, _: Arc<Client>) -> Action {
    Action::requeue(AFTER_ERROR)
}

pub(crate) async fn reconcile(
    wait: Arc<ConfigMap>,
    client: Arc<Client>,
) -> Result<Action, kube::Error> {
    let waits: Api<ConfigMap> = Api::default_namespaced(Client::clone(&client));
    let deployments: Api<Deployment> = Api::default_namespaced(Client::clone(&client));
    let name = wait.name_any();
    // The controller's cache may be older than our last patch. By its progress, we would poll too early, and count wrongly.
    let Some(current) = waits.get_opt(&name).await? else {
        return Ok(Action::await_change());
    };
    let annotations = current.annotations();
    if annotations.contains_key(OUTCOME) {
        return Ok(Action::await_change());
    }
    let data = current.data.as_ref();
    let Some(deployment) = data.and_then(|data| data.get("deployment")) else {
        let outcome = "`data.deployment` is missing".to_owned();
        return store(&waits, &current, ControlFlow::Break(outcome)).await;
    };
    let kept = annotations.get(PROGRESS);
    let now = SystemTime::now();
    let next = match kept.map(|kept| serde_json::from_str::<Kept>(kept)) {
        // The beginning is stored before the first poll.
        None => {
            let progress = Progress::new(now).label(format!("deployments/{deployment}"));
            let due = now + progress.first_delay();
            ControlFlow::Continue(Kept { due, progress })
        }
        // A change of the ConfigMap, such as our own patch, leads to a reconcile at once. It does not poll.
        Some(Ok(kept)) if (now..now + MAX_WAIT).contains(&kept.due) => {
            return Ok(requeue_at(kept.due));
        }
        Some(Ok(kept)) => {
            let request = deployments.get(deployment);
            let polled = DeploymentAvailable.poll_once(request).await;
            step(&name, polled, kept.progress)
        }
        Some(Err(error)) => ControlFlow::Break(format!("the progress cannot be read: {error}")),
    };
    store(&waits, &current, next).await
}

/// Counts a poll. Returns the progress with the time of the next poll, or the outcome.
fn step(
    name: &str,
    polled: Observation<DeploymentAvailable>,
    mut progress: Progress<DeploymentAvailable>,
) -> ControlFlow<String, Kept> {
    let (attempt, summary) = (progress.attempts() + 1, polled.summary());
    println!("{name}: attempt {attempt}: {summary}, {}", polled.state());
    let now = SystemTime::now();
    match polled.next_step(&mut progress, now) {
        ControlFlow::Continue(delay) => {
            let due = now + delay;
            ControlFlow::Continue(Kept { due, progress })
        }
        ControlFlow::Break(Ok(waited)) => {
            ControlFlow::Break(format!("available after {} attempts", waited.attempts()))
        }
        ControlFlow::Break(Err(error)) => {
            println!("{}", error.report());
            ControlFlow::Break(error.to_string())
        }
    }
}

/// Writes the progress or the outcome of a wait to its `ConfigMap`.
pub(crate) async fn store(
    waits: &Api<ConfigMap>,
    current: &ConfigMap,
    next: ControlFlow<String, Kept>,
) -> Result<Action, kube::Error> {
    let name = current.name_any();
    let (annotations, action) = match next {
        ControlFlow::Continue(kept) => {
            let text = serde_json::to_string(&kept).map_err(kube::Error::SerdeError)?;
            (json!({ PROGRESS: text }), requeue_at(kept.due))
        }
        ControlFlow::Break(outcome) => {
            println!("{name}: {outcome}");
            let outcome: String = outcome.chars().take(LONGEST_OUTCOME).collect();
            let annotations = json!({ PROGRESS: null, OUTCOME: outcome });
            (annotations, Action::await_change())
        }
    };
    // With the `uid`, the API server refuses the patch (422 or 409) if another object has replaced this one. Without a
    // `resourceVersion`, it accepts the patch after a change of something else: nobody else writes these annotations.
    let metadata = json!({ "uid": current.uid(), "annotations": annotations });
    let patch = Patch::Merge(json!({ "metadata": metadata }));
    match waits.patch(&name, &PatchParams::default(), &patch).await {
        Ok(_) => Ok(action),
        Err(kube::Error::Api(status)) if status.is_not_found() => Ok(Action::await_change()),
        Err(error) => Err(error),
    }
}

fn requeue_at(due: SystemTime) -> Action {
    Action::requeue(due.duration_since(SystemTime::now()).unwrap_or_default())
}
