//! Drives the controller and its reconcile on the embedded API server.

use std::ops::ControlFlow;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use futures::future::join;
use futures::{StreamExt, TryStreamExt};
use k8s_openapi::api::core::v1::ConfigMap;
use kube::api::{ListParams, Patch, PatchParams, WatchEvent, WatchParams};
use kube::runtime::controller::Action;
use kube::{Api, Client, ResourceExt};
use serde_json::{Value, json};
use waiter_runtime::Progress;

use crate::api_server::{Cluster, Fate, State};
use crate::controller::{self, Kept, OUTCOME, PROGRESS, reconcile, store};
use crate::demonstration;

const HALF_A_MINUTE: Duration = Duration::from_secs(30);
const HOUR: Duration = Duration::from_hours(1);

/// The `ConfigMap` of the tests.
const WAIT: &str = "wait-for-web";

/// A cluster with one Deployment, and a wait for it.
struct Fixture {
    cluster: Cluster,
    client: Arc<Client>,
    waits: Api<ConfigMap>,
    /// The `ConfigMap` as it was at the beginning: a cache that nothing updates.
    cached: Arc<ConfigMap>,
}

impl Fixture {
    async fn new() -> Self {
        let cluster = Cluster::new(&[("web", Fate::Available)]);
        let client = crate::client(&cluster).await.expect("a client");
        let waits: Api<ConfigMap> = Api::default_namespaced(client.clone());
        let cached = waits.get(WAIT).await.expect("it is there");
        Self {
            cluster,
            client: Arc::new(client),
            waits,
            cached: Arc::new(cached),
        }
    }

    async fn reconcile(&self) -> Action {
        let reconciled = reconcile(Arc::clone(&self.cached), Arc::clone(&self.client));
        reconciled.await.expect("no error")
    }

    fn annotation(&self, annotation: &str) -> Option<String> {
        self.cluster
            .read(|state| state.annotation(WAIT, annotation).map(str::to_owned))
    }

    fn annotate(&self, annotation: &str, value: &str) {
        self.cluster
            .change(|state| state.annotate(WAIT, annotation, value));
    }

    fn polls(&self) -> usize {
        self.cluster.read(|state| state.polls("web").len())
    }
}

fn kept(due: SystemTime) -> String {
    let progress = Progress::new(SystemTime::now());
    serde_json::to_string(&Kept { due, progress }).expect("JSON")
}

#[tokio::test]
async fn a_restarted_controller_continues_each_wait() {
    let ended = demonstration::demonstrate(false).await;
    ended.expect("as many polls as attempts");
}

#[tokio::test]
async fn an_edited_progress_does_not_stop_the_other_waits() {
    let ended = demonstration::demonstrate(true).await;
    ended.expect("as many polls as attempts");
}

#[tokio::test]
async fn a_watch_wakes_a_wait() {
    let ended = crate::wait_with_watch().await;
    ended.expect("more polls than the delay and the limit have room for");
}

#[tokio::test]
async fn the_beginning_is_stored_before_the_first_poll() {
    let fixture = Fixture::new().await;
    fixture.reconcile().await;
    assert_eq!(fixture.polls(), 0);
    let text = fixture.annotation(PROGRESS).expect("a progress");
    let kept: Kept = serde_json::from_str(&text).expect("it can be read");
    assert_eq!(kept.progress.attempts(), 0);
}

#[tokio::test]
async fn a_reconcile_before_the_time_does_not_poll() {
    let fixture = Fixture::new().await;
    let stored = kept(SystemTime::now() + HALF_A_MINUTE);
    fixture.annotate(PROGRESS, &stored);
    let action = fixture.reconcile().await;
    assert_eq!(fixture.polls(), 0);
    assert_ne!(action, Action::await_change());
    assert_eq!(fixture.annotation(PROGRESS), Some(stored));
}

#[tokio::test]
async fn a_time_that_is_too_far_ahead_is_ignored() {
    let fixture = Fixture::new().await;
    fixture.annotate(PROGRESS, &kept(SystemTime::now() + HOUR));
    fixture.reconcile().await;
    assert_eq!(fixture.polls(), 1);
    let text = fixture.annotation(PROGRESS).expect("a progress");
    let polled: Kept = serde_json::from_str(&text).expect("it can be read");
    assert!(polled.due < SystemTime::now() + HALF_A_MINUTE);
}

#[tokio::test]
async fn a_wait_without_a_deployment_has_an_outcome() {
    let fixture = Fixture::new().await;
    for (data, expected) in [
        (json!({}), "`data.deployment` is missing"),
        (json!({ "deployment": "another" }), "not found"),
    ] {
        fixture
            .cluster
            .change(|state| state.create_wait(WAIT, &data));
        fixture.annotate(PROGRESS, &kept(SystemTime::UNIX_EPOCH));
        assert_eq!(fixture.reconcile().await, Action::await_change());
        let outcome = fixture.annotation(OUTCOME).expect("an outcome");
        assert!(outcome.contains(expected), "{outcome}");
        assert_eq!(fixture.annotation(PROGRESS), None);
    }
    assert_eq!(fixture.polls(), 0);
}

