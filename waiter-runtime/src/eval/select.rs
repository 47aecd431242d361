//! Multi-select lists: `[a, b]`. A tuple of values, of which a constant index takes one; where all are of one kind, a list.

use std::array;

use super::kinds::{Projection, Selected};
use super::list::{Flatten, Index, Ready, Sequence};
use super::same::{Joined, SameKind};
use super::slice::Sliced;
use super::wall::{self, never};

/// A tuple of values that have one kind, or that [`SameKind`] converts to one.
#[diagnostic::on_unimplemented(
    message = "what this multi-select list holds is of different kinds",
    label = "only a constant index (`[0]`) takes a value from it"
)]
pub trait Uniform {
    /// The kind.
    type Kind;
    /// The values in their order.
    type Items: Sequence<Raw = Ready<Self::Kind>>;

    /// The values, nulls among them.
    fn items(self) -> Self::Items;
}

/// A tuple of values of any kinds.
pub trait Selection {
    /// How many there are.
    const COUNT: usize;
}

/// A tuple with a value at the position `N`, which counts from the end where it is negative.
#[diagnostic::on_unimplemented(
    message = "this multi-select list has no value `[{N}]`",
    label = "counted from 0, or from -1 at the end"
)]
pub trait Nth<const N: i64> {
    /// Its kind.
    type Kind;

    /// The value.
    fn nth(self) -> Option<Self::Kind>;
}

macro_rules! selected {
    ($($count:literal: $($kind:ident $value:ident $other:ident $front:literal $back:literal),*;)*) => {$(
        selected! { @uniform $count; [$($kind $value)*]; [$($kind $value)*] }
        selected! { @same [$($kind $other)*] }

        impl<$($kind),*> Selection for ($(Option<$kind>,)*) {
            const COUNT: usize = $count;
        }

        selected! { @nth ($($kind $value),*): $($kind $value $front $back),* }
    )*};
    (@uniform $count:literal; $all:tt; [$kind:ident $value:ident $($rest:tt)*]) => {
        selected! { @bounds $count; $all; []; [$kind]; [$($rest)*] }
    };
    // The bound on each kind is that it may stand beside what those before it have become.
    (@bounds $count:literal; $all:tt; [$($bounds:tt)*]; [$($so_far:tt)*]; [$kind:ident $value:ident $($rest:tt)*]) => {
        selected! {
            @bounds $count; $all;
            [$($bounds)* $kind: SameKind<$($so_far)*>,];
            [<$kind as SameKind<$($so_far)*>>::Out];
            [$($rest)*]
        }
    };
    (@bounds $count:literal; [$($kind:ident $value:ident)*]; [$($bounds:tt)*]; [$($one:tt)*]; []) => {
        #[diagnostic::do_not_recommend]
        impl<$($kind),*> Uniform for ($(Option<$kind>,)*)
        where
            $($bounds)*
            $($one)*: Clone,
        {
            type Kind = $($one)*;
            type Items = array::IntoIter<Ready<Self::Kind>, $count>;

            #[inline]
            fn items(self) -> Self::Items {
                let ($($value,)*) = self;
                selected! { @convert []; [$($kind $value)*] }
                [$(Ready($value)),*].into_iter()
            }
        }
    };
    (@convert []; [$kind:ident $value:ident $($rest:ident)*]) => {
        selected! { @convert [$value]; [$($rest)*] }
    };
    (@convert [$($before:ident)*]; [$kind:ident $value:ident $($rest:ident)*]) => {
        $(let $before = $before.map($kind::left);)*
        let $value = $value.map($kind::right);
        selected! { @convert [$($before)* $value]; [$($rest)*] }
    };
    (@convert $before:tt; []) => {};
    // A list of lists has one kind if its lists have, position by position.
    (@same [$($kind:ident $other:ident)*]) => {
        #[diagnostic::do_not_recommend]
        impl<$($kind, $other: SameKind<$kind>),*> SameKind<Selected<($(Option<$kind>,)*)>>
            for Selected<($(Option<$other>,)*)>
        {
            type Out = Selected<($(Option<$other::Out>,)*)>;
            type List<
                I: Sequence<Raw = Ready<Selected<($(Option<$kind>,)*)>>>,
                J: Sequence<Raw = Ready<Self>>,
            > = Joined<I, J, Self::Out>;

            #[inline]
            #[allow(non_snake_case)] // kinds and their values have one name
            fn left(left: Selected<($(Option<$kind>,)*)>) -> Self::Out {
                let ($($other,)*) = left.0;
                Selected(($($other.map(<$other as SameKind<$kind>>::left),)*))
            }

            #[inline]
            #[allow(non_snake_case)] // as above
            fn right(self) -> Self::Out {
                let ($($other,)*) = self.0;
                Selected(($($other.map(<$other as SameKind<$kind>>::right),)*))
            }
        }
    };
    (@nth $all:tt: $($kind:ident $value:ident $front:literal $back:literal),*) => {$(
        selected! { @one $all $kind $value $front }
        selected! { @one $all $kind $value $back }
    )*};
    (@one ($($kind:ident $value:ident),*) $taken:ident $result:ident $at:literal) => {
        #[diagnostic::do_not_recommend]
        impl<$($kind),*> Nth<$at> for ($(Option<$kind>,)*) {
            type Kind = $taken;

            #[inline]
            #[allow(unused_variables)] // all but the one that is taken
            fn nth(self) -> Option<$taken> {
                let ($($value,)*) = self;
                $result
            }
        }
    };
}

