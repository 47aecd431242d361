//! Files as they are read: what tests of all of it share.

mod documents;
mod forms;
mod mistakes;
mod mutated;
mod names;
mod options;

use super::invocation::Invocation;
use super::{Import, blocks, imported};
use crate::diagnostics::Errors;

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
