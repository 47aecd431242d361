//! The objects of the API server, with the events of their changes.

use std::collections::BTreeMap;
use std::time::Instant;

use serde_json::{Value, json};

use super::deployment::{self, Fate};
use super::http::Response;
use super::kind::{CONFIG_MAPS, DEPLOYMENTS, Kind};
use super::selector::Selector;

#[derive(Default)]
pub(crate) struct State {
    /// The version of the last change of any object.
    version: u64,
    /// The newest version whose event was forgotten.
    forgotten: u64,
    events: Vec<Event>,
    /// The objects by kind and name.
    objects: BTreeMap<(&'static str, String), Value>,
    rollouts: BTreeMap<String, Rollout>,
    /// The number of patches that are still refused, as a busy server does.
    refused: usize,
}

struct Event {
    version: u64,
    kind: &'static str,
    object: Value,
}

/// The rollout of a Deployment.
struct Rollout {
    fate: Fate,
    /// The times of the polls. The Deployment advances with each of them.
    polls: Vec<Instant>,
}

impl State {
    pub(crate) fn create_deployment(&mut self, name: &str, fate: Fate) {
        let object = deployment::new(name, &self.new_uid(), fate);
        let polls = Vec::new();
        self.rollouts
            .insert(name.to_owned(), Rollout { fate, polls });
        self.create(&DEPLOYMENTS, name, object);
    }

    /// Creates a `ConfigMap` that the controller selects.
    pub(crate) fn create_wait(&mut self, name: &str, data: &Value) {
        let labels = json!({ "waiter.example/wait": "available" });
        let object = json!({
            "apiVersion": "v1",
            "kind": "ConfigMap",
            "metadata": { "name": name, "namespace": "default", "uid": self.new_uid(), "labels": labels },
            "data": data,
            "immutable": true,
        });
        self.create(&CONFIG_MAPS, name, object);
    }

    fn new_uid(&self) -> String {
        format!("uid-{}", self.version + 1)
    }

    fn create(&mut self, kind: &Kind, name: &str, object: Value) {
        self.objects.insert((kind.name, name.to_owned()), object);
        self.publish("ADDED", kind, name);
    }

    fn object(&self, kind: &Kind, name: &str) -> Option<&Value> {
        self.objects.get(&(kind.name, name.to_owned()))
    }

    pub(super) fn get(&self, kind: &Kind, name: &str) -> Response {
        match self.object(kind, name) {
            Some(object) => (200, object.clone()),
            None => not_found(kind, name),
        }
    }

    /// Returns a Deployment, which then advances. The first poll fails.
    pub(super) fn poll(&mut self, name: &str) -> Response {
        let mut response = self.get(&DEPLOYMENTS, name);
        if let Some(rollout) = self.rollouts.get_mut(name) {
            if rollout.polls.is_empty() {
                response = failure(500, "InternalError", "etcdserver: request timed out");
            }
            rollout.polls.push(Instant::now());
            let status = deployment::after(rollout.polls.len(), rollout.fate);
            self.change(&DEPLOYMENTS, name, &status);
        }
        response
    }

    pub(super) fn list(&self, kind: &Kind, selector: &Selector) -> Response {
        let objects = self.objects.values().filter(|it| it["kind"] == kind.name);
        let items: Vec<_> = objects.filter(|it| selector.matches(it)).collect();
        let version = self.version.to_string();
        let body = json!({
            "apiVersion": kind.api_version,
            "kind": format!("{}List", kind.name),
            "metadata": { "resourceVersion": version },
            "items": items,
        });
        (200, body)
    }

    /// Applies a merge patch to a `ConfigMap`. Its `uid` and `resourceVersion` are preconditions.
    pub(super) fn patch(&mut self, name: &str, patch: &Value) -> Response {
        let Some(object) = self.object(&CONFIG_MAPS, name) else {
            return not_found(&CONFIG_MAPS, name);
        };
        let differs = |field: &str| {
            let wanted = &patch["metadata"][field];
            !wanted.is_null() && *wanted != object["metadata"][field]
        };
        if differs("uid") {
            let message =
                format!("ConfigMap \"{name}\" is invalid: metadata.uid: field is immutable");
            return failure(422, "Invalid", &message);
        }
        if self.refused > 0 || differs("resourceVersion") {
            self.refused = self.refused.saturating_sub(1);
            let message = format!(
                "Operation cannot be fulfilled on configmaps \"{name}\": the object has been modified"
            );
            return failure(409, "Conflict", &message);
        }
        self.change(&CONFIG_MAPS, name, patch);
        self.get(&CONFIG_MAPS, name)
    }

