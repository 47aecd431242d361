//! JSON without types: what a [`DocumentOf`](super::kinds::DocumentOf) is made of.

use std::cmp::Ordering;

use super::kinds::{DocumentOf, Number};

/// A type that holds any JSON.
pub trait Tree: Sized {
    /// Returns the value, one level deep.
    fn view(&self) -> View<'_, Self>;

    /// Returns the value as a kind; `None` for null.
    #[inline]
    fn document(&self) -> Option<DocumentOf<'_, Self>> {
        match self.view() {
            View::JsonNull => None,
            _ => Some(DocumentOf(self)),
        }
    }

    /// Returns the member of an object.
    fn member(&self, key: &str) -> Option<&Self>;

    /// Returns true if all members of this object pass a test.
    fn all_members(&self, test: impl Fn(&str, &Self) -> bool) -> bool;
}

/// A value of JSON, one level deep. rustc would print the path of a kind that has the name of a variant.
pub enum View<'a, T> {
    JsonNull,
    JsonBoolean(bool),
    JsonNumber(Number),
    JsonText(&'a str),
    JsonList(&'a [T]),
    /// An object with this number of members.
    JsonObject(usize),
}

/// Returns true if two values are the same JSON.
pub fn same<T: Tree, U: Tree>(left: &T, right: &U) -> bool {
    match (left.view(), right.view()) {
        (View::JsonNull, View::JsonNull) => true,
        (View::JsonBoolean(a), View::JsonBoolean(b)) => a == b,
        (View::JsonNumber(a), View::JsonNumber(b)) => a.compare(b) == Some(Ordering::Equal),
        (View::JsonText(a), View::JsonText(b)) => a == b,
        (View::JsonList(a), View::JsonList(b)) => {
            a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same(a, b))
        }
        (View::JsonObject(a), View::JsonObject(b)) => {
            let is_in_right = |key: &str, value: &T| {
                let other = right.member(key);
                other.is_some_and(|other| same(value, other))
            };
            a == b && left.all_members(is_in_right)
        }
        _ => false,
    }
}

#[cfg(feature = "serde_json")]
impl Tree for serde_json::Value {
    fn view(&self) -> View<'_, Self> {
        match self {
            Self::Object(members) => View::JsonObject(members.len()),
            Self::Array(items) => View::JsonList(items),
            Self::Number(number) => View::JsonNumber(if let Some(integer) = number.as_i128() {
                integer.into()
            } else {
                // Only a number of arbitrary precision may be none.
                number.as_f64().unwrap_or(f64::NAN).into()
            }),
            Self::String(text) => View::JsonText(text),
            Self::Bool(value) => View::JsonBoolean(*value),
            Self::Null => View::JsonNull,
        }
    }

    fn member(&self, key: &str) -> Option<&Self> {
        self.as_object()?.get(key)
    }

    fn all_members(&self, test: impl Fn(&str, &Self) -> bool) -> bool {
        let mut members = self.as_object().into_iter().flatten();
        members.all(|(key, value)| test(key, value))
    }
}
