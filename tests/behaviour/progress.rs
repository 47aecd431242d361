//! The serialised form of a progress: its keys, its bounds, and what is refused.

use std::ops::ControlFlow;
use std::time::{Duration, SystemTime};

use proptest::prelude::*;
use serde_json::{Value, json};
use waiter_runtime::{Progress, WaitError, WaitOutput, Waiter, waiter};

waiter! {
    struct Done;

    operation: Result<&'static str, u8>,
    first_poll: 5s,
    delay: 10s,
    max_attempts: 9,
    max_wait: 5m,
    acceptors: {
        path @ == "done" for 3 polls => success,
        path @ == "failed" => failure,
        path @ == "held" for 1m => failure,
        error 1 => retry,
    },
}

const BEGAN: Duration = Duration::from_millis(1_764_470_504_123);

fn begin() -> Progress<Done> {
    Progress::new(SystemTime::UNIX_EPOCH + BEGAN)
}

/// Returns the progress after it was stored. It does not differ, and it is small.
pub(crate) fn through_json<W: Waiter>(progress: &Progress<W>) -> Progress<W> {
    let text = serde_json::to_string(progress).expect("JSON");
    assert!(text.len() <= 4_096, "{} bytes: {text}", text.len());
    let read: Progress<W> = serde_json::from_str(&text).expect("a progress");
    let shown = format!("{progress:?}");
    assert_eq!(format!("{read:?}"), shown);
    // The order of the keys does not matter.
    let sorted: Value = serde_json::from_str(&text).expect("JSON");
    let sorted: Progress<W> = serde_json::from_value(sorted).expect("a progress");
    assert_eq!(format!("{sorted:?}"), shown);
    // A format that does not describe itself.
    let bytes = postcard::to_allocvec(progress).expect("bytes");
    let binary: Progress<W> = postcard::from_bytes(&bytes).expect("a progress");
    assert_eq!(format!("{binary:?}"), shown);
    read
}

type End = Result<WaitOutput<Done>, WaitError<Done>>;

/// Makes a poll, so many seconds after the beginning.
async fn step(
    progress: &mut Progress<Done>,
    result: Result<&'static str, u8>,
    second: u64,
) -> ControlFlow<End, Duration> {
    let polled = Done.poll_once(async { result }).await;
    let now = progress.began() + Duration::from_secs(second);
    polled.next_step(progress, now)
}

