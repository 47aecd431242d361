//! Lists with nulls in them.

use crate::document::{document, few, maybe, small, word};

document! {
    struct Sparse {
        x: Option<i32> = maybe(small()),
        s: Option<String> = maybe(word()),
        ints: Vec<Option<i32>> = few(maybe(small())),
        others: Option<Vec<Option<i32>>> = maybe(few(maybe(small()))),
        words: Vec<Option<String>> = few(maybe(word())),
        flags: Vec<Option<bool>> = few(maybe(proptest::bool::ANY)),
        #[serde(skip_serializing_if = "Option::is_none")]
        items: Option<Vec<Option<Item>>> = maybe(few(maybe(Item::any()))),
        lists: Vec<Option<Vec<i32>>> = few(maybe(few(small()))),
        deep: Vec<Option<Vec<Option<i32>>>> = few(maybe(few(maybe(small())))),
    }
}

document! {
    struct Item {
        x: Option<i32> = maybe(small()),
        #[serde(skip_serializing_if = "Option::is_none")]
        s: Option<String> = maybe(word()),
        list: Option<Vec<Option<i32>>> = maybe(few(maybe(small()))),
    }
}
