//! JSON without types, beside typed values.

use std::collections::HashMap;

use proptest::collection::{btree_map, vec};
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Map, Value};

use crate::document::{document, entries, few, key, maybe, quarters, small, word};
use crate::families::enums::State;

document! {
    struct Free {
        json: Value = any_json(),
        list: Value = few(any_json()).prop_map(Value::from),
        object: Value = object(any_json()),
        rows: Vec<Value> = few(any_json()),
        by_name: HashMap<String, Value> = entries(key(), any_json()),
        name: Option<String> = maybe(word()),
        count: Option<i32> = maybe(small()),
        flag: bool = proptest::bool::ANY,
        state: Option<State> = maybe(State::any()),
        names: Vec<String> = few(word()),
    }
}

/// Any JSON. Few members have another name than a, b or c, so that paths find some.
fn any_json() -> BoxedStrategy<Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        proptest::bool::ANY.prop_map(Value::from),
        small().prop_map(Value::from),
        quarters().prop_map(Value::from),
        word().prop_map(Value::from),
        select(vec!["READY", "PENDING"]).prop_map(Value::from),
    ];
    leaf.prop_recursive(3, 12, 3, |inner| {
        prop_oneof![
            2 => object(inner.clone()),
            1 => vec(inner, 0..4).prop_map(Value::from),
        ]
    })
    .boxed()
}

fn object(value: impl Strategy<Value = Value>) -> impl Strategy<Value = Value> {
    let name = select(vec!["a", "b", "c", "x-y"]).prop_map(str::to_owned);
    btree_map(name, value, 0..4)
        .prop_map(|members| Value::Object(members.into_iter().collect::<Map<_, _>>()))
}
