//! JMESPath's truth: null, `false`, `""`, `[]` and `{}` are false, everything else is true, 0 included.

use super::kinds::{
    Boolean, Bytes, DocumentOf, EnumOf, ListOf, MapOf, MultiSelect, Null, Number, Projection,
    StructureOf, Text, Timestamp, implement,
};
use super::sequence::Sequence;
use super::tree::{Tree, View};

/// A kind that is true or false in a condition.
#[diagnostic::on_unimplemented(
    message = "expected a condition, found a value that is neither true nor false",
    label = "compare this with something"
)]
pub trait Truthy {
    fn truthy(self) -> bool;
}

/// Returns true if a value counts as true.
#[inline]
pub fn truthy<K: Truthy>(value: Option<K>) -> bool {
    match value {
        Some(kind) => kind.truthy(),
        None => false,
    }
}

implement! {
    Truthy: fn truthy(self) -> bool {
        [] Boolean, x => x.0;
        [] Text<'_>, x => !x.0.is_empty();
        [] Null, x => match x {};
        // It selects something, be it null.
        [T] MultiSelect<T>, _ => true;
        [] Bytes<'_>, x => !x.0.as_ref().is_empty();
        [] Number, _ => true;
        [] Timestamp<'_>, _ => true;
        [T: Tree] DocumentOf<'_, T>, x => match x.0.view() {
            View::JsonNull => false,
            View::JsonBoolean(value) => value,
            View::JsonNumber(_) => true,
            View::JsonText(text) => !text.is_empty(),
            View::JsonList(items) => !items.is_empty(),
            View::JsonObject(members) => members > 0,
        };
        [T: AsRef<str>] EnumOf<'_, T>, x => !x.0.as_ref().is_empty();
        [T] StructureOf<'_, T>, _ => true;
        [T] ListOf<'_, T>, x => !x.0.is_empty();
        [K, V] MapOf<'_, K, V>, x => !x.0.is_empty();
        [I: Sequence] Projection<I>, mut x => x.items.next().is_some();
    }
}

/// Returns the value of `==`, `!=` and `!`.
#[inline]
pub fn boolean(value: bool) -> Option<Boolean> {
    Some(Boolean(value))
}

/// A whole acceptor that is one expression. Only a boolean is a condition by itself.
#[diagnostic::on_unimplemented(
    message = "expected a comparison or a boolean, found another value",
    label = "compare this, as in `== …`; write `length(…) > 0` for a list, map or string that is not empty, and \
             `!= null` for anything else that exists"
)]
pub trait Condition {
    fn holds(self) -> bool;
}

implement! {
    Condition: fn holds(self) -> bool {
        [] Boolean, x => x.0;
        [T: Tree] DocumentOf<'_, T>, x => x.boolean() == Some(true);
    }
}

/// Returns true if a bare boolean path is `true`; null is not.
#[inline]
pub fn holds<K: Condition>(value: Option<K>) -> bool {
    match value {
        Some(kind) => kind.holds(),
        None => false,
    }
}
