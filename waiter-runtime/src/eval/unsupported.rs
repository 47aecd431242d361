//! The errors for an operator on a kind that it does not fit.
//!
//! Each is a trait that nothing implements. A kind that an operator does not fit has a method of the operator's name,
//! bounded by the trait on the kind's [user type](super::user_type). rustc then reports one error, with the words below,
//! on the token that the user wrote. `Out` is the method's whole return type, so that type checking goes on with an
//! unknown type and not with a wrong one.

use super::entry::Entry;
use super::kinds::{
    Boolean, Bytes, DocumentOf, EnumOf, ListOf, MapOf, MultiSelect, Null, Number, Projection,
    StructureOf, Text, Timestamp, Untyped,
};
use super::list::Index;
use super::sequence::{Evaluated, Sequence};
use super::user_type::{AnyNumber, UserType};
use crate::sdk_types::{Blob, DateTime};

/// The traits, and for each kind a module where they have the operator's name. An operator without a label has that of
/// the scalars.
macro_rules! errors {
    ($($(#[$doc:meta])* $kind:ident {
        $($operator:ident $name:ident: $message:literal $(, $label:literal)?;)*
    } $([$($other:ident as $alias:ident),*])?)*) => {$(
        $(errors! { @error $kind $name, $message $(, $label)? })*

        $(#[$doc])*
        pub mod $kind {
            $(pub use super::$name as $operator;)*
            $($(pub use super::$other as $alias;)*)?
        }
    )*};
    (@error $kind:ident $name:ident, $message:literal) => {
        errors! {
            @error $kind $name, $message,
            "`[]`, `[*]`, `[?…]`, `[0]` and `[0:2]` need a list; `| [0]` takes the first result of a projection"
        }
    };
    (@error $kind:ident $name:ident, $message:literal, $label:literal) => {
        #[doc = concat!("See [`", stringify!($kind), "`].")]
        #[diagnostic::on_unimplemented(message = $message, label = $label)]
        pub trait $name<'a> {
            /// The type that the rest of the path expects.
            type Out;
        }
    };
}

errors! {
    /// A string.
    text {
        Field FieldOfString: "expected a structure, found a string", "a string does not have fields";
        Elements ElementsOfString: "expected a list, found a string";
    } [NotAMap as Values, NotAMap as Key, NotAUnion as Union]

    /// A number.
    number {
        Field FieldOfNumber: "expected a structure, found a number", "a number does not have fields";
        Elements ElementsOfNumber: "expected a list, found a number";
    } [NotAMap as Values, NotAMap as Key, NotAUnion as Union]

    /// A boolean.
    boolean {
        Field FieldOfBoolean: "expected a structure, found a boolean", "a boolean does not have fields";
        Elements ElementsOfBoolean: "expected a list, found a boolean";
    } [NotAMap as Values, NotAMap as Key, NotAUnion as Union]

    timestamp {
        Field FieldOfTimestamp:
            "expected a structure, found a timestamp",
            "a timestamp does not have fields: compare it with another, `> {{DateTime::from_secs(…)}}`";
        Elements ElementsOfTimestamp: "expected a list, found a timestamp";
    } [NotAMap as Values, NotAMap as Key, NotAUnion as Union]

    /// JSON without types.
    document {
        Field FieldOfDocument:
            "a member of a `{Self}` is written in quotes",
            "write `.\"name\"`, or `@.\"name\"` at the beginning of a path: JSON without types does not have fields";
        Values ValuesOfDocument:
            "expected a map, found a `{Self}`",
            "`.*` is not supported for JSON without types; write the names of its members, `.\"name\"`";
        Union UnionOfDocument: "expected a union, found a `{Self}`", "`as` takes the value of a union's variant";
    } [ValuesOfDocument as Key]

    /// JSON of a type whose members are not known.
    untyped {
        Field FieldOfUntyped:
            "a path cannot look into a `{Self}`: its members have no types",
            "turn on the feature `serde_json` for `serde_json::Value`; else write a guard, `ok output if …`";
        Elements ElementsOfUntyped:
            "a path cannot look into a `{Self}`: its elements have no types",
            "turn on the feature `serde_json` for `serde_json::Value`; else write a guard, `ok output if …`";
    } [FieldOfUntyped as Values, FieldOfUntyped as Key, NotAUnion as Union]

    /// A blob, or null.
    value {
        Field FieldOfValue: "expected a structure, found a `{Self}`", "a `{Self}` does not have fields";
        Elements ElementsOfValue: "expected a list, found a `{Self}`";
        Values NotAMap: "expected a map, found a single value", "`.*` and `.\"key\"` need a map";
        Union NotAUnion: "expected a union, found another value", "`as` takes the value of a union's variant";
    } [NotAMap as Key]

    /// An enum.
    enumeration {
        Field FieldOfEnum:
            "expected a structure, found the enum `{Self}`",
            "an enum does not have fields: compare it with a variant, `== {Self}::…`";
        Elements ElementsOfEnum: "expected a list, found the enum `{Self}`";
    } [NotAMap as Values, NotAMap as Key, NotAUnion as Union]

    /// A structure.
    structure {
        Elements ElementsOfStructure:
            "expected a list, found the structure `{Self}`",
            "`[]`, `[*]`, `[?…]`, `[0]` and `[0:2]` need a list; write a dot before a field of the structure";
        Values ValuesOfStructure:
            "expected a map, found the structure `{Self}`",
            "`.*` needs a map; write the name of a field of the structure";
        Key KeyOfStructure:
            "expected a map, found the structure `{Self}`",
            "`.\"key\"` needs a map; write a field of the structure without quotes";
    }

    /// A list.
    list {
        Field FieldOfList:
            "expected a structure, found a list of `{Self}`",
            "a list does not have fields; for those of its elements write `[]` after the list, as in `list[].field`";
        Values ValuesOfList:
            "expected a map, found a list of `{Self}`",
            "`.*` needs a map; write `[]` for the elements of a list";
        Key KeyOfList:
            "expected a map, found a list of `{Self}`",
            "`.\"key\"` needs a map; write `[]` after the list to reach into its elements";
        Union UnionOfList:
            "expected a union, found a list of `{Self}`",
            "write `[]` after the list for the unions in it, as in `list[] as …`";
    }

    map {
        Field FieldOfMap:
            "expected a structure, found a map of `{Self}`",
            "a map does not have fields; write `.\"key\"` for one of its entries, or `.*` for all values";
        Elements ElementsOfMap:
            "expected a list, found a map of `{Self}`",
            "write `.*` for its values, or `.\"key\"` for one of them";
    } [NotAUnion as Union]
}

