//! The options in the macro's call.

use super::{CALL, blocks_of, botocore, errors_of};

#[test]
fn waiters_are_picked_and_renamed() {
    let waiter = r#"{"operation": "D", "delay": 5, "maxAttempts": 3, "acceptors": [{"matcher": "status", "expected": 200, "state": "success"}]}"#;
    let text = format!(
        r#"{{"version": 2, "waiters": {{"A": {waiter}, "B": {waiter}, "c-d": {waiter}}}}}"#
    );
    let names = |options: &str| -> Vec<String> {
        let blocks = blocks_of(&format!("{CALL}, {options}"), &text);
        let structs = blocks
            .lines()
            .filter_map(|line| line.trim().strip_prefix("pub struct "));
        structs
            .map(|name| name.trim_end_matches(';').to_owned())
            .collect()
    };
    assert_eq!(names("waiters: { A }"), ["A"]);
    assert_eq!(names("waiters: { B as Z, A, }"), ["A", "Z"]);
    assert_eq!(
        names(r#"waiters: { "c-d" as CD, A as _, .. },"#),
        ["B", "CD"]
    );
    for (options, error) in [
        (
            "waiters: { .. }",
            "x.json:1: waiter `c-d`: a struct cannot have this name: rename it, as in `waiters: { \"c-d\" as Name, .. }`",
        ),
        (
            "waiters: { A as B, B }",
            "x.json:1: waiter `B`: the waiter `A` has the name `B`, too: rename one of them, as in `waiters: { A as B, .. }`",
        ),
        ("waiters: { A, A }", "`A` is selected twice"),
        (
            "waiters: { Zz as C, A }",
            "unknown waiter `Zz`: write `A`, `B` or `c-d`",
        ),
        (
            "operation: D, waiters: { A }",
            "this file names the operations of its waiters: remove `operation`",
        ),
        (
            "waiter: { A }, waiters: { A }",
            "unknown option `waiter`; did you mean `waiters`?",
        ),
        (
            "timeout: 3m, waiters: { A }",
            "unknown option `timeout`: write `max_wait`",
        ),
        (
            "max_attempts 3, waiters: { A }",
            "expected `:` and a value after `max_attempts`",
        ),
        (
            "max_attempts: 3, max_attempts: 4, waiters: { A }",
            "`max_attempts` is given twice",
        ),
        (
            "max_wait: 3, waiters: { A }",
            "a duration needs a unit: `3s` for seconds; also `ms`, `m` or `h`",
        ),
        (
            "first_poll: 0s, waiters: { A }",
            "`first_poll` must be longer than zero: leave it out to poll at once",
        ),
        (
            "first_poll: 30s..10s, waiters: { A }",
            "the shortest time comes first: `first_poll: 10s..30s`",
        ),
        (
            "first_poll: 10s..3m, waiters: { A }, max_wait: 3m",
            "`first_poll` must be shorter than `max_wait`",
        ),
        (
            "poll_timeout: 0s, waiters: { A }",
            "`poll_timeout` must be longer than zero",
        ),
        (
            "max_wait: 10s, poll_timeout: 10s, waiters: { A }",
            "`poll_timeout` must be shorter than `max_wait`",
        ),
        (
            "poll_timeout: 10s..20s, waiters: { A }",
            "`poll_timeout` takes one duration, not a range",
        ),
        (
            "poll_delay: 10s, waiters: { A }",
            "unknown option `poll_delay`: write `first_poll`",
        ),
    ] {
        assert_eq!(
            errors_of(&format!("{CALL}, {options}"), &text),
            [error],
            "{options}"
        );
    }
}

#[test]
fn the_times_of_all_waiters_are_printed() {
    let text = botocore(r#"{"matcher": "status", "expected": 200, "state": "success"}"#);
    let blocks = blocks_of(
        &format!("{CALL}, poll_timeout: 20s, first_poll: 10s..30s, max_wait: 5m"),
        &text,
    );
    let lines: Vec<_> = blocks.lines().map(str::trim).collect();
    for key in [
        "first_poll: 10s..30s,",
        "poll_timeout: 20s,",
        "max_wait: 5m,",
    ] {
        assert!(lines.contains(&key), "{key} in {blocks}");
    }
    let blocks = blocks_of(&format!("{CALL}, first_poll: 90s"), &text);
    assert!(blocks.contains("    first_poll: 90s,\n"), "{blocks}");
    assert!(!blocks.contains("poll_timeout"), "{blocks}");
}

#[test]
fn a_name_that_cannot_be_used_is_to_be_renamed() {
    let text = |name: &str| {
        botocore(r#"{"matcher": "status", "expected": 200, "state": "success"}"#)
            .replace("\"Done\"", &format!("{name:?}"))
    };
    for name in [
        "gen",
        "type",
        "async",
        "Self",
        "self",
        "crate",
        "_",
        "",
        "a b",
        "1a",
        "r#type",
        "\u{c4}",
        "__Option",
        "operation",
        "aws_sdk_x",
        "waiter_runtime",
        "DFluentBuilder",
    ] {
        assert_eq!(
            errors_of(CALL, &text(name)),
            [format!(
                "x.json:1: waiter `{name}`: a struct cannot have this name: rename it, as in `waiters: {{ {name:?} as Name, .. }}`"
            )],
        );
        let call = format!("{CALL}, waiters: {{ {name:?} as Name, .. }}");
        assert!(blocks_of(&call, &text(name)).contains("pub struct Name;"));
    }
    for name in ["__Option", "operation", "aws_sdk_x"] {
        assert_eq!(
            errors_of(&format!("{CALL}, waiters: {{ A as {name} }}"), &text("A")),
            [format!(
                "the expansion uses `{name}` itself: choose another name"
            )]
        );
    }
    assert_eq!(
        errors_of(&format!("{CALL}, waiters: {{ A as gen }}"), &text("A")),
        ["expected a struct's name, found the keyword `gen`"]
    );
}

#[test]
fn picks_stand_in_braces() {
    let text = botocore(r#"{"matcher": "status", "expected": 200, "state": "success"}"#);
    for picks in ["A", "[A]", "(A)"] {
        assert_eq!(
            errors_of(&format!("{CALL}, waiters: {picks}"), &text),
            ["expected waiters in braces: `waiters: { A, B as C, .. }`"]
        );
    }
    for picks in [
        "Done to D",
        "3",
        "Done as",
        "Done as 3",
        "Done as D e",
        "..Done",
    ] {
        let errors = errors_of(&format!("{CALL}, waiters: {{ {picks} }}"), &text);
        let [error] = &errors[..] else {
            panic!("one error of {picks}: {errors:?}");
        };
        assert!(error.starts_with("expected a waiter: `A`"), "{error}");
    }
}

#[test]
fn the_macro_needs_a_crate_and_a_file() {
    for call in ["", "\"x.json\"", "aws-sdk-x, \"x.json\""] {
        let [error] = &errors_of(call, "")[..] else {
            panic!("one error of {call}");
        };
        assert!(
            error.contains("expected the path of the SDK's crate before the file"),
            "{error}"
        );
    }
    let [error] = &errors_of("aws_sdk_x \"x.json\"", "")[..] else {
        panic!("one error");
    };
    assert!(error.starts_with("expected `,` between"), "{error}");
    for call in ["aws_sdk_x", "aws_sdk_x, 3", "aws_sdk_x, x.json"] {
        let [error] = &errors_of(call, "")[..] else {
            panic!("one error of {call}");
        };
        assert!(
            error.starts_with("expected the file's path, as a string"),
            "{error}"
        );
    }
}

#[test]
fn a_limit_of_the_programs_stands_for_the_files() {
    let text = botocore(r#"{"matcher": "status", "expected": 200, "state": "success"}"#);
    let text = text.replace("\"maxAttempts\": 3, ", "");
    assert!(blocks_of(&format!("{CALL}, max_wait: 1m"), &text).contains("max_wait: 60s"));
    assert!(blocks_of(&format!("{CALL}, max_attempts: 9"), &text).contains("max_attempts: 9"));
    assert_eq!(
        errors_of(&format!("{CALL}, max_attempts: 0"), &text),
        ["`max_attempts` must be at least 1"]
    );
}

#[test]
fn the_programs_acceptors_come_before_the_files() {
    let text = botocore(
        r#"{"matcher": "error", "expected": "Throttled", "state": "failure"},
        {"matcher": "status", "expected": 200, "state": "success"}"#,
    );
    let call = format!(
        "{CALL}, acceptors: {{ error throttling | \"Throttled\" => retry, path a.b == {{N}} || c == T::V => failure(d[?e == {{N}}].f), }}"
    );
    let expected = "
    acceptors: {
        error throttling | \"Throttled\" => retry,
        path a.b == {N} || c == T::V => failure(d[?e == {N}].f),
        // never reached: error \"Throttled\" => failure,
        status 200 => success,
    },
";
    let blocks = blocks_of(&call, &text);
    assert!(blocks.contains(expected), "{blocks}");
}

#[test]
fn a_mistake_in_the_programs_acceptors_is_one_error() {
    let waiter = r#"{"operation": "D", "delay": 5, "maxAttempts": 3, "acceptors": [{"matcher": "status", "expected": 200, "state": "success"}]}"#;
    let text = format!(r#"{{"version": 2, "waiters": {{"A": {waiter}, "B": {waiter}}}}}"#);
    for (acceptors, error) in [
        ("error throttling", "expected braces: `acceptors: { … }`"),
        (
            "{ error throttling }",
            "expected `=>` and a state: `success`, `failure` or `retry`",
        ),
        (
            "{ error throtling => retry }",
            "unknown class of errors `throtling`; did you mean `throttling`?",
        ),
        (
            "{ error any => retry, error throttling => retry }",
            "this error is never reached: the `error any` above matches every service error",
        ),
        (
            "{ path a.b == {want} => retry }",
            "`want` is not in scope: the waiters of a file do not have parameters; write a constant, or a `waiter!` block",
        ),
        (
            "{ input_output a.b == output.c => retry }",
            "a path of `input_output` begins with `input.` or `output.`",
        ),
        (
            "{ error any => failure(a) }",
            "an error response does not have an output, and messages show the error: write `=> failure`",
        ),
    ] {
        let errors = errors_of(&format!("{CALL}, acceptors: {acceptors}"), &text);
        let [found] = &errors[..] else {
            panic!("one error of {acceptors}: {errors:?}");
        };
        assert_eq!(found, error, "{acceptors}");
    }
}

#[test]
fn a_wrong_option_is_the_only_error() {
    let text = r#"{"Done": {"acceptors": [{"state": "success", "matcher": {"success": true}}]}}"#;
    for operation in ["\"D\"", "aws_sdk_x::D", "describe", "3"] {
        let errors = errors_of(
            &format!("{CALL}, max_wait: 1m, operation: {operation}"),
            text,
        );
        assert_eq!(
            errors,
            ["expected the name of an operation, without a crate: `operation: DescribeTable`"]
        );
    }
}