#[tokio::test]
async fn a_reconcile_reads_the_progress_from_the_server_and_not_from_the_cache() {
    let fixture = Fixture::new().await;
    fixture.annotate(PROGRESS, &kept(SystemTime::UNIX_EPOCH));
    fixture.reconcile().await;
    assert_eq!(fixture.polls(), 1);
    // The cache has no progress yet. With it, this would be the beginning of the wait.
    assert!(fixture.cached.annotations().is_empty());
    let text = fixture.annotation(PROGRESS).expect("a progress");
    let mut polled: Kept = serde_json::from_str(&text).expect("it can be read");
    assert_eq!(polled.progress.attempts(), 1);
    assert!(polled.due > SystemTime::UNIX_EPOCH);
    polled.due = SystemTime::UNIX_EPOCH;
    fixture.annotate(PROGRESS, &serde_json::to_string(&polled).expect("JSON"));
    fixture.reconcile().await;
    assert_eq!(fixture.polls(), 2);
    let text = fixture.annotation(PROGRESS).expect("a progress");
    let polled: Kept = serde_json::from_str(&text).expect("it can be read");
    assert_eq!(polled.progress.attempts(), 2);
}

#[tokio::test]
async fn a_progress_that_cannot_be_read_ends_the_wait_without_a_poll() {
    let readable = kept(SystemTime::UNIX_EPOCH);
    let texts = [
        String::new(),
        "null".to_owned(),
        readable[..readable.len() / 2].to_owned(),
        readable.replace("DeploymentAvailable", "JobDone"),
        readable.replace("\"version\":1", "\"version\":1000"),
    ];
    for text in texts {
        let fixture = Fixture::new().await;
        fixture.annotate(PROGRESS, &text);
        let action = fixture.reconcile().await;
        assert_eq!(action, Action::await_change(), "{text}");
        let outcome = fixture.annotation(OUTCOME).expect("an outcome");
        assert!(
            outcome.starts_with("the progress cannot be read: "),
            "{outcome}"
        );
        // The next reconcile does nothing.
        let before = fixture.cluster.read(State::version);
        assert_eq!(fixture.reconcile().await, Action::await_change());
        let after = fixture.cluster.read(State::version);
        assert_eq!((after, fixture.polls()), (before, 0), "{text}");
    }
}

#[tokio::test]
async fn the_outcome_of_a_long_progress_fits_into_an_annotation() {
    let fixture = Fixture::new().await;
    let edited = json!({ "due": "\u{1}".repeat(60_000) }).to_string();
    fixture.annotate(PROGRESS, &edited);
    fixture.reconcile().await;
    let outcome = fixture.annotation(OUTCOME).expect("an outcome");
    assert!(outcome.len() < 5_000, "{} bytes", outcome.len());
}

#[tokio::test]
async fn a_delay_without_end_is_not_a_panic() {
    let fixture = Fixture::new().await;
    let progress = Progress::new(SystemTime::now())
        .max_wait(Duration::MAX)
        .delay(Duration::MAX);
    let due = SystemTime::UNIX_EPOCH;
    let text = serde_json::to_string(&Kept { due, progress }).expect("JSON");
    fixture.annotate(PROGRESS, &text);
    fixture.reconcile().await;
    assert_eq!(fixture.polls(), 1);
}

#[tokio::test]
async fn a_poll_is_made_again_if_its_progress_could_not_be_stored() {
    let fixture = Fixture::new().await;
    let stored = kept(SystemTime::UNIX_EPOCH);
    fixture.annotate(PROGRESS, &stored);
    fixture.cluster.change(|state| state.refuse(1));
    let reconciled = reconcile(Arc::clone(&fixture.cached), Arc::clone(&fixture.client));
    let error = reconciled.await.expect_err("a conflict");
    assert!(is_conflict(&error), "{error}");
    assert_eq!(fixture.annotation(PROGRESS), Some(stored));
    fixture.reconcile().await;
    let text = fixture.annotation(PROGRESS).expect("a progress");
    let kept: Kept = serde_json::from_str(&text).expect("it can be read");
    assert_eq!((kept.progress.attempts(), fixture.polls()), (1, 2));
}

fn is_conflict(error: &kube::Error) -> bool {
    matches!(error, kube::Error::Api(status) if status.is_conflict())
}

