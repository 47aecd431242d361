//! Writes the documentation's page of mistakes from the cases and their committed errors, so that it shows rustc's real
//! output.

use std::fmt::Write;
use std::{env, fs};

/// The cases on the page with their titles, the most likely first.
const SHOWN: &[(&str, &str)] = &[
    ("field_second", "A misspelt field"),
    ("field_of_list", "A list without `[]`"),
    ("value_for_list", "A list compared with one value"),
    ("variant_without_type", "A variant without its enum"),
    ("enum_not_imported", "An enum that is not imported"),
    ("variant_misspelt", "A misspelt variant"),
    ("variant_of_another_enum", "Another enum's variant"),
    (
        "enum_as_a_string",
        "A string where the value is an enum (a warning, here denied)",
    ),
    (
        "variant_for_string",
        "A variant where the value is a plain string",
    ),
    ("number_for_string", "A number where the value is a string"),
    ("error_common", "An error that the operation does not model"),
    ("error_misspelt", "A misspelt error"),
    (
        "error_if_method_of_the_message",
        "A method in a condition on an error",
    ),
    (
        "error_pattern_of_the_variant",
        "A pattern of a modelled error",
    ),
    ("delay_without_unit", "A duration without its unit"),
    ("equals_single", "`=` for `==`"),
    ("and_in_words", "`and` for `&&`"),
    (
        "alternatives_doubled",
        "`||` between the values of one path",
    ),
    ("single_quoted_string", "A string in single quotes"),
    ("parameter_without_braces", "A parameter without braces"),
    ("comma_between_acceptors", "A missing comma"),
    ("matcher_unknown", "botocore's spelling of a matcher"),
    ("pasted_json_acceptor", "A botocore acceptor, pasted"),
    ("unreachable_after_ok", "An acceptor that is never reached"),
    ("no_limit", "A wait without a limit"),
    ("operation_misspelt", "A misspelt operation"),
    (
        "custom_enum_without_partial_eq",
        "A custom enum that cannot be compared",
    ),
    ("custom_variant_with_data", "A pattern instead of a value"),
    (
        "custom_pattern_unreachable",
        "A pattern that is never reached (a warning, here denied)",
    ),
    (
        "custom_error_word",
        "A custom error's variant without its enum",
    ),
    (
        "custom_error_classes",
        "A class of SDK errors in a custom operation",
    ),
    ("custom_one_type", "An alias of `Result` as the operation"),
    (
        "custom_wait_without_closure",
        "A future instead of a closure",
    ),
    (
        "custom_filter_as_condition",
        "A list instead of a condition",
    ),
    ("import_field", "A misspelt field in an included file"),
    ("import_matcher", "An unknown matcher in an included file"),
];

const HEAD: &str = "\
# Common mistakes and their errors

rustc checks every name in a declaration, so most errors point at the exact token. These are the most likely mistakes, as
`cargo check` shows them. If the types do not fit, rustc adds notes about the traits of this crate. The notes are omitted
here, and you can skip them: the first lines name the fault and the fix.

";

const PAGE: &str = concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/../waiter-runtime/src/mistakes.md"
);

#[test]
fn the_page_of_mistakes_shows_the_real_errors() {
    let mut page = HEAD.to_owned();
    for (case, title) in SHOWN {
        let path = format!("{}/ui/fail/{case}.stderr", env!("CARGO_MANIFEST_DIR"));
        let error = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"));
        let shown = first_lines(&error.replace(&format!("ui/fail/{case}.rs"), "src/main.rs"));
        let _ = writeln!(page, "## {title}\n\n```text\n{shown}\n```\n");
    }
    let page = page.trim_end().to_owned() + "\n";
    // trybuild overwrites the errors in the same way.
    if env::var_os("TRYBUILD").is_some_and(|mode| mode == "overwrite") {
        fs::write(PAGE, &page).expect("the page can be written");
    }
    assert!(
        fs::read_to_string(PAGE).is_ok_and(|written| written == page),
        "the page is not what the errors are: run `TRYBUILD=overwrite cargo test -p waiter-tests --test ui`"
    );
}

/// Returns an error without its notes on traits.
fn first_lines(error: &str) -> String {
    let is_note = |line: &str| {
        [
            "   = help: the trait",
            "note: required by",
            "note: the lint level",
            "   = note: required for",
        ]
        .iter()
        .any(|note| line.trim_start().starts_with(note.trim_start()))
    };
    let lines: Vec<_> = error.lines().take_while(|line| !is_note(line)).collect();
    let shown = lines.join("\n");
    // The bar above the notes.
    shown
        .trim_end()
        .trim_end_matches(['|', ' ', '\n'])
        .to_owned()
}
