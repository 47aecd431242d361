//! What is said of each mistake in a file, with its place.

use super::{CALL, botocore, errors_of};

#[test]
fn each_mistake_in_botocores_form_is_one_error_with_its_place() {
    for (acceptor, error) in [
        (
            r#"{"matcher": "paths", "expected": 1, "state": "success"}"#,
            "unknown matcher `paths`; did you mean `path`?",
        ),
        (
            r#"{"matcher": "error", "expected": "E", "state": "done"}"#,
            "unknown state `done`: write `success`, `failure` or `retry`",
        ),
        (
            r#"{"matcher": "error", "expected": "E"}"#,
            "`state` is missing",
        ),
        (
            r#"{"matcher": "error", "expected": "E", "stat": "retry"}"#,
            "unknown key `stat`; did you mean `state`?",
        ),
        (
            r#"{"matcher": "error", "expected": "E", "state": "retry", "after": 3}"#,
            "unknown key `after`: expected `state`, `matcher`, `argument` or `expected`",
        ),
        (
            r#"{"matcher": "error", "expected": "E", "state": "retry", "Expected": "F"}"#,
            "unknown key `Expected`; did you mean `expected`?",
        ),
        (
            r#"{"matcher": "error", "expected": "true", "state": "retry"}"#,
            "the string `\"true\"` would be an error's code: write `true` without quotes",
        ),
        (
            r#"{"matcher": "error", "expected": "False", "state": "retry"}"#,
            "the string `\"False\"` would be an error's code: write `false` without quotes",
        ),
        (
            r#"{"matcher": "path", "expected": "E", "state": "retry"}"#,
            "`argument` is missing",
        ),
        (
            r#"{"matcher": "path", "argument": 3, "expected": "E", "state": "retry"}"#,
            "`argument` is a string, which `3` is not",
        ),
        (
            r#"{"matcher": "path", "argument": "A", "expected": [], "state": "retry"}"#,
            "a path is compared with a string, a number, a boolean or null",
        ),
        (
            r#"{"matcher": "path", "argument": "A..B", "expected": 1, "state": "retry"}"#,
            "expected a field's name, a map's `\"key\"`, `*` or `[a, b]` after `.`\n  A..B\n    ^",
        ),
        (
            r#"{"matcher": "path", "argument": "len(A)", "expected": 1, "state": "retry"}"#,
            "unknown function `len`: write `length`\n  len(A)\n  ^",
        ),
        (
            r#"{"matcher": "status", "expected": "404", "state": "retry"}"#,
            "a `status` is expected to be a number: `404`",
        ),
        (
            r#"{"matcher": "status", "expected": 4040, "state": "retry"}"#,
            "`4040` is no HTTP status",
        ),
        (
            r#"{"matcher": "error", "expected": 404, "state": "retry"}"#,
            "an `error` is expected to be a code, as a string, or `true` for any of them, `false` for none",
        ),
        ("3", "an acceptor is an object, `{…}`"),
    ] {
        let success = r#"{"matcher": "status", "expected": 200, "state": "success"}"#;
        let errors = errors_of(CALL, &botocore(&format!("{success},\n{acceptor}")));
        let expected = format!("x.json:3: waiter `Done`, acceptor 2: {error}");
        assert_eq!(errors, [expected], "{acceptor}");
    }
}