/// The body of a method that no program can call: its bound is never met.
pub(super) fn unreachable_by_type() -> ! {
    unreachable!("nothing implements the bound of this method")
}

/// `[operators] ([generics] kind, errors of user's type)`: the methods of the operators that do not fit a kind.
macro_rules! unsupported {
    ([$($operator:ident)*] $of:tt) => {
        $(unsupported! { @$operator $of })*
    };
    (@field $of:tt) => {
        unsupported! { @method node[](self) -> O, Field, $of }
    };
    (@entry $of:tt) => {
        unsupported! { @method entry[E](self, _: &str, _: impl FnOnce(Entry<'static, ()>) -> E) -> O, Field, $of }
    };
    (@elements $of:tt) => {
        unsupported! { @method elements[](self) -> O, Elements, $of }
        unsupported! { @method index[const N: i64](self, _: Index<N>) -> Option<O>, Elements, $of }
        unsupported! { @method slice[](self, _: Option<i64>, _: Option<i64>, _: i64) -> O, Elements, $of }
    };
    (@union $of:tt) => {
        unsupported! { @method union[](self) -> O, Union, $of }
    };
    (@values_only $of:tt) => {
        unsupported! { @method values[](self) -> O, Values, $of }
    };
    (@values $of:tt) => {
        unsupported! { @values_only $of }
        unsupported! { @method key[](self, _: &str) -> Option<O>, Key, $of }
    };
    (
        @method $name:ident[$($param:tt)*] $arguments:tt -> $out:ty, $operator:ident,
        ([$($generics:tt)*] $kind:ty, $errors:ident of $type:ty)
    ) => {
        impl<$($generics)*> $kind {
            pub fn $name<O, $($param)*> $arguments -> $out
            where
                for<'x> $type: $errors::$operator<'x, Out = O>,
            {
                unreachable_by_type()
            }
        }
    };
}

// One line each: rustc shows the line in its messages.
unsupported! { [field entry elements values union] (['a] Text<'a>, text of String) }
unsupported! { [field entry elements values union] ([] Number, number of AnyNumber) }
unsupported! { [field entry elements values union] ([] Boolean, boolean of bool) }
unsupported! { [field entry elements values union] (['a] Timestamp<'a>, timestamp of DateTime) }
unsupported! { [field entry elements values union] (['a] Bytes<'a>, value of Blob) }
unsupported! { [field entry elements values union] (['a, T] Untyped<'a, T>, untyped of T) }
unsupported! { [field values_only union] (['a, T] DocumentOf<'a, T>, document of T) }
unsupported! { [field entry elements values union] ([] Null, value of Null) }
unsupported! { [field entry elements values union] (['a, T] EnumOf<'a, T>, enumeration of T) }
unsupported! { [elements values] (['a, T] StructureOf<'a, T>, structure of T) }
unsupported! { [field elements union] (['a, K, V] MapOf<'a, K, V>, map of V) }
unsupported! { [field entry values union] (['a, T] ListOf<'a, T>, list of T) }
unsupported! { [field entry values union] ([I: Sequence<Raw = Evaluated<K>>, K: UserType] Projection<I>, list of K::Type) }
unsupported! { [field entry values union] ([T] MultiSelect<T>, list of T) }