// The macro's `MAX_SELECTED` says how many there may be.
selected! {
    1: A a A2 0 -1;
    2: A a A2 0 -2, B b B2 1 -1;
    3: A a A2 0 -3, B b B2 1 -2, C c C2 2 -1;
    4: A a A2 0 -4, B b B2 1 -3, C c C2 2 -2, D d D2 3 -1;
    5: A a A2 0 -5, B b B2 1 -4, C c C2 2 -3, D d D2 3 -2, E e E2 4 -1;
    6: A a A2 0 -6, B b B2 1 -5, C c C2 2 -4, D d D2 3 -3, E e E2 4 -2, F f F2 5 -1;
    7: A a A2 0 -7, B b B2 1 -6, C c C2 2 -5, D d D2 3 -4, E e E2 4 -3, F f F2 5 -2, G g G2 6 -1;
    8: A a A2 0 -8, B b B2 1 -7, C c C2 2 -6, D d D2 3 -5, E e E2 4 -4, F f F2 5 -3, G g G2 6 -2, H h H2 7 -1;
}

impl<T> Selected<T> {
    /// `[n]`
    #[inline]
    pub fn index<const N: i64>(self, _: Index<N>) -> Option<Ready<T::Kind>>
    where
        T: Nth<N>,
    {
        Some(Ready(self.0.nth()))
    }

    /// `[*]`, and the start of `[]` and `[?…]`.
    #[inline]
    pub fn elements<I>(self) -> Projection<I>
    where
        T: Uniform<Items = I>,
    {
        Projection(self.0.items())
    }

    /// `[start:stop:step]`
    #[inline]
    pub fn slice<I: Sequence>(
        self,
        start: Option<i64>,
        stop: Option<i64>,
        step: i64,
    ) -> Projection<Sliced<I>>
    where
        T: Uniform<Items = I>,
    {
        self.elements().slice(start, stop, step)
    }

    /// Wall: a list has no fields.
    pub fn node<O>(self) -> O
    where
        for<'x> T: wall::list::Field<'x, Out = O>,
    {
        never()
    }
}

impl<T: Uniform> Flatten for Selected<T> {
    type Raw = Ready<T::Kind>;
    type Items = T::Items;

    #[inline]
    fn items(self) -> T::Items {
        self.0.items()
    }
}
