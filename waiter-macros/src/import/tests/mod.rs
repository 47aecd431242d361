//! Tests of whole files, and the functions that they share.

mod documents;
mod forms;
mod mistakes;
mod mutated;
mod names;
mod options;

use super::blocks::blocks;
use super::invocation::Invocation;
use super::{Import, waiters};
use crate::diagnostics::Errors;

/// Imports a text. The errors are those that are not in a waiter.
fn import(call: &str, text: &str) -> (Option<Import>, Errors) {
    let mut errors = Errors::default();
    let tokens = call.parse().expect("tokens");
    let import = Invocation::parse(tokens, &mut errors).map(|invocation| Import {
        waiters: waiters(text, &invocation, &mut errors),
        crate_path: invocation.crate_path,
        unparsed: invocation.added.unparsed,
        file: None,
    });
    (import, errors)
}

/// Calls the macro on a text, and returns the blocks and all errors.
fn read(call: &str, text: &str) -> (String, Vec<String>) {
    let (mut import, mut errors) = import(call, text);
    for waiter in import.iter_mut().flat_map(|import| &mut import.waiters) {
        errors.extend(std::mem::take(&mut waiter.errors));
    }
    let messages = errors.messages();
    // The expansion is a string in braces.
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

/// A file with one waiter of botocore's, whose acceptors begin on line 2.
fn botocore(acceptors: &str) -> String {
    format!(
        "{{\"version\": 2, \"waiters\": {{\"Done\": {{\"operation\": \"Describe\", \"delay\": 5, \"maxAttempts\": 3, \"acceptors\": [\n{acceptors}\n]}}}}}}"
    )
}

const CALL: &str = r#"aws_sdk_x, "x.json""#;
