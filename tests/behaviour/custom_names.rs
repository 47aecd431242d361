//! Names in the paths of custom operations are the names that the user's types declare.

use std::collections::HashMap;

use waiter_runtime::{State, Waiter, waiter};

/// The names of the JSON, unchanged.
#[allow(non_snake_case)]
#[derive(Clone, Debug, Default)]
struct Response {
    fooBar: String,
    URL: Option<String>,
    /// The converted name is a field, too.
    replicaCount: u32,
    replica_count: u32,
    Steps: Vec<Step>,
    tagSet: HashMap<String, String>,
    r#type: String,
}

#[allow(non_snake_case)]
#[derive(Clone, Debug)]
struct Step {
    isDone: bool,
    startedAt: u64,
}

macro_rules! matches {
    ($output:expr, $($acceptor:tt)*) => {{
        waiter! {
            struct Matched;
            operation: Result<Response, ()>,
            delay: 1s,
            max_attempts: 1,
            acceptors: { $($acceptor)* => success },
        }
        Matched.evaluate(&Ok($output)).state() == State::Success
    }};
}

fn response() -> Response {
    Response {
        fooBar: "ready".to_owned(),
        URL: Some("https://example.com".to_owned()),
        replicaCount: 3,
        replica_count: 7,
        Steps: vec![
            Step {
                isDone: true,
                startedAt: 20,
            },
            Step {
                isDone: false,
                startedAt: 10,
            },
        ],
        tagSet: HashMap::from([("Done".to_owned(), "yes".to_owned())]),
        r#type: "web".to_owned(),
    }
}

#[test]
fn a_field_in_camel_case_or_capitals_keeps_its_name() {
    assert!(matches!(response(), path fooBar == "ready"));
    assert!(matches!(response(), path r#fooBar == "ready"));
    assert!(matches!(response(), path starts_with(URL, "https:")));
    assert!(matches!(response(), path Steps[0].isDone));
    assert!(matches!(response(), path_any Steps[].startedAt == 20));
    assert!(matches!(response(), path length(Steps[?isDone && startedAt > 5]) == 1));
    assert!(matches!(response(), path sort_by(Steps, &startedAt)[0].isDone == false));
    assert!(matches!(response(), path tagSet."Done" == "yes"));
    assert!(matches!(response(), path type == "web" && r#type == "web"));
    assert!(!matches!(response(), path fooBar == "gone"));
    assert!(!matches!(Response::default(), path URL != null));
}

#[test]
fn a_field_beside_its_converted_name_is_found_as_written() {
    assert!(matches!(response(), path replicaCount == 3));
    assert!(matches!(response(), path replica_count == 7));
    assert!(matches!(response(), path "replicaCount == `3` && replica_count == `7`"));
}

#[test]
fn a_string_names_fields_as_they_are_declared() {
    assert!(matches!(response(), path "fooBar" == "ready"));
    assert!(matches!(response(), path "URL" != null));
    assert!(matches!(response(), path "fooBar == 'ready' && type == 'web'"));
    assert!(matches!(response(), path_any "Steps[].startedAt" == 10));
    assert!(matches!(response(), path "Steps[?isDone].startedAt | [0]" == 20));
    assert!(matches!(response(), path "tagSet.Done" == "yes"));
    assert!(matches!(response(), path r#"tagSet."Done""# == "yes"));
}

/// The parameters of `wait` have other names then.
#[tokio::test(start_paused = true)]
async fn the_types_of_an_operation_may_have_any_name() {
    type F = std::convert::Infallible;
    type R = u32;
    waiter! {
        struct Named;
        operation: Result<R, F>,
        delay: 1s,
        max_attempts: 1,
        acceptors: { ok 3 => success },
    }
    Named.wait(async || Ok(3)).await.expect("three");
}
