//! Maps by string and by enum, of values of every kind.

use std::collections::HashMap;

use crate::document::{document, entries, few, key, maybe, small, word};
use crate::families::enums::State;

document! {
    struct Maps {
        name: Option<String> = maybe(word()),
        numbers: Option<HashMap<String, i32>> = maybe(entries(key(), small())),
        texts: HashMap<String, String> = entries(key(), word()),
        #[serde(skip_serializing_if = "Option::is_none")]
        items: Option<HashMap<String, Item>> = maybe(entries(key(), Item::any())),
        by_state: Option<HashMap<State, i32>> = maybe(entries(State::any(), small())),
        lists: HashMap<State, Vec<i32>> = entries(State::any(), few(small())),
        sparse: Option<HashMap<String, Option<i32>>> = maybe(entries(key(), maybe(small()))),
        maps: HashMap<String, HashMap<String, i32>> = entries(key(), entries(key(), small())),
        rows: Option<Vec<HashMap<String, i32>>> = maybe(few(entries(key(), small()))),
        groups: HashMap<String, Vec<Item>> = entries(key(), few(Item::any())),
        states: HashMap<String, State> = entries(key(), State::any()),
        flags: HashMap<String, bool> = entries(key(), proptest::bool::ANY),
    }
}

document! {
    struct Item {
        n: Option<i32> = maybe(small()),
        #[serde(skip_serializing_if = "Option::is_none")]
        s: Option<String> = maybe(word()),
        tags: Option<HashMap<String, String>> = maybe(entries(key(), word())),
        list: Vec<i32> = few(small()),
    }
}
