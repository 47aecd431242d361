//! The declarations that each form of a file becomes.

use proc_macro2::TokenStream;

use super::{CALL, blocks_of, botocore, errors_of};

#[test]
fn botocores_matchers_are_ours() {
    let text = botocore(
        r#"{"matcher": "path", "argument": "A.Status", "expected": "OK", "state": "success"},
        {"matcher": "path", "argument": "A.Status", "expected": "FINE", "state": "success"},
        {"matcher": "pathAll", "argument": "As[].Status", "expected": "OK", "state": "success"},
        {"matcher": "pathAny", "argument": "As[].Count", "expected": -2, "state": "failure"},
        {"matcher": "path", "argument": "length(As) > `0`", "expected": true, "state": "success"},
        {"matcher": "path", "argument": "A.Ready", "expected": false, "state": "retry"},
        {"matcher": "path", "argument": "A", "expected": null, "state": "retry"},
        {"matcher": "status", "expected": 404, "state": "retry"},
        {"matcher": "error", "expected": "NotFound", "state": "retry"},
        {"matcher": "error", "expected": true, "state": "failure"},
        {"matcher": "error", "expected": false, "state": "success"}"#,
    );
    let expected = r#"use waiter_runtime::waiter;

waiter! {
    #[derive(Clone, Copy, Debug)]
    pub struct Done;

    operation: aws_sdk_x::Describe,
    delay: 5s,
    max_attempts: 3,
    acceptors: {
        path a.status == "OK" | "FINE" => success,
        path_all as[].status == "OK" => success,
        path_any as[].count == -2 => failure,
        path length(as) > 0 => success,
        path a.ready == false => retry,
        path a == null => retry,
        status 404 => retry,
        error "NotFound" => retry,
        error any => failure,
        ok => success,
    },
}
"#;
    assert_eq!(
        blocks_of(CALL, &text),
        expected.replace("as[]", "r#as[]").replace("(as)", "(r#as)")
    );
}

#[test]
fn smithys_trait_is_read_with_its_operation() {
    let text = r#"{"Done": {
        "documentation": "Waits.", "minDelay": 5, "acceptors": [
        {"state": "success", "matcher": {"output": {"path": "A.Status", "expected": "OK", "comparator": "stringEquals"}}},
        {"state": "success", "matcher": {"output": {"path": "A.Ready", "expected": "false", "comparator": "booleanEquals"}}},
        {"state": "success", "matcher": {"output": {"path": "Xs[].S", "expected": "OK", "comparator": "allStringEquals"}}},
        {"state": "failure", "matcher": {"output": {"path": "Xs[].S", "expected": "BAD", "comparator": "anyStringEquals"}}},
        {"state": "success", "matcher": {"inputOutput": {"path": "length(input.Ids) == length(output.Xs)", "expected": "true", "comparator": "booleanEquals"}}},
        {"state": "success", "matcher": {"inputOutput": {"path": "output.Xs[].S", "expected": "it's", "comparator": "anyStringEquals"}}},
        {"state": "success", "matcher": {"inputOutput": {"path": "output.Xs[].S", "expected": "OK", "comparator": "allStringEquals"}}},
        {"state": "retry", "matcher": {"errorType": "com.example#NotFoundException"}},
        {"state": "failure", "matcher": {"success": false}},
        {"state": "retry", "matcher": {"success": true}}
    ]}}"#;
    let call = r#"crate::sdk, "x.json", operation: Describe, max_wait: 10m"#;
    let expected = r#"use waiter_runtime::waiter;

waiter! {
    /// Waits.
    #[derive(Clone, Copy, Debug)]
    pub struct Done;

    operation: crate::sdk::Describe,
    delay: 5s..2m,
    max_wait: 10m,
    acceptors: {
        path a.status == "OK" => success,
        path a.ready == false => success,
        path_all xs[].s == "OK" => success,
        path_any xs[].s == "BAD" => failure,
        input_output length(input.ids) == length(output.xs) => success,
        input_output contains(output.xs[].s, "it's") => success,
        input_output length(output.xs[].s) > 0 && length(output.xs[].s | @[?@ != "OK"]) == 0 => success,
        error NotFoundException => retry,
        error any => failure,
        ok => retry,
    },
}
"#;
    assert_eq!(blocks_of(call, text), expected);
}

