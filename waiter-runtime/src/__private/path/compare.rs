//! Comparisons: `==`, `!=` and the orderings.

use std::cmp::Ordering;
use std::marker::PhantomData;

use super::kinds::{
    Bool, Built, Bytes, Enum, List, Map, Null, Number, Projection, Selected, Struct, Text, Time,
};
use super::list::{Ready, Sequence};
use super::wall::never;

/// A kind that can be compared with the kind `A`.
///
/// `Self` is the right operand, so that rustc points at what the user compared with.
#[diagnostic::on_unimplemented(
    message = "these two cannot be compared",
    label = "not of the kind that the path gives"
)]
pub trait ComparableWith<A> {
    /// Whether the two are equal.
    fn equals(&self, left: &A) -> bool;
}

/// `left == right`. Null equals null and nothing else.
#[inline]
pub fn equal<A, B: ComparableWith<A>>(left: &Option<A>, right: Option<B>) -> bool {
    match (left, right) {
        (Some(left), Some(right)) => right.equals(left),
        (None, None) => true,
        _ => false,
    }
}

/// `null` where a value is expected.
#[inline]
pub fn null() -> Option<Null> {
    None
}

/// `value == null`, for a value of any kind.
#[inline]
pub fn is_null<A>(value: &Option<A>) -> bool {
    value.is_none()
}

macro_rules! comparable {
    ($([$($generics:tt)*] $left:ty, $right:ty, $a:ident, $b:ident => $equal:expr;)*) => {$(
        #[diagnostic::do_not_recommend]
        impl<$($generics)*> ComparableWith<$left> for $right {
            #[inline]
            fn equals(&self, left: &$left) -> bool {
                let ($a, $b) = (left, self);
                $equal
            }
        }
    )*};
}

comparable! {
    [] Text<'_>, Text<'_>, a, b => a.0 == b.0;
    [] Bool, Bool, a, b => a.0 == b.0;
    [] Number, Number, a, b => a.compare(*b) == Some(Ordering::Equal);
    [] Time<'_>, Time<'_>, a, b => a.0 == b.0;
    [] Bytes<'_>, Bytes<'_>, a, b => a.0 == b.0;
    [T: AsRef<str>] Enum<'_, T>, Text<'_>, a, b => a.0.as_ref() == b.0;
    [] Text<'_>, Built, a, b => *a.0 == *b.0;
    [] Built, Text<'_>, a, b => *a.0 == *b.0;
    [] Built, Built, a, b => a.0 == b.0;
    [T: AsRef<str>] Enum<'_, T>, Built, a, b => *a.0.as_ref() == *b.0;
    [T: PartialEq] Struct<'_, T>, Struct<'_, T>, a, b => a.0 == b.0;
    [A, B: PartialEq<A>] List<'_, A>, List<'_, B>, a, b => *b.0 == *a.0;
    [K: Eq + std::hash::Hash, V: PartialEq] Map<'_, K, V>, Map<'_, K, V>, a, b => a.0 == b.0;
    [A] A, Null, _a, b => match *b {};
}

/// Two lists, element by element. Recommended, unlike the others: rustc then explains what is wrong with the elements.
impl<I, J, A, B> ComparableWith<Projection<I>> for Projection<J>
where
    I: Sequence<Raw = Ready<A>>,
    J: Sequence<Raw = Ready<B>>,
    B: ComparableWith<A>,
{
    fn equals(&self, left: &Projection<I>) -> bool {
        let (mut left, mut right) = (left.0.clone(), self.0.clone());
        loop {
            match (left.next(), right.next()) {
                (Some(a), Some(b)) => {
                    if !equal(&a.0, b.0) {
                        return false;
                    }
                }
                (a, b) => return a.is_none() && b.is_none(),
            }
        }
    }
}

// Recommended, unlike the others: rustc then explains the bound.
impl<S, T: SameEnum<S>> ComparableWith<Enum<'_, S>> for Enum<'_, T> {
    #[inline]
    fn equals(&self, left: &Enum<'_, S>) -> bool {
        self.0.same(left.0)
    }
}