#[test]
fn each_mistake_in_smithys_form_is_one_error_with_its_place() {
    let output = |path: &str, expected: &str, comparator: &str| {
        format!(
            r#"{{"output": {{"path": "{path}", "expected": {expected}, "comparator": "{comparator}"}}}}"#
        )
    };
    for (matcher, error) in [
        (
            output("A", "\"x\"", "stringEqual"),
            "unknown comparator `stringEqual`; did you mean `stringEquals`?",
        ),
        (
            output("A", "\"x\"", "booleanEquals"),
            "a boolean is expected to be \"true\" or \"false\"",
        ),
        (
            output("A", "true", "booleanEquals"),
            "`expected` is a string, which `true` is not",
        ),
        (
            r#"{"output": {"path": "A", "expected": "x", "comparator": "stringEquals", "negate": true}}"#
                .to_owned(),
            "unknown key `negate`: expected `path`, `expected` or `comparator`",
        ),
        (
            r#"{"inputOutput": {"path": "A", "expected": "x", "comparator": "stringEquals"}}"#
                .to_owned(),
            "a path of `inputOutput` begins with `input.` or `output.`",
        ),
        (
            r#"{"success": "true"}"#.to_owned(),
            "`success` is `true` or `false`",
        ),
        (
            r#"{"errorType": "a#b c"}"#.to_owned(),
            "an `errorType` is the name of an error's shape, as a string",
        ),
        (
            r#"{"errorTyp": "E"}"#.to_owned(),
            "unknown matcher `errorTyp`; did you mean `errorType`?",
        ),
        (
            r#"{"success": true, "errorType": "E"}"#.to_owned(),
            "a matcher has one member: `output`, `inputOutput`, `success` or `errorType`",
        ),
    ] {
        let text = format!(
            "{{\"Done\": {{\"acceptors\": [{{\"state\": \"success\", \"matcher\": {{\"success\": true}}}},\n{{\"state\": \"retry\", \"matcher\":\n{matcher}}}]}}}}"
        );
        let errors = errors_of(&format!("{CALL}, operation: D, max_wait: 1m"), &text);
        let expected = format!("x.json:3: waiter `Done`, acceptor 2: {error}");
        assert_eq!(errors, [expected], "{matcher}");
    }
}

