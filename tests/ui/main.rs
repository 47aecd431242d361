//! What must not compile, with the exact errors; what must compile, without a warning.

#[test]
fn mistakes_are_one_error_on_their_token() {
    let cases = trybuild::TestCases::new();
    cases.compile_fail("ui/fail/*.rs");
}