/// The same enum as `S`. Only the same type compares with an enum of the SDK: another one is a mistake that the names
/// of both explain.
#[diagnostic::on_unimplemented(
    message = "the enum `{S}` is compared with a variant of another enum, `{Self}`",
    label = "the path gives a `{S}`: write one of its variants, `{S}::…`"
)]
pub trait SameEnum<S> {
    /// Whether the two are equal.
    fn same(&self, left: &S) -> bool;
}

#[diagnostic::do_not_recommend]
impl<T: PartialEq> SameEnum<T> for T {
    #[inline]
    fn same(&self, left: &T) -> bool {
        left == self
    }
}

/// A run-time value that is a reference to an enum.
#[diagnostic::do_not_recommend]
impl<T: PartialEq> SameEnum<T> for &T {
    #[inline]
    fn same(&self, left: &T) -> bool {
        left == *self
    }
}

/// What is blamed for a mismatch where no type's name is worth saying: rustc uses the words of a nested bound only if
/// that is on another type than the outer one.
#[derive(Debug)]
pub struct Operands;

/// Pairs that cannot be compared, each with its own words. The bound is one that nothing implements, as in
/// [`wall`](super::wall); where a type's name is worth saying, the bound is on that type.
macro_rules! mismatch {
    ($([$($generics:tt)*] $left:ty, $right:ty, $blamed:ty: $message:literal, $label:literal;)*) => {$(
        const _: () = {
            #[diagnostic::on_unimplemented(message = $message, label = $label)]
            pub trait Mismatch<'a> {}

            impl<$($generics)*> ComparableWith<$left> for $right
            where
                for<'x> $blamed: Mismatch<'x>,
            {
                fn equals(&self, _: &$left) -> bool {
                    never()
                }
            }
        };
    )*};
}

mismatch! {
    [] Text<'_>, Number, Operands: "a string is compared with a number", "the path gives a string: write one, in quotes";
    [] Text<'_>, Bool, Operands: "a string is compared with a boolean", "the path gives a string: write one, in quotes";
    [] Text<'_>, Time<'_>, Operands: "a string is compared with a timestamp", "the path gives a string";
    [T] Text<'_>, Enum<'_, T>, T:
        "a string is compared with a variant of the enum `{Self}`",
        "the path gives a plain string: write the value as a string, in quotes";
    [] Number, Text<'_>, Operands: "a number is compared with a string", "the path gives a number: write it without quotes";
    [] Number, Bool, Operands: "a number is compared with a boolean", "the path gives a number";
    [T] Number, Enum<'_, T>, T: "a number is compared with a variant of the enum `{Self}`", "the path gives a number";
    [] Bool, Text<'_>, Operands:
        "a boolean is compared with a string",
        "the path gives a boolean: write `true` or `false`, without quotes";
    [] Bool, Number, Operands: "a boolean is compared with a number", "the path gives a boolean: write `true` or `false`";
    [T] Bool, Enum<'_, T>, T:
        "a boolean is compared with a variant of the enum `{Self}`",
        "the path gives a boolean: write `true` or `false`";
    [] Time<'_>, Text<'_>, Operands:
        "a timestamp is compared with a string",
        "the path gives a timestamp: write one as `{{DateTime::from_secs(…)}}`";
    [] Time<'_>, Number, Operands:
        "a timestamp is compared with a number",
        "the path gives a timestamp: write one as `{{DateTime::from_secs(…)}}`";
    [T] Enum<'_, T>, Number, T:
        "the enum `{Self}` is compared with a number",
        "the path gives a `{Self}`: write one of its variants, `{Self}::…`";
    [T] Enum<'_, T>, Bool, T:
        "the enum `{Self}` is compared with a boolean",
        "the path gives a `{Self}`: write one of its variants, `{Self}::…`";
    [T] Struct<'_, T>, Text<'_>, T: "the structure `{Self}` is compared with a string", "compare one of its fields";
    [T] Struct<'_, T>, Number, T: "the structure `{Self}` is compared with a number", "compare one of its fields";
    [T] Struct<'_, T>, Bool, T: "the structure `{Self}` is compared with a boolean", "compare one of its fields";
    [] Built, Number, Operands: "a string is compared with a number", "the path gives a string: write one, in quotes";
    [] Built, Bool, Operands: "a string is compared with a boolean", "the path gives a string: write one, in quotes";
    [S, T] Struct<'_, S>, Enum<'_, T>, S: "the structure `{Self}` is compared with an enum", "compare one of its fields";
}

