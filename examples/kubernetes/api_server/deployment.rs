//! A Deployment of the API server, and its states.

use serde_json::{Value, json};

/// The end that a Deployment reaches.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Fate {
    Available,
    Stuck,
}

/// The number of replicas that a Deployment should have.
const REPLICAS: usize = 3;

/// Builds a Deployment that was not polled yet.
pub(super) fn new(name: &str, uid: &str, fate: Fate) -> Value {
    let mut object = json!({
        "apiVersion": "apps/v1",
        "kind": "Deployment",
        "metadata": {
            "name": name,
            "namespace": "default",
            "uid": uid,
        },
        "spec": { "replicas": REPLICAS, "selector": {}, "template": {} },
    });
    json_patch::merge(&mut object, &after(0, fate));
    object
}

/// Returns the part of a Deployment that changes, after some polls: the state before a change, then the change, then one more
/// replica for each poll.
pub(super) fn after(polls: usize, fate: Fate) -> Value {
    let (observed, available, progress) = match (polls, fate) {
        (0 | 1, _) => (1, REPLICAS, "NewReplicaSetAvailable"),
        (4.., Fate::Stuck) => (2, 2, "ProgressDeadlineExceeded"),
        _ => (2, REPLICAS.min(polls - 2), "ReplicaSetUpdated"),
    };
    let truth = |is_true| if is_true { "True" } else { "False" };
    let is_moving = progress != "ProgressDeadlineExceeded";
    json!({
        "metadata": { "generation": if polls == 0 { 1 } else { 2 } },
        "status": {
            "observedGeneration": observed,
            "availableReplicas": available,
            "conditions": [
                { "type": "Available", "status": truth(available == REPLICAS) },
                { "type": "Progressing", "status": truth(is_moving), "reason": progress },
            ],
        },
    })
}