#[test]
fn each_mistake_in_a_file_is_one_error_with_its_place() {
    let waiter = |keys: &str| format!("{{\"version\": 2, \"waiters\": {{\"Done\":\n{{{keys}}}}}}}");
    let acceptors = r#""acceptors": [{"matcher": "status", "expected": 200, "state": "success"}]"#;
    for (text, error) in [
        (
            "{\n\"a\": 1,\n}".to_owned(),
            "x.json:2: this is not JSON: trailing commas are not allowed\n  \"a\": 1,\n        ^",
        ),
        (String::new(), "x.json:1: the file is empty"),
        (
            "[]".to_owned(),
            "x.json:1: a file of waiters is an object, `{…}`",
        ),
        (
            "{\"a\": 1}".to_owned(),
            "x.json:1: neither botocore's waiters (`version` and `waiters`), nor a model of Smithy's (`shapes`), nor its `waitable` trait (names, each with `acceptors`)",
        ),
        (
            "{\"version\": 1,\n\"waiters\": {}}".to_owned(),
            "x.json:1: version 1 of botocore's waiters is not supported: version 2 is, as in its `waiters-2.json`",
        ),
        (
            "{\"waiters\": {}}".to_owned(),
            "x.json:1: `version` is missing: write `\"version\": 2` beside `waiters`",
        ),
        (
            "{\"version\": 2}".to_owned(),
            "x.json:1: `waiters` is missing",
        ),
        (
            "{\"Done\": {\"acceptors\": []}}".to_owned(),
            "this `waitable` trait does not say whose it is: write `operation: DescribeTable` after the file",
        ),
        (
            waiter(&format!(r#""operation": "D", "delay": 1, {acceptors}"#)),
            "x.json:2: waiter `Done`: `maxAttempts` is missing",
        ),
        (
            waiter(&format!(
                r#""operation": "D", "delay": "1", "maxAttempts": 2, {acceptors}"#
            )),
            "x.json:2: waiter `Done`: `delay` is a number of seconds, such as `60`, which `\"1\"` is not",
        ),
        (
            waiter(&format!(
                r#""operation": "D", "delay": 0, "maxAttempts": 2, {acceptors}"#
            )),
            "x.json:2: waiter `Done`: `delay` must be longer than zero",
        ),
        (
            waiter(&format!(
                r#""operation": "D", "delay": 1, "maxAttempts": 2.5, {acceptors}"#
            )),
            "x.json:2: waiter `Done`: `maxAttempts` is a whole number of polls, up to 4294967295, which `2.5` is not",
        ),
        (
            waiter(&format!(
                r#""operation": "Describe X", "delay": 1, "maxAttempts": 2, {acceptors}"#
            )),
            "x.json:2: waiter `Done`: no operation is called `Describe X`",
        ),
        (
            waiter(r#""operation": "D", "delay": 1, "maxAttempts": 2, "acceptors": []"#),
            "x.json:2: waiter `Done`: no acceptor leads to `success`: this waiter can only fail",
        ),
        (
            waiter(r#""operation": "D", "delay": 1, "maxAttempts": 2, "acceptors": {}"#),
            "x.json:2: waiter `Done`: `acceptors` is a list, `[…]`, which `{}` is not",
        ),
    ] {
        assert_eq!(errors_of(CALL, &text), [error], "{text}");
    }
}

#[test]
fn what_is_not_json_is_shown() {
    for (text, error) in [
        (
            "{\n  // a comment\n}",
            "x.json:2: this is not JSON: JSON has no comments\n    // a comment\n    ^",
        ),
        (
            "{'a': 1}",
            "x.json:1: this is not JSON: strings are written in double quotes; `json.dumps` makes JSON of a dictionary in Python\n  {'a': 1}\n   ^",
        ),
        (
            r#"{"a": True}"#,
            "x.json:1: this is not JSON: `True` is Python's: write `true`, or make JSON of the whole dictionary with `json.dumps`\n  {\"a\": True}\n        ^",
        ),
        (
            "{\"a\": [1,\n  False]}",
            "x.json:2: this is not JSON: `False` is Python's: write `false`, or make JSON of the whole dictionary with `json.dumps`\n    False]}\n    ^",
        ),
        (
            r#"{"a": None}"#,
            "x.json:1: this is not JSON: `None` is Python's: write `null`, or make JSON of the whole dictionary with `json.dumps`\n  {\"a\": None}\n        ^",
        ),
        (
            r#"{"a": Nothing}"#,
            "x.json:1: this is not JSON: unexpected token\n  {\"a\": Nothing}\n        ^",
        ),
        (
            "version: 2",
            "x.json:1: this is not JSON: unexpected word\n  version: 2\n  ^",
        ),
        (
            r#"{"a": "\ud800"}"#,
            "x.json:1: this is not JSON: invalid unicode escape sequence. 'd800 (unpaired high surrogate)' is not a valid UTF8 character\n  {\"a\": \"\\ud800\"}\n         ^",
        ),
        (" \n", "x.json:2: the file is empty"),
    ] {
        assert_eq!(errors_of(CALL, text), [error], "{text}");
    }
}

#[test]
fn a_key_that_is_not_known_is_an_error() {
    let waiter = |keys: &str| {
        format!(
            r#"{{"version": 2, "waiters": {{"Done": {{"operation": "D", "delay": 1, "maxAttempts": 2,
            {keys}
            "acceptors": [{{"matcher": "status", "expected": 200, "state": "success"}}]}}}}}}"#
        )
    };
    for (keys, errors) in [
        (
            r#""comment": "", "documentation": "", "_x": 1, "$schema": "", "//": "","#,
            &[][..],
        ),
        (
            r#""timeout": 3,"#,
            &[
                "unknown key `timeout`: expected `operation`, `delay`, `maxAttempts`, `description` or `acceptors`",
            ],
        ),
        (
            r#""max_attempts": 3, "Delay": 4,"#,
            &[
                "unknown key `max_attempts`; did you mean `maxAttempts`?",
                "unknown key `Delay`; did you mean `delay`?",
            ],
        ),
        (
            r#""minDelay": 3,"#,
            &["`minDelay` is Smithy's: botocore has `delay`"],
        ),
    ] {
        let errors: Vec<_> = errors
            .iter()
            .map(|error| format!("x.json:2: waiter `Done`: {error}"))
            .collect();
        assert_eq!(errors_of(CALL, &waiter(keys)), errors, "{keys}");
    }
    // A key that is missing because of it is not a second error.
    let text = waiter("").replace("\"delay\"", "\"pause\"");
    assert_eq!(
        errors_of(CALL, &text),
        [
            "x.json:1: waiter `Done`: unknown key `pause`: expected `operation`, `delay`, `maxAttempts`, `description` or `acceptors`"
        ]
    );
}

