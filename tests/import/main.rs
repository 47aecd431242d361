//! Waiters from botocore's and Smithy's files, and the conversion back into blocks.
#![deny(warnings)] // strings of a file are data, so none of them warns

mod blocks;
mod botocore;
mod more;
mod names;
mod smithy;

use waiter_runtime::Waiter;

/// The bytes of an included file, which the compiler watches.
#[test]
fn a_file_is_watched() {
    let dep_info = std::env::current_exe()
        .expect("a test runs")
        .with_extension("d");
    let watched = std::fs::read_to_string(&dep_info).expect("rustc writes it beside the test");
    assert!(watched.contains("certificates.waiters-2.json"), "{watched}");
}

/// Returns the matcher of the acceptor that decides.
fn matcher<W: Waiter>(waiter: &W, response: &Result<W::Output, W::Error>) -> Option<&'static str> {
    let decision = waiter.evaluate(response);
    decision.acceptor().map(|acceptor| acceptor.matcher)
}
