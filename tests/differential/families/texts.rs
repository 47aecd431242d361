//! Strings: empty ones, some outside of ASCII, some that look like JSON.

use proptest::sample::select;
use proptest::strategy::{BoxedStrategy, Strategy};

use crate::document::{document, few, maybe, word};

document! {
    struct Texts {
        subject: String = word(),
        #[serde(skip_serializing_if = "Option::is_none")]
        part: Option<String> = maybe(word()),
        tail: Option<String> = maybe(word()),
        digits: String = digits(),
        number: Option<String> = maybe(digits()),
        words: Vec<String> = few(word()),
        #[serde(skip_serializing_if = "Option::is_none")]
        names: Option<Vec<String>> = maybe(few(word())),
        rows: Vec<Row> = few(Row::any()),
    }
}

document! {
    struct Row {
        key: String = word(),
        #[serde(skip_serializing_if = "Option::is_none")]
        value: Option<String> = maybe(word()),
        parts: Vec<String> = few(word()),
    }
}

/// Texts that are numbers, and some that are not.
fn digits() -> BoxedStrategy<String> {
    select(vec![
        "0", "1", "-2", "2.5", "-0.5", "1e2", "2E-1", "", "a", "1a", "-", "--1", "+1", ".5", "1.",
        "01", "0x1", "1_0", "NaN", "inf", " 1", "1 ", "true", "null", "[1]", "{}", "-0", "-0.0",
    ])
    .prop_map(str::to_owned)
    .boxed()
}