#[test]
fn the_message_of_an_acceptor_is_jmespath() {
    let call = format!("{CALL}, max_wait: 1m, operation: D");
    let text = |message: &str| {
        format!(
            r#"{{"Done": {{"acceptors": [{{"state": "success", "matcher": {{"success": true}}}},
            {{"state": "failure", "matcher": {{"success": false}}, "message": {message}}}]}}}}"#
        )
    };
    // Nothing is compared with it, so it may be a value.
    for message in [
        r#""A.FailureReason""#,
        r#""As[].join(', ', [B, C])""#,
        r#""'gone'""#,
    ] {
        assert_eq!(errors_of(&call, &text(message)), [""; 0], "{message}");
    }
    for (message, error) in [
        (
            r#""A[""#,
            "in `message`: this `[` is not closed\n  A[\n   ^",
        ),
        (
            r#""A..B""#,
            "in `message`: expected a field's name, a map's `\"key\"`, `*` or `[a, b]` after `.`\n  A..B\n    ^",
        ),
        (r#""""#, "in `message`: expected a path or a value here"),
        ("3", "`message` is a string, which `3` is not"),
    ] {
        assert_eq!(
            errors_of(&call, &text(message)),
            [format!("x.json:2: waiter `Done`, acceptor 2: {error}")]
        );
    }
}

#[test]
fn botocores_waiters_stand_in_a_frame() {
    let waiter = r#"{"operation": "D", "delay": 1, "maxAttempts": 2, "acceptors": [{"matcher": "status", "expected": 200, "state": "success"}]}"#;
    let error = |frame: &str| {
        format!(
            "x.json:1: these waiters are botocore's, without their frame: write `{frame}` around them"
        )
    };
    let frame = r#"{"version": 2, "waiters": … }"#;
    for (text, frame) in [
        (format!(r#"{{"a": {waiter}}}"#), frame),
        (
            format!(r#"{{"a": {waiter}, "b": {waiter}, "comment": ""}}"#),
            frame,
        ),
        (
            r#"{"a": {"operation": "D", "delay": 1, "acceptors": []}}"#.to_owned(),
            frame,
        ),
        (
            waiter.to_owned(),
            r#"{"version": 2, "waiters": {"Name": … }}"#,
        ),
    ] {
        assert_eq!(errors_of(CALL, &text), [error(frame)], "{text}");
        // As one that was led astray would write it.
        let call = format!("{CALL}, operation: D, max_wait: 1m");
        assert_eq!(errors_of(&call, &text), [error(frame)], "{text}");
    }
}

#[test]
fn a_key_is_there_once() {
    let text =
        botocore(r#"{"matcher": "status", "expected": 200, "state": "success", "state": "retry"}"#);
    assert_eq!(
        errors_of(CALL, &text),
        ["x.json:2: waiter `Done`, acceptor 1: `state` is given twice"]
    );
}

#[test]
fn an_operation_is_named_as_aws_does() {
    for (name, error) in [
        (
            "describeTable",
            "no operation is called `describeTable`: write `DescribeTable`",
        ),
        (
            "describe_table",
            "no operation is called `describe_table`: write `DescribeTable`",
        ),
        (
            "com.amazonaws.x#DescribeTable",
            "no operation is called `com.amazonaws.x#DescribeTable`: write `DescribeTable`",
        ),
        (
            "DescribeTable ",
            "no operation is called `DescribeTable `: write `DescribeTable`",
        ),
        ("r#type", "no operation is called `r#type`: write `Type`"),
        ("3", "no operation is called `3`"),
    ] {
        let text = botocore(r#"{"matcher": "status", "expected": 200, "state": "success"}"#)
            .replace("\"Describe\"", &format!("{name:?}"));
        assert_eq!(
            errors_of(CALL, &text),
            [format!("x.json:1: waiter `Done`: {error}")]
        );
    }
}

#[test]
fn botocores_keys_are_told_from_smithys() {
    let text = r#"{"Done": {"delay": 5, "acceptors": [{"state": "success", "matcher": {"success": true}}]}}"#;
    let call = format!("{CALL}, max_wait: 1m, operation: D");
    assert_eq!(
        errors_of(&call, text),
        ["x.json:1: waiter `Done`: `delay` is botocore's: Smithy has `minDelay` and `maxDelay`"]
    );
    let text = text.replace("\"delay\": 5", "\"minDelay\": 500");
    assert_eq!(
        errors_of(&call, &text),
        [
            "x.json:1: waiter `Done`: `minDelay`, 500s, is longer than `maxDelay`, 2m (they are 2 and 120 seconds where the file does not say)"
        ]
    );
    let text = text.replace("minDelay", "min_delay");
    assert_eq!(
        errors_of(&call, &text),
        ["x.json:1: waiter `Done`: unknown key `min_delay`; did you mean `minDelay`?"]
    );
}
