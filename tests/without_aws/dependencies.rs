//! The crates that a program without the SDK builds for `waiter-runtime`.

use std::collections::BTreeSet;
use std::env;
use std::process::Command;

/// The crates in a program that waits. tokio needs `pin-project-lite`, and tracing needs it and `tracing-core`.
const IN_THE_PROGRAM: &[&str] = &[
    "fastrand",
    "futures-core",
    "pin-project-lite",
    "tokio",
    "tracing",
    "tracing-core",
    "waiter-runtime",
];

/// The crates that only the compiler runs.
const IN_THE_COMPILER: &[&str] = &[
    "jsonc-parser",
    "proc-macro2",
    "quote",
    "strsim",
    "syn",
    "unicode-ident",
    "waiter-macros",
];

/// Returns the crates that waiter-runtime needs with these options of `cargo tree`.
fn crates(options: &str) -> BTreeSet<String> {
    let tree = Command::new(env::var_os("CARGO").expect("cargo runs the test"))
        .args("tree --locked --package=waiter-runtime --prefix=none --no-dedupe".split(' '))
        .args(options.split(' '))
        .output()
        .expect("cargo can run");
    let text = |bytes| String::from_utf8(bytes).expect("text");
    assert!(tree.status.success(), "{}", text(tree.stderr));
    let lines = text(tree.stdout);
    let names = lines.lines().filter_map(|line| line.split(' ').next());
    names.map(str::to_owned).collect()
}

fn set(names: &[&str]) -> BTreeSet<String> {
    names.iter().map(ToString::to_string).collect()
}

#[test]
fn without_the_sdk_a_program_needs_few_crates() {
    let program = crates("--edges=normal,build,no-proc-macro --no-default-features");
    assert_eq!(program, set(IN_THE_PROGRAM));
    let all = [IN_THE_PROGRAM, IN_THE_COMPILER].concat();
    assert_eq!(
        crates("--edges=normal,build --no-default-features"),
        set(&all)
    );
}

#[test]
fn the_sdk_comes_with_the_default_features() {
    let crates = crates("--edges=normal");
    assert!(crates.contains("aws-smithy-types"), "{crates:?}");
}

#[test]
fn the_readme_names_the_dependencies() {
    let readme = include_str!("../../README.md");
    for name in crates("--edges=normal,no-proc-macro --no-default-features --depth=1") {
        let named = format!("`{name}`");
        assert!(readme.contains(&named), "the README should name {named}");
    }
}
