//! The code that rustc generates for a fixed declaration does not grow.
//!
//! Each case is a module with one waiter and its wait. The test compiles it with the crates that the test itself is linked
//! with, and counts the lines of LLVM's intermediate language. They depend on rustc, the target and `Cargo.lock`.

use std::path::PathBuf;
use std::process::Command;
use std::{env, fs};

use waiter_tests_arguments::compiler_arguments;

/// The arguments of the compiler that compiled this test.
const ARGUMENTS: &[&str] = &compiler_arguments!();

#[test]
fn a_waiter_over_the_sdk() {
    check("certificate", 16_909, 8_042);
}

#[test]
fn a_waiter_from_a_file() {
    check("from_a_file", 17_125, 8_039);
}

#[test]
fn a_waiter_over_a_custom_operation() {
    check("custom", 14_312, 10_178);
}

/// Compares the lines of the first waiter of a crate, and of each further one, with the listed ones. A difference of 5 % does
/// not fail.
fn check(case: &str, first: usize, further: usize) {
    let one = lines(case, 1);
    let found = (one, lines(case, 2) - one);
    let is_near = |found: usize, listed: usize| found.abs_diff(listed) * 20 <= listed;
    assert!(
        is_near(found.0, first) && is_near(found.1, further),
        "(first, further) waiter of `{case}`: {found:?} lines, listed {:?}; see \"A guard\" in CONTRIBUTING.md",
        (first, further)
    );
}

/// Returns the lines of code for a crate with this number of waiters.
fn lines(case: &str, count: usize) -> usize {
    let module = format!("{}/generated/{case}.rs", env!("CARGO_MANIFEST_DIR"));
    let of_case = |number| format!("#[path = {module:?}] pub mod waiter{number};\n");
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR"));
    let (source, output) = (
        folder.join(format!("{case}_{count}.rs")),
        folder.join(format!("{case}_{count}.ll")),
    );
    fs::write(&source, (0..count).map(of_case).collect::<String>()).expect("a source");
    // These options do not depend on the profile of the test.
    let fixed = "--edition 2024 --crate-type lib --emit llvm-ir -C opt-level=0 -C debuginfo=0 -C codegen-units=1 -C debug-assertions=off";
    let compiled = Command::new(ARGUMENTS[0])
        .args(fixed.split(' '))
        .args(dependencies())
        .arg("-o")
        .arg(&output)
        .arg(&source)
        .status()
        .expect("rustc");
    assert!(compiled.success(), "{case} is compiled");
    fs::read_to_string(&output)
        .expect("the code")
        .lines()
        .count()
}

/// Returns the arguments that name the compiled dependencies.
fn dependencies() -> impl Iterator<Item = &'static str> {
    let names = |pair: &&[&str]| matches!(pair[0], "--extern" | "-L");
    ARGUMENTS.windows(2).filter(names).flatten().copied()
}
