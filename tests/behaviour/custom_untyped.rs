//! Untyped JSON in the output of a custom operation: paths compare it as a whole, and guards look inside.

use std::collections::HashMap;

use aws_smithy_types::Document;
use serde_json::{Value, json};
use waiter_runtime::{Waiter, waiter};

#[derive(Clone, Debug, Default)]
struct Job {
    payload: Value,
    last: Option<Value>,
    all: Vec<Value>,
    by_name: HashMap<String, Option<Value>>,
    document: Option<Document>,
}

waiter! {
    #[derive(Debug)]
    struct Looked { want: Value, wanted: Document }

    operation: Result<Job, ()>,
    delay: 1s,
    max_attempts: 1,
    acceptors: {
        ok job if job.payload["state"] == "ready" && job.payload["percent"].as_u64() >= Some(90) => success,
        ok job if job.document.as_ref().and_then(Document::as_object).and_then(|it| it.get("state")).and_then(Document::as_string) == Some("ready") => success,
        path payload == {json!([1, 2])} => success,
        path payload == {want} || contains(all, {want}) => success,
        path contains(all, {json!("one")}) => success,
        path last == {want.clone()} || by_name."a" == {want} => success,
        path document == {wanted} => success,
        path not_null(last, payload) == {json!(7)} => success,
        path_any all[] == {json!(8)} => success,
        path length(all) == 3 || last != null => failure,
    },
}

/// Returns the index of the acceptor that matches.
fn matching(change: impl FnOnce(&mut Job)) -> Option<usize> {
    let mut job = Job::default();
    change(&mut job);
    let waiter = Looked {
        want: json!({ "a": [null, 1.5] }),
        wanted: Document::from("wanted"),
    };
    let decision = waiter.evaluate(&Ok(job));
    let matched = decision.acceptor()?;
    Looked::DECLARATION
        .acceptors
        .iter()
        .position(|acceptor| acceptor == matched)
}

#[test]
fn a_guard_looks_into_json() {
    let ready = |job: &mut Job| job.payload = json!({ "state": "ready", "percent": 95 });
    assert_eq!(matching(ready), Some(0));
    let running = |job: &mut Job| job.payload = json!({ "state": "ready", "percent": 10 });
    assert_eq!(matching(running), None);
    let state = HashMap::from([("state".to_owned(), Document::from("ready"))]);
    let ready = |job: &mut Job| job.document = Some(Document::Object(state));
    assert_eq!(matching(ready), Some(1));
}

#[test]
fn a_path_compares_untyped_json_as_a_whole() {
    let want = || json!({ "a": [null, 1.5] });
    assert_eq!(matching(|job| job.payload = json!([1, 2])), Some(2));
    assert_eq!(matching(|job| job.payload = want()), Some(3));
    assert_eq!(matching(|job| job.all = vec![json!(1), want()]), Some(3));
    assert_eq!(matching(|job| job.all = vec![json!("one")]), Some(4));
    assert_eq!(matching(|job| job.last = Some(want())), Some(5));
    let by_name = HashMap::from([("a".to_owned(), Some(want()))]);
    assert_eq!(matching(|job| job.by_name = by_name), Some(5));
    let document = Document::from("wanted");
    assert_eq!(matching(|job| job.document = Some(document)), Some(6));
    assert_eq!(matching(|job| job.last = Some(json!(7))), Some(7));
    assert_eq!(matching(|job| job.payload = json!(7)), Some(7));
    assert_eq!(matching(|job| job.all = vec![json!(8)]), Some(8));
    assert_eq!(matching(|job| job.last = Some(json!(0))), Some(9));
    // JSON's null is null.
    assert_eq!(matching(|job| job.last = Some(Value::Null)), None);
    assert_eq!(matching(|_| ()), None);
}
