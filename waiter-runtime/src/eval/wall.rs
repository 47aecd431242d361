//! The errors for an operator on a kind that it does not fit.
//!
//! Each is a trait that no type implements. A kind that an operator does not fit has a method of the operator's name
//! that demands the trait of what the kind is [called](super::words): rustc reports exactly one error, with the words
//! below, on the token the user wrote. `Out` is the method's whole return type, so that type checking goes on with an
//! unknown type instead of a wrong one.

/// Walls, and for each kind a module where they have the operator's name.
macro_rules! walls {
    ($($(#[$doc:meta])* $kind:ident {
        $($operator:ident $name:ident: $message:literal, $label:literal;)*
    } $([$($other:ident as $alias:ident),*])?)*) => {$(
        $(
            #[doc = concat!("See [`", stringify!($kind), "`].")]
            #[diagnostic::on_unimplemented(message = $message, label = $label)]
            pub trait $name<'a> {
                /// Whatever follows expects.
                type Out;
            }
        )*

        $(#[$doc])*
        pub mod $kind {
            $(pub use super::$name as $operator;)*
            $($(pub use super::$other as $alias;)*)?
        }
    )*};
}

walls! {
    /// Of a string.
    text {
        Field FieldOfString: "a string has no fields", "what stands before the dot is a string";
        Elements ElementsOfString:
            "a string is no list",
            "`[]`, `[*]`, `[?…]`, `[0]` and `[0:2]` stand after a list; of all that a projection gives, `| [0]` is the first";
    } [NotAMap as Values, NotAMap as Key]

    /// Of a number.
    number {
        Field FieldOfNumber: "a number has no fields", "what stands before the dot is a number";
        Elements ElementsOfNumber:
            "a number is no list",
            "`[]`, `[*]`, `[?…]`, `[0]` and `[0:2]` stand after a list; of all that a projection gives, `| [0]` is the first";
    } [NotAMap as Values, NotAMap as Key]

    /// Of a boolean.
    boolean {
        Field FieldOfBoolean: "a boolean has no fields", "what stands before the dot is a boolean";
        Elements ElementsOfBoolean:
            "a boolean is no list",
            "`[]`, `[*]`, `[?…]`, `[0]` and `[0:2]` stand after a list; of all that a projection gives, `| [0]` is the first";
    } [NotAMap as Values, NotAMap as Key]

    /// Of a timestamp.
    timestamp {
        Field FieldOfTimestamp:
            "a timestamp has no fields",
            "what stands before the dot is a timestamp: compare it with another, `> {{DateTime::from_secs(…)}}`";
        Elements ElementsOfTimestamp:
            "a timestamp is no list",
            "`[]`, `[*]`, `[?…]`, `[0]` and `[0:2]` stand after a list; of all that a projection gives, `| [0]` is the first";
    } [NotAMap as Values, NotAMap as Key]

    /// Of JSON without types.
    untyped {
        Field FieldOfUntyped:
            "a path cannot look into a `{Self}`: its members have no types",
            "in a custom operation write a guard, `ok output if …`, or give it a typed struct";
        Elements ElementsOfUntyped:
            "a path cannot look into a `{Self}`: its elements have no types",
            "in a custom operation write a guard, `ok output if …`, or give it a typed struct";
    } [FieldOfUntyped as Values, FieldOfUntyped as Key]

    /// Of what is called by a type of the SDK: a blob; and of null.
    value {
        Field FieldOfValue: "a `{Self}` has no fields", "what stands before the dot is a `{Self}`";
        Elements ElementsOfValue:
            "a `{Self}` is no list",
            "`[]`, `[*]`, `[?…]`, `[0]` and `[0:2]` stand after a list; of all that a projection gives, `| [0]` is the first";
        Values NotAMap: "this is no map", "`.*` and `.\"key\"` stand after a map";
    } [NotAMap as Key]

    /// Of an enum.
    enumeration {
        Field FieldOfEnum:
            "the enum `{Self}` has no fields",
            "what stands before the dot is a `{Self}`: compare it with a variant, `== {Self}::…`";
        Elements ElementsOfEnum:
            "the enum `{Self}` is no list",
            "`[]`, `[*]`, `[?…]`, `[0]` and `[0:2]` stand after a list; of all that a projection gives, `| [0]` is the first";
    } [NotAMap as Values, NotAMap as Key]

    /// Of a structure.
    structure {
        Elements ElementsOfStructure:
            "the structure `{Self}` is no list",
            "`[]`, `[*]`, `[?…]`, `[0]` and `[0:2]` stand after a list; a structure's field follows a dot";
        Values ValuesOfStructure:
            "the structure `{Self}` is no map",
            "`.*` takes the values of a map; write the name of a field of the structure";
        Key KeyOfStructure:
            "the structure `{Self}` is no map",
            "`.\"key\"` takes an entry of a map; a structure's field is written without quotes";
    }

    /// Of a list.
    list {
        Field FieldOfList:
            "a list of `{Self}` has no fields",
            "its elements may have this one: write `[]` after the list, as in `list[].field`";
        Values ValuesOfList:
            "a list of `{Self}` is no map",
            "`.*` takes the values of a map; write `[]` for the elements of a list";
        Key KeyOfList:
            "a list of `{Self}` is no map",
            "`.\"key\"` takes an entry of a map; write `[]` after the list to reach into its elements";
    }

    /// Of a map.
    map {
        Field FieldOfMap:
            "a map of `{Self}` has no fields",
            "it has entries: write `.\"key\"` for one of them, or `.*` for all values";
        Elements ElementsOfMap:
            "a map of `{Self}` is no list",
            "write `.*` for its values, or `.\"key\"` for one of them";
    }
}

/// What a wall's method does at run time: nothing, since a program that calls one does not compile.
pub(super) fn never() -> ! {
    unreachable!("a wall's bound is implemented by no type, so nothing can call it")
}
