//! Unions: `as` gives the value of a variant, and null for another one.

use aws_sdk_dynamodb::operation::get_item::GetItemOutput;
use aws_sdk_dynamodb::types::AttributeValue::{self, Bool, L, M, N, S, Ss};
use waiter_runtime::{State, Waiter, waiter};
use waiter_tests::{Script, dynamodb, reply};

waiter! {
    struct ItemDone { want: String }

    operation: aws_sdk_dynamodb::GetItem,
    delay: 1s,
    max_attempts: 5,
    acceptors: {
        path Item."status" as S == "DONE" => success,
        path item."status" as S == {want} && item."ready" as BOOL => success,
        path to_number(item."left" as N) == 0 => success,
        path item."nested" as M."status" as S == "DONE" => success,
        path contains(item."tags" as Ss, "done") => success,
        path length(item."steps" as L[?@ as M."state" as S == "FAILED"]) > 1 => failure,
        path_all item."steps" as L[].[@ as S, @ as N][] == "ok" => success,
        path item."status" != null && item."status" as S == null && item."status" as N == null => failure,
    },
}

#[tokio::test(start_paused = true)]
async fn a_wait_compares_the_member_of_a_union() {
    let script = Script::new([
        reply(200, "{}"),
        reply(200, r#"{"Item":{"status":{"N":"1"}}}"#),
        reply(200, r#"{"Item":{"status":{"S":"RUNNING"}}}"#),
        reply(200, r#"{"Item":{"status":{"S":"DONE"}}}"#),
    ]);
    let mut lines = Vec::new();
    let wait = ItemDone {
        want: "X".to_owned(),
    }
    .wait(
        dynamodb(script)
            .get_item()
            .table_name("t")
            .key("id", S("a".to_owned())),
    )
    .on_poll(|poll| lines.push(poll.summary().to_owned()));
    let done = wait.await.expect("done");
    assert_eq!(done.attempts(), 4);
    assert_eq!(lines[3], r#"Item."status" as S = "DONE""#);
    assert!(
        lines[1].starts_with(r#"Item."status" as S = null, "#),
        "{}",
        lines[1]
    );
}

fn text(text: &str) -> AttributeValue {
    S(text.to_owned())
}

fn map(entries: &[(&str, AttributeValue)]) -> AttributeValue {
    let entries = entries.iter().cloned();
    M(entries
        .map(|(key, value)| (key.to_owned(), value))
        .collect())
}

/// Returns the state, and the index of the acceptor that matches.
fn decided(item: &[(&str, AttributeValue)]) -> (State, Option<usize>) {
    let M(item) = map(item) else { unreachable!() };
    let output = GetItemOutput::builder().set_item(Some(item)).build();
    let decision = ItemDone {
        want: "X".to_owned(),
    }
    .evaluate(&Ok(output));
    let acceptors = ItemDone::DECLARATION.acceptors;
    let matched = decision.acceptor();
    let index = acceptors.iter().position(|it| Some(it) == matched);
    (decision.state(), index)
}

#[test]
fn every_other_variant_is_null() {
    use State::{Failure, Retry, Success};

    let failed = || map(&[("state", text("FAILED"))]);
    for (item, expected) in [
        (vec![("status", text("DONE"))], (Success, Some(0))),
        (vec![("status", N("1".to_owned()))], (Retry, None)),
        (vec![("status", Bool(true))], (Failure, Some(7))),
        (
            vec![("status", text("X")), ("ready", Bool(true))],
            (Success, Some(1)),
        ),
        (
            vec![("status", text("X")), ("ready", text("true"))],
            (Retry, None),
        ),
        (vec![("left", N("0.0".to_owned()))], (Success, Some(2))),
        (vec![("left", text("0"))], (Retry, None)),
        (
            vec![("nested", map(&[("status", text("DONE"))]))],
            (Success, Some(3)),
        ),
        (
            vec![("nested", map(&[("status", Bool(true))]))],
            (Retry, None),
        ),
        (vec![("nested", text("DONE"))], (Retry, None)),
        (
            vec![("tags", Ss(vec!["done".to_owned()]))],
            (Success, Some(4)),
        ),
        (vec![("tags", text("done"))], (Retry, None)),
        (
            vec![("steps", L(vec![failed(), text("FAILED"), failed()]))],
            (Failure, Some(5)),
        ),
        (
            vec![("steps", L(vec![failed(), text("FAILED")]))],
            (Retry, None),
        ),
        (
            vec![("steps", L(vec![text("ok"), N("ok".to_owned())]))],
            (Success, Some(6)),
        ),
        (
            vec![("steps", L(vec![text("ok"), text("no")]))],
            (Retry, None),
        ),
        (vec![], (Retry, None)),
    ] {
        assert_eq!(decided(&item), expected, "{item:?}");
    }
}

/// A type with the same methods as the SDK's unions.
#[derive(Debug)]
enum Phase {
    Failed(Failed),
    Paused,
}

#[derive(Debug)]
struct Failed {
    code: u8,
}

impl Phase {
    fn as_failed(&self) -> Result<&Failed, &Self> {
        match self {
            Self::Failed(failed) => Ok(failed),
            Self::Paused => Err(self),
        }
    }

    fn as_paused(&self) -> Result<(), &Self> {
        match self {
            Self::Failed(_) => Err(self),
            Self::Paused => Ok(()),
        }
    }
}

waiter! {
    struct Ended;

    operation: Result<Phase, ()>,
    delay: 1s,
    max_attempts: 2,
    acceptors: {
        path @ as Failed.code == 3 => failure,
        // A variant without a value.
        path @ as Paused != null => success,
    },
}

#[test]
fn a_custom_type_with_such_methods_is_a_union() {
    let state = |phase| Ended.evaluate(&Ok(phase)).state();
    assert_eq!(state(Phase::Failed(Failed { code: 3 })), State::Failure);
    assert_eq!(state(Phase::Failed(Failed { code: 4 })), State::Retry);
    assert_eq!(state(Phase::Paused), State::Success);
}
