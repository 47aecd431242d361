//! Files as they are read: what they become, and what is said of each mistake, with its place.

use proc_macro2::Span;
use proptest::prelude::*;
use quote::quote;

use super::invocation::Invocation;
use super::{Import, blocks, imported};
use crate::expand;
use crate::report::Errors;

/// What is imported from a text, and the errors of all of it.
fn import(call: &str, text: &str) -> (Option<Import>, Errors) {
    let mut errors = Errors::default();
    let tokens = call.parse().expect("tokens");
    let import = Invocation::parse(tokens, &mut errors).map(|invocation| Import {
        waiters: imported(text, &invocation, &mut errors),
        crate_path: invocation.crate_path,
        file: None,
    });
    (import, errors)
}

/// A call of the macro over a text: the blocks, and the errors.
fn read(call: &str, text: &str) -> (String, Vec<String>) {
    let (mut import, mut errors) = import(call, text);
    for waiter in import.iter_mut().flat_map(|import| &mut import.waiters) {
        errors.extend(std::mem::take(&mut waiter.errors));
    }
    let messages = errors.messages();
    // A string in braces.
    let block: proc_macro2::Group =
        syn::parse2(blocks(import, Errors::default())).expect("a block");
    let literal: syn::LitStr = syn::parse2(block.stream()).expect("a string");
    (literal.value(), messages)
}

#[track_caller]
fn blocks_of(call: &str, text: &str) -> String {
    let (blocks, errors) = read(call, text);
    assert_eq!(errors, [""; 0]);
    blocks
}

#[track_caller]
fn errors_of(call: &str, text: &str) -> Vec<String> {
    read(call, text).1
}

/// One botocore waiter with these acceptors on the lines from 2 on.
fn botocore(acceptors: &str) -> String {
    format!(
        "{{\"version\": 2, \"waiters\": {{\"Done\": {{\"operation\": \"Describe\", \"delay\": 5, \"maxAttempts\": 3, \"acceptors\": [\n{acceptors}\n]}}}}}}"
    )
}

const CALL: &str = r#"aws_sdk_x, "x.json""#;

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
            "Smithy's waiters leave it to the caller how long to wait: write `max_wait: 10m` or `max_attempts: 40` after the file"
        ]
    );
}

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
            "x.json:1: waiter `c-d`: this cannot be a struct's name: rename it, `waiters: { \"c-d\" as Name, .. }`",
        ),
        (
            "waiters: { A as B, B }",
            "x.json:1: waiter `B`: another waiter is called `B`, too: rename one, `B as …`",
        ),
        ("waiters: { A, A }", "`A` is taken twice"),
        (
            "waiters: { Aa as C, A }",
            "no waiter of this file is called `Aa`",
        ),
        (
            "operation: D, waiters: { A }",
            "this file names the operations of its waiters: leave `operation` out",
        ),
        (
            "waiter: { A }, waiters: { A }",
            "unknown option `waiter`; did you mean `waiters`?",
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
fn picks_stand_in_braces() {
    let text = botocore(r#"{"matcher": "status", "expected": 200, "state": "success"}"#);
    for picks in ["A", "[A]", "(A)"] {
        assert_eq!(
            errors_of(&format!("{CALL}, waiters: {picks}"), &text),
            ["waiters stand in braces: `waiters: { A, B as C, .. }`"]
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
        assert!(error.starts_with("write a waiter's name"), "{error}");
    }
}

#[test]
fn the_macro_needs_a_crate_and_a_file() {
    for call in [
        "",
        "\"x.json\"",
        "aws-sdk-x, \"x.json\"",
        "aws_sdk_x \"x.json\"",
    ] {
        let [error] = &errors_of(call, "")[..] else {
            panic!("one error of {call}");
        };
        assert!(error.contains("the SDK's crate comes first"), "{error}");
    }
    for call in ["aws_sdk_x", "aws_sdk_x, 3", "aws_sdk_x, x.json"] {
        let [error] = &errors_of(call, "")[..] else {
            panic!("one error of {call}");
        };
        assert!(error.starts_with("the file's path, as a string"), "{error}");
    }
}

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
            "`argument` is a string",
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
            "`expected` is a string",
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
            "an `errorType` is the name of an error, as a string",
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
            "x.json:3: this is not JSON: trailing comma",
        ),
        (
            String::new(),
            "x.json:1: this is not JSON: EOF while parsing a value",
        ),
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
            "x.json:1: `version` is missing",
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
            "x.json:2: waiter `Done`: `delay` is a number of seconds",
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
            "x.json:2: waiter `Done`: `maxAttempts` is a whole number of polls",
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
            "x.json:2: waiter `Done`: `acceptors` is a list, `[…]`",
        ),
    ] {
        assert_eq!(errors_of(CALL, &text), [error], "{text}");
    }
}

