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
        (r#""\ud800""#, "unexpected end of hex escape"),
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
            "x.json:3: this is not JSON: trailing comma\n  }\n  ^",
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
            "x.json:2: waiter `Done`: a delay of zero would poll without a pause",
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
            "x.json:2: waiter `Done`: no acceptor leads to `success`: this waiter could only fail",
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
            "version: 2",
            "x.json:1: this is not JSON: expected value\n  version: 2\n  ^",
        ),
        (" \n", "x.json:2: the file is empty"),
    ] {
        assert_eq!(errors_of(CALL, text), [error], "{text}");
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
