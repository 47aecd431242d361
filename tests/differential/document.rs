//! Random documents. They contain few different values and many nulls and empty lists, so that comparisons often hold.

use std::collections::HashMap;
use std::fmt::Debug;
use std::hash::Hash;

use proptest::collection::{hash_map, vec};
use proptest::option::weighted;
use proptest::prelude::*;
use proptest::sample::select;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use serde::Serialize;

/// The number of documents per expression.
pub(crate) const DOCUMENTS: usize = 300;

/// A structure with random documents.
pub(crate) trait Document: Serialize + Debug + Sized {
    fn any() -> BoxedStrategy<Self>;
}

/// The same documents in every run.
pub(crate) fn documents<F: Document>() -> Vec<F> {
    let mut runner = TestRunner::deterministic();
    let strategy = F::any();
    (0..DOCUMENTS)
        .map(|_| {
            strategy
                .new_tree(&mut runner)
                .expect("the strategies reject nothing")
                .current()
        })
        .collect()
}

/// Defines a structure, with a strategy for the values of each field.
macro_rules! document {
    ($(#[$meta:meta])* struct $name:ident { $($(#[$attr:meta])* $field:ident: $ty:ty = $strategy:expr,)* }) => {
        #[allow(clippy::struct_field_names)] // named as documents are
        #[derive(Clone, Debug, serde::Serialize)]
        $(#[$meta])*
        pub(crate) struct $name {
            $($(#[$attr])* pub(crate) $field: $ty,)*
        }

        impl crate::document::Document for $name {
            fn any() -> proptest::strategy::BoxedStrategy<Self> {
                proptest::prop_compose! {
                    fn strategy()($($field in $strategy),*) -> $name {
                        $name { $($field),* }
                    }
                }
                proptest::strategy::Strategy::boxed(strategy())
            }
        }
    };
}
pub(crate) use document;

/// Defines an enum like the SDK's, with `UPPER_CASE` texts and a variant for unknown values.
macro_rules! sdk_enum {
    ($(#[$meta:meta])* enum $name:ident { $($variant:ident = $text:literal,)* }) => {
        $(#[$meta])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub(crate) enum $name {
            $($variant,)*
            Unknown(&'static str),
        }

        impl AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                match self {
                    $(Self::$variant => $text,)*
                    Self::Unknown(text) => text,
                }
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_ref())
            }
        }

        impl $name {
            pub(crate) fn any() -> impl proptest::strategy::Strategy<Value = Self> {
                proptest::sample::select(vec![
                    $(Self::$variant,)*
                    Self::Unknown(""),
                    Self::Unknown("later"),
                ])
            }
        }
    };
}
pub(crate) use sdk_enum;

/// A value or null.
pub(crate) fn maybe<T: Debug>(some: impl Strategy<Value = T>) -> impl Strategy<Value = Option<T>> {
    weighted(0.75, some)
}

/// A short list.
pub(crate) fn few<T: Debug>(element: impl Strategy<Value = T>) -> impl Strategy<Value = Vec<T>> {
    vec(element, 0..4)
}

/// A small map.
pub(crate) fn entries<K: Hash + Eq + Debug, V: Debug>(
    key: impl Strategy<Value = K>,
    value: impl Strategy<Value = V>,
) -> impl Strategy<Value = HashMap<K, V>> {
    hash_map(key, value, 0..4)
}

/// A small integer.
pub(crate) fn small() -> impl Strategy<Value = i32> {
    -2..4
}

/// A float with few binary digits, so that sums are exact in any order.
pub(crate) fn quarters() -> impl Strategy<Value = f64> {
    (-10..11).prop_map(|quarters| f64::from(quarters) / 4.0)
}

/// A text: the empty one, several that begin with or contain others, and some outside of ASCII.
pub(crate) fn word() -> impl Strategy<Value = String> {
    select(vec!["", "a", "b", "ab", "ba", "abc", "é", "aé日"]).prop_map(str::to_owned)
}

/// A map's key.
pub(crate) fn key() -> impl Strategy<Value = String> {
    select(vec!["a", "b", "c", "", "é", "x-y", "null"]).prop_map(str::to_owned)
}
