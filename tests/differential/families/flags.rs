//! Booleans.

use proptest::bool::ANY;

use crate::document::{document, few, maybe, word};

document! {
    struct Flags {
        on: bool = ANY,
        #[serde(skip_serializing_if = "Option::is_none")]
        off: Option<bool> = maybe(ANY),
        other: Option<bool> = maybe(ANY),
        every: Vec<bool> = few(ANY),
        some: Option<Vec<bool>> = maybe(few(ANY)),
        rows: Option<Vec<Row>> = maybe(few(Row::any())),
    }
}

document! {
    struct Row {
        name: String = word(),
        on: bool = ANY,
        #[serde(skip_serializing_if = "Option::is_none")]
        off: Option<bool> = maybe(ANY),
        flags: Vec<bool> = few(ANY),
    }
}
