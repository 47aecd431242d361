//! The errors for an operator on a kind that it does not fit.
//!
//! Each is a trait that no type implements. A kind that an operator does not fit has a method of the operator's name
//! that demands the trait: rustc reports exactly one error, with the words below, on the token the user wrote. `Out` is
//! the method's whole return type, so that type checking goes on with an unknown type instead of a wrong one.

macro_rules! wall {
    ($($(#[$doc:meta])* $name:ident: $message:literal, $label:literal;)*) => {$(
        $(#[$doc])*
        #[diagnostic::on_unimplemented(message = $message, label = $label)]
        pub trait $name<'a> {
            /// Whatever follows expects.
            type Out;
        }
    )*};
}

wall! {
    /// `list.field`
    FieldOfList:
        "a list has no fields of its own",
        "the value before it is a list; write `[]` after the list (`list[].field`) to reach into its elements";
    /// `map.field`
    FieldOfMap:
        "the entries of a map are not fields",
        "the value before it is a map; write `.\"key\"` for one entry or `.*` for all values";
    /// `leaf.field`
    FieldOfLeaf:
        "only a structure has fields",
        "the value before it is no structure";
    /// `[]`, `[*]`, `[?…]`, `[n]` and `[a:b]`
    NotAList:
        "`[]`, `[*]`, `[?…]`, `[n]` and `[a:b]` need a list before them",
        "the value before it is no list";
    /// `.*`
    NotAMap:
        "`.*` needs a map before it",
        "the value before it is no map";
    /// `."key"`
    NoKeys:
        "`.\"key\"` needs a map before it",
        "the value before it is no map; a structure's field is written without quotes";
}

/// What a wall's method does at run time: nothing, since a program that calls one does not compile.
pub(super) fn never() -> ! {
    unreachable!("a wall's bound is implemented by no type, so nothing can call it")
}
