//! Errors that name the feature `aws`. `trybuild` compiles the cases in a workspace of their own, where the feature is off.

use std::path::Path;
use std::{env, fs};

/// Copies a file of waiters. In the cases, its path starts at the manifest that `trybuild` writes.
fn put_file_beside_the_manifest() -> std::io::Result<()> {
    let test = env::current_exe()?;
    // The executable is in `target/debug/deps`.
    let target = test.ancestors().nth(3).expect("a test is in `target`");
    let beside = target.join("tests/trybuild/waiter-tests-without-aws");
    fs::create_dir_all(&beside)?;
    let file = "certificates.waiters-2.json";
    fs::copy(Path::new("../import").join(file), beside.join(file))?;
    Ok(())
}

#[test]
fn an_operation_of_the_sdk_is_one_error() {
    put_file_beside_the_manifest().expect("a file can be copied");
    trybuild::TestCases::new().compile_fail("ui/*.rs");
}