#[test]
fn a_file_without_waiters_is_no_error() {
    assert_eq!(blocks_of(CALL, r#"{"version": 2, "waiters": {}}"#), "");
}

#[test]
fn a_place_in_a_file_is_named() {
    let place = super::Place::file("x.json", Span::call_site()).waiter("c-d");
    assert_eq!(
        place.acceptor(1).origin(14, "").to_string(),
        "line_14_c_d_acceptor_2"
    );
    assert_eq!(
        place.origin(3, "operation").to_string(),
        "line_3_c_d_operation"
    );
}

/// What files are made of, and what they are not.
const PIECES: &[&str] = &[
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    "\"",
    "\\",
    "\n",
    " ",
    "0",
    "-1",
    "1e9",
    "2.5",
    "null",
    "true",
    "\"\"",
    "[]",
    "{}",
    "\"é\"",
    "\\ud800",
    "path",
    "state",
    "success",
    "#",
    "'",
    "`0`",
    "[?",
    "||",
    "r#type",
    "\u{0}",
    "..",
    "99999999999999999999",
];

fn sound_files() -> Vec<(&'static str, String)> {
    let acceptors = r#"{"matcher": "pathAny", "argument": "length(As[?B == 'x']) > `0`", "expected": true, "state": "retry"},
        {"matcher": "error", "expected": "E", "state": "success"}, {"matcher": "status", "expected": 200, "state": "success"}"#;
    let waitable = r#"{"Done": {"minDelay": 2, "acceptors": [
        {"state": "success", "matcher": {"output": {"path": "A.B[].C", "expected": "x", "comparator": "allStringEquals"}}},
        {"state": "retry", "matcher": {"errorType": "a#NotFound"}}, {"state": "retry", "matcher": {"success": false}}]}}"#;
    vec![
        (CALL, botocore(acceptors)),
        (
            r#"aws_sdk_x, "x.json", operation: D, max_wait: 1m"#,
            waitable.to_owned(),
        ),
        (
            r#"aws_sdk_x, "x.json", max_attempts: 3"#,
            format!(
                r#"{{"shapes": {{"a#D": {{"traits": {{"smithy.waiters#waitable": {waitable}}}}}}}}}"#
            ),
        ),
    ]
}

proptest! {
    /// Whatever stands in a file, there are items and errors with their places.
    #[test]
    fn any_file_is_items_and_errors(
        file in 0..3_usize,
        changes in prop::collection::vec((any::<prop::sample::Index>(), 0..12_usize, any::<prop::sample::Index>()), 0..4),
    ) {
        let (call, mut text) = sound_files().swap_remove(file);
        for (at, removed, piece) in &changes {
            let ends: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
            let start = at.index(ends.len());
            let end = ends[(start + removed).min(ends.len() - 1)];
            text.replace_range(ends[start]..end, PIECES[piece.index(PIECES.len())]);
        }
        let (_, messages) = read(call, &text);
        for message in &messages {
            let has_place = message.starts_with("x.json:")
                || message.contains("`waitable` trait")
                || message.contains("leave `operation` out");
            prop_assert!(has_place, "{message}");
        }
        prop_assert!(!changes.is_empty() || messages.is_empty(), "{messages:?}");
        let (import, errors) = import(call, &text);
        let expansion = expand::import(&quote!(::waiter_runtime), import, errors);
        let items = syn::parse2::<syn::File>(expansion);
        prop_assert!(items.is_ok(), "{:?}", items.err());
    }
}