#[test]
fn a_message_is_the_reason_of_a_failure() {
    for (message, reason) in [
        ("A.FailureReason", "(a.failure_reason)"),
        (
            "Events[?State == 'FAILED'].Text",
            "(events[?state == \"FAILED\"].text)",
        ),
        ("join(', ', Reasons)", "(join(\", \", reasons))"),
        ("[A, B.C]", "([a, b.c])"),
        ("A || B", "(a || b)"),
        // These are strings, since tokens mean something else or do not exist.
        ("A | B", "(\"A | B\")"),
        ("'gone'", "(\"'gone'\")"),
        ("As[].length(@)", "(\"As[].length(@)\")"),
    ] {
        let text = format!(
            r#"{{"Done": {{"acceptors": [{{"state": "success", "matcher": {{"success": true}}}},
            {{"state": "failure", "matcher": {{"output": {{"path": "S", "expected": "X", "comparator": "stringEquals"}}}}, "message": "{message}"}},
            {{"state": "failure", "matcher": {{"success": false}}, "message": "{message}"}}]}}}}"#
        );
        let blocks = blocks_of(&format!("{CALL}, operation: D, max_wait: 1m"), &text);
        let line = format!("path s == \"X\" => failure{reason},");
        assert!(blocks.contains(&line), "{message}: {blocks}");
        // An error does not have an output.
        assert!(
            blocks.contains("error any => failure,"),
            "{message}: {blocks}"
        );
    }
}

#[test]
fn acceptors_with_other_reasons_are_not_joined() {
    let acceptor = |value: &str, message: &str| {
        format!(
            r#"{{"state": "failure", "matcher": {{"output": {{"path": "S", "expected": "{value}", "comparator": "stringEquals"}}}}, "message": "{message}"}}"#
        )
    };
    let text = format!(
        r#"{{"Done": {{"acceptors": [{{"state": "success", "matcher": {{"success": false}}}}, {}, {}, {}]}}}}"#,
        acceptor("A", "X"),
        acceptor("B", "X"),
        acceptor("C", "Y")
    );
    let blocks = blocks_of(&format!("{CALL}, operation: D, max_wait: 1m"), &text);
    for line in [
        "path s == \"A\" | \"B\" => failure(x),",
        "path s == \"C\" => failure(y),",
    ] {
        assert!(blocks.contains(line), "{blocks}");
    }
}

#[test]
fn a_model_has_waiters_at_its_operations() {
    let waiter = r#"{"acceptors": [{"state": "success", "matcher": {"success": true}}]}"#;
    let text = format!(
        r#"{{"smithy": "2.0", "shapes": {{
            "com.example#Text": {{"type": "string"}},
            "com.example#Describe": {{"type": "operation", "traits": {{"smithy.waiters#waitable": {{"Done": {waiter}}}}}}},
            "com.example#Get": {{"type": "apply", "traits": {{"smithy.waiters#waitable": {{"Got": {waiter}}}}}}}
        }}}}"#
    );
    let blocks = blocks_of(r#"aws_sdk_x, "x.json", max_attempts: 7"#, &text);
    for line in [
        "pub struct Done;",
        "operation: aws_sdk_x::Describe,",
        "pub struct Got;",
        "operation: aws_sdk_x::Get,",
        "delay: 2s..2m,",
        "max_attempts: 7,",
    ] {
        assert!(blocks.contains(line), "{line} in\n{blocks}");
    }
    assert_eq!(
        errors_of(CALL, &text),
        [
            "Smithy's waiters have no limit: write `max_wait: 10m` or `max_attempts: 40` after the file"
        ]
    );
}