/// Makes polls that do not end the wait, one a second.
async fn steps(progress: &mut Progress<Done>, results: &[Result<&'static str, u8>]) {
    for (second, result) in (0..).zip(results) {
        let next = step(progress, *result, second).await;
        assert!(next.is_continue(), "{second}");
    }
}

#[tokio::test]
async fn the_form_of_a_progress_is_known() {
    let mut progress = begin()
        .label("a \"label\"\n")
        .first_poll(Duration::ZERO)
        .backoff(Duration::from_secs(1), Duration::from_secs(2))
        .max_attempts(7)
        .max_wait(Duration::from_nanos(60_000_000_001));
    let polls = [Ok("pending"), Err(1), Ok("done"), Ok("done")];
    steps(&mut progress, &polls).await;
    let text = serde_json::to_string(&progress).expect("JSON");
    assert_eq!(
        text,
        concat!(
            r#"{"version":1,"waiter":"Done","began":1764470504123,"attempts":4,"postponed":2,"#,
            r#""streak":["path @ == \"done\"",2,2000],"#,
            r#""history":[["@ = \"pending\"","retry",1,0,0],["1","retry",1,1000,1000],["@ = \"done\"","retry",2,2000,3000]],"#,
            r#""label":"a \"label\"\\n","#,
            r#""limits":{"first_poll":0,"backoff":[1000,2000],"max_attempts":7,"max_wait":60001}}"#,
        )
    );
    let read = through_json(&progress);
    assert_eq!(serde_json::to_string(&read).expect("JSON"), text);
}

#[tokio::test]
async fn absent_parts_are_omitted() {
    let text = |progress: &Progress<Done>| serde_json::to_string(progress).expect("JSON");
    let bare = r#"{"version":1,"waiter":"Done","began":1764470504123,"attempts":0,"postponed":0}"#;
    assert_eq!(text(&begin()), bare);
    // Options as declared are not stored.
    let same = begin()
        .first_poll(Duration::from_secs(5))
        .delay(Duration::from_secs(10))
        .max_attempts(9)
        .max_wait(Duration::from_mins(5));
    assert_eq!(text(&same), bare);
    let other = begin().delay(Duration::from_secs(3)).without_streaks();
    let limits = r#","limits":{"delay":3000,"without_streaks":true}}"#;
    assert_eq!(text(&other), bare.replace('}', limits));
    through_json(&other);
    let mut progress = begin().max_attempts(100);
    let texts = ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k"];
    steps(&mut progress, &texts.map(Ok)).await;
    let evicted = r#""evicted":[3,1000,3000],"limits":{"max_attempts":100}}"#;
    assert!(text(&progress).ends_with(evicted), "{}", text(&progress));
    through_json(&progress);
}

/// The JSON of a progress in the middle of a wait, with one key changed.
fn changed(key: &str, value: Value) -> Value {
    let mut json = json!({
        "version": 1, "waiter": "Done", "began": 1_000_u64, "attempts": 3, "postponed": 1,
        "streak": ["path @ == \"done\"", 1, 2000],
        "history": [["@ = \"busy\"", "retry", 2, 0, 1000], ["@ = \"done\"", "retry", 1, 2000, 2000]],
        "evicted": [4, 10, 20],
        "label": "web",
        "limits": { "delay": 3000 },
    });
    match value {
        Value::Null => drop(json.as_object_mut().expect("a map").remove(key)),
        value => json[key] = value,
    }
    json
}

fn read(json: &Value) -> Result<Progress<Done>, String> {
    serde_json::from_str(&json.to_string()).map_err(|error| error.to_string())
}

#[test]
fn what_is_not_a_progress_of_the_waiter_is_refused() {
    let entry = json!(["a", "retry", 1, 0, 0]);
    for (key, value, message) in [
        (
            "version",
            json!(2),
            "progress has version 2, but this version of waiter-runtime reads version 1",
        ),
        ("version", json!(0), "progress has version 0, but"),
        (
            "version",
            json!("1"),
            "invalid type: string \"1\", expected u64",
        ),
        ("version", Value::Null, "missing field `version`"),
        (
            "waiter",
            json!("Other"),
            "progress of the waiter Other, expected Done",
        ),
        (
            "waiter",
            json!("Done\u{202e}\n"),
            r"progress of the waiter Done\u{202e}\n, expected Done",
        ),
        ("waiter", Value::Null, "missing field `waiter`"),
        ("began", Value::Null, "missing field `began`"),
        (
            "began",
            json!(-1),
            "invalid value: integer `-1`, expected u64",
        ),
        (
            "began",
            json!("2026"),
            "invalid type: string \"2026\", expected u64",
        ),
        ("attempts", Value::Null, "missing field `attempts`"),
        (
            "attempts",
            json!(4_294_967_296_u64),
            "invalid value: integer `4294967296`, expected u32",
        ),
        (
            "attempts",
            json!(1.5),
            "invalid type: floating point `1.5`, expected u32",
        ),
        (
            "streak",
            json!(["a", 1]),
            "invalid length 2, expected a tuple of size 3",
        ),
        (
            "history",
            json!([["a", "again", 1, 0, 0]]),
            "expected the state success, failure or retry, found \"again\"",
        ),
        (
            "history",
            json!(vec![entry; 9]),
            "invalid length 9, expected at most 8 entries of a history",
        ),
        (
            "history",
            json!({}),
            "invalid type: map, expected at most 8 entries of a history",
        ),
        (
            "limits",
            json!({ "delay": 1, "backoff": [1, 2] }),
            "expected `delay` or `backoff`, found both",
        ),
        (
            "limits",
            json!([1]),
            "invalid type: sequence, expected the limits of a wait",
        ),
    ] {
        let error = read(&changed(key, value)).expect_err(message);
        assert!(error.starts_with(message), "{error}");
        assert!(error.contains(" at line 1 column "), "{error}");
    }
}

#[test]
fn an_error_says_where_it_is() {
    for (text, message) in [
        ("", "EOF while parsing a value at line 1 column 0"),
        (
            "null",
            "invalid type: null, expected the progress of the waiter Done at line 1 column 4",
        ),
        (
            "[1]",
            "invalid type: sequence, expected the progress of the waiter Done at line 1 column 0",
        ),
        (
            r#"{"version":1,"version":1}"#,
            "duplicate field `version` at line 1 column 22",
        ),
        // Both are checked before any other key.
        (
            r#"{"version":2,"attempts":"none"}"#,
            "progress has version 2, but this version of waiter-runtime reads version 1 at line 1 column 12",
        ),
        (
            r#"{"version":1,"waiter":"Other","attempts":"none"}"#,
            "progress of the waiter Other, expected Done at line 1 column 29",
        ),
    ] {
        let error = serde_json::from_str::<Progress<Done>>(text).expect_err(message);
        assert_eq!(error.to_string(), message);
    }
}

#[test]
fn keys_of_a_later_version_are_ignored() {
    let more = json!({ "anything": [1, { "a": null }] });
    let read = read(&changed("later", more)).expect("a progress");
    assert_eq!(read.attempts(), 3);
    let limits = json!({ "delay": 3000, "later": [] });
    let json: Progress<Done> = serde_json::from_value(changed("limits", limits)).expect("one");
    assert_eq!(format!("{json:?}"), format!("{read:?}"));
}

#[test]
fn texts_are_read_as_any_text_from_outside() {
    let long = "\"\\\u{202e}".repeat(1_000);
    let json = changed("label", json!(&long));
    let read = read(&json).expect("a progress");
    let stored = serde_json::to_value(&read).expect("JSON");
    let label = stored["label"].as_str().expect("a label");
    assert!(
        label.starts_with(r#""\\u{202e}"\\u{202e}"#) && label.ends_with('…'),
        "{label}"
    );
    through_json(&read);
    let json = changed("history", json!([[long, "retry", 1, 0, 0]]));
    let read = through_json(&serde_json::from_value::<Progress<Done>>(json).expect("a progress"));
    assert_eq!(read.history().entries()[0].summary(), label);
}

mod deployed {
    use waiter_runtime::waiter;

    waiter! {
        /// The waiter after a deployment: another order, other limits, another streak.
        pub(super) struct Done;

        operation: Result<&'static str, u8>,
        delay: 20s,
        max_wait: 10m,
        acceptors: {
            path @ == "failed" => failure,
            path @ == "other" for 2 polls => failure,
            path @ == "done" for 4 polls => success,
        },
    }
}

#[tokio::test]
async fn a_declaration_that_has_changed_takes_effect() {
    let mut progress = begin();
    steps(&mut progress, &[Ok("held"), Ok("done"), Ok("done")]).await;
    let json = serde_json::to_value(&progress).expect("JSON");
    let deployed = |json: &Value| -> Progress<deployed::Done> {
        serde_json::from_value(json.clone()).expect("a progress")
    };
    // The streak goes on and needs one poll more. The deadline is later, and the delay longer.
    let mut progress = deployed(&json);
    for (second, expected) in [(310, Some(20)), (330, None)] {
        let polled = deployed::Done.poll_once(async { Ok("done") }).await;
        let now = progress.began() + Duration::from_secs(second);
        let next = polled.next_step(&mut progress, now);
        assert_eq!(next.continue_value().map(|delay| delay.as_secs()), expected);
    }
    // An acceptor that is gone, or that has no streak any more.
    for matcher in ["path @ == \"held\"", "path @ == \"failed\"", ""] {
        let mut json = json.clone();
        json["streak"][0] = json!(matcher);
        let stored = serde_json::to_value(deployed(&json)).expect("JSON");
        assert_eq!(stored.get("streak"), None, "{matcher}");
    }
    // The override of a call stays.
    let mut json = json.clone();
    json["limits"] = json!({ "delay": 7_000 });
    let mut progress = deployed(&json);
    let polled = deployed::Done.poll_once(async { Ok("held") }).await;
    let next = polled.next_step(&mut progress, SystemTime::UNIX_EPOCH);
    assert_eq!(next.continue_value(), Some(Duration::from_secs(7)));
}

#[tokio::test]
async fn the_first_delay_comes_before_the_deadline() {
    let second = Duration::from_secs(1);
    assert_eq!(begin().first_delay(), 5 * second);
    assert_eq!(begin().first_poll(90 * second).first_delay(), 90 * second);
    assert_eq!(
        begin().max_wait(3 * second).first_delay(),
        Duration::from_millis(2_700)
    );
    assert_eq!(
        begin().first_poll(Duration::ZERO).first_delay(),
        Duration::ZERO
    );
    let odd = begin().max_wait(Duration::from_millis(55));
    assert_eq!(odd.first_delay(), Duration::from_millis(50));
}

#[tokio::test]
async fn times_before_the_epoch_and_far_ahead_saturate() {
    let early = SystemTime::UNIX_EPOCH - Duration::from_secs(100);
    let progress = Progress::<Done>::new(early);
    assert_eq!(progress.began(), SystemTime::UNIX_EPOCH);
    assert_eq!(progress.elapsed(early), Duration::ZERO);
    let huge = begin()
        .delay(Duration::MAX)
        .max_wait(Duration::MAX)
        .first_poll(Duration::MAX);
    assert_eq!(
        through_json(&huge).first_delay().as_millis(),
        // Larger numbers would not pass every reader of JSON.
        (1 << 53) - 1 - 1_000
    );
    // Part of a millisecond is not counted.
    let began = SystemTime::UNIX_EPOCH + BEGAN;
    let progress = Progress::<Done>::new(began + Duration::from_nanos(999_999));
    assert_eq!(progress.began(), began);
    let now = began + Duration::from_nanos(1_999_999);
    assert_eq!(progress.elapsed(now), Duration::from_millis(1));
}

#[tokio::test]
async fn a_poll_after_the_deadline_is_the_last() {
    for (result, ends) in [
        ("done", "success"),
        ("busy", "max wait"),
        ("failed", "failure"),
    ] {
        let mut progress = begin().without_streaks();
        steps(&mut progress, &[Ok("busy")]).await;
        let mut progress = through_json(&progress);
        // The process was down for an hour.
        let next = step(&mut progress, Ok(result), 3_600).await;
        let end = match next.break_value().expect("the end") {
            Ok(_) => "success",
            Err(WaitError::MaxWaitExceeded(_)) => "max wait",
            Err(_) => "failure",
        };
        assert_eq!(end, ends);
        assert_eq!(progress.attempts(), 2);
    }
}

#[test]
fn a_progress_may_be_sent_whatever_the_waiter_is() {
    fn check<T: Send + Sync + Unpin + Clone + 'static>() {}
    check::<Progress<Done>>();
}

/// Numbers at the limits of the types.
const EXTREMES: [&str; 9] = [
    "0",
    "1",
    "-1",
    "1e999",
    "4294967295",
    "4294967296",
    "18446744073709551615",
    "18446744073709551616",
    "9223372036854775807",
];

/// A change of some JSON.
#[derive(Clone, Debug)]
enum Change {
    Truncate(prop::sample::Index),
    Byte(prop::sample::Index, u8),
    Number(prop::sample::Index, &'static str),
    Twice(prop::sample::Index, prop::sample::Index),
}

impl Change {
    fn apply(&self, text: &mut Vec<u8>) {
        let index = |index: &prop::sample::Index| index.index(text.len().max(1));
        match self {
            Self::Truncate(at) => text.truncate(index(at)),
            Self::Byte(at, byte) => {
                let at = index(at);
                if let Some(changed) = text.get_mut(at) {
                    *changed = *byte;
                }
            }
            Self::Number(nth, number) => {
                let is_start = |at: &usize| {
                    text[*at].is_ascii_digit() && !text[at.saturating_sub(1)].is_ascii_digit()
                };
                let starts: Vec<_> = (0..text.len()).filter(is_start).collect();
                if starts.is_empty() {
                    return;
                }
                let start = starts[nth.index(starts.len())];
                let digits = text[start..]
                    .iter()
                    .take_while(|byte| byte.is_ascii_digit());
                let end = start + digits.count();
                text.splice(start..end, number.bytes());
            }
            Self::Twice(from, to) => {
                let (from, to) = (index(from), index(to));
                let part = text[from.min(to)..from.max(to)].to_vec();
                text.splice(from..from, part);
            }
        }
    }
}

fn changes() -> impl Strategy<Value = Vec<Change>> {
    let index = any::<prop::sample::Index>;
    let byte = prop_oneof![any::<u8>(), prop::sample::select(b"{}[]\",:0-\\e".to_vec())];
    let change = prop_oneof![
        1 => index().prop_map(Change::Truncate),
        2 => (index(), byte).prop_map(|(at, byte)| Change::Byte(at, byte)),
        6 => (index(), prop::sample::select(EXTREMES.to_vec())).prop_map(|(nth, number)| Change::Number(nth, number)),
        1 => (index(), index()).prop_map(|(from, to)| Change::Twice(from, to)),
    ];
    prop::collection::vec(change, 1..6)
}

/// Makes one more poll with a progress from outside.
async fn go_on(mut progress: Progress<Done>, result: Result<&'static str, u8>, now: SystemTime) {
    let _ = (
        progress.began(),
        progress.elapsed(now),
        progress.history().polls(),
    );
    let polled = Done.poll_once(async { result }).await;
    let next = polled.next_step(&mut progress, now);
    through_json(&progress);
    if let ControlFlow::Break(Err(error)) = next {
        assert!(error.report().to_string().len() <= 16_384);
        assert!(error.to_string().len() <= 2_048);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn no_input_panics(
        changes in changes(), seconds in prop_oneof![Just(0), any::<u64>().prop_map(|it| it >> 8)],
        result in prop::sample::select(vec![Ok("done"), Ok("held"), Ok("failed"), Err(1), Err(2)]),
    ) {
        let json = changed("later", json!("é\u{202e}"));
        let mut text = json.to_string().into_bytes();
        let known = read(&json).expect("a progress");
        let mut bytes = postcard::to_allocvec(&known).expect("bytes");
        for change in changes {
            change.apply(&mut text);
            change.apply(&mut bytes);
        }
        let text = serde_json::from_slice::<Progress<Done>>(&text).ok();
        let bytes = postcard::from_bytes::<Progress<Done>>(&bytes).ok();
        for progress in text.into_iter().chain(bytes) {
            let now = SystemTime::UNIX_EPOCH + Duration::from_millis(seconds);
            through_json(&progress);
            let runtime = tokio::runtime::Builder::new_current_thread().build().expect("a runtime");
            runtime.block_on(go_on(progress, result, now));
        }
    }
}
