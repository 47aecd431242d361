//! Code that must not compile, with the exact errors.

mod page;

use std::{env, fs};

/// Copies the imported files. In the cases, a file's path starts at the manifest that `trybuild` writes.
fn put_files_beside_the_manifest() -> std::io::Result<()> {
    let test = env::current_exe()?;
    // The executable is in `target/debug/deps`.
    let target = test.ancestors().nth(3).expect("a test is in `target`");
    let beside = target.join("tests/trybuild/waiter-tests/import");
    fs::create_dir_all(&beside)?;
    for file in fs::read_dir("ui/import")? {
        let file = file?;
        fs::copy(file.path(), beside.join(file.file_name()))?;
    }
    Ok(())
}

#[test]
fn mistakes_are_one_error_on_their_token() {
    put_files_beside_the_manifest().expect("files can be copied");
    let cases = trybuild::TestCases::new();
    cases.compile_fail("ui/fail/*.rs");
}