    /// Returns the lines of the events after a version, and the version of the last one.
    pub(super) fn events(
        &self,
        kind: &Kind,
        after: u64,
        selector: &Selector,
        bookmark: bool,
    ) -> Result<(Vec<Value>, u64), Value> {
        if after < self.forgotten {
            let (_, status) = failure(410, "Expired", "too old resource version");
            return Err(json!({ "type": "ERROR", "object": status }));
        }
        let newer = self.events.iter().filter(|event| event.version > after);
        let mut events: Vec<_> = newer
            .filter(|event| event.object["kind"] == kind.name && selector.matches(&event.object))
            .map(|event| json!({ "type": event.kind, "object": event.object }))
            .collect();
        if bookmark {
            let version = self.version.to_string();
            let object = json!({
                "apiVersion": kind.api_version, "kind": kind.name, "metadata": { "resourceVersion": version },
            });
            events.push(json!({ "type": "BOOKMARK", "object": object }));
        }
        Ok((events, self.version))
    }

    /// Merges `patch` into an object. Nothing happens if that does not change it.
    fn change(&mut self, kind: &Kind, name: &str, patch: &Value) {
        let Some(object) = self.objects.get_mut(&(kind.name, name.to_owned())) else {
            return;
        };
        let before = object.clone();
        json_patch::merge(object, patch);
        if *object != before {
            self.publish("MODIFIED", kind, name);
        }
    }

    /// Gives an object the next version and adds the event.
    fn publish(&mut self, event: &'static str, kind: &Kind, name: &str) {
        self.version += 1;
        if let Some(object) = self.objects.get_mut(&(kind.name, name.to_owned())) {
            object["metadata"]["resourceVersion"] = json!(self.version.to_string());
            self.events.push(Event {
                version: self.version,
                kind: event,
                object: object.clone(),
            });
        }
    }
}

/// The other side: what the example and the tests see of the cluster.
impl State {
    /// Returns the names of the Deployments.
    pub(crate) fn names(&self) -> impl Iterator<Item = &str> {
        self.rollouts.keys().map(String::as_str)
    }

    /// Returns the times of the polls of a Deployment.
    pub(crate) fn polls(&self, name: &str) -> &[Instant] {
        self.rollouts
            .get(name)
            .map_or(&[], |rollout| &rollout.polls)
    }

    /// Returns an annotation of a `ConfigMap`.
    pub(crate) fn annotation(&self, wait: &str, annotation: &str) -> Option<&str> {
        let object = self.object(&CONFIG_MAPS, wait)?;
        object["metadata"]["annotations"][annotation].as_str()
    }

    pub(crate) fn annotate(&mut self, wait: &str, annotation: &str, value: &str) {
        let annotations = json!({ annotation: value });
        let patch = json!({ "metadata": { "annotations": annotations } });
        self.change(&CONFIG_MAPS, wait, &patch);
    }

    #[cfg(test)]
    pub(crate) fn version(&self) -> u64 {
        self.version
    }

    #[cfg(test)]
    pub(crate) fn delete_wait(&mut self, name: &str) {
        self.publish("DELETED", &CONFIG_MAPS, name);
        self.objects.remove(&(CONFIG_MAPS.name, name.to_owned()));
    }

    /// Refuses the next patches.
    #[cfg(test)]
    pub(crate) fn refuse(&mut self, patches: usize) {
        self.refused = patches;
    }

    /// Forgets all events, so that every watch falls behind.
    #[cfg(test)]
    pub(crate) fn forget_events(&mut self) {
        self.version += 1;
        self.forgotten = self.version;
        self.events.clear();
    }
}

fn not_found(kind: &Kind, name: &str) -> Response {
    let message = format!("{} \"{name}\" not found", kind.resource);
    failure(404, "NotFound", &message)
}

pub(super) fn no_such_path() -> Response {
    let message = "the server could not find the requested resource";
    failure(404, "NotFound", message)
}

/// Builds an error in the form that Kubernetes uses for all of them.
fn failure(code: u16, reason: &str, message: &str) -> Response {
    let body = json!({
        "apiVersion": "v1", "kind": "Status", "status": "Failure", "code": code, "reason": reason, "message": message,
    });
    (code, body)
}
