//! Documents of the SDK, and JSON of `serde_json`: paths look into them, and a value of the wrong kind is null.

use std::collections::HashMap;

use aws_smithy_types::{Document, Number};
use serde_json::{Value, json};
use waiter_runtime::{State, Waiter, waiter};

/// Declares the same waiter over two types of JSON.
macro_rules! over {
    ($($waiter:ident $run:ident $json:ty;)*) => {$(
        #[derive(Debug)]
        struct $run {
            response: Option<$json>,
            ids: Vec<String>,
        }

        waiter! {
            #[derive(Debug)]
            struct $waiter { want: String }

            operation: Result<$run, ()>,
            delay: 1s,
            max_attempts: 1,
            acceptors: {
                path response."state" == "success" => success,
                path response."state" == {want} && response."done" => success,
                path "response.state == 'failed'" => failure,
                path response."percent" >= 100 => success,
                path response."tasks"[0]."state" == "skipped" => success,
                path length(response."tasks"[?@."state" == "failed"]) > 1 => failure,
                path_all response."tasks"[]."state" == "ok" => success,
                path_any response."tasks"[*]."codes"[] == 7 => failure,
                path contains(response."labels", "urgent") => failure,
                path starts_with(response."name", "tmp-") => failure,
                path contains(ids, response."id") => success,
                path response."flags" == ["x", null, "y"] => success,
                path response == "plain" => success,
                path response."ready" => success,
                path response."x-trace"."a b" != null => failure,
            },
        }
    )*};
}

over! {
    OverDocument RunOfDocument Document;
    OverValue RunOfValue Value;
}

fn document(value: &Value) -> Document {
    match value {
        Value::Null => Document::Null,
        Value::Bool(value) => Document::Bool(*value),
        Value::Number(number) => Document::Number(match (number.as_u64(), number.as_i64()) {
            (Some(number), _) => Number::PosInt(number),
            (None, Some(number)) => Number::NegInt(number),
            (None, None) => Number::Float(number.as_f64().expect("a float")),
        }),
        Value::String(text) => Document::String(text.clone()),
        Value::Array(items) => Document::Array(items.iter().map(document).collect()),
        Value::Object(members) => {
            let members = members.iter();
            let members: HashMap<_, _> = members
                .map(|(key, value)| (key.clone(), document(value)))
                .collect();
            Document::Object(members)
        }
    }
}

/// Returns the index of the acceptor that matches, which is the same for both types.
fn matching(response: &Value) -> Option<usize> {
    let ids = || vec!["i-1".to_owned()];
    let (of_document, of_value) = (
        RunOfDocument {
            response: Some(document(response)),
            ids: ids(),
        },
        RunOfValue {
            response: Some(response.clone()),
            ids: ids(),
        },
    );
    let want = || "finished".to_owned();
    let decision = OverDocument { want: want() }.evaluate(&Ok(of_document));
    assert_eq!(
        decision,
        OverValue { want: want() }.evaluate(&Ok(of_value)),
        "{response}"
    );
    let matched = decision.acceptor()?;
    let mut acceptors = OverValue::DECLARATION.acceptors.iter();
    acceptors.position(|acceptor| acceptor == matched)
}

#[test]
fn a_path_looks_into_json() {
    for (response, expected) in [
        (json!({ "state": "success" }), Some(0)),
        (json!({ "state": "finished", "done": true }), Some(1)),
        (json!({ "state": "finished", "done": [] }), None),
        (json!({ "state": "failed" }), Some(2)),
        (json!({ "percent": 100 }), Some(3)),
        (json!({ "percent": 100.5 }), Some(3)),
        (json!({ "percent": 99 }), None),
        (json!({ "percent": "100" }), None),
        (json!({ "percent": u64::MAX }), Some(3)),
        (json!({ "percent": i64::MIN }), None),
        (json!({ "tasks": [{ "state": "skipped" }] }), Some(4)),
        (json!({ "tasks": { "state": "skipped" } }), None),
        (
            json!({ "tasks": [{}, { "state": "failed" }, 1, { "state": "failed" }] }),
            Some(5),
        ),
        (
            json!({ "tasks": [{ "state": "ok" }, { "state": "ok" }] }),
            Some(6),
        ),
        (
            json!({ "tasks": [{ "state": "ok" }, { "state": 1 }] }),
            None,
        ),
        (json!({ "tasks": [] }), None),
        (json!({ "tasks": [{ "codes": [1, 7.0] }] }), Some(7)),
        (json!({ "tasks": [{ "codes": 7 }] }), Some(7)),
        (json!({ "labels": ["new", "urgent"] }), Some(8)),
        (json!({ "labels": "very urgent" }), Some(8)),
        (json!({ "labels": { "urgent": 1 } }), None),
        (json!({ "name": "tmp-1" }), Some(9)),
        (json!({ "name": ["tmp-1"] }), None),
        (json!({ "id": "i-1" }), Some(10)),
        (json!({ "id": 1 }), None),
        (json!({ "flags": ["x", null, "y"] }), Some(11)),
        (json!({ "flags": ["x", null] }), None),
        (json!("plain"), Some(12)),
        (json!({ "ready": true }), Some(13)),
        (json!({ "ready": "true" }), None),
        (json!({ "x-trace": { "a b": 0 } }), Some(14)),
        (json!({ "x-trace": { "a b": null } }), None),
        (json!(null), None),
        (json!([]), None),
    ] {
        assert_eq!(matching(&response), expected, "{response}");
    }
}

#[test]
fn the_values_are_shown() {
    let response = json!({ "state": "a\nb", "percent": 40, "tasks": [1, 2], "labels": {} });
    let run = RunOfValue {
        response: Some(response),
        ids: Vec::new(),
    };
    let waiter = OverValue {
        want: String::new(),
    };
    let polled = block_on(waiter.poll_once(std::future::ready(Ok(run))));
    assert_eq!(polled.state(), State::Retry);
    let summary = polled.summary();
    for shown in [
        r#"response."state" = "a\nb""#,
        r#"response."percent" = 40"#,
        r#"response."tasks"[]."state" = []"#,
    ] {
        assert!(summary.contains(shown), "no {shown} in {summary}");
    }
}

fn block_on<T>(future: impl Future<Output = T>) -> T {
    let runtime = tokio::runtime::Builder::new_current_thread().build();
    runtime.expect("a runtime").block_on(future)
}