#[test]
fn a_model_knows_which_errors_are_codes() {
    let text = r#"{"smithy": "2.0", "shapes": {
        "a#S": {"type": "service", "errors": [{"target": "a#Common"}]},
        "a#D": {"type": "operation", "errors": [{"target": "a#Own"}], "traits": {"smithy.waiters#waitable": {"Done": {"acceptors": [
            {"state": "success", "matcher": {"success": true}},
            {"state": "retry", "matcher": {"errorType": "a#Own"}},
            {"state": "failure", "matcher": {"errorType": "Common"}},
            {"state": "retry", "matcher": {"errorType": "Throttled"}}]}}}}}}"#;
    let blocks = blocks_of(&format!("{CALL}, max_wait: 1m"), text);
    for line in [
        "error Own => retry",
        "error Common => failure",
        "error \"Throttled\" => retry",
    ] {
        assert!(blocks.contains(line), "{blocks}");
    }
    let without = text.replace("smithy.waiters#waitable", "waitable");
    assert_eq!(
        errors_of(&format!("{CALL}, max_wait: 1m"), &without),
        ["x.json:1: no operation of this model has the trait `smithy.waiters#waitable`"]
    );
}

#[test]
fn a_value_that_is_one_of_two_is_compared() {
    let path = |argument: &str| {
        let text = botocore(&format!(
            r#"{{"matcher": "path", "argument": "{argument}", "expected": true, "state": "success"}}"#
        ));
        let blocks = blocks_of(CALL, &text);
        let line = blocks
            .lines()
            .find(|line| line.contains("=> success"))
            .expect("a line");
        line.trim().to_owned()
    };
    assert_eq!(path("A == 'x' && !B"), "path a == \"x\" && !b => success,");
    assert_eq!(path("A || B"), "path (a || b) == true => success,");
    assert_eq!(
        path("A == 'x' && B"),
        "path (a == \"x\" && b) == true => success,"
    );
}

#[test]
fn documentation_is_no_code() {
    let text = botocore(r#"{"matcher": "status", "expected": 200, "state": "success"}"#);
    let text = text.replace(
        "\"delay\"",
        "\"description\": \"Waits:\\n\\n    let x = 1;\\n```\\nlet y = 2;\\n```\", \"delay\"",
    );
    assert!(
        blocks_of(CALL, &text)
            .contains("    /// Waits:\n    ///\n    /// let x = 1;\n    /// \\`\\`\\`\n    /// let y = 2;\n    /// \\`\\`\\`\n    #")
    );
}

#[test]
fn strings_of_both_are_strings_whatever_is_in_them() {
    for text in [
        r"C:\", r"a\'b", "it's", r"\", r"\\", "`", r#"`"\'"#, "a\nb", "\u{202e}", r"\u0060",
    ] {
        for (comparator, head) in [
            ("anyStringEquals", "contains(output.xs[].s, "),
            (
                "allStringEquals",
                "length(output.xs[].s) > 0 && length(output.xs[].s | @[?@ != ",
            ),
        ] {
            let expected = serde_json::Value::from(text);
            let text = format!(
                r#"{{"Done": {{"acceptors": [{{"state": "success", "matcher": {{"inputOutput": {{"path": "output.Xs[].S", "expected": {expected}, "comparator": "{comparator}"}}}}}}]}}}}"#
            );
            let blocks = blocks_of(&format!("{CALL}, operation: D, max_wait: 1m"), &text);
            let start = blocks.find(head).expect("the condition") + head.len();
            let literal: TokenStream = blocks[start..]
                .lines()
                .next()
                .and_then(|line| line.split([')', ']']).next())
                .expect("a string")
                .parse()
                .expect("a literal");
            let literal: syn::LitStr = syn::parse2(literal).expect("a string");
            assert_eq!(expected, literal.value());
        }
    }
}

#[test]
fn a_file_without_waiters_is_no_error() {
    assert_eq!(blocks_of(CALL, r#"{"version": 2, "waiters": {}}"#), "");
}
