//! The message for each mistake in a file, with its location.

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
            "unknown state `done`: write `success`",
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
            "unknown key `after`: write `state`, `matcher`, `argument` or `expected`",
        ),
        (
            r#"{"matcher": "error", "expected": "E", "state": "retry", "Expected": "F"}"#,
            "unknown key `Expected`; did you mean `expected`?",
        ),
        (
            r#"{"matcher": "error", "expected": "true", "state": "retry"}"#,
            "the string \"true\" would be the code of an error: write `true` without quotes",
        ),
        (
            r#"{"matcher": "error", "expected": "False", "state": "retry"}"#,
            "the string \"False\" would be the code of an error: write `false` without quotes",
        ),
        (
            r#"{"matcher": "path", "expected": "E", "state": "retry"}"#,
            "`argument` is missing",
        ),
        (
            r#"{"matcher": "path", "argument": 3, "expected": "E", "state": "retry"}"#,
            "expected `argument` as a string, found `3`",
        ),
        (
            r#"{"matcher": "path", "argument": "A", "expected": [], "state": "retry"}"#,
            "expected `expected` as a string, a number, a boolean or null, found `[]`",
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
            "expected `expected` as an HTTP status such as `404`, found `\"404\"`",
        ),
        (
            r#"{"matcher": "status", "expected": 4040, "state": "retry"}"#,
            "`4040` is not an HTTP status",
        ),
        (
            r#"{"matcher": "error", "expected": 404, "state": "retry"}"#,
            "expected `expected` as an error code as a string, `true` for any error, or `false` for none, found `404`",
        ),
        ("3", "expected an acceptor `{…}`, found `3`"),
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
            "expected the boolean \"true\" or \"false\", found \"x\"",
        ),
        (
            output("A", "true", "booleanEquals"),
            "expected `expected` as a string, found `true`",
        ),
        (
            r#"{"output": {"path": "A", "expected": "x", "comparator": "stringEquals", "negate": true}}"#
                .to_owned(),
            "unknown key `negate`: write `path`, `expected` or `comparator`",
        ),
        (
            r#"{"inputOutput": {"path": "A", "expected": "x", "comparator": "stringEquals"}}"#
                .to_owned(),
            "a path of `inputOutput` begins with `input.` or `output.`",
        ),
        (
            r#"{"success": "true"}"#.to_owned(),
            "expected `success` as `true` or `false`, found `\"true\"`",
        ),
        (
            r#"{"errorType": "a#b c"}"#.to_owned(),
            "expected `errorType` as the name of an error's shape, found `\"a#b c\"`",
        ),
        (
            r#"{"errorTyp": "E"}"#.to_owned(),
            "unknown matcher `errorTyp`; did you mean `errorType`?",
        ),
        (
            r#"{"success": true, "errorType": "E"}"#.to_owned(),
            "expected one member in a matcher: `output`, `inputOutput`, `success` or `errorType`",
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
            "x.json:1: expected a file of waiters `{…}`, found `[]`",
        ),
        (
            "{\"a\": 1}".to_owned(),
            "x.json:1: expected botocore's waiters (`version` and `waiters`), a Smithy model (`shapes`), or its `waitable` trait (names, each with `acceptors`)",
        ),
        (
            "{\"version\": 1,\n\"waiters\": {}}".to_owned(),
            "x.json:1: expected `version` as `2` (botocore's `waiters-2.json`), found `1`",
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
            "this `waitable` trait does not name its operation: write `operation: DescribeTable` after the file",
        ),
        (
            waiter(&format!(r#""operation": "D", "delay": 1, {acceptors}"#)),
            "x.json:2: waiter `Done`: `maxAttempts` is missing",
        ),
        (
            waiter(&format!(
                r#""operation": "D", "delay": "1", "maxAttempts": 2, {acceptors}"#
            )),
            "x.json:2: waiter `Done`: expected `delay` as a number of seconds such as `60`, found `\"1\"`",
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
            "x.json:2: waiter `Done`: expected `maxAttempts` as a whole number of polls from 1 to 4294967295, found `2.5`",
        ),
        (
            waiter(&format!(
                r#""operation": "Describe X", "delay": 1, "maxAttempts": 2, {acceptors}"#
            )),
            "x.json:2: waiter `Done`: `Describe X` is not the name of an operation",
        ),
        (
            waiter(r#""operation": "D", "delay": 1, "maxAttempts": 2, "acceptors": []"#),
            "x.json:2: waiter `Done`: no acceptor leads to `success`: this waiter can only fail",
        ),
        (
            waiter(r#""operation": "D", "delay": 1, "maxAttempts": 2, "acceptors": {}"#),
            "x.json:2: waiter `Done`: expected `acceptors` as a list `[…]`, found `{}`",
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
            "x.json:1: this is not JSON: expected double quotes, found `'`; `json.dumps` makes JSON of a Python dictionary\n  {'a': 1}\n   ^",
        ),
        (
            r#"{"a": True}"#,
            "x.json:1: this is not JSON: expected `true`, found Python's `True`; `json.dumps` makes JSON of a whole dictionary\n  {\"a\": True}\n        ^",
        ),
        (
            "{\"a\": [1,\n  False]}",
            "x.json:2: this is not JSON: expected `false`, found Python's `False`; `json.dumps` makes JSON of a whole dictionary\n    False]}\n    ^",
        ),
        (
            r#"{"a": None}"#,
            "x.json:1: this is not JSON: expected `null`, found Python's `None`; `json.dumps` makes JSON of a whole dictionary\n  {\"a\": None}\n        ^",
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
                "unknown key `timeout`: write `operation`, `delay`, `maxAttempts`, `description` or `acceptors`",
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
            &["`minDelay` is Smithy's: write `delay`"],
        ),
    ] {
        let errors: Vec<_> = errors
            .iter()
            .map(|error| format!("x.json:2: waiter `Done`: {error}"))
            .collect();
        assert_eq!(errors_of(CALL, &waiter(keys)), errors, "{keys}");
    }
    // The key that is missing because of it is not a second error.
    let text = waiter("").replace("\"delay\"", "\"pause\"");
    assert_eq!(
        errors_of(CALL, &text),
        [
            "x.json:1: waiter `Done`: unknown key `pause`: write `operation`, `delay`, `maxAttempts`, `description` or `acceptors`"
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
    // A text in quotes is a string, too.
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
        ("3", "expected `message` as a string, found `3`"),
        (
            r#""A == 'x'""#,
            "in `message`: a reason is a path to a text, not a condition\n  A == 'x'\n  ^",
        ),
        (
            r#""`1`""#,
            "in `message`: a reason is a path of the output, not a value of the declaration\n  `1`\n  ^",
        ),
    ] {
        assert_eq!(
            errors_of(&call, &text(message)),
            [format!("x.json:2: waiter `Done`, acceptor 2: {error}")]
        );
    }
    for state in ["success", "retry"] {
        let text = text("\"A\"").replace("failure", state);
        assert_eq!(
            errors_of(&call, &text),
            [
                "x.json:2: waiter `Done`, acceptor 2: in `message`: only an acceptor with the state `failure` can have one"
            ]
        );
    }
}

#[test]
fn botocores_waiters_stand_in_a_frame() {
    let waiter = r#"{"operation": "D", "delay": 1, "maxAttempts": 2, "acceptors": [{"matcher": "status", "expected": 200, "state": "success"}]}"#;
    let error =
        |around: &str| format!("x.json:1: expected botocore's waiters inside of `{around}`");
    let around = r#"{"version": 2, "waiters": … }"#;
    for (text, around) in [
        (format!(r#"{{"a": {waiter}}}"#), around),
        (
            format!(r#"{{"a": {waiter}, "b": {waiter}, "comment": ""}}"#),
            around,
        ),
        (
            r#"{"a": {"operation": "D", "delay": 1, "acceptors": []}}"#.to_owned(),
            around,
        ),
        (
            waiter.to_owned(),
            r#"{"version": 2, "waiters": {"Name": … }}"#,
        ),
    ] {
        assert_eq!(errors_of(CALL, &text), [error(around)], "{text}");
        // Options of Smithy's form change nothing.
        let call = format!("{CALL}, operation: D, max_wait: 1m");
        assert_eq!(errors_of(&call, &text), [error(around)], "{text}");
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
            "`describeTable` is not the name of an operation: write `DescribeTable`",
        ),
        (
            "describe_table",
            "`describe_table` is not the name of an operation: write `DescribeTable`",
        ),
        (
            "com.amazonaws.x#DescribeTable",
            "`com.amazonaws.x#DescribeTable` is not the name of an operation: write `DescribeTable`",
        ),
        (
            "DescribeTable ",
            "`DescribeTable ` is not the name of an operation: write `DescribeTable`",
        ),
        (
            "r#type",
            "`r#type` is not the name of an operation: write `Type`",
        ),
        ("3", "`3` is not the name of an operation"),
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
        ["x.json:1: waiter `Done`: `delay` is botocore's: write `minDelay` and `maxDelay`"]
    );
    let text = text.replace("\"delay\": 5", "\"minDelay\": 500");
    assert_eq!(
        errors_of(&call, &text),
        [
            "x.json:1: waiter `Done`: `minDelay` (500s) is longer than `maxDelay` (2m); their defaults are 2s and 2m"
        ]
    );
    let text = text.replace("minDelay", "min_delay");
    assert_eq!(
        errors_of(&call, &text),
        ["x.json:1: waiter `Done`: unknown key `min_delay`; did you mean `minDelay`?"]
    );
}
