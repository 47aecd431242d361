//! Lists of lists, of structures that hold lists.

use crate::document::{document, few, maybe, small, word};
use crate::families::enums::State;

document! {
    struct Nested {
        name: Option<String> = maybe(word()),
        limit: i32 = small(),
        #[serde(skip_serializing_if = "Option::is_none")]
        first: Option<Reservation> = maybe(Reservation::any()),
        reservations: Option<Vec<Reservation>> = maybe(few(Reservation::any())),
        #[serde(skip_serializing_if = "Option::is_none")]
        matrix: Option<Vec<Vec<i32>>> = maybe(few(few(small()))),
        rows: Vec<Vec<String>> = few(few(word())),
        cube: Vec<Vec<Vec<i32>>> = few(few(few(small()))),
        grid: Option<Vec<Vec<Tag>>> = maybe(few(few(Tag::any()))),
    }
}

document! {
    struct Reservation {
        id: Option<String> = maybe(word()),
        owner: String = word(),
        #[serde(skip_serializing_if = "Option::is_none")]
        size: Option<i32> = maybe(small()),
        instances: Option<Vec<Instance>> = maybe(few(Instance::any())),
        labels: Vec<String> = few(word()),
    }
}

document! {
    struct Instance {
        id: Option<String> = maybe(word()),
        #[serde(skip_serializing_if = "Option::is_none")]
        state: Option<State> = maybe(State::any()),
        cores: Option<i32> = maybe(small()),
        ready: Option<bool> = maybe(proptest::bool::ANY),
        #[serde(skip_serializing_if = "Option::is_none")]
        tags: Option<Vec<Tag>> = maybe(few(Tag::any())),
        ports: Vec<i32> = few(small()),
    }
}

document! {
    struct Tag {
        key: String = word(),
        #[serde(skip_serializing_if = "Option::is_none")]
        value: Option<String> = maybe(word()),
    }
}