/// What is blamed for a list where a single value is expected.
#[derive(Debug)]
pub struct ElementsOf<E>(PhantomData<E>);

/// A list compared with a single value. The bound is on the elements: where their type is already an error, rustc has
/// said so and is silent here.
macro_rules! list_mismatch {
    ($([$($generics:tt)*] $right:ty;)*) => {
        #[diagnostic::on_unimplemented(
            message = "a list is compared with a single value",
            label = "the path gives a list: reach into it with `[]`, compare its elements with `path_any` or `path_all`, or pick one with `| [0]`"
        )]
        pub trait ComparableList<'a> {}

        // Never asked for: two of them keep rustc undecided, and so silent, where the elements' type is an error.
        #[diagnostic::do_not_recommend]
        impl ComparableList<'_> for ElementsOf<Operands> {}

        #[diagnostic::do_not_recommend]
        impl ComparableList<'_> for ElementsOf<()> {}

        $(
            impl<$($generics)* I: Sequence<Raw = Ready<E>>, E> ComparableWith<Projection<I>> for $right
            where
                for<'x> ElementsOf<E>: ComparableList<'x>,
            {
                fn equals(&self, _: &Projection<I>) -> bool {
                    never()
                }
            }

            impl<$($generics)* S> ComparableWith<Selected<S>> for $right
            where
                for<'x> ElementsOf<S>: ComparableList<'x>,
            {
                fn equals(&self, _: &Selected<S>) -> bool {
                    never()
                }
            }

            impl<$($generics)* E> ComparableWith<List<'_, E>> for $right
            where
                for<'x> ElementsOf<E>: ComparableList<'x>,
            {
                fn equals(&self, _: &List<'_, E>) -> bool {
                    never()
                }
            }
        )*
    };
}

list_mismatch! {
    [] Text<'_>;
    [] Number;
    [] Bool;
    [] Time<'_>;
    [T,] Enum<'_, T>;
}

/// A single value compared with a list. The bound is one that nothing implements.
macro_rules! single_mismatch {
    ($([$($generics:tt)*] $left:ty;)*) => {
        #[diagnostic::on_unimplemented(
            message = "a single value is compared with a list",
            label = "the path gives a single value; alternatives are written `A | B`"
        )]
        pub trait ComparableValue<'a> {}

        $(
            impl<$($generics)* J> ComparableWith<$left> for Projection<J>
            where
                for<'x> Operands: ComparableValue<'x>,
            {
                fn equals(&self, _: &$left) -> bool {
                    never()
                }
            }
        )*
    };
}

single_mismatch! {
    [] Text<'_>;
    [] Built;
    [] Number;
    [] Bool;
    [] Time<'_>;
    [T,] Enum<'_, T>;
}

/// A kind that orders against the kind `A`; `Self` is the right operand, as in [`ComparableWith`].
#[diagnostic::on_unimplemented(
    message = "`<`, `<=`, `>` and `>=` compare two numbers or two timestamps",
    label = "one of the two sides is neither"
)]
pub trait OrderedWith<A> {
    /// How `left` orders against this value; `None` where a NaN is involved.
    fn order(&self, left: &A) -> Option<Ordering>;
}

#[diagnostic::do_not_recommend]
impl OrderedWith<Number> for Number {
    #[inline]
    fn order(&self, left: &Number) -> Option<Ordering> {
        left.compare(*self)
    }
}

#[diagnostic::do_not_recommend]
impl OrderedWith<Time<'_>> for Time<'_> {
    #[inline]
    fn order(&self, left: &Time<'_>) -> Option<Ordering> {
        Some(left.0.cmp(self.0))
    }
}

/// `left < right` and its like, `test` saying which: null where either side is.
#[inline]
pub fn ordered<A, B: OrderedWith<A>>(
    left: &Option<A>,
    right: Option<B>,
    test: fn(Ordering) -> bool,
) -> Option<Bool> {
    match (left, right) {
        (Some(left), Some(right)) => right.order(left).map(|order| Bool(test(order))),
        _ => None,
    }
}