#[tokio::test]
async fn a_wait_may_be_deleted_or_replaced_at_any_time() {
    let fixture = Fixture::new().await;
    let next = || {
        let progress = Progress::new(SystemTime::now());
        let due = SystemTime::now();
        ControlFlow::Continue(Kept { due, progress })
    };
    fixture.cluster.change(|state| state.delete_wait(WAIT));
    // Before a reconcile, and between the poll and the patch.
    assert_eq!(fixture.reconcile().await, Action::await_change());
    let stored = store(&fixture.waits, &fixture.cached, next()).await;
    assert_eq!(stored.expect("no error"), Action::await_change());
    // A ConfigMap of the same name is another one.
    let data = json!({ "deployment": "web" });
    fixture
        .cluster
        .change(|state| state.create_wait(WAIT, &data));
    let stored = store(&fixture.waits, &fixture.cached, next()).await;
    let error = stored.expect_err("another `uid`");
    assert!(
        matches!(&error, kube::Error::Api(status) if status.is_invalid()),
        "{error}"
    );
    assert_eq!(fixture.annotation(PROGRESS), None);
}

#[tokio::test]
async fn a_watch_that_falls_behind_does_not_lead_to_another_poll() {
    let fixture = Fixture::new().await;
    let (cluster, polled) = (fixture.cluster.clone(), fixture.cluster.clone());
    let forget = async move {
        for polls in 1..5 {
            let reached = polled.until(move |state| state.polls("web").len() >= polls);
            reached.await;
            polled.change(State::forget_events);
        }
    };
    let ended = cluster.until(|state| state.annotation(WAIT, OUTCOME).is_some());
    let controller = controller::run(Client::clone(&fixture.client), ended);
    join(controller, forget).await;
    assert_eq!(cluster.read(demonstration::check), Ok(6));
}

#[tokio::test]
async fn each_change_has_a_version_and_an_event() {
    let fixture = Fixture::new().await;
    let waits = &fixture.waits;
    let version = fixture.cached.resource_version().expect("a version");
    let patch = |value: Value| async move {
        let patch = Patch::Merge(json!({ "metadata": value }));
        waits.patch(WAIT, &PatchParams::default(), &patch).await
    };
    let change = json!({ "resourceVersion": version, "annotations": { "key": "value" } });
    let patched = patch(change.clone()).await.expect("the version is right");
    let conflict = patch(change).await.expect_err("the version has changed");
    assert!(is_conflict(&conflict), "{conflict}");
    // A patch that changes nothing is not a change.
    let again = patch(json!({ "annotations": { "key": "value" } })).await;
    assert_eq!(
        again.expect("no error").resource_version(),
        patched.resource_version()
    );
    let events = waits.watch(&WatchParams::default(), &version).await;
    let events = events.expect("a watch").take(2).try_collect::<Vec<_>>();
    let events = events.await.expect("no error");
    let [
        WatchEvent::Modified(changed),
        WatchEvent::Bookmark(bookmark),
    ] = &events[..]
    else {
        panic!("{events:?}")
    };
    assert_eq!(changed.annotations()["key"], "value");
    assert_eq!(
        Some(&bookmark.metadata.resource_version),
        patched.metadata.resource_version.as_ref()
    );
}

#[tokio::test]
async fn a_selector_selects() {
    let fixture = Fixture::new().await;
    fixture
        .cluster
        .change(|state| state.create_wait("wait-for-api", &json!({})));
    let names = async |parameters: ListParams| {
        let list = fixture.waits.list(&parameters).await;
        let list = list.expect("a list").items.into_iter();
        list.map(|it| it.name_any()).collect::<Vec<_>>()
    };
    let all = ListParams::default();
    assert_eq!(names(all.clone()).await, ["wait-for-api", WAIT]);
    let label = "waiter.example/wait=available";
    assert_eq!(
        names(all.clone().labels(label)).await,
        ["wait-for-api", WAIT]
    );
    assert!(names(all.clone().labels("app=web")).await.is_empty());
    assert_eq!(
        names(all.fields("metadata.name=wait-for-web")).await,
        [WAIT]
    );
}

#[tokio::test]
async fn a_watch_from_a_forgotten_version_is_gone() {
    let fixture = Fixture::new().await;
    fixture.cluster.change(State::forget_events);
    let events = fixture.waits.watch(&WatchParams::default(), "1").await;
    let events: Vec<_> = events.expect("a watch").collect().await;
    assert!(
        matches!(&events[..], [Ok(WatchEvent::Error(status))] if status.code == 410),
        "{events:?}"
    );
}

#[test]
fn the_guide_shows_this_controller() {
    let guide = include_str!("../../waiter-runtime/src/guide.md");
    let section = guide.split_once("## In a Kubernetes controller\n");
    let (_, section) = section.expect("the section");
    let section = section.split("\n## ").next().expect("its text");
    let controller = include_str!("controller.rs").replace("\n    ", "\n");
    let (_, block) = section.split_once("```rust,ignore\n").expect("a block");
    let (code, _) = block.split_once("```").expect("its end");
    assert!(controller.contains(code), "{code}");
}
