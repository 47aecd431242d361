//! Kinds that cannot be compared, and what rustc says of each pair.
//!
//! A pair demands a trait that no type implements, as a [wall](super::wall) does. The trait is on what one of the sides
//! is [called](super::words): the side that the message names, and never a kind of which rustc knows less.

use std::collections::HashMap;

use aws_smithy_types::{Blob, DateTime};

use super::compare::Pair;
use super::kinds::{
    Boolean, Built, Bytes, EnumOf, ListOf, MapOf, Number, Projection, Selected, StructureOf, Text,
    Time, Untyped,
};
use super::list::{Ready, Sequence};
use super::wall::never;
use super::words::Named;

/// `Name: message, label => { [generics] left => rights; }`: the pairs that the trait `Name` is for. It is on what the
/// right side is called, or with `of word` on that.
macro_rules! mismatch {
    ($(
        $name:ident: $message:literal, $label:literal => {
            $($generics:tt $left:ty $(, of $word:ty)? => $($right:ident)*;)*
        }
    )*) => {$(
        #[diagnostic::on_unimplemented(message = $message, label = $label)]
        #[doc = $message]
        pub trait $name<'a> {}

        // Never asked for: two of them keep rustc undecided, and so silent, where the type that is blamed is not known,
        // since it follows from a mistake.
        #[diagnostic::do_not_recommend]
        impl $name<'_> for Undecided<0> {}
        #[diagnostic::do_not_recommend]
        impl $name<'_> for Undecided<1> {}

        $(mismatch! { @rights $name, $generics $left, [$($word)?], $($right)* })*
    )*};
    (@rights $name:ident, $generics:tt $left:ty, $word:tt, $($right:ident)*) => {
        $(mismatch! { @$right $name, $generics $left, $word })*
    };
    (@Text $($rest:tt)*) => { mismatch! { @pair [] Text<'_>, String, $($rest)* } };
    (@Built $($rest:tt)*) => { mismatch! { @pair [] Built<'_>, String, $($rest)* } };
    (@Number $($rest:tt)*) => { mismatch! { @pair [] Number, aws_smithy_types::Number, $($rest)* } };
    (@Boolean $($rest:tt)*) => { mismatch! { @pair [] Boolean, bool, $($rest)* } };
    (@Time $($rest:tt)*) => { mismatch! { @pair [] Time<'_>, DateTime, $($rest)* } };
    (@Bytes $($rest:tt)*) => { mismatch! { @pair [] Bytes<'_>, Blob, $($rest)* } };
    (@Untyped $($rest:tt)*) => { mismatch! { @pair [T] Untyped<'_, T>, T, $($rest)* } };
    (@EnumOf $($rest:tt)*) => { mismatch! { @pair [T] EnumOf<'_, T>, T, $($rest)* } };
    (@StructureOf $($rest:tt)*) => { mismatch! { @pair [T] StructureOf<'_, T>, T, $($rest)* } };
    (@MapOf $($rest:tt)*) => { mismatch! { @pair [K, V] MapOf<'_, K, V>, HashMap<K, V>, $($rest)* } };
    (@ListOf $($rest:tt)*) => { mismatch! { @pair [T] ListOf<'_, T>, T, $($rest)* } };
    (@Projection $($rest:tt)*) => {
        mismatch! { @pair [J: Sequence<Raw = Ready<K>>, K: Named] Projection<J>, K::Word, $($rest)* }
    };
    (@pair $generics:tt $right:ty, $_called:ty, $name:ident, $left_generics:tt $left:ty, [$word:ty]) => {
        mismatch! { @impl $generics $right, $name, $left_generics $left, $word }
    };
    (@pair $generics:tt $right:ty, $called:ty, $name:ident, $left_generics:tt $left:ty, []) => {
        mismatch! { @impl $generics $right, $name, $left_generics $left, $called }
    };
    (@impl [$($generics:tt)*] $right:ty, $name:ident, [$($left_generics:tt)*] $left:ty, $blamed:ty) => {
        impl<$($left_generics)* $($generics)*> Pair<$left> for $right
        where
            for<'x> $blamed: $name<'x>,
        {
            fn equal(&self, _: &$left) -> bool {
                never()
            }
        }
    };
}

/// What no side is called: see the macro `mismatch`.
#[derive(Debug)]
pub struct Undecided<const N: usize>;

mismatch! {
    StringWithNumber: "a string is compared with a number", "the path gives a string: write one, in quotes" => {
        [] Text<'_> => Number;
        [] Built<'_> => Number;
    }
    StringWithBoolean: "a string is compared with a boolean", "the path gives a string: write one, in quotes" => {
        [] Text<'_> => Boolean;
        [] Built<'_> => Boolean;
    }
    StringWithEnum:
        "a string is compared with a variant of the enum `{Self}`",
        "the path gives a plain string: write the value as a string, in quotes" => {
        [] Text<'_> => EnumOf;
        [] Built<'_> => EnumOf;
    }
    StringWithAnother: "a string is compared with a `{Self}`", "the path gives a string" => {
        [] Text<'_> => Time Bytes Untyped StructureOf MapOf;
        [] Built<'_> => Time Bytes Untyped StructureOf MapOf;
    }

    NumberWithString: "a number is compared with a string", "the path gives a number: write it without quotes" => {
        [] Number => Text Built;
    }
    NumberWithBoolean: "a number is compared with a boolean", "the path gives a number: write one, as in `== 1`" => {
        [] Number => Boolean;
    }
    NumberWithEnum: "a number is compared with a variant of the enum `{Self}`", "the path gives a number" => {
        [] Number => EnumOf;
    }
    NumberWithAnother: "a number is compared with a `{Self}`", "the path gives a number" => {
        [] Number => Time Bytes Untyped StructureOf MapOf;
    }

    BooleanWithString:
        "a boolean is compared with a string",
        "the path gives a boolean: write `true` or `false`, without quotes" => {
        [] Boolean => Text Built;
    }
    BooleanWithNumber: "a boolean is compared with a number", "the path gives a boolean: write `true` or `false`" => {
        [] Boolean => Number;
    }
    BooleanWithEnum:
        "a boolean is compared with a variant of the enum `{Self}`",
        "the path gives a boolean: write `true` or `false`" => {
        [] Boolean => EnumOf;
    }
    BooleanWithAnother: "a boolean is compared with a `{Self}`", "the path gives a boolean" => {
        [] Boolean => Time Bytes Untyped StructureOf MapOf;
    }

    TimestampWithString:
        "a timestamp is compared with a string",
        "the path gives a timestamp: write one as `{{DateTime::from_secs(…)}}`" => {
        [] Time<'_> => Text Built;
    }
    TimestampWithNumber:
        "a timestamp is compared with a number",
        "the path gives a timestamp: write one as `{{DateTime::from_secs(…)}}`" => {
        [] Time<'_> => Number;
    }
    TimestampWithAnother:
        "a timestamp is compared with a `{Self}`",
        "the path gives a timestamp: write one as `{{DateTime::from_secs(…)}}`" => {
        [] Time<'_> => Boolean Bytes Untyped EnumOf StructureOf MapOf;
    }

    EnumWithNumber:
        "the enum `{Self}` is compared with a number",
        "the path gives a `{Self}`: write one of its variants, `{Self}::…`" => {
        [S,] EnumOf<'_, S>, of S => Number;
    }
    EnumWithBoolean:
        "the enum `{Self}` is compared with a boolean",
        "the path gives a `{Self}`: write one of its variants, `{Self}::…`" => {
        [S,] EnumOf<'_, S>, of S => Boolean;
    }
    EnumWithAnother:
        "the enum `{Self}` is compared with something else",
        "the path gives a `{Self}`: write one of its variants, `{Self}::…`" => {
        [S,] EnumOf<'_, S>, of S => Time Bytes Untyped StructureOf MapOf;
    }

    BlobWithAnother:
        "a blob is compared with something else",
        "the path gives a blob: write one as `{{Blob::new(…)}}`" => {
        [] Bytes<'_> => Text Built Number Boolean Time Untyped EnumOf StructureOf MapOf;
    }
    UntypedWithAnother:
        "a `{Self}` is compared with a typed value",
        "the path gives JSON without types: in a custom operation write a guard, `ok output if …`, or give it a typed struct" => {
        [S,] Untyped<'_, S>, of S => Text Built Number Boolean Time Bytes EnumOf MapOf;
    }

    StructureWithValue:
        "a `{Self}` is compared with a value",
        "the path gives a `{Self}`: go on to one of its fields; a whole one to compare with is its variant, or `{{…}}`" => {
        [S,] StructureOf<'_, S>, of S => Text Built Number Boolean Time Bytes Untyped EnumOf MapOf;
    }
    MapWithValue:
        "a map of `{Self}` is compared with a value",
        "the path gives a map: write `.\"key\"` for one of its entries, or `.*` for its values" => {
        [Key, S,] MapOf<'_, Key, S>, of S => Text Built Number Boolean Time Bytes Untyped EnumOf StructureOf;
    }
    ListWithValue:
        "a list of `{Self}` is compared with a single value",
        "the path gives a list: reach into it with `[]`, compare its elements with `path_any` or `path_all`, or pick \
         one with `| [0]`" => {
        [S,] ListOf<'_, S>, of S => Text Built Number Boolean Time Bytes Untyped EnumOf StructureOf MapOf;
        [I: Sequence<Raw = Ready<E>>, E: Named,] Projection<I>, of E::Word
            => Text Built Number Boolean Time Bytes Untyped EnumOf StructureOf MapOf;
    }
    SelectionWithValue:
        "a multi-select list is compared with a single value",
        "the path gives a list: pick one of its values with `| [0]`" => {
        [S,] Selected<S>, of S => Text Built Number Boolean Time Bytes Untyped EnumOf StructureOf MapOf;
    }
    ListWithUntyped:
        "these two lists cannot be compared",
        "give the numbers in `{{…}}` a type, as in `3_i32`; of lists in lists, only those in one other list compare" => {
        [I: Sequence<Raw = Ready<E>>, E: Named,] Projection<I>, of E::Word => ListOf;
        [S,] ListOf<'_, S>, of S => Projection;
        [S,] Selected<S>, of S => ListOf Projection;
    }
    ValueWithList:
        "a single value is compared with a list of `{Self}`",
        "the path gives a single value; alternatives are written `A | B`, and `contains(list, value)` searches a list" => {
        [] Text<'_> => ListOf Projection;
        [] Built<'_> => ListOf Projection;
        [] Number => ListOf Projection;
        [] Boolean => ListOf Projection;
        [] Time<'_> => ListOf Projection;
        [] Bytes<'_> => ListOf Projection;
        [S,] Untyped<'_, S> => ListOf Projection;
        [S,] EnumOf<'_, S> => ListOf Projection;
        [S,] StructureOf<'_, S> => ListOf Projection;
        [Key, S,] MapOf<'_, Key, S> => ListOf Projection;
    }
}
