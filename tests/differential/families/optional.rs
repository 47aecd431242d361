//! Any value may be missing, on every level.

use crate::document::{document, few, maybe, small, word};
use crate::families::enums::State;

document! {
    struct Optional {
        a: Option<Branch> = maybe(Branch::any()),
        #[serde(skip_serializing_if = "Option::is_none")]
        b: Option<Branch> = maybe(Branch::any()),
        x: Option<i32> = maybe(small()),
        #[serde(skip_serializing_if = "Option::is_none")]
        y: Option<i32> = maybe(small()),
        s: Option<String> = maybe(word()),
        t: Option<String> = maybe(word()),
        p: Option<bool> = maybe(proptest::bool::ANY),
        q: Option<bool> = maybe(proptest::bool::ANY),
        state: Option<State> = maybe(State::any()),
        list: Option<Vec<i32>> = maybe(few(small())),
        #[serde(skip_serializing_if = "Option::is_none")]
        other: Option<Vec<i32>> = maybe(few(small())),
    }
}

document! {
    struct Branch {
        x: Option<i32> = maybe(small()),
        #[serde(skip_serializing_if = "Option::is_none")]
        s: Option<String> = maybe(word()),
        p: Option<bool> = maybe(proptest::bool::ANY),
        leaf: Option<Leaf> = maybe(Leaf::any()),
        // Boxed, as the SDK boxes structures that contain themselves.
        boxed: Option<Box<Leaf>> = maybe(proptest::strategy::Strategy::prop_map(Leaf::any(), Box::new)),
        leaves: Option<Vec<Leaf>> = maybe(few(Leaf::any())),
    }
}

document! {
    struct Leaf {
        x: Option<i32> = maybe(small()),
        s: Option<String> = maybe(word()),
        #[serde(skip_serializing_if = "Option::is_none")]
        p: Option<bool> = maybe(proptest::bool::ANY),
    }
}
