//! What must not compile, with the exact errors.

mod page;

#[test]
fn mistakes_are_one_error_on_their_token() {
    let cases = trybuild::TestCases::new();
    cases.compile_fail("ui/fail/*.rs");
}

#[test]
fn the_readme_shows_a_real_error() {
    let readme = include_str!("../../README.md");
    let error =
        include_str!("fail/field_second.stderr").replace("ui/fail/field_second.rs", "src/main.rs");
    assert!(readme.contains(&error), "the README should show:\n{error}");
}
