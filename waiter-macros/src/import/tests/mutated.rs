//! Random files: the expansion always parses, and every error has a location.

use proptest::prelude::*;
use quote::quote;

use super::{CALL, botocore, import, read};
use crate::expand;

/// Parts of files, and other text.
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
    /// Any file gives items, and errors with a location.
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
                || message.contains("remove `operation`");
            prop_assert!(has_place, "{message}");
        }
        prop_assert!(!changes.is_empty() || messages.is_empty(), "{messages:?}");
        let (import, errors) = import(call, &text);
        let expansion = expand::import(&quote!(::waiter_runtime), import, errors);
        let items = syn::parse2::<syn::File>(expansion);
        prop_assert!(items.is_ok(), "{:?}", items.err());
    }
}
