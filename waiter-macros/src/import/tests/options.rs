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
    ] {
        assert_eq!(
            errors_of(&format!("{CALL}, {options}"), &text),
            [error],
            "{options}"
        );
    }
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
