//! The messages for two kinds that cannot be compared.
//!
//! Such a pair needs a trait that nothing implements, as an [unsupported operator](super::unsupported) does. The trait is
//! on the [user's type](super::user_type) of the left side, and its parameter is that of the right side.

use std::collections::HashMap;

use super::equality::Pair;
use super::kinds::{
    Boolean, Bytes, DocumentOf, EnumOf, ListOf, MapOf, MultiSelect, Number, Projection,
    StructureOf, Text, Timestamp, Untyped, VariantOf,
};
use super::sequence::{Evaluated, Sequence};
use super::unsupported::unreachable_by_type;
use super::user_type::{AnyNumber, UserType};
use crate::sdk_types::{Blob, DateTime};

/// `Name: message, label => { [generics] left, of user's type => rights; }`: the pairs that the trait `Name` is for.
macro_rules! mismatch {
    ($(
        $name:ident: $message:literal, $label:literal => {
            $($generics:tt $left:ty, of $type:ty => $($right:ident)*;)*
        }
    )*) => {$(
        #[diagnostic::on_unimplemented(message = $message, label = $label)]
        #[doc = $message]
        pub trait $name<'a, Found> {}

        // Never used: two impls keep rustc undecided, and so silent, if the type of the left side is not known because
        // of another mistake.
        #[diagnostic::do_not_recommend]
        impl<Found> $name<'_, Found> for Ambiguity<0> {}
        #[diagnostic::do_not_recommend]
        impl<Found> $name<'_, Found> for Ambiguity<1> {}

        $(mismatch! { @rights $name, $generics $left, $type, $($right)* })*
    )*};
    (@rights $name:ident, $generics:tt $left:ty, $type:ty, $($right:ident)*) => {
        $(mismatch! { @$right $name, $generics $left, $type })*
    };
    (@Text $($rest:tt)*) => { mismatch! { @pair [] Text<'_>, String, $($rest)* } };
    (@Number $($rest:tt)*) => { mismatch! { @pair [] Number, AnyNumber, $($rest)* } };
    (@Boolean $($rest:tt)*) => { mismatch! { @pair [] Boolean, bool, $($rest)* } };
    (@Timestamp $($rest:tt)*) => { mismatch! { @pair [] Timestamp<'_>, DateTime, $($rest)* } };
    (@Bytes $($rest:tt)*) => { mismatch! { @pair [] Bytes<'_>, Blob, $($rest)* } };
    (@Untyped $($rest:tt)*) => { mismatch! { @pair [T] Untyped<'_, T>, T, $($rest)* } };
    (@DocumentOf $($rest:tt)*) => { mismatch! { @pair [T] DocumentOf<'_, T>, T, $($rest)* } };
    (@EnumOf $($rest:tt)*) => { mismatch! { @pair [T] EnumOf<'_, T>, T, $($rest)* } };
    (@VariantOf $($rest:tt)*) => { mismatch! { @pair [T] VariantOf<T>, T, $($rest)* } };
    (@StructureOf $($rest:tt)*) => { mismatch! { @pair [T] StructureOf<'_, T>, T, $($rest)* } };
    (@MapOf $($rest:tt)*) => { mismatch! { @pair [K, V] MapOf<'_, K, V>, HashMap<K, V>, $($rest)* } };
    (@ListOf $($rest:tt)*) => { mismatch! { @pair [T] ListOf<'_, T>, T, $($rest)* } };
    (@Projection $($rest:tt)*) => {
        mismatch! { @pair [J: Sequence<Raw = Evaluated<K>>, K: UserType] Projection<J>, K::Type, $($rest)* }
    };
    (@pair [$($generics:tt)*] $right:ty, $found:ty, $name:ident, [$($left_generics:tt)*] $left:ty, $type:ty) => {
        impl<$($left_generics)* $($generics)*> Pair<$left> for $right
        where
            for<'x> $type: $name<'x, $found>,
        {
            fn equal(&self, _: &$left) -> bool {
                unreachable_by_type()
            }
        }
    };
}

/// A type that no side has: see the macro `mismatch`.
#[derive(Debug)]
pub struct Ambiguity<const N: usize>;

mismatch! {
    StringWithNumber: "expected a string, found a number", "the path gives a string: write one, in quotes" => {
        [] Text<'_>, of String => Number;
    }
    StringWithOther: "expected a string, found a `{Found}`", "the path gives a string: write the value in quotes" => {
        [] Text<'_>, of String => Boolean Timestamp Bytes Untyped EnumOf StructureOf MapOf;
    }
    StringWithVariant:
        "expected a string, found a `{Found}`",
        "the path gives a string: write the value in quotes, or a constant in braces" => {
        [] Text<'_>, of String => VariantOf;
    }
    NumberWithOther: "expected a number, found a `{Found}`", "the path gives a number: write one, as in `== 1`" => {
        [] Number, of AnyNumber
            => Text Boolean Timestamp Bytes Untyped EnumOf StructureOf MapOf;
    }
    NumberWithVariant:
        "expected a number, found a `{Found}`",
        "the path gives a number: write one, as in `== 1`, or a constant in braces" => {
        [] Number, of AnyNumber => VariantOf;
    }
    BooleanWithNumber:
        "expected a boolean, found a number",
        "the path gives a boolean: write `true` or `false`, without quotes" => {
        [] Boolean, of bool => Number;
    }
    BooleanWithOther:
        "expected a boolean, found a `{Found}`",
        "the path gives a boolean: write `true` or `false`, without quotes" => {
        [] Boolean, of bool => Text Timestamp Bytes Untyped EnumOf VariantOf StructureOf MapOf;
    }
    TimestampWithNumber:
        "expected a timestamp, found a number",
        "the path gives a timestamp: write one as `{{DateTime::from_secs(…)}}`" => {
        [] Timestamp<'_>, of DateTime => Number;
    }
    TimestampWithOther:
        "expected a timestamp, found a `{Found}`",
        "the path gives a timestamp: write one as `{{DateTime::from_secs(…)}}`" => {
        [] Timestamp<'_>, of DateTime => Text Boolean Bytes Untyped DocumentOf EnumOf VariantOf StructureOf MapOf;
    }
    EnumWithNumber:
        "expected a variant of the enum `{Self}`, found a number",
        "the path gives a `{Self}`: write one of its variants, `{Self}::…`" => {
        [S,] EnumOf<'_, S>, of S => Number;
    }
    EnumWithOther:
        "expected a variant of the enum `{Self}`, found a `{Found}`",
        "the path gives a `{Self}`: write one of its variants, `{Self}::…`" => {
        [S,] EnumOf<'_, S>, of S => Boolean Timestamp Bytes Untyped StructureOf MapOf;
    }
    BlobWithOther:
        "expected a blob, found another value",
        "the path gives a blob: write one as `{{Blob::new(…)}}`" => {
        [] Bytes<'_>, of Blob => Text Number Boolean Timestamp Untyped DocumentOf EnumOf VariantOf StructureOf MapOf;
    }
    DocumentWithOther:
        "expected a value of JSON, found a `{Found}`",
        "the path gives JSON without types: write a string, a number, `true`, `false` or `null`" => {
        [S,] DocumentOf<'_, S>, of S => Timestamp Bytes Untyped StructureOf MapOf ListOf;
    }
    UntypedWithOther:
        "expected a `{Self}`, found a typed value",
        "turn on the feature `serde_json` for `serde_json::Value`; else write a guard, `ok output if …`" => {
        [S,] Untyped<'_, S>, of S => Text Number Boolean Timestamp Bytes EnumOf MapOf DocumentOf;
    }
    StructureWithValue:
        "expected a `{Self}`, found a single value",
        "the path gives a `{Self}`: go on to a field, or by `as` to a variant of a union; a whole one is its variant, or `{{…}}`" => {
        [S,] StructureOf<'_, S>, of S => Text Number Boolean Timestamp Bytes Untyped DocumentOf EnumOf MapOf;
    }
    MapWithValue:
        "expected a map of `{Self}`, found another value",
        "the path gives a map: write `.\"key\"` for one of its entries, or `.*` for its values" => {
        [Key, S,] MapOf<'_, Key, S>, of S
            => Text Number Boolean Timestamp Bytes Untyped DocumentOf EnumOf VariantOf StructureOf;
    }
    ListWithValue:
        "expected a list of `{Self}`, found a single value",
        "the path gives a list: reach into it with `[]`, compare its elements with `path_any` or `path_all`, or pick \
         one with `| [0]`" => {
        [S,] ListOf<'_, S>, of S
            => Text Number Boolean Timestamp Bytes Untyped DocumentOf EnumOf VariantOf StructureOf MapOf;
        [I: Sequence<Raw = Evaluated<E>>, E: UserType,] Projection<I>, of E::Type
            => Text Number Boolean Timestamp Bytes Untyped DocumentOf EnumOf VariantOf StructureOf MapOf;
    }
    SelectionWithValue:
        "expected a multi-select list, found a single value",
        "the path gives a list: pick one of its values with `| [0]`" => {
        [S,] MultiSelect<S>, of S
            => Text Number Boolean Timestamp Bytes Untyped DocumentOf EnumOf VariantOf StructureOf MapOf;
    }
    ListWithUntyped:
        "these two lists cannot be compared",
        "give the numbers in `{{…}}` a type, as in `3_i32`; lists in lists compare only with those in one other list" => {
        [I: Sequence<Raw = Evaluated<E>>, E: UserType,] Projection<I>, of E::Type => ListOf;
        [S,] ListOf<'_, S>, of S => Projection;
        [S,] MultiSelect<S>, of S => ListOf Projection;
    }
    ValueWithList:
        "expected a single value, found a list of `{Found}`",
        "the path gives a single value: write alternatives as `A | B`; `contains(list, value)` searches a list" => {
        [] Text<'_>, of String => ListOf Projection;
        [] Number, of AnyNumber => ListOf Projection;
        [] Boolean, of bool => ListOf Projection;
        [] Timestamp<'_>, of DateTime => ListOf Projection;
        [] Bytes<'_>, of Blob => ListOf Projection;
        [S,] Untyped<'_, S>, of S => ListOf Projection;
        [S,] EnumOf<'_, S>, of S => ListOf Projection;
        [S,] StructureOf<'_, S>, of S => ListOf Projection;
        [Key, S,] MapOf<'_, Key, S>, of S => ListOf Projection;
    }
}
