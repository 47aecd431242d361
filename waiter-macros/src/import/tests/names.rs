//! Names of waiters that the expansion uses, too.

use std::collections::BTreeSet;
use std::fs;

use proc_macro2::{TokenStream, TokenTree};
use quote::quote;

use super::{CALL, botocore, import};
use crate::expand;

fn idents(tokens: TokenStream, into: &mut BTreeSet<String>) {
    for tree in tokens {
        match tree {
            TokenTree::Ident(ident) => {
                into.insert(ident.to_string());
            }
            TokenTree::Group(group) => idents(group.stream(), into),
            _ => {}
        }
    }
}

/// The identifiers of these expansions.
fn words(files: &[(&str, &str)]) -> BTreeSet<String> {
    let mut words = BTreeSet::new();
    for (call, text) in files {
        let (import, errors) = import(call, text);
        let expansion = expand::import(&quote!(::waiter_runtime), import, errors);
        idents(expansion, &mut words);
    }
    words
}

/// Words that cannot be the name of a waiter, or that only this test has.
fn is_excepted(word: &str) -> bool {
    const OWN: &[&str] = &[
        "Done",
        "DError",
        "DFluentBuilder",
        "DInput",
        "DOutput",
        "DescribeError",
        "DescribeFluentBuilder",
        "DescribeOutput",
        "a",
        "aws_sdk_x",
        "b",
        "c",
        "d",
        "describe",
        "operation",
        "waiter_runtime",
        "xs",
        "y",
        "ys",
        "z",
    ];
    let is_keyword = syn::parse_str::<syn::Ident>(word).is_err();
    is_keyword || word.starts_with("__") || word.starts_with("line_") || OWN.contains(&word)
}

/// The test `import` compiles the files of names.
#[test]
fn every_word_of_the_expansion_is_tried_as_a_name() {
    let both = botocore(
        r#"{"matcher": "path", "argument": "A.B", "expected": "X", "state": "success"},
        {"matcher": "pathAll", "argument": "A.Xs[].B", "expected": 1, "state": "success"},
        {"matcher": "pathAny", "argument": "A.Xs[].B", "expected": true, "state": "retry"},
        {"matcher": "path", "argument": "length(A.Xs[?C && D == 'x'] | [0]) > `0`", "expected": true, "state": "success"},
        {"matcher": "status", "expected": 404, "state": "retry"},
        {"matcher": "error", "expected": true, "state": "retry"},
        {"matcher": "error", "expected": "X", "state": "retry"}"#,
    );
    let smithys = r#"{"Done": {"acceptors": [
        {"state": "success", "matcher": {"inputOutput": {"path": "length(input.Xs) == length(output.Ys[].Z)", "expected": "true", "comparator": "booleanEquals"}}},
        {"state": "success", "matcher": {"inputOutput": {"path": "output.Xs[].Y", "expected": "x", "comparator": "allStringEquals"}}},
        {"state": "failure", "matcher": {"success": false}, "message": "[c, Xs[].d]"},
        {"state": "retry", "matcher": {"errorType": "NotFoundException"}}]}}"#;
    let words = words(&[
        (CALL, &both),
        (
            r#"aws_sdk_x, "x.json", operation: D, max_wait: 1m, first_poll: 1s, poll_timeout: 1s"#,
            smithys,
        ),
    ]);
    let tests = concat!(env!("CARGO_MANIFEST_DIR"), "/../tests/import");
    for (file, pointer) in [
        ("names.waiters-2.json", "/waiters"),
        ("names.waitable.json", ""),
    ] {
        let text = fs::read_to_string(format!("{tests}/{file}")).expect("a file of names");
        let file: serde_json::Value = serde_json::from_str(&text).expect("JSON");
        let names = file.pointer(pointer).expect("waiters");
        let missing: Vec<_> = words
            .iter()
            .filter(|word| !is_excepted(word) && names.get(word).is_none())
            .collect();
        assert!(missing.is_empty(), "not tried as names: {missing:?}");
    }
}
