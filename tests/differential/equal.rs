//! Equality of two outcomes.

use serde_json::{Number, Value};

use crate::case::Outcome;

/// The order of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Order {
    Kept,
    /// Unknown: the list comes from a map, which has no order.
    Any,
}

/// Returns true if both failed, or if both have the same value.
pub(crate) fn same(a: &Outcome, b: &Outcome, order: Order) -> bool {
    match (a, b) {
        (Outcome::Value(a), Outcome::Value(b)) => same_value(a, b, order),
        (a, b) => a == b,
    }
}

fn same_value(a: &Value, b: &Value, order: Order) -> bool {
    match (a, b) {
        (Value::Number(a), Value::Number(b)) => same_number(a, b),
        (Value::Array(a), Value::Array(b)) => match order {
            Order::Kept => same_list(a, b),
            Order::Any => same_multiset(a, b),
        },
        (Value::Object(a), Value::Object(b)) => {
            a.len() == b.len()
                && a.iter()
                    .all(|(key, a)| b.get(key).is_some_and(|b| same_value(a, b, order)))
        }
        (a, b) => a == b,
    }
}

/// Compares integers exactly, and anything else as floats: `1` equals `1.0`.
fn same_number(a: &Number, b: &Number) -> bool {
    match (a.as_i64(), b.as_i64()) {
        (Some(a), Some(b)) => a == b,
        _ => a.as_f64() == b.as_f64(),
    }
}

fn same_list(a: &[Value], b: &[Value]) -> bool {
    a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same_value(a, b, Order::Kept))
}

/// Removes each element of `a` from `b`. Equality is transitive, so any match will do.
fn same_multiset(a: &[Value], b: &[Value]) -> bool {
    let mut rest: Vec<_> = b.iter().collect();
    a.iter().all(|a| {
        let found = rest.iter().position(|b| same_value(a, b, Order::Any));
        found.map(|at| rest.swap_remove(at)).is_some()
    }) && rest.is_empty()
}

#[test]
fn sameness() {
    let value = |text: &str| Outcome::Value(serde_json::from_str(text).expect("JSON"));
    let same = |a, b, order| same(&value(a), &value(b), order);
    assert!(same("[1, {\"a\": 2.0}]", "[1.0, {\"a\": 2}]", Order::Kept));
    assert!(!same("[1, 2]", "[2, 1]", Order::Kept));
    assert!(same("[1, 2, [3, 1]]", "[[1, 3], 2, 1]", Order::Any));
    assert!(!same("[1, 1, 2]", "[1, 2, 2]", Order::Any));
    assert!(!same("[1]", "[1, 1]", Order::Any));
    assert!(!same("null", "false", Order::Kept));
    assert!(!super::equal::same(
        &value("null"),
        &Outcome::Failed,
        Order::Kept
    ));
}
