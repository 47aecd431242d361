//! Our values as JSON.

use serde::Serialize;
use serde_json::Value;
use waiter_runtime::__private::path::classify::Unclassified;
use waiter_runtime::__private::path::kinds::{
    AnyMap, Boolean, DocumentOf, EnumOf, Kind, ListOf, MapOf, MultiSelect, Null, Number,
    Projection, StructureOf, Text,
};
use waiter_runtime::__private::path::sequence::{Evaluated, Sequence};

/// A kind of value.
pub(crate) trait Json {
    fn json(self) -> Value;
}

/// A value, which may be null.
pub(crate) fn value<K: Json>(value: Option<K>) -> Value {
    value.map_or(Value::Null, K::json)
}

fn serialized(value: &(impl Serialize + ?Sized)) -> Value {
    serde_json::to_value(value).expect("documents are plain data")
}

macro_rules! json {
    ($([$($generics:tt)*] $kind:ty, $x:ident => $value:expr;)*) => {$(
        impl<$($generics)*> Json for $kind {
            fn json(self) -> Value {
                let $x = self;
                $value
            }
        }
    )*};
}

json! {
    [] Text<'_>, x => x.0.into();
    [] Null, x => match x {};
    [] Boolean, x => x.0.into();
    [] Number, x => number(x);
    [T: AsRef<str>] EnumOf<'_, T>, x => x.0.as_ref().into();
    [T: Serialize] DocumentOf<'_, T>, x => serialized(x.0);
    [T: Serialize] StructureOf<'_, T>, x => serialized(x.0);
    [T: Serialize] ListOf<'_, T>, x => serialized(x.0);
    [K: Serialize, V: Serialize] MapOf<'_, K, V>, x => match x.0 {
        AnyMap::Hashed(map) => serialized(map),
        AnyMap::Sorted(map) => serialized(map),
    };
    [I: Sequence<Raw = R>, R: Raw] Projection<I>, x => if x.is_null() {
        Value::Null
    } else {
        x.into_items().map(R::json).collect()
    };
}

macro_rules! selected {
    ($($($kind:ident $value:ident)*;)*) => {$(
        impl<$($kind: Json),*> Json for MultiSelect<($(Option<$kind>,)*)> {
            fn json(self) -> Value {
                let ($($value,)*) = self.0;
                [$(value($value)),*].into_iter().collect()
            }
        }
    )*};
}

selected! {
    A a;
    A a B b;
    A a B b C c;
    A a B b C c D d;
}

#[allow(clippy::cast_precision_loss)] // as the interpreter does it
fn number(number: Number) -> Value {
    match number {
        Number::Integer(value) => {
            i64::try_from(value).map_or_else(|_| Value::from(value as f64), Value::from)
        }
        Number::Single(value) => value.into(),
        Number::Double(value) | Number::Literal(value) => value.into(),
    }
}

/// An element of a projection.
pub(crate) trait Raw {
    fn json(self) -> Value;
}

impl<K: Json> Raw for Evaluated<K> {
    fn json(self) -> Value {
        value(self.0)
    }
}

/// Serialized without classification. The kind does not matter here, because both forms must give the same JSON.
impl<T: Serialize> Raw for Unclassified<'_, T> {
    fn json(self) -> Value {
        self.__get().map_or(Value::Null, StructureOf::json)
    }
}
